#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class WaiverStatus { Asked, Approved, Refused, Withdrawn };
template <> inline constexpr auto keysOf<WaiverStatus> = std::to_array<std::string_view>({"asked", "approved", "refused", "withdrawn"});

/// A step of the methodology that is left out on purpose: why, and who approved it. `code` is that of the requirement, whichever version
/// asks for it.
struct Waiver {
    WaiverId id{};
    QString number{};
    NodeId project{};
    QString title{};
    MethodologyRequirementId requirement{};
    QString code{};
    WaiverStatus status = WaiverStatus::Asked;
    QString reason{};
    PersonId askedBy{};
    std::optional<QDate> asked{};
    PersonId approver{};
    std::optional<Instant> decided{};
    std::optional<QDate> until{};
    bool operator==(const Waiver&) const = default;
};

template <> struct Describe<Waiver> {
    static constexpr EntityWords words{"waiver", "Waiver", "Waivers", "WAV"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::requirement>("requirement_id", "Requirement"),
        field<&T::code>("requirement_code", "Code of the requirement"),
        field<&T::status>("status", "Status"),
        field<&T::reason>("reason", "Reason", Multiline),
        field<&T::askedBy>("asked_by_id", "Asked by"),
        field<&T::asked>("asked_on", "Asked on"),
        field<&T::approver>("approver_id", "Approver"),
        field<&T::decided>("decided_at", "Decided at", ReadOnly),
        field<&T::until>("valid_to", "Until"),
    });
};

} // namespace gantry
