#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/session/audit_trail.h"
#include "core/session/report_input.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct Trail {
    PortfolioFolder folder;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(*parseInstant(u"2026-03-02T12:00:00.000Z"));
    std::unique_ptr<Session> session;
    NodeId quay, depot;
    TaskId piling, roof;

    Trail()
    {
        auto made = Session::create(folder.path(), {QStringLiteral("Ada"), QStringLiteral("device"), [now = now] { return *now; }});
        REQUIRE(made);
        session = std::move(*made);
        quay = project("Quay wall", "QW");
        depot = project("Depot", "DP");
        piling = task(quay, "Piling");
        roof = task(depot, "Roof");
    }
    void apply(Result<ChangeSet> set, Source source = Source::Person)
    {
        REQUIRE(set);
        if (const auto done = session->apply(std::move(*set), source); !done)
            FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }
    NodeId project(const char* name, const char* code)
    {
        const Portfolio& p = session->portfolio();
        auto set = addNode(
            p, session->ids(), p.root()->id, NodeKind::Project, QLatin1StringView(name), QLatin1StringView(code), QDate(2026, 3, 2));
        REQUIRE(set);
        const NodeId id{std::ranges::find(set->changes, entityOf<Node>(), &Change::entity)->id};
        apply(std::move(set));
        return id;
    }
    TaskId task(NodeId project, const char* name)
    {
        ChangeBuilder build(QStringLiteral("task.add"), QStringLiteral("Add task %1").arg(QLatin1StringView(name)));
        const Task row{.id = session->ids().next<TaskId>(), .project = project, .name = QLatin1StringView(name)};
        build.insert(row);
        apply(build.take());
        return row.id;
    }
    void days(int count) { now->ms += count * 24 * 3600'000LL; }
    /// "what: record field before>after, ..." of each entry that fits, newest first.
    QStringList found(const AuditFilter& filter)
    {
        QStringList out;
        AuditWalk walk(*session, filter);
        walk.step(0, [&](const HistoryEntry& entry, const std::vector<ChangeGroup>& groups, int) {
            QStringList cells;
            for (const ChangeGroup& group : groups)
                for (const ChangeLine& line : group.lines)
                    cells << QStringList{line.title, line.field, line.before + u'>' + line.after}.join(u' ').trimmed();
            out << entry.label + QStringLiteral(": ") + cells.join(QStringLiteral(", "));
        });
        return out;
    }
};

} // namespace

TEST_CASE("the audit trail is narrowed by who and when", "[audit]")
{
    Trail trail;
    REQUIRE(rename(*trail.session, trail.piling, QStringLiteral("Piles")));
    trail.days(3);
    trail.session->setAuthor(QStringLiteral("Bo"));
    REQUIRE(rename(*trail.session, trail.roof, QStringLiteral("Roofing")));
    CHECK(trail.found({.author = QStringLiteral("Bo")})
        == QStringList{QStringLiteral("Change name of Roofing: Task  Roofing Name Roof>Roofing")});
    CHECK(trail.found({.from = QDate(2026, 3, 4)}).size() == 1);
    CHECK(trail.found({.from = QDate(2026, 3, 3), .to = QDate(2026, 3, 4)}).isEmpty());
    CHECK(trail.found({.to = QDate(2026, 3, 2), .words = {QStringLiteral("NAME"), QStringLiteral("piles")}}).size() == 1);
    CHECK(trail.found({}).size() == int(trail.session->sequence()));
}

TEST_CASE("the audit trail is narrowed by kind of record, field and project, and tells only what fits", "[audit]")
{
    Trail trail;
    ChangeBuilder build(QStringLiteral("test"), QStringLiteral("Both"));
    build.update<&Task::name>(trail.session->portfolio(), trail.piling.value, QStringLiteral("Piles"));
    build.update<&Task::code>(trail.session->portfolio(), trail.piling.value, QStringLiteral("P"));
    build.update<&Task::name>(trail.session->portfolio(), trail.roof.value, QStringLiteral("Roofing"));
    build.update<&Node::phase>(trail.session->portfolio(), trail.quay.value, QStringLiteral("Design"));
    trail.apply(build.take());
    const Entity task = entityOf<Task>();
    CHECK(trail.found({.entity = task, .field = QStringLiteral("code"), .node = trail.quay}).front()
        == QStringLiteral("Both: Task  Piles Code –>P"));
    CHECK(trail.found({.entity = task, .field = QStringLiteral("code")}).size() == 1);
    CHECK(trail.found({.entity = task, .field = QStringLiteral("name"), .node = trail.depot}).front()
        == QStringLiteral("Both: Task  Roofing Name Roof>Roofing"));
    const QStringList quay = trail.found({.node = trail.quay});
    CHECK(quay.front().contains(QStringLiteral("Phase")));
    CHECK_FALSE(quay.front().contains(QStringLiteral("Roof")));
    CHECK(trail.found({.node = trail.session->portfolio().root()->id}).size() > quay.size());
    CHECK(trail.found({.entity = entityOf<Risk>()}).isEmpty());
}

