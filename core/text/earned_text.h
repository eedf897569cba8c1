#pragma once
#include "core/earned/earned_explain.h"

#include <QLocale>

namespace gantry {

/// What people read of a figure of earned value. Its rule is in the short names of what it is made of: "BAC / CPI".
struct EarnedWords {
    QString name, shortName, rule;
};
EarnedWords earnedWords(EarnedMeasure measure, EstimateMethod method);
/// "BAC / CPI": how the estimate at completion is made.
QString estimateText(EstimateMethod method);

/// "50,000.00", "0.91", "45.0 %"; "n/a" where it is absent.
QString earnedText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method, int digits, const QLocale& locale = QLocale());
/// "CPI = EV / AC = 50,000.00 / 45,000.00 = 1.11": the rule with the numbers put in; of a sum its amount alone.
QString earnedRuleText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method, int digits, const QLocale& locale = QLocale());
/// Why a figure is absent: a division by nothing, or a sum that is not known. Empty where it is there.
QString absenceText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method);
/// What a part of a figure is, and why it counts: "40 % complete of 1,000.00".
QString earnedPartText(const EarnedPart& part, int digits, const QLocale& locale = QLocale());
/// "Slab", "Slab, Crew 1", "Invoice 12"; empty where the part has no record.
QString earnedPartTitle(const Portfolio& portfolio, const EarnedPart& part);

/// "-3.4" days as people read times of the earned schedule; "n/a" where absent.
QString earnedDaysText(std::optional<double> days, const QLocale& locale = QLocale());

} // namespace gantry
