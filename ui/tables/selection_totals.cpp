#include "ui/tables/selection_totals.h"

namespace gantry {
namespace {

constexpr std::size_t cellsAtMost = 2'000'000; // past that a figure in the status bar is not worth the wait

/// Figures of one kind, as they come.
struct Sum {
    qint64 row = 0; // the first of them, for how it reads
    int column = -1;
    Kind kind = Kind::Int;
    qint64 count = 0, whole = 0, least = 0, most = 0;
    double real = 0, realLeast = 0, realMost = 0;
    bool fits = true, alike = true; // no overflow; one kind
    QStringList units{};

    void add(qint64 ofRow, int ofColumn, const CellFigure& figure)
    {
        if (column < 0) row = ofRow, column = ofColumn, kind = figure.kind;
        alike = alike && figure.kind == kind;
        if (!units.contains(figure.unit)) units << figure.unit;
        if (const qint64* n = std::get_if<qint64>(&figure.value)) {
            fits = fits && !__builtin_add_overflow(whole, *n, &whole);
            least = count ? std::min(least, *n) : *n;
            most = count ? std::max(most, *n) : *n;
        } else if (const double* d = std::get_if<double>(&figure.value)) {
            real += *d;
            realLeast = count ? std::min(realLeast, *d) : *d;
            realMost = count ? std::max(realMost, *d) : *d;
        } else {
            return;
        }
        ++count;
    }
    QString text(const CellGrid& grid, qint64 n, double d) const
    {
        return grid.figureText(row, column, kind == Kind::Real ? Value(d) : Value(n));
    }
    /// Half away from zero.
    qint64 average() const { return (whole >= 0 ? whole + count / 2 : whole - count / 2) / count; }
};

void describe(QStringList& parts, const CellGrid& grid, const Sum& sum)
{
    if (sum.count == 1) {
        parts << QObject::tr("%1: %2").arg(grid.headerOf(sum.column), sum.text(grid, sum.whole, sum.real));
        return;
    }
    if (sum.count == 0 || !sum.alike) return;
    parts << QObject::tr("Count %1").arg(QLocale().toString(sum.count));
    if (sum.units.size() > 1) {
        if (sum.kind == Kind::Money) {
            QStringList currencies = sum.units;
            for (QString& each : currencies)
                if (each.isEmpty()) each = QObject::tr("none given");
            parts << QObject::tr("several currencies, not added up: %1").arg(currencies.join(QStringLiteral(", ")));
        }
        return;
    }
    if (!sum.fits) return;
    parts << QObject::tr("Sum %1").arg(sum.text(grid, sum.whole, sum.real));
    parts << QObject::tr("Average %1").arg(sum.text(grid, sum.average(), sum.real / double(sum.count)));
    parts << QObject::tr("%1 to %2").arg(sum.text(grid, sum.least, sum.realLeast), sum.text(grid, sum.most, sum.realMost));
}

void describeDays(QStringList& parts, const CellGrid& grid, const Sum& days)
{
    if (days.count < 2 || !days.alike) return;
    const qint64 unit = days.kind == Kind::DateTime ? secondsPerDay : 1;
    const auto day = [unit](qint64 n) { return (n - ((n % unit) + unit) % unit) / unit; };
    parts << QObject::tr("%1 to %2, %3 days")
                 .arg(days.text(grid, days.least, 0), days.text(grid, days.most, 0), QLocale().toString(day(days.most) - day(days.least)));
}

} // namespace

QString selectionTotals(CellGrid& grid, const std::vector<CellBlock>& blocks)
{
    QSet<qint64> rows;
    std::size_t cells = 0;
    Sum figures, days;
    for (const CellBlock& block : blocks) cells += block.cells();
    for (const CellBlock& block : blocks) {
        for (qint64 row : block.records) {
            rows.insert(row);
            if (cells > cellsAtMost) continue;
            for (int column : block.columns)
                if (const auto figure = grid.figure(row, column))
                    (figure->kind == Kind::Date || figure->kind == Kind::DateTime ? days : figures).add(row, column, *figure);
        }
    }
    if (rows.isEmpty()) return {};
    const QLocale locale;
    QStringList parts;
    parts << QObject::tr("%1 of %2 %3 selected").arg(locale.toString(rows.size()), locale.toString(grid.total()), grid.rowsCalled());
    if (cells > 1 && rows.size() != qsizetype(cells)) parts << QObject::tr("%1 cells").arg(locale.toString(qulonglong(cells)));
    describe(parts, grid, figures);
    describeDays(parts, grid, days);
    return parts.join(QStringLiteral("   "));
}

} // namespace gantry
