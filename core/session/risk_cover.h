#pragma once
#include "core/kpi/closed_exposure.h"
#include "core/risk/exposure.h"
#include "core/session/session.h"

namespace gantry {

/// How contingency stands to exposure for a node with all below it, in the currency of the portfolio.
struct RiskCover {
    Amount exposure{}, contingency{};
    std::optional<double> times{}; // contingency by exposure; absent where nothing is exposed, or an amount is not known
    CoverLimits limits{};
    Health status = Health::NotAssessed;
};
RiskCover riskCover(const Session& session, NodeId node);

/// Exposure and contingency at the end of a period, as its last close froze them, or as they are now.
struct ExposurePoint {
    QString period{}; // name; of now that of the period that closes next, empty where there is none
    QDate end{}; // of the period; of now today where there is none
    ClosedExposure amounts{};
    bool open = false; // not closed: now
};
/// By period, now last. Closes that froze neither are left out.
std::vector<ExposurePoint> exposureTrend(const Session& session, NodeId node);

} // namespace gantry
