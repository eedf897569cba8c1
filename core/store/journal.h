#pragma once
#include "core/store/entry_codec.h"
#include "core/store/journal_entry.h"

#include <stop_token>

namespace gantry {

/// From here on a ChangeSet is written as compressed chunks instead of a row a change.
inline constexpr std::size_t bulkCells = 2000;

/// What of a ChangeSet goes into the file compressed.
struct PackedContent {
    bool bulk = false; // whether its changes are in chunks, else they go in row by row
    std::vector<QByteArray> snapshots; // contents, in the order of the set's
    std::vector<QByteArray> chunks;
    struct Range {
        qint64 place, entity, first, last;
    };
    std::vector<Range> ranges; // which ids of an entity each chunk holds
};
/// Pure work, done beside the writing of the rows: it takes as long as that. Errors: Cancelled, Invalid (a record or snapshot too large to
/// be read back).
Result<PackedContent> packed(const ChangeSet& set, KeyTable& keys, const std::stop_token& stop = {});

/// Appends the entry of `set` within the transaction that the caller holds. Takes sequence, Lamport counter and hash from the last entry;
/// the rest of `head` is the caller's. Errors: what SQLite says.
Result<JournalEntry> appendEntry(const Database& db, KeyTable& keys, JournalEntry head, const ChangeSet& set, const PackedContent& content);
/// Writes the contents of snapshots by their hash.
Result<void> writeContents(const Database& db, const ChangeSet& set, const PackedContent& content);

/// What is said of an entry whose content, hash or place in the journal is not what it should be.
Error damagedEntry(const Database& db, qint64 sequence);

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
/// What an entry did, part by part: all of it, or of a bulk entry a chunk at a time, so that no lock is held for longer than one takes to
/// read. Errors: Format, where its content is damaged, and those of `part`, which end it.
enum class PartOrder { FirstFirst, LastFirst };
Result<void> eachPart(const Database& db, const KeyTable& keys, const JournalEntry& entry, PartOrder order,
    const std::function<Result<void>(std::vector<Change>)>& part);
/// The same at once.
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
