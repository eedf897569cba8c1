#include "core/cost/explain.h"
#include "core/model/risk_rules.h"
#include "core/risk/exposure.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct RiskDesk : MoneyDesk {
    RiskId risk(qint64 amount, int chance, RiskKind kind = RiskKind::Threat, RiskStatus status = RiskStatus::Active, NodeId at = {})
    {
        return add(Risk{.project = at ? at : project,
            .title = QStringLiteral("R"),
            .kind = kind,
            .status = status,
            .chance = percent(chance),
            .amount = Money{amount}});
    }
    Amount exposure(NodeId node) const { return exposureUnder(portfolio, node, ExchangeRates(portfolio)); }
};

} // namespace

TEST_CASE("a risk is expected to cost its amount by its chance; an opportunity saves that much", "[risk]")
{
    // 1,400 at 60 % are 840.
    CHECK(expectedValue({.chance = percent(60), .amount = Money{1'400}}) == Money{840});
    CHECK(expectedValue({.kind = RiskKind::Opportunity, .chance = percent(60), .amount = Money{1'400}}) == Money{-840});
    CHECK(expectedValue({.chance = percent(50), .amount = Money{1}}) == Money{1}); // halves away from zero
    CHECK_FALSE(expectedValue({.chance = percent(60)}));
    CHECK_FALSE(expectedValue({.amount = Money{1'400}}));
}

TEST_CASE("exposure is what active threats are expected to cost less what active opportunities save", "[risk]")
{
    RiskDesk desk;
    desk.risk(1'000'00, 50);
    desk.risk(400'00, 25, RiskKind::Opportunity);
    desk.risk(9'999'00, 100, RiskKind::Threat, RiskStatus::Draft);
    desk.risk(9'999'00, 100, RiskKind::Threat, RiskStatus::Realised);
    desk.risk(9'999'00, 100, RiskKind::Opportunity, RiskStatus::Retired);
    desk.add(Risk{.project = desk.project, .title = QStringLiteral("No amount"), .status = RiskStatus::Active, .chance = percent(50)});
    CHECK(desk.exposure(desk.project) == Amount{400'00});
}

TEST_CASE("a programme is exposed by its own risks and by those of its projects, in the currency of the portfolio", "[risk]")
{
    RiskDesk desk;
    const CurrencyId euro = desk.currency("EUR");
    desk.rate(euro, 165'000'000, QDate(2026, 1, 1));
    desk.rate(euro, 200'000'000, QDate(2026, 7, 1));
    const NodeId programme = desk.add(Node{.kind = NodeKind::Programme, .parent = desk.root, .name = QStringLiteral("Fleet")});
    const NodeId abroad = desk.add(Node{.parent = programme, .name = QStringLiteral("Lyon"), .currency = QStringLiteral("EUR")});
    desk.add(ScheduleOptions{.project = abroad, .statusDate = atDay(QDate(2026, 3, 31))});
    desk.risk(100'00, 100, RiskKind::Threat, RiskStatus::Active, abroad); // 165.00 by the rate of the status date
    desk.risk(10'00, 100, RiskKind::Threat, RiskStatus::Active, programme);
    desk.risk(1'00, 100);
    CHECK(desk.exposure(abroad) == Amount{165'00});
    CHECK(desk.exposure(programme) == Amount{175'00});
    CHECK(desk.exposure(desk.root) == Amount{176'00});
    const Exposure own = exposureAt(desk.portfolio, abroad, ExchangeRates(desk.portfolio));
    CHECK(own.own == Amount{100'00});

    const NodeId far = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Oslo"), .currency = QStringLiteral("NOK")});
    CHECK(desk.exposure(desk.root) == Amount{176'00}); // nothing to convert
    desk.risk(1'00, 100, RiskKind::Threat, RiskStatus::Active, far);
    CHECK(desk.exposure(desk.root).state == Amount::NoRate);
}

TEST_CASE("contingency covers exposure so many times, where there is anything to cover", "[risk]")
{
    CHECK(coverage(Amount{3'648}, Amount{2'020}) == Approx(1.806).margin(0.0005));
    CHECK_FALSE(coverage(Amount{3'648}, Amount{0}));
    CHECK_FALSE(coverage(Amount{3'648}, Amount{-10}));
    CHECK_FALSE(coverage(Amount{0, Amount::NoRate}, Amount{10}));
}

TEST_CASE("how far contingency has to cover exposure is what the KPI says that counts there", "[risk]")
{
    MoneyDesk desk;
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Other")});
    CHECK(coverLimits(desk.portfolio, desk.project).green == 1.2);
    desk.add(Kpi{
        .code = QStringLiteral("CTR"), .greenLimit = Quantity{150'000'000}, .amberLimit = Quantity{110'000'000}, .scope = desk.project});
    CHECK(coverLimits(desk.portfolio, desk.project).green == 1.5);
    CHECK(coverLimits(desk.portfolio, desk.project).amber == 1.1);
    CHECK(coverLimits(desk.portfolio, other).green == 1.2);
}

TEST_CASE("an active risk enters the forecast of its account with its chance and its share, and is named there", "[risk]")
{
    RiskDesk desk;
    const CostAccountId ground = desk.account("GR", 10'000'00);
    const RiskId threat = desk.risk(1'000'00, 50);
    const auto forecast = [&] { return figure(costSheetOf(desk.portfolio, desk.project).total.figures, CostMeasure::ForecastFinalCost); };
    CHECK(forecast() == Amount{});
    desk.set<&Risk::account>(threat.value, ground);
    CHECK(forecast() == Amount{}); // no share was given
    desk.set<&Risk::factor>(threat.value, percent(80));
    CHECK(forecast() == Amount{400'00}); // 1,000 x 50 % x 80 %
    const RiskId chance = desk.risk(200'00, 50, RiskKind::Opportunity);
    desk.set<&Risk::account>(chance.value, ground);
    desk.set<&Risk::factor>(chance.value, percent(100));
    CHECK(forecast() == Amount{300'00});

    const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
    const Explanation why = explained(sheet, {entityOf<CostAccount>(), ground.value}, CostMeasure::Uncommitted);
    REQUIRE(why.parts.size() == 2);
    CHECK(why.parts[0].record == RecordKey{entityOf<Risk>(), threat.value});
    CHECK(why.parts[0].rule == std::string("cost.threat-expected"));
    CHECK(why.parts[1].rule == std::string("cost.opportunity-expected"));
    CHECK(figure(sheet.total.figures, CostMeasure::Risk) == Amount{300'00});

    desk.add(CostOptions{.project = desk.project, .riskInForecast = false});
    CHECK(forecast() == Amount{});
    CHECK(figure(costSheetOf(desk.portfolio, desk.project).total.figures, CostMeasure::Risk) == Amount{300'00});
    desk.set<&Risk::status>(threat.value, RiskStatus::Retired);
    CHECK(figure(costSheetOf(desk.portfolio, desk.project).total.figures, CostMeasure::Risk) == Amount{-100'00});
}
