#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

#include <algorithm>
#include <array>

namespace gantry::p6 {
namespace {

using Role = SourceProject::Role;

void readCurrency(Reading& r)
{
    const std::string_view base = r.tables().currency;
    std::string_view first;
    r.each("CURRTYPE", "curr_short_name", [&](const Section& s) -> ReadRow {
        const int name = s.column("curr_short_name"), sign = s.column("decimal_symbol");
        return [=, &r, &first](const Cells& row) -> Outcome {
            const bool inUse = base.empty() ? first.empty() : trimmed(row[name]) == base;
            if (first.empty()) first = trimmed(row[name]);
            if (!inUse) return "unused";
            if (const std::string_view symbol = trimmed(row[sign]); symbol == "," || Reading::sameToken(symbol, "ds_Comma"))
                r.decimalSign = ',';
            return taken;
        };
    });
    r.currency = r.line(base.empty() ? first : base);
}

void readProjectRows(Reading& r)
{
    r.each("PROJECT", "proj_short_name", [&](const Section& s) -> ReadRow {
        const int id = s.column("proj_id"), name = s.column("proj_short_name"), calendar = s.column("clndr_id"), guid = s.column("guid"),
                  start = s.column("plan_start_date"), mustFinish = s.column("plan_end_date"), dataDate = s.column("last_recalc_date"),
                  added = s.column("add_date"), exported = s.column("export_flag"), flag = s.column("project_flag"),
                  critical = s.column("critical_path_type"), limit = s.column("critical_drtn_hr_cnt"), original = s.column("orig_proj_id"),
                  baseline = s.column("sum_base_proj_id");
        return [=, &r](const Cells& row) -> Outcome {
            const Key key = trimmed(row[id]);
            // Other programs write a single project without an id; its rows have none either.
            if (!r.projectPlaces.emplace(key, int(r.projects.size())).second) return key.empty() ? "no-id" : "duplicate-id";
            SourceProject p;
            p.key = key, p.calendar = trimmed(row[calendar]), p.original = trimmed(row[original]);
            p.summaryBaseline = trimmed(row[baseline]);
            p.exported = exported < 0 || isYes(row[exported]);
            p.role = flag >= 0 && !Reading::isBlank(row[flag]) && !isYes(row[flag]) ? Role::Structure : Role::Plan;
            p.plan = int(r.projects.size());
            p.parsed.sourceId = r.line(key), p.parsed.guid = r.line(row[guid]), p.parsed.matchName = r.line(row[name]);
            p.parsed.created = r.line(row[added]);
            p.parsed.node.kind = NodeKind::Project;
            p.parsed.node.code = p.parsed.matchName;
            p.parsed.node.currency = r.currency;
            ScheduleOptions& o = p.parsed.options;
            o.rules = SchedulingRules::Primavera;
            o.lagCalendar = LagCalendar::Predecessor;
            o.floatType = FloatType::Finish;
            o.plannedStart = r.date(row, start), o.mustFinishBy = r.date(row, mustFinish), o.statusDate = r.date(row, dataDate);
            p.criticalByFlag = Reading::sameToken(row[critical], "CT_DrivPath");
            o.criticalBy = p.criticalByFlag ? CriticalBy::LongestPath : CriticalBy::TotalFloat;
            o.criticalFloatLimit = r.hours(row, limit).value_or(WorkTime{});
            p.criticalLimit = o.criticalFloatLimit.seconds;
            r.projects.push_back(std::move(p));
            return later; // what it is shows when all are known
        };
    });
    if (std::ranges::all_of(r.projects, &SourceProject::exported)) return;
    r.each("TASK", {}, [&](const Section& s) -> ReadRow {
        return [&r, id = s.column("proj_id"), status = s.column("status_code")](const Cells& row) {
            if (status >= 0 && Reading::isBlank(row[status])) return later; // one that is only mentioned, with its project
            if (const auto it = r.projectPlaces.find(trimmed(row[id])); it != r.projectPlaces.end())
                r.projects[std::size_t(it->second)].hasTasks = true;
            return later;
        };
    });
}

/// The project that `place` is a baseline of, else -1. P6 keeps a baseline as a copy of the project, named by the copy (orig_proj_id) or
/// by the project (sum_base_proj_id).
std::vector<int> baselineOwners(const Reading& r)
{
    std::vector<int> owners(r.projects.size(), -1);
    const auto placeOf = [&](Key key) {
        const auto it = key.empty() ? r.projectPlaces.end() : r.projectPlaces.find(key);
        return it == r.projectPlaces.end() || r.projects[std::size_t(it->second)].role == Role::Structure ? -1 : it->second;
    };
    for (std::size_t i = 0; i < owners.size(); ++i)
        if (const int original = placeOf(r.projects[i].original); original != int(i)) owners[i] = original;
    for (std::size_t i = 0; i < owners.size(); ++i) {
        const int copy = placeOf(r.projects[i].summaryBaseline);
        const bool mutual = copy >= 0 && (owners[i] == copy || placeOf(r.projects[std::size_t(copy)].summaryBaseline) == int(i));
        if (copy >= 0 && copy != int(i) && !mutual && owners[std::size_t(copy)] < 0) owners[std::size_t(copy)] = int(i);
    }
    std::vector<int> ends(owners); // a copy of a copy belongs to the project at the end; a ring to nobody
    for (int& end : ends)
        for (int steps = 0; end >= 0 && owners[std::size_t(end)] >= 0; ++steps) end = steps < 16 ? owners[std::size_t(end)] : -1;
    return ends;
}

void decideRoles(Reading& r)
{
    const std::vector<int> owners = baselineOwners(r);
    bool anyPlan = false;
    for (std::size_t i = 0; i < owners.size(); ++i) {
        SourceProject& p = r.projects[i];
        if (p.role == Role::Structure) continue;
        if (owners[i] >= 0)
            p.role = Role::Baseline, p.plan = owners[i];
        else if (!p.exported && !p.hasTasks)
            p.role = Role::Stub;
        anyPlan |= p.role == Role::Plan;
    }
    for (SourceProject& p : r.projects) // nothing is exported: then the mere mention is all that there is
        if (!anyPlan && p.role == Role::Stub) p.role = Role::Plan;
    for (SourceProject& p : r.projects)
        if (p.role == Role::Baseline && r.projects[std::size_t(p.plan)].role != Role::Plan) p.role = Role::Plan;
    std::vector<qint64> numbers(r.projects.size(), 0);
    for (const bool chosen : {true, false}) // the baseline that the project names comes first
        for (SourceProject& p : r.projects)
            if (p.role == Role::Baseline && (r.projects[std::size_t(p.plan)].summaryBaseline == p.key) == chosen)
                p.baselineNumber = numbers[std::size_t(p.plan)]++;
}

} // namespace

void readProjects(Reading& r)
{
    readCurrency(r);
    readProjectRows(r);
    decideRoles(r);
    RecordTally& tally = r.tally("PROJECT");
    for (SourceProject& p : r.projects) {
        const QString place = r.place(p);
        if (p.role == Role::Structure || p.role == Role::Stub) {
            tally.skip(r.refusal(p.key), place);
            continue;
        }
        tally.take();
        if (p.role != Role::Plan) continue;
        p.parsed.node.id = r.next<NodeId>();
        p.parsed.options.id = r.next<ScheduleOptionsId>();
        p.parsed.options.project = p.parsed.node.id;
        if (!p.summaryBaseline.empty() && p.summaryBaseline != p.key && !r.projectPlaces.contains(p.summaryBaseline))
            r.note("baseline-not-in-file", place);
    }
}

void readScheduleOptions(Reading& r)
{
    r.each("SCHEDOPTIONS", "proj_id", [&](const Section& s) -> ReadRow {
        const int project = s.column("proj_id"), retained = s.column("sched_retained_logic"), over = s.column("sched_progress_override"),
                  lag = s.column("sched_calendar_on_relationship_lag"), earlyLag = s.column("sched_lag_early_start_flag"),
                  floats = s.column("sched_float_type"), open = s.column("sched_open_critical_flag"),
                  expected = s.column("sched_use_expect_end_flag"), ownEnd = s.column("sched_use_project_end_date_for_float");
        return [=, &r](const Cells& row) -> Outcome {
            SourceProject* p = r.plan(row[project]);
            if (!p) return r.refusal(row[project]);
            if (std::exchange(p->hasOptions, true)) return "duplicate-id";
            static constexpr Reading::Token<LagCalendar> lags[] = {{"rcal_Predecessor", LagCalendar::Predecessor},
                {"rcal_Successor", LagCalendar::Successor}, {"rcal_24Hour", LagCalendar::Hours24},
                {"rcal_ProjDefault", LagCalendar::Project}};
            static constexpr Reading::Token<FloatType> floatTypes[] = {
                {"FT_FF", FloatType::Finish}, {"FT_SF", FloatType::Start}, {"FT_SS", FloatType::Start}, {"FT_MIN", FloatType::Smallest}};
            const auto flag = [&](int column, bool otherwise) { return Reading::isBlank(row[column]) ? otherwise : isYes(row[column]); };
            ScheduleOptions& o = p->parsed.options;
            o.progressMode = flag(retained, true) ? ProgressMode::RetainedLogic
                : flag(over, false)               ? ProgressMode::ProgressOverride
                                                  : ProgressMode::ActualDates;
            o.lagCalendar = r.choice<LagCalendar>(row, lag, lags, o.lagCalendar);
            o.floatType = r.choice<FloatType>(row, floats, floatTypes, o.floatType);
            o.lagFromActualStart = !flag(earlyLag, true);
            o.openEndsCritical = flag(open, false);
            o.useExpectedFinish = flag(expected, true);
            o.floatToOwnProjectEnd = flag(ownEnd, true);
            return taken;
        };
    });
}

} // namespace gantry::p6
