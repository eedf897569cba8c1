#include "tests/ui/board/board_bench.h"
#include "tests/ui/print/pdf_reading.h"
#include "ui/pages/register/register_on_paper.h"
#include "ui/print/plan_pdf.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct Desk : BoardBench {
    std::unique_ptr<RegisterOnPaper> table;

    RegisterOnPaper& paper()
    {
        BoardBench::Bench::show<Action>();
        return *(table = std::make_unique<RegisterOnPaper>(*view, QStringLiteral("Works"), QStringLiteral("Ada")));
    }
    static PlanPrint printed(const RegisterOnPaper& table, Paper paper = Paper::A4)
    {
        PrintChoices choices;
        choices.paper = paper;
        auto print = PlanPrint::make(table, choices);
        if (!print) FAIL(print.error().reason << " " << print.error().args.join(u'|').toStdString());
        return *print;
    }
    static Words sheet(const PlanPrint& print, int sheet = 0)
    {
        const QSizeF size = print.layout().page * print.layout().mmPerPixel * 4;
        Recording paper(size.toSize());
        QPainter painter(&paper);
        print.paint(painter, sheet, 4);
        painter.end();
        return paper.words();
    }
};

} // namespace

TEST_CASE("a register on paper has the rows and columns of the window, its heading and page numbers", "[register][print]")
{
    Desk desk;
    const RegisterOnPaper& table = desk.paper();
    const PlanPrint print = Desk::printed(table);
    CHECK(print.sheets() == 1);
    const Words said = Desk::sheet(print);
    for (const char* text :
        {"Actions", "Works", "ACT-0001", "Call the harbour master", "Ada", "20 Feb 2026", "In progress", "Page 1 of 1", "Printed by Ada"}) {
        INFO(text);
        CHECK(said.says(QLatin1StringView(text)));
    }
    CHECK(table.columns()[0].title == QStringLiteral("Number"));
    CHECK(table.columns()[PrintedPlan::taskColumn].title == QStringLiteral("Title"));
}

TEST_CASE("a filtered and sorted register is printed as it is shown", "[register][print]")
{
    Desk desk;
    desk.BoardBench::Bench::show<Action>();
    desk.model->setFilter(desk.column("owner_id"), QStringLiteral("Ada"));
    desk.model->setSort({{desk.column("title"), Qt::DescendingOrder}});
    const RegisterOnPaper table(*desk.view, {}, {});
    REQUIRE(table.rowCount() == 2);
    CHECK(table.cell(0, PrintedPlan::taskColumn).text == QStringLiteral("Survey"));
    CHECK(table.cell(1, PrintedPlan::taskColumn).text == QStringLiteral("Call the harbour master"));
}

TEST_CASE("a long register goes on as many sheets as it needs, each with its heading, and none of its rows is lost", "[register][print]")
{
    Desk desk;
    ChangeBuilder build(QStringLiteral("test.add"));
    for (int i = 0; i < 200; ++i)
        build.insert(Action{.id = desk.session->ids().next<ActionId>(),
            .number = QStringLiteral("X-%1").arg(i),
            .project = desk.project,
            .title = QStringLiteral("Row<b>%1</b>").arg(i)});
    REQUIRE(desk.session->apply(build.take()));
    const PlanPrint print = Desk::printed(desk.paper());
    REQUIRE(print.sheets() > 3);
    int rows = 0;
    for (int sheet = 0; sheet < print.sheets(); ++sheet) {
        const Words said = Desk::sheet(print, sheet);
        CHECK(said.says(QStringLiteral("Actions")));
        CHECK(said.says(QStringLiteral("Page %1 of %2").arg(sheet + 1).arg(print.sheets())));
        for (const Written& each : said.texts) rows += each.text.startsWith(QStringLiteral("Row<b>"));
    }
    CHECK(rows == 200);

    const QString path = desk.folder.path(QStringLiteral("actions.pdf"));
    REQUIRE(writePdf(print, path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const PdfReading pdf(file.readAll());
    CHECK(pdf.pages() == print.sheets());
    CHECK(pdf.info("Title") == QStringLiteral("Actions"));
}

TEST_CASE("rows that lie in each other are printed indented, down to the level that is asked for", "[register][print]")
{
    Desk desk;
    const auto top = desk.add(CostAccount{.project = desk.project, .code = QStringLiteral("1"), .title = QStringLiteral("Works")});
    desk.add(CostAccount{.project = desk.project, .parent = top, .code = QStringLiteral("1.1"), .title = QStringLiteral("Piles")});
    desk.BoardBench::Bench::show<CostAccount>();
    desk.model->setTree(true);
    RegisterOnPaper table(*desk.view, {}, {});
    CHECK(table.levels() == 2);
    REQUIRE(table.rowCount() == 2);
    CHECK(table.row(0).level == 0);
    CHECK(table.row(0).summary);
    CHECK(table.row(1).level == 1);
    table.setLevel(1);
    CHECK(table.rowCount() == 1);
}
