#include "core/edit/baselines.h"
#include "core/edit/records.h"
#include "core/model/baselines.h"
#include "tests/ui/plan/plan_desk.h"
#include "ui/baselines/baseline_form.h"
#include "ui/pages/plan/plan_commands.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/filter_chip.h"
#include "ui/tables/refused_cells_dialog.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeWidget>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Concept 3 d, then Design (Survey 2 d, Drawings 4 d after it), then Handover.
struct Depot : PlanDesk {
    PlanBuilder plan{*session};
    TaskId concept_, design, survey, drawings, handover;

    Depot()
    {
        plan.task(QStringLiteral("Concept"), 3).task(QStringLiteral("Design")).task(QStringLiteral("Survey"), 2, QStringLiteral("Design"));
        plan.task(QStringLiteral("Drawings"), 4, QStringLiteral("Design")).task(QStringLiteral("Handover"), 0);
        plan.link(QStringLiteral("Concept"), QStringLiteral("Survey")).link(QStringLiteral("Survey"), QStringLiteral("Drawings"));
        plan.link(QStringLiteral("Drawings"), QStringLiteral("Handover"));
        concept_ = plan[QStringLiteral("Concept")], design = plan[QStringLiteral("Design")], survey = plan[QStringLiteral("Survey")];
        drawings = plan[QStringLiteral("Drawings")], handover = plan[QStringLiteral("Handover")];
        show(plan.project());
    }
    QString outline()
    {
        QStringList out;
        for (const QModelIndex& index : table().rows())
            out << model().index(index.row(), model().columnOf(QStringLiteral("wbs")), index.parent()).data().toString() + u' '
                    + index.siblingAtColumn(1).data().toString();
        return out.join(QStringLiteral(", "));
    }
    /// By the command and its form, as a person does.
    void setBaseline()
    {
        page->findChild<PlanCommands*>()->baseline->trigger();
        BaselineForm* form = nullptr;
        for (BaselineForm* each : page->findChildren<BaselineForm*>())
            if (each->isVisible()) form = each;
        REQUIRE(form);
        form->accept();
        page->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(page.get()));
        page->setFocus();
        settle();
    }
    int links() { return int(session->portfolio().all<Link>().size()); }
    EmptyState* empty()
    {
        for (EmptyState* each : page->findChildren<EmptyState*>())
            if (each->isVisible()) return each;
        return nullptr;
    }
};

} // namespace

