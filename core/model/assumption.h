#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class AssumptionKind { Assumption, Constraint };
template <> inline constexpr auto keysOf<AssumptionKind> = std::to_array<std::string_view>({"assumption", "constraint"});
enum class AssumptionStatus { Open, Confirmed, Disproved };
template <> inline constexpr auto keysOf<AssumptionStatus> = std::to_array<std::string_view>({"open", "confirmed", "disproved"});

/// What is taken for true until somebody has looked.
struct Assumption {
    AssumptionId id{};
    QString number{};
    NodeId project{};
    QString title{};
    AssumptionKind kind = AssumptionKind::Assumption;
    AssumptionStatus status = AssumptionStatus::Open;
    PersonId owner{};
    std::optional<QDate> due{};
    QString ifFalse{};
    QString description{};
    bool operator==(const Assumption&) const = default;
};

template <> struct Describe<Assumption> {
    static constexpr EntityWords words{"assumption", "Assumption", "Assumptions", "ASM"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::status>("status", "Status"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::ifFalse>("if_false", "If it is not so", Multiline),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
