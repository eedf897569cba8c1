#include "tests/ui/tables/bench.h"
#include "ui/tables/change_records_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

using namespace gantry;
using namespace gantry::test;

namespace {

struct People : Bench {
    PersonId ada, bo, cy;
    OrganisationId yard;

    People()
    {
        yard = add(Organisation{.name = QStringLiteral("Yard")});
        ada = add(Person{.name = QStringLiteral("Ada"), .role = QStringLiteral("Planner")});
        bo = add(Person{.name = QStringLiteral("Bo")});
        cy = add(Person{.name = QStringLiteral("Cy"), .role = QStringLiteral("Lead")});
        show<Person>();
    }
    ChangeRecordsDialog& ask(int top, int bottom, const char* key)
    {
        select(top, key, bottom, key);
        this->key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = view->findChild<ChangeRecordsDialog*>();
        REQUIRE(dialog);
        REQUIRE(dialog->isVisible());
        return *dialog;
    }
    static QStringList lines(const ChangeRecordsDialog& dialog)
    {
        QStringList out;
        for (int i = 0; i < dialog.preview().topLevelItemCount(); ++i) {
            QStringList cells;
            for (int c = 0; c < 5; ++c) cells << dialog.preview().topLevelItem(i)->text(c);
            while (cells.back().isEmpty()) cells.removeLast();
            out << cells.join(QStringLiteral(" | "));
        }
        return out;
    }
    static QPushButton& accept(const ChangeRecordsDialog& dialog)
    {
        auto* button = dialog.findChild<QPushButton*>(QStringLiteral("change"));
        REQUIRE(button);
        return *button;
    }
};

/// What is looked at once the typing pauses.
void pause(const ChangeRecordsDialog& dialog, const QString& wanted)
{
    (void)QTest::qWaitFor([&] { return dialog.summary() == wanted; });
    CHECK(dialog.summary() == wanted);
}

} // namespace

TEST_CASE("records are given new values in several fields, shown before and after, as one step of undo", "[tables][bulk]")
{
    People all;
    const qint64 before = all.session->sequence();
    ChangeRecordsDialog& dialog = all.ask(0, 1, "role");
    CHECK(dialog.field(0).currentText() == QStringLiteral("Role"));
    CHECK(dialog.summary() == QStringLiteral("Nothing changes yet."));
    CHECK_FALSE(People::accept(dialog).isEnabled());
    QTest::keyClicks(&dialog.editor(0), QStringLiteral("Planner"));
    pause(dialog, QStringLiteral("1 record changes."));
    CHECK(People::lines(dialog) == QStringList{QStringLiteral("Bo | Role |  | Planner")}); // Ada holds it already

    for (auto* button : dialog.findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Another field")) QTest::mouseClick(button, Qt::LeftButton);
    REQUIRE(dialog.lines() == 2);
    dialog.field(1).setCurrentIndex(dialog.field(1).findText(QStringLiteral("Organisation")));
    CHECK(dialog.field(1).findText(QStringLiteral("Role")) < 0); // a field is given one value
    QTest::keyClicks(&dialog.editor(1), QStringLiteral("Yard"));
    pause(dialog, QStringLiteral("2 records change."));
    CHECK(People::lines(dialog)
        == QStringList{QStringLiteral("Ada | Organisation |  | Yard"), QStringLiteral("Bo | Role |  | Planner"),
            QStringLiteral("Bo | Organisation |  | Yard")});
    CHECK(all.session->sequence() == before); // nothing is written yet
    CHECK(People::accept(dialog).text() == QStringLiteral("Change 2 people"));
    QTest::mouseClick(&People::accept(dialog), Qt::LeftButton);
    CHECK(all.session->sequence() == before + 1);
    CHECK(all.portfolio().find(all.bo)->role == QStringLiteral("Planner"));
    CHECK(all.portfolio().find(all.ada)->organisation == all.yard);
    CHECK(all.portfolio().find(all.cy)->role == QStringLiteral("Lead"));
    CHECK(all.notices.last() == QStringLiteral("Changed 2 people."));
    REQUIRE(all.session->undo());
    CHECK(all.portfolio().find(all.bo)->role.isEmpty());
    CHECK_FALSE(all.portfolio().find(all.ada)->organisation);
}

TEST_CASE("records that may not hold a value are listed with the reason, and the others are changed", "[tables][bulk]")
{
    Bench bench;
    const NodeId quay = bench.add(Node{.kind = NodeKind::Project, .parent = bench.portfolio().root()->id, .name = QStringLiteral("Quay")});
    const TaskId slab = bench.add(Task{.project = quay, .name = QStringLiteral("Slab")});
    const TaskId wall = bench.add(Task{.project = quay, .name = QStringLiteral("Wall")});
    bench.add(Task{.project = quay, .parent = slab, .name = QStringLiteral("Form")});
    bench.show<Task>();
    bench.view->selectRows({slab.value, wall.value});
    bench.view->setFocus();
    bench.actions->change->trigger();
    auto* dialog = bench.view->findChild<ChangeRecordsDialog*>();
    REQUIRE(dialog);
    dialog->field(0).setCurrentIndex(dialog->field(0).findText(QStringLiteral("Parent")));
    REQUIRE(dialog->field(0).currentText() == QStringLiteral("Parent"));
    QTest::keyClicks(&dialog->editor(0), QStringLiteral("Form"));
    pause(*dialog, QStringLiteral("1 record changes, 1 is refused."));
    const QStringList lines = People::lines(*dialog);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith(QStringLiteral("Slab | Parent |  | Form | ")));
    CHECK(lines[0].contains(QStringLiteral("cannot lie under itself")));
    QTest::mouseClick(&People::accept(*dialog), Qt::LeftButton);
    CHECK_FALSE(bench.portfolio().find(slab)->parent);
    CHECK(bench.portfolio().find(wall)->parent);
}

TEST_CASE("a value is taken away only where somebody says so", "[tables][bulk]")
{
    People all;
    ChangeRecordsDialog& dialog = all.ask(0, 2, "role");
    REQUIRE(dialog.none(0).isVisible());
    dialog.none(0).click();
    pause(dialog, QStringLiteral("2 records change."));
    CHECK(People::lines(dialog) == QStringList{QStringLiteral("Ada | Role | Planner"), QStringLiteral("Cy | Role | Lead")});
    dialog.field(0).setCurrentIndex(dialog.field(0).findText(QStringLiteral("Active")));
    CHECK_FALSE(dialog.none(0).isVisible());
    pause(dialog, QStringLiteral("Nothing changes yet."));
    QTest::keyClicks(&dialog.editor(0), QStringLiteral("no"));
    pause(dialog, QStringLiteral("3 records change."));
    QTest::mouseClick(&People::accept(dialog), Qt::LeftButton);
    CHECK_FALSE(all.portfolio().find(all.ada)->active);
    CHECK(all.portfolio().find(all.ada)->role == QStringLiteral("Planner"));
}
