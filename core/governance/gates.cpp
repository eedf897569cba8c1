#include "core/governance/gates.h"

namespace gantry {
namespace {

constexpr int dueWithin = 14; // days
constexpr int topScore = 5;

} // namespace

std::optional<QDate> expectedDay(const Gate& gate, const DatesOf& dates)
{
    if (isHeld(gate)) return gate.held;
    if (const TaskDates* found = gate.task && dates ? dates(gate.task) : nullptr; found && found->finish) return dateOf(*found->finish);
    return gate.forecast ? gate.forecast : gate.planned;
}

GateState stateOf(const Gate& gate, const DatesOf& dates, QDate today)
{
    if (isHeld(gate)) return GateState::Held;
    const auto day = expectedDay(gate, dates);
    if (!day) return GateState::Planned;
    return *day < today ? GateState::Overdue : *day <= today.addDays(dueWithin) ? GateState::Due : GateState::Planned;
}

std::optional<qint64> slipOf(const Gate& gate, const DatesOf& dates)
{
    const auto day = expectedDay(gate, dates);
    if (!day || !gate.planned) return {};
    return gate.planned->daysTo(*day);
}

std::vector<const GateCriterion*> criteriaOf(const Portfolio& portfolio, GateId gate)
{
    std::vector<const GateCriterion*> out;
    portfolio.all<GateCriterion>().forEachIn(gate, [&](const GateCriterion& c) { out.push_back(&c); });
    std::ranges::sort(out, [](const auto* a, const auto* b) { return ranksBefore(*a, *b); });
    return out;
}

GateScore scoreOf(const Portfolio& portfolio, GateId gate)
{
    GateScore out;
    double reached = 0, most = 0;
    for (const GateCriterion* c : criteriaOf(portfolio, gate)) {
        ++out.criteria;
        out.answered += c->answer != CriterionAnswer::Open;
        if (c->answer == CriterionAnswer::NotApplicable) continue;
        if (c->kind == CriterionKind::Must) {
            ++out.must;
            if (c->answer == CriterionAnswer::Met)
                ++out.mustMet;
            else
                out.inTheWay.push_back(c->id);
        }
        out.withoutEvidence += c->answer == CriterionAnswer::Met && c->evidence.trimmed().isEmpty();
        if (!c->score) continue;
        const double weight = double(std::max<qint64>(c->weight, 0));
        reached += weight * double(std::clamp<qint64>(*c->score, 0, topScore));
        most += weight * topScore;
    }
    if (most > 0) out.score = reached / most;
    return out;
}

std::vector<const Gate*> gatesOf(const Portfolio& portfolio, NodeId project, const DatesOf& dates)
{
    std::vector<std::pair<QDate, const Gate*>> found;
    portfolio.all<Gate>().forEachIn(project, [&](const Gate& g) {
        // Planned days order them: a gate that is late still comes before the next one.
        found.emplace_back(g.planned ? *g.planned : expectedDay(g, dates).value_or(QDate(9999, 1, 1)), &g);
    });
    std::ranges::sort(found, {}, [](const auto& f) { return std::tuple(f.first, f.second->number, f.second->id); });
    std::vector<const Gate*> out;
    for (const auto& [day, gate] : found) out.push_back(gate);
    return out;
}

int openConditions(const Portfolio& portfolio, GateId gate)
{
    int open = 0;
    portfolio.all<GateCondition>().forEachIn(gate, [&](const GateCondition& c) { open += c.status == ConditionStatus::Open; });
    return open;
}

} // namespace gantry