TEST_CASE("what happened to a record that is gone is still found under its project, by its name", "[audit]")
{
    Trail trail;
    REQUIRE(rename(*trail.session, trail.piling, QStringLiteral("Piles")));
    trail.apply(removeRecords(trail.session->portfolio(), {{entityOf<Task>(), trail.piling.value}}));
    const QStringList quay = trail.found({.entity = entityOf<Task>(), .node = trail.quay});
    REQUIRE(quay.size() == 3); // added, renamed, removed
    CHECK(quay[1] == QStringLiteral("Change name of Piles: Task  Piles Name Piling>Piles"));
    CHECK(trail.found({.entity = entityOf<Task>(), .node = trail.depot}).size() == 1);
}

TEST_CASE("a custom value is found as a change of the record that has it", "[audit]")
{
    Trail trail;
    ChangeBuilder build(QStringLiteral("test"), QStringLiteral("Zone"));
    const CustomField field{.id = trail.session->ids().next<CustomFieldId>(),
        .project = trail.quay,
        .name = QStringLiteral("Zone"),
        .entity = QStringLiteral("task"),
        .kind = CustomKind::Number};
    build.insert(field);
    build.insert(CustomValue{.id = trail.session->ids().next<CustomValueId>(),
        .project = trail.quay,
        .field = field.id,
        .entity = QStringLiteral("task"),
        .record = {trail.piling.value},
        .text = QStringLiteral("3")});
    trail.apply(build.take());
    CHECK(trail.found({.entity = entityOf<Task>(), .node = trail.quay}).front() == QStringLiteral("Zone: Task  Piling Zone –>3"));
}

TEST_CASE("an entry of thousands of records is found by what it touched and told by its count", "[audit]")
{
    Trail trail;
    ChangeBuilder build(QStringLiteral("import"), QStringLiteral("Import quay.xml"));
    for (int i = 0; i < largeEntry + 1; ++i)
        build.insert(Task{.id = trail.session->ids().next<TaskId>(), .project = trail.quay, .name = QStringLiteral("T%1").arg(i)});
    trail.apply(build.take(), Source::Import);
    CHECK(trail.found({.entity = entityOf<Task>(), .node = trail.quay}).front() == QStringLiteral("Import quay.xml: "));
    CHECK(trail.found({.entity = entityOf<Task>(), .node = trail.depot}).size() == 1);
    const AuditRows rows = auditRows(*trail.session, {.entity = entityOf<Task>(), .node = trail.quay}, 10);
    CHECK(rows.entries.front().left == largeEntry + 1);
    const auto aside = trail.session->changesAside(trail.session->sequence());
    REQUIRE(aside);
    CHECK(aside()->size() == largeEntry + 1);
    CHECK_FALSE(trail.session->changesAside(trail.session->sequence() + 1));
}

TEST_CASE("a long journal is gone through in portions, each entry once", "[audit]")
{
    Trail trail;
    for (int i = 0; i < 1203; ++i) REQUIRE(rename(*trail.session, trail.piling, i % 2 ? QStringLiteral("A") : QStringLiteral("B")));
    AuditWalk walk(*trail.session, {.entity = entityOf<Task>(), .field = QStringLiteral("name"), .node = trail.quay});
    std::vector<qint64> met;
    while (walk.step(1, [&](const HistoryEntry& entry, const std::vector<ChangeGroup>&, int) { met.push_back(entry.sequence); })) { }
    CHECK(met.size() == 1204); // and the one that brought it
    CHECK(std::ranges::is_sorted(met, std::greater()));
    CHECK(walk.looked() == trail.session->sequence());
}

TEST_CASE("a filter says in words what it lets through", "[audit]")
{
    Trail trail;
    const Portfolio& p = trail.session->portfolio();
    const QLocale c = QLocale::c();
    CHECK(filterText(p, {}, c) == QString());
    CHECK(filterText(p,
              {.author = QStringLiteral("Ada"),
                  .from = QDate(2026, 3, 1),
                  .entity = entityOf<Task>(),
                  .field = QStringLiteral("name"),
                  .node = trail.quay},
              c)
        == QStringLiteral("by Ada, from 1 Mar 2026, Name of Tasks, of QW Quay wall"));
    const AuditRows few = auditRows(*trail.session, {}, 2);
    CHECK(few.entries.size() == 2);
    CHECK(few.left == trail.session->sequence() - 2);
}
