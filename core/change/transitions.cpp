#include "core/change/transitions.h"

#include "core/change/diary_lock.h"
#include "core/model/closes.h"

#include <QSet>

namespace gantry {
namespace {

bool touchesBooks(const Change& change, int but = -1)
{
    if (change.op != Change::Update) return true;
    const auto& fields = infoOf(change.entity).fields;
    return std::ranges::any_of(
        change.cells, [&](const Cell& c) { return c.before != c.after && c.field != but && isOfBooks(fields[c.field]); });
}

bool touches(const Change& change, quint16 field)
{
    return change.op != Change::Update || std::ranges::any_of(change.cells, [&](const Cell& c) { return c.field == field; });
}

Error closed(const Portfolio& portfolio, const Change& change, const Period& period)
{
    return {Errc::Invalid, "period.closed", {infoOf(change.entity).labelText(), portfolio.titleOf(change.entity, change.id), period.name}};
}

/// A closed period keeps its dates and is not removed; it stays closed but for a reopening that says why.
Result<void> checkPeriod(const Portfolio& before, const Change& change)
{
    const Period* period = before.find<Period>(change.id);
    if (!period || period->status != PeriodStatus::Closed) return {};
    static const std::array shape{fieldIndex<&Period::start>(), fieldIndex<&Period::end>()};
    const bool reshapes = change.op == Change::Remove
        || std::ranges::any_of(change.cells, [&](const Cell& c) { return std::ranges::count(shape, c.field) > 0 && c.before != c.after; });
    if (reshapes) return closed(before, change, *period);
    QString reason = period->reopenReason;
    bool opens = false, reopens = false;
    for (const Cell& c : change.cells) {
        if (c.field == fieldIndex<&Period::reopenReason>()) reason = textOf(c.after);
        if (c.field != fieldIndex<&Period::status>()) continue;
        opens = textOf(c.after) != wordOf(PeriodStatus::Closed);
        reopens = textOf(c.after) == wordOf(PeriodStatus::Reopened);
    }
    if (opens && (!reopens || reason.isEmpty())) return Error{Errc::Invalid, "period.opened-silently", {period->name}};
    return {};
}

bool closes(const Change& change)
{
    return change.op == Change::Update && change.entity == entityOf<Period>() && std::ranges::any_of(change.cells, [](const Cell& c) {
        return c.field == fieldIndex<&Period::status>() && c.before != c.after && textOf(c.after) == wordOf(PeriodStatus::Closed);
    });
}

/// What was frozen when periods closed: whole, one after the other.
Result<void> checkCloses(const Portfolio& after, const ChangeSet& set)
{
    bool any = false;
    QSet<qint64> frozen; // periods
    for (const Change& change : set.changes) {
        const Snapshot* s = change.entity == entityOf<Snapshot>() ? after.find<Snapshot>(change.id) : nullptr;
        if (!s || s->kind != SnapshotKind::PeriodClose) continue;
        any = true;
        if (std::ranges::count(set.contents, s->id, &SnapshotContent::snapshot) == 0)
            return Error{Errc::Invalid, "period.closed-without-figures", {s->name}};
        frozen.insert(s->period.value);
    }
    for (const Change& change : set.changes)
        if (closes(change) && !frozen.contains(change.id))
            return Error{Errc::Invalid, "period.closed-without-figures", {after.titleOf(change.entity, change.id)}};
    if (!any) return {};
    const auto broken = brokenLinks(after);
    return broken.empty() ? Result<void>() : Error{Errc::Invalid, "period.chain-broken", {broken.front().close->name}};
}

} // namespace

bool isOfBooks(const Field& field) { return field.kind != Kind::Text && field.kind != Kind::Bool; }

const Period* touchedPeriod(const ClosedPeriods& periods, const Portfolio& portfolio, const Change& change)
{
    if (periods.empty()) return nullptr;
    const quint16 reversal = fieldIndex<&CostAccrual::reversedIn>();
    const void* row = portfolio.table(change.entity).find(change.id);
    const bool accrual = change.entity == entityOf<CostAccrual>();
    if (touchesBooks(change, accrual ? reversal : -1))
        if (const Period* period = periods.of(portfolio, change.entity, row)) return period;
    return accrual && touches(change, reversal) ? periods.of(portfolio, change.entity, row, true) : nullptr;
}

std::optional<Error> refusedByClosedPeriod(const ClosedPeriods& periods, const Portfolio& portfolio, const Change& change)
{
    const Period* period = touchedPeriod(periods, portfolio, change);
    return period ? std::optional(closed(portfolio, change, *period)) : std::nullopt;
}

Result<void> Transition::checkAfter(const Portfolio& after, const ChangeSet& set) const
{
    for (const Change& change : set.changes)
        if (const auto refused = refusedByClosedPeriod(m_closed, after, change)) return *refused;
    if (auto ok = checkDiaryAfter(after, set); !ok) return ok;
    return checkCloses(after, set);
}

Result<void> Transition::checkBefore(const Portfolio& before, const ChangeSet& set) const
{
    for (const Change& change : set.changes)
        if (change.entity == entityOf<Period>())
            if (auto ok = checkPeriod(before, change); !ok) return ok;
    if (auto ok = checkDiaryBefore(before, set); !ok) return ok;
    QSet<qint64> gone, lines;
    for (const Change& change : set.changes) {
        if (const auto refused = refusedByClosedPeriod(m_closed, before, change)) return *refused;
        const Snapshot* frozen = change.entity == entityOf<Snapshot>() ? before.find<Snapshot>(change.id) : nullptr;
        if (frozen && frozen->kind == SnapshotKind::PeriodClose) return Error{Errc::Invalid, "period.close-stays", {frozen->name}};
        if (change.op == Change::Remove) gone.insert(change.id);
        if (change.op == Change::Remove && change.entity == entityOf<ContractLine>()) lines.insert(change.id);
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
