#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

} // namespace

const RegisterGroup& moneyRegisters()
{
    static const RegisterGroup group{QStringLiteral("money"), word("Money"), QStringLiteral("money"),
        {entityOf<CostAccount>(), entityOf<Node>(), entityOf<Contract>(), entityOf<Variation>(), entityOf<Claim>(),
            entityOf<ForecastItem>(), entityOf<FundingSource>(), entityOf<LedgerEntry>(), entityOf<ContractLine>(),
            entityOf<VariationLine>(), entityOf<ClaimLine>(), entityOf<BudgetAdjustment>(), entityOf<CostAccrual>(),
            entityOf<FundingAllocation>(), entityOf<Period>(), entityOf<Currency>(), entityOf<ExchangeRate>(), entityOf<CostOptions>()},
        {{entityOf<CostAccount>(), word("Cost sheet")}, {entityOf<Node>(), word("Projects")}, {entityOf<Contract>(), word("Contracts")},
            {entityOf<Variation>(), word("Variations")}, {entityOf<Claim>(), word("Payments")},
            {entityOf<ForecastItem>(), word("Forecasts")}, {entityOf<FundingSource>(), word("Funding")},
            {entityOf<LedgerEntry>(), word("Ledger")}, {entityOf<Period>(), word("Periods")}}};
    return group;
}

const RegisterGroup& generalRegisters()
{
    static const RegisterGroup group = [] {
        RegisterGroup all{QStringLiteral("register"), word("Registers"), QStringLiteral("registers"), {}};
        for (const EntityInfo& info : allEntities()) {
            const bool elsewhere = std::ranges::count(moneyRegisters().entities, info.entity) && info.entity != entityOf<Node>();
            if (info.words.onScreen && !elsewhere) all.entities.push_back(info.entity);
        }
        return all;
    }();
    return group;
}

QStringList RegisterGroup::columnsOf(Entity entity, Projects scope) const
{
    if (key != u"money") return {};
    const QStringList project = scope == Projects::Several ? QStringList{QStringLiteral("project_id")} : QStringList();
    static const QStringList figures{QStringLiteral("computed.budget"), QStringLiteral("computed.contract"),
        QStringLiteral("computed.variations"), QStringLiteral("computed.current_contract"), QStringLiteral("computed.uncommitted"),
        QStringLiteral("computed.forecast_final_cost"), QStringLiteral("computed.drift"), QStringLiteral("computed.variance"),
        QStringLiteral("computed.paid"), QStringLiteral("computed.to_go")};
    if (entity == entityOf<CostAccount>())
        return QStringList{QStringLiteral("title"), QStringLiteral("code")} + project
            + QStringList{QStringLiteral("original_budget_minor"), QStringLiteral("computed.adjustments")} + figures;
    if (entity == entityOf<Node>()) return QStringList{QStringLiteral("name"), QStringLiteral("code")} + figures;
    if (entity == entityOf<Contract>())
        return QStringList{QStringLiteral("number"), QStringLiteral("title")} + project
            + QStringList{QStringLiteral("vendor_id"), QStringLiteral("status"), QStringLiteral("currency"),
                QStringLiteral("computed.contract"), QStringLiteral("computed.variations"), QStringLiteral("computed.current_contract"),
                QStringLiteral("computed.drift"), QStringLiteral("computed.pending_variations"), QStringLiteral("computed.claimed"),
                QStringLiteral("computed.paid"), QStringLiteral("computed.retention_held"), QStringLiteral("practical_completion")};
    if (entity == entityOf<Variation>())
        return {QStringLiteral("number"), QStringLiteral("title"), QStringLiteral("contract_id"), QStringLiteral("category"),
            QStringLiteral("status"), QStringLiteral("computed.requested"), QStringLiteral("computed.preliminary"),
            QStringLiteral("computed.approved"), QStringLiteral("days_claimed"), QStringLiteral("days_granted"),
            QStringLiteral("received_on"), QStringLiteral("due_on"), QStringLiteral("approved_on")};
    if (entity == entityOf<Claim>())
        return {QStringLiteral("number"), QStringLiteral("title"), QStringLiteral("contract_id"), QStringLiteral("status"),
            QStringLiteral("invoice"), QStringLiteral("period_end"), QStringLiteral("computed.claimed"),
            QStringLiteral("computed.assessed"), QStringLiteral("computed.approved"), QStringLiteral("retention_minor"),
            QStringLiteral("tax_minor"), QStringLiteral("due_on"), QStringLiteral("payment_month"), QStringLiteral("paid_on")};
    return {};
}

QString registerPartOf(Entity entity)
{
    for (const RegisterGroup* group : {&generalRegisters(), &moneyRegisters()})
        if (std::ranges::count(group->entities, entity)) return group->key + u'.' + infoOf(entity).keyText();
    return {};
}

} // namespace gantry
