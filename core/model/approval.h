#pragma once
#include "core/model/delegation.h"
#include "core/model/ids.h"

namespace gantry {

enum class ApprovalStatus { Waiting, Approved, Rejected, Withdrawn };
template <>
inline constexpr auto keysOf<ApprovalStatus> = std::to_array<std::string_view>({"waiting", "approved", "rejected", "withdrawn"});

/// Somebody is asked to approve a record, and what they said. Who that was is as they declared it.
struct Approval {
    ApprovalId id{};
    QString number{};
    NodeId project{};
    QString title{};
    QString entity{};
    RecordId record{};
    Approvable kind = Approvable::Any;
    std::optional<Money> amount{};
    PersonId asked{};
    PersonId requestedBy{};
    std::optional<QDate> requested{};
    std::optional<QDate> due{};
    ApprovalStatus status = ApprovalStatus::Waiting;
    PersonId decidedBy{};
    QString declared{};
    std::optional<Instant> decided{};
    DelegationId delegation{};
    QString comment{};
    bool operator==(const Approval&) const = default;
};

template <> struct Describe<Approval> {
    static constexpr EntityWords words{"approval", "Approval", "Approvals", "APR"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", AnyNode),
        field<&T::title>("title", "What", Required | Title),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::record>("record_id", "Record"),
        field<&T::kind>("approves", "Kind"),
        field<&T::amount>("amount_minor", "Amount"),
        field<&T::asked>("asked_id", "Asked"),
        field<&T::requestedBy>("requested_by_id", "Requested by"),
        field<&T::requested>("requested_on", "Requested on"),
        field<&T::due>("due_on", "Due"),
        field<&T::status>("status", "Status"),
        field<&T::decidedBy>("decided_by_id", "Decided by", ReadOnly),
        field<&T::declared>("declared_as", "Declared as", ReadOnly),
        field<&T::decided>("decided_at", "Decided at", ReadOnly),
        field<&T::delegation>("delegation_id", "By which delegation", ReadOnly),
        field<&T::comment>("comment", "Comment", Multiline),
    });
};

} // namespace gantry
