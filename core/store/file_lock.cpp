#include "core/store/file_lock.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStorageInfo>
#include <QSysInfo>

namespace gantry {
namespace {

constexpr qint64 roomForLock = 4096;
constexpr qint64 writtenAfterMs = 10'000; // a holder has long put its name in by then

/// A power cut may leave a lock file that names nobody.
bool namesNobody(QLockFile& file, const QString& lockPath)
{
    qint64 process = 0;
    QString host, program;
    return !file.getLockInfo(&process, &host, &program)
        && QFileInfo(lockPath).lastModified().msecsTo(QDateTime::currentDateTime()) > writtenAfterMs;
}

Error cannotLock(const QString& name, const QString& lockPath, QLockFile::LockError why)
{
    const QString folder = QFileInfo(lockPath).absolutePath();
    if (why != QLockFile::PermissionError && QStorageInfo(folder).bytesAvailable() < roomForLock)
        return {Errc::Io, "file.no-room-to-write", {name}};
    return {Errc::Io, "file.folder-read-only", {name, folder}};
}

} // namespace

QString lockPathOf(const QString& portfolioPath) { return portfolioPath + QStringLiteral(".lock"); }

Result<std::unique_ptr<FileLock>> FileLock::take(const QString& portfolioPath)
{
    const QString lockPath = lockPathOf(portfolioPath);
    const bool wasThere = QFileInfo::exists(lockPath);
    std::unique_ptr<FileLock> lock(new FileLock(lockPath));
    QLockFile& file = lock->m_file;
    file.setStaleLockTime(0); // a session may last for days; only the death of its process ends it
    bool taken = file.tryLock(0);
    if (!taken && file.error() == QLockFile::LockFailedError && namesNobody(file, lockPath))
        taken = file.removeStaleLockFile() && file.tryLock(0); // not where somebody living holds it
    if (taken) {
        lock->m_tookOver = wasThere;
        return lock;
    }
    const QString name = QFileInfo(portfolioPath).fileName();
    if (file.error() != QLockFile::LockFailedError) return cannotLock(name, lockPath, file.error());
    qint64 process = 0;
    QString host, program;
    file.getLockInfo(&process, &host, &program);
    const bool elsewhere = !host.isEmpty() && host != QSysInfo::machineHostName();
    return Error{Errc::Locked, elsewhere ? "file.locked-elsewhere" : "file.locked",
        {name, QFileInfo(lockPath).owner(), host, program, QString::number(process), QFileInfo(lockPath).fileName()}};
}

} // namespace gantry
