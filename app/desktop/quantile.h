#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

namespace gantry {

/// Value below which a share of `values` lies (0.5: the median), the nearest one of them; `values` must not be empty.
inline double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::size_t(std::max(0.0, std::ceil(share * double(values.size())) - 1))];
}

} // namespace gantry
