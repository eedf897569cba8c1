#include "core/governance/charters.h"

namespace gantry {

std::vector<CharterAnswer> charterAnswers(const Portfolio& portfolio, CharterId id)
{
    const Charter& charter = *portfolio.find(id);
    const Node* project = portfolio.find(charter.project);
    std::vector<CharterAnswer> out;
    const auto given = [](const Field& field, const void* row) {
        const Value value = field.get(row);
        return field.kind == Kind::Text ? !textOf(value).trimmed().isEmpty() : !isAbsent(value);
    };
    const auto ask = [&]<auto M>(CharterStep step, bool required = true)
    {
        const Field& field = fieldFor<M>();
        out.push_back({step, {entityOf<Charter>(), id.value}, &field, entityOf<Charter>(), required, given(field, &charter)});
    };
    const auto named = [&]<auto M>()
    {
        const Field& field = fieldFor<M>();
        out.push_back({CharterStep::People, {entityOf<Node>(), charter.project.value}, &field, entityOf<Node>(), true,
            project && given(field, project)});
    };
    using enum CharterStep;
    ask.operator()<&Charter::purpose>(Purpose);
    ask.operator()<&Charter::objectives>(Purpose);
    ask.operator()<&Charter::scopeIn>(Scope);
    ask.operator()<&Charter::scopeOut>(Scope);
    ask.operator()<&Charter::constraints>(Scope, false);
    ask.operator()<&Charter::deliverables>(Deliverables);
    ask.operator()<&Charter::success>(Deliverables);
    ask.operator()<&Charter::businessCase>(BusinessCase);
    ask.operator()<&Charter::cost>(BusinessCase);
    ask.operator()<&Charter::benefit>(BusinessCase, false);
    ask.operator()<&Charter::npv>(BusinessCase, false);
    ask.operator()<&Charter::payback>(BusinessCase, false);
    ask.operator()<&Charter::timeTolerance>(Tolerances);
    ask.operator()<&Charter::costTolerance>(Tolerances);
    ask.operator()<&Charter::scopeTolerance>(Tolerances, false);
    ask.operator()<&Charter::qualityTolerance>(Tolerances, false);
    ask.operator()<&Charter::benefitTolerance>(Tolerances, false);
    ask.operator()<&Charter::riskTolerance>(Tolerances, false);
    named.operator()<&Node::sponsor>();
    named.operator()<&Node::manager>();
    bool planned = false;
    portfolio.all<Gate>().forEachIn(charter.project, [&](const Gate& g) { planned = planned || g.planned; });
    const bool heard = !portfolio.table(entityOf<Stakeholder>()).group(charter.project.value).isEmpty();
    out.push_back({People, {}, nullptr, entityOf<Stakeholder>(), true, heard});
    out.push_back({People, {}, nullptr, entityOf<Gate>(), true, planned});
    return out;
}

CharterId charterOf(const Portfolio& portfolio, NodeId project)
{
    CharterId found;
    portfolio.all<Charter>().forEachIn(project, [&](const Charter& c) { found = std::max(found, c.id); });
    return found;
}

} // namespace gantry
