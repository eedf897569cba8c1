#include "core/text/numbers.h"
#include "core/text/text.h"
#include "core/text/worktimes.h"

#include <QDateTime>
#include <cmath>

namespace gantry {
namespace {

struct WordText {
    QLatin1String word, shown;
};
/// Words whose plain reading would be wrong: names and abbreviations.
constexpr WordText wordTexts[] = {
    {QLatin1String("wbs"), QLatin1String("WBS")},
    {QLatin1String("wbs_summary"), QLatin1String("WBS summary")},
    {QLatin1String("hours_24"), QLatin1String("24 hours")},
    {QLatin1String("microsoft_project"), QLatin1String("Microsoft Project")},
    {QLatin1String("primavera"), QLatin1String("Primavera P6")},
    {QLatin1String("mspdi"), QLatin1String("Microsoft Project XML")},
    {QLatin1String("xer"), QLatin1String("Primavera P6 XER")},
    {QLatin1String("pmxml"), QLatin1String("Primavera P6 XML")},
    {QLatin1String("csv"), QLatin1String("CSV")},
    {QLatin1String("wip"), QLatin1String("WIP")},
    {QLatin1String("budget_over_cpi"), QLatin1String("Budget over CPI")},
    {QLatin1String("cpi_times_spi"), QLatin1String("CPI times SPI")},
};

QString instantText(Instant at, const QLocale& locale)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms); // the reader's own clock: a moment, not planned time
    return dateText(local.date(), locale) + u' ' + local.time().toString(QStringLiteral("HH:mm"));
}

QString titleOfId(const Portfolio& portfolio, const Field& field, qint64 id)
{
    if (id == 0) return {};
    if (const auto target = targetEntity(field)) return portfolio.titleOf(*target, id);
    for (const EntityInfo& info : allEntities()) // an id is unique over all records of a file
        if (portfolio.table(info.entity).contains(id)) return portfolio.titleOf(info.entity, id);
    return QString::number(id);
}

/// e8 numbers are shown to the hundredth of what people read; the file keeps them whole.
QString hundredthsText(qint64 e8Value, int shown, const QLocale& locale)
{
    const auto rounded = mulDiv(e8Value, 100, e8);
    return rounded ? numberText(*rounded, 2, shown, locale) : QString();
}

} // namespace

QString dateText(QDate date, const QLocale& locale)
{
    return date.isValid() ? locale.toString(date, QStringLiteral("d MMM yyyy")) : QString();
}

QString dateTimeText(DateTime time, const QLocale& locale)
{
    const qint64 second = secondOfDay(time);
    return QStringLiteral("%1 %2").arg(dateText(dateOf(time), locale), clockText(second));
}

QString enumText(QStringView word)
{
    for (const WordText& text : wordTexts)
        if (word == text.word) return text.shown;
    QString shown = word.toString().replace(u'_', u' ');
    if (!shown.isEmpty()) shown[0] = shown[0].toUpper();
    return shown;
}

QString displayText(const Portfolio& portfolio, const Field& field, const Value& value, const WorkUnits& units, const QLocale& locale)
{
    if (isAbsent(value)) return {};
    const qint64 n = intOf(value);
    switch (field.kind) {
    case Kind::Bool: return n ? QStringLiteral("Yes") : QStringLiteral("No");
    case Kind::Int: return isYear(field) ? QString::number(n) : locale.toString(n);
    case Kind::Id: return titleOfId(portfolio, field, n);
    case Kind::Date: return dateText(QDate::fromJulianDay(n), locale);
    case Kind::DateTime: return dateTimeText({n}, locale);
    case Kind::Instant: return instantText({n}, locale);
    case Kind::Work:
        if (isTimeOfDay(field)) return clockText(n);
        return durationText({n}, units, workUnitOf(field), units.elapsed, locale);
    case Kind::Money: return numberText(n, units.moneyDigits, units.moneyDigits, locale);
    case Kind::Rate: return hundredthsText(n, 2, locale);
    case Kind::Quantity: return hundredthsText(n, 0, locale);
    case Kind::Percent: return hundredthsText(n, 0, locale) + u'%';
    case Kind::Real: {
        const double* number = std::get_if<double>(&value);
        return number && std::isfinite(*number) ? locale.toString(*number, 'g', 10) : QString();
    }
    case Kind::Enum: return enumText(textOf(value));
    case Kind::Shifts: return textOf(value) == u"closed" ? QStringLiteral("Closed") : textOf(value);
    case Kind::Bytes: {
        const QByteArray* bytes = std::get_if<QByteArray>(&value);
        return bytes ? locale.formattedDataSize(bytes->size()) : QString();
    }
    case Kind::Text: break;
    }
    return textOf(value);
}

} // namespace gantry
