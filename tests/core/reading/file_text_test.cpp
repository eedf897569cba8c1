#include "core/reading/file_text.h"
#include "core/reading/pdf_text.h"
#include "core/text/text.h"
#include "tests/support/archive.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

QString textIn(const QByteArray& bytes, const char* name)
{
    const auto text = fileText(bytes, QString::fromUtf8(name));
    if (!text) FAIL(text.error().reason);
    return *text;
}

std::string refusal(const QByteArray& bytes, const char* name)
{
    const auto text = fileText(bytes, QString::fromUtf8(name));
    if (text) return "read";
    CHECK(text.error().args == QStringList{QString::fromUtf8(name)});
    CHECK(sentence(text.error()).contains(QString::fromUtf8(name)));
    CHECK(QLatin1StringView(readingReason(QLatin1StringView(text.error().reason))) == QLatin1StringView(text.error().reason));
    return text.error().reason;
}

QString named(const char* part) { return QLatin1StringView(part); }

} // namespace

TEST_CASE("plain files are read in the encoding that they are in", "[reading]")
{
    CHECK(textIn("Caf\xC3\xA9 on the quay\n", "note.txt") == QStringLiteral("Café on the quay\n"));
    CHECK(textIn("Caf\xE9 on the quay", "note.TXT") == QStringLiteral("Café on the quay"));
    CHECK(textIn("# Piling\n\n*Dry* season", "plan.md").contains(QStringLiteral("Piling")));
    CHECK(textIn("code,name\nQW,Quay wall\n", "list.csv").contains(QStringLiteral("Quay wall")));
    CHECK(refusal(QByteArray("\x7f"
                             "ELF\0\0\0\1",
                      8),
              "program.txt")
        == "reading.not-text");
    CHECK(refusal("GIF89a", "photo.gif") == "reading.unknown-kind");
    CHECK(refusal("words", "no suffix") == "reading.unknown-kind");
}

TEST_CASE("of a web page the words are read, not the tags, scripts and styles", "[reading]")
{
    const QString text = textIn("<html><head><style>p { color: red }</style><script>var secret = 1;</script></head>"
                                "<body><h1>Dock &amp; harbour</h1><p>Gr&uuml;n &#8211; na&#239;ve</p></body></html>",
        "page.html");
    CHECK(text.contains(QStringLiteral("Dock & harbour")));
    CHECK(text.contains(QStringLiteral("Grün – naïve")));
    CHECK_FALSE(text.contains(QStringLiteral("secret")));
    CHECK_FALSE(text.contains(QStringLiteral("color")));
    CHECK_FALSE(text.contains(u'<'));
}

TEST_CASE("documents of a word processor are read paragraph by paragraph, with their notes and headers", "[reading]")
{
    const QByteArray bytes =
        archiveOf({{named("word/document.xml"),
                       "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Tide</w:t></w:r><w:r><w:t>tables</w:t></w:r></w:p>"
                       "<w:p><w:r><w:t>Second</w:t><w:tab/><w:t>part</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
                       "</w:body></w:document>"},
            {named("word/footnotes.xml"), "<w:footnotes xmlns:w='w'><w:p><w:t>Beneath</w:t></w:p></w:footnotes>"},
            {named("word/header1.xml"), "<w:hdr xmlns:w='w'><w:p><w:t>Heading</w:t></w:p></w:hdr>"}});
    CHECK(textIn(bytes, "report.docx") == QStringLiteral("Tidetables\nSecond\tpart\nBeneath\nHeading"));
}

TEST_CASE("workbooks are read row by row, shared texts and figures alike", "[reading]")
{
    const QByteArray bytes = archiveOf({{named("xl/workbook.xml"), "<workbook/>"},
        {named("xl/sharedStrings.xml"),
            "<sst><si><t>Sheet</t><r><t> pile</t></r><rPh><t>spoken</t></rPh></si><si><t>Bollard</t></si></sst>"},
        {named("xl/worksheets/sheet2.xml"),
            "<worksheet><sheetData><row><c t='inlineStr'><is><t>Later</t></is></c></row></sheetData></worksheet>"},
        {named("xl/worksheets/sheet1.xml"),
            "<worksheet><sheetData><row><c t='s'><v>0</v></c><c><v>12.5</v></c></row><row><c t='s'><v>1</v></c><c t='s'><v>99</v></c>"
            "<c t='s'><v>-1</v></c></row></sheetData></worksheet>"}});
    CHECK(textIn(bytes, "quantities.xlsx") == QStringLiteral("Sheet pile\t12.5\nBollard\nLater"));
}

TEST_CASE("slides are read in their order, with what the speaker notes", "[reading]")
{
    QMap<QString, QByteArray> parts{{named("ppt/presentation.xml"), "<p/>"},
        {named("ppt/notesSlides/notesSlide1.xml"), "<n xmlns:a='a'><a:p><a:t>Say this</a:t></a:p></n>"}};
    for (const int slide : {10, 2, 1})
        parts[QStringLiteral("ppt/slides/slide%1.xml").arg(slide)] =
            "<s xmlns:a='a'><a:p><a:r><a:t>Slide " + QByteArray::number(slide) + "</a:t></a:r></a:p></s>";
    CHECK(textIn(archiveOf(parts), "board.pptx") == QStringLiteral("Slide 1\nSlide 2\nSlide 10\nSay this"));
}

