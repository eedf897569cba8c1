#include "core/change/net_changes.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

/// A portfolio that is edited, and what its edits come to.
struct Run {
    Portfolio portfolio;
    NetChanges net;
    ChangeSet set;
    void apply(ChangeSet next)
    {
        REQUIRE(applyToMemory(portfolio, next));
        for (const Change& change : next.changes) net.add(change);
        set = std::move(next);
    }
    void insert(qint64 id, const char* name, const char* role = "")
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.insert(Person{.id = {id}, .name = QString::fromLatin1(name), .role = QString::fromLatin1(role)});
        apply(build.take());
    }
    void role(qint64 id, const char* role)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.update<&Person::role>(portfolio, id, QString::fromLatin1(role));
        apply(build.take());
    }
    void remove(qint64 id)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.remove(portfolio, entityOf<Person>(), id);
        apply(build.take());
    }
    void undo() { apply(inverse(set)); }
};

Run withAda()
{
    Run run;
    run.insert(1, "Ada", "Planner");
    run.net = {}; // she was there before
    return run;
}

Cell roleCell(const char* before, const char* after)
{
    return {fieldIndex<&Person::role>(), Codec<QString>::encode(QString::fromLatin1(before)),
        Codec<QString>::encode(QString::fromLatin1(after))};
}

} // namespace

TEST_CASE("several edits of a cell come to its first and its last value", "[change]")
{
    Run run = withAda();
    run.role(1, "Manager");
    run.role(1, "Director");
    REQUIRE(run.net.result().size() == 1);
    CHECK(run.net.result().front() == Change{Change::Update, entityOf<Person>(), 1, {roleCell("Planner", "Director")}});
}

TEST_CASE("a cell that is back where it was is no change", "[change]")
{
    Run run = withAda();
    run.role(1, "Manager");
    run.undo();
    CHECK(run.net.result().empty());
}

TEST_CASE("a record that came and went never was, and one that comes back is a new one again", "[change]")
{
    Run run;
    run.insert(1, "Ada");
    run.undo();
    CHECK(run.net.result().empty());
    run.undo();
    REQUIRE(run.net.result().size() == 1);
    CHECK(run.net.result().front().op == Change::Insert);
}

TEST_CASE("edits of a new record are part of what came", "[change]")
{
    Run run;
    run.insert(1, "Ada");
    run.role(1, "Manager");
    REQUIRE(run.net.result().size() == 1);
    const Change change = run.net.result().front();
    CHECK(change.op == Change::Insert);
    CHECK(change.cells.size() == 2);
}

TEST_CASE("a removed record is told by what it held at first", "[change]")
{
    Run run = withAda();
    run.role(1, "Manager");
    run.remove(1);
    REQUIRE(run.net.result().size() == 1);
    const Change change = run.net.result().front();
    CHECK(change.op == Change::Remove);
    CHECK(std::ranges::find(change.cells, roleCell("Planner", "")) != change.cells.end());
}

TEST_CASE("a record that was removed and brought back with another value shows the difference alone", "[change]")
{
    Run run = withAda();
    run.remove(1);
    run.insert(1, "Ada");
    REQUIRE(run.net.result().size() == 1);
    CHECK(run.net.result().front() == Change{Change::Update, entityOf<Person>(), 1, {roleCell("Planner", "")}});
    run.role(1, "Planner");
    CHECK(run.net.result().empty());
}
