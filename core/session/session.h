#pragma once
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/change/frozen.h"
#include "core/cost/cost_sheet.h"
#include "core/earned/earned_value.h"
#include "core/model/findings.h"
#include "core/model/invariants.h"
#include "core/schedule/source_differences.h"

#include <QObject>
#include <memory>

namespace gantry {

/// Who works here: stands in the journal. The device is a random id kept in the user's settings.
struct Identity {
    QString author;
    QString device;
    Clock clock = systemClock();
};

struct BulkOutcome;
struct ClosedFigures;
struct ClosedMoment;
class DerivedPlans;
struct Found;
struct Prepared;
struct ProjectMeasures;
struct SearchSource;

/// WriteOrRead: where somebody else writes, to read; readOnlyReason names them.
enum class OpenMode { Write, WriteOrRead, ReadOnly };

/// What may be found out beside the window: the earned value of projects, what KPIs are told from.
enum class Aside { EarnedValue, Measures };

/// One line of the journal.
struct HistoryEntry {
    qint64 sequence = 0;
    QString author;
    Instant at;
    QString action, label;
    Source source = Source::Person;
    qint64 reverses = 0; // sequence of the ChangeSet that this one undoes, or 0
    int changes = 0; // how many records it touched
};
/// One cell of one record in time.
struct HistoryCell {
    HistoryEntry entry;
    Entity entity{};
    qint64 id = 0;
    Change::Op op = Change::Update;
    int field = -1; // -1: the record as a whole came or went
    Value before, after;
};

/// The one object that an application holds: the portfolio in memory, its file, its history, the latest derived results.
/// Nobody else writes. core's one QObject.
class Session final : public QObject {
    Q_OBJECT
public:
    /// A new file with an empty portfolio (its root node). Errors: Io (exists already, cannot be written).
    static Result<std::unique_ptr<Session>> create(const QString& path, Identity identity, const QString& portfolioName = {});
    /// A new file whose first entry is `first`, which brings the root node. Errors: as above, Invalid (it breaks a rule).
    static Result<std::unique_ptr<Session>> create(const QString& path, Identity identity, ChangeSet first);
    /// A newer file, or one whose place cannot be written, opens read-only whatever `mode` asks, and readOnlyReason says why.
    /// An older one is migrated after a backup beside it.
    /// Errors: NotFound, Format (damaged or not ours), Locked (someone else writes, who is named: open ReadOnly), Io.
    static Result<std::unique_ptr<Session>> open(const QString& path, Identity identity, OpenMode mode = OpenMode::Write);
    ~Session() override;

    const Portfolio& portfolio() const;
    const Identity& identity() const;
    void setAuthor(const QString& author);
    QString path() const;
    bool isReadOnly() const;
    /// Why it cannot be written: who holds the file, that it is newer, that its medium is read-only; null reason where it can.
    const std::optional<Error>& readOnlyReason() const;
    /// The day that counts as today for figures without a status date.
    QDate today() const;
    IdSource& ids();

    /// Memory, invariants, findings (refused from Person), one transaction with the journal, then `changed`. Returns the journal sequence.
    /// An empty set is nothing done: returns the last sequence.
    Result<qint64> apply(ChangeSet set, Source source = Source::Person);
    /// The same for thousands of records: `build` runs in a worker on a snapshot of the portfolio, the write in one transaction.
    /// `done` is called on this thread. One at a time; edits meanwhile are refused with "session.busy".
    /// A cancelled one leaves nothing.
    using Build = std::function<Result<ChangeSet>(const Portfolio&, IdSource&, const Progress&)>;
    using Done = std::function<void(Result<qint64>)>;
    void applyBulk(Build build, Source source, Progress progress, Done done);
    /// The same on this thread, for a program without a window.
    Result<qint64> applyBulkNow(const Build& build, Source source, const Progress& progress = {});
    bool isBusy() const;

