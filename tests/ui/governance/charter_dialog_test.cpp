#include "tests/ui/governance/governed_desk.h"
#include "ui/governance/charter_dialog.h"
#include "ui/governance/record_commands.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace gantry;

TEST_CASE("a charter is written by keyboard step by step, refused while answers are missing, and submitted", "[charters]")
{
    test::GovernedDesk desk;
    desk.add(Delegation{.title = QStringLiteral("Sponsors"), .person = desk.ines, .kind = Approvable::Charter});
    CharterDialog::openFor(desk.workspace(), desk.depot, &desk.window);
    auto& dialog = desk.dialog<CharterDialog>();
    const CharterId id = dialog.charter();
    REQUIRE(desk.portfolio().find(id));
    REQUIRE(QTest::qWaitForWindowActive(&dialog));
    CHECK(dialog.progress() == u"1 of 14 answers are there"); // its manager is named
    const auto charter = [&]() -> const Charter& { return *desk.portfolio().find(id); };

    // Each answer is kept as its field is left.
    QWidget* purpose = dialog.editorOf(QStringLiteral("Purpose"));
    REQUIRE(purpose);
    CHECK(QApplication::focusWidget() == purpose);
    QTest::keyClicks(purpose, QStringLiteral("Buses need a roof."));
    QTest::keyClick(purpose, Qt::Key_Tab);
    CHECK(charter().purpose == u"Buses need a roof.");
    CHECK(QApplication::focusWidget() == dialog.editorOf(QStringLiteral("Objectives")));
    CHECK(desk.session().undoLabel());
    const auto fill = [&](const char* label, const char* text) {
        QWidget* editor = dialog.editorOf(QLatin1StringView(label));
        REQUIRE(editor);
        editor->setFocus();
        QTest::keyClicks(editor, QLatin1StringView(text));
    };
    fill("Objectives", "Twelve buses inside by winter");
    dialog.next().click();
    CHECK(dialog.step() == CharterStep::Scope);
    CHECK(charter().objectives == u"Twelve buses inside by winter");
    fill("In scope", "Hall");
    fill("Out of scope", "Offices");
    dialog.next().click();
    fill("Deliverables", "Hall");
    fill("Success criteria", "Twelve buses");
    dialog.next().click();
    fill("Business case", "Rust costs more");
    fill("Cost", "a lot");
    dialog.next().click();
    CHECK_FALSE(charter().cost); // what cannot be read is said beside its field, and stays there
    dialog.setStep(CharterStep::BusinessCase);
    auto* cost = qobject_cast<QLineEdit*>(dialog.editorOf(QStringLiteral("Cost")));
    CHECK(cost->text() == u"a lot");
    cost->selectAll();
    fill("Cost", "1200000");
    dialog.setStep(CharterStep::Submit);
    CHECK(charter().cost == Money{1'200'000'00});
    dialog.submitButton().click();
    CHECK(dialog.refusal().contains(u"tolerance of time"));
    CHECK(charter().status == CharterStatus::Draft);

    dialog.setStep(CharterStep::Tolerances);
    fill("Tolerance of time", "20");
    fill("Tolerance of cost", "10");
    dialog.setStep(CharterStep::People);
    CHECK(charter().timeTolerance == 20);
    desk.set<&Node::sponsor>(desk.depot.value, desk.ines);
    desk.add(Stakeholder{.project = desk.depot, .title = QStringLiteral("Drivers")});
    desk.add(Gate{.project = desk.depot, .title = QStringLiteral("Award"), .planned = QDate(2026, 6, 1)});
    dialog.setStep(CharterStep::Submit);
    CHECK(dialog.progress() == u"14 of 14 answers are there");
    dialog.submitButton().click();
    QCoreApplication::processEvents();
    CHECK(charter().status == CharterStatus::Submitted);
    REQUIRE(desk.portfolio().all<Approval>().size() == 1);
    CHECK(desk.portfolio().all<Approval>().row(0).asked == desk.ines);
    QStringList commands;
    for (QAction* action : commandsFor(desk.workspace(), {entityOf<Charter>(), id.value}, &desk.window)) commands << action->text();
    CHECK(commands.contains(QStringLiteral("Fill in step by step...")));
}
