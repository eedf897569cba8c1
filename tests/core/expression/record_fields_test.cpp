#include "core/expression/record_fields.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::expression;

namespace {

template <class E> E& row(Portfolio& p, qint64 id, qint64 group = 0)
{
    return *static_cast<E*>(p.edit(entityOf<E>()).insertInto(id, group));
}

Portfolio harbour()
{
    Portfolio p;
    Person& ann = row<Person>(p, 1);
    ann.name = QStringLiteral("Ann Lee");
    Node& node = row<Node>(p, 2);
    node.name = QStringLiteral("Harbour");
    node.code = QStringLiteral("HB-1");
    node.manager = {1};
    Task& wall = row<Task>(p, 3, 2);
    wall.name = QStringLiteral("Quay wall");
    wall.project = {2};
    wall.duration = hours(40);
    wall.fixedCost = {12'345};
    wall.percentComplete = percent(60);
    wall.owner = {1};
    wall.constraintDate = atDay(QDate(2026, 11, 29), 8 * 3600);
    Task& crane = row<Task>(p, 4, 2);
    crane.name = QStringLiteral("Crane");
    crane.project = {2};
    crane.duration = hours(8);
    return p;
}

QString found(const Portfolio& p, const char* text)
{
    RecordFields fields(entityOf<Task>());
    const auto read = Expression::readCondition(QString::fromUtf8(text), fields);
    if (!read) return sentence(read.error());
    const qint64 ids[] = {3, 4};
    QStringList out;
    for (qint64 id : recordsWhere(p, *read, fields, ids, QDate(2026, 12, 1))) out << p.titleOf(entityOf<Task>(), id);
    return out.join(QStringLiteral(", "));
}

} // namespace

TEST_CASE("the fields of an entity are names by key and by label", "[expression]")
{
    const Portfolio p = harbour();
    CHECK(found(p, "duration_seconds > 8h") == QStringLiteral("Quay wall"));
    CHECK(found(p, "duration > 1d") == QStringLiteral("Quay wall"));
    CHECK(found(p, "[Fixed cost] = 123.45") == QStringLiteral("Quay wall"));
    CHECK(found(p, "fixed_cost < 1") == QStringLiteral("Crane"));
    CHECK(found(p, "percent_complete >= 60%") == QStringLiteral("Quay wall"));
    CHECK(found(p, "constraint_date = 2026-11-29") == QStringLiteral("Quay wall"));
    CHECK(found(p, "[Constraint date] is empty") == QStringLiteral("Crane"));
    CHECK(found(p, "[Constraint date] < today()") == QStringLiteral("Quay wall"));
    CHECK(found(p, "kind = 'Task' and name contains 'a'") == QStringLiteral("Quay wall, Crane"));
    CHECK(found(p, "id = 4") == QStringLiteral("Crane"));
    CHECK(found(p, "nmae = 'x'") == QStringLiteral("Column 1: nothing here is called “nmae”. Do you mean Name?"));
}

TEST_CASE("a reference goes by title, number and code, and a dot leads to its own fields", "[expression]")
{
    const Portfolio p = harbour();
    CHECK(found(p, "owner = 'ann lee'") == QStringLiteral("Quay wall"));
    CHECK(found(p, "owner <> 'Ann Lee'") == QStringLiteral("Crane"));
    CHECK(found(p, "owner is empty") == QStringLiteral("Crane"));
    CHECK(found(p, "project = 'HB-1'") == QStringLiteral("Quay wall, Crane"));
    CHECK(found(p, "project_id in ('Harbour', 'x')") == QStringLiteral("Quay wall, Crane"));
    CHECK(found(p, "project.code = 'HB-1' and owner.name starts with 'Ann'") == QStringLiteral("Quay wall"));
    CHECK(found(p, "project.manager.name = 'Ann Lee'") == QStringLiteral("Quay wall, Crane"));
    CHECK(found(p, "project.status = 'active'") == QStringLiteral("Quay wall, Crane"));
    CHECK(found(p, "owner.project.code = 'x'").startsWith(QStringLiteral("Column 1: nothing here is called")));
}

TEST_CASE("status date and working day are those of the record's project", "[expression]")
{
    Portfolio p = harbour();
    CHECK(found(p, "status_date > 2026-01-01").isEmpty()); // there is none
    ScheduleOptions& options = row<ScheduleOptions>(p, 9, 2);
    options.project = {2};
    options.statusDate = atDay(QDate(2026, 11, 30), 17 * 3600);
    options.dayLength = hours(4);
    CHECK(found(p, "status_date = 2026-11-30 and duration = 2d") == QStringLiteral("Crane"));
}

TEST_CASE("every field that can be shown can be named, in every entity", "[expression]")
{
    for (const EntityInfo& info : allEntities()) {
        RecordFields fields(info.entity);
        const Portfolio empty;
        for (const Field& field : info.fields) {
            if (field.kind == Kind::Bytes) continue;
            CAPTURE(info.keyText(), field.keyText());
            const auto read = Expression::readCondition(u'[' + field.keyText() + QStringLiteral("] is empty"), fields);
            REQUIRE(read);
            REQUIRE(Expression::readCondition(u'[' + field.labelText() + QStringLiteral("] is empty"), fields));
            const qint64 none[] = {1};
            CHECK(recordsWhere(empty, *read, fields, none, QDate(2026, 1, 1)).size() == 1);
        }
    }
}
