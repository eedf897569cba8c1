#include "core/edit/close_content.h"
#include "core/model/baselines.h"
#include "core/session/search_source.h"
#include "core/session/session_private.h"

namespace gantry {
namespace {

constexpr int undoReach = 2000; // heads of the journal that are looked through for what can be undone

HistoryEntry told(const JournalEntry& e)
{
    return {e.sequence, e.author, e.at, e.action, e.label, e.source, e.reversesSequence, e.changes};
}

void tell(std::vector<HistoryCell>& out, const HistoryEntry& entry, const Change& change)
{
    if (change.op != Change::Update) {
        out.push_back({entry, change.entity, change.id, change.op, -1, {}, {}});
        return;
    }
    for (const Cell& cell : change.cells)
        out.push_back({entry, change.entity, change.id, change.op, int(cell.field), cell.before, cell.after});
}

std::vector<HistoryEntry> toldAll(const Result<std::vector<JournalEntry>>& entries)
{
    std::vector<HistoryEntry> out;
    if (entries) std::ranges::transform(*entries, std::back_inserter(out), told);
    return out;
}

} // namespace

const UndoHistory& Session::Private::undoHistory() const
{
    if (history) return *history;
    history.emplace(identity.author, identity.device);
    auto entries = file->entriesBefore(std::numeric_limits<qint64>::max(), undoReach);
    if (!entries) return *history;
    for (auto e = entries->rbegin(); e != entries->rend(); ++e) history->add(*e);
    return *history;
}

Error Session::Private::inTheWay(const Error& error, const UndoHistory::Step& step) const
{
    const bool aboutRecord = error.code == Errc::Conflict || error.code == Errc::NotFound;
    if (!aboutRecord || error.args.size() < 2) return error.code == Errc::Invalid ? Error{Errc::Conflict, error.reason, error.args} : error;
    const qint64 id = error.args[1].toLongLong();
    for (const EntityInfo& info : allEntities()) {
        if (info.labelText() != error.args[0]) continue;
        const QString title = portfolio.titleOf(info.entity, id), field = error.args.value(2);
        const auto later = file->entriesOf(info.entity, id, 1);
        if (!later || later->empty() || later->front().first.sequence <= step.sequence) break;
        const JournalEntry& by = later->front().first;
        return {Errc::Conflict, "undo.in-the-way", {step.label, title, field, by.author, by.label}};
    }
    return {Errc::Conflict, error.reason, error.args};
}

Result<qint64> Session::reverse(bool undo)
{
    if (d->busy) return Error{Errc::Conflict, "session.busy", {}};
    if (const auto& why = d->file->readOnlyReason()) return *why;
    const auto step = undo ? d->undoHistory().undoStep() : d->undoHistory().redoStep();
    if (!step) return Error{Errc::NotFound, "undo.nothing", {}};
    const auto entry = d->file->entryAt(step->sequence);
    if (!entry) return entry.error();
    if (!*entry) return Error{Errc::NotFound, "undo.nothing", {}};
    auto changes = d->file->changesOf(**entry);
    if (!changes) return changes.error();
    auto done = commit(inverse({(*entry)->action, std::move(*changes), (*entry)->label, {}}), Source::Undo, step->id);
    return done ? done : d->inTheWay(done.error(), *step);
}

Result<qint64> Session::undo() { return reverse(true); }
Result<qint64> Session::redo() { return reverse(false); }

std::optional<QString> Session::undoLabel() const
{
    const auto step = d->undoHistory().undoStep();
    return step ? std::optional<QString>(step->label) : std::nullopt;
}
std::optional<QString> Session::redoLabel() const
{
    const auto step = d->undoHistory().redoStep();
    return step ? std::optional<QString>(step->label) : std::nullopt;
}

std::optional<qint64> Session::undoSequence() const
{
    const auto step = d->undoHistory().undoStep();
    return step ? std::optional<qint64>(step->sequence) : std::nullopt;
}

std::vector<HistoryEntry> Session::history(qint64 since, int limit) const { return toldAll(d->file->entriesAfter(since, limit)); }
std::vector<HistoryEntry> Session::historySince(Instant since, int limit) const { return toldAll(d->file->entriesSince(since, limit)); }

std::vector<HistoryEntry> Session::historyBefore(qint64 sequence, int limit) const
{
    return toldAll(d->file->entriesBefore(sequence, limit));
}

Result<std::vector<Change>> Session::changesOf(qint64 sequence) const
{
    const auto entry = d->file->entryAt(sequence);
    if (!entry) return entry.error();
    if (!*entry) return Error{Errc::NotFound, "history.no-entry", {QString::number(sequence)}};
    return d->file->changesOf(**entry);
}

std::function<Result<std::vector<Change>>()> Session::changesAside(qint64 sequence) const
{
    const auto entry = d->file->entryAt(sequence);
    if (!entry || !*entry) return {};
    return [file = d->file.get(), head = **entry] { return file->changesApart(head); };
}

QByteArray Session::stateHash() const
{
    const auto entry = d->file->entryAt(d->sequence);
    return entry && *entry ? (*entry)->hash : QByteArray();
}

SearchSource Session::searchSource() const
{
    const auto birth = d->file->birth();
    SearchSource out{d->file->path(), d->portfolio, {birth ? *birth : QByteArray(), d->sequence, stateHash()}, {}, {}};
    out.content = [read = d->file->contentsApart()](const QString& hash) { return read(hash, ContentCheck::Hash); };
    out.touched = [file = d->file.get()](const IndexedState& since) { return file->touchedApart(since.sequence, since.hash); };
    return out;
}

std::vector<HistoryCell> Session::historyOf(Entity entity, qint64 id, int limit) const
{
    std::vector<HistoryCell> out;
    const auto entries = d->file->entriesOf(entity, id, limit);
    if (!entries) return out;
    for (const auto& [entry, changes] : *entries)
        for (const Change& change : changes) tell(out, told(entry), change);
    return out;
}

std::vector<HistoryCell> Session::changedSince(Instant since, int limit) const
{
    std::vector<HistoryCell> out;
    const auto entries = d->file->entriesSince(since, limit);
    if (!entries) return out;
    for (const JournalEntry& entry : *entries) {
        const auto changes = d->file->changesOf(entry);
        if (!changes) continue;
        for (const Change& change : *changes) {
            if (int(out.size()) >= limit) return out;
            tell(out, told(entry), change);
        }
    }
    return out;
}

Result<Portfolio> Session::asOf(Instant at) const
{
    const auto last = d->file->sequenceAt(at);
    if (!last) return last.error();
    if (*last == 0) {
        const auto first = d->file->entryAt(1);
        if (!first) return first.error();
        return Error{Errc::NotFound, "history.before-birth", {isoText(at), *first ? isoText((*first)->at) : QString()}};
    }
    Portfolio past = d->portfolio;
    auto done = d->file->rewind(past, d->sequence, *last);
    return done ? Result<Portfolio>(std::move(past)) : done.error();
}

Result<QByteArray> Session::Private::contentOf(SnapshotId snapshot, ContentCheck check) const
{
    const Snapshot* row = portfolio.find(snapshot);
    if (!row || row->contentHash.isEmpty()) return Error{Errc::NotFound, "snapshot.no-content", {}};
    return file->content(row->contentHash, check);
}

Result<std::shared_ptr<const ClosedFigures>> Session::Private::closedFigures(SnapshotId close) const
{
    constexpr std::size_t kept = 4; // two that are compared, and the last one
    const Snapshot* row = portfolio.find(close);
    const auto held = std::ranges::find(closes, row ? row->contentHash : QString(), [](const auto& each) { return each.first; });
    if (row && held != closes.end()) return held->second;
    const auto bytes = contentOf(close, ContentCheck::Hash);
    if (!bytes) return bytes.error();
    auto content = decodeClose(*bytes);
    if (!content) return content.error();
    if (closes.size() == kept) closes.erase(closes.begin());
    return closes.emplace_back(row->contentHash, std::make_shared<const ClosedFigures>(std::move(content->figures))).second;
}

std::shared_ptr<const ClosedFigures> Session::Private::lastClosed() const
{
    const Snapshot* last = lastClose(portfolio);
    const auto figures = last ? closedFigures(last->id) : Result<std::shared_ptr<const ClosedFigures>>(nullptr);
    return figures ? *figures : nullptr;
}

Result<std::shared_ptr<const ClosedFigures>> Session::closedFigures(SnapshotId close) const { return d->closedFigures(close); }
std::shared_ptr<const ClosedFigures> Session::lastClosed() const { return d->lastClosed(); }

Result<QByteArray> Session::content(SnapshotId snapshot) const { return d->contentOf(snapshot, ContentCheck::Hash); }

Result<Frozen> Session::frozen(SnapshotId snapshot) const
{
    auto content = d->contentOf(snapshot, ContentCheck::Hash);
    return content ? decodeFrozen(*content) : Result<Frozen>(content.error());
}

Result<std::vector<FrozenTask>> Session::frozenTasks(SnapshotId snapshot) const
{
    auto content = d->contentOf(snapshot, ContentCheck::Checksum);
    return content ? decodeFrozenTasks(*content) : Result<std::vector<FrozenTask>>(content.error());
}

FigureSource Session::Private::figures() const
{
    const auto content = [this](const QString& hash, ContentCheck check) { return file->content(hash, check); };
    return {portfolio, localDay(identity.clock()), plans, snapshotDates, costs, earned, measured, content, [this] { return lastClosed(); }};
}

std::shared_ptr<const QHash<TaskId, FrozenTask>> Session::baselineDates(NodeId project) const
{
    return d->figures().datesOf(project, SnapshotKind::Baseline);
}
BaselineOf Session::baselineOf(NodeId project) const { return d->figures().baselineOf(project); }
std::shared_ptr<const QHash<TaskId, FrozenTask>> Session::sourceDates(NodeId project) const
{
    return d->figures().datesOf(project, SnapshotKind::SourceDates);
}

} // namespace gantry
