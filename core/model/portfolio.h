#pragma once
#include "core/model/entities.h"
#include "core/model/table.h"

namespace gantry {

/// All records of one portfolio in memory: what was entered, nothing computed. Copies are cheap (see Table), so a worker gets one.
/// Only core/change writes it.
class Portfolio {
public:
    Portfolio();
    ~Portfolio();
    Portfolio(const Portfolio& other);
    Portfolio(Portfolio&& other); // leaves an empty one behind
    Portfolio& operator=(Portfolio other) noexcept; // its tables stay where they are: columns hold on to them
    template <class E> const Table<E>& all() const { return static_cast<const Table<E>&>(*m_tables[entityOf<E>().index]); }
    template <class E> const E* find(qint64 id) const { return all<E>().findRow(id); }
    template <class E> const E* find(Id<E> id) const { return find<E>(id.value); }

    const TableBase& table(Entity entity) const;
    TableBase& edit(Entity entity); // for core/change and the loading store alone
    /// Any cell, absent where the record is unknown.
    Value cell(Entity entity, qint64 id, const Field& field) const;

    /// The root of the tree, or null in an empty file.
    const Node* root() const;
    /// Children of a node (of {}: the roots), by rank, ties by id.
    std::vector<const Node*> childrenOf(NodeId parent) const;
    /// Every project under a node, the node itself included, in the order of the tree.
    std::vector<NodeId> projectsUnder(NodeId node) const;
    /// The schedule options of a project; defaults where it has none yet.
    const ScheduleOptions& optionsOf(NodeId project) const;
    /// What a record is called: its title field, else its code or number, else "Task 123".
    QString titleOf(Entity entity, qint64 id) const;

private:
    std::array<std::unique_ptr<TableBase>, entityCount> m_tables; // so that a file compiles the tables that it speaks of, and no other
};

/// What the fields of an entity hold in a new record, in their order; the id is absent.
const std::vector<Value>& defaultsOf(Entity entity);

/// Sibling order: by rank, ties by id.
template <class E> bool ranksBefore(const E& a, const E& b) { return a.rank != b.rank ? a.rank < b.rank : a.id < b.id; }

} // namespace gantry
