#include "core/edit/attachments.h"
#include "core/edit/documents.h"
#include "core/exchange/json/record_json.h"
#include "core/store/verify.h"
#include "core/text/text.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A file with records of every entity, a bulk entry, small ones, and an undo.
QByteArray soundFile()
{
    PortfolioFolder folder;
    auto session = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), fewRecords());
    REQUIRE(session);
    const TaskId task{recordIds((*session)->portfolio(), entityOf<Task>()).front()};
    ChangeSet many{QStringLiteral("import"), {}, {}, {}};
    for (qint64 id = 1000; id < 1060; ++id) many.changes.push_back(filledRecord((*session)->portfolio(), infoOf<Task>(), id));
    REQUIRE((*session)->apply(std::move(many), Source::Import));
    for (const char* name : {"First", "Second", "Third"}) REQUIRE(rename(**session, task, QString::fromLatin1(name)));
    REQUIRE((*session)->undo());
    (*session).reset();
    return bytesOf(folder.path());
}

QStringList found(const QString& path)
{
    const auto report = verifyFile(path);
    if (!report) return {reasonOf(report.error())};
    QStringList reasons;
    for (const Error& problem : report->problems) {
        CHECK_FALSE(sentence(problem).contains(u'%'));
        reasons << reasonOf(problem);
    }
    return reasons;
}

/// Records and journal as a reader gets them; nothing where the file does not open.
QByteArray contentOf(const QString& path)
{
    auto session = Session::open(path, identityOf(QStringLiteral("Ada")), OpenMode::ReadOnly);
    if (!session) return {};
    QBuffer out;
    REQUIRE(out.open(QIODevice::WriteOnly));
    writeDump(out, (*session)->portfolio());
    for (const HistoryEntry& e : (*session)->history()) {
        out.write(e.author.toUtf8() + e.label.toUtf8() + isoText(e.at).toUtf8() + QByteArray::number(e.changes));
        if (auto changes = (*session)->changesOf(e.sequence); changes)
            for (const Change& c : *changes) out.write(QByteArray::number(c.id) + QByteArray::number(qint64(c.cells.size())));
    }
    return out.data();
}

} // namespace

