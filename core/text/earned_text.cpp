#include "core/text/earned_text.h"

#include "core/text/cost_text.h"
#include "core/text/text.h"

#include <QRegularExpression>
#include <cmath>

namespace gantry {
namespace {

using M = EarnedMeasure;

struct Told {
    M measure;
    const char *shortName, *name, *rule;
};
constexpr Told table[] = {
    {M::Budget, "BAC", "Budget at completion", ""},
    {M::Planned, "PV", "Planned value", ""},
    {M::Earned, "EV", "Earned value", ""},
    {M::Actual, "AC", "Actual cost", ""},
    {M::ScheduleVariance, "SV", "Schedule variance", "EV - PV"},
    {M::CostVariance, "CV", "Cost variance", "EV - AC"},
    {M::ScheduleVariancePercent, "SV %", "Schedule variance of the planned value", "SV / PV"},
    {M::CostVariancePercent, "CV %", "Cost variance of the earned value", "CV / EV"},
    {M::ScheduleIndex, "SPI", "Schedule performance index", "EV / PV"},
    {M::CostIndex, "CPI", "Cost performance index", "EV / AC"},
    {M::PercentEarned, "Earned %", "Earned of the budget", "EV / BAC"},
    {M::PercentSpent, "Spent %", "Spent of the budget", "AC / BAC"},
    {M::EstimateAtCompletion, "EAC", "Estimate at completion", ""},
    {M::EstimateToComplete, "ETC", "Estimate to complete", "EAC - AC"},
    {M::VarianceAtCompletion, "VAC", "Variance at completion", "BAC - EAC"},
    {M::VarianceAtCompletionPercent, "VAC %", "Variance at completion of the budget", "VAC / BAC"},
    {M::ToCompleteBudget, "TCPI (BAC)", "Index needed to keep the budget", "(BAC - EV) / (BAC - AC)"},
    {M::ToCompleteEstimate, "TCPI (EAC)", "Index needed to keep the estimate", "(BAC - EV) / (EAC - AC)"},
};
static_assert(std::ranges::all_of(table, [](const Told& t) { return &t == &table[std::size_t(t.measure)]; }));
static_assert(std::size(table) == earnedMeasures);

constexpr const char* estimates[] = {"BAC / CPI", "AC + (BAC - EV)", "AC + (BAC - EV) / (CPI x SPI)", "AC + remaining cost"};

/// Signs as they are printed.
QString printed(const char* rule)
{
    return QString::fromLatin1(rule).replace(u'-', QStringLiteral("–")).replace(QStringLiteral(" x "), QStringLiteral(" × "));
}

} // namespace

QString estimateText(EstimateMethod method) { return printed(estimates[std::size_t(method)]); }

EarnedWords earnedWords(EarnedMeasure measure, EstimateMethod method)
{
    const Told& told = table[std::size_t(measure)];
    return {QString::fromLatin1(told.name), QString::fromLatin1(told.shortName),
        measure == M::EstimateAtCompletion ? estimateText(method) : printed(told.rule)};
}

QString earnedText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method, int digits, const QLocale& locale)
{
    if (const auto amount = money(sums, measure, method)) return amountText(*amount, digits, locale);
    const auto share = ratio(sums, measure, method);
    if (!share) return QStringLiteral("n/a");
    if (kindOf(measure) == Kind::Percent) return locale.toString(*share * 100, 'f', 1) + QStringLiteral(" %");
    return locale.toString(*share, 'f', 2);
}

QString earnedRuleText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method, int digits, const QLocale& locale)
{
    const EarnedWords words = earnedWords(measure, method);
    const QString result = earnedText(sums, measure, method, digits, locale);
    if (words.rule.isEmpty()) return QStringLiteral("%1 = %2").arg(words.shortName, result);
    QString filled = words.rule;
    for (M term : termsOf(measure, method)) {
        const QString name = earnedWords(term, method).shortName; // as a word of its own: AC, not the end of BAC
        filled.replace(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name)), earnedText(sums, term, method, digits, locale));
    }
    filled.replace(QStringLiteral("remaining cost"), amountText(sums.remaining, digits, locale));
    return QStringLiteral("%1 = %2 = %3 = %4").arg(words.shortName, words.rule, filled, result);
}

QString absenceText(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method)
{
    if (!isAbsent(figure(sums, measure, method))) return {};
    for (const Amount& sum : {sums.budget, sums.planned, sums.earned, sums.actual})
        if (!sum) return whyUnknown(sum);
    const QString rule = earnedWords(measure, method).rule;
    return sentence(Error{Errc::Invalid, "earned.divided-by-nothing", {rule}});
}

QString earnedPartText(const EarnedPart& part, int digits, const QLocale& locale)
{
    const QString share = locale.toString(double(part.share.e8) / double(e8), 'g', 4) + QStringLiteral(" %");
    return sentence(Error{Errc::Invalid, part.rule, {share, amountText(part.whole, digits, locale)}});
}

QString earnedPartTitle(const Portfolio& portfolio, const EarnedPart& part)
{
    if (!part.record.id) return {};
    if (part.record.entity == entityOf<Assignment>())
        if (const Assignment* a = portfolio.find<Assignment>(part.record.id))
            return a->resource ? portfolio.titleOf(entityOf<Resource>(), a->resource.value)
                               : portfolio.titleOf(entityOf<Task>(), a->task.value);
    return portfolio.titleOf(part.record.entity, part.record.id);
}

QString earnedDaysText(std::optional<double> days, const QLocale& locale)
{
    return days && std::isfinite(*days) ? locale.toString(*days, 'f', 1) : QStringLiteral("n/a");
}

} // namespace gantry
