// Where a portfolio cannot be written it is read, with the true reason; where the disk is full, what was there stays.
#include "core/exchange/json/record_json.h"
#include "core/store/verify.h"
#include "core/text/text.h"
#include "tests/core/store/cut_off.h"
#include "tests/core/store/places.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"

#include <QBuffer>

using namespace gantry;
using namespace gantry::test;

namespace {

QByteArray dumpOf(const Portfolio& portfolio)
{
    QBuffer out;
    REQUIRE(out.open(QIODevice::WriteOnly));
    writeDump(out, portfolio);
    return out.data();
}

QString whyReadOnly(const Result<std::unique_ptr<Session>>& session)
{
    if (!session) return reasonOf(session.error());
    return (*session)->isReadOnly() ? reasonOf(*(*session)->readOnlyReason()) : QStringLiteral("writable");
}

Result<std::unique_ptr<Session>> openAt(const QString& path) { return Session::open(path, identityOf(QStringLiteral("Ada"))); }

Result<qint64> addTasks(Session& session, NodeId project, int count)
{
    ChangeBuilder build(QStringLiteral("task.add"));
    for (int i = 0; i < count; ++i)
        build.insert(Task{.id = session.ids().next<TaskId>(), .project = project, .name = QStringLiteral("Task number %1").arg(i)});
    return session.apply(build.take());
}

/// That a session which cannot write reads everything and leaves nothing behind.
void checkReads(const Result<std::unique_ptr<Session>>& opened, const QByteArray& dump)
{
    REQUIRE(opened);
    Session& session = **opened;
    CHECK(dumpOf(session.portfolio()) == dump);
    CHECK(session.history().size() == 2);
    const auto refused = rename(session, taskNamed(session, u"Slab").id, QStringLiteral("Deck"));
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == reasonOf(*session.readOnlyReason()));
    CHECK_FALSE(sentence(refused.error()).contains(u'%'));
    QTemporaryDir elsewhere;
    CHECK(session.backup(elsewhere.filePath(QStringLiteral("b.gantry"))));
}

} // namespace

TEST_CASE("a file or folder that may not be written opens to read, says why, and stays alone", "[store][place]")
{
    PortfolioFolder folder;
    QByteArray dump;
    {
        auto session = folder.create();
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
        dump = dumpOf(session->portfolio());
    }
    const QByteArray bytes = bytesOf(folder.path());
    const QStringList alone{QStringLiteral("p.gantry")};
    SECTION("the file")
    {
        allow(folder.path(), 0444);
        allow(folder.folder(), 0777);
        WithoutRoot plain;
        const auto opened = openAt(folder.path());
        CHECK(whyReadOnly(opened) == QStringLiteral("file.read-only"));
        checkReads(opened, dump);
    }
    SECTION("the folder")
    {
        allow(folder.path(), 0666);
        allow(folder.folder(), 0555);
        WithoutRoot plain;
        const auto opened = openAt(folder.path());
        CHECK(whyReadOnly(opened) == QStringLiteral("file.folder-read-only"));
        checkReads(opened, dump);
        const auto made = Session::create(folder.path(QStringLiteral("q.gantry")), identityOf(QStringLiteral("Ada")));
        REQUIRE_FALSE(made);
        CHECK(made.error().code == Errc::Io);
        CHECK((*opened)->backup(folder.path(QStringLiteral("q.gantry"))).error().code == Errc::Io);
    }
    SECTION("nor read")
    {
        allow(folder.path(), 0);
        allow(folder.folder(), 0777);
        WithoutRoot plain;
        CHECK(whyReadOnly(openAt(folder.path())) == QStringLiteral("file.cannot-open"));
    }
    allow(folder.folder(), 0700);
    CHECK(folder.files() == alone);
    allow(folder.path(), 0600);
    CHECK(bytesOf(folder.path()) == bytes);
}

