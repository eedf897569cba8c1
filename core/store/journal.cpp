#include "core/store/journal.h"

#include "core/change/frozen.h"
#include "core/store/compression.h"
#include "core/store/row_writer.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSqlError>

namespace gantry {
namespace {

constexpr qsizetype chunkBytes = 900'000; // before compression, so that a chunk stays under 1 MiB whatever it holds

constexpr const char* headColumns = "sequence, id, device, author, at, lamport, action, label, reverses, kind, source, changes, hash, "
                                    "(SELECT r.sequence FROM journal r WHERE r.id = journal.reverses)";

const std::array<QString, 4>& sourceWords()
{
    static const std::array<QString, 4> words{
        QStringLiteral("person"), QStringLiteral("import"), QStringLiteral("merge"), QStringLiteral("undo")};
    return words;
}

QString kindWord(bool bulk) { return bulk ? QStringLiteral("bulk") : QStringLiteral("cells"); }

Error tooLarge(const Change& change)
{
    return {Errc::Invalid, "change.too-large", {infoOf(change.entity).labelText(), QString::number(change.id)}};
}

QVariant orNull(qint64 v) { return v ? QVariant(v) : QVariant(); }

JournalEntry readHead(const QSqlQuery& q)
{
    JournalEntry e;
    e.sequence = q.value(0).toLongLong();
    e.id = q.value(1).toLongLong();
    e.device = q.value(2).toString();
    e.author = q.value(3).toString();
    e.at = {q.value(4).toLongLong()};
    e.lamport = q.value(5).toLongLong();
    e.action = q.value(6).toString();
    e.label = q.value(7).toString();
    e.reverses = q.value(8).toLongLong();
    e.bulk = q.value(9).toString() == kindWord(true);
    const auto source = std::ranges::find(sourceWords(), q.value(10).toString());
    e.source = source == sourceWords().end() ? Source::Person : Source(source - sourceWords().begin());
    e.changes = q.value(11).toInt();
    e.hash = q.value(12).toByteArray();
    e.reversesSequence = q.value(13).toLongLong();
    return e;
}

/// The chain: every part goes in as canonical CBOR, so no two contents look alike.
class EntryHash {
public:
    explicit EntryHash(const QByteArray& before) { m_hash.addData(before); }
    /// `kind` and `source`: the words as the file has them, so that one which means nothing does not pass for another.
    void head(const JournalEntry& e, const QString& kind, const QString& source)
    {
        CborWriter out;
        out.array(12);
        for (qint64 n : {e.sequence, e.id, e.at.ms, e.lamport, e.reverses, qint64(e.changes)}) out.integer(n);
        for (const QString& s : {e.device, e.author, e.action, e.label, kind, source}) out.text(s);
        add(out);
    }
    void key(int number, const QString& name)
    {
        CborWriter out;
        out.array(2);
        out.integer(number);
        out.text(name);
        add(out);
    }
    void row(qint64 place, qint64 op, qint64 entity, qint64 record, const QByteArray& cells)
    {
        CborWriter out;
        out.array(5);
        for (qint64 n : {place, op, entity, record}) out.integer(n);
        out.bytes(cells);
        add(out);
    }
    void chunk(qint64 place, const QByteArray& content)
    {
        CborWriter out;
        out.array(2);
        out.integer(place);
        out.bytes(content);
        add(out);
    }
    void range(qint64 place, qint64 entity, qint64 first, qint64 last)
    {
        CborWriter out;
        out.array(4);
        for (qint64 n : {place, entity, first, last}) out.integer(n);
        add(out);
    }
    QByteArray result() const { return m_hash.result(); }

private:
    void add(CborWriter& out) { m_hash.addData(out.take()); }
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// Content of an entry on its way into the file; the hash is fed in the order in which hashOf reads it again.
struct ContentWriter {
    const Database& db;
    KeyTable& keys;
    qint64 sequence;
    Result<QSqlQuery> prepared(const QString& sql) const
    {
        QSqlQuery q = db.query();
        if (!q.prepare(sql)) return errorOf(q.lastError(), db.path());
        return q;
    }
    Result<void> exec(QSqlQuery& q, const QVariantList& values) const
    {
        for (qsizetype i = 0; i < values.size(); ++i) q.bindValue(int(i), values[i]);
        if (!q.exec()) return errorOf(q.lastError(), db.path());
        return {};
    }

