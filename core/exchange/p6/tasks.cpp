#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

template <class T> using Token = Reading::Token<T>;
constexpr Token<TaskKind> kinds[] = {{"TT_Task", TaskKind::Task}, {"TT_Rsrc", TaskKind::ResourceDependent},
    {"TT_Mile", TaskKind::StartMilestone}, {"TT_FinMile", TaskKind::FinishMilestone}, {"TT_LOE", TaskKind::LevelOfEffort},
    {"TT_WBS", TaskKind::WbsSummary}};
constexpr Token<TaskType> types[] = {{"DT_FixedDUR2", TaskType::FixedDurationAndUnits}, {"DT_FixedDrtn", TaskType::FixedDuration},
    {"DT_FixedQty", TaskType::FixedWork}, {"DT_FixedRate", TaskType::FixedUnits}};
constexpr Token<PercentType> percents[] = {
    {"CP_Drtn", PercentType::Duration}, {"CP_Phys", PercentType::Physical}, {"CP_Units", PercentType::Units}};
constexpr Token<ConstraintType> constraints[] = {{"CS_ALAP", ConstraintType::AsLateAsPossible}, {"CS_MSO", ConstraintType::StartOn},
    {"CS_MEO", ConstraintType::FinishOn}, {"CS_MSOA", ConstraintType::StartNoEarlierThan}, {"CS_MSOB", ConstraintType::StartNoLaterThan},
    {"CS_MEOA", ConstraintType::FinishNoEarlierThan}, {"CS_MEOB", ConstraintType::FinishNoLaterThan},
    {"CS_MANDSTART", ConstraintType::MandatoryStart}, {"CS_MANDFIN", ConstraintType::MandatoryFinish}};
constexpr Token<qint64> priorities[] = {{"PT_Top", 900}, {"PT_High", 700}, {"PT_Normal", 500}, {"PT_Low", 300}, {"PT_Lowest", 100}};
enum class Status { Unknown, NotStarted, Active, Complete };
constexpr Token<Status> statuses[] = {
    {"TK_NotStart", Status::NotStarted}, {"TK_Active", Status::Active}, {"TK_Complete", Status::Complete}};

/// Reads a row of TASK; one for each section, since the columns may differ.
class TaskReader {
public:
    TaskReader(Reading& r, const Section& s)
        : r(r)
        , id(s.column("task_id"))
        , project(s.column("proj_id"))
        , wbs(s.column("wbs_id"))
        , calendar(s.column("clndr_id"))
        , guid(s.column("guid"))
        , code(s.column("task_code"))
        , name(s.column("task_name"))
        , kind(s.column("task_type"))
        , type(s.column("duration_type"))
        , status(s.column("status_code"))
        , percentType(s.column("complete_pct_type"))
        , physical(s.column("phys_complete_pct"))
        , duration(s.column("target_drtn_hr_cnt"))
        , remaining(s.column("remain_drtn_hr_cnt"))
        , targetWork{s.column("target_work_qty"), s.column("target_equip_qty")}
        , actualWork{s.column("act_work_qty"), s.column("act_equip_qty")}
        , remainingWork{s.column("remain_work_qty"), s.column("remain_equip_qty")}
        , constraint{s.column("cstr_type"), s.column("cstr_type2")}
        , constraintDate{s.column("cstr_date"), s.column("cstr_date2")}
        , priority(s.column("priority_type"))
        , actualStart(s.column("act_start_date"))
        , actualFinish(s.column("act_end_date"))
        , plannedStart(s.column("target_start_date"))
        , plannedFinish(s.column("target_end_date"))
        , earlyStart(s.column("early_start_date"))
        , earlyFinish(s.column("early_end_date"))
        , lateStart(s.column("late_start_date"))
        , lateFinish(s.column("late_end_date"))
        , restart(s.column("restart_date"))
        , restartEnd(s.column("reend_date"))
        , suspended(s.column("suspend_date"))
        , resumed(s.column("resume_date"))
        , expected(s.column("expect_end_date"))
        , externalStart(s.column("external_early_start_date"))
        , externalFinish(s.column("external_late_end_date"))
        , totalFloat(s.column("total_float_hr_cnt"))
        , freeFloat(s.column("free_float_hr_cnt"))
        , driving(s.column("driving_path_flag"))
    {
    }

