#include "core/kpi/starter_kpis.h"

#include <cmath>

namespace gantry {
namespace {

using D = HealthDimension;
using R = KpiRollUp;
using U = KpiUnit;
constexpr auto higher = KpiDirection::HigherIsBetter, lower = KpiDirection::LowerIsBetter;
using Limit = std::optional<double>;

struct Sketch {
    const char *code, *name, *purpose, *formula;
    U unit;
    KpiDirection direction;
    Limit target, green, amber;
    D dimension;
    R rollUp;
    bool leading;
    const char* source;
};

constexpr const char* dcma = "DCMA 14-point assessment; amber: a starting point, to be agreed";
constexpr const char* practice = "Common practice of project offices";
constexpr const char* start = "Limits are a starting point, to be agreed";
constexpr Sketch sketches[] = {
    {"SPI", "Schedule performance index", "Whether as much has been earned as was planned.", "ev / pv", U::Ratio, higher, 1, 0.95, 0.85,
        D::Time, R::Formula, false, "ANSI/EIA-748; limits: a starting point, to be agreed"},
    {"CPI", "Cost performance index", "What each unit of money spent has earned.", "ev / ac", U::Ratio, higher, 1, 0.95, 0.85, D::Cost,
        R::Formula, false, "ANSI/EIA-748; limits: a starting point, to be agreed"},
    {"BEI", "Baseline execution index", "Whether as many tasks are finished as were to be.", "tasks_done / tasks_due", U::Ratio, higher, 1,
        0.95, 0.85, D::Time, R::Formula, false, dcma},
    {"CPLI", "Critical path length index", "Whether the time that is left is enough for what is left.", "cpli", U::Ratio, higher, 1, 0.95,
        0.85, D::Time, R::Worst, true, dcma},
    {"MSM", "Milestones met", "How many of the milestones that were due have been met.", "milestones_met / milestones_due", U::Percent,
        higher, 100, 90, 80, D::Time, R::Formula, false, start},
    {"MSS", "Average milestone slip", "By how many working days milestones lie behind their baseline.",
        "milestone_slip / milestones_agreed", U::Days, lower, 0, 0, 20, D::Time, R::Formula, true, start},
    {"FFC", "Forecast final cost over budget", "How far the forecast final cost lies above the budget.",
        "(forecast_final_cost - budget) / budget", U::Percent, lower, 0, 0, 3, D::Cost, R::Formula, true, practice},
    {"DRI", "Forecast drift", "How far the forecast final cost has moved since the last close.",
        "(forecast_final_cost - last_forecast) / budget", U::Percent, lower, 0, 0, 1, D::Cost, R::Formula, true, start},
    {"GRO", "Contract growth", "What approved variations have added to the contracts as they were awarded.",
        "variations_approved / contract_award", U::Percent, lower, 0, 5, 10, D::Cost, R::Formula, false, start},
    {"COM", "Committed", "How much of the budget is bound by contracts.", "committed / budget", U::Percent, higher, {}, {}, {}, D::Cost,
        R::Formula, false, "Shown without a status"},
    {"VCD", "Variation cycle", "How many days pass from receiving a variation to its approval.", "variation_days / variations_decided",
        U::Days, lower, 30, 30, 60, D::Scope, R::Formula, false, start},
    {"CTR", "Contingency to exposure", "How many times the contingency that is left covers the exposure to risk.", "contingency / exposure",
        U::Ratio, higher, 1.2, 1.2, 1, D::Risk, R::Formula, true, practice},
    {"RWR", "Risks without review", "How many open risks have waited for a review for more than 30 days.", "risks_without_review", U::Count,
        lower, 0, 0, 2, D::Risk, R::Formula, true, start},
    {"HRU", "High risks untreated", "How many high and extreme threats nobody has accepted or treats.", "high_risks_untreated", U::Count,
        lower, 0, 0, 1, D::Risk, R::Formula, true, start},
    {"OVA", "Overdue actions", "How many actions are open after the day they were due.", "overdue_actions", U::Count, lower, 0, 0, 5,
        D::Overall, R::Formula, true, start},
    {"CIT", "Claims certified in time", "How many payment claims were certified when they were due.", "claims_in_time / claims_due",
        U::Percent, higher, 100, 95, 85, D::CashFlow, R::Formula, false, start},
    {"LRG", "Lessons reused per gate", "How many lessons and best practices were used at each gate that was held.",
        "lessons_used / gates_held", U::Ratio, higher, {}, {}, {}, D::Overall, R::Formula, true, "Shown without a status"},
    {"AGE", "Age of the data", "How many days ago the status date was.", "data_age", U::Days, lower, 7, 7, 14, D::Overall, R::Worst, true,
        "Weekly reporting; amber: one report missed"},
};

std::optional<Quantity> quantity(const Limit& limit)
{
    return limit ? std::optional(Quantity{std::llround(*limit * double(e8))}) : std::nullopt;
}

} // namespace

std::vector<Kpi> starterKpis()
{
    std::vector<Kpi> out;
    for (const Sketch& s : sketches)
        out.push_back({.code = QString::fromLatin1(s.code),
            .name = QString::fromLatin1(s.name),
            .purpose = QString::fromLatin1(s.purpose),
            .formula = QString::fromLatin1(s.formula),
            .unit = s.unit,
            .direction = s.direction,
            .target = quantity(s.target),
            .greenLimit = quantity(s.green),
            .amberLimit = quantity(s.amber),
            .dimension = s.dimension,
            .rollUp = s.rollUp,
            .leading = s.leading,
            .source = QString::fromLatin1(s.source)});
    return out;
}

} // namespace gantry
