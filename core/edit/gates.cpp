#include "core/edit/gates.h"

#include "core/edit/records.h"

namespace gantry {
namespace {

Result<void> mayDecide(const Portfolio& portfolio, const Gate& gate, const GateVerdict& v, const ProjectSchedule* schedule)
{
    const auto refused = [&](const char* reason, QStringList more = {}) -> Result<void> {
        return Error{Errc::Invalid, reason, QStringList{gate.title} + std::move(more)};
    };
    if (v.decision == GateDecision::None) return refused("gate.no-decision");
    if (isHeld(gate)) return refused("gate.held-already", {wordOf(gate.decision)});
    const bool passed = v.decision == GateDecision::Go || v.decision == GateDecision::GoWithConditions;
    if (v.decision == GateDecision::Go)
        if (const GateScore score = scoreOf(portfolio, gate.id); !score.inTheWay.empty())
            return refused("gate.must-open",
                {QString::number(score.inTheWay.size()), portfolio.titleOf(entityOf<GateCriterion>(), score.inTheWay.front().value)});
    if (v.decision == GateDecision::GoWithConditions && v.conditions.empty()) return refused("gate.no-conditions");
    if (!passed && (v.setBaseline || v.releaseBudget || v.openPhase)) return refused("gate.not-passed");
    if (v.releaseBudget && (!gate.budget || !gate.budget->minor || !gate.account)) return refused("gate.no-budget");
    if (v.openPhase && gate.opens.trimmed().isEmpty()) return refused("gate.no-phase");
    if (v.setBaseline && (!schedule || schedule->tasks.empty())) return refused("gate.no-plan");
    return {};
}

} // namespace

Result<ChangeSet> decideGate(
    const Portfolio& portfolio, IdSource& ids, GateId id, const GateVerdict& v, const TakenBy& by, const ProjectSchedule* schedule)
{
    const Gate* gate = portfolio.find(id);
    if (!gate) return Error{Errc::NotFound, "change.record-gone", {infoOf<Gate>().labelText(), QString::number(id.value)}};
    if (auto may = mayDecide(portfolio, *gate, v, schedule); !may) return may.error();
    ChangeBuilder build(QStringLiteral("gate.decide"), QStringLiteral("Decide gate %1").arg(gate->title));
    build.update<&Gate::decision>(portfolio, id.value, v.decision)
        .update<&Gate::held>(portfolio, id.value, v.held)
        .update<&Gate::decidedBy>(portfolio, id.value, v.decidedBy);
    if (!v.minutes.trimmed().isEmpty()) build.update<&Gate::minutes>(portfolio, id.value, v.minutes.trimmed());
    const QString project = portfolio.titleOf(entityOf<Node>(), gate->project.value);
    build.insert(Decision{.id = ids.next<DecisionId>(),
        .project = gate->project,
        .title = QStringLiteral("%1, %2").arg(gate->title, project),
        .chosen = wordOf(v.decision).replace(u'_', u' '),
        .rationale = v.rationale.trimmed(),
        .status = v.decision == GateDecision::Kill ? DecisionStatus::Rejected : DecisionStatus::Approved,
        .decided = v.held,
        .decidedBy = v.decidedBy,
        .owner = gate->chair,
        .cost = v.releaseBudget ? gate->budget : std::nullopt});
    for (const FollowUp& c : v.conditions)
        build.insert(
            GateCondition{.id = ids.next<GateConditionId>(), .gate = id, .title = c.title.trimmed(), .owner = c.owner, .due = c.due});
    for (const FollowUp& a : v.actions)
        build.insert(Action{.id = ids.next<ActionId>(),
            .project = gate->project,
            .title = a.title.trimmed(),
            .owner = a.owner,
            .due = a.due,
            .entity = infoOf<Gate>().keyText(),
            .record = {id.value}});
    if (v.releaseBudget) {
        const bool adds = gate->budget->minor > 0;
        build.insert(BudgetAdjustment{.id = ids.next<BudgetAdjustmentId>(),
            .project = gate->project,
            .title = QStringLiteral("Released at %1").arg(gate->title),
            .kind = adds ? AdjustmentKind::Add : AdjustmentKind::Remove,
            .from = adds ? CostAccountId{} : gate->account,
            .to = adds ? gate->account : CostAccountId{},
            .amount = {std::abs(gate->budget->minor)},
            .status = AdjustmentStatus::Approved,
            .date = v.held,
            .reason = gate->number});
    }
    if (v.openPhase) build.update<&Node::phase>(portfolio, gate->project.value, gate->opens.trimmed());
    ChangeSet set = build.take();
    if (v.setBaseline) {
        auto frozen = setBaseline(
            portfolio, ids, *schedule, {.name = gate->title, .type = QStringLiteral("Gate"), .reason = v.rationale.trimmed()}, by);
        if (!frozen) return frozen.error();
        std::ranges::move(frozen->changes, std::back_inserter(set.changes));
        std::ranges::move(frozen->contents, std::back_inserter(set.contents));
    }
    giveNumbers(portfolio, set);
    return set;
}

} // namespace gantry
