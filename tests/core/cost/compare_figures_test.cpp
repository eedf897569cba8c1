#include "core/cost/compare_figures.h"
#include "core/model/findings.h"
#include "tests/support/money.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Adds up what the records say without asking for any sum.
BothAmounts told(const FigureDifference& figure)
{
    BothAmounts sum;
    for (const RecordDifference& r : figure.records) {
        sum.own += r.after.own, sum.own -= r.before.own;
        sum.inPortfolio += r.after.inPortfolio, sum.inPortfolio -= r.before.inPortfolio;
    }
    return sum;
}

/// A month of work on a random portfolio: amounts, states and accounts change, records come and go.
void edit(MoneyDesk& desk, unsigned seed)
{
    std::mt19937 random(seed);
    const auto some = [&](int of) { return int(random() % unsigned(of)) == 0; };
    const Portfolio before = desk.portfolio;
    before.all<ContractLine>().forEach([&](const ContractLine& l) {
        if (some(3)) desk.set<&ContractLine::amount>(l.id.value, Money{l.amount.minor + qint64(random() % 50'000)});
        if (some(4)) desk.set<&ContractLine::account>(l.id.value, CostAccountId{});
    });
    before.all<Variation>().forEach([&](const Variation& v) {
        if (some(3)) desk.set<&Variation::status>(v.id.value, VariationStatus(random() % 6));
    });
    before.all<Claim>().forEach([&](const Claim& c) {
        if (some(3)) desk.set<&Claim::status>(c.id.value, ClaimStatus(random() % 5));
    });
    before.all<LedgerEntry>().forEach([&](const LedgerEntry& l) {
        if (!some(2)) return;
        ChangeBuilder build(QStringLiteral("test.remove"));
        build.remove(desk.portfolio, entityOf<LedgerEntry>(), l.id.value);
        auto set = build.take();
        REQUIRE(applyToMemory(desk.portfolio, set));
    });
    addRandomMoney(desk, seed + 1000);
}

} // namespace

TEST_CASE("the records of a difference add up to it to the cent, for every row and measure of any portfolio", "[close]")
{
    int figures = 0, records = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        MoneyDesk desk;
        addRandomMoney(desk, seed);
        const ClosedFigures before = closedFigures(desk.portfolio);
        edit(desk, seed);
        const ClosedFigures after = closedFigures(desk.portfolio);
        const ClosedProject *then = before.find(desk.project), *now = after.find(desk.project);
        REQUIRE((then && now));
        for (std::size_t m = 0; m < costMeasures; ++m) {
            std::vector<FigureDifference> rows = compareRows(then, now, CostMeasure(m));
            for (const FigureDifference& row : rows) {
                CHECK(row.difference == row.after - row.before);
                CHECK(row.difference != BothAmounts{});
                CHECK(told(row) == row.difference);
                CHECK(row.byRule == BothAmounts{});
                ++figures;
                records += int(row.records.size());
            }
            const ClosedRow &was = then->total, &is = now->total;
            const bool listed = std::ranges::any_of(rows, [&](const FigureDifference& f) { return f.row == is.record; });
            CHECK(listed == (was.at(CostMeasure(m)) != is.at(CostMeasure(m))));
        }
        const auto projects = compareFigures(before, after);
        REQUIRE(projects.size() == 1);
        for (const FigureDifference& figure : projects.front().figures) CHECK(told(figure) == figure.difference);
    }
    CHECK(figures > 1000);
    CHECK(records > 3000);
}

TEST_CASE("a difference tells what was added, removed and changed, the largest first", "[close]")
{
    MoneyDesk desk;
    const CostAccountId piling = desk.account("1", 100'00), deck = desk.account("2", 0);
    const ContractId contract = desk.contract("Piling");
    const ContractLineId line = desk.line(contract, piling, 60'00);
    const LedgerEntryId posted =
        desk.add(LedgerEntry{.project = desk.project, .date = QDate(2026, 1, 5), .account = piling, .amount = {7'00}});
    const ClosedFigures before = closedFigures(desk.portfolio);
    desk.set<&ContractLine::amount>(line.value, Money{75'00});
    const ForecastItemId item =
        desk.add(ForecastItem{.project = desk.project, .title = QStringLiteral("Fence"), .account = deck, .amount = {90'00}});
    ChangeBuilder build(QStringLiteral("test.remove"));
    build.remove(desk.portfolio, entityOf<LedgerEntry>(), posted.value);
    auto set = build.take();
    REQUIRE(applyToMemory(desk.portfolio, set));
    const ClosedFigures after = closedFigures(desk.portfolio);

    const auto drift = compareRows(before.find(desk.project), after.find(desk.project), CostMeasure::ForecastFinalCost);
    REQUIRE(drift.size() == 4); // the project, both accounts, the contract
    CHECK(drift[0].difference.own == Amount{105'00});
    CHECK(drift[1].row == RecordKey{entityOf<CostAccount>(), piling.value});
    CHECK(drift[1].difference.own == Amount{15'00});
    CHECK(drift[2].difference.own == Amount{90'00});
    CHECK(drift[3].row == RecordKey{entityOf<Contract>(), contract.value});
    REQUIRE(drift[0].records.size() == 2);
    CHECK(drift[0].records[0].record == RecordKey{entityOf<ForecastItem>(), item.value});
    CHECK(drift[0].records[0].kind == RecordDifference::Added);
    CHECK(drift[0].records[1].kind == RecordDifference::Changed);
    CHECK(drift[0].records[1].before.own == Amount{60'00});
    CHECK(drift[0].records[1].after.own == Amount{75'00});
    CHECK(after.titles.value(line.value) == QStringLiteral("Piling · Line"));

    const auto variance =
        compareFigure(before.find(desk.project), after.find(desk.project), {entityOf<Node>(), desk.project.value}, CostMeasure::Variance);
    CHECK(variance.difference.own == Amount{-105'00});
    const auto ledger =
        compareFigure(before.find(desk.project), after.find(desk.project), {entityOf<Node>(), desk.project.value}, CostMeasure::Ledger);
    REQUIRE(ledger.records.size() == 1);
    CHECK(ledger.records[0].kind == RecordDifference::Removed);
}

TEST_CASE("a line that goes to another account is gone from the one and new on the other, and the project is as before", "[close]")
{
    MoneyDesk desk;
    const CostAccountId top = desk.account("1", 0), a = desk.account("1.1", 0, top), b = desk.account("1.2", 0, top);
    const ContractLineId line = desk.line(desk.contract("Piling"), a, 60'00);
    const ClosedFigures before = closedFigures(desk.portfolio);
    desk.set<&ContractLine::account>(line.value, b);
    const ClosedFigures after = closedFigures(desk.portfolio);
    const auto rows = compareRows(before.find(desk.project), after.find(desk.project), CostMeasure::Contract);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].records[0].kind == RecordDifference::Removed);
    CHECK(rows[1].records[0].kind == RecordDifference::Added);
    CHECK(compareFigures(before, after).empty());
}

TEST_CASE("a project that came or went differs by all it has, and amounts in another currency cannot be told apart", "[close]")
{
    MoneyDesk desk;
    desk.account("1", 100'00);
    const ClosedFigures before = closedFigures(desk.portfolio);
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Wharf"), .currency = QStringLiteral("AUD")});
    desk.add(CostAccount{.project = other, .title = QStringLiteral("Piles"), .originalBudget = {50'00}});
    const ClosedFigures after = closedFigures(desk.portfolio);
    auto projects = compareFigures(before, after);
    REQUIRE(projects.size() == 1);
    CHECK((!projects[0].before && projects[0].after));
    CHECK(projects[0].figures[0].difference.own == Amount{50'00});
    projects = compareFigures(after, before);
    REQUIRE(projects.size() == 1);
    CHECK((projects[0].before && !projects[0].after));
    CHECK(projects[0].figures[0].difference.own == Amount{-50'00});

    desk.rate(desk.currency("EUR"), 165'000'000);
    desk.set<&Node::currency>(desk.project.value, QStringLiteral("EUR"));
    projects = compareFigures(after, closedFigures(desk.portfolio));
    REQUIRE(projects.size() == 1);
    CHECK(projects[0].figures[0].difference.own.state == Amount::NoRate);
    CHECK(projects[0].figures[0].difference.inPortfolio == Amount{65'00});
    CHECK(projects[0].figures[0].byRule == BothAmounts{});
}

TEST_CASE("the smallest amount that can be kept is judged and compared without overflow", "[cost]")
{
    const Money smallest{std::numeric_limits<qint64>::min()};
    MoneyDesk desk;
    const ClosedFigures before = closedFigures(desk.portfolio);
    const ContractId contract =
        desk.add(Contract{.project = desk.project, .title = QStringLiteral("Builder"), .status = ContractStatus::Approved});
    desk.add(Claim{.contract = contract, .status = ClaimStatus::Approved, .retention = {1}, .retentionReleased = smallest});
    desk.add(ForecastItem{.project = desk.project, .title = QStringLiteral("Fence"), .amount = smallest, .likelihood = percent(100)});
    const auto found = findings(desk.portfolio);
    CHECK(std::ranges::any_of(found, [](const Finding& f) { return std::string(f.reason) == "claim.negative-retention"; }));
    const auto differences = compareFigures(before, closedFigures(desk.portfolio));
    CHECK_FALSE(differences.empty());
}
