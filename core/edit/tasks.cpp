#include "core/edit/tasks.h"

#include "core/base/rank.h"
#include "core/edit/progress.h"

#include <QRegularExpression>
#include <QSet>

namespace gantry {
namespace {

Error gone(TaskId id) { return {Errc::NotFound, "change.record-gone", {QStringLiteral("Task"), QString::number(id.value)}}; }

bool hasChildren(const Portfolio& portfolio, const Task& task) { return !childTasks(portfolio, task.project, task.id).empty(); }

/// A rank after `after` among its siblings, or at the end where there is no such sibling.
QString rankAfter(const std::vector<const Task*>& siblings, TaskId after)
{
    for (std::size_t i = 0; i < siblings.size(); ++i)
        if (siblings[i]->id == after) return rankBetween(siblings[i]->rank, i + 1 < siblings.size() ? siblings[i + 1]->rank : QString());
    return rankBetween(siblings.empty() ? QString() : siblings.back()->rank, {});
}

/// Equal ranks (two people added a row at the same place) leave no room between: then the siblings are ranked anew.
bool crowded(const std::vector<const Task*>& siblings)
{
    for (std::size_t i = 0; i < siblings.size(); ++i)
        if (siblings[i]->rank.size() > rankLimit || siblings[i]->rank.isEmpty() || (i && siblings[i - 1]->rank >= siblings[i]->rank))
            return true;
    return false;
}

/// Puts `task` right after `after` (or first, where `after` is none) among the children of `parent`.
void place(ChangeBuilder& build, const Portfolio& portfolio, const Task& task, TaskId parent, TaskId after)
{
    auto siblings = childTasks(portfolio, task.project, parent);
    std::erase_if(siblings, [&](const Task* t) { return t->id == task.id; });
    build.update<&Task::parent>(portfolio, task.id.value, parent);
    auto at = std::ranges::find_if(siblings, [&](const Task* t) { return t->id == after; });
    const std::size_t index = after && at != siblings.end() ? std::size_t(at - siblings.begin()) + 1 : 0;
    if (!crowded(siblings)) {
        const QString before = index ? siblings[index - 1]->rank : QString(),
                      next = index < siblings.size() ? siblings[index]->rank : QString();
        build.update<&Task::rank>(portfolio, task.id.value, rankBetween(before, next));
        return;
    }
    siblings.insert(siblings.begin() + qsizetype(index), &task);
    const auto ranks = evenRanks(int(siblings.size()));
    for (std::size_t i = 0; i < siblings.size(); ++i) build.update<&Task::rank>(portfolio, siblings[i]->id.value, ranks[i]);
}

Result<ChangeSet> insertTask(const Portfolio& portfolio, Task task, TaskId after)
{
    const Node* project = portfolio.find(task.project);
    if (!project || project->kind != NodeKind::Project)
        return Error{Errc::Invalid, "task.not-in-project", {QStringLiteral("Task"), task.name, {}}};
    const auto siblings = childTasks(portfolio, task.project, task.parent);
    task.rank = rankAfter(siblings, after);
    task.manual = portfolio.optionsOf(task.project).newTasksManual;
    ChangeBuilder build(QStringLiteral("task.add"));
    if (crowded(siblings)) {
        const auto ranks = evenRanks(int(siblings.size()) + 1);
        std::size_t next = 0;
        for (const Task* sibling : siblings) {
            build.update<&Task::rank>(portfolio, sibling->id.value, ranks[next++]);
            if (sibling->id == after) task.rank = ranks[next++];
        }
        if (next == siblings.size()) task.rank = ranks.back();
    }
    build.insert(task);
    return build.take();
}

/// Tasks of which no other is an ancestor, in outline order of their siblings.
std::vector<const Task*> topmost(const Portfolio& portfolio, const std::vector<TaskId>& tasks)
{
    QSet<TaskId> chosen(tasks.begin(), tasks.end());
    std::vector<const Task*> out;
    for (TaskId id : tasks) {
        const Task* task = portfolio.find(id);
        bool below = false;
        for (const Task* up = task ? portfolio.find(task->parent) : nullptr; up && !below; up = portfolio.find(up->parent))
            below = chosen.contains(up->id);
        if (task && !below) out.push_back(task);
    }
    std::ranges::sort(out, [](const Task* a, const Task* b) { return ranksBefore(*a, *b); });
    return out;
}

bool linked(const Portfolio& portfolio, TaskId from, TaskId to, LinkType type)
{
    const Task* successor = portfolio.find(to);
    bool found = false;
    portfolio.all<Link>().forEachIn(
        successor->project, [&](const Link& l) { found = found || (l.predecessor == from && l.successor == to && l.type == type); });
    return found;
}

bool isAbove(const Portfolio& portfolio, const Task& upper, const Task& lower)
{
    for (const Task* up = portfolio.find(lower.parent); up; up = portfolio.find(up->parent))
        if (up->id == upper.id) return true;
    return false;
}

Result<Link> newLink(const Portfolio& portfolio, IdSource& ids, TaskId from, TaskId to, LinkType type, WorkTime lag)
{
    const Task *a = portfolio.find(from), *b = portfolio.find(to);
    if (!a) return gone(from);
    if (!b) return gone(to);
    if (from == to) return Error{Errc::Invalid, "link.to-itself", {QStringLiteral("Link"), {}, a->name}};
    if (isAbove(portfolio, *a, *b) || isAbove(portfolio, *b, *a)) return Error{Errc::Invalid, "link.with-own-summary", {a->name, b->name}};
    if (linked(portfolio, from, to, type)) return Error{Errc::Invalid, "link.exists", {a->name, b->name}};
    return Link{.id = ids.next<LinkId>(), .project = b->project, .predecessor = from, .successor = to, .type = type, .lag = lag};
}

} // namespace

std::vector<const Task*> childTasks(const Portfolio& portfolio, NodeId project, TaskId parent)
{
    std::vector<const Task*> out;
    portfolio.all<Task>().forEachIn(project, [&](const Task& t) {
        if (t.parent == parent) out.push_back(&t);
    });
    std::ranges::sort(out, [](const Task* a, const Task* b) { return ranksBefore(*a, *b); });
    return out;
}

Result<ChangeSet> addTask(const Portfolio& portfolio, IdSource& ids, NodeId project, TaskId parent, TaskId after, const QString& name)
{
    const WorkTime day = portfolio.optionsOf(project).dayLength;
    return insertTask(portfolio,
        Task{.id = ids.next<TaskId>(), .project = project, .parent = parent, .name = name, .duration = day, .estimated = true}, after);
}

Result<ChangeSet> addTaskAt(const Portfolio& portfolio, IdSource& ids, NodeId project, TaskId parent, TaskId after, const QString& name,
    DateTime start, WorkTime duration)
{
    Task task{.id = ids.next<TaskId>(), .project = project, .parent = parent, .name = name, .duration = duration};
    task.constraint = ConstraintType::StartNoEarlierThan;
    task.constraintDate = start;
    return insertTask(portfolio, std::move(task), after);
}

Result<ChangeSet> renameTask(const Portfolio& portfolio, TaskId task, const QString& name)
{
    if (!portfolio.find(task)) return gone(task);
    ChangeBuilder build(QStringLiteral("task.rename"));
    build.update<&Task::name>(portfolio, task.value, name.trimmed());
    return build.take();
}

Result<ChangeSet> setDuration(const Portfolio& portfolio, TaskId id, WorkTime duration, DurationUnit unit, bool elapsed)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    if (hasChildren(portfolio, *task)) return Error{Errc::Invalid, "task.summary-computed", {task->name}};
    if (duration.seconds < 0) return Error{Errc::Invalid, "task.negative-duration", {QStringLiteral("Task"), task->name}};
    if (task->actualFinish) return Error{Errc::Invalid, "task.finished", {task->name}};
    ChangeBuilder build(QStringLiteral("task.duration"));
    build.update<&Task::duration>(portfolio, id.value, duration);
    build.update<&Task::durationUnit>(portfolio, id.value, unit);
    build.update<&Task::elapsed>(portfolio, id.value, elapsed);
    build.update<&Task::estimated>(portfolio, id.value, false);
    if (task->remainingDuration) {
        // What was done stays done; who gives no actual duration has it in what is no longer left.
        const WorkTime before = task->duration.value_or(*task->remainingDuration);
        const qint64 done =
            task->actualDuration ? task->actualDuration->seconds : std::max<qint64>(0, before.seconds - task->remainingDuration->seconds);
        build.update<&Task::remainingDuration>(portfolio, id.value, WorkTime{std::max<qint64>(0, duration.seconds - done)});
    }
    if (duration.seconds > 0 && (task->kind == TaskKind::StartMilestone || task->kind == TaskKind::FinishMilestone))
        build.update<&Task::kind>(portfolio, id.value, TaskKind::Task);
    // No time is a milestone and time ends one; a task of some days that a person marked as one stays marked.
    if (duration.seconds == 0 || task->duration == WorkTime{}) build.update<&Task::milestone>(portfolio, id.value, duration.seconds == 0);
    return build.take();
}

