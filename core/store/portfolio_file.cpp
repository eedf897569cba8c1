#include "core/store/portfolio_file.h"

#include "core/change/frozen.h"
#include "core/store/compression.h"
#include "core/store/file_copy.h"
#include "core/store/file_lock.h"
#include "core/store/journal.h"
#include "core/store/load.h"
#include "core/store/rewind.h"
#include "core/store/row_writer.h"
#include "core/store/schema.h"
#include "core/store/whole_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStorageInfo>
#include <future>

namespace gantry {
namespace {

QString nameOf(const QString& path) { return QFileInfo(path).fileName(); }

Error newer(const QString& path, int version)
{
    return {Errc::Version, "file.newer", {nameOf(path), QString::number(version), QString::number(schemaVersion)}};
}

SchemaAge ageOf(int version)
{
    return version < schemaVersion ? SchemaAge::Older : version > schemaVersion ? SchemaAge::Newer : SchemaAge::Today;
}

Result<int> versionOf(const Database& db)
{
    auto version = db.cell(QStringLiteral("PRAGMA user_version"));
    if (!version) return version.error();
    if (version->toInt() < 1) return Error{Errc::Format, "file.not-portfolio", {nameOf(db.path())}};
    return version->toInt();
}

/// Schema and last link of the chain: what opening looks at. The whole is the business of verify.
Result<void> checkLastEntry(const Database& db)
{
    const auto last = lastEntry(db);
    if (!last) return last.error();
    if (last->sequence == 0) return {};
    auto before = entries(db, QStringLiteral("sequence < ?"), {last->sequence}, 1);
    if (!before) return before.error();
    QByteArray beforeHash;
    if (!before->empty()) {
        beforeHash = before->front().hash;
    } else {
        auto birth = birthHash(db);
        if (!birth) return birth.error();
        beforeHash = *birth;
    }
    auto hash = hashOf(db, *last, beforeHash);
    if (!hash) return hash.error();
    if (*hash != last->hash) return damagedEntry(db, last->sequence);
    return {};
}

Result<void> quickCheck(const Database& db)
{
    auto said = db.cell(QStringLiteral("PRAGMA quick_check(1)"));
    if (!said) return said.error();
    if (said->toString() != u"ok") return Error{Errc::Format, "file.damaged", {nameOf(db.path()), said->toString()}};
    return {};
}

QString backupName(const QString& path, int version)
{
    const QFileInfo info(path);
    for (int n = 1;; ++n) {
        const QString name =
            QStringLiteral("%1/%2.schema-%3%4.%5")
                .arg(info.absolutePath(), info.completeBaseName())
                .arg(version)
                .arg(n > 1 ? QStringLiteral("-%1").arg(n) : QString(), info.suffix().isEmpty() ? QStringLiteral("gantry") : info.suffix());
        if (!QFileInfo::exists(name)) return name;
    }
}

Result<QByteArray> contentIn(const Database& db, const QString& path, const QString& hash, ContentCheck check)
{
    auto cell = db.cell(QStringLiteral("SELECT content FROM snapshot_content WHERE hash = ?"), {hash});
    if (!cell) return cell.error();
    if (!cell->isValid()) return Error{Errc::NotFound, "snapshot.no-content", {}};
    auto cbor = uncompressed(cell->toByteArray(), mostOfSnapshot);
    if (!cbor || (check == ContentCheck::Hash && contentHash(*cbor) != hash))
        return Error{Errc::Format, "snapshot.damaged", {nameOf(path)}};
    return std::move(*cbor);
}

Result<JournalEntry> writeAll(const Database& db, RowWriter& rows, KeyTable& keys, const JournalEntry& head, const ChangeSet& set,
    std::stop_token stop, const std::function<void(int)>& report)
{
    if (auto begun = db.begin(); !begun) return begun.error();
    const auto steps = [&]() -> Result<JournalEntry> {
        constexpr std::size_t often = 2000;
        const auto pack = [&] { return packed(set, keys, stop); };
        auto content = std::async(set.changes.size() > often ? std::launch::async : std::launch::deferred, pack);
        for (std::size_t i = 0; i < set.changes.size(); ++i) {
            if (i % often == 0) {
                if (stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {}};
                if (report) report(int(70 * i / set.changes.size()));
            }
            if (auto done = rows.write(set.changes[i]); !done) return done.error();
        }
        const auto whole = content.get();
        if (!whole) return whole.error();
        if (auto done = writeContents(db, set, *whole); !done) return done.error();
        auto entry = appendEntry(db, keys, head, set, *whole);
        if (!entry) return entry;
        if (report) report(95);
        if (stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {}};
        if (auto done = db.commit(); !done) return done.error();
        return entry;
    };
    auto entry = steps();
    if (!entry) db.rollback();
    return entry;
}

} // namespace

struct PortfolioFile::Private {
    QString path;
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<FileCopy> copy; // of a reader that reads from a copy for good
    std::unique_ptr<Database> db;
    Database::Access access = Database::Access::Write;
    SchemaAge age = SchemaAge::Today;
    int version = schemaVersion;
    std::optional<Error> readOnly;
    std::optional<KeyTable> keys;
    std::optional<RowWriter> rows;