    Outcome read(const Cells& row, bool baselines)
    {
        const Key key = trimmed(row[id]), wbsKey = trimmed(row[wbs]);
        const auto above = r.wbs.find(wbsKey);
        auto at = r.projectPlaces.find(trimmed(row[project]));
        if (at == r.projectPlaces.end() && above != r.wbs.end())
            at = r.projectPlaces.find(r.projects[std::size_t(above->second.project)].key);
        if (at == r.projectPlaces.end()) return baselines ? later : "unknown-project";
        SourceProject& p = r.projects[std::size_t(at->second)];
        const bool ofBaseline = p.role == SourceProject::Role::Baseline;
        if (ofBaseline != baselines) return later;
        if (!ofBaseline && p.role != SourceProject::Role::Plan) return r.refusal(p.key);
        if (key.empty()) return "no-id";
        TaskPlace place{at->second, ofBaseline ? -1 : int(p.parsed.tasks.size()), int(p.parsed.sourceDates.size())};
        if (!r.tasks.emplace(key, place).second) return "duplicate-id";
        Task t = taskOf(row, p, key);
        FrozenTask dates = datesOf(row, p, t);
        if (ofBaseline) {
            const TaskId match = matchOf(r.projects[std::size_t(p.plan)], row);
            dates.task = match;
            p.parsed.sourceDates.push_back(dates);
            return match ? "of-baseline-project" : "baseline-unmatched";
        }
        t.id = dates.task = r.next<TaskId>();
        t.project = p.parsed.node.id;
        if (above != r.wbs.end() && above->second.project == at->second) {
            if (above->second.task >= 0) t.parent = p.parsed.tasks[std::size_t(above->second.task)].id;
        } else if (r.wbsKnown && !wbsKey.empty()) {
            r.note("parent-missing", row);
        }
        p.parsed.tasks.push_back(std::move(t));
        p.order.push_back(-1);
        p.parsed.sourceDates.push_back(dates);
        return taken;
    }

private:
    std::optional<WorkTime> sum(const Cells& row, const int (&columns)[2])
    {
        const auto a = r.hours(row, columns[0]), b = r.hours(row, columns[1]);
        return a || b ? std::optional(WorkTime{a.value_or(WorkTime{}).seconds + b.value_or(WorkTime{}).seconds}) : std::nullopt;
    }
    Status statusOf(const Cells& row)
    {
        const Status s = r.choice<Status>(row, status, statuses, Status::Unknown);
        if (s != Status::Unknown) return s;
        return !Reading::isBlank(row[actualFinish]) ? Status::Complete
            : Reading::isBlank(row[actualStart])    ? Status::NotStarted
                                                    : Status::Active;
    }
    Task taskOf(const Cells& row, SourceProject& p, Key key)
    {
        Task t;
        t.sourceId = r.line(key), t.sourceGuid = r.line(row[guid]);
        t.code = r.line(row[code]), t.name = r.line(row[name]);
        if (t.name.isEmpty()) {
            t.name = t.code.isEmpty() ? QStringLiteral("Activity ") + t.sourceId : t.code;
            r.note("unnamed", row);
        }
        t.kind = r.choice<TaskKind>(row, kind, kinds, TaskKind::Task);
        t.milestone = t.kind == TaskKind::StartMilestone || t.kind == TaskKind::FinishMilestone;
        t.duration = r.hours(row, duration), t.remainingDuration = r.hours(row, remaining);
        if (t.milestone && !t.duration) t.duration = WorkTime{};
        t.taskType = r.choice<TaskType>(row, type, types, TaskType::FixedDurationAndUnits);
        if (p.role == SourceProject::Role::Plan && !Reading::isBlank(row[calendar])) {
            t.calendar = calendarIn(r, p, row[calendar]);
            if (!t.calendar) r.note("unknown-calendar", row);
        }
        t.constraint = r.choice<ConstraintType>(row, constraint[0], constraints, t.constraint);
        t.constraintDate = r.date(row, constraintDate[0]);
        t.secondConstraint = r.choice<ConstraintType>(row, constraint[1], constraints, t.secondConstraint);
        t.secondConstraintDate = r.date(row, constraintDate[1]);
        t.priority = r.choice<qint64>(row, priority, priorities, t.priority);
        t.suspended = r.date(row, suspended), t.resumed = r.date(row, resumed), t.expectedFinish = r.date(row, expected);
        t.plannedStart = r.date(row, plannedStart), t.plannedFinish = r.date(row, plannedFinish);
        t.externalEarlyStart = r.date(row, externalStart), t.externalLateFinish = r.date(row, externalFinish);
        t.work = sum(row, targetWork);
        setProgress(t, row, p);
        return t;
    }
    /// Source of the percentages: P6 help, "Activity percent complete types": duration (planned - remaining) / planned, units
    /// actual / (actual + remaining), physical as entered.
    void setProgress(Task& t, const Cells& row, const SourceProject& p)
    {
        const Status s = statusOf(row);
        t.percentType = r.choice<PercentType>(row, percentType, percents, PercentType::Duration);
        if (const auto given = r.decimal(row, physical, 8)) t.physicalPercent = Percent{*given};
        if (s != Status::NotStarted) {
            t.actualStart = r.date(row, actualStart);
            if (!t.actualStart) t.actualStart = standIn(row, {earlyStart, plannedStart});
        } else if (!Reading::isBlank(row[actualStart]) || !Reading::isBlank(row[actualFinish])) {
            r.note("actual-without-status", row);
        }
        if (s == Status::Complete) {
            t.actualFinish = r.date(row, actualFinish);
            if (!t.actualFinish) t.actualFinish = standIn(row, {earlyFinish, plannedFinish});
        }
        const auto& now = p.parsed.options.statusDate;
        if (now && (t.actualStart.value_or(*now) > *now || t.actualFinish.value_or(*now) > *now)) r.note("actual-after-data-date", row);
        qint64 part = 0, whole = 0;
        if (t.percentType == PercentType::Units) {
            part = sum(row, actualWork).value_or(WorkTime{}).seconds;
            whole = part + sum(row, remainingWork).value_or(WorkTime{}).seconds;
        } else if (t.duration && t.remainingDuration) {
            whole = t.duration->seconds;
            part = whole - t.remainingDuration->seconds;
        }
        if (s == Status::Complete)
            t.percentComplete = percent(100);
        else if (t.percentType == PercentType::Physical)
            t.percentComplete = t.physicalPercent.value_or(Percent{});
        else if (s == Status::Active && whole > 0)
            t.percentComplete = {mulDiv(std::clamp<qint64>(part, 0, whole), percent(100).e8, whole).value_or(0)};
    }
    /// An actual date that the status asks for and the file lacks.
    std::optional<DateTime> standIn(const Cells& row, std::initializer_list<int> columns)
    {
        r.note("actual-date-missing", row);
        for (int column : columns)
            if (const auto at = r.date(row, column)) return at;
        return std::nullopt;
    }
    /// The dates as P6 shows them: start and finish are the actual ones, else the remaining early ones.
    FrozenTask datesOf(const Cells& row, const SourceProject& p, const Task& t)
    {
        FrozenTask f;
        f.earlyStart = r.date(row, earlyStart), f.earlyFinish = r.date(row, earlyFinish);
        f.lateStart = r.date(row, lateStart), f.lateFinish = r.date(row, lateFinish);
        const auto either = [](std::optional<DateTime> a, std::optional<DateTime> b) { return a ? a : b; };
        f.start = either(t.actualStart, either(r.date(row, restart), f.earlyStart));
        f.finish = either(t.actualFinish, either(r.date(row, restartEnd), f.earlyFinish));
        if (t.actualFinish) f.earlyStart = either(f.earlyStart, t.actualStart), f.earlyFinish = either(f.earlyFinish, t.actualFinish);
        if (const auto total = r.hours(row, totalFloat)) f.totalFloat = total->seconds;
        if (const auto free = r.hours(row, freeFloat)) f.freeFloat = free->seconds;
        if (p.criticalByFlag) {
            if (!Reading::isBlank(row[driving])) f.critical = isYes(row[driving]);
        } else if (f.totalFloat) {
            f.critical = *f.totalFloat <= p.criticalLimit;
        }
        f.duration = t.duration.value_or(WorkTime{}), f.work = t.work.value_or(WorkTime{});
        return f;
    }
    /// A baseline is a copy with ids of its own; what stays is the code, and where that was changed, at times the GUID.
    TaskId matchOf(SourceProject& plan, const Cells& row)
    {
        if (plan.byCode.empty())
            for (const Task& t : plan.parsed.tasks) {
                if (t.kind == TaskKind::Wbs) continue;
                plan.byCode.emplace(t.code, t.id);
                if (!t.sourceGuid.isEmpty()) plan.byGuid.emplace(t.sourceGuid, t.id);
            }
        const TaskId match = plan.byCode.value(r.line(row[code]));
        return match ? match : plan.byGuid.value(r.line(row[guid]));
    }

