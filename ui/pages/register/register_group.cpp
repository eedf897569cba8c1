#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {

namespace {

/// Those that name what they hold.
const std::vector<const RegisterGroup*>& namedGroups()
{
    static const std::vector<const RegisterGroup*> groups{
        &moneyRegisters(), &riskRegisters(), &governanceRegisters(), &standardsRegisters()};
    return groups;
}

} // namespace

const RegisterGroup& generalRegisters()
{
    static const RegisterGroup group = [] {
        RegisterGroup all{QStringLiteral("register"), QCoreApplication::translate("Pages", "Registers"), QStringLiteral("registers"), {}};
        for (const EntityInfo& info : allEntities()) {
            const auto has = [&](const RegisterGroup* g) { return std::ranges::count(g->entities, info.entity) > 0; };
            const bool elsewhere = std::ranges::any_of(namedGroups(), has) && info.entity != entityOf<Node>();
            if (info.words.onScreen && !elsewhere) all.entities.push_back(info.entity);
        }
        return all;
    }();
    return group;
}

const std::vector<const RegisterGroup*>& registerGroups()
{
    static const std::vector<const RegisterGroup*> groups = [] {
        auto all = namedGroups();
        all.push_back(&generalRegisters());
        return all;
    }();
    return groups;
}

QStringList RegisterGroup::columnsOf(Entity entity, Projects scope) const
{
    const auto proposed = std::ranges::find(columns, entity, &std::pair<Entity, QStringList>::first);
    if (proposed == columns.end()) return {};
    QStringList keys = proposed->second;
    if (scope == Projects::One) keys.removeAll(QStringLiteral("project_id"));
    return keys;
}

QString registerPartOf(Entity entity)
{
    const auto& groups = registerGroups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) // the general one first, whose nodes are not those of money
        if (std::ranges::count((*group)->entities, entity)) return (*group)->key + u'.' + infoOf(entity).keyText();
    return {};
}

} // namespace gantry
