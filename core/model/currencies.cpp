#include "core/model/currencies.h"

#include "core/model/owner.h"

namespace gantry {

QString currencyOf(const Portfolio& portfolio, NodeId node)
{
    const Node* n = portfolio.find(node);
    for (int depth = 0; n && n->currency.isEmpty() && depth < 100; ++depth) n = portfolio.find(n->parent);
    return n ? n->currency : QString();
}

QString currencyOf(const Portfolio& portfolio, const Contract& contract)
{
    return contract.currency.isEmpty() ? currencyOf(portfolio, contract.project) : contract.currency;
}

ContractId contractOf(const Portfolio& portfolio, RecordKey record)
{
    const auto of = [&](auto id) {
        const auto* row = portfolio.find(id);
        return row ? row->contract : ContractId{};
    };
    if (record.entity == entityOf<Contract>()) return {record.id};
    if (record.entity == entityOf<ContractLine>()) return of(ContractLineId{record.id});
    if (record.entity == entityOf<Variation>()) return of(VariationId{record.id});
    if (record.entity == entityOf<Claim>()) return of(ClaimId{record.id});
    if (const auto* line = portfolio.find<VariationLine>(record.id); line && record.entity == entityOf<VariationLine>())
        return of(line->variation);
    if (const auto* line = portfolio.find<ClaimLine>(record.id); line && record.entity == entityOf<ClaimLine>()) return of(line->claim);
    return {};
}

QString currencyOf(const Portfolio& portfolio, RecordKey record)
{
    if (record.entity == entityOf<Node>()) return currencyOf(portfolio, NodeId{record.id});
    if (const Contract* contract = portfolio.find(contractOf(portfolio, record))) return currencyOf(portfolio, *contract);
    const bool ofFunds = record.entity == entityOf<FundingAllocation>(); // kept in the portfolio's, whatever the project's
    const NodeId project = ofFunds ? NodeId{} : projectOf(portfolio, record);
    const Node* root = portfolio.root();
    return project ? currencyOf(portfolio, project) : root ? root->currency : QString();
}

int minorDigitsOf(const Portfolio& portfolio, const QString& currency)
{
    int digits = 2;
    portfolio.all<Currency>().forEach([&](const Currency& c) {
        if (c.code == currency) digits = int(std::clamp<qint64>(c.minorDigits, 0, 4));
    });
    return digits;
}

} // namespace gantry
