#include "core/edit/records.h"
#include "ui/models/change_composer.h"
#include "ui/models/record_table_model.h"
#include "ui/models/typed_date.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <ctime>

using namespace gantry;

namespace {

struct Office {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    std::unique_ptr<Session> session =
        std::move(*Session::create(folder.filePath(QStringLiteral("p.gantry")), {QStringLiteral("Ada"), QStringLiteral("here")}));
    Workspace workspace{*session, settings};
    PersonId person(const QString& name, const QString& role = {})
    {
        const auto id = session->ids().next<PersonId>();
        ChangeBuilder build(QStringLiteral("person.new"));
        build.insert(Person{.id = id, .name = name, .role = role});
        REQUIRE(session->apply(build.take()));
        return id;
    }
};

QStringList names(const RecordTableModel& model)
{
    QStringList out;
    const int column = model.columnOf(u"name");
    for (int row = 0; row < model.rowCount(); ++row) out << model.index(row, column).data().toString();
    return out;
}

} // namespace

TEST_CASE("every entity opens as a table that keeps the contract of item models", "[models]")
{
    Office office;
    for (const EntityInfo& info : allEntities()) {
        INFO(info.words.key);
        RecordTableModel model(office.workspace, info.entity);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        CHECK(model.columnCount() > 0);
    }
}

TEST_CASE("a cell typed in a table is in the portfolio, and undo takes it out of both", "[models]")
{
    Office office;
    const PersonId ada = office.person(QStringLiteral("Ada"));
    RecordTableModel model(office.workspace, entityOf<Person>());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex role = model.index(0, model.columnOf(u"role"));
    REQUIRE(model.setData(role, QStringLiteral("Planner"), Qt::EditRole));
    CHECK(role.data().toString() == QStringLiteral("Planner"));
    CHECK(office.session->portfolio().find(ada)->role == QStringLiteral("Planner"));
    REQUIRE(office.session->undo());
    CHECK(role.data().toString().isEmpty());
    office.person(QStringLiteral("Bo"));
    CHECK(model.rowCount() == 2);
    REQUIRE(office.session->undo());
    CHECK(names(model) == QStringList{QStringLiteral("Ada")});
}

TEST_CASE("sort and filter are a view: they write nothing and clearing brings the order back", "[models]")
{
    Office office;
    for (const char* name : {"T-10", "T-2", "Slab"}) office.person(QString::fromLatin1(name), QStringLiteral("crew"));
    RecordTableModel model(office.workspace, entityOf<Person>());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QStringList natural = names(model);
    const qint64 sequence = office.session->sequence();
    const int name = model.columnOf(u"name");
    model.setFilter(name, QStringLiteral("t-"));
    CHECK(model.rowCount() == 2);
    model.sort(name, Qt::DescendingOrder);
    CHECK(names(model).size() == 2);
    model.clearFilters();
    model.sort(-1, Qt::AscendingOrder);
    CHECK(names(model) == natural);
    CHECK(office.session->sequence() == sequence);
}

