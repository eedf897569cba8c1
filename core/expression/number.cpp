#include "core/expression/number.h"

#include <cmath>
#include <limits>

namespace gantry::expression {
namespace {

using Wide = __int128;
using Long = unsigned __int128;
constexpr qint64 most = std::numeric_limits<qint64>::max();

bool fits(Wide n) { return n >= -Wide(most) && n <= Wide(most); }

Long commonDivisor(Long a, Long b)
{
    while (b) std::swap(a %= b, b);
    return a;
}

/// The nearest fraction whose parts fit; `over` and `under` are above zero and do not.
std::optional<Number> nearestFraction(Long over, Long under)
{
    const bool small = over < under; // one of the parts becomes a power of two, whichever leaves the other all its digits
    if (small) std::swap(over, under);
    Long whole = over / under, rest = over % under;
    if (whole >= Long(1) << 62) return std::nullopt;
    qint64 scale = 1;
    while (whole < Long(1) << 61) {
        rest *= 2;
        scale *= 2;
        whole = whole * 2 + (rest >= under);
        if (rest >= under) rest -= under;
    }
    whole += rest * 2 >= under;
    return small ? Number{scale, qint64(whole)} : Number{qint64(whole), scale};
}

std::optional<Number> fitted(Wide over, Wide under)
{
    if (under < 0) over = -over, under = -under;
    if (over == 0) return Number{};
    if (fits(over) && fits(under)) return Number{qint64(over), qint64(under)};
    const bool negative = over < 0;
    Long top = negative ? Long(-over) : Long(over), bottom = Long(under);
    const Long divisor = commonDivisor(top, bottom);
    top /= divisor;
    bottom /= divisor;
    auto found =
        top <= Long(most) && bottom <= Long(most) ? std::optional(Number{qint64(top), qint64(bottom)}) : nearestFraction(top, bottom);
    if (found && negative) found->over = -found->over;
    return found;
}

} // namespace

std::optional<Number> Number::of(double value)
{
    if (!std::isfinite(value) || std::abs(value) >= 0x1p62) return std::nullopt;
    constexpr double decimals = 1e8; // whole below 2^53, so a figure of eight places comes back as it was typed
    if (const double scaled = std::round(value * decimals); std::abs(scaled) < 0x1p53 && scaled / decimals == value)
        return Number{qint64(scaled), e8};
    int exponent = 0;
    const auto digits = Wide(std::ldexp(std::frexp(value, &exponent), 53)); // a double has 53 binary digits
    exponent -= 53;
    if (exponent < -126) return std::nullopt;
    return exponent >= 0 ? fitted(digits * (Wide(1) << exponent), 1) : fitted(digits, Wide(1) << -exponent);
}

std::optional<Number> sum(Number a, Number b)
{
    qint64 total = 0;
    if (a.under == b.under && !__builtin_add_overflow(a.over, b.over, &total) && total != std::numeric_limits<qint64>::min())
        return Number{total, a.under};
    return fitted(Wide(a.over) * b.under + Wide(b.over) * a.under, Wide(a.under) * b.under);
}
std::optional<Number> difference(Number a, Number b) { return sum(a, {-b.over, b.under}); }
std::optional<Number> product(Number a, Number b) { return fitted(Wide(a.over) * b.over, Wide(a.under) * b.under); }
std::optional<Number> quotient(Number a, Number b)
{
    if (b.over == 0) return std::nullopt;
    return fitted(Wide(a.over) * b.under, Wide(a.under) * b.over);
}
std::strong_ordering order(Number a, Number b) { return Wide(a.over) * b.under <=> Wide(b.over) * a.under; }

std::optional<Number> rounded(Number value, Number unit)
{
    // Exact in 128 bits: value / unit is over * unit.under : under * unit.over.
    const Wide top = Wide(value.over) * unit.under, bottom = Wide(value.under) * unit.over;
    Wide steps = top / bottom;
    const Wide rest = top % bottom;
    if ((rest < 0 ? -rest : rest) >= bottom - (rest < 0 ? -rest : rest)) steps += top < 0 ? -1 : 1;
    if (!fits(steps)) return std::nullopt;
    return product({qint64(steps), 1}, unit);
}

} // namespace gantry::expression
