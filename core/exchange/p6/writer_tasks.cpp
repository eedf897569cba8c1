#include "core/exchange/p6/writing.h"

namespace gantry::p6 {
namespace {

struct Work { // seconds of people, and of machines
    qint64 people = 0, machines = 0;
};

struct TaskRow {
    const Writing* w = nullptr;
    const WrittenProject* project = nullptr;
    const Task* task = nullptr;
    const TaskDates* dates = nullptr;
    const FrozenTask* frozen = nullptr; // of a baseline
    qint64 number = 0, wbs = 0;
    QString code{};
    TaskKind kind = TaskKind::Task;
    ConstraintType constraint{}; // P6's own
    std::optional<DateTime> constraintDate{};
    qint64 duration = 0, remaining = 0;
    Work target{}, actual{}, left{};
    bool begun = false, complete = false;
};

QByteArray constraintCell(ConstraintType type)
{
    switch (type) {
    case ConstraintType::AsSoonAsPossible: break;
    case ConstraintType::AsLateAsPossible: return "CS_ALAP";
    case ConstraintType::StartOn: return "CS_MSO";
    case ConstraintType::FinishOn: return "CS_MEO";
    case ConstraintType::StartNoEarlierThan: return "CS_MSOA";
    case ConstraintType::StartNoLaterThan: return "CS_MSOB";
    case ConstraintType::FinishNoEarlierThan: return "CS_MEOA";
    case ConstraintType::FinishNoLaterThan: return "CS_MEOB";
    case ConstraintType::MustStartOn: // both hold against logic
    case ConstraintType::MandatoryStart: return "CS_MANDSTART";
    case ConstraintType::MustFinishOn:
    case ConstraintType::MandatoryFinish: return "CS_MANDFIN";
    }
    return {};
}

QByteArray kindCell(TaskKind kind)
{
    switch (kind) {
    case TaskKind::StartMilestone: return "TT_Mile";
    case TaskKind::FinishMilestone: return "TT_FinMile";
    case TaskKind::LevelOfEffort: return "TT_LOE";
    case TaskKind::ResourceDependent: return "TT_Rsrc";
    case TaskKind::WbsSummary: return "TT_WBS";
    case TaskKind::Task:
    case TaskKind::Wbs: break;
    }
    return "TT_Task";
}

QByteArray typeCell(TaskType type)
{
    static constexpr const char* tokens[] = {"DT_FixedRate", "DT_FixedDrtn", "DT_FixedQty", "DT_FixedDUR2"};
    return tokens[int(type)];
}

QByteArray priorityCell(qint64 priority)
{
    return priority >= 800 ? "PT_Top"
        : priority >= 600  ? "PT_High"
        : priority >= 400  ? "PT_Normal"
        : priority >= 200  ? "PT_Low"
                           : "PT_Lowest";
}

/// A date that only stands where the activity is not complete: P6 keeps none of what is done.
QByteArray openDate(const TaskRow& r, std::optional<DateTime> TaskDates::*computed, std::optional<DateTime> FrozenTask::*kept)
{
    if (r.frozen) return timeCell(r.frozen->*kept);
    return r.complete ? QByteArray() : timeCell(r.dates->*computed);
}
QByteArray floatCell(const TaskRow& r, std::optional<qint64> TaskDates::*computed, std::optional<qint64> FrozenTask::*kept)
{
    if (r.frozen) return hoursCell(r.frozen->*kept);
    return r.complete ? QByteArray() : hoursCell(r.dates->*computed);
}
std::optional<DateTime> either(const std::optional<DateTime>& a, const std::optional<DateTime>& b) { return a ? a : b; }

const Column<TaskRow> columns[] = {
    {"task_id", [](const TaskRow& r) { return numberCell(r.number); }},
    {"proj_id", [](const TaskRow& r) { return numberCell(r.project->number); }},
    {"wbs_id", [](const TaskRow& r) { return numberCell(r.wbs); }},
    {"clndr_id",
        [](const TaskRow& r) {
            const CalendarId own = r.task->calendar, ofAll = r.w->rows.options.calendar;
            const CalendarId used = own && r.w->rows.find(own) ? own : r.w->rows.find(ofAll) ? ofAll : CalendarId{};
            return r.w->ids.names.value(used.value).toLatin1();
        }},
    {"phys_complete_pct",
        [](const TaskRow& r) {
            const bool physical = r.task->percentType == PercentType::Physical;
            const Percent done = r.task->physicalPercent.value_or(physical ? r.task->percentComplete : Percent{});
            return r.frozen ? QByteArray("0") : decimalCell(done.e8, 8);
        }},
    {"rev_fdbk_flag", "N"},
    {"est_wt", "1"},
    {"lock_plan_flag", "N"},
    {"auto_compute_act_flag", "N"},
    {"complete_pct_type",
        [](const TaskRow& r) {
            static constexpr const char* tokens[] = {"CP_Drtn", "CP_Phys", "CP_Units"};
            return QByteArray(tokens[int(r.task->percentType)]);
        }},
    {"task_type", [](const TaskRow& r) { return kindCell(r.kind); }},
    {"duration_type", [](const TaskRow& r) { return typeCell(r.task->taskType); }},
    {"status_code", [](const TaskRow& r) { return QByteArray(r.complete ? "TK_Complete"
                                                   : r.begun            ? "TK_Active"
                                                                        : "TK_NotStart"); }},
    {"task_code", [](const TaskRow& r) { return r.code.toUtf8(); }},
    {"task_name", [](const TaskRow& r) { return lineCell(r.task->name, longestName); }},
    {"rsrc_id", ""},
    {"total_float_hr_cnt", [](const TaskRow& r) { return floatCell(r, &TaskDates::totalFloat, &FrozenTask::totalFloat); }},
    {"free_float_hr_cnt", [](const TaskRow& r) { return floatCell(r, &TaskDates::freeFloat, &FrozenTask::freeFloat); }},
    {"remain_drtn_hr_cnt", [](const TaskRow& r) { return hoursCell(r.remaining); }},
    {"act_work_qty", [](const TaskRow& r) { return hoursCell(r.actual.people); }},
    {"remain_work_qty", [](const TaskRow& r) { return hoursCell(r.left.people); }},
    {"target_work_qty", [](const TaskRow& r) { return hoursCell(r.target.people); }},
    {"target_drtn_hr_cnt", [](const TaskRow& r) { return hoursCell(r.duration); }},
    {"target_equip_qty", [](const TaskRow& r) { return hoursCell(r.target.machines); }},
    {"act_equip_qty", [](const TaskRow& r) { return hoursCell(r.actual.machines); }},
    {"remain_equip_qty", [](const TaskRow& r) { return hoursCell(r.left.machines); }},
    {"cstr_date", [](const TaskRow& r) { return timeCell(r.constraintDate); }},
    {"act_start_date", [](const TaskRow& r) { return r.begun ? timeCell(r.task->actualStart) : QByteArray(); }},
    {"act_end_date", [](const TaskRow& r) { return r.complete ? timeCell(r.task->actualFinish) : QByteArray(); }},
    {"late_start_date", [](const TaskRow& r) { return openDate(r, &TaskDates::lateStart, &FrozenTask::lateStart); }},
    {"late_end_date", [](const TaskRow& r) { return openDate(r, &TaskDates::lateFinish, &FrozenTask::lateFinish); }},
    {"expect_end_date", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->expectedFinish); }},
    {"early_start_date", [](const TaskRow& r) { return openDate(r, &TaskDates::earlyStart, &FrozenTask::earlyStart); }},
    {"early_end_date", [](const TaskRow& r) { return openDate(r, &TaskDates::earlyFinish, &FrozenTask::earlyFinish); }},
    {"restart_date", [](const TaskRow& r) { return openDate(r, &TaskDates::earlyStart, &FrozenTask::start); }},
    {"reend_date", [](const TaskRow& r) { return openDate(r, &TaskDates::earlyFinish, &FrozenTask::finish); }},
    {"target_start_date",
        [](const TaskRow& r) { return timeCell(r.frozen ? r.frozen->start : either(r.task->plannedStart, r.dates->start)); }},
    {"target_end_date",
        [](const TaskRow& r) { return timeCell(r.frozen ? r.frozen->finish : either(r.task->plannedFinish, r.dates->finish)); }},
    {"rem_late_start_date", [](const TaskRow& r) { return openDate(r, &TaskDates::lateStart, &FrozenTask::lateStart); }},
    {"rem_late_end_date", [](const TaskRow& r) { return openDate(r, &TaskDates::lateFinish, &FrozenTask::lateFinish); }},
    {"cstr_type", [](const TaskRow& r) { return constraintCell(r.constraint); }},
    {"priority_type", [](const TaskRow& r) { return priorityCell(r.task->priority); }},
    {"suspend_date", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->suspended); }},
    {"resume_date", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->resumed); }},
    {"float_path", ""},
    {"float_path_order", ""},
    {"guid",
        [](const TaskRow& r) {
            // A baseline is a copy of the plan with GUIDs of its own; the code leads from one to the other.
            return base64Of(r.frozen ? guidOf({}, r.number, "baseline") : guidOf(r.task->sourceGuid, r.task->id.value)).toLatin1();
        }},
    {"tmpl_guid", ""},
    {"cstr_date2", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->secondConstraintDate); }},
    {"cstr_type2", [](const TaskRow& r) { return r.frozen ? QByteArray() : constraintCell(r.task->secondConstraint); }},
    {"driving_path_flag",
        [](const TaskRow& r) { return flagCell(r.frozen ? r.frozen->critical.value_or(false) : r.dates->onLongestPath); }},
    {"act_this_per_work_qty", "0"},
    {"act_this_per_equip_qty", "0"},
    {"external_early_start_date", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->externalEarlyStart); }},
    {"external_late_end_date", [](const TaskRow& r) { return r.frozen ? QByteArray() : timeCell(r.task->externalLateFinish); }},
    {"create_date", [](const TaskRow& r) { return timeCell(DateTime{r.w->rows.request.now.ms / 1000}); }},
    {"update_date", [](const TaskRow& r) { return timeCell(DateTime{r.w->rows.request.now.ms / 1000}); }},
    {"create_user", ""},
    {"update_user", ""},
};

