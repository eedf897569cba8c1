#include "core/governance/authority.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/model/owner.h"

#include <limits>

namespace gantry {
namespace {

qint64 sum(qint64 a, qint64 b)
{
    qint64 out = 0;
    return __builtin_add_overflow(a, b, &out) ? std::numeric_limits<qint64>::max() : out;
}

std::optional<Money> amountOf(const Portfolio& portfolio, const Contract& c)
{
    std::optional<Money> lines;
    portfolio.all<ContractLine>().forEachIn(
        c.id, [&](const ContractLine& l) { lines = Money{sum(lines.value_or(Money{}).minor, l.amount.minor)}; });
    return lines ? lines : c.sum;
}

std::optional<Money> amountOf(const Portfolio& portfolio, const Variation& v)
{
    std::optional<Money> lines;
    portfolio.all<VariationLine>().forEachIn(
        v.id, [&](const VariationLine& l) { lines = Money{sum(lines.value_or(Money{}).minor, committedAmount(l, v.status).minor)}; });
    return lines ? lines : v.sum;
}

std::optional<Money> amountOf(const Portfolio& portfolio, const Claim& c)
{
    std::optional<Money> lines;
    portfolio.all<ClaimLine>().forEachIn(
        c.id, [&](const ClaimLine& l) { lines = Money{sum(lines.value_or(Money{}).minor, standing(l, c.status).minor)}; });
    return lines ? lines : c.sum;
}

std::optional<Money> amountOf(const Portfolio&, const BudgetAdjustment& a) { return a.amount; }
std::optional<Money> amountOf(const Portfolio&, const ChangeRequest& c) { return c.cost; }
std::optional<Money> amountOf(const Portfolio&, const Gate& g) { return g.budget; }
std::optional<Money> amountOf(const Portfolio&, const StatusReport&) { return {}; }
std::optional<Money> amountOf(const Portfolio&, const RiskTreatment& t) { return t.cost; }
std::optional<Money> amountOf(const Portfolio&, const Decision& d) { return d.cost; }
std::optional<Money> amountOf(const Portfolio&, const Charter& c) { return c.cost; }
std::optional<Money> amountOf(const Portfolio&, const Waiver&) { return {}; }
std::optional<Money> amountOf(const Portfolio&, const Document&) { return {}; }

/// Fills in kind and amount where the record is an E.
template <class E> bool take(ApprovalCase& out, const Portfolio& portfolio, RecordKey record, Approvable kind)
{
    const E* row = record.entity == entityOf<E>() ? portfolio.find<E>(record.id) : nullptr;
    if (!row) return false;
    out.kind = kind;
    out.amount = amountOf(portfolio, *row);
    return true;
}

} // namespace

std::optional<ApprovalCase> approvalCaseOf(const Portfolio& portfolio, RecordKey record, QDate day)
{
    ApprovalCase out{.node = projectOf(portfolio, record), .amount = {}, .day = day};
    const bool known = take<Contract>(out, portfolio, record, Approvable::Contract)
        || take<Variation>(out, portfolio, record, Approvable::Variation) || take<Claim>(out, portfolio, record, Approvable::Claim)
        || take<BudgetAdjustment>(out, portfolio, record, Approvable::BudgetAdjustment)
        || take<ChangeRequest>(out, portfolio, record, Approvable::ChangeRequest) || take<Gate>(out, portfolio, record, Approvable::Gate)
        || take<StatusReport>(out, portfolio, record, Approvable::StatusReport)
        || take<RiskTreatment>(out, portfolio, record, Approvable::RiskTreatment)
        || take<Decision>(out, portfolio, record, Approvable::Decision) || take<Charter>(out, portfolio, record, Approvable::Charter)
        || take<Waiver>(out, portfolio, record, Approvable::Waiver) || take<Document>(out, portfolio, record, Approvable::Document);
    return known ? std::optional(out) : std::nullopt;
}

ApprovalCase approvalCaseOf(const Approval& approval, QDate day) { return {approval.kind, approval.project, approval.amount, day}; }

Result<DelegationId> mayApprove(const Portfolio& portfolio, const ExchangeRates& rates, PersonId person, const ApprovalCase& what)
{
    const Person* who = portfolio.find(person);
    if (!who) return Error{Errc::Invalid, "approval.nobody", {}};
    const Delegation* best = nullptr;
    portfolio.all<Delegation>().forEach([&](const Delegation& d) {
        if (!names(portfolio, d, person, what.kind, what.node, what.day)) return;
        if (!best || (best->limit && (!d.limit || *d.limit > *best->limit))) best = &d;
    });
    if (!best) return Error{Errc::Invalid, "approval.no-authority", {who->name, wordOf(what.kind).replace(u'_', u' ')}};
    if (!best->limit || !what.amount) return best->id;
    const QString own = currencyOf(portfolio, what.node);
    // What is taken away needs the same authority as what is added.
    const Amount amount = rates.converted(
        {std::abs(std::max(what.amount->minor, -std::numeric_limits<qint64>::max()))}, own, rates.portfolioCurrency(), what.day);
    if (!amount) return Error{Errc::Invalid, "approval.no-rate", {who->name, own, rates.portfolioCurrency()}};
    if (amount.minor <= best->limit->minor) return best->id;
    const int digits = minorDigitsOf(portfolio, rates.portfolioCurrency());
    const auto money = [&](qint64 minor) { return (decimalText(minor, digits) + u' ' + rates.portfolioCurrency()).trimmed(); };
    return Error{Errc::Invalid, "approval.over-limit",
        {who->name, money(amount.minor), money(best->limit->minor), portfolio.titleOf(entityOf<Delegation>(), best->id.value),
            wordOf(what.kind)}};
}

std::vector<PersonId> whoMayApprove(const Portfolio& portfolio, const ExchangeRates& rates, const ApprovalCase& what)
{
    std::vector<const Person*> found;
    portfolio.all<Person>().forEach([&](const Person& p) {
        if (p.active && mayApprove(portfolio, rates, p.id, what)) found.push_back(&p);
    });
    std::ranges::sort(found, {}, [](const Person* p) { return std::pair(p->name, p->id); });
    std::vector<PersonId> out;
    for (const Person* p : found) out.push_back(p->id);
    return out;
}

} // namespace gantry
