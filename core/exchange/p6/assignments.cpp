#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {
namespace {

void readCurves(Reading& r)
{
    r.each("RSRCCURVDATA", "curv_name", [&](const Section& s) -> ReadRow {
        return [&r, id = s.column("curv_id"), name = s.column("curv_name")](const Cells& row) -> Outcome {
            static constexpr Reading::Token<Curve> named[] = {{"Linear", Curve::Flat}, {"Back Loaded", Curve::BackLoaded},
                {"Front Loaded", Curve::FrontLoaded}, {"Double Peak", Curve::DoublePeak}, {"Early Peak", Curve::EarlyPeak},
                {"Late Peak", Curve::LatePeak}, {"Bell Shaped", Curve::Bell}};
            for (const auto& n : named)
                if (Reading::sameToken(row[name], n.token)) {
                    r.curves.emplace(trimmed(row[id]), n.value);
                    return taken;
                }
            return "no-place";
        };
    });
}

class AssignmentReader {
public:
    AssignmentReader(Reading& r, const Section& s)
        : r(r)
        , id(s.column("taskrsrc_id"))
        , task(s.column("task_id"))
        , project(s.column("proj_id"))
        , resource(s.column("rsrc_id"))
        , role(s.column("role_id"))
        , rate(s.column("target_qty_per_hr"))
        , target(s.column("target_qty"))
        , remaining(s.column("remain_qty"))
        , actualRegular(s.column("act_reg_qty"))
        , actualOvertime(s.column("act_ot_qty"))
        , cost(s.column("target_cost"))
        , remainingCost(s.column("remain_cost"))
        , actualCost(s.column("act_reg_cost"))
        , actualOvertimeCost(s.column("act_ot_cost"))
        , lag(s.column("target_lag_drtn_hr_cnt"))
        , plannedStart(s.column("target_start_date"))
        , plannedFinish(s.column("target_end_date"))
        , actualStart(s.column("act_start_date"))
        , actualFinish(s.column("act_end_date"))
        , curve(s.column("curv_id"))
        , edited{s.column("target_crv"), s.column("remain_crv"), s.column("actual_crv")}
    {
    }

    Outcome read(const Cells& row)
    {
        const auto at = r.tasks.find(trimmed(row[task]));
        if (at == r.tasks.end()) return r.absent(row[project], "unknown-task");
        SourceProject& p = r.projects[std::size_t(at->second.project)];
        const Money planned = r.money(row, cost);
        FrozenTask& dates = p.parsed.sourceDates[std::size_t(at->second.dates)];
        dates.cost.minor = added(dates.cost.minor, planned.minor);
        if (at->second.task < 0) return "of-baseline-project";
        const Key key = trimmed(row[id]);
        Assignment a;
        a.id = r.next<AssignmentId>();
        if (!key.empty() && !r.assignments.emplace(key, AssignmentPlace{at->second.project, a.id}).second) return "duplicate-id";
        a.project = p.parsed.node.id, a.task = p.parsed.tasks[std::size_t(at->second.task)].id, a.sourceId = r.line(key);
        const int place = placeOf(row);
        if (place >= 0) a.resource = resourceIn(r, p, place);
        a.cost = planned, a.remainingCost = r.money(row, remainingCost);
        a.actualCost = {added(r.money(row, actualCost).minor, r.money(row, actualOvertimeCost).minor)};
        if (const auto units = r.decimal(row, rate, 8)) a.units = {*units};
        if (place >= 0 && r.resources[std::size_t(place)].row.kind == ResourceKind::Material) {
            if (const auto quantity = r.decimal(row, target, 8)) a.quantity = Quantity{*quantity};
        } else {
            a.work = r.hours(row, target).value_or(WorkTime{});
            a.actualWork = {
                r.hours(row, actualRegular).value_or(WorkTime{}).seconds + r.hours(row, actualOvertime).value_or(WorkTime{}).seconds};
            a.remainingWork = r.hours(row, remaining);
        }
        a.delay = r.hours(row, lag).value_or(WorkTime{});
        a.plannedStart = r.date(row, plannedStart), a.plannedFinish = r.date(row, plannedFinish);
        a.actualStart = r.date(row, actualStart), a.actualFinish = r.date(row, actualFinish);
        a.curve = curveOf(row);
        p.parsed.assignments.push_back(std::move(a));
        return taken;
    }

private:
    /// The resource, else the role, that does the work; -1: nobody, or one that is not in the file.
    int placeOf(const Cells& row)
    {
        const Key resourceKey = trimmed(row[resource]), roleKey = trimmed(row[role]);
        if (const auto it = r.resourcePlaces.find(resourceKey); it != r.resourcePlaces.end()) return it->second;
        if (!resourceKey.empty()) r.note("resource-not-in-file", row);
        if (const auto it = r.rolePlaces.find(roleKey); it != r.rolePlaces.end()) return it->second;
        if (!roleKey.empty() && resourceKey.empty()) r.note("resource-not-in-file", row);
        return -1;
    }
    Curve curveOf(const Cells& row)
    {
        for (const int column : edited)
            if (!Reading::isBlank(row[column])) {
                r.note("curve-not-kept", row);
                return Curve::Edited;
            }
        if (Reading::isBlank(row[curve])) return Curve::Flat;
        const auto it = r.curves.find(trimmed(row[curve]));
        if (it == r.curves.end()) r.note("curve-not-kept", row);
        return it == r.curves.end() ? Curve::Flat : it->second;
    }