TEST_CASE("verify finds a changed cell in any column of any table", "[store]")
{
    const QByteArray sound = soundFile();
    PortfolioFolder folder;
    writeBytes(folder.path(), sound);
    REQUIRE(found(folder.path()).isEmpty());
    std::vector<std::pair<QString, QString>> columns;
    {
        RawFile raw(folder.path());
        for (const auto& table : raw.rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'")))
            for (const auto& column : raw.rows(QStringLiteral("PRAGMA table_info(\"%1\")").arg(table.front().toString())))
                columns.emplace_back(table.front().toString(), column[1].toString());
    }
    CHECK(columns.size() > 200);
    int looked = 0;
    for (const auto& [table, column] : columns) {
        CAPTURE(table, column);
        writeBytes(folder.path(), sound);
        {
            RawFile raw(folder.path());
            const QString row = QStringLiteral("\"%1\" IS (SELECT max(\"%1\") FROM \"%2\")").arg(column, table);
            const auto values = raw.rows(QStringLiteral("SELECT max(\"%1\") FROM \"%2\"").arg(column, table));
            const QVariant value = values.front().front();
            QVariant other;
            if (value.typeId() == QMetaType::QByteArray) {
                QByteArray bytes = value.toByteArray();
                bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
                other = bytes;
            } else if (value.typeId() == QMetaType::QString) {
                other = value.toString() + u'x';
            } else if (value.typeId() == QMetaType::Double) {
                other = value.toDouble() + 0.5;
            } else {
                other = value.toLongLong() + 1;
            }
            raw.run(QStringLiteral("UPDATE \"%1\" SET \"%2\" = ? WHERE (%4) IN (SELECT %4 FROM \"%1\" WHERE %3 LIMIT 1)")
                        .arg(table, column, row, raw.keyOf(table)),
                {other});
        }
        CHECK_FALSE(found(folder.path()).isEmpty());
        ++looked;
    }
    CHECK(looked == int(columns.size()));
}

TEST_CASE("verify finds rows that were added or taken away", "[store]")
{
    const QByteArray sound = soundFile();
    PortfolioFolder folder;
    const auto after = [&](const char* sql) {
        writeBytes(folder.path(), sound);
        RawFile(folder.path()).run(QString::fromLatin1(sql));
        return found(folder.path());
    };
    CHECK(after("DELETE FROM task WHERE id = (SELECT max(id) FROM task)").contains(QStringLiteral("verify.differs")));
    CHECK(after("DELETE FROM note").contains(QStringLiteral("verify.differs")));
    CHECK(after("INSERT INTO organisation (id, name) VALUES (77, 'Nobody')") == QStringList{QStringLiteral("verify.differs")});
    CHECK(after("DELETE FROM journal WHERE sequence = 2").contains(QStringLiteral("verify.gap")));
    CHECK(after("DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)").contains(QStringLiteral("verify.strays")));
    CHECK(after("DELETE FROM journal_change WHERE sequence = 3").contains(QStringLiteral("verify.hash")));
    CHECK(after("DELETE FROM journal_chunk").contains(QStringLiteral("verify.hash")));
    CHECK(after("DELETE FROM journal_range").contains(QStringLiteral("verify.hash")));
    CHECK(after("DELETE FROM journal_key WHERE number = 2") == QStringList{QStringLiteral("file.damaged")});
    CHECK(after("DELETE FROM snapshot_content").contains(QStringLiteral("verify.snapshot")));
    CHECK(after("INSERT INTO journal_change SELECT 2, 9, op, entity, record, cells FROM journal_change LIMIT 1")
              .contains(QStringLiteral("verify.hash")));
    CHECK(after("INSERT INTO journal_change SELECT 99, 0, op, entity, record, cells FROM journal_change LIMIT 1")
        == QStringList{QStringLiteral("verify.strays")});
    CHECK(after("UPDATE journal SET hash = (SELECT hash FROM journal WHERE sequence = 2) WHERE sequence = 3")
              .contains(QStringLiteral("verify.hash")));
}

TEST_CASE("a changed byte anywhere either changes nothing that is read or is found", "[store]")
{
    const QByteArray sound = soundFile();
    PortfolioFolder folder;
    writeBytes(folder.path(), sound);
    const QByteArray content = contentOf(folder.path());
    REQUIRE(content.size() > 30'000);
    std::mt19937 random(7);
    int noticed = 0;
    for (int i = 0; i < 200; ++i) {
        QByteArray bytes = sound;
        const qsizetype at = qsizetype(random() % std::size_t(bytes.size()));
        bytes[at] = char(bytes[at] ^ (1 << random() % 8));
        writeBytes(folder.path(), bytes);
        CAPTURE(at);
        if (found(folder.path()).isEmpty()) {
            CHECK(contentOf(folder.path()) == content);
        } else {
            ++noticed;
        }
    }
    CHECK(noticed > 30); // of the rest most lie in the unused ends of pages
}

TEST_CASE("a session looks through its file while work goes on, and tells of damage once", "[store]")
{
    PortfolioFolder folder;
    writeBytes(folder.path(), soundFile());
    bool changed = false;
    SECTION("a sound one") { }
    SECTION("one that another program changed")
    {
        changed = true;
        RawFile(folder.path()).run(QStringLiteral("UPDATE organisation SET name = 'Somebody else'"));
    }
    for (const OpenMode mode : {OpenMode::Write, OpenMode::ReadOnly}) {
        auto session = folder.open(QStringLiteral("Ada"), mode);
        int told = 0;
        QString reason, text;
        const auto done = [&](const Result<void>& found) {
            ++told;
            if (!found) reason = reasonOf(found.error()), text = sentence(found.error());
        };
        session->verify(done);
        session->verify(done); // once a session
        if (mode == OpenMode::Write) REQUIRE(rename(*session, TaskId{4}, QStringLiteral("Changed meanwhile")));
        while (!told) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        CHECK(told == 1);
        CHECK(reason == (changed ? QStringLiteral("file.changed-outside") : QString()));
        if (changed) CHECK(text.contains(QStringLiteral("Organisation 900001")));
    }
}

TEST_CASE("a session that is closed while it looks through its file ends at once and tells nobody", "[store]")
{
    PortfolioFolder folder;
    writeBytes(folder.path(), soundFile());
    bool told = false;
    auto session = folder.open();
    session->verify([&](const Result<void>&) { told = true; });
    session.reset();
    QCoreApplication::processEvents();
    CHECK_FALSE(told);
    CHECK(folder.files() == QStringList{QStringLiteral("p.gantry")});
}

TEST_CASE("files that are kept, replaced and taken back leave nothing that verify takes for damage", "[store]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId project = addProject(*session, QStringLiteral("Quay"));
    const TakenBy ada{QStringLiteral("Ada"), {}};
    const auto take = [&](Result<ChangeSet> set) {
        REQUIRE(set);
        REQUIRE(session->apply(std::move(*set)));
    };
    take(addDocument(session->portfolio(), session->ids(), project, {QStringLiteral("a.txt"), "first"}, ada));
    const DocumentId id{recordIds(session->portfolio(), entityOf<Document>()).front()};
    take(replaceFile(session->portfolio(), session->ids(), id, {QStringLiteral("b.txt"), "second"}, ada));
    take(addDocument(session->portfolio(), session->ids(), project, {QStringLiteral("c.txt"), "third"}, ada));
    REQUIRE(session->undo());
    session.reset();
    CHECK(found(folder.path()).isEmpty());
    {
        RawFile raw(folder.path());
        raw.run(QStringLiteral("UPDATE snapshot_content SET content = x'00000001' WHERE hash = ?"), {contentHash("second")});
    }
    CHECK_FALSE(found(folder.path()).isEmpty());
}

TEST_CASE("a file kept on a record is sound whatever its bytes are", "[store]")
{
    PortfolioFolder folder;
    auto session = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), fewRecords());
    REQUIRE(session);
    const Portfolio& portfolio = (*session)->portfolio();
    const RecordKey task{entityOf<Task>(), recordIds(portfolio, entityOf<Task>()).front()};
    auto set =
        attach(portfolio, (*session)->ids(), task, {QStringLiteral("a.png"), "\x89PNG no picture, no plan"}, {QStringLiteral("Ada"), {}});
    REQUIRE(set);
    REQUIRE((*session)->apply(std::move(*set)));
    (*session).reset();
    CHECK(found(folder.path()).isEmpty());
}
