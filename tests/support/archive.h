#pragma once
// Archives made by hand, part by part, so that a test can make any of them wrong.
#include <QByteArray>
#include <QMap>
#include <QString>
#include <catch2/catch.hpp>
#include <zip.h>

namespace gantry::test {

inline QByteArray archiveOf(const QMap<QString, QByteArray>& parts, const char* password = nullptr)
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
        const zip_int64_t at = zip_file_add(archive, part.key().toUtf8().constData(), content, ZIP_FL_OVERWRITE);
        REQUIRE(at >= 0);
        if (password) REQUIRE(zip_file_set_encryption(archive, zip_uint64_t(at), ZIP_EM_AES_256, password) == 0);
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

/// A document of a word processor with these paragraphs (XML within w:p).
inline QByteArray docxOf(const QByteArrayList& paragraphs)
{
    QByteArray body;
    for (const QByteArray& each : paragraphs) body += "<w:p><w:r><w:t>" + each + "</w:t></w:r></w:p>";
    return archiveOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"},
        {QStringLiteral("word/document.xml"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}});
}

/// A PDF of one page with a line on it.
inline QByteArray pdfOf(const QByteArray& line)
{
    const QByteArray content = "BT /F1 24 Tf 72 700 Td (" + line + ") Tj ET";
    const QByteArrayList objects{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    QByteArray out = "%PDF-1.4\n", table;
    for (int i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
        out += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(out.size());
    const QByteArray size = QByteArray::number(objects.size() + 1);
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n"
        + start + "\n%%EOF\n";
}

} // namespace gantry::test
