#include "core/exchange/table/cell_reader.h"

#include "core/text/worktimes.h"

#include <cmath>

namespace gantry {
namespace {

constexpr int e8Decimals = 8;

Error notUnderstood(const Field& field, const QString& text, const char* expected)
{
    return {Errc::Invalid, "value.not-understood", {field.labelText(), text, QString::fromUtf8(expected)}};
}
Error wrong(const char* reason, const Field& field, const QString& text) { return {Errc::Invalid, reason, {field.labelText(), text}}; }

bool isFigure(Kind kind)
{
    return kind == Kind::Int || kind == Kind::Money || kind == Kind::Rate || kind == Kind::Quantity || kind == Kind::Percent
        || kind == Kind::Real || kind == Kind::Work;
}
bool isDay(Kind kind) { return kind == Kind::Date || kind == Kind::DateTime; }

/// The decimal times 10^by: "0.455" by 2 is "45.5".
QString shifted(const QString& decimal, int by)
{
    const bool negative = decimal.startsWith(u'-');
    QString digits = negative ? decimal.mid(1) : decimal;
    qsizetype point = digits.indexOf(u'.');
    if (point < 0) point = digits.size();
    digits.remove(u'.');
    point += by;
    if (point < 1) digits.prepend(QString(1 - point, u'0')), point = 1;
    if (point > digits.size()) digits.append(QString(point - digits.size(), u'0'));
    QString out = digits.first(point) + (point < digits.size() ? u'.' + digits.sliced(point) : QString());
    return negative ? u'-' + out : out;
}

qsizetype decimalsOf(const QString& decimal)
{
    const qsizetype point = decimal.indexOf(u'.');
    if (point < 0) return 0;
    qsizetype end = decimal.size();
    while (end > point + 1 && decimal[end - 1] == u'0') --end;
    return end - point - 1;
}

} // namespace

Result<Value> CellReader::read(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const
{
    if (cell.what == TableCell::Fault) return wrong(cell.reason, field, cell.text);
    if (column.canonical) {
        const QString text = field.kind == Kind::Text ? cell.text : cell.text.trimmed();
        if (text.isEmpty()) return Value();
        auto value = parseCanonical(field, text);
        // An amount in cents must not be taken for one in whole units, nor seconds for days.
        if (value || field.kind == Kind::Money || field.kind == Kind::Work || cell.what == TableCell::Number) return value;
        auto human = typed(column, field, cell, row);
        return human || field.kind == Kind::Id || isDay(field.kind) ? std::move(human) : std::move(value);
    }
    return typed(column, field, cell, row);
}

Result<Value> CellReader::typed(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const
{
    if (cell.text.trimmed().isEmpty()) return Value();
    if (field.kind == Kind::Work) return work(column, field, cell, row);
    if (isFigure(field.kind)) return figure(column, field, cell, row);
    if (isDay(field.kind)) return day(column, field, cell);
    const QString text = cell.percent ? shifted(cell.text, 2) + u'%' : cell.text;
    if (field.kind == Kind::Id && targetEntity(field)) return m_names.find(field, text, row.project);
    return parseText(m_portfolio, field, text, row.units, m_locale);
}

Result<Value> CellReader::amount(const Field& field, const QString& text, const QString& decimal, const RowContext& row) const
{
    const bool money = field.kind == Kind::Money, whole = field.kind == Kind::Int;
    const int decimals = money ? row.moneyDigits : whole ? 0 : e8Decimals;
    if ((whole || (money && !m_round)) && decimalsOf(decimal) > decimals)
        return wrong(whole ? "table.not-whole" : "table.decimals", field, text);
    const auto n = parseDecimalRounded(decimal, decimals);
    if (!n) return wrong("table.too-large-figure", field, text);
    return Value(*n);
}

Result<Value> CellReader::figure(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const
{
    Figure figure;
    if (cell.what == TableCell::Number) {
        figure = {cell.text, {}, cell.percent};
        if (cell.percent) figure.decimal = shifted(cell.text, 2);
    } else if (cell.what == TableCell::Text) {
        auto found = figureIn(cell.text, column.marks);
        if (!found) return notUnderstood(field, cell.text, field.kind == Kind::Money ? "an amount such as 1250.00" : "a number");
        figure = std::move(*found);
    } else {
        return notUnderstood(field, cell.text, "a number");
    }
    if (figure.ambiguous) return wrong("table.mark-ambiguous", field, cell.text);
    if (!figure.currency.isEmpty() && (field.kind == Kind::Money || field.kind == Kind::Rate)) {
        const bool code = std::ranges::all_of(figure.currency, [](QChar c) { return c.isLetter(); });
        const bool known = code && !row.currency.isEmpty();
        if (known && row.currency != figure.currency)
            return Error{Errc::Invalid, "table.other-currency", {field.labelText(), cell.text, row.currency}};
        if (!known && column.currencies) return wrong("table.currencies", field, cell.text);
    }
    // 45 % is 45 of a percentage and 0.45 of anything else.
    if (figure.percent && field.kind != Kind::Percent) figure.decimal = shifted(figure.decimal, -2);
    if (field.kind != Kind::Real) return amount(field, cell.text, figure.decimal, row);
    bool ok = false;
    const double number = QLocale::c().toDouble(figure.decimal, &ok);
    return ok && std::isfinite(number) ? Result<Value>(Value(number)) : notUnderstood(field, cell.text, "a number");
}

Result<Value> CellReader::day(const MappedColumn& column, const Field& field, const TableCell& cell) const
{
    const QLocale plain = QLocale::c();
    if (cell.what == TableCell::Number) return wrong("table.number-for-date", field, cell.text);
    if (cell.what == TableCell::Time)
        return parseText(m_portfolio, field, field.kind == Kind::Date ? cell.text.left(10) : cell.text, {}, plain);
    const QString text = cell.text.trimmed();
    if (text == u"-" || text == QChar(0x2013)) return Value();
    const auto found = dayIn(text, column.dates, m_locale);
    if (!found) return notUnderstood(field, cell.text, "a date such as 2 Mar 2026 or 2026-03-02");
    if (found->ambiguous) return wrong("table.date-ambiguous", field, cell.text);
    const QString iso = found->day.toString(Qt::ISODate);
    if (field.kind == Kind::Date || !found->second) return parseText(m_portfolio, field, iso, {}, plain);
    return Value(atDay(found->day, *found->second).seconds);
}

Result<Value> CellReader::work(const MappedColumn& column, const Field& field, const TableCell& cell, const RowContext& row) const
{
    if (cell.what == TableCell::Span || (isTimeOfDay(field) && cell.what == TableCell::Text))
        if (const auto seconds = spanSeconds(cell.text)) return Value(*seconds);
    const WordedFigure measure = cell.what == TableCell::Number ? WordedFigure{cell.text, {}} : measureIn(cell.text);
    const auto figure = cell.what == TableCell::Number ? std::optional(Figure{cell.text}) : figureIn(measure.figure, column.marks);
    if (!figure) return notUnderstood(field, cell.text, "a duration such as 5 d, 4 h or 2 w");
    if (figure->ambiguous) return wrong("table.mark-ambiguous", field, cell.text);
    if (!measure.word.isEmpty()) // the parser of durations knows its units; of figures a point is all that is left here
        return parseText(m_portfolio, field, figure->decimal + u' ' + measure.word.toString(), row.units, QLocale::c());
    const auto typed = parseDuration(figure->decimal, row.units, column.unit ? column.unit->unit : workUnitOf(field), QLocale::c());
    return typed ? Result<Value>(Value(typed->time.seconds)) : wrong("table.too-large-figure", field, cell.text);
}

void findWriting(MappedColumn& column, const Field& field, const SourceTable& table, qint64 headingRow, const TableMapping& mapping,
    const QLocale& locale)
{
    if (field.kind == Kind::Work && !column.canonical)
        column.unit = parseDuration(QStringLiteral("1 ") + unitMeant(column.column.name), {}, DurationUnit::Days, QLocale::c());
    if (!isFigure(field.kind) && !isDay(field.kind)) return;
    MarkFinder marks;
    OrderFinder order;
    QString currency;
    for (const TableRow& row : table.rows) {
        if (row.number <= headingRow) continue;
        const TableCell& cell = row.at(column.column.place);
        if (cell.what != TableCell::Text) continue;
        if (isDay(field.kind)) {
            order.look(cell.text);
            continue;
        }
        marks.look(field.kind == Kind::Work ? measureIn(cell.text).figure : QStringView(cell.text));
        if (field.kind != Kind::Money && field.kind != Kind::Rate) continue;
        const auto figure = figureIn(cell.text, {});
        if (!figure || figure->currency.isEmpty()) continue;
        column.currencies = column.currencies || (!currency.isEmpty() && currency != figure->currency);
        currency = figure->currency;
    }
    column.marks = marks.marks(locale, mapping.decimal);
    column.dates = order.reading(locale, mapping.dates);
}

} // namespace gantry
