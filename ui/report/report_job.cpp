#include "ui/report/report_job.h"

#include "core/base/write_whole.h"
#include "core/report/html.h"
#include "ui/report/report_pdf.h"

#include <QElapsedTimer>

namespace gantry {
namespace {
constexpr int sliceMs = 30;
bool isPdf(const QString& path) { return path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive); }
} // namespace

ReportJob::ReportJob(ReportDocument document, const QString& path, QObject* parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_path(path)
    , m_pdf(isPdf(path) ? std::make_unique<ReportPdf>(m_document) : nullptr)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ReportJob::work);
    m_next.start(0);
}

ReportJob::~ReportJob() = default;

bool ReportJob::isDocument(const QString& path)
{
    return isPdf(path) || path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".htm"), Qt::CaseInsensitive);
}

void ReportJob::work()
{
    if (!m_pdf) {
        Q_EMIT finished(writeReportHtml(m_document, m_path));
        return;
    }
    QElapsedTimer timer;
    timer.start();
    bool more = true;
    while (more && timer.elapsed() < sliceMs) more = m_pdf->next();
    if (more)
        m_next.start(0);
    else
        Q_EMIT finished(writeWhole(m_pdf->finish(), m_path));
}

} // namespace gantry
