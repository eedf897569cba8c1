#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// The steps in which a charter is written.
enum class CharterStep { Purpose, Scope, Deliverables, BusinessCase, Tolerances, People, Submit };
/// One thing that a charter says, and whether it does.
struct CharterAnswer {
    CharterStep step{};
    RecordKey record{}; // the charter, or its project
    const Field* field = nullptr; // of that record; null: records of `entity` that belong to the project
    Entity entity{};
    bool required = true; // without it the charter cannot be submitted
    bool there = false;
};
/// All of them, in the order in which they are asked for; the charter must exist. Stakeholders and gates are records of their own: of
/// gates one with a planned day counts, for it makes a milestone.
std::vector<CharterAnswer> charterAnswers(const Portfolio& portfolio, CharterId charter);
/// The charter of a project that is worked on: the youngest; none where it has none.
CharterId charterOf(const Portfolio& portfolio, NodeId project);

} // namespace gantry
