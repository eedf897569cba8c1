#include "core/model/owner.h"

namespace gantry {

NodeId projectOf(const Portfolio& portfolio, RecordKey record)
{
    for (int depth = 0; depth < 4; ++depth) { // a choice belongs to a field, that to a project
        if (record.entity == entityOf<Node>()) {
            const Node* node = portfolio.find(NodeId{record.id});
            return node && node->kind == NodeKind::Project ? node->id : NodeId{};
        }
        const EntityInfo& info = infoOf(record.entity);
        if (const Field* project = info.find(u"project_id")) return {intOf(portfolio.cell(record.entity, record.id, *project))};
        if (info.groupField < 0) return {};
        const Field& owner = info.fields[std::size_t(info.groupField)];
        const auto target = targetEntity(owner);
        if (!target) return {};
        record = {*target, intOf(portfolio.cell(record.entity, record.id, owner))};
    }
    return {};
}

} // namespace gantry
