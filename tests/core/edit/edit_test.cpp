#include "core/edit/nodes.h"
#include "core/edit/quality.h"
#include "core/edit/records.h"
#include "core/edit/source_dates.h"
#include "core/edit/tasks.h"
#include "core/schedule/quality.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

/// A portfolio with one project and the tasks A to D below each other, all through ChangeSets as a person would.
struct Plan {
    Portfolio portfolio;
    IdSource ids{1000};
    NodeId root{1}, project;
    std::vector<ChangeSet> done;

    Plan()
    {
        ChangeBuilder build(QStringLiteral("portfolio.new"));
        build.insert(Node{.id = root, .kind = NodeKind::Portfolio, .name = QStringLiteral("Works")});
        apply(build.take());
        apply(addNode(portfolio, ids, root, NodeKind::Project, QStringLiteral("Quay"), QStringLiteral("Q"), QDate(2026, 3, 2)));
        portfolio.all<Node>().forEach([&](const Node& n) {
            if (n.kind == NodeKind::Project) project = n.id;
        });
        for (const char16_t* name : {u"A", u"B", u"C", u"D"}) apply(addTask(portfolio, ids, project, {}, last(), QString::fromUtf16(name)));
    }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(applyToMemory(portfolio, *set));
        std::vector<RecordKey> touched;
        for (const Change& c : set->changes) touched.push_back({c.entity, c.id});
        REQUIRE(checkInvariants(portfolio, touched));
        done.push_back(*set);
    }
    void undo()
    {
        ChangeSet back = inverse(done.back());
        done.pop_back();
        REQUIRE(applyToMemory(portfolio, back));
    }
    TaskId last() const
    {
        const auto tasks = childTasks(portfolio, project, {});
        return tasks.empty() ? TaskId{} : tasks.back()->id;
    }
    TaskId task(const char* name) const
    {
        TaskId found;
        portfolio.all<Task>().forEach([&](const Task& t) {
            if (t.name == QLatin1String(name)) found = t.id;
        });
        return found;
    }
    /// "A B(C D)": the outline in one line.
    QString outline(TaskId parent = {}) const
    {
        QStringList parts;
        for (const Task* t : childTasks(portfolio, project, parent)) {
            const QString below = outline(t->id);
            parts << (below.isEmpty() ? t->name : t->name + u'(' + below + u')');
        }
        return parts.join(u' ');
    }
};

} // namespace

TEST_CASE("rows are indented under the row above and outdented after their parent", "[edit]")
{
    Plan plan;
    CHECK(plan.outline() == QLatin1String("A B C D"));
    plan.apply(indent(plan.portfolio, {plan.task("B"), plan.task("C")}));
    CHECK(plan.outline() == QLatin1String("A(B C) D"));
    plan.apply(indent(plan.portfolio, {plan.task("D")}));
    CHECK(plan.outline() == QLatin1String("A(B C D)"));
    plan.apply(outdent(plan.portfolio, {plan.task("C")}));
    CHECK(plan.outline() == QLatin1String("A(B D) C"));
    CHECK_FALSE(outdent(plan.portfolio, {plan.task("A")}));
    CHECK_FALSE(indent(plan.portfolio, {plan.task("A")}));
    for (int i = 0; i < 3; ++i) plan.undo();
    CHECK(plan.outline() == QLatin1String("A B C D"));
}

TEST_CASE("a row moves one place up or down, and a new one lands where it was asked for", "[edit]")
{
    Plan plan;
    plan.apply(moveUp(plan.portfolio, plan.task("C")));
    CHECK(plan.outline() == QLatin1String("A C B D"));
    plan.apply(moveDown(plan.portfolio, plan.task("A")));
    CHECK(plan.outline() == QLatin1String("C A B D"));
    CHECK_FALSE(moveUp(plan.portfolio, plan.task("C")));
    plan.apply(addTask(plan.portfolio, plan.ids, plan.project, {}, plan.task("C"), QStringLiteral("E")));
    CHECK(plan.outline() == QLatin1String("C E A B D"));
}

TEST_CASE("rows with the same rank are ranked anew when one of them moves", "[edit]")
{
    Plan plan;
    ChangeBuilder build(QStringLiteral("task.move"));
    for (const char* name : {"A", "B", "C", "D"}) build.update<&Task::rank>(plan.portfolio, plan.task(name).value, QStringLiteral("V"));
    plan.apply(build.take());
    plan.apply(moveDown(plan.portfolio, plan.task("A")));
    CHECK(plan.outline() == QLatin1String("B A C D"));
    plan.apply(addTask(plan.portfolio, plan.ids, plan.project, {}, plan.task("A"), QStringLiteral("E")));
    CHECK(plan.outline() == QLatin1String("B A E C D"));
}

