#pragma once
// Places where a portfolio may lie: folders that may not be written, disks that are full.
#include "tests/support/strings.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <sys/stat.h>
#include <unistd.h>

namespace gantry::test {

/// While it lives, this process may do what anybody may; root may write everywhere, which is no test of a read-only folder.
class WithoutRoot {
public:
    WithoutRoot()
    {
        if (m_root) REQUIRE(::setresuid(nobody, nobody, 0) == 0);
    }
    ~WithoutRoot()
    {
        if (m_root && ::setresuid(0, 0, 0) != 0) std::abort();
    }
    WithoutRoot(const WithoutRoot&) = delete;
    WithoutRoot& operator=(const WithoutRoot&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    const bool m_root = ::geteuid() == 0;
};

inline void allow(const QString& path, mode_t mode) { REQUIRE(::chmod(QFile::encodeName(path).constData(), mode) == 0); }

/// A disk of one megabyte, where root may mount one.
class SmallDisk {
public:
    SmallDisk()
        : m_mounted(QProcess::execute(QStringLiteral("mount"),
                        {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), QStringLiteral("size=1m"),
                            QStringLiteral("tmpfs"), m_folder.path()})
            == 0)
    {
        if (!m_mounted) WARN("skipped: a small disk cannot be mounted here");
    }
    ~SmallDisk()
    {
        if (m_mounted) QProcess::execute(QStringLiteral("umount"), {m_folder.path()});
    }
    explicit operator bool() const { return m_mounted; }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    void remount(const QString& options) const
    {
        REQUIRE(
            QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,") + options, m_folder.path()}) == 0);
    }
    /// Takes all the room that is left, but for so many bytes.
    void fill(qsizetype leaving = 0) const
    {
        QFile filler(path(QStringLiteral("filler")));
        REQUIRE(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) { }
        filler.resize(std::max<qsizetype>(0, filler.size() - leaving));
    }

private:
    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace gantry::test
