#include "tests/core/cost/cash_ground.h"

#include <catch2/catch.hpp>

using namespace gantry;
using test::CashGround;

namespace {

struct Granted : CashGround {
    FundingSourceId source(std::optional<QDate> from = {}, std::optional<QDate> to = {}, qint64 total = 0)
    {
        return add(FundingSource{.name = QStringLiteral("Grant"), .total = {total}, .validFrom = from, .validTo = to});
    }
    void grant(FundingSourceId source, qint64 year, qint64 amount, std::optional<Percent> share = {})
    {
        add(FundingAllocation{.source = source, .project = project, .fiscalYear = year, .amount = {amount}, .share = share});
    }
    Funding funding() const
    {
        const std::array nodes{project};
        return fundingOf(portfolio, ExchangeRates(portfolio), nodes, flow().total, QStringLiteral("AUD"), fiscalYearsOf(portfolio), today);
    }
};
/// Shortfalls by month, from the first on.
std::string shortfalls(const Funding& f)
{
    std::string out;
    for (const FundingMonth& m : f.months) out += (out.empty() ? "" : " ") + std::to_string(m.shortfall.minor);
    return out;
}

} // namespace

TEST_CASE("a fiscal year is named for the calendar year in which it ends", "[cost]")
{
    CHECK(FiscalYears(7).of(Month::of({2026, 6, 1})) == 2026);
    CHECK(FiscalYears(7).of(Month::of({2026, 7, 1})) == 2027);
    CHECK(FiscalYears(1).of(Month::of({2026, 12, 1})) == 2026);
    CHECK(FiscalYears(7).firstMonth(2027).first() == QDate(2026, 7, 1));
    CHECK(FiscalYears(1).firstMonth(2027).first() == QDate(2027, 1, 1));
}

TEST_CASE("fiscal years are named as the periods of the portfolio name them", "[cost]")
{
    Granted g;
    g.add(CostOptions{.fiscalYearStart = 4});
    CHECK(fiscalYearsOf(g.portfolio).of(Month::of({2026, 4, 1})) == 2027);
    g.add(
        Period{.name = QStringLiteral("April"), .fiscalYear = 2026, .sequence = 1, .start = QDate(2026, 4, 1), .end = QDate(2026, 4, 30)});
    const FiscalYears years = fiscalYearsOf(g.portfolio, g.project);
    CHECK(years.of(Month::of({2026, 4, 1})) == 2026);
    CHECK(years.of(Month::of({2027, 3, 1})) == 2026);
    CHECK(years.firstMonth(2026).first() == QDate(2026, 4, 1));
}

TEST_CASE("what is needed beyond the grants is wanting, and what comes later meets it", "[cost]")
{
    Granted g;
    g.spread(g.contract("Piling", 600, {}, QDate(2026, 11, 1), QDate(2027, 2, 28)), SpreadCurve::Flat); // 150 a month
    g.grant(g.source(), 2026, 200);
    g.grant(g.source(), 2027, 350);
    const Funding f = g.funding();
    CHECK(f.first.first() == QDate(2026, 1, 1));
    REQUIRE(f.months.size() == 14);
    CHECK(f.at(Month::of({2026, 11, 1}))->shortfall == Amount{0});
    CHECK(f.at(Month::of({2026, 12, 1}))->shortfall == Amount{100});
    CHECK(f.at(Month::of({2027, 1, 1}))->shortfall == Amount{0});
    CHECK(f.at(Month::of({2027, 2, 1}))->shortfall == Amount{50});
    CHECK(f.at(Month::of({2027, 2, 1}))->availableSoFar == Amount{550});
    CHECK(f.worst() == Amount{100});
    REQUIRE(f.years.size() == 2);
    CHECK(f.years[0].shortfall == Amount{100});
    CHECK(f.years[1].need == Amount{300});
}

TEST_CASE("what a source is no longer valid for lapses, and what ends first is used first", "[cost]")
{
    Granted g;
    const ContractId contract = g.contract("Piling", 400, {}, QDate(2026, 1, 1), QDate(2026, 4, 30));
    g.spread(contract, SpreadCurve::Flat);
    g.grant(g.source(), 2026, 100);
    g.grant(g.source({}, QDate(2026, 2, 28)), 2026, 250);
    const Funding f = g.funding();
    CHECK(shortfalls(f) == "0 0 0 100");
    CHECK(f.at(Month::of({2026, 3, 1}))->lapsed == Amount{50});
    CHECK(f.at(Month::of({2026, 4, 1}))->availableSoFar == Amount{300});
}

TEST_CASE("a grant by share takes its part of the source, and a source that is over before its year gives nothing", "[cost]")
{
    Granted g;
    g.spread(g.contract("Piling", 100, {}, QDate(2026, 1, 1), QDate(2026, 1, 31)), SpreadCurve::Flat);
    g.grant(g.source({}, {}, 240), 2026, 0, percent(25));
    g.grant(g.source({}, QDate(2025, 6, 30)), 2026, 1000);
    CHECK(shortfalls(g.funding()) == "40");
}
