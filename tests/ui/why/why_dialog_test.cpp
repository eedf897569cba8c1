#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/why/why_dialog.h"

#include <QApplication>
#include <QTest>
#include <QTreeWidget>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Asked : WorkspaceDesk {
    WhyDialog& ask(const char* task)
    {
        showWhy(workspace, plan[QLatin1StringView(task)], &window);
        auto* dialog = window.findChild<WhyDialog*>();
        REQUIRE(dialog);
        return *dialog;
    }
};

} // namespace

TEST_CASE("the way back from a start and on from a float is told step by step, and a step chosen is shown in the plan", "[why]")
{
    Asked a;
    WhyDialog& dialog = a.ask("Build");
    const QStringList lines = dialog.text().split(u'\n');
    REQUIRE(lines.size() == 11);
    CHECK(lines[0] == QStringLiteral("Build"));
    CHECK(lines[2].startsWith(QStringLiteral("  Build starts ")));
    CHECK(lines[3] == QStringLiteral("    It is linked to “Drawings” (FS)."));
    CHECK(lines[6].startsWith(QStringLiteral("  Survey starts ")));
    CHECK(lines[7].startsWith(QStringLiteral("    The project starts ")));
    CHECK(lines[9].startsWith(QStringLiteral("  Build may finish by ")));
    CHECK(lines[10].startsWith(QStringLiteral("    The project finishes ")));
    // From the heading three lines down with the keyboard: the step of Drawings.
    for (int i = 0; i < 3; ++i) QTest::keyClick(dialog.steps(), Qt::Key_Down);
    QTest::keyClick(dialog.steps(), Qt::Key_Return);
    CHECK(a.revealed.id == a.plan[QStringLiteral("Drawings")].value);
}

TEST_CASE("the answer follows an edit, and goes with its task", "[why]")
{
    Asked a;
    WhyDialog& dialog = a.ask("Drawings");
    CHECK(dialog.text().contains(QStringLiteral("linked to “Survey”")));
    REQUIRE(a.session->undo()); // the link to Build
    REQUIRE(a.session->undo()); // the link to Survey
    REQUIRE(QTest::qWaitFor([&] { return !dialog.text().contains(QStringLiteral("linked to")); }));
    CHECK(&a.ask("Survey") == &dialog);
    CHECK(dialog.task() == a.plan[QStringLiteral("Survey")]);
    while (a.session->portfolio().find(dialog.task())) REQUIRE(a.session->undo());
    CHECK(QTest::qWaitFor([&] { return !a.window.findChild<WhyDialog*>(); }));
}
