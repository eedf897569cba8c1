#include "core/edit/nodes.h"
#include "core/edit/tasks.h"
#include "core/session/session.h"
#include "tests/support/portfolio_file.h"

#include <QSignalSpy>
#include <QtTest>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

NodeId plannedProject(Session& session, const QString& name)
{
    auto set =
        addNode(session.portfolio(), session.ids(), session.portfolio().root()->id, NodeKind::Project, name, name, QDate(2026, 3, 2));
    REQUIRE(set);
    const NodeId project{set->changes.front().id};
    REQUIRE(session.apply(std::move(*set)));
    return project;
}
TaskId plannedTask(Session& session, NodeId project, const QString& name, qint64 days)
{
    auto set = addTask(session.portfolio(), session.ids(), project, {}, {}, name);
    REQUIRE(set);
    REQUIRE(session.apply(std::move(*set)));
    const TaskId task = taskNamed(session, name).id;
    auto duration = setDuration(session.portfolio(), task, hours(8 * days), DurationUnit::Days, false);
    REQUIRE(duration);
    REQUIRE(session.apply(std::move(*duration)));
    return task;
}
QString finishOf(const Session& session, TaskId task)
{
    const TaskDates* dates = session.dates(task);
    return dates && dates->finish ? isoText(*dates->finish) : QString();
}

} // namespace

TEST_CASE("an edit moves what follows it, in another project too, and an undo moves it back", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId bridge = plannedProject(*session, QStringLiteral("Bridge")), road = plannedProject(*session, QStringLiteral("Road"));
    const TaskId slab = plannedTask(*session, bridge, QStringLiteral("Slab"), 2),
                 asphalt = plannedTask(*session, road, QStringLiteral("Asphalt"), 1);
    CHECK(finishOf(*session, slab) == u"2026-03-03T17:00:00");
    CHECK(finishOf(*session, asphalt) == u"2026-03-02T17:00:00");

    auto linked = link(session->portfolio(), session->ids(), slab, asphalt);
    REQUIRE(linked);
    REQUIRE(session->apply(std::move(*linked)));
    CHECK(finishOf(*session, asphalt) == u"2026-03-04T17:00:00");

    QSignalSpy derived(session.get(), &Session::derived);
    auto longer = setDuration(session->portfolio(), slab, hours(8 * 4), DurationUnit::Days, false);
    REQUIRE(longer);
    REQUIRE(session->apply(std::move(*longer)));
    REQUIRE(derived.size() == 1);
    CHECK(derived.front().front().value<QList<NodeId>>().size() == 2);
    CHECK(finishOf(*session, asphalt) == u"2026-03-06T17:00:00");

    REQUIRE(session->undo());
    CHECK(finishOf(*session, asphalt) == u"2026-03-04T17:00:00");

    auto parted = unlink(session->portfolio(), {slab, asphalt});
    REQUIRE(parted);
    REQUIRE(session->apply(std::move(*parted)));
    CHECK(finishOf(*session, asphalt) == u"2026-03-02T17:00:00");
    derived.clear();
    longer = setDuration(session->portfolio(), slab, hours(8 * 5), DurationUnit::Days, false);
    REQUIRE(longer);
    REQUIRE(session->apply(std::move(*longer)));
    CHECK(derived.front().front().value<QList<NodeId>>() == QList<NodeId>{bridge});
}

TEST_CASE("what is no input of the schedule leaves it as it is", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId bridge = plannedProject(*session, QStringLiteral("Bridge"));
    const TaskId slab = plannedTask(*session, bridge, QStringLiteral("Slab"), 2);
    const auto before = session->schedule(bridge);
    ChangeBuilder build(QStringLiteral("task.edit"));
    build.update<&Task::code>(session->portfolio(), slab.value, QStringLiteral("S-1"));
    REQUIRE(session->apply(build.take()));
    CHECK(session->schedule(bridge) == before);
}

TEST_CASE("a calendar that many use moves every plan that stands on it", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId bridge = plannedProject(*session, QStringLiteral("Bridge"));
    const TaskId slab = plannedTask(*session, bridge, QStringLiteral("Slab"), 2);
    CHECK(finishOf(*session, slab) == u"2026-03-03T17:00:00");
    ChangeBuilder build(QStringLiteral("calendar.edit"));
    build.insert(CalendarException{.id = session->ids().next<CalendarExceptionId>(),
        .calendar = session->portfolio().optionsOf(bridge).calendar,
        .name = QStringLiteral("Shutdown"),
        .from = QDate(2026, 3, 3),
        .to = QDate(2026, 3, 3)});
    REQUIRE(session->apply(build.take()));
    CHECK(finishOf(*session, slab) == u"2026-03-04T17:00:00");
}

TEST_CASE("plans computed aside are those computed at once, whatever is edited meanwhile", "[session][property]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId bridge = plannedProject(*session, QStringLiteral("Bridge")), road = plannedProject(*session, QStringLiteral("Road"));
    std::vector<TaskId> tasks;
    for (int i = 0; i < 30; ++i) {
        tasks.push_back(plannedTask(*session, i % 3 ? bridge : road, QString::number(i), 1 + i % 4));
        if (i == 0) continue;
        auto linked = link(session->portfolio(), session->ids(), tasks[std::size_t(i / 2)], tasks.back());
        if (linked) (void)session->apply(std::move(*linked));
    }
    session->computeAside(10);
    for (NodeId project : {bridge, road}) REQUIRE(session->schedule(project));
    std::mt19937 random(3);
    int answeredOld = 0;
    for (int round = 0; round < 25; ++round) {
        for (int edits = 1 + int(random() % 4); edits > 0; --edits) {
            const TaskId task = tasks[random() % tasks.size()];
            const auto before = session->schedule(bridge);
            auto longer = setDuration(session->portfolio(), task, hours(qint64(4 + random() % 60)), DurationUnit::Days, false);
            REQUIRE(longer);
            REQUIRE(session->apply(std::move(*longer)));
            if (session->schedule(bridge) == before) ++answeredOld;
            if (random() % 8 == 0) (void)session->undo();
            if (random() % 6 == 0) QCoreApplication::processEvents();
        }
        if (round % 5 == 4) { // a task that comes or goes is never missing in the plan that is answered
            const TaskId added = plannedTask(*session, bridge, QStringLiteral("new %1").arg(round), 2);
            CHECK(session->dates(added));
            tasks.push_back(added);
        }
        REQUIRE(QTest::qWaitFor([&] { return !session->isUpdating(); }));
        const auto at = folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly); // the same file, computed at once
        for (const TaskId task : tasks) {
            REQUIRE(session->dates(task));
            CHECK(*session->dates(task) == *at->dates(task));
        }
    }
    CHECK(answeredOld > 10);
}
