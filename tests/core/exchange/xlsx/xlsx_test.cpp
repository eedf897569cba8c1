#include "core/exchange/csv/csv.h"
#include "core/exchange/read_table.h"
#include "core/exchange/table/table_import.h"
#include "core/exchange/xlsx/cell_formats.h"
#include "core/exchange/xlsx/xlsx.h"
#include "core/text/text.h"
#include "tests/core/exchange/xlsx/workbook.h"
#include "tests/support/corpus.h"
#include "tests/support/every_record.h"
#include "tests/support/strings.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace gantry;
using namespace gantry::test;

namespace {

SourceTable read(const QByteArray& bytes, const QString& sheet = {})
{
    auto table = readXlsx(bytes, sheet);
    if (!table) FAIL(sentence(table.error()).toStdString());
    return std::move(*table);
}

/// A line a row: its number, then the cells that hold something.
QString shown(const SourceTable& table)
{
    static constexpr const char* kinds[] = {"", "", "#", "!", "@", "~", "x"};
    QStringList out;
    for (const TableRow& row : table.rows) {
        QStringList cells;
        for (const TableCell& c : row.cells)
            cells << columnLetters(c.column) + u'=' + QLatin1StringView(kinds[c.what]) + c.text
                    + (c.percent ? QStringLiteral("%") : QString());
        out << QStringLiteral("%1 %2").arg(row.number).arg(cells.join(u' '));
    }
    return out.join(QStringLiteral(" | "));
}
QString shown(const QByteArray& rows, const QByteArray& after = {}) { return shown(read(Workbook::of(rows, after).bytes())); }

const Portfolio& everything()
{
    static const Portfolio portfolio = [] {
        Portfolio p;
        ChangeSet set = everyRecord();
        REQUIRE(applyToMemory(p, set));
        return p;
    }();
    return portfolio;
}

} // namespace

TEST_CASE("cells of every type are read as what they are", "[xlsx]")
{
    Workbook book = Workbook::of(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t> line</t></r></is></c>"
        "<c r=\"C1\"><v>1234.5</v></c><c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"e\"><v>#N/A</v></c>"
        "<c r=\"F1\" t=\"str\"><f>A1&amp;\"\"</f><v>joined</v></c><c r=\"G1\" t=\"s\"><v>1</v></c></row>");
    book.texts("<si><t xml:space=\"preserve\"> two_x000A_lines</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>spoken</t></rPh></si>");
    CHECK(shown(read(book.bytes())) == QStringLiteral("1 A= two\nlines B=in line C=#1234.5 D=!true E=x#N/A F=joined G=rich"));
}

TEST_CASE("numbers are dates, times, spans and percentages by their format", "[xlsx]")
{
    CHECK(shown("<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46083</v></c><c r=\"B2\" s=\"2\"><v>0.3333333333333333</v></c>"
                "<c r=\"C2\" s=\"3\"><v>0.455</v></c><c r=\"D2\" s=\"4\"><v>2.5</v></c><c r=\"E2\" s=\"5\"><v>46083.333333333336</v></c>"
                "<c r=\"F2\" s=\"6\"><v>46083</v></c><c r=\"G2\" s=\"7\"><v>5</v></c><c r=\"H2\" s=\"99\"><v>5</v></c></row>")
        == QStringLiteral("2 A=@2026-03-02 B=~08:00:00 C=#0.455% D=~60:00:00 E=@2026-03-02T08:00:00 F=@2026-03-02 G=#5 H=#5"));
}

TEST_CASE("the day that Excel counts and no calendar knows is no date, and days before it are right", "[xlsx]")
{
    CHECK(xlsx::timeOfSerial(59, false, false) == QStringLiteral("1900-02-28"));
    CHECK(xlsx::timeOfSerial(60, false, false).isEmpty());
    CHECK(xlsx::timeOfSerial(61, false, false) == QStringLiteral("1900-03-01"));
    CHECK(xlsx::timeOfSerial(1, false, false) == QStringLiteral("1900-01-01"));
    CHECK(xlsx::timeOfSerial(0, true, false) == QStringLiteral("1904-01-01"));
    CHECK(xlsx::timeOfSerial(-1, false, false).isEmpty());
    CHECK(xlsx::timeOfSerial(2958465, false, false).isEmpty());
    CHECK(xlsx::timeOfSerial(46083.999999, false, true) == QStringLiteral("2026-03-03T00:00:00")); // to the nearest second
    CHECK(xlsx::timeOfSerial(46083.5, false, false) == QStringLiteral("2026-03-02T12:00:00"));
}