TEST_CASE("OpenDocument texts are read without what was deleted from them", "[reading]")
{
    const QByteArray content =
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>"
        "<text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes>"
        "<text:h>Method</text:h><text:p>Dredge<text:s/>the <text:span>basin</text:span></text:p></office:text></office:body>"
        "</office:document-content>";
    CHECK(textIn(archiveOf({{named("content.xml"), content}}), "method.odt") == QStringLiteral("Method\nDredge the basin"));
    const QByteArray list = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    CHECK(
        refusal(archiveOf({{named("content.xml"), content}, {named("META-INF/manifest.xml"), list}}), "method.odt") == "reading.encrypted");
}

TEST_CASE("a zip bomb is refused, whatever it says of its size, also where its text would soon be enough", "[reading]")
{
    const QByteArray bomb = docxOf({QByteArray(60 << 20, 'a')});
    REQUIRE(bomb.size() < (1 << 20));
    CHECK(refusal(bomb, "bomb.docx") == "reading.bomb");
    QByteArray liar = bomb; // now it says that it unpacks to a few bytes
    for (qsizetype at = 0; (at = liar.indexOf("PK\1\2", at)) >= 0; at += 4)
        if (liar.mid(at + 46, 17) == "word/document.xml") liar.replace(at + 24, 4, QByteArray("\x10\x27\0\0", 4));
    CHECK(refusal(liar, "bomb.docx") != "read");
    QByteArray paragraphs; // many short texts instead of a long one: the text is full long before the part ends
    for (int i = 0; i < 600'000; ++i) paragraphs += "<w:p><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:p>";
    CHECK(refusal(archiveOf({{named("word/document.xml"), "<w:document xmlns:w='w'>" + paragraphs + "</w:document>"}}), "b.docx")
        == "reading.bomb");
    CHECK(refusal(archiveOf({{named("xl/workbook.xml"), "<w/>"},
                      {named("xl/sharedStrings.xml"), "<sst><si><t>" + QByteArray(40 << 20, 'x') + "</t></si></sst>"}}),
              "b.xlsx")
        == "reading.bomb");
}

TEST_CASE("documents that are damaged, protected or something else are told apart", "[reading]")
{
    const QByteArray good = docxOf({"Tide tables"});
    CHECK(refusal(good.left(good.size() / 2), "half.docx") == "reading.damaged");
    CHECK(refusal("This is no document at all", "memo.docx") == "reading.damaged");
    CHECK(refusal({}, "empty.docx") == "reading.damaged");
    CHECK(refusal(archiveOf({{named("readme.txt"), "hello"}}), "archive.docx") == "reading.not-its-kind");
    CHECK(refusal(good, "really-a-docx.xlsx") == "reading.not-its-kind");
    CHECK(refusal(good, "really-a-docx.pptx") == "reading.not-its-kind");
    CHECK(refusal(good, "really-a-docx.odt") == "reading.not-its-kind");
    CHECK(refusal(archiveOf({{named("word/document.xml"), "<w:document xmlns:w='w'/>"}}, "secret"), "locked.docx") == "reading.encrypted");
    CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old.docx") == "reading.old-format");
    CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old.doc") == "reading.old-format");
    CHECK(refusal(archiveOf({{named("word/document.xml"), "<!DOCTYPE d [<!ENTITY a 'b'>]><w:document xmlns:w='w'/>"}}), "d.docx")
        == "reading.doctype");
    const QByteArray deep = QByteArray("<a>").repeated(2000) + QByteArray("</a>").repeated(2000);
    CHECK(refusal(archiveOf({{named("word/document.xml"), deep}}), "deep.docx") == "reading.too-deep");
    CHECK(refusal(archiveOf({{named("word/document.xml"), "<w:document xmlns:w='w'><w:p>"}}), "open.docx") == "reading.damaged");
}

TEST_CASE("text past a million characters is left out", "[reading]")
{
    QByteArray words;
    std::mt19937 random(7);
    while (words.size() < (2 << 20)) words += QByteArray::number(quint64(random()), 36) + ' ';
    CHECK(textIn(words, "long.txt").size() == mostTextOfFile);
    CHECK(textIn(docxOf({words}), "long.docx").size() <= mostTextOfFile);
}

TEST_CASE("a document with any byte changed is read or refused, and nothing else happens", "[reading]")
{
    const QByteArray good = docxOf({"Tide tables", "for the quay"});
    std::mt19937 random(11);
    for (int i = 0; i < 400; ++i) {
        QByteArray bytes = good;
        for (int n = 0; n < 1 + i % 4; ++n) bytes[qsizetype(random() % quint32(bytes.size()))] = char(random());
        (void)fileText(bytes, QStringLiteral("a.docx"));
        (void)fileText(bytes.left(qsizetype(random() % quint32(bytes.size()))), QStringLiteral("a.odt"));
    }
}

TEST_CASE("PDFs are read by another program, and without it they are refused", "[reading]")
{
    const QByteArray bytes = pdfOf("Bollard pull test");
#ifdef GANTRY_PDF_TEXT
    qputenv("GANTRY_PDF_TEXT", GANTRY_PDF_TEXT);
    CHECK(textIn(bytes, "test.pdf") == QStringLiteral("Bollard pull test"));
    CHECK(refusal("%PDF-1.4 and then nothing", "broken.pdf") == "reading.damaged");
    CHECK(refusal(pdfOf(""), "scan.pdf") == "reading.no-text");
#endif
    qputenv("GANTRY_PDF_TEXT", "/nowhere");
    CHECK(refusal(bytes, "test.pdf") == "reading.no-pdf-program");
}
