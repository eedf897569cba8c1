#include "tests/app/cli/cli.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace gantry::test {

std::vector<QJsonObject> Ran::lines() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty()) objects.push_back(QJsonDocument::fromJson(line).object());
    return objects;
}

Ran Cli::run(const QStringList& arguments, const QByteArray& in) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_settings.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    const QString now = QStringLiteral("--now");
    process.start(
        QStringLiteral(GANTRY_CLI), arguments.contains(now) ? arguments : arguments + QStringList{now, QStringLiteral("2026-03-04T09:00")});
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Ran Cli::done(const QString& arguments, const QByteArray& in) const
{
    Ran ran = run(arguments, in);
    CAPTURE(arguments, ran.out.left(2000), ran.err);
    REQUIRE(ran.status == 0);
    return ran;
}

QStringList Cli::files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

QByteArray Cli::read(const QString& name) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void Cli::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

QJsonArray rowsOf(const Ran& ran) { return ran.json().value(u"rows").toArray(); }

QJsonObject rowNamed(const Ran& ran, const QString& name)
{
    for (const QJsonValue& row : rowsOf(ran))
        if (row.toObject().value(u"name") == name) return row.toObject();
    FAIL("no row is called " << name.toStdString());
    return {};
}

} // namespace gantry::test
