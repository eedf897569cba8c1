#pragma once
#include "core/store/entry_codec.h"
#include "core/store/journal_entry.h"

#include <stop_token>

namespace gantry {

/// From here on a ChangeSet is written as compressed chunks instead of a row a change.
inline constexpr std::size_t bulkCells = 2000;

/// Appends the entry of `set` within the transaction that the caller holds. Takes sequence, Lamport counter and hash from the last entry;
/// the rest of `head` is the caller's. Errors: Cancelled, and what SQLite says.
Result<JournalEntry> appendEntry(const Database& db, KeyTable& keys, JournalEntry head, const ChangeSet& set, std::stop_token stop = {});
/// Writes the contents of snapshots, compressed, by their hash.
Result<void> writeContents(const Database& db, const std::vector<SnapshotContent>& contents);

/// The last entry, or an empty one with the hash of the file's birth.
Result<JournalEntry> lastEntry(const Database& db);
/// What the chain hangs on: the hash of who made the file and when.
Result<QByteArray> birthHash(const Database& db);
/// The entry with the next higher sequence.
Result<std::optional<JournalEntry>> nextEntry(const Database& db, qint64 sequence);
/// Heads, newest first, with sequence above `since`; `where` adds a condition over the journal's columns.
Result<std::vector<JournalEntry>> entries(const Database& db, const QString& where, const QVariantList& values, int limit);
Result<std::optional<JournalEntry>> entryAt(const Database& db, qint64 sequence);
Result<std::optional<JournalEntry>> entryOf(const Database& db, qint64 id);
/// What an entry did. Errors: Format, where its content is damaged.
Result<std::vector<Change>> changesOf(const Database& db, const KeyTable& keys, const JournalEntry& entry);
/// What an entry did to one record.
struct RecordEntry {
    JournalEntry entry;
    std::vector<Change> changes;
};
/// Newest first.
Result<std::vector<RecordEntry>> entriesOf(const Database& db, KeyTable& keys, Entity entity, qint64 record, int limit);
/// The hash that an entry should have. `before`: the hash of the entry before it.
Result<QByteArray> hashOf(const Database& db, const JournalEntry& entry, const QByteArray& before);

} // namespace gantry