Result<ChangeSet> setStart(const Portfolio& portfolio, TaskId id, DateTime start)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    if (hasChildren(portfolio, *task)) return Error{Errc::Invalid, "task.summary-computed", {task->name}};
    ChangeBuilder build(QStringLiteral("task.start"));
    if (task->actualStart)
        build.update<&Task::actualStart>(portfolio, id.value, start);
    else if (task->manual) {
        build.update<&Task::manualStart>(portfolio, id.value, start);
        if (task->manualStart && task->manualFinish)
            build.update<&Task::manualFinish>(
                portfolio, id.value, DateTime{task->manualFinish->seconds + start.seconds - task->manualStart->seconds});
    } else {
        build.update<&Task::constraint>(portfolio, id.value, ConstraintType::StartNoEarlierThan);
        build.update<&Task::constraintDate>(portfolio, id.value, start);
    }
    return build.take();
}

Result<ChangeSet> setFinish(const Portfolio& portfolio, TaskId id, DateTime finish, WorkTime newDuration)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    if (!task->actualFinish && !task->manual) return setDuration(portfolio, id, newDuration, task->durationUnit, task->elapsed);
    if (hasChildren(portfolio, *task)) return Error{Errc::Invalid, "task.summary-computed", {task->name}};
    ChangeBuilder build(QStringLiteral("task.finish"));
    if (task->actualFinish)
        build.update<&Task::actualFinish>(portfolio, id.value, finish);
    else
        build.update<&Task::manualFinish>(portfolio, id.value, finish);
    return build.take();
}

