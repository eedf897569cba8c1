#include "core/cost/closed_figures.h"

namespace gantry {
namespace {

ClosedRow closedRow(const CostRow& row)
{
    ClosedRow out{row.record, row.depth, {}};
    for (std::size_t m = 0; m < costMeasures; ++m)
        out.figures[m] = {figure(row.figures, CostMeasure(m)), figure(row.inPortfolio, CostMeasure(m))};
    return out;
}

template <class Owner> QString lineTitle(const Portfolio& portfolio, Id<Owner> owner, const QString& title)
{
    const QString of = portfolio.titleOf(entityOf<Owner>(), owner.value);
    return title.isEmpty() ? of : of + QStringLiteral(" · ") + title;
}

} // namespace

const ClosedProject* ClosedFigures::find(NodeId project) const
{
    const auto found = std::ranges::find(projects, project, &ClosedProject::project);
    return found == projects.end() ? nullptr : &*found;
}

ClosedProject closedProject(const CostSheet& sheet)
{
    ClosedProject out{sheet.project, sheet.currency, sheet.options, closedRow(sheet.total), {}, {}, sheet.parts};
    for (const CostRow& row : sheet.accounts) out.accounts.push_back(closedRow(row));
    for (const CostRow& row : sheet.contracts) out.contracts.push_back(closedRow(row));
    for (Contribution& part : out.parts) part.rule = "";
    std::ranges::stable_sort(out.parts, {}, [](const Contribution& p) { return std::tuple(p.measure, p.record, p.account, p.contract); });
    return out;
}

QString recordTitle(const Portfolio& portfolio, RecordKey record)
{
    if (record.entity == entityOf<ContractLine>())
        if (const auto* line = portfolio.find<ContractLine>(record.id)) return lineTitle(portfolio, line->contract, line->title);
    if (record.entity == entityOf<VariationLine>())
        if (const auto* line = portfolio.find<VariationLine>(record.id)) return lineTitle(portfolio, line->variation, line->title);
    if (record.entity == entityOf<ClaimLine>())
        if (const auto* line = portfolio.find<ClaimLine>(record.id)) return lineTitle(portfolio, line->claim, line->title);
    return portfolio.titleOf(record.entity, record.id);
}

ClosedFigures closedFigures(const Portfolio& portfolio)
{
    ClosedFigures out;
    const ExchangeRates rates(portfolio);
    out.currency = rates.portfolioCurrency();
    const auto name = [&](RecordKey record) {
        if (record.id && !out.titles.contains(record.id)) out.titles.insert(record.id, recordTitle(portfolio, record));
    };
    const Node* root = portfolio.root();
    for (const NodeId project : root ? portfolio.projectsUnder(root->id) : std::vector<NodeId>()) {
        const ClosedProject& closed = out.projects.emplace_back(closedProject(costSheetOf(portfolio, project, rates)));
        for (std::size_t m = 0; m < costMeasures; ++m) out.total[m] += closed.total.figures[m].inPortfolio;
        name(closed.total.record);
        for (const auto* rows : {&closed.accounts, &closed.contracts})
            for (const ClosedRow& row : *rows) name(row.record);
        for (const Contribution& part : closed.parts) {
            name(part.record);
            name({entityOf<CostAccount>(), part.account.value});
            name({entityOf<Contract>(), part.contract.value});
        }
    }
    return out;
}

} // namespace gantry
