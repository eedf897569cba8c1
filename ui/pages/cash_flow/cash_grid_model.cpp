#include "ui/pages/cash_flow/cash_grid_model.h"

#include "core/edit/cash_flow.h"
#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"
#include "core/text/numbers.h"
#include "core/text/text.h"

namespace gantry {
namespace {

constexpr int monthsAhead = 12; // shown at least, so that there is room to enter

CashMonth sumOf(const CashRow& row, const CashColumn& column)
{
    if (column.months == 1) return row.months.at(column.first);
    CashMonth sum;
    for (int i = 0; i < column.months; ++i) sum += row.months.at(column.first + i);
    return sum;
}

} // namespace

CashFigure figureOf(CashView view)
{
    switch (view) {
    case CashView::Forecast: return CashFigure::Forecast;
    case CashView::Actual: return CashFigure::Paid;
    case CashView::Baseline: return CashFigure::Baseline;
    case CashView::Target: return CashFigure::Target;
    case CashView::Variance: return CashFigure::Variance;
    }
    return {};
}

Amount amountOf(const CashMonth& sum, CashView view)
{
    switch (view) {
    case CashView::Forecast: return sum.forecast();
    case CashView::Actual: return sum.paid;
    case CashView::Baseline: return sum.baseline;
    case CashView::Target: return sum.target;
    case CashView::Variance: return sum.variance();
    }
    return {};
}

CashGridModel::CashGridModel(Workspace& workspace, CashFlows& flows, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_flows(flows)
{
}

void CashGridModel::setView(CashView view)
{
    m_view = view;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CashGridModel::setWholeAmounts(bool whole)
{
    m_whole = whole;
    setView(m_view);
}

std::vector<CashGridModel::Line> CashGridModel::linesOf(const CashFlow& flow) const
{
    const Portfolio& portfolio = m_workspace.portfolio();
    std::vector<Line> out;
    for (const CashRow& row : flow.rows) {
        CashName name = cashNameOf(portfolio, flow, row.record);
        out.push_back({row.record, std::move(name.code), std::move(name.title), row});
    }
    return out;
}

std::vector<CashColumn> CashGridModel::columnsFor(const FiscalYears& years) const
{
    std::vector<CashColumn> out{{CashColumn::Object, {}, 0, false, m_project ? tr("Object") : tr("Project")},
        {CashColumn::Curve, {}, 0, false, tr("Curve")}, {CashColumn::ToCome, {}, 0, false, tr("To come")},
        {CashColumn::Remainder, {}, 0, false, tr("Unassigned")}};
    const CashSeries& months = m_total.months;
    const Month first = months.empty() ? m_firstOpen : std::min(months.first(), m_firstOpen);
    Month last = std::max(m_firstOpen + (monthsAhead - 1), months.empty() ? m_firstOpen : months.last());
    last = years.firstMonth(years.of(last) + 1) + -1; // whole years, so that columns rarely change
    Month year = first;
    for (Month m = first; m <= last; m = m + 1) {
        out.push_back({CashColumn::Months, m, 1, m < m_firstOpen, monthText(m)});
        const qint64 named = years.of(m);
        if (years.of(m + 1) == named) continue;
        const QString title = years.areCalendarYears() ? QString::number(named) : tr("FY %1").arg(named);
        out.push_back({CashColumn::Year, year, m - year + 1, false, title});
        year = m + 1;
    }
    return out;
}

void CashGridModel::reload()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    std::vector<Line> lines;
    m_project = m_workspace.project();
    m_flow.reset();
    if (m_project) {
        m_flow = m_flows.flow(m_project);
        lines = linesOf(*m_flow);
        m_total = m_flow->total;
        m_currency = m_flow->currency;
        m_firstOpen = m_flow->firstOpen;
    } else {
        m_total = {};
        m_firstOpen = m_flows.basis().firstOpen({});
        m_currency = m_flows.basis().rates().portfolioCurrency();
        for (const auto& flow : m_flows.flows(m_workspace.projects())) {
            if (flow->rows.empty()) continue;
            const Node* node = portfolio.find(flow->project);
            lines.push_back({{entityOf<Node>(), flow->project.value}, node->code, node->name, flow->inPortfolio});
            m_total += flow->inPortfolio;
        }
    }
    m_digits = minorDigitsOf(portfolio, m_currency);
    auto columns = columnsFor(fiscalYearsOf(portfolio, m_project));
    const bool same =
        columns == m_columns && lines.size() == m_rows.size() && std::ranges::equal(lines, m_rows, {}, &Line::record, &Line::record);
    if (!same) beginResetModel();
    m_rows = std::move(lines);
    m_columns = std::move(columns);
    if (!same)
        endResetModel();
    else
        setView(m_view);
}

int CashGridModel::columnOf(Month month) const
{
    for (std::size_t i = cashFrozenColumns; i < m_columns.size(); ++i)
        if (m_columns[i].shows == CashColumn::Months && m_columns[i].first == month) return int(i);
    return -1;
}

RecordKey CashGridModel::recordAt(int row) const { return row >= 0 && row < objects() ? m_rows[std::size_t(row)].record : RecordKey{}; }

int CashGridModel::rowOf(RecordKey record) const
{
    const auto at = std::ranges::find(m_rows, record, &Line::record);
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

int CashGridModel::rowOf(qint64 id) const
{
    const auto at = std::ranges::find_if(m_rows, [id](const Line& line) { return line.record.id == id; });
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

const CashRow* CashGridModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount()) return nullptr;
    return row < objects() ? &m_rows[std::size_t(row)].amounts : &m_total;
}

Amount CashGridModel::amountAt(int row, int column) const
{
    const CashRow& amounts = *rowAt(row);
    const CashColumn& shown = columnAt(column);
    switch (shown.shows) {
    case CashColumn::ToCome: return amounts.toCome;
    case CashColumn::Remainder: return amounts.remainder;
    case CashColumn::Months:
    case CashColumn::Year: return amountOf(sumOf(amounts, shown), m_view);
    default: return {};
    }
}

bool CashGridModel::isEditable(int row, int column) const
{
    const CashColumn& shown = columnAt(column);
    return m_project && row >= 0 && row < objects() && shown.shows == CashColumn::Months && !shown.closed
        && (m_view == CashView::Forecast || m_view == CashView::Target) && !m_workspace.session().isReadOnly();
}

Result<Money> CashGridModel::typed(const QString& text) const
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed == u"-" || trimmed == u"–") return Money{};
    const auto value = parseNumber(trimmed, m_digits, QLocale());
    if (!value) return Error{Errc::Invalid, "cash.not-an-amount", {trimmed}};
    return Money{*value};
}

int CashGridModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || m_rows.empty() ? 0 : objects() + 1; }
int CashGridModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QString CashGridModel::textOf(Amount amount) const
{
    if (amount && m_whole) return numberText(nearest(amount.minor, powerOfTen(m_digits)), 0, 0, QLocale());
    return amountText(amount, m_digits);
}

QString CashGridModel::tipOf(int row, const CashColumn& column) const
{
    const CashRow& amounts = *rowAt(row);
    if (column.shows == CashColumn::Object)
        return row < objects() ? withCode(m_rows[std::size_t(row)].code, m_rows[std::size_t(row)].title) : QString();
    if (column.shows == CashColumn::Curve) return m_project && row < objects() ? spreadSentence(amounts) : QString();
    if (column.shows == CashColumn::Remainder) {
        if (amounts.remainder == Amount{}) return tr("All of what is to come lies on months.");
        return amounts.remainder.minor < 0 ? tr("Months hold more than is to come.") : tr("To come and on no month yet.");
    }
    if (column.shows == CashColumn::ToCome) return {};
    const CashMonth sum = sumOf(amounts, column);
    QStringList lines{column.title};
    const auto add = [&](const QString& what, Amount amount) {
        if (amount != Amount{}) lines << what.arg(amountText(amount, m_digits));
    };
    add(tr("Paid %1"), sum.paid);
    add(tr("To come %1"), sum.toCome);
    add(tr("Baseline %1"), sum.baseline);
    add(tr("Target %1"), sum.target);
    if (column.closed) lines << tr("Closed: it shows what was paid.");
    return lines.join(u'\n');
}

QVariant CashGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const int row = index.row();
    const bool sum = row == objects();
    const CashColumn& column = columnAt(index.column());
    const bool words = column.shows == CashColumn::Object || column.shows == CashColumn::Curve;
    switch (role) {
    case Qt::TextAlignmentRole: return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return tipOf(row, column);
    case CodeRole: return column.shows == CashColumn::Object && !sum ? m_rows[std::size_t(row)].code : QString();
    case GroundRole: {
        if (sum || column.shows == CashColumn::Year) return int(Sum);
        return int(column.closed ? Closed : isEditable(row, index.column()) ? Input : Computed);
    }
    default: break;
    }
    if (column.shows == CashColumn::Object) {
        if (role == Qt::DisplayRole) return sum ? tr("Total") : m_rows[std::size_t(row)].title;
        return {};
    }
    if (column.shows == CashColumn::Curve) {
        if (role == Qt::DisplayRole && m_project && !sum) return curveText(rowAt(row)->curve);
        return {};
    }
    const Amount amount = amountAt(row, index.column());
    const bool month = column.shows == CashColumn::Months;
    switch (role) {
    case Qt::DisplayRole: return month && !sum && amount == Amount{} ? QString() : textOf(amount);
    case Qt::EditRole:
        return amount && amount.minor == 0 ? QString() : amount ? numberText(amount.minor, m_digits, 0, QLocale()) : QString();
    case AmountTextRole:
        return amount ? decimalText(amount.minor, m_digits).replace(u'.', QLocale().decimalPoint()) : amountText(amount, m_digits);
    case FaintRole: return amount == Amount{};
    case WarningRole: return column.shows == CashColumn::Remainder && amount != Amount{};
    case WorseRole: return m_view == CashView::Variance && !words && column.shows >= CashColumn::Months && amount && amount.minor < 0;
    case PaidShareRole: {
        if (m_view != CashView::Forecast || !month || column.closed) return {};
        const CashMonth& cell = rowAt(row)->months.at(column.first);
        if (cell.paid == Amount{} || !cell.forecast() || cell.forecast().minor == 0) return {};
        return std::clamp(double(cell.paid.minor) / double(cell.forecast().minor), 0.0, 1.0);
    }
    case Qt::AccessibleTextRole: return QStringList{column.title, textOf(amount)}.join(u' ');
    default: return {};
    }
}

QVariant CashGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount()) return {};
    const CashColumn& column = columnAt(section);
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::TextAlignmentRole) return int((column.shows <= CashColumn::Curve ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column.closed) return tr("%1 is closed: it shows what was paid.").arg(column.title);
    return {};
}

Qt::ItemFlags CashGridModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isEditable(index.row(), index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool CashGridModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_flow || index.row() >= objects()) return false;
    const auto amount = typed(value.toString());
    if (!amount) {
        m_workspace.report(amount.error());
        return false;
    }
    const std::vector<CashEntry> entries{{recordAt(index.row()), columnAt(index.column()).first, *amount}};
    return m_workspace.apply(setCashMonths(m_workspace.portfolio(), m_workspace.session().ids(), *m_flow, entries, enteredKind()));
}

} // namespace gantry
