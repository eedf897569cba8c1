#include "tests/support/strings.h"
#include "ui/print/print_layout.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace gantry;

namespace {

constexpr int rows = 131;

/// A plan of two years, six columns 400 px wide together, and labels that reach beyond the last date.
PrintMeasures plan(int count = rows)
{
    PrintMeasures out;
    for (const double width : {32.0, 180.0, 48.0, 60.0, 60.0, 20.0}) out.columns.push_back({width, width == 180 ? 100 : width});
    out.rows = count;
    out.plan = {atDay(QDate(2026, 1, 5), 8 * 3600), atDay(QDate(2027, 12, 17), 17 * 3600)};
    out.reaches = {{out.plan.to, 120}, {atDay(QDate(2027, 12, 10)), 200}, {atDay(QDate(2026, 3, 2)), 300}};
    out.legend = {80, 90, 120, 70, 110};
    return out;
}

PrintLayout laidOut(const PrintMeasures& measures, const PrintChoices& choices)
{
    auto layout = printLayout(measures, choices);
    if (!layout) FAIL(layout.error().reason << " " << layout.error().args.join(u'|').toStdString());
    return *layout;
}

std::string_view refusal(const PrintMeasures& measures, const PrintChoices& choices)
{
    const auto layout = printLayout(measures, choices);
    return layout ? "" : layout.error().reason;
}

const PrintSheet& sheetAt(const PrintLayout& layout, int across, int down)
{
    return layout.sheets[std::size_t(down * layout.across + across)];
}

void checkWholeness(const PrintLayout& layout, const PrintChoices& choices, int count)
{
    REQUIRE(std::ssize(layout.sheets) == layout.across * layout.down);
    const QRectF paper({}, layout.page);
    for (int across = 0; across < layout.across; ++across) {
        int next = 0;
        for (int down = 0; down < layout.down; ++down) {
            const PrintSheet& sheet = sheetAt(layout, across, down);
            CHECK(sheet.across == across);
            CHECK(sheet.down == down);
            CHECK(sheet.firstRow == next); // every row on exactly one sheet of each stretch of time
            CHECK(sheet.lastRow >= sheet.firstRow);
            next = sheet.lastRow + 1;
            // ... and whole: the rows' heights add up to the room, which ends above legend and foot.
            CHECK(sheet.bars.height() == (sheet.lastRow - sheet.firstRow + 1) * PrintLayout::rowHeight);
            CHECK(sheet.bars.bottom() <= layout.legend.top());
            CHECK(sheet.bars.top() == layout.table.top() + PrintLayout::tiersHeight);
            CHECK(paper.contains(sheet.bars));
            CHECK(sheet.bars.right() == Approx(layout.head.right()));
            const bool table = across == 0 || choices.tableOnEveryPage;
            CHECK(sheet.table == table);
            CHECK(sheet.bars.left() == Approx(layout.head.left() + (table ? layout.table.width() : 0)));
        }
        CHECK(next == count);
    }
    for (int down = 0; down < layout.down; ++down)
        for (int across = 0; across < layout.across; ++across) {
            const PrintSheet& sheet = sheetAt(layout, across, down);
            CHECK(sheet.from < sheet.to);
            if (across > 0) CHECK(sheetAt(layout, across - 1, down).to == sheet.from); // no gap, no overlap
            CHECK(std::abs(layout.scale.x(sheet.from) - sheet.offset) < layout.scale.pixelsPerDay / 1000);
            CHECK(std::abs(layout.scale.x(sheet.to) - sheet.offset - sheet.bars.width()) < layout.scale.pixelsPerDay / 1000);
        }
    CHECK(std::accumulate(layout.columns.begin(), layout.columns.end(), 0.0) == layout.table.width());
    for (const QRectF& part : {layout.head, layout.foot, layout.table}) CHECK(paper.contains(part));
    CHECK(layout.head.bottom() <= layout.table.top());
    CHECK(layout.legend.bottom() <= layout.foot.top());
}

} // namespace

TEST_CASE("each row lies whole on one sheet and time goes on from sheet to sheet, on every paper", "[print]")
{
    for (const Paper paper : papers)
        for (const bool landscape : {true, false})
            for (const int wide : {1, 2, 3, 7})
                for (const bool everyPage : {true, false})
                    for (const std::optional<int> percent : {std::optional<int>(), std::optional(50), std::optional(130)}) {
                        PrintChoices choices{
                            .paper = paper, .landscape = landscape, .pagesWide = wide, .percent = percent, .tableOnEveryPage = everyPage};
                        CAPTURE(nameOf(paper), landscape, wide, everyPage, percent.value_or(0));
                        if (printLayout(plan(), choices)) {
                            const PrintLayout layout = laidOut(plan(), choices);
                            CHECK(layout.across == wide);
                            checkWholeness(layout, choices, rows);
                        } else {
                            // Only where the columns cannot find room: narrow paper with large text.
                            CHECK(refusal(plan(), choices) == "print.columns-too-wide");
                            CHECK(percent.value_or(0) == 130);
                            CHECK(paper == Paper::A4);
                        }
                    }
}

