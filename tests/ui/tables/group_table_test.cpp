#include "tests/ui/tables/bench.h"
#include "ui/tables/group_menu.h"
#include "ui/tables/total_row.h"

#include <QMenu>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Change requests of two projects in pounds and one in euros, with days and money that add up.
struct Requests : Bench {
    NodeId quay, tower, dock;
    std::vector<ChangeRequestId> ids;

    Requests()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        quay = project("Quay", "GBP");
        tower = project("Tower", "GBP");
        dock = project("Dock", "EUR");
        request("Rock", quay, ChangeRequestStatus::Approved, 5, 100'00, QDate(2026, 3, 2));
        request("Fender", quay, ChangeRequestStatus::Draft, 2, 50'00, QDate(2026, 3, 30));
        request("Lift", tower, ChangeRequestStatus::Draft, 1, 25'50, QDate(2026, 4, 1));
        request("Crane", dock, ChangeRequestStatus::Draft, 4, 10'00, QDate());
        show<ChangeRequest>();
    }
    NodeId project(const char* name, const char* currency)
    {
        return add(Node{.kind = NodeKind::Project,
            .parent = portfolio().root()->id,
            .name = QString::fromLatin1(name),
            .currency = QString::fromLatin1(currency)});
    }
    void request(const char* title, NodeId project, ChangeRequestStatus status, qint64 days, qint64 cost, QDate needed)
    {
        ChangeRequest row{.project = project, .title = QString::fromLatin1(title), .status = status};
        row.days = days;
        row.cost = Money{cost};
        if (needed.isValid()) row.needed = needed;
        ids.push_back(add(row));
    }
    void group(std::initializer_list<const char*> keys)
    {
        std::vector<int> columns;
        for (const char* key : keys) columns.push_back(column(key));
        view->setGroups(columns);
        QCoreApplication::processEvents();
    }
    /// The rows in sight: heads as "[Quay 2]" behind a dash a level, records by title.
    QString rows() const
    {
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row) {
            const RowGroup* group = model->groupAt(row);
            out << (group ? QString(group->level, u'-') + QStringLiteral("[%1 %2]").arg(model->groupText(*group)).arg(group->count())
                          : text(row, "title"));
        }
        return out.join(QStringLiteral(", "));
    }
    int head(const char* name) const
    {
        for (int row = 0; row < model->rowCount(); ++row)
            if (const RowGroup* group = model->groupAt(row); group && model->groupText(*group) == QLatin1String(name)) return row;
        FAIL("no group is called " << name);
        return -1;
    }
    QString sum(const char* key, const char* name) const { return model->subtotalText(column(key), head(name)); }
    QPoint chevron(int row) const
    {
        return {16 + model->groupAt(row)->level * 16 + 6, view->rowViewportPosition(row) + view->rowHeight(row) / 2};
    }
};

} // namespace

TEST_CASE("rows stand in groups by one column and inside them by another, each with its count", "[tables][group]")
{
    Requests all;
    all.group({"project_id"});
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Quay 2], Rock, Fender, [Tower 1], Lift"));
    all.group({"status", "project_id"});
    CHECK(all.rows() == QStringLiteral("[Draft 3], -[Dock 1], Crane, -[Quay 1], Fender, -[Tower 1], Lift, [Approved 1], -[Quay 1], Rock"));
    all.group({});
    CHECK(all.model->rowCount() == 4);
}

TEST_CASE("days are grouped by their months, and what holds nothing comes last whichever way groups stand", "[tables][group]")
{
    Requests all;
    all.group({"needed_by"});
    CHECK(all.rows() == QStringLiteral("[March 2026 2], Rock, Fender, [April 2026 1], Lift, [Needed by not set 1], Crane"));
    all.model->setSort({{all.column("needed_by"), Qt::DescendingOrder}});
    CHECK(all.rows() == QStringLiteral("[April 2026 1], Lift, [March 2026 2], Fender, Rock, [Needed by not set 1], Crane"));
}

TEST_CASE("a group says what its records come to, and money only where all of it is of one currency", "[tables][group]")
{
    Requests all;
    all.group({"project_id"});
    CHECK(all.sum("time_impact_days", "Quay") == QStringLiteral("7"));
    CHECK(all.sum("cost_impact_minor", "Quay") == QStringLiteral("150.00"));
    CHECK(all.sum("cost_impact_minor", "Dock") == QStringLiteral("10.00"));
    all.group({"status"});
    CHECK(all.sum("time_impact_days", "Draft") == QStringLiteral("7"));
    CHECK(all.sum("cost_impact_minor", "Draft") == QStringLiteral("–"));
    const QModelIndex mixed = all.cell(all.head("Draft"), "cost_impact_minor");
    CHECK(mixed.data(Qt::ToolTipRole).toString() == QStringLiteral("Not added up: several currencies (GBP, EUR)"));
    CHECK(all.sum("cost_impact_minor", "Approved") == QStringLiteral("100.00"));
    CHECK(all.model->subtotalText(all.column("title"), all.head("Draft")).isEmpty());
}

