#include "core/change/net_changes.h"
#include "core/change/removal.h"
#include "core/change/versions.h"
#include "core/edit/baselines.h"
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/model/baselines.h"
#include "core/model/outline.h"
#include "core/model/task_totals.h"
#include "core/schedule/adapter.h"
#include "core/text/version_text.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;

namespace {

/// Quay: Earthworks with Dig and Fill below, then Pour, a crew of the whole portfolio on Pour.
struct Site {
    Portfolio portfolio;
    IdSource ids{1000};
    NodeId root{1}, project;
    TaskId earthworks, dig, fill, pour;
    ResourceId crew{20};
    NetChanges net;
    std::vector<ChangeSet> done;

    Site()
    {
        ChangeBuilder build(QStringLiteral("portfolio.new"));
        build.insert(Node{.id = root, .kind = NodeKind::Portfolio, .name = QStringLiteral("Works")});
        build.insert(Calendar{.id = {10}, .name = QStringLiteral("Shared")});
        const Shifts day{{{8 * 3600, 16 * 3600}}}, closed{};
        CalendarWeek week{.id = {13}, .calendar = {10}};
        week.sunday = week.saturday = closed;
        week.monday = week.tuesday = week.wednesday = week.thursday = week.friday = day;
        build.insert(week);
        build.insert(CalendarException{.id = {11}, .calendar = {10}, .name = QStringLiteral("Fair")});
        build.insert(Calendar{.id = {12}, .name = QStringLiteral("Nobody's")});
        build.insert(Resource{.id = crew, .name = QStringLiteral("Crew"), .calendar = {10}, .standardRate = {50 * e8}});
        apply(build.take());
        apply(addNode(portfolio, ids, root, NodeKind::Project, QStringLiteral("Quay"), QStringLiteral("Q"), QDate(2026, 3, 2)));
        project = portfolio.projectsUnder(root).front();
        earthworks = task(u"Earthworks", {});
        dig = task(u"Dig", earthworks);
        fill = task(u"Fill", earthworks);
        pour = task(u"Pour", {});
        apply(link(portfolio, ids, dig, fill));
        apply(link(portfolio, ids, fill, pour));
        Assignment work{.id = ids.next<AssignmentId>(), .project = project, .task = pour, .resource = crew, .work = hours(8)};
        work.cost = {40'000};
        ChangeBuilder assign(QStringLiteral("test"));
        assign.insert(work);
        apply(assign.take());
        net = {};
    }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(applyToMemory(portfolio, *set));
        for (const Change& change : set->changes) net.add(change);
        done.push_back(*set);
    }
    TaskId task(QStringView name, TaskId parent)
    {
        auto set = addTask(portfolio, ids, project, parent, {}, name.toString());
        REQUIRE(set);
        const TaskId id{set->changes.back().id};
        apply(std::move(set));
        apply(setDuration(portfolio, id, hours(16), DurationUnit::Days, false));
        return id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.update<M>(portfolio, id, value);
        apply(build.take());
    }
    std::shared_ptr<const ProjectSchedule> schedule() const { return schedule::scheduleOf(portfolio, std::array{project}).front(); }
    PlanVersion version() const
    {
        auto out = planVersion(portfolio, project, frozenPlan(portfolio, *schedule()));
        REQUIRE(out);
        return *out;
    }
    /// The same by way of the file's bytes.
    PlanVersion stored() const
    {
        auto frozen = decodeFrozen(encodeFrozen(frozenPlan(portfolio, *schedule())));
        REQUIRE(frozen);
        auto out = planVersion(portfolio, project, std::move(*frozen));
        REQUIRE(out);
        return *out;
    }
    SnapshotId baseline(const char* name = "", qint64 day = 0, bool use = true)
    {
        apply(setBaseline(portfolio, ids, *schedule(), {QLatin1StringView(name)}, {QStringLiteral("Ada"), Instant{day * 86'400'000}}, use));
        return SnapshotId{done.back().changes.front().id};
    }
    /// "Dig Moved Place: 1.1, in “Earthworks” -> 2 " a line.
    QStringList told(const PlanVersion& before, const PlanVersion& after, bool figures = false) const
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QStringList out;
        for (const VersionGroup& g : versionText(compareVersions(before, after), before, after, portfolio, english))
            for (const VersionLine& l : g.lines)
                if (figures == (l.kind == VersionDifference::Figures))
                    out << QStringLiteral("%1 | %2 %3 | %4: %5 -> %6 %7")
                               .arg(g.title, kindText(l.kind), l.what, l.field, l.before, l.after, l.by)
                               .trimmed();
        return out;
    }
};