class TaskRows {
public:
    explicit TaskRows(const Writing& w)
        : m_w(w)
    {
        for (const Link* l : w.rows.links) m_hasPredecessor.insert(l->successor);
        for (const Assignment* a : w.rows.assignments) m_assignments[a->task].push_back(a);
    }

    TaskRow rowOf(std::size_t place) const
    {
        const Task& t = *m_w.rows.tree.rows[place];
        TaskRow r{.w = &m_w, .project = &m_w.plan, .task = &t, .dates = &m_w.rows.dates(t)};
        r.number = m_w.ids.names.value(t.id.value).toLongLong(), r.wbs = m_w.wbsAbove(place), r.code = m_w.codes[place];
        r.complete = t.actualFinish.has_value(), r.begun = r.complete || t.actualStart.has_value();
        setKind(r);
        setConstraint(r);
        setDurations(r);
        setWork(r);
        return r;
    }

    TaskRow rowOf(const WrittenProject& baseline, const FrozenTask& f, std::size_t place, qint64 number) const
    {
        const Task& t = *m_w.rows.tree.rows[place];
        TaskRow r{.w = &m_w, .project = &baseline, .task = &t, .dates = &m_w.rows.dates(t), .frozen = &f};
        r.number = number, r.wbs = baseline.rootWbs, r.code = m_w.codes[place];
        setKind(r);
        r.duration = r.remaining = f.duration.seconds;
        r.target.people = r.left.people = f.work.seconds;
        return r;
    }

private:
    /// MS Project's milestones are tasks without duration that are marked; P6's stand at a start or at a finish.
    void setKind(TaskRow& r) const
    {
        const Task& t = *r.task;
        r.kind = t.kind;
        if (t.kind != TaskKind::Task || !t.milestone || t.duration.value_or(WorkTime{}).seconds != 0) return;
        r.kind = m_hasPredecessor.contains(t.id) ? TaskKind::FinishMilestone : TaskKind::StartMilestone;
    }

