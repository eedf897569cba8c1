#include "ui/models/row_sums.h"

#include "core/model/currencies.h"

namespace gantry {
namespace {

/// What decides the currency of a record, by its id.
qint64 ownerOf(const Portfolio& portfolio, RecordKey record)
{
    if (record.entity == entityOf<Node>()) return record.id;
    if (const ContractId contract = contractOf(portfolio, record)) return contract.value;
    return projectOf(portfolio, record).value;
}

qint64 dayOf(const WorkUnits& units) { return units.day.seconds * 2 + units.elapsed; }

} // namespace

/// A column read once.
struct RowSums::Figures {
    bool real = false;
    std::vector<qint64> whole; // by record
    std::vector<double> reals;
    std::vector<qint16> unit; // place in `units`; -1: the record holds nothing
    QStringList units;
    std::vector<qint32> above; // by record: where the record stands that it lies in; -1: nowhere here. Empty: that does not matter

    Subtotal sum(std::size_t first, std::size_t last, const std::vector<qint64>& records) const
    {
        Subtotal out;
        qint64 total = 0;
        double realTotal = 0;
        std::vector<qint16> seen;
        for (std::size_t i = first; i < last; ++i) {
            if (unit[i] < 0 || liesInOther(i, first, last)) continue;
            if (seen.empty() || (seen.back() != unit[i] && std::ranges::find(seen, unit[i]) == seen.end())) seen.push_back(unit[i]);
            if (!out.record) out.record = records[i];
            if (real)
                realTotal += reals[i];
            else if (__builtin_add_overflow(total, whole[i], &total))
                out.answer = Subtotal::Answer::TooLarge;
        }
        if (seen.empty() || out.answer == Subtotal::Answer::TooLarge) return out;
        out.answer = seen.size() > 1 ? Subtotal::Answer::SeveralUnits : Subtotal::Answer::Sum;
        if (seen.size() > 1)
            for (const qint16 each : seen) out.units << units[each];
        else
            out.sum = real ? Value(realTotal) : Value(total);
        return out;
    }
    bool liesInOther(std::size_t place, std::size_t first, std::size_t last) const
    {
        if (above.empty()) return false;
        int steps = 0; // a loop of parents, which a file may bring
        for (qint32 at = above[place]; at >= 0 && steps < 1000; at = above[std::size_t(at)], ++steps)
            if (std::size_t(at) >= first && std::size_t(at) < last && unit[std::size_t(at)] >= 0) return true;
        return false;
    }
};

RowSums::RowSums(const CellSource& source, Entity entity, const Field* above)
    : m_source(source)
    , m_entity(entity)
    , m_above(above)
{
}

const Subtotal& RowSums::of(int column, const std::vector<qint64>& records, const RowGroups& groups, int group)
{
    auto known = m_sums.find(column);
    if (known == m_sums.end()) known = m_sums.insert(column, sumsOf(m_source.columnAt(column), records, groups));
    return (*known)[std::size_t(group + 1)];
}

QString RowSums::unitOf(const Column& column, qint64 record) const
{
    const Portfolio& portfolio = m_source.portfolio();
    const RecordKey key{m_entity, record};
    if (column.kind == Kind::Money) {
        const Node* root = portfolio.root();
        const bool ofPortfolio = column.measure && m_entity == entityOf<Node>(); // a node's figures are told in one currency
        return ofPortfolio ? (root ? root->currency : QString()) : currencyOf(portfolio, key);
    }
    const WorkUnits units = m_source.unitsOf(key, column);
    return QObject::tr("days of %1 h%2").arg(double(units.day.seconds) / 3600).arg(units.elapsed ? QObject::tr(", elapsed") : QString());
}

std::vector<Subtotal> RowSums::sumsOf(const Column& column, const std::vector<qint64>& records, const RowGroups& groups) const
{
    const Portfolio& portfolio = m_source.portfolio();
    Figures f;
    f.real = column.kind == Kind::Real;
    (f.real ? f.reals.resize(records.size()) : f.whole.resize(records.size()));
    f.unit.assign(records.size(), -1);
    const bool money = column.kind == Kind::Money, units = money || column.kind == Kind::Work;
    QHash<qint64, qint16> known; // money of one contract or project is in one currency; days of one length are alike
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Value value = column.value(records[i]);
        if (isAbsent(value)) continue;
        if (const double* d = std::get_if<double>(&value))
            f.reals[i] = *d;
        else
            f.whole[i] = intOf(value);
        f.unit[i] = 0;
        if (!units) continue;
        const qint64 kin = money ? ownerOf(portfolio, {m_entity, records[i]}) : dayOf(m_source.unitsOf({m_entity, records[i]}, column));
        if (const auto it = known.constFind(kin); it != known.cend()) {
            f.unit[i] = *it;
            continue;
        }
        const QString unit = unitOf(column, records[i]);
        if (!f.units.contains(unit)) f.units << unit;
        f.unit[i] = qint16(std::min<qsizetype>(f.units.indexOf(unit), std::numeric_limits<qint16>::max()));
        known.insert(kin, f.unit[i]);
    }
    if (column.measure && m_above) {
        QHash<qint64, qint32> places;
        for (std::size_t i = 0; i < records.size(); ++i) places.insert(records[i], qint32(i));
        f.above.reserve(records.size());
        for (const qint64 id : records) f.above.push_back(places.value(intOf(portfolio.cell(m_entity, id, *m_above)), -1));
    }
    std::vector<Subtotal> out;
    out.reserve(groups.all().size() + 1);
    out.push_back(f.sum(0, records.size(), records));
    if (groups.active())
        for (const RowGroup& group : groups.all()) out.push_back(f.sum(group.first, group.last, records));
    return out;
}

} // namespace gantry