    Reading& r;
    const int id, task, project, resource, role, rate, target, remaining, actualRegular, actualOvertime, cost, remainingCost, actualCost,
        actualOvertimeCost, lag, plannedStart, plannedFinish, actualStart, actualFinish, curve;
    const int edited[3];
};

/// Expenses have no record here yet; their money is kept as the fixed cost of the task: actual plus remaining, as P6 reckons the cost at
/// completion.
void readExpenses(Reading& r)
{
    r.each("PROJCOST", "cost_name", [&](const Section& s) -> ReadRow {
        const int task = s.column("task_id"), project = s.column("proj_id"), target = s.column("target_cost"),
                  actual = s.column("act_cost"), remaining = s.column("remain_cost"), load = s.column("cost_load_type");
        return [=, &r](const Cells& row) -> Outcome {
            static constexpr Reading::Token<Accrual> loads[] = {
                {"CL_Uniform", Accrual::Prorated}, {"CL_Start", Accrual::Start}, {"CL_End", Accrual::End}};
            const auto at = r.tasks.find(trimmed(row[task]));
            if (at == r.tasks.end()) return r.absent(row[project], Reading::isBlank(row[task]) ? "no-place" : "unknown-task");
            SourceProject& p = r.projects[std::size_t(at->second.project)];
            const Money planned = r.money(row, target);
            FrozenTask& dates = p.parsed.sourceDates[std::size_t(at->second.dates)];
            dates.cost.minor = added(dates.cost.minor, planned.minor);
            if (at->second.task < 0) return "of-baseline-project";
            Task& t = p.parsed.tasks[std::size_t(at->second.task)];
            const bool spent = !Reading::isBlank(row[actual]) || !Reading::isBlank(row[remaining]);
            const qint64 cost = spent ? added(r.money(row, actual).minor, r.money(row, remaining).minor) : planned.minor;
            if (t.fixedCost.minor == 0) t.fixedCostAccrual = r.choice<Accrual>(row, load, loads, Accrual::Prorated);
            t.fixedCost.minor = added(t.fixedCost.minor, cost);
            r.note("expense-as-fixed-cost", row);
            return taken;
        };
    });
}

} // namespace

void readAssignments(Reading& r)
{
    readCurves(r);
    r.each("TASKRSRC", "taskrsrc_id", [&](const Section& s) -> ReadRow {
        return [reader = std::make_shared<AssignmentReader>(r, s)](const Cells& row) { return reader->read(row); };
    });
    readExpenses(r);
}

} // namespace gantry::p6
