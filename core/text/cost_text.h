#pragma once
#include "core/cost/explain.h"
#include "core/text/text.h"

namespace gantry {

/// "Forecast final cost".
QString measureText(CostMeasure measure);
/// "Current contract + Uncommitted + Direct costs"; what a basic measure is made of, in words.
QString ruleText(CostMeasure measure);
/// "1,250.00"; "n/a" where it is not known.
QString amountText(const Amount& amount, int minorDigits = 2, const QLocale& locale = QLocale());
/// Why an amount is not known, in a sentence; empty where it is.
QString whyUnknown(const Amount& amount);
/// "Line of an approved contract": why a record counts.
QString countsAs(const Contribution& part);
/// The house rules that bear on a measure, as they are set: shown beside the figure. Empty where none does.
QStringList houseRules(const CostOptions& options, CostMeasure measure);
/// All of them in a line: "In-principle variations not committed · forecast with contingency and risk, without direct costs".
QString houseRulesInShort(const CostOptions& options);

} // namespace gantry
