#include "tests/ui/desk.h"
#include "ui/pages/register/register_body.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/register_views.h"
#include "ui/pages/register/view_name_dialog.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/tables/expression_bar.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace gantry;
using namespace gantry::test;

namespace {

/// The registers of governance over two projects of a programme and one beside it.
struct Office : Desk {
    NodeId water, quay, shed, tower;

    Office()
    {
        water = node(portfolio().root()->id, NodeKind::Programme, "Waterfront");
        quay = node(water, NodeKind::Project, "Quay");
        shed = node(water, NodeKind::Project, "Shed");
        tower = node(portfolio().root()->id, NodeKind::Project, "Tower");
        action("Of the portfolio", {});
        action("Of the programme", water);
        action("Of the quay", quay);
        action("Of the shed", shed);
        action("Of the tower", tower);
    }
    template <class E> Id<E> add(E row)
    {
        row.id = session().ids().template next<decltype(row.id)>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        apply(build.take());
        return row.id;
    }
    NodeId node(NodeId parent, NodeKind kind, const char* name)
    {
        return add(Node{.kind = kind, .parent = parent, .name = QString::fromLatin1(name)});
    }
    void action(const char* title, NodeId project) { add(Action{.project = project, .title = QString::fromLatin1(title)}); }
    RegisterPage& page() { return *static_cast<RegisterPage*>(window.currentPage()); }
    RegisterSheet& open(const char* part)
    {
        REQUIRE(window.openPage(QStringLiteral("governance.") + QLatin1String(part)));
        QCoreApplication::processEvents();
        return page().sheet();
    }
    QString titles(RegisterSheet& sheet)
    {
        QStringList out;
        for (const qint64 id : sheet.model().shownIds()) out << portfolio().titleOf(sheet.entity(), id);
        out.sort();
        return out.join(QStringLiteral(", "));
    }
    /// What the menu of views offers, "*" before the one that is on show.
    QStringList offered()
    {
        QMenu menu;
        page().sheet().views().fill(menu);
        QStringList out;
        for (const QAction* action : menu.actions())
            if (!action->isSeparator()) out << (action->isChecked() ? u'*' + action->text() : action->text());
        return out;
    }
    void choose(const QString& text)
    {
        QMenu menu;
        page().sheet().views().fill(menu);
        for (QAction* action : menu.actions())
            if (action->text() == text && action->isEnabled()) {
                action->trigger();
                QCoreApplication::processEvents();
                return;
            }
        FAIL("the menu of views has no " << text.toStdString());
    }
    ViewNameDialog& dialog() { return find<ViewNameDialog>(); }
    void answer(const char* name, int owner = 0)
    {
        ViewNameDialog& asked = dialog();
        asked.choose(owner);
        asked.name().clear();
        QTest::keyClicks(&asked.name(), QString::fromLatin1(name));
        QTest::keyClick(&asked.name(), Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    QString button()
    {
        for (auto* each : page().findChildren<ActionButton*>())
            if (each->action()->objectName() == u"table/views") return each->action()->text();
        FAIL("there is no button of views");
        return {};
    }
};

} // namespace

TEST_CASE("a programme shows its own records and those of its projects, the portfolio all, a project its own", "[register][scope]")
{
    Office office;
    RegisterSheet& actions = office.open("action");
    CHECK(office.titles(actions) == QStringLiteral("Of the portfolio, Of the programme, Of the quay, Of the shed, Of the tower"));
    office.workspace().setScope(office.water);
    CHECK(office.titles(actions) == QStringLiteral("Of the programme, Of the quay, Of the shed"));
    office.action("Another of the programme", office.water);
    office.action("Another of the portfolio", {});
    CHECK(office.titles(actions) == QStringLiteral("Another of the programme, Of the programme, Of the quay, Of the shed"));
    office.workspace().setScope(office.quay);
    CHECK(office.titles(actions) == QStringLiteral("Of the quay"));
}

TEST_CASE("what hangs on a record lies where that does", "[register][scope]")
{
    Office office;
    const auto gate = [&](const char* title, NodeId project) {
        const GateId id = office.add(Gate{.project = project, .title = QString::fromLatin1(title)});
        office.add(GateCriterion{.gate = id, .title = QStringLiteral("Criterion of ") + QString::fromLatin1(title)});
    };
    gate("quay", office.quay);
    gate("tower", office.tower);
    const MeetingId everywhere = office.add(Meeting{.title = QStringLiteral("Board")});
    office.add(AgendaItem{.meeting = everywhere, .title = QStringLiteral("Budget")});
    RegisterSheet& criteria = office.open("gate_criterion");
    CHECK(criteria.model().total() == 2);
    office.workspace().setScope(office.water);
    CHECK(office.titles(criteria) == QStringLiteral("Criterion of quay"));
    CHECK(office.open("agenda_item").model().total() == 0); // the portfolio's own
    office.workspace().setScope(office.portfolio().root()->id);
    CHECK(office.open("agenda_item").model().total() == 1);
}

TEST_CASE("a record that is added in the scope of a programme is the programme's", "[register][scope]")
{
    Office office;
    office.workspace().setScope(office.water);
    RegisterSheet& issues = office.open("issue");
    issues.actions().insert->trigger();
    QCoreApplication::processEvents();
    REQUIRE(issues.model().total() == 1);
    CHECK(office.portfolio().all<Issue>().row(0).project == office.water);
}

TEST_CASE("registers of governance stand side by side; those that the width does not hold stay in the choice", "[register]")
{
    Office office;
    RegisterSheet& actions = office.open("action");
    CHECK(actions.entity() == entityOf<Action>());
    SegmentedButton* tabs = nullptr; // the header has another one
    for (auto* each : office.page().findChildren<SegmentedButton*>())
        if (each->accessibleName() == u"Registers of this page") tabs = each;
    REQUIRE(tabs);
    tabs->setCurrent(2);
    CHECK(office.page().sheet().entity() == entityOf<Decision>());
    office.open("gate_criterion");
    CHECK(tabs->current() == -1);
    const auto shown = [&] {
        const auto all = tabs->findChildren<QAbstractButton*>();
        return std::ranges::count_if(all, [](const QAbstractButton* each) { return each->isVisible(); });
    };
    const auto whole = shown();
    CHECK(whole == 12);
    tabs->resize(500, tabs->height()); // as in a window with the inspector beside the page
    CHECK(shown() < whole);
    CHECK(shown() > 2);
    tabs->setCurrent(11); // the last one
    CHECK(office.page().sheet().entity() == entityOf<ProjectDependency>());
    const auto all = tabs->findChildren<QAbstractButton*>();
    CHECK(all.last()->isVisible());
    CHECK(all.last()->isChecked());
}

TEST_CASE("a view keeps columns, order, filters, expression and groups under a name, and brings them back", "[register][views]")
{
    Office office;
    const PersonId ada = office.add(Person{.name = QStringLiteral("Ada")}); // the author of this desk
    RegisterSheet& sheet = office.open("action");
    CHECK(office.button() == QStringLiteral("Views"));
    sheet.view().hideColumn(sheet.model().columnOf(u"number"));
    sheet.model().setSort({{sheet.model().columnOf(u"title"), Qt::DescendingOrder}});
    sheet.model().setFilter(sheet.model().columnOf(u"title"), QStringLiteral("!tower"));
    sheet.showExpression(true);
    sheet.expressionBar().setText(QStringLiteral("status = \"open\""));
    sheet.view().setGroups({sheet.model().columnOf(u"project_id")});
    office.choose(QStringLiteral("Save as..."));
    office.answer("Open ones");
    const auto& views = office.portfolio().all<SavedView>();
    REQUIRE(views.size() == 1);
    CHECK(views.row(0).title == QStringLiteral("Open ones"));
    CHECK(views.row(0).person == ada);
    CHECK(office.button() == QStringLiteral("Open ones"));
    CHECK(office.offered().mid(0, 2) == QStringList{QStringLiteral("Mine"), QStringLiteral("*Open ones")});

    office.choose(QStringLiteral("As the register proposes"));
    CHECK(office.button() == QStringLiteral("Views"));
    CHECK(sheet.model().rowCount() == 5);
    CHECK_FALSE(sheet.model().filtered());
    CHECK_FALSE(sheet.model().isGrouped());
    CHECK_FALSE(sheet.view().isColumnHidden(sheet.model().columnOf(u"number")));

    office.choose(QStringLiteral("Open ones"));
    CHECK(sheet.model().isGrouped());
    CHECK(sheet.model().total() == 5);
    CHECK(sheet.model().shownIds().size() == 4);
    CHECK(sheet.view().isColumnHidden(sheet.model().columnOf(u"number")));
    CHECK(sheet.expressionBar().field().text() == QStringLiteral("status = \"open\""));
    CHECK(sheet.model().sortKeys() == std::vector<SortKey>{{sheet.model().columnOf(u"title"), Qt::DescendingOrder}});
    CHECK(office.button() == QStringLiteral("Open ones"));
}

TEST_CASE(
    "what is shown otherwise than its view says is marked, taken back, or made the view, and each save can be undone", "[register][views]")
{
    Office office;
    office.add(Person{.name = QStringLiteral("ada")});
    RegisterSheet& sheet = office.open("action");
    office.choose(QStringLiteral("Save as..."));
    office.answer("All of them", 1);
    CHECK(office.portfolio().all<SavedView>().row(0).person == PersonId{});
    CHECK(office.button() == QStringLiteral("All of them"));
    sheet.view().toggleGroup(sheet.model().columnOf(u"status"));
    CHECK(office.button() == QStringLiteral("All of them (changed)"));
    office.choose(QStringLiteral("Back to “All of them”"));
    CHECK(office.button() == QStringLiteral("All of them"));
    CHECK_FALSE(sheet.model().isGrouped());
    sheet.view().tableHeader()->resizeSection(sheet.model().columnOf(u"title"), 333);
    CHECK(office.button() == QStringLiteral("All of them (changed)"));
    office.choose(QStringLiteral("Update “All of them”"));
    CHECK(office.button() == QStringLiteral("All of them"));
    office.undo();
    CHECK(office.button() == QStringLiteral("All of them (changed)"));

    office.choose(QStringLiteral("Rename “All of them”..."));
    office.answer("Everything");
    CHECK(office.button() == QStringLiteral("Everything (changed)"));
    office.choose(QStringLiteral("Remove “Everything”"));
    CHECK(office.button() == QStringLiteral("Views"));
    CHECK(office.portfolio().all<SavedView>().size() == 0);
    CHECK(sheet.view().columnWidth(sheet.model().columnOf(u"title")) == 333); // the table stays as it is
    office.undo();
    CHECK(office.offered().contains(QStringLiteral("Everything")));
}

TEST_CASE("a name that is taken is refused where it is typed, and views of a project are offered in it alone", "[register][views]")
{
    Office office; // nobody here is called Ada
    office.workspace().setScope(office.quay);
    office.open("action");
    office.choose(QStringLiteral("Save as..."));
    office.answer("Here", 1);
    CHECK(office.portfolio().all<SavedView>().row(0).scope == office.quay);
    office.choose(QStringLiteral("Save as..."));
    office.answer("here", 1);
    CHECK(office.dialog().isVisible());
    CHECK(office.portfolio().all<SavedView>().size() == 1);
    office.dialog().reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(office.offered().mid(0, 2) == QStringList{QStringLiteral("Of Quay"), QStringLiteral("*Here")});
    office.workspace().setScope(office.tower);
    CHECK_FALSE(office.offered().contains(QStringLiteral("Here")));
    office.choose(QStringLiteral("Save as..."));
    office.answer("Mine?", 0); // cannot be chosen without a person; the next one stands
    CHECK(office.portfolio().all<SavedView>().row(1).person == PersonId{});
    CHECK(office.portfolio().all<SavedView>().row(1).scope == office.tower);
}

TEST_CASE("the view that was used last, and what was changed of it, comes back with the register", "[register][views]")
{
    Office office;
    RegisterSheet& sheet = office.open("action");
    sheet.model().setFilter(sheet.model().columnOf(u"title"), QStringLiteral("quay"));
    office.choose(QStringLiteral("Save as..."));
    office.answer("Quays", 1);
    const QString file = office.session().path();
    const auto reopen = [&]() -> RegisterSheet& {
        office.window.closeFile();
        REQUIRE(office.window.openFile(file));
        return office.open("action");
    };
    RegisterSheet& again = reopen();
    CHECK(office.button() == QStringLiteral("Quays"));
    CHECK(again.model().rowCount() == 1);
    again.view().toggleGroup(again.model().columnOf(u"status"));
    RegisterSheet& third = reopen();
    CHECK(office.button() == QStringLiteral("Quays (changed)"));
    CHECK(third.model().isGrouped());
    CHECK(third.model().rowCount() == 2);
}

TEST_CASE("groups that nobody saved come back with the register, and the export of a folded group is whole", "[register][group]")
{
    Office office;
    RegisterSheet& sheet = office.open("action");
    sheet.view().setGroups({sheet.model().columnOf(u"project_id")});
    sheet.actions().collapseAll->trigger();
    CHECK(sheet.model().rowCount() == 5);
    CHECK(sheet.model().shownIds().size() == 5);
    CHECK(sheet.reveal(sheet.model().shownIds().back())); // a folded record is unfolded
    const QString file = office.session().path();
    office.window.closeFile();
    REQUIRE(office.window.openFile(file));
    RegisterSheet& again = office.open("action");
    CHECK(again.model().groupColumns() == std::vector<int>{again.model().columnOf(u"project_id")});
}

TEST_CASE("a view keeps that a register stands as a board, and by which field", "[register][views]")
{
    Office office;
    RegisterSheet& actions = office.open("action");
    actions.body().setWay(RegisterBody::Board);
    const QString by = actions.body().chosen();
    actions.views().askToSave();
    office.answer("As cards");
    REQUIRE(actions.views().current());
    CHECK_FALSE(actions.views().isModified());
    actions.body().setWay(RegisterBody::Table);
    CHECK(actions.views().isModified());
    actions.views().open(actions.views().current());
    CHECK((actions.body().way() == RegisterBody::Board && actions.body().chosen() == by));
    CHECK_FALSE(actions.views().isModified());
}
