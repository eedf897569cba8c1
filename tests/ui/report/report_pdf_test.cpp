#include "tests/support/strings.h"
#include "tests/ui/print/pdf_reading.h"
#include "tests/ui/print/recording.h"
#include "ui/report/report_pdf.h"

using namespace gantry;
using namespace gantry::test;

namespace {

ReportDocument withTable(int rows, const QString& words = QStringLiteral("Piling along the quay, north of the crane rail"))
{
    ReportDocument doc{
        {QStringLiteral("Risk register"), QStringLiteral("Quay wall"), QStringLiteral("Harbour"), QStringLiteral("QW Quay wall")}, {}};
    doc.head.author = QStringLiteral("Ada");
    doc.head.version = QStringLiteral("Journal entry 7");
    ReportTable table{{},
        {{QStringLiteral("Number")}, {QStringLiteral("Risk"), ReportAlign::Left, 5}, {QStringLiteral("Due"), ReportAlign::Right}}, {}, {}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({{{QStringLiteral("RSK-%1").arg(i)}, {words, ReportMark::Watch}, {QStringLiteral("2 Mar 2026")}}});
    doc.sections.push_back({QStringLiteral("Register"), {std::move(table)}});
    return doc;
}

std::unique_ptr<ReportLayout> laid(const ReportDocument& document)
{
    auto out = std::make_unique<ReportLayout>(document);
    while (out->layNext()) { }
    return out;
}

/// What a page says, and where.
Words wordsIn(const ReportLayout& layout, int page)
{
    Recording out(layout.paper().toSize());
    QPainter painter(&out);
    layout.paint(painter, page);
    painter.end();
    return out.words();
}

} // namespace

TEST_CASE("the header of a table stands on every page, and every page says which of how many it is", "[report]")
{
    const ReportDocument doc = withTable(300);
    const auto layout = laid(doc);
    REQUIRE(layout->pages() > 5);
    int rows = 0;
    for (int page = 0; page < layout->pages(); ++page) {
        const Words words = wordsIn(*layout, page);
        INFO("page " << page + 1);
        CHECK(words.count(QStringLiteral("Number")) == 1);
        CHECK(words.count(QStringLiteral("Page %1 of %2").arg(page + 1).arg(layout->pages())) == 1);
        CHECK(words.says(QStringLiteral("Harbour · Journal entry 7")));
        CHECK(words.count(QStringLiteral("Risk register · Quay wall")) == (page > 0 ? 1 : 0));
        rows += int(std::ranges::count_if(words.texts, [](const Written& w) { return w.text.startsWith(QStringLiteral("RSK-")); }));
    }
    CHECK(rows == 300);
}

TEST_CASE("no row is cut: all lines of one stand on one page, above its foot", "[report]")
{
    ReportDocument doc = withTable(120, QStringLiteral("one two three four five six seven eight nine ten ").repeated(6).trimmed());
    const auto layout = laid(doc);
    const Words first = wordsIn(*layout, 0);
    int lines = 0; // of the first row, which is the whole of its page's
    const auto at = std::ranges::find(first.texts, QStringLiteral("RSK-0"), &Written::text);
    REQUIRE(at != first.texts.end());
    for (auto w = at + 1; w != first.texts.end() && w->text != u"2 Mar 2026"; ++w) ++lines;
    CHECK(lines > 2);
    for (int page = 0; page < layout->pages(); ++page) {
        const Words words = wordsIn(*layout, page);
        const auto count = std::ranges::count_if(words.texts, [](const Written& w) { return w.text.startsWith(QStringLiteral("RSK-")); });
        const auto told = std::ranges::count_if(words.texts, [](const Written& w) {
            return w.text.contains(QStringLiteral("seven")) || w.text.contains(QStringLiteral("two"))
                || w.text.contains(QStringLiteral("ten"));
        });
        INFO("page " << page + 1);
        CHECK(told == count * lines);
        for (const Written& w : words.texts) CHECK(w.at.bottom() < layout->paper().height() - 40);
    }
}

TEST_CASE("a cell that is longer than a page goes on on the next, and nothing of it is lost", "[report]")
{
    QStringList lines;
    for (int i = 0; i < 200; ++i) lines << QStringLiteral("line-%1").arg(i);
    ReportDocument doc = withTable(1, lines.join(u'\n'));
    const auto layout = laid(doc);
    CHECK(layout->pages() >= 3);
    QStringList told;
    for (int page = 0; page < layout->pages(); ++page)
        for (const Written& w : wordsIn(*layout, page).texts)
            if (w.text.startsWith(QStringLiteral("line-"))) told << w.text;
    CHECK(told == lines);
}

TEST_CASE("a heading is not left alone at the foot of a page, nor the head of a group", "[report]")
{
    for (int filler = 20; filler < 60; ++filler) {
        ReportDocument doc = withTable(filler, QStringLiteral("R"));
        ReportTable table{
            {}, {{QStringLiteral("What")}}, {{{{QStringLiteral("A group")}}, ReportRow::Group}, {{{QStringLiteral("its row")}}}}, {}};
        doc.sections.push_back({QStringLiteral("After"), {table}});
        const auto layout = laid(doc);
        for (int page = 0; page < layout->pages(); ++page) {
            const Words words = wordsIn(*layout, page);
            INFO("after " << filler << " rows");
            CHECK(words.count(QStringLiteral("After")) == words.count(QStringLiteral("its row")));
            CHECK(words.count(QStringLiteral("A group")) == words.count(QStringLiteral("its row")));
        }
    }
}

TEST_CASE("a report is a sound PDF that says what it is, with charts of lines and no pictures", "[report]")
{
    ReportDocument doc = withTable(60);
    doc.landscape = true;
    doc.head.at = *parseInstant(u"2026-11-29T08:00:00.000Z");
    doc.sections.push_back({QStringLiteral("Charts"),
        {ReportChart{QStringLiteral("Cost"), QStringLiteral("GBP"),
             ReportLines{
                 {QStringLiteral("Jan"), QStringLiteral("Feb")}, {{QStringLiteral("Plan"), ReportSeriesLook::Baseline, {1.0, 2.0}}}, 1}},
            ReportChart{QStringLiteral("Before"), {},
                ReportMatrix{{QStringLiteral("Rare")}, {QStringLiteral("Minor")}, {3}, {ReportBand::Extreme}, {}}}}});
    const QByteArray bytes = reportPdf(doc);
    const PdfReading pdf(bytes);
    CHECK(pdf.everyReferenceHolds());
    CHECK(pdf.pageSize() == QSizeF(842, 595));
    CHECK(pdf.info("Title") == QStringLiteral("Risk register: Quay wall"));
    CHECK(pdf.info("Author") == QStringLiteral("Ada"));
    CHECK(bytes.contains("/CreationDate (D:20261129080000Z)"));
    CHECK_FALSE(bytes.contains("/Subtype /Image"));
    CHECK(pdf.pages() == laid(doc)->pages());
}

TEST_CASE("what people typed stands in a PDF as they typed it", "[report]")
{
    ReportDocument doc = withTable(1, QStringLiteral("<script>alert(1)</script> & <b>bold</b>"));
    doc.sections.push_back({QStringLiteral("Words"), {ReportProse{QStringLiteral("a **strong** <i>word</i>\n- one\n- two")}}});
    const Words words = wordsIn(*laid(doc), 0);
    CHECK(words.says(QStringLiteral("<script>alert(1)</script>")));
    CHECK(words.count(QStringLiteral("strong")) == 1);
    CHECK(words.says(QStringLiteral("<i>word</i>")));
    CHECK(words.count(QStringLiteral("•")) == 2);
}

TEST_CASE("figures are never broken, however narrow their column was meant to be", "[report]")
{
    ReportDocument doc = withTable(0);
    auto& table = std::get<ReportTable>(doc.sections[0].blocks[0]);
    table.columns = {{QStringLiteral("What"), ReportAlign::Left, 20}, {QStringLiteral("Cost"), ReportAlign::Right, 0.2}};
    table.rows.push_back({{{QStringLiteral("Pile")}, {QStringLiteral("1,234,567,890.00"), ReportMark::Bad}}});
    CHECK(wordsIn(*laid(doc), 0).count(QStringLiteral("1,234,567,890.00")) == 1);
}

TEST_CASE("charts have the inks of the light look", "[report]")
{
    const Theme& light = builtInTheme(Scheme::Light);
    CHECK(QColor(inkColour(DrawInk::Text)) == light["text.primary"_token]);
    CHECK(QColor(inkColour(DrawInk::Quiet)) == light["text.tertiary"_token]);
    CHECK(QColor(inkColour(DrawInk::Grid)) == light["chart.grid"_token]);
    CHECK(QColor(inkColour(DrawInk::Axis)) == light["chart.axis"_token]);
    CHECK(QColor(inkColour(DrawInk::Actual)) == light["chart.actual"_token]);
    CHECK(QColor(inkColour(DrawInk::Forecast)) == light["chart.forecast"_token]);
    CHECK(QColor(inkColour(DrawInk::Baseline)) == light["chart.baseline"_token]);
    CHECK(QColor(inkColour(DrawInk::Earned)) == light["chart.earned"_token]);
    CHECK(QColor(inkColour(DrawInk::Plain)) == light.categorical[0]);
    CHECK(QColor(inkColour(DrawInk::StatusDate)) == light["mark.changed"_token]);
    for (std::size_t band = 0; band < 4; ++band) CHECK(QColor(bandColour(ReportBand(band + 1))) == light.risk[band]);
}