    Result<void> writeKeys(EntryHash& hash)
    {
        const auto fresh = keys.takeNew();
        if (fresh.empty()) return {};
        auto q = prepared(QStringLiteral("INSERT INTO journal_key (number, name, since) VALUES (?, ?, ?)"));
        if (!q) return q.error();
        for (const auto& [number, name] : fresh) {
            hash.key(number, name);
            if (auto done = exec(*q, {number, name, sequence}); !done) return done;
        }
        return {};
    }

    Result<void> writeRows(const std::vector<Change>& changes, EntryHash& hash)
    {
        struct Row {
            qint64 op, entity, record;
            QByteArray cells;
        };
        std::vector<Row> rows;
        for (const Change& change : changes) {
            CborWriter out;
            out.array(cellItems(change));
            const int entity = keys.numberOf(change.entity);
            encodeCells(out, change, keys);
            if (out.size() > mostOfChange) return tooLarge(change);
            rows.push_back({change.op, entity, change.id, out.take()});
        }
        if (auto done = writeKeys(hash); !done) return done;
        auto q =
            prepared(QStringLiteral("INSERT INTO journal_change (sequence, place, op, entity, record, cells) VALUES (?, ?, ?, ?, ?, ?)"));
        if (!q) return q.error();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Row& r = rows[i];
            hash.row(qint64(i), r.op, r.entity, r.record, r.cells);
            if (auto done = exec(*q, {sequence, qint64(i), r.op, r.entity, r.record, r.cells}); !done) return done;
        }
        return {};
    }

