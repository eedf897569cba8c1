#include "ui/pages/plan/plan_bars.h"

#include "core/edit/tasks.h"
#include "core/model/findings.h"
#include "core/text/text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

constexpr qint64 stretch = 400; // days looked at beyond those asked for
constexpr qint64 shutdownDays = 4; // from so many days off in a row it is more than a weekend

QString words(const char* text) { return QCoreApplication::translate("PlanBars", text); }

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

TaskId PlanBars::taskAt(int row) const
{
    const auto& rows = m_table.rows();
    return row >= 0 && row < std::ssize(rows) ? m_table.model().taskAt(rows[std::size_t(row)]) : TaskId{};
}

NodeId PlanBars::projectAt(int row) const
{
    const auto& rows = m_table.rows();
    if (rows.empty()) return m_table.model().projects().empty() ? NodeId{} : m_table.model().projects().front();
    return m_table.model().projectAt(rows[std::size_t(std::clamp(row, 0, int(rows.size()) - 1))]);
}

BarRow PlanBars::row(int index) const
{
    if (index >= rowCount()) return {}; // gone since the view last asked how many there are
    const QModelIndex& at = m_table.rows()[std::size_t(index)];
    const TaskId id = m_table.model().taskAt(at);
    const Task* task = id ? data().portfolio().find(id) : nullptr;
    BarRow bar = task ? taskRow(*task) : projectRow(m_table.model().projectAt(at));
    bar.selected = m_table.isRowSelected(m_table.model().recordAt(at));
    if (data().session().isReadOnly()) bar.editable = false;
    return bar;
}

BarRow PlanBars::projectRow(NodeId project) const
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

BarRow PlanBars::taskRow(const Task& task) const
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

std::vector<LinkRow> PlanBars::links(int first, int last) const
{
    const Portfolio& portfolio = data().portfolio();
    if (!m_links) {
        m_links.emplace();
        QSet<NodeId> unfolded;
        for (const QModelIndex& index : m_table.rows())
            if (m_table.model().taskAt(index)) unfolded.insert(m_table.model().projectAt(index));
        for (const NodeId project : unfolded)
            portfolio.all<Link>().forEachIn(project, [&](const Link& link) {
                const int to = m_table.rowOf(link.successor.value), from = to < 0 ? -1 : m_table.rowOf(link.predecessor.value);
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
            m_table.isRowSelected(from->id.value) || m_table.isRowSelected(to->id.value), !from->active || !to->active});
    }
    return out;
}

