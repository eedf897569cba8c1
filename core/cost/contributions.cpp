#include "core/cost/contributions.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/model/risk_rules.h"

namespace gantry {
namespace {

using M = CostMeasure;

class Collector {
public:
    Collector(const Portfolio& portfolio, NodeId project, const ExchangeRates& rates)
        : m_portfolio(portfolio)
        , m_project(project)
        , m_rates(rates)
        , m_options(costOptionsOf(portfolio, project))
        , m_own(currencyOf(portfolio, project))
        , m_reporting(reportingDay(portfolio, project))
    {
    }

    std::vector<Contribution> collect()
    {
        budgets();
        m_portfolio.all<Contract>().forEachIn(m_project, [&](const Contract& c) { contract(c); });
        forecasts();
        books();
        return std::move(m_out);
    }

private:
    struct Place { // where an amount belongs, and in which currency it is told
        CostAccountId account{};
        ContractId contract{};
        QString currency{};
        std::optional<QDate> day{};
    };
    template <class E> void put(M measure, const char* rule, const E& row, Money amount, const Place& at, int sign = 1)
    {
        if (amount.minor == 0) return;
        Amount own{amount.minor};
        if (sign < 0) own = Amount{} - own;
        const QDate day = at.day.value_or(m_reporting);
        const QString& currency = at.currency.isEmpty() ? m_own : at.currency;
        m_out.push_back({measure, rule, at.account, at.contract, {entityOf<E>(), row.id.value},
            m_rates.converted(own, currency, m_own, day), m_rates.converted(own, currency, m_rates.portfolioCurrency(), day), at.day});
    }

    void budgets()
    {
        m_portfolio.all<CostAccount>().forEachIn(
            m_project, [&](const CostAccount& a) { put(M::OriginalBudget, "cost.original-budget", a, a.originalBudget, {a.id}); });
        m_portfolio.all<BudgetAdjustment>().forEachIn(m_project, [&](const BudgetAdjustment& a) {
            const bool approved = a.status == AdjustmentStatus::Approved;
            const M measure = approved ? M::Adjustments : M::DraftAdjustments;
            if (a.kind != AdjustmentKind::Add)
                put(measure, approved ? "cost.adjustment-out" : "cost.adjustment-draft", a, a.amount, {a.from}, -1);
            if (a.kind != AdjustmentKind::Remove)
                put(measure, approved ? "cost.adjustment-in" : "cost.adjustment-draft", a, a.amount, {a.to});
        });
    }

    void contract(const Contract& c)
    {
        Place at{{}, c.id, currencyOf(m_portfolio, c), {}};
        const bool binding = isBinding(c.status);
        const M measure = binding ? M::Contract : M::Uncommitted;
        const char* rule = binding ? "cost.contract-line" : "cost.contract-not-approved";
        m_lineAccounts.clear();
        m_lineAmounts.clear();
        m_portfolio.all<ContractLine>().forEachIn(c.id, [&](const ContractLine& line) {
            m_lineAccounts.push_back(line.account);
            m_lineAmounts.push_back(line.amount.minor);
            at.account = line.account;
            if (binding || m_options.draftContractsCount) put(measure, rule, line, line.amount, at);
        });
        at.account = {};
        if (m_lineAccounts.empty() && c.sum && (binding || m_options.draftContractsCount)) put(measure, rule, c, *c.sum, at);
        m_portfolio.all<Variation>().forEachIn(c.id, [&](const Variation& v) { variation(v, at, binding); });
        m_portfolio.all<Claim>().forEachIn(c.id, [&](const Claim& claim) { claimed(claim, at); });
    }

    CostAccountId accountOf(const VariationLine& line) const
    {
        const ContractLine* of = m_portfolio.find(line.contractLine);
        return line.account || !of ? line.account : of->account;
    }

    void variation(const Variation& v, Place at, bool binding)
    {
        if (!isStanding(v.status)) return;
        const bool committed = binding && isCommitted(v.status, m_options);
        const M measure = committed ? M::Variations : M::PendingVariations;
        const char* rule = !committed               ? "cost.variation-pending"
            : v.status == VariationStatus::Approved ? "cost.variation-approved"
                                                    : "cost.variation-in-principle";
        bool lines = false;
        m_portfolio.all<VariationLine>().forEachIn(v.id, [&](const VariationLine& line) {
            lines = true;
            at.account = accountOf(line);
            put(measure, rule, line, committedAmount(line, v.status), at);
        });
        at.account = {};
        if (!lines && v.sum) put(measure, rule, v, *v.sum, at);
    }