    /// This author's last ChangeSet on this device, up to the last border. Errors: NotFound (nothing to undo), Conflict (what is in the
    /// way).
    Result<qint64> undo();
    Result<qint64> redo();
    /// Label of what undo or redo would do; nullopt where there is nothing.
    std::optional<QString> undoLabel() const;
    std::optional<QString> redoLabel() const;
    /// Journal sequence of what undo would reverse; nullopt where there is nothing.
    std::optional<qint64> undoSequence() const;
    /// Undo or redo of thousands of records takes longer than a window may wait: these do it in a worker, like applyBulk.
    bool undoIsLong() const;
    bool redoIsLong() const;
    void undoBulk(Progress progress, Done done);
    void redoBulk(Progress progress, Done done);

    /// The journal, newest first; `since` sequence exclusive, at most `limit` entries.
    std::vector<HistoryEntry> history(qint64 since = 0, int limit = 1000) const;
    std::vector<HistoryEntry> historySince(Instant since, int limit = 100'000) const;
    /// The same going back from a sequence, exclusive: how a long list pages. The newest page starts from sequence() + 1.
    std::vector<HistoryEntry> historyBefore(qint64 sequence, int limit = 1000) const;
    /// What one line of the journal did to each record. Errors: NotFound (no such line), Format, Locked, Io.
    Result<std::vector<Change>> changesOf(qint64 sequence) const;
    /// Every cell change of one record, newest first.
    std::vector<HistoryCell> historyOf(Entity entity, qint64 id, int limit = 500) const;
    /// Every cell changed since an instant, newest first (an inserted or removed record is one entry with field -1).
    std::vector<HistoryCell> changedSince(Instant since, int limit = 100'000) const;
    /// The same of one that touched very many records, for a worker thread: read on a connection of its own, while the session lives.
    /// Null where there is no such line.
    std::function<Result<std::vector<Change>>()> changesAside(qint64 sequence) const;
    qint64 sequence() const;
    /// Hash of the last line of the journal, which names the state of the file; empty where it cannot be read just now.
    QByteArray stateHash() const;
    /// What a search index is made of, as of now, for a worker thread that ends before the session does.
    SearchSource searchSource() const;
    /// All records as they were at an instant: as the last journal entry up to then had left them. Fields that are younger than the instant
    /// hold their defaults; contents of snapshots are kept for good, so `frozen` answers for those of then as well.
    /// Errors: NotFound (before the file began), Format (a damaged entry), Locked, Io.
    Result<Portfolio> asOf(Instant at) const;

    Result<Frozen> frozen(SnapshotId snapshot) const;
    /// The bytes that a snapshot holds, which its hash vouches for: the file behind an attachment. Errors: NotFound, Format (damaged).
    Result<QByteArray> content(SnapshotId snapshot) const;
    /// Its dates and figures alone, which is read much faster.
    Result<std::vector<FrozenTask>> frozenTasks(SnapshotId snapshot) const;
    /// Dates by task of the project's baseline in use (see baselineInUse) / of the snapshot that its source file brought; null where there
    /// is none. Cached.
    std::shared_ptr<const QHash<TaskId, FrozenTask>> baselineDates(NodeId project) const;
    std::shared_ptr<const QHash<TaskId, FrozenTask>> sourceDates(NodeId project) const;

    /// The same baseline as figures and checks ask for it; empty where there is none. It may be asked from another thread.
    BaselineOf baselineOf(NodeId project) const;

    /// The computed plan of a project; computed when first asked for, kept until an edit touches it (or a project linked to it).
    std::shared_ptr<const ProjectSchedule> schedule(NodeId project) const;
    const TaskDates* dates(TaskId task) const;
    /// Earned value of a project against its baseline in use, as of its status date, else the end of today. Kept by month until an edit
    /// touches it; null where there is no such project. For this thread.
    std::shared_ptr<const EarnedValue> earnedValue(NodeId project, EarnedPeriod period = EarnedPeriod::Month) const;
    /// What it is computed from: what an explanation needs.
    EarnedInput earnedInput(NodeId project) const;
    /// From so many tasks on that links tie together, an edit does not wait for their plans: a worker computes them, `schedule` answers
    /// with those from before the edit until then, isUpdating says so, and `derived` tells when they are there. Without it nobody reads old
    /// dates.
    void computeAside(int tasks);
    bool isUpdating() const;
    /// Whether earned value or measures of these projects are known, or found out faster than a window may wait; always so without
    /// computeAside. Where not, `findOut` has a worker find out what is missing, once at a time, and `found` says when to ask again.
    bool isAtHand(const std::vector<NodeId>& projects, Aside what) const;
    void findOut(const std::vector<NodeId>& projects, Aside what);
    /// Where the computed plan of an imported project differs from what its source had computed, and why.
    std::vector<SourceDifference> sourceDifferences(NodeId project) const;
    /// Finds out beforehand, on two threads, what schedule and baselineDates will be asked for many projects.
    void prepare(const std::vector<NodeId>& projects) const;
    /// What KPIs are told from, in the order of the projects; kept until an edit touches one. Null where there is no such project.
    std::vector<std::shared_ptr<const ProjectMeasures>> measures(const std::vector<NodeId>& projects) const;
    /// The money of a project; computed when first asked for, kept until an edit touches it. Null where there is no such project.
    std::shared_ptr<const CostSheet> costs(NodeId project) const;
    /// The figures that a close froze; the last few that were asked for are kept. Errors: NotFound, Format (damaged).
    Result<std::shared_ptr<const ClosedFigures>> closedFigures(SnapshotId close) const;
    /// Those of the last close; null where there is none that can be read.
    std::shared_ptr<const ClosedFigures> lastClosed() const;
    /// What each period's last close froze of a node beside its costs, by period; a close that cannot be read is left out. Kept for the
    /// node that was asked for last.
    std::shared_ptr<const std::vector<ClosedMoment>> closedHistory(NodeId node) const;
    /// Milliseconds that the last recomputation took.
    double recomputeMilliseconds() const;
    std::vector<Finding> findings() const;

    /// Backup of the open file to `path`, whole or not at all. Refused while a bulk change is being written.
    Result<void> backup(const QString& path) const;
    /// Holds the journal against the records in a worker, while work goes on: what opening leaves for later. Once a session, and not where
    /// a newer version wrote the file. `done` is called on this thread, never after the session has gone. Errors: Format (damaged, or
    /// changed by another program), Locked and Io (it could not be seen to the end).
    void verify(std::function<void(const Result<void>&)> done);

Q_SIGNALS:
    /// After commit: what memory now holds. Models refresh what it names.
    void changed(const gantry::ChangeSet& set, gantry::Source source);
    /// Schedules of these projects were dropped and will be computed anew when asked for.
    void derived(const QList<gantry::NodeId>& projects);
    /// Cost sheets of these projects were dropped and will be computed anew when asked for.
    void costsChanged(const QList<gantry::NodeId>& projects);
    void historyChanged();
    void found();
    void stateChanged(); // read-only, busy, updating, author

private:
    Session();
    void finishBulk(std::shared_ptr<BulkOutcome> outcome, const Done& done);
    void startBulk(std::function<void(BulkOutcome&, const Progress&)> work, Progress progress, Done done);
    void reverseBulk(bool undo, Progress progress, Done done);
    Result<qint64> reverse(bool undo);
    Result<qint64> commit(ChangeSet set, Source source, qint64 reverses);
    void announce(const ChangeSet& set, Source source, const Prepared* prepared = nullptr);
    void startComputing();
    void finishComputing(const DerivedPlans& plans, const QList<NodeId>& projects, qint64 sequence);
    void finishFinding(const std::shared_ptr<Found>& result);
    void follow();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gantry
