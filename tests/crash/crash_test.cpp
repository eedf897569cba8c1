#include "core/store/verify.h"
#include "tests/support/portfolio_file.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

constexpr int kills = 200;

/// A writer of its own process, which answers each edit once it is on disk.
class Writer {
public:
    Writer(const QString& file, const QString& settings)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(GANTRY_CLI), {QStringLiteral("apply"), file, QStringLiteral("-")});
        REQUIRE(m_process.waitForStarted());
    }
    void write(const QString& text)
    {
        m_process.write(
            QStringLiteral("{\"action\":\"note.add\",\"changes\":[{\"op\":\"insert\",\"entity\":\"note\",\"cells\":{\"text\":\"%1\"}}]}\n")
                .arg(text)
                .toUtf8());
    }
    /// Waits for at most so long; takes in what came back.
    void listen(int milliseconds)
    {
        m_process.waitForReadyRead(milliseconds);
        take();
    }
    void kill()
    {
        m_process.kill(); // SIGKILL
        m_process.waitForFinished();
        take();
    }
    const QList<qint64>& acknowledged() const { return m_acknowledged; }

private:
    void take()
    {
        m_unread += m_process.readAllStandardOutput();
        for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
            const QJsonObject answer = QJsonDocument::fromJson(m_unread.left(end)).object();
            m_unread.remove(0, end + 1);
            if (answer.contains(QStringLiteral("ok"))) m_acknowledged << answer.value(QStringLiteral("id")).toString().toLongLong();
        }
    }
    QProcess m_process;
    QByteArray m_unread;
    QList<qint64> m_acknowledged;
};

} // namespace

TEST_CASE("a writer killed at any moment loses no edit that it acknowledged", "[crash]")
{
    PortfolioFolder folder;
    folder.create().reset();
    std::mt19937 random(1);
    QSet<qint64> promised;
    int midway = 0;
    for (int round = 0; round < kills; ++round) {
        Writer writer(folder.path(), folder.folder());
        for (int i = 0; i < 40; ++i) writer.write(QStringLiteral("round %1 edit %2").arg(round).arg(i));
        const qsizetype wanted = 1 + qsizetype(random() % 12);
        for (int waits = 0; writer.acknowledged().size() < wanted && waits < 400; ++waits) writer.listen(50);
        QElapsedTimer pause;
        pause.start();
        const qint64 microseconds = random() % 4000;
        while (pause.nsecsElapsed() < microseconds * 1000) { }
        writer.kill();
        REQUIRE(writer.acknowledged().size() >= wanted);
        midway += writer.acknowledged().size() < 40;
        for (qint64 id : writer.acknowledged()) promised.insert(id);

        auto session = folder.open();
        INFO("round " << round);
        qsizetype there = 0;
        for (qint64 id : promised) there += session->portfolio().find<Note>(id) != nullptr;
        REQUIRE(there == promised.size());
    }
    CHECK(midway > kills / 2); // else they died of old age
    const auto report = verifyFile(folder.path());
    REQUIRE(report);
    CHECK(report->problems.empty());
}

TEST_CASE("a copy of the file made between two edits has all of them", "[crash]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId project = addProject(*session, QStringLiteral("Bridge"));
    std::mt19937 random(2);
    int edits = 0;
    for (int copy = 0; copy < 60; ++copy) {
        for (int i = int(random() % 5); i >= 0; --i, ++edits) {
            ChangeBuilder build(QStringLiteral("task.add"));
            build.insert(Task{.id = session->ids().next<TaskId>(), .project = project, .name = QStringLiteral("Task %1").arg(edits)});
            REQUIRE(session->apply(build.take()));
        }
        const QString there = folder.path(QStringLiteral("copy%1.gantry").arg(copy));
        REQUIRE(QFile::copy(folder.path(), there));
        auto opened = Session::open(there, identityOf(QStringLiteral("Bea")));
        REQUIRE(opened);
        CHECK(int((*opened)->portfolio().all<Task>().size()) == edits);
    }
}

TEST_CASE("who opens a file that is being written reads it, is told who writes, and sees the edits come", "[crash]")
{
    PortfolioFolder folder;
    folder.create().reset();
    Writer writer(folder.path(), folder.folder());
    writer.write(QStringLiteral("first"));
    for (int waits = 0; writer.acknowledged().isEmpty() && waits < 400; ++waits) writer.listen(50);
    REQUIRE(writer.acknowledged().size() == 1);

    auto refused = Session::open(folder.path(), identityOf(QStringLiteral("Bea")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::Locked);
    auto reader = Session::open(folder.path(), identityOf(QStringLiteral("Bea")), OpenMode::ReadOnly);
    REQUIRE(reader);
    CHECK((*reader)->isReadOnly());
    CHECK((*reader)->portfolio().all<Note>().size() == 1);

    writer.write(QStringLiteral("second"));
    for (int waits = 0; writer.acknowledged().size() < 2 && waits < 400; ++waits) writer.listen(50);
    QElapsedTimer patience;
    patience.start();
    while ((*reader)->portfolio().all<Note>().size() < 2 && patience.elapsed() < 20'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    CHECK((*reader)->portfolio().find<Note>(writer.acknowledged().last()));
    writer.kill();
}
