#pragma once
#include "core/model/invariants.h"
#include "core/store/journal_entry.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace gantry {

/// How a snapshot's content is checked as it is read: by its hash, or by the checksum of its compression alone, which finds accidents and
/// costs a tenth; that is for dates that are only shown.
enum class ContentCheck { Hash, Checksum };

/// All records, and the journal entry up to which they hold.
struct LoadedPortfolio {
    Portfolio portfolio;
    qint64 sequence = 0;
};

/// An open portfolio file: its records, its journal, its lock. The only door to SQL; knows no rule of the domain beyond the hard ones.
/// Belongs to the thread that opened it, except for writeApart, changesApart, touchedApart and contentsApart.
class PortfolioFile {
public:
    /// A new file that holds `first`; whole or not at all. Errors: Io (exists already, cannot be written).
    static Result<void> create(const QString& path, const ChangeSet& first, JournalEntry head);
    /// Takes the lock; recovers what a killed writer left; migrates an older file after a backup beside it (`head` signs the journal's
    /// entry). A newer file, or one whose place cannot be written, is opened to read, with the reason. Errors: NotFound, Format, Locked
    /// (names the holder), Io.
    static Result<std::unique_ptr<PortfolioFile>> openToWrite(const QString& path, const JournalEntry& head);
    /// `why`: what to give as the reason for not writing.
    static Result<std::unique_ptr<PortfolioFile>> openToRead(const QString& path, std::optional<Error> why = {});
    ~PortfolioFile();

    const QString& path() const;
    const std::optional<Error>& readOnlyReason() const;
    /// All records. To read, from a copy made under the lock, so that a writer is not kept waiting.
    Result<LoadedPortfolio> load();

    /// One transaction: rows, contents of snapshots, journal. `set` must have its befores filled.
    Result<JournalEntry> write(const JournalEntry& head, const ChangeSet& set);
    /// The same on a connection of its own, for a worker thread. `report`: percent written. Nothing is left of a write that was stopped.
    Result<JournalEntry> writeApart(
        const JournalEntry& head, const ChangeSet& set, std::stop_token stop, const std::function<void(int)>& report) const;
    /// What an entry did, read on a connection of its own.
    Result<std::vector<Change>> changesApart(const JournalEntry& entry) const;
    /// Every record that was touched after the entry with that sequence and hash, read on a connection of its own; nullopt where the
    /// journal has no such entry.
    Result<std::optional<std::vector<RecordKey>>> touchedApart(qint64 sequence, const QByteArray& hash) const;
    /// What the journal began with: the same in all copies of a file.
    Result<QByteArray> birth() const;
    /// To be called on the file's own thread after writeApart.
    Result<void> refresh();

    /// Where the journal stands. Errors: Locked (a commit is under way: ask again).
    Result<qint64> lastSequence() const;
    /// Heads, newest first.
    Result<std::vector<JournalEntry>> entriesAfter(qint64 sequence, int limit) const;
    Result<std::vector<JournalEntry>> entriesBefore(qint64 sequence, int limit) const;
    Result<std::vector<JournalEntry>> entriesSince(Instant at, int limit) const;
    /// The last entry that was written at an instant or before it; 0 where the file is younger.
    Result<qint64> sequenceAt(Instant at) const;
    /// Takes `portfolio`, which stands where entry `from` left it, back to where entry `to` had left it. Errors: Format, Locked, Io.
    Result<void> rewind(Portfolio& portfolio, qint64 from, qint64 to) const;
    Result<std::optional<JournalEntry>> entryAt(qint64 sequence) const;
    Result<std::optional<JournalEntry>> entryOf(qint64 id) const;
    Result<std::vector<Change>> changesOf(const JournalEntry& entry) const;
    Result<std::vector<std::pair<JournalEntry, std::vector<Change>>>> entriesOf(Entity entity, qint64 record, int limit) const;
    /// Errors: NotFound, Format (does not have its hash).
    Result<QByteArray> content(const QString& hash, ContentCheck check = ContentCheck::Hash) const;
    /// The same for a worker thread, on a connection of its own, which is opened with the first question and goes with the function.
    std::function<Result<QByteArray>(const QString& hash, ContentCheck check)> contentsApart() const;
    /// A whole copy at `path`, which must not exist yet or be a file that may be replaced; whole or not at all. Keeps no writer waiting.
    Result<void> backup(const QString& path) const;

private:
    PortfolioFile();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gantry
