#include "core/edit/cash_flow.h"
#include "core/text/text.h"
#include "tests/core/cost/cash_ground.h"

#include <catch2/catch.hpp>

using namespace gantry;
using test::CashGround;
using test::told;

namespace {

Month ofYear(int m) { return Month::of(QDate(2026, m, 1)); }

/// One contract of 1,000 over January to April, flat, as of January.
struct Piling : CashGround {
    ContractId contract = CashGround::contract("Piling", 1000, {}, QDate(2026, 1, 1), QDate(2026, 4, 30));
    Piling() { spread(contract, SpreadCurve::Flat); }
    std::string shown() const { return told(flow().rows.front()); }
    Result<ChangeSet> put(int m, qint64 amount, PhasedKind kind = PhasedKind::Forecast)
    {
        return setCashMonths(portfolio, ids, flow(), {{key(contract), ofYear(m), Money{amount}}}, kind);
    }
};

} // namespace

TEST_CASE("a month set by hand leaves the others as they stand and the rest unassigned", "[edit]")
{
    Piling g;
    g.apply(g.put(2, 100));
    CHECK(g.shown() == "Jan 250 Feb 100 Mar 250 Apr 250 | 150 left");
    CHECK(g.flow().rows.front().curve == SpreadCurve::Hand);
    g.apply(g.put(5, 150));
    CHECK(g.shown() == "Jan 250 Feb 100 Mar 250 Apr 250 May 150");
    CHECK(g.portfolio.all<PhasedAmount>().size() == 5);
    CHECK(g.portfolio.all<Phasing>().size() == 1);
}

TEST_CASE("a month that is partly paid keeps its whole amount when another one is set by hand", "[edit]")
{
    Piling g;
    g.pay(g.contract, 100, QDate(2026, 1, 1));
    CHECK(g.shown() == "Jan 100 paid+225 Feb 225 Mar 225 Apr 225");
    g.apply(g.put(2, 200));
    CHECK(g.shown() == "Jan 100 paid+225 Feb 200 Mar 225 Apr 225 | 25 left");
}

TEST_CASE("a closed month takes no amount and says from when on it may be entered", "[edit]")
{
    Piling g;
    g.close({2026, 1, 1}, {2026, 1, 31});
    const auto refused = g.put(1, 100);
    REQUIRE(!refused);
    CHECK(sentence(refused.error())
        == QStringLiteral("January 2026 is closed, so “Piling” shows what was paid in it. Enter amounts from February 2026 on, or have the "
                          "period reopened."));
    CHECK(!g.put(1, 100, PhasedKind::Target));
}

TEST_CASE("entry is by one kind of object at a time", "[edit]")
{
    Piling g;
    const CostAccountId account = g.account("1", 500);
    const auto refused = setCashMonths(g.portfolio, g.ids, g.flow(), {{g.key(account), ofYear(2), Money{1}}}, PhasedKind::Forecast);
    REQUIRE(!refused);
    CHECK(refused.error().reason == std::string("cash.by-objects"));
    g.apply(setCashFlowBy(g.portfolio, g.ids, g.project, CashFlowBy::Accounts));
    CHECK(g.put(2, 1).error().reason == std::string("cash.by-accounts"));
    g.apply(setCashMonths(g.portfolio, g.ids, g.flow(), {{g.key(account), ofYear(2), Money{1}}}, PhasedKind::Forecast));
    CHECK(told(*g.flow().find(g.key(account))).find("Feb 1") != std::string::npos);
}

TEST_CASE("choosing what cash flow is entered by keeps the house rules of the portfolio", "[edit]")
{
    Piling g;
    g.add(CostOptions{.inPrincipleCommitted = true, .fiscalYearStart = 7});
    g.apply(setCashFlowBy(g.portfolio, g.ids, g.project, CashFlowBy::Accounts));
    const CostOptions options = costSheetOf(g.portfolio, g.project).options;
    CHECK(options.project == g.project);
    CHECK(options.inPrincipleCommitted);
    CHECK(options.fiscalYearStart == 7);
    CHECK(options.cashFlowBy == CashFlowBy::Accounts);
}

TEST_CASE("choosing a curve takes the months by hand away, but what is behind the closing stays", "[edit]")
{
    Piling g;
    g.apply(g.put(1, 400));
    g.close({2026, 1, 1}, {2026, 1, 31});
    g.apply(
        setCashCurve(g.portfolio, g.ids, g.flow(), {g.key(g.contract)}, {SpreadCurve::Back, QDate(2026, 2, 1), QDate(2026, 3, 31), {}}));
    CHECK(g.shown() == "Feb 250 Mar 750");
    CHECK(g.portfolio.all<PhasedAmount>().size() == 1);
    g.apply(clearCashCurve(g.portfolio, g.flow(), {g.key(g.contract)}));
    CHECK(g.portfolio.all<Phasing>().size() == 0);
    CHECK(!setCashCurve(g.portfolio, g.ids, g.flow(), {g.key(g.contract)}, {SpreadCurve::Flat, QDate(2026, 3, 1), QDate(2026, 2, 1), {}}));
}

TEST_CASE("choosing entry by hand keeps the months as the curve had them", "[edit]")
{
    Piling g;
    const std::string before = g.shown();
    g.apply(setCashCurve(g.portfolio, g.ids, g.flow(), {g.key(g.contract)}, {SpreadCurve::Hand, {}, {}, {}}));
    CHECK(g.shown() == before);
    CHECK(g.portfolio.all<PhasedAmount>().size() == 4);
}

TEST_CASE("the baseline keeps the forecast of today, and setting it again replaces it", "[edit]")
{
    Piling g;
    g.pay(g.contract, 100, QDate(2026, 1, 1));
    const auto keep = [&] {
        g.apply(setCashBaseline(g.portfolio, g.ids, {std::make_shared<const CashFlow>(g.flow())}));
        std::string out;
        for (int m = 1; m <= 4; ++m) out += std::to_string(g.flow().total.months.at(ofYear(m)).baseline.minor) + ' ';
        return out;
    };
    CHECK(keep() == "325 225 225 225 ");
    g.apply(g.put(4, 0));
    CHECK(g.flow().total.months.at(ofYear(4)).variance() == Amount{225});
    CHECK(keep() == "325 225 225 0 ");
    CHECK(!setCashBaseline(g.portfolio, g.ids, {std::make_shared<const CashFlow>(CashGround().flow())}));
}

TEST_CASE("targets are set beside the forecast and change nothing in it", "[edit]")
{
    Piling g;
    const std::string before = g.shown();
    g.apply(g.put(2, 777, PhasedKind::Target));
    CHECK(g.shown() == before);
    CHECK(g.flow().total.months.at(ofYear(2)).target == Amount{777});
}
