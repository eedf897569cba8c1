#include "ui/models/row_tree.h"

namespace gantry {

RowTree::RowTree(Entity entity)
    : m_entity(entity)
    , m_parent(infoOf(entity).parentField())
{
}

void RowTree::setOpen(qint64 id, bool open)
{
    if (open)
        m_closed.remove(id);
    else
        m_closed.insert(id);
}

void RowTree::closeAll()
{
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it)
        if (it->below) m_closed.insert(it.key());
}

std::vector<qint64> RowTree::arranged(const Portfolio& portfolio, const std::vector<qint64>& ids, const std::function<bool(qint64)>& passes)
{
    m_places.clear();
    QHash<qint64, std::vector<qint64>> children;
    const QSet<qint64> present(ids.begin(), ids.end());
    for (const qint64 id : ids) {
        const qint64 above = intOf(portfolio.cell(m_entity, id, *m_parent));
        children[present.contains(above) ? above : 0].push_back(id);
    }
    struct Step {
        qint64 id;
        int depth;
    };
    std::vector<Step> whole; // all rows, parents before children
    whole.reserve(ids.size());
    const auto walk = [&](std::vector<Step> open) {
        while (!open.empty()) {
            const Step at = open.back();
            open.pop_back();
            if (m_places.contains(at.id)) continue;
            const auto below = children.constFind(at.id);
            m_places.insert(at.id, {at.depth, below != children.cend(), false});
            whole.push_back(at);
            if (below == children.cend()) continue;
            for (auto it = below->rbegin(); it != below->rend(); ++it) open.push_back({*it, at.depth + 1});
        }
    };
    std::vector<Step> top;
    if (const auto roots = children.constFind(0); roots != children.cend())
        for (auto it = roots->rbegin(); it != roots->rend(); ++it) top.push_back({*it, 0});
    walk(std::move(top));
    for (const qint64 id : ids) // a loop of parents, which a file may bring, must not hide its rows
        if (!m_places.contains(id)) walk({{id, 0}});

    std::vector<qint64> rows;
    rows.reserve(whole.size());
    if (passes) {
        std::vector<char> shown(whole.size(), 0);
        int needed = -1; // a row of less depth than the shown one behind it leads to that one
        for (std::size_t i = whole.size(); i-- > 0;) {
            const bool own = passes(whole[i].id), leads = needed >= 0 && whole[i].depth < needed;
            if (leads && !own) m_places[whole[i].id].context = true;
            shown[i] = own || leads;
            if (shown[i]) needed = whole[i].depth;
        }
        for (std::size_t i = 0; i < whole.size(); ++i)
            if (shown[i]) rows.push_back(whole[i].id);
        return rows;
    }
    int folded = -1; // rows deeper than this lie in a folded one
    for (const Step& step : whole) {
        if (folded >= 0 && step.depth > folded) continue;
        folded = m_closed.contains(step.id) && m_places[step.id].below ? step.depth : -1;
        rows.push_back(step.id);
    }
    return rows;
}

} // namespace gantry
