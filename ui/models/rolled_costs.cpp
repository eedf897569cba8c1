#include "ui/models/rolled_costs.h"

namespace gantry {

RolledCosts::RolledCosts(Session& session)
    : QObject(&session)
    , m_session(session)
{
    connect(&session, &Session::costsChanged, this, [this] { m_known.clear(); });
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        if (std::ranges::count(set.changes, entityOf<Node>(), &Change::entity)) m_known.clear();
    });
}

RolledCosts& RolledCosts::of(Session& session)
{
    auto* found = session.findChild<RolledCosts*>(QString(), Qt::FindDirectChildrenOnly);
    return found ? *found : *new RolledCosts(session);
}

const CostFigures& RolledCosts::under(NodeId node)
{
    if (const auto known = m_known.constFind(node); known != m_known.cend()) return *known;
    std::vector<std::shared_ptr<const CostSheet>> sheets;
    for (NodeId project : m_session.portfolio().projectsUnder(node))
        if (auto sheet = m_session.costs(project)) sheets.push_back(std::move(sheet));
    return *m_known.insert(node, rolledUp(sheets));
}

} // namespace gantry
