#include "core/schedule/contour.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace gantry::schedule {
namespace {

using Tenths = std::array<int, 10>; // percent of the full rate
constexpr Tenths flat{100, 100, 100, 100, 100, 100, 100, 100, 100, 100}, backLoaded{10, 15, 25, 50, 50, 75, 75, 100, 100, 100},
    frontLoaded{100, 100, 100, 75, 75, 50, 50, 25, 15, 10}, doublePeak{25, 50, 100, 50, 25, 25, 50, 100, 50, 25},
    earlyPeak{25, 50, 100, 100, 75, 50, 50, 25, 15, 10}, latePeak{10, 15, 25, 50, 50, 75, 100, 100, 50, 25},
    bell{10, 20, 40, 80, 100, 100, 80, 40, 20, 10}, turtle{25, 50, 75, 100, 100, 100, 100, 75, 50, 25};

} // namespace

const std::array<int, 10>& tenthsOf(Curve curve)
{
    static constexpr const Tenths* all[] = {&flat, &backLoaded, &frontLoaded, &doublePeak, &earlyPeak, &latePeak, &bell, &turtle, &flat};
    return *all[int(curve)];
}

qint64 contouredTime(Curve curve, qint64 work, qint64 left)
{
    const Tenths& tenths = tenthsOf(curve);
    const int sum = std::accumulate(tenths.begin(), tenths.end(), 0);
    if (sum == 1000 || work <= 0) return left;
    const double tenth = 100.0 * double(work) / sum; // working time
    double rest = double(std::clamp<qint64>(left, 0, work)), time = 0;
    for (auto share = tenths.rbegin(); share != tenths.rend() && rest > 0; ++share) {
        const double part = std::min(rest, tenth * *share / 100);
        time += part * 100 / *share;
        rest -= part;
    }
    return qint64(time + 0.5);
}

} // namespace gantry::schedule
