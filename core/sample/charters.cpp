#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct CharterSketch {
    const char *code, *purpose, *objectives, *scopeIn, *scopeOut, *deliverables, *success, *constraints, *businessCase;
    int benefit; // per cent of the cost
    int payback; // months
    int time, cost; // tolerances: working days, per cent
};

const CharterSketch charters[] = {
    {"STM", "The trunk main of 1954 bursts four times a year and leaves 9,200 homes without water.",
        "- Cut bursts on the Saltgate road to none in the first five years\n- Bring pressure at the hill zone to 25 m",
        "6 km of 600 mm main, 31 chambers, two trenchless crossings, reinstatement.",
        "Service pipes of single houses; the old main stays in "
        "the ground, grouted.",
        "Main in service, asset records, land restored to its owners.",
        "No burst and no complaint of low pressure in "
        "the first winter.",
        "The road may be closed in one direction only; no works during the June fair.",
        "Lost water and repairs cost 610,000 a year; insurers have asked for the renewal twice.", 148, 132, 20, 8},
    {"OWS", "Foul water stands in cellars of four streets whenever 30 mm fall in an hour.",
        "- Take storm water of 11 ha out of the combined sewer\n- End cellar flooding up to the storm of 30 years",
        "2.4 km of storm drain, 46 chambers, a new outfall with penstock.",
        "Private drains behind the boundary; resurfacing beyond the trench.",
        "Drains and outfall in service, agreements with 38 owners, telemetry.", "No cellar flooded in a storm of 30 years.",
        "Bus route 14 keeps running; discharge consent limits the outfall to 420 l/s.",
        "Flood claims of 290,000 a year end; the treatment works gains a tenth of its capacity.", 131, 150, 15, 10},
    {"PMB", "The bund between the mill and the sluice is 0.7 m too low for the flood of a hundred years.",
        "- Protect 640 homes and the mill estate\n- Keep the marsh wet for its birds",
        "1.9 km of bund raised and extended, two flood gates, "
        "new sluice controls.",
        "The river wall upstream of the mill; dredging.", "Bund certified, gates in use, five years of planting care.",
        "Insurance of the 640 homes at the usual premium.", "No works in the nesting season from March to June.",
        "Damage avoided is put at 1.9 million a year; the grant covers 22 per cent.", 210, 96, 25, 8},
    {"TWT", "The filters of 1972 cannot hold the turbidity that autumn storms bring.",
        "- Treat 48 megalitres a day at 0.5 NTU\n- Run the works from one control room",
        "Eight rapid gravity filters, control building, "
        "standby power, pipe gallery.",
        "The reservoir and its intake; sludge drying beds.",
        "Filters in service, operators trained, old house "
        "pulled down.",
        "No day above the limit of turbidity in the first year.", "The works cannot stop for more than six hours at a time.",
        "Without it the regulator's order of three years ago cannot be met; chemicals saved are 340,000 a year.", 118, 168, 20, 5},
    {"LPS", "The Larkmead homes bring 410 children; the nearest school with places is 3 km away.",
        "- Open with 420 places in September\n- Heat the building with 40 kWh per square metre and year",
        "School for two forms of entry, "
        "nursery, sports court, safe route to the gate.",
        "Furniture that the trust brings; the playing field beyond the brook.", "School handed over and opened, staff trained.",
        "All classes taught on the first day of term.",
        "The opening date cannot move "
        "within a school year.",
        "Buses and mobile classrooms would cost 880,000 a year.", 126, 140, 10, 5},
    {"CCL", "The library of 1931 lets in rain and cannot be reached with a wheelchair.",
        "- Open all floors to everybody\n- Double the hours of the reading room",
        "Refurbishment, extension with lift and children's library, "
        "new roof.",
        "The archive's collection; the square in front.", "Library open, listed features restored.",
        "Visits up by half in the "
        "second year.",
        "The facade and the reading room are listed.",
        "Rent of 95,000 a year for the interim library ends; heating falls by "
        "two thirds.",
        104, 210, 20, 8},
    {"BLC", "The baths of 1968 cost more to keep open than a new pool costs to run.",
        "- 310,000 visits a year\n- Run without subsidy from the third year",
        "Pool of 25 m, learner pool, hall for six courts, gym, car park.", "The outdoor pitches; the operator's fitting out of the cafe.",
        "Centre open, operator in place, old baths pulled down.", "Subsidy ended in the third year.",
        "The old baths close only when the new pool is filled.", "The subsidy of 1.1 million a year ends; energy falls by 55 per cent.",
        137, 126, 25, 6},
    {"WHC", "Three surgeries in converted houses serve 21,000 people in Whitlow.",
        "- One place for surgeries, pharmacy and minor injuries\n- 90 per cent of appointments within two days",
        "Building of 3,400 square metres, ambulance bay, 80 parking places.", "Medical equipment that the practices own.",
        "Centre open, practices moved in.", "Practices moved within four weeks of each other.",
        "Infection control has the last word on the "
        "layout.",
        "Rents of the three houses end; 6,000 journeys to the hospital a year are saved.", 122, 160, 15, 6},
    {"WBW", "Buses in the Westcombe road lose eleven minutes in each peak hour.",
        "- Cut the journey by eight minutes\n- Keep nineteen buses in twenty on time",
        "2 km of bus lanes, eight stops, signals with priority, "
        "drains.",
        "Ticket machines; section 3 towards the station.", "Lanes and stops in use, traffic orders sealed.",
        "Journey of at most 21 minutes in the morning peak.", "One lane each way stays open; no closures in December.",
        "Time saved is worth 1.4 million a year; two buses fewer are needed.", 189, 102, 15, 8},
    {"HBS", "The approaches to Hexley bridge sink 20 mm a year, and lorries above 18 t are banned.",
        "- Lift the ban on lorries\n- Sixty years without major repair",
        "Both approaches rebuilt, retaining walls strengthened, drains, lighting.", "The bridge deck and its bearings.",
        "Approaches open without a weight limit.", "Settlement below 2 mm in the first year.",
        "The bridge closes at night only; the mill needs access at all times.", "Detours cost hauliers 720,000 a year.", 144, 138, 30, 7},
    {"SSP", "Saddler Square is a car park with 140 places in the middle of the old town.",
        "- A square without cars for the market and for trees\n- Rain water kept on the square",
        "Paving, 44 trees, fountain, market power, "
        "lighting.",
        "Fronts of the houses; parking at the brewery site.", "Square open, market moved back.", "Market stalls up from 38 to 60.",
        "The market is held every Saturday during the works.",
        "Shops expect 9 per cent more trade; "
        "drainage charges fall by 30,000 a year.",
        112, 190, 15, 10},
    {"QLC", "There is no safe way by bicycle from the station to the college of 3,800 students.",
        "- 2,000 trips a day after a year\n- Halve the accidents with cyclists", "1.6 km of protected track, four crossings, lighting.",
        "Bicycle parking at the station.", "Route open and signed.", "2,000 trips a day counted.", "Loading for the shops stays possible.",
        "Health and time are worth 410,000 a year.", 171, 120, 10, 10},
};

} // namespace

