#include "core/exchange/json/change_line.h"
#include "core/exchange/json/record_json.h"
#include "core/model/selection.h"
#include "core/text/text.h"
#include "tests/support/every_record.h"
#include "tests/support/strings.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace gantry;

namespace {

Portfolio sample()
{
    Portfolio p;
    ChangeSet set = samplePortfolio();
    REQUIRE(applyToMemory(p, set));
    return p;
}

QByteArray dumpOf(const Portfolio& p)
{
    QBuffer buffer;
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    writeDump(buffer, p);
    return buffer.data();
}

Result<ChangeSet> lineOf(const QByteArray& json, const Portfolio& p)
{
    IdSource ids(1'000'000);
    return readChangeLine(json, p, ids);
}

} // namespace

TEST_CASE("a dump depends on the content alone, not on the way it came about", "[json]")
{
    const Portfolio p = sample();
    Portfolio moved = p;
    const qint64 id = recordIds(p, entityOf<Note>()).front();
    Note copy = *p.find<Note>(id);
    moved.edit(entityOf<Note>()).remove(id); // the last row takes its place
    CHECK(dumpOf(moved) != dumpOf(p));
    *static_cast<Note*>(moved.edit(entityOf<Note>()).insert(id)) = copy;
    CHECK(dumpOf(moved) == dumpOf(p));
}

TEST_CASE("each line of a dump is one record, and what it says can be applied again", "[json]")
{
    Portfolio p;
    ChangeSet every = test::everyRecord();
    REQUIRE(applyToMemory(p, every));
    Portfolio again;
    std::size_t lines = 0, notTyped = 0;
    for (const QByteArray& line : dumpOf(p).split('\n')) {
        if (line.isEmpty()) continue;
        ++lines;
        QJsonObject record = QJsonDocument::fromJson(line).object();
        CHECK(record.value(u"format") == 1);
        const EntityInfo& info = infoOf(*entityByKey(record.value(u"entity").toString()));
        const bool byProgram = std::ranges::any_of(info.fields.subspan(1), [](const Field& f) { return f.is(ReadOnly); });
        if (byProgram) { // snapshots, imports: nothing that anybody types
            ++notTyped;
            continue;
        }
        record.insert(QStringLiteral("op"), QStringLiteral("insert"));
        const QJsonObject change{{QStringLiteral("changes"), QJsonArray{record}}};
        auto set = lineOf(QJsonDocument(change).toJson(), again);
        if (!set) FAIL(sentence(set.error()).toStdString());
        REQUIRE(applyToMemory(again, *set));
    }
    std::size_t records = 0;
    for (const EntityInfo& info : allEntities()) records += p.table(info.entity).size();
    CHECK(lines == records);
    CHECK(difference(p, again).changes.size() == notTyped);
}

TEST_CASE("cells in JSON: ids and amounts as strings, no control character bare, nothing as null", "[json]")
{
    QByteArray out;
    appendCell(out, fieldFor<&Task::project>(), Value(qint64(4611686018427387905)));
    appendCell(out, fieldFor<&Task::fixedCost>(), Value(qint64(-1250)));
    appendCell(out, fieldFor<&Task::percentComplete>(), Value(qint64(4'250'000'000)));
    appendCell(out, fieldFor<&Task::duration>(), Value(qint64(28800)));
    appendCell(out, fieldFor<&Task::milestone>(), Value(qint64(1)));
    appendCell(out, fieldFor<&Task::deadline>(), Value());
    appendCell(out, fieldFor<&Task::name>(), Value(QStringLiteral("a\"b\\\x01\n\té")));
    CHECK(out == "\"4611686018427387905\"\"-1250\"\"42.5\"28800truenull\"a\\\"b\\\\\\u0001\\n\\t\xc3\xa9\"");
}

TEST_CASE("a line takes numbers as numbers or as strings, and keeps all digits of an id", "[json]")
{
    const Portfolio p = sample();
    const auto set = lineOf(R"({"action":"a.b","label":"Two things","changes":[
        {"op":"update","entity":"task","id":4611686018427387905,"cells":{"duration_seconds":28800,"percent_complete":42.5,"milestone":true}},
        {"op":"insert","entity":"task","id":"4611686018427387906","cells":{"duration_seconds":"28800","percent_complete":"42.5","deadline":null}}]})",
        p);
    REQUIRE(set);
    CHECK(set->action == QStringLiteral("a.b"));
    CHECK(set->label == QStringLiteral("Two things"));
    REQUIRE(set->changes.size() == 2);
    CHECK(set->changes[0].id == 4611686018427387905);
    CHECK(set->changes[1].id == 4611686018427387906);
    CHECK(set->changes[0].cells.size() == 3);
    const auto cell = [](const Change& c, quint16 field) { return std::ranges::find(c.cells, field, &Cell::field)->after; };
    for (const quint16 field : {fieldIndex<&Task::duration>(), fieldIndex<&Task::percentComplete>()})
        CHECK((cell(set->changes[0], field) == cell(set->changes[1], field)));
    CHECK(lineOf(R"({"changes":[{"op":"insert","entity":"note","cells":{}}]})", p)->action == QStringLiteral("note.insert"));
}
