#include "core/model/currencies.h"
#include "core/model/owner.h"
#include "core/text/numbers.h"
#include "core/text/text.h"

namespace gantry {
namespace {

struct UnitWords {
    DurationUnit unit;
    QLatin1String shown;
    std::initializer_list<const char*> typed;
};
const UnitWords unitWords[] = {
    {DurationUnit::Minutes, QLatin1String("min"), {"m", "min", "mins", "minute", "minutes"}},
    {DurationUnit::Hours, QLatin1String("h"), {"h", "hr", "hrs", "hour", "hours"}},
    {DurationUnit::Days, QLatin1String("d"), {"d", "dy", "day", "days"}},
    {DurationUnit::Weeks, QLatin1String("w"), {"w", "wk", "wks", "week", "weeks"}},
    {DurationUnit::Months, QLatin1String("mo"), {"mo", "mon", "mons", "month", "months"}},
};

/// Seconds in one unit; elapsed days, weeks and months run around the clock. Units that a file left at zero fall back to the usual ones.
qint64 secondsIn(DurationUnit unit, bool elapsed, const WorkUnits& units)
{
    const qint64 day = elapsed ? secondsPerDay : units.day.seconds > 0 ? units.day.seconds : WorkUnits().day.seconds;
    const qint64 week = elapsed ? 7 * secondsPerDay : units.week.seconds > 0 ? units.week.seconds : WorkUnits().week.seconds;
    switch (unit) {
    case DurationUnit::Minutes: return 60;
    case DurationUnit::Hours: return 3600;
    case DurationUnit::Weeks: return week;
    case DurationUnit::Months: return day * (elapsed ? 30 : units.daysPerMonth > 0 ? units.daysPerMonth : WorkUnits().daysPerMonth);
    case DurationUnit::Days:
    case DurationUnit::Percent: break;
    }
    return day;
}

const UnitWords& wordsOfUnit(DurationUnit unit)
{
    for (const UnitWords& words : unitWords)
        if (words.unit == unit) return words;
    return unitWords[2];
}

std::optional<DurationUnit> unitOf(const QString& word)
{
    for (const UnitWords& words : unitWords)
        for (const char* typed : words.typed)
            if (word == QLatin1String(typed)) return words.unit;
    return std::nullopt;
}

} // namespace

WorkUnits workUnitsOf(const Portfolio& portfolio, NodeId project)
{
    const ScheduleOptions& options = portfolio.optionsOf(project);
    return {options.dayLength, options.weekLength, options.daysPerMonth};
}

WorkUnits workUnitsOf(const Portfolio& portfolio, RecordKey record, const Field& field)
{
    WorkUnits units = workUnitsOf(portfolio, projectOf(portfolio, record));
    const auto is = [&](std::initializer_list<const Field*> any) { return std::ranges::find(any, &field) != any.end(); };
    if (record.entity == entityOf<Task>()) {
        const Task* task = portfolio.find(TaskId{record.id});
        if (task && is({&fieldFor<&Task::duration>(), &fieldFor<&Task::actualDuration>(), &fieldFor<&Task::remainingDuration>()}))
            units.elapsed = task->elapsed;
        if (task && is({&fieldFor<&Task::levelingDelay>()})) units.elapsed = task->levelingDelayElapsed;
    } else if (record.entity == entityOf<Link>()) {
        const Link* link = portfolio.find(LinkId{record.id});
        units.elapsed = link && is({&fieldFor<&Link::lag>()}) && link->lagKind == LagKind::Elapsed;
    }
    if (field.kind == Kind::Money) units.moneyDigits = minorDigitsOf(portfolio, currencyOf(portfolio, record));
    return units;
}

QString durationText(WorkTime duration, const WorkUnits& units, DurationUnit unit, bool elapsed, const QLocale& locale)
{
    const auto hundredths = mulDiv(duration.seconds, 100, secondsIn(unit, elapsed, units));
    const QString number =
        hundredths ? numberText(*hundredths, 2, 0, locale) : locale.toString(duration.seconds / secondsIn(unit, elapsed, units));
    return number + u' ' + (elapsed ? QStringLiteral("e") : QString()) + wordsOfUnit(unit).shown;
}

QString dependencyText(const Portfolio& portfolio, const Link& link, const QLocale& locale)
{
    static constexpr const char* words[] = {"FS", "SS", "FF", "SF"};
    const QString type = QLatin1StringView(words[int(link.type)]);
    const bool percent = link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent;
    const qint64 amount = percent ? link.lagPercent.e8 : link.lag.seconds;
    if (amount == 0) return type;
    const QString lag = percent
        ? displayText(portfolio, fieldFor<&Link::lagPercent>(), amount, {}, locale)
        : durationText(link.lag, workUnitsOf(portfolio, link.project), link.lagUnit, link.lagKind == LagKind::Elapsed, locale);
    return type + u' ' + (amount > 0 ? QStringLiteral("+") : QString()) + lag;
}

QString driverText(const Portfolio& portfolio, const TaskDates& dates, const QLocale& locale)
{
    if (!dates.driver) return {};
    const QString name = portfolio.titleOf(entityOf<Task>(), dates.driver.value);
    const Link* link = portfolio.find(dates.drivingLink);
    const QString how = link ? dependencyText(portfolio, *link, locale) : QString();
    return how.isEmpty() || how == u"FS" ? name : name + QStringLiteral(", ") + how;
}

std::optional<TypedDuration> parseDuration(QStringView text, const WorkUnits& units, DurationUnit unit, const QLocale& locale)
{
    QStringView number = text.trimmed();
    if (number.endsWith(u'?')) number = number.chopped(1).trimmed(); // "5d?", an estimate, as other planners write it
    qsizetype letters = number.size();
    while (letters > 0 && number[letters - 1].isLetter()) --letters;
    QString word = number.mid(letters).toString().toLower();
    number = number.left(letters).trimmed();
    TypedDuration out{{}, unit == DurationUnit::Percent ? DurationUnit::Days : unit, word.isEmpty() && units.elapsed};
    if (!word.isEmpty()) {
        auto named = unitOf(word);
        if (!named && word.startsWith(u'e')) {
            named = unitOf(word.mid(1));
            out.elapsed = true;
        }
        if (!named) return std::nullopt;
        out.unit = *named;
    }
    const auto parsed = parseNumber(number, 6, locale);
    const auto seconds = parsed ? mulDiv(*parsed, secondsIn(out.unit, out.elapsed, units), 1'000'000) : std::nullopt;
    if (!seconds) return std::nullopt;
    out.time = {*seconds};
    return out;
}

} // namespace gantry
