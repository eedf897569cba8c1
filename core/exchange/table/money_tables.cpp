#include "core/exchange/table/money_tables.h"

#include "core/model/currencies.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"

namespace gantry {
namespace {

TableCell words(int column, const QString& text) { return {column, text.isEmpty() ? TableCell::Empty : TableCell::Text, false, text}; }

/// What is not known is "n/a", as on screen; a sum over it must not take it for nothing.
TableCell money(int column, const Amount& amount, int digits)
{
    return amount ? amountCell(column, amount.minor, digits) : words(column, amountText(amount, digits));
}

struct CashLine {
    QString code, title, curve;
    CashRow row;
};

const CashFigure told[] = {CashFigure::Baseline, CashFigure::Target, CashFigure::Paid, CashFigure::Forecast};
Amount of(const CashMonth& month, CashFigure figure)
{
    switch (figure) {
    case CashFigure::Baseline: return month.baseline;
    case CashFigure::Target: return month.target;
    case CashFigure::Paid: return month.paid;
    default: return month.forecast();
    }
}

} // namespace

OutTable costTable(const Portfolio& portfolio, std::vector<std::shared_ptr<const CostSheet>> sheets)
{
    OutTable out{QStringLiteral("Costs"),
        {{QStringLiteral("Project")}, {QStringLiteral("Code")}, {QStringLiteral("Account")}, {QStringLiteral("Currency")}}, 0, {}};
    const int first = int(out.columns.size());
    for (std::size_t m = 0; m < costMeasures; ++m) out.columns.push_back({measureText(CostMeasure(m)), OutLook::Amount});
    std::vector<std::pair<std::size_t, std::size_t>> places; // sheet, account
    for (std::size_t s = 0; s < sheets.size(); ++s)
        for (std::size_t a = 0; a < sheets[s]->accounts.size(); ++a) places.emplace_back(s, a);
    out.rows = qsizetype(places.size());
    out.row = [portfolio, first, sheets = std::move(sheets), places = std::move(places)](qsizetype at) {
        const auto& [s, a] = places[std::size_t(at)];
        const CostSheet& sheet = *sheets[s];
        const CostRow& row = sheet.accounts[a];
        const CostAccount* account = portfolio.find<CostAccount>(row.record.id);
        const int digits = minorDigitsOf(portfolio, sheet.currency);
        std::vector<TableCell> line{words(0, portfolio.titleOf(entityOf<Node>(), sheet.project.value)),
            words(1, account ? account->code : QString()), words(2, account ? account->title : QStringLiteral("No account")),
            words(3, sheet.currency)};
        for (std::size_t m = 0; m < costMeasures; ++m) line.push_back(money(first + int(m), figure(row.figures, CostMeasure(m)), digits));
        return line;
    };
    return out;
}

OutTable cashTable(const Portfolio& portfolio, const std::vector<std::shared_ptr<const CashFlow>>& flows)
{
    const bool one = flows.size() == 1;
    auto lines = std::make_shared<std::vector<CashLine>>();
    CashSeries all;
    for (const auto& flow : flows) {
        if (one) {
            for (const CashRow& row : flow->rows) {
                const CashName name = cashNameOf(portfolio, *flow, row.record);
                lines->push_back({name.code, name.title, curveText(row.curve), row});
            }
        } else if (!flow->rows.empty()) {
            const Node* node = portfolio.find(flow->project);
            lines->push_back({node->code, node->name, {}, flow->inPortfolio});
        }
    }
    for (const CashLine& line : *lines)
        if (!line.row.months.empty()) all.cover(line.row.months.first(), line.row.months.last());
    const QString currency = flows.empty() ? QString() : one ? flows.front()->currency : flows.front()->portfolioCurrency;
    OutTable out{QStringLiteral("Cash flow"),
        {{QStringLiteral("Code")}, {one ? QStringLiteral("Object") : QStringLiteral("Project")}, {QStringLiteral("Curve")},
            {QStringLiteral("Currency")}, {QStringLiteral("Figure")}, {cashFigureText(CashFigure::ToCome), OutLook::Amount},
            {cashFigureText(CashFigure::Remainder), OutLook::Amount}},
        0, {}};
    const int first = int(out.columns.size());
    const int months = all.empty() ? 0 : all.last() - all.first() + 1;
    for (int m = 0; m < months; ++m)
        out.columns.push_back({(all.first() + m).first().toString(QStringLiteral("yyyy-MM")), OutLook::Amount});
    std::vector<std::pair<std::size_t, CashFigure>> places;
    for (std::size_t i = 0; i < lines->size(); ++i)
        for (const CashFigure figure : told)
            if (figure == CashFigure::Forecast || of((*lines)[i].row.months.sum(), figure) != Amount{}) places.emplace_back(i, figure);
    out.rows = qsizetype(places.size());
    out.row = [=, digits = minorDigitsOf(portfolio, currency), from = all.empty() ? Month{} : all.first(), places = std::move(places)](
                  qsizetype at) {
        const auto& [place, figure] = places[std::size_t(at)];
        const CashLine& line = (*lines)[place];
        std::vector<TableCell> cells{
            words(0, line.code), words(1, line.title), words(2, line.curve), words(3, currency), words(4, cashFigureText(figure))};
        if (figure == CashFigure::Forecast) { // what is to come is told once
            cells.push_back(money(5, line.row.toCome, digits));
            cells.push_back(money(6, line.row.remainder, digits));
        }
        for (int m = 0; m < months; ++m)
            if (const Amount amount = of(line.row.months.at(from + m), figure); amount != Amount{})
                cells.push_back(money(first + m, amount, digits));
        return cells;
    };
    return out;
}

} // namespace gantry
