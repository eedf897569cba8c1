#pragma once
#include "core/model/portfolio.h"

namespace gantry {

enum class RiskStage { Before, After }; // of treatment
enum class RiskBand { Low, Moderate, High, Extreme };
template <> inline constexpr auto keysOf<RiskBand> = std::to_array<std::string_view>({"low", "moderate", "high", "extreme"});

/// A risk matrix ready for use. Steps of likelihood and impact count from 1, the lowest.
struct RiskScale {
    RiskMatrixId matrix{}; // none: the built-in one
    QString title{};
    QStringList likelihoods{}, impacts{}; // words from the lowest up, 2 to 7 each
    RiskScoring scoring = RiskScoring::Highest;
    qint64 moderate = 5, high = 10, extreme = 15; // from which score on
    QStringList colours{}; // "#rrggbb" from low to extreme; empty: the usual ones
    RiskBand bandOf(qint64 score) const;
    bool operator==(const RiskScale&) const = default;
};
inline constexpr int fewestRiskSteps = 2, mostRiskSteps = 7;

/// Five by five: Rare to Almost certain, Minor to Severe.
const RiskScale& builtInRiskScale();
/// What the record says; of words and colours that cannot be used (see riskFindings), or that are not given, those of the built-in one.
RiskScale scaleOf(const RiskMatrix& matrix);
/// The matrix by which risks of a node are scored: that of the node or of the nearest above it, else the one without a place, else the
/// built-in one. Of several for one place the oldest.
RiskScale riskScaleOf(const Portfolio& portfolio, NodeId node);

/// The words of one axis, one a line.
QStringList linesOf(const QString& text);
/// "#rrggbb".
bool isColour(const QString& text);

/// Neither realised nor retired: what a matrix shows and a review goes through.
bool isOpen(const Risk& risk);
/// Whether a response is one for that kind of risk: avoid, transfer and mitigate are for threats, exploit, share and enhance for
/// opportunities, accept and escalate for both.
bool responds(RiskKind kind, RiskResponse response);

/// Expected monetary value: the amount by its chance, halves away from zero, in the currency of the risk; below zero for an opportunity.
/// Absent where either is not given. As with forecast items, the amount itself where the product does not fit.
std::optional<Money> expectedValue(const Risk& risk);
/// What an active risk adds to the forecast of its cost account: its expected value by its share in the forecast. Absent where it adds
/// nothing: it is not active, or account, share or expected value are not given.
std::optional<Money> forecastValue(const Risk& risk);

} // namespace gantry
