#include "ui/print/pdf_info.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace gantry {
namespace {

constexpr qsizetype entrySize = 20; // of the cross-reference table: "0000000015 00000 n \n"

/// A text as PDF takes any: UTF-16 with a byte order mark, in hexadecimal.
QByteArray hexText(const QString& text)
{
    QByteArray utf16("\xFE\xFF", 2);
    for (const QChar c : text) utf16.append(char(c.unicode() >> 8)).append(char(c.unicode() & 0xFF));
    return '<' + utf16.toHex().toUpper() + '>';
}

QByteArray infoObject(const QByteArray& head, const PdfInfo& info)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(info.at.ms, Qt::UTC);
    const QString program = (QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()).trimmed();
    return head + "\n<<\n/Title " + hexText(info.title) + "\n/Author " + hexText(info.author) + "\n/Creator " + hexText(program)
        + "\n/Producer " + hexText(QStringLiteral("Qt ") + QLatin1String(qVersion()))
        + "\n/CreationDate (D:" + at.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z)\n>>\n";
}

/// The whole number that begins at a place; -1 where none does.
qint64 numberAt(const QByteArray& bytes, qsizetype at)
{
    qsizetype end = at;
    while (end < bytes.size() && bytes[end] >= '0' && bytes[end] <= '9') ++end;
    return end > at ? bytes.mid(at, end - at).toLongLong() : -1;
}

} // namespace

QByteArray withInfo(QByteArray pdf, const PdfInfo& info)
{
    const QByteArray startWord = "startxref\n", infoWord = "/Info ";
    const qsizetype start = pdf.lastIndexOf(startWord);
    const qint64 table = start < 0 ? -1 : numberAt(pdf, start + startWord.size());
    if (table < 0 || table >= start || pdf.mid(table, 7) != "xref\n0 ") return pdf;
    const qsizetype first = pdf.indexOf('\n', table + 7) + 1, named = pdf.indexOf(infoWord, table);
    const qint64 count = numberAt(pdf, table + 7), object = named < 0 ? -1 : numberAt(pdf, named + infoWord.size());
    if (count <= 0 || object <= 0 || object >= count || first + count * entrySize > start) return pdf;
    const qint64 at = numberAt(pdf, first + object * entrySize);
    const QByteArray head = QByteArray::number(object) + " 0 obj";
    const qsizetype end = at < 0 ? -1 : pdf.indexOf("endobj", at);
    if (end < 0 || end > table || pdf.mid(at, head.size()) != head) return pdf;

    const QByteArray fresh = infoObject(head, info);
    const qint64 by = fresh.size() - (end - at); // everything behind it moves by so much
    for (qint64 i = 1; i < count; ++i) {
        const qint64 place = numberAt(pdf, first + i * entrySize);
        if (place > at) pdf.replace(first + i * entrySize, 10, QByteArray::number(place + by).rightJustified(10, '0'));
    }
    pdf.replace(start + startWord.size(), QByteArray::number(table).size(), QByteArray::number(table + by));
    pdf.replace(at, end - at, fresh);
    return pdf;
}

} // namespace gantry
