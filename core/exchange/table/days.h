#pragma once
#include <QDate>
#include <QLocale>
#include <optional>

namespace gantry {

enum class DateOrder : quint8 { Found, DayFirst, MonthFirst, YearFirst };

/// In which order the dates of one column are written. Found by looking at all of them; each that can be read in one way alone still is.
struct DateReading {
    DateOrder order = DateOrder::DayFirst; // for dates that may be read in more ways than one: 3/4/2026
    bool open = false; // there are such dates
    bool assumed = false; // and nothing in the column decides, so the locale did
    bool mixed = false; // dates of both kinds: then those that may be read both ways are refused
    bool strict = false; // a person said so: what fits no other way is refused all the same
};

/// Gathers what the dates of a column tell of their order.
class OrderFinder {
public:
    void look(QStringView text);
    /// `asked`: what a person decided, else Found.
    DateReading reading(const QLocale& locale, DateOrder asked = DateOrder::Found) const;

private:
    qint64 m_day = 0, m_month = 0, m_year = 0, m_open = 0;
};

/// A day, with the second of it where the text says one.
struct TypedDay {
    QDate day;
    std::optional<int> second{};
    bool ambiguous = false; // 3/4/2026 in a column that holds both orders
};
/// "2026-03-02", "2.3.2026", "3/2/26", "2 Mar 2026", "March 2, 2026", "20260302", each with or without a time ("08:00", "8:00 PM"). Months
/// by their names in English and in the language of `locale`; years 1900 to 2200, those of two digits stand
/// last and mean 1970 to 2069. Nullopt for anything else.
std::optional<TypedDay> dayIn(QStringView text, const DateReading& reading, const QLocale& locale);

/// "08:00", "60:30:15" in seconds; hours may go beyond a day.
std::optional<qint64> spanSeconds(QStringView text);

} // namespace gantry
