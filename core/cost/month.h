#pragma once
#include <QDate>
#include <compare>
#include <optional>

namespace gantry {

/// A calendar month as a number that counts on, so that months can be added and subtracted.
struct Month {
    int index = 0; // year * 12 + month - 1
    auto operator<=>(const Month&) const = default;
    static Month of(QDate day) { return {day.year() * 12 + day.month() - 1}; }
    int year() const { return index / 12; }
    QDate first() const { return {index / 12, index % 12 + 1, 1}; }
    QDate last() const { return (*this + 1).first().addDays(-1); }
    friend Month operator+(Month m, int months) { return {m.index + months}; }
    friend int operator-(Month a, Month b) { return a.index - b.index; }
};

/// The month of a day; none where there is no day, or one outside the years that plans know (1900 to 2200).
inline std::optional<Month> monthOf(std::optional<QDate> day)
{
    if (!day || day->year() < 1900 || day->year() > 2200) return std::nullopt;
    return Month::of(*day);
}

} // namespace gantry
