#pragma once
#include "core/exchange/parsed.h"
#include "core/model/portfolio.h"

namespace gantry::test {

/// All rows of a source in a portfolio, as they would stand after an import into an empty one. The root has an id of its own.
Portfolio portfolioOf(const ParsedSource& source);
/// What is wrong with the rows of a source by the rules that hold always; empty where nothing is.
QString brokenRules(const ParsedSource& source);
const Task& taskOf(const ParsedProject& project, const char* code);
/// "Survey / Sounding": names from the top task down to the one with this code.
QString pathOf(const ParsedProject& project, const char* code);

} // namespace gantry::test
