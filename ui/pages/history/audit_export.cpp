#include "ui/pages/history/audit_export.h"

#include "core/exchange/csv/csv.h"
#include "core/exchange/table/audit_table.h"
#include "core/exchange/xlsx/xlsx.h"
#include "ui/report/report_job.h"

namespace gantry {
namespace {
constexpr int sliceMs = 30;
}

AuditExport::AuditExport(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &AuditExport::gather);
    connect(&m_table, &TableExport::progressed, this, [this](int percent) { Q_EMIT progressed(50 + percent / 2); });
    connect(&m_table, &TableExport::finished, this, [this] { end({}); });
    connect(&m_table, &TableExport::failed, this, [this](const Error& error) { end(error); });
}

AuditExport::~AuditExport() = default;

void AuditExport::start(const AuditFilter& filter, const QString& path)
{
    if (m_busy) return;
    m_busy = true;
    m_path = path;
    m_document = ReportJob::isDocument(path);
    m_count = 0;
    m_rows = {filterText(m_session.portfolio(), filter), filter.node, {}, 0};
    m_walk = std::make_unique<AuditWalk>(m_session, filter);
    gather();
}

void AuditExport::cancel()
{
    m_table.cancel();
    if (m_walk) end(Error{Errc::Cancelled, "export.cancelled", {}});
}

void AuditExport::gather()
{
    if (!m_walk) return;
    const bool more = m_walk->step(sliceMs, [this](const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left) {
        ++m_count;
        if (m_document && std::ssize(m_rows.entries) >= mostInDocument)
            ++m_rows.left;
        else
            m_rows.entries.push_back(auditEntryRows(entry, changes, left));
    });
    const qint64 all = std::max<qint64>(m_session.sequence(), 1);
    Q_EMIT progressed(int(50 * std::min(m_walk->looked(), all) / all));
    if (more)
        m_next.start();
    else
        write();
}

void AuditExport::write()
{
    m_walk.reset();
    if (m_document) {
        auto* job = new ReportJob(auditExtractDocument(reportInput(m_session), m_rows), m_path, this);
        m_rows = {};
        connect(job, &ReportJob::finished, this, [this, job](const Result<void>& done) {
            job->deleteLater();
            end(done);
        });
        return;
    }
    m_table.start(
        [entries = std::make_shared<std::vector<AuditEntryRows>>(std::move(m_rows.entries)), now = m_session.identity().clock(),
            workbook = TableExport::isWorkbook(m_path)](const Progress& progress) -> Result<QByteArray> {
            OutTable table = auditTable(std::move(*entries));
            if (workbook) return writeXlsx({table}, now, progress);
            return writeCsv(table);
        },
        m_path, m_count);
}

void AuditExport::end(const Result<void>& done)
{
    m_walk.reset();
    m_rows = {};
    m_busy = false;
    if (done)
        Q_EMIT finished(m_path, m_count);
    else
        Q_EMIT failed(done.error());
}

} // namespace gantry
