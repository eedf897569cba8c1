#include "core/store/verify.h"

#include "core/change/frozen.h"
#include "core/model/closes.h"
#include "core/store/compression.h"
#include "core/store/file_copy.h"
#include "core/store/journal.h"
#include "core/store/load.h"
#include "core/store/schema.h"

#include <QFileInfo>
#include <QSet>
#include <QSqlError>

namespace gantry {
namespace {

constexpr std::size_t mostProblems = 100;

struct Verifier {
    const Database& db;
    QString name;
    qint64 until = std::numeric_limits<qint64>::max();
    std::stop_token stop = {};
    VerifyReport report = {};

    void found(const char* reason, const QStringList& args)
    {
        if (report.problems.size() < mostProblems) report.problems.push_back({Errc::Format, reason, QStringList{name} + args});
    }
    void found(const Error& error)
    {
        if (report.problems.size() < mostProblems) report.problems.push_back(error);
    }

    void checkStructure()
    {
        auto q = db.select(QStringLiteral("PRAGMA integrity_check(20)"));
        if (!q) return found(q.error());
        while (q->next())
            if (const QString said = q->value(0).toString(); said != u"ok") found("verify.structure", {said});
        if (q->lastError().isValid()) found(errorOf(q->lastError(), db.path()));
    }

    /// Walks the chain from the first entry to the last; `replayed` ends as the tables should be.
    /// Errors: those after which there is nothing to compare the tables with.
    Result<void> replay(Portfolio& replayed)
    {
        auto keys = patiently([&] { return KeyTable::load(db); });
        if (!keys) return keys.error();
        auto before = patiently([&] { return birthHash(db); });
        if (!before) return before.error();
        qint64 sequence = 0, lamport = 0;
        for (;;) {
            if (stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {}};
            auto next = patiently([&] { return nextEntry(db, sequence); });
            if (!next) return next.error();
            if (!*next || (*next)->sequence > until) return {};
            const JournalEntry& entry = **next;
            const QString number = QString::number(entry.sequence);
            if (entry.sequence != sequence + 1 || entry.lamport <= lamport) found("verify.gap", {number});
            auto hash = patiently([&] { return hashOf(db, entry, *before); });
            if (!hash) return hash.error();
            if (*hash != entry.hash) found("verify.hash", {number});
            *before = entry.hash;
            sequence = entry.sequence;
            lamport = entry.lamport;
            ++report.entries;
            auto changes = patiently([&] { return changesOf(db, *keys, entry); });
            if (!changes) {
                if (changes.error().code != Errc::Format) return changes.error();
                found(changes.error());
                continue;
            }
            if (int(changes->size()) != entry.changes) found("verify.count", {number});
            ChangeSet set{entry.action, std::move(*changes)};
            if (auto done = applyToMemory(replayed, set); !done) found("verify.does-not-follow", QStringList{number} + done.error().args);
        }
    }

    void checkStrays()
    {
        auto strays =
            db.cell(QStringLiteral("SELECT (SELECT count(*) FROM journal_change WHERE sequence NOT IN (SELECT sequence FROM journal)) + "
                                   "(SELECT count(*) FROM journal_chunk WHERE sequence NOT IN (SELECT sequence FROM journal)) + "
                                   "(SELECT count(*) FROM journal_range WHERE sequence NOT IN (SELECT sequence FROM journal)) + "
                                   "(SELECT count(*) FROM journal_key WHERE since NOT IN (SELECT sequence FROM journal))"));
        if (!strays) return found(strays.error());
        if (strays->toLongLong() != 0) found("verify.strays", {strays->toString()});
    }

    void compare(const Portfolio& replayed, const Portfolio& tables)
    {
        for (const Change& change : difference(replayed, tables).changes) {
            const EntityInfo& info = infoOf(change.entity);
            found("verify.differs",
                {info.labelText(), QString::number(change.id),
                    change.cells.empty() ? QString() : info.fields[change.cells[0].field].labelText()});
        }
    }

