#include "ui/tables/record_names.h"

#include "core/model/owner.h"

namespace gantry {
namespace {

/// The project that a record lies in, by way of its contract too; a project itself lies in none.
NodeId homeOf(const Portfolio& portfolio, RecordKey record)
{
    return record.entity == entityOf<Node>() ? NodeId{} : projectOf(portfolio, record);
}

} // namespace

const RecordNames::Names& RecordNames::of(Entity entity)
{
    const auto known = m_names.constFind(entity.index);
    if (known != m_names.cend()) return *known;
    Names names;
    const EntityInfo& info = infoOf(entity);
    const TableBase& table = m_portfolio.table(entity);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const void* row = table.at(i);
        const qint64 id = intOf(info.fields[0].get(row));
        for (const Field& field : info.fields) {
            const bool numbers = field.is(Number) || field.key == "code";
            if (!numbers && !field.is(Title)) continue;
            const QString text = textOf(field.get(row)).toCaseFolded();
            if (!text.isEmpty()) (numbers ? names.byNumber : names.byTitle)[text] << id;
        }
    }
    return *m_names.insert(entity.index, std::move(names));
}

QList<qint64> RecordNames::nearest(const QList<qint64>& ids, Entity entity, NodeId project) const
{
    if (ids.size() < 2) return ids;
    QList<qint64> home;
    for (qint64 id : ids) {
        const NodeId owner = homeOf(m_portfolio, {entity, id});
        if (!owner || owner == project) home << id;
    }
    return home.isEmpty() ? ids : home;
}

QList<qint64> RecordNames::called(Entity entity, const QString& name, NodeId project)
{
    const Names& names = of(entity);
    const QString folded = name.trimmed().toCaseFolded();
    for (const auto* by : {&names.byNumber, &names.byTitle})
        if (const auto ids = nearest(by->value(folded), entity, project); !ids.isEmpty()) return ids;
    bool isNumber = false;
    const qint64 id = name.trimmed().toLongLong(&isNumber);
    return isNumber && m_portfolio.table(entity).contains(id) ? QList<qint64>{id} : QList<qint64>();
}

QString RecordNames::nameOf(Entity entity, qint64 id)
{
    const EntityInfo& info = infoOf(entity);
    const void* row = m_portfolio.table(entity).find(id);
    if (!row) return {};
    const NodeId project = homeOf(m_portfolio, {entity, id});
    const auto clear = [&](const QString& name) {
        const auto ids = called(entity, name, project);
        return ids.size() == 1 && ids.front() == id;
    };
    for (const auto flag : {Title, Number})
        for (const Field& field : info.fields)
            if (field.is(flag) || (flag == Number && field.key == "code"))
                if (const QString name = textOf(field.get(row)); !name.isEmpty() && clear(name)) return name;
    return QString::number(id);
}

} // namespace gantry