TEST_CASE("a condition on the rows speaks of fields, of what they refer to, of computed columns and custom fields", "[models]")
{
    Office office;
    Session& session = *office.session;
    ChangeBuilder build(QStringLiteral("task.add"));
    const auto project = session.ids().next<NodeId>();
    build.insert(
        Node{.id = project, .parent = session.portfolio().root()->id, .code = QStringLiteral("QY"), .name = QStringLiteral("Quay")});
    build.insert(ScheduleOptions{
        .id = session.ids().next<ScheduleOptionsId>(), .project = project, .plannedStart = atDay(QDate(2026, 6, 1), 8 * 3600)});
    const auto slab = session.ids().next<TaskId>(), wall = session.ids().next<TaskId>();
    build.insert(Task{.id = slab, .project = project, .name = QStringLiteral("Slab"), .duration = hours(8)});
    build.insert(Task{.id = wall, .project = project, .name = QStringLiteral("Wall"), .duration = hours(80)});
    const auto zone = session.ids().next<CustomFieldId>();
    build.insert(CustomField{.id = zone, .name = QStringLiteral("Build zone"), .entity = QStringLiteral("task")});
    build.insert(CustomValue{.id = session.ids().next<CustomValueId>(),
        .project = project,
        .field = zone,
        .entity = QStringLiteral("task"),
        .record = {wall.value},
        .text = QStringLiteral("North")});
    REQUIRE(session.apply(build.take()));

    RecordTableModel model(office.workspace, entityOf<Task>());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto shown = [&](const char* text) {
        model.setExpression(QString::fromUtf8(text));
        return model.expressionError() ? sentence(*model.expressionError()) : names(model).join(u' ');
    };
    CHECK(shown("duration > 2d") == QStringLiteral("Wall"));
    CHECK(shown("project = 'QY' and duration <= 2d") == QStringLiteral("Slab"));
    CHECK(shown("[Build zone] = 'north'") == QStringLiteral("Wall"));
    CHECK(shown("finish > 2026-06-02") == QStringLiteral("Wall"));
    CHECK(shown("[Total float] > 0 and not critical") == QStringLiteral("Slab"));
    CHECK(model.filtered());

    CHECK(shown("duration > 2").startsWith(QStringLiteral("Column 10: 2 stands beside an amount of time")));
    CHECK(names(model) == QStringList{QStringLiteral("Slab")}); // the last that could be read stays in force
    model.setFilter(model.columnOf(u"name"), QStringLiteral("wall"));
    CHECK(model.rowCount() == 0); // both filters
    model.clearColumnFilters();
    CHECK(names(model) == QStringList{QStringLiteral("Slab")});

    // A custom field that goes takes the condition with it, and it says so.
    CHECK(shown("[Build zone] = 'north'") == QStringLiteral("Wall"));
    REQUIRE(session.undo());
    CHECK(model.expressionError());
    CHECK(model.total() == 0);
    REQUIRE(session.redo());
    CHECK_FALSE(model.expressionError());
    CHECK(names(model) == QStringList{QStringLiteral("Wall")});
    model.clearFilters();
    CHECK(model.expression().isEmpty());
    CHECK(model.rowCount() == 2);
}

TEST_CASE("several new rows in one step get one number each", "[models]")
{
    Office office;
    RecordTableModel model(office.workspace, entityOf<Person>());
    ChangeComposer composer(office.session->portfolio(), QStringLiteral("paste"), QStringLiteral("Paste"));
    const int name = model.columnOf(u"name");
    for (const char* who : {"A", "B", "C"})
        REQUIRE(composer.add(model.add(composer.portfolio(), {{name, Value(QString::fromLatin1(who))}})));
    REQUIRE(office.session->apply(composer.take()));
    QSet<QString> numbers;
    for (int row = 0; row < 3; ++row) numbers.insert(model.index(row, model.columnOf(u"number")).data().toString());
    CHECK(numbers.size() == 3);
    REQUIRE(office.session->undo());
    CHECK(model.rowCount() == 0);
}

TEST_CASE("days are typed as people say them", "[models]")
{
    const QDate today(2026, 11, 25);
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    CHECK(typedDay(u"today", today, {}, british) == today);
    CHECK(typedDay(u"+5d", today, {}, british) == QDate(2026, 11, 30));
    CHECK(typedDay(u"2/11", today, {}, british) == QDate(2026, 11, 2));
    CHECK(typedDay(u"2 feb", today, {}, british) == QDate(2027, 2, 2));
    CHECK_FALSE(typedDay(u"slab", today, {}, british).isValid());
}

TEST_CASE("two hundred thousand rows open and sort", "[models][.slow]")
{
    Office office;
    ChangeBuilder build(QStringLiteral("many"));
    for (int i = 0; i < 200'000; ++i)
        build.insert(Person{.id = office.session->ids().next<PersonId>(), .name = QStringLiteral("Person %1").arg((i * 7919LL) % 200'000)});
    REQUIRE(office.session->apply(build.take(), Source::Import));
    // Processor time: what the program costs, whatever else the machine is doing.
    auto since = std::clock();
    const auto lap = [&since] { return double(std::clock() - std::exchange(since, std::clock())) * 1000 / CLOCKS_PER_SEC; };
    RecordTableModel model(office.workspace, entityOf<Person>());
    const auto opened = lap();
    model.sort(model.columnOf(u"name"), Qt::AscendingOrder);
    const auto sorted = lap();
    model.setFilter(model.columnOf(u"name"), QStringLiteral("99"));
    WARN("open " << opened << " ms, sort " << sorted << " ms, filter " << lap() << " ms of processor time");
    CHECK(model.rowCount() > 0);
}
