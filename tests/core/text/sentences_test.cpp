#include "core/text/sentences.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace gantry;

namespace {

/// Every reason that the sources name: a plain "room.what-happened" literal that is no QString. The names of theme tokens look alike.
QMap<QString, QString> reasonsInSources()
{
    QMap<QString, QString> found;
    static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
    static const QRegularExpression include(QStringLiteral("(?m)^\\s*#\\s*include.*$"));
    static const QRegularExpression reason(
        QStringLiteral("(?<![\\w)])(?<!QStringLiteral\\()(?<!QLatin1String\\()\"([a-z][a-z0-9]*\\.[a-z][a-z0-9-]*)\"(?!_)"));
    for (const char* room : {"core", "ui", "app"}) {
        QDirIterator files(QStringLiteral(GANTRY_SOURCE "/") + QLatin1String(room), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly) || file.fileName().endsWith(QStringLiteral("core/text/sentences.cpp"))
                || file.fileName().contains(QStringLiteral("ui/shell/theme")))
                continue;
            const QString source = QString::fromUtf8(file.readAll()).remove(comment).remove(include);
            for (auto it = reason.globalMatch(source); it.hasNext();) found.insert(it.next().captured(1), file.fileName());
        }
    }
    return found;
}

} // namespace

TEST_CASE("every reason in the sources has a sentence for people", "[text]")
{
    const auto reasons = reasonsInSources();
    REQUIRE(reasons.size() > 20);
    QStringList without;
    for (auto it = reasons.cbegin(); it != reasons.cend(); ++it)
        if (!hasSentence(it.key())) without << it.key() + QStringLiteral(" in ") + it.value();
    INFO(without.join(QStringLiteral("\n")).toStdString());
    CHECK(without.isEmpty());
}

TEST_CASE("a sentence names what it is about and never reads a name as a placeholder", "[text]")
{
    CHECK(sentence(Error{Errc::Invalid, "record.required", {QStringLiteral("Task"), QStringLiteral("Wall %3"), QStringLiteral("Name")}})
        == QStringLiteral("Task “Wall %3” needs a value in Name."));
    CHECK(sentence(Error{Errc::Io, "no.such-reason", {QStringLiteral("a"), QStringLiteral("b")}})
        == QStringLiteral("That did not work (no.such-reason): a, b."));
}

TEST_CASE("a loop is told by the names of its tasks", "[text]")
{
    Portfolio p;
    for (qint64 id = 1; id <= 7; ++id) static_cast<Task*>(p.edit(entityOf<Task>()).insert(id))->name = QStringLiteral("T%1").arg(id);
    CHECK(sentence(ScheduleProblem{"schedule.loop", {{1}, {2}, {3}}, {}}, p).contains(QStringLiteral("“T1”, “T2” and “T3”")));
    CHECK(
        sentence(ScheduleProblem{"schedule.loop", {{1}, {2}, {3}, {4}, {5}, {6}, {7}}, {}}, p).contains(QStringLiteral("“T5” and 2 more")));
}
