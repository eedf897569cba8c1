#include "core/cost/explain.h"
#include "tests/support/money.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Adds up the leaves of an explanation without asking it for any sum.
void addLeaves(const Explanation& e, int sign, Amount& own, Amount& portfolio)
{
    for (const Contribution& part : e.parts) {
        sign > 0 ? own += part.amount : own -= part.amount;
        sign > 0 ? portfolio += part.inPortfolio : portfolio -= part.inPortfolio;
    }
    for (const Explanation& term : e.terms) addLeaves(term, sign * term.sign, own, portfolio);
}

} // namespace

TEST_CASE("explanations add up to their figures to the cent, whatever the portfolio", "[cost]")
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        MoneyDesk desk;
        addRandomMoney(desk, seed);
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        std::vector<const CostRow*> rows{&sheet.total};
        for (const CostRow& row : sheet.accounts) rows.push_back(&row);
        for (const CostRow& row : sheet.contracts) rows.push_back(&row);
        CAPTURE(seed);
        for (const CostRow* row : rows)
            for (std::size_t m = 0; m < costMeasures; ++m) {
                const Explanation why = explained(sheet, row->record, CostMeasure(m));
                Amount own, portfolio;
                addLeaves(why, 1, own, portfolio);
                CHECK(own == figure(row->figures, CostMeasure(m)));
                CHECK(portfolio == figure(row->inPortfolio, CostMeasure(m)));
            }
    }
}

TEST_CASE("what stands on the accounts of a project, with what stands on none, is what stands on the project", "[cost]")
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        MoneyDesk desk;
        addRandomMoney(desk, seed);
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        CostFigures top{}, own{};
        for (const CostRow& row : sheet.accounts) {
            if (row.depth == 0) add(top, row.figures);
            add(own, row.own);
        }
        CAPTURE(seed);
        CHECK(top == sheet.total.figures);
        CHECK(own == sheet.total.figures);
    }
}

TEST_CASE("every contribution leads to a record that is there", "[cost]")
{
    MoneyDesk desk;
    addRandomMoney(desk, 3);
    const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
    CHECK(sheet.parts.size() > 10);
    for (const Contribution& part : sheet.parts) CHECK(desk.portfolio.table(part.record.entity).contains(part.record.id));
}
