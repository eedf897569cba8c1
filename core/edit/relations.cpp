#include "core/edit/relations.h"

#include "core/model/owner.h"

namespace gantry {

Result<ChangeSet> relate(const Portfolio& portfolio, IdSource& ids, RecordKey record, RecordKey other, const QString& note)
{
    for (const RecordKey& key : {record, other})
        if (!portfolio.table(key.entity).contains(key.id))
            return Error{Errc::NotFound, "change.record-gone", {infoOf(key.entity).labelText(), QString::number(key.id)}};
    const QString title = portfolio.titleOf(record.entity, record.id), otherTitle = portfolio.titleOf(other.entity, other.id);
    if (record == other) return Error{Errc::Invalid, "relation.to-itself", {title}};
    for (const Related& known : relationsOf(portfolio, record))
        if (known.other == other) return Error{Errc::Invalid, "relation.there-already", {title, otherTitle}};
    ChangeBuilder build(QStringLiteral("relation.add"), QStringLiteral("Link %1 with %2").arg(title, otherTitle));
    build.insert(Relation{.id = ids.next<RelationId>(),
        .project = projectOf(portfolio, record),
        .entity = infoOf(record.entity).keyText(),
        .record = {record.id},
        .otherEntity = infoOf(other.entity).keyText(),
        .other = {other.id},
        .title = note.trimmed()});
    return build.take();
}

std::vector<Related> relationsOf(const Portfolio& portfolio, RecordKey record)
{
    std::vector<std::pair<QString, Related>> found;
    const QString key = infoOf(record.entity).keyText();
    const auto add = [&](const Relation& relation, const QString& entity, RecordId id) {
        const auto known = entityByKey(entity);
        if (!known || !portfolio.table(*known).contains(id.value)) return;
        found.push_back({portfolio.titleOf(*known, id.value).toCaseFolded(), {relation.id, {*known, id.value}, relation.title}});
    };
    portfolio.all<Relation>().forEach([&](const Relation& r) {
        if (r.record.value == record.id && r.entity == key)
            add(r, r.otherEntity, r.other);
        else if (r.other.value == record.id && r.otherEntity == key)
            add(r, r.entity, r.record);
    });
    std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.first, each.second.relation.value); });
    std::vector<Related> out;
    for (auto& [name, related] : found) out.push_back(std::move(related));
    return out;
}

} // namespace gantry
