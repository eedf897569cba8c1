#pragma once
#include "ui/governance/kept_files.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace gantry {

class FileIntake;

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
    KeptFile kept(AttachmentId file) const;
    void remove(AttachmentId file);
    QWidget* rowOf(AttachmentId file, bool writable);

    Workspace& m_workspace;
    RecordKey m_record;
    QPushButton* m_add;
    QVBoxLayout* m_list;
    std::vector<AttachmentId> m_shown;
    FileIntake* m_intake;
};

} // namespace gantry
