#include "core/model/invariants.h"

#include "core/model/currencies.h"
#include "core/model/owner.h"

#include <QSet>

namespace gantry {
namespace {

Error broken(const char* reason, const Portfolio& portfolio, const RecordKey& key, const QString& what)
{
    return {Errc::Invalid, reason, {infoOf(key.entity).labelText(), portfolio.titleOf(key.entity, key.id), what}};
}

bool refers(const Portfolio& portfolio, const EntityInfo& info, const void* row, const Field& field, qint64 id)
{
    const auto entity = targetEntity(info, row, field);
    return entity && portfolio.table(*entity).contains(id);
}

Result<void> checkCells(const Portfolio& portfolio, const RecordKey& key, const void* row)
{
    const EntityInfo& info = infoOf(key.entity);
    for (const Field& field : info.fields) {
        if (!field.is(Required) && field.target.empty()) continue;
        const Value v = field.get(row);
        if (isAbsent(v)) {
            if (field.is(Required)) return broken("record.required", portfolio, key, field.labelText());
            continue;
        }
        if (!field.target.empty() && &field != &info.fields[0] && !refers(portfolio, info, row, field, intOf(v)))
            return broken("record.dangling", portfolio, key, field.labelText());
    }
    return {};
}

template <class E> bool inCycle(const Portfolio& portfolio, const E& row)
{
    const auto up = [&](const E* at) { return portfolio.find<E>(at->parent.value); };
    const E* slow = &row; // half as fast: whoever runs in a circle comes upon it from behind
    bool moves = false;
    for (const E* at = up(&row); at; at = up(at), moves = !moves) {
        if (at == slow) return true;
        if (moves) slow = up(slow);
    }
    return false;
}

/// Money stays in its project: accounts, contracts and claims that a record names are of the same one, and lines name lines of their own
/// contract.
Result<void> checkMoney(const Portfolio& portfolio, const RecordKey& key, const void* row)
{
    static const std::array within{entityOf<CostAccount>(), entityOf<Contract>(), entityOf<Claim>(), entityOf<Variation>()};
    static const std::array lines{entityOf<ContractLine>(), entityOf<VariationLine>()};
    const EntityInfo& info = infoOf(key.entity);
    for (std::size_t f = 1; f < info.fields.size(); ++f) {
        const Field& field = info.fields[f];
        const auto target = targetEntity(field);
        const qint64 id = target ? intOf(field.get(row)) : 0;
        if (!id) continue;
        const RecordKey named{*target, id};
        if (std::ranges::count(within, *target) && projectOf(portfolio, key) != projectOf(portfolio, named))
            return broken("money.other-project", portfolio, key, field.labelText());
        if (std::ranges::count(lines, *target) && contractOf(portfolio, key) != contractOf(portfolio, named))
            return broken("money.other-contract", portfolio, key, field.labelText());
    }
    return {};
}

Result<void> checkShape(const Portfolio& portfolio, const RecordKey& key)
{
    if (key.entity == entityOf<Node>()) {
        const Node& node = *portfolio.find<Node>(key.id);
        if (inCycle(portfolio, node)) return broken("tree.cycle", portfolio, key, {});
        const Node* parent = portfolio.find(node.parent);
        if (parent && parent->kind == NodeKind::Project) return broken("node.under-project", portfolio, key, parent->name);
        if (node.kind == NodeKind::Portfolio ? parent && parent->kind != NodeKind::Portfolio : !parent)
            return broken("node.wrong-parent", portfolio, key, {});
    } else if (key.entity == entityOf<Task>()) {
        const Task& task = *portfolio.find<Task>(key.id);
        if (inCycle(portfolio, task)) return broken("tree.cycle", portfolio, key, {});
        const Task* parent = portfolio.find(task.parent);
        if (parent && parent->project != task.project) return broken("task.other-project", portfolio, key, parent->name);
        if (const Node* node = portfolio.find(task.project); node->kind != NodeKind::Project)
            return broken("task.not-in-project", portfolio, key, node->name);
    } else if (key.entity == entityOf<Link>()) {
        const Link& link = *portfolio.find<Link>(key.id);
        if (link.predecessor == link.successor) return broken("link.to-itself", portfolio, key, portfolio.find(link.successor)->name);
        if (portfolio.find(link.successor)->project != link.project) return broken("link.other-project", portfolio, key, {});
    } else if (key.entity == entityOf<Assignment>()) {
        const Assignment& assignment = *portfolio.find<Assignment>(key.id);
        if (portfolio.find(assignment.task)->project != assignment.project) return broken("assignment.other-project", portfolio, key, {});
    } else if (key.entity == entityOf<Calendar>()) {
        QSet<qint64> seen;
        for (const Calendar* c = portfolio.find<Calendar>(key.id); c; c = portfolio.find(c->base)) {
            if (seen.contains(c->id.value)) return broken("calendar.base-cycle", portfolio, key, {});
            seen.insert(c->id.value);
        }
    }
    return {};
}

/// One tree: exactly one node has nothing above it.
Result<void> checkRoot(const Portfolio& portfolio)
{
    const Node* root = nullptr;
    const Node* second = nullptr;
    portfolio.all<Node>().forEach([&](const Node& n) {
        if (!n.parent) (root ? second : root) = &n;
    });
    if (!root) return Error{Errc::Invalid, "tree.no-root", {}};
    if (second) return broken("tree.two-roots", portfolio, {entityOf<Node>(), second->id.value}, root->name);
    return {};
}

/// Nothing may refer to a record that is gone. One pass over the tables whose fields point at an entity that lost a record.
Result<void> checkReferrers(const Portfolio& portfolio, const std::vector<RecordKey>& gone)
{
    QHash<int, QSet<qint64>> byEntity;
    QSet<qint64> any;
    for (const RecordKey& key : gone) byEntity[key.entity.index].insert(key.id), any.insert(key.id);
    for (const EntityInfo& info : allEntities()) {
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            if (field.target.empty()) continue;
            const auto target = targetEntity(field);
            const QSet<qint64> lost = target ? byEntity.value(target->index) : any;
            if (lost.isEmpty()) continue;
            const TableBase& table = portfolio.table(info.entity);
            for (std::size_t i = 0; i < table.size(); ++i) {
                const void* row = table.at(i);
                const qint64 id = intOf(field.get(row));
                if (id && lost.contains(id) && !refers(portfolio, info, row, field, id))
                    return broken("record.still-used", portfolio, {info.entity, intOf(info.fields[0].get(row))}, field.labelText());
            }
        }
    }
    return {};
}

/// No record of a tree lies in itself. Nodes and tasks are looked at with their shape.
Result<void> checkParents(const Portfolio& portfolio, const RecordKey& key, QSet<qint64>& sound)
{
    if (key.entity == entityOf<Node>() || key.entity == entityOf<Task>()) return {}; // of their shape: checkShape
    const Field* parent = infoOf(key.entity).parentField();
    if (!parent) return {};
    QSet<qint64> seen;
    for (qint64 at = key.id; at && !sound.contains(at); at = intOf(portfolio.cell(key.entity, at, *parent))) {
        if (seen.contains(at)) return broken("tree.cycle", portfolio, key, {});
        seen.insert(at);
    }
    sound.unite(seen);
    return {};
}

} // namespace

Result<void> checkInvariants(const Portfolio& portfolio, std::span<const RecordKey> touched)
{
    std::vector<RecordKey> gone;
    QSet<qint64> sound; // no loop above these: a long chain is walked once
    bool nodes = false;
    for (const RecordKey& key : touched) {
        nodes |= key.entity == entityOf<Node>();
        const void* row = portfolio.table(key.entity).find(key.id);
        if (!row) {
            gone.push_back(key);
            continue;
        }
        if (auto ok = checkCells(portfolio, key, row); !ok) return ok;
        if (auto ok = checkShape(portfolio, key); !ok) return ok;
        if (auto ok = checkMoney(portfolio, key, row); !ok) return ok;
        if (auto ok = checkParents(portfolio, key, sound); !ok) return ok;
    }
    if (nodes)
        if (auto ok = checkRoot(portfolio); !ok) return ok;
    return gone.empty() ? Result<void>() : checkReferrers(portfolio, gone);
}

} // namespace gantry
