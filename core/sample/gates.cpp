#include "core/base/rank.h"
#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct CriterionSketch {
    const char *title, *evidence;
    bool must;
    int weight;
};
struct GateSketch {
    const char* title;
    std::size_t phase; // that it ends
    int perMille; // of the budget, released; 0: none
    const char* account;
    std::span<const CriterionSketch> criteria;
    std::array<const char*, 3> conditions;
};

constexpr CriterionSketch initiate[] = {
    {"The need is stated by the client and signed", "Statement of need, letter of the client", true, 3},
    {"Sponsor and project manager are named", "Charter, page 1", true, 3},
    {"Money for the next phase is in the capital programme", "Capital programme, table 4", true, 2},
    {"Options are listed, doing nothing among them", "Options paper", false, 2},
    {"Those affected at {place} are listed with their interest", "List of stakeholders", false, 1},
};
constexpr CriterionSketch define[] = {
    {"The preferred option meets each objective of the charter", "Table of objectives against options", true, 3},
    {"The cost of the option lies within the charter", "Cost plan, revision A", true, 3},
    {"Surveys of {place} are complete", "Survey reports and their index", true, 2},
    {"The business case stands with this option", "Business case, section 5", true, 3},
    {"The public has been heard", "Report of the consultation", false, 2},
    {"Risks were looked at with the designer", "Minutes of the risk workshop", false, 2},
};
constexpr CriterionSketch design[] = {
    {"Drawings and specification are complete for tender", "Drawing list without open entries", true, 3},
    {"Consents are granted or dated", "Consents tracker", true, 3},
    {"The cost plan lies within tolerance", "Cost plan, revision C", true, 3},
    {"The schedule has a critical path and no open ends", "Check of the plan", true, 2},
    {"Utilities at {place} are surveyed and their owners informed", "Utility drawings, letters", false, 2},
    {"Buildability was reviewed by somebody who did not design it", "Peer review report", false, 2},
    {"Carbon is counted", "Carbon sheet", false, 1},
};
constexpr CriterionSketch procure[] = {
    {"Tenders were evaluated by the published method", "Tender report", true, 3},
    {"The price lies within the budget with contingency", "Tender report, cost sheet", true, 3},
    {"Funding is confirmed in writing", "Letters of the funders", true, 3},
    {"Bonds and insurances are agreed", "Draft bond, broker's letter", true, 2},
    {"Land and access are available", "Land schedule", true, 2},
    {"The contractor's plan was checked", "Check of the contractor's plan", false, 2},
    {"Risk allowance matches the exposure", "Risk register, exposure sheet", false, 2},
    {"Neighbours at {place} know the dates", "Letter drop, web page", false, 1},
};
constexpr CriterionSketch deliver[] = {
    {"Tests are passed and certificates are in hand", "Test certificates, index", true, 3},
    {"Snags that prevent use are closed", "Snag list", true, 3},
    {"Operators are trained", "Training records", true, 2},
    {"Safety file is complete", "Safety file", true, 2},
    {"Opening at {place} is announced", "Press notice", false, 1},
    {"Final cost is forecast within a per cent", "Cost report", false, 2},
};
constexpr CriterionSketch handover[] = {
    {"As-built records are accepted", "Letter of the records office", true, 3},
    {"The final account is agreed", "Final account", true, 3},
    {"Lessons are written down", "Lessons paper", false, 2},
    {"Benefits have an owner and a first measure", "Benefits sheet", true, 2},
    {"Defects period and its dates are handed to the owner", "Handover letter", false, 2},
};

const GateSketch gates[] = {
    {"Gate 1: mandate", 0, 0, "", initiate,
        {"Add the option of a later start", "Name a deputy for the project manager", "Agree the share of the client in writing"}},
    {"Gate 2: preferred option", 1, 40, "1", define,
        {"Repeat the noise survey with windows open", "Show the running costs of the second option",
            "Bring the ground report before the tender"}},
    {"Gate 3: design frozen", 2, 30, "1", design,
        {"Close the open comments of the fire officer", "Price the two options in the tender", "Send the utility plans to the tenderers"}},
    {"Gate 4: award", 3, 720, "3.1", procure,
        {"Bond in hand before the first payment", "Contractor's plan accepted within four weeks", "Traffic plan signed by the police"}},
    {"Gate 5: ready for use", 4, 0, "", deliver,
        {"Close the 14 minor snags", "Second training for the night shift", "Hand in the missing certificates of lifts and pumps"}},
    {"Gate 6: close", 5, 0, "", handover,
        {"Agree the last claim", "Pass the lessons to the programme", "First count of users after three months"}},
};

