#include "app/cli/export_table.h"

#include "core/exchange/csv/csv.h"
#include "core/exchange/xlsx/xlsx.h"

namespace gantry::cli {

int exportTable(const Call& call, const OutTable& table)
{
    const QString path = call.value("export");
    const bool workbook = path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
    if (!workbook && !path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return wrongUsage(QStringLiteral("The name after --export says the format: it ends in .xlsx or .csv."));
    const auto bytes = workbook ? writeXlsx({table}, call.identity.clock()) : Result<QByteArray>(writeCsv(table));
    if (!bytes) return fail(bytes.error());
    if (auto written = writeFile(path, [&](QIODevice& file) { file.write(*bytes); }); !written) return fail(written.error());
    if (call.json)
        print(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("rows"), qint64(table.rows)}});
    else
        say(QStringLiteral("%1 holds %2 rows.").arg(path, call.locale.toString(table.rows)));
    return Done;
}

} // namespace gantry::cli
