#include "core/model/authority.h"

namespace gantry {
namespace {

bool covers(const std::optional<QDate>& from, const std::optional<QDate>& to, QDate day)
{
    return (!from || *from <= day) && (!to || day <= *to);
}

} // namespace

bool liesWithin(const Portfolio& portfolio, NodeId node, NodeId above)
{
    const Node* root = portfolio.root();
    if (!node && root) node = root->id; // what stands for all
    if (!above || node == above) return true;
    for (const Node* at = portfolio.find(node); at; at = portfolio.find(at->parent)) // a tree: invariants see to it
        if (at->parent == above) return true;
    return false;
}

bool actsAs(const Portfolio& portfolio, PersonId person, GovernanceRole role, NodeId node, QDate day)
{
    bool found = false;
    portfolio.all<RoleAssignment>().forEachIn(person, [&](const RoleAssignment& r) {
        found = found || (r.role == role && covers(r.from, r.to, day) && liesWithin(portfolio, node, r.scope));
    });
    return found;
}

bool names(const Portfolio& portfolio, const Delegation& d, PersonId person, Approvable kind, NodeId node, QDate day)
{
    if (!person || (d.kind != Approvable::Any && d.kind != kind)) return false;
    if (!covers(d.from, d.to, day) || !liesWithin(portfolio, node, d.scope)) return false;
    if (d.person) return d.person == person;
    return d.role && actsAs(portfolio, person, *d.role, node, day);
}

} // namespace gantry
