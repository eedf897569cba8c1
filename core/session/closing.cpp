#include "core/session/closing.h"

#include "core/cost/cash_flow.h"
#include "core/model/currencies.h"
#include "core/session/project_measures.h"
#include "core/text/cost_text.h"

namespace gantry {
namespace {

std::vector<NodeId> allProjects(const Portfolio& portfolio)
{
    const Node* root = portfolio.root();
    return root ? portfolio.projectsUnder(root->id) : std::vector<NodeId>();
}

} // namespace

ClosedValuesOf closedValuesOf(const Session& session)
{
    return [plans = closedPlansOf(session, allProjects(session.portfolio())), former = session.lastClosed(), today = session.today()](
               const Portfolio& closed) { return closedValues(closed, plans, former.get(), today); };
}

std::vector<Finding> openPoints(const Session& session, PeriodId period)
{
    const Portfolio& portfolio = session.portfolio();
    auto out = openPoints(portfolio, period, session.today());
    const ExchangeRates rates(portfolio);
    const CashFlowBasis basis(
        portfolio, rates, [&](NodeId project) { return session.schedule(project); }, session.today());
    for (const NodeId project : allProjects(portfolio)) {
        const CashFlow flow = cashFlowOf(basis, *session.costs(project));
        for (const CashRow& row : flow.rows) {
            if (!row.remainder || row.remainder == Amount{}) continue;
            const QString amount = amountText(row.remainder, minorDigitsOf(portfolio, flow.currency)) + u' ' + flow.currency;
            out.push_back({"close.cash-unassigned", row.record,
                {infoOf(row.record.entity).labelText(), portfolio.titleOf(row.record.entity, row.record.id), amount.trimmed()}, false});
        }
    }
    return out;
}

} // namespace gantry
