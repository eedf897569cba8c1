#include "core/exchange/csv/csv.h"
#include "core/exchange/table/table_import.h"
#include "core/model/selection.h"
#include "core/text/text.h"
#include "tests/support/every_record.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Two projects in different currencies, two firms, a person.
struct Yard {
    Portfolio portfolio;
    NodeId quay{2}, depot{3};

    Yard()
    {
        ChangeBuilder build({});
        build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("Yard")});
        build.insert(Node{.id = quay,
            .kind = NodeKind::Project,
            .parent = {1},
            .code = QStringLiteral("QUAY"),
            .name = QStringLiteral("Quay wall"),
            .currency = QStringLiteral("EUR")});
        build.insert(
            Node{.id = depot, .kind = NodeKind::Project, .parent = {1}, .code = QStringLiteral("DEPOT"), .name = QStringLiteral("Depot")});
        build.insert(Organisation{.id = {10}, .number = QStringLiteral("ORG-0001"), .name = QStringLiteral("Acme")});
        build.insert(Organisation{.id = {11}, .number = QStringLiteral("ORG-0002"), .name = QStringLiteral("Twin")});
        build.insert(Organisation{.id = {12}, .number = QStringLiteral("ORG-0003"), .name = QStringLiteral("Twin")});
        build.insert(Person{.id = {20},
            .number = QStringLiteral("PER-0001"),
            .name = QStringLiteral("Ada"),
            .role = QStringLiteral("Planner"),
            .organisation = {10},
            .email = QStringLiteral("ada@acme.example")});
        build.insert(Task{.id = {30}, .project = quay, .code = QStringLiteral("A1"), .name = QStringLiteral("Dig")});
        build.insert(Task{.id = {31}, .project = depot, .code = QStringLiteral("A1"), .name = QStringLiteral("Clear")});
        ChangeSet set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
    }

    Result<TableImport> plan(Entity entity, const QByteArray& csv, const TableMapping& mapping = {}, const QLocale& locale = QLocale::c())
    {
        IdSource ids(1000);
        const auto table = readCsv(csv);
        return table ? planTable(*table, mapping, portfolio, ids, entity, locale) : table.error();
    }
    /// What the table comes to: a line a row, "2 new", "3 refused: reason".
    QString outcome(Entity entity, const QByteArray& csv, const TableMapping& mapping = {})
    {
        const auto read = plan(entity, csv, mapping);
        if (!read) return QString::fromLatin1(read.error().reason);
        CHECK(read->taken() + qint64(read->refused.size()) == read->rows);
        CHECK(qint64(read->lines.size()) == read->rows);
        QStringList out;
        for (const TableLine& line : read->lines) {
            static constexpr const char* words[] = {"new", "changed", "same", "refused"};
            QString text = QStringLiteral("%1 %2").arg(line.row).arg(QLatin1StringView(words[line.what]));
            if (line.what == TableLine::Refused) text += QStringLiteral(" %1").arg(QLatin1StringView(read->refused[line.at].error.reason));
            out << text;
        }
        return out.join(QStringLiteral(", "));
    }
    Portfolio after(Entity entity, const QByteArray& csv, const TableMapping& mapping = {}, const QLocale& locale = QLocale::c())
    {
        auto read = plan(entity, csv, mapping, locale);
        if (!read) FAIL(sentence(read.error()).toStdString());
        for (const TableRefusal& r : read->refused) WARN(r.row << " " << r.column.toStdString() << ": " << sentence(r.error).toStdString());
        Portfolio out = portfolio;
        REQUIRE(applyToMemory(out, read->set));
        return out;
    }
};

template <class E> const E* named(const Portfolio& portfolio, const char* name)
{
    const E* found = nullptr;
    portfolio.all<E>().forEach([&](const E& e) {
        if (e.name == QLatin1StringView(name)) found = &e;
    });
    return found;
}

} // namespace

TEST_CASE("columns go where the mapping says, with constants for what the table does not hold", "[table]")
{
    Yard yard;
    TableMapping mapping;
    mapping.columns = {{QStringLiteral("Vorgang"), QStringLiteral("name")}, {QStringLiteral("Dauer"), QStringLiteral("duration_seconds")},
        {QStringLiteral("Name"), QString()}};
    mapping.constants = {
        {QStringLiteral("project_id"), QStringLiteral("quay")}, {QStringLiteral("kind"), QStringLiteral("Start milestone")}};
    const Portfolio after = yard.after(entityOf<Task>(), "Name,Vorgang,Dauer,Budget\nleft out,Pour,2.5,\"1.234,50\"\n", mapping);
    const Task* pour = named<Task>(after, "Pour");
    REQUIRE(pour);
    CHECK(pour->project == yard.quay);
    CHECK(pour->kind == TaskKind::StartMilestone);
    CHECK(pour->duration == hours(20));
    CHECK(named<Task>(after, "left out") == nullptr);
}

