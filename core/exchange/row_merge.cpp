#include "core/exchange/row_merge.h"

#include "core/base/rank.h"

#include <QSet>
#include <map>
#include <numeric>

namespace gantry {

ImportBase::ImportBase(std::vector<Change> rows)
    : m_rows(std::move(rows))
{
    m_places.reserve(qsizetype(m_rows.size()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) m_places.insert(m_rows[i].id, i);
}

const Change* ImportBase::find(qint64 id) const
{
    const auto it = m_places.constFind(id);
    return it == m_places.cend() ? nullptr : &m_rows[*it];
}

struct RowMerge::Merging {
    const RowsToMerge& kind;
    const EntityInfo& info;
    const TableBase& table;
    const Field* number;
    int rankField, parentField;
    std::vector<qint64> locals; // of each row, before it gets its id
    std::vector<qint64> found; // the row here that each one is, or 0
    std::vector<char> out; // rows that have no place here
    QSet<qint64> left; // rows here that nothing of the source is
};

namespace {

QString titleOfRow(const EntityInfo& info, const void* row)
{
    for (const Field& field : info.fields)
        if (field.is(Title))
            if (const QString title = textOf(field.get(row)); !title.isEmpty()) return title;
    return info.labelText();
}

Value baseValue(const EntityInfo& info, const Change& base, quint16 field)
{
    const auto cell = std::ranges::find(base.cells, field, &Cell::field);
    return cell == base.cells.end() ? defaultsOf(info.entity)[field] : cell->after;
}

/// What the values of `fields` come to; empty where the first says nothing.
template <class ValueOf> QString keyText(const std::vector<quint16>& fields, ValueOf&& valueOf)
{
    QString key;
    for (quint16 f : fields) {
        const Value v = valueOf(f);
        if (isAbsent(v) && f == fields.front()) return {};
        if (const qint64* n = std::get_if<qint64>(&v))
            key += QString::number(*n);
        else
            key += textOf(v);
        key += QChar(u'\x1f');
    }
    return key;
}
QString keyOf(const EntityInfo& info, const void* row, const std::vector<quint16>& fields)
{
    return keyText(fields, [&](quint16 f) { return info.fields[f].get(row); });
}

QString keyOf(const EntityInfo& info, const Change& base, const std::vector<quint16>& fields)
{
    return keyText(fields, [&](quint16 f) { return baseValue(info, base, f); });
}

/// Places of a longest rising run: what may keep its rank while the rest moves around it.
std::vector<char> longestRising(const std::vector<int>& order)
{
    std::vector<int> tails, before(order.size(), -1);
    for (int i = 0; i < int(order.size()); ++i) {
        const auto at = std::ranges::lower_bound(tails, order[std::size_t(i)], {}, [&](int t) { return order[std::size_t(t)]; });
        if (at != tails.begin()) before[std::size_t(i)] = *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<char> kept(order.size(), 0);
    for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = before[std::size_t(i)]) kept[std::size_t(i)] = 1;
    return kept;
}

} // namespace

RowMerge::RowMerge(const Place& place, IdMap& map, ImportBase base, ImportedProject& told)
    : m_place(place)
    , m_map(map)
    , m_base(std::move(base))
    , m_told(told)
{
}

void RowMerge::merge(const RowsToMerge& kind)
{
    const EntityInfo& info = infoOf(kind.entity);
    Merging m{.kind = kind,
        .info = info,
        .table = m_place.portfolio.table(kind.entity),
        .number = info.numberField(),
        .rankField = info.indexOf(u"rank"),
        .parentField = -1,
        .locals = {},
        .found = std::vector<qint64>(kind.rows.size(), 0),
        .out = std::vector<char>(kind.rows.size(), 0),
        .left = QSet<qint64>(kind.among.begin(), kind.among.end())};
    for (std::size_t f = 1; f < info.fields.size(); ++f)
        if (info.fields[f].target == info.words.key) m.parentField = int(f);
    if (kind.entity == entityOf<Node>()) m.rankField = m.parentField = -1; // where a project lies is decided here
    for (std::size_t i = 0; i < kind.rows.size(); ++i) {
        m.locals.push_back(intOf(info.fields[0].get(kind.rows[i])));
        if (translate(info, kind.rows[i], false)) continue;
        m.out[i] = 1;
        m_placeless.emplace_back(kind.entity, titleOfRow(info, kind.rows[i]));
    }
    match(m);
    dropRemovedHere(m);
    for (std::size_t i = 0; i < kind.rows.size(); ++i) {
        if (m.out[i]) continue;
        const qint64 id = m.found[i] ? m.found[i] : kind.id ? kind.id : m_place.ids.next();
        info.fields[0].set(kind.rows[i], id);
        m_map.set(m.locals[i], id);
    }
    putUnderParents(m);
    if (m.rankField > 0) rank(m);
    for (std::size_t i = 0; i < kind.rows.size(); ++i) {
        if (m.out[i]) continue;
        if (m.found[i])
            update(m, kind.rows[i], m.found[i]);
        else
            insert(m, kind.rows[i]);
    }
    settleLeft(m);
}

/// Puts portfolio ids for local ones. False where a reference that the row requires has no place here.
bool RowMerge::translate(const EntityInfo& info, void* row, bool ownKind) const
{
    for (std::size_t f = 1; f < info.fields.size(); ++f) {
        const Field& field = info.fields[f];
        if (field.target.empty() || (field.target == info.words.key) != ownKind) continue;
        const qint64 local = intOf(field.get(row));
        const qint64 id = field.target == "node" ? m_place.project.value : m_map.of(local);
        if (!field.set(row, id ? Value(id) : Value())) return false;
        if (!id && (field.is(Required) || (local && field.target == "*"))) return false;
    }
    return true;
}

void RowMerge::match(Merging& m)
{
    if (m.kind.id && m.table.contains(m.kind.id)) m.found.front() = m.kind.id;
    for (const auto& key : m.kind.keys) {
        if (m.left.isEmpty()) return;
        QHash<QString, QList<qint64>> here;
        for (qint64 id : m.kind.among)
            if (m.left.contains(id))
                if (const QString k = keyOf(m.info, m.table.find(id), key); !k.isEmpty()) here[k].append(id);
        for (std::size_t i = 0; i < m.kind.rows.size(); ++i) {
            if (m.found[i] || m.out[i]) continue;
            const auto it = here.find(keyOf(m.info, m.kind.rows[i], key));
            if (it == here.end() || it->isEmpty()) continue;
            m.found[i] = it->takeFirst();
            m.left.remove(m.found[i]);
        }
    }
}

/// A row that an earlier import brought and somebody removed here does not come back.
void RowMerge::dropRemovedHere(Merging& m)
{
    if (!m_base.known() || m.kind.keys.empty()) return;
    QHash<QString, const Change*> removed;
    const auto& key = m.kind.keys.front();
    for (const Change& base : m_base.rows()) {
        if (base.entity != m.kind.entity || m.table.contains(base.id)) continue;
        if (const QString k = keyOf(m.info, base, key); !k.isEmpty()) removed.insert(k, &base);
    }
    for (std::size_t i = 0; i < m.kind.rows.size() && !removed.isEmpty(); ++i) {
        if (m.found[i] || m.out[i]) continue;
        const auto it = removed.constFind(keyOf(m.info, m.kind.rows[i], key));
        if (it == removed.cend()) continue;
        m.out[i] = 1;
        tell(ImportedRow::RemovedHere, m.info, (*it)->id, titleOfRow(m.info, m.kind.rows[i]));
        m_next.push_back(**it); // so that the import after this one knows it too
    }
}

/// References among rows of one kind; a child whose parent has no place here goes to the nearest row above it that has.
void RowMerge::putUnderParents(Merging& m)
{
    if (m.parentField < 0) return;
    const Field& parent = m.info.fields[std::size_t(m.parentField)];
    QHash<qint64, qint64> above;
    for (std::size_t i = 0; i < m.kind.rows.size(); ++i)
        if (m.out[i]) above.insert(m.locals[i], intOf(parent.get(m.kind.rows[i])));
    for (std::size_t i = 0; i < m.kind.rows.size(); ++i) {
        if (m.out[i]) continue;
        qint64 local = intOf(parent.get(m.kind.rows[i]));
        for (int depth = 0; local && !m_map.of(local) && depth < 1000; ++depth) local = above.value(local);
        parent.set(m.kind.rows[i], local ? Value(local) : Value());
        (void)translate(m.info, m.kind.rows[i], true);
    }
}

/// Siblings take the order of the source. Rows that stand right keep their rank; where somebody moved rows here, their order stays.
void RowMerge::rank(Merging& m)
{
    const Field& rank = m.info.fields[std::size_t(m.rankField)];
    const auto groupOf = [&](const void* row) {
        const qint64 parent = m.parentField > 0 ? intOf(m.info.fields[std::size_t(m.parentField)].get(row)) : 0;
        return std::pair(parent, m.info.groupField > 0 ? intOf(m.info.fields[std::size_t(m.info.groupField)].get(row)) : 0);
    };
    std::map<std::pair<qint64, qint64>, std::vector<std::size_t>> families;
    for (std::size_t i = 0; i < m.kind.rows.size(); ++i)
        if (!m.out[i]) families[groupOf(m.kind.rows[i])].push_back(i);

    for (const auto& [group, members] : families) {
        // Those that stand here under the same parent, with the order in which they stand.
        std::vector<std::pair<std::pair<QString, qint64>, std::size_t>> standing; // (rank, id), place in members
        bool movedHere = false;
        for (std::size_t k = 0; k < members.size(); ++k) {
            const qint64 id = m.found[members[k]];
            const void* mine = id ? m.table.find(id) : nullptr;
            if (!mine || groupOf(mine) != group) continue;
            const Value own = rank.get(mine);
            standing.push_back({{textOf(own), id}, k});
            if (const Change* base = m_base.find(id)) movedHere |= baseValue(m.info, *base, quint16(m.rankField)) != own;
        }
        std::vector<std::size_t> byRank(standing.size());
        std::iota(byRank.begin(), byRank.end(), 0);
        std::ranges::sort(byRank, {}, [&](std::size_t s) { return standing[s].first; });
        std::vector<int> place(standing.size());
        for (std::size_t p = 0; p < byRank.size(); ++p) place[byRank[p]] = int(p);
        const std::vector<char> rising = longestRising(place);
        std::vector<QString> keeps(members.size()); // the rank that a member keeps, or null
        QString highest;
        for (std::size_t s = 0; s < standing.size(); ++s) {
            if (!rising[s] && !movedHere) continue;
            keeps[standing[s].second] = standing[s].first.first;
        }
        std::size_t from = 0;
        while (from < members.size()) { // runs of rows that need a rank, between two that keep theirs
            if (!keeps[from].isNull()) {
                highest = std::max(highest, keeps[from]);
                rank.set(m.kind.rows[members[from]], keeps[from]);
                ++from;
                continue;
            }
            std::size_t to = from;
            while (to < members.size() && keeps[to].isNull()) ++to;
            const QString next = to < members.size() && keeps[to] > highest ? keeps[to] : QString();
            const auto ranks = highest.isEmpty() && next.isEmpty() ? evenRanks(int(to - from)) : rankBlock(highest, next, int(to - from));
            for (std::size_t k = from; k < to; ++k) rank.set(m.kind.rows[members[k]], ranks[k - from]);
            highest = ranks.back();
            from = to;
        }
    }
}

void RowMerge::insert(const Merging& m, void* row)
{
    if (m.number && isAbsent(m.number->get(row))) m.number->set(row, m_place.numbers.next(m.kind.entity));
    const qint64 id = intOf(m.info.fields[0].get(row));
    m_next.push_back(insertOf(m.kind.entity, id, row));
    m_place.build.add(m_next.back());
    ++m_changed[m.kind.entity.index];
    if (m_told.what != ImportedProject::Created) tell(ImportedRow::Added, m.info, id, titleOfRow(m.info, row)); // else all is added
}

void RowMerge::update(const Merging& m, void* row, qint64 id)
{
    const void* mine = m.table.find(id);
    const Change* base = m_base.find(id);
    QStringList changed, kept;
    bool moved = false;
    for (std::size_t f = 1; f < m.info.fields.size(); ++f) {
        const Field& field = m.info.fields[f];
        const Value theirs = field.get(row), own = field.get(mine);
        if (theirs == own) continue;
        if (field.is(Number)) { // numbers are given here
            field.set(row, own);
            continue;
        }
        if (base) {
            const Value was = baseValue(m.info, *base, quint16(f));
            if (was != own) {
                const Value& nothing = defaultsOf(m.kind.entity)[f];
                const bool sourceIsSilent = theirs == nothing && was == nothing;
                if (!sourceIsSilent && int(f) != m.rankField) kept << field.keyText();
                continue;
            }
        }
        m_place.build.update(m_place.portfolio, m.kind.entity, id, field, theirs);
        if (int(f) == m.rankField || int(f) == m.parentField)
            moved = true;
        else
            changed << field.keyText();
    }
    const QString title = titleOfRow(m.info, mine);
    if (!changed.isEmpty()) tell(ImportedRow::Changed, m.info, id, title, changed);
    if (moved) tell(ImportedRow::Moved, m.info, id, title);
    if (!kept.isEmpty()) tell(ImportedRow::KeptHere, m.info, id, title, kept);
    if (!changed.isEmpty() || moved) ++m_changed[m.kind.entity.index];
    // A rank that somebody changed here stays a change until the source's own rank is taken again.
    if (base && m.rankField > 0) {
        const Field& rank = m.info.fields[std::size_t(m.rankField)];
        if (rank.get(row) == rank.get(mine)) rank.set(row, baseValue(m.info, *base, quint16(m.rankField)));
    }
    m_next.push_back(insertOf(m.kind.entity, id, row));
}

/// Rows here that the source does not have: its own of an earlier import go, unless they were edited here; those made here stay.
void RowMerge::settleLeft(Merging& m)
{
    for (qint64 id : m.kind.among) {
        if (!m.left.contains(id)) continue;
        const Change* base = m_base.find(id);
        if (!base) continue;
        const void* mine = m.table.find(id);
        QStringList edited;
        for (std::size_t f = 1; f < m.info.fields.size(); ++f) {
            const Field& field = m.info.fields[f];
            if (field.is(Number) || int(f) == m.rankField) continue;
            if (field.get(mine) != baseValue(m.info, *base, quint16(f))) edited << field.keyText();
        }
        if (edited.isEmpty()) {
            m_gone.push_back({m.kind.entity, id});
            tell(ImportedRow::Removed, m.info, id, titleOfRow(m.info, mine));
        } else
            tell(ImportedRow::KeptHere, m.info, id, titleOfRow(m.info, mine), edited);
    }
}

void RowMerge::tell(ImportedRow::What what, const EntityInfo& info, qint64 id, const QString& title, QStringList fields)
{
    m_told.rows.push_back({what, info.keyText(), title, id, std::move(fields)});
}

} // namespace gantry