    void claimed(const Claim& claim, Place at)
    {
        if (claim.status == ClaimStatus::Draft) return;
        std::vector<CostAccountId> accounts;
        std::vector<qint64> amounts; // approved, by line: what retention is shared out by
        const bool approved = claim.status == ClaimStatus::Approved || claim.status == ClaimStatus::Paid;
        const bool paid = claim.status == ClaimStatus::Paid;
        if (paid) at.day = claim.paymentMonth ? claim.paymentMonth : claim.paidOn;
        const auto one = [&](const auto& row, Money standing) {
            put(M::Claimed, approved ? "cost.claim-approved" : "cost.claim-submitted", row, standing, at);
            if (approved) put(M::Approved, "cost.claim-approved", row, standing, at);
            if (paid) put(M::Paid, "cost.claim-paid", row, standing, at);
            accounts.push_back(at.account);
            amounts.push_back(standing.minor);
        };
        m_portfolio.all<ClaimLine>().forEachIn(claim.id, [&](const ClaimLine& line) {
            const VariationLine* varied = m_portfolio.find(line.variationLine);
            const ContractLine* of = m_portfolio.find(line.contractLine);
            at.account = varied ? accountOf(*varied) : of ? of->account : CostAccountId{};
            one(line, standing(line, claim.status));
        });
        if (accounts.empty() && claim.sum) { // no lines: as the contract's lines bear it
            const auto parts = allocated(claim.sum->minor, m_lineAmounts);
            for (std::size_t i = 0; i < parts.size(); ++i) at.account = m_lineAccounts[i], one(claim, Money{parts[i]});
            if (parts.empty()) at.account = {}, one(claim, *claim.sum);
        }
        if (!approved) return;
        if (accounts.empty()) accounts.push_back({}), amounts.push_back(0);
        const auto share = [&](Money total, M measure, const char* rule, int sign) {
            const auto parts = allocated(total.minor, amounts);
            for (std::size_t i = 0; i < parts.size(); ++i) at.account = accounts[i], put(measure, rule, claim, Money{parts[i]}, at, sign);
        };
        share(claim.retention, M::RetentionHeld, "cost.retention", 1);
        share(claim.retentionReleased, M::RetentionHeld, "cost.retention-released", -1);
        if (!paid) return;
        share(claim.retention, M::Paid, "cost.retention", -1);
        share(claim.retentionReleased, M::Paid, "cost.retention-released", 1);
    }

    void forecasts()
    {
        m_portfolio.all<ForecastItem>().forEachIn(m_project, [&](const ForecastItem& f) {
            if (f.status != ForecastStatus::Open) return;
            const Place at{f.account, {}, {}, {}};
            const Money amount = likelyAmount(f);
            const bool risk = f.kind == ForecastKind::Risk, contingency = !risk && f.kind != ForecastKind::Uncommitted;
            if (risk) put(M::Risk, "cost.forecast-likely", f, amount, at);
            if (contingency) put(M::Contingency, "cost.forecast-likely", f, amount, at);
            if ((!risk || m_options.riskInForecast) && (!contingency || m_options.contingencyInForecast))
                put(M::Uncommitted, "cost.forecast-likely", f, amount, at);
        });
        m_portfolio.all<Risk>().forEachIn(m_project, [&](const Risk& r) {
            const auto amount = forecastValue(r);
            if (!amount) return;
            const char* rule = r.kind == RiskKind::Threat ? "cost.threat-expected" : "cost.opportunity-expected";
            put(M::Risk, rule, r, *amount, {r.account});
            if (m_options.riskInForecast) put(M::Uncommitted, rule, r, *amount, {r.account});
        });
    }

    void books()
    {
        m_portfolio.all<LedgerEntry>().forEachIn(m_project, [&](const LedgerEntry& l) {
            const Place at{l.account, l.contract, {}, l.date};
            put(M::Ledger, "cost.ledger", l, l.amount, at);
            if (!l.contract && !l.claim && m_options.directInForecast) put(M::DirectCost, "cost.direct", l, l.amount, at);
        });
        m_portfolio.all<CostAccrual>().forEachIn(m_project, [&](const CostAccrual& a) {
            const Period* reversed = m_portfolio.find(a.reversedIn);
            const bool back = reversed && reversed->start && *reversed->start <= m_reporting;
            const Place at{a.account, a.contract, {}, {}};
            if (!back) put(M::Accrued, "cost.accrual", a, a.amount, at);
            if (!back && !a.contract && m_options.directInForecast) put(M::DirectCost, "cost.accrual", a, a.amount, at);
        });
    }

    const Portfolio& m_portfolio;
    NodeId m_project;
    const ExchangeRates& m_rates;
    CostOptions m_options;
    QString m_own;
    QDate m_reporting;
    std::vector<CostAccountId> m_lineAccounts; // of the contract at hand
    std::vector<qint64> m_lineAmounts;
    std::vector<Contribution> m_out;
};

} // namespace

std::vector<Contribution> contributionsOf(const Portfolio& portfolio, NodeId project, const ExchangeRates& rates)
{
    return Collector(portfolio, project, rates).collect();
}

} // namespace gantry
