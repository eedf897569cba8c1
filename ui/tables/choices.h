#pragma once
#include "ui/models/cell_source.h"

namespace gantry {

/// One thing that a cell may be set to.
struct Choice {
    Value value;
    QString text; // as the cell will read
    QString detail{}; // tells two of one name apart: number or code, and the project where it is another one
};

/// A column whose cells take one of some words or records, so that a list helps.
bool offersChoices(const Column& column);
/// What fits the words typed so far, at most `limit`: the words of an enum as they are told; records of the row's own project and of none
/// before those of others. `project` is that of the row.
std::vector<Choice> choicesFor(
    const Portfolio& portfolio, const Column& column, RecordKey record, NodeId project, const QString& words, int limit = 50);

} // namespace gantry
