#include "ui/models/typed_date.h"

#include <QRegularExpression>

namespace gantry {
namespace {

bool dayFirst(const QLocale& locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(u'd') < format.indexOf(u'M');
}

QDate nearest(int month, int day, QDate from)
{
    QDate best;
    for (int year = from.year() - 1; year <= from.year() + 1; ++year)
        if (const QDate d(year, month, day); d.isValid() && (!best.isValid() || qAbs(from.daysTo(d)) < qAbs(from.daysTo(best)))) best = d;
    return best;
}

int monthNamed(const QString& word, const QLocale& locale)
{
    for (int month = 1; month <= 12; ++month)
        for (const QLocale& l : {locale, QLocale::c()})
            if (word.size() >= 3 && l.monthName(month).startsWith(word, Qt::CaseInsensitive)) return month;
    return 0;
}

QDate relative(const QString& text, QDate from)
{
    static const QRegularExpression form(QStringLiteral("^([+-])\\s*(\\d{1,5})\\s*(d|days?|w|weeks?|mo|months?|y|years?)?$"));
    const auto m = form.match(text);
    if (!m.hasMatch()) return {};
    const int count = m.captured(2).toInt() * (m.captured(1) == u"-" ? -1 : 1);
    const QString unit = m.captured(3);
    if (unit.startsWith(u'w')) return from.addDays(7 * count);
    if (unit.startsWith(u'm')) return from.addMonths(count);
    if (unit.startsWith(u'y')) return from.addYears(count);
    return from.addDays(count);
}

QDate dayAndMonth(const QString& text, QDate from, const QLocale& locale)
{
    static const QRegularExpression figures(QStringLiteral("^(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\.?$"));
    static const QRegularExpression dayName(QStringLiteral("^(\\d{1,2})\\.?\\s*(\\p{L}{3,})\\.?$"));
    static const QRegularExpression nameDay(QStringLiteral("^(\\p{L}{3,})\\.?\\s*(\\d{1,2})$"));
    if (const auto m = figures.match(text); m.hasMatch()) {
        const int a = m.captured(1).toInt(), b = m.captured(2).toInt();
        const QDate asWritten = dayFirst(locale) ? nearest(b, a, from) : nearest(a, b, from);
        return asWritten.isValid() ? asWritten : dayFirst(locale) ? nearest(a, b, from) : nearest(b, a, from);
    }
    if (const auto m = dayName.match(text); m.hasMatch()) return nearest(monthNamed(m.captured(2), locale), m.captured(1).toInt(), from);
    if (const auto m = nameDay.match(text); m.hasMatch()) return nearest(monthNamed(m.captured(1), locale), m.captured(2).toInt(), from);
    return {};
}

/// Whether a moment of this column ends something, so that a day alone means the end of its working time.
bool meansFinish(const Portfolio& portfolio, const Column& column, RecordKey record)
{
    const QString key = column.key;
    if (key == u"constraint_date" || key == u"second_constraint_date") {
        const Field* type = infoOf(record.entity).find(key == u"constraint_date" ? u"constraint_type" : u"second_constraint_type");
        const QString word = type ? textOf(portfolio.cell(record.entity, record.id, *type)) : QString();
        return word.contains(u"finish");
    }
    return key.contains(u"finish") || key.contains(u"deadline") || key == u"status_date" || key == u"to_date";
}

} // namespace

QDate typedDay(QStringView typed, QDate today, QDate from, const QLocale& locale)
{
    const QString text = typed.trimmed().toString().toLower();
    if (text.isEmpty()) return {};
    if (text == u"today" || text == u"now") return today;
    if (text == u"tomorrow") return today.addDays(1);
    if (text == u"yesterday") return today.addDays(-1);
    for (int day = 1; day <= 7; ++day)
        for (const QLocale& l : {locale, QLocale::c()})
            if (text.size() >= 3 && l.dayName(day).startsWith(text, Qt::CaseInsensitive))
                return today.addDays((day - today.dayOfWeek() + 6) % 7 + 1);
    const QDate start = from.isValid() ? from : today;
    if (const QDate d = relative(text, start); d.isValid()) return d;
    return dayAndMonth(text, start, locale);
}

/// Of several records that go by a name the one of this project, which is meant; 0 where there is none, or more than one.
static qint64 calledHere(const Portfolio& portfolio, Entity entity, const QString& name, NodeId project)
{
    const TableBase& table = portfolio.table(entity);
    qint64 here = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const void* row = table.at(i);
        const auto called = [&](const Field& field) {
            return (field.is(Number) || field.is(Title) || field.key == "code")
                && name.compare(textOf(field.get(row)), Qt::CaseInsensitive) == 0;
        };
        const auto& fields = infoOf(entity).fields;
        const qint64 id = intOf(fields[0].get(row));
        if (std::ranges::none_of(fields, called) || projectOf(portfolio, {entity, id}) != project) continue;
        if (std::exchange(here, id)) return 0;
    }
    return here;
}

Result<Value> parseTyped(const Portfolio& portfolio, const Column& column, RecordKey record, const QString& text, QDate today)
{
    const WorkUnits units = unitsOf(portfolio, record, column);
    if (const auto target = column.kind == Kind::Id ? targetEntity(column.format) : std::nullopt) {
        auto found = parseText(portfolio, column.format, text, units);
        const bool several = !found && QLatin1String(found.error().reason) == QLatin1String("value.ambiguous-record");
        const qint64 here = several ? calledHere(portfolio, *target, text.trimmed(), projectOf(portfolio, record)) : 0;
        return here ? Result<Value>(Value(here)) : found;
    }
    if (column.kind != Kind::Date && column.kind != Kind::DateTime) return parseText(portfolio, column.format, text, units);
    const Value held = record.id && column.value ? column.value(record.id) : Value();
    if (column.kind == Kind::Date) {
        const QDate from = isAbsent(held) ? QDate() : QDate::fromJulianDay(intOf(held));
        const QDate day = typedDay(text, today, from);
        return day.isValid() ? Result<Value>(Value(day.toJulianDay())) : parseText(portfolio, column.format, text, units);
    }
    const DateTime was{intOf(held)};
    const ScheduleOptions& options = portfolio.optionsOf(projectOf(portfolio, record));
    const qint64 usual = meansFinish(portfolio, column, record) ? options.dayFinish.seconds : options.dayStart.seconds;
    const qint64 time = isAbsent(held) ? usual : secondOfDay(was);
    if (const QDate day = typedDay(text, today, isAbsent(held) ? QDate() : dateOf(was)); day.isValid())
        return Value(atDay(day, time).seconds);
    auto read = parseText(portfolio, column.format, text, units);
    if (read && !isAbsent(*read) && !text.contains(u':')) // a day alone
        return Value(atDay(dateOf({intOf(*read)}), time).seconds);
    return read;
}

} // namespace gantry
