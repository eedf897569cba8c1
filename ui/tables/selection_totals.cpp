#include "ui/tables/selection_totals.h"

namespace gantry {
namespace {

constexpr std::size_t cellsAtMost = 2'000'000; // past that a figure in the status bar is not worth the wait

QString currencyOf(const Portfolio& portfolio, RecordKey record)
{
    const NodeId project = record.entity == entityOf<Node>() ? NodeId{record.id} : projectOf(portfolio, record);
    const Node* node = portfolio.find(project);
    return node ? node->currency : QString();
}

/// Figures of one kind, as they come.
struct Sum {
    const Column* column = nullptr;
    RecordKey first{};
    qint64 count = 0, whole = 0, least = 0, most = 0;
    double real = 0, realLeast = 0, realMost = 0;
    bool fits = true, alike = true; // no overflow; one kind, one currency, one length of a day

    void add(const RecordTableModel& model, const Column& c, qint64 id, const QString& currency)
    {
        const Value value = c.value(id);
        const qint64* n = std::get_if<qint64>(&value);
        const double* d = std::get_if<double>(&value);
        if (!n && !d) return;
        if (!column) {
            column = &c;
            first = {model.entity(), id};
            m_currency = currency;
            m_units = model.unitsOf(first, c);
        }
        alike = alike && c.kind == column->kind && (c.kind != Kind::Money || currency == m_currency)
            && (c.kind != Kind::Work || sameLength(model.unitsOf({model.entity(), id}, c)));
        if (n) {
            fits = fits && !__builtin_add_overflow(whole, *n, &whole);
            least = count ? std::min(least, *n) : *n;
            most = count ? std::max(most, *n) : *n;
        } else {
            real += *d;
            realLeast = count ? std::min(realLeast, *d) : *d;
            realMost = count ? std::max(realMost, *d) : *d;
        }
        ++count;
    }
    QString text(const RecordTableModel& model, qint64 n, double d) const
    {
        return model.textOf(first, *column, column->kind == Kind::Real ? Value(d) : Value(n));
    }

private:
    bool sameLength(const WorkUnits& units) const { return units.day == m_units.day && units.elapsed == m_units.elapsed; }
    QString m_currency;
    WorkUnits m_units;
};

} // namespace

QString selectionTotals(const RecordTableModel& model, const std::vector<CellBlock>& blocks)
{
    QSet<qint64> records;
    std::size_t cells = 0;
    Sum sum;
    for (const CellBlock& block : blocks) cells += block.cells();
    const bool add = cells <= cellsAtMost;
    for (const CellBlock& block : blocks) {
        for (qint64 id : block.records) {
            records.insert(id);
            QString currency;
            bool known = false;
            for (int c : block.columns) {
                const Column& column = model.columnAt(c);
                if (!add || !column.summable()) continue;
                if (column.kind == Kind::Money && !known) {
                    currency = currencyOf(model.portfolio(), {model.entity(), id});
                    known = true;
                }
                sum.add(model, column, id, currency);
            }
        }
    }
    if (records.isEmpty()) return {};
    const QLocale locale;
    QStringList parts;
    const QString plural = infoOf(model.entity()).pluralText().toLower();
    parts << QObject::tr("%1 of %2 %3 selected").arg(locale.toString(records.size()), locale.toString(model.total()), plural);
    if (cells > 1 && records.size() != qsizetype(cells)) parts << QObject::tr("%1 cells").arg(locale.toString(qulonglong(cells)));
    if (sum.count == 1) parts << QObject::tr("%1: %2").arg(sum.column->title, sum.text(model, sum.whole, sum.real));
    if (sum.count > 1 && sum.alike && sum.fits) {
        const qint64 average = (sum.whole >= 0 ? sum.whole + sum.count / 2 : sum.whole - sum.count / 2) / sum.count;
        parts << QObject::tr("Sum %1").arg(sum.text(model, sum.whole, sum.real));
        parts << QObject::tr("Average %1").arg(sum.text(model, average, sum.real / double(sum.count)));
        parts << QObject::tr("%1 to %2").arg(sum.text(model, sum.least, sum.realLeast), sum.text(model, sum.most, sum.realMost));
    } else if (sum.count > 1 && sum.fits && sum.column->kind == Kind::Money) {
        parts << QObject::tr("several currencies");
    }
    return parts.join(QStringLiteral("   "));
}

} // namespace gantry
