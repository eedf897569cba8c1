#include "core/exchange/xer/writer.h"

#include "core/exchange/bytes.h"
#include "core/exchange/encoding.h"
#include "core/exchange/p6/cells.h"
#include "core/exchange/p6/writer.h"

namespace gantry {
namespace {

QByteArray encoded(const QByteArray& utf8, QString& encoding)
{
    const auto narrow = windows1252(QString::fromUtf8(utf8));
    // Bytes that are UTF-8 by chance would be taken for it.
    if (narrow && (*narrow == utf8 || !QByteArrayView(*narrow).isValidUtf8())) {
        encoding = QStringLiteral("windows-1252");
        return *narrow;
    }
    encoding = QStringLiteral("UTF-8");
    return utf8;
}

QByteArray header(const ProjectRows& rows)
{
    QByteArray author = p6::lineCell(rows.request.author);
    if (author.isEmpty()) author = "gantry";
    const QByteArray day = timeBytes(DateTime{rows.request.now.ms / 1000}).left(10);
    const QByteArray currency = p6::lineCell(rows.currency());
    // An early version: every P6 since takes it, while one that is newer than the reader is refused.
    return "ERMHDR\t8.0\t" + day + "\tProject\t" + author + '\t' + author + "\tdbxDatabaseNoName\tProject Management\t"
        + (currency.isEmpty() ? "USD" : currency) + "\r\n";
}

} // namespace

QByteArray writeXer(const ProjectRows& rows, WrittenIds& ids, QString& encoding, const Progress& progress)
{
    const QByteArray tables = p6::writeTables(rows, ids, progress);
    return progress.stop.stop_requested() ? QByteArray() : encoded(header(rows) + tables + "%E\r\n", encoding);
}

} // namespace gantry
