#include "core/exchange/csv/csv.h"
#include "core/exchange/csv/csv_text.h"
#include "core/exchange/table/table_import.h"
#include "core/model/selection.h"
#include "core/text/text.h"
#include "tests/support/every_record.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Records of every entity, and texts that are hard on a table.
const Portfolio& everything()
{
    static const Portfolio portfolio = [] {
        Portfolio p;
        ChangeSet set = everyRecord();
        REQUIRE(applyToMemory(p, set));
        const NodeId project = p.projectsUnder(p.root()->id).front();
        const qint64 task = recordIds(p, entityOf<Task>()).front();
        ChangeBuilder more({});
        const char16_t* texts[] = {u"=1+1", u"+44 20", u"-", u"@home", u"'quoted", u"''twice", u"plain, with comma", u"say \"so\"",
            u"two\nlines", u"\r\nfirst empty", u"\ttab", u" edges ", u"Mäß–ų漢", u"a;b\tc", u"'", u"\"", u"=\"x\"\r\n,y"};
        qint64 id = 900'100;
        for (const char16_t* text : texts)
            more.insert(Note{.id = {id++},
                .project = project,
                .entity = QStringLiteral("task"),
                .record = {task},
                .topic = QString::fromUtf16(text),
                .text = QString::fromUtf16(text)});
        ChangeSet extra = more.take();
        REQUIRE(applyToMemory(p, extra));
        return p;
    }();
    return portfolio;
}

QByteArray csvOf(const Portfolio& p, Entity entity) { return writeCsv(p, entity, recordIds(p, entity)); }

Result<TableImport> plan(const Portfolio& p, Entity entity, const QByteArray& bytes, const QLocale& locale = QLocale::c())
{
    IdSource ids(1'000'000);
    const auto table = readCsv(bytes);
    return table ? planTable(*table, {}, p, ids, entity, locale) : table.error();
}

TableImport readInto(const Portfolio& p, Entity entity, const QByteArray& bytes, const QLocale& locale = QLocale::c())
{
    auto read = plan(p, entity, bytes, locale);
    if (!read) FAIL(sentence(read.error()).toStdString());
    return std::move(*read);
}

std::string refusals(const TableImport& read)
{
    std::string out;
    for (const TableRefusal& r : read.refused) out += std::to_string(r.row) + ": " + sentence(r.error).toStdString() + "\n";
    return out;
}

} // namespace

TEST_CASE("a table of every entity comes back as it went out", "[csv]")
{
    const Portfolio& p = everything();
    for (const EntityInfo& info : allEntities()) {
        CAPTURE(info.keyText());
        REQUIRE(p.table(info.entity).size() > 0);
        const QByteArray bytes = csvOf(p, info.entity);
        const TableImport same = readInto(p, info.entity, bytes);
        INFO(refusals(same));
        CHECK(same.set.empty());
        CHECK(same.refused.empty());
        CHECK(same.rows == qint64(p.table(info.entity).size()));

        if (info.entity == entityOf<Snapshot>()) continue; // their content is in no table
        Portfolio emptied = p;
        for (qint64 id : recordIds(p, info.entity)) emptied.edit(info.entity).remove(id);
        TableImport fresh = readInto(emptied, info.entity, bytes);
        INFO(refusals(fresh));
        CHECK(fresh.refused.empty());
        CHECK(fresh.added == fresh.rows);
        REQUIRE(applyToMemory(emptied, fresh.set));
        CHECK(difference(p, emptied).empty());
    }
}

TEST_CASE("each cell that a spreadsheet changed is the one that changes", "[csv]")
{
    const Portfolio& p = everything();
    int looked = 0;
    for (const EntityInfo& info : allEntities()) {
        const qint64 id = recordIds(p, info.entity).back();
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            CAPTURE(info.keyText(), field.keyText());
            const Value before = field.get(p.table(info.entity).find(id)), after = otherValue(field, before);
            if (after == before || isSettled(field)) continue;
            Portfolio changed = p;
            REQUIRE(field.set(changed.edit(info.entity).edit(id), after));
            const TableImport read = readInto(p, info.entity, writeCsv(changed, info.entity, std::array{id}));
            if (field.is(ReadOnly)) {
                REQUIRE(read.refused.size() == 1);
                CHECK(read.refused.front().error.reason == std::string("edit.read-only"));
                continue;
            }
            if (field.key == "kind" && info.entity == entityOf<Node>()) continue; // what lies under it would not fit
            INFO(refusals(read));
            REQUIRE(read.set.changes.size() == 1);
            CHECK((read.set.changes.front() == Change{Change::Update, info.entity, id, {Cell{quint16(f), before, after}}}));
            ++looked;
        }
    }
    CHECK(looked > 120);
}

TEST_CASE("no text in a table is a formula", "[csv]")
{
    const QByteArray bytes = csvOf(everything(), entityOf<Note>());
    csv::Rows rows(QString::fromUtf8(bytes.mid(3)));
    (void)rows.next();
    int guarded = 0;
    while (const auto cells = rows.next())
        for (const QString& cell : *cells) {
            CHECK_FALSE(QStringLiteral("=+-@\t\r\n").contains(cell.isEmpty() ? QChar(u' ') : cell.front()));
            guarded += cell.startsWith(u'\'');
        }
    CHECK(guarded >= 9);
}

