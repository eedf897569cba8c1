#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class CharterStatus { Draft, Submitted, Approved };
template <> inline constexpr auto keysOf<CharterStatus> = std::to_array<std::string_view>({"draft", "submitted", "approved"});

/// What a project is for and within which bounds: what its sponsor signs before it begins.
struct Charter {
    CharterId id{};
    QString number{};
    NodeId project{};
    QString title{};
    CharterStatus status = CharterStatus::Draft;
    QString purpose{};
    QString objectives{};
    QString scopeIn{};
    QString scopeOut{};
    QString deliverables{};
    QString success{};
    QString constraints{};
    QString businessCase{};
    std::optional<Money> cost{};
    std::optional<Money> benefit{};
    std::optional<Money> npv{};
    std::optional<qint64> payback{};
    std::optional<qint64> timeTolerance{};
    std::optional<Percent> costTolerance{};
    QString scopeTolerance{};
    QString qualityTolerance{};
    QString benefitTolerance{};
    QString riskTolerance{};
    PersonId author{};
    PersonId approver{};
    std::optional<Instant> approved{};
    bool operator==(const Charter&) const = default;
};

template <> struct Describe<Charter> {
    static constexpr EntityWords words{"charter", "Charter", "Charters", "CHA"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::status>("status", "Status"),
        field<&T::purpose>("purpose", "Purpose", Multiline),
        field<&T::objectives>("objectives", "Objectives", Multiline),
        field<&T::scopeIn>("scope_in", "In scope", Multiline),
        field<&T::scopeOut>("scope_out", "Out of scope", Multiline),
        field<&T::deliverables>("deliverables", "Deliverables", Multiline),
        field<&T::success>("success_criteria", "Success criteria", Multiline),
        field<&T::constraints>("constraints", "Constraints", Multiline),
        field<&T::businessCase>("business_case", "Business case", Multiline),
        field<&T::cost>("cost_minor", "Cost"),
        field<&T::benefit>("benefit_minor", "Benefit"),
        field<&T::npv>("npv_minor", "Net present value"),
        field<&T::payback>("payback_months", "Payback", None, "months"),
        field<&T::timeTolerance>("time_tolerance_days", "Tolerance of time", None, "days"),
        field<&T::costTolerance>("cost_tolerance_percent", "Tolerance of cost", None, "%"),
        field<&T::scopeTolerance>("scope_tolerance", "Tolerance of scope"),
        field<&T::qualityTolerance>("quality_tolerance", "Tolerance of quality"),
        field<&T::benefitTolerance>("benefit_tolerance", "Tolerance of benefits"),
        field<&T::riskTolerance>("risk_tolerance", "Tolerance of risk"),
        field<&T::author>("author_id", "Author"),
        field<&T::approver>("approver_id", "Approver"),
        field<&T::approved>("approved_at", "Approved at", ReadOnly),
    });
};

} // namespace gantry
