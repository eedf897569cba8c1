#pragma once
#include "core/cost/amount.h"
#include "core/earned/earned_schedule.h"

#include <QDate>

namespace gantry {

enum class EarnedPeriod { Month, Week };

/// Cumulative amounts at the end of a day.
struct EarnedPoint {
    QDate day;
    Amount planned{};
    std::optional<Amount> earned{}, actual{}; // up to the status date
    std::optional<Amount> forecast{}; // from the status date on: from the actual cost to the estimate at completion, evenly
    bool operator==(const EarnedPoint&) const = default;
};

/// The last days of the periods from the day before the first one on, up to the one that `to` lies in; with each of `also` that is valid
/// and lies between. Weeks end on Sunday.
std::vector<QDate> periodEnds(QDate from, QDate to, EarnedPeriod period, std::initializer_list<QDate> also = {});

/// Fills `forecast`: a straight line from the actual cost on `from` to the estimate on `to`.
void addForecast(std::vector<EarnedPoint>& series, QDate from, QDate to, Amount actual, Amount estimate);

} // namespace gantry
