#include "core/edit/cost_rules.h"

#include "core/model/cost_rules.h"

namespace gantry {

Result<ChangeSet> setCostRule(const Portfolio& portfolio, IdSource& ids, NodeId project, const Field& rule, const Value& value)
{
    const CostOptions* own = nullptr;
    portfolio.all<CostOptions>().forEachIn(project, [&](const CostOptions& o) { own = &o; });
    ChangeBuilder build(own ? QStringLiteral("cost_options.edit") : QStringLiteral("cost_options.add"));
    if (own) {
        build.update(portfolio, entityOf<CostOptions>(), own->id.value, rule, value);
        return build.take();
    }
    CostOptions options = costOptionsOf(portfolio, project);
    options.id = ids.next<CostOptionsId>();
    options.project = project;
    if (!rule.set(&options, value))
        return Error{Errc::Invalid, "change.bad-value", {infoOf<CostOptions>().labelText(), {}, rule.labelText()}};
    build.insert(options);
    return build.take();
}

Result<ChangeSet> dropCostRules(const Portfolio& portfolio, NodeId project)
{
    ChangeBuilder build(QStringLiteral("cost_options.remove"));
    portfolio.all<CostOptions>().forEachIn(
        project, [&](const CostOptions& o) { build.remove(portfolio, entityOf<CostOptions>(), o.id.value); });
    return build.take();
}

} // namespace gantry
