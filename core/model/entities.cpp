#include "core/model/entities.h"

namespace gantry {
namespace {

template <class E> consteval int groupFieldOf()
{
    if constexpr (requires { Describe<E>::template group<E>; }) {
        const auto& table = Describe<E>::template table<E>;
        for (std::size_t i = 0; i < table.size(); ++i)
            if (table[i].get == &readMember<Describe<E>::template group<E>>) return int(i);
    }
    return -1;
}

template <std::size_t... I> constexpr std::array<EntityInfo, sizeof...(I)> describeAll(std::index_sequence<I...>)
{
    return {EntityInfo{
        Entity{quint8(I)},
        Describe<std::tuple_element_t<I, Entities>>::words,
        Describe<std::tuple_element_t<I, Entities>>::template table<std::tuple_element_t<I, Entities>>,
        groupFieldOf<std::tuple_element_t<I, Entities>>(),
    }...};
}
constexpr auto entities = describeAll(std::make_index_sequence<entityCount>());

bool same(std::string_view key, QStringView text) { return text == QLatin1String(key.data(), qsizetype(key.size())); }

} // namespace

const Field* EntityInfo::find(QStringView key) const
{
    const int i = indexOf(key);
    return i < 0 ? nullptr : &fields[std::size_t(i)];
}

int EntityInfo::indexOf(QStringView key) const
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (same(fields[i].key, key)) return int(i);
    return -1;
}

const Field* EntityInfo::numberField() const
{
    const auto it = std::ranges::find_if(fields, [](const Field& f) { return f.is(Number); });
    return it == fields.end() ? nullptr : &*it;
}

const Field* EntityInfo::entityBeside(const Field& reference) const { return reference.target == "*" ? &reference - 1 : nullptr; }

const Field* EntityInfo::parentField() const
{
    const Field* parent = find(u"parent_id");
    return parent && parent->target == words.key ? parent : nullptr;
}

const EntityInfo& infoOf(Entity entity) { return entities[entity.index]; }
std::span<const EntityInfo> allEntities() { return entities; }

std::optional<Entity> entityByKey(QStringView key)
{
    for (const EntityInfo& info : entities)
        if (same(info.words.key, key)) return info.entity;
    return std::nullopt;
}

std::optional<Entity> targetEntity(const Field& field)
{
    if (field.target.empty()) return std::nullopt; // most are, and imports ask for each cell
    for (const EntityInfo& info : entities)
        if (info.words.key == field.target) return info.entity;
    return std::nullopt;
}

std::optional<Entity> targetEntity(const EntityInfo& info, const void* row, const Field& field)
{
    const Field* named = info.entityBeside(field);
    return named ? entityByKey(textOf(named->get(row))) : targetEntity(field);
}

bool namesEntity(const Field& field) { return field.kind == Kind::Text && field.key.ends_with("_entity"); }

} // namespace gantry