    void setConstraint(TaskRow& r) const
    {
        const Task& t = *r.task;
        r.constraint = t.constraint, r.constraintDate = t.constraintDate;
        if (!t.manual || t.constraint != ConstraintType::AsSoonAsPossible || !t.manualStart || r.begun) return;
        r.constraint = ConstraintType::MandatoryStart; // what keeps a task where somebody put it
        r.constraintDate = t.manualStart;
    }

    void setDurations(TaskRow& r) const
    {
        const Task& t = *r.task;
        const qint64 given = t.duration.value_or(WorkTime{}).seconds;
        r.duration = t.elapsed ? r.dates->workingTime.seconds : given; // P6 counts working time alone
        if (t.remainingDuration)
            r.remaining =
                t.elapsed && given > 0 ? mulDiv(r.duration, t.remainingDuration->seconds, given).value_or(0) : t.remainingDuration->seconds;
        else if (!r.complete)
            r.remaining = r.begun ? r.duration - mulDiv(r.duration, t.percentComplete.e8, percent(100).e8).value_or(0) : r.duration;
    }

    /// Sums over the assignments; where the units say how far the work is, they must come to that percentage.
    void setWork(TaskRow& r) const
    {
        const Task& t = *r.task;
        Work target;
        const auto it = m_assignments.constFind(t.id);
        for (const Assignment* a : it == m_assignments.cend() ? std::vector<const Assignment*>() : *it) {
            const Resource* resource = m_w.rows.portfolio.find(a->resource);
            const bool machine = resource && resource->kind == ResourceKind::Equipment;
            if (resource && resource->kind == ResourceKind::Material) continue;
            const auto add = [machine](Work& to, WorkTime time) {
                qint64& sum = machine ? to.machines : to.people;
                sum = added(sum, time.seconds);
            };
            add(target, a->work), add(r.actual, a->actualWork), add(r.left, a->remainingWork.value_or(WorkTime{}));
        }
        r.target = target;
        if (t.work) {
            r.target.machines = std::clamp<qint64>(target.machines, 0, std::max<qint64>(0, t.work->seconds));
            r.target.people = t.work->seconds - r.target.machines;
        }
        if (t.percentType != PercentType::Units || !r.begun || r.complete) return;
        const qint64 part = added(r.actual.people, r.actual.machines), whole = added(part, added(r.left.people, r.left.machines));
        if (whole > 0 && mulDiv(std::clamp<qint64>(part, 0, whole), percent(100).e8, whole) == t.percentComplete.e8) return;
        const qint64 all = whole > 0 ? whole : t.work && t.work->seconds > 0 ? t.work->seconds : std::max<qint64>(r.duration, 3600);
        r.actual = {mulDiv(all, t.percentComplete.e8, percent(100).e8).value_or(0), 0};
        r.left = {all - r.actual.people, 0};
    }

