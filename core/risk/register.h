#pragma once
#include "core/risk/score.h"

#include <map>

namespace gantry {

/// A node and all below it, a parent before its children.
std::vector<NodeId> nodesUnder(const Portfolio& portfolio, NodeId node);
/// The risks of a node and of all below it, those of a node in order of arrival: a programme sees its projects' risks and has its own.
std::vector<const Risk*> risksUnder(const Portfolio& portfolio, NodeId node);

/// Which risks stand in which cell of one matrix.
struct RiskMap {
    std::map<RiskCell, std::vector<RiskId>> cells;
    int elsewhere = 0; // scored by another matrix, so they have no cell in this one
    int unscored = 0; // without likelihood or any impact, or beyond the matrix
    /// Empty where none stands there.
    const std::vector<RiskId>& at(RiskCell cell) const;
};
/// The open risks among these that a matrix scores.
RiskMap mapOf(std::span<const Risk* const> risks, RiskStage stage, const RiskScale& shown, RiskScales& scales);

/// The open risks that matter most: by their score as it stands, then by what they are expected to cost or save, key risks first among
/// equals.
std::vector<const Risk*> topRisks(std::vector<const Risk*> risks, RiskScales& scales, std::size_t most);

/// How many treatments of a risk are done, of those that were not cancelled.
struct TreatmentCount {
    int done = 0, of = 0;
};
TreatmentCount treatmentsOf(const Portfolio& portfolio, RiskId risk);

/// Days since the review of an open risk fell due; where none is set, since the risk was identified. Absent while the review is ahead, and
/// where neither day is known.
std::optional<qint64> daysWithoutReview(const Risk& risk, QDate today);
/// From more days than these a risk counts as not reviewed; one of which no day is known always does.
inline constexpr qint64 reviewWithin = 30;
bool isWithoutReview(const Risk& risk, QDate today);
/// An active threat that is high or extreme before treatment, while nobody has accepted it and no treatment is planned, under way or done.
bool isUntreated(const Portfolio& portfolio, const Risk& risk, const RiskScale& scale);

} // namespace gantry
