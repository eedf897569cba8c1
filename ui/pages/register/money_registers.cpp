#include "ui/pages/register/money_bar.h"
#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& moneyRegisters()
{
    static const QStringList figures =
        keys("computed.budget computed.contract computed.variations computed.current_contract computed.uncommitted "
             "computed.forecast_final_cost computed.drift computed.variance computed.paid computed.to_go");
    static const RegisterGroup group{QStringLiteral("money"), word("Money"), QStringLiteral("money"),
        {entityOf<CostAccount>(), entityOf<Node>(), entityOf<Contract>(), entityOf<Variation>(), entityOf<Claim>(),
            entityOf<ForecastItem>(), entityOf<FundingSource>(), entityOf<LedgerEntry>(), entityOf<ContractLine>(),
            entityOf<VariationLine>(), entityOf<ClaimLine>(), entityOf<BudgetAdjustment>(), entityOf<CostAccrual>(),
            entityOf<FundingAllocation>(), entityOf<Period>(), entityOf<Currency>(), entityOf<ExchangeRate>(), entityOf<CostOptions>()},
        {{entityOf<CostAccount>(), word("Cost sheet")}, {entityOf<Node>(), word("Projects")}, {entityOf<Contract>(), word("Contracts")},
            {entityOf<Variation>(), word("Variations")}, {entityOf<Claim>(), word("Payments")},
            {entityOf<ForecastItem>(), word("Forecasts")}, {entityOf<FundingSource>(), word("Funding")},
            {entityOf<LedgerEntry>(), word("Ledger")}, {entityOf<Period>(), word("Periods")}},
        {{entityOf<CostAccount>(), keys("title code project_id original_budget_minor computed.adjustments") + figures},
            {entityOf<Node>(), keys("name code") + figures},
            {entityOf<Contract>(),
                keys("number title project_id vendor_id status currency computed.contract computed.variations computed.current_contract "
                     "computed.drift computed.pending_variations computed.claimed computed.paid computed.retention_held "
                     "practical_completion")},
            {entityOf<Variation>(),
                keys("number title contract_id category status computed.requested computed.preliminary computed.approved days_claimed "
                     "days_granted received_on due_on approved_on")},
            {entityOf<Claim>(),
                keys("number title contract_id status invoice period_end computed.claimed computed.assessed computed.approved "
                     "retention_minor tax_minor due_on payment_month paid_on")}},
        [](Workspace& workspace, RegisterPage& page) -> RegisterHead* { return new MoneyBar(workspace, page); }};
    return group;
}

} // namespace gantry
