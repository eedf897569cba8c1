#include "core/exchange/table/days.h"

#include <QRegularExpression>
#include <array>

namespace gantry {
namespace {

bool sensible(QDate day) { return day.isValid() && day.year() >= 1900 && day.year() <= 2200; }

QDate dayOf(int year, int month, int day, bool shortYear)
{
    if (shortYear) year += year < 70 ? 2000 : 1900;
    const QDate out(year, month, day);
    return sensible(out) ? out : QDate();
}

/// Three figures in a row, and which orders give a day.
struct Triplet {
    QDate dayFirst, monthFirst, yearFirst;
    bool any() const { return dayFirst.isValid() || monthFirst.isValid() || yearFirst.isValid(); }
    /// The only day that it can be, whatever the order.
    QDate certain() const
    {
        if (yearFirst.isValid()) return yearFirst; // a year of four digits cannot be taken for anything else
        return !monthFirst.isValid() || monthFirst == dayFirst ? dayFirst : dayFirst.isValid() ? QDate() : monthFirst;
    }
    QDate by(DateOrder order) const
    {
        return yearFirst.isValid()           ? yearFirst
            : order == DateOrder::MonthFirst ? monthFirst
            : order == DateOrder::DayFirst   ? dayFirst
                                             : QDate();
    }
};

std::optional<Triplet> tripletIn(QStringView text)
{
    static const QRegularExpression parted(QStringLiteral(R"(^(\d{1,4})\s*([./\- ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$)"));
    static const QRegularExpression together(QStringLiteral(R"(^(\d{4})(\d\d)(\d\d)$)"));
    if (const auto m = together.match(text); m.hasMatch())
        return Triplet{{}, {}, dayOf(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt(), false)};
    const auto m = parted.match(text);
    if (!m.hasMatch()) return std::nullopt;
    const QString a = m.captured(1), b = m.captured(3), c = m.captured(4);
    const auto yearLike = [](const QString& s) { return s.size() == 4 || s.size() == 2; };
    Triplet out;
    if (a.size() <= 2 && yearLike(c)) {
        out.dayFirst = dayOf(c.toInt(), b.toInt(), a.toInt(), c.size() == 2);
        out.monthFirst = dayOf(c.toInt(), a.toInt(), b.toInt(), c.size() == 2);
    }
    if (c.size() <= 2 && a.size() == 4) out.yearFirst = dayOf(a.toInt(), b.toInt(), c.toInt(), false);
    return out;
}

int monthNamed(QStringView word, const QLocale& locale)
{
    const auto plain = [](const QString& s) { return s.toCaseFolded().remove(u'.'); };
    const QString wanted = plain(word.toString());
    for (const QLocale& l : {locale, QLocale(QLocale::English, QLocale::UnitedKingdom), QLocale::c()})
        for (int month = 1; month <= 12; ++month)
            for (const auto format : {QLocale::ShortFormat, QLocale::LongFormat})
                if (plain(l.monthName(month, format)) == wanted || plain(l.standaloneMonthName(month, format)) == wanted) return month;
    return 0;
}

QDate withMonthName(QStringView text, const QLocale& locale)
{
    static const QRegularExpression dayFirst(
        QStringLiteral(R"(^(?:[^\d\s]+,?\s+)?(\d{1,2})\.?[\s\-/]*([^\d\s\-/,]+)[\s\-/,]*(\d{4}|\d\d)$)"));
    static const QRegularExpression monthFirst(
        QStringLiteral(R"(^(?:[^\d\s]+,?\s+)?([^\d\s\-/,]+)[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/,]+(\d{4}|\d\d)$)"));
    if (const auto m = dayFirst.match(text); m.hasMatch())
        return dayOf(m.captured(3).toInt(), monthNamed(m.capturedView(2), locale), m.captured(1).toInt(), m.captured(3).size() == 2);
    if (const auto m = monthFirst.match(text); m.hasMatch())
        return dayOf(m.captured(3).toInt(), monthNamed(m.capturedView(1), locale), m.captured(2).toInt(), m.captured(3).size() == 2);
    return {};
}

/// The day's part of a text, and the second after it.
std::optional<std::pair<QStringView, std::optional<int>>> parted(QStringView text)
{
    static const QRegularExpression clock(
        QStringLiteral(R"((?:[T,]|\s)\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([AaPp])\.?[Mm]\.?)?$)"));
    const auto m = clock.match(text);
    if (!m.hasMatch()) return std::pair(text, std::optional<int>());
    int hour = m.captured(1).toInt();
    const int minute = m.captured(2).toInt(), second = m.captured(3).toInt();
    const QString half = m.captured(4).toLower();
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (half == u"p" ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return std::pair(text.first(m.capturedStart()).trimmed(), std::optional(hour * 3600 + minute * 60 + second));
}

} // namespace

void OrderFinder::look(QStringView text)
{
    const auto parts = parted(text.trimmed());
    const auto triplet = parts ? tripletIn(parts->first) : std::nullopt;
    if (!triplet || !triplet->any()) return;
    const bool day = triplet->dayFirst.isValid(), month = triplet->monthFirst.isValid();
    m_year += triplet->yearFirst.isValid();
    m_day += day && !month;
    m_month += month && !day;
    m_open += !triplet->certain().isValid();
}

DateReading OrderFinder::reading(const QLocale& locale, DateOrder asked) const
{
    const QString usual = locale.dateFormat(QLocale::ShortFormat);
    const bool monthFirst = usual.indexOf(u'M') < usual.indexOf(u'd') && !usual.startsWith(u'y');
    DateReading out;
    out.open = m_open > 0;
    if (asked != DateOrder::Found) {
        out.order = asked;
        out.strict = true;
        return out;
    }
    out.mixed = m_day > 0 && m_month > 0;
    out.assumed = out.open && m_day == 0 && m_month == 0;
    const bool decided = (m_day > 0) != (m_month > 0);
    out.order = m_year > 0 && !out.open && !decided ? DateOrder::YearFirst
        : (decided ? m_month > 0 : monthFirst)      ? DateOrder::MonthFirst
                                                    : DateOrder::DayFirst;
    return out;
}

std::optional<TypedDay> dayIn(QStringView text, const DateReading& reading, const QLocale& locale)
{
    const auto parts = parted(text.trimmed());
    if (!parts) return std::nullopt;
    TypedDay out{{}, parts->second};
    if (const auto triplet = tripletIn(parts->first)) {
        out.day = reading.strict ? triplet->by(reading.order) : triplet->certain();
        if (!out.day.isValid() && !reading.strict) {
            out.day = triplet->by(reading.order);
            out.ambiguous = reading.mixed && triplet->any();
        }
    } else {
        out.day = withMonthName(parts->first, locale);
    }
    return out.day.isValid() || out.ambiguous ? std::optional(out) : std::nullopt;
}

std::optional<qint64> spanSeconds(QStringView text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^(\d{1,7}):(\d\d)(?::(\d\d))?$)"));
    const auto m = shape.match(text.trimmed());
    if (!m.hasMatch() || m.captured(2).toInt() > 59 || m.captured(3).toInt() > 59) return std::nullopt;
    return m.captured(1).toLongLong() * 3600 + m.captured(2).toInt() * 60 + m.captured(3).toInt();
}

} // namespace gantry
