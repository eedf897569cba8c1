#include "core/change/frozen.h"
#include "tests/ui/plan/plan_desk.h"
#include "ui/pages/plan/difference_panel.h"
#include "ui/pages/plan/plan_side.h"
#include "ui/pages/plan/quality_panel.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAction>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Survey, Drawings, Build in a row, from a file that has Survey two days later, Drawings after it, Build as it is here, and Tidy a day
/// later than here.
struct Imported : PlanDesk {
    PlanBuilder plan{*session};
    TaskId survey, drawings, build, tidy;

    explicit Imported(bool dates = true)
    {
        plan.inARow({"Survey", "Drawings", "Build"}, 2).task(QStringLiteral("Tidy"), 1);
        survey = plan[QStringLiteral("Survey")], drawings = plan[QStringLiteral("Drawings")];
        build = plan[QStringLiteral("Build")], tidy = plan[QStringLiteral("Tidy")];
        if (dates)
            comeFrom({{.task = survey, .start = moment(6, 3, 8), .finish = moment(6, 4, 17)},
                {.task = drawings, .start = moment(6, 5, 8), .finish = moment(6, 8, 17)},
                {.task = build, .start = moment(6, 5, 8), .finish = moment(6, 8, 17)}, // as it is here
                {.task = tidy, .start = moment(6, 2, 8), .finish = moment(6, 2, 17)}});
        show(plan.project());
        page->side()->differencesToggle()->trigger();
        rested();
    }
    /// As an import would leave it.
    void comeFrom(std::vector<FrozenTask> tasks)
    {
        const QByteArray cbor = encodeFrozen({std::move(tasks), {}});
        Snapshot row{.id = session->ids().next<SnapshotId>(), .project = plan.project(), .kind = SnapshotKind::SourceDates};
        row.contentHash = contentHash(cbor);
        ChangeBuilder build(QStringLiteral("test"));
        build.insert(row).content(row.id, cbor);
        plan.apply(build.take());
    }
    DifferencePanel& panel() { return *page->side()->differences(); }
    void rested()
    {
        REQUIRE(QTest::qWaitFor([this] { return !panel().watch().isUpdating(); }, 20'000));
        settle();
    }
    /// "[Held by a link 1] Drawings: Start 3 Jun 2026, in the file 5 Jun 2026 (-2 d)": all rows in turn.
    QStringList listed()
    {
        QStringList out;
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            const QModelIndex at = panel().model().index(row);
            const QString name = at.data().toString(), figure = at.data(SideFigureRole).toString();
            out << (at.data(SideHeadingRole).toBool()
                    ? QStringLiteral("[%1 %2]").arg(name, figure)
                    : QStringLiteral("%1: %2 (%3)").arg(name, at.data(SideDetailRole).toString(), figure));
        }
        return out;
    }
    void pick(TaskId task, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex at = panel().model().indexOf(task);
        REQUIRE(at.isValid());
        panel().list()->scrollTo(at);
        QTest::mouseClick(panel().list()->viewport(), Qt::LeftButton, modifiers, panel().list()->visualRect(at).center());
        settle();
    }
    ActionButton* button(const char* text)
    {
        for (ActionButton* each : panel().findChildren<ActionButton*>())
            if (each->isVisible() && each->text() == QLatin1StringView(text)) return each;
        for (ActionButton* each : panel().findChildren<ActionButton*>())
            if (each->isVisible() && each->text() == QString::fromUtf8(text)) return each;
        return nullptr;
    }
    QString said()
    {
        QStringList out;
        for (const TextLabel* each : panel().findChildren<TextLabel*>())
            if (each->isVisible()) out << each->text();
        return out.join(u'\n');
    }
};

} // namespace

TEST_CASE("the differences from the file are listed by reason, with both dates and why, beside the plan", "[plan][differences]")
{
    Imported d;
    CHECK(d.listed()
        == QStringList{QStringLiteral("[Follows from another difference 1]"),
            QStringLiteral("Drawings: Start 3 Jun 2026, in the file 5 Jun 2026 (-2 d)"),
            QStringLiteral("[At the start of the project here 2]"),
            QStringLiteral("Survey: Start 1 Jun 2026, in the file 3 Jun 2026 (-2 d)"),
            QStringLiteral("Tidy: Start 1 Jun 2026, in the file 2 Jun 2026 (-1 d)")});
    d.pick(d.drawings);
    CHECK(d.table().currentTask() == d.drawings);
    CHECK(d.said().contains(QStringLiteral("Here 3 Jun 2026 08:00 to 4 Jun 2026 17:00")));
    CHECK(d.said().contains(QStringLiteral("In the file 5 Jun 2026 08:00 to 8 Jun 2026 17:00")));
    CHECK(d.said().contains(QStringLiteral("Here it follows from “Survey”, which differs itself.")));
    CHECK(d.said().contains(QStringLiteral("3 tasks")));
}

