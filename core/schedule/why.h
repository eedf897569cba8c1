#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// One thing that holds a date where it is.
struct WhyCause {
    /// "why.actual", "why.manual", "why.project-start", "why.status-date", "why.link" (`link`, `other`: the task at its other end),
    /// "why.constraint" (`constraint`), "why.summary" (`other`), "why.external", "why.resumed", "why.levelling-delay", "why.late",
    /// "why.project-finish", "why.must-finish-by", "why.deadline", "why.under-way", "why.calendar" (nothing else holds it),
    /// "why.unscheduled", "why.below" (of a summary: `other` is the task that gives it the date), "why.level-of-effort".
    const char* reason = "why.calendar";
    std::optional<DateTime> at{}; // the date that it asks for
    LinkId link{};
    TaskId other{};
    ConstraintType constraint = ConstraintType::AsSoonAsPossible;
};

/// Why a task stands where it does. Every cause holds the date alike: to move it, all of them must give way.
struct WhyStep {
    TaskId task{};
    std::optional<DateTime>
        date{}; // on the way back its start (of what remains, where a task of Primavera is under way), on the way on its late finish
    std::vector<WhyCause> causes{}; // the first one is followed to the next step
};

struct Why {
    std::vector<WhyStep> start; // the way back from the start, link by link, to what is held by no link
    std::vector<WhyStep> lateFinish; // the way on from the late finish, link by link, to what bounds the last one: where float comes from
};
/// Both empty where there is no such task. Computes the plan that the task is part of.
Why whyOf(const Portfolio& portfolio, TaskId task);

} // namespace gantry
