#include "tests/support/strings.h"
#include "tests/ui/gantt/sample_source.h"
#include "tests/ui/print/pdf_reading.h"
#include "tests/ui/print/recording.h"
#include "ui/print/plan_pdf.h"
#include "ui/print/plan_print.h"
#include "ui/print/print_fonts.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPrinter>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Rows given as they are, with names that say which row they are.
class SheetPlan final : public PrintedPlan {
public:
    SampleSource source;
    std::vector<PrintColumn> all{{QStringLiteral("number"), QStringLiteral("#"), Qt::AlignRight},
        {QStringLiteral("name"), QStringLiteral("Task")}, {QStringLiteral("start"), QStringLiteral("Start"), Qt::AlignRight},
        {QStringLiteral("long"), QStringLiteral("Finish: difference to source"), Qt::AlignRight, false}};

    explicit SheetPlan(SampleSource s)
        : source(std::move(s))
    {
    }
    const std::vector<PrintColumn>& columns() const override { return all; }
    int levels() const override { return 2; }
    void setLevel(std::optional<int>) override { }
    const GanttSource& bars() const override { return source; }
    PrintRow row(int row) const override
    {
        const bool summary = source.rows[std::size_t(row)].kind == BarKind::Summary;
        return {.level = summary ? 0 : 1, .summary = summary, .fold = summary ? PrintRow::Fold::Open : PrintRow::Fold::None};
    }
    PrintCell cell(int row, int column) const override
    {
        const auto& start = source.rows[std::size_t(row)].start;
        switch (column) {
        case 0: return {QString::number(row + 1), PrintInk::Secondary};
        case 1: return {QStringLiteral("Row no. %1").arg(row + 1)};
        case 2: return {start ? isoText(*start).left(10) : QString()};
        default: return {QStringLiteral("-3 d"), PrintInk::Bad};
        }
    }
    PrintHeading heading() const override
    {
        return {QStringLiteral("QW Quay wall"), QStringLiteral("Caldmere, Harbour"), QDate(2026, 10, 30), QStringLiteral("Ada"),
            *parseInstant(u"2026-11-08T09:30:00.000Z"), QStringLiteral("8 Nov 2026 09:30")};
    }
};

/// Every kind of bar, as often as asked for.
SampleSource manyBars(int times = 1)
{
    SampleSource s = everyKindOfBar();
    s.now.reset();
    const auto once = s.rows;
    for (BarRow& row : s.rows) row.selected = false;
    for (LinkRow& link : s.linkRows) link.selected = false;
    for (int i = 1; i < times; ++i) s.rows.insert(s.rows.end(), once.begin(), once.end());
    return s;
}

PlanPrint made(const PrintedPlan& plan, const PrintChoices& choices)
{
    auto print = PlanPrint::make(plan, choices);
    if (!print) FAIL(print.error().reason << " " << print.error().args.join(u'|').toStdString());
    return *print;
}

Words recorded(const PlanPrint& print, int sheet)
{
    Recording out(print.layout().page.toSize());
    QPainter painter(&out);
    print.paint(painter, sheet, 1 / print.layout().mmPerPixel); // pixels of the design
    painter.end();
    return out.words();
}

} // namespace

TEST_CASE("every row's name stands on each sheet that shows its bar, and head and foot stand on all", "[print]")
{
    const SheetPlan plan(manyBars(6));
    const int rows = plan.source.rowCount();
    const PlanPrint print = made(plan, {.paper = Paper::A4, .pagesWide = 2});
    REQUIRE(print.sheets() == print.layout().down * 2);
    QHash<QString, int> seen;
    for (int sheet = 0; sheet < print.sheets(); ++sheet) {
        const Words on = recorded(print, sheet);
        CHECK(on.count(QStringLiteral("QW Quay wall")) == 1);
        CHECK(on.count(QStringLiteral("Caldmere, Harbour")) == 1);
        CHECK(on.count(QStringLiteral("Status date 30 Oct 2026")) == 1);
        CHECK(on.count(QStringLiteral("Printed by Ada, 8 Nov 2026 09:30")) == 1);
        CHECK(on.count(print.pageText(sheet)) == 1);
        CHECK(on.count(QStringLiteral("Task")) >= 1);
        for (const Written& w : on.texts)
            if (w.text.startsWith(QStringLiteral("Row no."))) ++seen[w.text];
    }
    CHECK(seen.size() == rows);
    for (const int times : seen) CHECK(times == 2); // once on each sheet across
    CHECK(print.pageText(2) == QStringLiteral("Page 3 of %1, across 1 of 2, down 2 of %2").arg(print.sheets()).arg(print.layout().down));
}

