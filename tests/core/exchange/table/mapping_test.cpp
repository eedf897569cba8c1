#include "core/exchange/table/mapping.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

SourceTable tableOf(std::initializer_list<QStringList> rows)
{
    SourceTable out{QStringLiteral("xlsx")};
    qint64 number = 0;
    for (const QStringList& cells : rows) {
        TableRow row{++number, int(cells.size())};
        for (int i = 0; i < cells.size(); ++i)
            if (!cells[i].isEmpty()) row.cells.push_back({i, TableCell::Text, false, cells[i]});
        out.rows.push_back(row);
    }
    return out;
}

std::string reasonOf(const QByteArray& json)
{
    const auto read = readMapping(json);
    return read ? "read" : read.error().reason;
}

} // namespace

TEST_CASE("a mapping comes back as it was written", "[table]")
{
    TableMapping mapping;
    mapping.headingRow = 3;
    mapping.columns = {{QStringLiteral("Firma"), QStringLiteral("organisation_id")}, {QStringLiteral("Remarks"), QString()}};
    mapping.constants = {{QStringLiteral("project_id"), QStringLiteral("QUAY")}};
    mapping.keys = QStringList{QStringLiteral("email")};
    mapping.dates = DateOrder::MonthFirst;
    mapping.decimal = u',';
    mapping.round = true;
    mapping.sheet = QStringLiteral("Data");
    mapping.entity = QStringLiteral("person");
    const auto read = readMapping(writeMapping(mapping));
    REQUIRE(read);
    CHECK(*read == mapping);
    CHECK(*readMapping(writeMapping({})) == TableMapping{});
}

TEST_CASE("a mapping that says what nobody understands is refused", "[table]")
{
    CHECK(reasonOf("{") == "map.not-json");
    CHECK(reasonOf("[]") == "map.not-json");
    CHECK(reasonOf(R"({"colums":{}})") == "map.unknown-member");
    CHECK(reasonOf(R"({"columns":["a"]})") == "map.bad-member");
    CHECK(reasonOf(R"({"columns":{"a":1}})") == "map.bad-member");
    CHECK(reasonOf(R"({"dates":"dmy"})") == "map.bad-member");
    CHECK(reasonOf(R"({"decimal":";"})") == "map.bad-member");
    CHECK(reasonOf(R"({"heading_row":0})") == "map.bad-member");
    CHECK(reasonOf(R"({"round":"yes"})") == "map.bad-member");
    CHECK(reasonOf(R"({"dates":"day-first","decimal":",","heading_row":2})") == "read");
}

TEST_CASE("headings are found below a title, and each column has a name of its own", "[table]")
{
    const SourceTable table = tableOf({{QStringLiteral("People of the yard")}, {QStringLiteral("as of 2026-03-02")},
        {QStringLiteral("Name"), QStringLiteral("Phone"), QString(), QStringLiteral("Phone"), QStringLiteral(" Cost   centre ")},
        {QStringLiteral("Ada"), QStringLiteral("1"), QStringLiteral("x"), QStringLiteral("2"), QStringLiteral("C-1")}});
    const qint64 row = headingRowOf(table, infoOf<Person>(), {});
    CHECK(row == 3);
    QStringList names;
    for (const TableColumn& column : columnsOf(table, row)) names << column.name;
    CHECK(names.join(u'|') == QStringLiteral("Name|Phone|Column C|Phone [D]|Cost centre"));
    CHECK(headingRowOf(table, infoOf<Person>(), TableMapping{.headingRow = 4}) == 4);
    const SourceTable foreign = tableOf(
        {{QStringLiteral("Mannschaft")}, {QStringLiteral("Wer"), QStringLiteral("Was")}, {QStringLiteral("Bo"), QStringLiteral("Koch")}});
    CHECK(headingRowOf(foreign, infoOf<Person>(), {}) == 2);
    CHECK(columnLetters(0) == QStringLiteral("A"));
    CHECK(columnLetters(27) == QStringLiteral("AB"));
    CHECK(columnLetters(16'383) == QStringLiteral("XFD"));
}

TEST_CASE("a heading means a field by key, by label, and with a unit behind it", "[table]")
{
    const EntityInfo& task = infoOf<Task>();
    const int duration = task.indexOf(u"duration_seconds");
    CHECK(fieldMeant(task, QStringLiteral("duration_seconds")) == duration);
    CHECK(fieldMeant(task, QStringLiteral("duration")) == duration);
    CHECK(fieldMeant(task, QStringLiteral("Duration (h)")) == duration);
    CHECK(fieldMeant(task, QStringLiteral("Duration d")) == duration);
    CHECK(fieldMeant(task, QStringLiteral("Name d")) == -1);
    CHECK(fieldMeant(task, QStringLiteral("Colour")) == -1);
    CHECK(unitMeant(QStringLiteral("Duration [w]")) == QStringLiteral("w"));
}

TEST_CASE("records are known by id, else number, else code in their project, else the title of what belongs to nothing", "[table]")
{
    const auto keys = [](const EntityInfo& info, const char* fields) {
        return usualKeys(info, QString::fromLatin1(fields).split(u' ')).join(u' ');
    };
    CHECK(keys(infoOf<Person>(), "name number id") == QStringLiteral("id"));
    CHECK(keys(infoOf<Person>(), "name number") == QStringLiteral("number"));
    CHECK(keys(infoOf<Person>(), "name role") == QStringLiteral("name"));
    CHECK(keys(infoOf<Task>(), "name code project_id") == QStringLiteral("project_id code"));
    CHECK(keys(infoOf<Task>(), "name code") == QString()); // the same code may stand in many projects
    CHECK(keys(infoOf<Task>(), "name project_id") == QString());
}
