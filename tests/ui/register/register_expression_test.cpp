// A condition typed above a register, on the page itself without a main window.
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/tables/expression_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

struct People : WorkspaceDesk {
    RegisterPage page{workspace, generalRegisters()};

    explicit People(std::initializer_list<const char*> names)
    {
        ChangeBuilder build(QStringLiteral("person.add"));
        for (const char* name : names) build.insert(Person{.id = session->ids().next<PersonId>(), .name = QString::fromLatin1(name)});
        REQUIRE(session->apply(build.take()));
        page.resize(1200, 700);
        page.setVisible(true);
        REQUIRE(page.openPart(QStringLiteral("person")));
        QCoreApplication::processEvents();
    }
    RegisterSheet& sheet() { return page.sheet(); }
    ExpressionBar& bar() { return sheet().expressionBar(); }
    int rows() { return sheet().model().rowCount(); }
    void choose(const char* text)
    {
        for (QAction* each : page.pageActions())
            if (each->text() == QLatin1String(text)) return each->trigger();
        FAIL("no action " << text);
    }
};

} // namespace

TEST_CASE("an expression filters the register as it is typed, and says where it cannot be read", "[register]")
{
    People desk{"Ada", "Bo", "Anders"};
    CHECK_FALSE(desk.bar().isVisible());
    desk.choose("Expression");
    ExpressionBar& bar = desk.bar();
    REQUIRE(bar.isVisible());
    const QString help = bar.line();
    QTest::keyClicks(&bar.field(), QStringLiteral("name starts with 'A'"));
    CHECK(desk.rows() == 2);
    CHECK(bar.line() == help);

    QTest::keyClicks(&bar.field(), QStringLiteral(" and nmae"));
    CHECK(bar.line() == QStringLiteral("Column 26: nothing here is called “nmae”. Do you mean Name?"));
    CHECK(bar.field().property("invalid").toBool());
    CHECK(desk.rows() == 2); // as the last one that could be read left them
    for (int i = 0; i < 4; ++i) QTest::keyClick(&bar.field(), Qt::Key_Backspace);
    QTest::keyClicks(&bar.field(), QStringLiteral("name contains 's'"));
    CHECK(bar.line() == help);
    CHECK_FALSE(bar.field().property("invalid").toBool());
    CHECK(desk.rows() == 1);
}

TEST_CASE("the expression and the filter row hold together, and one action clears both", "[register]")
{
    People desk{"Ada", "Bo", "Anders"};
    desk.choose("Expression");
    ExpressionBar& bar = desk.bar();
    QTest::keyClicks(&bar.field(), QStringLiteral("name contains 'd'"));
    CHECK(desk.rows() == 2);
    desk.sheet().model().setFilter(desk.sheet().model().columnOf(u"name"), QStringLiteral("ada"));
    CHECK(desk.rows() == 1);
    CHECK(bar.field().text() == QStringLiteral("name contains 'd'"));
    desk.choose("Clear filter");
    CHECK(desk.rows() == 3);
    CHECK(bar.field().text().isEmpty());
}

TEST_CASE("Enter leads from the expression to the rows; without its field no condition is in force", "[register]")
{
    People desk{"Ada", "Bo"};
    desk.choose("Expression");
    QTest::keyClicks(&desk.bar().field(), QStringLiteral("name = 'Bo'"));
    QSignalSpy left(&desk.bar(), &ExpressionBar::left);
    QTest::keyClick(&desk.bar().field(), Qt::Key_Return);
    CHECK(left.size() == 1);
    CHECK(desk.page.isAncestorOf(desk.page.focusWidget()));
    CHECK(desk.page.focusWidget() == &desk.sheet().view());
    CHECK(desk.rows() == 1);
    QTest::keyClick(&desk.bar().field(), Qt::Key_Escape);
    CHECK(desk.rows() == 2);
    QTest::keyClicks(&desk.bar().field(), QStringLiteral("name = 'Bo'"));
    desk.choose("Expression");
    CHECK_FALSE(desk.bar().isVisible());
    CHECK(desk.rows() == 2);
}

TEST_CASE("the expression of a register is remembered", "[register]")
{
    People desk{"Ada", "Bo"};
    desk.choose("Expression");
    QTest::keyClicks(&desk.bar().field(), QStringLiteral("name = 'Bo'"));
    desk.page.store();
    {
        RegisterPage again(desk.workspace, generalRegisters());
        again.setVisible(true);
        REQUIRE(again.openPart(QStringLiteral("person")));
        CHECK(again.sheet().expressionBar().isVisible());
        CHECK(again.sheet().expressionBar().field().text() == QStringLiteral("name = 'Bo'"));
        CHECK(again.sheet().model().rowCount() == 1);
        REQUIRE(again.openPart(QStringLiteral("organisation"))); // each register has its own
        CHECK_FALSE(again.sheet().expressionShown());
        REQUIRE(again.openPart(QStringLiteral("person")));
        again.sheet().showExpression(false);
    }
    RegisterPage third(desk.workspace, generalRegisters());
    REQUIRE(third.openPart(QStringLiteral("person")));
    CHECK_FALSE(third.sheet().expressionShown());
    CHECK(third.sheet().model().rowCount() == 2);
}
