#include "tests/ui/plan/plan_desk.h"
#include "tests/ui/print/pdf_reading.h"
#include "ui/print/page_preview.h"
#include "ui/print/print_dialog.h"
#include "ui/print/print_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Concept 3 d, then Design (Survey, Drawings), then Handover; on top of that as many tasks as asked for.
struct PrintDesk : PlanDesk {
    PlanBuilder plan{*session};
    QPointer<PrintDialog> dialog;

    explicit PrintDesk(int more = 0)
    {
        plan.task(QStringLiteral("Concept"), 3).task(QStringLiteral("Design")).task(QStringLiteral("Survey"), 2, QStringLiteral("Design"));
        plan.task(QStringLiteral("Drawings"), 4, QStringLiteral("Design")).task(QStringLiteral("Handover"), 0);
        plan.link(QStringLiteral("Concept"), QStringLiteral("Survey")).link(QStringLiteral("Survey"), QStringLiteral("Drawings"));
        for (int i = 0; i < more; ++i) plan.task(QStringLiteral("Package %1").arg(i), 5);
        show(plan.project());
    }
    void open(PrintTo to = PrintTo::Pdf)
    {
        REQUIRE(page->print(to));
        dialog = page->findChild<PrintDialog*>();
        REQUIRE(dialog);
        settle();
    }
    template <class T> T& part(const char* name)
    {
        T* found = dialog->findChild<T*>(QLatin1StringView(name));
        REQUIRE(found);
        return *found;
    }
    void choose(const char* name, const QString& text)
    {
        auto& box = part<QComboBox>(name);
        const int at = box.findText(text);
        REQUIRE(at >= 0);
        box.setCurrentIndex(at);
        settle();
    }
    QByteArray saved(const QString& name = QStringLiteral("plan.pdf"))
    {
        const QString path = folder.path(name);
        dialog->savePdf(path);
        for (int i = 0; i < 500 && dialog && dialog->isRunning(); ++i) QApplication::processEvents();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString checkedColumns()
    {
        QStringList out;
        auto& list = part<QListWidget>("columns");
        for (int i = 0; i < list.count(); ++i)
            if (list.item(i)->checkState() == Qt::Checked) out << list.item(i)->text();
        return out.join(QStringLiteral(", "));
    }
};

} // namespace

TEST_CASE("the print dialog begins with the columns and rows of the plan page, and writes the sheets that it shows", "[print]")
{
    PrintDesk d;
    d.table().setShown(d.model().columnOf(QStringLiteral("resources")), true);
    d.open();
    CHECK(d.checkedColumns() == QStringLiteral("#, Task, Duration, Start, Finish, Float, Resources"));
    REQUIRE(d.dialog->sheets());
    CHECK(d.dialog->sheets()->sheets() == 1);
    CHECK(d.dialog->saying().startsWith(QStringLiteral("1 page A3")));
    const PdfReading pdf(d.saved());
    CHECK(pdf.pages() == 1);
    CHECK(pdf.pageSize() == QSizeF(1191, 842)); // A3 across, in points
    CHECK(pdf.info("Title") == QStringLiteral("DP Depot"));
    CHECK(pdf.info("Author") == QStringLiteral("Ada"));
    CHECK(pdf.bytes().contains("/CreationDate (D:20260302080000Z)"));
    CHECK(d.notices.join(u'|') == QStringLiteral("The plan is in plan.pdf, on 1 page."));
    d.settle();
    CHECK_FALSE(d.dialog);
}

TEST_CASE("paper, width and size change the number of pages at once, and are remembered", "[print]")
{
    PrintDesk d(120);
    d.open();
    const int before = d.dialog->sheets()->sheets();
    d.choose("paper", QStringLiteral("A4"));
    CHECK(d.dialog->sheets()->sheets() > before);
    d.part<QSpinBox>("pagesWide").setValue(3);
    d.settle();
    CHECK(d.dialog->sheets()->layout().across == 3);
    CHECK(d.dialog->saying().contains(QStringLiteral("3 across")));
    d.part<QSpinBox>("pagesHigh").setValue(2);
    d.settle();
    CHECK(d.dialog->sheets()->layout().down <= 2);
    CHECK_FALSE(d.part<QSpinBox>("percent").isEnabled());
    d.part<QSpinBox>("pagesHigh").setValue(1); // 125 rows on one A4: they could not be read
    d.settle();
    CHECK_FALSE(d.dialog->sheets());
    CHECK_FALSE(d.part<QPushButton>("toPdf").isEnabled());
    d.part<QSpinBox>("pagesHigh").setValue(0);
    d.part<QSpinBox>("percent").setValue(50);
    d.settle();
    REQUIRE(d.dialog->sheets());
    CHECK(d.dialog->sheets()->layout().percent == 50);
    const int count = d.dialog->sheets()->sheets();
    CHECK(PdfReading(d.saved()).pages() == count);
    d.settle();
    d.open();
    CHECK(d.part<QComboBox>("paper").currentText() == QStringLiteral("A4"));
    CHECK(d.part<QSpinBox>("pagesWide").value() == 3);
    CHECK(d.dialog->sheets()->sheets() == count);
}

TEST_CASE("rows go on paper as they are unfolded in the window, or down to a level", "[print]")
{
    PrintDesk d;
    const auto rows = [&] { return d.dialog->sheets()->layout().sheets.back().lastRow + 1; };
    d.table().tasks()->collapse(d.at(d.plan[QStringLiteral("Design")], "number"));
    d.settle();
    d.open();
    CHECK(rows() == 3);
    d.choose("rows", QStringLiteral("All"));
    CHECK(rows() == 5);
    d.choose("rows", QStringLiteral("Down to level 1"));
    CHECK(rows() == 3);
}

