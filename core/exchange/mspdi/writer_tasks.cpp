#include "core/calendar/work_calendars.h"
#include "core/exchange/mspdi/duration_format.h"
#include "core/exchange/mspdi/outline.h"
#include "core/exchange/mspdi/writing.h"

namespace gantry::mspdi {
namespace {

constexpr qint64 deepestLevel = 100; // reading puts what is deeper there
constexpr std::size_t mostBaselines = 11;
constexpr qint64 mostTenths = 0x7FFFFFFF; // of a minute: the format holds slack, lag and delay in 32 bits

/// Tenths of a minute.
qint64 tenths(qint64 seconds)
{
    const qint64 held = std::clamp(seconds, -6 * mostTenths, 6 * mostTenths);
    return held >= 0 ? (held + 3) / 6 : -((-held + 3) / 6);
}

/// Microsoft Project's own constraint for each; the soft and hard ones of Primavera become the one that it has.
int constraintNumber(ConstraintType type)
{
    switch (type) {
    case ConstraintType::StartOn:
    case ConstraintType::MandatoryStart: return int(ConstraintType::MustStartOn);
    case ConstraintType::FinishOn:
    case ConstraintType::MandatoryFinish: return int(ConstraintType::MustFinishOn);
    default: return int(type); // in the order of the format
    }
}

qint64 wholePercent(Percent p) { return nearest(p.e8, e8); }

DurationUnit plainUnit(DurationUnit unit) { return unit == DurationUnit::Percent ? DurationUnit::Days : unit; }

class TaskWriter {
public:
    explicit TaskWriter(Writing& w)
        : m_w(w)
        , m_rows(w.rows)
        , m_sums(w.rows.tree.rows.size() + 1)
    {
        for (const Link* l : m_rows.links) m_links[l->successor].push_back(l);
        for (const BaselineRows& b : m_rows.baselines) takeBaseline(b);
        sum();
    }
    void write(const Progress& progress);

private:
    void takeBaseline(const BaselineRows& baseline);
    void sum();
    void writeProjectSummary();
    void writeTask(std::size_t place, const QByteArray& outline, qint64 level);
    void writeDuration(Xml& x, const Task& t, const TaskDates& d, bool summary) const;
    void writeDates(Xml& x, const Task& t, const TaskDates& d) const;
    void writeProgress(Xml& x, const Task& t, const TaskDates& d, const TaskSums& sums) const;
    void writeConstraint(Xml& x, const Task& t) const;
    void writeLinks(Xml& x, const Task& t);
    void writeBaselines(Xml& x, const Task& t) const;

    Writing& m_w;
    const ProjectRows& m_rows;
    std::vector<TaskSums> m_sums; // of each row, and last of the project
    QHash<TaskId, std::vector<const Link*>> m_links; // by successor
    QHash<TaskId, std::vector<std::pair<int, const FrozenTask*>>> m_baselines; // number and dates
    int m_baselineCount = 0;
};

void TaskWriter::takeBaseline(const BaselineRows& baseline)
{
    const qint64 number = baseline.row->number;
    const bool taken = m_w.ids.names.contains(baseline.row->id.value);
    if (number < 0 || number >= qint64(mostBaselines) || taken || !baseline.held
        || std::ranges::any_of(
            m_rows.baselines, [&](const BaselineRows& b) { return b.row->number == number && b.row->id < baseline.row->id; })) {
        m_w.leaveOut(baseline.row->id.value, baseline.held ? "export.too-many-baselines" : "export.no-content");
        return;
    }
    m_w.name(baseline.row->id.value, QString::number(number));
    for (const FrozenTask& f : baseline.held->tasks) m_baselines[f.task].emplace_back(int(number), &f);
}

void TaskWriter::sum()
{
    const auto& rows = m_rows.tree.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!m_rows.summaries[i]) m_sums[i].work = rows[i]->work.value_or(WorkTime{}).seconds;
        m_sums[i].cost = m_sums[i].remainingCost = rows[i]->fixedCost.minor;
    }
    for (const Assignment* a : m_rows.assignments) {
        TaskSums& s = m_sums[std::size_t(m_rows.tree.places.value(a->task))];
        s.actualWork = added(s.actualWork, a->actualWork.seconds),
        s.remainingWork = added(s.remainingWork, a->remainingWork.value_or(WorkTime{}).seconds);
        s.cost = added(s.cost, a->cost.minor), s.actualCost = added(s.actualCost, a->actualCost.minor),
        s.remainingCost = added(s.remainingCost, a->remainingCost.minor);
    }
    for (std::size_t i = rows.size(); i-- > 0;) { // children stand after their parents
        const int parent = m_rows.tree.parents[i];
        TaskSums& up = m_sums[parent < 0 ? rows.size() : std::size_t(parent)];
        const TaskSums& s = m_sums[i];
        up.work = added(up.work, s.work), up.actualWork = added(up.actualWork, s.actualWork),
        up.remainingWork = added(up.remainingWork, s.remainingWork);
        up.cost = added(up.cost, s.cost), up.actualCost = added(up.actualCost, s.actualCost),
        up.remainingCost = added(up.remainingCost, s.remainingCost);
    }
}

