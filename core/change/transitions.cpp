#include "core/change/transitions.h"

#include <QSet>

namespace gantry {
namespace {

/// Words about an entry may change for ever; its amounts, dates, states and references are the books.
bool touchesBooks(const Change& change, int but = -1)
{
    if (change.op != Change::Update) return true;
    const auto& fields = infoOf(change.entity).fields;
    return std::ranges::any_of(change.cells, [&](const Cell& c) {
        const Kind kind = fields[c.field].kind;
        return c.before != c.after && c.field != but && kind != Kind::Text && kind != Kind::Bool;
    });
}

bool touches(const Change& change, quint16 field)
{
    return change.op != Change::Update || std::ranges::any_of(change.cells, [&](const Cell& c) { return c.field == field; });
}

Result<void> closed(const Portfolio& portfolio, const Change& change, const Period& period)
{
    return Error{
        Errc::Invalid, "period.closed", {infoOf(change.entity).labelText(), portfolio.titleOf(change.entity, change.id), period.name}};
}

} // namespace

Result<void> Transition::checkEntries(const Portfolio& portfolio, const ChangeSet& set) const
{
    if (m_closed.empty()) return {};
    const quint16 reversal = fieldIndex<&CostAccrual::reversedIn>();
    for (const Change& change : set.changes) {
        const void* row = portfolio.table(change.entity).find(change.id);
        const bool accrual = change.entity == entityOf<CostAccrual>();
        if (touchesBooks(change, accrual ? reversal : -1))
            if (const Period* period = m_closed.of(portfolio, change.entity, row)) return closed(portfolio, change, *period);
        if (accrual && touches(change, reversal))
            if (const Period* period = m_closed.of(portfolio, change.entity, row, true)) return closed(portfolio, change, *period);
    }
    return {};
}

Result<void> Transition::checkBefore(const Portfolio& before, const ChangeSet& set) const
{
    if (auto ok = checkEntries(before, set); !ok) return ok;
    QSet<qint64> gone, lines;
    for (const Change& change : set.changes) {
        if (change.op == Change::Remove) gone.insert(change.id);
        if (change.op == Change::Remove && change.entity == entityOf<ContractLine>()) lines.insert(change.id);
        if (change.entity != entityOf<Period>()) continue;
        const Period* period = before.find<Period>(change.id);
        static const std::array shape{fieldIndex<&Period::start>(), fieldIndex<&Period::end>()};
        const bool reshapes = change.op == Change::Remove
            || std::ranges::any_of(change.cells, [&](const Cell& c) { return std::ranges::count(shape, c.field) > 0; });
        if (period && period->status == PeriodStatus::Closed && reshapes) return closed(before, change, *period);
    }
    if (lines.isEmpty()) return {};
    Result<void> holds;
    const auto look = [&](const auto& row, auto owner) {
        if (!holds || !lines.contains(row.contractLine.value) || gone.contains(owner.value)) return;
        const ContractLine* line = before.find(row.contractLine);
        holds = Error{Errc::Invalid, "contract.line-in-use", {infoOf<ContractLine>().labelText(), line->title}};
    };
    before.all<VariationLine>().forEach([&](const VariationLine& l) { look(l, l.variation); });
    before.all<ClaimLine>().forEach([&](const ClaimLine& l) { look(l, l.claim); });
    return holds;
}

Result<void> Transition::checkTyped(const Portfolio& before, const ChangeSet& set)
{
    const Value draft = wordOf(ContractStatus::Draft);
    for (const Change& change : set.changes) {
        if (change.entity != entityOf<Contract>() || change.op != Change::Update) continue;
        const auto back = [&](const Cell& c) { return c.field == fieldIndex<&Contract::status>() && c.after == draft; };
        const bool used = !before.all<Variation>().group(change.id).isEmpty() || !before.all<Claim>().group(change.id).isEmpty();
        if (used && std::ranges::any_of(change.cells, back) && before.find<Contract>(change.id)->status != ContractStatus::Draft)
            return Error{
                Errc::Invalid, "contract.back-to-draft", {infoOf<Contract>().labelText(), before.titleOf(entityOf<Contract>(), change.id)}};
    }
    return {};
}

} // namespace gantry
