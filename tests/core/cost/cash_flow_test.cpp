#include "tests/core/cost/cash_ground.h"

#include <catch2/catch.hpp>
#include <random>

using namespace gantry;
using test::CashGround;
using test::told;

TEST_CASE("what is to come of a contract is its value less what is paid, spread from the first open month on", "[cost]")
{
    CashGround g;
    const ContractId piling = g.contract("Piling", 1000, {}, QDate(2026, 1, 1), QDate(2026, 4, 30));
    g.spread(piling, SpreadCurve::Flat);
    CHECK(told(g.flow().rows.front()) == "Jan 250 Feb 250 Mar 250 Apr 250");
    g.pay(piling, 300, QDate(2026, 1, 1));
    g.close({2026, 1, 1}, {2026, 1, 31});
    CHECK(told(g.flow().rows.front()) == "Jan 300 paid Feb 233 Mar 234 Apr 233");
    g.pay(piling, 100, QDate(2026, 2, 1));
    CHECK(told(g.flow().rows.front()) == "Jan 300 paid Feb 100 paid+200 Mar 200 Apr 200");
}

TEST_CASE("an open forecast item counts with its likely amount, by the dates of its project where it has none", "[cost]")
{
    CashGround g;
    const ForecastItemId lifts = g.item("Lifts", 1200, 50);
    g.spread(lifts, SpreadCurve::Flat);
    CHECK(told(*g.flow().find(g.key(lifts))) == "Jan 100 Feb 100 Mar 100 Apr 100 May 100 Jun 100");
    g.plan->start.reset();
    CHECK(told(*g.flow().find(g.key(lifts))) == " | 600 left");
}

TEST_CASE("a curve goes by the dates of its task before those of the contract", "[cost]")
{
    CashGround g;
    const TaskId task = g.add(Task{.project = g.project, .name = QStringLiteral("Drive piles")});
    g.plan->tasks = {task};
    g.plan->dates = {TaskDates{.start = atDay(QDate(2026, 3, 1)), .finish = atDay(QDate(2026, 4, 30))}};
    g.plan->places = TaskPlaces(1, [&](std::size_t) { return task; });
    const ContractId piling = g.contract("Piling", 1000, {}, QDate(2026, 1, 1), QDate(2026, 2, 28));
    g.spread(piling, SpreadCurve::Flat, {}, {}, task);
    CHECK(told(g.flow().rows.front()) == "Mar 500 Apr 500");
}

TEST_CASE("by hand a month holds what it is expected to cost in all, so what is paid in it is part of it", "[cost]")
{
    CashGround g;
    const ContractId piling = g.contract("Piling", 1000);
    g.spread(piling, SpreadCurve::Hand);
    g.month(piling, {2026, 1, 1}, 400);
    g.month(piling, {2026, 3, 1}, 500);
    CHECK(told(g.flow().rows.front()) == "Jan 400 Mar 500 | 100 left");
    g.pay(piling, 150, QDate(2026, 1, 1));
    CHECK(told(g.flow().rows.front()) == "Jan 150 paid+250 Mar 500 | 100 left");
    g.pay(piling, 300, QDate(2026, 1, 1)); // more than was set: the rest of the year has to be set anew
    CHECK(told(g.flow().rows.front()) == "Jan 450 paid Mar 500 | 50 left");
    g.close({2026, 1, 1}, {2026, 1, 31});
    g.month(piling, {2026, 4, 1}, 300);
    CHECK(told(g.flow().rows.front()) == "Jan 450 paid Mar 500 Apr 300 | -250 left");
}

TEST_CASE("by accounts the budget that nothing is forecast against is to come as well, and objects take no amounts", "[cost]")
{
    CashGround g;
    const CostAccountId piles = g.account("1", 1000), walls = g.account("2", 500);
    const ContractId piling = g.contract("Piling", 700, piles);
    g.item("Wall", 600, 100, walls);
    g.item("Fees", 50);
    g.month(piling, {2026, 1, 1}, 10);
    g.by(CashFlowBy::Accounts);
    const CashFlow flow = g.flow();
    REQUIRE(flow.rows.size() == 3);
    CHECK(flow.find(g.key(piles))->toCome == Amount{1000});
    CHECK(flow.find(g.key(piles))->budgetRest == Amount{300});
    CHECK(flow.find(g.key(walls))->toCome == Amount{600}); // over budget: the forecast stands
    CHECK(flow.find(g.key(g.project))->toCome == Amount{50});
    CHECK(flow.idle == 1);
}