QString show(const VersionDifference& d)
{
    QString out = QStringLiteral("%1 %2 %3 of %4").arg(kindText(d.kind), infoOf(d.entity).keyText()).arg(d.id).arg(d.task.value);
    for (const Cell& c : d.cells) out += QStringLiteral(" [%1]").arg(c.field);
    return out;
}

} // namespace

TEST_CASE("a baseline holds everything that the plan needs, what it uses of the portfolio included", "[edit][baseline]")
{
    Site s;
    const Frozen frozen = frozenPlan(s.portfolio, *s.schedule());
    const auto held = [&](Entity entity, qint64 id) {
        return std::ranges::any_of(frozen.rows, [&](const Change& c) { return c.entity == entity && c.id == id; });
    };
    for (const EntityInfo& info : allEntities()) { // of whatever entity belongs to the project
        if (info.entity == entityOf<Snapshot>() || info.groupField < 0) continue;
        for (qint64 id : s.portfolio.table(info.entity).group(s.project.value)) CHECK(held(info.entity, id));
    }
    CHECK(held(entityOf<Resource>(), s.crew.value));
    CHECK(held(entityOf<Calendar>(), 10));
    CHECK(held(entityOf<CalendarException>(), 11));
    CHECK_FALSE(held(entityOf<Calendar>(), 12));
    const FrozenTask& pour = *std::ranges::find(frozen.tasks, s.pour, &FrozenTask::task);
    CHECK(pour.start == s.schedule()->find(s.pour)->start);
    CHECK(pour.lateFinish == s.schedule()->find(s.pour)->lateFinish);
    CHECK(pour.totalFloat == 0);
    CHECK(pour.critical == true);
    CHECK(pour.work == hours(8));
    CHECK(pour.cost == Money{40'000});

    // With nothing but the baseline and the project's own node the plan computes to the dates that it holds.
    Portfolio alone;
    ChangeSet rows{{}, frozen.rows};
    rows.changes.push_back({Change::Insert, entityOf<Node>(), s.project.value, {}});
    REQUIRE(applyToMemory(alone, rows));
    const auto again = schedule::scheduleOf(alone, std::array{s.project}).front();
    for (const FrozenTask& t : frozen.tasks) CHECK(again->find(t.task)->finish == t.finish);
}

TEST_CASE("work and cost of a summary are those below it with its own", "[model]")
{
    Site s;
    s.set<&Task::parent>(s.pour.value, s.earthworks);
    s.set<&Task::work>(s.dig.value, hours(3));
    s.set<&Task::fixedCost>(s.earthworks.value, Money{500});
    s.set<&Task::fixedCost>(s.pour.value, Money{1});
    const auto totals = taskTotals(s.portfolio, s.project);
    CHECK(totals.value(s.pour) == TaskTotals{hours(8), {40'001}});
    CHECK(totals.value(s.dig) == TaskTotals{hours(3), {}});
    CHECK(totals.value(s.earthworks) == TaskTotals{hours(11), {40'501}});
    s.set<&Task::fixedCost>(s.dig.value, Money{std::numeric_limits<qint64>::max()});
    CHECK(taskTotals(s.portfolio, s.project).value(s.earthworks).cost.minor == std::numeric_limits<qint64>::max());
}

TEST_CASE("the baseline in use is the one chosen, else the last one, and removing it gives the choice back", "[edit][baseline]")
{
    Site s;
    CHECK(baselineInUse(s.portfolio, s.project) == nullptr);
    const SnapshotId first = s.baseline("Tender", 1);
    CHECK(s.portfolio.find(first)->number == 1);
    CHECK(baselineInUse(s.portfolio, s.project)->id == first);
    const SnapshotId second = s.baseline("", 2);
    CHECK(s.portfolio.find(second)->name == QStringLiteral("Baseline 2"));
    CHECK(baselineInUse(s.portfolio, s.project)->id == second);
    const SnapshotId aside = s.baseline("What-if", 3, false);
    CHECK(baselineInUse(s.portfolio, s.project)->id == second);
    s.apply(useBaseline(s.portfolio, first));
    CHECK(baselineInUse(s.portfolio, s.project)->id == first);
    s.apply(removeBaseline(s.portfolio, first));
    CHECK_FALSE(s.portfolio.find(s.project)->baseline);
    CHECK(baselineInUse(s.portfolio, s.project)->id == aside);
    ChangeSet back = inverse(s.done.back());
    REQUIRE(applyToMemory(s.portfolio, back));
    CHECK(baselineInUse(s.portfolio, s.project)->id == first);
}

TEST_CASE("a baseline goes by its number or its name, and never without one", "[edit][baseline]")
{
    Site s;
    const SnapshotId first = s.baseline("Tender", 1), second = s.baseline("Award", 2);
    CHECK(*baselineCalled(s.portfolio, s.project, QStringLiteral("2")) == second);
    CHECK(*baselineCalled(s.portfolio, s.project, QStringLiteral("tender")) == first);
    CHECK(baselineCalled(s.portfolio, s.project, QStringLiteral("Gone")).error().code == Errc::NotFound);
    s.apply(describeBaseline(s.portfolio, second, {QStringLiteral(" Tender "), QStringLiteral("What-if"), QStringLiteral("A trial")}));
    CHECK(s.portfolio.find(second)->type == QStringLiteral("What-if"));
    CHECK(baselineCalled(s.portfolio, s.project, QStringLiteral("Tender")).error().code == Errc::Invalid);
    CHECK(QLatin1String(describeBaseline(s.portfolio, second, {QStringLiteral(" ")}).error().reason) == QLatin1String("baseline.no-name"));
}

TEST_CASE("what differs between two versions is told by task, in words", "[edit][baseline]")
{
    Site s;
    const PlanVersion before = s.stored();
    s.apply(renameTask(s.portfolio, s.dig, QStringLiteral("Excavate")));
    s.apply(setDuration(s.portfolio, s.dig, hours(32), DurationUnit::Days, false));
    s.set<&Task::parent>(s.fill.value, TaskId{});
    s.set<&Task::calendar>(s.pour.value, CalendarId{12});
    s.set<&Resource::standardRate>(s.crew.value, Rate{60 * e8});
    ChangeBuilder fair(QStringLiteral("test"));
    fair.insert(CalendarException{.id = {14}, .calendar = {10}, .name = QStringLiteral("Fair again")});
    s.apply(fair.take());
    const TaskId survey = s.task(u"Survey", {});
    s.apply(link(s.portfolio, s.ids, survey, s.pour, LinkType::StartToStart, hours(8)));
    CHECK(s.told(before, s.version())
        == QStringList{QStringLiteral("Quay | Added Calendar exception “Fair again” | :  ->"),
            QStringLiteral("Quay | Changed Resource “Crew” | Standard rate: 50.00 -> 60.00"),
            QStringLiteral("Excavate | Changed Task | Name: Dig -> Excavate"),
            QStringLiteral("Excavate | Changed Task | Duration: 2 d -> 4 d +2 d"),
            QStringLiteral("Fill | Moved Task | Place: 1.2, in “Earthworks” -> 2"),
            QStringLiteral("Pour | Changed Task | Calendar:  -> Nobody's"),
            QStringLiteral("Pour | Added Link from “Survey” | :  -> SS +1 d"), QStringLiteral("Survey | Added Task | :  ->")});
    const QStringList figures = s.told(before, s.version(), true);
    CHECK(figures.contains(QStringLiteral("Fill | Dates and figures Task | Start: 4 Mar 2026 08:00 -> 6 Mar 2026 08:00 +2 d")));
    CHECK(figures.filter(QStringLiteral("Survey")).isEmpty()); // it is only in one of them

    // Seen from the other side what was added is gone, and keeps its name.
    CHECK(s.told(s.version(), before).contains(QStringLiteral("Survey | Removed Task | :  ->")));
}

TEST_CASE("a value of a custom field is told as a field of its task", "[edit][baseline]")
{
    Site s;
    ChangeBuilder build(QStringLiteral("test"));
    build.insert(CustomField{.id = {500}, .name = QStringLiteral("Zone"), .entity = QStringLiteral("task"), .kind = CustomKind::Code});
    build.insert(CustomChoice{.id = {501}, .field = {500}, .name = QStringLiteral("North")});
    build.insert(CustomChoice{.id = {502}, .field = {500}, .name = QStringLiteral("South")});
    build.insert(CustomValue{
        .id = {503}, .project = s.project, .field = {500}, .entity = QStringLiteral("task"), .record = {s.dig.value}, .choice = {501}});
    s.apply(build.take());
    const PlanVersion before = s.stored();
    s.set<&CustomValue::choice>(503, CustomChoiceId{502});
    CHECK(s.told(before, s.version()) == QStringList{QStringLiteral("Dig | Changed Task | Zone: North -> South")});
}

TEST_CASE("a task that changes its place among its siblings is moved, the others are not", "[edit][baseline]")
{
    Site s;
    const PlanVersion before = s.stored();
    const auto moved = [&] {
        QStringList out;
        for (const VersionDifference& d : compareVersions(before, s.version()).differences)
            if (d.kind == VersionDifference::Moved) out << s.portfolio.find(d.task)->name;
        return out;
    };
    s.task(u"Survey", {}); // a new sibling moves nobody
    CHECK(moved().isEmpty());
    s.apply(moveUp(s.portfolio, s.pour));
    CHECK(moved().size() == 1);
    s.apply(moveDown(s.portfolio, s.pour));
    CHECK(moved().isEmpty()); // another rank, the same order
}

TEST_CASE("a baseline from a file has dates alone, and is compared by what it knows", "[edit][baseline]")
{
    Site s;
    const PlanVersion now = s.version();
    Frozen dates;
    dates.tasks.push_back(
        {.task = s.dig, .start = atDay(QDate(2026, 3, 3), 8 * 3600), .finish = now.figures[1].finish, .duration = hours(8)});
    dates.tasks.push_back({.task = {77}, .start = atDay(QDate(2026, 3, 3)), .duration = hours(8)});
    const auto file = planVersion(s.portfolio, s.project, dates);
    REQUIRE(file);
    CHECK_FALSE(file->whole);
    const VersionComparison found = compareVersions(*file, now);
    CHECK_FALSE(found.rows);
    QStringList kinds;
    for (const VersionDifference& d : found.differences) kinds << kindText(d.kind) + u' ' + QString::number(d.id);
    const auto id = [](TaskId t) { return QString::number(t.value); };
    CHECK(kinds
        == QStringList{QStringLiteral("Added ") + id(s.earthworks), QStringLiteral("Dates and figures ") + id(s.dig),
            QStringLiteral("Removed 77"), QStringLiteral("Added ") + id(s.fill), QStringLiteral("Added ") + id(s.pour)});
    CHECK(s.told(*file, now, true)
        == QStringList{QStringLiteral("Dig | Dates and figures Task | Start: 3 Mar 2026 08:00 -> 2 Mar 2026 08:00 -1 d"),
            QStringLiteral("Dig | Dates and figures Task | Duration: 1 d -> 2 d +1 d")});
}

TEST_CASE("rows of a snapshot that make no plan are an error, not a comparison", "[edit][baseline]")
{
    Site s;
    Frozen twice = frozenPlan(s.portfolio, *s.schedule());
    twice.rows.push_back(twice.rows.front());
    CHECK_FALSE(planVersion(s.portfolio, s.project, std::move(twice)));
}

TEST_CASE("after random edits the baseline set before differs by the net changes, alike from both sides", "[edit][baseline]")
{
    for (quint32 seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) { return std::size_t(random() % quint32(n)); };
        Site s;
        std::vector<TaskId> tasks{s.earthworks, s.dig, s.fill, s.pour};
        for (int i = 0; i < 8; ++i) tasks.push_back(s.task(QStringLiteral("T%1").arg(i), below(2) ? s.earthworks : TaskId{}));
        const PlanVersion before = s.stored();
        s.net = {};
        const auto some = [&] { return tasks[below(tasks.size())]; };
        for (int edit = 0; edit < 14 && !tasks.empty(); ++edit) {
            const TaskId task = some();
            std::vector<Result<ChangeSet>> sets;
            switch (below(9)) {
            case 0: sets.push_back(renameTask(s.portfolio, task, QStringLiteral("R%1").arg(edit))); break;
            case 1: sets.push_back(setDuration(s.portfolio, task, hours(8 * qint64(1 + below(9))), DurationUnit::Days, false)); break;
            case 2: sets.push_back(moveUp(s.portfolio, task)); break;
            case 3: sets.push_back(moveDown(s.portfolio, task)); break;
            case 4: sets.push_back(indent(s.portfolio, {task})); break;
            case 5: sets.push_back(outdent(s.portfolio, {task})); break;
            case 6: sets.push_back(link(s.portfolio, s.ids, task, some())); break;
            case 7: sets.push_back(removeRecords(s.portfolio, {{entityOf<Task>(), task.value}})); break;
            default: tasks.push_back(s.task(QStringLiteral("N%1").arg(edit), below(2) ? task : TaskId{}));
            }
            for (Result<ChangeSet>& set : sets)
                if (set) s.apply(std::move(set));
            std::erase_if(tasks, [&](TaskId id) { return !s.portfolio.find(id); });
        }
        const PlanVersion after = s.version();
        const VersionComparison forth = compareVersions(before, after), back = compareVersions(after, before);
        CHECK(compareVersions(after, after).differences.empty());

        // The net of the edits, in the same terms.
        std::vector<VersionDifference> expected, found;
        for (Change& change : s.net.result()) {
            const bool task = change.entity == entityOf<Task>();
            const auto kind = change.op == Change::Insert ? VersionDifference::Added
                : change.op == Change::Remove             ? VersionDifference::Removed
                                                          : VersionDifference::Changed;
            if (task && kind == VersionDifference::Changed)
                std::erase_if(change.cells,
                    [](const Cell& c) { return c.field == fieldIndex<&Task::parent>() || c.field == fieldIndex<&Task::rank>(); });
            if (kind != VersionDifference::Changed || !change.cells.empty())
                expected.push_back({kind, change.entity, change.id, {}, change.cells});
        }
        QSet<qint64> moved, reparented;
        for (const VersionDifference& d : forth.differences) {
            if (d.kind == VersionDifference::Moved) moved.insert(d.id);
            if (d.kind == VersionDifference::Moved || d.kind == VersionDifference::Figures) continue;
            found.push_back(d);
            found.back().task = {};
        }
        for (const VersionDifference& d : forth.differences)
            if (d.kind == VersionDifference::Moved && !d.cells.empty()) reparented.insert(d.id);
        const auto key = [](const VersionDifference& d) { return std::tuple(d.entity, d.id, d.kind); };
        std::ranges::sort(expected, {}, key);
        std::ranges::sort(found, {}, key);
        QStringList all;
        for (const VersionDifference& d : found) all << QStringLiteral("found ") + show(d);
        for (const VersionDifference& d : expected) all << QStringLiteral("expected ") + show(d);
        INFO(all.join(u'\n').toStdString());
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            INFO(show(found[i]).toStdString() << " against " << show(expected[i]).toStdString());
            CHECK(found[i] == expected[i]);
        }
        for (const Task* task : taskTreeOf(after.rows, s.project).rows) {
            const Task* then = before.rows.find(task->id);
            if (then) CHECK(reparented.contains(task->id.value) == (then->parent != task->parent));
        }

        // Those that were not moved stand in the same order in both; who was moved is the same from either side.
        const auto still = [&](const PlanVersion& of, const PlanVersion& other) {
            QHash<TaskId, QList<TaskId>> out;
            for (const Task* task : taskTreeOf(of.rows, s.project).rows)
                if (!moved.contains(task->id.value) && other.rows.find(task->id)) out[task->parent] << task->id;
            return out;
        };
        CHECK(still(before, after) == still(after, before));
        std::vector<VersionDifference> mirrored = back.differences;
        for (VersionDifference& d : mirrored) {
            if (d.kind == VersionDifference::Added || d.kind == VersionDifference::Removed)
                d.kind = d.kind == VersionDifference::Added ? VersionDifference::Removed : VersionDifference::Added;
            for (Cell& c : d.cells) std::swap(c.before, c.after);
        }
        std::vector<VersionDifference> there = forth.differences;
        std::ranges::sort(there, {}, key);
        std::ranges::sort(mirrored, {}, key);
        REQUIRE(there.size() == mirrored.size());
        for (std::size_t i = 0; i < there.size(); ++i) {
            there[i].task = mirrored[i].task; // a link whose successor changed belongs to another task then
            INFO(show(there[i]).toStdString());
            CHECK(there[i] == mirrored[i]);
        }
    }
}

TEST_CASE("a baseline holds the plan and not what is kept on record about the project")
{
    test::MoneyDesk desk;
    const auto task = desk.add(Task{.project = desk.project, .name = QStringLiteral("Slab")});
    const auto risk = desk.add(Risk{.project = desk.project, .title = QStringLiteral("Flood")});
    desk.add(Gate{.project = desk.project, .title = QStringLiteral("Design")});
    desk.add(
        Note{.project = desk.project, .entity = QStringLiteral("risk"), .record = {risk.value}, .text = QStringLiteral("Of the risk")});
    const auto note = desk.add(
        Note{.project = desk.project, .entity = QStringLiteral("task"), .record = {task.value}, .text = QStringLiteral("Of the task")});
    std::vector<qint64> ids;
    for (const Change& change : planRows(desk.portfolio, desk.project)) ids.push_back(change.id);
    CHECK(ids == std::vector<qint64>{task.value, note.value});
}
