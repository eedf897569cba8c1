#include "ui/export/export_job.h"

#include "core/base/write_whole.h"

#include <QFileInfo>
#include <algorithm>

namespace gantry {
namespace {

struct Choice {
    SourceFormat format;
    const char* suffix;
};
constexpr Choice choices[] = {{SourceFormat::Mspdi, "xml"}, {SourceFormat::Xer, "xer"}, {SourceFormat::Pmxml, "xml"}};
QString filterOf(const Choice& c) { return QStringLiteral("%1 (*.%2)").arg(formatName(c.format), QLatin1String(c.suffix)); }

Result<ExportReport> writeProject(const ExportRequest& request, SourceFormat format, const QString& path, const Progress& progress)
{
    auto made = exportProject(request, format, QFileInfo(path).fileName(), progress);
    if (!made) return made.error();
    if (auto written = writeWhole(made->bytes, path); !written) return written.error();
    return std::move(made->report);
}

} // namespace

QString ExportJob::fileFilter()
{
    QStringList filters;
    for (const Choice& c : choices) filters << filterOf(c);
    return filters.join(QStringLiteral(";;"));
}

SourceFormat ExportJob::formatOf(const QString& path, const QString& filter)
{
    const auto chosen = std::ranges::find(choices, filter, &filterOf);
    const Choice& listed = chosen == std::end(choices) ? choices[0] : *chosen;
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String(listed.suffix)) return listed.format;
    for (const Choice& c : choices) // what somebody typed counts more than a list beside it
        if (suffix == QLatin1String(c.suffix)) return c.format;
    return listed.format;
}

QString ExportJob::suffixOf(SourceFormat format) { return QLatin1String(std::ranges::find(choices, format, &Choice::format)->suffix); }

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
