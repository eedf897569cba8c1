#pragma once
// A project with money, dates and closed periods in memory; its cash flow is asked for when they are there.
#include "core/cost/cash_flow_explain.h"
#include "core/cost/funding.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

namespace gantry::test {

struct CashGround : MoneyDesk {
    std::shared_ptr<ProjectSchedule> plan = std::make_shared<ProjectSchedule>();
    QDate today{2026, 1, 15};

    CashGround()
    {
        plan->project = project;
        plan->start = atDay(QDate(2026, 1, 1), 8 * 3600);
        plan->finish = atDay(QDate(2026, 6, 30), 17 * 3600);
    }
    void apply(ChangeSet set)
    {
        const auto done = applyToMemory(portfolio, set);
        if (!done) FAIL(done.error().reason);
    }
    void apply(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason << " " << set.error().args.join(u'|').toStdString());
        apply(std::move(*set));
    }
    /// An approved contract of one line.
    ContractId contract(
        const char* title, qint64 amount, CostAccountId account = {}, std::optional<QDate> from = {}, std::optional<QDate> to = {})
    {
        const ContractId id = MoneyDesk::contract(title);
        set<&Contract::start>(id.value, from);
        set<&Contract::practicalCompletion>(id.value, to);
        line(id, account, amount);
        return id;
    }
    void pay(ContractId contract, qint64 amount, std::optional<QDate> month, qint64 retention = 0)
    {
        const ClaimId claim = add(Claim{.contract = contract,
            .title = QStringLiteral("Claim"),
            .status = ClaimStatus::Paid,
            .paymentMonth = month,
            .retention = {retention}});
        ContractLineId line;
        portfolio.all<ContractLine>().forEachIn(contract, [&](const ContractLine& l) { line = l.id; });
        add(ClaimLine{.claim = claim, .title = QStringLiteral("Line"), .contractLine = line, .claimed = {amount}, .approved = {amount}});
    }
    ForecastItemId item(const char* title, qint64 amount, int likelihood = 100, CostAccountId account = {})
    {
        return add(ForecastItem{
            .project = project, .title = QLatin1String(title), .account = account, .amount = {amount}, .likelihood = percent(likelihood)});
    }
    template <class E>
    void spread(Id<E> object, SpreadCurve curve, std::optional<QDate> from = {}, std::optional<QDate> to = {}, TaskId task = {})
    {
        add(Phasing{.project = project,
            .entity = infoOf<E>().keyText(),
            .record = {object.value},
            .curve = curve,
            .from = from,
            .to = to,
            .task = task});
    }
    template <class E> void month(Id<E> object, QDate month, qint64 amount, PhasedKind kind = PhasedKind::Forecast)
    {
        add(PhasedAmount{.project = project,
            .entity = infoOf<E>().keyText(),
            .record = {object.value},
            .kind = kind,
            .month = month,
            .amount = {amount}});
    }
    void close(QDate start, QDate end, PeriodStatus status = PeriodStatus::Closed)
    {
        add(Period{.name = start.toString(Qt::ISODate), .start = start, .end = end, .status = status});
    }
    void by(CashFlowBy by, bool direct = false) { add(CostOptions{.project = project, .directInForecast = direct, .cashFlowBy = by}); }
    CashFlow flow() const
    {
        const ExchangeRates rates(portfolio);
        return cashFlowOf(basis(rates), costSheetOf(portfolio, project, rates));
    }
    CashFlowBasis basis(const ExchangeRates& rates) const
    {
        return {portfolio, rates, [this](NodeId) { return plan; }, today};
    }
    template <class E> static RecordKey key(Id<E> id) { return {entityOf<E>(), id.value}; }
};

/// "Jan 10+5 Feb 20 | 0 left": months as paid+to come where both are there; what is in no month behind the bar.
inline std::string told(const CashRow& row)
{
    std::string out;
    for (Month m = row.months.first(); !row.months.empty() && m <= row.months.last(); m = m + 1) {
        const CashMonth& cell = row.months.at(m);
        if (cell.paid == Amount{} && cell.toCome == Amount{}) continue;
        const QString name = QLocale::c().toString(m.first(), QStringLiteral("MMM"));
        out += (out.empty() ? "" : " ") + name.toStdString() + ' ';
        if (cell.paid.minor) out += std::to_string(cell.paid.minor) + (cell.toCome.minor ? " paid+" : " paid");
        if (cell.toCome.minor) out += std::to_string(cell.toCome.minor);
    }
    if (row.remainder != Amount{}) out += " | " + std::to_string(row.remainder.minor) + " left";
    return out;
}

} // namespace gantry::test