    const Writing& m_w;
    QSet<TaskId> m_hasPredecessor;
    QHash<TaskId, std::vector<const Assignment*>> m_assignments;
};

} // namespace

void writeTasks(Writing& w)
{
    const TaskRows make(w);
    std::vector<TaskRow> rows;
    rows.reserve(w.places.size());
    for (std::size_t i = 0; i < w.places.size(); ++i)
        if (w.places[i] == Place::Activity) rows.push_back(make.rowOf(i));
    for (const WrittenProject& b : w.baselines)
        for (const FrozenTask& f : b.baseline->held->tasks)
            if (const int at = w.rows.tree.places.value(f.task, -1); at >= 0 && w.places[std::size_t(at)] == Place::Activity)
                rows.push_back(make.rowOf(b, f, std::size_t(at), w.tasks.next()));
    for (const TaskRow& r : rows)
        if (r.frozen && r.frozen->cost.minor) w.baselineCosts.push_back({r.project, r.number, r.frozen->cost});
    writeTable(w.out, "TASK", columns, rows);
}

void writeExpenses(Writing& w)
{
    struct Row {
        qint64 number, project, task;
        Money cost;
        bool complete;
        Accrual accrual;
    };
    static const Column<Row> expenseColumns[] = {
        {"cost_item_id", [](const Row& r) { return numberCell(r.number); }},
        {"acct_id", ""},
        {"pobs_id", ""},
        {"cost_type_id", ""},
        {"proj_id", [](const Row& r) { return numberCell(r.project); }},
        {"task_id", [](const Row& r) { return numberCell(r.task); }},
        {"cost_name", "Fixed cost"},
        {"po_number", ""},
        {"vendor_name", ""},
        {"act_cost", [](const Row& r) { return moneyCell(r.complete ? r.cost : Money{}); }},
        {"cost_per_qty", [](const Row& r) { return moneyCell(r.cost); }},
        {"remain_cost", [](const Row& r) { return moneyCell(r.complete ? Money{} : r.cost); }},
        {"target_cost", [](const Row& r) { return moneyCell(r.cost); }},
        {"cost_load_type",
            [](const Row& r) {
                return QByteArray(r.accrual == Accrual::Start ? "CL_Start" : r.accrual == Accrual::End ? "CL_End" : "CL_Uniform");
            }},
        {"auto_compute_act_flag", "N"},
        {"target_qty", "1"},
        {"qty_name", ""},
        {"cost_descr", ""},
    };
    std::vector<Row> rows;
    for (std::size_t i = 0; i < w.places.size(); ++i) {
        const Task& t = *w.rows.tree.rows[i];
        if (w.places[i] == Place::Activity && t.fixedCost.minor)
            rows.push_back({qint64(rows.size()) + 1, w.plan.number, w.tasks.of(t.id.value), t.fixedCost, t.actualFinish.has_value(),
                t.fixedCostAccrual});
    }
    for (const BaselineCost& b : w.baselineCosts)
        rows.push_back({qint64(rows.size()) + 1, b.project->number, b.task, b.cost, false, Accrual::Prorated});
    writeTable(w.out, "PROJCOST", expenseColumns, rows);
}