TEST_CASE("an edit moves a row to its new group and tells the sums anew, and undo brings both back", "[tables][group]")
{
    Requests all;
    all.group({"project_id"});
    all.model->setFilter(all.column("title"), QStringLiteral("!Fender"));
    REQUIRE(all.session->apply(ChangeBuilder(QStringLiteral("test.edit"))
                                   .update<&ChangeRequest::project>(all.portfolio(), all.ids[0].value, all.tower)
                                   .update<&ChangeRequest::title>(all.portfolio(), all.ids[2].value, QStringLiteral("Fender lift"))
                                   .take()));
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Tower 2], Rock, Fender lift")); // what was edited stays in sight
    CHECK(all.sum("time_impact_days", "Tower") == QStringLiteral("6"));
    REQUIRE(all.session->apply(
        ChangeBuilder(QStringLiteral("test.edit")).update<&ChangeRequest::days>(all.portfolio(), all.ids[0].value, 9).take()));
    CHECK(all.sum("time_impact_days", "Tower") == QStringLiteral("10"));
    REQUIRE(all.session->undo());
    REQUIRE(all.session->undo());
    all.model->clearFilters();
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Quay 2], Rock, Fender, [Tower 1], Lift"));
    CHECK(all.sum("time_impact_days", "Quay") == QStringLiteral("7"));
}

TEST_CASE("filters and sorting work inside groups", "[tables][group]")
{
    Requests all;
    all.group({"status"});
    all.model->setSort({{all.column("time_impact_days"), Qt::DescendingOrder}});
    CHECK(all.rows() == QStringLiteral("[Draft 3], Crane, Fender, Lift, [Approved 1], Rock"));
    all.model->setFilter(all.column("time_impact_days"), QStringLiteral(">1"));
    CHECK(all.rows() == QStringLiteral("[Draft 2], Crane, Fender, [Approved 1], Rock"));
    CHECK(all.sum("time_impact_days", "Draft") == QStringLiteral("6"));
    all.model->setExpression(QStringLiteral("status = \"approved\""));
    CHECK(all.rows() == QStringLiteral("[Approved 1], Rock"));
}

TEST_CASE("groups fold and unfold by keys and mouse, and the cursor stays in sight", "[tables][group]")
{
    Requests all;
    all.group({"project_id"});
    all.at(all.head("Quay"), "title");
    all.key(Qt::Key_Left);
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Quay 2], [Tower 1], Lift"));
    CHECK(all.view->currentIndex().row() == 2);
    all.key(Qt::Key_Right);
    CHECK(all.model->rowCount() == 7);
    all.key(Qt::Key_Right); // open: on to its first record
    CHECK(all.view->currentRecord() == all.ids[0].value);
    all.key(Qt::Key_E, Qt::ControlModifier); // the key that folds, from a record in it
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Quay 2], [Tower 1], Lift"));
    CHECK(all.view->currentIndex().row() == all.head("Quay"));
    all.actions->collapseAll->trigger();
    CHECK(all.rows() == QStringLiteral("[Dock 1], [Quay 2], [Tower 1]"));
    QTest::mouseClick(all.view->viewport(), Qt::LeftButton, {}, all.chevron(all.head("Tower")));
    CHECK(all.rows() == QStringLiteral("[Dock 1], [Quay 2], [Tower 1], Lift"));
    QTest::mouseDClick(all.view->viewport(), Qt::LeftButton, {}, all.chevron(all.head("Dock")) + QPoint(60, 0));
    CHECK(all.rows() == QStringLiteral("[Dock 1], Crane, [Quay 2], [Tower 1], Lift"));
    all.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(all.model->rowCount() == 7);
}

TEST_CASE("nobody types into the head of a group, and it is never copied, pasted over, filled or deleted", "[tables][group]")
{
    Requests all;
    all.group({"project_id"});
    all.at(all.head("Quay"), "title");
    QTest::keyClick(all.view.get(), Qt::Key_F2);
    QTest::keyClick(all.view.get(), 'x');
    CHECK_FALSE(all.editor());
    CHECK_FALSE(all.actions->remove->isEnabled());
    CHECK_FALSE(all.actions->change->isEnabled());

    all.select(0, "title", 6, "title");
    all.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(all.clipboard() == QStringLiteral("Crane\nRock\nFender\nLift\n"));
    all.setClipboard(QStringLiteral("One\nTwo\nThree\nFour"));
    all.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(all.rows() == QStringLiteral("[Dock 1], One, [Quay 2], Two, Three, [Tower 1], Four"));
    all.select(1, "title", 6, "title");
    all.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(all.rows() == QStringLiteral("[Dock 1], One, [Quay 2], One, One, [Tower 1], One"));
    REQUIRE(all.session->undo());

    // From one cell on, rows go on under the next head.
    all.select(4, "title", 4, "title");
    all.setClipboard(QStringLiteral("Five\nSix"));
    all.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(all.rows() == QStringLiteral("[Dock 1], One, [Quay 2], Two, Five, [Tower 1], Six"));
    all.select(2, "number", 4, "decided_on");
    all.view->selectionModel()->select(
        {all.model->index(2, 0), all.model->index(4, all.model->columnCount() - 1)}, QItemSelectionModel::ClearAndSelect);
    all.actions->remove->trigger();
    CHECK(all.rows() == QStringLiteral("[Dock 1], One, [Tower 1], Six"));
}