    Result<void> writeChunks(const PackedContent& content, EntryHash& hash)
    {
        if (auto done = writeKeys(hash); !done) return done; // first in the chain, though known only after the last chunk
        auto insert = prepared(QStringLiteral("INSERT INTO journal_chunk (sequence, place, content) VALUES (?, ?, ?)"));
        if (!insert) return insert.error();
        for (std::size_t i = 0; i < content.chunks.size(); ++i) {
            hash.chunk(qint64(i), content.chunks[i]);
            if (auto done = exec(*insert, {sequence, qint64(i), content.chunks[i]}); !done) return done;
        }
        auto q = prepared(QStringLiteral("INSERT INTO journal_range (sequence, place, entity, first, last) VALUES (?, ?, ?, ?, ?)"));
        if (!q) return q.error();
        for (const PackedContent::Range& r : content.ranges) {
            hash.range(r.place, r.entity, r.first, r.last);
            if (auto done = exec(*q, {sequence, r.place, r.entity, r.first, r.last}); !done) return done;
        }
        return {};
    }
};

/// Where the chunks of a bulk entry are, in their order. Each is then read by a query of its own, so that no lock is held while it is
/// unpacked.
struct ChunkRow {
    qint64 row, place;
};
Result<std::vector<ChunkRow>> chunkRows(const Database& db, qint64 sequence)
{
    auto q = db.select(QStringLiteral("SELECT rowid, place FROM journal_chunk WHERE sequence = ? ORDER BY place, rowid"), {sequence});
    if (!q) return q.error();
    std::vector<ChunkRow> rows;
    while (q->next()) rows.push_back({q->value(0).toLongLong(), q->value(1).toLongLong()});
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return rows;
}
Result<QByteArray> chunkAt(const Database& db, const ChunkRow& at)
{
    auto content = db.cell(QStringLiteral("SELECT content FROM journal_chunk WHERE rowid = ?"), {at.row});
    return content ? Result<QByteArray>(content->toByteArray()) : Result<QByteArray>(content.error());
}

/// `total`: bytes of the entry that were unpacked before, added to.
Result<std::vector<Change>> changesInChunk(
    const Database& db, const KeyTable& keys, qint64 sequence, const QByteArray& block, qsizetype& total)
{
    const auto content = uncompressed(block, std::min(chunkBytes + mostOfChange, mostOfEntry - total));
    if (!content) return damagedEntry(db, sequence);
    total += content->size();
    CborReader in(*content);
    std::vector<Change> changes;
    while (in.ok() && !in.atEnd()) {
        auto change = decodeChange(in, keys);
        if (!in.ok()) break;
        if (change) changes.push_back(std::move(*change)); // of an entity that a later build added: not ours to read
    }
    if (!in.ok()) return damagedEntry(db, sequence);
    return changes;
}

Result<std::vector<Change>> changesInRows(const Database& db, const KeyTable& keys, qint64 sequence)
{
    std::vector<Change> changes;
    auto q =
        db.select(QStringLiteral("SELECT op, entity, record, cells FROM journal_change WHERE sequence = ? ORDER BY place"), {sequence});
    if (!q) return q.error();
    while (q->next()) {
        const qint64 op = q->value(0).toLongLong();
        const auto meaning = keys.meaningOf(q->value(1).toLongLong());
        if (op < Change::Insert || op > Change::Remove) return damagedEntry(db, sequence);
        if (!meaning.entity) continue;
        CborReader in(q->value(3).toByteArray());
        const std::size_t items = in.array();
        Change change{
            Change::Op(op), *meaning.entity, q->value(2).toLongLong(), decodeCells(in, items, Change::Op(op), *meaning.entity, keys)};
        if (!in.ok() || !in.atEnd()) return damagedEntry(db, sequence);
        changes.push_back(std::move(change));
    }
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return changes;
}

Result<std::optional<JournalEntry>> first(Result<std::vector<JournalEntry>> found)
{
    if (!found) return found.error();
    return found->empty() ? std::optional<JournalEntry>() : std::optional<JournalEntry>(std::move(found->front()));
}

} // namespace

Error damagedEntry(const Database& db, qint64 sequence)
{
    return {Errc::Format, "journal.damaged", {QFileInfo(db.path()).fileName(), QString::number(sequence)}};
}

Result<JournalEntry> lastEntry(const Database& db)
{
    auto found = first(entries(db, QStringLiteral("1"), {}, 1));
    if (!found) return found.error();
    if (*found) return **found;
    JournalEntry birth;
    auto hash = birthHash(db);
    if (!hash) return hash.error();
    birth.hash = *hash;
    return birth;
}

Result<QByteArray> birthHash(const Database& db)
{
    CborWriter out;
    auto q = db.select(QStringLiteral("SELECT key, value FROM meta ORDER BY key"));
    if (!q) return q.error();
    while (q->next()) out.text(q->value(0).toString()), out.text(q->value(1).toString());
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return QCryptographicHash::hash(out.take(), QCryptographicHash::Sha256);
}

Result<std::optional<JournalEntry>> nextEntry(const Database& db, qint64 sequence)
{
    return first(entries(db, QStringLiteral("sequence = (SELECT min(sequence) FROM journal WHERE sequence > ?)"), {sequence}, 1));
}

Result<PackedContent> packed(const ChangeSet& set, KeyTable& keys, const std::stop_token& stop)
{
    const Error cancelled{Errc::Cancelled, "work.cancelled", {}};
    PackedContent out;
    std::size_t cells = set.changes.size();
    for (const Change& c : set.changes) cells += c.cells.size();
    out.bulk = cells > bulkCells;
    for (const SnapshotContent& content : set.contents) {
        if (stop.stop_requested()) return cancelled;
        if (content.cbor.size() > mostOfSnapshot)
            return Error{Errc::Invalid, "change.too-large", {infoOf<Snapshot>().labelText(), QString::number(content.snapshot.value)}};
        out.snapshots.push_back(compressed(content.cbor));
    }
    if (!out.bulk) return out;
    std::vector<const Change*> sorted;
    sorted.reserve(set.changes.size());
    for (const Change& c : set.changes) sorted.push_back(&c);
    std::ranges::stable_sort(
        sorted, [](const Change* a, const Change* b) { return std::pair(a->entity, a->id) < std::pair(b->entity, b->id); });
    CborWriter chunk;
    qsizetype total = 0;
    const auto flush = [&] {
        total += chunk.size();
        out.chunks.push_back(compressed(chunk.take()));
    };
    for (const Change* change : sorted) {
        const int entity = keys.numberOf(change->entity);
        if (chunk.size() == 0 || out.ranges.back().entity != entity)
            out.ranges.push_back({qint64(out.chunks.size()), entity, change->id, change->id});
        out.ranges.back().last = change->id;
        const qsizetype before = chunk.size();
        encodeChange(chunk, *change, keys);
        if (chunk.size() - before > mostOfChange || total + chunk.size() > mostOfEntry) return tooLarge(*change);
        if (chunk.size() < chunkBytes) continue;
        if (stop.stop_requested()) return cancelled;
        flush();
    }
    if (chunk.size() > 0) flush();
    return out;
}

Result<JournalEntry> appendEntry(const Database& db, KeyTable& keys, JournalEntry head, const ChangeSet& set, const PackedContent& content)
{
    const auto last = lastEntry(db);
    if (!last) return last.error();
    head.sequence = last->sequence + 1;
    head.lamport = last->lamport + 1;
    head.action = set.action;
    head.label = set.label;
    head.changes = int(set.changes.size());
    head.bulk = content.bulk;

    EntryHash hash(last->hash);
    const QString kind = kindWord(head.bulk), source = sourceWords()[std::size_t(head.source)];
    hash.head(head, kind, source);
    ContentWriter writer{db, keys, head.sequence};
    if (auto done = content.bulk ? writer.writeChunks(content, hash) : writer.writeRows(set.changes, hash); !done) return done.error();
    head.hash = hash.result();
    auto q = db.select(
        QStringLiteral(
            "INSERT INTO journal (sequence, id, device, author, at, lamport, action, label, reverses, kind, source, changes, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {head.sequence, head.id, head.device, head.author, head.at.ms, head.lamport, head.action, head.label, orNull(head.reverses), kind,
            source, head.changes, head.hash});
    if (!q) return q.error();
    return head;
}

Result<void> writeContents(const Database& db, const ChangeSet& set, const PackedContent& content)
{
    for (std::size_t i = 0; i < set.contents.size(); ++i) {
        auto q = db.select(QStringLiteral("INSERT OR IGNORE INTO snapshot_content (hash, content) VALUES (?, ?)"),
            {set.contents[i].hash, content.snapshots[i]});
        if (!q) return q.error();
    }
    return {};
}

Result<std::vector<JournalEntry>> entries(const Database& db, const QString& where, const QVariantList& values, int limit)
{
    auto q = db.select(QStringLiteral("SELECT %1 FROM journal WHERE %2 ORDER BY sequence DESC LIMIT %3")
                           .arg(QString::fromLatin1(headColumns), where)
                           .arg(limit),
        values);
    if (!q) return q.error();
    std::vector<JournalEntry> out;
    while (q->next()) out.push_back(readHead(*q));
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return out;
}

Result<std::optional<JournalEntry>> entryAt(const Database& db, qint64 sequence)
{
    return first(entries(db, QStringLiteral("sequence = ?"), {sequence}, 1));
}

Result<std::optional<JournalEntry>> entryOf(const Database& db, qint64 id) { return first(entries(db, QStringLiteral("id = ?"), {id}, 1)); }

Result<void> eachPart(const Database& db, const KeyTable& keys, const JournalEntry& entry, PartOrder order,
    const std::function<Result<void>(std::vector<Change>)>& part)
{
    if (!entry.bulk) {
        auto changes = changesInRows(db, keys, entry.sequence);
        return changes ? part(std::move(*changes)) : Result<void>(changes.error());
    }
    auto rows = chunkRows(db, entry.sequence);
    if (!rows) return rows.error();
    if (order == PartOrder::LastFirst) std::ranges::reverse(*rows);
    qsizetype total = 0;
    for (const ChunkRow& row : *rows) {
        auto block = chunkAt(db, row);
        if (!block) return block.error();
        auto changes = changesInChunk(db, keys, entry.sequence, *block, total);
        if (!changes) return changes.error();
        if (auto done = part(std::move(*changes)); !done) return done;
    }
    return {};
}

Result<std::vector<Change>> changesOf(const Database& db, const KeyTable& keys, const JournalEntry& entry)
{
    std::vector<Change> all;
    auto done = eachPart(db, keys, entry, PartOrder::FirstFirst, [&](std::vector<Change> some) -> Result<void> {
        std::ranges::move(some, std::back_inserter(all));
        return {};
    });
    if (!done) return done.error();
    return all;
}

Result<std::vector<RecordEntry>> entriesOf(const Database& db, KeyTable& keys, Entity entity, qint64 record, int limit)
{
    const int number = keys.numberOf(entity);
    std::vector<qint64> sequences;
    QHash<qint64, QList<QByteArray>> chunks;
    {
        auto q = db.select(
            QStringLiteral("SELECT DISTINCT sequence FROM journal_change WHERE record = ? AND entity = ? ORDER BY sequence DESC LIMIT ?"),
            {record, number, limit});
        if (!q) return q.error();
        while (q->next()) sequences.push_back(q->value(0).toLongLong());
        if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
        auto c = db.select(
            QStringLiteral(
                "SELECT c.sequence, c.content FROM journal_range r JOIN journal_chunk c ON c.sequence = r.sequence AND c.place = r.place "
                "WHERE r.entity = ? AND r.first <= ? AND r.last >= ? ORDER BY c.sequence, c.place"),
            {number, record, record});
        if (!c) return c.error();
        while (c->next()) chunks[c->value(0).toLongLong()].append(c->value(1).toByteArray());
        if (c->lastError().isValid()) return errorOf(c->lastError(), db.path());
    }
    for (auto it = chunks.cbegin(); it != chunks.cend(); ++it) sequences.push_back(it.key());
    std::ranges::sort(sequences, std::greater());
    std::vector<RecordEntry> out;
    for (const qint64 sequence : sequences) {
        if (int(out.size()) >= limit) break;
        auto head = entryAt(db, sequence);
        if (!head) return head.error();
        if (!*head) return damagedEntry(db, sequence);
        RecordEntry found{std::move(**head), {}};
        std::vector<Change> all;
        if (!found.entry.bulk) {
            auto some = changesOf(db, keys, found.entry);
            if (!some) return some.error();
            all = std::move(*some);
        }
        qsizetype total = 0;
        for (const QByteArray& chunk : chunks.value(sequence)) {
            auto some = changesInChunk(db, keys, sequence, chunk, total);
            if (!some) return some.error();
            std::ranges::move(*some, std::back_inserter(all));
        }
        for (Change& change : all)
            if (change.entity == entity && change.id == record) found.changes.push_back(std::move(change));
        if (!found.changes.empty()) out.push_back(std::move(found));
    }
    return out;
}

Result<QByteArray> hashOf(const Database& db, const JournalEntry& entry, const QByteArray& before)
{
    EntryHash hash(before);
    auto words = db.select(QStringLiteral("SELECT kind, source FROM journal WHERE sequence = ?"), {entry.sequence});
    if (!words) return words.error();
    if (!words->next()) return damagedEntry(db, entry.sequence);
    hash.head(entry, words->value(0).toString(), words->value(1).toString());
    words->finish();
    const auto each = [&](const char* sql, auto&& row) -> Result<void> {
        auto q = db.select(QString::fromLatin1(sql), {entry.sequence});
        if (!q) return q.error();
        while (q->next()) row(*q);
        if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
        return {};
    };
    const auto n = [](const QSqlQuery& q, int column) { return q.value(column).toLongLong(); };
    auto keys = each("SELECT number, name FROM journal_key WHERE since = ? ORDER BY number",
        [&](const QSqlQuery& q) { hash.key(q.value(0).toInt(), q.value(1).toString()); });
    if (!keys) return keys.error();
    auto rows = each("SELECT place, op, entity, record, cells FROM journal_change WHERE sequence = ? ORDER BY place",
        [&](const QSqlQuery& q) { hash.row(n(q, 0), n(q, 1), n(q, 2), n(q, 3), q.value(4).toByteArray()); });
    if (!rows) return rows.error();
    auto chunks = chunkRows(db, entry.sequence);
    if (!chunks) return chunks.error();
    for (const ChunkRow& row : *chunks) {
        auto content = chunkAt(db, row);
        if (!content) return content.error();
        hash.chunk(row.place, *content);
    }
    auto ranges = each("SELECT place, entity, first, last FROM journal_range WHERE sequence = ? ORDER BY rowid",
        [&](const QSqlQuery& q) { hash.range(n(q, 0), n(q, 1), n(q, 2), n(q, 3)); });
    if (!ranges) return ranges.error();
    return hash.result();
}

} // namespace gantry
