#include "core/edit/records.h"
#include "core/model/baselines.h"
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/baselines/baseline_form.h"
#include "ui/baselines/baselines_dialog.h"
#include "ui/baselines/compare_dialog.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Survey, Drawings, Build in a row, with the baseline “Agreed”.
struct Agreed : WorkspaceDesk {
    Notice last;

    Agreed()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QObject::connect(&workspace, &Workspace::noticed, &workspace, [this](const Notice& notice) { last = notice; });
        askFor(QStringLiteral("Agreed"));
    }
    const Portfolio& portfolio() { return session->portfolio(); }
    const Snapshot* used() { return baselineInUse(portfolio(), plan.project()); }
    /// Fills in the form as a person does and presses its button.
    void fill(BaselineForm& form, const QString& name, bool use = true)
    {
        form.findChild<QLineEdit*>(QStringLiteral("name"))->setText(name);
        form.findChild<QCheckBox*>()->setChecked(use);
        press(form, {QStringLiteral("Set"), QStringLiteral("Save")});
    }
    void askFor(const QString& name, bool use = true)
    {
        askForBaseline(workspace, plan.project(), &window);
        auto* form = window.findChild<BaselineForm*>();
        REQUIRE(form);
        fill(*form, name, use);
        delete form;
    }
    void press(QWidget& within, const QStringList& texts)
    {
        for (auto* each : within.findChildren<QAbstractButton*>())
            if (texts.contains(QString(each->text()).remove(u'&'))) return each->click();
        FAIL("no button " << texts.join(u'|').toStdString());
    }
    BaselinesDialog& list()
    {
        showBaselines(workspace, plan.project(), &window);
        return *window.findChild<BaselinesDialog*>();
    }
    CompareDialog& compared()
    {
        showComparison(workspace, plan.project(), used()->id, {}, &window);
        return *window.findChild<CompareDialog*>();
    }
    static QString said(const QWidget& dialog)
    {
        QStringList out;
        for (const TextLabel* each : dialog.findChildren<TextLabel*>())
            if (each->isVisible()) out << each->text();
        return out.join(u' ');
    }
    static QStringList column(const BaselinesDialog& dialog, int column)
    {
        QStringList out;
        const QAbstractItemModel* model = dialog.list()->model();
        for (int row = 0; row < model->rowCount(); ++row) out << model->index(row, column).data().toString();
        return out;
    }
    /// "Build / Task / Duration: 2 d -> 5 d": what the list shows, a line a row.
    static QStringList shown(const CompareDialog& dialog)
    {
        QStringList out;
        const QAbstractItemModel* model = dialog.list()->model();
        for (int g = 0; g < model->rowCount(); ++g) {
            const QModelIndex head = model->index(g, 0);
            for (int row = 0; row < model->rowCount(head); ++row) {
                QStringList cells{head.data().toString()};
                for (int c = 0; c < model->columnCount(); ++c) cells << model->index(row, c, head).data().toString();
                out << cells.join(u'|');
            }
        }
        return out;
    }
    void rename(const char* task, const char* name)
    {
        plan.apply(renameTask(portfolio(), plan[QLatin1StringView(task)], QLatin1StringView(name)));
    }
};

} // namespace

TEST_CASE("a baseline is set by name from the form, and undo takes it away", "[baseline]")
{
    Agreed a;
    REQUIRE(a.used());
    CHECK(a.used()->name == QStringLiteral("Agreed"));
    CHECK(a.used()->author == a.session->identity().author);
    CHECK(a.last.sentence == QStringLiteral("“Depot” has its first baseline, of 3 tasks."));
    a.askFor(QStringLiteral("What if"), false);
    CHECK(a.used()->name == QStringLiteral("Agreed"));
    CHECK(a.last.sentence.contains(QStringLiteral("new baseline")));
    REQUIRE(a.session->undo());
    CHECK(baselinesOf(a.portfolio(), a.plan.project()).size() == 1);
    REQUIRE(a.session->undo());
    CHECK_FALSE(a.used());
}

