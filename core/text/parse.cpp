#include "core/text/numbers.h"
#include "core/text/text.h"
#include "core/text/worktimes.h"

namespace gantry {
namespace {

Error expected(const Field& field, QStringView text, const char* what)
{
    return {Errc::Invalid, "value.not-understood", {field.labelText(), text.toString(), QString::fromUtf8(what)}};
}

bool sameText(QStringView a, QStringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

Result<Value> scaled(const Field& field, QStringView text, int decimals, const QLocale& locale, const char* what)
{
    const auto n = parseNumber(text, decimals, locale);
    if (!n) return expected(field, text, what);
    return Value(*n);
}

Result<Value> parseBool(const Field& field, QStringView text)
{
    for (const char16_t* yes : {u"yes", u"y", u"true", u"1", u"x", u"on"})
        if (sameText(text, QStringView(yes))) return Value(qint64(1));
    for (const char16_t* no : {u"no", u"n", u"false", u"0", u"off"})
        if (sameText(text, QStringView(no))) return Value(qint64(0));
    return expected(field, text, "Yes or No");
}

std::optional<QDate> parseDay(const QString& text, const QLocale& locale)
{
    const auto sensible = [](QDate day) { return day.isValid() && day.year() >= 1900 && day.year() <= 2200; };
    if (const QDate day = QDate::fromString(text, Qt::ISODate); sensible(day)) return day;
    for (const QLocale& l : {locale, QLocale(QLocale::English, QLocale::UnitedKingdom), QLocale::c()}) {
        for (const char16_t* format : {u"d MMM yyyy", u"d MMMM yyyy", u"ddd d MMM yyyy", u"d-MMM-yyyy"})
            if (const QDate day = l.toDate(text, QString::fromUtf16(format)); sensible(day)) return day;
    }
    // Figures alone: the locale says whether the month or the day comes first.
    const QString shortFormat = locale.dateFormat(QLocale::ShortFormat);
    const bool monthFirst = shortFormat.indexOf(u'M') < shortFormat.indexOf(u'd') && !shortFormat.startsWith(u'y');
    for (const char16_t sign : {u'/', u'.', u'-'}) {
        const QString s(sign);
        const QString format = monthFirst ? u'M' + s + u'd' + s + QStringLiteral("yyyy") : u'd' + s + u'M' + s + QStringLiteral("yyyy");
        if (const QDate day = QDate::fromString(text, format); sensible(day)) return day;
    }
    return std::nullopt;
}

std::optional<qint64> parseClock(QStringView text)
{
    const auto shifts = parseShifts(text.toString() + QStringLiteral("-24:00"));
    if (text.isEmpty() || !shifts || shifts->list.size() != 1) return std::nullopt;
    return shifts->list.front().from;
}

/// A date alone stands for the start of that working day, or for its end where the field says when something is finished.
qint64 usualSecond(const Field& field)
{
    const bool end = field.key.find("finish") != std::string_view::npos || field.key == "deadline" || field.key == "status_date";
    const ScheduleOptions usual;
    return (end ? usual.dayFinish : usual.dayStart).seconds;
}

Result<Value> parseTime(const Field& field, QStringView text, const QLocale& locale)
{
    if (text.size() > 10)
        if (const auto iso = parseDateTime(text)) return Value(iso->seconds);
    if (const auto day = parseDay(text.toString(), locale)) return Value(atDay(*day, usualSecond(field)).seconds);
    const qsizetype space = text.lastIndexOf(u' ');
    if (space > 0) {
        QString clock = text.mid(space + 1).toString();
        if (clock.size() == 4) clock.prepend(u'0');
        const auto day = parseDay(text.left(space).trimmed().toString(), locale);
        if (const auto second = parseClock(clock); day && second) return Value(atDay(*day, *second).seconds);
        const auto exact = clock.size() == 8 && day ? parseDateTime(QString(day->toString(Qt::ISODate) + u'T' + clock)) : std::nullopt;
        if (exact) return Value(exact->seconds);
    }
    return expected(field, text, "a date such as 2 Feb 2026, with or without a time such as 08:00");
}

Result<Value> parseInstantText(const Field& field, QStringView text)
{
    const auto at = parseInstant(text);
    if (!at) return expected(field, text, "an instant as 2026-02-02T08:00:00Z");
    return Value(at->ms);
}

Result<Value> parseWork(const Field& field, QStringView text, const WorkUnits& units, const QLocale& locale)
{
    if (isTimeOfDay(field)) {
        const auto second = parseClock(text.size() == 4 ? QStringView(u'0' + text.toString()) : text);
        if (!second) return expected(field, text, "a time of day such as 08:00");
        return Value(*second);
    }
    const auto typed = parseDuration(text, units, workUnitOf(field), locale);
    if (!typed) return expected(field, text, "a duration such as 5 d, 4 h or 2 w");
    // Hours are hours either way; of days and longer one kind is three times the other.
    const bool clock = typed->unit == DurationUnit::Hours || typed->unit == DurationUnit::Minutes;
    if (typed->elapsed != units.elapsed && !clock)
        return Error{Errc::Invalid, units.elapsed ? "value.elapsed-wanted" : "value.working-wanted", {field.labelText(), text.toString()}};
    return Value(typed->time.seconds);
}

Result<Value> parseEnum(const Field& field, QStringView text)
{
    QStringList shown;
    QString begins;
    int fits = 0;
    for (const auto& word : field.words) {
        const QString key = QString::fromLatin1(word.data(), qsizetype(word.size()));
        const QString label = enumText(key);
        if (sameText(text, key) || sameText(text, label)) return Value(key);
        if (label.startsWith(text, Qt::CaseInsensitive)) begins = key, ++fits;
        shown << label;
    }
    if (fits == 1) return Value(begins);
    return Error{Errc::Invalid, "value.unknown-word", {field.labelText(), text.toString(), shown.join(QStringLiteral(", "))}};
}

/// Rows of `entity` that go by this name: number and code before title, since those are meant to be unique.
std::vector<qint64> rowsCalled(const Portfolio& portfolio, Entity entity, QStringView text)
{
    const EntityInfo& info = infoOf(entity);
    const TableBase& table = portfolio.table(entity);
    std::vector<const Field*> byNumber, byTitle;
    for (const Field& field : info.fields) {
        if (field.is(Number) || field.key == "code")
            byNumber.push_back(&field);
        else if (field.is(Title))
            byTitle.push_back(&field);
    }
    for (const auto& names : {byNumber, byTitle}) {
        std::vector<qint64> found;
        for (std::size_t i = 0; i < table.size() && !names.empty(); ++i)
            for (const Field* field : names)
                if (sameText(textOf(field->get(table.at(i))), text)) {
                    found.push_back(intOf(info.fields[0].get(table.at(i))));
                    break;
                }
        if (!found.empty()) return found;
    }
    return {};
}

Result<Value> parseReference(const Portfolio& portfolio, const Field& field, QStringView text)
{
    const auto target = targetEntity(field);
    std::vector<qint64> found;
    for (const EntityInfo& info : allEntities()) {
        if (target && info.entity != *target) continue;
        const auto here = rowsCalled(portfolio, info.entity, text);
        found.insert(found.end(), here.begin(), here.end());
    }
    if (found.size() == 1) return Value(found.front());
    const QString what = target ? infoOf(*target).labelText().toLower() : QStringLiteral("record");
    if (found.size() > 1)
        return Error{Errc::Invalid, "value.ambiguous-record", {field.labelText(), text.toString(), QString::number(found.size())}};
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    for (const EntityInfo& info : allEntities())
        if (isNumber && (!target || info.entity == *target) && portfolio.table(info.entity).contains(id)) return Value(id);
    return Error{Errc::Invalid, "value.unknown-record", {field.labelText(), text.toString(), what}};
}

Result<Value> parseReal(const Field& field, QStringView text, const QLocale& locale)
{
    bool ok = false;
    double number = locale.toDouble(text, &ok);
    if (!ok) number = QLocale::c().toDouble(text, &ok);
    if (!ok || number != number) return expected(field, text, "a number");
    return Value(number);
}

} // namespace

Result<Value> parseText(const Portfolio& portfolio, const Field& field, QStringView text, const WorkUnits& units, const QLocale& locale)
{
    const QStringView plain = text.trimmed();
    if (plain.isEmpty()) {
        if (field.nullable) return Value();
        return Error{Errc::Invalid, "value.empty", {field.labelText()}};
    }
    switch (field.kind) {
    case Kind::Bool: return parseBool(field, plain);
    case Kind::Int: return scaled(field, plain, 0, locale, "a whole number");
    case Kind::Id: return parseReference(portfolio, field, plain);
    case Kind::Date: {
        const auto day = parseDay(plain.toString(), locale);
        if (!day) return expected(field, plain, "a date such as 2 Feb 2026");
        return Value(day->toJulianDay());
    }
    case Kind::DateTime: return parseTime(field, plain, locale);
    case Kind::Instant: return parseInstantText(field, plain);
    case Kind::Work: return parseWork(field, plain, units, locale);
    case Kind::Money: return scaled(field, plain, units.moneyDigits, locale, "an amount such as 1250.00");
    case Kind::Rate:
    case Kind::Quantity: return scaled(field, plain, 8, locale, "a number");
    case Kind::Percent:
        return scaled(field, plain.endsWith(u'%') ? plain.chopped(1).trimmed() : plain, 8, locale, "a percentage such as 45%");
    case Kind::Real: return parseReal(field, plain, locale);
    case Kind::Enum: return parseEnum(field, plain);
    case Kind::Shifts: {
        const QString shifts = plain.toString().toLower();
        if (!parseShifts(shifts)) return expected(field, plain, "working time such as 08:00-12:00 13:00-17:00, or closed");
        return Value(shifts);
    }
    case Kind::Bytes: return expected(field, plain, "nothing: this field is set by the program");
    case Kind::Text: break;
    }
    return Value(field.is(Multiline) ? text.toString() : plain.toString());
}

} // namespace gantry
