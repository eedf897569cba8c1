#include "core/edit/nodes.h"

#include "core/base/rank.h"
#include "core/edit/records.h"

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

} // namespace gantry
