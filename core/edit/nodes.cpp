#include "core/edit/nodes.h"

#include "core/base/rank.h"
#include "core/edit/records.h"

#include <QSet>

namespace gantry {
namespace {

QString lastRank(const Portfolio& portfolio, NodeId parent)
{
    const auto siblings = portfolio.childrenOf(parent);
    return rankBetween(siblings.empty() ? QString() : siblings.back()->rank, {});
}

CalendarWeek standardWeek(CalendarWeekId id, CalendarId calendar)
{
    const Shifts work{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}}, closed{};
    CalendarWeek week{.id = id, .calendar = calendar};
    week.sunday = week.saturday = closed;
    week.monday = week.tuesday = week.wednesday = week.thursday = week.friday = work;
    return week;
}

void insertWhole(ChangeBuilder& build, const Portfolio& portfolio, const EntityInfo& info, qint64 group)
{
    for (qint64 id : portfolio.table(info.entity).group(group)) build.insertRow(info.entity, id, portfolio.table(info.entity).find(id));
}

} // namespace

Result<ChangeSet> addNode(
    const Portfolio& portfolio, IdSource& ids, NodeId parent, NodeKind kind, const QString& name, const QString& code, QDate start)
{
    const Node* above = portfolio.find(parent);
    if (!above) return Error{Errc::NotFound, "change.record-gone", {QStringLiteral("Portfolio item"), QString::number(parent.value)}};
    if (above->kind == NodeKind::Project) return Error{Errc::Invalid, "node.under-project", {QStringLiteral("Project"), name, above->name}};
    Node node{.id = ids.next<NodeId>(), .number = nextNumber(portfolio, entityOf<Node>()), .kind = kind, .parent = parent};
    node.rank = lastRank(portfolio, parent);
    node.code = code;
    node.name = name;
    node.currency = above->currency;
    ChangeBuilder build(kind == NodeKind::Project ? QStringLiteral("project.add") : QStringLiteral("programme.add"));
    build.insert(node);
    if (kind == NodeKind::Project) {
        Calendar calendar{.id = ids.next<CalendarId>(), .number = nextNumber(portfolio, entityOf<Calendar>()), .project = node.id};
        calendar.name = QStringLiteral("Standard");
        build.insert(calendar);
        build.insert(standardWeek(ids.next<CalendarWeekId>(), calendar.id));
        ScheduleOptions options{.id = ids.next<ScheduleOptionsId>(), .project = node.id, .calendar = calendar.id};
        options.plannedStart = atDay(start, options.dayStart.seconds);
        build.insert(options);
    }
    return build.take();
}

Result<ChangeSet> moveNode(const Portfolio& portfolio, NodeId node, NodeId parent)
{
    ChangeBuilder build(QStringLiteral("node.move"));
    build.update<&Node::parent>(portfolio, node.value, parent);
    build.update<&Node::rank>(portfolio, node.value, lastRank(portfolio, parent));
    return build.take();
}

std::vector<Change> planRows(const Portfolio& portfolio, NodeId project)
{
    ChangeBuilder build({});
    for (const EntityInfo& info : allEntities()) {
        if (info.entity == entityOf<Snapshot>() || info.entity == entityOf<ImportSource>() || info.groupField < 0) continue;
        if (info.fields[std::size_t(info.groupField)].target == "node") insertWhole(build, portfolio, info, project.value);
    }
    for (qint64 calendar : portfolio.all<Calendar>().group(project.value)) {
        insertWhole(build, portfolio, infoOf<CalendarWeek>(), calendar);
        insertWhole(build, portfolio, infoOf<CalendarException>(), calendar);
    }
    for (qint64 field : portfolio.all<CustomField>().group(project.value)) insertWhole(build, portfolio, infoOf<CustomChoice>(), field);
    return build.take().changes;
}

Result<ChangeSet> setBaseline(const Portfolio& portfolio, IdSource& ids, NodeId project, const ProjectSchedule& schedule,
    const QString& name, const QString& author, Instant at)
{
    Frozen frozen;
    for (std::size_t i = 0; i < schedule.tasks.size(); ++i) {
        const TaskDates& d = schedule.dates[i];
        const Task* task = portfolio.find(schedule.tasks[i]);
        FrozenTask row{.task = schedule.tasks[i], .start = d.start, .finish = d.finish, .duration = d.duration};
        if (task) row.work = task->work.value_or(WorkTime{}), row.cost = task->fixedCost;
        frozen.tasks.push_back(row);
    }
    portfolio.all<Assignment>().forEachIn(project, [&](const Assignment& a) {
        const int place = schedule.places.value(a.task);
        if (place >= 0) frozen.tasks[std::size_t(place)].cost.minor += a.cost.minor;
    });
    frozen.rows = planRows(portfolio, project);
    const QByteArray cbor = encodeFrozen(frozen);
    qint64 number = 0;
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        if (s.kind == SnapshotKind::Baseline) number = std::max(number, s.number);
    });
    Snapshot snapshot{.id = ids.next<SnapshotId>(), .project = project, .kind = SnapshotKind::Baseline, .number = number + 1, .name = name};
    if (name.isEmpty()) snapshot.name = QStringLiteral("Baseline %1").arg(number + 1);
    snapshot.takenAt = at;
    snapshot.author = author;
    snapshot.contentHash = contentHash(cbor);
    ChangeBuilder build(QStringLiteral("baseline.set"));
    build.insert(snapshot);
    build.content(snapshot.id, cbor, snapshot.contentHash);
    return build.take();
}

} // namespace gantry
