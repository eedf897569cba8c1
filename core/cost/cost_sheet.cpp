#include "core/cost/cost_sheet.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"

namespace gantry {
namespace {

/// Accounts of a project in the order of its tree, parents first; one whose parent is elsewhere stands at the top.
std::vector<CostRow> accountTree(const Portfolio& portfolio, NodeId project)
{
    QHash<CostAccountId, std::vector<const CostAccount*>> below;
    portfolio.all<CostAccount>().forEachIn(project, [&](const CostAccount& a) {
        const CostAccount* parent = portfolio.find(a.parent);
        below[parent && parent->project == project ? a.parent : CostAccountId{}].push_back(&a);
    });
    for (auto& siblings : below) std::ranges::sort(siblings, [](const auto* a, const auto* b) { return ranksBefore(*a, *b); });
    std::vector<CostRow> rows;
    std::vector<std::pair<const CostAccount*, int>> open;
    const auto push = [&](CostAccountId parent, int depth) {
        const auto& children = below[parent];
        for (auto it = children.rbegin(); it != children.rend(); ++it) open.push_back({*it, depth});
    };
    push({}, 0);
    while (!open.empty()) {
        const auto [account, depth] = open.back();
        open.pop_back();
        rows.push_back({{entityOf<CostAccount>(), account->id.value}, depth, {}, {}, {}});
        push(account->id, depth + 1);
    }
    return rows;
}

} // namespace

CostSheet costSheetOf(const Portfolio& portfolio, NodeId project, const ExchangeRates& rates)
{
    CostSheet sheet;
    sheet.project = project;
    sheet.currency = currencyOf(portfolio, project);
    sheet.portfolioCurrency = rates.portfolioCurrency();
    sheet.options = costOptionsOf(portfolio, project);
    sheet.parts = contributionsOf(portfolio, project, rates);
    sheet.accounts = accountTree(portfolio, project);
    sheet.total.record = {entityOf<Node>(), project.value};

    auto &accountAt = sheet.accountAt, &contractAt = sheet.contractAt;
    for (std::size_t i = 0; i < sheet.accounts.size(); ++i) accountAt[sheet.accounts[i].record.id] = int(i);
    portfolio.all<Contract>().forEachIn(project, [&](const Contract& c) {
        contractAt[c.id.value] = int(sheet.contracts.size());
        sheet.contracts.push_back({{entityOf<Contract>(), c.id.value}, 0, {}, {}, {}});
    });
    CostRow unassigned;
    bool anyUnassigned = false;
    for (const Contribution& part : sheet.parts) {
        const std::size_t m = std::size_t(part.measure);
        const auto account = accountAt.constFind(part.account.value);
        CostRow& row = account == accountAt.cend() ? unassigned : sheet.accounts[std::size_t(*account)];
        anyUnassigned |= account == accountAt.cend();
        for (CostRow* to : {&row, &sheet.total}) {
            to->figures[m] += part.amount;
            to->inPortfolio[m] += part.inPortfolio;
        }
        if (const auto at = contractAt.constFind(part.contract.value); at != contractAt.cend()) {
            CostRow& contract = sheet.contracts[std::size_t(*at)];
            contract.figures[m] += part.amount;
            contract.inPortfolio[m] += part.inPortfolio;
        }
    }
    for (CostRow& row : sheet.accounts) row.own = row.figures;
    std::vector<std::size_t> parents(sheet.accounts.size()), path; // path: the rows that the one at hand lies below
    for (std::size_t i = 0; i < sheet.accounts.size(); ++i) {
        path.resize(std::size_t(sheet.accounts[i].depth));
        parents[i] = path.empty() ? i : path.back();
        path.push_back(i);
    }
    for (std::size_t i = sheet.accounts.size(); i-- > 0;) {
        if (parents[i] == i) continue;
        add(sheet.accounts[parents[i]].figures, sheet.accounts[i].figures);
        add(sheet.accounts[parents[i]].inPortfolio, sheet.accounts[i].inPortfolio);
    }
    if (anyUnassigned) unassigned.own = unassigned.figures, sheet.accounts.push_back(std::move(unassigned));
    return sheet;
}

CostSheet costSheetOf(const Portfolio& portfolio, NodeId project) { return costSheetOf(portfolio, project, ExchangeRates(portfolio)); }

const CostRow* CostSheet::find(RecordKey record) const
{
    if (record == total.record) return &total;
    const bool contract = record.entity == entityOf<Contract>();
    if (!contract && record.entity != entityOf<CostAccount>()) return nullptr;
    const auto& places = contract ? contractAt : accountAt;
    const auto at = places.constFind(record.id);
    return at == places.cend() ? nullptr : &(contract ? contracts : accounts)[std::size_t(*at)];
}

CostFigures rolledUp(std::span<const std::shared_ptr<const CostSheet>> sheets)
{
    CostFigures sum{};
    for (const auto& sheet : sheets) add(sum, sheet->total.inPortfolio);
    return sum;
}

} // namespace gantry
