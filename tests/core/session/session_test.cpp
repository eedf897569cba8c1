#include "core/session/session.h"
#include "tests/support/portfolio_file.h"

#include <QSignalSpy>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("an edit is in the file when apply returns", "[session]")
{
    PortfolioFolder folder;
    {
        auto session = folder.create();
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
        REQUIRE(rename(*session, taskNamed(*session, u"Slab").id, QStringLiteral("Deck")));
    }
    auto session = folder.open();
    CHECK(session->portfolio().all<Task>().size() == 1);
    CHECK(taskNamed(*session, u"Deck").project);
    CHECK(session->sequence() == 3);
}

TEST_CASE("after closing exactly one file remains", "[session]")
{
    PortfolioFolder folder;
    folder.create();
    CHECK(folder.files() == QStringList{QStringLiteral("p.gantry")});
    {
        auto session = folder.open();
        addProject(*session, QStringLiteral("Bridge"));
        CHECK(folder.files().contains(QStringLiteral("p.gantry.lock")));
    }
    CHECK(folder.files() == QStringList{QStringLiteral("p.gantry")});
}

TEST_CASE("undo and redo walk what this author did on this device, also after reopening", "[session]")
{
    PortfolioFolder folder;
    {
        auto session = folder.create();
        CHECK_FALSE(session->undoLabel());
        CHECK_FALSE(session->undo());
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
        REQUIRE(rename(*session, taskNamed(*session, u"Slab").id, QStringLiteral("Deck")));
    }
    auto session = folder.open();
    REQUIRE(session->undoLabel() == QStringLiteral("Change name of Deck"));
    REQUIRE(session->undo());
    CHECK(taskNamed(*session, u"Slab").id);
    CHECK(session->redoLabel() == QStringLiteral("Change name of Deck"));
    REQUIRE(session->undo());
    CHECK(session->portfolio().all<Task>().size() == 0);
    CHECK_FALSE(session->undoLabel());
    session.reset();

    session = folder.open();
    REQUIRE(session->redo());
    REQUIRE(session->redo());
    CHECK_FALSE(session->redo());
    CHECK(taskNamed(*session, u"Deck").id);
    REQUIRE(session->undo());
    CHECK(taskNamed(*session, u"Slab").id);
    REQUIRE(rename(*session, taskNamed(*session, u"Slab").id, QStringLiteral("Pier")));
    CHECK_FALSE(session->redoLabel());
}

TEST_CASE("an undo that meets another's edit says whose it is", "[session]")
{
    PortfolioFolder folder;
    {
        auto session = folder.create();
        addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    }
    {
        auto session = folder.open(QStringLiteral("Grace"));
        CHECK_FALSE(session->undoLabel());
        REQUIRE(rename(*session, taskNamed(*session, u"Slab").id, QStringLiteral("Deck")));
    }
    auto session = folder.open();
    const auto undone = session->undo();
    REQUIRE_FALSE(undone);
    CHECK(undone.error().code == Errc::Conflict);
    CHECK(QString::fromLatin1(undone.error().reason) == QStringLiteral("undo.in-the-way"));
    CHECK(undone.error().args.contains(QStringLiteral("Grace")));
    CHECK(taskNamed(*session, u"Deck").id);
}

TEST_CASE("a refused edit leaves memory and file as they were and tells nobody", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId project = addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    const qint64 sequence = session->sequence();
    QSignalSpy changed(session.get(), &Session::changed);
    const Task& task = taskNamed(*session, u"Slab");
    SECTION("by a hard rule") { CHECK_FALSE(rename(*session, task.id, {})); }
    SECTION("by a finding that it would add")
    {
        ChangeBuilder build(QStringLiteral("task.duration"));
        build.update<&Task::duration>(session->portfolio(), task.id.value, WorkTime{-60});
        const auto refused = session->apply(build.take());
        REQUIRE_FALSE(refused);
        CHECK(QString::fromLatin1(refused.error().reason) == QStringLiteral("task.negative-duration"));
    }
    SECTION("half way through")
    {
        ChangeBuilder build(QStringLiteral("task.add"));
        build.insert(Task{.id = session->ids().next<TaskId>(), .project = project, .name = QStringLiteral("Good")});
        build.insert(Task{.id = task.id, .project = project, .name = QStringLiteral("Taken")});
        CHECK_FALSE(session->apply(build.take()));
    }
    CHECK(session->portfolio().all<Task>().size() == 1);
    CHECK(taskNamed(*session, u"Slab").duration == std::nullopt);
    CHECK(changed.isEmpty());
    CHECK(session->sequence() == sequence);
}

