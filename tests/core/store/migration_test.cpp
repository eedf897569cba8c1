#include "core/exchange/json/record_json.h"
#include "core/store/header.h"
#include "core/store/schema.h"
#include "core/store/verify.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/portfolio_file.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace gantry;
using namespace gantry::test;

namespace {

/// The kept file of schema 1, in a folder where it may be changed.
struct Kept {
    PortfolioFolder folder;
    Kept() { writeBytes(folder.path(), bytesOf(QStringLiteral(GANTRY_TEST_DATA "/schema-1.gantry"))); }
};

std::vector<QJsonObject> linesOf(const QByteArray& text)
{
    std::vector<QJsonObject> out;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty()) out.push_back(QJsonDocument::fromJson(line).object());
    return out;
}

/// Every record and every cell that the program of schema 1 had dumped is there.
void checkRows(const Portfolio& portfolio)
{
    QBuffer dump;
    REQUIRE(dump.open(QIODevice::WriteOnly));
    writeDump(dump, portfolio);
    QHash<QString, QJsonObject> now;
    for (const QJsonObject& record : linesOf(dump.data()))
        now.insert(record.value(u"entity").toString() + u' ' + record.value(u"id").toString(), record.value(u"cells").toObject());
    const auto then = linesOf(bytesOf(QStringLiteral(GANTRY_TEST_DATA "/schema-1.jsonl")));
    REQUIRE(then.size() > 300);
    CHECK(std::size_t(now.size()) == then.size());
    for (const QJsonObject& record : then) {
        const QString key = record.value(u"entity").toString() + u' ' + record.value(u"id").toString();
        CAPTURE(key);
        REQUIRE(now.contains(key));
        const QJsonObject cells = record.value(u"cells").toObject(), found = now.value(key);
        for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
            CAPTURE(cell.key());
            CHECK(found.value(cell.key()) == cell.value());
        }
    }
}

QString schemaOf(const QString& path)
{
    auto db = Database::open(path, Database::Access::Read);
    REQUIRE(db);
    return *schemaText(**db);
}

} // namespace

TEST_CASE("a file of schema 1 is migrated after a backup beside it, and loses nothing", "[store]")
{
    Kept kept;
    const QByteArray before = bytesOf(kept.folder.path());
    REQUIRE(*versionInHeader(kept.folder.path()) == 1);
    {
        auto session = kept.folder.open(QStringLiteral("Bea"));
        CHECK_FALSE(session->isReadOnly());
        checkRows(session->portfolio());
        CHECK(session->history(0, 1).front().action == QStringLiteral("file.migrate"));
        CHECK(session->history(0, 1).front().author == QStringLiteral("Bea"));
        CHECK_FALSE(session->undoLabel()); // nobody undoes across a migration
        const Snapshot& baseline = session->portfolio().all<Snapshot>().row(0);
        const auto frozen = session->frozen(baseline.id);
        REQUIRE(frozen);
        CHECK(frozen->tasks.size() == 6);
        CHECK_FALSE(frozen->rows.empty());
        REQUIRE(rename(*session, taskNamed(*session, u"Handover").id, QStringLiteral("Taking over")));
    }
    CHECK(*versionInHeader(kept.folder.path()) == schemaVersion);
    const auto report = verifyFile(kept.folder.path());
    REQUIRE(report);
    CHECK(report->problems.empty());
    CHECK(report->entries == 34);

    const QString backup = kept.folder.path(QStringLiteral("p.schema-1.gantry"));
    REQUIRE(kept.folder.files() == QStringList{QStringLiteral("p.gantry"), QStringLiteral("p.schema-1.gantry")});
    CHECK(*versionInHeader(backup) == 1);
    auto old = Session::open(backup, identityOf(QStringLiteral("Bea")), OpenMode::ReadOnly);
    REQUIRE(old);
    checkRows((*old)->portfolio());
    CHECK((*old)->sequence() == 32);

    SECTION("and has the schema of a new file")
    {
        PortfolioFolder fresh;
        fresh.create();
        CHECK(schemaOf(kept.folder.path()) == schemaOf(fresh.path()));
    }
    SECTION("a second migration beside it keeps both backups")
    {
        writeBytes(kept.folder.path(), before);
        kept.folder.open();
        CHECK(kept.folder.files().contains(QStringLiteral("p.schema-1-2.gantry")));
        CHECK(*versionInHeader(backup) == 1);
    }
}

TEST_CASE("a file of schema 1 that is only read stays as it is", "[store]")
{
    Kept kept;
    const QByteArray before = bytesOf(kept.folder.path());
    {
        auto session = kept.folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
        checkRows(session->portfolio());
        CHECK(session->history(0, 100).size() == 32);
        CHECK(session->backup(kept.folder.path(QStringLiteral("copy.gantry"))));
        CHECK(*versionInHeader(kept.folder.path(QStringLiteral("copy.gantry"))) == 1);
        CHECK(verifyFile(kept.folder.path())->problems.empty());
    }
    CHECK(bytesOf(kept.folder.path()) == before);
    CHECK(kept.folder.files() == QStringList{QStringLiteral("copy.gantry"), QStringLiteral("p.gantry")});
}

TEST_CASE("a migration that cannot be finished leaves the old file, and says why", "[store]")
{
    Kept kept;
    RawFile(kept.folder.path()).run(QStringLiteral("ALTER TABLE note ADD COLUMN \"choice_id\" INTEGER"));
    const QByteArray before = bytesOf(kept.folder.path());
    const auto refused = Session::open(kept.folder.path(), identityOf(QStringLiteral("Bea")));
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == QStringLiteral("file.foreign-schema"));
    CHECK(bytesOf(kept.folder.path()) == before);
}

TEST_CASE("a version that no program wrote is refused", "[store]")
{
    PortfolioFolder folder;
    folder.create();
    RawFile(folder.path()).run(QStringLiteral("PRAGMA user_version = 0"));
    const auto refused = Session::open(folder.path(), identityOf(QStringLiteral("Ada")));
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == QStringLiteral("file.not-portfolio"));
}