TEST_CASE("a new record comes into sight in its group, folded or not", "[tables][group]")
{
    Requests all;
    all.group({"status"});
    all.actions->collapseAll->trigger();
    all.workspace->setScope(all.quay); // its project needs no asking
    all.actions->collapseAll->trigger();
    CHECK(all.rows() == QStringLiteral("[Draft 1], [Approved 1]"));
    all.actions->insert->trigger();
    QCoreApplication::processEvents();
    CHECK(all.model->groupAt(0)->count() == 2);
    REQUIRE(all.view->currentRecord());
    CHECK(all.view->currentIndex().row() == 1); // the only one with a number
}

TEST_CASE("the menu groups by columns in the order in which they are chosen, and a key does by the one under the cursor", "[tables][group]")
{
    Requests all;
    QMenu menu;
    const auto choose = [&](const char* text) {
        fillGroupMenu(menu, *all.view, *all.actions);
        for (QAction* action : menu.actions())
            if (action->text().section(u'\t', 0, 0) == QLatin1String(text)) return action->trigger();
        FAIL("the menu has no " << text);
    };
    choose("Status");
    choose("Needed by, by month");
    CHECK(groupMenuText(*all.view) == QStringLiteral("By Status, Needed by"));
    choose("Status");
    CHECK(groupMenuText(*all.view) == QStringLiteral("By Needed by"));
    choose("Do not group");
    CHECK(groupMenuText(*all.view) == QStringLiteral("Group"));
    all.at(0, "project_id");
    all.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(groupMenuText(*all.view) == QStringLiteral("By Project"));
    auto* header = all.view->columnMenu(all.column("status"));
    const auto actions = header->actions();
    const auto by = std::ranges::find_if(actions, [](QAction* a) { return a->text() == QStringLiteral("Group by this column too"); });
    REQUIRE(by != actions.end());
    (*by)->trigger();
    CHECK(groupMenuText(*all.view) == QStringLiteral("By Project, Status"));
}

TEST_CASE("a fourth column takes the place of the third", "[tables][group]")
{
    Requests all;
    for (const char* key : {"status", "project_id", "needed_by", "raised_on"}) all.view->toggleGroup(all.column(key));
    CHECK(groupMenuText(*all.view) == QStringLiteral("By Status, Project, Raised on"));
}

TEST_CASE("the line under a table says what all its rows come to", "[tables][group]")
{
    Requests all;
    TotalRow totals(*all.view);
    totals.show();
    CHECK(totals.text(all.column("time_impact_days")) == QStringLiteral("12"));
    CHECK(totals.text(all.column("cost_impact_minor")) == QStringLiteral("–"));
    all.model->setFilter(all.column("project_id"), QStringLiteral("Quay"));
    CHECK(totals.text(all.column("cost_impact_minor")) == QStringLiteral("150.00"));
    REQUIRE(all.session->apply(
        ChangeBuilder(QStringLiteral("test.edit")).update<&ChangeRequest::cost>(all.portfolio(), all.ids[0].value, Money{1'00}).take()));
    CHECK(totals.text(all.column("cost_impact_minor")) == QStringLiteral("51.00"));
    all.model->setFilter(all.column("project_id"), QStringLiteral("nowhere"));
    CHECK_FALSE(totals.isVisibleTo(nullptr));
}

TEST_CASE("a sum of figures that hold those below counts the uppermost of a group alone", "[tables][group]")
{
    Bench bench;
    const NodeId project = bench.add(Node{.kind = NodeKind::Project,
        .parent = bench.portfolio().root()->id,
        .name = QStringLiteral("Quay"),
        .currency = QStringLiteral("GBP")});
    const auto account = [&](const char* title, qint64 budget, CostAccountId parent = {}) {
        return bench.add(
            CostAccount{.project = project, .parent = parent, .title = QString::fromLatin1(title), .originalBudget = Money{budget}});
    };
    const CostAccountId works = account("Works", 100'00);
    account("Piling", 40'00, works);
    account("Fees", 10'00);
    bench.show<CostAccount>();
    const int budget = bench.column("computed.budget"), own = bench.column("original_budget_minor");
    CHECK(bench.model->subtotalText(budget) == QStringLiteral("150.00"));
    CHECK(bench.model->subtotalText(own) == QStringLiteral("150.00"));
    bench.view->setGroups({bench.column("project_id")});
    CHECK(bench.model->subtotalText(budget, 0) == QStringLiteral("150.00"));
    bench.model->setFilter(bench.column("title"), QStringLiteral("Piling, Fees"));
    CHECK(bench.model->subtotalText(budget, 0) == QStringLiteral("50.00"));
}
