#include "core/exchange/xlsx/xlsx.h"
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/import/mapping_view.h"
#include "ui/import/table_import_dialog.h"
#include "ui/import/table_preview.h"
#include "ui/shell/controls/segmented_button.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Desk : WorkspaceDesk {
    Notice notice;
    Desk()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        ChangeBuilder build(QStringLiteral("person.add"));
        build.insert(Organisation{.id = session->ids().next<OrganisationId>(), .name = QStringLiteral("Acme")});
        build.insert(Person{.id = session->ids().next<PersonId>(),
            .number = QStringLiteral("PER-0001"),
            .name = QStringLiteral("Ada"),
            .role = QStringLiteral("Planner")});
        REQUIRE(session->apply(build.take()));
        QObject::connect(&workspace, &Workspace::noticed, &workspace, [this](const Notice& n) { notice = n; });
    }
    QString write(const char* name, const QByteArray& content)
    {
        QFile file(folder.path(QLatin1StringView(name)));
        REQUIRE(file.open(QFile::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    const Person* person(const char* name)
    {
        const Person* found = nullptr;
        session->portfolio().all<Person>().forEach([&](const Person& p) {
            if (p.name == QLatin1StringView(name)) found = &p;
        });
        return found;
    }
};

/// The dialog with its parts, as somebody sits before it.
struct Seat {
    TableImportDialog dialog;
    MappingView& mapping = *dialog.findChild<MappingView*>();
    QTableView& preview = *dialog.findChild<QTableView*>(QStringLiteral("preview"));
    QPushButton* go = nullptr;

    Seat(Desk& desk, Entity entity, const QString& path)
        : dialog(desk.workspace, entity, path)
    {
        for (QPushButton* b : dialog.findChildren<QPushButton*>())
            if (b->isDefault()) go = b;
        REQUIRE(go);
        dialog.show();
    }
    QString said() const
    {
        QStringList out;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisible()) out << label->text();
        return out.join(u'\n');
    }
    void wait(const QString& words)
    {
        const bool came = QTest::qWaitFor([&] { return said().contains(words); }, 20'000);
        INFO(said().toStdString());
        REQUIRE(came);
    }
    int rowOf(const char* column) const
    {
        for (int row = 0; row < mapping.rowCount(); ++row)
            if (mapping.item(row, MappingView::Name)->text() == QLatin1StringView(column)) return row;
        FAIL("no column " << column);
        return -1;
    }
    QComboBox& combo(int row, MappingView::Part part) const
    {
        auto* found = qobject_cast<QComboBox*>(mapping.cellWidget(row, part));
        REQUIRE(found);
        return *found;
    }
    /// Chooses in a list by typing its words, as the keyboard does.
    static void choose(QComboBox& box, const char* words)
    {
        const int index = box.findText(QLatin1StringView(words));
        REQUIRE(index >= 0);
        box.setFocus();
        while (box.currentIndex() != index) {
            const int before = box.currentIndex();
            QTest::keyClick(&box, before < index ? Qt::Key_Down : Qt::Key_Up);
            REQUIRE(box.currentIndex() != before);
        }
    }
    QStringList lines() const
    {
        QStringList out;
        const QAbstractItemModel& model = *preview.model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int c = 0; c < model.columnCount(); ++c)
                if (const QString text = model.index(row, c).data().toString(); !text.isEmpty()) cells << text;
            out << cells.join(QStringLiteral(" | "));
        }
        return out;
    }
};

} // namespace

