#include "core/exchange/html.h"
#include "tests/support/strings.h"

#include <QElapsedTimer>

using namespace gantry;

namespace {
QString md(const char* text) { return markdownFrom(QString::fromUtf8(text)).markdown; }
} // namespace

TEST_CASE("notes in HTML become Markdown", "[exchange]")
{
    CHECK(md("<HTML><BODY></BODY></HTML>").isEmpty());
    CHECK(md("<html><head><title>x</title><style>p{}</style></head><body><p>First.</p>\n<p>Second &amp; last.</p></body></html>")
        == QStringLiteral("First.\n\nSecond & last."));
    CHECK(md("<p>One<br>Two<br/>Three</p>") == QStringLiteral("One  \nTwo  \nThree"));
    CHECK(md("a <b>bold </b>word, <i>it</i> <strong><em>both</em></strong>") == QStringLiteral("a **bold** word, *it* ***both***"));
    CHECK(md("<b></b><p>x</p>") == QStringLiteral("x"));
    CHECK(md("<b><p>a</p><p>b</p></b>") == QStringLiteral("**a**\n\n**b**"));
    CHECK(md("<h2>Title</h2>Text") == QStringLiteral("## Title\n\nText"));
    CHECK(md("<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>after") == QStringLiteral("- a\n- b\n   1. c\n   2. d\n\nafter"));
    CHECK(md("<ul><li><p>a</p></li></ul>") == QStringLiteral("- a"));
    CHECK(md("see <a href=\"http://x.org/a b\">the <b>page</b></a>.") == QStringLiteral("see [the **page**](http://x.org/a%20b)."));
    CHECK(md("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>") == QStringLiteral("a | b\nc | d"));
    CHECK(md("x<hr>y") == QStringLiteral("x\n\n---\n\ny"));
}

TEST_CASE("characters of HTML are understood, and those of Markdown kept apart", "[exchange]")
{
    CHECK(md("<p>&lt;3 &quot;&euro;&#8217;&#x41;&bogus; R&D &;</p>") == QStringLiteral("\\<3 \"€’A&bogus; R&D &;"));
    CHECK(md("<p>2*3 `x` a_b \\</p>") == QStringLiteral("2\\*3 \\`x\\` a_b \\\\"));
    CHECK(md("<p># no title</p>") == QStringLiteral("\\# no title"));
    CHECK(md("<p>&#0;&#xD800;&#1114112;x</p>") == QStringLiteral("&#0;&#xD800;&#1114112;x"));
    CHECK(md("<script>alert(1)</script>ok<!-- gone --><p>x") == QStringLiteral("ok\n\nx"));
}

TEST_CASE("plain text stays as it is, line by line", "[exchange]")
{
    const ConvertedText plain = markdownFrom(u"if a < b then\nwait\n\n- item");
    CHECK_FALSE(plain.wasHtml);
    CHECK(plain.markdown == QStringLiteral("if a \\< b then  \nwait\n\n- item"));
    CHECK(markdownFrom(u"<p>x</p>").wasHtml);
    CHECK_FALSE(markdownFrom(u"a <b and c> d").wasHtml == false);
}

TEST_CASE("damaged or hostile HTML costs little and loses no text", "[exchange]")
{
    CHECK(md("<p>open <b>bold <i>both") == QStringLiteral("open **bold *both***"));
    CHECK(md("</b></i></ul></li></p>x<br>") == QStringLiteral("x"));
    CHECK(md("<p>half <a href=") == QStringLiteral("half \\<a href="));
    CHECK(md("<p>a <!-- never closed") == QStringLiteral("a"));
    QElapsedTimer clock;
    clock.start();
    for (const char* piece : {"<a", "<ul><li>", "<b>x", "&#", "<!--", "<a href='x'>", "<script>", "</", "<td>"}) {
        QString text = QStringLiteral("<p>");
        while (text.size() < 1'000'000) text += QString::fromLatin1(piece);
        CHECK(markdownFrom(text).wasHtml);
    }
    CHECK(clock.elapsed() < 20'000);
}
