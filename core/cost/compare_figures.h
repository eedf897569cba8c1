#pragma once
#include "core/cost/closed_figures.h"

namespace gantry {

/// What one record adds to a figure, once and later.
struct RecordDifference {
    enum Kind : quint8 { Added, Removed, Changed };
    RecordKey record{};
    Kind kind = Changed; // Added: it added nothing before
    BothAmounts before{}, after{};
    BothAmounts difference() const { return after - before; }
};

/// A figure of one row, once and later, and the records that explain the difference: they add up to it exactly, but for `byRule`.
struct FigureDifference {
    RecordKey row{}; // a project, an account, a contract; none: what has no account
    int depth = 0; // of an account
    CostMeasure measure{};
    BothAmounts before{}, after{}, difference{};
    std::vector<RecordDifference> records; // those that differ, the largest first
    BothAmounts byRule{}; // what no record explains: a formula that has changed between two versions of the program
};

/// What two sets of figures differ in for one project.
struct ProjectDifference {
    NodeId project{};
    bool before = false, after = false; // whether there was such a project
    QString currency;
    std::vector<FigureDifference> figures; // measures that differ, in their order
};

/// Project by project and measure by measure, the later ones in their order, then those that are gone; projects that differ in nothing
/// are left out. Where the currency of a project or of the portfolio is another one, amounts in it cannot be told apart: the difference is
/// NoRate.
std::vector<ProjectDifference> compareFigures(const ClosedFigures& before, const ClosedFigures& after);
/// One measure of every row of a project that it differs in: the project, its accounts in the order of the tree, its contracts. The drift
/// of the forecast final cost since a close is this with CostMeasure::ForecastFinalCost. Either project may be null.
std::vector<FigureDifference> compareRows(const ClosedProject* before, const ClosedProject* after, CostMeasure measure);
/// One figure, also where it does not differ.
FigureDifference compareFigure(const ClosedProject* before, const ClosedProject* after, RecordKey row, CostMeasure measure);

} // namespace gantry
