#include "core/report/html.h"
#include "tests/core/report/desk.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace gantry;
using namespace gantry::test;

namespace {

ReportDocument everything(const QString& words)
{
    ReportDocument doc{{QStringLiteral("Status report"), words, words, words, words, words, words, words, {}, words}, {}};
    const ReportChart bars{words, words, ReportBars{{words, words}, {{words, ReportSeriesLook::Actual, {1.0, -2.5}}}}};
    const ReportChart lines{
        words, {}, ReportLines{{words, words, words}, {{words, ReportSeriesLook::Baseline, {1.0, std::nullopt, 2.0}}}, 1}};
    const ReportChart matrix{words, {}, ReportMatrix{{words}, {words, words}, {3, 0}, {ReportBand::Extreme, ReportBand::Low}, {}}};
    doc.sections.push_back({words,
        {ReportProse{words}, ReportProse{words, true}, ReportFacts{{{words, words, ReportMark::Watch}}}, ReportList{{words}, true},
            ReportTable{words, {{words}, {words, ReportAlign::Right}},
                {{{{words}}, ReportRow::Group}, {{{words, ReportMark::Bad}, {words, ReportMark::None, ReportBand::High}}},
                    {{{words}, {words}}, ReportRow::Total}},
                {}},
            ReportTable{{}, {{words}}, {}, words}, bars, lines, matrix, ReportSignatures{{{words, words, words}}}},
        true});
    return doc;
}

} // namespace

TEST_CASE("whatever people typed is text in the HTML of a report", "[report]")
{
    const QString script = QStringLiteral("<script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;");
    const QString html = QString::fromUtf8(reportHtml(everything(script)));
    CHECK_FALSE(html.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
    CHECK_FALSE(html.contains(QStringLiteral("<img"), Qt::CaseInsensitive));
    CHECK(html.contains(
        QStringLiteral("<h1>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;</h1>")));
    // No tag has an attribute that people's words made.
    static const QRegularExpression quoted(QStringLiteral("\"[^\"]*\"")), handler(QStringLiteral("<[^>]*\\son\\w+\\s*="));
    CHECK_FALSE(handler.match(QString(html).remove(quoted)).hasMatch());
}

TEST_CASE("the HTML of a report needs nothing beside it and tells its language and headings", "[report]")
{
    const QString html = QString::fromUtf8(reportHtml(everything(QStringLiteral("words"))));
    CHECK(html.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">")));
    CHECK(html.contains(QStringLiteral("<meta charset=\"utf-8\">")));
    CHECK(html.contains(QStringLiteral("default-src &#39;none&#39;")));
    for (const char* outside : {"http:", "https:", "url(", "@import", "src=", "href=", "<link"}) {
        INFO(outside);
        CHECK_FALSE(html.contains(QLatin1StringView(outside)));
    }
    CHECK(html.count(QStringLiteral("<th scope=\"col\"")) == 2);
    CHECK(html.contains(QStringLiteral("<th scope=\"rowgroup\" colspan=\"2\">words</th>")));
    CHECK(html.contains(QStringLiteral("<th scope=\"row\">")));
    CHECK(html.contains(QStringLiteral("<caption>words</caption>")));
    CHECK(html.count(QStringLiteral("<svg role=\"img\"")) == 3);
    CHECK(html.contains(QStringLiteral("aria-label=\"words (words). words: words 1, words -2.5\"")));
    CHECK(html.contains(QStringLiteral("thead{display:table-header-group}")));
    CHECK(html.contains(QStringLiteral("tr,figure,dl>div{break-inside:avoid}")));
    CHECK(html.contains(QStringLiteral("<section class=\"page\">")));
}

TEST_CASE("every tag of a report is closed, and no character stands in it that no document may hold", "[report]")
{
    QString html = QString::fromUtf8(reportHtml(everything(QStringLiteral("a\x01\x0c b\nc & <d>"))));
    html.remove(QRegularExpression(QStringLiteral("<!DOCTYPE html>\n")));
    static const QRegularExpression single(QStringLiteral("<(meta|col)\\b([^>]*)>"));
    html.replace(single, QStringLiteral("<\\1\\2/>")); // what HTML leaves open, closed as XML wants it
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) reader.readNext();
    INFO(reader.errorString().toStdString() << " in line " << reader.lineNumber());
    CHECK_FALSE(reader.hasError());
}

TEST_CASE("equal documents are equal bytes", "[report]")
{
    ReportDesk desk;
    const GateId gate = desk.add(Gate{.project = desk.project, .title = QStringLiteral("G")});
    CHECK(reportHtml(gatePackDocument(desk.input(), gate)) == reportHtml(gatePackDocument(desk.input(), gate)));
}
