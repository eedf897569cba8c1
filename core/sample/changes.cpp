#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct ChangeSketch {
    const char* task; // whose time it would change
    const char *title, *reason, *scope, *quality, *risk, *benefits;
    int days, perMille; // on time, on cost
    const char* account;
};

constexpr ChangeSketch building[] = {
    {"v3", "Second accessible toilet on the ground floor", "Asked for by the access group.", "Partitions of four rooms.",
        "Better for users.", "", "Meets the policy of the council.", 4, 2, "3.2"},
    {"f3", "Solar panels on the south roof", "Running costs.", "240 panels, inverter room.", "", "Roof is pierced 60 times.",
        "38,000 a year less for power.", 8, 9, "3.3"},
    {"x2", "Charging points in the car park", "Policy for new buildings.", "Ducts and twelve points.", "", "", "Staff may charge.", 3, 2,
        "3.4"},
    {"v6", "Rubber floor instead of vinyl", "Maintenance asks for it.", "Floors of corridors.", "Lasts twice as long.",
        "Delivery of ten weeks.", "", 0, 3, "3.2"},
    {"s3", "Leave out the second soakaway", "Tests show better ground.", "One soakaway less.", "", "Heavier storms fill the first.", "", -3,
        -2, "3.1"},
    {"b8", "Design fire stairs for a fourth floor", "A later storey is wished for.", "Stairs and columns.", "", "",
        "A storey can be added in 2035.", 6, 5, "1"},
};
constexpr ChangeSketch pipeline[] = {
    {"t3", "Lower the pipe past the gas main", "Gas main in the line.", "140 m of trench 0.6 m deeper.", "", "Water in the trench.", "", 7,
        6, "3.1"},
    {"s4", "Full width resurfacing", "The highway authority asks for it.", "1.1 km of lane.", "No joint in the wheel track.", "",
        "Fewer complaints.", 6, 8, "3.1"},
    {"o4", "Fibre instead of radio for telemetry", "Radio is shadowed by the mill.", "900 m of duct.", "No gaps in data.", "", "", 2, 2,
        "3.4"},
    {"t4", "Four chambers fewer", "Bends instead of chambers.", "Chambers 12 to 15.", "", "Harder to inspect.", "", -6, -3, "3.3"},
    {"h4", "Hedges of twice the width", "Agreed with two owners.", "700 m of hedge.", "", "", "Owners sign at once.", 0, 1, "2"},
};
constexpr ChangeSketch street[] = {
    {"n5", "Benches and a drinking fountain", "Result of the consultation.", "Nine benches, one fountain.", "", "", "People stay longer.",
        3, 3, "3.4"},
    {"q3", "Extra crossing at the school gate", "Petition of parents.", "One signal crossing.", "", "Signal slot needed.",
        "Safer way to school.", 8, 7, "4"},
    {"n4", "Low noise asphalt", "Noise action plan.", "Surface over 900 m.", "3 dB less.", "Lasts two years less.", "Quieter homes.", 0, 5,
        "3.2"},
    {"q2", "Leave out six lighting columns", "Lighting study.", "Columns 14 to 19.", "", "Darker by the wall.", "", -2, -2, "4"},
    {"h3", "Larger tree pits", "Advice of the tree officer.", "44 pits of 12 cubic metres.", "Trees live longer.", "Cables to be moved.",
        "More shade.", 5, 4, "3.4"},
};
std::span<const ChangeSketch> poolOf(Template plan)
{
    if (plan == Template::Building) return building;
    if (plan == Template::Pipeline) return pipeline;
    return street;
}

