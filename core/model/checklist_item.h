#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ChecklistAnswer { Open, Yes, No, NotApplicable };
template <> inline constexpr auto keysOf<ChecklistAnswer> = std::to_array<std::string_view>({"open", "yes", "no", "not_applicable"});

/// A question that a project answers in a phase, and what shows the answer.
struct ChecklistItem {
    ChecklistItemId id{};
    QString number{};
    NodeId project{};
    GateId gate{};
    QString phase{};
    QString list{};
    QString rank{};
    QString title{};
    bool mandatory = true;
    ChecklistAnswer answer = ChecklistAnswer::Open;
    QString evidence{};
    PersonId checkedBy{};
    std::optional<QDate> checked{};
    QString comment{};
    bool operator==(const ChecklistItem&) const = default;
};

template <> struct Describe<ChecklistItem> {
    static constexpr EntityWords words{"checklist_item", "Checklist item", "Checklist items", "CHK"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::gate>("gate_id", "Gate"),
        field<&T::phase>("phase", "Phase"),
        field<&T::list>("checklist", "Checklist"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::mandatory>("mandatory", "Mandatory"),
        field<&T::answer>("answer", "Answer"),
        field<&T::evidence>("evidence", "Evidence", Multiline),
        field<&T::checkedBy>("checked_by_id", "Checked by"),
        field<&T::checked>("checked_on", "Checked on"),
        field<&T::comment>("comment", "Comment", Multiline),
    });
};

} // namespace gantry