TEST_CASE("format codes say what they make of a number", "[xlsx]")
{
    using enum xlsx::Shape;
    const auto shape = [](const char16_t* code) { return xlsx::shapeOf(QStringView(code)); };
    CHECK(shape(u"General") == Plain);
    CHECK(shape(u"#,##0.00;[Red]-#,##0.00") == Plain);
    CHECK(shape(u"0.00E+00") == Plain);
    CHECK(shape(u"\"days\" 0") == Plain);
    CHECK(shape(u"0\\d") == Plain);
    CHECK(shape(u"_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-") == Plain);
    CHECK(shape(u"[$-409]d-mmm-yy;@") == Day);
    CHECK(shape(u"mmm yyyy") == Day);
    CHECK(shape(u"mm:ss") == Clock);
    CHECK(shape(u"h:mm AM/PM") == Clock);
    CHECK(shape(u"yyyy-mm-dd hh:mm") == DayTime);
    CHECK(shape(u"[hh]:mm:ss") == Span);
    CHECK(shape(u"0.0%") == Share);
    CHECK(shape(u"[h") == Plain);
    CHECK(shape(u"\"open") == Plain);
}

TEST_CASE("numbers have the digits that people see, and none that a spreadsheet may have lost", "[xlsx]")
{
    const auto decimal = [](const char16_t* text) { return xlsx::decimalOfNumber(QStringView(text)); };
    CHECK(decimal(u"1234.5599999999999") == QStringLiteral("1234.56"));
    CHECK(decimal(u"0.30000000000000004") == QStringLiteral("0.3"));
    CHECK(decimal(u"1.5E+3") == QStringLiteral("1500"));
    CHECK(decimal(u"2.5E-5") == QStringLiteral("0.000025"));
    CHECK(decimal(u"-0") == QStringLiteral("0"));
    CHECK(decimal(u"12345678901234.56") == QStringLiteral("12345678901234.56"));
    CHECK(decimal(u"1234567890123456") == QStringLiteral("1234567890123456"));
    CHECK(decimal(u"1E+15") == QStringLiteral("1000000000000000"));
    CHECK(decimal(u"1.23456789012346E+15").isEmpty());
    CHECK(decimal(u"4.61168601842739E+18").isEmpty());
    CHECK(decimal(u"1E+300").isEmpty());
    CHECK(decimal(u"1E-300") == QStringLiteral("0"));
    CHECK(decimal(u"NaN").isEmpty());
    CHECK(decimal(u"one").isEmpty());
}

TEST_CASE("rows and cells may be sparse, hidden, and without their places", "[xlsx]")
{
    CHECK(shown("<row r=\"3\" hidden=\"1\"><c r=\"C3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
                "<row r=\"900\"><c r=\"XFD900\"><v>4</v></c></row><row r=\"901\"/>")
        == QStringLiteral("3 C=#1 D=#2 | 4 A=#3 | 900 XFD=#4"));
}