TEST_CASE("what is paid and not dated is told apart, and a direct cost is paid with its entry in the books", "[cost]")
{
    CashGround g;
    const ContractId piling = g.contract("Piling", 1000);
    g.pay(piling, 200, {}, 20);
    g.by(CashFlowBy::Objects, true);
    g.add(LedgerEntry{.project = g.project, .date = QDate(2026, 2, 3), .amount = {70}});
    const CashFlow flow = g.flow();
    CHECK(flow.find(g.key(piling))->undated == Amount{180}); // without what is retained
    CHECK(flow.find(g.key(piling))->toCome == Amount{820});
    CHECK(told(*flow.find(g.key(g.project))) == "Feb 70 paid");
    CHECK(flow.total.toCome == Amount{820});
}

TEST_CASE("baseline and target of an object that costs nothing any more still show", "[cost]")
{
    CashGround g;
    const ForecastItemId lifts =
        g.add(ForecastItem{.project = g.project, .title = QStringLiteral("Lifts"), .amount = {100}, .status = ForecastStatus::Closed});
    g.month(lifts, {2026, 1, 1}, 60, PhasedKind::Baseline);
    g.month(lifts, {2026, 1, 1}, 40, PhasedKind::Target);
    g.month(lifts, {2026, 1, 1}, 99); // by hand: nothing is to come, so it does not count
    const CashFlow flow = g.flow();
    REQUIRE(flow.rows.size() == 1);
    const CashMonth& january = flow.rows.front().months.at(Month::of({2026, 1, 1}));
    CHECK(january.baseline == Amount{60});
    CHECK(january.target == Amount{40});
    CHECK(january.variance() == Amount{60});
    CHECK(flow.rows.front().remainder == Amount{});
}

TEST_CASE("without a rate the amounts in the portfolio's currency are unknown and never wrong", "[cost]")
{
    CashGround g;
    g.project = g.add(Node{.parent = g.root, .name = QStringLiteral("Dock"), .currency = QStringLiteral("EUR")});
    g.spread(g.contract("Piling", 1000), SpreadCurve::Flat);
    CHECK(g.flow().total.toCome == Amount{1000});
    CHECK(g.flow().inPortfolio.toCome.state == Amount::NoRate);
    g.rate(g.currency("EUR"), e8 * 3 / 4);
    const CashRow row = g.flow().inPortfolio;
    CHECK(row.toCome == Amount{750});
    CHECK(row.remainder == Amount{0});
    CHECK(row.months.sum().toCome == Amount{750});
}

TEST_CASE("an amount too large to add up is told as that", "[cost]")
{
    CashGround g;
    g.contract("One", std::numeric_limits<qint64>::max());
    g.contract("Two", std::numeric_limits<qint64>::max());
    CHECK(g.flow().total.toCome.state == Amount::TooLarge);
}

