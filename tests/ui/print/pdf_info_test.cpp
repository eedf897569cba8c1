#include "tests/support/strings.h"
#include "tests/ui/print/pdf_reading.h"
#include "ui/print/pdf_info.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

QByteArray twoPages()
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setTitle(QStringLiteral("Set by Qt"));
    QPainter painter(&writer);
    painter.drawText(QPointF(500, 500), QStringLiteral("one"));
    writer.newPage();
    painter.drawText(QPointF(500, 500), QStringLiteral("two"));
    painter.end();
    return bytes.data();
}

const PdfInfo info{QStringLiteral("Kai – Süd (2)"), QStringLiteral("Ada"), *parseInstant(u"2026-03-02T08:00:00.000Z")};

} // namespace

TEST_CASE("a PDF says its title, its author and when it was made, by the clock that it was given", "[print]")
{
    const PdfReading read(withInfo(twoPages(), info));
    CHECK(read.info("Title") == QStringLiteral("Kai – Süd (2)"));
    CHECK(read.info("Author") == QStringLiteral("Ada"));
    CHECK(read.bytes().contains("/CreationDate (D:20260302080000Z)"));
    CHECK(read.pages() == 2);
    CHECK(read.everyReferenceHolds()); // what lies behind the longer text is found where it now lies
    CHECK_FALSE(read.bytes().contains("Set by Qt"));
}

TEST_CASE("bytes that are no PDF of Qt stay as they are", "[print]")
{
    const QByteArray whole = twoPages();
    QByteArray noTable = whole;
    noTable.replace("xref", "yref");
    for (const QByteArray& bytes : {QByteArray(), QByteArray("%PDF-1.4"), noTable, whole.left(whole.size() / 2)})
        CHECK(withInfo(bytes, info) == bytes);
}
