#pragma once
#include "core/governance/gates.h"

#include <memory>

namespace gantry {

/// What has become of a thing that a methodology asks for. Waived: left out on purpose, by a waiver that is approved and has not run out.
enum class ComplianceState { Met, Partly, Missing, Waived, NotDue, NotApplicable };
/// Why it is in that state. Text makes a sentence of it with count, wanted and day of the line.
enum class ComplianceReason {
    Shown, // the record is there as it should be
    NoRecord,
    TakenAway, // the project took the record away that its methodology had brought
    Unanswered,
    AnsweredNo,
    PartlyAnswered,
    NoEvidence, // answered, and nothing shows it
    DoesNotApply,
    InWork, // a draft
    Superseded, // and nothing newer is there
    Waiting, // for an approval
    Refused,
    NotApproved, // a record is there, and nobody asked for its approval
    Planned, // a review that is not held yet: `day`
    TooOld, // `day`: the last one
    TooFew, // `count` of `wanted`
    CameLate, // a report that was due on `day`
    DoesNotReport, // the project is not under way
    NoPeriod,
    Ended, // a role that nobody holds any more
    Inactive, // a KPI
    Unclear, // the requirement names something that the program does not know
    PhaseToCome,
    LaterDay, // due on `day`
    LeftOut // by a waiver
};
/// One requirement in one project.
struct ComplianceLine {
    std::shared_ptr<const MethodologyRequirement> asked{}; // as it was: edits since do not reach it
    int phase = 0; // place among the phases of the methodology
    ComplianceState state = ComplianceState::Missing;
    ComplianceReason reason = ComplianceReason::NoRecord;
    RecordKey record{}; // that shows it, or the one to work on; none: there is nothing yet
    WaiverId waiver{}; // the last that speaks of it, whatever became of it
    qint64 count = 0, wanted = 0;
    std::optional<QDate> day{}; // see the reason
    std::optional<QDate> due{}; // the day on which the gate of its phase is expected
    bool overdue = false; // should be there by now, and is not
    /// Counts in the score: neither to come, nor waived, nor without meaning here.
    bool counts() const { return state <= ComplianceState::Missing; }
    bool isOpen() const { return state == ComplianceState::Partly || state == ComplianceState::Missing; }
};
/// How many of some lines are in which state.
struct ComplianceTotals {
    qint64 due = 0, met = 0, partly = 0, missing = 0, waived = 0, overdue = 0;
    qint64 must = 0, mustMet = 0; // of those that are due
    qint64 weight = 0, halves = 0; // weight of what is due; halves of it reached
    void add(const ComplianceLine& line);
    /// The weighted share of what is due that is met, 0 to 1: what is met counts with its weight, what is partly there with half of it,
    ///     score = (sum of the weights of what is met + half of those of what is partly met) / sum of the weights of what is due.
    /// Waived requirements, those to come and those that do not apply have no part in it. nullopt where nothing of any weight is due.
    std::optional<double> score() const { return weight > 0 ? std::optional(double(halves) / double(2 * weight)) : std::nullopt; }
};
struct ProjectCompliance {
    NodeId project{};
    MethodologyId methodology{}; // none: the project goes by no methodology, and nothing is asked of it
    std::vector<MethodologyPhaseId> phases{}; // in their order
    int phase = 0; // place of the one that the project is in; as many as there are phases where all of them are over
    bool phaseKnown = true; // false: the project is in a phase that its methodology does not have, which counts as the first
    std::vector<ComplianceLine> lines{}; // by phase, then in the order in which they were put
    ComplianceTotals totals{};
    GateId nextGate{};
    std::optional<QDate> nextGateDay{};
    /// Of one phase alone.
    ComplianceTotals totalsOf(int phase) const;
    int placeOf(MethodologyPhaseId phase) const;
};

/// The day on which something of a register was last written, of one project; nullopt where nobody can tell.
using TouchedOf = std::function<std::optional<QDate>(Entity entity, NodeId project)>;
struct ComplianceInput {
    const Portfolio& portfolio;
    QDate today;
    DatesOf dates{}; // of the milestones of gates; empty: the days that people gave count
    /// How up to date a register is. Empty: by the latest day up to today that its records themselves hold (raised, reviewed, closed ...),
    /// so that an import or a copy of a portfolio does not make every register look fresh. One whose records hold no days is up to date.
    TouchedOf touched{};
};
/// What the methodologies of these projects ask of them, against what is there, in their order; projects alone, cancelled ones left out.
///
/// What the phases up to the present one ask is due; `due` of a line is the day on which the gate of its phase is expected. Of the present
/// phase a line that is open is overdue once that day has passed, of an earlier one at once. What an earlier phase asked to be no older
/// than so many days is held against the day on which its gate was passed. A report is due when reports on the last period are, whatever
/// the phase. A requirement is found in its project by the use that brought it (see MethodologyUse), else by title, type or kind.
std::vector<ProjectCompliance> complianceOf(const ComplianceInput& input, const std::vector<NodeId>& projects);
ProjectCompliance complianceOf(const ComplianceInput& input, NodeId project);

/// Several projects together: the average of their scores, each with the weight of how many of its requirements are due.
struct ComplianceRollUp {
    ComplianceTotals totals{}; // of all their lines; the score is not that of these
    int projects = 0, without = 0; // that go by a methodology; that go by none
    std::optional<double> score{};
};
ComplianceRollUp rollUp(std::span<const ProjectCompliance> projects);
/// The lowest score first, of equal ones the one with most missing; those of which nothing is due come last.
void sortWorstFirst(std::vector<ProjectCompliance>& projects);

} // namespace gantry
