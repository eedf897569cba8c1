#include "core/edit/baselines.h"
#include "core/edit/kpis.h"
#include "core/session/project_measures.h"
#include "tests/support/plan_builder.h"

#include <QSignalSpy>
#include <QtTest>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Three projects with costs, a contract and a baseline each, and the starter KPIs.
struct Costed {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    std::vector<NodeId> projects;
    std::vector<TaskId> tasks;
    std::vector<AssignmentId> crews;
    std::vector<ContractLineId> lines;

    Costed()
    {
        for (const char* name : {"Road", "Bridge", "Tunnel"}) {
            PlanBuilder plan(*session, QLatin1StringView(name), QLatin1StringView(name));
            plan.inARow({"Survey", "Dig", "Build"}, 5);
            projects.push_back(plan.project());
            ChangeBuilder build(QStringLiteral("test.costs"));
            for (const char* task : {"Survey", "Dig", "Build"}) {
                tasks.push_back(plan[QLatin1StringView(task)]);
                crews.push_back(session->ids().next<AssignmentId>());
                build.insert(Assignment{
                    .id = crews.back(), .project = plan.project(), .task = tasks.back(), .cost = {100'00}, .remainingCost = {100'00}});
            }
            const Contract contract{.id = session->ids().next<ContractId>(),
                .project = plan.project(),
                .title = QStringLiteral("Works"),
                .status = ContractStatus::Approved};
            build.insert(contract);
            lines.push_back(session->ids().next<ContractLineId>());
            build.insert(ContractLine{.id = lines.back(), .contract = contract.id, .title = QStringLiteral("All"), .amount = {500'00}});
            apply(build.take());
            baseline(plan.project());
        }
        apply(addStarterKpis(session->portfolio(), session->ids()));
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(session->apply(std::move(*set), Source::Import));
    }
    template <auto M> void set(qint64 id, typename Member<decltype(M)>::Type value)
    {
        ChangeBuilder build(QStringLiteral("test.set"));
        build.update<M>(portfolio(), id, value);
        apply(build.take());
    }
    void baseline(NodeId project)
    {
        apply(setBaseline(portfolio(), session->ids(), *session->schedule(project), {}, {QStringLiteral("Ada"), Instant{}}));
    }
    bool atHand() const { return session->isAtHand(projects, Aside::EarnedValue) && session->isAtHand(projects, Aside::Measures); }
    void findOut(Aside what)
    {
        session->findOut(projects, what);
        REQUIRE(QTest::qWaitFor([&] {
            if (session->isAtHand(projects, what)) return true;
            session->findOut(projects, what);
            return false;
        }));
    }
    void edit(std::mt19937& random)
    {
        const std::size_t i = random() % tasks.size(), p = random() % projects.size();
        switch (random() % 9) {
        case 0: return apply(setDuration(portfolio(), tasks[i], hours(qint64(8 + random() % 80)), DurationUnit::Days, false));
        case 1: return set<&Assignment::actualCost>(crews[i].value, {qint64(random() % 200'00)});
        case 2: return set<&Task::fixedCost>(tasks[i].value, {qint64(random() % 50'00)});
        case 3: return set<&ContractLine::amount>(lines[p].value, {qint64(random() % 900'00)});
        case 4: return baseline(projects[p]);
        case 5:
            return set<&ScheduleOptions::statusDate>(
                portfolio().optionsOf(projects[p]).id.value, atDay(QDate(2026, 6, 2 + int(random() % 20)), 17 * 3600));
        case 6: return set<&Node::currency>(projects[p].value, random() % 2 ? QStringLiteral("EUR") : QString());
        case 7: return set<&Task::technique>(tasks[i].value, EarnedValueTechnique(random() % 3));
        case 8: return apply(setPercentComplete(portfolio(), tasks[i], percent(int(random() % 101)), *session->dates(tasks[i])));
        }
    }
    /// What a session says that opens the file now and works everything out at once.
    void checkAgainstFile() const
    {
        const auto fresh = folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly);
        for (NodeId project : projects) {
            const auto held = session->earnedValue(project), now = fresh->earnedValue(project);
            CHECK(held->totals.sums == now->totals.sums);
            CHECK(held->totals.series == now->totals.series);
            CHECK(held->asOf == now->asOf);
        }
        const NodeId root = portfolio().root()->id;
        const auto held = scoresOf(*session, root), now = scoresOf(*fresh, root);
        REQUIRE(held.size() == now.size());
        for (std::size_t i = 0; i < held.size(); ++i) {
            const Kpi& kpi = *portfolio().find(held[i].kpi);
            CAPTURE(kpi.code.toStdString());
            REQUIRE(held[i].hasValue() == now[i].hasValue());
            CHECK(held[i].status == now[i].status);
            if (held[i].hasValue()) CHECK(held[i].number(kpi) == now[i].number(kpi));
        }
    }
};

} // namespace

TEST_CASE("figures found out aside are those found out at once, whatever is edited meanwhile", "[session][property]")
{
    Costed desk;
    std::mt19937 random(11);
    desk.session->computeAside(1);
    CHECK_FALSE(desk.atHand());
    for (int round = 0; round < 30; ++round) {
        CAPTURE(round);
        desk.session->findOut(desk.projects, random() % 2 ? Aside::Measures : Aside::EarnedValue);
        for (unsigned edits = random() % 4; edits > 0; --edits) {
            desk.edit(random);
            if (random() % 3 == 0) QCoreApplication::processEvents();
        }
        desk.findOut(Aside::EarnedValue);
        desk.findOut(Aside::Measures);
        desk.checkAgainstFile();
    }
}

TEST_CASE("after an edit only the figures of what it touched are found out anew", "[session]")
{
    Costed desk;
    const auto before = desk.session->measures(desk.projects);
    const auto dates = desk.session->baselineDates(desk.projects[1]);
    const auto isNew = [&](std::size_t i) { return desk.session->measures(desk.projects)[i] != before[i]; };
    desk.set<&Assignment::actualCost>(desk.crews[0].value, {40'00});
    CHECK(isNew(0));
    CHECK_FALSE(isNew(1));
    CHECK_FALSE(isNew(2));
    desk.baseline(desk.projects[2]);
    CHECK(isNew(2));
    CHECK_FALSE(isNew(1));
    CHECK(desk.session->baselineDates(desk.projects[1]) == dates);
    CHECK_FALSE(desk.session->measures({NodeId{4711}}).front());
}

TEST_CASE("a KPI that asks for more is told more, of every project", "[session]")
{
    Costed desk;
    desk.portfolio().all<Kpi>().forEach([&](const Kpi& kpi) {
        ChangeBuilder build(QStringLiteral("test.remove"));
        build.remove(desk.portfolio(), entityOf<Kpi>(), kpi.id.value);
        desk.apply(build.take());
    });
    CHECK_FALSE(desk.session->measures(desk.projects)[0]->own.earned);
    ChangeBuilder build(QStringLiteral("test.kpi"));
    build.insert(Kpi{.id = desk.session->ids().next<KpiId>(),
        .code = QStringLiteral("SPI"),
        .name = QStringLiteral("Schedule index"),
        .formula = QStringLiteral("spi")});
    desk.apply(build.take());
    CHECK(desk.session->measures(desk.projects)[0]->own.earned);
}
