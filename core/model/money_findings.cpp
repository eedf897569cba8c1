#include "core/model/money_findings.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"

namespace gantry {
namespace {

/// Sums of what people typed: where they pass 64 bits they stay at the border, which every rule calls too much.
qint64 plus(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (!__builtin_add_overflow(a, b, &sum)) return sum;
    return a > 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

qint64 minus(qint64 a, qint64 b)
{
    qint64 difference = 0;
    if (!__builtin_sub_overflow(a, b, &difference)) return difference;
    return b < 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

class MoneyRules {
public:
    MoneyRules(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key)
        : m_out(out)
        , m_portfolio(portfolio)
        , m_key(key)
    {
    }

    void on(const Contract& c)
    {
        const CostOptions options = costOptionsOf(m_portfolio, c.project);
        qint64 lines = 0, varied = 0, claimed = 0, retained = 0;
        bool anyLine = false, anyVariation = false, anyClaim = false;
        m_portfolio.all<ContractLine>().forEachIn(
            c.id, [&](const ContractLine& l) { anyLine = true, lines = plus(lines, l.amount.minor); });
        m_portfolio.all<Variation>().forEachIn(c.id, [&](const Variation& v) {
            anyVariation = true;
            if (isCommitted(v.status, options)) varied = plus(varied, approvedSum(v));
        });
        m_portfolio.all<Claim>().forEachIn(c.id, [&](const Claim& claim) {
            if (claim.status == ClaimStatus::Draft) return;
            anyClaim = true;
            claimed = plus(claimed, standingSum(claim));
            if (claim.status == ClaimStatus::Submitted || claim.status == ClaimStatus::Disputed) return;
            retained = plus(retained, minus(claim.retention.minor, claim.retentionReleased.minor));
        });
        const qint64 current = plus(anyLine ? lines : c.sum.value_or(Money{}).minor, varied);
        if (claimed > current) refuse("contract.below-claimed", {money(current), money(claimed)});
        if (c.status == ContractStatus::Draft && (anyVariation || anyClaim)) show("contract.back-to-draft", {}); // going back: Transition
        const auto cap = c.retentionCap ? mulDiv(current, c.retentionCap->e8, 100 * e8) : std::nullopt;
        if (cap && retained > *cap) refuse("contract.retention-over-cap", {money(retained), money(*cap)});
        if (anyLine && c.sum && c.sum->minor != lines) show("contract.sum-differs", {money(c.sum->minor), money(lines)});
        if (!isBinding(c.status) && anyClaim) refuse("claim.contract-not-approved");
        const QString currency = currencyOf(m_portfolio, c);
        if (!c.currency.isEmpty() && !hasRate(currency)) show("currency.no-rate", {currency});
    }

    void on(const Variation& v)
    {
        qint64 lines = 0;
        bool any = false;
        m_portfolio.all<VariationLine>().forEachIn(
            v.id, [&](const VariationLine& l) { any = true, lines = plus(lines, l.approved.minor); });
        if (any && v.sum && v.sum->minor != lines) show("variation.sum-differs", {money(v.sum->minor), money(lines)});
    }

    void on(const Claim& claim)
    {
        qint64 lines = 0;
        bool any = false;
        m_portfolio.all<ClaimLine>().forEachIn(claim.id, [&](const ClaimLine& l) {
            any = true;
            lines = plus(lines, l.approved.minor);
            const VariationLine* line = m_portfolio.find(l.variationLine);
            const Variation* v = line ? m_portfolio.find(line->variation) : nullptr;
            if (claim.status != ClaimStatus::Draft && v && v->status != VariationStatus::Approved
                && v->status != VariationStatus::InPrinciple)
                refuse("claim.variation-not-approved", {v->title});
        });
        if (any && claim.sum && claim.sum->minor != lines) show("claim.sum-differs", {money(claim.sum->minor), money(lines)});
        if (claim.status == ClaimStatus::Paid && !claim.paymentMonth && !claim.paidOn) refuse("claim.paid-without-date");
        if (claim.retention.minor < 0 || claim.retentionReleased.minor < 0) refuse("claim.negative-retention");
    }

    void on(const BudgetAdjustment& a)
    {
        if (a.amount.minor < 0) refuse("adjustment.negative");
        if (a.status != AdjustmentStatus::Approved) return;
        const bool from = bool(a.from), to = bool(a.to);
        const bool whole = a.kind == AdjustmentKind::Transfer ? from && to && a.from != a.to : a.kind == AdjustmentKind::Add ? to : from;
        if (!whole) refuse("adjustment.unbalanced");
    }

    void on(const ForecastItem& f)
    {
        if (f.likelihood.e8 < 0 || f.likelihood.e8 > 100 * e8) refuse("forecast.likelihood-out-of-range");
    }

    void on(const CostAccount& a)
    {
        if (a.originalBudget.minor < 0) show("account.negative-budget", {money(a.originalBudget.minor)});
    }

    void on(const Period& p)
    {
        if (p.start && p.end && *p.end < *p.start) refuse("period.ends-first");
        m_portfolio.all<Period>().forEach([&](const Period& other) {
            if (other.id != p.id && p.start && p.end && other.start && other.end && *p.start <= *other.end && *other.start <= *p.end)
                refuse("period.overlaps", {other.name});
        });
    }

    void on(const FundingSource& source)
    {
        qint64 given = 0;
        m_portfolio.all<FundingAllocation>().forEach([&](const FundingAllocation& a) {
            if (a.source == source.id) given = plus(given, a.amount.minor);
        });
        if (given > source.total.minor) show("funding.over-allocated", {money(given), money(source.total.minor)});
    }

    void on(const ExchangeRate& rate)
    {
        if (rate.rate.e8 <= 0) refuse("currency.rate-not-positive");
    }

private:
    void refuse(const char* reason, QStringList more = {}) { note(reason, std::move(more), true); }
    void show(const char* reason, QStringList more) { note(reason, std::move(more), false); }
    void note(const char* reason, QStringList more, bool refuses)
    {
        m_out.push_back({reason, m_key,
            QStringList{infoOf(m_key.entity).labelText(), m_portfolio.titleOf(m_key.entity, m_key.id)} + std::move(more), refuses});
    }
    QString money(qint64 minor) const
    {
        const QString currency = currencyOf(m_portfolio, m_key);
        return (currency + QLatin1Char(' ') + decimalText(minor, minorDigitsOf(m_portfolio, currency))).trimmed();
    }
    bool hasRate(const QString& currency) const
    {
        const Node* root = m_portfolio.root();
        bool found = !root || root->currency.isEmpty() || root->currency == currency;
        m_portfolio.all<Currency>().forEach([&](const Currency& c) {
            if (c.code == currency) m_portfolio.all<ExchangeRate>().forEachIn(c.id, [&](const ExchangeRate& r) { found |= r.rate.e8 > 0; });
        });
        return found;
    }
    qint64 approvedSum(const Variation& v) const
    {
        qint64 sum = 0;
        bool any = false;
        m_portfolio.all<VariationLine>().forEachIn(
            v.id, [&](const VariationLine& l) { any = true, sum = plus(sum, committedAmount(l, v.status).minor); });
        return any ? sum : v.sum.value_or(Money{}).minor;
    }
    qint64 standingSum(const Claim& claim) const
    {
        qint64 sum = 0;
        bool any = false;
        m_portfolio.all<ClaimLine>().forEachIn(
            claim.id, [&](const ClaimLine& l) { any = true, sum = plus(sum, standing(l, claim.status).minor); });
        return any ? sum : claim.sum.value_or(Money{}).minor;
    }

    std::vector<Finding>& m_out;
    const Portfolio& m_portfolio;
    RecordKey m_key;
};

/// Entities that have rules of their own.
template <class F> bool withMoney(Entity entity, F&& f)
{
    const auto one = [&]<class E>(std::type_identity<E> type) { return entity == entityOf<E>() && (f(type), true); };
    return one(std::type_identity<Contract>{}) || one(std::type_identity<Variation>{}) || one(std::type_identity<Claim>{})
        || one(std::type_identity<BudgetAdjustment>{}) || one(std::type_identity<ForecastItem>{}) || one(std::type_identity<CostAccount>{})
        || one(std::type_identity<Period>{}) || one(std::type_identity<FundingSource>{}) || one(std::type_identity<ExchangeRate>{});
}

} // namespace

bool isMoney(Entity entity)
{
    return withMoney(entity, [](auto) {});
}

void moneyFindings(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key)
{
    withMoney(key.entity, [&]<class E>(std::type_identity<E>) {
        if (const E* row = portfolio.find<E>(key.id)) MoneyRules(out, portfolio, key).on(*row);
    });
}

} // namespace gantry
