#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class RiskScoring { Highest, Average };
template <> inline constexpr auto keysOf<RiskScoring> = std::to_array<std::string_view>({"highest", "average"});

/// How risks are scored: the words of likelihood and impact from the lowest up, one a line, and from which score on a risk is moderate,
/// high, extreme. The score is likelihood times impact, where the impact is the highest or the average of those given. Colours are
/// written #rrggbb, one a line from low to extreme; without them the usual ones hold.
struct RiskMatrix {
    RiskMatrixId id{};
    QString title{};
    NodeId scope{};
    QString likelihoods{};
    QString impacts{};
    RiskScoring scoring = RiskScoring::Highest;
    qint64 moderate = 5;
    qint64 high = 10;
    qint64 extreme = 15;
    QString colours{};
    bool operator==(const RiskMatrix&) const = default;
};

template <> struct Describe<RiskMatrix> {
    static constexpr EntityWords words{"risk_matrix", "Risk matrix", "Risk matrices"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::title>("name", "Name", Required | Title),
        field<&T::scope>("scope_id", "Where"),
        field<&T::likelihoods>("likelihoods", "Likelihoods", Multiline),
        field<&T::impacts>("impacts", "Impacts", Multiline),
        field<&T::scoring>("scoring", "Impact counts as"),
        field<&T::moderate>("moderate_from", "Moderate from"),
        field<&T::high>("high_from", "High from"),
        field<&T::extreme>("extreme_from", "Extreme from"),
        field<&T::colours>("colours", "Colours", Multiline),
    });
};

} // namespace gantry
