#include "ui/pages/diary/diary_photos.h"

#include "core/edit/attachments.h"
#include "core/text/text.h"
#include "ui/inspector/record_files.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QBuffer>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QImageReader>
#include <QListWidget>
#include <QMimeData>
#include <QUrl>

namespace gantry {
namespace {

constexpr int side = 112; // px
constexpr qint64 mostPixels = 120'000'000, mostWhole = 40'000'000; // of a picture that is unpacked in parts, and as a whole
constexpr std::size_t mostPictures = 60;

bool mayBePicture(const QString& name)
{
    static const QStringList endings{QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("png"), QStringLiteral("bmp"),
        QStringLiteral("webp"), QStringLiteral("tif"), QStringLiteral("tiff")};
    return endings.contains(QFileInfo(name).suffix().toLower());
}

} // namespace

Result<QImage> thumbnailOf(const QByteArray& bytes, const QString& name, int most)
{
    static const QList<QByteArray> photographs{"jpeg", "png", "bmp", "webp", "tiff"};
    const Error none{Errc::Format, "diary.no-image", {name}}, large{Errc::Invalid, "diary.image-too-large", {name}};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    if (!photographs.contains(format)) return none;
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty()) return none;
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels > (format == "jpeg" ? mostPixels : mostWhole)) return large;
    if (size.width() > most || size.height() > most) reader.setScaledSize(size.scaled(most, most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    return image.isNull() ? Result<QImage>(none) : Result<QImage>(image);
}

DiaryPhotos::DiaryPhotos(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_strip(new QListWidget)
    , m_files(new RecordFiles(workspace))
{
    setAcceptDrops(true);
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setIconSize({side, side});
    m_strip->setGridSize({side + 24, side + 32});
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Static);
    m_strip->setUniformItemSizes(true);
    m_strip->setFrameShape(QFrame::NoFrame);
    m_strip->setTextElideMode(Qt::ElideMiddle);
    m_strip->setFixedHeight(side + 56);
    m_strip->setAccessibleName(tr("Photographs"));
    m_strip->viewport()->setAutoFillBackground(false);
    m_strip->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_files);
    m_files->setMinimumHeight(grown(120));
    connect(m_strip, &QListWidget::itemActivated, this,
        [this](QListWidgetItem* item) { m_files->open(AttachmentId{item->data(Qt::UserRole).toLongLong()}); });
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &DiaryPhotos::makeNext);
    connect(&workspace.session(), &Session::changed, this, [this] {
        if (m_day && attachmentsOn(m_workspace.portfolio(), {entityOf<DiaryDay>(), m_day.value}) != m_shown) refresh();
    });
}

void DiaryPhotos::setDay(DiaryDayId day)
{
    if (day == m_day) return;
    m_day = day;
    m_files->setRecord(day ? RecordKey{entityOf<DiaryDay>(), day.value} : RecordKey{});
    refresh();
}

void DiaryPhotos::refresh()
{
    m_strip->clear();
    m_shown = m_day ? attachmentsOn(m_workspace.portfolio(), {entityOf<DiaryDay>(), m_day.value}) : std::vector<AttachmentId>();
    m_waiting.clear();
    for (const AttachmentId id : m_shown)
        if (const Attachment* a = m_workspace.portfolio().find(id); a && mayBePicture(a->title) && m_waiting.size() < mostPictures)
            m_waiting.push_back(id);
    std::ranges::reverse(m_waiting);
    m_strip->setVisible(!m_waiting.empty());
    if (!m_waiting.empty()) m_next.start();
}

void DiaryPhotos::makeNext()
{
    if (m_waiting.empty()) return;
    const AttachmentId id = m_waiting.back();
    m_waiting.pop_back();
    if (const Attachment* a = m_workspace.portfolio().find(id)) {
        const auto bytes = m_workspace.session().content(a->content);
        const auto image = bytes ? thumbnailOf(*bytes, a->title, int(side * devicePixelRatioF())) : Result<QImage>(bytes.error());
        auto* item = new QListWidgetItem(image ? QIcon(QPixmap::fromImage(*image)) : icon("file"), a->title, m_strip);
        item->setData(Qt::UserRole, id.value);
        item->setData(Qt::UserRole + 1, image.has_value());
        item->setToolTip(image ? a->title : sentence(image.error()));
    }
    if (!m_waiting.empty()) m_next.start();
}

int DiaryPhotos::pictures() const
{
    int out = 0;
    for (int i = 0; i < m_strip->count(); ++i) out += m_strip->item(i)->data(Qt::UserRole + 1).toBool();
    return out;
}

void DiaryPhotos::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_day && event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void DiaryPhotos::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    m_files->attachFiles(paths);
}

} // namespace gantry