TEST_CASE("records that are there already are recognised by what the mapping says, and what is the same is left alone", "[table]")
{
    Yard yard;
    const QByteArray csv = "Name,E-mail,Role\nAda Byron,ADA@acme.example,Planner\nBo,bo@acme.example,Welder\nCy,,Diver\nDi,,Diver\n";
    TableMapping mapping;
    mapping.keys = QStringList{QStringLiteral("email")};
    CHECK(yard.outcome(entityOf<Person>(), csv, mapping) == QStringLiteral("2 changed, 3 new, 4 new, 5 new"));
    const auto read = yard.plan(entityOf<Person>(), csv, mapping);
    REQUIRE(read);
    CHECK(read->set.changes.front().id == 20);
    CHECK(yard.outcome(entityOf<Person>(), "Number,Name,Role\nPER-0001,Ada,Planner\n") == QStringLiteral("2 same"));
    CHECK(yard.outcome(entityOf<Person>(), "Name,Role\nada,Lead\nAda,Boss\n") == QStringLiteral("2 changed, 3 refused table.key-twice"));
    CHECK(yard.outcome(entityOf<Organisation>(), "Name,Phone\nTwin,12\n") == QStringLiteral("2 refused table.key-not-unique"));
    mapping.keys = QStringList{};
    CHECK(yard.outcome(entityOf<Person>(), "Name\nAda\n", mapping) == QStringLiteral("2 new"));
    mapping.keys = QStringList{QStringLiteral("phone")};
    CHECK(yard.outcome(entityOf<Person>(), "Name\nAda\n", mapping) == QStringLiteral("map.no-key"));
}

TEST_CASE("a code counts within its project", "[table]")
{
    Yard yard;
    const auto read = yard.plan(entityOf<Task>(), "Project,Code,Name\nDEPOT,A1,Clear site\nQUAY,A2,Drive piles\n");
    REQUIRE(read);
    REQUIRE(read->set.changes.size() == 2);
    CHECK(read->set.changes[0].id == 31);
    CHECK(read->added == 1);
}

TEST_CASE("references go by number, code, name or id, and to rows further down", "[table]")
{
    Yard yard;
    const Portfolio after = yard.after(entityOf<Person>(), "Name,Organisation\nBo,ORG-0002\nCy,acme\nDi,12\n");
    CHECK(named<Person>(after, "Bo")->organisation == OrganisationId{11});
    CHECK(named<Person>(after, "Cy")->organisation == OrganisationId{10});
    CHECK(named<Person>(after, "Di")->organisation == OrganisationId{12});
    CHECK(yard.outcome(entityOf<Person>(), "Name,Organisation\nBo,Twin\nCy,Nobody\n")
        == QStringLiteral("2 refused value.ambiguous-record, 3 refused value.unknown-record"));

    const Portfolio tree = yard.after(entityOf<Task>(), "Project,Code,Name,Parent\nQUAY,B1,Wall,B\nQUAY,B,Structure,\nDEPOT,C1,Shed,A1\n");
    CHECK(named<Task>(tree, "Wall")->parent == named<Task>(tree, "Structure")->id);
    CHECK(named<Task>(tree, "Shed")->parent == TaskId{31}); // of two tasks with that code the one in its project
}

TEST_CASE("amounts are read right or refused with the reason", "[table]")
{
    Yard yard;
    const auto cost = [&](const char* text, const TableMapping& mapping = {}) {
        const auto read = yard.plan(entityOf<Resource>(), QByteArray("Name;Cost per use\nCrane;") + text + '\n', mapping);
        REQUIRE(read);
        if (!read->refused.empty()) return std::string(read->refused.front().error.reason);
        for (const Cell& cell : read->set.changes.front().cells)
            if (cell.field == fieldIndex<&Resource::costPerUse>()) return std::to_string(intOf(cell.after));
        return std::string("0");
    };
    CHECK(cost("1.234,56") == "123456");
    CHECK(cost("(1,200.00)") == "-120000");
    CHECK(cost("-") == "0");
    CHECK(cost("") == "0");
    CHECK(cost("1'234.50") == "123450");
    CHECK(cost("$ 1,200") == "120000");
    CHECK(cost("1000000000000000.01") == "100000000000000001"); // 10^15 and a cent
    CHECK(cost("92233720368547758.07") == "9223372036854775807");
    CHECK(cost("92233720368547758.08") == "table.too-large-figure");
    CHECK(cost("12.345") == "table.decimals");
    CHECK(cost("12.3400") == "1234");
    CHECK(cost("lots") == "value.not-understood");
    CHECK(cost("1.5E+03") == "value.not-understood");
    TableMapping rounding;
    rounding.round = true;
    CHECK(cost("12.345", rounding) == "1235");
    CHECK(cost("-12.345", rounding) == "-1235");
}