QString minutesOf(GateDecision decision, const QString& opens)
{
    if (decision == GateDecision::Hold)
        return QStringLiteral(
            "The pack was complete, but the way to finish the works is not settled. The gate is put on hold; it is called "
            "again when the replacement contractor is named.");
    const QString next = opens.isEmpty() ? QStringLiteral("The project is closed.") : QStringLiteral("%1 may begin.").arg(opens);
    return decision == GateDecision::GoWithConditions
        ? QStringLiteral("Reviewers reported on their criteria. Go with conditions; the owner of each reports to the programme office. %1")
              .arg(next)
        : QStringLiteral("Reviewers reported on their criteria, no must was open. Go. %1").arg(next);
}

class Gates {
public:
    Gates(Registers& registers, Authority& authority, Written& written)
        : m_r(registers)
        , m_authority(authority)
        , m_written(written)
    {
    }

    void add()
    {
        const auto [late, lateGate] = lastReached();
        for (const Scheme& s : m_r.schemes())
            for (std::size_t g = 0; g < std::size(gates); ++g) {
                const PlannedRow& milestone = rowOf(s, gates[g]);
                if (&s == late && g == lateGate)
                    put(s, gates[g], GateDecision::None, {}, 2);
                else if (milestone.finish <= m_r.today())
                    held(s, gates[g], milestone);
                else if (s.code() == u"BLC" && phases[g] == std::string_view("Construct")) // nobody knows who will finish the walls
                    put(s, gates[g], GateDecision::Hold, Registers::workday(m_r.today().addDays(-40)), 3);
                else
                    put(s, gates[g], GateDecision::None, {}, milestone.finish < m_r.today().addDays(60) ? 1 : 0);
            }
        addStageReview();
    }

private:
    static const PlannedRow& rowOf(const Scheme& s, const GateSketch& gate)
    {
        return s.row(QString::fromLatin1(gateMilestones(s.built->plan)[gate.phase]));
    }

    /// The gate whose milestone was reached last of all: nobody has called it yet.
    std::pair<const Scheme*, std::size_t> lastReached() const
    {
        std::pair<const Scheme*, std::size_t> out{nullptr, 0};
        QDate latest;
        for (const Scheme& s : m_r.schemes())
            for (std::size_t g = 1; g < std::size(gates); ++g)
                if (const QDate day = rowOf(s, gates[g]).finish; day <= m_r.today().addDays(-3) && (!latest.isValid() || day > latest))
                    latest = day, out = {&s, g};
        return out;
    }

    void held(const Scheme& s, const GateSketch& sketch, const PlannedRow& milestone)
    {
        const QDate day = std::min(m_r.today(), Registers::workday(milestone.finish));
        put(s, sketch, m_r.below(5) < 2 ? GateDecision::GoWithConditions : GateDecision::Go, day, 3);
    }

    /// `looked`: 0 nobody has looked at the criteria, 1 some reviewers have, 2 all but the meeting, 3 it was held.
    GateId put(const Scheme& s, const GateSketch& sketch, GateDecision decision, std::optional<QDate> day, int looked)
    {
        const PlannedRow& milestone = rowOf(s, sketch);
        Gate gate{.project = s.id(),
            .title = Registers::words(sketch.title),
            .phase = Registers::words(phases[sketch.phase]),
            .opens = sketch.phase + 1 < phases.size() ? Registers::words(phases[sketch.phase + 1]) : QString(),
            .task = milestone.task,
            .planned = Registers::workday(milestone.plannedFinish),
            .forecast = Registers::workday(milestone.finish),
            .held = day,
            .decision = decision,
            .chair = m_r.person(who::assurance),
            .reviewers = QStringLiteral("%1, %2").arg(m_r.nameOf(m_r.person(who::designer)), m_r.nameOf(m_r.person(who::commercial)))};
        if (sketch.perMille) gate.budget = s.share(sketch.perMille), gate.account = s.accounts.value(QString::fromLatin1(sketch.account));
        return put(s, gate, sketch, looked);
    }

    GateId put(const Scheme& s, Gate gate, const GateSketch& sketch, int looked)
    {
        Ask ask{.scheme = s,
            .record = {},
            .title = QStringLiteral("%1, %2").arg(gate.title, s.code()),
            .kind = Approvable::Gate,
            .amount = gate.budget,
            .by = s.node->manager,
            .requested = gate.forecast->addDays(-12),
            .status = ApprovalStatus::Waiting};
        if (gate.held) {
            gate.decidedBy = m_authority.approver(ask);
            gate.minutes = minutesOf(gate.decision, gate.opens);
            ask.requested = gate.held->addDays(-10), ask.decided = *gate.held;
            ask.status = gate.decision == GateDecision::Hold ? ApprovalStatus::Withdrawn : ApprovalStatus::Approved;
        }
        const GateId id = m_r.put(gate);
        ask.record = {entityOf<Gate>(), id.value};
        m_written.gates.push_back({s.id(), ask.record, ask.title, gate.held.value_or(*gate.forecast), gate.chair, !gate.held});
        if (gate.held || (looked > 0 && ask.requested <= m_r.today())) m_authority.put(ask);
        criteria(s, id, gate, sketch, looked);
        if (gate.decision == GateDecision::GoWithConditions) conditions(s, id, *gate.held, sketch);
        return id;
    }