Result<ChangeSet> setPercentComplete(const Portfolio& portfolio, TaskId id, Percent complete, const TaskDates& dates)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    if (hasChildren(portfolio, *task)) return Error{Errc::Invalid, "task.summary-computed", {task->name}};
    if (complete.e8 < 0 || complete.e8 > 100 * e8)
        return Error{Errc::Invalid, "task.percent-out-of-range", {QStringLiteral("Task"), task->name}};
    ChangeBuilder build(QStringLiteral("task.progress"));
    build.update<&Task::percentComplete>(portfolio, id.value, complete);
    const bool started = complete.e8 > 0, finished = complete.e8 == 100 * e8;
    const WorkTime whole = task->duration.value_or(dates.duration);
    const WorkTime done{mulDiv(whole.seconds, complete.e8, 100 * e8).value_or(0)};
    const WorkTime left{whole.seconds - done.seconds};
    std::optional<DateTime> start = started ? (task->actualStart ? task->actualStart : dates.start) : std::nullopt;
    std::optional<DateTime> finish = finished ? (task->actualFinish ? task->actualFinish : dates.finish) : std::nullopt;
    if (portfolio.optionsOf(task->project).rules == SchedulingRules::MicrosoftProject && (dates.start || !started)) {
        std::optional<DateTime> stop, resume;
        if (started && !task->actualFinish) {
            const ProgressParts parts = partsOf(portfolio, *task, *dates.start, done, left);
            start = parts.start;
            if (finished && !task->actualStart) finish = std::min(*finish, parts.stop);
            if (parts.resume) stop = parts.stop, resume = parts.resume;
        }
        build.update<&Task::suspended>(portfolio, id.value, stop);
        build.update<&Task::resumed>(portfolio, id.value, resume);
    }
    build.update<&Task::actualStart>(portfolio, id.value, start);
    build.update<&Task::actualFinish>(portfolio, id.value, finish);
    build.update<&Task::actualDuration>(portfolio, id.value, started ? std::optional(done) : std::nullopt);
    build.update<&Task::remainingDuration>(portfolio, id.value, started ? std::optional(left) : std::nullopt);
    return build.take();
}

Result<ChangeSet> link(const Portfolio& portfolio, IdSource& ids, TaskId predecessor, TaskId successor, LinkType type, WorkTime lag)
{
    auto made = newLink(portfolio, ids, predecessor, successor, type, lag);
    if (!made) return made.error();
    ChangeBuilder build(QStringLiteral("link.add"));
    build.insert(*made);
    return build.take();
}

Result<ChangeSet> linkChain(const Portfolio& portfolio, IdSource& ids, const std::vector<TaskId>& tasks)
{
    if (tasks.size() < 2) return Error{Errc::Invalid, "link.needs-two", {}};
    ChangeBuilder build(QStringLiteral("link.add"));
    for (std::size_t i = 1; i < tasks.size(); ++i) {
        if (portfolio.find(tasks[i]) && linked(portfolio, tasks[i - 1], tasks[i], LinkType::FinishToStart)) continue;
        auto made = newLink(portfolio, ids, tasks[i - 1], tasks[i], LinkType::FinishToStart, {});
        if (!made) return made.error();
        build.insert(*made);
    }
    return build.take();
}

