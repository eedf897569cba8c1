#pragma once
#include "core/cost/funding.h"

namespace gantry {

/// One month of the curves, in units of the currency's major unit times `CashCurve::unit`.
struct CashPoint {
    Month month{};
    double baseline = 0, paid = 0, toCome = 0; // of the month
    double baselineSoFar = 0;
    std::optional<double> paidSoFar{}; // up to the last month that is closed or has payments
    std::optional<double> forecastSoFar{}; // from the last closed month on, where it meets what is paid
    std::optional<double> fundedSoFar{}; // where there are grants
};
/// A cash flow as a chart draws it; no points where an amount is not known, or where there are none.
struct CashCurve {
    std::vector<CashPoint> points{};
    qint64 unit = 1; // 1, a thousand or a million, so that axes have short figures
    Month firstOpen{};
    bool baseline = false; // whether there is one
};
CashCurve cashCurveOf(const CashRow& flow, const Funding& funding, Month firstOpen, int minorDigits);

} // namespace gantry
