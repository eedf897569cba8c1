#pragma once
#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <vector>

/// Real schedules that are not part of the repository: GANTRY_CORPUS names the folder of their archives, GANTRY_CASES that of the cases.
namespace gantry::corpus {

struct File {
    QString name;
    QByteArray bytes;
};

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The files of `kind` (mspdi, xer, pmxml, mpp) by name; none, with a message, where the corpus is not there.
inline std::vector<File> files(const QString& kind)
{
    std::vector<File> out;
    const QString folder = qEnvironmentVariable("GANTRY_CORPUS");
    if (folder.isEmpty()) {
        WARN("skipped: GANTRY_CORPUS is not set");
        return out;
    }
    QTemporaryDir unpacked;
    const QString archive = QDir(folder).filePath(kind + QStringLiteral(".tar.xz"));
    REQUIRE(QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-xJf"), archive, QStringLiteral("-C"), unpacked.path()}) == 0);
    const QDir dir(unpacked.filePath(kind));
    for (const QString& name : dir.entryList(QDir::Files, QDir::Name)) out.push_back({name, contentOf(dir.filePath(name))});
    REQUIRE_FALSE(out.empty());
    return out;
}

/// One file of the cases; empty, with a message, where they are not there.
inline QByteArray caseFile(const QString& name)
{
    const QString folder = qEnvironmentVariable("GANTRY_CASES");
    if (!folder.isEmpty()) return contentOf(QDir(folder).filePath(QStringLiteral("files/") + name));
    WARN("skipped: GANTRY_CASES is not set");
    return {};
}

/// Names of the files of the cases that fit a pattern; none, with a message, where they are not there.
inline QStringList caseFiles(const QString& pattern)
{
    const QString folder = qEnvironmentVariable("GANTRY_CASES");
    if (!folder.isEmpty()) return QDir(QDir(folder).filePath(QStringLiteral("files"))).entryList({pattern}, QDir::Files, QDir::Name);
    WARN("skipped: GANTRY_CASES is not set");
    return {};
}

} // namespace gantry::corpus
