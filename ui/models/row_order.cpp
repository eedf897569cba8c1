#include "ui/models/row_order.h"

#include <QCollator>
#include <bit>
#include <numeric>

namespace gantry {
namespace {

/// Places of texts in the order of people: one collation key each, not one for every comparison.
std::vector<std::optional<qint64>> orderOfTexts(const std::vector<QString>& texts)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QHash<QString, qint64> places;
    std::vector<std::pair<QCollatorSortKey, QString>> distinct;
    for (const QString& text : texts) {
        if (text.isEmpty() || places.contains(text)) continue;
        places.insert(text, 0);
        distinct.emplace_back(collator.sortKey(text), text);
    }
    std::ranges::sort(distinct, [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
    qint64 place = 0;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (i > 0 && distinct[i - 1].first.compare(distinct[i].first) != 0) ++place;
        places[distinct[i].second] = place;
    }
    std::vector<std::optional<qint64>> out(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!texts[i].isEmpty()) out[i] = places.value(texts[i]);
    return out;
}

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

} // namespace

std::vector<std::optional<qint64>> orderBy(const Portfolio& portfolio, const Column& column, const std::vector<qint64>& ids)
{
    std::vector<std::optional<qint64>> out(ids.size());
    const auto target = column.kind == Kind::Id ? targetEntity(column.format) : std::nullopt;
    if (column.kind == Kind::Text || column.kind == Kind::Id || column.kind == Kind::Shifts) {
        std::vector<QString> texts(ids.size());
        QHash<qint64, QString> titles;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Value value = column.value(ids[i]);
            if (isAbsent(value)) continue;
            if (column.kind != Kind::Id) {
                texts[i] = textOf(value);
                continue;
            }
            QString& title = titles[intOf(value)];
            if (title.isEmpty()) title = target ? portfolio.titleOf(*target, intOf(value)) : displayText(portfolio, column.format, value);
            texts[i] = title;
        }
        return orderOfTexts(texts);
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

std::vector<qint64> naturalOrder(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids)
{
    const EntityInfo& info = infoOf(entity);
    std::ranges::sort(ids);
    if (const Field* rank = info.find(u"rank")) return outline(portfolio, info, ids, info.find(u"parent_id"), *rank);
    const auto number = std::ranges::find_if(info.fields, [](const Field& f) { return f.is(Number); });
    if (number == info.fields.end()) return ids;
    const auto order = orderBy(portfolio, fieldColumn(portfolio, entity, *number), ids);
    std::vector<std::size_t> places(ids.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    std::ranges::stable_sort(places,
        [&](std::size_t a, std::size_t b) { return order[a] && order[b] ? *order[a] < *order[b] : order[a].has_value() && !order[b]; });
    std::vector<qint64> out;
    out.reserve(ids.size());
    for (std::size_t place : places) out.push_back(ids[place]);
    return out;
}

} // namespace gantry
