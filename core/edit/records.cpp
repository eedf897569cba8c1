#include "core/edit/records.h"

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
                if (field.is(Required) || child || field.target == "*" || field.key == "project_id") add({info.entity, row});
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

Result<ChangeSet> setCell(const Portfolio& portfolio, RecordKey record, const Field& field, const Value& value)
{
    const EntityInfo& info = infoOf(record.entity);
    if (!portfolio.table(record.entity).contains(record.id))
        return Error{Errc::NotFound, "change.record-gone", {info.labelText(), QString::number(record.id)}};
    if (field.is(ReadOnly)) return Error{Errc::Invalid, "edit.read-only", {field.labelText()}};
    ChangeBuilder build(info.keyText() + QStringLiteral(".edit"));
    build.update(portfolio, record.entity, record.id, field, value);
    return build.take();
}

Result<ChangeSet> addRecord(
    const Portfolio& portfolio, IdSource& ids, Entity entity, qint64 context, const std::vector<std::pair<int, Value>>& cells)
{
    const EntityInfo& info = infoOf(entity);
    Change change{Change::Insert, entity, ids.next(), {}};
    QSet<int> given;
    for (const auto& [index, value] : cells) {
        if (index <= 0 || index >= int(info.fields.size())) return Error{Errc::Invalid, "change.unknown-field", {info.labelText()}};
        change.cells.push_back({quint16(index), {}, value});
        given.insert(index);
    }
    const auto fill = [&](int index, Value value) {
        if (index > 0 && !given.contains(index) && !isAbsent(value)) change.cells.push_back({quint16(index), {}, std::move(value)});
    };
    if (context) fill(info.groupField, context);
    if (const Field* number = info.numberField()) fill(int(number - info.fields.data()), nextNumber(portfolio, entity));
    for (std::size_t i = 1; i < info.fields.size(); ++i)
        if (info.fields[i].is(Title) && info.fields[i].is(Required)) fill(int(i), QStringLiteral("New ") + info.labelText().toLower());
    return ChangeSet{info.keyText() + QStringLiteral(".add"), {std::move(change)}};
}

Result<ChangeSet> removeRecords(const Portfolio& portfolio, const std::vector<RecordKey>& records)
{
    Removal removal(portfolio);
    for (const RecordKey& key : records) {
        const Node* root = portfolio.root();
        if (root && key.entity == entityOf<Node>() && key.id == root->id.value)
            return Error{Errc::Invalid, "edit.root-stays", {root->name}};
        removal.add(key);
    }
    removal.close();
    return removal.changes(
        records.empty() ? QStringLiteral("record.remove") : infoOf(records.front().entity).keyText() + QStringLiteral(".remove"));
}

QString nextNumber(const Portfolio& portfolio, Entity entity)
{
    const EntityInfo& info = infoOf(entity);
    const Field* field = info.numberField();
    if (!field || info.words.numberPrefix.empty()) return {};
    const QString prefix = QString::fromLatin1(info.words.numberPrefix.data(), qsizetype(info.words.numberPrefix.size())) + u'-';
    qint64 highest = 0;
    const TableBase& table = portfolio.table(entity);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const QString number = textOf(field->get(table.at(i)));
        bool plain = false;
        const qint64 n = number.startsWith(prefix) ? QStringView(number).mid(prefix.size()).toLongLong(&plain) : 0;
        if (plain) highest = std::max(highest, n);
    }
    return prefix + QString::number(highest + 1).rightJustified(4, u'0');
}

} // namespace gantry
