#include "core/session/restatements.h"

#include "core/change/transitions.h"
#include "core/cost/closed_figures.h"
#include "core/model/closes.h"

namespace gantry {
namespace {

/// Newest first, down to what came after the entry that brought `close`.
Result<std::vector<JournalStep>> stepsSince(const Session& session, SnapshotId close)
{
    constexpr int page = 500;
    std::vector<JournalStep> out;
    for (qint64 before = session.sequence() + 1;;) {
        const auto entries = session.historyBefore(before, page);
        for (const HistoryEntry& entry : entries) {
            auto changes = session.changesOf(entry.sequence);
            if (!changes) return changes.error();
            if (std::ranges::any_of(*changes, [&](const Change& c) { return c.op == Change::Insert && c.id == close.value; })) return out;
            out.push_back({entry, std::move(*changes)});
            before = entry.sequence;
        }
        if (entries.empty()) return out;
    }
}

void tell(std::vector<Restatement>& out, const HistoryEntry& entry, const Change& change, const QString& title)
{
    if (change.op != Change::Update) {
        out.push_back({{entry, change.entity, change.id, change.op, -1, {}, {}}, title});
        return;
    }
    const auto& fields = infoOf(change.entity).fields;
    for (const Cell& cell : change.cells)
        if (isOfBooks(fields[cell.field]) && cell.before != cell.after)
            out.push_back({{entry, change.entity, change.id, change.op, int(cell.field), cell.before, cell.after}, title});
}

} // namespace

std::vector<Restatement> restatementsIn(const Portfolio& now, PeriodId period, std::span<const JournalStep> steps)
{
    std::vector<Restatement> out;
    Portfolio state = now;
    for (const JournalStep& step : steps) {
        std::vector<QString> titles(step.changes.size());
        const auto look = [&] {
            const ClosedPeriods periods(state, period);
            for (std::size_t i = 0; i < titles.size(); ++i)
                if (titles[i].isEmpty() && touchedPeriod(periods, state, step.changes[i]))
                    titles[i] = recordTitle(state, {step.changes[i].entity, step.changes[i].id});
        };
        look();
        ChangeSet back = inverse({{}, step.changes, {}, {}});
        (void)applyToMemory(state, back, false);
        look();
        for (std::size_t i = 0; i < titles.size(); ++i)
            if (!titles[i].isEmpty()) tell(out, step.entry, step.changes[i], titles[i]);
    }
    return out;
}

Result<std::vector<Restatement>> restatementsOf(const Session& session, PeriodId period)
{
    const Snapshot* first = firstCloseOf(session.portfolio(), period);
    if (!first) return std::vector<Restatement>();
    const auto steps = stepsSince(session, first->id);
    if (!steps) return steps.error();
    return restatementsIn(session.portfolio(), period, *steps);
}

} // namespace gantry