TEST_CASE("a form without a name cannot be sent", "[baseline]")
{
    Agreed a;
    askForBaseline(a.workspace, a.plan.project(), &a.window);
    auto* form = a.window.findChild<BaselineForm*>();
    form->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("  "));
    a.press(*form, {QStringLiteral("Set")});
    CHECK(form->isVisible());
    CHECK(baselinesOf(a.portfolio(), a.plan.project()).size() == 1);
}

TEST_CASE("the baselines of a project are listed, chosen, renamed and removed, each as a step of undo", "[baseline]")
{
    Agreed a;
    a.askFor(QStringLiteral("Re-plan"));
    BaselinesDialog& dialog = a.list();
    CHECK(a.column(dialog, BaselinesDialog::NameColumn) == QStringList{QStringLiteral("Agreed"), QStringLiteral("Re-plan")});
    CHECK(a.column(dialog, BaselinesDialog::UsedColumn) == QStringList{QString(), QStringLiteral("Yes")});
    CHECK(a.column(dialog, BaselinesDialog::TasksColumn) == QStringList{QStringLiteral("3"), QStringLiteral("3")});
    dialog.list()->setCurrentIndex(dialog.list()->model()->index(0, 0));
    a.press(dialog, {QStringLiteral("Use")});
    CHECK(a.used()->name == QStringLiteral("Agreed"));
    CHECK(a.column(dialog, BaselinesDialog::UsedColumn) == QStringList{QStringLiteral("Yes"), QString()});

    a.press(dialog, {QStringLiteral("Rename")});
    a.fill(*dialog.findChild<BaselineForm*>(), QStringLiteral("Contract"));
    CHECK(a.column(dialog, BaselinesDialog::NameColumn).front() == QStringLiteral("Contract"));

    a.press(dialog, {QStringLiteral("Remove")});
    CHECK(a.column(dialog, BaselinesDialog::NameColumn) == QStringList{QStringLiteral("Re-plan")});
    CHECK(a.used()->name == QStringLiteral("Re-plan"));
    for (const char* used : {"Contract", "Agreed"}) {
        REQUIRE(a.session->undo());
        CHECK(a.used()->name == QLatin1StringView(used));
    }
    REQUIRE(a.session->undo());
    CHECK(a.used()->name == QStringLiteral("Re-plan"));
    CHECK(a.column(dialog, BaselinesDialog::NameColumn).size() == 2);
}

TEST_CASE("without a baseline the list says what one is for", "[baseline]")
{
    Agreed a;
    REQUIRE(a.session->undo());
    BaselinesDialog& dialog = a.list();
    CHECK_FALSE(dialog.list()->isVisible());
    CHECK(a.said(dialog).contains(QStringLiteral("There is no baseline yet")));
}

TEST_CASE("what differs from a baseline is listed by task, follows the edits, and a click leads to the task", "[baseline]")
{
    Agreed a;
    CompareDialog& dialog = a.compared();
    CHECK(a.shown(dialog).isEmpty());
    CHECK(a.said(dialog).contains(QStringLiteral("Nothing differs.")));
    a.rename("Drawings", "Design");
    a.plan.task(QStringLiteral("Snagging"), 1);
    REQUIRE(QTest::qWaitFor([&] { return !a.shown(dialog).isEmpty(); }, 5000));
    CHECK(
        a.shown(dialog) == QStringList{QStringLiteral("2 Design|Task|Name|Drawings|Design|"), QStringLiteral("4 Snagging|Task|Added|||")});
    const QModelIndex head = dialog.list()->model()->index(0, 0), line = dialog.list()->model()->index(0, 0, head);
    QTest::mouseClick(dialog.list()->viewport(), Qt::LeftButton, {}, dialog.list()->visualRect(line).center());
    CHECK(a.revealed == RecordKey{entityOf<Task>(), a.plan[QStringLiteral("Drawings")].value});
}