struct DecisionSketch {
    const char *question, *options, *chosen, *rationale;
    const char* task; // before which it is needed
    int perMille; // cost; 0: none
};
constexpr DecisionSketch decisions[] = {
    {"Which form of contract for the main works?", "NEC4 option A\nNEC4 option C, target cost\nDesign and build",
        "NEC4 option C, target cost", "The ground is uncertain; pain and gain are shared.", "p3", 0},
    {"Who designs the temporary works?", "Our designer\nThe contractor\nA third office", "The contractor",
        "He carries the risk of his method.", "p2", 0},
    {"Is the float of procurement given to the contractor?", "Yes\nNo\nHalf of it", "Half of it",
        "Ten days stay with the client for approvals.", "e2", 0},
    {"Do we buy long-lead items ahead of the award?", "Yes, with a cancellation clause\nNo", "Yes, with a cancellation clause",
        "Eleven weeks are worth more than the fee.", "b8", 12},
    {"Which option goes into design?", "A, as it was studied\nB, cheaper and later\nC, with a later extension", "A, as it was studied",
        "Best ratio of benefit to cost, and the consents are likely.", "b5", 0},
    {"Do we accept the lowest tender?", "Lowest\nSecond, with the better method", "Second, with the better method",
        "The difference is 1.8 per cent; the method saves five weeks on the road.", "e1", 18},
    {"Where do spoil and materials lie?", "On site\nAt the depot\nRented land", "At the depot", "No lorries in the residential street.",
        "e2", 1},
    {"Night work or longer closures?", "Night work\nClosures of ten days", "Closures of ten days",
        "Fewer nights of noise, three weeks earlier.", "e3", 2},
    {"Do we draw on contingency for the ground?", "Yes, 1.5 per cent\nWait for the claim", "Yes, 1.5 per cent",
        "The crew stands otherwise.", "s2", 15},
    {"Who runs the public hotline?", "The council's call centre\nThe contractor", "The council's call centre", "It knows the neighbours.",
        "b4", 0},
};

QDate dayOf(const Scheme& s, const char* key)
{
    const auto found = std::ranges::find(s.built->rows, QString::fromLatin1(key), &PlannedRow::key);
    return found == s.built->rows.end() ? QDate() : found->start; // a pipeline has its "s2", a street has none
}

void addChangeRequests(Registers& r, Authority& authority, Written& written)
{
    using enum ChangeRequestStatus;
    int later = 0; // not decided yet
    for (const Scheme& s : r.schemes()) {
        for (const ChangeSketch& sketch : poolOf(s.built->plan)) {
            const PlannedRow& task = s.row(QString::fromLatin1(sketch.task));
            const QDate needed = task.start.addDays(-10), today = r.today();
            const QDate raised = Registers::workday(std::min(needed.addDays(-30 - r.below(30)), today.addDays(-2 - r.below(35))));
            if (raised < s.start().addDays(20)) continue;
            const QDate decided = std::max(raised, Registers::workday(raised.addDays(10 + r.below(15))));
            const bool old = raised < today.addDays(-40) && decided <= today;
            const int lot = r.below(10);
            ChangeRequest row{.project = s.id(),
                .title = Registers::words(sketch.title, s),
                .reason = Registers::words(sketch.reason, s),
                .status = !old ? (later++ % 3 == 2 ? Draft : Submitted)
                    : lot < 7  ? (task.finish < today ? Implemented : Approved)
                    : lot == 7 ? Withdrawn
                               : Rejected,
                .raisedBy = r.person("mdks"[r.below(4)], s),
                .raised = raised,
                .needed = needed,
                .scope = Registers::words(sketch.scope, s),
                .days = sketch.days,
                .task = task.task,
                .cost = s.share(sketch.perMille),
                .account = s.accounts.value(QString::fromLatin1(sketch.account)),
                .quality = Registers::words(sketch.quality, s),
                .risk = Registers::words(sketch.risk, s),
                .benefits = Registers::words(sketch.benefits, s)};
            Ask ask{.scheme = s,
                .record = {},
                .title = row.title,
                .kind = Approvable::ChangeRequest,
                .amount = row.cost,
                .by = row.raisedBy,
                .requested = std::min(today, raised.addDays(3)),
                .status = ApprovalStatus::Waiting};
            row.authority = authority.approver(ask);
            const bool said = row.status == Approved || row.status == Implemented || row.status == Rejected;
            if (said) row.decided = decided;
            const ChangeRequestId id = r.put(row);
            ask.record = {entityOf<ChangeRequest>(), id.value};
            written.changes.push_back({s.id(), ask.record, row.title, raised, row.raisedBy, row.status == Submitted});
            if (said) {
                ask.status = row.status == Rejected ? ApprovalStatus::Rejected : ApprovalStatus::Approved;
                ask.decided = decided;
                if (row.status == Rejected) ask.comment = QStringLiteral("The benefit does not carry the cost.");
            } else if (row.status == Withdrawn)
                ask.status = ApprovalStatus::Withdrawn;
            if (row.status != Draft) authority.put(ask);
        }
    }
}

