#pragma once
#include "core/model/risk.h"
#include "core/sample/templates.h"

#include <array>
#include <span>

namespace gantry::sample {

/// Steps 1 to 5 of likelihood and of the impacts on cost, time, quality, safety, reputation; 0: none.
using RiskSteps = std::array<int, 6>;

/// A risk as somebody put it down in a workshop.
struct RiskSketch {
    const char *title, *category, *secondary, *cause, *event, *effect;
    RiskKind kind;
    RiskResponse response;
    RiskSteps before, after;
    int amount; // per mille of the budget, if it hits
    const char *account, *task; // code of the account, key of the row of the plan that it would hit
    int days; // most likely
    const char *treatment, *second, *trigger, *fallback;
    char owner;
};

/// Of one kind of work; the last ones are of any.
std::span<const RiskSketch> riskPool(Template plan);
std::span<const RiskSketch> commonRisks();

/// A risk of a programme or of the whole portfolio.
struct SharedRisk {
    int programme; // place; -1: the portfolio
    const char *title, *category, *cause, *event, *effect;
    RiskResponse response;
    RiskSteps before, after;
    const char* treatment;
};
std::span<const SharedRisk> sharedRisks();

} // namespace gantry::sample
