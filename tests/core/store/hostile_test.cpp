// A portfolio from elsewhere is hostile input: whatever is in it, it opens or is refused with a sentence.
#include "core/exchange/json/record_json.h"
#include "core/schedule/adapter.h"
#include "core/store/header.h"
#include "core/store/verify.h"
#include "core/text/sentences.h"
#include "core/text/text.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"

#include <QBuffer>
#include <QtEndian>
#include <sys/stat.h>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A file with records of every entity.
struct Victim {
    PortfolioFolder folder;
    Victim()
    {
        static const QByteArray bytes = [] {
            PortfolioFolder made;
            REQUIRE(Session::create(made.path(), identityOf(QStringLiteral("Ada")), everyRecord()));
            return bytesOf(made.path());
        }();
        writeBytes(folder.path(), bytes);
    }
    void run(const QString& sql, const QVariantList& values = {}) { RawFile(folder.path()).run(sql, values); }
    qint64 id(const char* where)
    {
        return RawFile(folder.path()).cell(QStringLiteral("SELECT id FROM ") + QLatin1String(where)).toLongLong();
    }
    Result<std::unique_ptr<Session>> open(OpenMode mode = OpenMode::Write)
    {
        return Session::open(folder.path(), identityOf(QStringLiteral("Ada")), mode);
    }
    /// The reason for which both ways of opening refuse the file, which stays as it is and has nothing beside it afterwards.
    QString refusal()
    {
        const QByteArray before = bytesOf(folder.path());
        const auto write = open(), read = open(OpenMode::ReadOnly);
        if (write || read) return QStringLiteral("opened");
        const QString reason = reasonOf(write.error());
        CHECK(reasonOf(read.error()) == reason);
        for (const Error& error : {write.error(), read.error()}) {
            CHECK(hasSentence(reasonOf(error)));
            CHECK(sentence(error).count(u'\n') == 0);
            CHECK_FALSE(sentence(error).contains(u'%'));
        }
        CHECK(bytesOf(folder.path()) == before);
        CHECK(folder.files() == QStringList{QStringLiteral("p.gantry")});
        return reason;
    }
};

} // namespace

