#include "core/exchange/read_table.h"
#include "core/exchange/xlsx/xlsx.h"
#include "core/text/text.h"
#include "tests/core/exchange/xlsx/workbook.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

const QString sheetPart = QStringLiteral("xl/worksheets/sheet1.xml");

std::string reasonOf(const QByteArray& bytes)
{
    const auto table = readXlsx(bytes);
    return table ? "read" : table.error().reason;
}
Workbook plain() { return Workbook::of("<row><c t=\"str\"><v>Name</v></c></row><row><c t=\"str\"><v>Ada</v></c></row>"); }
std::string without(const char* part)
{
    Workbook book = plain();
    book.parts.remove(QString::fromLatin1(part));
    return reasonOf(book.bytes());
}
std::string withSheet(const QByteArray& xml)
{
    Workbook book = plain();
    book.parts[sheetPart] = xml;
    return reasonOf(book.bytes());
}

} // namespace

TEST_CASE("what is no workbook is told what it is", "[xlsx]")
{
    const QByteArray container = QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + QByteArray(504, '\0');
    const QString name = QStringLiteral("EncryptedPackage");
    CHECK(reasonOf(container) == "xlsx.old-format");
    CHECK(reasonOf(container + QByteArray(reinterpret_cast<const char*>(name.utf16()), name.size() * 2)) == "xlsx.encrypted");
    CHECK(reasonOf("PK\x03\x04 and nothing more") == "xlsx.damaged");
    CHECK(reasonOf({}) == "xlsx.not-a-workbook");
    Workbook other;
    other.parts[QStringLiteral("readme.txt")] = "hello";
    CHECK(reasonOf(other.bytes()) == "xlsx.not-a-workbook");
    other.parts[QStringLiteral("mimetype")] = "application/vnd.oasis.opendocument.spreadsheet";
    CHECK(reasonOf(other.bytes()) == "xlsx.opendocument");
    other.parts[QStringLiteral("xl/workbook.bin")] = "x";
    CHECK(reasonOf(other.bytes()) == "xlsx.binary");
    CHECK(reasonOf(plain().bytes()) == "read");
}

TEST_CASE("a workbook that lacks a part, or leads out of itself, gets a sentence", "[xlsx]")
{
    CHECK(without("_rels/.rels") == "xlsx.not-a-workbook");
    CHECK(without("xl/workbook.xml") == "xlsx.not-a-workbook");
    CHECK(without("xl/_rels/workbook.xml.rels") == "xlsx.part-missing");
    CHECK(without("xl/worksheets/sheet1.xml") == "xlsx.sheet-elsewhere");
    CHECK(without("xl/styles.xml") == "xlsx.part-missing");
    Workbook outside = plain();
    outside.parts[QStringLiteral("xl/_rels/workbook.xml.rels")].replace(
        "Target=\"worksheets/sheet1.xml\"", "Target=\"file:///etc/passwd\" TargetMode=\"External\"");
    CHECK(reasonOf(outside.bytes()) == "xlsx.sheet-elsewhere");
    Workbook climbing = plain();
    climbing.parts[QStringLiteral("xl/_rels/workbook.xml.rels")].replace("worksheets/sheet1.xml", "../../../../etc/passwd");
    CHECK(reasonOf(climbing.bytes()) == "xlsx.sheet-elsewhere");
    Workbook chart = plain();
    chart.parts[QStringLiteral("xl/_rels/workbook.xml.rels")].replace("relationships/worksheet", "relationships/chartsheet");
    CHECK(reasonOf(chart.bytes()) == "xlsx.no-table-sheet");
}

TEST_CASE("XML that no spreadsheet writes is not read", "[xlsx]")
{
    CHECK(withSheet("<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row>"
                    "</sheetData></worksheet>")
        == "xlsx.doctype");
    CHECK(withSheet(QByteArray("<a>").repeated(200)) == "xlsx.too-deep");
    CHECK(withSheet("<worksheet><sheetData><row>") == "xlsx.damaged");
    CHECK(withSheet("not XML at all") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData><row r=\"0\"><c><v>1</v></c></row></sheetData></worksheet>") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData><row r=\"9999999\"/></sheetData></worksheet>") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData><c><v>1</v></c></sheetData></worksheet>") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData><row><c t=\"s\"><v>77</v></c></row></sheetData></worksheet>") == "xlsx.damaged");
    CHECK(withSheet("<worksheet><sheetData/></worksheet>") == "table.empty");
}

TEST_CASE("an archive that unpacks to far more than it is stops early", "[xlsx]")
{
    // 16 MB of one text: no cell is that long.
    CHECK(withSheet("<worksheet><sheetData><row><c t=\"str\"><v>" + QByteArray(16 << 20, 'a') + "</v></c></row></sheetData></worksheet>")
        == "xlsx.too-large");
    CHECK(withSheet("<worksheet><!--" + QByteArray(16 << 20, '<') + "--></worksheet>") == "xlsx.too-large");
    CHECK(withSheet("<worksheet a=\"" + QByteArray(16 << 20, 'a') + "\"/>") == "xlsx.too-large");
    Workbook book = plain();
    book.texts("<si><t>" + QByteArray(2 << 20, 'a') + "</t></si>");
    CHECK(reasonOf(book.bytes()) == "table.too-large");
}

TEST_CASE("a workbook cut off or overwritten anywhere is read or refused, never more", "[xlsx]")
{
    const QByteArray whole = plain().bytes();
    std::mt19937 chance(7);
    int refused = 0;
    for (qsizetype cut = 0; cut < whole.size(); cut += 37) refused += reasonOf(whole.first(cut)) != "read";
    CHECK(refused > 0);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = whole;
        for (int i = 0; i < 4; ++i) bytes[qsizetype(chance() % unsigned(bytes.size()))] = char(chance());
        (void)readXlsx(bytes);
    }
    // The same within the XML, where an archive's checksum does not catch it first.
    for (int round = 0; round < 2000; ++round) {
        Workbook book = plain();
        auto part = std::next(book.parts.begin(), int(chance() % unsigned(book.parts.size())));
        for (int i = 0; i < 3 && !part->isEmpty(); ++i) (*part)[qsizetype(chance() % unsigned(part->size()))] = char(chance() % 96 + 32);
        const auto table = readXlsx(book.bytes());
        if (!table) CHECK_FALSE(sentence(table.error()).isEmpty());
    }
}

TEST_CASE("reading a workbook can be cancelled", "[xlsx]")
{
    std::stop_source stop;
    stop.request_stop();
    const auto table = readXlsx(plain().bytes(), {}, {[](const QString&, int) {}, stop.get_token()});
    REQUIRE_FALSE(table);
    CHECK(table.error().code == Errc::Cancelled);
}