    /// To read.
    Result<void> openAndCheck(const QString& file)
    {
        auto opened = Database::open(file, access);
        if (!opened) return opened.error();
        db = std::move(*opened);
        return patiently([&] { return check(); });
    }
    Result<void> check()
    {
        auto found = versionOf(*db);
        if (!found) return found.error();
        version = *found;
        age = ageOf(version);
        if (auto ours = checkSchema(*db, age); !ours) return ours;
        if (age != SchemaAge::Newer)
            if (auto whole = checkLastEntry(*db); !whole) return whole;
        return {};
    }
    Result<void> readKeys()
    {
        auto loaded = KeyTable::load(*db);
        if (!loaded) return loaded.error();
        keys = std::move(*loaded);
        return {};
    }
};

PortfolioFile::PortfolioFile()
    : d(std::make_unique<Private>())
{
}

PortfolioFile::~PortfolioFile()
{
    d->rows.reset();
    if (d->db) d->db->closeWhole();
}

const QString& PortfolioFile::path() const { return d->path; }
const std::optional<Error>& PortfolioFile::readOnlyReason() const { return d->readOnly; }

Result<void> PortfolioFile::create(const QString& path, const ChangeSet& first, JournalEntry head)
{
    if (QFileInfo::exists(path)) return Error{Errc::Io, "file.exists", {nameOf(path)}};
    const QString partial = path + QStringLiteral(".partial");
    QFile::remove(partial);
    const auto steps = [&]() -> Result<void> {
        auto db = Database::open(partial, Database::Access::Create);
        if (!db) return db.error();
        if (auto begun = (*db)->begin(); !begun) return begun;
        for (const QString& sql : schemaStatements())
            if (auto done = (*db)->run(sql); !done) return done;
        if (auto done = (*db)->run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion)); !done) return done;
        const QString born = QString::number(QRandomGenerator::system()->generate64() >> 1, 16);
        for (const auto& [key, value] : {std::pair(QStringLiteral("file"), born), std::pair(QStringLiteral("created"), isoText(head.at))})
            if (auto q = (*db)->select(QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)"), {key, value}); !q) return q.error();
        if (auto done = (*db)->commit(); !done) return done;
        auto keys = KeyTable::load(**db);
        if (!keys) return keys.error();
        {
            RowWriter rows(**db);
            if (auto entry = writeAll(**db, rows, *keys, head, first, {}, {}); !entry) return entry.error();
        }
        (*db)->closeWhole();
        return {};
    };
    auto done = steps();
    if (done) return replaceFile(partial, path);
    QFile::remove(partial);
    QFile::remove(partial + QStringLiteral("-journal"));
    return done;
}

Result<std::unique_ptr<PortfolioFile>> PortfolioFile::openToWrite(const QString& path, const JournalEntry& head)
{
    if (!QFileInfo::exists(path)) return Error{Errc::NotFound, "file.not-found", {path}};
    if (QStorageInfo(QFileInfo(path).absolutePath()).isReadOnly())
        return openToRead(path, Error{Errc::Io, "file.medium-read-only", {nameOf(path)}});
    if (!QFileInfo(path).isWritable()) return openToRead(path, Error{Errc::Io, "file.read-only", {nameOf(path)}});
    auto lock = FileLock::take(path);
    if (!lock) {
        if (lock.error().code == Errc::Io) return openToRead(path, lock.error());
        return lock.error();
    }
    auto version = versionInHeader(path);
    if (!version) return version.error();
    if (*version > schemaVersion && !hasHotJournal(path)) {
        lock->reset();
        return openToRead(path, newer(path, *version));
    }
    std::unique_ptr<PortfolioFile> file(new PortfolioFile);
    file->d->path = path;
    file->d->lock = std::move(*lock);
    const bool unclean = file->d->lock->tookOver() || hasHotJournal(path);
    auto db = Database::open(path, Database::Access::Write);
    if (!db) return db.error();
    file->d->db = std::move(*db);
    if (unclean)
        if (auto whole = quickCheck(*file->d->db); !whole) return whole.error();
    if (auto good = file->d->check(); !good) return good.error();
    if (file->d->age == SchemaAge::Newer) {
        const Error why = newer(path, file->d->version);
        file.reset();
        return openToRead(path, why);
    }
    if (file->d->age == SchemaAge::Older) {
        if (auto kept = copyInto(*file->d->db, backupName(path, file->d->version)); !kept) return kept.error();
        if (auto done = bringToToday(*file->d->db, file->d->version, head); !done) return done.error();
        file->d->age = SchemaAge::Today;
    }
    if (auto done = file->d->readKeys(); !done) return done.error();
    file->d->rows.emplace(*file->d->db);
    return file;
}

