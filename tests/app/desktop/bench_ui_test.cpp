// gantry --bench-ui as a program, on the sample portfolio: what it answers, not how fast.
#include "core/sample/sample.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace gantry;

namespace {

struct Ran {
    int status;
    QByteArray out, err;
};

class Program {
public:
    Program()
    {
        auto session = Session::create(m_folder.path(), test::identityOf(QStringLiteral("Ada")), samplePortfolio());
        REQUIRE(session);
    }
    Ran play(const QByteArray& script, const QStringList& options = {}) const
    {
        const QString file = m_folder.path(QStringLiteral("script"));
        QFile out(file);
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(script);
        out.close();
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.folder()); // else Qt says on stderr that it is missing
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(GANTRY_DESKTOP), options + QStringList{QStringLiteral("--bench-ui"), file, m_folder.path()});
        REQUIRE(process.waitForFinished(120'000));
        REQUIRE(process.exitStatus() == QProcess::NormalExit);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QByteArray file() const
    {
        QFile file(m_folder.path());
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

private:
    test::PortfolioFolder m_folder;
};

const QStringList onPlan{QStringLiteral("--page"), QStringLiteral("plan"), QStringLiteral("--project"), QStringLiteral("LPS")};

} // namespace

TEST_CASE("a script that types durations tells how long each kind of event took, on a copy of the file", "[bench]")
{
    const Program program;
    const QByteArray before = program.file();
    const QByteArray script = R"(# one duration, and back again, where nothing is finished yet
scroll 30
repeat 3
click 14 Duration
key F2
type 17d
key Return
key Ctrl+Z
scroll -1
scroll 1
end
page register.task
)";
    const Ran ran = program.play(script, onPlan + QStringList{QStringLiteral("--json")});
    CAPTURE(ran.err);
    REQUIRE(ran.status == 0);
    const QJsonObject report = QJsonDocument::fromJson(ran.out).object();
    CHECK(report.value(u"format") == 1);
    CHECK(report.value(u"edits") == 6); // three durations typed, three taken back
#ifdef Q_OS_LINUX
    CHECK(report.value(u"start_ms").toDouble() > 0);
#endif
    QMap<QString, int> events;
    for (const QJsonValue& value : report.value(u"results").toArray()) {
        const QJsonObject row = value.toObject();
        events[row.value(u"line").toString()] = row.value(u"events").toInt();
        CHECK(row.value(u"p50_ms").toDouble() > 0);
        CHECK(row.value(u"p50_ms").toDouble() <= row.value(u"p95_ms").toDouble());
        CHECK(row.value(u"p95_ms").toDouble() <= row.value(u"max_ms").toDouble());
    }
    CHECK(events
        == QMap<QString, int>{{QStringLiteral("click"), 3}, {QStringLiteral("key F2"), 3}, {QStringLiteral("type"), 9},
            {QStringLiteral("key Return"), 3}, {QStringLiteral("key Ctrl+Z"), 3}, {QStringLiteral("scroll"), 36},
            {QStringLiteral("page register.task"), 1}, {QStringLiteral("all"), 58}});
    CHECK(program.file() == before);

    const Ran text = program.play("click 4 3\n", onPlan);
    CHECK(text.status == 0);
    CHECK(text.out.contains("0 edits committed"));
    CHECK(text.out.contains("\nclick"));
}

TEST_CASE("a line of a script that cannot be done is named in one sentence", "[bench]")
{
    const Program program;
    const auto refused = [&](const QByteArray& script, const char* says) {
        const Ran ran = program.play(script, onPlan);
        CAPTURE(script, ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.out.isEmpty());
        CHECK(ran.err.contains(says));
        CHECK(ran.err.trimmed().count('\n') == 0);
    };
    refused("key F2\nfly home\n", "Line 2 of the script says “fly”");
    refused("\n# a key\nkey Nonsense\n", "Line 3 of the script names the key “Nonsense”");
    refused("click x Duration\n", "Line 1 of the script says “x Duration”");
    refused("click 3\n", "Line 1");
    refused("scroll far\n", "Line 1");
    refused("type\n", "Line 1");
    refused("key F2\nrepeat 2\nkey F2\n", "Line 2 of the script: repeat and end");
    refused("end\n", "Line 1 of the script: repeat and end");
    refused("page nowhere\n", "Line 1 of the script: there is no page “nowhere”");
    refused("click 2 Colour\n", "Line 1 of the script: the page shows no cell in row 2, column “Colour”");
    refused("click 900 Duration\n", "Line 1 of the script: the page shows no cell");
}
