#include "ui/models/row_groups.h"

#include <bit>

namespace gantry {
namespace {

/// The day that a group of days goes by: the first of their month.
Value monthOf(Kind kind, const Value& value)
{
    if (isAbsent(value)) return value;
    const qint64 n = intOf(value);
    const QDate day = kind == Kind::Date ? QDate::fromJulianDay(n)
        : kind == Kind::DateTime         ? dateOf({n})
                                         : QDateTime::fromMSecsSinceEpoch(n).date();
    return Value(QDate(day.year(), day.month(), 1).toJulianDay());
}

/// Each record's place among the distinct values of a column, and these values.
struct Parted {
    std::vector<quint32> places; // by record
    std::vector<Value> values;
    std::vector<qint64> examples; // by value: a record that holds it
};

Parted parted(const Column& column, const std::vector<qint64>& ids)
{
    Parted out;
    out.places.reserve(ids.size());
    QHash<qint64, quint32> numbers;
    QHash<QString, quint32> words;
    std::optional<quint32> nothing;
    const bool months = RowGroups::byMonth(column);
    const auto placed = [&out](auto& known, const auto& key) {
        const auto it = known.constFind(key);
        return it != known.cend() ? *it : *known.insert(key, quint32(out.values.size()));
    };
    for (const qint64 id : ids) {
        Value value = column.value(id);
        if (months) value = monthOf(column.kind, value);
        const auto next = quint32(out.values.size());
        quint32 place = next;
        if (const QString* word = std::get_if<QString>(&value); word && !word->isEmpty())
            place = placed(words, *word);
        else if (const qint64* n = std::get_if<qint64>(&value))
            place = placed(numbers, *n);
        else if (const double* d = std::get_if<double>(&value))
            place = placed(numbers, std::bit_cast<qint64>(*d));
        else
            place = nothing ? *nothing : *(nothing = next);
        if (place == next) {
            out.values.push_back(std::move(value));
            out.examples.push_back(id);
        }
        out.places.push_back(place);
    }
    return out;
}

} // namespace

void RowGroups::setColumns(std::vector<int> columns)
{
    if (columns.size() > levelsAtMost) columns.resize(levelsAtMost);
    m_columns = std::move(columns);
    m_values.clear();
    m_groups.clear();
    m_records.clear();
    setAllOpen(true);
}

std::vector<qint64> RowGroups::figures(
    const Portfolio& portfolio, const std::vector<Column>& columns, const std::vector<qint64>& ids, const std::vector<OrderKey>& keys)
{
    std::vector<qint64> out(ids.size(), 0);
    m_values.clear();
    for (const int c : m_columns) {
        const Column& column = columns[std::size_t(c)];
        const auto key = std::ranges::find(keys, &column, &OrderKey::column);
        const Parted parts = parted(column, ids);
        // Few values stand for many records: they are put into order through a record that holds each.
        const auto order = sortedBy(portfolio, {{&column, key == keys.end() ? Qt::AscendingOrder : key->order}}, parts.examples);
        std::vector<quint32> rank(order.size());
        std::vector<Value>& values = m_values.emplace_back();
        for (quint32 i = 0; i < order.size(); ++i) {
            rank[order[i]] = i;
            values.push_back(parts.values[order[i]]);
        }
        for (std::size_t i = 0; i < ids.size(); ++i) out[i] = out[i] * qint64(values.size()) + qint64(rank[parts.places[i]]);
    }
    return out;
}

void RowGroups::part(std::vector<qint64> records, const std::vector<qint64>& figures)
{
    m_records = std::move(records);
    m_groups.clear();
    const std::size_t levels = m_columns.size();
    std::vector<qint64> below(levels, 1); // how many figures a group of each level spans
    for (std::size_t level = levels; level-- > 1;) below[level - 1] = below[level] * qint64(m_values[level].size());
    std::vector<int> open(levels, -1);
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        std::size_t level = 0; // the outermost that another group begins on
        if (i > 0)
            while (level < levels && figures[i] / below[level] == figures[i - 1] / below[level]) ++level;
        for (; level < levels; ++level) {
            const auto place = std::size_t(figures[i] / below[level] % qint64(m_values[level].size()));
            open[level] = int(m_groups.size());
            m_groups.push_back({int(level), level ? open[level - 1] : -1, m_values[level][place], i, i});
        }
        for (const int group : open) m_groups[std::size_t(group)].last = i + 1;
    }
}

std::vector<qint64> RowGroups::rows() const
{
    std::vector<qint64> out;
    out.reserve(m_records.size() + m_groups.size());
    std::size_t folded = 0; // records before this place are folded away
    for (int g = 0; g < int(m_groups.size()); ++g) {
        const RowGroup& group = m_groups[std::size_t(g)];
        if (group.level > 0 && group.first < folded) continue;
        out.push_back(headOf(g));
        if (m_others.isEmpty() ? m_allFolded : !isOpen(g))
            folded = group.last;
        else if (std::size_t(group.level) + 1 == m_columns.size())
            out.insert(out.end(), m_records.begin() + qsizetype(group.first), m_records.begin() + qsizetype(group.last));
    }
    return out;
}

void RowGroups::setOpen(int group, bool open)
{
    const QString path = pathOf(group);
    if (open == m_allFolded)
        m_others.insert(path);
    else
        m_others.remove(path);
}

void RowGroups::setAllOpen(bool open)
{
    m_allFolded = !open;
    m_others.clear();
}

bool RowGroups::open(qint64 record)
{
    bool moved = false;
    for (int group = groupHolding(record); group >= 0; group = m_groups[std::size_t(group)].above) {
        if (isOpen(group)) continue;
        setOpen(group, true);
        moved = true;
    }
    return moved;
}

int RowGroups::groupHolding(qint64 record) const
{
    const auto at = std::ranges::find(m_records, record);
    if (at == m_records.end()) return -1;
    const auto place = std::size_t(at - m_records.begin());
    // The last head that stands before a record is that of its innermost group.
    const auto behind = std::ranges::upper_bound(m_groups, place, {}, &RowGroup::first);
    return int(behind - m_groups.begin()) - 1;
}

QString RowGroups::pathOf(int group) const
{
    QString path;
    for (; group >= 0; group = m_groups[std::size_t(group)].above) {
        const Value& value = m_groups[std::size_t(group)].value;
        if (const QString* word = std::get_if<QString>(&value))
            path += u'"' + *word;
        else if (const double* real = std::get_if<double>(&value))
            path += QString::number(std::bit_cast<qint64>(*real));
        else if (!isAbsent(value))
            path += QString::number(intOf(value));
        path += QChar(0x1f); // parts the levels
    }
    return path;
}

} // namespace gantry
