#include "core/store/file_copy.h"
#include "core/store/verify.h"
#include "tests/core/store/cut_off.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"

#include <QCoreApplication>
#include <QThread>
#include <atomic>
#include <sys/wait.h>
#include <unistd.h>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("what a writer left in the middle of a commit is read as it was before, and taken back by the next writer", "[store]")
{
    PortfolioFolder folder;
    {
        auto session = folder.create();
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    }
    cutOffCommit(folder.path());
    bool lock = false;
    SECTION("and its lock went with it") { }
    SECTION("and its lock is still there")
    {
        lock = true;
        writeBytes(folder.path() + QStringLiteral(".lock"), "999999\nnobody\nelsewhere\n");
    }
    const QByteArray bytes = bytesOf(folder.path()), undo = bytesOf(folder.path(QStringLiteral("p.gantry-journal")));
    {
        auto reader = folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
        CHECK(taskNamed(*reader, u"Slab").id);
        CHECK(reader->history().size() == 2);
        CHECK(reader->backup(folder.path(QStringLiteral("b.gantry"))));
        CHECK(verifyFile(folder.path())->problems.empty());
        CHECK(verifyFile(folder.path(QStringLiteral("b.gantry")))->problems.empty());
    }
    CHECK(bytesOf(folder.path()) == bytes); // who reads repairs nothing in place
    CHECK(bytesOf(folder.path(QStringLiteral("p.gantry-journal"))) == undo);
    if (lock) REQUIRE(QFile::remove(folder.path() + QStringLiteral(".lock"))); // of another machine, so nobody can tell that it is dead
    {
        auto writer = folder.open();
        CHECK_FALSE(writer->isReadOnly());
        CHECK(rename(*writer, taskNamed(*writer, u"Slab").id, QStringLiteral("Deck")));
    }
    CHECK(verifyFile(folder.path())->problems.empty());
    CHECK(folder.files() == QStringList{QStringLiteral("b.gantry"), QStringLiteral("p.gantry")});
}

TEST_CASE("copies made while somebody writes without a pause are whole, each of some moment", "[store]")
{
    PortfolioFolder folder;
    qint64 project = 0;
    {
        auto session = folder.create();
        project = addProject(*session, QStringLiteral("Bridge")).value;
    }
    const pid_t writer = ::fork();
    REQUIRE(writer >= 0);
    if (writer == 0) { // a process of its own, as SQLite's locks part processes
        auto session = Session::open(folder.path(), identityOf(QStringLiteral("Bea")));
        for (int i = 0; session && ::getppid() != 1; ++i) {
            ChangeBuilder build(QStringLiteral("task.add"));
            for (int n = 0; n < 10; ++n)
                build.insert(Task{.id = (*session)->ids().next<TaskId>(), .project = {project}, .name = QStringLiteral("Task %1").arg(i)});
            if (!(*session)->apply(build.take())) ::_exit(1);
        }
        ::_exit(2);
    }
    std::size_t last = 0;
    int grew = 0;
    for (int i = 0; i < 5; ++i) {
        const auto copy = FileCopy::of(folder.path());
        if (!copy) FAIL(copy.error().reason << " " << copy.error().args.join(u' ').toStdString());
        CHECK((*copy)->database().cell(QStringLiteral("PRAGMA integrity_check"))->toString() == QStringLiteral("ok"));
        auto reader = folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly);
        const std::size_t tasks = reader->portfolio().all<Task>().size();
        CHECK(tasks % 10 == 0);
        CHECK(tasks >= last);
        grew += tasks > last;
        last = tasks;
        CHECK(reader->backup(folder.path(QStringLiteral("b.gantry"))));
    }
    CHECK(grew > 1);
    int status = 0;
    CHECK(::waitpid(writer, &status, WNOHANG) == 0); // no copy kept it from its work
    ::kill(writer, SIGKILL);
    REQUIRE(::waitpid(writer, &status, 0) == writer);
    CHECK(verifyFile(folder.path(QStringLiteral("b.gantry")))->problems.empty());
}

TEST_CASE("a backup waits for a bulk change to end, and is refused by name meanwhile", "[store]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    std::atomic<bool> go = false;
    bool done = false;
    session->applyBulk(
        [&](const Portfolio&, IdSource&, const Progress&) -> Result<ChangeSet> {
            while (!go) QThread::yieldCurrentThread();
            return ChangeSet{};
        },
        Source::Import, {}, [&](const Result<qint64>&) { done = true; });
    const auto refused = session->backup(folder.path(QStringLiteral("b.gantry")));
    go = true;
    while (!done) QCoreApplication::processEvents();
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == QStringLiteral("session.busy"));
    CHECK(session->backup(folder.path(QStringLiteral("b.gantry"))));
}