TEST_CASE("a table is mapped, looked at, imported, and one undo takes it back", "[import]")
{
    Desk desk;
    const QString path = desk.write("yard.csv", "Nachname;Firma;Rolle\nBo;Acme;Diver\nAda;Acme;Lead\nCy;Nobody Ltd;Cook\n");
    {
        Seat seat(desk, entityOf<Person>(), path);
        QAbstractItemModelTester tester(seat.preview.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        seat.wait(QStringLiteral("No column is named like a field of a person"));
        CHECK_FALSE(seat.go->isEnabled());
        CHECK(seat.mapping.item(0, MappingView::Samples)->text() == QString::fromUtf16(u"Bo  ·  Ada  ·  Cy"));
        Seat::choose(seat.combo(seat.rowOf("Nachname"), MappingView::Goes), "Name");
        seat.wait(QString::fromUtf16(u"2 new · 0 changed · 1 unchanged · 0 refused"));
        Seat::choose(seat.combo(seat.rowOf("Firma"), MappingView::Goes), "Organisation");
        Seat::choose(seat.combo(seat.rowOf("Rolle"), MappingView::Goes), "Role");
        seat.wait(QString::fromUtf16(u"1 new · 1 changed · 0 unchanged · 1 refused"));
        CHECK(seat.mapping.item(seat.rowOf("Nachname"), MappingView::Key)->checkState() == Qt::Checked);
        CHECK(seat.mapping.item(seat.rowOf("Firma"), MappingView::Reads)->text() == QStringLiteral("1 row refused"));
        const QString why = seat.preview.model()->index(2, TablePreview::Reason).data().toString();
        CHECK(seat.lines()
            == QStringList{QStringLiteral("2 | New | Bo | Acme | Diver"),
                QString::fromUtf16(u"3 | Changed | Ada | – → Acme | Planner → Lead"),
                QStringLiteral("4 | Refused | %1 | Cy | Nobody Ltd | Cook").arg(why)});
        CHECK(why.contains(QStringLiteral("Nobody Ltd")));
        const qint64 before = desk.session->sequence();
        CHECK(seat.go->text() == QStringLiteral("Import 2 records"));
        QTest::mouseClick(seat.go, Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return !seat.dialog.isVisible(); }, 20'000));
        CHECK(desk.session->sequence() == before + 1);
    }
    REQUIRE(desk.person("Bo"));
    CHECK(desk.person("Bo")->number == QStringLiteral("PER-0002"));
    CHECK(desk.person("Ada")->role == QStringLiteral("Lead"));
    CHECK(desk.notice.tone == Notice::Tone::Watch);
    CHECK(desk.notice.sentence.contains(QStringLiteral("1 of the people added, 1 changed. One row was left out. Row 4")));
    desk.notice.action();
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Row 4: ")));
    CHECK(desk.session->undoLabel() == QStringLiteral("Import yard.csv into people"));
    REQUIRE(desk.session->undo());
    CHECK(desk.person("Bo") == nullptr);
    CHECK(desk.person("Ada")->role == QStringLiteral("Planner"));

    // Next month's table has the same headings in another order: nothing is to be chosen again.
    Seat again(desk, entityOf<Person>(), desk.write("next.csv", "Rolle;Nachname;Firma\nDiver;Di;Acme\n"));
    again.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 0 refused"));
    CHECK(again.combo(again.rowOf("Rolle"), MappingView::Goes).currentText() == QStringLiteral("Role"));
    // What was chosen for people says nothing of organisations.
    Seat other(desk, entityOf<Organisation>(), desk.write("other.csv", "Rolle;Nachname;Firma\nDiver;Di;Acme\n"));
    other.wait(QStringLiteral("No column is named like a field"));
}

TEST_CASE("the rows that are refused can be looked at alone, with the reason", "[import]")
{
    Desk desk;
    Seat seat(desk, entityOf<Person>(), desk.write("p.csv", "Name,Active\nBo,yes\nCy,maybe\n,no\n"));
    seat.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 2 refused"));
    CHECK(seat.lines().size() == 3);
    auto* kinds = seat.dialog.findChild<SegmentedButton*>();
    for (auto* segment : kinds->findChildren<QAbstractButton*>())
        if (segment->text() == QStringLiteral("Refused")) QTest::mouseClick(segment, Qt::LeftButton);
    REQUIRE(seat.lines().size() == 2);
    CHECK(seat.lines()[0].startsWith(QStringLiteral("3 | Refused | ")));
    CHECK(seat.lines()[0].contains(QStringLiteral("maybe")));
    CHECK(seat.lines()[1].contains(QStringLiteral("needs a value in Name")));
}

TEST_CASE("a value that the table lacks is the same in every row; the project at hand is offered", "[import]")
{
    Desk desk;
    Seat seat(desk, entityOf<Task>(), desk.write("t.csv", "Name,Duration d\nPaint,2.5\n"));
    seat.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 0 refused"));
    const int row = seat.mapping.rowCount() - 1; // the one for a further value
    Seat::choose(seat.combo(row, MappingView::Goes), "Kind");
    seat.combo(row, MappingView::Samples).setFocus();
    QTest::keyClicks(seat.combo(row, MappingView::Samples).lineEdit(), QStringLiteral("nonsense"));
    seat.wait(QString::fromUtf16(u"0 new · 0 changed · 0 unchanged · 1 refused"));
    CHECK_FALSE(seat.go->isEnabled());
    seat.combo(row, MappingView::Samples).lineEdit()->selectAll();
    QTest::keyClicks(seat.combo(row, MappingView::Samples).lineEdit(), QStringLiteral("Start milestone"));
    seat.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 0 refused"));
    CHECK(seat.mapping.rowCount() == row + 2);
    QTest::mouseClick(seat.go, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !seat.dialog.isVisible(); }, 20'000));
    const Task* paint = nullptr;
    desk.session->portfolio().all<Task>().forEach([&](const Task& t) {
        if (t.name == QStringLiteral("Paint")) paint = &t;
    });
    REQUIRE(paint);
    CHECK(paint->kind == TaskKind::StartMilestone);
    CHECK(paint->duration == hours(20));
    CHECK(paint->project == desk.workspace.projectAtHand());
}

TEST_CASE("dates that may be read both ways say so until somebody decides", "[import]")
{
    Desk desk;
    Seat seat(desk, entityOf<Task>(), desk.write("t.csv", "Name,Actual start\nPaint,3/4/2026\n"));
    seat.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 0 refused"));
    CHECK(seat.mapping.item(seat.rowOf("Actual start"), MappingView::Reads)
              ->text()
              .contains(QStringLiteral("day first, which nothing in the column says")));
    CHECK(seat.lines()[0].contains(QStringLiteral("3 Apr 2026")));
    for (auto* box : seat.dialog.findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Dates")) Seat::choose(*box, "Month first");
    REQUIRE(QTest::qWaitFor([&] { return !seat.lines().isEmpty() && seat.lines()[0].contains(QStringLiteral("4 Mar 2026")); }, 20'000));
}

TEST_CASE("of a workbook a sheet is chosen, and the row of its headings", "[import]")
{
    Desk desk;
    const auto sheet = [](const char* name, const QStringList& rows) {
        return OutTable{QString::fromLatin1(name), {{rows[0]}}, rows.size() - 1, [rows](qsizetype row) {
                            return std::vector<TableCell>{{0, TableCell::Text, false, rows[row + 1]}};
                        }};
    };
    const auto bytes =
        writeXlsx({sheet("First", {QStringLiteral("Name"), QStringLiteral("Bo")}),
                      sheet("Second", {QStringLiteral("People"), QStringLiteral("Name"), QStringLiteral("Cy"), QStringLiteral("Di")})},
            Instant{});
    REQUIRE(bytes);
    Seat seat(desk, entityOf<Person>(), desk.write("book.xlsx", *bytes));
    seat.wait(QString::fromUtf16(u"1 new · 0 changed · 0 unchanged · 0 refused"));
    for (auto* box : seat.dialog.findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Sheet")) Seat::choose(*box, "Second");
    seat.wait(QString::fromUtf16(u"2 new · 0 changed · 0 unchanged · 0 refused"));
    auto* row = seat.dialog.findChild<QSpinBox*>();
    CHECK(row->value() == 2);
    QTest::keyClick(row, Qt::Key_Down);
    seat.wait(QStringLiteral("No column is named like a field"));
    QTest::keyClick(row, Qt::Key_Up);
    seat.wait(QString::fromUtf16(u"2 new · 0 changed · 0 unchanged · 0 refused"));
}

TEST_CASE("a table that cannot be read gets its sentence, and a dialog that is closed writes nothing", "[import]")
{
    Desk desk;
    const qint64 before = desk.session->sequence();
    {
        Seat seat(desk, entityOf<Person>(), desk.write("old.xls", QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + QByteArray(504, '\0')));
        seat.wait(QStringLiteral("Save it as a workbook (.xlsx)"));
        CHECK_FALSE(seat.go->isEnabled());
        QTest::keyClick(&seat.dialog, Qt::Key_Escape);
        CHECK_FALSE(seat.dialog.isVisible());
    }
    Seat seat(desk, entityOf<Person>(), desk.write("p.csv", "Name\nBo\n"));
    seat.wait(QString::fromUtf16(u"1 new"));
    QTest::keyClick(&seat.dialog, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return !seat.dialog.isVisible(); }, 20'000));
    CHECK(desk.session->sequence() == before);
}
