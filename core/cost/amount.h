#pragma once
#include "core/base/quantities.h"

#include <span>
#include <vector>

namespace gantry {

/// A sum of money that is known, or the reason why it is not. Adding what is unknown makes the sum unknown: never a wrong figure.
struct Amount {
    enum State : quint8 { Known, NoRate, TooLarge };
    qint64 minor = 0; // in the currency that stands beside it; 0 where not known
    State state = Known;
    explicit operator bool() const { return state == Known; }
    bool operator==(const Amount&) const = default;
    Amount& operator+=(const Amount& other) { return add(other, 1); }
    Amount& operator-=(const Amount& other) { return add(other, -1); }
    friend Amount operator+(Amount a, const Amount& b) { return a += b; }
    friend Amount operator-(Amount a, const Amount& b) { return a -= b; }

private:
    Amount& add(const Amount& other, int sign);
};

/// value * by / per as Amount, halves away from zero; TooLarge where it does not fit.
Amount scaled(Amount value, qint64 by, qint64 per);

/// Parts of `total` in proportion to `weights` that add up to it exactly: each is what the running share, rounded half away from zero,
/// grows by. Weights below 0 count as 0; where none is above, the parts are equal. Empty where there are no weights.
std::vector<qint64> allocated(qint64 total, std::span<const qint64> weights);

} // namespace gantry
