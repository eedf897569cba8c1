#include "core/text/cost_text.h"

#include "core/text/numbers.h"

namespace gantry {
namespace {

struct MeasureWords {
    const char* name;
    const char* made; // of what, where it is not computed from others
};
constexpr std::array<MeasureWords, costMeasures> words{{
    {"Original budget", "Original budgets of the accounts"},
    {"Adjustments", "Approved adjustments: what was added and moved in, less what was moved out and removed"},
    {"Draft adjustments", "Adjustments that are not approved yet"},
    {"Contract", "Lines of the contracts that are approved"},
    {"Variations", "Variations that are committed"},
    {"Pending variations", "Variations that are not committed and neither rejected nor withdrawn"},
    {"Uncommitted", "Open forecast items by their likelihood, active risks by chance and share, and contracts that are not approved yet"},
    {"Contingency", "Open forecasts of project and client contingency"},
    {"Risk", "Open forecasts of risks by their likelihood, and active risks by chance and share: threats less opportunities"},
    {"Direct costs", "Ledger entries and accruals of no contract"},
    {"Claimed", "Claims that were submitted, as approved where they are"},
    {"Approved", "Claims that were approved"},
    {"Retention held", "Retained from approved claims, less what was released"},
    {"Paid", "Paid claims without retention and tax"},
    {"Accrued", "Accruals that are not reversed yet"},
    {"Ledger", "Entries of the ledger"},
    {"Budget", ""},
    {"Current contract", ""},
    {"Forecast final cost", ""},
    {"Variance", ""},
    {"To go", ""},
    {"Committed", ""},
}};

} // namespace

QString measureText(CostMeasure measure) { return QString::fromUtf8(words[std::size_t(measure)].name); }

QString ruleText(CostMeasure measure)
{
    QString rule = QString::fromUtf8(words[std::size_t(measure)].made);
    for (const CostTerm& term : termsOf(measure)) {
        if (!rule.isEmpty()) rule += term.sign > 0 ? QStringLiteral(" + ") : QStringLiteral(" − ");
        rule += measureText(term.measure);
    }
    return rule;
}

QString amountText(const Amount& amount, int minorDigits, const QLocale& locale)
{
    return amount ? numberText(amount.minor, minorDigits, minorDigits, locale) : QStringLiteral("n/a");
}

QString whyUnknown(const Amount& amount)
{
    if (amount.state == Amount::NoRate) return sentence(Error{Errc::Invalid, "amount.no-rate", {}});
    return amount.state == Amount::TooLarge ? sentence(Error{Errc::Invalid, "amount.too-large", {}}) : QString();
}

QString countsAs(const Contribution& part) { return sentence(Error{Errc::Invalid, part.rule, {}}); }

QStringList houseRules(const CostOptions& o, CostMeasure measure)
{
    using M = CostMeasure;
    QStringList out;
    const auto rule = [&](std::initializer_list<M> bears, bool set, const char* on, const char* off) {
        if (std::ranges::count(bears, measure)) out << QString::fromUtf8(set ? on : off);
    };
    rule({M::Variations, M::PendingVariations, M::CurrentContract, M::Committed, M::ForecastFinalCost, M::Variance, M::ToGo},
        o.inPrincipleCommitted, "Variations approved in principle are committed.", "Variations approved in principle are not committed.");
    rule({M::Uncommitted, M::ForecastFinalCost, M::Variance, M::ToGo}, o.contingencyInForecast, "Contingency counts in the forecast.",
        "Contingency does not count in the forecast.");
    rule({M::Uncommitted, M::ForecastFinalCost, M::Variance, M::ToGo}, o.riskInForecast, "Risk counts in the forecast.",
        "Risk does not count in the forecast.");
    rule({M::DirectCost, M::Committed, M::ForecastFinalCost, M::Variance, M::ToGo}, o.directInForecast,
        "Direct costs count in the forecast.", "Direct costs do not count in the forecast.");
    rule({M::Uncommitted, M::ForecastFinalCost, M::Variance, M::ToGo}, o.draftContractsCount,
        "Contracts that are not approved count as uncommitted.", "Contracts that are not approved do not count.");
    return out;
}

QString houseRulesInShort(const CostOptions& o)
{
    QStringList with, without;
    const auto counts = [&](bool set, const char* what) { (set ? with : without) << QString::fromUtf8(what); };
    counts(o.contingencyInForecast, "contingency");
    counts(o.riskInForecast, "risk");
    counts(o.directInForecast, "direct costs");
    counts(o.draftContractsCount, "contracts not approved");
    QStringList forecast;
    if (!with.isEmpty()) forecast << QStringLiteral("with ") + with.join(QStringLiteral(", "));
    if (!without.isEmpty()) forecast << QStringLiteral("without ") + without.join(QStringLiteral(", "));
    return QString::fromUtf8(
        o.inPrincipleCommitted ? "In-principle variations committed · forecast %1" : "In-principle variations not committed · forecast %1")
        .arg(forecast.join(QStringLiteral(", ")));
}

} // namespace gantry