TEST_CASE("numbers stay numbers, also below zero", "[csv]")
{
    Portfolio p = everything();
    const qint64 id = recordIds(p, entityOf<Link>()).front();
    static_cast<Link*>(p.edit(entityOf<Link>()).edit(id))->lag = WorkTime{-7200};
    CHECK(writeCsv(p, entityOf<Link>(), std::array{id}).contains(",-7200,"));
}

TEST_CASE("a table that a person made: labels, semicolons, words and names as people write them", "[csv]")
{
    const Portfolio& p = everything();
    TableImport read = readInto(p, entityOf<Person>(),
        "Name;Role;Organisation;Active\nAda Byron;\"Planner; site\";Dunning Civil Works;no\n\n;Nobody;;yes\nKit;;No Such Firm;yes\n");
    INFO(refusals(read));
    CHECK(read.rows == 3);
    CHECK(read.added == 1);
    REQUIRE(read.refused.size() == 2);
    CHECK(read.refused[0].row == 4);
    CHECK(sentence(read.refused[0].error).contains(u"needs a value in Name"));
    CHECK(read.refused[1].row == 5);
    CHECK(sentence(read.refused[1].error).contains(u"No Such Firm"));
    Portfolio after = p;
    REQUIRE(applyToMemory(after, read.set));
    const Person& ada = *after.find<Person>(read.set.changes.front().id);
    CHECK(ada.role == QStringLiteral("Planner; site"));
    CHECK_FALSE(ada.active);
    CHECK(after.find(ada.organisation)->name == QStringLiteral("Dunning Civil Works"));
}

TEST_CASE("rows may refer to rows further down, and go with the one that they need", "[csv]")
{
    const Portfolio& p = everything();
    const QByteArray project = QByteArray::number(p.projectsUnder(p.root()->id).front().value);
    const QByteArray rows = "id,project_id,parent_id,name\n"
                            "701,"
        + project
        + ",702,Child\n"
          "702,"
        + project
        + ",,Parent\n"
          "703,"
        + project
        + ",704,Orphan\n"
          "704,"
        + project
        + ",9999999,Lost\n"
          "705,"
        + project
        + ",706,Hen\n"
          "706,"
        + project + ",705,Egg\n";
    const TableImport read = readInto(p, entityOf<Task>(), QByteArray(rows).replace("70", "8070"));
    INFO(refusals(read));
    CHECK(read.added == 2);
    CHECK(read.refused.size() == 4);
    CHECK(read.set.changes.size() == 2);
}

TEST_CASE("what is wrong with one row is told by its line and leaves the others", "[csv]")
{
    const Portfolio& p = everything();
    const TableImport read = readInto(p, entityOf<Resource>(),
        "id,name,max_units,for fun\n"
        "4.6E+18,Shortened,1\n"
        ",Good,2.5\n"
        ",Many,1,2,3\n"
        ",Words,lots\n"
        "990001,\"Two\nlines\",\n"
        "990001,Twice,1\n"
        ",Last,1\n");
    INFO(refusals(read));
    CHECK(read.added == 3);
    CHECK(read.unknownColumns == QStringList{QStringLiteral("for fun")});
    REQUIRE(read.refused.size() == 4);
    CHECK(read.refused[0].error.reason == std::string("table.bad-id"));
    CHECK(read.refused[1].error.reason == std::string("csv.too-many-cells"));
    CHECK(read.refused[2].error.reason == std::string("value.not-canonical"));
    CHECK(read.refused[3].error.reason == std::string("table.id-twice"));
    CHECK(read.refused[3].row == 8);
    CHECK(read.taken() == 3);
}

TEST_CASE("an empty cell clears its field, an absent one leaves it alone", "[csv]")
{
    const Portfolio& p = everything();
    const qint64 id = recordIds(p, entityOf<Person>()).front();
    const QByteArray key = QByteArray::number(id);
    CHECK(readInto(p, entityOf<Person>(), "id,email,role\n" + key + ",\n").set.changes.front().cells.size() == 1);
    CHECK(readInto(p, entityOf<Person>(), "id,active\n" + key + ",\n").refused.size() == 1);
    CHECK(readInto(p, entityOf<Person>(), "id,name\n" + key + ",\n").refused.size() == 1);
}

TEST_CASE("a file that is no table gets one sentence", "[csv]")
{
    const auto reasonOf = [&](const QByteArray& bytes) {
        const auto read = plan(everything(), entityOf<Task>(), bytes);
        return read ? std::string("read") : std::string(read.error().reason);
    };
    CHECK(reasonOf("") == "table.empty");
    CHECK(reasonOf("\n\n,,\n") == "table.empty");
    CHECK(reasonOf("colour,taste\nred,sour\n") == "table.no-heading");
    CHECK(reasonOf("name,Name\n") == "table.column-twice");
    CHECK(reasonOf("name\n\"never closed\n") == "csv.unclosed-quote");
    CHECK(reasonOf("name\nM\xfcller\n") == "csv.encoding");
    CHECK(reasonOf(QByteArray("\xff\xfen\0a\0m\0e\0\n\0", 12)) == "read"); // UTF-16, as spreadsheets write it
}