TEST_CASE("the file's date is accepted as a constraint, what follows comes along, and undo gives it back", "[plan][differences]")
{
    Imported d;
    d.pick(d.survey);
    REQUIRE(d.button("Accept the file’s dates"));
    d.button("Accept the file’s dates")->click();
    d.rested();
    CHECK(d.task(d.survey).constraint == ConstraintType::MustStartOn);
    CHECK(d.task(d.survey).constraintDate == moment(6, 3, 8));
    CHECK(d.session->dates(d.survey)->start == moment(6, 3, 8));
    CHECK(d.last.sentence == QStringLiteral("“Survey” is held where the file has it."));
    CHECK(d.shown(d.survey, "computed.start") == dateText(QDate(2026, 6, 3)));
    CHECK_FALSE(d.panel().model().indexOf(d.survey).isValid());
    CHECK_FALSE(d.panel().model().indexOf(d.drawings).isValid()); // it only followed
    CHECK(d.panel().model().indexOf(d.tidy).isValid());
    d.last.action();
    REQUIRE(d.session->undo());
    d.rested();
    CHECK(d.task(d.survey).constraint == ConstraintType::AsSoonAsPossible);
    CHECK(d.panel().model().indexOf(d.survey).isValid());
}

TEST_CASE("several are accepted at once: those chosen, or all of a kind, as one step of undo", "[plan][differences]")
{
    Imported d;
    d.pick(d.survey);
    REQUIRE(d.button("Accept all of this kind"));
    d.button("Accept all of this kind")->click();
    d.rested();
    CHECK(d.last.sentence == QStringLiteral("2 of 2 tasks are held where the file has them."));
    CHECK(d.task(d.survey).constraintDate == moment(6, 3, 8));
    CHECK(d.task(d.tidy).constraintDate == moment(6, 2, 8));
    REQUIRE(d.session->undo());
    d.rested();
    CHECK_FALSE(d.task(d.tidy).constraintDate.has_value());

    d.pick(d.drawings);
    d.pick(d.tidy, Qt::ControlModifier);
    d.button("Accept the file’s dates")->click();
    CHECK(d.task(d.drawings).constraintDate == moment(6, 5, 8));
    CHECK(d.task(d.tidy).constraintDate == moment(6, 2, 8));
    CHECK_FALSE(d.task(d.survey).constraintDate.has_value());
}

TEST_CASE("the list follows the edits of the plan", "[plan][differences]")
{
    Imported d;
    d.plan.apply(setStart(d.session->portfolio(), d.tidy, moment(6, 2, 8)));
    CHECK(d.panel().watch().isUpdating());
    CHECK(d.panel().model().indexOf(d.tidy).isValid()); // until it is known better
    d.rested();
    CHECK_FALSE(d.panel().model().indexOf(d.tidy).isValid());
}

TEST_CASE("a plan that came from no file says so, and one that agrees says that", "[plan][differences]")
{
    Imported none(false);
    CHECK(none.said().contains(QStringLiteral("This plan came from no file")));
    CHECK_FALSE(none.button("Accept the file’s dates"));
    none.comeFrom({{.task = none.tidy, .start = moment(6, 1, 8), .finish = moment(6, 1, 17)}});
    none.rested();
    CHECK(none.said().contains(QStringLiteral("Every date here is the one of the file.")));
}

TEST_CASE("one panel stands beside the plan at a time, each with its key", "[plan][differences]")
{
    Imported d;
    CHECK(d.panel().isVisible());
    d.page->table()->setFocus();
    d.key(Qt::Key_F9, Qt::ShiftModifier);
    REQUIRE(d.page->side()->quality());
    CHECK(d.page->side()->quality()->isVisible());
    CHECK_FALSE(d.panel().isVisible());
    CHECK(d.page->side()->qualityToggle()->isChecked());
    CHECK_FALSE(d.page->side()->differencesToggle()->isChecked());
    d.key(Qt::Key_F8, Qt::ShiftModifier);
    CHECK(d.panel().isVisible());
    CHECK(QApplication::focusWidget() == d.panel().list());
    d.key(Qt::Key_Escape);
    CHECK_FALSE(d.panel().isVisible());
    CHECK(d.table().isAncestorOf(QApplication::focusWidget()));
    d.key(Qt::Key_F8, Qt::ShiftModifier);
    d.page->store();
    d.show(d.plan.project());
    REQUIRE(d.page->side()->differences());
    CHECK(d.page->side()->differences()->isVisible());
}

TEST_CASE("whoever only reads sees the differences and accepts none", "[plan][differences]")
{
    Imported d;
    d.page.reset();
    d.workspace.reset();
    d.session.reset();
    d.session = d.folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
    d.show(d.plan.project());
    d.page->side()->differencesToggle()->trigger();
    d.rested();
    d.pick(d.survey);
    CHECK_FALSE(d.button("Accept the file’s dates")->isEnabled());
}
