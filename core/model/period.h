#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class PeriodStatus { Open, Closed, Reopened };
template <> inline constexpr auto keysOf<PeriodStatus> = std::to_array<std::string_view>({"open", "closed", "reopened"});

/// A period of the books, mostly a month. What lies in a closed one stays as it is; after a recorded reopening, edits are restatements.
struct Period {
    PeriodId id{};
    QString name{};
    qint64 fiscalYear{};
    qint64 sequence{};
    std::optional<QDate> start{};
    std::optional<QDate> end{};
    std::optional<QDate> cutOff{};
    PeriodStatus status = PeriodStatus::Open;
    QString closedBy{};
    std::optional<Instant> closedAt{};
    QString reopenedBy{};
    std::optional<Instant> reopenedAt{};
    QString reopenReason{};
    bool operator==(const Period&) const = default;
};

template <> struct Describe<Period> {
    static constexpr EntityWords words{"period", "Period", "Periods"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::fiscalYear>("fiscal_year", "Fiscal year"),
        field<&T::sequence>("sequence", "Period of the year"),
        field<&T::start>("start_date", "Start"),
        field<&T::end>("end_date", "End"),
        field<&T::cutOff>("cut_off", "Cut-off date"),
        field<&T::status>("status", "Status", ReadOnly),
        field<&T::closedBy>("closed_by", "Closed by", ReadOnly),
        field<&T::closedAt>("closed_at", "Closed at", ReadOnly),
        field<&T::reopenedBy>("reopened_by", "Reopened by", ReadOnly),
        field<&T::reopenedAt>("reopened_at", "Reopened at", ReadOnly),
        field<&T::reopenReason>("reopen_reason", "Reason of the reopening", ReadOnly),
    });
};

} // namespace gantry
