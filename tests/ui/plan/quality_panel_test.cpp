#include "core/edit/quality.h"
#include "core/edit/records.h"
#include "core/text/quality_text.h"
#include "tests/ui/plan/plan_desk.h"
#include "ui/pages/plan/plan_side.h"
#include "ui/pages/plan/quality_limit_dialog.h"
#include "ui/pages/plan/quality_panel.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Survey, Drawings, Build in a row with a link from the first to the last as well, and Tidy that nothing holds; the panel is open.
struct Checked : PlanDesk {
    PlanBuilder plan{*session};

    explicit Checked(bool open = true)
    {
        plan.inARow({"Survey", "Drawings", "Build"}, 2).task(QStringLiteral("Tidy"), 1);
        plan.link(QStringLiteral("Survey"), QStringLiteral("Build"));
        show(plan.project());
        if (open) toggle();
    }
    void toggle()
    {
        page->side()->qualityToggle()->trigger();
        settle();
        if (panel()) rested();
    }
    QualityPanel* panel() { return page->side()->quality(); }
    /// Until everything that was touched has been checked.
    void rested()
    {
        REQUIRE(QTest::qWaitFor([this] { return !panel()->watch().isUpdating(); }, 20'000));
    }
    QString figure(QualityCheck check)
    {
        return static_cast<QualityCheckModel*>(panel()->checks()->model())->indexOf(check).data(SideFigureRole).toString();
    }
    Status status(QualityCheck check)
    {
        return Status(static_cast<QualityCheckModel*>(panel()->checks()->model())->indexOf(check).data(SideStatusRole).toInt());
    }
    /// A click on the check in the list.
    void pick(QualityCheck check)
    {
        SideList* list = panel()->checks();
        const QModelIndex at = static_cast<QualityCheckModel*>(list->model())->indexOf(check);
        list->scrollTo(at);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(at).center());
        settle();
    }
    QStringList listed()
    {
        QStringList out;
        for (int row = 0; row < panel()->items()->model()->rowCount(); ++row)
            out << panel()->items()->model()->index(row, 0).data().toString();
        return out;
    }
    ActionButton* button(const QString& text)
    {
        for (ActionButton* each : panel()->findChildren<ActionButton*>())
            if (each->isVisible() && each->text() == text) return each;
        return nullptr;
    }
    QString said()
    {
        QStringList out;
        for (const TextLabel* each : panel()->findChildren<TextLabel*>()) out << each->text();
        return out.join(u'\n');
    }
    std::size_t links() { return session->portfolio().all<Link>().size(); }
};

} // namespace

TEST_CASE("the quality panel shows every check with a mark and a figure, and the tasks of the chosen one", "[plan][quality]")
{
    Checked d;
    CHECK(d.panel()->isVisible());
    CHECK(d.figure(QualityCheck::MissingLogic) == QStringLiteral("25.0 %"));
    CHECK(d.status(QualityCheck::MissingLogic) == Status::Bad);
    CHECK(d.status(QualityCheck::Leads) == Status::Good);
    CHECK(d.status(QualityCheck::RedundantLinks) == Status::Watch);
    CHECK(d.status(QualityCheck::MissedTasks) == Status::Neutral);
    CHECK(d.figure(QualityCheck::MissedTasks) == QStringLiteral("–"));
    CHECK(d.listed() == QStringList{QStringLiteral("Tidy")});
    d.pick(QualityCheck::RedundantLinks);
    CHECK(d.listed() == QStringList{QStringLiteral("Build")});
    CHECK(d.said().contains(checkWords(QualityCheck::RedundantLinks).measures));
    CHECK(d.said().contains(checkWords(QualityCheck::RedundantLinks).leftOut));
    d.pick(QualityCheck::MissedTasks);
    CHECK(d.listed().isEmpty());
    CHECK(d.said().contains(QStringLiteral("Not assessed: ")));
}

TEST_CASE("a click on a task in the quality panel selects it in the plan", "[plan][quality]")
{
    Checked d;
    SideList* items = d.panel()->items();
    QTest::mouseClick(items->viewport(), Qt::LeftButton, {}, items->visualRect(items->model()->index(0, 0)).center());
    d.settle();
    CHECK(d.table().currentTask() == d.plan[QStringLiteral("Tidy")]);
    CHECK(d.workspace->selection() == RecordKey{entityOf<Task>(), d.plan[QStringLiteral("Tidy")].value});
}

