#include "core/edit/kpis.h"
#include "core/session/closed_history.h"
#include "core/session/closing.h"
#include "core/session/project_measures.h"
#include "core/session/risk_cover.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A project with a budget of 1,000, a contract of 600 and a contingency of 100, and the months of 2026.
struct Books {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Depot"));
    CostAccountId works = add(CostAccount{.project = project, .title = QStringLiteral("Works"), .originalBudget = {1000'00}});
    ContractId contract = add(Contract{.project = project, .title = QStringLiteral("Builder"), .status = ContractStatus::Approved});
    ContractLineId line = add(ContractLine{.contract = contract, .title = QStringLiteral("Slab"), .account = works, .amount = {600'00}});
    ForecastItemId ground = add(ForecastItem{.project = project,
        .title = QStringLiteral("Ground"),
        .kind = ForecastKind::ProjectContingency,
        .account = works,
        .amount = {100'00}});

    Books()
    {
        done(createPeriods(portfolio(), session->ids(), 2026));
        done(addStarterKpis(portfolio(), session->ids()));
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    void done(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason);
        const auto applied = session->apply(std::move(*set));
        if (!applied) FAIL(applied.error().reason);
    }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        row.id.value = session->ids().next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        done(build.take());
        return row.id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        done(build.take());
    }
    PeriodId month(int m) const { return *periodCalled(portfolio(), QStringLiteral("2026-%1").arg(m, 2, 10, QLatin1Char('0'))); }
    TakenBy by() const { return {session->identity().author, session->identity().clock()}; }
    void close(int m) { done(closePeriod(portfolio(), session->ids(), month(m), by(), closedValuesOf(*session))); }
    KpiId kpi(const char* code) const
    {
        KpiId out;
        portfolio().all<Kpi>().forEach([&](const Kpi& k) {
            if (k.code == QLatin1String(code)) out = k.id;
        });
        return out;
    }
    KpiScore score(NodeId node, const char* code) const
    {
        for (KpiScore& each : scoresOf(*session, node))
            if (each.kpi == kpi(code)) return each;
        FAIL(code);
        return {};
    }
};

} // namespace

TEST_CASE("a close freezes the KPIs of projects and of what they roll up to, and later ones show their trend against it", "[close][kpi]")
{
    Books b;
    const NodeId root = b.portfolio().root()->id;
    const auto over = [&](NodeId node) { return b.score(node, "FFC"); };
    const double then = over(b.project).number(*b.portfolio().find(b.kpi("FFC")));
    CHECK(then == Approx(-30));
    CHECK(over(b.project).trend == Trend::None);
    b.close(1);
    CHECK(over(b.project).trend == Trend::Flat);
    b.set<&ContractLine::amount>(b.line.value, Money{800'00});
    CHECK(over(b.project).trend == Trend::Down); // dearer is worse
    CHECK(over(root).trend == Trend::Down);
    b.set<&ContractLine::amount>(b.line.value, Money{500'00});
    CHECK(over(b.project).trend == Trend::Up);
    b.close(2);
    for (NodeId node : {b.project, root}) {
        const auto former = formerKpis(*b.session, node, b.kpi("FFC"));
        REQUIRE(former.size() == 2);
        CHECK(former[0].period == QStringLiteral("2026-01"));
        CHECK(former[0].end == QDate(2026, 1, 31));
        CHECK(former[0].score.number == Approx(-30));
        CHECK(former[1].score.number == Approx(-40));
        CHECK(former[1].score.status == Health::Good);
    }
    CHECK(formerKpis(*b.session, b.project, b.kpi("SPI")).empty()); // it had no value: there is no baseline
    b.set<&Kpi::unit>(b.kpi("FFC").value, KpiUnit::Ratio);
    CHECK(formerKpis(*b.session, b.project, b.kpi("FFC")).empty()); // told in another unit
    CHECK(over(b.project).trend == Trend::None);
}

TEST_CASE("forecast drift is told against the last close", "[close][kpi]")
{
    Books b;
    CHECK(b.score(b.project, "DRI").why->reason == std::string("measure.no-close"));
    b.close(1);
    b.set<&ContractLine::amount>(b.line.value, Money{615'00});
    const Kpi& drift = *b.portfolio().find(b.kpi("DRI"));
    CHECK(b.score(b.project, "DRI").number(drift) == Approx(1.5));
    CHECK(b.score(b.project, "DRI").status == Health::Bad);
    CHECK(b.score(b.portfolio().root()->id, "DRI").number(drift) == Approx(1.5));
    b.close(2);
    CHECK(b.score(b.project, "DRI").number(drift) == Approx(0));
    // What the second close froze is the drift against the first.
    CHECK(formerKpis(*b.session, b.project, drift.id).back().score.number == Approx(1.5));
}

TEST_CASE("health as suggested and as set is frozen with its comment", "[close][kpi]")
{
    Books b;
    b.set<&ContractLine::amount>(b.line.value, Money{1500'00});
    b.done(assessHealth(b.portfolio(), b.session->ids(), b.project, HealthDimension::Cost, Health::Watch, QStringLiteral("Steel is dearer"),
        QDate(2026, 1, 20)));
    b.close(1);
    const auto history = b.session->closedHistory(b.project);
    REQUIRE(history->size() == 1);
    const ClosedHealth cost = closedHealth(history->front().values, b.project, HealthDimension::Cost);
    CHECK(cost.suggested == Health::Bad);
    CHECK(cost.set == Health::Watch);
    CHECK(cost.why == QStringLiteral("Steel is dearer"));
    CHECK(closedHealth(history->front().values, b.project, HealthDimension::Safety).suggested == Health::NotAssessed);
}

TEST_CASE("of a period that was closed twice the last close counts", "[close]")
{
    Books b;
    b.close(1);
    b.done(reopenPeriod(b.portfolio(), b.month(1), QStringLiteral("Invoice missed"), b.by()));
    b.set<&ContractLine::amount>(b.line.value, Money{800'00});
    b.close(1);
    const auto former = formerKpis(*b.session, b.project, b.kpi("FFC"));
    REQUIRE(former.size() == 1);
    CHECK(former.front().score.number == Approx(-10));
    CHECK(b.session->lastClosed()->find(b.project)->total.at(CostMeasure::ForecastFinalCost).own == Amount{900'00});
}

TEST_CASE("a figure's moves lead from close to close up to now without a gap, and their records add up", "[close]")
{
    Books b;
    const auto moves = [&](CostMeasure measure) {
        const RecordKey row{entityOf<Node>(), b.project.value};
        auto found = closedMoves(*b.session, b.project, row, measure);
        REQUIRE(found);
        found->push_back(openMove(*b.session, b.project, row, measure));
        return *found;
    };
    CHECK(moves(CostMeasure::Contingency).size() == 1);
    b.close(1);
    b.set<&ForecastItem::amount>(b.ground.value, Money{70'00});
    b.add(ForecastItem{
        .project = b.project, .title = QStringLiteral("Weather"), .kind = ForecastKind::ProjectContingency, .amount = {20'00}});
    b.close(2);
    b.set<&ForecastItem::amount>(b.ground.value, Money{55'00});
    b.set<&ContractLine::amount>(b.line.value, Money{615'00});
    for (std::size_t m = 0; m < costMeasures; ++m) {
        const auto all = moves(CostMeasure(m));
        REQUIRE(all.size() == 3);
        BothAmounts at{};
        for (const FigureMove& move : all) {
            BothAmounts told = move.move.byRule;
            for (const RecordDifference& r : move.move.records) told += r.difference();
            CHECK(move.move.before == at);
            CHECK(told == move.move.after - move.move.before);
            at = move.move.after;
        }
        CHECK(at.own == figure(b.session->costs(b.project)->total.figures, CostMeasure(m)));
    }
    const auto contingency = moves(CostMeasure::Contingency);
    CHECK(contingency[1].period == QStringLiteral("2026-02"));
    CHECK(contingency[1].move.after.own == Amount{90'00});
    CHECK(contingency[1].move.records.size() == 2);
    CHECK(contingency[2].period.isEmpty());
    CHECK(contingency[2].move.records.front().record == RecordKey{entityOf<ForecastItem>(), b.ground.value});
}

TEST_CASE("amounts of the cash flow that lie in no month are open points of a close", "[close]")
{
    Books b;
    const auto unassigned = [&] {
        std::vector<Finding> out = openPoints(*b.session, b.month(1));
        std::erase_if(out, [](const Finding& f) { return QLatin1String(f.reason) != QLatin1String("close.cash-unassigned"); });
        return out;
    };
    const auto flat = [&](const QString& entity, qint64 id) {
        return b.add(Phasing{.project = b.project,
            .entity = entity,
            .record = {id},
            .curve = SpreadCurve::Flat,
            .from = QDate(2026, 2, 1),
            .to = QDate(2026, 5, 31)});
    };
    flat(infoOf<Contract>().keyText(), b.contract.value);
    const PhasingId phasing = flat(infoOf<ForecastItem>().keyText(), b.ground.value);
    CHECK(unassigned().empty()); // what a curve spreads lies in some month
    b.set<&Phasing::curve>(phasing.value, SpreadCurve::Hand);
    const auto found = unassigned();
    REQUIRE(found.size() == 1);
    CHECK(found.front().record == RecordKey{entityOf<ForecastItem>(), b.ground.value});
    CHECK(sentence(found.front()).startsWith(QStringLiteral("Forecast item “Ground”: 100.00")));
}

TEST_CASE("a close of a later program names records of kinds that are unknown here, and its figures still tell how they moved", "[close]")
{
    Books b;
    auto set = closePeriod(b.portfolio(), b.session->ids(), b.month(1), b.by());
    REQUIRE(set);
    SnapshotContent& content = set->contents.front();
    REQUIRE(content.cbor.contains("forecast_item"));
    content.cbor.replace("forecast_item", "forecast_itex");
    content.hash = contentHash(content.cbor);
    for (Change& change : set->changes)
        for (Cell& cell : change.cells)
            if (change.entity == entityOf<Snapshot>() && cell.field == fieldIndex<&Snapshot::contentHash>()) cell.after = content.hash;
    b.done(std::move(set));
    const auto moves = closedMoves(*b.session, b.project, {entityOf<Node>(), b.project.value}, CostMeasure::Contingency);
    REQUIRE(moves);
    REQUIRE(moves->size() == 1);
    CHECK(moves->front().move.after.own == Amount{100'00});
    REQUIRE(moves->front().move.records.size() == 1);
    CHECK(moves->front().titles.value(moves->front().move.records.front().record.id).isEmpty());
}

TEST_CASE("a close freezes exposure and contingency of every node, and the trend is told from closes and now", "[close][risk]")
{
    Books b;
    const NodeId root = b.portfolio().root()->id;
    const auto risk = [&](NodeId node, qint64 amount) {
        return b.add(Risk{
            .project = node, .title = QStringLiteral("R"), .status = RiskStatus::Active, .chance = percent(50), .amount = Money{amount}});
    };
    const auto trend = [&](NodeId node) {
        QStringList out;
        for (const ExposurePoint& p : exposureTrend(*b.session, node))
            out << QStringLiteral("%1%2 %3/%4")
                       .arg(p.period, p.open ? QStringLiteral(" open") : QString())
                       .arg(p.amounts.exposure->minor)
                       .arg(p.amounts.contingency->minor);
        return out.join(QStringLiteral(", "));
    };
    const RiskId ground = risk(b.project, 160'00);
    risk(root, 40'00); // a programme has risks of its own
    b.close(1);
    b.set<&Risk::amount>(ground.value, Money{120'00});
    b.close(2);
    b.set<&Risk::status>(ground.value, RiskStatus::Retired);
    CHECK(trend(b.project) == QStringLiteral("2026-01 8000/10000, 2026-02 6000/10000, 2026-03 open 0/10000"));
    CHECK(trend(root) == QStringLiteral("2026-01 10000/10000, 2026-02 8000/10000, 2026-03 open 2000/10000"));
    b.set<&Risk::amount>(ground.value, Money{9'999'00}); // what is closed stays
    CHECK(trend(b.project) == QStringLiteral("2026-01 8000/10000, 2026-02 6000/10000, 2026-03 open 0/10000"));
}

TEST_CASE("contingency is held against exposure by the limits of its KPI, of a programme with its own risks", "[kpi][risk]")
{
    Books b;
    const NodeId root = b.portfolio().root()->id;
    CHECK_FALSE(riskCover(*b.session, b.project).times);
    CHECK(riskCover(*b.session, b.project).status == Health::NotAssessed);
    const auto risk = [&](NodeId node, qint64 amount) {
        b.add(Risk{.project = node,
            .title = QStringLiteral("R"),
            .status = RiskStatus::Active,
            .likelihoodBefore = 5,
            .costBefore = 5,
            .chance = percent(100),
            .amount = Money{amount}});
    };
    risk(b.project, 80'00);
    CHECK(riskCover(*b.session, b.project).times == Approx(1.25));
    CHECK(riskCover(*b.session, b.project).status == Health::Good);
    CHECK(b.score(b.project, "CTR").number(*b.portfolio().find(b.kpi("CTR"))) == Approx(1.25));
    risk(root, 20'00);
    CHECK(riskCover(*b.session, root).times == Approx(1));
    CHECK(riskCover(*b.session, root).status == Health::Watch);
    CHECK(b.score(root, "CTR").number(*b.portfolio().find(b.kpi("CTR"))) == Approx(1));
    CHECK(b.score(root, "HRU").number(*b.portfolio().find(b.kpi("HRU"))) == Approx(2));
    CHECK(b.score(b.project, "HRU").status == Health::Watch);
    b.close(1);
    risk(root, 100'00);
    CHECK(riskCover(*b.session, root).status == Health::Bad);
    CHECK(b.score(root, "CTR").status == Health::Bad);
    CHECK(b.score(root, "CTR").trend == Trend::Down);
}
