#include "core/change/removal.h"

#include <QSet>

namespace gantry {
namespace {

/// The records that cannot live without one of `gone`: those that require it, and the children in a tree.
class Removal {
public:
    explicit Removal(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }

    void add(RecordKey key)
    {
        if (m_ids.contains(key.id) || !m_portfolio.table(key.entity).contains(key.id)) return;
        m_ids.insert(key.id);
        m_order.push_back(key);
    }

    /// Widens the set until nothing more depends on it. Each round passes once over the tables that refer to something.
    void close()
    {
        for (std::size_t before = 0; before != m_order.size();) {
            before = m_order.size();
            visitReferences([&](const EntityInfo& info, const Field& field, qint64 row) {
                const bool child = field.key == "parent_id" && info.entity != entityOf<CustomChoice>();
                if (field.is(Required) || child || field.is(Owner) || field.key == "project_id") add({info.entity, row});
            });
        }
    }

    /// Children and dependants first, so that the inverse brings owners back before what hangs on them.
    ChangeSet changes(QString action) const
    {
        ChangeBuilder build(std::move(action));
        visitReferences([&](const EntityInfo& info, const Field& field, qint64 row) {
            if (!m_ids.contains(row)) build.update(m_portfolio, info.entity, row, field, {});
        });
        for (auto it = m_order.rbegin(); it != m_order.rend(); ++it) build.remove(m_portfolio, it->entity, it->id);
        return build.take();
    }

private:
    template <class F> void visitReferences(F&& visit) const
    {
        for (const EntityInfo& info : allEntities()) {
            const TableBase& table = m_portfolio.table(info.entity);
            for (std::size_t f = 1; f < info.fields.size(); ++f) {
                const Field& field = info.fields[f];
                if (field.target.empty()) continue;
                for (std::size_t i = 0; i < table.size(); ++i) {
                    const void* row = table.at(i);
                    const qint64 id = intOf(field.get(row));
                    if (id && m_ids.contains(id)) visit(info, field, intOf(info.fields[0].get(row)));
                }
            }
        }
    }

    const Portfolio& m_portfolio;
    QSet<qint64> m_ids;
    std::vector<RecordKey> m_order;
};

} // namespace

ChangeSet removalOf(const Portfolio& portfolio, std::span<const RecordKey> records, const QString& action)
{
    Removal removal(portfolio);
    for (const RecordKey& key : records) removal.add(key);
    removal.close();
    return removal.changes(action);
}

} // namespace gantry