TEST_CASE("a duration typed into the plan moves what follows, stays in the file and is undone after reopening", "[plan]")
{
    Depot d;
    QAbstractItemModelTester tester(&d.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(d.shown(d.drawings, "computed.start") == dateText(QDate(2026, 6, 8)));
    const QRectF before = d.bar(d.drawings);
    const qint64 sequence = d.session->sequence();

    d.type(d.concept_, "task.duration", QStringLiteral("5d"));
    CHECK(d.task(d.concept_).duration == hours(40));
    CHECK(d.shown(d.concept_, "task.duration") == QStringLiteral("5 d"));
    CHECK(d.shown(d.drawings, "computed.start") == dateText(QDate(2026, 6, 10)));
    CHECK(d.shown(d.design, "computed.finish") == dateText(QDate(2026, 6, 15)));
    CHECK(d.bar(d.drawings).left() == Approx(d.gantt().viewX(moment(6, 10, 8))));
    CHECK(d.bar(d.drawings).left() > before.left());
    CHECK(d.session->sequence() == sequence + 1);
    CHECK(d.table().current() == d.at(d.design, "task.duration")); // Enter went on to the row below

    const TaskId id = d.concept_;
    d.reopen();
    CHECK(d.task(id).duration == hours(40));
    d.show(d.plan.project());
    REQUIRE(d.session->undo());
    CHECK(d.task(id).duration == hours(24));
    CHECK(d.shown(id, "task.duration") == QStringLiteral("3 d"));
    CHECK(d.shown(d.drawings, "computed.start") == dateText(QDate(2026, 6, 8)));
}

TEST_CASE("what the plan refuses stays in its cell with the sentence why", "[plan]")
{
    Depot d;
    const qint64 sequence = d.session->sequence();
    d.type(d.concept_, "task.duration", QStringLiteral("soon"));
    REQUIRE(d.editor());
    CHECK(d.editor()->text() == QStringLiteral("soon"));
    CHECK(d.tip().contains(QStringLiteral("soon")));
    CHECK(d.session->sequence() == sequence);

    d.click(d.handover, "computed.start"); // a click elsewhere does not throw it away
    REQUIRE(d.editor());
    CHECK(d.editor()->text() == QStringLiteral("soon"));
    CHECK(d.table().current() == d.at(d.concept_, "task.duration"));
    d.key(Qt::Key_Escape);
    CHECK_FALSE(d.editor());
    CHECK(d.tip().isEmpty());
    CHECK(d.shown(d.concept_, "task.duration") == QStringLiteral("3 d"));

    d.table().setShown(d.model().columnOf(QStringLiteral("links.predecessors")), true);
    d.type(d.concept_, "links.predecessors", QStringLiteral("4"));
    CHECK(d.tip().contains(QStringLiteral("loop")));
    d.key(Qt::Key_Escape);
    CHECK(d.session->sequence() == sequence);
}

TEST_CASE("every kind of cell is typed into the plan", "[plan]")
{
    Depot d;
    for (const char* column : {"links.predecessors", "task.percent_complete", "task.deadline", "task.constraint_type", "task.calendar_id",
             "task.manual", "task.code"})
        d.table().setShown(d.model().columnOf(QLatin1StringView(column)), true);
    d.page->resize(2200, 560);
    d.settle();
    d.type(d.survey, "task.name", QStringLiteral("Site survey"));
    CHECK(d.task(d.survey).name == QStringLiteral("Site survey"));
    d.type(d.survey, "task.duration", QStringLiteral("2w"));
    CHECK(d.task(d.survey).duration == hours(80));
    d.type(d.survey, "task.duration", QStringLiteral("3ed"));
    CHECK(d.task(d.survey).elapsed);
    d.type(d.concept_, "computed.start", QStringLiteral("9 jun 2026"));
    CHECK(d.session->dates(d.concept_)->start == moment(6, 9, 8));
    d.type(d.concept_, "computed.finish", QStringLiteral("2026-06-12"));
    CHECK(d.session->dates(d.concept_)->finish == moment(6, 12, 17));
    CHECK(d.task(d.concept_).duration == hours(32));
    d.type(d.drawings, "links.predecessors", QStringLiteral("3FS+2d; 1SS"));
    CHECK(d.shown(d.drawings, "links.predecessors") == QStringLiteral("3FS+2d; 1SS"));
    d.type(d.concept_, "task.percent_complete", QStringLiteral("50"));
    CHECK(d.task(d.concept_).percentComplete == percent(50));
    CHECK(d.task(d.concept_).actualStart == moment(6, 9, 8));
    d.type(d.handover, "task.deadline", QStringLiteral("1 jul 2026"));
    CHECK(d.task(d.handover).deadline == moment(7, 1, 17));
    d.type(d.handover, "task.constraint_type", QStringLiteral("As late"));
    CHECK(d.task(d.handover).constraint == ConstraintType::AsLateAsPossible);
    d.type(d.handover, "task.code", QStringLiteral("H1"));
    CHECK(d.task(d.handover).code == QStringLiteral("H1"));
    const auto dates = *d.session->dates(d.drawings);
    d.type(d.drawings, "task.manual", QStringLiteral("Yes"));
    CHECK(d.task(d.drawings).manual);
    CHECK(d.task(d.drawings).manualStart == dates.start); // it stays where it lay
    CHECK(d.notices.isEmpty());
}

TEST_CASE("the cursor moves over cells with arrows, Tab and Enter, and ranges reach over the frozen columns", "[plan]")
{
    Depot d;
    d.click(d.concept_, "task.name");
    d.key(Qt::Key_Tab);
    CHECK(d.table().current() == d.at(d.concept_, "task.duration"));
    d.key(Qt::Key_Tab, Qt::ShiftModifier);
    d.key(Qt::Key_Down);
    d.key(Qt::Key_Return);
    CHECK(d.table().current() == d.at(d.survey, "task.name"));
    d.key(Qt::Key_Right, Qt::ShiftModifier);
    d.key(Qt::Key_Down, Qt::ShiftModifier);
    CHECK(d.table().isSelected(d.at(d.survey, "task.name")));
    CHECK(d.table().isSelected(d.at(d.drawings, "task.duration")));
    CHECK_FALSE(d.table().isSelected(d.at(d.drawings, "computed.start")));
    CHECK(d.table().selectedTasks() == std::vector{d.survey, d.drawings});
    d.key(Qt::Key_End, Qt::ControlModifier);
    CHECK(d.table().currentTask() == d.handover);
    CHECK(d.table().current().column() == d.table().shownColumns().back());
    d.key(Qt::Key_Home);
    CHECK(d.table().current() == d.at(d.handover, "task.name"));
}

TEST_CASE("the keys of a planner shape the plan, each as one step of undo", "[plan]")
{
    Depot d;
    QAbstractItemModelTester tester(&d.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QString start = QStringLiteral("1 Concept, 2 Design, 2.1 Survey, 2.2 Drawings, 3 Handover");
    CHECK(d.outline() == start);
    qint64 sequence = d.session->sequence();
    const auto oneStep = [&] { return d.session->sequence() == ++sequence; };

    SECTION("Ins adds a task below the current one and asks for its name")
    {
        d.click(d.survey, "task.name");
        d.key(Qt::Key_Insert);
        REQUIRE(d.editor());
        CHECK(oneStep());
        d.keys(QStringLiteral("Borings"));
        d.key(Qt::Key_Return);
        CHECK(d.outline() == QStringLiteral("1 Concept, 2 Design, 2.1 Survey, 2.2 Borings, 2.3 Drawings, 3 Handover"));
    }
    SECTION("Alt+Shift+Right or Alt+Right indents, Alt+Shift+Left or Alt+Left outdents")
    {
        d.click(d.handover, "task.name");
        d.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        CHECK(d.outline() == QStringLiteral("1 Concept, 2 Design, 2.1 Survey, 2.2 Drawings, 2.3 Handover"));
        CHECK(oneStep());
        d.key(Qt::Key_Left, Qt::AltModifier);
        CHECK(d.outline() == start);
        d.key(Qt::Key_Right, Qt::AltModifier);
        d.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        CHECK(d.outline() == start);
        CHECK(d.table().currentTask() == d.handover);
    }
    SECTION("Alt+Up and Alt+Down move among the siblings")
    {
        d.click(d.drawings, "task.name");
        d.key(Qt::Key_Up, Qt::AltModifier);
        CHECK(d.outline() == QStringLiteral("1 Concept, 2 Design, 2.1 Drawings, 2.2 Survey, 3 Handover"));
        CHECK(oneStep());
        d.key(Qt::Key_Down, Qt::AltModifier);
        CHECK(d.outline() == start);
        d.key(Qt::Key_Down, Qt::AltModifier);
        CHECK(d.last.tone == Notice::Tone::Bad);
        CHECK(d.notices.last().contains(QStringLiteral("Drawings")));
    }
    SECTION("Ctrl+F2 links the selected tasks, Ctrl+Shift+F2 takes links away")
    {
        const int before = d.links();
        d.click(d.concept_, "task.name");
        d.click(d.handover, "task.name", Qt::ControlModifier);
        d.key(Qt::Key_F2, Qt::ControlModifier);
        CHECK(d.links() == before + 1);
        CHECK(oneStep());
        d.key(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(d.links() == before);
        d.key(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(d.notices.last().contains(QStringLiteral("no links")));
    }
    SECTION("Del removes with all that hangs on it, and the notice brings it back")
    {
        d.click(d.design, "task.name");
        d.key(Qt::Key_Delete);
        CHECK(d.outline() == QStringLiteral("1 Concept, 2 Handover"));
        CHECK(d.links() == 0);
        CHECK(oneStep());
        CHECK(d.table().currentTask() == d.handover);
        REQUIRE(d.last.action);
        d.last.action();
        CHECK(d.outline() == start);
        CHECK(d.links() == 3);
    }
    SECTION("Ctrl+D fills the topmost cell down over the selection")
    {
        d.click(d.survey, "task.duration");
        d.click(d.drawings, "task.duration", Qt::ShiftModifier);
        d.key(Qt::Key_D, Qt::ControlModifier);
        CHECK(d.task(d.drawings).duration == hours(16));
        CHECK(oneStep());
    }
    SECTION("Ctrl+E folds and unfolds, the Gantt with it")
    {
        d.click(d.design, "task.name");
        d.key(Qt::Key_E, Qt::ControlModifier);
        CHECK(d.outline() == QStringLiteral("1 Concept, 2 Design, 3 Handover"));
        CHECK(d.row(d.handover) == 2);
        CHECK(d.bar(d.handover).center().y() < 3 * d.table().rowHeight());
        d.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(d.outline() == start);
        CHECK(d.session->sequence() == sequence);
    }
    SECTION("F2 opens the current cell, F9 says how the schedule stands")
    {
        d.click(d.survey, "task.duration");
        d.key(Qt::Key_F2);
        REQUIRE(d.editor());
        CHECK(d.editor()->text() == QStringLiteral("2 d"));
        d.key(Qt::Key_Escape);
        d.key(Qt::Key_F9);
        CHECK(d.notices.last().contains(QStringLiteral("up to date")));
        CHECK(d.session->sequence() == sequence);
    }
    SECTION("Ctrl+Shift+F5 brings the bar of the current task into view")
    {
        d.gantt().setPixelsPerDay(60, 0);
        d.gantt().scrollTo(moment(12, 1, 0));
        d.click(d.survey, "task.name");
        CHECK(d.bar(d.survey).right() < 0);
        d.key(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(d.gantt().viewport()->rect().contains(d.bar(d.survey).topLeft().toPoint()));
    }
    while (d.session->sequence() > sequence && d.session->undo()) --sequence;
}

TEST_CASE("a milestone is made of a task and a task of a milestone", "[plan]")
{
    Depot d;
    auto* commands = d.page->findChild<PlanCommands*>();
    REQUIRE(commands);
    d.click(d.survey, "task.name");
    commands->milestone->trigger();
    CHECK(d.session->dates(d.survey)->milestone);
    commands->milestone->trigger();
    CHECK_FALSE(d.session->dates(d.survey)->milestone);
    CHECK(d.task(d.survey).duration == hours(8));
}

TEST_CASE("a filter leaves matches and what leads to them, and says where nothing is left", "[plan]")
{
    Depot d;
    d.key(Qt::Key_F, Qt::ControlModifier);
    d.keys(QStringLiteral("draw"));
    d.key(Qt::Key_Return);
    CHECK(d.outline() == QStringLiteral("2 Design, 2.2 Drawings"));
    CHECK(d.at(d.design, "task.name").data(PlanModel::ContextRole).toBool());
    CHECK(d.row(d.drawings) == 1);

    d.key(Qt::Key_F, Qt::ControlModifier);
    d.keys(QStringLiteral("tunnel"));
    d.key(Qt::Key_Return);
    CHECK(d.table().rows().empty());
    REQUIRE(d.empty());
    auto* clear = d.empty()->findChild<QAbstractButton*>();
    REQUIRE(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    d.settle();
    CHECK(d.table().rows().size() == 5);
    CHECK_FALSE(d.empty());

    for (QAction* action : d.page->pageActions())
        if (action->text() == QStringLiteral("Milestones")) action->setChecked(true);
    CHECK(d.outline() == QStringLiteral("3 Handover"));
    d.settle();
    auto* chip = d.page->findChild<FilterChip*>();
    REQUIRE(chip);
    chip->setFocus();
    d.key(Qt::Key_Delete); // takes the filter away, not a task
    CHECK(d.table().rows().size() == 5);
}

TEST_CASE("setting the baseline shows where the plan stood", "[plan]")
{
    Depot d;
    d.click(d.concept_, "task.name");
    d.setBaseline();
    CHECK(d.notices.last().contains(QStringLiteral("first baseline")));
    d.table().setShown(d.model().columnOf(QStringLiteral("baseline.variance")), true);
    d.type(d.concept_, "task.duration", QStringLiteral("5d"));
    CHECK(d.shown(d.drawings, "baseline.variance") == QStringLiteral("+2 d"));
    const BarRow row = PlanBars(d.table()).row(d.row(d.drawings));
    CHECK(row.baselineStart == moment(6, 8, 8));
    CHECK(row.start == moment(6, 10, 8));
    // Below the bar lies the baseline's.
    const QRectF bar = d.bar(d.drawings);
    const QImage image = d.gantt().viewport()->grab().toImage();
    const QPointF below(d.gantt().viewX(moment(6, 9, 8)), bar.bottom() + 3.5);
    CHECK(image.pixelColor((below * image.devicePixelRatio()).toPoint()) == currentTheme()["gantt.baseline"_token]);
}

TEST_CASE("baseline and variance columns tell duration, work and cost, of a summary what adds up below it", "[plan]")
{
    Depot d;
    const Portfolio& portfolio = d.session->portfolio();
    const TaskId above = d.task(d.survey).parent;
    REQUIRE(above);
    ChangeBuilder build(QStringLiteral("test"));
    Assignment work{.id = d.session->ids().next<AssignmentId>(), .project = d.plan.project(), .task = d.survey, .work = hours(24)};
    work.cost = {90'000};
    build.insert(work);
    d.plan.apply(build.take());
    for (const char* key : {"computed.cost", "baseline.duration", "baseline.duration_variance", "baseline.work", "baseline.work_variance",
             "baseline.cost", "baseline.cost_variance"})
        d.table().setShown(d.model().columnOf(QLatin1StringView(key)), true);
    CHECK(d.shown(d.survey, "computed.cost") == QStringLiteral("900.00"));
    CHECK(d.shown(d.survey, "baseline.cost").isEmpty()); // there is none yet
    CHECK(d.shown(d.survey, "baseline.cost_variance").isEmpty());
    d.setBaseline();
    CHECK(d.shown(d.survey, "baseline.work") == QStringLiteral("3 d"));
    CHECK(d.shown(above, "baseline.cost") == QStringLiteral("900.00"));
    CHECK(d.shown(above, "baseline.cost_variance") == QStringLiteral("0.00"));

    QSignalSpy refreshed(&d.model(), &QAbstractItemModel::dataChanged);
    ChangeBuilder more(QStringLiteral("test"));
    more.update<&Assignment::work>(portfolio, work.id.value, hours(32)).update<&Assignment::cost>(portfolio, work.id.value, Money{120'000});
    d.plan.apply(more.take());
    CHECK(d.shown(d.survey, "baseline.work_variance") == QStringLiteral("+1 d"));
    CHECK(d.shown(d.survey, "baseline.cost_variance") == QStringLiteral("+300.00"));
    CHECK(d.shown(above, "baseline.cost_variance") == QStringLiteral("+300.00"));
    const int row = d.model().indexOf(above, 0).row();
    CHECK(std::ranges::any_of(refreshed, [&](const QList<QVariant>& told) {
        const auto from = told[0].toModelIndex(), to = told[1].toModelIndex();
        return from.parent() == d.model().indexOf(above, 0).parent() && from.row() <= row && row <= to.row();
    }));
    const QString before = d.shown(d.survey, "baseline.duration");
    d.type(d.survey, "task.duration", QStringLiteral("9d"));
    CHECK(d.shown(d.survey, "baseline.duration") == before);
    CHECK(d.shown(d.survey, "baseline.duration_variance") == QStringLiteral("+7 d"));

    // Another baseline is chosen: the columns go by that one.
    d.setBaseline();
    CHECK(d.shown(d.survey, "baseline.duration_variance") == QStringLiteral("0 d"));
    REQUIRE(d.session->apply(std::move(*useBaseline(portfolio, baselinesOf(portfolio, d.plan.project()).front()->id))));
    d.settle();
    CHECK(d.shown(d.survey, "baseline.duration_variance") == QStringLiteral("+7 d"));
    REQUIRE(d.session->undo());
    d.settle();
    CHECK(d.shown(d.survey, "baseline.duration_variance") == QStringLiteral("0 d"));
}

TEST_CASE("cells go to a spreadsheet and come back, new rows with them, as one step", "[plan]")
{
    Depot d;
    d.click(d.survey, "task.name");
    d.click(d.drawings, "task.duration", Qt::ShiftModifier);
    d.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(QApplication::clipboard()->text() == QStringLiteral("Survey\t2 d\nDrawings\t4 d\n"));

    const qint64 sequence = d.session->sequence();
    d.table().setShown(d.model().columnOf(QStringLiteral("links.predecessors")), true);
    QApplication::clipboard()->setText(
        QStringLiteral("Handover to client\t0d\t\t\t\t4\nSnagging\t10d\t\t\t\t5\n\nFinal account\t5d\t\t\t\t6FS+1w\n"));
    d.click(d.handover, "task.name");
    d.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(d.notices.size() == 1);
    CHECK(d.notices[0].contains(QStringLiteral("added 2 tasks")));
    CHECK(d.session->sequence() == sequence + 1);
    CHECK(
        d.outline() == QStringLiteral("1 Concept, 2 Design, 2.1 Survey, 2.2 Drawings, 3 Handover to client, 4 Snagging, 5 Final account"));
    CHECK(d.shown(taskNamed(*d.session, u"Final account").id, "links.predecessors") == QStringLiteral("6FS+1w"));
    REQUIRE(d.session->undo());
    CHECK(d.table().rows().size() == 5);

    SECTION("one value over a selection fills it")
    {
        QApplication::clipboard()->setText(QStringLiteral("6d"));
        d.click(d.survey, "task.duration");
        d.click(d.drawings, "task.duration", Qt::ShiftModifier);
        d.key(Qt::Key_V, Qt::ControlModifier);
        CHECK(d.task(d.survey).duration == hours(48));
        CHECK(d.task(d.drawings).duration == hours(48));
    }
    SECTION("what does not fit is listed before anything is pasted, and the rest can be taken")
    {
        QApplication::clipboard()->setText(QStringLiteral("Survey again\tlong\nDrawings again\t3d\n"));
        d.click(d.survey, "task.name");
        d.key(Qt::Key_V, Qt::ControlModifier);
        CHECK(d.task(d.survey).name == QStringLiteral("Survey"));
        auto* dialog = d.table().window()->findChild<RefusedCellsDialog*>();
        REQUIRE(dialog);
        REQUIRE(dialog->list()->topLevelItemCount() == 1);
        CHECK(dialog->list()->topLevelItem(0)->text(1) == QStringLiteral("Survey"));
        CHECK(dialog->list()->topLevelItem(0)->text(2) == QStringLiteral("Duration"));
        CHECK(dialog->list()->topLevelItem(0)->text(3) == QStringLiteral("long"));
        dialog->accept();
        CHECK(d.task(d.survey).name == QStringLiteral("Survey again"));
        CHECK(d.task(d.survey).duration == hours(16));
        CHECK(d.task(d.drawings).duration == hours(24));
        REQUIRE(d.session->undo());
        CHECK(d.task(d.drawings).name == QStringLiteral("Drawings"));
    }
    SECTION("a range goes there with its titles, and is summed up in the status bar")
    {
        QString totals;
        QObject::connect(d.workspace.get(), &Workspace::statusText, d.workspace.get(), [&](const QString& text) { totals = text; });
        d.click(d.survey, "task.name");
        d.click(d.drawings, "task.duration", Qt::ShiftModifier);
        CHECK(totals.contains(QStringLiteral("Sum 6 d")));
        CHECK(totals.contains(QStringLiteral("2 d to 4 d")));
        d.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(QApplication::clipboard()->text() == QStringLiteral("Task\tDuration\nSurvey\t2 d\nDrawings\t4 d\n"));
    }
    SECTION("Backspace empties cells")
    {
        d.plan.apply(setCell(d.session->portfolio(), {entityOf<Task>(), d.survey.value}, fieldFor<&Task::code>(), QStringLiteral("S-1")));
        d.table().setShown(d.model().columnOf(QStringLiteral("task.code")), true);
        d.click(d.survey, "task.code");
        d.key(Qt::Key_Backspace);
        CHECK(d.task(d.survey).code.isEmpty());
    }
    SECTION("a name that a spreadsheet would take for a formula goes there as text and comes back as it was")
    {
        d.plan.apply(renameTask(d.session->portfolio(), d.survey, QStringLiteral("=1+1")));
        d.click(d.survey, "task.name");
        d.key(Qt::Key_C, Qt::ControlModifier);
        CHECK(QApplication::clipboard()->text() == QStringLiteral("'=1+1\n"));
        d.click(d.drawings, "task.name");
        d.key(Qt::Key_V, Qt::ControlModifier);
        CHECK(d.task(d.drawings).name == QStringLiteral("=1+1"));
    }
}

TEST_CASE("columns, widths, zoom and what is shown are found again", "[plan]")
{
    Depot d;
    const int predecessors = d.model().columnOf(QStringLiteral("links.predecessors"));
    d.table().setShown(predecessors, true);
    d.table().setShown(d.model().columnOf(QStringLiteral("computed.total_float")), false);
    QHeaderView* header = d.table().cells()->header();
    header->moveSection(header->visualIndex(predecessors), 2);
    d.table().cells()->setColumnWidth(predecessors, 171);
    d.gantt().setPixelsPerDay(31, 0);
    const auto before = d.table().shownColumns();
    d.page->store();
    d.show(d.plan.project());
    CHECK(d.table().shownColumns() == before);
    CHECK(before[2] == predecessors);
    CHECK(d.table().cells()->columnWidth(predecessors) == 171);
    CHECK(d.gantt().scale().pixelsPerDay == Approx(31));
}

TEST_CASE("the difference to a source's own dates is offered where there are such dates", "[plan]")
{
    Depot d;
    const int column = d.model().columnOf(QStringLiteral("source.difference"));
    CHECK_FALSE(d.model().offers(column));
    Frozen frozen;
    frozen.tasks.push_back({.task = d.drawings, .start = moment(6, 5, 8), .finish = moment(6, 10, 17)});
    const QByteArray cbor = encodeFrozen(frozen);
    const Snapshot snapshot{.id = d.session->ids().next<SnapshotId>(),
        .project = d.plan.project(),
        .kind = SnapshotKind::SourceDates,
        .contentHash = contentHash(cbor)};
    ChangeBuilder build(QStringLiteral("import.run"));
    build.insert(snapshot).content(snapshot.id, cbor);
    d.plan.apply(build.take());
    CHECK(d.model().offers(column));
    CHECK(d.shown(d.drawings, "source.difference") == QStringLiteral("+1 d"));
    CHECK(d.shown(d.drawings, "source.start_difference") == QStringLiteral("+1 d"));
    CHECK(d.shown(d.survey, "source.difference").isEmpty());
}

TEST_CASE("table and bars scroll together, whatever moves them", "[plan]")
{
    PlanDesk d;
    PlanBuilder plan(*d.session);
    for (int i = 0; i < 120; ++i) plan.task(QStringLiteral("Task %1").arg(i), 1 + i % 5);
    for (const int height : {24, 28}) {
        d.settings->setValue(QStringLiteral("look/rowHeight"), height);
        d.show(plan.project());
        const auto level = [&] {
            for (int row = 0; row < 120; ++row) {
                const QModelIndex index = d.table().rows()[std::size_t(row)].siblingAtColumn(1);
                const QRect cell = d.table().tasks()->visualRect(index);
                if (!d.table().tasks()->viewport()->rect().contains(cell)) continue;
                const double y = d.table().tasks()->viewport()->mapTo(d.page.get(), QPoint(0, cell.top())).y();
                const double bar = d.gantt().viewport()->mapTo(d.page.get(), d.gantt().barRect(row).topLeft().toPoint()).y();
                if (bar < y || bar > y + height) return false;
                if (d.table().cells()->visualRect(index.siblingAtColumn(2)).top() != cell.top()) return false;
            }
            return true;
        };
        CHECK(level());
        for (const int value : {7, 400, 100'000}) {
            d.table().verticalBar()->setValue(value);
            d.settle();
            CHECK(level());
        }
        d.click(plan[QStringLiteral("Task 119")], "task.name");
        d.key(Qt::Key_Home, Qt::ControlModifier);
        CHECK(d.table().verticalBar()->value() == 0);
        CHECK(level());
        Q_EMIT d.gantt().verticalScrollRequested(300);
        CHECK(d.table().verticalBar()->value() == 300);
        CHECK(level());
    }
}

TEST_CASE("several projects lie on top of their tasks and are read when opened", "[plan]")
{
    PlanDesk d;
    PlanBuilder depot(*d.session), quay(*d.session, QStringLiteral("Quay"), QStringLiteral("QW"));
    depot.task(QStringLiteral("Slab"), 3).task(QStringLiteral("Roof"), 2);
    quay.task(QStringLiteral("Piling"), 4).task(QStringLiteral("Cap"), 2, QStringLiteral("Piling"));
    d.show();
    QAbstractItemModelTester tester(&d.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(d.table().rows().size() == 2);
    CHECK(d.gantt().barRect(0).width() > 0);

    REQUIRE(d.page->reveal({entityOf<Task>(), quay[QStringLiteral("Cap")].value}));
    d.settle();
    CHECK(d.table().currentTask() == quay[QStringLiteral("Cap")]);
    CHECK(d.table().rows().size() == 4);
    // A link into another project is typed by its code, and reads so.
    d.table().setShown(d.model().columnOf(QStringLiteral("links.predecessors")), true);
    QSignalSpy refreshed(&d.model(), &PlanModel::refreshed);
    d.table().expandAll();
    CHECK(refreshed.isEmpty()); // the bars look at all rows once, and not once for each project that is read
    d.settle();
    CHECK(d.bar(depot[QStringLiteral("Roof")]).width() > 0);
    d.type(depot[QStringLiteral("Roof")], "links.predecessors", QStringLiteral("QW:1"));
    CHECK(d.shown(depot[QStringLiteral("Roof")], "links.predecessors") == QStringLiteral("QW:1"));
    CHECK(d.session->dates(depot[QStringLiteral("Roof")])->start > d.session->dates(depot[QStringLiteral("Slab")])->start);
    CHECK(d.shown(quay[QStringLiteral("Piling")], "links.successors") == QStringLiteral("DP:2"));
    CHECK(PlanBars(d.table()).links(0, 5).size() == 1);

    d.workspace->setScope(depot.project());
    CHECK(d.table().rows().size() == 2);
    REQUIRE(d.page->reveal({entityOf<Task>(), quay[QStringLiteral("Cap")].value}));
    CHECK(d.workspace->scope() == quay.project());
    CHECK(d.table().currentTask() == quay[QStringLiteral("Cap")]);
}

TEST_CASE("a link or an assignment is shown by the task that it serves", "[plan]")
{
    Depot d;
    qint64 link = 0;
    d.session->portfolio().all<Link>().forEach([&](const Link& l) {
        if (l.successor == d.drawings) link = l.id.value;
    });
    REQUIRE(d.page->reveal({entityOf<Link>(), link}));
    CHECK(d.table().currentTask() == d.drawings);
    CHECK(d.workspace->selection() == RecordKey{entityOf<Task>(), d.drawings.value});
    CHECK_FALSE(d.page->reveal({entityOf<Person>(), 1}));
}

TEST_CASE("a plan without projects, and one without tasks, say what to do next", "[plan]")
{
    PlanDesk d;
    d.show();
    auto* empty = d.page->findChild<EmptyState*>();
    REQUIRE(empty);
    for (QAction* action : d.page->findChildren<QAction*>())
        if (action->text() == QStringLiteral("New project")) action->trigger();
    d.settle();
    CHECK(d.workspace->project());
    CHECK(d.session->portfolio().projectsUnder(d.session->portfolio().root()->id).size() == 1);
    bool says = false;
    for (EmptyState* each : d.page->findChildren<EmptyState*>())
        says = says || (each->isVisible() && each->accessibleName().contains(QStringLiteral("Ins")));
    CHECK(says);
    d.page->setFocus();
    d.key(Qt::Key_Insert);
    REQUIRE(d.editor());
    d.keys(QStringLiteral("First"));
    d.key(Qt::Key_Return);
    CHECK(taskNamed(*d.session, u"First").project == d.workspace->project());
}

TEST_CASE("a plan that is only read takes neither typing nor dragging", "[plan]")
{
    Depot d;
    d.page.reset();
    d.workspace.reset();
    d.session.reset();
    d.session = d.folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly);
    d.show(d.plan.project());
    d.click(d.concept_, "task.duration");
    d.keys(QStringLiteral("9"));
    CHECK_FALSE(d.editor());
    CHECK_FALSE(PlanBars(d.table()).row(0).editable);
    CHECK_FALSE(d.page->findChild<PlanCommands*>()->add->isEnabled());
}
