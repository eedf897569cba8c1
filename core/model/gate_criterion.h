#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class CriterionKind { Must, Should };
template <> inline constexpr auto keysOf<CriterionKind> = std::to_array<std::string_view>({"must", "should"});
enum class CriterionAnswer { Open, Met, PartlyMet, NotMet, NotApplicable };
template <>
inline constexpr auto keysOf<CriterionAnswer> = std::to_array<std::string_view>({"open", "met", "partly_met", "not_met", "not_applicable"});

/// What a gate asks for, and what was found. Scores go from 0 to 5.
struct GateCriterion {
    GateCriterionId id{};
    GateId gate{};
    QString rank{};
    QString title{};
    CriterionKind kind = CriterionKind::Must;
    qint64 weight = 1;
    CriterionAnswer answer = CriterionAnswer::Open;
    std::optional<qint64> score{};
    QString evidence{};
    PersonId reviewer{};
    QString comment{};
    bool operator==(const GateCriterion&) const = default;
};

template <> struct Describe<GateCriterion> {
    static constexpr EntityWords words{"gate_criterion", "Gate criterion", "Gate criteria"};
    template <class T> static constexpr auto group = &T::gate;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::gate>("gate_id", "Gate", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::weight>("weight", "Weight"),
        field<&T::answer>("answer", "Answer"),
        field<&T::score>("score", "Score"),
        field<&T::evidence>("evidence", "Evidence", Multiline),
        field<&T::reviewer>("reviewer_id", "Reviewer"),
        field<&T::comment>("comment", "Comment", Multiline),
    });
};

} // namespace gantry