TEST_CASE("the quality panel is worked with keys alone", "[plan][quality]")
{
    Checked d(false);
    CHECK(d.panel() == nullptr);
    d.key(Qt::Key_F9, Qt::ShiftModifier);
    REQUIRE(d.panel());
    d.rested();
    CHECK(QApplication::focusWidget() == d.panel()->checks());
    d.key(Qt::Key_Down);
    CHECK(d.panel()->check() == QualityCheck::Leads);
    for (int i = 1; i < 14; ++i) d.key(Qt::Key_Down);
    CHECK(d.panel()->check() == QualityCheck::DanglingStarts); // the heading between is passed over
    for (int i = 0; i < 14; ++i) d.key(Qt::Key_Up);
    CHECK(d.panel()->check() == QualityCheck::MissingLogic);
    d.key(Qt::Key_Return);
    CHECK(QApplication::focusWidget() == d.panel()->items());
    d.key(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == d.panel()->checks());
    d.key(Qt::Key_Return);
    d.key(Qt::Key_Return);
    CHECK(d.table().currentTask() == d.plan[QStringLiteral("Tidy")]);
    CHECK(d.table().isAncestorOf(QApplication::focusWidget()));
    d.key(Qt::Key_F9, Qt::ShiftModifier);
    CHECK(QApplication::focusWidget() == d.panel()->checks());
    d.key(Qt::Key_Escape);
    CHECK_FALSE(d.panel()->isVisible());
    CHECK(d.table().isAncestorOf(QApplication::focusWidget()));
}

TEST_CASE("an edit in the plan is seen by the checks, and the old result stays until then", "[plan][quality]")
{
    Checked d;
    d.plan.link(QStringLiteral("Survey"), QStringLiteral("Tidy")).link(QStringLiteral("Tidy"), QStringLiteral("Build"));
    CHECK(d.panel()->watch().isUpdating());
    CHECK(d.figure(QualityCheck::MissingLogic) == QStringLiteral("25.0 %")); // until it is known better
    d.rested();
    CHECK(d.figure(QualityCheck::MissingLogic) == QStringLiteral("0.0 %"));
    CHECK(d.listed().isEmpty());
}

