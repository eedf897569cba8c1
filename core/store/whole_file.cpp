#include "core/store/whole_file.h"

#include <QFile>
#include <QFileInfo>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace gantry {
namespace {

#ifdef Q_OS_UNIX
bool syncToDisk(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0) return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}
#else
bool syncToDisk(const QString&) { return true; }
#endif

} // namespace

Result<void> replaceFile(const QString& from, const QString& to)
{
    const Error cannot{Errc::Io, "file.cannot-write", {QFileInfo(to).fileName()}};
    // The name must not reach the disk before what it stands for: a power cut between the two would leave an empty file.
    if (!syncToDisk(from)) {
        QFile::remove(from);
        return cannot;
    }
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) {
        (void)syncToDisk(QFileInfo(to).absolutePath());
        return {};
    }
    QFile::remove(to); // where renaming does not replace
    if (QFile::rename(from, to)) return {};
    QFile::remove(from);
    return cannot;
}

Result<void> copyInto(const Database& db, const QString& target)
{
    const QString partial = target + QStringLiteral(".partial");
    QFile::remove(partial);
    auto q = db.select(QStringLiteral("VACUUM INTO ?"), {partial});
    if (!q) {
        QFile::remove(partial);
        return q.error();
    }
    return replaceFile(partial, target);
}

} // namespace gantry
