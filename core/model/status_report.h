#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ReportStatus { Draft, Submitted, Approved };
template <> inline constexpr auto keysOf<ReportStatus> = std::to_array<std::string_view>({"draft", "submitted", "approved"});

/// How a project stood at the end of a period, in the words of who runs it; the figures are frozen when it is submitted.
struct StatusReport {
    StatusReportId id{};
    QString number{};
    NodeId project{};
    QString title{};
    PeriodId period{};
    std::optional<QDate> statusDate{};
    ReportStatus status = ReportStatus::Draft;
    Health overall = Health::NotAssessed;
    Health scopeHealth = Health::NotAssessed;
    Health time = Health::NotAssessed;
    Health cost = Health::NotAssessed;
    Health risk = Health::NotAssessed;
    Health safety = Health::NotAssessed;
    Health quality = Health::NotAssessed;
    Health cashFlow = Health::NotAssessed;
    QString summary{};
    QString done{};
    QString next{};
    QString wanted{};
    PersonId author{};
    std::optional<Instant> submitted{};
    PersonId approver{};
    std::optional<Instant> approved{};
    SnapshotId figures{};
    bool operator==(const StatusReport&) const = default;
};

template <> struct Describe<StatusReport> {
    static constexpr EntityWords words{"status_report", "Status report", "Status reports", "REP"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::period>("period_id", "Period"),
        field<&T::statusDate>("status_date", "Status date"),
        field<&T::status>("status", "Status"),
        field<&T::overall>("health_overall", "Overall"),
        field<&T::scopeHealth>("health_scope", "Scope"),
        field<&T::time>("health_time", "Time"),
        field<&T::cost>("health_cost", "Cost"),
        field<&T::risk>("health_risk", "Risk"),
        field<&T::safety>("health_safety", "Safety"),
        field<&T::quality>("health_quality", "Quality"),
        field<&T::cashFlow>("health_cash_flow", "Cash flow"),
        field<&T::summary>("summary", "Summary", Multiline),
        field<&T::done>("done", "Done this period", Multiline),
        field<&T::next>("next", "Planned next", Multiline),
        field<&T::wanted>("decisions_wanted", "Decisions wanted", Multiline),
        field<&T::author>("author_id", "Author"),
        field<&T::submitted>("submitted_at", "Submitted at", ReadOnly),
        field<&T::approver>("approver_id", "Approver"),
        field<&T::approved>("approved_at", "Approved at", ReadOnly),
        field<&T::figures>("figures_id", "Figures as submitted", ReadOnly),
    });
};

} // namespace gantry
