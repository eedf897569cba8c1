#include "core/base/rank.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "ui/pages/plan/plan_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace gantry;

namespace {

/// A file with one project: P{A, B}, Q{C}.
struct Ground {
    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    NodeId project{};
    QHash<QString, TaskId> tasks;
    Error refusal{Errc::Invalid, "", {}};

    Ground()
    {
        auto made = Session::create(folder.filePath(QStringLiteral("plan.gantry")),
            Identity{QStringLiteral("Ada"), QStringLiteral("test"), [] { return Instant{1'790'000'000'000}; }});
        REQUIRE(made);
        session = std::move(*made);
        project = addProject(u"Depot");
        add(u"P");
        add(u"A", u"P");
        add(u"B", u"P");
        add(u"Q");
        add(u"C", u"Q");
    }
    NodeId addProject(QStringView name)
    {
        const NodeId id{session->ids().next<NodeId>()};
        ChangeBuilder build(QStringLiteral("project.add"));
        build.insert(Node{.id = id, .parent = session->portfolio().root()->id, .rank = rankBetween({}, {}), .name = name.toString()});
        build.insert(ScheduleOptions{
            .id = session->ids().next<ScheduleOptionsId>(), .project = id, .plannedStart = atDay(QDate(2026, 6, 1), 8 * 3600)});
        REQUIRE(apply(build.take()));
        return id;
    }
    TaskId add(QStringView name, QStringView parent = {}, NodeId in = {})
    {
        auto set = addTask(session->portfolio(), session->ids(), in ? in : project, tasks.value(parent.toString()), {}, name.toString());
        REQUIRE(set);
        const TaskId id{set->changes.back().id};
        REQUIRE(apply(std::move(set)));
        tasks.insert(name.toString(), id);
        return id;
    }
    bool apply(Result<ChangeSet> set)
    {
        if (!set) {
            refusal = set.error();
            return false;
        }
        const auto done = session->apply(std::move(*set));
        if (!done) refusal = done.error();
        return bool(done);
    }
    std::unique_ptr<PlanModel> model(std::vector<NodeId> projects = {})
    {
        auto out = std::make_unique<PlanModel>(*session,
            [this](Result<ChangeSet> set) -> Result<void> { return apply(std::move(set)) ? Result<void>() : Result<void>(refusal); });
        out->setProjects(projects.empty() ? std::vector{project} : projects);
        return out;
    }
    TaskId operator[](const char16_t* name) const { return tasks.value(QString::fromUtf16(name)); }
};

/// "1 P, 1.1 A, ..." with rows that only lead to a match in brackets.
std::string shown(PlanModel& model, const QModelIndex& parent = {})
{
    std::string out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        const QString text = model.index(row, model.columnOf(QStringLiteral("wbs")), parent).data().toString() + u' '
            + model.index(row, 1, parent).data().toString();
        const bool context = at.data(PlanModel::ContextRole).toBool();
        const std::string below = shown(model, at);
        out += (out.empty() ? "" : ", ") + (context ? "(" + text.toStdString() + ")" : text.toStdString())
            + (below.empty() ? "" : ", " + below);
    }
    return out;
}

bool type(PlanModel& model, TaskId task, const char* column, QStringView text)
{
    return model.setData(model.indexOf(task, model.columnOf(QLatin1StringView(column))), text.toString());
}

QString cell(PlanModel& model, TaskId task, const char* column)
{
    return model.indexOf(task, model.columnOf(QLatin1StringView(column))).data().toString();
}

} // namespace

TEST_CASE("a filter keeps the rows above a match, greyed, and no number changes", "[plan]")
{
    Ground ground;
    const auto model = ground.model();
    QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(shown(*model) == "1 P, 1.1 A, 1.2 B, 2 Q, 2.1 C");
    model->setFilter({.text = QStringLiteral("C")});
    CHECK(shown(*model) == "(2 Q), 2.1 C");
    ground.add(u"C2", u"P");
    CHECK(shown(*model) == "(1 P), 1.3 C2, (2 Q), 2.1 C");
    model->setFilter({});
    CHECK(shown(*model) == "1 P, 1.1 A, 1.2 B, 1.3 C2, 2 Q, 2.1 C");
}

TEST_CASE("the plan table follows indent, outdent, moves, deletion and undo row by row", "[plan]")
{
    Ground ground;
    const auto model = ground.model();
    QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    const Portfolio& portfolio = ground.session->portfolio();
    const QPersistentModelIndex c = model->indexOf(ground[u"C"]);

    REQUIRE(ground.apply(indent(portfolio, {ground[u"Q"]})));
    CHECK(shown(*model) == "1 P, 1.1 A, 1.2 B, 1.3 Q, 1.3.1 C");
    REQUIRE(ground.apply(outdent(portfolio, {ground[u"B"]})));
    CHECK(shown(*model) == "1 P, 1.1 A, 1.2 Q, 1.2.1 C, 2 B");
    REQUIRE(ground.apply(moveUp(portfolio, ground[u"B"])));
    CHECK(shown(*model) == "1 B, 2 P, 2.1 A, 2.2 Q, 2.2.1 C");
    CHECK(c.isValid());
    CHECK(model->taskAt(c) == ground[u"C"]);
    REQUIRE(ground.apply(removeRecords(portfolio, {{entityOf<Task>(), ground[u"P"].value}})));
    CHECK(shown(*model) == "1 B");
    CHECK_FALSE(c.isValid());
    REQUIRE(ground.session->undo());
    CHECK(shown(*model) == "1 B, 2 P, 2.1 A, 2.2 Q, 2.2.1 C");
    CHECK(resets.isEmpty());
}