namespace {

/// Money of every kind at random, with closed periods, curves and months by hand on every object.
CashGround randomGround(unsigned seed)
{
    std::mt19937 random(seed + 77);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    const auto day = [&] { return QDate(2025, 7, 1).addDays(below(700)); };
    const auto maybe = [&](auto value) { return below(3) ? std::optional(value) : std::nullopt; };
    CashGround g;
    if (below(2)) g.project = g.add(Node{.parent = g.root, .name = QStringLiteral("Dock"), .currency = QStringLiteral("EUR")});
    addRandomMoney(g, seed);
    if (below(4) == 0) g.plan->start.reset();
    g.by(CashFlowBy(below(2)), below(2));
    for (int m = 0, closed = below(8); m < closed; ++m) {
        const QDate start = QDate(2026, 1, 1).addMonths(m);
        g.close(start, start.addMonths(1).addDays(-1), below(5) ? PeriodStatus::Closed : PeriodStatus::Reopened);
    }
    std::vector<RecordKey> objects;
    g.portfolio.all<Contract>().forEach([&](const Contract& c) { objects.push_back(g.key(c.id)); });
    g.portfolio.all<ForecastItem>().forEach([&](const ForecastItem& f) { objects.push_back(g.key(f.id)); });
    g.portfolio.all<CostAccount>().forEach([&](const CostAccount& a) { objects.push_back(g.key(a.id)); });
    for (const RecordKey object : objects) {
        const QString entity = infoOf(object.entity).keyText();
        if (object.entity == entityOf<Contract>()) {
            g.set<&Contract::start>(object.id, maybe(day()));
            g.set<&Contract::practicalCompletion>(object.id, maybe(day()));
        }
        if (below(4))
            g.add(Phasing{.project = g.project,
                .entity = entity,
                .record = {object.id},
                .curve = SpreadCurve(below(6)),
                .from = maybe(day()),
                .to = maybe(day())});
        for (int i = below(8); i > 0; --i)
            g.add(PhasedAmount{.project = g.project,
                .entity = entity,
                .record = {object.id},
                .kind = PhasedKind(below(3)),
                .month = maybe(day()),
                .amount = {qint64(random() % 2'000'000) - 300'000}});
    }
    return g;
}

} // namespace

TEST_CASE("in any portfolio months and remainder are what is to come, and what is paid is what the records say, to the cent", "[cost]")
{
    for (unsigned seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        const CashGround g = randomGround(seed);
        const ExchangeRates rates(g.portfolio);
        const CostSheet sheet = costSheetOf(g.portfolio, g.project, rates);
        const CashFlowBasis basis = g.basis(rates);
        const CashFlow flow = cashFlowOf(basis, sheet);
        Amount paid, paidAbroad, toCome, toComeAbroad;
        for (const Contribution& part : sheet.parts) {
            if (isPaidPart(part)) paid += part.amount, paidAbroad += part.inPortfolio;
            if (part.measure == CostMeasure::DirectCost) continue;
            if (isForecastPart(part)) toCome += part.amount, toComeAbroad += part.inPortfolio;
            if (isPaidPart(part)) toCome -= part.amount, toComeAbroad -= part.inPortfolio;
        }
        for (const CashRow& row : flow.rows) {
            const CashMonth sum = row.months.sum();
            CHECK(sum.toCome + row.remainder == row.toCome);
            CHECK(sum.paid + row.undated == row.paid);
            for (Month m = row.months.first(); !row.months.empty() && m < flow.firstOpen; m = m + 1)
                CHECK(row.months.at(m).toCome == Amount{});
            if (row.curve != SpreadCurve::Hand && row.from && row.to) CHECK(row.remainder == Amount{0});
        }
        CHECK(flow.total.paid == paid);
        CHECK(flow.total.toCome - flow.total.budgetRest == toCome);
        CHECK(flow.total.months.sum().toCome + flow.total.remainder == flow.total.toCome);
        const CashMonth abroad = flow.inPortfolio.months.sum();
        CHECK(flow.inPortfolio.paid == paidAbroad);
        CHECK(abroad.paid + flow.inPortfolio.undated == paidAbroad);
        CHECK(abroad.toCome + flow.inPortfolio.remainder == flow.inPortfolio.toCome);
        if (flow.by == CashFlowBy::Objects) CHECK(flow.inPortfolio.toCome == toComeAbroad);

        // What explains a figure adds up to it.
        const auto of = [&](CashFigure figure, std::optional<RecordKey> object, std::optional<Month> month = {}) {
            return explained(basis, sheet, flow, object, figure, month).amount;
        };
        for (const CashRow& row : flow.rows) {
            CHECK(of(CashFigure::ToCome, row.record) == row.toCome);
            CHECK(of(CashFigure::Remainder, row.record) == row.remainder);
            for (Month m = row.months.first(); !row.months.empty() && m <= row.months.last(); m = m + 1) {
                CHECK(of(CashFigure::Forecast, row.record, m) == row.months.at(m).forecast());
                CHECK(of(CashFigure::Paid, row.record, m) == row.months.at(m).paid);
                CHECK(of(CashFigure::Variance, row.record, m) == row.months.at(m).variance());
            }
        }
        CHECK(of(CashFigure::ToCome, {}) == flow.total.toCome);
        CHECK(of(CashFigure::Target, {}) == flow.total.months.sum().target);
    }
}