std::vector<TimeSpan> PlanBars::nonWorking(DateTime from, DateTime to, TierUnit finest) const
{
    if (m_table.model().projects().size() != 1) return {};
    const NodeId project = m_table.model().projects().front();
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

std::optional<DateTime> PlanBars::statusDate() const
{
    std::optional<DateTime> found;
    for (const NodeId project : m_table.model().projects()) {
        const auto& date = data().portfolio().optionsOf(project).statusDate;
        if (!date) continue;
        if (found && dateOf(*found) != dateOf(*date)) return std::nullopt;
        found = date;
    }
    return found;
}

std::optional<DateTime> PlanBars::today() const { return atDay(data().session().today()); }

TimeSpan PlanBars::range() const
{
    std::optional<DateTime> first, last;
    const auto reach = [&](const std::optional<DateTime>& from, const std::optional<DateTime>& to) {
        if (from) first = first ? std::min(*first, *from) : *from;
        if (to) last = last ? std::max(*last, *to) : *to;
    };
    for (const NodeId project : m_table.model().projects()) {
        if (const auto schedule = data().schedule(project)) reach(schedule->start, schedule->finish);
        if (m_table.model().projects().size() > 1) continue; // a thousand baselines are not read only to know how far one may scroll
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

HoverCard PlanBars::hoverCard(int index) const
{
    const Task* task = data().portfolio().find(taskAt(index));
    if (!task) {
        const NodeId project = projectAt(index);
        const auto schedule = data().schedule(project);
        HoverCard card{data().portfolio().titleOf(entityOf<Node>(), project.value), {}};
        if (schedule && schedule->start) card.lines.emplace_back(words("Start"), dateText(dateOf(*schedule->start)));
        if (schedule && schedule->finish) card.lines.emplace_back(words("Finish"), dateText(dateOf(*schedule->finish)));
        return card;
    }
    HoverCard card{task->name, {}};
    const auto add = [&](const char* name, const QString& value) {
        if (!value.isEmpty()) card.lines.emplace_back(words(name), value);
    };
    const TaskDates* dates = data().dates(task->id);
    if (!dates || !dates->start) {
        add("Dates", words("none: the schedule check (F9) says why"));
        return card;
    }
    const WorkUnits units = workUnitsOf(data().portfolio(), task->project);
    add("Start", dateTimeText(*dates->start));
    if (dates->finish) add("Finish", dateTimeText(*dates->finish));
    QString duration = durationText(dates->duration, units, DurationUnit::Days, task->elapsed);
    if (task->elapsed) duration = words("%1, %2 of them working time").arg(duration, durationText(dates->workingTime, units));
    add("Duration", duration);
    add("Done", displayText(data().portfolio(), fieldFor<&Task::percentComplete>(), dates->complete.e8));
    if (dates->totalFloat && !task->actualFinish) add("Total float", durationText({*dates->totalFloat}, units));
    add("Driven by", driverText(data().portfolio(), *dates));
    if (task->constraint != ConstraintType::AsSoonAsPossible) {
        const QString type = displayText(data().portfolio(), fieldFor<&Task::constraint>(), fieldFor<&Task::constraint>().get(task));
        add("Constraint", task->constraintDate ? type + u' ' + dateText(dateOf(*task->constraintDate)) : type);
    }
    if (task->deadline) add("Deadline", dateText(dateOf(*task->deadline)));
    if (const FrozenTask* baseline = data().baseline(task->id); baseline && baseline->finish) {
        const auto by = workingSeconds(data(), *task, baseline->finish, dates->finish);
        QString text = dateText(dateOf(*baseline->finish));
        if (by && *by != 0) text += QStringLiteral(", ") + signedText(data(), *task, *by);
        add("Baseline finish", text);
    }
    add("Resources", data().resourceNames(task->id).join(u", "));
    return card;
}

QString PlanBars::linkRefusal(int fromRow, int toRow, LinkType type) const
{
    const TaskId from = taskAt(fromRow), to = taskAt(toRow);
    if (!from || !to) return words("A project as a whole takes no links. Link its tasks.");
    if (m_refusal.from == from && m_refusal.to == to && m_refusal.type == type) return m_refusal.sentence;
    m_refusal = {from, to, type, {}};
    // The very change that letting go would ask for, tried on a copy.
    auto set = link(data().portfolio(), data().session().ids(), from, to, type);
    if (!set) return m_refusal.sentence = sentence(set.error());
    Portfolio tried = data().portfolio();
    const RecordKey key{entityOf<Link>(), set->changes.front().id};
    if (auto fits = applyToMemory(tried, *set); !fits) return m_refusal.sentence = sentence(fits.error());
    const auto found = findingsOn(tried, std::span(&key, 1));
    return m_refusal.sentence = found.empty() ? QString() : sentence(found.front());
}

const WorkCalendar* PlanBars::calendarAt(int row) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    return task ? data().calendarOf(*task) : data().calendar(projectAt(row));
}

DateTime PlanBars::allowed(int row, DateTime wanted, BarEdge edge) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    const WorkCalendar* calendar = calendarAt(row);
    if (!calendar || (task && task->elapsed)) return wanted;
    return {edge == BarEdge::Start ? calendar->next(wanted.seconds) : calendar->previous(wanted.seconds)};
}

std::optional<DateTime> PlanBars::finishFrom(int row, DateTime start) const
{
    const Task* task = data().portfolio().find(taskAt(row));
    const TaskDates* dates = task ? data().dates(task->id) : nullptr;
    const WorkCalendar* calendar = calendarAt(row);
    if (!dates || !calendar) return std::nullopt;
    if (task->elapsed) return DateTime{start.seconds + dates->duration.seconds};
    return calendar->plus(start, dates->duration, Edge::Finish);
}

} // namespace gantry