void TaskWriter::writeProjectSummary()
{
    const Node& node = m_rows.node;
    const ProjectSchedule& plan = m_rows.schedule;
    const WorkCalendars calendars(m_rows.portfolio);
    const WorkCalendar* calendar = calendars.of(node.id);
    const TaskSums& sums = m_sums.back();
    m_w.out.record("Task", [&](Xml& x) {
        x.number("UID", 0);
        x.raw("GUID", guidXml({}, node.id.value, "summary"));
        x.number("ID", 0);
        x.line("Name", node.name);
        x.flag("Active", true), x.flag("Manual", false);
        x.number("Type", 1);
        x.flag("IsNull", false);
        x.number("WBS", 0), x.number("OutlineNumber", 0), x.number("OutlineLevel", 0);
        x.number("Priority", 500);
        x.time("Start", plan.start), x.time("Finish", plan.finish);
        if (plan.start && plan.finish && calendar) x.duration("Duration", calendar->work(*plan.start, *plan.finish));
        x.number("DurationFormat", 21);
        x.duration("Work", WorkTime{sums.work});
        x.flag("EffortDriven", false), x.flag("Estimated", false), x.flag("Milestone", false), x.flag("Summary", true);
        x.time("EarlyStart", plan.start), x.time("EarlyFinish", plan.finish);
        x.number("FixedCost", 0), x.number("FixedCostAccrual", 3);
        x.number("PercentComplete", wholePercent(plan.complete));
        x.number("Cost", sums.cost);
        x.number("ActualCost", sums.actualCost);
        x.number("RemainingCost", sums.remainingCost);
        x.number("ConstraintType", 0);
        x.number("CalendarUID", -1);
        writeNotes(m_w, x, node.id.value, QStringLiteral("node project"));
        writeAttributes(m_w, x, node.id.value);
        writeOutlineCodes(m_w, x, node.id.value);
    });
}

void TaskWriter::write(const Progress& progress)
{
    writeProjectSummary();
    const auto& rows = m_rows.tree.rows;
    std::vector<int> depths(rows.size(), 0), counts(std::size_t(deepestLevel) + 2, 0);
    std::vector<QByteArray> numbers(std::size_t(deepestLevel) + 2); // of the row above on each level
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if ((i & 0x3FF) == 0) {
            if (progress.stop.stop_requested()) return;
            progress.report(m_rows.node.name, int(60 * i / rows.size()));
        }
        const int parent = m_rows.tree.parents[i];
        depths[i] = parent < 0 ? 1 : std::min(depths[std::size_t(parent)] + 1, int(deepestLevel));
        const auto level = std::size_t(depths[i]);
        const QByteArray own = QByteArray::number(++counts[level]);
        counts[level + 1] = 0; // below it they begin anew
        numbers[level] = level == 1 ? own : numbers[level - 1] + '.' + own;
        writeTask(i, numbers[level], qint64(level));
    }
}

