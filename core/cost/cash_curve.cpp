#include "core/cost/cash_curve.h"

#include <cmath>

namespace gantry {

CashCurve cashCurveOf(const CashRow& flow, const Funding& funding, Month firstOpen, int minorDigits)
{
    CashCurve out{{}, 1, firstOpen, false};
    const CashSeries& months = flow.months;
    if (months.empty()) return out;
    const double major = std::pow(10, minorDigits);
    Amount baseline, paid = flow.undated, forecast = flow.undated; // what has no date is paid before all
    Month lastPaid = firstOpen + -1;
    double most = 0;
    for (Month m = months.first(); m <= months.last(); m = m + 1)
        if (months.at(m).paid.minor) lastPaid = std::max(lastPaid, m);
    for (Month m = months.first(); m <= months.last(); m = m + 1) {
        const CashMonth& cell = months.at(m);
        baseline += cell.baseline;
        paid += cell.paid;
        forecast += cell.forecast();
        if (!baseline || !forecast) return {{}, 1, firstOpen, false};
        CashPoint point{m, double(cell.baseline.minor) / major, double(cell.paid.minor) / major, double(cell.toCome.minor) / major,
            double(baseline.minor) / major, {}, {}, {}};
        if (m <= lastPaid) point.paidSoFar = double(paid.minor) / major;
        if (m >= firstOpen + -1) point.forecastSoFar = double(forecast.minor) / major;
        if (funding.any) {
            const FundingMonth* grant = funding.at(m);
            if (!grant || !grant->availableSoFar) return {{}, 1, firstOpen, false};
            point.fundedSoFar = double(grant->availableSoFar.minor) / major;
        }
        most = std::max({most, std::abs(point.baselineSoFar), std::abs(double(forecast.minor) / major), point.fundedSoFar.value_or(0)});
        out.baseline |= cell.baseline != Amount{};
        out.points.push_back(point);
    }
    out.unit = most >= 10e6 ? 1'000'000 : most >= 10e3 ? 1'000 : 1;
    const double by = 1.0 / double(out.unit);
    for (CashPoint& p : out.points) {
        for (double* value : {&p.baseline, &p.paid, &p.toCome, &p.baselineSoFar}) *value *= by;
        for (std::optional<double>* value : {&p.paidSoFar, &p.forecastSoFar, &p.fundedSoFar})
            if (*value) **value *= by;
    }
    return out;
}

} // namespace gantry
