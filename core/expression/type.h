#pragma once
#include "core/model/field.h"

namespace gantry::expression {

/// What a value of an expression means, and so what may be done with it. Number: plain figures, counts and ratios. Percent: a share, 85% is
/// 0.85. Money: whole minor units. Days: calendar days. Hours: an amount of time or work. Rate: money for one unit. Date: a day.
/// Time: a day with its second, which is a Date beside one. Text: also words of a list and the names of records.
enum class Sort : quint8 { Bool, Number, Percent, Money, Days, Hours, Rate, Date, Time, Text };

struct Type {
    Sort sort = Sort::Number;
    QString currency{}; // of Money and Rate; empty: that of the record, whichever it is
    int decimals = 2; // of the currency's minor unit
    bool operator==(const Type&) const = default;
};

/// "money in EUR", "hours", "text": for sentences.
QString nameOf(const Type& type);
/// nullopt for bytes, which no expression can read.
std::optional<Type> typeOf(Kind kind, const QString& currency = {});
/// How a value of this type is kept and shown elsewhere.
Kind kindOf(const Type& type);

} // namespace gantry::expression
