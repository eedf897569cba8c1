#include "ui/pages/register/register_export.h"

#include "core/exchange/csv/csv.h"
#include "core/exchange/xlsx/xlsx.h"
#include "ui/tables/cell_block.h"
#include "ui/tables/record_grid.h"

#include <QElapsedTimer>
#include <QTimer>

namespace gantry {
namespace {

constexpr int sliceMilliseconds = 10;

} // namespace

RegisterExport::RegisterExport(QObject* parent)
    : QObject(parent)
{
    connect(&m_out, &TableExport::progressed, this, [this](int percent) { Q_EMIT progressed(50 + percent / 2); });
    connect(&m_out, &TableExport::finished, this, [this](const QString& path, qsizetype rows) {
        m_busy = false;
        Q_EMIT finished(path, rows);
    });
    connect(&m_out, &TableExport::failed, this, [this](const Error& error) {
        m_busy = false;
        Q_EMIT failed(error);
    });
}

void RegisterExport::cancel()
{
    m_cancelled = true;
    m_out.cancel();
}

void RegisterExport::start(const TableView& view, const QString& path, Rows rows)
{
    if (m_busy) return;
    m_busy = true;
    m_cancelled = false;
    m_path = path;
    RecordTableModel& model = view.records();
    m_model = &model;
    m_now = model.session().identity().clock();
    const bool workbook = TableExport::isWorkbook(path);
    const Portfolio portfolio = model.portfolio();
    const Entity entity = model.entity();
    if (rows == Rows::All) {
        std::vector<qint64> ids = model.idsInScope();
        const auto count = qsizetype(ids.size());
        return m_out.start(
            [=, now = m_now](const Progress& progress) -> Result<QByteArray> {
                if (!workbook) return writeCsv(portfolio, entity, ids);
                return writeXlsx({registerTable(portfolio, entity, ids)}, now, progress);
            },
            path, count);
    }
    m_columns = view.shownColumns();
    m_ids = model.shownIds(); // a folded group is not left out: nobody means that by folding
    if (!workbook) {
        RecordGrid grid(model);
        const QByteArray bytes = blockCsv(grid, {m_ids, m_columns});
        return m_out.start([bytes](const Progress&) { return Result<QByteArray>(bytes); }, path, qsizetype(m_ids.size()));
    }
    m_table = {infoOf(entity).pluralText(), {}, 0, {}};
    for (int column : m_columns) {
        const Column& c = model.columnAt(column);
        const bool hours = outTitle(c.format) != c.format.labelText();
        m_table.columns.push_back({hours ? tr("%1 (h)").arg(c.title) : c.title, lookOf(c.format)});
    }
    m_cells = std::make_shared<std::vector<std::vector<TableCell>>>();
    m_names = std::make_unique<OutCells>(portfolio);
    gather();
}

/// Columns read the portfolio of the window, so their cells are gathered on its thread, a slice at a time.
void RegisterExport::gather()
{
    if (m_cancelled || !m_model) {
        m_busy = false;
        Q_EMIT failed(Error{Errc::Cancelled, "export.cancelled", {}});
        return;
    }
    QElapsedTimer slice;
    slice.start();
    while (m_cells->size() < m_ids.size() && slice.elapsed() < sliceMilliseconds) {
        auto& line = m_cells->emplace_back();
        const qint64 id = m_ids[m_cells->size() - 1];
        if (!m_model->portfolio().table(m_model->entity()).contains(id)) continue; // removed meanwhile
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const Column& column = m_model->columnAt(m_columns[c]);
            line.push_back(
                m_names->cell(int(c), column.format, column.value(id), m_model->unitsOf({m_model->entity(), id}, column).moneyDigits));
        }
    }
    if (m_cells->size() < m_ids.size()) {
        Q_EMIT progressed(int(50 * m_cells->size() / m_ids.size()));
        QTimer::singleShot(0, this, &RegisterExport::gather);
        return;
    }
    OutTable table = std::move(m_table);
    table.rows = qsizetype(m_cells->size());
    table.row = [cells = std::move(m_cells)](qsizetype row) { return (*cells)[std::size_t(row)]; };
    m_out.start(std::move(table), m_path, m_now);
}

} // namespace gantry