TEST_CASE("differences are filtered by kind and words, copied and saved as they are shown", "[baseline]")
{
    Agreed a;
    a.rename("Drawings", "=Design");
    a.plan.apply(setDuration(a.portfolio(), a.plan[QStringLiteral("Survey")], hours(40), DurationUnit::Days, false));
    a.plan.task(QStringLiteral("Snagging"), 1);
    CompareDialog& dialog = a.compared();
    CHECK(a.shown(dialog).contains(QStringLiteral("1 Survey|Task|Duration|2 d|5 d|+3 d")));
    CHECK(a.shown(dialog).contains(QStringLiteral("3 Build||Finish|8 Jun 2026 17:00|11 Jun 2026 17:00|+3 d")));
    auto* kinds = dialog.findChild<SegmentedButton*>();
    kinds->setCurrent(1);
    CHECK(a.shown(dialog) == QStringList{QStringLiteral("4 Snagging|Task|Added|||")});
    kinds->setCurrent(2);
    CHECK(a.shown(dialog).isEmpty());
    CHECK(a.said(dialog).contains(QStringLiteral("Nothing passes the filter.")));
    kinds->setCurrent(0);
    dialog.findChild<QLineEdit*>()->setText(QStringLiteral("design"));
    CHECK(a.shown(dialog).front() == QStringLiteral("2 =Design|Task|Name|Drawings|=Design|"));
    for (const QString& row : a.shown(dialog)) CHECK(row.startsWith(QStringLiteral("2 =Design")));

    a.press(dialog, {QStringLiteral("Copy")});
    CHECK(QApplication::clipboard()->text().split(u'\n')[1] == QStringLiteral("2\t=Design\tChanged\tTask\tName\tDrawings\t=Design\t"));
    const QString path = a.folder.folder() + QStringLiteral("/differences.csv");
    REQUIRE(dialog.save(path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    CHECK(csv.startsWith("\xef\xbb\xbfWBS,Task,Change,"));
    CHECK(csv.contains("2,'=Design,Changed,Task,Name,Drawings,'=Design,\r\n")); // no formula for a spreadsheet
    CHECK_FALSE(csv.contains("Survey"));
    CHECK(dialog.save(a.folder.folder() + QStringLiteral("/none/x.csv")).error().code == Errc::Io);
}

TEST_CASE("any two versions can be picked, and the other way round what was added is gone", "[baseline]")
{
    Agreed a;
    a.plan.task(QStringLiteral("Snagging"), 1);
    a.askFor(QStringLiteral("Second"));
    CompareDialog& dialog = a.compared();
    CHECK(a.shown(dialog).isEmpty());
    auto* before = dialog.findChild<QComboBox*>(QStringLiteral("before"));
    auto* after = dialog.findChild<QComboBox*>(QStringLiteral("after"));
    CHECK(before->count() == 3);
    CHECK(before->currentText().startsWith(QStringLiteral("Second, ")));
    after->setCurrentIndex(1);
    Q_EMIT after->activated(1);
    CHECK(a.shown(dialog) == QStringList{QStringLiteral("4 Snagging|Task|Removed|||")});
}

TEST_CASE("whoever only reads sees baselines and differences, and changes none", "[baseline]")
{
    Agreed a;
    a.session.reset();
    auto reader = a.folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
    Workspace workspace(*reader, a.settings);
    QWidget window;
    showBaselines(workspace, a.plan.project(), &window);
    auto* dialog = window.findChild<BaselinesDialog*>();
    CHECK(a.column(*dialog, BaselinesDialog::NameColumn) == QStringList{QStringLiteral("Agreed")});
    for (const ActionButton* each : dialog->findChildren<ActionButton*>())
        CHECK(each->isEnabled() == (each->text() == QStringLiteral("Compare")));
}
