#pragma once
#include "core/base/quantities.h"

#include <compare>

namespace gantry::expression {

/// A figure on its way through an expression: the fraction over / under, under > 0, not always in lowest terms. Exact as long as both
/// parts fit 63 bits; past that it is the nearest fraction that fits, wrong by less than a part in 2^60. What is too large for that, or
/// too small without being zero, is no number. Money travels as whole minor units and is rounded by its own rule (`times`).
struct Number {
    qint64 over = 0;
    qint64 under = 1;
    /// What a measurement holds: the decimal of at most eight places that it stands for, else its exact binary fraction.
    /// nullopt: not finite, or out of range.
    static std::optional<Number> of(double value);
    bool isZero() const { return over == 0; }
    double real() const { return double(over) / double(under); }
};

std::optional<Number> sum(Number a, Number b);
std::optional<Number> difference(Number a, Number b);
std::optional<Number> product(Number a, Number b);
/// nullopt where b is zero, too.
std::optional<Number> quotient(Number a, Number b);
std::strong_ordering order(Number a, Number b);
/// The nearest multiple of `unit` (> 0), halves away from zero.
std::optional<Number> rounded(Number value, Number unit);
/// Whole units of 1/parts that a number is, halves away from zero.
inline std::optional<qint64> nearest(Number value, qint64 parts = 1) { return mulDiv(value.over, parts, value.under); }
/// The whole number at or below.
constexpr qint64 floorOf(Number value) { return value.over / value.under - (value.over % value.under < 0); }

} // namespace gantry::expression