TEST_CASE("the sheets are as large as their paper, and larger text takes more of them", "[print]")
{
    const PrintLayout a3 = laidOut(plan(), {.paper = Paper::A3});
    CHECK(a3.page.width() * a3.mmPerPixel == Approx(420));
    CHECK(a3.page.height() * a3.mmPerPixel == Approx(297));
    const PrintLayout upright = laidOut(plan(), {.paper = Paper::A1, .landscape = false});
    CHECK(upright.page.width() * upright.mmPerPixel == Approx(594));
    CHECK(upright.page.height() * upright.mmPerPixel == Approx(841));
    CHECK(laidOut(plan(), {.percent = 60}).down < laidOut(plan(), {.percent = 120}).down);
    CHECK(laidOut(plan(), {.legend = false}).rowsPerSheet >= laidOut(plan(), {}).rowsPerSheet);
    // At 100 % a row is a quarter of an inch: 24 px of 96.
    const PrintLayout full = laidOut(plan(), {.percent = 100});
    CHECK(PrintLayout::rowHeight * full.mmPerPixel == Approx(25.4 / 4));
}

TEST_CASE("the whole plan fills the pages that it was given, with room for what stands beyond the last bar", "[print]")
{
    for (const int wide : {1, 3}) {
        const PrintMeasures measures = plan();
        const PrintLayout layout = laidOut(measures, {.pagesWide = wide});
        const PrintSheet& last = sheetAt(layout, wide - 1, 0);
        const double end = last.offset + last.bars.width();
        CHECK(layout.sheets.front().from < measures.plan.from);
        CHECK(last.to > measures.plan.to);
        double furthest = 0;
        for (const auto& reach : measures.reaches) furthest = std::max(furthest, layout.scale.x(reach.at) + reach.pixels);
        CHECK(furthest <= end + 0.01);
        CHECK(furthest > end - 1); // and not a pixel wasted
    }
}

TEST_CASE("dates that were chosen are where the sheets begin and end", "[print]")
{
    const PrintChoices choices{.from = QDate(2026, 3, 1), .to = QDate(2026, 5, 31), .pagesWide = 2};
    const PrintLayout layout = laidOut(plan(), choices);
    CHECK(layout.sheets.front().from == atDay(QDate(2026, 3, 1)));
    CHECK(std::abs(sheetAt(layout, 1, 0).to.seconds - atDay(QDate(2026, 6, 1)).seconds) <= 1);
    CHECK(refusal(plan(), {.from = QDate(2026, 6, 1), .to = QDate(2026, 5, 31)}) == "print.dates-reversed");
    const PrintLayout day = laidOut(plan(), {.from = QDate(2026, 6, 1), .to = QDate(2026, 6, 1)});
    CHECK(day.sheets.front().to.seconds - day.sheets.front().from.seconds >= secondsPerDay - 1);
}

TEST_CASE("so much paper a day takes as many pages as the plan needs", "[print]")
{
    const PrintChoices choices{.mmPerDay = 1.5};
    const PrintMeasures measures = plan();
    const PrintLayout layout = laidOut(measures, choices);
    CHECK(layout.scale.pixelsPerDay * layout.mmPerPixel == Approx(1.5));
    CHECK(layout.across > 2);
    checkWholeness(layout, choices, rows);
    CHECK(layout.sheets.back().to > measures.plan.to);
    CHECK(sheetAt(layout, layout.across - 1, 0).from.seconds < measures.plan.to.seconds + 30 * secondsPerDay); // none without need
    CHECK(refusal(measures, {.mmPerDay = 90}) == "print.too-many-pages");
}

TEST_CASE("columns of words give way where paper is narrow, figures never, and too many are refused", "[print]")
{
    PrintMeasures wide = plan();
    wide.columns.push_back({300, 64});
    const PrintLayout layout = laidOut(wide, {.paper = Paper::A4, .landscape = false});
    CHECK(layout.columns[6] < 300);
    CHECK(layout.columns[6] >= 64);
    CHECK(layout.columns[1] < 180);
    CHECK(layout.columns[3] == 60);
    const PrintLayout roomy = laidOut(wide, {.paper = Paper::A1});
    CHECK(roomy.columns == std::vector<double>{32, 180, 48, 60, 60, 20, 300});
    for (int i = 0; i < 12; ++i) wide.columns.push_back({90, 90});
    CHECK(refusal(wide, {.paper = Paper::A4}) == "print.columns-too-wide");
    CHECK(refusal(plan(0), {}) == "print.no-rows");
}

TEST_CASE("a table without bars is as wide as the paper, on as many sheets down as its rows need", "[print]")
{
    PrintMeasures table = plan(100);
    table.bars = false;
    table.reaches.clear();
    table.legend.clear();
    for (auto& column : table.columns) column.words = column.wanted == 180;
    PrintChoices choices;
    choices.paper = Paper::A4;
    const PrintLayout layout = laidOut(table, choices);
    CHECK(layout.across == 1);
    CHECK(layout.down == (100 + layout.rowsPerSheet - 1) / layout.rowsPerSheet);
    REQUIRE(std::ssize(layout.sheets) == layout.down);
    CHECK(layout.table.width() == Approx(layout.head.width()).margin(2)); // what is left goes to the words
    CHECK(layout.columns[0] == 32);
    CHECK(layout.columns[1] > 180);
    int next = 0;
    for (const PrintSheet& sheet : layout.sheets) {
        CHECK(sheet.firstRow == next);
        next = sheet.lastRow + 1;
        CHECK(sheet.bars.width() == 0);
        CHECK(sheet.bars.bottom() <= layout.foot.top());
    }
    CHECK(next == 100);

    choices.landscape = false;
    for (auto& column : table.columns) column.least = column.wanted = 200;
    CHECK(refusal(table, choices) == "print.columns-too-wide");
}
