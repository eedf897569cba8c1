#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class DecisionStatus { Pending, Approved, Rejected };
template <> inline constexpr auto keysOf<DecisionStatus> = std::to_array<std::string_view>({"pending", "approved", "rejected"});

/// A question, what could have been chosen, and what was.
struct Decision {
    DecisionId id{};
    QString number{};
    NodeId project{};
    QString title{};
    QString options{};
    QString chosen{};
    QString rationale{};
    DecisionStatus status = DecisionStatus::Pending;
    std::optional<QDate> needed{};
    std::optional<QDate> decided{};
    PersonId decidedBy{};
    PersonId owner{};
    std::optional<Money> cost{};
    DecisionId reverses{};
    bool operator==(const Decision&) const = default;
};

template <> struct Describe<Decision> {
    static constexpr EntityWords words{"decision", "Decision", "Decisions", "DEC"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Question", Required | Title),
        field<&T::options>("options", "Options", Multiline),
        field<&T::chosen>("chosen", "Chosen"),
        field<&T::rationale>("rationale", "Rationale", Multiline),
        field<&T::status>("status", "Status"),
        field<&T::needed>("needed_by", "Needed by"),
        field<&T::decided>("decided_on", "Decided on"),
        field<&T::decidedBy>("decided_by_id", "Decided by"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::cost>("cost_minor", "Cost"),
        field<&T::reverses>("reverses_id", "Reverses"),
    });
};

} // namespace gantry
