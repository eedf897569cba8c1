#include "core/edit/tree.h"

#include "core/base/rank.h"

#include <QSet>

namespace gantry {
namespace {

/// The records of an entity as a tree. Records that a group field parts (the tasks of a project, the values of a code) are no siblings.
class Tree {
public:
    Tree(const Portfolio& portfolio, Entity entity)
        : m_portfolio(portfolio)
        , m_entity(entity)
        , m_info(infoOf(entity))
        , m_parent(infoOf(entity).parentField())
        , m_rank(m_info.find(u"rank"))
    {
    }
    const Field* parentField() const { return m_parent; }
    const Field* rankField() const { return m_rank; }
    int indexOf(const Field& field) const { return int(&field - m_info.fields.data()); }
    bool contains(qint64 id) const { return m_portfolio.table(m_entity).contains(id); }
    qint64 parentOf(qint64 id) const { return intOf(m_portfolio.cell(m_entity, id, *m_parent)); }
    QString rankOf(qint64 id) const { return m_rank ? textOf(m_portfolio.cell(m_entity, id, *m_rank)) : QString(); }
    qint64 groupOf(qint64 id) const
    {
        return m_info.groupField < 0 ? 0 : intOf(m_portfolio.cell(m_entity, id, m_info.fields[std::size_t(m_info.groupField)]));
    }
    bool siblings(qint64 a, qint64 b) const { return parentOf(a) == parentOf(b) && groupOf(a) == groupOf(b); }
    /// Those of `records` that lie below none of the others, in that order.
    std::vector<qint64> topmost(const std::vector<qint64>& records) const
    {
        const QSet<qint64> all(records.begin(), records.end());
        std::vector<qint64> out;
        for (const qint64 id : records) {
            bool below = false;
            QSet<qint64> seen; // a loop of parents, which a file may bring
            for (qint64 up = contains(id) ? parentOf(id) : 0; up && !below && !seen.contains(up); up = parentOf(up)) {
                below = all.contains(up);
                seen.insert(up);
            }
            if (contains(id) && !below) out.push_back(id);
        }
        return out;
    }
    QString lastRankUnder(qint64 parent, qint64 group) const
    {
        QString last;
        forEach([&](qint64 id) {
            if (parentOf(id) == parent && groupOf(id) == group) last = std::max(last, rankOf(id));
        });
        return last;
    }
    /// The lowest rank above `rank` among the siblings of `of`; empty where it is the last.
    QString nextRank(qint64 of, const QString& rank) const
    {
        QString next;
        forEach([&](qint64 id) {
            if (const QString each = rankOf(id); siblings(id, of) && each > rank && (next.isEmpty() || each < next)) next = each;
        });
        return next;
    }

private:
    void forEach(const std::function<void(qint64)>& visit) const
    {
        const TableBase& table = m_portfolio.table(m_entity);
        for (std::size_t i = 0; i < table.size(); ++i) visit(intOf(m_info.fields[0].get(table.at(i))));
    }
    const Portfolio& m_portfolio;
    const Entity m_entity;
    const EntityInfo& m_info;
    const Field *m_parent, *m_rank;
};

} // namespace

Result<ChangeSet> indentRecords(
    const Portfolio& portfolio, Entity entity, const std::vector<qint64>& records, const std::vector<qint64>& order)
{
    const Tree tree(portfolio, entity);
    ChangeBuilder build(infoOf(entity).keyText() + QStringLiteral(".indent"));
    const auto moved = tree.parentField() ? tree.topmost(records) : std::vector<qint64>();
    const QSet<qint64> moving(moved.begin(), moved.end());
    QHash<qint64, QString> lastRank; // of what this gesture has already put under a new parent
    for (const qint64 id : moved) {
        qint64 above = 0;
        for (const qint64 other : order) {
            if (other == id) break;
            if (!moving.contains(other) && tree.contains(other) && tree.siblings(other, id)) above = other;
        }
        if (!above) continue;
        build.update(portfolio, entity, id, *tree.parentField(), above);
        if (!tree.rankField()) continue;
        if (!lastRank.contains(above)) lastRank[above] = tree.lastRankUnder(above, tree.groupOf(id));
        lastRank[above] = rankBetween(lastRank[above], {});
        build.update(portfolio, entity, id, *tree.rankField(), lastRank[above]);
    }
    if (build.empty()) return Error{Errc::Invalid, "tree.nothing-above", {}};
    return build.take();
}

Result<ChangeSet> outdentRecords(const Portfolio& portfolio, Entity entity, const std::vector<qint64>& records)
{
    const Tree tree(portfolio, entity);
    ChangeBuilder build(infoOf(entity).keyText() + QStringLiteral(".outdent"));
    QHash<qint64, QString> lastRank;
    for (const qint64 id : tree.parentField() ? tree.topmost(records) : std::vector<qint64>()) {
        const qint64 parent = tree.parentOf(id);
        if (!parent || !tree.contains(parent)) continue;
        const qint64 above = tree.parentOf(parent);
        build.update(portfolio, entity, id, *tree.parentField(), above ? Value(above) : Value());
        if (!tree.rankField()) continue;
        const QString before = lastRank.value(parent, tree.rankOf(parent));
        lastRank[parent] = rankBetween(before, tree.nextRank(parent, before));
        build.update(portfolio, entity, id, *tree.rankField(), lastRank[parent]);
    }
    if (build.empty()) return Error{Errc::Invalid, "tree.top-level", {}};
    return build.take();
}

std::vector<std::pair<int, Value>> placeBehind(const Portfolio& portfolio, Entity entity, qint64 record)
{
    const Tree tree(portfolio, entity);
    if (!tree.parentField() || !tree.contains(record)) return {};
    std::vector<std::pair<int, Value>> out;
    const EntityInfo& info = infoOf(entity);
    if (const qint64 group = tree.groupOf(record)) out.emplace_back(info.groupField, group);
    if (const qint64 parent = tree.parentOf(record)) out.emplace_back(tree.indexOf(*tree.parentField()), parent);
    if (tree.rankField()) {
        const QString rank = tree.rankOf(record);
        out.emplace_back(tree.indexOf(*tree.rankField()), rankBetween(rank, tree.nextRank(record, rank)));
    }
    return out;
}

} // namespace gantry