TEST_CASE("an amount in another currency than its project's is refused, and so are several in one column", "[table]")
{
    Yard yard;
    TableMapping mapping;
    mapping.constants = {{QStringLiteral("project_id"), QStringLiteral("QUAY")}};
    CHECK(yard.outcome(entityOf<Resource>(), "Name;Cost per use\nCrane;EUR 5\nBarge;USD 5\n", mapping)
        == QStringLiteral("2 new, 3 refused table.other-currency"));
    CHECK(yard.outcome(entityOf<Resource>(), "Name;Cost per use\nCrane;€ 5\nBarge;£ 5\nTug;5\n")
        == QStringLiteral("2 refused table.currencies, 3 refused table.currencies, 4 new"));
}

TEST_CASE("amounts have the decimals of their record's currency, whichever cell of the row decides it", "[table]")
{
    Yard yard;
    ChangeBuilder build({});
    build.insert(Currency{.id = {40}, .code = QStringLiteral("JPY"), .minorDigits = 0});
    build.insert(Currency{.id = {41}, .code = QStringLiteral("BHD"), .minorDigits = 3});
    build.insert(Contract{.id = {50}, .project = yard.quay, .title = QStringLiteral("Tunnel"), .currency = QStringLiteral("JPY")});
    build.insert(Contract{.id = {51}, .project = yard.quay, .title = QStringLiteral("Berth"), .currency = QStringLiteral("BHD")});
    build.insert(Contract{.id = {52}, .project = yard.quay, .title = QStringLiteral("Fence")});
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(yard.portfolio, set));
    const auto amount = [&](const QByteArray& contract, const QByteArray& amount) -> std::string {
        const auto read = yard.plan(entityOf<ContractLine>(), "Title;Amount;Contract\nLine;" + amount + ';' + contract + '\n');
        if (!read) return read.error().reason;
        if (!read->refused.empty()) return read->refused.front().error.reason;
        Portfolio after = yard.portfolio;
        ChangeSet taken = read->set;
        REQUIRE(applyToMemory(after, taken));
        return std::to_string(after.find<ContractLine>(taken.changes.front().id)->amount.minor);
    };
    CHECK(amount("Tunnel", "1500") == "1500");
    CHECK(amount("Tunnel", "1,500") == "1500");
    CHECK(amount("Tunnel", "1500.50") == "table.decimals");
    CHECK(amount("Berth", "12.345") == "12345");
    CHECK(amount("Berth", "12.3456") == "table.decimals");
    CHECK(amount("Fence", "12.34") == "1234"); // of the project, in euros
    CHECK(amount("Fence", "12.345") == "table.decimals");
    CHECK(amount("Tunnel", "JPY 7") == "7");
    CHECK(amount("Tunnel", "EUR 7") == "table.other-currency");

    // A contract that changes its currency in the row that tells its damages.
    const auto read = yard.plan(entityOf<Contract>(), "id;Currency;Liquidated damages a day\n52;JPY;800\n");
    REQUIRE(read);
    if (!read->refused.empty()) FAIL(sentence(read->refused.front().error).toStdString());
    Portfolio after = yard.portfolio;
    ChangeSet taken = read->set;
    REQUIRE(applyToMemory(after, taken));
    CHECK(after.find<Contract>(52)->liquidatedDamages == Money{800});
    CHECK(after.find<Contract>(52)->currency == QStringLiteral("JPY"));
}