TEST_CASE("nothing is checked while somebody types, nor while nobody looks", "[plan][quality]")
{
    Checked d(false);
    bool typing = true;
    QualityWatch watch(*d.session, [&] { return typing; });
    watch.setProjects({d.plan.project()});
    watch.setActive(true);
    d.settle();
    CHECK(watch.results().empty());
    CHECK(watch.isUpdating());
    typing = false;
    watch.setActive(false);
    d.settle();
    CHECK(watch.results().empty());
    watch.setActive(true);
    REQUIRE(QTest::qWaitFor([&] { return !watch.isUpdating(); }, 20'000));
    REQUIRE(watch.results().size() == 1);
    CHECK(watch.results().front()->project == d.plan.project());
}

TEST_CASE("a redundant link is removed from the panel as one step of undo, and no date moves", "[plan][quality]")
{
    Checked d;
    const auto before = d.session->dates(d.plan[QStringLiteral("Build")])->start;
    d.pick(QualityCheck::RedundantLinks);
    REQUIRE(d.button(QStringLiteral("Remove all")));
    CHECK_FALSE(d.button(QStringLiteral("Remove constraint")));
    d.button(QStringLiteral("Remove all"))->click();
    d.settle();
    CHECK(d.links() == 2);
    CHECK(d.session->dates(d.plan[QStringLiteral("Build")])->start == before);
    CHECK(d.last.actionText == QStringLiteral("Undo"));
    d.rested();
    CHECK(d.listed().isEmpty());
    CHECK_FALSE(d.button(QStringLiteral("Remove all")));
    REQUIRE(d.session->undo());
    CHECK(d.links() == 3);
    d.rested();
    CHECK(d.listed() == QStringList{QStringLiteral("Build")});
    d.panel()->items()->setCurrentIndex(d.panel()->items()->model()->index(0, 0));
    d.button(QStringLiteral("Remove link"))->click();
    CHECK(d.links() == 2);
}

TEST_CASE("a constraint against the logic goes only after the person was asked", "[plan][quality]")
{
    Checked d;
    const TaskId build = d.plan[QStringLiteral("Build")];
    ChangeBuilder edit(QStringLiteral("test"));
    edit.update<&Task::constraint>(d.session->portfolio(), build.value, ConstraintType::MustStartOn)
        .update<&Task::constraintDate>(d.session->portfolio(), build.value, moment(6, 2, 8));
    d.plan.apply(edit.take());
    d.rested();
    d.pick(QualityCheck::ConstraintsAgainstLogic);
    CHECK(d.listed() == QStringList{QStringLiteral("Build")});
    d.panel()->items()->setCurrentIndex(d.panel()->items()->model()->index(0, 0));
    REQUIRE(d.button(QStringLiteral("Remove constraint")));
    d.button(QStringLiteral("Remove constraint"))->click();
    d.settle();
    CHECK(d.task(build).constraint == ConstraintType::MustStartOn);
    CHECK(d.last.sentence.contains(QStringLiteral("“Build”: must start on")));
    d.last.action();
    CHECK(d.task(build).constraint == ConstraintType::AsSoonAsPossible);
    CHECK_FALSE(d.task(build).constraintDate.has_value());
    REQUIRE(d.session->undo());
    CHECK(d.task(build).constraint == ConstraintType::MustStartOn);
}

TEST_CASE("a limit set in the panel stands in the file, for the project or for all, and can be given up", "[plan][quality]")
{
    Checked d;
    const auto ask = [&](const std::function<void(QualityLimitDialog&)>& answer) {
        d.button(QStringLiteral("Limit"))->click();
        d.settle();
        auto* dialog = d.page->findChild<QualityLimitDialog*>();
        REQUIRE(dialog);
        answer(*dialog);
        d.settle();
        d.rested();
    };
    ask([](QualityLimitDialog& dialog) {
        CHECK(dialog.findChild<QComboBox*>()->currentText() == QStringLiteral("Depot"));
        CHECK(dialog.findChild<QDoubleSpinBox*>(QStringLiteral("limit"))->value() == 5);
        dialog.findChild<QDoubleSpinBox*>(QStringLiteral("limit"))->setValue(30);
        dialog.accept();
    });
    CHECK(d.status(QualityCheck::MissingLogic) == Status::Good);
    CHECK(d.said().contains(QStringLiteral("limit under 30 %")));
    const QualityLimit& row = d.session->portfolio().all<QualityLimit>().row(0);
    CHECK(row.project == d.plan.project());
    CHECK(row.limit == Quantity{30 * e8});
    ask([](QualityLimitDialog& dialog) {
        for (QPushButton* each : dialog.findChildren<QPushButton*>())
            if (each->text() == QStringLiteral("As at first")) return each->click();
    });
    CHECK(d.session->portfolio().all<QualityLimit>().size() == 0);
    CHECK(d.status(QualityCheck::MissingLogic) == Status::Bad);
}

TEST_CASE("of several projects the panel tells how many fail and names each task with its project", "[plan][quality]")
{
    Checked d;
    PlanBuilder other(*d.session, QStringLiteral("Yard"), QStringLiteral("YD"));
    other.task(QStringLiteral("Fence")).task(QStringLiteral("Gate")).link(QStringLiteral("Fence"), QStringLiteral("Gate"));
    d.workspace->setScope(d.session->portfolio().root()->id);
    d.settle();
    d.rested();
    CHECK(d.figure(QualityCheck::MissingLogic) == QStringLiteral("1 of 2"));
    CHECK(d.listed() == QStringList{QStringLiteral("DP: Tidy")});
    d.workspace->setScope(other.project());
    d.settle();
    d.rested();
    CHECK(d.listed().isEmpty());
    CHECK(d.figure(QualityCheck::MissingLogic) == QStringLiteral("0.0 %"));
}

TEST_CASE("whoever only reads sees the checks and cannot repair anything", "[plan][quality]")
{
    Checked d;
    d.page.reset();
    d.workspace.reset();
    d.session.reset();
    d.session = d.folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
    d.show(d.plan.project());
    d.toggle();
    d.pick(QualityCheck::RedundantLinks);
    CHECK(d.listed() == QStringList{QStringLiteral("Build")});
    CHECK_FALSE(d.button(QStringLiteral("Remove all"))->isEnabled());
    CHECK_FALSE(d.button(QStringLiteral("Limit"))->isEnabled());
}

TEST_CASE("that the quality panel is open is remembered", "[plan][quality]")
{
    Checked d;
    d.page->store();
    d.show(d.plan.project());
    REQUIRE(d.panel());
    CHECK(d.panel()->isVisible());
}
