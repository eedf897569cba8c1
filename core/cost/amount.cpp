#include "core/cost/amount.h"

#include <algorithm>
#include <limits>

namespace gantry {

Amount& Amount::add(const Amount& other, int sign)
{
    if (state == Known && other.state != Known) *this = {0, other.state};
    if (state != Known) return *this;
    const bool overflow =
        sign > 0 ? __builtin_add_overflow(minor, other.minor, &minor) : __builtin_sub_overflow(minor, other.minor, &minor);
    if (overflow) *this = {0, TooLarge};
    return *this;
}

Amount scaled(Amount value, qint64 by, qint64 per)
{
    if (!value) return value;
    const auto product = mulDiv(value.minor, by, per);
    return product ? Amount{*product} : Amount{0, Amount::TooLarge};
}

std::vector<qint64> allocated(qint64 total, std::span<const qint64> weights)
{
    const qint64 most = std::numeric_limits<qint64>::max() / std::max<qint64>(1, qint64(weights.size()));
    const bool any = std::ranges::any_of(weights, [](qint64 w) { return w > 0; });
    const auto weight = [&](std::size_t i) { return any ? std::clamp<qint64>(weights[i], 0, most) : 1; };
    qint64 sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weight(i);
    std::vector<qint64> parts(weights.size());
    qint64 upTo = 0, given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        upTo += weight(i);
        const qint64 next = *mulDiv(total, upTo, sum); // a share of `total`, so it always fits
        parts[i] = next - given;
        given = next;
    }
    return parts;
}

} // namespace gantry
