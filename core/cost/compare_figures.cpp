#include "core/cost/compare_figures.h"

#include <QSet>
#include <map>

namespace gantry {
namespace {

const BothAmounts nothing{};

const ClosedRow* rowOf(const ClosedProject* project, RecordKey record)
{
    if (!project) return nullptr;
    if (project->total.record == record) return &project->total;
    for (const auto* rows : {&project->accounts, &project->contracts})
        if (const auto found = std::ranges::find(*rows, record, &ClosedRow::record); found != rows->end()) return &*found;
    return nullptr;
}

/// Accounts of the row of an account: itself and those below it.
QSet<qint64> accountsIn(const ClosedProject& project, RecordKey record)
{
    QSet<qint64> out;
    int depth = -1; // of the row, while inside it
    for (const ClosedRow& row : project.accounts) {
        if (row.record == record)
            depth = row.depth;
        else if (row.depth <= depth || !row.record.id)
            depth = -1;
        if (depth >= 0) out.insert(row.record.id);
    }
    return out;
}

/// What each record adds to a figure of a row.
using ByRecord = std::map<RecordKey, BothAmounts>;
void addParts(ByRecord& out, const ClosedProject& project, RecordKey row, CostMeasure measure, int sign, const QSet<qint64>& accounts)
{
    for (const CostTerm& term : termsOf(measure)) addParts(out, project, row, term.measure, sign * term.sign, accounts);
    if (!isBasic(measure)) return;
    const auto [from, to] = std::ranges::equal_range(project.parts, measure, {}, &Contribution::measure);
    for (auto part = from; part != to; ++part) {
        const bool holds = row == project.total.record || (row.entity == entityOf<Contract>() && row.id && part->contract.value == row.id)
            || ((row.entity == entityOf<CostAccount>() || !row.id) && accounts.contains(part->account.value));
        if (!holds) continue;
        const BothAmounts amount{part->amount, part->inPortfolio};
        sign > 0 ? out[part->record] += amount : out[part->record] -= amount;
    }
}

ByRecord partsOf(const ClosedProject* project, RecordKey row, CostMeasure measure)
{
    ByRecord out;
    if (!project) return out;
    QSet<qint64> accounts;
    if (row.id) {
        accounts = accountsIn(*project, row);
    } else { // what has no account here: none, or one that is not of this project
        for (const Contribution& part : project->parts) accounts.insert(part.account.value);
        for (const ClosedRow& account : project->accounts)
            if (account.record.id) accounts.remove(account.record.id);
    }
    addParts(out, *project, row, measure, 1, accounts);
    return out;
}

double sizeOf(const BothAmounts& amount) { return std::abs(double(amount.inPortfolio ? amount.inPortfolio.minor : amount.own.minor)); }

bool otherCurrency(const ClosedProject* before, const ClosedProject* after)
{
    return before && after && before->currency != after->currency;
}

/// What is unknown on both sides is not told as a difference: nobody can say that it is one.
bool differs(const ClosedProject* before, const ClosedProject* after, const BothAmounts& was, const BothAmounts& is)
{
    return was != is || (otherCurrency(before, after) && was != nothing);
}

} // namespace

FigureDifference compareFigure(const ClosedProject* before, const ClosedProject* after, RecordKey row, CostMeasure measure)
{
    const ClosedRow *then = rowOf(before, row), *now = rowOf(after, row);
    FigureDifference out{row,
        now        ? now->depth
            : then ? then->depth
                   : 0,
        measure, then ? then->at(measure) : nothing, now ? now->at(measure) : nothing, {}, {}, {}};
    out.difference = out.after - out.before;
    const ByRecord was = partsOf(before, row, measure), is = partsOf(after, row, measure);
    BothAmounts explained;
    const auto tell = [&](RecordKey record, const BothAmounts* once, const BothAmounts* later) {
        RecordDifference each{record,
            !once        ? RecordDifference::Added
                : !later ? RecordDifference::Removed
                         : RecordDifference::Changed,
            once ? *once : nothing, later ? *later : nothing};
        explained += each.difference();
        if (each.before != each.after) out.records.push_back(each);
    };
    for (const auto& [record, amount] : was) {
        const auto later = is.find(record);
        tell(record, &amount, later == is.end() ? nullptr : &later->second);
    }
    for (const auto& [record, amount] : is)
        if (!was.contains(record)) tell(record, nullptr, &amount);
    std::ranges::stable_sort(out.records, std::greater(), [](const RecordDifference& r) { return sizeOf(r.difference()); });
    const auto rest = [](Amount difference, Amount told) { return difference && told ? difference - told : Amount{}; };
    out.byRule = {rest(out.difference.own, explained.own), rest(out.difference.inPortfolio, explained.inPortfolio)};
    if (otherCurrency(before, after)) out.difference.own = {0, Amount::NoRate}, out.byRule.own = {};
    return out;
}

std::vector<FigureDifference> compareRows(const ClosedProject* before, const ClosedProject* after, CostMeasure measure)
{
    std::vector<FigureDifference> out;
    std::vector<RecordKey> rows;
    QSet<qint64> seen;
    const auto add = [&](const ClosedRow& row) {
        if (!seen.contains(row.record.id)) rows.push_back(row.record);
        seen.insert(row.record.id);
    };
    for (const ClosedProject* side : {after, before})
        if (side) add(side->total);
    for (const auto member : {&ClosedProject::accounts, &ClosedProject::contracts})
        for (const ClosedProject* side : {after, before})
            if (side) std::ranges::for_each(side->*member, add);
    for (const RecordKey row : rows) {
        const ClosedRow *then = rowOf(before, row), *now = rowOf(after, row);
        if (differs(before, after, then ? then->at(measure) : nothing, now ? now->at(measure) : nothing))
            out.push_back(compareFigure(before, after, row, measure));
    }
    return out;
}

std::vector<ProjectDifference> compareFigures(const ClosedFigures& before, const ClosedFigures& after)
{
    std::vector<ProjectDifference> out;
    const auto compare = [&](NodeId id, const ClosedProject* then, const ClosedProject* now) {
        ProjectDifference project{id, then != nullptr, now != nullptr, now ? now->currency : then->currency, {}};
        for (std::size_t m = 0; m < costMeasures; ++m) {
            const CostMeasure measure{quint8(m)};
            if (!differs(then, now, then ? then->total.at(measure) : nothing, now ? now->total.at(measure) : nothing)) continue;
            FigureDifference& figure = project.figures.emplace_back(compareFigure(then, now, {entityOf<Node>(), id.value}, measure));
            if (before.currency != after.currency) figure.difference.inPortfolio = {0, Amount::NoRate}, figure.byRule.inPortfolio = {};
        }
        if (!project.figures.empty()) out.push_back(std::move(project));
    };
    for (const ClosedProject& now : after.projects) compare(now.project, before.find(now.project), &now);
    for (const ClosedProject& then : before.projects)
        if (!after.find(then.project)) compare(then.project, &then, nullptr);
    return out;
}

} // namespace gantry