TEST_CASE("an import keeps and lists a finding that a person could not type", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    ChangeBuilder build(QStringLiteral("import"));
    build.update<&Task::duration>(session->portfolio(), taskNamed(*session, u"Slab").id.value, WorkTime{-60});
    REQUIRE(session->apply(build.take(), Source::Import));
    REQUIRE(session->findings().size() == 1);
    CHECK(QString::fromLatin1(session->findings().front().reason) == QStringLiteral("task.negative-duration"));
}

TEST_CASE("the journal pages back, tells what each line did, and knows which line undo would reverse", "[session]")
{
    const PortfolioFolder folder;
    auto session = folder.create();
    addProject(*session, QStringLiteral("Quay"), {QStringLiteral("Slab")});
    const TaskId slab = taskNamed(*session, u"Slab").id;
    for (const char* name : {"A", "B", "C"}) REQUIRE(rename(*session, slab, QString::fromLatin1(name)));

    const auto newest = session->historyBefore(session->sequence() + 1, 2);
    REQUIRE(newest.size() == 2);
    CHECK(newest.front().sequence == session->sequence());
    const auto older = session->historyBefore(newest.back().sequence, 100);
    REQUIRE(older.size() == 3);
    CHECK(older.front().sequence == newest.back().sequence - 1);
    CHECK(older.back().sequence == 1);

    const auto changes = session->changesOf(session->sequence());
    REQUIRE(changes);
    REQUIRE(changes->size() == 1);
    CHECK(changes->front().cells == std::vector<Cell>{{fieldIndex<&Task::name>(), QStringLiteral("B"), QStringLiteral("C")}});
    CHECK(session->changesOf(999).error().code == Errc::NotFound);

    const qint64 last = session->sequence();
    CHECK(session->undoSequence() == last);
    REQUIRE(session->undo());
    CHECK(session->undoSequence() == last - 1);
}

TEST_CASE("a rule of one record that another's cell would break refuses the edit", "[session]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const NodeId bridge = addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Deck"), QStringLiteral("Slab")});
    const NodeId quay = addProject(*session, QStringLiteral("Quay"));
    const TaskId deck = taskNamed(*session, u"Deck").id, slab = taskNamed(*session, u"Slab").id;
    const auto refusal = [&](ChangeBuilder& build) {
        const auto done = session->apply(build.take(), Source::Import);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == Errc::Invalid);
        return QString::fromLatin1(done.error().reason);
    };
    ChangeBuilder build(QStringLiteral("test"));
    SECTION("a summary cannot leave its tasks in another project")
    {
        REQUIRE(session->apply(build.update<&Task::parent>(session->portfolio(), slab.value, deck).take()));
        CHECK(refusal(build.update<&Task::project>(session->portfolio(), deck.value, quay)) == QStringLiteral("task.other-project"));
    }
    SECTION("nor a successor its link")
    {
        build.insert(Link{.id = session->ids().next<LinkId>(), .project = bridge, .predecessor = deck, .successor = slab});
        REQUIRE(session->apply(build.take()));
        CHECK(refusal(build.update<&Task::project>(session->portfolio(), slab.value, quay)) == QStringLiteral("link.other-project"));
    }
    SECTION("a project with tasks is no programme")
    {
        CHECK(refusal(build.update<&Node::kind>(session->portfolio(), bridge.value, NodeKind::Programme))
            == QStringLiteral("task.not-in-project"));
    }
    SECTION("there is one root")
    {
        build.insert(Node{.id = session->ids().next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("Another portfolio")});
        CHECK(refusal(build) == QStringLiteral("tree.two-roots"));
    }
    SECTION("and it stays")
    {
        for (NodeId id : {bridge, quay}) build.update<&Node::parent>(session->portfolio(), id.value, NodeId{});
        build.remove(session->portfolio(), entityOf<Node>(), session->portfolio().root()->id.value);
        CHECK(refusal(build) == QStringLiteral("node.wrong-parent"));
        for (const char* task : {"Deck", "Slab"})
            build.remove(session->portfolio(), entityOf<Task>(), taskNamed(*session, QString::fromLatin1(task)).id.value);
        for (NodeId id : {bridge, quay, session->portfolio().root()->id}) build.remove(session->portfolio(), entityOf<Node>(), id.value);
        CHECK(refusal(build) == QStringLiteral("tree.no-root"));
    }
    CHECK(session->portfolio().find(deck)->project == bridge);
    CHECK(session->portfolio().all<Node>().size() == 3);
    session.reset();
    CHECK(folder.open()->portfolio().all<Task>().size() == 2);
}
