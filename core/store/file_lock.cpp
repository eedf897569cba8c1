#include "core/store/file_lock.h"

#include <QFileInfo>

namespace gantry {

QString lockPathOf(const QString& portfolioPath) { return portfolioPath + QStringLiteral(".lock"); }

Result<std::unique_ptr<FileLock>> FileLock::take(const QString& portfolioPath)
{
    const QString lockPath = lockPathOf(portfolioPath);
    const bool wasThere = QFileInfo::exists(lockPath);
    std::unique_ptr<FileLock> lock(new FileLock(lockPath));
    lock->m_file.setStaleLockTime(0); // a session may last for days; only the death of its process ends it
    const QString name = QFileInfo(portfolioPath).fileName();
    if (lock->m_file.tryLock(0)) {
        lock->m_tookOver = wasThere;
        return lock;
    }
    if (lock->m_file.error() != QLockFile::LockFailedError)
        return Error{Errc::Io, "file.folder-read-only", {name, QFileInfo(lockPath).absolutePath()}};
    qint64 process = 0;
    QString host, program;
    lock->m_file.getLockInfo(&process, &host, &program);
    return Error{Errc::Locked, "file.locked", {name, QFileInfo(lockPath).owner(), host, program, QString::number(process)}};
}

} // namespace gantry
