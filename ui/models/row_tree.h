#pragma once
#include "core/model/portfolio.h"

#include <functional>

namespace gantry {

/// Rows of an entity whose records lie in each other, as a list with depths: what is folded is left out, what leads to a match of a filter
/// stays. It is told the order of siblings and decides nothing of it.
class RowTree {
public:
    explicit RowTree(Entity entity);
    /// Records of the entity can lie in each other.
    bool possible() const { return m_parent != nullptr; }
    const Field* parentField() const { return m_parent; }

    /// The rows to show of `ids`, whose order is that of siblings. With `passes` only rows that pass and those above them, folded or not.
    std::vector<qint64> arranged(const Portfolio& portfolio, const std::vector<qint64>& ids, const std::function<bool(qint64)>& passes);
    int depthOf(qint64 id) const { return m_places.value(id).depth; }
    /// There are records below it.
    bool hasBelow(qint64 id) const { return m_places.value(id).below; }
    /// It is shown only because a row below it passes.
    bool isContext(qint64 id) const { return m_places.value(id).context; }

    bool knows(qint64 id) const { return m_places.contains(id); }

    bool isOpen(qint64 id) const { return !m_closed.contains(id); }
    void setOpen(qint64 id, bool open);
    void openAll() { m_closed.clear(); }
    void closeAll();

private:
    struct Place {
        int depth = 0;
        bool below = false, context = false;
    };
    const Entity m_entity;
    const Field* m_parent;
    QHash<qint64, Place> m_places;
    QSet<qint64> m_closed;
};

} // namespace gantry
