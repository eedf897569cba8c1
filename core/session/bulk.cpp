#include "core/session/session_private.h"
#include "core/text/text.h"

namespace gantry {

/// What a worker brings back: the portfolio as it will be, and what made it so.
struct BulkOutcome {
    Portfolio portfolio;
    ChangeSet set;
    Source source = Source::Import;
    std::optional<UndoHistory::Step> reversed;
    Result<JournalEntry> entry{JournalEntry{}};
    std::optional<Prepared> prepared{}; // by a worker alone

    void prepare()
    {
        Prepared& p = prepared.emplace();
        p.reach = reachOf(portfolio, set);
        for (NodeId project : p.plans.drop(portfolio, p.reach)) (void)p.plans.plan(portfolio, project);
        p.dates.readFrom(portfolio, set);
    }
};

namespace {

Error cancelled() { return {Errc::Cancelled, "work.cancelled", {}}; }

/// The steps of an edit, on a copy and away from the window.
void work(BulkOutcome& out, const PortfolioFile& file, Result<ChangeSet> built, const JournalEntry& head, const Progress& progress)
{
    if (progress.stop.stop_requested()) built = cancelled();
    if (!built) {
        out.entry = built.error();
        return;
    }
    out.set = std::move(*built);
    if (out.set.empty()) return;
    if (auto settled = settle(out.portfolio, out.set, out.source); !settled) {
        out.entry = settled.error();
        return;
    }
    if (out.set.empty()) return;
    out.set.label = changeLabel(out.portfolio, out.set);
    const QString what = QStringLiteral("Writing");
    out.entry = file.writeApart(head, out.set, progress.stop, [&](int percent) { progress.report(what, percent); });
}

} // namespace

void Session::startBulk(std::function<void(BulkOutcome&, const Progress&)> task, Progress progress, Done done)
{
    if (d->worker.joinable()) d->worker.join();
    d->busy = true;
    d->stop = std::stop_source();
    Q_EMIT stateChanged();
    auto outcome = std::make_shared<BulkOutcome>();
    outcome->portfolio = d->portfolio;
    d->worker = std::thread(
        [this, task = std::move(task), progress = std::move(progress), done = std::move(done), outcome, stop = d->stop]() mutable {
            std::stop_callback whoeverWaits(progress.stop, [&] { stop.request_stop(); });
            Progress inner{progress.report, stop.get_token()};
            task(*outcome, inner);
            if (outcome->entry && !inner.stop.stop_requested()) outcome->prepare();
            QMetaObject::invokeMethod(
                this, [this, outcome = std::move(outcome), done = std::move(done)] { finishBulk(outcome, done); }, Qt::QueuedConnection);
        });
}

void Session::applyBulk(Build build, Source source, Progress progress, Done done)
{
    if (d->busy) return done(Error{Errc::Conflict, "session.busy", {}});
    if (const auto& why = d->file->readOnlyReason()) return done(*why);
    // The worker draws ids of its own, so a form that is open meanwhile may go on drawing.
    const auto task = [file = d->file.get(), build = std::move(build), source, head = d->head(source)](
                          BulkOutcome& out, const Progress& inner) {
        out.source = source;
        IdSource ids;
        auto built = build(out.portfolio, ids, inner);
        work(out, *file, std::move(built), head, inner);
    };
    startBulk(task, std::move(progress), std::move(done));
}

Result<qint64> Session::applyBulkNow(const Build& build, Source source, const Progress& progress)
{
    if (d->busy) return Error{Errc::Conflict, "session.busy", {}};
    if (const auto& why = d->file->readOnlyReason()) return *why;
    auto outcome = std::make_shared<BulkOutcome>();
    outcome->portfolio = d->portfolio;
    outcome->source = source;
    work(*outcome, *d->file, build(outcome->portfolio, d->ids, progress), d->head(source), progress);
    Result<qint64> result = d->sequence;
    finishBulk(outcome, [&](Result<qint64> r) { result = std::move(r); });
    return result;
}

void Session::finishBulk(std::shared_ptr<BulkOutcome> outcome, const Done& done)
{
    d->busy = false;
    BulkOutcome& out = *outcome;
    const bool wrote = out.entry && out.entry->sequence > 0;
    if (wrote) {
        std::swap(d->portfolio, out.portfolio);
        d->sequence = out.entry->sequence;
        (void)d->file->refresh();
        if (d->history) d->history->add(*out.entry);
        announce(out.set, out.source, out.prepared ? &*out.prepared : nullptr);
    }
    Q_EMIT stateChanged();
    if (out.entry)
        done(d->sequence);
    else
        done(out.reversed && out.entry.error().code != Errc::Cancelled ? d->inTheWay(out.entry.error(), *out.reversed) : out.entry.error());
    // Half a million small pieces of memory take longer to give back than the window may wait.
    if (d->disposal.joinable()) d->disposal.join();
    d->disposal = std::thread([outcome = std::move(outcome)]() mutable { outcome.reset(); });
}

bool Session::undoIsLong() const
{
    const auto step = d->undoHistory().undoStep();
    return step && step->changes > 500;
}
bool Session::redoIsLong() const
{
    const auto step = d->undoHistory().redoStep();
    return step && step->changes > 500;
}
void Session::undoBulk(Progress progress, Done done) { reverseBulk(true, std::move(progress), std::move(done)); }
void Session::redoBulk(Progress progress, Done done) { reverseBulk(false, std::move(progress), std::move(done)); }

void Session::reverseBulk(bool undo, Progress progress, Done done)
{
    if (d->busy) return done(Error{Errc::Conflict, "session.busy", {}});
    if (const auto& why = d->file->readOnlyReason()) return done(*why);
    const auto step = undo ? d->undoHistory().undoStep() : d->undoHistory().redoStep();
    if (!step) return done(Error{Errc::NotFound, "undo.nothing", {}});
    const auto entry = d->file->entryAt(step->sequence);
    if (!entry) return done(entry.error());
    if (!*entry) return done(Error{Errc::NotFound, "undo.nothing", {}});
    const auto task = [file = d->file.get(), step = *step, entry = **entry, head = d->head(Source::Undo, step->id)](
                          BulkOutcome& out, const Progress& inner) {
        out.source = Source::Undo;
        out.reversed = step;
        auto changes = file->changesApart(entry);
        Result<ChangeSet> back =
            changes ? Result<ChangeSet>(inverse({entry.action, std::move(*changes), entry.label, {}})) : changes.error();
        work(out, *file, std::move(back), head, inner);
    };
    startBulk(task, std::move(progress), std::move(done));
}

} // namespace gantry