TEST_CASE("a register with amounts of several currencies goes out with the decimals of each and comes back", "[table]")
{
    Yard yard;
    ChangeBuilder build({});
    build.insert(Currency{.id = {40}, .code = QStringLiteral("JPY"), .minorDigits = 0});
    build.insert(Currency{.id = {41}, .code = QStringLiteral("BHD"), .minorDigits = 3});
    build.insert(Contract{.id = {50}, .project = yard.quay, .title = QStringLiteral("Tunnel"), .currency = QStringLiteral("JPY")});
    build.insert(Contract{.id = {51}, .project = yard.quay, .title = QStringLiteral("Berth"), .currency = QStringLiteral("BHD")});
    build.insert(ContractLine{.id = {60}, .contract = {50}, .title = QStringLiteral("Boring"), .amount = {1500}});
    build.insert(ContractLine{.id = {61}, .contract = {51}, .title = QStringLiteral("Piles"), .amount = {12'345}});
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(yard.portfolio, set));
    const OutTable out = registerTable(yard.portfolio, entityOf<ContractLine>(), {60, 61});
    const auto amountOf = [&](qsizetype row) {
        for (const TableCell& cell : out.row(row))
            if (out.columns[std::size_t(cell.column)].look == OutLook::Amount) return cell;
        return TableCell{};
    };
    CHECK(amountOf(0).text == QStringLiteral("1500"));
    CHECK(amountOf(0).decimals == 0);
    CHECK(amountOf(1).text == QStringLiteral("12.345"));
    CHECK(amountOf(1).decimals == 3);
    CHECK(yard.outcome(entityOf<ContractLine>(), writeCsv(out)) == QStringLiteral("2 same, 3 same"));
}

TEST_CASE("dates in a column are read in one order, which is told where nothing decides it", "[table]")
{
    Yard yard;
    TableMapping mapping;
    mapping.constants = {{QStringLiteral("project_id"), QStringLiteral("QUAY")}};
    const Portfolio after = yard.after(entityOf<Task>(), "Name,Actual start\nA,3/4/2026\nB,25/12/2026 07:30\n", mapping);
    CHECK(named<Task>(after, "A")->actualStart == parseDateTime(u"2026-04-03T08:00:00"));
    CHECK(named<Task>(after, "B")->actualStart == parseDateTime(u"2026-12-25T07:30:00"));
    const auto open =
        yard.plan(entityOf<Task>(), "Name,Actual start\nA,3/4/2026\n", mapping, QLocale(QLocale::English, QLocale::UnitedStates));
    REQUIRE(open);
    const auto column =
        std::ranges::find(open->columns, QStringLiteral("Actual start"), [](const MappedColumn& c) { return c.column.name; });
    REQUIRE(column != open->columns.end());
    CHECK(column->dates.assumed);
    CHECK(column->dates.order == DateOrder::MonthFirst);
}

TEST_CASE("a row of the table that breaks a rule is refused by its number, and the others are taken", "[table]")
{
    Yard yard;
    CHECK(yard.outcome(entityOf<CalendarException>(), "Calendar,From,To\nNone such,2026-12-24,2026-12-26\n")
        == QStringLiteral("2 refused value.unknown-record"));
    CHECK(yard.outcome(entityOf<Person>(), "Name,Active\nBo,maybe\n,yes\nCy,no\n")
        == QStringLiteral("2 refused value.not-understood, 3 refused record.required, 4 new"));
}

TEST_CASE("a mapping that does not fit its table is refused as a whole", "[table]")
{
    Yard yard;
    TableMapping mapping;
    mapping.columns = {{QStringLiteral("Firm"), QStringLiteral("organisation_id")}};
    CHECK(yard.outcome(entityOf<Person>(), "Name\nBo\n", mapping) == QStringLiteral("map.no-column"));
    mapping.columns = {{QStringLiteral("Name"), QStringLiteral("colour")}};
    CHECK(yard.outcome(entityOf<Person>(), "Name\nBo\n", mapping) == QStringLiteral("map.unknown-field"));
    mapping.columns = {{QStringLiteral("Nick"), QStringLiteral("name")}};
    CHECK(yard.outcome(entityOf<Person>(), "Name,Nick\nBo,B\n", mapping) == QStringLiteral("table.column-twice"));
}

TEST_CASE("importing the same table again changes nothing", "[table]")
{
    Yard yard;
    const QByteArray csv = "Number,Name,Role,Organisation,Active\nPER-0007,Bo,Diver,Acme,no\nPER-0008,Cy,,Acme,yes\n";
    yard.portfolio = yard.after(entityOf<Person>(), csv);
    CHECK(yard.outcome(entityOf<Person>(), csv) == QStringLiteral("2 same, 3 same"));
}

TEST_CASE("a plan that is cancelled comes to nothing", "[table]")
{
    Yard yard;
    std::stop_source stop;
    stop.request_stop();
    IdSource ids(1000);
    const auto table = readCsv("Name\nBo\n");
    REQUIRE(table);
    const auto read =
        planTable(*table, {}, yard.portfolio, ids, entityOf<Person>(), QLocale::c(), {[](const QString&, int) {}, stop.get_token()});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Errc::Cancelled);
}