TEST_CASE("links are made once, never to a task's own summary, and typed as planners write them", "[edit]")
{
    Plan plan;
    plan.apply(linkChain(plan.portfolio, plan.ids, {plan.task("A"), plan.task("B"), plan.task("C")}));
    CHECK(plan.portfolio.all<Link>().size() == 2);
    CHECK_FALSE(link(plan.portfolio, plan.ids, plan.task("A"), plan.task("B")));
    CHECK_FALSE(link(plan.portfolio, plan.ids, plan.task("A"), plan.task("A")));
    plan.apply(indent(plan.portfolio, {plan.task("D")}));
    CHECK_FALSE(link(plan.portfolio, plan.ids, plan.task("C"), plan.task("D")));

    const auto byName = [&](const QString& name) { return plan.task(name.toLatin1().constData()); };
    plan.apply(setPredecessors(plan.portfolio, plan.ids, plan.task("B"), QStringLiteral("A SS+2d"), byName, hours(8)));
    const auto links = plan.portfolio.all<Link>().group(plan.project.value);
    REQUIRE(links.size() == 2);
    bool found = false;
    for (qint64 id : links) {
        const Link& l = *plan.portfolio.find<Link>(id);
        if (l.successor == plan.task("B")) found = l.type == LinkType::StartToStart && l.lag == hours(16);
    }
    CHECK(found);
    CHECK_FALSE(setPredecessors(plan.portfolio, plan.ids, plan.task("B"), QStringLiteral("Z"), byName, hours(8)));
    plan.apply(unlink(plan.portfolio, {plan.task("B")}));
    CHECK(plan.portfolio.all<Link>().size() == 0);
}

TEST_CASE("removing a summary takes its tasks, links and assignments, and undo brings all of it back", "[edit]")
{
    Plan plan;
    plan.apply(indent(plan.portfolio, {plan.task("B"), plan.task("C")}));
    plan.apply(linkChain(plan.portfolio, plan.ids, {plan.task("C"), plan.task("D")}));
    ChangeBuilder build(QStringLiteral("assignment.add"));
    build.insert(Assignment{.id = plan.ids.next<AssignmentId>(), .project = plan.project, .task = plan.task("B")});
    build.insert(Note{.id = plan.ids.next<NoteId>(),
        .project = plan.project,
        .entity = QStringLiteral("task"),
        .record = {plan.task("B").value},
        .text = QStringLiteral("x")});
    plan.apply(build.take());
    const Portfolio before = plan.portfolio;
    plan.apply(removeRecords(plan.portfolio, {{entityOf<Task>(), plan.task("A").value}}));
    CHECK(plan.outline() == QLatin1String("D"));
    CHECK(plan.portfolio.all<Link>().size() == 0);
    CHECK(plan.portfolio.all<Assignment>().size() == 0);
    CHECK(plan.portfolio.all<Note>().size() == 0);
    plan.undo();
    CHECK(difference(before, plan.portfolio).empty());
}

TEST_CASE("removing a person clears the references to them and nothing else", "[edit]")
{
    Plan plan;
    plan.apply(addRecord(plan.portfolio, plan.ids, entityOf<Person>()));
    const PersonId person = plan.portfolio.all<Person>().row(0).id;
    CHECK(plan.portfolio.all<Person>().row(0).number == QLatin1String("PER-0001"));
    plan.apply(setCell(plan.portfolio, {entityOf<Node>(), plan.project.value}, fieldFor<&Node::manager>(), person.value));
    plan.apply(removeRecords(plan.portfolio, {{entityOf<Person>(), person.value}}));
    CHECK_FALSE(plan.portfolio.find(plan.project)->manager);
    CHECK(plan.portfolio.all<Task>().size() == 4);
    CHECK_FALSE(removeRecords(plan.portfolio, {{entityOf<Node>(), plan.root.value}}));
}

TEST_CASE("progress sets what follows from it", "[edit]")
{
    Plan plan;
    const TaskId a = plan.task("A");
    plan.apply(setDuration(plan.portfolio, a, hours(40), DurationUnit::Days, false));
    const TaskDates dates{.start = parseDateTime(u"2026-03-02T08:00"), .finish = parseDateTime(u"2026-03-06T17:00"), .duration = hours(40)};
    plan.apply(setPercentComplete(plan.portfolio, a, percent(25), dates));
    CHECK(plan.portfolio.find(a)->actualStart == dates.start);
    CHECK(plan.portfolio.find(a)->remainingDuration == hours(30));
    plan.apply(setPercentComplete(plan.portfolio, a, percent(100), dates));
    CHECK(plan.portfolio.find(a)->actualFinish == dates.finish);
    CHECK_FALSE(setDuration(plan.portfolio, a, hours(8), DurationUnit::Days, false));
    plan.apply(setPercentComplete(plan.portfolio, a, percent(0), dates));
    CHECK_FALSE(plan.portfolio.find(a)->actualStart);
    CHECK_FALSE(setPercentComplete(plan.portfolio, a, percent(101), dates));
}

