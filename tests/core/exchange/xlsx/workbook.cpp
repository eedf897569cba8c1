#include "tests/core/exchange/xlsx/workbook.h"

#include <catch2/catch.hpp>
#include <zip.h>

namespace gantry::test {

Workbook Workbook::of(const QByteArray& rows, const QByteArray& after)
{
    static const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static const QByteArray types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relations = [&](const QByteArray& list) {
        return head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + list + "</Relationships>";
    };
    const auto relation = [&](const char* id, const char* type, const char* target) {
        return QByteArray("<Relationship Id=\"") + id + "\" Type=\"" + types + '/' + type + "\" Target=\"" + target + "\"/>";
    };
    Workbook out;
    out.parts[QStringLiteral("_rels/.rels")] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
    out.parts[QStringLiteral("xl/workbook.xml")] = head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types
        + "\"><workbookPr/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    out.parts[QStringLiteral("xl/_rels/workbook.xml.rels")] = relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
        + relation("rId2", "styles", "styles.xml") + relation("rId3", "sharedStrings", "/xl/sharedStrings.xml"));
    out.parts[QStringLiteral("xl/worksheets/sheet1.xml")] =
        head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    out.parts[QStringLiteral("xl/styles.xml")] = head + "<styleSheet xmlns=\"" + main
        + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy;@\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/>"
          "<xf numFmtId=\"10\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/><xf numFmtId=\"165\"/><xf "
          "numFmtId=\"4\"/></cellXfs></styleSheet>";
    return out.texts({});
}

Workbook& Workbook::texts(const QByteArray& items)
{
    parts[QStringLiteral("xl/sharedStrings.xml")] =
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + items + "</sst>";
    return *this;
}

QByteArray Workbook::bytes() const
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
    REQUIRE(out);
    zip_source_keep(out);
    zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    REQUIRE(archive);
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        zip_source_t* content = zip_source_buffer(archive, part->constData(), zip_uint64_t(part->size()), 0);
        REQUIRE(zip_file_add(archive, part.key().toUtf8().constData(), content, ZIP_FL_OVERWRITE) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(out) == 0);
    zip_source_seek(out, 0, SEEK_END);
    QByteArray bytes(qsizetype(zip_source_tell(out)), Qt::Uninitialized);
    zip_source_seek(out, 0, SEEK_SET);
    REQUIRE(zip_source_read(out, bytes.data(), zip_uint64_t(bytes.size())) == bytes.size());
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

} // namespace gantry::test
