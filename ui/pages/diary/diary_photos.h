#pragma once
#include "ui/shell/workspace.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

class QListWidget;

namespace gantry {

class RecordFiles;
class TextLabel;

/// The picture in these bytes, no larger than `side` on each side. A file from elsewhere is hostile: only formats of photographs are read,
/// and how large it is unpacked is looked at before that. Errors: Format ("diary.no-image"), Invalid ("diary.image-too-large"), each with
/// the name.
Result<QImage> thumbnailOf(const QByteArray& bytes, const QString& name, int side);

/// The photographs and files of a day: pictures as small as they are recognised by, and below them the files, attached by choice or by
/// dropping them anywhere here. Pictures are made one by one between other events.
class DiaryPhotos final : public QWidget {
    Q_OBJECT
public:
    explicit DiaryPhotos(Workspace& workspace, QWidget* parent = nullptr);
    void setDay(DiaryDayId day);
    /// Pictures that are shown.
    int pictures() const;
    RecordFiles& files() const { return *m_files; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void refresh();
    void makeNext();

    Workspace& m_workspace;
    DiaryDayId m_day;
    QListWidget* m_strip;
    RecordFiles* m_files;
    std::vector<AttachmentId> m_shown, m_waiting;
    QTimer m_next;
};

} // namespace gantry