TEST_CASE("a longer duration leaves what is done as it is, also where only the remaining duration is known", "[edit]")
{
    Plan plan;
    const TaskId a = plan.task("A");
    const Field& remaining = fieldFor<&Task::remainingDuration>();
    plan.apply(setDuration(plan.portfolio, a, hours(48), DurationUnit::Days, false));
    plan.apply(setCell(plan.portfolio, {entityOf<Task>(), a.value}, remaining, hours(24).seconds)); // as Primavera writes it
    plan.apply(setDuration(plan.portfolio, a, hours(56), DurationUnit::Days, false));
    CHECK(plan.portfolio.find(a)->remainingDuration == hours(32));
    plan.apply(setDuration(plan.portfolio, a, hours(16), DurationUnit::Days, false));
    CHECK(plan.portfolio.find(a)->remainingDuration == WorkTime{});
}

TEST_CASE("a constraint that logic cannot move goes with its date, another one stays", "[edit]")
{
    Plan plan;
    const TaskId a = plan.task("A");
    CHECK_FALSE(clearHardConstraints(plan.portfolio, a));
    ChangeBuilder build(QStringLiteral("test"));
    const DateTime day = atDay(QDate(2026, 3, 4), 8 * 3600);
    build.update<&Task::constraint>(plan.portfolio, a.value, ConstraintType::StartNoEarlierThan)
        .update<&Task::constraintDate>(plan.portfolio, a.value, day)
        .update<&Task::secondConstraint>(plan.portfolio, a.value, ConstraintType::MandatoryFinish)
        .update<&Task::secondConstraintDate>(plan.portfolio, a.value, day);
    plan.apply(build.take());
    plan.apply(clearHardConstraints(plan.portfolio, a));
    CHECK(plan.portfolio.find(a)->constraint == ConstraintType::StartNoEarlierThan);
    CHECK(plan.portfolio.find(a)->secondConstraint == ConstraintType::AsSoonAsPossible);
    CHECK_FALSE(plan.portfolio.find(a)->secondConstraintDate.has_value());
    plan.undo();
    CHECK(plan.portfolio.find(a)->secondConstraintDate == day);
}

TEST_CASE("tasks are held where their source had them, and what has begun or came from nowhere stays", "[edit]")
{
    Plan plan;
    const TaskId a = plan.task("A"), b = plan.task("B"), begun = plan.task("C");
    const DateTime day = atDay(QDate(2026, 3, 4), 8 * 3600);
    TaskDates dates;
    dates.start = day, dates.finish = atDay(QDate(2026, 3, 4), 17 * 3600);
    plan.apply(setPercentComplete(plan.portfolio, begun, percent(50), dates));
    const QHash<TaskId, FrozenTask> source{{a, {.task = a, .start = day}}, {begun, {.task = begun, .start = day}}};
    const TaskId all[] = {a, b, begun};
    plan.apply(acceptSourceDates(plan.portfolio, all, source));
    CHECK(plan.portfolio.find(a)->constraint == ConstraintType::MustStartOn);
    CHECK(plan.portfolio.find(a)->constraintDate == day);
    CHECK(plan.portfolio.find(b)->constraint == ConstraintType::AsSoonAsPossible);
    CHECK(plan.portfolio.find(begun)->constraint == ConstraintType::AsSoonAsPossible);
    CHECK_FALSE(acceptSourceDates(plan.portfolio, all, source)); // they stand there already
    CHECK_FALSE(acceptSourceDates(plan.portfolio, {}, source));
    plan.undo();
    CHECK(plan.portfolio.find(a)->constraint == ConstraintType::AsSoonAsPossible);
}

TEST_CASE("the limit of a check is set, changed and given up, for a project or for all", "[edit]")
{
    Plan plan;
    const auto limits = [&] { return plan.portfolio.all<QualityLimit>().size(); };
    const auto set = [&](NodeId project, std::optional<Quantity> limit, std::optional<Quantity> days) {
        plan.apply(setQualityLimit(plan.portfolio, plan.ids, project, QualityCheck::HighFloat, limit, days));
    };
    set({}, Quantity{10 * e8}, std::nullopt);
    set(plan.project, std::nullopt, Quantity{20 * e8});
    CHECK(limits() == 2);
    CHECK(effectiveLimit(plan.portfolio, plan.project, QualityCheck::HighFloat).limit == Quantity{10 * e8});
    CHECK(effectiveLimit(plan.portfolio, plan.project, QualityCheck::HighFloat).days == Quantity{20 * e8});
    set({}, Quantity{15 * e8}, std::nullopt);
    CHECK(limits() == 2);
    CHECK(effectiveLimit(plan.portfolio, plan.project, QualityCheck::HighFloat).limit == Quantity{15 * e8});
    set({}, std::nullopt, std::nullopt);
    set(plan.project, std::nullopt, std::nullopt);
    CHECK(limits() == 0);
    CHECK(setQualityLimit(plan.portfolio, plan.ids, {}, QualityCheck::HighFloat, {}, {})->empty());
}
