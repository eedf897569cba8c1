#pragma once
#include "core/exchange/parsed.h"
#include "core/model/portfolio.h"

namespace gantry::test {

/// All rows of a source in a portfolio, as they would stand after an import into an empty one. The root has an id of its own.
Portfolio portfolioOf(const ParsedSource& source);
/// The dates that a source had computed, by task.
QHash<TaskId, FrozenTask> sourceDatesOf(const ParsedSource& source);
/// What is wrong with the rows of a source by the rules that hold always; empty where nothing is.
QString brokenRules(const ParsedSource& source);
const Task& taskOf(const ParsedProject& project, const char* code);
/// "Survey / Sounding": names from the top task down to the one with this code.
QString pathOf(const ParsedProject& project, const char* code);

/// "Discipline=Formwork; Weight=12.5": what a record holds in codes and fields.
QString valuesOf(const ParsedProject& project, qint64 record);
/// "seen/taken" of a kind of record, with what was skipped: "3/1 duplicate-id 2".
QString tallyText(const ParsedSource& source, const char* word);
qint64 noted(const ParsedSource& source, const char* reason);

} // namespace gantry::test