TEST_CASE("what is no portfolio is refused before SQLite sees it", "[store][hostile]")
{
    Victim victim;
    const QByteArray good = bytesOf(victim.folder.path());
    const auto with = [&](qsizetype at, const QByteArray& bytes) {
        QByteArray changed = good;
        changed.replace(at, bytes.size(), bytes);
        return changed;
    };
    const QByteArray foreign[] = {{}, "x", QByteArray(50, '\0'), QByteArray(100'000, '\0'), "not a database\n",
        QByteArray("SQLite format 3\0", 16), good.left(99), with(0, "sQLite"), with(68, "Gnat"), with(60, QByteArray(4, '\0')),
        with(60, QByteArray(4, '\xff'))};
    for (const QByteArray& bytes : foreign) {
        writeBytes(victim.folder.path(), bytes);
        CAPTURE(bytes.left(80), bytes.size());
        CHECK(victim.refusal() == QStringLiteral("file.not-portfolio"));
    }
}

TEST_CASE("a file that was cut short or holds nonsense from some place on is damaged", "[store][hostile]")
{
    Victim victim;
    const QByteArray good = bytesOf(victim.folder.path());
    for (const int tenths : {1, 3, 5, 8, 9}) {
        CAPTURE(tenths);
        const qsizetype half = good.size() * tenths / 10;
        writeBytes(victim.folder.path(), good.left(half));
        CHECK(victim.refusal() == QStringLiteral("file.damaged"));
        writeBytes(victim.folder.path(), good.left(half) + QByteArray(good.size() - half, '\x5a'));
        CHECK(victim.refusal() != QStringLiteral("opened"));
    }
}

TEST_CASE("what is no file gets a sentence and no wait", "[store][hostile]")
{
    PortfolioFolder folder;
    const auto reason = [&](const QString& path) {
        const auto opened = Session::open(path, identityOf(QStringLiteral("Ada")));
        return opened ? QStringLiteral("opened") : reasonOf(opened.error());
    };
    CHECK(reason(folder.folder()) == QStringLiteral("file.no-file"));
    REQUIRE(::mkfifo(QFile::encodeName(folder.path()).constData(), 0600) == 0);
    CHECK(reason(folder.path()) == QStringLiteral("file.no-file"));
    CHECK(reason(QStringLiteral("/dev/null")) == QStringLiteral("file.no-file"));
    CHECK(reason(folder.path(QStringLiteral("none.gantry"))) == QStringLiteral("file.not-found"));
}

TEST_CASE("tables, views and triggers that are not ours are refused", "[store][hostile]")
{
    Victim victim;
    const char* const foreign[] = {
        "CREATE TABLE extra (x)",
        "CREATE VIEW task_view AS SELECT * FROM task",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM task; END",
        "CREATE INDEX own ON task (name)",
        "CREATE UNIQUE INDEX only ON task (name COLLATE NOCASE) WHERE length(name) > 900",
        "CREATE VIRTUAL TABLE words USING fts5(x)",
        "ALTER TABLE note ADD COLUMN more TEXT",
        "ALTER TABLE note ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(text))",
        "ANALYZE",
    };
    for (const char* sql : foreign) {
        CAPTURE(sql);
        Victim one;
        one.run(QString::fromLatin1(sql));
        CHECK(one.refusal() == QStringLiteral("file.foreign-schema"));
    }
    // A table of ours by name and columns that brings something to be executed.
    for (const char* tail : {"CHECK (length(text) < 9)", "DEFAULT (random())", "UNIQUE", "REFERENCES node(id)", "COLLATE nocase"}) {
        CAPTURE(tail);
        Victim one;
        one.run(QStringLiteral("DROP TABLE note"));
        one.run(QStringLiteral(
            "CREATE TABLE \"note\" (\"id\" INTEGER PRIMARY KEY, \"project_id\" INTEGER, \"record_entity\" TEXT, \"record_id\" "
            "INTEGER, \"topic\" TEXT, \"text\" TEXT %1, \"original\" TEXT, \"source_id\" TEXT)")
                    .arg(QLatin1String(tail)));
        CHECK(one.refusal() == QStringLiteral("file.foreign-schema"));
    }
    victim.run(QStringLiteral("ALTER TABLE note DROP COLUMN text"));
    CHECK(victim.refusal() == QStringLiteral("file.schema-lacks"));
    victim.run(QStringLiteral("DROP TABLE note"));
    CHECK(victim.refusal() == QStringLiteral("file.schema-lacks"));
    victim.run(QStringLiteral("CREATE VIEW note AS SELECT 1 id"));
    CHECK(victim.refusal() == QStringLiteral("file.foreign-schema"));
}

TEST_CASE("a schema that another program wrote over is refused", "[store][hostile]")
{
    Victim victim;
    {
        RawFile raw(victim.folder.path());
        raw.run(QStringLiteral("PRAGMA writable_schema = ON"));
        raw.run(QStringLiteral("UPDATE sqlite_schema SET sql = 'CREATE TABLE note (id, id, nonsense' WHERE name = 'note'"));
    }
    CHECK(victim.refusal() == QStringLiteral("file.damaged"));
}

TEST_CASE("a file that another program switched to write-ahead logging is not read half", "[store][hostile]")
{
    Victim victim;
    victim.run(QStringLiteral("PRAGMA journal_mode = WAL"));
    CHECK(victim.refusal() == QStringLiteral("file.write-ahead"));
}

TEST_CASE("a cell with a value of the wrong kind is refused by record and field", "[store][hostile]")
{
    Victim base;
    const qint64 task = base.id("task ORDER BY id LIMIT 1");
    const auto refused = [&](const char* column, const QVariant& value) {
        Victim victim;
        victim.run(QStringLiteral("UPDATE task SET \"%1\" = ? WHERE id = ?").arg(QLatin1String(column)), {value, task});
        CAPTURE(column, value.toString());
        const QString reason = victim.refusal();
        if (reason != u"file.bad-value") return reason;
        const auto opened = victim.open();
        CHECK(opened.error().args.value(2) == QString::number(task));
        return reason;
    };
    const QString bad = QStringLiteral("file.bad-value");
    CHECK(refused("duration_seconds", QStringLiteral("long")) == bad);
    CHECK(refused("duration_seconds", 1.5) == bad);
    CHECK(refused("duration_seconds", QByteArray("\1\2", 2)) == bad);
    CHECK(refused("name", QByteArray("\xff\xfe", 2)) == bad);
    CHECK(refused("kind", QStringLiteral("dragon")) == bad);
    CHECK(refused("kind", QStringLiteral("Task")) == bad);
    CHECK(refused("kind", QString(100'000, u'x')) == bad);
    CHECK(refused("milestone", 2) == bad);
    CHECK(refused("milestone", -1) == bad);
    CHECK(refused("owner_id", -5) == bad);
    CHECK(refused("parent_id", QStringLiteral("1; DROP TABLE task")) == bad);
    Victim victim;
    victim.run(QStringLiteral("UPDATE task SET id = -1 WHERE id = ?"), {task});
    CHECK(victim.refusal() != QStringLiteral("opened"));
}

TEST_CASE("records that break a hard rule are refused by name", "[store][hostile]")
{
    Victim base;
    const qint64 root = base.id("node WHERE parent_id IS NULL"), project = base.id("node WHERE kind IS NULL LIMIT 1");
    const qint64 programme = base.id("node WHERE kind = 'programme' LIMIT 1");
    const qint64 summary = base.id("task WHERE id IN (SELECT parent_id FROM task WHERE parent_id IS NOT NULL) LIMIT 1");
    const qint64 below = base.id(qPrintable(QStringLiteral("task WHERE parent_id = %1 LIMIT 1").arg(summary)));
    const auto refused = [&](const QString& sql) {
        Victim victim;
        victim.run(sql);
        CAPTURE(sql);
        return victim.refusal();
    };
    const QString broken = QStringLiteral("file.rule-broken");
    CHECK(refused(QStringLiteral("UPDATE task SET parent_id = 77 WHERE id = %1").arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE task SET project_id = 77 WHERE id = %1").arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE task SET project_id = NULL WHERE id = %1").arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE task SET name = NULL WHERE id = %1").arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE task SET project_id = %1 WHERE id = %2").arg(programme).arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE task SET parent_id = %1 WHERE id = %2").arg(below).arg(summary)) == broken); // a cycle of two
    CHECK(refused(QStringLiteral("UPDATE task SET parent_id = id WHERE id = %1").arg(below)) == broken);
    CHECK(refused(QStringLiteral("UPDATE link SET successor_id = 77")) == broken);
    CHECK(refused(QStringLiteral("UPDATE calendar SET base_id = id WHERE id = (SELECT min(id) FROM calendar)")) == broken);
    CHECK(refused(QStringLiteral("UPDATE note SET record_entity = 'dragon'")) == broken);
    CHECK(refused(QStringLiteral("UPDATE node SET parent_id = id WHERE id = %1").arg(project)) == broken);
    CHECK(refused(QStringLiteral("UPDATE node SET kind = 'portfolio', parent_id = NULL WHERE id = %1").arg(programme))
        == broken); // two roots
    CHECK(refused(QStringLiteral("UPDATE node SET parent_id = %1 WHERE id = %2").arg(programme).arg(root)) == broken);
    CHECK(refused(QStringLiteral("UPDATE node SET parent_id = NULL WHERE id = %1").arg(project)) == broken);
    CHECK(refused(QStringLiteral("DELETE FROM node WHERE id = %1").arg(root)) == broken);

    Victim empty;
    for (const EntityInfo& info : allEntities()) empty.run(QStringLiteral("DELETE FROM \"%1\"").arg(info.keyText()));
    CHECK(empty.refusal() == QStringLiteral("file.no-root"));
}

TEST_CASE("a text as long as the file can hold is read", "[store][hostile]")
{
    Victim victim;
    victim.run(QStringLiteral("UPDATE note SET text = ? WHERE id = (SELECT min(id) FROM note)"), {QString(8'000'000, u'\u20ac')});
    auto opened = victim.open();
    REQUIRE(opened);
    (*opened).reset();
    const auto report = verifyFile(victim.folder.path());
    REQUIRE(report);
    REQUIRE(report->problems.size() == 1);
    CHECK(reasonOf(report->problems.front()) == QStringLiteral("verify.differs"));
}

TEST_CASE("a record's share of the journal is bounded, and who asks for more is refused and not the file", "[store][hostile]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId project = addProject(*session, QStringLiteral("Bridge"));
    ChangeBuilder build(QStringLiteral("note.add"));
    build.insert(Note{.id = session->ids().next<NoteId>(), .project = project, .text = QString(70'000'000, u'x')});
    const qint64 before = session->sequence();
    const auto refused = session->apply(build.take());
    REQUIRE_FALSE(refused);
    CHECK(reasonOf(refused.error()) == QStringLiteral("change.too-large"));
    CHECK(session->portfolio().all<Note>().size() == 0);
    CHECK(session->sequence() == before);
    addProject(*session, QStringLiteral("Quay"));
    session.reset();
    CHECK(verifyFile(folder.path())->problems.empty());
}

TEST_CASE("a compression bomb in a snapshot is found by its length and never unpacked", "[store][hostile]")
{
    Victim victim;
    const QByteArray zeros = qCompress(QByteArray(300'000'000, '\0'), 9); // a thousandth of what it holds
    REQUIRE(zeros.size() < 400'000);
    QByteArray lie = zeros;
    qToBigEndian<quint32>(1000, lie.data()); // says it is small
    QByteArray boast = qCompress("x");
    qToBigEndian<quint32>(0xf0000000, boast.data()); // says it is huge
    for (const QByteArray& bomb : {zeros, lie, boast, QByteArray(""), QByteArray("abc"), QByteArray(10'000, '\xff')}) {
        CAPTURE(bomb.size());
        victim.run(QStringLiteral("UPDATE snapshot_content SET content = ?"), {bomb});
        auto session = victim.open();
        REQUIRE(session);
        const Snapshot& snapshot = (*session)->portfolio().all<Snapshot>().row(0);
        const auto frozen = (*session)->frozen(snapshot.id);
        REQUIRE_FALSE(frozen);
        CHECK(reasonOf(frozen.error()) == QStringLiteral("snapshot.damaged"));
        CHECK_FALSE((*session)->baselineDates(snapshot.project));
        (*session).reset();
        const auto report = verifyFile(victim.folder.path());
        REQUIRE(report);
        CHECK(reasonOf(report->problems.front()) == QStringLiteral("verify.snapshot"));
    }
}

TEST_CASE("a compression bomb in the journal is found by its length and never unpacked", "[store][hostile]")
{
    const QByteArray zeros = qCompress(QByteArray(300'000'000, '\0'), 9);
    QByteArray lie = zeros;
    qToBigEndian<quint32>(1000, lie.data());
    for (const QByteArray& bomb : {zeros, lie, QByteArray(""), QByteArray(10'000, '\xff')}) {
        CAPTURE(bomb.size());
        Victim victim;
        {
            auto session = victim.open();
            REQUIRE(session);
            addProject(**session, QStringLiteral("Last")); // opening looks at the last entry alone
        }
        victim.run(QStringLiteral("UPDATE journal_chunk SET content = ?"), {bomb});
        auto session = victim.open();
        REQUIRE(session);
        const auto changes = (*session)->changesOf(1);
        REQUIRE_FALSE(changes);
        CHECK(reasonOf(changes.error()) == QStringLiteral("journal.damaged"));
        (*session).reset();
        const auto report = verifyFile(victim.folder.path());
        REQUIRE(report);
        CHECK_FALSE(report->problems.empty());
    }
}

TEST_CASE("a file of a newer version opens to read, with what this version knows of it", "[store][hostile]")
{
    Victim victim;
    const qint64 task = victim.id("task ORDER BY id LIMIT 1");
    {
        RawFile raw(victim.folder.path());
        raw.run(QStringLiteral("CREATE TABLE permit (id INTEGER PRIMARY KEY, name TEXT CHECK (length(name) > 0))"));
        raw.run(QStringLiteral("CREATE INDEX permit_name ON permit (name)"));
        raw.run(QStringLiteral("ALTER TABLE task ADD COLUMN colour TEXT"));
        raw.run(QStringLiteral("UPDATE task SET kind = 'dragon' WHERE id = ?"), {task});
        raw.run(QStringLiteral("INSERT INTO permit VALUES (5, 'Look first')"));
        raw.run(QStringLiteral("INSERT INTO note (id, record_entity, record_id, text) VALUES (6, 'permit', 5, 'Of a permit')"));
        raw.run(QStringLiteral("PRAGMA user_version = 99"));
    }
    const QByteArray before = bytesOf(victim.folder.path());
    for (const OpenMode mode : {OpenMode::Write, OpenMode::ReadOnly}) {
        auto opened = victim.open(mode);
        if (!opened) FAIL(sentence(opened.error()).toStdString());
        Session& session = **opened;
        REQUIRE(session.readOnlyReason());
        CHECK(reasonOf(*session.readOnlyReason()) == QStringLiteral("file.newer"));
        CHECK(session.portfolio().find(TaskId{task})->kind == TaskKind::Task);
        CHECK_FALSE(session.portfolio().find<Note>(6));
        CHECK_FALSE(rename(session, TaskId{task}, QStringLiteral("Mine")));
        CHECK(session.backup(victim.folder.path(QStringLiteral("b.gantry"))));
    }
    CHECK(bytesOf(victim.folder.path()) == before);
    CHECK(*versionInHeader(victim.folder.path(QStringLiteral("b.gantry"))) == 99);
    CHECK(victim.folder.files() == QStringList{QStringLiteral("b.gantry"), QStringLiteral("p.gantry")});

    REQUIRE(QFile::remove(victim.folder.path(QStringLiteral("b.gantry"))));
    RawFile(victim.folder.path()).run(QStringLiteral("CREATE VIEW spy AS SELECT 1"));
    CHECK(victim.refusal() == QStringLiteral("file.foreign-schema")); // newer does not mean trusted
}

TEST_CASE("numbers at the ends of what a cell can hold are shown, listed and scheduled", "[store][hostile]")
{
    Victim base;
    const auto full = base.open();
    REQUIRE(full);
    const Portfolio portfolio = (*full)->portfolio();
    for (const EntityInfo& info : allEntities())
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            if (field.kind == Kind::Text || field.kind == Kind::Enum || field.kind == Kind::Id || field.kind == Kind::Bool) continue;
            for (const qint64 n : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()}) {
                CAPTURE(info.keyText(), field.keyText(), n);
                Portfolio changed = portfolio;
                TableBase& table = changed.edit(info.entity);
                const qint64 id = recordIds(changed, info.entity).front();
                if (!field.set(table.edit(id), n)) continue;
                CHECK_FALSE(displayText(changed, field, n, {}, QLocale::c()).isNull());
                QByteArray json;
                appendCell(json, field, n);
                CHECK(findings(changed).size() < 1000);
                CHECK(schedule::scheduleAll(changed).size() == 12);
            }
        }
}