TEST_CASE("no words overlap others or leave the sheet, on any paper", "[print]")
{
    const SheetPlan plan(manyBars(3));
    for (const Paper paper : papers)
        for (const bool landscape : {true, false})
            for (const int wide : {1, 3}) {
                CAPTURE(nameOf(paper), landscape, wide);
                const PlanPrint print = made(plan, {.paper = paper, .landscape = landscape, .pagesWide = wide});
                const QRectF paperArea = QRectF({}, print.layout().page).adjusted(20, 20, -20, -20);
                for (int sheet = 0; sheet < print.sheets(); ++sheet) {
                    const Words on = recorded(print, sheet);
                    for (std::size_t i = 0; i < on.texts.size(); ++i) {
                        const Written& w = on.texts[i];
                        INFO(w.text.toStdString());
                        CHECK(paperArea.contains(w.at));
                        for (std::size_t other = 0; other < i; ++other) {
                            const Written& o = on.texts[other];
                            const bool apart = !w.at.adjusted(0, 2, 0, -2).intersects(o.at.adjusted(0, 2, 0, -2));
                            if (!apart) FAIL_CHECK(w.text.toStdString() << " over " << o.text.toStdString());
                        }
                    }
                }
            }
}

TEST_CASE("where paper is narrow, a title is whole and a task keeps a width in which it can be read", "[print]")
{
    SheetPlan plan(manyBars());
    for (PrintColumn& column : plan.all) column.alignment = Qt::AlignLeft, column.shown = true;
    for (int i = 0; i < 4; ++i) plan.all.push_back({QStringLiteral("more %1").arg(i), QStringLiteral("Procurement"), Qt::AlignLeft});
    const PlanPrint print = made(plan, {.paper = Paper::A4, .landscape = false});
    const Words on = recorded(print, 0);
    CHECK(on.count(QStringLiteral("Procurement")) == 4);
    CHECK(on.count(QStringLiteral("Row no. 1")) == 1); // not elided
}

TEST_CASE("a label at the edge of a sheet stands whole on one of the two", "[print]")
{
    SampleSource s;
    s.rows = {bar(BarKind::Task, at(2026, 1, 5), at(2026, 12, 18), 0, "Everything")};
    for (int day = 1; day <= 28; ++day) s.rows.push_back(bar(BarKind::Task, at(2026, 6, 1), at(2026, 6, day), 0, "Concrete gang two"));
    const SheetPlan plan(s);
    const PlanPrint print = made(plan, {.from = QDate(2026, 1, 5), .to = QDate(2026, 12, 31), .pagesWide = 2});
    int whole = 0;
    for (int sheet = 0; sheet < 2; ++sheet)
        for (const Written& w : recorded(print, sheet).texts) {
            if (w.text == u"Concrete gang two") ++whole;
            CHECK_FALSE(w.text.startsWith(QStringLiteral("Concrete g…")));
        }
    CHECK(whole == 28);
}

TEST_CASE("the legend explains what occurs and nothing else", "[print]")
{
    const auto words = [](const SampleSource& s, const GanttOptions& parts = {}) {
        QStringList out;
        const TimeSpan range = s.range();
        const TimeSpan shown{range.from, {range.to.seconds + 1}};
        for (const LegendEntry& entry : legendOf(s, parts, shown, 6)) out << entry.text;
        return out.join(QStringLiteral(", "));
    };
    SampleSource plain;
    plain.rows = {bar(BarKind::Task, at(2026, 6, 1), at(2026, 6, 3))};
    CHECK(words(plain, {.nonWorking = false}) == QStringLiteral("Task"));
    plain.rows[0].critical = true;
    CHECK(words(plain, {.nonWorking = false}) == QStringLiteral("Critical"));
    CHECK(words(plain, {.criticalPath = false, .nonWorking = false}) == QStringLiteral("Task"));
    plain.rows.push_back(bar(BarKind::Milestone, at(2026, 6, 3), at(2026, 6, 3)));
    plain.linkRows = {{0, 1}};
    plain.status = at(2026, 6, 2);
    CHECK(words(plain, {.nonWorking = false}) == QStringLiteral("Critical, Milestone, Link, Status date"));
    CHECK(words(plain, {.links = false}) == QStringLiteral("Critical, Milestone, Status date")); // no Saturday in these days

    const QString all = words(manyBars(), {.allFloat = true, .progressLine = true});
    CHECK(all
        == QStringLiteral("Task, Critical, Near-critical, Done, Summary, Milestone, Milestone reached, Level of effort, Dates by hand, "
                          "Inactive, Baseline, Float, Deadline, Constraint, Link, Critical link, Status date, Progress line, Not worked"));
    const SheetPlan plan(manyBars());
    const PlanPrint print = made(plan, {});
    CHECK(recorded(print, 0).count(QStringLiteral("Near-critical")) == 1);
    CHECK(recorded(made(plan, {.legend = false}), 0).count(QStringLiteral("Near-critical")) == 0);
    // What lies outside the dates on the sheets is not explained.
    CHECK(recorded(made(plan, {.from = QDate(2026, 2, 2), .to = QDate(2026, 3, 1)}), 0).count(QStringLiteral("Critical")) == 0);
}

