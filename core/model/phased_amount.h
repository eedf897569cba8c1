#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class PhasedKind { Forecast, Baseline, Target };
template <> inline constexpr auto keysOf<PhasedKind> = std::to_array<std::string_view>({"forecast", "baseline", "target"});

/// The amount of one month that somebody set by hand, or that a cash flow baseline holds.
struct PhasedAmount {
    PhasedAmountId id{};
    NodeId project{};
    QString entity{};
    RecordId record{};
    PhasedKind kind = PhasedKind::Forecast;
    std::optional<QDate> month{};
    Money amount{};
    bool operator==(const PhasedAmount&) const = default;
};

template <> struct Describe<PhasedAmount> {
    static constexpr EntityWords words{"phased_amount", "Phased amount", "Phased amounts", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::record>("record_id", "Record", Owner),
        field<&T::kind>("kind", "Kind"),
        field<&T::month>("month", "Month"),
        field<&T::amount>("amount_minor", "Amount"),
    });
};

} // namespace gantry