TEST_CASE("a medium that cannot be written opens to read, also with a commit on it that was cut off", "[store][place]")
{
    SmallDisk disk;
    if (!disk) return;
    QByteArray dump;
    const QString path = disk.path(QStringLiteral("p.gantry"));
    {
        auto session = Session::create(path, identityOf(QStringLiteral("Ada")));
        REQUIRE(session);
        addProject(**session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
        dump = dumpOf((*session)->portfolio());
    }
    QStringList files{QStringLiteral("p.gantry")};
    SECTION("as it was closed") { }
    SECTION("cut off")
    {
        cutOffCommit(path);
        files << QStringLiteral("p.gantry-journal");
    }
    SECTION("cut off, with the lock of the dead writer")
    {
        cutOffCommit(path);
        writeBytes(disk.path(QStringLiteral("p.gantry.lock")), "999999\nnobody\nelsewhere\n");
        files << QStringLiteral("p.gantry-journal") << QStringLiteral("p.gantry.lock");
    }
    disk.remount(QStringLiteral("ro"));
    const auto opened = openAt(path);
    CHECK(whyReadOnly(opened) == QStringLiteral("file.medium-read-only"));
    checkReads(opened, dump);
    CHECK(verifyFile(path)->problems.empty());
    CHECK(disk.files() == files);
}

TEST_CASE("a full disk leaves file and window as they were, and is called by its name", "[store][place]")
{
    SmallDisk disk;
    if (!disk) return;
    const QString path = disk.path(QStringLiteral("p.gantry"));
    auto session = std::move(*Session::create(path, identityOf(QStringLiteral("Ada"))));
    const NodeId project = addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    disk.fill(16'384);
    const QByteArray dump = dumpOf(session->portfolio());
    const qint64 sequence = session->sequence();
    const auto unchanged = [&](const Error& error) {
        CHECK(reasonOf(error) == QStringLiteral("file.disk-full"));
        CHECK(error.code == Errc::Io);
        CHECK(dumpOf(session->portfolio()) == dump);
        CHECK(session->sequence() == sequence);
        CHECK_FALSE(session->isReadOnly());
    };
    SECTION("an edit")
    {
        const auto refused = addTasks(*session, project, 300);
        REQUIRE_FALSE(refused);
        unchanged(refused.error());
    }
    SECTION("a bulk change")
    {
        const auto refused = session->applyBulkNow(
            [&](const Portfolio&, IdSource& ids, const Progress&) -> Result<ChangeSet> {
                ChangeBuilder build(QStringLiteral("import"));
                for (int i = 0; i < 3000; ++i)
                    build.insert(Task{.id = ids.next<TaskId>(), .project = project, .name = QStringLiteral("Task number %1").arg(i)});
                return build.take();
            },
            Source::Import);
        REQUIRE_FALSE(refused);
        unchanged(refused.error());
    }
    SECTION("a backup onto it")
    {
        const auto refused = session->backup(disk.path(QStringLiteral("b.gantry")));
        REQUIRE_FALSE(refused);
        unchanged(refused.error());
        CHECK(disk.files()
            == QStringList{
                QStringLiteral("filler"), QStringLiteral("p.gantry"), QStringLiteral("p.gantry-journal"), QStringLiteral("p.gantry.lock")});
    }
    SECTION("a new file on it")
    {
        const auto refused = Session::create(disk.path(QStringLiteral("q.gantry")), identityOf(QStringLiteral("Ada")));
        REQUIRE_FALSE(refused);
        unchanged(refused.error());
        CHECK_FALSE(disk.files().contains(QStringLiteral("q.gantry.partial")));
    }
    REQUIRE(QFile::remove(disk.path(QStringLiteral("filler"))));
    REQUIRE(addTasks(*session, project, 300)); // with room again the same session goes on
    session.reset();
    CHECK(disk.files() == QStringList{QStringLiteral("p.gantry")});
    CHECK(verifyFile(path)->problems.empty());
    CHECK((*openAt(path))->portfolio().all<Task>().size() == 301);
}

TEST_CASE("a file on a disk without room for a lock opens to read and says so", "[store][place]")
{
    SmallDisk disk;
    if (!disk) return;
    const QString path = disk.path(QStringLiteral("p.gantry"));
    QByteArray dump;
    {
        auto session = std::move(*Session::create(path, identityOf(QStringLiteral("Ada"))));
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
        dump = dumpOf(session->portfolio());
    }
    disk.fill();
    const auto opened = openAt(path);
    CHECK(whyReadOnly(opened) == QStringLiteral("file.no-room-to-write"));
    checkReads(opened, dump);
    CHECK(disk.files() == QStringList{QStringLiteral("filler"), QStringLiteral("p.gantry")});
}

TEST_CASE("an older file that has no room for its backup stays an older file", "[store][place]")
{
    SmallDisk disk;
    if (!disk) return;
    const QString path = disk.path(QStringLiteral("p.gantry"));
    const QByteArray kept = bytesOf(QStringLiteral(GANTRY_TEST_DATA "/schema-1.gantry"));
    writeBytes(path, kept);
    disk.fill(40'960);
    const auto opened = openAt(path);
    REQUIRE_FALSE(opened);
    CHECK(reasonOf(opened.error()) == QStringLiteral("file.disk-full"));
    CHECK(bytesOf(path) == kept);
    CHECK(disk.files() == QStringList{QStringLiteral("filler"), QStringLiteral("p.gantry")});
}

TEST_CASE("where the file reaches the size that its disk allows, an edit is taken back whole", "[store][place]")
{
    PortfolioFolder folder; // as above, for machines where nothing can be mounted
    auto session = folder.create();
    const NodeId project = addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    const QByteArray dump = dumpOf(session->portfolio());
    {
        const auto names = QSqlDatabase::connectionNames();
        const auto live = std::ranges::find_if(names, [](const QString& n) { return n.startsWith(u"gantry-"); });
        REQUIRE(live != names.end());
        QSqlQuery q(QSqlDatabase::database(*live, false));
        REQUIRE(q.exec(QStringLiteral("PRAGMA max_page_count = 1"))); // no page more than there are
    }
    const auto refused = addTasks(*session, project, 500);
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == QStringLiteral("file.disk-full"));
    CHECK(dumpOf(session->portfolio()) == dump);
    session.reset();
    session = folder.open();
    CHECK(dumpOf(session->portfolio()) == dump);
    CHECK(addTasks(*session, project, 500));
}