TEST_CASE("nothing of the screen is on paper: no selection, the light look, whatever the window wears", "[print]")
{
    SheetPlan plan(manyBars());
    const auto picture = [&] {
        const PlanPrint print = made(plan, {.percent = 100});
        QImage image(print.layout().page.toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        print.paint(painter, 0, 96 / 25.4);
        painter.end();
        return image;
    };
    applyTheme(builtInTheme(Scheme::Light));
    const QImage light = picture();
    applyTheme(builtInTheme(Scheme::Dark));
    CHECK(picture() == light);
    applyTheme(builtInTheme(Scheme::Light));
    // Nor does the size of the system's font reach the paper.
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(16);
    const auto columns = made(plan, {}).layout().columns;
    QApplication::setFont(large);
    const auto wider = made(plan, {}).layout().columns;
    QApplication::setFont(usual);
    CHECK(wider == columns);
    const QRgb task = builtInTheme(Scheme::Light)["gantt.taskDone"_token].rgb();
    int pixels = 0;
    for (int y = 0; y < light.height(); ++y)
        for (int x = 0; x < light.width(); ++x) pixels += light.pixel(x, y) == task;
    CHECK(pixels > 500); // bars are where bars belong
}

TEST_CASE("text is as large on paper as was chosen, and no smaller than can be read", "[print]")
{
    const SheetPlan plan(manyBars(3));
    const PlanPrint print = made(plan, {.paper = Paper::A4, .pagesHigh = 1});
    CHECK(print.layout().down == 1);
    CHECK(print.layout().percent >= PrintChoices::leastPercent);
    const auto impossible = PlanPrint::make(SheetPlan(manyBars(20)), {.paper = Paper::A4, .pagesHigh = 1});
    REQUIRE_FALSE(impossible);
    CHECK(impossible.error().reason == std::string_view("print.does-not-fit"));
    const auto unknown = PlanPrint::make(plan, {.columns = {QStringLiteral("colour")}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().reason == std::string_view("print.unknown-column"));
    CHECK(unknown.error().args.join(QStringLiteral(": ")) == QStringLiteral("colour: number, name, start, long"));
    CHECK(recorded(print, 0).says(QStringLiteral("Row no. 63")));
}

TEST_CASE("the PDF has a page a sheet, of the size of the paper, and is there whole or not at all", "[print]")
{
    const SheetPlan plan(manyBars(6));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("plan.pdf"));
    for (const auto& [paper, size] : {std::pair(Paper::A4, QSizeF(842, 595)), std::pair(Paper::A1, QSizeF(2384, 1684))}) {
        const PlanPrint print = made(plan, {.paper = paper, .pagesWide = 2, .title = QStringLiteral("Look-ahead")});
        REQUIRE(writePdf(print, path));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const PdfReading pdf(file.readAll());
        CHECK(pdf.pages() == print.sheets());
        CHECK(pdf.pageSize() == size);
        CHECK(pdf.info("Title") == QStringLiteral("Look-ahead"));
        CHECK(pdf.everyReferenceHolds());
        CHECK(pdf.bytes().contains("/ToUnicode")); // its words can be found and copied
        CHECK_FALSE(pdf.bytes().contains("/Subtype /Image")); // and everything is drawn, nothing a picture
        CHECK(pdf.bytes().contains("/CreationDate (D:20261108093000Z)"));
    }
    const auto refused = writePdf(made(plan, {}), folder.filePath(QStringLiteral("nowhere/plan.pdf")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::Io);
    CHECK(QDir(folder.path()).entryList(QDir::Files).join(u' ') == QStringLiteral("plan.pdf"));
}

TEST_CASE("a printer gets the sheets that were asked for, each as large as the paper", "[print]")
{
    const SheetPlan plan(manyBars(6));
    const PlanPrint print = made(plan, {.paper = Paper::A4});
    REQUIRE(print.sheets() > 3);
    QTemporaryDir folder;
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat); // a printer that is always there
    printer.setOutputFileName(folder.filePath(QStringLiteral("printed.pdf")));
    printer.setPageLayout(print.choices().pageLayout());
    SheetRun run(print, printer, 1, 2);
    CHECK(run.sheets() == 2);
    while (run.paintNext()) { }
    run.finish();
    CHECK_FALSE(run.failed());
    CHECK(run.painted() == 2);
    QFile file(folder.filePath(QStringLiteral("printed.pdf")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const PdfReading pdf(file.readAll());
    CHECK(pdf.pages() == 2);
    CHECK(pdf.pageSize() == QSizeF(842, 595));
}
