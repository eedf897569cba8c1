#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;
using M = CostMeasure;

namespace {

/// Every figure that is not nothing, by key.
std::string told(const CostFigures& figures)
{
    QStringList out;
    for (std::size_t m = 0; m < costMeasures; ++m) {
        const Amount a = figure(figures, CostMeasure(m));
        if (!a || a.minor) out << wordOf(CostMeasure(m)) + QLatin1Char(' ') + (a ? QString::number(a.minor) : QStringLiteral("n/a"));
    }
    return out.join(QStringLiteral(", ")).toStdString();
}

} // namespace

TEST_CASE("a project's money is budget, contracts, variations, forecast and payments by account", "[cost]")
{
    MoneyDesk desk;
    const auto works = desk.account("1", 1'000'00), slab = desk.account("1.1", 400'00, works), fees = desk.account("2", 200'00);
    desk.add(BudgetAdjustment{.project = desk.project,
        .kind = AdjustmentKind::Transfer,
        .from = fees,
        .to = slab,
        .amount = {50'00},
        .status = AdjustmentStatus::Approved});
    desk.add(BudgetAdjustment{.project = desk.project, .kind = AdjustmentKind::Add, .to = works, .amount = {9'00}});
    const auto builder = desk.contract("Builder");
    const auto line = desk.line(builder, slab, 300'00);
    desk.line(builder, works, 100'00);
    const auto approved = desk.add(Variation{.contract = builder, .title = QStringLiteral("Rock"), .status = VariationStatus::Approved});
    const auto rock = desk.add(VariationLine{
        .variation = approved, .title = QStringLiteral("Rock"), .contractLine = line, .requested = {45'00}, .approved = {40'00}});
    const auto inPrinciple =
        desk.add(Variation{.contract = builder, .title = QStringLiteral("Door"), .status = VariationStatus::InPrinciple});
    desk.add(VariationLine{
        .variation = inPrinciple, .title = QStringLiteral("Door"), .account = works, .requested = {12'00}, .preliminary = {10'00}});
    desk.add(Variation{.contract = builder, .title = QStringLiteral("No"), .status = VariationStatus::Rejected, .sum = Money{99'00}});
    const auto paid = desk.add(Claim{.contract = builder,
        .title = QStringLiteral("1"),
        .status = ClaimStatus::Paid,
        .paymentMonth = QDate(2026, 3, 1),
        .retention = {6'00}});
    desk.add(ClaimLine{.claim = paid, .contractLine = line, .claimed = {130'00}, .approved = {100'00}});
    desk.add(ClaimLine{.claim = paid, .variationLine = rock, .claimed = {20'00}, .approved = {20'00}});
    const auto asked = desk.add(Claim{.contract = builder, .title = QStringLiteral("2"), .status = ClaimStatus::Submitted});
    desk.add(ClaimLine{.claim = asked, .contractLine = line, .claimed = {30'00}});
    desk.add(ForecastItem{.project = desk.project, .title = QStringLiteral("Paint"), .account = works, .amount = {80'00}});
    desk.add(ForecastItem{.project = desk.project,
        .title = QStringLiteral("Flood"),
        .kind = ForecastKind::Risk,
        .account = works,
        .amount = {50'00},
        .likelihood = percent(20)});
    desk.add(LedgerEntry{.project = desk.project, .date = QDate(2026, 3, 3), .account = fees, .amount = {7'00}});

    SECTION("by the rules as they stand")
    {
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        REQUIRE(sheet.accounts.size() == 3);
        CHECK(told(sheet.accounts[0].figures)
            == "original_budget 140000, adjustments 5000, draft_adjustments 900, contract 40000, variations 4000, pending_variations 1000, "
               "uncommitted 9000, risk 1000, claimed 15000, approved 12000, retention_held 600, paid 11400, budget 145000, "
               "current_contract 44000, forecast_final_cost 53000, variance 92000, to_go 41600, committed 44000");
        CHECK(told(sheet.accounts[1].figures)
            == "original_budget 40000, adjustments 5000, contract 30000, variations 4000, claimed 15000, approved 12000, retention_held "
               "600, "
               "paid 11400, budget 45000, current_contract 34000, forecast_final_cost 34000, variance 11000, to_go 22600, committed 34000");
        CHECK(sheet.accounts[1].depth == 1);
        CHECK(figure(sheet.accounts[2].figures, M::Budget).minor == 150'00);
        CHECK(figure(sheet.total.figures, M::Variance).minor == 920'00 + 150'00);
        CHECK(figure(sheet.contracts[0].figures, M::CurrentContract).minor == 440'00);
    }
    SECTION("a house rule says that what is approved in principle is committed")
    {
        desk.add(CostOptions{.inPrincipleCommitted = true});
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        CHECK(figure(sheet.total.figures, M::Variations).minor == 50'00);
        CHECK(figure(sheet.total.figures, M::PendingVariations).minor == 0);
    }
    SECTION("the project's own rules come before the portfolio's")
    {
        desk.add(CostOptions{.inPrincipleCommitted = true});
        desk.add(CostOptions{.project = desk.project, .riskInForecast = false, .directInForecast = true});
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        CHECK(figure(sheet.total.figures, M::Variations).minor == 40'00);
        CHECK(figure(sheet.total.figures, M::Uncommitted).minor == 80'00);
        CHECK(figure(sheet.total.figures, M::ForecastFinalCost).minor == 440'00 + 80'00 + 7'00);
    }
    SECTION("a contract that is not approved is expected, not committed")
    {
        desk.set<&Contract::status>(builder.value, ContractStatus::Pending);
        const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
        CHECK(figure(sheet.total.figures, M::CurrentContract).minor == 0);
        CHECK(figure(sheet.total.figures, M::Uncommitted).minor == 400'00 + 90'00);
    }
}

TEST_CASE("a contract in another currency is told in the project's and the portfolio's", "[cost]")
{
    MoneyDesk desk;
    desk.set<&Node::currency>(desk.project.value, QStringLiteral("NZD"));
    desk.rate(desk.currency("NZD"), 90'000'000);
    const CurrencyId euro = desk.currency("EUR");
    const auto steel = desk.contract("Steel", ContractStatus::Approved, "EUR");
    desk.line(steel, desk.account("1", 0), 1000'00);
    CHECK(costSheetOf(desk.portfolio, desk.project).total.figures[std::size_t(M::Contract)].state == Amount::NoRate);
    desk.rate(euro, 180'000'000);
    const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
    CHECK(sheet.currency == QStringLiteral("NZD"));
    CHECK(figure(sheet.total.figures, M::Contract).minor == 2000'00);
    CHECK(figure(sheet.total.inPortfolio, M::Contract).minor == 1800'00);
}

TEST_CASE("a claim without lines is borne as the contract's lines bear it", "[cost]")
{
    MoneyDesk desk;
    const auto a = desk.account("1", 0), b = desk.account("2", 0);
    const auto contract = desk.contract("Works");
    desk.line(contract, a, 2'00);
    desk.line(contract, b, 1'00);
    desk.add(Claim{.contract = contract,
        .title = QStringLiteral("1"),
        .status = ClaimStatus::Paid,
        .paymentMonth = QDate(2026, 1, 1),
        .sum = Money{1'00}});
    const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
    CHECK(figure(sheet.accounts[0].figures, M::Paid).minor == 67);
    CHECK(figure(sheet.accounts[1].figures, M::Paid).minor == 33);
}
