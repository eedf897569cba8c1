#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class IssueKind { Problem, RequestForChange, OffSpecification };
template <>
inline constexpr auto keysOf<IssueKind> = std::to_array<std::string_view>({"problem", "request_for_change", "off_specification"});
enum class IssueStatus { Open, InProgress, Resolved, Closed, Escalated };
template <>
inline constexpr auto keysOf<IssueStatus> = std::to_array<std::string_view>({"open", "in_progress", "resolved", "closed", "escalated"});
enum class Severity { Low, Medium, High, Critical };
template <> inline constexpr auto keysOf<Severity> = std::to_array<std::string_view>({"low", "medium", "high", "critical"});

/// Something that has happened and needs dealing with. Priorities go from 1, the highest, to 5.
struct Issue {
    IssueId id{};
    QString number{};
    NodeId project{};
    QString title{};
    IssueKind kind = IssueKind::Problem;
    IssueStatus status = IssueStatus::Open;
    Severity severity = Severity::Medium;
    qint64 priority = 3;
    PersonId raisedBy{};
    std::optional<QDate> raised{};
    PersonId owner{};
    std::optional<QDate> due{};
    QString impact{};
    QString resolution{};
    std::optional<QDate> closed{};
    PersonId escalatedTo{};
    std::optional<QDate> escalated{};
    RiskId risk{};
    bool operator==(const Issue&) const = default;
};

template <> struct Describe<Issue> {
    static constexpr EntityWords words{"issue", "Issue", "Issues", "ISS"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::status>("status", "Status"),
        field<&T::severity>("severity", "Severity"),
        field<&T::priority>("priority", "Priority"),
        field<&T::raisedBy>("raised_by_id", "Raised by"),
        field<&T::raised>("raised_on", "Raised on"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::impact>("impact", "Impact", Multiline),
        field<&T::resolution>("resolution", "Resolution", Multiline),
        field<&T::closed>("closed_on", "Closed on"),
        field<&T::escalatedTo>("escalated_to_id", "Escalated to"),
        field<&T::escalated>("escalated_on", "Escalated on"),
        field<&T::risk>("risk_id", "From risk", ReadOnly),
    });
};

} // namespace gantry
