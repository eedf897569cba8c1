#include "core/store/file_copy.h"

#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/schema.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>
#include <filesystem>

namespace gantry {
namespace {

QString nameOf(const QString& path) { return QFileInfo(path).fileName(); }
QString journalOf(const QString& path) { return path + QStringLiteral("-journal"); }

/// Not by QFile::copy, which waits until the copy is on the disk.
bool copyForMe(const QString& from, const QString& to)
{
    std::error_code failed;
    std::filesystem::copy_file(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(),
        std::filesystem::copy_options::overwrite_existing, failed);
    return !failed && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
}

Error noRoom(const QString& from, const QString& to)
{
    return {Errc::Io, "file.no-room-for-copy", {nameOf(from), QFileInfo(to).absolutePath()}};
}

/// Differs once anybody has written to the file: SQLite's count of commits, and the time of the file for a write that was taken back.
struct Stamp {
    qint64 commits = 0, size = 0;
    QDateTime written;
    bool operator==(const Stamp&) const = default;
};
Result<Stamp> stampOf(const Database& db)
{
    auto commits = patiently([&] { return db.cell(QStringLiteral("PRAGMA data_version")); });
    if (!commits) return commits.error();
    QFileInfo info(db.path());
    return Stamp{commits->toLongLong(), info.size(), info.lastModified()};
}

/// Copies without a lock and then asks whether anything was written meanwhile. Where somebody writes without a pause it is copied once
/// more under the lock, by then out of the system's memory.
Result<void> copyBetweenCommits(const QString& from, const QString& to)
{
    constexpr int passes = 3;
    auto db = Database::open(from, Database::Access::Read);
    if (!db) return db.error();
    auto before = stampOf(**db);
    for (int pass = 0; pass < passes; ++pass) {
        if (!before) return before.error();
        if (!copyForMe(from, to)) return noRoom(from, to);
        auto after = stampOf(**db);
        if (after && *after == *before) return {};
        before = std::move(after);
    }
    if (auto begun = (*db)->run(QStringLiteral("BEGIN")); !begun) return begun;
    const auto locked = patiently([&] { return (*db)->cell(QStringLiteral("PRAGMA user_version")); }); // the first read takes the lock
    const bool copied = locked && copyForMe(from, to);
    (*db)->rollback();
    if (!locked) return locked.error();
    return copied ? Result<void>() : noRoom(from, to);
}

/// Of a file that nobody is writing, with what a cut-off commit left beside it.
Result<void> copyAsItLies(const QString& from, const QString& to)
{
    const bool copied = copyForMe(from, to) && (!hasHotJournal(from) || copyForMe(journalOf(from), journalOf(to)));
    return copied ? Result<void>() : noRoom(from, to);
}

} // namespace

Result<int> versionInHeader(const QString& path)
{
    if (!QFileInfo::exists(path)) return Error{Errc::NotFound, "file.not-found", {path}};
    if (!QFileInfo(path).isFile()) return Error{Errc::Io, "file.no-file", {nameOf(path)}}; // a pipe would never answer
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, "file.cannot-open", {nameOf(path), file.errorString()}};
    const QByteArray head = file.read(100);
    const auto number = [&](int offset) { return qFromBigEndian<qint32>(head.constData() + offset); };
    if (head.size() < 100 || !head.startsWith(QByteArray("SQLite format 3\0", 16)) || number(68) != portfolioApplicationId
        || number(60) < 1)
        return Error{Errc::Format, "file.not-portfolio", {nameOf(path)}};
    if (head[18] != 1 || head[19] != 1) return Error{Errc::Format, "file.write-ahead", {nameOf(path)}};
    return number(60);
}

bool hasHotJournal(const QString& path) { return QFileInfo(journalOf(path)).size() > 0; }

Result<void> bringToToday(const Database& db, int from, const std::optional<JournalEntry>& head)
{
    if (auto begun = db.begin(); !begun) return begun;
    const auto steps = [&]() -> Result<void> {
        if (auto done = migrate(db, from); !done) return done;
        if (auto ours = checkSchema(db, SchemaAge::Today); !ours) return ours;
        if (!head) return {};
        auto keys = KeyTable::load(db);
        if (!keys) return keys.error();
        auto entry = appendEntry(db, *keys, *head, ChangeSet{QStringLiteral("file.migrate"), {}}, {});
        return entry ? Result<void>() : Result<void>(entry.error());
    };
    auto done = steps();
    if (done) done = db.commit();
    if (!done) db.rollback();
    return done;
}

FileCopy::~FileCopy() { m_db.reset(); }

Result<std::unique_ptr<FileCopy>> FileCopy::of(const QString& path, Schema schema)
{
    auto version = versionInHeader(path);
    if (!version) return version.error();
    std::unique_ptr<FileCopy> copy(new FileCopy);
    const QString to = copy->m_folder.filePath(nameOf(path));
    const bool onReadOnlyMedium = QStorageInfo(QFileInfo(path).absolutePath()).isReadOnly(); // which may know no locks
    auto done = copyBetweenCommits(path, to);
    if (!done && (isCutOff(done.error()) || onReadOnlyMedium)) done = copyAsItLies(path, to);
    if (!done) return done.error();
    auto db = Database::open(to, Database::Access::Write);
    if (!db) return db.error();
    copy->m_db = std::move(*db);
    auto found = copy->m_db->cell(QStringLiteral("PRAGMA user_version"));
    if (!found) return found.error();
    if (schema == Schema::Today && found->toInt() < schemaVersion) {
        if (auto ours = checkSchema(*copy->m_db, SchemaAge::Older); !ours) return ours.error();
        if (auto done = bringToToday(*copy->m_db, found->toInt(), {}); !done) return done.error();
    }
    return copy;
}

} // namespace gantry