    void criteria(const Scheme& s, GateId id, const Gate& gate, const GateSketch& sketch, int looked)
    {
        const auto ranks = evenRanks(int(sketch.criteria.size()));
        for (std::size_t i = 0; i < sketch.criteria.size(); ++i) {
            const CriterionSketch& c = sketch.criteria[i];
            GateCriterion row{.gate = id,
                .rank = ranks[i],
                .title = Registers::words(c.title, s),
                .kind = c.must ? CriterionKind::Must : CriterionKind::Should,
                .weight = c.weight,
                .reviewer = m_r.person(i % 2 ? who::commercial : who::designer)};
            if (looked >= 2 || (looked == 1 && i % 2 == 0)) answer(row, c, gate);
            m_r.put(row);
        }
    }

    void answer(GateCriterion& row, const CriterionSketch& c, const Gate& gate)
    {
        const bool stopped = gate.decision == GateDecision::Hold && c.must && c.weight == 3;
        const int lot = m_r.below(12);
        row.answer = stopped                                              ? CriterionAnswer::NotMet
            : c.must || lot < 8                                           ? CriterionAnswer::Met
            : lot < 10                                                    ? CriterionAnswer::PartlyMet
            : lot < 11 && gate.decision == GateDecision::GoWithConditions ? CriterionAnswer::NotMet
                                                                          : CriterionAnswer::NotApplicable;
        if (row.answer == CriterionAnswer::NotApplicable) return;
        row.score = row.answer == CriterionAnswer::Met ? 4 + (lot % 3 == 0) : row.answer == CriterionAnswer::PartlyMet ? 3 : 1;
        if (row.answer != CriterionAnswer::NotMet) row.evidence = Registers::words(c.evidence);
        if (row.answer == CriterionAnswer::PartlyMet) row.comment = QStringLiteral("A draft was seen; the final version is to follow.");
    }

    void conditions(const Scheme& s, GateId id, QDate held, const GateSketch& sketch)
    {
        const int count = 2 + m_r.below(2);
        for (int i = 0; i < count; ++i) {
            GateCondition row{.gate = id,
                .title = Registers::words(sketch.conditions[std::size_t(i)], s),
                .owner = m_r.person("mdc"[i], s),
                .due = Registers::workday(held.addDays(21 + 14 * i))};
            const QDate today = m_r.today();
            if (*row.due < today.addDays(-80)) {
                row.status = m_r.below(7) ? ConditionStatus::Met : ConditionStatus::Waived;
                row.closed = Registers::workday(row.due->addDays(m_r.below(20) - 10));
                if (row.status == ConditionStatus::Waived)
                    row.comment = QStringLiteral("Waived by the chair: overtaken by the revised design.");
            } else if (i == 0 && *row.due < today) {
                row.status = ConditionStatus::Met, row.closed = *row.due;
            }
            m_r.put(row);
        }
    }

    /// The site that lost its contractor is looked at out of turn, in ten days' time: the board wants to know whether to go on.
    void addStageReview()
    {
        const Scheme* s = m_r.scheme(u"BLC");
        if (!s) return;
        const QDate day = Registers::workday(m_r.today().addDays(9));
        static constexpr CriterionSketch criteria[] = {
            {"A replacement for the envelope is named, with price and dates", "Letter of intent", true, 3},
            {"The forecast final cost lies within the funding", "Cost report with the new price", true, 3},
            {"The new plan has a critical path to the opening", "Revised plan", true, 3},
            {"The bond of the former contractor is called", "Letter to the bank", true, 2},
            {"Finished walls were inspected and are sound", "Handover inspection", false, 2},
            {"The operator accepts the later opening", "Letter of the operator", false, 1},
        };
        const GateSketch sketch{"Gate 4a: go on after the change of contractor", 4, 0, "", criteria, {}};
        put(*s,
            Gate{.project = s->id(),
                .title = Registers::words(sketch.title),
                .phase = Registers::words(phases[sketch.phase]),
                .opens = Registers::words(phases[sketch.phase]),
                .planned = day.addDays(-7),
                .forecast = day,
                .chair = m_r.person(who::assurance),
                .reviewers = QStringLiteral("%1, %2").arg(m_r.nameOf(m_r.person(who::designer)), m_r.nameOf(m_r.person(who::commercial))),
                .budget = s->share(35),
                .account = s->accounts.value(QStringLiteral("3.2")),
                .description = QStringLiteral("Called by the capital board after the envelope contractor left the site.")},
            sketch, 1);
    }

    Registers& m_r;
    Authority& m_authority;
    Written& m_written;
};

} // namespace

void addGates(Registers& registers, Authority& authority, Written& written) { Gates(registers, authority, written).add(); }

} // namespace gantry::sample
