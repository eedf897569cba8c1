#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ConditionStatus { Open, Met, Waived };
template <> inline constexpr auto keysOf<ConditionStatus> = std::to_array<std::string_view>({"open", "met", "waived"});

/// What has to be done by when so that a go stands.
struct GateCondition {
    GateConditionId id{};
    GateId gate{};
    QString title{};
    PersonId owner{};
    std::optional<QDate> due{};
    ConditionStatus status = ConditionStatus::Open;
    std::optional<QDate> closed{};
    QString comment{};
    bool operator==(const GateCondition&) const = default;
};

template <> struct Describe<GateCondition> {
    static constexpr EntityWords words{"gate_condition", "Gate condition", "Gate conditions"};
    template <class T> static constexpr auto group = &T::gate;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::gate>("gate_id", "Gate", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::status>("status", "Status"),
        field<&T::closed>("closed_on", "Closed on"),
        field<&T::comment>("comment", "Comment", Multiline),
    });
};

} // namespace gantry
