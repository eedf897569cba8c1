#include "ui/pages/cash_flow/cash_cells.h"

#include "core/edit/cash_flow.h"
#include "core/text/cost_text.h"

#include <map>
#include <set>

namespace gantry {

QString CashCells::copied(qint64 row, int column)
{
    const QModelIndex cell = m_model.index(m_model.rowOf(row), column);
    return cell.data(holdsWords(column) ? int(Qt::DisplayRole) : int(CashGridModel::AmountTextRole)).toString();
}

Result<ChangeSet> CashCells::typed(const TypedOn& on, qint64 row, int column, const QString& text)
{
    const auto amount = m_model.typed(text);
    if (!amount) return amount.error();
    if (m_model.amountAt(m_model.rowOf(row), column) == Amount{amount->minor} && &on.portfolio == &portfolio()) return ChangeSet{};
    const CashEntry entry{m_model.recordAt(m_model.rowOf(row)), m_model.columnAt(column).first, *amount};
    return setCashMonths(on.portfolio, m_workspace.session().ids(), *m_flows.flow(m_model.project()), {entry}, m_model.enteredKind());
}

std::optional<CellFigure> CashCells::figure(qint64 row, int column)
{
    if (holdsWords(column)) return std::nullopt;
    const Amount amount = m_model.amountAt(m_model.rowOf(row), column);
    return amount ? std::optional(CellFigure{Kind::Money, amount.minor, m_model.currency()}) : std::nullopt;
}

QString CashCells::figureText(qint64, int, const Value& value) const { return amountText(Amount{intOf(value)}, m_model.digits()); }

std::vector<CellBlock> CashSheet::selectedBlocks() const
{
    std::map<int, std::set<int>> cells; // columns by row
    for (const QModelIndex& cell : m_grid.selected())
        if (cell.row() < m_model.objects() && m_model.columnAt(cell.column()).shows != CashColumn::Year)
            cells[cell.row()].insert(cell.column());
    std::vector<CellBlock> blocks;
    for (const auto& [row, chosen] : cells) {
        std::vector<int> columns(chosen.begin(), chosen.end());
        if (blocks.empty() || blocks.back().columns != columns) blocks.push_back({{}, std::move(columns)});
        blocks.back().records.push_back(m_model.recordAt(row).id);
    }
    return blocks;
}

std::vector<qint64> CashSheet::shownRows() const
{
    std::vector<qint64> out;
    for (int row = 0; row < m_model.objects(); ++row) out.push_back(m_model.recordAt(row).id);
    return out;
}

std::vector<int> CashSheet::shownColumns() const
{
    std::vector<int> out;
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (m_model.columnAt(column).shows != CashColumn::Year && (column != CashColumn::Curve || m_model.project())) out.push_back(column);
    return out;
}

void CashSheet::selectBlock(const CellBlock& block)
{
    QItemSelection selection;
    for (qint64 record : block.records)
        for (int column : block.columns)
            if (const QModelIndex cell = m_model.index(m_model.rowOf(record), column); cell.isValid()) selection.select(cell, cell);
    m_grid.months().selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace gantry
