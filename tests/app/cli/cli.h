#pragma once
// Drives the real gantry-cli, in a folder of its own and with settings of its own.
#include "tests/support/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace gantry::test {

struct Ran {
    int status = -1; // -1: it crashed or hung
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    /// Standard output as one object a line.
    std::vector<QJsonObject> lines() const;
};

class Cli {
public:
    /// `arguments` as typed, parted by spaces; a file name stands for a file of the folder. Under a clock that stands still,
    /// where none is given.
    Ran run(const QString& arguments, const QByteArray& in = {}) const { return run(arguments.split(u' ', Qt::SkipEmptyParts), in); }
    Ran run(const QStringList& arguments, const QByteArray& in = {}) const;
    /// The same, and it must succeed.
    Ran done(const QString& arguments, const QByteArray& in = {}) const;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList files() const;
    QByteArray read(const QString& name) const;
    void write(const QString& name, const QByteArray& content) const;
    QByteArray dump(const QString& name = QStringLiteral("p.gantry")) const { return done(QStringLiteral("dump ") + name).out; }

private:
    QTemporaryDir m_folder, m_settings;
};

/// The rows of `list` and the like.
QJsonArray rowsOf(const Ran& ran);
QJsonObject rowNamed(const Ran& ran, const QString& name);

} // namespace gantry::test
