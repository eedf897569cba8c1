#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class GateDecision { None, Go, GoWithConditions, Hold, Recycle, Kill };
template <>
inline constexpr auto keysOf<GateDecision> = std::to_array<std::string_view>(
    {"none", "go", "go_with_conditions", "hold", "recycle", "kill"});

/// A point at which it is decided whether a project goes on, and under which conditions.
struct Gate {
    GateId id{};
    QString number{};
    NodeId project{};
    QString title{};
    QString phase{};
    QString opens{};
    TaskId task{};
    std::optional<QDate> planned{};
    std::optional<QDate> forecast{};
    std::optional<QDate> held{};
    GateDecision decision = GateDecision::None;
    PersonId decidedBy{};
    PersonId chair{};
    QString reviewers{};
    std::optional<Money> budget{};
    CostAccountId account{};
    QString minutes{};
    QString description{};
    bool operator==(const Gate&) const = default;
};

template <> struct Describe<Gate> {
    static constexpr EntityWords words{"gate", "Gate", "Gates", "GAT"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::phase>("phase", "Phase"),
        field<&T::opens>("next_phase", "Next phase"),
        field<&T::task>("task_id", "Milestone"),
        field<&T::planned>("planned_on", "Planned"),
        field<&T::forecast>("forecast_on", "Forecast"),
        field<&T::held>("held_on", "Held"),
        field<&T::decision>("decision", "Decision"),
        field<&T::decidedBy>("decided_by_id", "Decided by"),
        field<&T::chair>("chair_id", "Chair"),
        field<&T::reviewers>("reviewers", "Reviewers"),
        field<&T::budget>("budget_released_minor", "Budget released"),
        field<&T::account>("account_id", "Into account"),
        field<&T::minutes>("minutes", "Minutes", Multiline),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
