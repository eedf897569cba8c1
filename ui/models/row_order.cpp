#include "ui/models/row_order.h"

#include "ui/models/text_order.h"

#include <bit>

namespace gantry {
namespace {

qint64 ordered(double d)
{
    const qint64 bits = std::bit_cast<qint64>(d);
    return bits < 0 ? std::numeric_limits<qint64>::min() - bits : bits;
}

/// Rows with a parent and a rank: parents first, siblings by rank, projects one after the other in the order of the tree.
std::vector<qint64> outline(
    const Portfolio& portfolio, const EntityInfo& info, const std::vector<qint64>& ids, const Field* parent, const Field& rank)
{
    struct Row {
        QString rank;
        qint64 id = 0;
    };
    const TableBase& table = portfolio.table(info.entity);
    const Field* group = info.groupField >= 0 ? &info.fields[std::size_t(info.groupField)] : nullptr;
    const QSet<qint64> present(ids.begin(), ids.end());
    QHash<std::pair<qint64, qint64>, std::vector<Row>> children; // (group, parent) -> rows
    std::vector<qint64> groups;
    QSet<qint64> known;
    for (qint64 id : ids) {
        const void* row = table.find(id);
        if (!row) continue;
        const qint64 owner = group ? intOf(group->get(row)) : 0;
        const qint64 above = parent ? intOf(parent->get(row)) : 0;
        children[{owner, present.contains(above) ? above : 0}].push_back({textOf(rank.get(row)), id});
        if (!known.contains(owner)) {
            known.insert(owner);
            groups.push_back(owner);
        }
    }
    if (group && group->target == "node" && portfolio.root()) {
        QHash<qint64, int> places;
        for (NodeId project : portfolio.projectsUnder(portfolio.root()->id)) places.insert(project.value, int(places.size()));
        std::ranges::stable_sort(groups, {}, [&](qint64 g) { return places.value(g, -1); });
    }
    for (auto& rows : children)
        std::ranges::sort(rows, [](const Row& a, const Row& b) { return a.rank != b.rank ? a.rank < b.rank : a.id < b.id; });
    std::vector<qint64> out;
    out.reserve(ids.size());
    for (qint64 owner : groups) {
        std::vector<qint64> open{0};
        while (!open.empty()) {
            const qint64 at = open.back();
            open.pop_back();
            if (at) out.push_back(at);
            const auto below = children.constFind({owner, at});
            if (below == children.cend()) continue;
            for (auto it = below->rbegin(); it != below->rend(); ++it) open.push_back(it->id);
        }
    }
    if (out.size() == ids.size()) return out;
    const QSet<qint64> placed(out.begin(), out.end()); // a loop of parents, which a file may bring, must not hide its rows
    for (qint64 id : ids)
        if (!placed.contains(id)) out.push_back(id);
    return out;
}

constexpr qint64 absent = noText; // behind every figure

/// For each id a figure that orders it by the column's typed value.
std::vector<qint64> orderBy(const Portfolio& portfolio, const Column& column, const std::vector<qint64>& ids)
{
    if (column.kind == Kind::Text || column.kind == Kind::Shifts) {
        std::vector<QString> texts(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) texts[i] = textOf(column.value(ids[i]));
        return orderOfTexts(texts);
    }
    std::vector<qint64> out(ids.size(), absent);
    if (column.kind == Kind::Id) { // many rows, few records that they refer to
        const auto target = targetEntity(column.format);
        std::vector<QString> titles;
        QHash<qint64, qsizetype> places;
        std::vector<qsizetype> placeOf(ids.size(), -1);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Value value = column.value(ids[i]);
            if (isAbsent(value)) continue;
            const auto known = places.constFind(intOf(value));
            placeOf[i] = known != places.cend() ? *known : qsizetype(titles.size());
            if (known != places.cend()) continue;
            places.insert(intOf(value), placeOf[i]);
            titles.push_back(target ? portfolio.titleOf(*target, intOf(value)) : displayText(portfolio, column.format, value));
        }
        const std::vector<qint64> order = orderOfTexts(titles);
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (placeOf[i] >= 0) out[i] = order[std::size_t(placeOf[i])];
        return out;
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Value value = column.value(ids[i]);
        if (const qint64* n = std::get_if<qint64>(&value))
            out[i] = *n;
        else if (const double* d = std::get_if<double>(&value))
            out[i] = ordered(*d);
        else if (const QString* word = std::get_if<QString>(&value)) {
            const auto& words = column.format.words;
            out[i] = std::ranges::find_if(words, [&](std::string_view w) { return *word == QLatin1String(w.data(), qsizetype(w.size())); })
                - words.begin();
        }
    }
    return out;
}

} // namespace

std::vector<quint32> sortedBy(
    const Portfolio& portfolio, const std::vector<OrderKey>& keys, const std::vector<qint64>& ids, std::vector<qint64> before)
{
    std::vector<std::vector<qint64>> orders;
    if (!before.empty()) orders.push_back(std::move(before));
    for (const OrderKey& key : keys) {
        orders.push_back(orderBy(portfolio, *key.column, ids));
        if (key.order == Qt::DescendingOrder)
            for (qint64& figure : orders.back())
                if (figure != absent) figure = ~figure;
    }
    struct Row {
        qint64 first;
        quint32 place;
    };
    std::vector<Row> rows(ids.size());
    for (quint32 i = 0; i < ids.size(); ++i) rows[i] = {orders.empty() ? 0 : orders.front()[i], i};
    std::ranges::sort(rows, [&](const Row& a, const Row& b) {
        if (a.first != b.first) return a.first < b.first;
        for (std::size_t k = 1; k < orders.size(); ++k)
            if (orders[k][a.place] != orders[k][b.place]) return orders[k][a.place] < orders[k][b.place];
        return a.place < b.place;
    });
    std::vector<quint32> out;
    out.reserve(ids.size());
    for (const Row& row : rows) out.push_back(row.place);
    return out;
}

std::vector<qint64> naturalOrder(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids)
{
    const EntityInfo& info = infoOf(entity);
    std::ranges::sort(ids);
    if (const Field* rank = info.find(u"rank")) return outline(portfolio, info, ids, info.find(u"parent_id"), *rank);
    // The code of an account says where it stands; the number of a person only when she came.
    const Field* code = info.parentField() ? info.find(u"code") : nullptr;
    const Field* number = code ? code : info.numberField();
    if (!number) return ids;
    const Column column = fieldColumn(portfolio, entity, *number);
    std::vector<qint64> out;
    out.reserve(ids.size());
    for (const quint32 place : sortedBy(portfolio, {{&column, Qt::AscendingOrder}}, ids)) out.push_back(ids[place]);
    return out;
}

} // namespace gantry
