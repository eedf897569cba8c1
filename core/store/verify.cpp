#include "core/store/verify.h"

#include "core/change/frozen.h"
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
    VerifyReport report;

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
    void replay(Portfolio& replayed)
    {
        auto keys = KeyTable::load(db);
        if (!keys) return found(keys.error());
        auto before = birthHash(db);
        if (!before) return found(before.error());
        qint64 sequence = 0, lamport = 0;
        for (;;) {
            auto next = nextEntry(db, sequence);
            if (!next) return found(next.error());
            if (!*next) break;
            const JournalEntry& entry = **next;
            const QString number = QString::number(entry.sequence);
            if (entry.sequence != sequence + 1 || entry.lamport <= lamport) found("verify.gap", {number});
            auto hash = hashOf(db, entry, *before);
            if (!hash) return found(hash.error());
            if (*hash != entry.hash) found("verify.hash", {number});
            *before = entry.hash;
            sequence = entry.sequence;
            lamport = entry.lamport;
            ++report.entries;
            auto changes = changesOf(db, *keys, entry);
            if (!changes) {
                found(changes.error());
                continue;
            }
            if (int(changes->size()) != entry.changes) found("verify.count", {number});
            ChangeSet set{entry.action, std::move(*changes)};
            if (auto done = applyToMemory(replayed, set); !done) found("verify.does-not-follow", QStringList{number} + done.error().args);
        }
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

    void checkContents(const Portfolio& tables)
    {
        QSet<QString> good;
        auto q = db.select(QStringLiteral("SELECT hash, content FROM snapshot_content"));
        if (!q) return found(q.error());
        while (q->next()) {
            const QString hash = q->value(0).toString();
            const auto cbor = uncompressed(q->value(1).toByteArray(), mostOfSnapshot);
            if (cbor && contentHash(*cbor) == hash && decodeFrozen(*cbor))
                good.insert(hash);
            else
                found("verify.snapshot", {hash});
        }
        if (q->lastError().isValid()) found(errorOf(q->lastError(), db.path()));
        tables.all<Snapshot>().forEach([&](const Snapshot& s) {
            if (s.contentHash.isEmpty()) return;
            ++report.snapshots;
            if (!good.contains(s.contentHash)) found("verify.snapshot", {s.name});
        });
    }
};

} // namespace

Result<VerifyReport> verifyFile(const QString& path)
{
    auto copy = FileCopy::of(path);
    if (!copy) return copy.error();
    const Database& db = (*copy)->database();
    Verifier verifier{db, QFileInfo(path).fileName(), {}};
    verifier.checkStructure();
    if (!verifier.report.problems.empty()) return verifier.report; // what is read from broken pages tells nothing, and need not end
    if (auto ours = checkSchema(db, SchemaAge::Today); !ours) return ours.error();
    Portfolio replayed;
    verifier.replay(replayed);
    auto tables = loadPortfolio(db, Database::Access::Write);
    if (!tables) {
        verifier.found(tables.error());
        return verifier.report;
    }
    for (const EntityInfo& info : allEntities()) verifier.report.records += qint64(tables->table(info.entity).size());
    verifier.compare(replayed, *tables);
    verifier.checkContents(*tables);
    return verifier.report;
}

} // namespace gantry
