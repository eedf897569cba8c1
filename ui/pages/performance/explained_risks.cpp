#include "ui/pages/performance/explained_risks.h"

#include "core/model/currencies.h"
#include "core/model/open_records.h"
#include "core/risk/register.h"
#include "core/text/cost_text.h"
#include "core/text/text.h"

namespace gantry {
namespace {

ExplainedLine lineOf(const Risk& risk, const QString& how, const QString& amount)
{
    return {withCode(risk.number, risk.title), how, amount, {entityOf<Risk>(), risk.id.value}};
}

} // namespace

std::vector<ExplainedLine> explainedRisks(const Session& session, NodeId node, const QString& measure, const QString& currency)
{
    const Portfolio& portfolio = session.portfolio();
    const QDate today = session.today();
    const QString one = QLocale().toString(1);
    std::vector<ExplainedLine> out;
    if (measure == u"overdue_actions") {
        for (const NodeId at : nodesUnder(portfolio, node))
            portfolio.all<Action>().forEachIn(at, [&](const Action& action) {
                if (isOverdue(action, today))
                    out.push_back({withCode(action.number, action.title), QObject::tr("due %1").arg(dateText(*action.due)), one,
                        {entityOf<Action>(), action.id.value}});
            });
        return out;
    }
    RiskScales scales(portfolio);
    for (const Risk* risk : risksUnder(portfolio, node)) {
        if (measure == u"exposure") {
            const auto value = risk->status == RiskStatus::Active ? expectedValue(*risk) : std::nullopt;
            if (!value) continue;
            if (currencyOf(portfolio, risk->project) != currency) return {};
            const auto text = [&](Money amount) { return amountText(Amount{amount.minor}, minorDigitsOf(portfolio, currency)); };
            out.push_back(lineOf(*risk,
                QObject::tr("%1 at %2")
                    .arg(text(*risk->amount), displayText(portfolio, fieldFor<&Risk::chance>(), Value(risk->chance->e8))),
                text(*value)));
        } else if (measure == u"risks_without_review" && isWithoutReview(*risk, today)) {
            const auto days = daysWithoutReview(*risk, today);
            out.push_back(lineOf(*risk, days ? QObject::tr("%1 days").arg(*days) : QObject::tr("no review was ever set"), one));
        } else if (measure == u"high_risks_untreated" && isUntreated(portfolio, *risk, scales.of(risk->project))) {
            out.push_back(lineOf(*risk, QObject::tr("score %1").arg(*riskScore(*risk, RiskStage::Before, scales.of(risk->project))), one));
        }
    }
    return out;
}

} // namespace gantry
