#include "ui/export/table_export.h"

#include "core/base/write_whole.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/xlsx/xlsx.h"

#include <QFileDialog>
#include <QFileInfo>

namespace gantry {

QString TableExport::askWhere(QWidget* parent, const QString& name)
{
    QString filter;
    QString path =
        QFileDialog::getSaveFileName(parent, tr("Export"), name + QStringLiteral(".xlsx"), tr("Workbook (*.xlsx);;CSV (*.csv)"), &filter);
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += filter.contains(QLatin1String("xlsx")) ? QStringLiteral(".xlsx") : QStringLiteral(".csv");
    return path;
}

TableExport::TableExport(QObject* parent)
    : QObject(parent)
{
}

TableExport::~TableExport()
{
    m_stop.request_stop();
    if (m_worker.joinable()) m_worker.join();
}

void TableExport::start(OutTable table, const QString& path, Instant now)
{
    const qsizetype rows = table.rows;
    start(
        [table = std::move(table), now, workbook = isWorkbook(path)](const Progress& progress) -> Result<QByteArray> {
            if (workbook) return writeXlsx({table}, now, progress);
            return writeCsv(table);
        },
        path, rows);
}

void TableExport::start(Make make, const QString& path, qsizetype rows)
{
    if (m_busy) return;
    m_busy = true;
    m_stop = std::stop_source();
    if (m_worker.joinable()) m_worker.join();
    const Progress progress{[this](const QString&, int percent) {
                                QMetaObject::invokeMethod(
                                    this, [this, percent] { Q_EMIT progressed(percent); }, Qt::QueuedConnection);
                            },
        m_stop.get_token()};
    m_worker = std::thread([this, make = std::move(make), path, rows, progress] {
        const auto bytes = make(progress);
        Result<void> done = bytes ? Result<void>() : bytes.error();
        if (done && progress.stop.stop_requested()) done = Error{Errc::Cancelled, "export.cancelled", {}};
        if (done) done = writeWhole(*bytes, path);
        QMetaObject::invokeMethod(
            this,
            [this, done, path, rows] {
                m_busy = false;
                if (!done)
                    Q_EMIT failed(done.error());
                else
                    Q_EMIT finished(path, rows);
            },
            Qt::QueuedConnection);
    });
}

} // namespace gantry
