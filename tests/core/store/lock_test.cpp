#include "core/store/file_lock.h"
#include "core/text/text.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/portfolio_file.h"

#include <QDateTime>
#include <QSysInfo>
#include <sys/wait.h>
#include <unistd.h>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Leaves the lock of a process that took it and died.
void dieHolding(const QString& path)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto lock = FileLock::take(path);
        ::_exit(lock ? 0 : 1); // without a destructor, as by SIGKILL
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    REQUIRE(QFile::exists(lockPathOf(path)));
}

void makeOld(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
}

} // namespace

TEST_CASE("the lock of a process that died is taken over", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    dieHolding(folder.path());
    const auto lock = FileLock::take(folder.path());
    REQUIRE(lock);
    CHECK((*lock)->tookOver());
}

TEST_CASE("after a writer died the file opens to write, and one file remains", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    dieHolding(folder.path());
    auto session = folder.open();
    CHECK_FALSE(session->isReadOnly());
    addProject(*session, QStringLiteral("Bridge"));
    session.reset();
    CHECK(folder.files() == QStringList{QStringLiteral("p.gantry")});
}

TEST_CASE("a lock file that a power cut left without a name is taken over", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    for (const QByteArray& content : {QByteArray(), QByteArray("\0\0\0\0", 4), QByteArray("garbage")}) {
        CAPTURE(content);
        writeBytes(lockPathOf(folder.path()), content);
        makeOld(lockPathOf(folder.path()));
        const auto lock = FileLock::take(folder.path());
        CHECK(lock);
    }
}

TEST_CASE("one that was just made may still be given its name", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    writeBytes(lockPathOf(folder.path()), {});
    CHECK_FALSE(FileLock::take(folder.path()));
}

TEST_CASE("a lock of another machine stays, and its file is named to who knows better", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    writeBytes(lockPathOf(folder.path()), "4711\ngantry\nelsewhere\nother-machine\nother-boot\n");
    makeOld(lockPathOf(folder.path()));
    const auto lock = FileLock::take(folder.path());
    REQUIRE_FALSE(lock);
    CHECK(reasonOf(lock.error()) == QStringLiteral("file.locked-elsewhere"));
    const QString told = sentence(lock.error());
    for (const char* part : {"elsewhere", "4711", "p.gantry.lock"}) CHECK(told.contains(QLatin1String(part)));
    CHECK(QFile::exists(lockPathOf(folder.path())));
}

TEST_CASE("who comes second reads, and is told who writes", "[store]")
{
    PortfolioFolder folder;
    auto first = folder.create();
    const auto refused = Session::open(folder.path(), identityOf(QStringLiteral("Bea")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::Locked);
    auto second = folder.open(QStringLiteral("Bea"), OpenMode::WriteOrRead);
    REQUIRE(second->readOnlyReason());
    CHECK(reasonOf(*second->readOnlyReason()) == QStringLiteral("file.locked"));
    CHECK(sentence(*second->readOnlyReason()).contains(QString::number(::getpid())));
    second.reset();
    first.reset();
    CHECK_FALSE(folder.open(QStringLiteral("Bea"), OpenMode::WriteOrRead)->isReadOnly());
}
