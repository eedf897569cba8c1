#include "core/store/file_copy.h"

#include "core/store/file_lock.h"
#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

namespace gantry {
namespace {

QString nameOf(const QString& path) { return QFileInfo(path).fileName(); }
QString journalOf(const QString& path) { return path + QStringLiteral("-journal"); }

bool copyForMe(const QString& from, const QString& to)
{
    return QFile::copy(from, to) && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
}

/// Under the shared lock, held no longer than copying takes.
Result<void> copyLocked(const QString& from, const QString& to)
{
    auto db = Database::open(from, Database::Access::Read);
    if (!db) return db.error();
    if (auto begun = (*db)->run(QStringLiteral("BEGIN")); !begun) return begun;
    Result<QVariant> locked = (*db)->cell(QStringLiteral("PRAGMA user_version")); // the first read takes the lock
    for (int tries = 0; !locked && locked.error().code == Errc::Locked && tries < 50; ++tries)
        locked = (*db)->cell(QStringLiteral("PRAGMA user_version"));
    const bool copied = locked && copyForMe(from, to);
    (*db)->rollback();
    if (!locked) return locked.error();
    if (!copied) return Error{Errc::Io, "file.no-room-for-copy", {nameOf(from), QFileInfo(to).absolutePath()}};
    return {};
}

} // namespace

Result<int> versionInHeader(const QString& path)
{
    if (!QFileInfo::exists(path)) return Error{Errc::NotFound, "file.not-found", {path}};
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return Error{Errc::Io, "file.cannot-open", {nameOf(path), file.errorString()}};
    const QByteArray head = file.read(100);
    const auto number = [&](int offset) { return qFromBigEndian<qint32>(head.constData() + offset); };
    if (head.size() < 100 || !head.startsWith(QByteArray("SQLite format 3\0", 16)) || number(68) != portfolioApplicationId
        || number(60) < 1)
        return Error{Errc::Format, "file.not-portfolio", {nameOf(path)}};
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

Result<std::unique_ptr<FileCopy>> FileCopy::of(const QString& path)
{
    auto version = versionInHeader(path);
    if (!version) return version.error();
    std::unique_ptr<FileCopy> copy(new FileCopy);
    const QString to = copy->m_folder.filePath(nameOf(path));
    const bool immutable = QStorageInfo(QFileInfo(path).absolutePath()).isReadOnly();
    const bool cutOff = hasHotJournal(path) && !QFileInfo::exists(lockPathOf(path));
    if (immutable || cutOff) { // nobody writes, so there is nothing to lock
        if (!copyForMe(path, to) || (cutOff && !copyForMe(journalOf(path), journalOf(to))))
            return Error{Errc::Io, "file.no-room-for-copy", {nameOf(path), copy->m_folder.path()}};
    } else if (auto done = copyLocked(path, to); !done) {
        return done.error();
    }
    auto db = Database::open(to, Database::Access::Write);
    if (!db) return db.error();
    copy->m_db = std::move(*db);
    auto found = copy->m_db->cell(QStringLiteral("PRAGMA user_version"));
    if (!found) return found.error();
    if (found->toInt() < schemaVersion) {
        if (auto ours = checkSchema(*copy->m_db, SchemaAge::Older); !ours) return ours.error();
        if (auto done = bringToToday(*copy->m_db, found->toInt(), {}); !done) return done.error();
    }
    return copy;
}

} // namespace gantry
