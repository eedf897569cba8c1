#pragma once
#include "core/model/gate_criterion.h"
#include "core/model/ids.h"

namespace gantry {

enum class RequirementKind { Criterion, ChecklistItem, Document, Approval, Review, Register, Report, Role, Kpi };
template <>
inline constexpr auto keysOf<RequirementKind> = std::to_array<std::string_view>(
    {"criterion", "checklist_item", "document", "approval", "review", "register", "report", "role", "kpi"});

/// What a methodology asks of a project in a phase. `subject` says what it speaks of: the key of an entity (register, approval), a kind of
/// review, a role, the code of a KPI. `code` stays the same from version to version, and is how answers are kept.
struct MethodologyRequirement {
    MethodologyRequirementId id{};
    MethodologyId methodology{};
    MethodologyPhaseId phase{};
    QString rank{};
    QString code{};
    QString title{};
    RequirementKind kind = RequirementKind::ChecklistItem;
    CriterionKind obligation = CriterionKind::Must;
    qint64 weight = 1;
    QString list{};
    QString subject{};
    std::optional<qint64> least{};
    std::optional<qint64> days{};
    QString help{};
    bool operator==(const MethodologyRequirement&) const = default;
};

template <> struct Describe<MethodologyRequirement> {
    static constexpr EntityWords words{"methodology_requirement", "Requirement", "Requirements", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology", Required),
        field<&T::phase>("phase_id", "Phase", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::obligation>("obligation", "Obligation"),
        field<&T::weight>("weight", "Weight"),
        field<&T::list>("list", "Checklist or type of document"),
        field<&T::subject>("subject", "Of what"),
        field<&T::least>("at_least", "At least"),
        field<&T::days>("at_most_days", "No older than", None, "days"),
        field<&T::help>("help", "How to do it", Multiline),
    });
};

} // namespace gantry
