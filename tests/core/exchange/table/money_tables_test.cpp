#include "core/exchange/table/money_tables.h"
#include "core/sample/sample.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

struct Books {
    Portfolio portfolio;
    std::vector<std::shared_ptr<const CostSheet>> sheets;
    std::vector<std::shared_ptr<const CashFlow>> flows;

    Books()
    {
        ChangeSet set = samplePortfolio();
        REQUIRE(applyToMemory(portfolio, set));
        const ExchangeRates rates(portfolio);
        const CashFlowBasis basis(portfolio, rates, {}, QDate(2026, 10, 30));
        for (NodeId project : portfolio.projectsUnder(portfolio.root()->id)) {
            sheets.push_back(std::make_shared<const CostSheet>(costSheetOf(portfolio, project, rates)));
            flows.push_back(std::make_shared<const CashFlow>(cashFlowOf(basis, *sheets.back())));
        }
        REQUIRE(sheets.size() > 3);
    }
};

/// The text of the cell under a title; empty where there is none.
QString under(const OutTable& table, const std::vector<TableCell>& row, const QString& title)
{
    for (const TableCell& cell : row)
        if (table.columns[std::size_t(cell.column)].title == title) return cell.text;
    return {};
}
qint64 minorIn(const OutTable& table, const std::vector<TableCell>& row, const QString& title)
{
    const QString text = under(table, row, title);
    return text.isEmpty() ? 0 : *parseDecimalRounded(text, 2);
}

} // namespace

TEST_CASE("a cost sheet goes out account by account, and its columns add up to the figures of the project", "[table][cost]")
{
    const Books books;
    const CostSheet& sheet = *books.sheets.front();
    const OutTable table = costTable(books.portfolio, {books.sheets.front()});
    CHECK(table.rows == qsizetype(sheet.accounts.size()));
    for (const CostMeasure measure : {CostMeasure::ForecastFinalCost, CostMeasure::Paid, CostMeasure::Variance}) {
        qint64 sum = 0; // a heading of the tree shows what lies under it, so the outermost are summed
        for (qsizetype r = 0; r < table.rows; ++r)
            if (sheet.accounts[std::size_t(r)].depth == 0) sum += minorIn(table, table.row(r), measureText(measure));
        CHECK(sum == figure(sheet.total.figures, measure).minor);
    }
    CHECK(under(table, table.row(0), QStringLiteral("Currency")) == sheet.currency);
    CHECK(costTable(books.portfolio, books.sheets).rows > table.rows);
}

TEST_CASE("a cash flow goes out by object and month, each month as its grid has it", "[table][cash-flow]")
{
    const Books books;
    const CashFlow& flow = *books.flows.front();
    const OutTable table = cashTable(books.portfolio, {books.flows.front()});
    int forecasts = 0;
    qint64 all = 0;
    for (qsizetype r = 0; r < table.rows; ++r) {
        const auto row = table.row(r);
        if (under(table, row, QStringLiteral("Figure")) != cashFigureText(CashFigure::Forecast)) continue;
        const CashRow& object = flow.rows[std::size_t(forecasts++)];
        CHECK(under(table, row, QStringLiteral("Object")) == cashNameOf(books.portfolio, flow, object.record).title);
        CHECK(minorIn(table, row, QStringLiteral("To come")) == object.toCome.minor);
        CHECK(minorIn(table, row, QStringLiteral("Unassigned")) == object.remainder.minor);
        const Month month = object.months.first();
        CHECK(minorIn(table, row, month.first().toString(QStringLiteral("yyyy-MM"))) == object.months.at(month).forecast().minor);
        for (const TableCell& cell : row)
            if (cell.column > 6) all += *parseDecimalRounded(cell.text, 2);
    }
    CHECK(forecasts == int(flow.rows.size()));
    CHECK(all == flow.total.months.sum().forecast().minor);
}

TEST_CASE("of several projects a cash flow goes out by project, in the currency of the portfolio", "[table][cash-flow]")
{
    const Books books;
    const OutTable table = cashTable(books.portfolio, books.flows);
    qint64 toCome = 0;
    for (qsizetype r = 0; r < table.rows; ++r) toCome += minorIn(table, table.row(r), QStringLiteral("To come"));
    CHECK(toCome == rolledUp(books.flows).toCome.minor);
    CHECK(table.columns[1].title == QStringLiteral("Project"));
    CHECK(under(table, table.row(0), QStringLiteral("Currency")) == books.portfolio.root()->currency);
}