void TaskWriter::writeTask(std::size_t place, const QByteArray& outline, qint64 level)
{
    const Task& t = *m_rows.tree.rows[place];
    const TaskDates& d = m_rows.dates(t);
    const bool summary = m_rows.summaries[place];
    const qint64 uid = m_w.tasks.of(t.id.value);
    m_w.out.record("Task", [&](Xml& x) {
        x.number("UID", uid);
        x.raw("GUID", guidXml(t.sourceGuid, t.id.value));
        x.number("ID", qint64(place) + 1);
        x.line("Name", t.name);
        x.flag("Active", t.active);
        x.flag("Manual", t.manual);
        x.number("Type", t.taskType == TaskType::FixedDurationAndUnits ? int(TaskType::FixedDuration) : int(t.taskType));
        x.flag("IsNull", false);
        if (const Person* owner = m_rows.portfolio.find(t.owner)) x.line("Contact", owner->name);
        if (t.code.isEmpty())
            x.raw("WBS", outline);
        else
            x.line("WBS", t.code);
        x.raw("OutlineNumber", outline);
        x.number("OutlineLevel", level);
        x.number("Priority", std::clamp<qint64>(t.priority, 0, 1000));
        x.time("Start", t.manual ? t.manualStart : d.start);
        x.time("Finish", t.manual ? t.manualFinish : d.finish);
        writeDuration(x, t, d, summary);
        if (summary || t.work) x.duration("Work", WorkTime{m_sums[place].work});
        x.time("Stop", t.suspended), x.time("Resume", t.resumed);
        x.flag("EffortDriven", t.effortDriven);
        x.flag("Estimated", t.estimated);
        x.flag("Milestone", t.milestone);
        x.flag("Summary", summary);
        if (t.active) x.flag("Critical", d.critical);
        x.flag("IsSubproject", false), x.flag("ExternalTask", false);
        writeDates(x, t, d);
        x.number("FixedCost", t.fixedCost.minor);
        x.number("FixedCostAccrual", t.fixedCostAccrual == Accrual::Start ? 1 : t.fixedCostAccrual == Accrual::End ? 2 : 3);
        writeProgress(x, t, d, m_sums[place]);
        writeConstraint(x, t);
        x.number("LevelingDelay", tenths(t.levelingDelay.seconds));
        x.number("LevelingDelayFormat", t.levelingDelayElapsed ? 8 : 7);
        x.flag("IgnoreResourceCalendar", t.ignoreResourceCalendars);
        writeNotes(m_w, x, t.id.value, QStringLiteral("task %1").arg(uid));
        x.number("PhysicalPercentComplete", wholePercent(t.physicalPercent.value_or(Percent{})));
        x.number("EarnedValueMethod", t.percentType == PercentType::Physical ? 1 : 0);
        writeLinks(x, t);
        writeAttributes(m_w, x, t.id.value);
        writeBaselines(x, t);
        writeOutlineCodes(m_w, x, t.id.value);
    });
}

void TaskWriter::writeDuration(Xml& x, const Task& t, const TaskDates& d, bool summary) const
{
    std::optional<WorkTime> duration = t.duration;
    if (summary && !t.manual) duration = d.duration;
    if (!duration && !t.manual && t.kind == TaskKind::Wbs) duration = WorkTime{}; // an element that nothing lies under yet
    x.duration("Duration", duration);
    if (t.manual) {
        x.time("ManualStart", t.manualStart), x.time("ManualFinish", t.manualFinish);
        x.duration("ManualDuration", duration);
    }
    x.number("DurationFormat", durationNumber(plainUnit(t.durationUnit), t.elapsed, t.estimated));
}

void TaskWriter::writeDates(Xml& x, const Task& t, const TaskDates& d) const
{
    if (!t.active) return;
    x.time("EarlyStart", d.earlyStart), x.time("EarlyFinish", d.earlyFinish);
    x.time("LateStart", d.lateStart), x.time("LateFinish", d.lateFinish);
    if (d.freeFloat) x.number("FreeSlack", tenths(*d.freeFloat));
    if (d.totalFloat) x.number("TotalSlack", tenths(*d.totalFloat));
}

