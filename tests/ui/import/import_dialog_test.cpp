#include "tests/support/portfolio_file.h"
#include "ui/import/import_dialog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

QByteArray plan(const QByteArray& hours, const QByteArray& extra = {})
{
    return "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><Name>bridge.xml</Name><Title>Bridge</Title>"
           "<CreationDate>2026-01-05T08:00:00</CreationDate><StartDate>2026-03-02T08:00:00</StartDate><Tasks>"
           "<Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT"
        + hours
        + "H0M0S</Duration></Task><Task><UID>2</UID><ID>2</ID><Name>Pour</Name><OutlineLevel>1</OutlineLevel>"
          "<Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>"
        + extra + "</Tasks></Project>";
}

struct Desk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    QSettings settings{folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Workspace workspace{*session, settings};

    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(folder.path(name));
        REQUIRE(file.open(QFile::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    /// As long as the dialog works at something.
    static void wait(const std::function<bool()>& over)
    {
        QElapsedTimer patience;
        patience.start();
        while (!over() && patience.elapsed() < 20'000) QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        REQUIRE(over());
    }
};

QPushButton& button(const ImportDialog& dialog, const QString& text)
{
    for (QPushButton* b : dialog.findChildren<QPushButton*>())
        if (b->text() == text) return *b;
    FAIL("no button " << text.toStdString());
    return *dialog.findChild<QPushButton*>();
}

/// Opens the dialog, waits for its preview, presses Import, waits for the report.
void import(Desk& desk, const QString& path)
{
    ImportDialog dialog(desk.workspace, {path});
    dialog.show();
    QPushButton& go = button(dialog, QStringLiteral("Import"));
    Desk::wait([&] { return go.isEnabled(); });
    QTest::mouseClick(&go, Qt::LeftButton);
    Desk::wait([&] { return go.text() == QStringLiteral("Close"); });
    CHECK(dialog.findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("2 seen, 2 taken")));
    QTest::mouseClick(&go, Qt::LeftButton);
    CHECK_FALSE(dialog.isVisible());
}

} // namespace

TEST_CASE("an import shows what it will do, writes when told, and one undo takes it back", "[import]")
{
    Desk desk;
    import(desk, desk.write(QStringLiteral("bridge.xml"), plan("16")));
    CHECK(desk.session->portfolio().all<Task>().size() == 2);
    CHECK(taskNamed(*desk.session, u"Dig").duration == hours(16));

    ImportDialog dialog(desk.workspace, {desk.write(QStringLiteral("newer.xml"), plan("24"))});
    dialog.show();
    QPushButton& go = button(dialog, QStringLiteral("Import"));
    Desk::wait([&] { return go.isEnabled(); });
    const auto* tree = dialog.findChild<QTreeWidget*>();
    REQUIRE(tree->topLevelItemCount() == 2); // the project, and what the file holds
    CHECK(tree->topLevelItem(0)->text(1) == QStringLiteral("Update"));
    CHECK(tree->topLevelItem(0)->text(3) == QStringLiteral("1"));
    CHECK(tree->topLevelItem(0)->child(0)->text(1).contains(QStringLiteral("Duration")));
    CHECK(taskNamed(*desk.session, u"Dig").duration == hours(16)); // nothing is written yet
    QTest::mouseClick(&go, Qt::LeftButton);
    Desk::wait([&] { return go.text() == QStringLiteral("Close"); });
    CHECK(taskNamed(*desk.session, u"Dig").duration == hours(24));
    REQUIRE(desk.session->undo());
    CHECK(taskNamed(*desk.session, u"Dig").duration == hours(16));
}

TEST_CASE("what the portfolio holds already is not imported again", "[import]")
{
    Desk desk;
    const QString file = desk.write(QStringLiteral("bridge.xml"), plan("16"));
    import(desk, file);
    const qint64 before = desk.session->sequence();
    ImportDialog dialog(desk.workspace, {file});
    dialog.show();
    const auto* tree = dialog.findChild<QTreeWidget*>();
    Desk::wait([&] { return tree->topLevelItemCount() == 2; });
    CHECK(tree->topLevelItem(0)->text(1) == QStringLiteral("Nothing new"));
    CHECK_FALSE(button(dialog, QStringLiteral("Import")).isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
    CHECK(desk.session->sequence() == before);
}

TEST_CASE("a file that is no schedule is refused with its sentence", "[import]")
{
    Desk desk;
    ImportDialog dialog(desk.workspace, {desk.write(QStringLiteral("letter.xml"), "<letter>Dear reader</letter>")});
    dialog.show();
    const auto says = [&](const QString& words) {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->text().contains(words)) return true;
        return false;
    };
    Desk::wait([&] { return says(QStringLiteral("is no schedule")); });
    CHECK_FALSE(button(dialog, QStringLiteral("Import")).isEnabled());
    CHECK(desk.session->sequence() == 1);
}

TEST_CASE("an import that is cancelled leaves the portfolio as it was", "[import]")
{
    Desk desk;
    QByteArray many;
    for (int i = 10; i < 4000; ++i)
        many += "<Task><UID>" + QByteArray::number(i) + "</UID><ID>" + QByteArray::number(i)
            + "</ID><Name>T</Name><OutlineLevel>1</OutlineLevel></Task>";
    ImportDialog dialog(desk.workspace, {desk.write(QStringLiteral("large.xml"), plan("8", many))});
    dialog.show();
    QPushButton& go = button(dialog, QStringLiteral("Import"));
    Desk::wait([&] { return go.isEnabled(); });
    QTest::mouseClick(&go, Qt::LeftButton);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    Desk::wait([&] { return !dialog.isVisible(); });
    CHECK(desk.session->portfolio().all<Task>().size() == 0);
    CHECK(desk.session->sequence() == 1);
}

TEST_CASE("the report of an import lists the dates that are not those of the file", "[import]")
{
    Desk desk;
    const QByteArray saturday = "<Task><UID>3</UID><ID>3</ID><Name>Cure</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>"
                                "<Start>2026-03-07T08:00:00</Start><Finish>2026-03-07T17:00:00</Finish></Task>";
    ImportDialog dialog(desk.workspace, {desk.write(QStringLiteral("bridge.xml"), plan("16", saturday))});
    dialog.show();
    QPushButton& go = button(dialog, QStringLiteral("Import"));
    Desk::wait([&] { return go.isEnabled(); });
    QTest::mouseClick(&go, Qt::LeftButton);
    Desk::wait([&] { return go.text() == QStringLiteral("Close"); });
    const QString report = dialog.findChild<QPlainTextEdit*>()->toPlainText();
    CHECK(report.contains(QStringLiteral("1 tasks have other dates than in the file")));
    CHECK(report.contains(QStringLiteral("“Cure” starts 7 Mar 2026 08:00 in the file")));
}