TEST_CASE("merged cells: text and dates stand in each row, a number counts once", "[xlsx]")
{
    const QByteArray rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>C-1</v></c><c r=\"B1\"><v>100</v></c><c r=\"C1\"><v>1</v></c></row>"
                            "<row r=\"2\"><c r=\"A2\" s=\"1\"/><c r=\"C2\"><v>2</v></c></row><row r=\"4\"><c r=\"C4\"><v>4</v></c></row>";
    CHECK(shown(rows, "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B4\"/><mergeCell ref=\"nonsense\"/></mergeCells>")
        == QStringLiteral("1 A=C-1 B=#100 C=#1 | 2 A=C-1 C=#2 | 4 C=#4"));
    CHECK(shown(rows, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>").endsWith(QStringLiteral("4 A=C-1 C=#4")));
}

TEST_CASE("of several sheets the first that is shown is read, or the one that is asked for", "[xlsx]")
{
    Workbook book = Workbook::of("<row><c><v>1</v></c></row>");
    QByteArray& main = book.parts[QStringLiteral("xl/workbook.xml")];
    main.replace("<sheets>", "<sheets><sheet name=\"Lists\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/>");
    book.parts[QStringLiteral("xl/_rels/workbook.xml.rels")].replace("</Relationships>",
        "<Relationship Id=\"rId9\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" "
        "Target=\"worksheets/other.xml\"/>"
        "</Relationships>");
    book.parts[QStringLiteral("xl/worksheets/other.xml")] =
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row><x:c "
        "t=\"d\"><x:v>2026-03-02</x:v></x:c>"
        "</x:row></x:sheetData></x:worksheet>";
    CHECK(read(book.bytes()).sheet == QStringLiteral("Data"));
    const SourceTable other = read(book.bytes(), QStringLiteral("lists"));
    CHECK(other.sheets == QStringList{QStringLiteral("Lists"), QStringLiteral("Data")});
    CHECK(shown(other) == QStringLiteral("1 A=@2026-03-02"));
    const auto none = readXlsx(book.bytes(), QStringLiteral("Nope"));
    REQUIRE_FALSE(none);
    CHECK(sentence(none.error()) == QStringLiteral("The workbook has no sheet “Nope”. It has: Lists, Data."));
}

TEST_CASE("a cell that cannot be read refuses its row and says why", "[xlsx]")
{
    const SourceTable table = read(Workbook::of("<row><c t=\"str\"><v>Name</v></c><c t=\"str\"><v>Max units</v></c></row>"
                                                "<row><c t=\"str\"><v>A</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>"
                                                "<row><c t=\"str\"><v>B</v></c><c><f>1+1</f></c></row>"
                                                "<row><c t=\"str\"><v>C</v></c><c><f>1+1</f><v>2</v></c></row>"
                                                "<row><c t=\"str\"><v>D</v></c><c s=\"3\"><v>0.5</v></c></row>"
                                                "<row><c t=\"str\"><v>E</v></c><c s=\"1\"><v>46083</v></c></row>")
                                       .bytes());
    IdSource ids(1'000'000);
    auto plan = planTable(table, {}, everything(), ids, entityOf<Resource>());
    REQUIRE(plan);
    REQUIRE(plan->refused.size() == 3);
    CHECK(plan->refused[0].row == 2);
    CHECK(plan->refused[0].column == QStringLiteral("Max units"));
    CHECK(sentence(plan->refused[0].error).contains(QStringLiteral("#DIV/0!")));
    CHECK(plan->refused[1].error.reason == std::string("table.no-result"));
    CHECK(plan->refused[2].row == 6);
    REQUIRE(plan->set.changes.size() == 2);
    Portfolio after = everything();
    REQUIRE(applyToMemory(after, plan->set));
    CHECK(after.find<Resource>(plan->set.changes[0].id)->maxUnits == Quantity{2 * e8});
    CHECK(after.find<Resource>(plan->set.changes[1].id)->maxUnits == Quantity{e8 / 2});
}

TEST_CASE("the two date systems of workbooks come to the same day", "[xlsx]")
{
    const QByteArray told = corpus::caseFile(QStringLiteral("IMP-10.expected.json"));
    if (told.isEmpty()) return;
    const QJsonObject expected = QJsonDocument::fromJson(told).object();
    for (const char* name : {"file", "also"}) {
        const QByteArray bytes = corpus::caseFile(expected.value(QLatin1StringView(name)).toString());
        TableMapping mapping;
        mapping.columns = {{QStringLiteral("Task"), QStringLiteral("name")}, {QStringLiteral("Start"), QStringLiteral("actual_start")}};
        mapping.constants = {
            {QStringLiteral("project_id"), everything().find(everything().projectsUnder(everything().root()->id).front())->code}};
        IdSource ids(1'000'000);
        const auto plan = planTable(read(bytes), mapping, everything(), ids, entityOf<Task>());
        REQUIRE(plan);
        CHECK(plan->refused.empty());
        REQUIRE(plan->added == 1);
        Portfolio after = everything();
        ChangeSet set = plan->set;
        REQUIRE(applyToMemory(after, set));
        const Task& task = *after.find<Task>(set.changes.front().id);
        CHECK(dateOf(*task.actualStart).toString(Qt::ISODate) == expected.value(QStringLiteral("start")).toString());
        CHECK(task.duration->seconds
            == qint64(expected.value(QStringLiteral("duration_d")).toDouble() * double(workUnitsOf(after, task.project).day.seconds)));
    }
}

TEST_CASE("a register of every entity comes back from a workbook, and from the same table as text, as it went out", "[xlsx]")
{
    const Portfolio& p = everything();
    for (const EntityInfo& info : allEntities()) {
        CAPTURE(info.keyText());
        const OutTable out = registerTable(p, info.entity, recordIds(p, info.entity));
        const auto bytes = writeXlsx({out}, Instant{});
        REQUIRE(bytes);
        const auto text = readCsv(writeCsv(out));
        REQUIRE(text);
        for (const SourceTable& table : {read(*bytes), *text}) {
            CAPTURE(table.format);
            IdSource ids(1'000'000);
            const auto same = planTable(table, {}, p, ids, info.entity);
            if (!same) FAIL(sentence(same.error()).toStdString());
            for (const TableRefusal& r : same->refused)
                UNSCOPED_INFO(r.row << " " << r.column.toStdString() << ": " << sentence(r.error).toStdString());
            CHECK(same->refused.empty());
            CHECK(same->unknownColumns.isEmpty());
            for (const Change& change : same->set.changes)
                for (const Cell& cell : change.cells) UNSCOPED_INFO(info.fields[cell.field].keyText().toStdString());
            CHECK(same->set.empty());
            CHECK(same->rows == qint64(p.table(info.entity).size()));
        }
    }
}

TEST_CASE("a workbook has its figures as figures and its text as text", "[xlsx]")
{
    OutTable table{QStringLiteral("Costs: a/b [draft]"),
        {{QStringLiteral("Text")}, {QStringLiteral("Amount"), OutLook::Amount}, {QStringLiteral("Share"), OutLook::Share},
            {QStringLiteral("Day"), OutLook::Day}, {QStringLiteral("Yes")}},
        3, [](qsizetype row) {
            using C = TableCell;
            const QStringList texts{QStringLiteral("=1+1"), QStringLiteral("0012"), QStringLiteral("_x0041_ \u0001 ü漢")};
            return std::vector<C>{{0, C::Text, false, texts[row]}, {1, C::Number, false, QStringLiteral("-1234567.89")},
                {2, C::Number, true, QStringLiteral("0.455")}, {3, C::Time, false, QStringLiteral("1850-01-01")},
                {4, C::Truth, false, QStringLiteral("false")}};
        }};
    const auto bytes = writeXlsx({table, table}, Instant{0});
    REQUIRE(bytes);
    const SourceTable back = read(*bytes);
    CHECK(back.sheets == QStringList{QStringLiteral("Costs_ a_b _draft_"), QStringLiteral("Costs_ a_b _draft_ 2")});
    REQUIRE(back.rows.size() == 4);
    CHECK(shown(back).section(QStringLiteral(" | "), 1, 1) == QStringLiteral("2 A==1+1 B=#-1234567.89 C=#0.455% D=1850-01-01 E=!false"));
    CHECK(back.rows[2].at(0).text == QStringLiteral("0012"));
    CHECK(back.rows[3].at(0).text == QStringLiteral("_x0041_ \u0001 ü漢"));
    CHECK(*writeXlsx({table, table}, Instant{0}) == *bytes); // equal content gives equal bytes
}

TEST_CASE("amounts beyond what a spreadsheet keeps go out as text and come back to the cent", "[xlsx]")
{
    Portfolio p = everything();
    const qint64 id = recordIds(p, entityOf<Resource>()).front();
    for (const qint64 minor : {100'000'000'000'000'001LL, -99'999'999'999'999LL, 123'456'789'012'345'678LL}) {
        static_cast<Resource*>(p.edit(entityOf<Resource>()).edit(id))->costPerUse = Money{minor};
        const auto bytes = writeXlsx({registerTable(p, entityOf<Resource>(), {id})}, Instant{});
        REQUIRE(bytes);
        Portfolio other = p;
        static_cast<Resource*>(other.edit(entityOf<Resource>()).edit(id))->costPerUse = Money{1};
        IdSource ids(1'000'000);
        const auto plan = planTable(read(*bytes), {}, other, ids, entityOf<Resource>());
        REQUIRE(plan);
        REQUIRE(plan->set.changes.size() == 1);
        CHECK(intOf(plan->set.changes[0].cells[0].after) == minor);
    }
}

TEST_CASE("what does not fit a workbook is refused, never cut; a cancelled one comes to nothing", "[xlsx]")
{
    OutTable table{QStringLiteral("Notes"), {{QStringLiteral("Text")}}, 1, [](qsizetype) {
                       return std::vector<TableCell>{{0, TableCell::Text, false, QString(32'768, u'a')}};
                   }};
    const auto tooLong = writeXlsx({table}, Instant{});
    REQUIRE_FALSE(tooLong);
    CHECK(sentence(tooLong.error()).contains(QStringLiteral("row 2, Text")));
    table.rows = 1'048'576;
    CHECK(writeXlsx({table}, Instant{}).error().reason == std::string("xlsx.too-many-rows"));
    std::stop_source stop;
    stop.request_stop();
    table.rows = 1;
    CHECK(writeXlsx({table}, Instant{}, {[](const QString&, int) {}, stop.get_token()}).error().code == Errc::Cancelled);
}