Result<std::unique_ptr<PortfolioFile>> PortfolioFile::openToRead(const QString& path, std::optional<Error> why)
{
    auto version = versionInHeader(path);
    if (!version) return version.error();
    std::unique_ptr<PortfolioFile> file(new PortfolioFile);
    Private& d = *file->d;
    d.path = path;
    d.readOnly = why ? *why : Error{Errc::Io, "file.opened-read-only", {nameOf(path)}};
    d.access = QStorageInfo(QFileInfo(path).absolutePath()).isReadOnly() ? Database::Access::Immutable : Database::Access::Read;
    auto good = d.openAndCheck(path);
    const bool cutOffOnMedium = d.access == Database::Access::Immutable && hasHotJournal(path);
    if (cutOffOnMedium || (!good && isCutOff(good.error()))) {
        // A writer died in the middle of a commit and nobody may repair it in place; in a copy it can be rolled back.
        auto copy = FileCopy::of(path, FileCopy::Schema::AsIs);
        if (!copy) return copy.error();
        d.copy = std::move(*copy);
        d.access = Database::Access::Read;
        good = d.openAndCheck(d.copy->database().path());
    }
    if (!good) return good.error();
    if (d.age == SchemaAge::Newer && !why) d.readOnly = newer(path, d.version);
    if (auto done = patiently([&] { return d.readKeys(); }); !done) return done.error();
    return file;
}

Result<LoadedPortfolio> PortfolioFile::load()
{
    const SchemaAge age = d->age == SchemaAge::Newer ? SchemaAge::Newer : SchemaAge::Today; // an older one is read from a migrated copy
    const auto from = [age](const Database& db, Database::Access access) -> Result<LoadedPortfolio> {
        auto portfolio = loadPortfolio(db, access, age);
        if (!portfolio) return portfolio.error();
        auto last = db.cell(QStringLiteral("SELECT max(sequence) FROM journal"));
        if (!last) return last.error();
        return LoadedPortfolio{std::move(*portfolio), last->toLongLong()};
    };
    const bool ofTheirOwn = d->lock || d->copy || d->access == Database::Access::Immutable;
    if (ofTheirOwn && d->age != SchemaAge::Older) return from(*d->db, d->access);
    auto copy = FileCopy::of(d->copy ? d->copy->database().path() : d->path);
    return copy ? from((*copy)->database(), Database::Access::Write) : Result<LoadedPortfolio>(copy.error());
}

Result<JournalEntry> PortfolioFile::write(const JournalEntry& head, const ChangeSet& set)
{
    if (d->readOnly) return *d->readOnly;
    auto entry = writeAll(*d->db, *d->rows, *d->keys, head, set, {}, {});
    if (!entry) (void)d->readKeys(); // numbers given out in vain
    return entry;
}

Result<JournalEntry> PortfolioFile::writeApart(
    const JournalEntry& head, const ChangeSet& set, std::stop_token stop, const std::function<void(int)>& report) const
{
    if (d->readOnly) return *d->readOnly;
    auto db = Database::open(d->path, Database::Access::Write);
    if (!db) return db.error();
    auto keys = KeyTable::load(**db);
    if (!keys) return keys.error();
    RowWriter rows(**db);
    return writeAll(**db, rows, *keys, head, set, stop, report);
}

Result<std::vector<Change>> PortfolioFile::changesApart(const JournalEntry& entry) const
{
    auto db = Database::open(d->path, Database::Access::Read);
    if (!db) return db.error();
    auto keys = KeyTable::load(**db);
    return keys ? gantry::changesOf(**db, *keys, entry) : Result<std::vector<Change>>(keys.error());
}

