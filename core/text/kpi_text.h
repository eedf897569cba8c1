#pragma once
#include "core/kpi/score.h"

#include <QLocale>

namespace gantry {

/// "Percent complete" of "percent_complete"; a figure of money as core/text/cost_text calls it.
QString measureName(const Measure& measure);
/// A measure, or whatever an expression gives: "12", "0.94", "62.5 %", "1,250.00", "14 d"; "n/a" where there is no value.
QString answerText(const expression::Answer& answer, int decimals = 2, const QLocale& locale = QLocale());
/// The value of a KPI in its unit, without the currency: "0.94", "3.2 %", "1,250.00", "14.5 d"; "n/a" where there is none.
QString valueText(const Kpi& kpi, const KpiScore& score, const QLocale& locale = QLocale());
/// The same of a value that was frozen, or of a place on a scale: two decimals for a ratio, one for a share.
QString kpiNumberText(const Kpi& kpi, double number, const QLocale& locale = QLocale());
/// "green", "amber", "red"; empty where nothing is assessed.
QString statusWord(Health status);
/// A target or limit of a KPI in its unit; an en dash where there is none.
QString limitText(const Kpi& kpi, const std::optional<Quantity>& limit, const QLocale& locale = QLocale());
/// "green from 0.95, amber from 0.85, else red"; with "up to" where lower is better.
QString limitsText(const Kpi& kpi, const QLocale& locale = QLocale());
/// The formula with each measure replaced by its value: "18 / 20".
QString formulaWithNumbers(const Kpi& kpi, const KpiScore& score, const QLocale& locale = QLocale());
/// How a value of several projects came about: "Average of 4 projects of 6"; by its formula over sums; empty for one project.
QString rollUpText(const Kpi& kpi, const KpiScore& score);

} // namespace gantry