Result<ChangeSet> unlink(const Portfolio& portfolio, const std::vector<TaskId>& tasks)
{
    const QSet<TaskId> chosen(tasks.begin(), tasks.end());
    ChangeBuilder build(QStringLiteral("link.remove"));
    portfolio.all<Link>().forEach([&](const Link& l) {
        const bool from = chosen.contains(l.predecessor), to = chosen.contains(l.successor);
        if (tasks.size() == 1 ? from || to : from && to) build.remove(portfolio, entityOf<Link>(), l.id.value);
    });
    return build.take();
}

Result<ChangeSet> setPredecessors(const Portfolio& portfolio, IdSource& ids, TaskId id, const QString& text,
    const std::function<TaskId(const QString&)>& taskOf, WorkTime dayLength)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*(\\S+?)\\s*(FS|SS|FF|SF)?\\s*([+-]\\s*\\d+(?:\\.\\d+)?)?\\s*(d|h|w|m|ed|eh|%)?\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    std::vector<Link> wanted;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("[;,]")), Qt::SkipEmptyParts)) {
        const auto match = form.match(part);
        if (!match.hasMatch()) return Error{Errc::Invalid, "link.unreadable", {part.trimmed()}};
        const TaskId from = taskOf(match.captured(1));
        if (!from) return Error{Errc::Invalid, "link.unknown-task", {match.captured(1)}};
        const QString word = match.captured(2).toUpper();
        const LinkType type = word == u"SS" ? LinkType::StartToStart
            : word == u"FF"                 ? LinkType::FinishToFinish
            : word == u"SF"                 ? LinkType::StartToFinish
                                            : LinkType::FinishToStart;
        Link l{.id = ids.next<LinkId>(), .project = task->project, .predecessor = from, .successor = id, .type = type};
        const QString unit = match.captured(4).toLower();
        const auto amount = parseDecimalRounded(match.captured(3).remove(u' '), 4).value_or(0);
        const qint64 second = unit == u"h" || unit == u"eh" ? 3600
            : unit == u"m"                                  ? 60
            : unit == u"w"                                  ? 5 * dayLength.seconds
            : unit == u"ed"                                 ? secondsPerDay
                                                            : dayLength.seconds;
        if (unit == u"%")
            l.lagKind = LagKind::Percent, l.lagPercent = {amount * (e8 / 10'000)}, l.lagUnit = DurationUnit::Percent;
        else {
            l.lag = {amount * second / 10'000};
            l.lagUnit = unit == u"w"  ? DurationUnit::Weeks
                : unit == u"m"        ? DurationUnit::Minutes
                : unit.endsWith(u'h') ? DurationUnit::Hours
                                      : DurationUnit::Days;
        }
        if (unit.startsWith(u'e')) l.lagKind = LagKind::Elapsed;
        wanted.push_back(l);
    }
    ChangeBuilder build(QStringLiteral("link.edit"));
    QSet<std::size_t> kept;
    portfolio.all<Link>().forEachIn(task->project, [&](const Link& l) {
        if (l.successor != id) return;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (kept.contains(i) || wanted[i].predecessor != l.predecessor || wanted[i].type != l.type) continue;
            kept.insert(i);
            build.update<&Link::lag>(portfolio, l.id.value, wanted[i].lag);
            build.update<&Link::lagKind>(portfolio, l.id.value, wanted[i].lagKind);
            build.update<&Link::lagPercent>(portfolio, l.id.value, wanted[i].lagPercent);
            build.update<&Link::lagUnit>(portfolio, l.id.value, wanted[i].lagUnit);
            return;
        }
        build.remove(portfolio, entityOf<Link>(), l.id.value);
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (kept.contains(i)) continue;
        auto made = newLink(portfolio, ids, wanted[i].predecessor, id, wanted[i].type, wanted[i].lag);
        if (!made) return made.error();
        build.insert(wanted[i]);
    }
    return build.take();
}

Result<ChangeSet> indent(const Portfolio& portfolio, const std::vector<TaskId>& tasks)
{
    ChangeBuilder build(QStringLiteral("task.indent"));
    const auto moved = topmost(portfolio, tasks);
    QSet<TaskId> moving;
    for (const Task* t : moved) moving.insert(t->id);
    QHash<TaskId, QString> lastRank; // of what this gesture has already put under a new parent
    for (const Task* task : moved) {
        const auto siblings = childTasks(portfolio, task->project, task->parent);
        const Task* above = nullptr;
        for (const Task* s : siblings) {
            if (s->id == task->id) break;
            if (!moving.contains(s->id)) above = s;
        }
        if (!above) continue;
        const auto children = childTasks(portfolio, task->project, above->id);
        const QString last = lastRank.contains(above->id) ? lastRank[above->id] : children.empty() ? QString() : children.back()->rank;
        lastRank[above->id] = rankBetween(last, {});
        build.update<&Task::parent>(portfolio, task->id.value, above->id);
        build.update<&Task::rank>(portfolio, task->id.value, lastRank[above->id]);
    }
    if (build.empty()) return Error{Errc::Invalid, "task.nothing-above", {}};
    return build.take();
}

Result<ChangeSet> outdent(const Portfolio& portfolio, const std::vector<TaskId>& tasks)
{
    ChangeBuilder build(QStringLiteral("task.outdent"));
    QHash<TaskId, QString> lastRank;
    for (const Task* task : topmost(portfolio, tasks)) {
        const Task* parent = portfolio.find(task->parent);
        if (!parent) continue;
        const auto uncles = childTasks(portfolio, task->project, parent->parent);
        const auto at = std::ranges::find_if(uncles, [&](const Task* t) { return t->id == parent->id; });
        const QString before = lastRank.value(parent->id, parent->rank);
        const QString next = at + 1 != uncles.end() ? (*(at + 1))->rank : QString();
        lastRank[parent->id] = next.isEmpty() || before < next ? rankBetween(before, next) : before;
        build.update<&Task::parent>(portfolio, task->id.value, parent->parent);
        build.update<&Task::rank>(portfolio, task->id.value, lastRank[parent->id]);
    }
    if (build.empty()) return Error{Errc::Invalid, "task.top-level", {}};
    return build.take();
}

namespace {
Result<ChangeSet> moveBy(const Portfolio& portfolio, TaskId id, int step)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    const auto siblings = childTasks(portfolio, task->project, task->parent);
    const auto at = std::ranges::find_if(siblings, [&](const Task* t) { return t->id == id; }) - siblings.begin();
    const auto to = at + step;
    if (to < 0 || to >= std::ssize(siblings)) return Error{Errc::Invalid, "task.at-the-end", {task->name}};
    ChangeBuilder build(QStringLiteral("task.move"));
    const TaskId after = step > 0 ? siblings[std::size_t(to)]->id : to > 0 ? siblings[std::size_t(to - 1)]->id : TaskId{};
    place(build, portfolio, *task, task->parent, after);
    return build.take();
}
} // namespace

Result<ChangeSet> moveUp(const Portfolio& portfolio, TaskId task) { return moveBy(portfolio, task, -1); }
Result<ChangeSet> moveDown(const Portfolio& portfolio, TaskId task) { return moveBy(portfolio, task, +1); }

Result<ChangeSet> toggleMilestone(const Portfolio& portfolio, TaskId id)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    if (hasChildren(portfolio, *task)) return Error{Errc::Invalid, "task.summary-computed", {task->name}};
    const bool is = task->duration.value_or(WorkTime{}).seconds == 0;
    ChangeBuilder build(QStringLiteral("task.milestone"));
    build.update<&Task::duration>(portfolio, id.value, is ? portfolio.optionsOf(task->project).dayLength : WorkTime{});
    build.update<&Task::milestone>(portfolio, id.value, !is);
    if (is && (task->kind == TaskKind::StartMilestone || task->kind == TaskKind::FinishMilestone))
        build.update<&Task::kind>(portfolio, id.value, TaskKind::Task);
    return build.take();
}

Result<ChangeSet> scheduleByHand(const Portfolio& portfolio, TaskId id, const TaskDates& dates)
{
    const Task* task = portfolio.find(id);
    if (!task) return gone(id);
    ChangeBuilder build(QStringLiteral("task.by-hand"));
    build.update<&Task::manual>(portfolio, id.value, true);
    if (!task->manualStart) build.update<&Task::manualStart>(portfolio, id.value, dates.start);
    if (!task->manualFinish) build.update<&Task::manualFinish>(portfolio, id.value, dates.finish);
    return build.take();
}

Result<ChangeSet> scheduleByNetwork(const Portfolio& portfolio, TaskId id)
{
    if (!portfolio.find(id)) return gone(id);
    ChangeBuilder build(QStringLiteral("task.by-network"));
    build.update<&Task::manual>(portfolio, id.value, false);
    build.update<&Task::manualStart>(portfolio, id.value, std::nullopt);
    build.update<&Task::manualFinish>(portfolio, id.value, std::nullopt);
    return build.take();
}

} // namespace gantry
