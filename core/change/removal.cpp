#include "core/change/removal.h"

#include <QSet>

namespace gantry {
namespace {

/// The records that cannot live without one of `gone`: those that require it, and the children in a tree.
class Removal {
public:
    Removal(const Portfolio& portfolio, Hanging hanging)
        : m_portfolio(portfolio)
        , m_hanging(hanging)
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
                if (field.is(Required) || field.is(Owner) || goesAlong(info, field)) add({info.entity, row});
            });
            addContents();
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
    /// By a reference that might as well be empty.
    bool goesAlong(const EntityInfo& info, const Field& field) const
    {
        const bool child = field.key == "parent_id" && info.entity != entityOf<CustomChoice>();
        if (!child && field.key != "project_id") return false;
        return m_hanging == Hanging::Goes || info.entity == entityOf<Node>(); // a node lies under another always
    }

    /// What a file held is of no use without its row.
    void addContents()
    {
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const SnapshotId content = contentOf(m_order[i]);
            if (!content || m_ids.contains(content.value)) continue;
            bool shared = false;
            const auto look = [&](const auto& file) { shared = shared || (file.content == content && !m_ids.contains(file.id.value)); };
            m_portfolio.all<Attachment>().forEach(look);
            m_portfolio.all<Document>().forEach(look);
            if (!shared) add({entityOf<Snapshot>(), content.value});
        }
    }

    /// The file that a record keeps.
    SnapshotId contentOf(RecordKey key) const
    {
        if (key.entity == entityOf<Attachment>()) return m_portfolio.find<Attachment>(key.id)->content;
        if (key.entity == entityOf<Document>()) return m_portfolio.find<Document>(key.id)->content;
        return {};
    }

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
    const Hanging m_hanging;
    QSet<qint64> m_ids;
    std::vector<RecordKey> m_order;
};

} // namespace

ChangeSet removalOf(const Portfolio& portfolio, std::span<const RecordKey> records, const QString& action, Hanging hanging)
{
    Removal removal(portfolio, hanging);
    for (const RecordKey& key : records) removal.add(key);
    removal.close();
    return removal.changes(action);
}

} // namespace gantry