    Reading& r;
    const int id, project, wbs, calendar, guid, code, name, kind, type, status, percentType, physical, duration, remaining;
    const int targetWork[2], actualWork[2], remainingWork[2], constraint[2], constraintDate[2];
    const int priority, actualStart, actualFinish, plannedStart, plannedFinish, earlyStart, earlyFinish, lateStart, lateFinish, restart,
        restartEnd, suspended, resumed, expected, externalStart, externalFinish, totalFloat, freeFloat, driving;
};

} // namespace

void readTasks(Reading& r)
{
    r.tasks.reserve(r.rowsOf("TASK"));
    for (SourceProject& p : r.projects) p.parsed.sourceDates.reserve(r.roomFor("TASK"));
    const auto read = [&](bool baselines) {
        r.each("TASK", "task_code", [&](const Section& s) -> ReadRow {
            return [reader = std::make_shared<TaskReader>(r, s), baselines](const Cells& row) { return reader->read(row, baselines); };
        });
    };
    read(false);
    if (std::ranges::count(r.projects, SourceProject::Role::Baseline, &SourceProject::role)) read(true); // its tasks look for those
    for (SourceProject& p : r.projects) {
        if (p.parsed.node.name.isEmpty()) p.parsed.node.name = p.parsed.matchName;
        if (p.role != SourceProject::Role::Plan || !p.parsed.node.name.isEmpty()) continue;
        p.parsed.node.name = QStringLiteral("Project ") + p.parsed.sourceId;
        r.note("unnamed", r.place(p));
    }
}

} // namespace gantry::p6
