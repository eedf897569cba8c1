#include "core/model/selection.h"

#include <QSet>

namespace gantry {

std::vector<qint64> recordIds(const Portfolio& portfolio, Entity entity, const std::vector<NodeId>* projects)
{
    const EntityInfo& info = infoOf(entity);
    const TableBase& table = portfolio.table(entity);
    int owner = entity == entityOf<Node>() ? 0 : info.indexOf(u"project_id");
    QSet<qint64> owners;
    if (projects) {
        for (NodeId project : *projects) owners.insert(project.value);
        if (owner < 0 && info.groupField >= 0) {
            owner = info.groupField;
            const auto above = targetEntity(info.fields[std::size_t(owner)]);
            const auto ids = above ? recordIds(portfolio, *above, projects) : std::vector<qint64>();
            owners = QSet<qint64>(ids.begin(), ids.end());
        }
        if (owner < 0) return {};
    }
    std::vector<qint64> out;
    out.reserve(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        const void* row = table.at(i);
        if (projects && !owners.contains(intOf(info.fields[std::size_t(owner)].get(row)))) continue;
        out.push_back(intOf(info.fields[0].get(row)));
    }
    std::ranges::sort(out);
    return out;
}

} // namespace gantry