void TaskWriter::writeProgress(Xml& x, const Task& t, const TaskDates& d, const TaskSums& sums) const
{
    const bool begun = t.actualStart || t.percentComplete.e8;
    x.number("PercentComplete", wholePercent(d.summary ? d.complete : t.percentComplete));
    x.number("Cost", sums.cost);
    x.time("ActualStart", t.actualStart), x.time("ActualFinish", t.actualFinish);
    if (begun) x.duration("ActualDuration", t.actualDuration);
    x.number("ActualCost", sums.actualCost);
    x.duration("ActualWork", WorkTime{sums.actualWork});
    if (begun)
        x.duration("RemainingDuration", t.remainingDuration);
    else if (!d.summary)
        x.duration("RemainingDuration", t.duration);
    x.number("RemainingCost", sums.remainingCost);
    x.duration("RemainingWork", WorkTime{sums.remainingWork});
}

void TaskWriter::writeConstraint(Xml& x, const Task& t) const
{
    const bool dated = t.constraint != ConstraintType::AsSoonAsPossible && t.constraint != ConstraintType::AsLateAsPossible;
    x.number("ConstraintType", dated && !t.constraintDate ? 0 : constraintNumber(t.constraint));
    x.number("CalendarUID", m_rows.find(t.calendar) && t.calendar ? m_w.calendars.of(t.calendar.value) : -1);
    if (dated) x.time("ConstraintDate", t.constraintDate);
    x.time("Deadline", t.deadline);
}

void TaskWriter::writeLinks(Xml& x, const Task& t)
{
    const auto it = m_links.constFind(t.id);
    if (it == m_links.cend()) return;
    QHash<TaskId, int> pairs;
    for (const Link* l : *it) {
        if (!m_rows.tree.places.contains(l->predecessor)) {
            m_w.leaveOut(l->id.value, "export.other-project");
            continue;
        }
        static constexpr int types[] = {1, 3, 0, 2};
        const qint64 predecessor = m_w.tasks.of(l->predecessor.value);
        const bool percent = l->lagKind == LagKind::Percent || l->lagKind == LagKind::ElapsedPercent;
        const bool elapsed = l->lagKind == LagKind::Elapsed || l->lagKind == LagKind::ElapsedPercent;
        Xml link = x.child("PredecessorLink");
        link.number("PredecessorUID", predecessor);
        link.number("Type", types[int(l->type)]);
        link.flag("CrossProject", false);
        const qint64 percents = nearest(l->lagPercent.e8, e8);
        link.number("LinkLag", percent ? std::clamp(percents, -mostTenths, mostTenths) : tenths(l->lag.seconds));
        link.number("LagFormat", durationNumber(percent ? DurationUnit::Percent : plainUnit(l->lagUnit), elapsed, false));
        QString called = QStringLiteral("%1-%2").arg(predecessor).arg(m_w.tasks.of(t.id.value));
        if (const int times = ++pairs[l->predecessor]; times > 1) called += QStringLiteral("-%1").arg(times);
        m_w.name(l->id.value, called);
    }
}

void TaskWriter::writeBaselines(Xml& x, const Task& t) const
{
    const auto it = m_baselines.constFind(t.id);
    if (it == m_baselines.cend()) return;
    for (const auto& [number, f] : *it) {
        Xml b = x.child("Baseline");
        b.number("Number", number);
        b.time("Start", f->start), b.time("Finish", f->finish);
        b.duration("Duration", f->duration);
        b.number("DurationFormat", durationNumber(plainUnit(t.durationUnit), t.elapsed, false));
        b.duration("Work", f->work);
        b.number("Cost", f->cost.minor);
    }
}

} // namespace

void writeTasks(Writing& w, const Progress& progress)
{
    w.out.open("Tasks");
    TaskWriter(w).write(progress);
    w.out.close("Tasks");
}

} // namespace gantry::mspdi
