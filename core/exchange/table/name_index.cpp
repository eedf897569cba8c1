#include "core/exchange/table/name_index.h"

#include "core/model/owner.h"

namespace gantry {

bool NameIndex::names(const Field& field) { return field.is(Number) || field.is(Title) || field.key == "code"; }

void NameIndex::put(Names& names, const Field& field, const QString& name, qint64 id)
{
    if (name.isEmpty()) return;
    QList<qint64>& ids = (field.is(Title) ? names.titles : names.unique)[name.toCaseFolded()];
    if (ids.isEmpty() || ids.last() != id) ids.append(id);
}

NameIndex::Names& NameIndex::of(Entity entity)
{
    if (const auto known = m_names.find(entity.index); known != m_names.end()) return *known;
    Names& names = m_names[entity.index];
    const EntityInfo& info = infoOf(entity);
    const TableBase& table = m_portfolio.table(entity);
    for (const Field& field : info.fields) {
        if (!NameIndex::names(field)) continue;
        for (std::size_t i = 0; i < table.size(); ++i)
            put(names, field, textOf(field.get(table.at(i))), intOf(info.fields[0].get(table.at(i))));
    }
    return names;
}

void NameIndex::add(Entity entity, const Field& field, const QString& name, qint64 id) { put(of(entity), field, name.trimmed(), id); }

QString NameIndex::nameOf(Entity entity, qint64 id)
{
    const Names& names = of(entity);
    const void* row = m_portfolio.table(entity).find(id);
    QString unique, title;
    for (const Field& field : infoOf(entity).fields) {
        if (!row || !NameIndex::names(field)) continue;
        const QString name = textOf(field.get(row)).trimmed(), key = name.toCaseFolded();
        if (name.isEmpty()) continue;
        if (!field.is(Title) && unique.isEmpty() && names.unique.value(key).size() == 1) unique = name;
        if (field.is(Title) && names.titles.value(key).size() == 1 && !names.unique.contains(key)) title = name;
    }
    return !title.isEmpty() ? title : !unique.isEmpty() ? unique : QString::number(id);
}

Result<Value> NameIndex::find(const Field& field, const QString& text, qint64 project)
{
    const auto target = targetEntity(field);
    if (!target) return Error{Errc::Invalid, "value.unknown-record", {field.labelText(), text, QStringLiteral("record")}};
    const Names& names = of(*target);
    const QString key = text.trimmed().toCaseFolded();
    QList<qint64> found = names.unique.value(key);
    if (found.isEmpty()) found = names.titles.value(key);
    if (found.size() > 1 && project)
        if (QList<qint64> here = found; here.removeIf([&](qint64 id) {
                return projectOf(m_portfolio, {*target, id}).value != project;
            }),
            here.size() == 1)
            found = here;
    if (found.size() == 1) return Value(found.front());
    if (found.size() > 1) return Error{Errc::Invalid, "value.ambiguous-record", {field.labelText(), text, QString::number(found.size())}};
    bool isNumber = false;
    const qint64 id = key.toLongLong(&isNumber);
    if (isNumber && m_portfolio.table(*target).contains(id)) return Value(id);
    return Error{Errc::Invalid, "value.unknown-record", {field.labelText(), text, infoOf(*target).labelText().toLower()}};
}

} // namespace gantry