TEST_CASE("a column is taken off and moved with the keyboard, and the last one stays", "[print]")
{
    PrintDesk d;
    d.open();
    auto& list = d.part<QListWidget>("columns");
    list.setFocus();
    list.setCurrentRow(2);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier); // Duration below Start
    d.settle();
    CHECK(d.dialog->sheets()->choices().columns.mid(0, 4).join(QStringLiteral(", "))
        == QStringLiteral("number, task.name, computed.start, task.duration"));
    for (int i = 0; i < list.count(); ++i) list.item(i)->setCheckState(Qt::Unchecked);
    d.settle();
    CHECK(d.dialog->sheets()->choices().columns.size() == 1);
}

TEST_CASE("dates are those of the whole plan, of the window, or chosen", "[print]")
{
    PrintDesk d;
    d.gantt().setPixelsPerDay(60, 0);
    d.gantt().scrollTo(moment(6, 8, 0), 0);
    d.settle();
    d.open();
    const auto first = [&] { return d.dialog->sheets()->layout().sheets.front().from; };
    CHECK(first() < moment(6, 1, 8));
    d.choose("dates", QStringLiteral("As the window shows"));
    CHECK(first() == atDay(QDate(2026, 6, 8)));
    d.choose("dates", QStringLiteral("From – to"));
    d.part<QDateEdit>("from").setDate(QDate(2026, 6, 4));
    d.part<QDateEdit>("to").setDate(QDate(2026, 6, 5));
    d.settle();
    CHECK(first() == atDay(QDate(2026, 6, 4)));
    d.part<QDateEdit>("to").setDate(QDate(2026, 6, 1));
    d.settle();
    CHECK_FALSE(d.dialog->sheets()); // the last day before the first: the sentence stands where the sheets would
}

TEST_CASE("a project without tasks says so instead of showing sheets", "[print]")
{
    PlanDesk d;
    PlanBuilder plan(*d.session);
    d.show(plan.project());
    REQUIRE(d.page->print(PrintTo::Printer));
    auto* dialog = d.page->findChild<PrintDialog*>();
    REQUIRE(dialog);
    d.settle();
    CHECK_FALSE(dialog->sheets());
    CHECK_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("toPrinter"))->isEnabled());
    QStringList shown;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        if (label->isVisible()) shown << label->text();
    CHECK(shown.filter(QStringLiteral("nothing to print")).size() == 1);
}

TEST_CASE("what is being typed and refused comes before printing", "[print]")
{
    PrintDesk d;
    d.type(d.plan[QStringLiteral("Concept")], "task.duration", QStringLiteral("soon"));
    REQUIRE(d.editor());
    CHECK(d.page->print(PrintTo::Printer));
    d.settle(); // the cell has the focus again
    CHECK_FALSE(d.page->findChild<PrintDialog*>());
    CHECK(d.tip().contains(QStringLiteral("soon")));
    d.key(Qt::Key_Escape);
    d.open();
    CHECK(d.dialog->isVisible());
}

TEST_CASE("a plan that is being written can be cancelled, and then there is no file", "[print]")
{
    PrintDesk d(200);
    d.open();
    d.choose("paper", QStringLiteral("A4"));
    REQUIRE(d.dialog->sheets()->sheets() > 3);
    const QString path = d.folder.path(QStringLiteral("stopped.pdf"));
    d.dialog->savePdf(path);
    QApplication::processEvents();
    REQUIRE(d.dialog->isRunning());
    QTest::keyClick(d.dialog, Qt::Key_Escape);
    CHECK_FALSE(d.dialog->isRunning());
    CHECK_FALSE(QFile::exists(path));
    CHECK(d.dialog->isVisible());
    d.dialog->savePdf(d.folder.path(QStringLiteral("nowhere/plan.pdf")));
    for (int i = 0; i < 500 && d.dialog->isRunning(); ++i) QApplication::processEvents();
    CHECK(d.dialog->saying().contains(QStringLiteral("plan.pdf")));
    CHECK(d.notices.isEmpty());
}

TEST_CASE("the preview shows sheets in the order in which they are put together, and paints those in view", "[print]")
{
    PrintDesk d(100);
    d.open();
    d.part<QSpinBox>("pagesWide").setValue(2);
    d.settle();
    const PlanPrint& print = *d.dialog->sheets();
    REQUIRE(print.layout().down >= 2);
    PagePreview& preview = *d.dialog->preview();
    CHECK(preview.sheetRect(1).left() > preview.sheetRect(0).right());
    CHECK(preview.sheetRect(2).top() > preview.sheetRect(0).bottom());
    CHECK(preview.sheetRect(0).width() / preview.sheetRect(0).height() == Approx(420.0 / 297));
    CHECK(preview.viewport()->rect().contains(preview.sheetRect(1).toRect().adjusted(2, 2, -2, -2)));
    const QImage seen = preview.viewport()->grab().toImage();
    const QRect sheet = preview.sheetRect(0).toRect();
    QSet<QRgb> colors;
    for (int x = sheet.left(); x < sheet.right(); ++x)
        for (int y = sheet.top(); y < sheet.bottom(); ++y) colors.insert(seen.pixel(x, y));
    CHECK(colors.contains(qRgb(255, 255, 255)));
    CHECK(colors.size() > 20);
    const double zoom = preview.zoom();
    preview.setFocus();
    QTest::keyClick(&preview, Qt::Key_Plus);
    CHECK(preview.zoom() == Approx(zoom * 1.25));
    QTest::keyClick(&preview, Qt::Key_0);
    CHECK(preview.zoom() == Approx(zoom));
}
