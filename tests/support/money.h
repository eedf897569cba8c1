#pragma once
// A project with money in memory, without a file: rows are inserted as they are.
#include "core/change/changeset.h"
#include "core/cost/cost_sheet.h"

#include <catch2/catch.hpp>
#include <random>

namespace gantry::test {

class MoneyDesk {
public:
    MoneyDesk()
    {
        root = add(Node{.kind = NodeKind::Portfolio, .name = QStringLiteral("All"), .currency = QStringLiteral("AUD")});
        project =
            add(Node{.parent = root, .code = QStringLiteral("DP"), .name = QStringLiteral("Depot"), .currency = QStringLiteral("AUD")});
    }
    /// Inserts a row under a new id, whatever the findings.
    template <class E> auto add(E row) -> decltype(row.id)
    {
        row.id.value = ids.next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
        return row.id;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio, id, value);
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
    }
    CostAccountId account(const char* code, qint64 budget, CostAccountId parent = {})
    {
        return add(CostAccount{.project = project,
            .parent = parent,
            .rank = QLatin1String(code),
            .code = QLatin1String(code),
            .title = QLatin1String(code),
            .originalBudget = {budget}});
    }
    ContractId contract(const char* title, ContractStatus status = ContractStatus::Approved, const char* currency = "")
    {
        return add(Contract{.project = project, .title = QLatin1String(title), .status = status, .currency = QLatin1String(currency)});
    }
    ContractLineId line(ContractId contract, CostAccountId account, qint64 amount)
    {
        return add(ContractLine{.contract = contract, .title = QStringLiteral("Line"), .account = account, .amount = {amount}});
    }
    CurrencyId currency(const char* code, qint64 digits = 2) { return add(Currency{.code = QLatin1String(code), .minorDigits = digits}); }
    void rate(CurrencyId currency, qint64 e8s, std::optional<QDate> from = {})
    {
        add(ExchangeRate{.currency = currency, .validFrom = from, .rate = {e8s}});
    }

    Portfolio portfolio;
    IdSource ids{1000};
    NodeId root{}, project{};
};

/// A project of any shape from a seed: accounts in a tree, contracts in three currencies with lines, variations and claims in every state,
/// with and without lines, adjustments, forecasts, accruals, ledger.
inline void addRandomMoney(MoneyDesk& desk, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    const auto amount = [&] { return Money{qint64(random() % 2'000'000) - 300'000}; };
    const auto price = [&] { return Money{qint64(random() % 2'000'000)}; };
    const auto day = [&] { return QDate(2026, 1 + below(12), 1 + below(28)); };
    if (desk.portfolio.all<Currency>().size() == 0) {
        desk.rate(desk.currency("EUR"), 165'000'000);
        const CurrencyId yen = desk.currency("JPY", 0);
        desk.rate(yen, 1'030'000, QDate(2026, 1, 1));
        desk.rate(yen, 980'000, QDate(2026, 7, 1));
    }
    std::vector<CostAccountId> accounts;
    for (int i = 0, n = 1 + below(12); i < n; ++i)
        accounts.push_back(desk.add(CostAccount{.project = desk.project,
            .parent = !accounts.empty() && below(3) ? accounts[std::size_t(below(int(accounts.size())))] : CostAccountId{},
            .rank = QString::number(below(100)),
            .title = QStringLiteral("A%1").arg(i),
            .originalBudget = amount()}));
    const auto account = [&] { return below(5) ? accounts[std::size_t(below(int(accounts.size())))] : CostAccountId{}; };
    for (int i = 0, n = below(6); i < n; ++i)
        desk.add(BudgetAdjustment{.project = desk.project,
            .title = QStringLiteral("Adjust"),
            .kind = AdjustmentKind(below(3)),
            .from = account(),
            .to = account(),
            .amount = price(),
            .status = AdjustmentStatus(below(2))});
    for (int i = 0, n = below(5); i < n; ++i) {
        static constexpr const char* currencies[] = {"", "EUR", "JPY"};
        const ContractId contract = desk.add(Contract{.project = desk.project,
            .title = QStringLiteral("C%1").arg(i),
            .status = ContractStatus(below(7)),
            .currency = QLatin1String(currencies[below(3)]),
            .sum = below(2) ? std::optional(price()) : std::nullopt});
        std::vector<ContractLineId> lines;
        for (int l = 0, m = below(4); l < m; ++l) lines.push_back(desk.line(contract, account(), price().minor));
        const auto line = [&] { return lines.empty() || !below(4) ? ContractLineId{} : lines[std::size_t(below(int(lines.size())))]; };
        std::vector<VariationLineId> varied;
        for (int v = 0, m = below(4); v < m; ++v) {
            const VariationId variation = desk.add(Variation{.contract = contract,
                .title = QStringLiteral("V%1").arg(v),
                .status = VariationStatus(below(6)),
                .sum = below(2) ? std::optional(amount()) : std::nullopt});
            for (int l = 0, k = below(3); l < k; ++l)
                varied.push_back(desk.add(VariationLine{.variation = variation,
                    .title = QStringLiteral("VL"),
                    .contractLine = line(),
                    .account = account(),
                    .requested = amount(),
                    .preliminary = below(2) ? amount() : Money{},
                    .approved = below(2) ? amount() : Money{}}));
        }
        for (int c = 0, m = below(5); c < m; ++c) {
            const ClaimId claim = desk.add(Claim{.contract = contract,
                .title = QStringLiteral("P%1").arg(c),
                .status = ClaimStatus(below(5)),
                .paymentMonth = QDate(2026, 1 + below(12), 1),
                .sum = below(2) ? std::optional(price()) : std::nullopt,
                .retention = {price().minor / 20},
                .retentionReleased = {below(3) ? 0 : price().minor / 20}});
            for (int l = 0, k = below(4); l < k; ++l)
                desk.add(ClaimLine{.claim = claim,
                    .contractLine = line(),
                    .variationLine = varied.empty() || below(3) ? VariationLineId{} : varied[std::size_t(below(int(varied.size())))],
                    .claimed = price(),
                    .assessed = price(),
                    .approved = price()});
        }
    }
    for (int i = 0, n = below(6); i < n; ++i)
        desk.add(ForecastItem{.project = desk.project,
            .title = QStringLiteral("F"),
            .kind = ForecastKind(below(4)),
            .account = account(),
            .amount = amount(),
            .likelihood = percent(below(101)),
            .status = ForecastStatus(below(3))});
    for (int i = 0, n = below(6); i < n; ++i)
        desk.add(Risk{.project = desk.project,
            .title = QStringLiteral("R"),
            .kind = RiskKind(below(2)),
            .status = RiskStatus(below(4)),
            .chance = below(5) ? std::optional(percent(below(101))) : std::nullopt,
            .amount = below(5) ? std::optional(price()) : std::nullopt,
            .account = account(),
            .factor = below(5) ? std::optional(percent(below(101))) : std::nullopt});
    for (int i = 0, n = below(8); i < n; ++i)
        desk.add(LedgerEntry{.project = desk.project, .date = day(), .account = account(), .amount = amount()});
}

} // namespace gantry::test
