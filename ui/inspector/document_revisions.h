#pragma once
#include "ui/shell/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace gantry {

class TextLabel;

/// Under the form of a document: its revisions, each leading to its record, where else the same file is kept, and room to drop its file.
/// Nothing for records of another kind.
class DocumentRevisions final : public QWidget {
    Q_OBJECT
public:
    explicit DocumentRevisions(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    /// "A, Superseded", "B, WIP": as they stand there, the newest first.
    QStringList revisions() const { return m_told; }
    /// "The same file is kept as DOC-0012 Site plan."; empty where it is kept once.
    QString sameFile() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();

    Workspace& m_workspace;
    RecordKey m_record;
    TextLabel *m_same, *m_drop;
    QVBoxLayout* m_list;
    QStringList m_told;
};

} // namespace gantry