TEST_CASE("what is typed into the plan is one change each and stands in the portfolio", "[plan]")
{
    Ground ground;
    const auto model = ground.model();
    const auto task = [&](const char16_t* name) { return *ground.session->portfolio().find(ground[name]); };
    const qint64 before = ground.session->sequence();

    CHECK(type(*model, ground[u"A"], "task.duration", u"2w"));
    CHECK(task(u"A").duration == hours(80));
    CHECK(task(u"A").durationUnit == DurationUnit::Weeks);
    CHECK(cell(*model, ground[u"A"], "task.duration") == QStringLiteral("2 w"));
    CHECK(type(*model, ground[u"A"], "task.duration", u"3ed"));
    CHECK(task(u"A").elapsed);
    CHECK(task(u"A").duration == WorkTime{3 * secondsPerDay});
    CHECK(type(*model, ground[u"B"], "task.name", u"Slab"));
    CHECK(task(u"B").name == QStringLiteral("Slab"));
    CHECK(type(*model, ground[u"B"], "links.predecessors", u"2FS+2d; 5SS"));
    CHECK(cell(*model, ground[u"B"], "links.predecessors") == QStringLiteral("2FS+2d; 5SS"));
    CHECK(cell(*model, ground[u"A"], "links.successors") == QStringLiteral("3FS+2d"));
    CHECK(type(*model, ground[u"C"], "computed.start", u"2026-06-08"));
    CHECK(task(u"C").constraint == ConstraintType::StartNoEarlierThan);
    CHECK(task(u"C").constraintDate == atDay(QDate(2026, 6, 8), 8 * 3600));
    CHECK(ground.session->sequence() == before + 5);

    SECTION("what is left as it was writes nothing")
    {
        CHECK(type(*model, ground[u"A"], "task.duration", cell(*model, ground[u"A"], "task.duration")));
        CHECK(ground.session->sequence() == before + 5);
    }
    SECTION("a word that is no duration is refused and changes nothing")
    {
        CHECK_FALSE(type(*model, ground[u"A"], "task.duration", u"soon"));
        CHECK(ground.refusal.code == Errc::Invalid);
        CHECK(ground.session->sequence() == before + 5);
    }
    SECTION("a summary's duration is not typed") { CHECK_FALSE(type(*model, ground[u"P"], "task.duration", u"4d")); }
}

TEST_CASE("a change of one cell refreshes that row and no other", "[plan]")
{
    Ground ground;
    const auto model = ground.model();
    QSignalSpy refreshed(model.get(), &QAbstractItemModel::dataChanged);
    REQUIRE(type(*model, ground[u"A"], "task.name", u"Piles"));
    REQUIRE(refreshed.size() == 1);
    CHECK(model->taskAt(refreshed[0][0].toModelIndex()) == ground[u"A"]);
    CHECK(refreshed[0][0].toModelIndex().row() == refreshed[0][1].toModelIndex().row());
}

TEST_CASE("a portfolio's plan shows its projects and reads each when it is opened", "[plan]")
{
    Ground ground;
    const NodeId other = ground.addProject(u"Workshop");
    ground.add(u"D", {}, other);
    const auto model = ground.model({ground.project, other});
    QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto named = ground.model({ground.project, other});
    REQUIRE(named->rowCount() == 2);
    CHECK(named->index(1, 1).data().toString() == QStringLiteral("Workshop"));
    CHECK(named->rowCount(named->index(0, 0)) == 0);
    CHECK(named->hasChildren(named->index(0, 0)));
    CHECK(named->indexOf(ground[u"D"]).isValid());
    CHECK(named->rowCount(named->index(1, 0)) == 1);
    CHECK(named->rowCount(named->index(0, 0)) == 0);
    named->setFilter({.text = QStringLiteral("B")});
    REQUIRE(named->rowCount() == 1); // a project with no match is left out
    CHECK(named->projectAt(named->index(0, 0)) == ground.project);
    CHECK(named->rowCount(named->index(0, 0)) == 1);
    REQUIRE(ground.apply(renameTask(ground.session->portfolio(), ground[u"D"], QStringLiteral("Bridge"))));
    CHECK(named->rowCount() == 2);
    named->setFilter({});
    CHECK(named->rowCount() == 2);
}