void addDecisions(Registers& r, Authority& authority, Written& written)
{
    for (const Scheme& s : r.schemes()) {
        int pending = 0;
        for (const int place : r.drawn(6, int(std::size(decisions)))) {
            const DecisionSketch& sketch = decisions[place];
            const QDate needed = dayOf(s, sketch.task), today = r.today();
            if (!needed.isValid() || needed > today.addDays(120)) continue;
            const bool decided = needed.addDays(-3) <= today && !(needed > today.addDays(-45) && pending++ % 2 == 0);
            Decision row{.project = s.id(),
                .title = Registers::words(sketch.question, s),
                .options = Registers::words(sketch.options, s),
                .status = decided ? DecisionStatus::Approved : DecisionStatus::Pending,
                .needed = Registers::workday(needed),
                .owner = r.person("mcp"[r.below(3)], s)};
            if (sketch.perMille) row.cost = s.share(sketch.perMille);
            Ask ask{.scheme = s,
                .record = {},
                .title = row.title,
                .kind = Approvable::Decision,
                .amount = row.cost,
                .by = row.owner,
                .requested = std::max(r.begin(), std::min(today, needed.addDays(-18))),
                .status = ApprovalStatus::Waiting};
            if (decided) {
                row.chosen = Registers::words(sketch.chosen, s), row.rationale = Registers::words(sketch.rationale, s);
                row.decided = std::max(s.start().addDays(-10), Registers::workday(needed.addDays(-4 - r.below(9))));
                row.decided = std::min(*row.decided, today);
                row.decidedBy = authority.approver(ask);
            }
            const DecisionId id = r.put(row);
            ask.record = {entityOf<Decision>(), id.value};
            written.decisions.push_back({s.id(), ask.record, row.title, row.decided.value_or(*row.needed), row.owner, !decided});
            if (!row.cost) continue;
            if (decided) {
                ask.status = ApprovalStatus::Approved, ask.decided = *row.decided;
                ask.requested = std::min(ask.requested, ask.decided);
            }
            authority.put(ask);
        }
    }
}

} // namespace

void addChanges(Registers& registers, Authority& authority, Written& written)
{
    addChangeRequests(registers, authority, written);
    addDecisions(registers, authority, written);
    // One decision was taken back: the board came to see it otherwise.
    const auto reversed = std::ranges::find_if(written.decisions, [](const Written::Of& d) { return !d.open; });
    if (reversed == written.decisions.end()) return;
    const NodeId project = reversed->project;
    const QDate day = Registers::workday(std::min(reversed->day.addDays(35), registers.today()));
    registers.put(Decision{.project = project,
        .title = reversed->title,
        .options = QStringLiteral("Keep to the decision\nTake it back"),
        .chosen = QStringLiteral("Take it back"),
        .rationale = QStringLiteral("The market has changed since; the question is put again with the tender report."),
        .status = DecisionStatus::Approved,
        .decided = day,
        .decidedBy = registers.person(who::chief),
        .owner = reversed->owner,
        .reverses = {reversed->record.id}});
}

} // namespace gantry::sample