void writeLinks(Writing& w)
{
    struct Row {
        qint64 number, successor, predecessor, project;
        const Link* link;
        qint64 lag;
    };
    static const Column<Row> linkColumns[] = {
        {"task_pred_id", [](const Row& r) { return numberCell(r.number); }},
        {"task_id", [](const Row& r) { return numberCell(r.successor); }},
        {"pred_task_id", [](const Row& r) { return numberCell(r.predecessor); }},
        {"proj_id", [](const Row& r) { return numberCell(r.project); }},
        {"pred_proj_id", [](const Row& r) { return numberCell(r.project); }},
        {"pred_type",
            [](const Row& r) {
                static constexpr const char* tokens[] = {"PR_FS", "PR_SS", "PR_FF", "PR_SF"};
                return QByteArray(tokens[int(r.link->type)]);
            }},
        {"lag_hr_cnt", [](const Row& r) { return hoursCell(r.lag); }},
        {"comments", ""},
        {"float_path", ""},
        {"aref", ""},
        {"arls", ""},
    };
    std::vector<Row> rows;
    rows.reserve(w.rows.links.size());
    for (const Link* l : w.rows.links) {
        const bool known = w.rows.tree.places.contains(l->predecessor);
        const Place from = w.placeOf(l->predecessor), to = w.placeOf(l->successor);
        if (!known) {
            w.leaveOut(l->id.value, "export.other-project");
        } else if (from == Place::Wbs || to == Place::Wbs) {
            w.leaveOut(l->id.value, "export.link-of-summary");
        } else if (from == Place::LeftOut || to == Place::LeftOut) {
            w.leaveOut(l->id.value, "export.inactive");
        } else {
            const bool percents = l->lagKind == LagKind::Percent || l->lagKind == LagKind::ElapsedPercent;
            const qint64 whole = w.rows.dates(*w.rows.portfolio.find(l->predecessor)).workingTime.seconds;
            const qint64 lag = percents ? mulDiv(whole, l->lagPercent.e8, percent(100).e8).value_or(0) : l->lag.seconds;
            const qint64 number = w.links.of(l->id.value);
            rows.push_back({number, w.tasks.of(l->successor.value), w.tasks.of(l->predecessor.value), w.plan.number, l, lag});
            w.name(l->id.value, QString::number(number));
        }
    }
    writeTable(w.out, "TASKPRED", linkColumns, rows);
}

} // namespace gantry::p6