void addCharters(Registers& r, Authority& authority)
{
    for (const Scheme& s : r.schemes()) {
        const auto found = std::ranges::find_if(charters, [&](const CharterSketch& c) { return s.code() == QLatin1String(c.code); });
        if (found == std::end(charters)) continue;
        const CharterSketch& sketch = *found;
        const QDate approved = Registers::workday(s.start().addDays(-21));
        Charter row{.project = s.id(),
            .title = QStringLiteral("Charter of %1").arg(s.node->name),
            .status = CharterStatus::Approved,
            .purpose = Registers::words(sketch.purpose),
            .objectives = Registers::words(sketch.objectives),
            .scopeIn = Registers::words(sketch.scopeIn),
            .scopeOut = Registers::words(sketch.scopeOut),
            .deliverables = Registers::words(sketch.deliverables),
            .success = Registers::words(sketch.success),
            .constraints = Registers::words(sketch.constraints),
            .businessCase = Registers::words(sketch.businessCase),
            .cost = s.budget,
            .benefit = Money{s.budget.minor / 100 * sketch.benefit},
            .npv = Money{s.budget.minor / 1000 * (sketch.benefit * 8 - 780)},
            .payback = sketch.payback,
            .timeTolerance = sketch.time,
            .costTolerance = percent(sketch.cost),
            .scopeTolerance = QStringLiteral("Nothing in scope may be left out without the sponsor."),
            .qualityTolerance = QStringLiteral("Standards of the adopting authority, no derogation."),
            .benefitTolerance = QStringLiteral("A tenth below the benefit, or six months later."),
            .riskTolerance = QStringLiteral("No extreme risk without a treatment under way."),
            .author = s.node->manager};
        row.approver =
            authority.approver({.scheme = s, .record = {}, .title = {}, .kind = Approvable::Charter, .amount = row.cost, .by = row.author});
        row.approved = Registers::at(approved, 15);
        const CharterId id = r.put(row);
        authority.put({.scheme = s,
            .record = {entityOf<Charter>(), id.value},
            .title = row.title,
            .kind = Approvable::Charter,
            .amount = row.cost,
            .by = row.author,
            .requested = approved.addDays(-9),
            .decided = approved,
            .comment = QStringLiteral("Approved with the capital programme.")});
    }
}

} // namespace gantry::sample
