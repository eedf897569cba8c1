#include "ui/pages/plan/plan_rows.h"

#include "core/text/text.h"

namespace gantry {
namespace {

constexpr qint64 stretch = 400; // days looked at beyond those asked for
constexpr qint64 shutdownDays = 4; // from so many days off in a row it is more than a weekend

BarKind kindOf(const Task& task, const TaskDates& dates)
{
    if (dates.summary) return BarKind::Summary;
    if (dates.milestone) return BarKind::Milestone;
    return task.kind == TaskKind::LevelOfEffort ? BarKind::LevelOfEffort : BarKind::Task;
}

bool bindsFinish(ConstraintType type)
{
    switch (type) {
    case ConstraintType::MustFinishOn:
    case ConstraintType::FinishNoEarlierThan:
    case ConstraintType::FinishNoLaterThan:
    case ConstraintType::FinishOn:
    case ConstraintType::MandatoryFinish: return true;
    default: return false;
    }
}

} // namespace

BarRow PlanRows::row(int index) const
{
    if (index >= rowCount()) return {}; // gone since the view last asked how many there are
    const Task* task = data().portfolio().find(taskAt(index));
    BarRow bar = task ? taskRow(*task) : projectRow(projectAt(index));
    bar.selected = isSelected(index);
    if (data().session().isReadOnly()) bar.editable = false;
    return bar;
}

BarRow PlanRows::projectRow(NodeId project) const
{
    BarRow bar{.editable = false};
    const auto schedule = data().schedule(project);
    if (!schedule || !schedule->start) return bar;
    bar.kind = BarKind::Summary;
    bar.start = schedule->start;
    bar.finish = schedule->finish;
    bar.progress = double(schedule->complete.e8) / double(100 * e8);
    bar.baselineStart = data().baselineSpan(project).start;
    bar.baselineFinish = data().baselineSpan(project).finish;
    if (schedule->finish) bar.label = dateText(dateOf(*schedule->finish));
    bar.labelIsDate = true;
    return bar;
}

BarRow PlanRows::taskRow(const Task& task) const
{
    BarRow bar;
    const TaskDates* dates = data().dates(task.id);
    if (!dates || !dates->start) return bar;
    bar.kind = kindOf(task, *dates);
    bar.start = bar.kind == BarKind::Milestone && dates->finish ? dates->finish : dates->start;
    bar.finish = dates->finish;
    bar.progress = double(dates->complete.e8) / double(100 * e8);
    bar.critical = data().isCritical(task);
    bar.nearCritical = data().isNearCritical(task);
    bar.manual = task.manual;
    bar.inactive = !task.active;
    if (const FrozenTask* baseline = data().baseline(task.id)) {
        bar.baselineStart = baseline->start;
        bar.baselineFinish = baseline->finish;
    }
    if (dates->totalFloat.value_or(0) > 0) bar.floatEnd = dates->lateFinish;
    bar.deadline = task.deadline;
    bar.deadlineMissed = task.deadline && dates->finish && *dates->finish > *task.deadline;
    const bool bound = task.constraint != ConstraintType::AsSoonAsPossible && task.constraint != ConstraintType::AsLateAsPossible;
    if (bound && bar.kind != BarKind::Summary && !task.actualStart)
        (bindsFinish(task.constraint) ? bar.constraintFinish : bar.constraintStart) = task.constraintDate;
    bar.labelIsDate = bar.kind == BarKind::Summary || bar.kind == BarKind::Milestone;
    bar.label = !bar.labelIsDate ? data().resourceNames(task.id).join(u", ") : dates->finish ? dateText(dateOf(*dates->finish)) : QString();
    return bar;
}

std::vector<LinkRow> PlanRows::links(int first, int last) const
{
    const Portfolio& portfolio = data().portfolio();
    if (!m_links) {
        m_links.emplace();
        QSet<NodeId> unfolded;
        for (int row = 0; row < rowCount(); ++row)
            if (taskAt(row)) unfolded.insert(projectAt(row));
        for (const NodeId project : unfolded)
            portfolio.all<Link>().forEachIn(project, [&](const Link& link) {
                const int to = rowOf(link.successor), from = to < 0 ? -1 : rowOf(link.predecessor);
                if (from >= 0) m_links->push_back({from, to, link.id});
            });
    }
    std::vector<LinkRow> out;
    for (const RowLink& row : *m_links) {
        if (std::min(row.from, row.to) > last || std::max(row.from, row.to) < first) continue;
        const Link* link = portfolio.find(row.link);
        const Task* from = link ? portfolio.find(link->predecessor) : nullptr;
        const Task* to = link ? portfolio.find(link->successor) : nullptr;
        if (!from || !to) continue;
        const TaskDates* dates = data().dates(to->id);
        const bool driving = dates && dates->drivingLink == link->id;
        out.push_back({row.from, row.to, link->type, driving && data().isCritical(*from) && data().isCritical(*to),
            isSelected(row.from) || isSelected(row.to), !from->active || !to->active});
    }
    return out;
}

std::vector<TimeSpan> PlanRows::nonWorking(DateTime from, DateTime to, TierUnit finest) const
{
    if (projects().size() != 1) return {};
    const NodeId project = projects().front();
    const WorkCalendar* calendar = data().calendar(project);
    if (!calendar) return {};
    std::vector<TimeSpan> out;
    const qint64 first = dayOf(from), last = dayOf(to);
    if (finest == TierUnit::Hour) {
        qint64 free = first * secondsPerDay;
        for (qint64 day = first; day <= last; ++day)
            for (const Shift& shift : calendar->shiftsOf(day)) {
                const qint64 start = day * secondsPerDay + shift.from;
                if (start > free) out.push_back({{free}, {start}, true});
                free = day * secondsPerDay + shift.to;
            }
        if (free < to.seconds) out.push_back({{free}, to, true});
        return out;
    }
    if (m_free.project != project || first < m_free.first || last > m_free.last) {
        m_free = {project, first - stretch, last + stretch, {}};
        const auto off = [&](qint64 day) { return calendar->shiftsOf(day).empty(); };
        for (qint64 day = m_free.first; day <= m_free.last;) {
            if (!off(day)) {
                ++day;
                continue;
            }
            qint64 end = day + 1;
            while (end <= m_free.last && off(end)) ++end;
            m_free.spans.push_back({{day * secondsPerDay}, {end * secondsPerDay}, end - day >= shutdownDays});
            day = end;
        }
    }
    for (const TimeSpan& span : m_free.spans)
        if (span.from < to && from < span.to) out.push_back(span);
    return out;
}

std::optional<DateTime> PlanRows::statusDate() const
{
    std::optional<DateTime> found;
    for (const NodeId project : projects()) {
        const auto& date = data().portfolio().optionsOf(project).statusDate;
        if (!date) continue;
        if (found && dateOf(*found) != dateOf(*date)) return std::nullopt;
        found = date;
    }
    return found;
}

TimeSpan PlanRows::range() const
{
    std::optional<DateTime> first, last;
    const auto reach = [&](const std::optional<DateTime>& from, const std::optional<DateTime>& to) {
        if (from) first = first ? std::min(*first, *from) : *from;
        if (to) last = last ? std::max(*last, *to) : *to;
    };
    for (const NodeId project : projects()) {
        if (const auto schedule = data().schedule(project)) reach(schedule->start, schedule->finish);
        if (projects().size() > 1) continue; // a thousand baselines are not read only to know how far one may scroll
        const auto& baseline = data().baselineSpan(project);
        reach(baseline.start, baseline.finish);
    }
    if (!first || !last || *last <= *first) {
        // A plan without dates yet starts when its project does, and shows a quarter to draw in.
        const NodeId project = projectAt(0);
        const auto start = project ? data().portfolio().optionsOf(project).plannedStart : std::nullopt;
        first = start.value_or(atDay(data().session().today()));
        last = DateTime{first->seconds + 90 * secondsPerDay};
    }
    return {*first, *last};
}

} // namespace gantry
