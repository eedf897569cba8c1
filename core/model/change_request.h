#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ChangeRequestStatus { Draft, Submitted, Approved, Rejected, Withdrawn, Implemented };
template <>
inline constexpr auto keysOf<ChangeRequestStatus> = std::to_array<std::string_view>(
    {"draft", "submitted", "approved", "rejected", "withdrawn", "implemented"});

/// A wish to change what was agreed, with what it would do to scope, time, cost, quality, risk and benefits.
struct ChangeRequest {
    ChangeRequestId id{};
    QString number{};
    NodeId project{};
    QString title{};
    QString reason{};
    ChangeRequestStatus status = ChangeRequestStatus::Draft;
    PersonId raisedBy{};
    std::optional<QDate> raised{};
    std::optional<QDate> needed{};
    QString scope{};
    qint64 days{};
    TaskId task{};
    std::optional<Money> cost{};
    CostAccountId account{};
    QString quality{};
    QString risk{};
    QString benefits{};
    PersonId authority{};
    std::optional<QDate> decided{};
    bool operator==(const ChangeRequest&) const = default;
};

template <> struct Describe<ChangeRequest> {
    static constexpr EntityWords words{"change_request", "Change request", "Change requests", "CHR"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::reason>("reason", "Reason", Multiline),
        field<&T::status>("status", "Status"),
        field<&T::raisedBy>("raised_by_id", "Raised by"),
        field<&T::raised>("raised_on", "Raised on"),
        field<&T::needed>("needed_by", "Needed by"),
        field<&T::scope>("scope_impact", "Impact on scope", Multiline),
        field<&T::days>("time_impact_days", "Impact on time", None, "days"),
        field<&T::task>("task_id", "Task"),
        field<&T::cost>("cost_impact_minor", "Impact on cost"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::quality>("quality_impact", "Impact on quality", Multiline),
        field<&T::risk>("risk_impact", "Impact on risk", Multiline),
        field<&T::benefits>("benefits_impact", "Impact on benefits", Multiline),
        field<&T::authority>("authority_id", "Authority"),
        field<&T::decided>("decided_on", "Decided on"),
    });
};

} // namespace gantry