Result<std::optional<std::vector<RecordKey>>> PortfolioFile::touchedApart(qint64 sequence, const QByteArray& hash) const
{
    const auto access = d->access == Database::Access::Immutable ? d->access : Database::Access::Read;
    auto db = patiently([&] { return Database::open(d->copy ? d->copy->database().path() : d->path, access); });
    if (!db) return db.error();
    auto keys = KeyTable::load(**db);
    if (!keys) return keys.error();
    const auto since = patiently([&] { return gantry::entryAt(**db, sequence); });
    if (!since) return since.error();
    if (!*since || (*since)->hash != hash) return std::optional<std::vector<RecordKey>>();
    std::vector<RecordKey> out;
    for (;;) {
        const auto next = patiently([&] { return nextEntry(**db, sequence); });
        if (!next) return next.error();
        if (!*next) return std::optional(std::move(out));
        sequence = (*next)->sequence;
        auto done = eachPart(**db, *keys, **next, PartOrder::FirstFirst, [&](const std::vector<Change>& changes) -> Result<void> {
            for (const Change& change : changes) out.push_back({change.entity, change.id});
            return {};
        });
        if (!done) return done.error();
    }
}

Result<QByteArray> PortfolioFile::birth() const { return birthHash(*d->db); }

Result<void> PortfolioFile::refresh() { return d->readKeys(); }

Result<qint64> PortfolioFile::lastSequence() const
{
    auto last = d->db->cell(QStringLiteral("SELECT max(sequence) FROM journal"));
    return last ? Result<qint64>(last->toLongLong()) : Result<qint64>(last.error());
}

Result<std::vector<JournalEntry>> PortfolioFile::entriesAfter(qint64 sequence, int limit) const
{
    return entries(*d->db, QStringLiteral("sequence > ?"), {sequence}, limit);
}
Result<std::vector<JournalEntry>> PortfolioFile::entriesBefore(qint64 sequence, int limit) const
{
    return entries(*d->db, QStringLiteral("sequence < ?"), {sequence}, limit);
}
Result<std::vector<JournalEntry>> PortfolioFile::entriesSince(Instant at, int limit) const
{
    return entries(*d->db, QStringLiteral("at >= ?"), {at.ms}, limit);
}
Result<qint64> PortfolioFile::sequenceAt(Instant at) const
{
    auto last = d->db->cell(QStringLiteral("SELECT max(sequence) FROM journal WHERE at <= ?"), {at.ms});
    return last ? Result<qint64>(last->toLongLong()) : Result<qint64>(last.error());
}
Result<void> PortfolioFile::rewind(Portfolio& portfolio, qint64 from, qint64 to) const
{
    return gantry::rewind(*d->db, *d->keys, portfolio, from, to);
}
Result<std::optional<JournalEntry>> PortfolioFile::entryAt(qint64 sequence) const { return gantry::entryAt(*d->db, sequence); }
Result<std::optional<JournalEntry>> PortfolioFile::entryOf(qint64 id) const { return gantry::entryOf(*d->db, id); }
Result<std::vector<Change>> PortfolioFile::changesOf(const JournalEntry& entry) const { return gantry::changesOf(*d->db, *d->keys, entry); }

Result<std::vector<std::pair<JournalEntry, std::vector<Change>>>> PortfolioFile::entriesOf(Entity entity, qint64 record, int limit) const
{
    KeyTable keys = *d->keys; // a question gives out no numbers
    auto found = gantry::entriesOf(*d->db, keys, entity, record, limit);
    if (!found) return found.error();
    std::vector<std::pair<JournalEntry, std::vector<Change>>> out;
    for (RecordEntry& e : *found) out.emplace_back(std::move(e.entry), std::move(e.changes));
    return out;
}

Result<QByteArray> PortfolioFile::content(const QString& hash, ContentCheck check) const { return contentIn(*d->db, d->path, hash, check); }

std::function<Result<QByteArray>(const QString& hash, ContentCheck check)> PortfolioFile::contentsApart() const
{
    const auto access = d->access == Database::Access::Immutable ? d->access : Database::Access::Read;
    return [this, access, db = std::shared_ptr<Database>()](const QString& hash, ContentCheck check) mutable -> Result<QByteArray> {
        if (!db) {
            auto opened = patiently([&] { return Database::open(d->copy ? d->copy->database().path() : d->path, access); });
            if (!opened) return opened.error();
            db = std::move(*opened);
        }
        return patiently([&] { return contentIn(*db, d->path, hash, check); });
    };
}

Result<void> PortfolioFile::backup(const QString& path) const
{
    if (QFileInfo(path).absoluteFilePath() == QFileInfo(d->path).absoluteFilePath())
        return Error{Errc::Invalid, "file.backup-onto-itself", {nameOf(path)}};
    // Who writes copies between two commits of their own, and its lock keeps no reader out. A reader's lock would keep the writer out for
    // as long as writing takes, so a reader copies the bytes first, which needs no lock, and tidies the copy.
    if (d->lock || d->copy) return copyInto(*d->db, path);
    auto copy = FileCopy::of(d->path, FileCopy::Schema::AsIs);
    return copy ? copyInto((*copy)->database(), path) : Result<void>(copy.error());
}

} // namespace gantry
