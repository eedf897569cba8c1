#include "core/governance/compliance.h"

#include "core/governance/requirement_check.h"

namespace gantry {
namespace {

using namespace compliance;

constexpr qint64 heaviest = 1'000'000; // weights beyond would not add up any more

ProjectCompliance lookedAt(const Surroundings& around, const Methods& methods, const Node& node)
{
    const QDate today = around.input.today;
    const Checker checker(around, node);
    ProjectCompliance out{.project = node.id, .methodology = node.methodology};
    for (const MethodologyPhase* phase : methods.phases) out.phases.push_back(phase->id);
    const auto present = std::ranges::find_if(methods.phases, [&](const MethodologyPhase* p) { return sameWords(p->title, node.phase); });
    const bool over = node.status == NodeStatus::Completed;
    out.phaseKnown = over || node.phase.trimmed().isEmpty() || present != methods.phases.end();
    out.phase = over ? int(methods.phases.size()) : present == methods.phases.end() ? 0 : int(present - methods.phases.begin());
    for (const Gate* gate : checker.gates()) {
        if (isHeld(*gate)) continue;
        out.nextGate = gate->id;
        out.nextGateDay = expectedDay(*gate, around.input.dates);
        break;
    }
    struct End {
        const Gate* gate;
        std::optional<QDate> day;
        QDate asOf;
    };
    std::vector<End> ends;
    for (std::size_t i = 0; i < methods.phases.size(); ++i) {
        const Gate* gate = checker.gateOf(*methods.phases[i]);
        const auto day = gate ? expectedDay(*gate, around.input.dates) : std::nullopt;
        const bool passed = int(i) < out.phase && gate && isHeld(*gate) && day && *day < today;
        ends.push_back({gate, day, passed ? *day : today});
    }
    out.lines.reserve(methods.asked.size());
    for (const Asked& asked : methods.asked) {
        const End& end = ends[std::size_t(asked.phase)];
        ComplianceLine line{.asked = asked.row, .phase = asked.phase, .due = end.day};
        const bool past = asked.phase < out.phase;
        const Waiver* waiver = checker.waiverOf(asked);
        if (waiver) line.waiver = waiver->id;
        const Verdict verdict = checker.check(asked, end.gate, end.asOf, past);
        line.state = verdict.state, line.reason = verdict.reason, line.record = verdict.record;
        line.count = verdict.count, line.wanted = verdict.wanted, line.day = verdict.day;
        if (line.isOpen() && waiver && checker.isInForce(*waiver)) {
            line.state = ComplianceState::Waived, line.reason = ComplianceReason::LeftOut;
            if (!line.record.id) line.record = {entityOf<Waiver>(), waiver->id.value};
        } else if (line.isOpen() && asked.phase > out.phase) {
            line.state = ComplianceState::NotDue, line.reason = ComplianceReason::PhaseToCome;
        }
        line.overdue = line.isOpen() && (past || (line.due && *line.due < today));
        // What is there before its time is shown as such, and counts with the rest of its phase.
        if (asked.phase <= out.phase || line.state == ComplianceState::Waived) out.totals.add(line);
        out.lines.push_back(line);
    }
    return out;
}

} // namespace

void ComplianceTotals::add(const ComplianceLine& line)
{
    waived += line.state == ComplianceState::Waived;
    if (!line.counts()) return;
    ++due;
    met += line.state == ComplianceState::Met;
    partly += line.state == ComplianceState::Partly;
    missing += line.state == ComplianceState::Missing;
    overdue += line.overdue;
    if (line.asked->obligation == CriterionKind::Must) {
        ++must;
        mustMet += line.state == ComplianceState::Met;
    }
    const qint64 counted = std::clamp<qint64>(line.asked->weight, 0, heaviest);
    weight += counted;
    halves += line.state == ComplianceState::Met ? 2 * counted : line.state == ComplianceState::Partly ? counted : 0;
}

ComplianceTotals ProjectCompliance::totalsOf(int place) const
{
    ComplianceTotals out;
    for (const ComplianceLine& line : lines)
        if (line.phase == place) out.add(line);
    return out;
}

int ProjectCompliance::placeOf(MethodologyPhaseId id) const
{
    const auto at = std::ranges::find(phases, id);
    return at == phases.end() ? -1 : int(at - phases.begin());
}

std::vector<ProjectCompliance> complianceOf(const ComplianceInput& input, const std::vector<NodeId>& projects)
{
    const Surroundings around(input);
    QHash<MethodologyId, Methods> methods;
    std::vector<ProjectCompliance> out;
    out.reserve(projects.size());
    for (const NodeId project : projects) {
        const Node* node = input.portfolio.find(project);
        if (!node || node->kind != NodeKind::Project || node->status == NodeStatus::Cancelled) continue;
        auto known = methods.find(node->methodology);
        if (known == methods.end()) known = methods.insert(node->methodology, methodsOf(input.portfolio, node->methodology));
        out.push_back(lookedAt(around, *known, *node));
    }
    return out;
}

ProjectCompliance complianceOf(const ComplianceInput& input, NodeId project)
{
    auto all = complianceOf(input, std::vector{project});
    return all.empty() ? ProjectCompliance{.project = project} : std::move(all.front());
}

ComplianceRollUp rollUp(std::span<const ProjectCompliance> projects)
{
    ComplianceRollUp out;
    double sum = 0;
    qint64 counted = 0;
    for (const ProjectCompliance& p : projects) {
        ++(p.methodology ? out.projects : out.without);
        ComplianceTotals& all = out.totals;
        const ComplianceTotals& t = p.totals;
        all.due += t.due, all.met += t.met, all.partly += t.partly, all.missing += t.missing, all.waived += t.waived;
        all.overdue += t.overdue, all.must += t.must, all.mustMet += t.mustMet, all.weight += t.weight, all.halves += t.halves;
        const auto score = t.score();
        if (!score) continue;
        sum += *score * double(t.due);
        counted += t.due;
    }
    if (counted > 0) out.score = sum / double(counted);
    return out;
}

void sortWorstFirst(std::vector<ProjectCompliance>& projects)
{
    std::ranges::stable_sort(projects, {}, [](const ProjectCompliance& p) {
        const auto score = p.totals.score();
        return std::tuple(!score, score.value_or(0), -p.totals.missing);
    });
}

} // namespace gantry