    /// One at a time, so that no lock is held while one is unpacked.
    Result<void> checkContents(const Portfolio& tables)
    {
        QStringList hashes;
        {
            auto q = patiently([&] { return db.select(QStringLiteral("SELECT hash FROM snapshot_content")); });
            if (!q) return q.error();
            while (q->next()) hashes << q->value(0).toString();
            if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
        }
        QSet<QString> good, frozen; // a file on a record may hold anything, also after its row has gone: its hash says all
        tables.all<Snapshot>().forEach([&](const Snapshot& s) {
            if (s.kind != SnapshotKind::Attachment) frozen.insert(s.contentHash);
        });
        QHash<QString, const Snapshot*> closes; // by their content
        for (const Snapshot* close : closesOf(tables)) closes.insert(close->contentHash, close);
        for (const QString& hash : hashes) {
            if (stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {}};
            const auto stored =
                patiently([&] { return db.cell(QStringLiteral("SELECT content FROM snapshot_content WHERE hash = ?"), {hash}); });
            if (!stored) return stored.error();
            const auto cbor = uncompressed(stored->toByteArray(), mostOfSnapshot);
            if (!cbor || contentHash(*cbor) != hash || (frozen.contains(hash) && !decodeFrozen(*cbor))) {
                found("verify.snapshot", {hash});
                continue;
            }
            good.insert(hash);
            if (const Snapshot* close = closes.value(hash))
                if (const auto previous = previousClose(*cbor); !previous || *previous != close->previousHash)
                    found("verify.close-link", {close->name});
        }
        for (const BrokenLink& link : brokenLinks(tables))
            found(link.missing ? "verify.close-missing" : "verify.close-link", {link.close->name});
        tables.all<Snapshot>().forEach([&](const Snapshot& s) {
            if (s.contentHash.isEmpty()) return;
            ++report.snapshots;
            if (!good.contains(s.contentHash)) found("verify.snapshot", {s.name});
        });
        return {};
    }

    /// The journal against the tables, which may be those in memory.
    Result<VerifyReport> finish(const Portfolio& tables, const Portfolio& replayed)
    {
        for (const EntityInfo& info : allEntities()) report.records += qint64(tables.table(info.entity).size());
        compare(replayed, tables);
        if (auto done = checkContents(tables); !done) {
            if (done.error().code != Errc::Format) return done.error();
            found(done.error());
        }
        return std::move(report);
    }
};

} // namespace

Result<VerifyReport> verifyFile(const QString& path)
{
    auto copy = FileCopy::of(path);
    if (!copy) return copy.error();
    const Database& db = (*copy)->database();
    Verifier verifier{db, QFileInfo(path).fileName()};
    verifier.checkStructure();
    if (!verifier.report.problems.empty()) return verifier.report; // what is read from broken pages tells nothing, and need not end
    if (auto ours = checkSchema(db, SchemaAge::Today); !ours) return ours.error();
    Portfolio replayed;
    auto done = verifier.replay(replayed);
    verifier.checkStrays();
    auto tables = done ? loadPortfolio(db, Database::Access::Write) : Result<Portfolio>(done.error());
    if (tables) return verifier.finish(*tables, replayed);
    verifier.found(tables.error());
    return verifier.report;
}

Result<VerifyReport> verifyBeside(const QString& path, const Portfolio& tables, qint64 sequence, std::stop_token stop)
{
    auto db = Database::open(path, Database::Access::Read);
    if (!db) return db.error();
    Verifier verifier{**db, QFileInfo(path).fileName(), sequence, std::move(stop)};
    Portfolio replayed;
    if (auto done = verifier.replay(replayed); !done) {
        if (done.error().code != Errc::Format) return done.error();
        verifier.found(done.error());
        return verifier.report;
    }
    return verifier.finish(tables, replayed);
}

} // namespace gantry
