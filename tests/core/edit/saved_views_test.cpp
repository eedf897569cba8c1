#include "core/edit/saved_views.h"
#include "core/text/text.h"
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

ViewLayout overdue()
{
    ViewLayout layout;
    layout.columns = {{QStringLiteral("number"), 104, true}, {QStringLiteral("title"), 280, true}, {QStringLiteral("custom.7"), 96, false}};
    layout.frozen = 2;
    layout.sort = {{QStringLiteral("due_on"), false}, {QStringLiteral("title"), true}};
    layout.filters = {{QStringLiteral("due_on"), QStringLiteral("<today")}, {QStringLiteral("title"), QStringLiteral("a \"b\"")}};
    layout.expression = QStringLiteral("status <> \"done\"");
    layout.groups = QStringList{QStringLiteral("owner_id"), QStringLiteral("status")};
    layout.tree = true;
    layout.options = {{QStringLiteral("lanes"), QStringLiteral("owner_id")}};
    return layout;
}

struct ViewDesk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    PlanBuilder plan{*session};
    const Portfolio& portfolio() const { return session->portfolio(); }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(session->apply(std::move(*set)));
    }
    NodeId addNode(NodeId parent, NodeKind kind, const char* name)
    {
        const NodeId id = session->ids().next<NodeId>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Node{.id = id, .kind = kind, .parent = parent, .name = QString::fromLatin1(name)});
        apply(build.take());
        return id;
    }
    PersonId addPerson(const char* name)
    {
        const PersonId id = session->ids().next<PersonId>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Person{.id = id, .name = QString::fromLatin1(name)});
        apply(build.take());
        return id;
    }
    SavedViewId addView(const char* title, PersonId person = {}, NodeId scope = {}, const char* entity = "action")
    {
        auto set = gantry::addView(portfolio(), session->ids(),
            {.title = QString::fromLatin1(title), .entity = QString::fromLatin1(entity), .person = person, .scope = scope});
        REQUIRE(set);
        const SavedViewId id{set->changes.front().id};
        apply(std::move(set));
        return id;
    }
    QString seen(PersonId person, NodeId scope) const
    {
        QStringList out;
        for (const SavedView* view : viewsFor(portfolio(), entityOf<Action>(), person, scope)) out << view->title;
        return out.join(QStringLiteral(", "));
    }
};

} // namespace

TEST_CASE("the layout of a view comes back from its text as it was", "[edit]")
{
    const auto back = decodeView(encodeView(overdue()));
    REQUIRE(back);
    CHECK(*back == overdue());
    const auto empty = decodeView(encodeView({}));
    REQUIRE(empty);
    CHECK(*empty == ViewLayout{});
    CHECK(encodeView({}) == QStringLiteral("{\"columns\":[],\"frozen\":0,\"kind\":\"table\"}"));
}

TEST_CASE("a layout that somebody wrote by hand is read within bounds, and what is none is refused", "[edit]")
{
    for (const char* text : {"", "[]", "{", "7", "{\"kind\":\"table\"} and more"}) {
        INFO(text);
        const auto read = decodeView(QString::fromLatin1(text));
        REQUIRE_FALSE(read);
        CHECK(read.error().reason == std::string("view.unreadable"));
        CHECK(sentence(read.error()).contains(QStringLiteral("cannot be read")));
    }
    const auto wild = decodeView(QStringLiteral(
        R"({"kind":7,"columns":[{"key":"a","width":1e9},{"key":"a","width":3,"shown":true},{"width":4},9],"frozen":-4,"tree":"yes",)"
        R"("sort":[{"key":"a"},{"key":"b","down":true},{"key":"c"},{"key":"d"}],"filters":{"a":3,"b":"x"},"groups":["a","a","b",4,"c","d"]})"));
    REQUIRE(wild);
    CHECK(wild->kind == QStringLiteral("table"));
    REQUIRE(wild->columns.size() == 1);
    CHECK(wild->columns[0].width == 4000);
    CHECK(wild->frozen == 0);
    CHECK(wild->sort.size() == 3);
    CHECK(wild->filters == QMap<QString, QString>{{QStringLiteral("b"), QStringLiteral("x")}});
    CHECK(wild->groups == QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    CHECK_FALSE(wild->tree);
}

TEST_CASE("a person sees their own views, those of where they are and of what it lies under, and everybody's", "[edit]")
{
    ViewDesk desk;
    const NodeId root = desk.portfolio().root()->id;
    const NodeId water = desk.addNode(root, NodeKind::Programme, "Waterfront");
    const NodeId quay = desk.addNode(water, NodeKind::Project, "Quay"), tower = desk.addNode(root, NodeKind::Project, "Tower");
    const PersonId ada = desk.addPerson("Ada"), bo = desk.addPerson("Bo");
    desk.addView("For all");
    desk.addView("Of the quay", {}, quay);
    desk.addView("Of the water", {}, water);
    desk.addView("Of Bo", bo);
    desk.addView("Of Ada", ada);
    desk.addView("Another", ada);
    desk.addView("Risks", {}, {}, "risk");
    CHECK(desk.seen(ada, quay) == QStringLiteral("Another, Of Ada, Of the quay, Of the water, For all"));
    CHECK(desk.seen(bo, water) == QStringLiteral("Of Bo, Of the water, For all"));
    CHECK(desk.seen({}, tower) == QStringLiteral("For all"));
    CHECK(desk.seen({}, root) == QStringLiteral("For all"));
}

TEST_CASE("a view is named once for its owner, updated, renamed and removed, and each is one step of undo", "[edit]")
{
    ViewDesk desk;
    const PersonId ada = desk.addPerson("Ada");
    const SavedViewId id = desk.addView(" Overdue ");
    CHECK(desk.portfolio().find(id)->title == QStringLiteral("Overdue"));
    const auto add = [&](const char* title, PersonId person) {
        return addView(desk.portfolio(), desk.session->ids(),
            {.title = QString::fromLatin1(title), .entity = QStringLiteral("action"), .person = person});
    };
    CHECK(add("overdue", {}).error().reason == std::string("view.name-taken"));
    CHECK(add("  ", {}).error().reason == std::string("view.no-name"));
    CHECK(add("overdue", ada)); // of somebody else

    desk.apply(updateView(desk.portfolio(), id, overdue()));
    CHECK(*decodeView(desk.portfolio().find(id)->layout) == overdue());
    const SavedViewId other = desk.addView("Late");
    CHECK(renameView(desk.portfolio(), other, QStringLiteral("OVERDUE")).error().reason == std::string("view.name-taken"));
    desk.apply(renameView(desk.portfolio(), other, QStringLiteral("late"))); // its own name in other letters
    desk.apply(removeView(desk.portfolio(), id));
    CHECK_FALSE(desk.portfolio().find(id));
    CHECK(updateView(desk.portfolio(), id, {}).error().code == Errc::NotFound);
    REQUIRE(desk.session->undo());
    CHECK(*decodeView(desk.portfolio().find(id)->layout) == overdue());
    REQUIRE(desk.session->undo());
    CHECK(desk.portfolio().find(other)->title == QStringLiteral("Late"));
}
