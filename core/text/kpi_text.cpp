#include "core/text/kpi_text.h"

#include "core/expression/lexer.h"
#include "core/text/cost_text.h"
#include "core/text/numbers.h"

#include <cmath>

namespace gantry {
namespace {

using expression::Answer;
using expression::Number;
using expression::Sort;

/// A figure with at most `decimals` digits behind the point, at least `shown`.
QString rounded(Number number, int decimals, int shown, const QLocale& locale)
{
    const auto whole = nearest(number, powerOfTen(decimals));
    return whole ? numberText(*whole, decimals, shown, locale) : locale.toString(number.real(), 'g', 6);
}
/// With a true minus and its sign: "−2.5 %".
QString share(Number number, int shown, const QLocale& locale)
{
    const auto percent = product(number, {100});
    return percent ? rounded(*percent, 1, shown, locale) + QStringLiteral(" %")
                   : locale.toString(100 * number.real()) + QStringLiteral(" %");
}

QString unitText(KpiUnit unit)
{
    static constexpr const char* units[] = {"", " %", "", " d", " h", ""};
    return QString::fromLatin1(units[std::size_t(unit)]);
}

} // namespace

QString measureName(const Measure& measure)
{
    static const QHash<QString, QString> own{{QStringLiteral("finish_slip"), QStringLiteral("Finish slip, working days")},
        {QStringLiteral("milestone_slip"), QStringLiteral("Slip of all milestones, working days")},
        {QStringLiteral("milestones_agreed"), QStringLiteral("Milestones with a baseline")},
        {QStringLiteral("tasks_done"), QStringLiteral("Tasks done")}, {QStringLiteral("bei"), QStringLiteral("Baseline execution index")},
        {QStringLiteral("cpli"), QStringLiteral("Critical path length index")},
        {QStringLiteral("contract_award"), QStringLiteral("Contracts as awarded")},
        {QStringLiteral("claims_due"), QStringLiteral("Claims due to be certified")},
        {QStringLiteral("claims_in_time"), QStringLiteral("Claims certified in time")},
        {QStringLiteral("variation_days"), QStringLiteral("Days from receipt to approval, all variations")}};
    if (const auto it = own.constFind(measure.key); it != own.constEnd()) return *it;
    return measure.cost ? measureText(*measure.cost) : enumText(measure.key);
}

QString answerText(const Answer& answer, int decimals, const QLocale& locale)
{
    if (answer.isAbsent()) return QStringLiteral("n/a");
    const bool whole = answer.number.under == 1;
    switch (answer.type.sort) {
    case Sort::Money: {
        const auto minor = nearest(answer.number);
        return minor ? numberText(*minor, decimals, decimals, locale) : QStringLiteral("n/a");
    }
    case Sort::Percent: return share(answer.number, 0, locale);
    case Sort::Days: return rounded(answer.number, 1, 0, locale) + QStringLiteral(" d");
    case Sort::Hours: {
        const auto n = quotient(answer.number, {3600});
        return n ? rounded(*n, 1, 0, locale) + QStringLiteral(" h") : QStringLiteral("n/a");
    }
    default: return rounded(answer.number, whole ? 0 : 2, whole ? 0 : 2, locale);
    }
}

QString valueText(const Kpi& kpi, const KpiScore& score, const QLocale& locale)
{
    if (!score.hasValue()) return QStringLiteral("n/a");
    const expression::Number& n = score.value.number;
    if (kpi.unit == KpiUnit::Percent) return share(n, 1, locale);
    if (kpi.unit == KpiUnit::Ratio) return rounded(n, 2, 2, locale);
    if (kpi.unit == KpiUnit::Count) return rounded(n, 1, 0, locale);
    return answerText(score.value, score.decimals, locale);
}

QString kpiNumberText(const Kpi& kpi, double number, const QLocale& locale)
{
    const int decimals = kpi.unit == KpiUnit::Ratio ? 2 : kpi.unit == KpiUnit::Money ? 0 : 1;
    return numberText(std::llround(number * std::pow(10.0, decimals)), decimals, kpi.unit == KpiUnit::Ratio ? 2 : 0, locale)
        + unitText(kpi.unit);
}

QString statusWord(Health status)
{
    static constexpr const char* words[] = {"", "green", "amber", "red"};
    return QString::fromLatin1(words[std::size_t(status)]);
}

QString limitText(const Kpi& kpi, const std::optional<Quantity>& limit, const QLocale& locale)
{
    if (!limit) return QStringLiteral("–");
    const int shown = kpi.unit == KpiUnit::Ratio ? 2 : 0;
    return numberText(limit->e8, 8, shown, locale) + unitText(kpi.unit);
}

QString limitsText(const Kpi& kpi, const QLocale& locale)
{
    if (!kpi.greenLimit) return QStringLiteral("no limits");
    const QString to = kpi.direction == KpiDirection::HigherIsBetter ? QStringLiteral(" from ") : QStringLiteral(" up to ");
    QString text = QStringLiteral("green") + to + limitText(kpi, kpi.greenLimit, locale);
    if (kpi.amberLimit) text += QStringLiteral(", amber") + to + limitText(kpi, kpi.amberLimit, locale);
    return text + QStringLiteral(", else red");
}

QString formulaWithNumbers(const Kpi& kpi, const KpiScore& score, const QLocale& locale)
{
    const auto tokens = expression::tokensOf(kpi.formula);
    if (!tokens) return kpi.formula;
    QString out;
    qsizetype from = 0;
    for (const expression::Token& token : *tokens) {
        using T = expression::Token::Kind;
        if (token.kind != T::Word && token.kind != T::Bracketed) continue;
        const auto input =
            std::ranges::find_if(score.inputs, [&](const auto& used) { return expression::sameName(used.first.text, token.text); });
        if (input == score.inputs.end()) continue;
        out += kpi.formula.mid(from, token.column - 1 - from) + answerText(input->second, score.decimals, locale);
        from = token.end;
    }
    return out + kpi.formula.mid(from);
}

QString rollUpText(const Kpi& kpi, const KpiScore& score)
{
    if (!score.rolledUp) return {};
    if (kpi.rollUp == KpiRollUp::Formula) return QStringLiteral("The formula over the measures of all projects together");
    const auto known = std::ranges::count_if(score.parts, [](const ScorePart& part) { return !part.value.isAbsent(); });
    static constexpr const char* rules[] = {"", "Sum of %1 of %2 projects", "Average of %1 of %2 projects",
        "Average of %1 of %2 projects, weighted by budget", "Worst of %1 of %2 projects"};
    return QString::fromLatin1(rules[std::size_t(kpi.rollUp)]).arg(known).arg(score.parts.size());
}

} // namespace gantry
