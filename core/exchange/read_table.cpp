#include "core/exchange/read_table.h"

#include "core/exchange/csv/csv.h"
#include "core/exchange/xlsx/xlsx.h"

#include <QFile>
#include <QFileInfo>

namespace gantry {

Result<SourceTable> readTable(const QString& path, const QString& sheet, const Progress& progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, "file.cannot-open", {QFileInfo(path).fileName(), file.errorString()}};
    const QByteArray bytes = file.read(mostTableBytes + 1); // one more tells that there is more
    if (looksLikeWorkbook(bytes)) return readXlsx(bytes, sheet, progress);
    return readCsv(bytes, progress);
}

} // namespace gantry
