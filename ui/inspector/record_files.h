#pragma once
#include "ui/shell/workspace.h"

#include <QScrollArea>
#include <QTemporaryDir>

class QPushButton;
class QVBoxLayout;

namespace gantry {

/// The files kept on one record: attached by choice or by dropping them here, opened with the system's program for their kind, saved
/// elsewhere, removed.
class RecordFiles final : public QScrollArea {
    Q_OBJECT
public:
    explicit RecordFiles(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    /// Reads files and keeps them on the record, each as one step; what is refused is told, and the others are taken.
    void attachFiles(const QStringList& paths);
    /// Shows a copy of it with the system's program; asks first where that would run it.
    void open(AttachmentId file);
    void saveAs(AttachmentId file, const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void follow();
    void choose();
    void chooseWhere(AttachmentId file);
    void attachNext();
    void tellRefused();
    void remove(AttachmentId file);
    bool mayOpen(const QString& name);
    QWidget* rowOf(AttachmentId file, bool writable);

    Workspace& m_workspace;
    RecordKey m_record;
    QPushButton* m_add;
    QVBoxLayout* m_list;
    std::vector<AttachmentId> m_shown;
    std::vector<std::pair<RecordKey, QString>> m_waiting; // files to be attached, one after the other
    std::vector<Error> m_refused; // of those that are through
    std::unique_ptr<QTemporaryDir> m_copies; // of what was opened; goes with the window
};

} // namespace gantry
