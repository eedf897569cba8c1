#include "ui/export/export_job.h"

#include <QFileInfo>
#include <QSaveFile>

namespace gantry {
namespace {

const QString xmlPattern = QStringLiteral("(*.xml)"), xerPattern = QStringLiteral("(*.xer)");

Result<ExportReport> writeProject(const ExportRequest& request, SourceFormat format, const QString& path, const Progress& progress)
{
    const QString name = QFileInfo(path).fileName();
    auto made = exportProject(request, format, name, progress);
    if (!made) return made.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return Error{Errc::Io, "file.cannot-write", {name}};
    file.write(made->bytes);
    if (!file.commit()) return Error{Errc::Io, "file.cannot-write", {name}};
    return std::move(made->report);
}

} // namespace

QString ExportJob::fileFilter()
{
    return QStringLiteral("%1 %2;;%3 %4").arg(formatName(SourceFormat::Mspdi), xmlPattern, formatName(SourceFormat::Xer), xerPattern);
}

SourceFormat ExportJob::formatOf(const QString& path, const QString& filter)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"xer" || suffix == u"xml") // what somebody typed counts more than a list beside it
        return suffix == u"xer" ? SourceFormat::Xer : SourceFormat::Mspdi;
    return filter.endsWith(xerPattern) ? SourceFormat::Xer : SourceFormat::Mspdi;
}

ExportJob::ExportJob(QObject* parent)
    : QObject(parent)
{
}

ExportJob::~ExportJob()
{
    if (m_worker.joinable()) m_worker.join();
}

void ExportJob::start(const Session& session, NodeId project, SourceFormat format, const QString& path, Progress progress)
{
    if (m_busy) return;
    if (m_worker.joinable()) m_worker.join();
    ExportRequest request =
        exportRequest(session.portfolio(), project, session.schedule(project), [&](SnapshotId id) { return session.frozen(id); });
    request.now = session.identity().clock();
    request.author = session.identity().author;
    m_busy = true;
    m_worker = std::thread([this, request = std::move(request), format, path, progress = std::move(progress)] {
        auto done = writeProject(request, format, path, progress);
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
                m_busy = false;
                if (done)
                    Q_EMIT finished(*done);
                else
                    Q_EMIT failed(done.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace gantry
