#include "core/exchange/csv/csv.h"

#include "core/exchange/csv/csv_text.h"
#include "core/text/text.h"

#include <QStringDecoder>

namespace gantry {
namespace {

Error wrong(const char* reason, QStringList args = {}) { return {Errc::Format, reason, std::move(args)}; }

Result<QString> textIn(const QByteArray& bytes)
{
    if (bytes.size() > mostTableBytes) return wrong("csv.too-large");
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (decoder.hasError()) return wrong("csv.encoding");
    return text;
}

} // namespace

QByteArray writeCsv(const Portfolio& portfolio, Entity entity, std::span<const qint64> ids)
{
    const EntityInfo& info = infoOf(entity);
    csv::TableWriter out;
    QStringList cells;
    for (const Field& field : info.fields) cells << field.keyText();
    out.add(cells);
    for (qint64 id : ids) {
        const void* row = portfolio.table(entity).find(id);
        cells.clear();
        for (const Field& field : info.fields) {
            const QString text = canonicalText(field, field.get(row));
            cells << (field.kind == Kind::Text ? csv::guarded(text) : text);
        }
        out.add(cells);
    }
    return out.take();
}

QByteArray writeCsv(const OutTable& table)
{
    csv::TableWriter out;
    QStringList cells;
    for (const OutColumn& column : table.columns) cells << csv::guarded(column.title);
    out.add(cells);
    for (qsizetype row = 0; row < table.rows; ++row) {
        cells.fill(QString());
        for (const TableCell& cell : table.row(row)) {
            QString& text = cells[cell.column];
            text = cell.what == TableCell::Text ? csv::guarded(cell.text) : cell.text;
            if (cell.percent) text = QString::number(cell.text.toDouble() * 100, 'g', 15) + u'%';
        }
        out.add(cells);
    }
    return out.take();
}

Result<SourceTable> readCsv(const QByteArray& bytes, const Progress& progress)
{
    auto text = textIn(bytes);
    if (!text) return text.error();
    SourceTable out{QStringLiteral("csv")};
    csv::Rows rows(std::move(*text));
    qint64 cellsLeft = mostTableCells;
    while (const auto cells = rows.next()) {
        if (progress.stop.stop_requested()) return Error{Errc::Cancelled, "import.cancelled", {}};
        TableRow row{rows.line(), int(cells->size())};
        for (std::size_t i = 0; i < cells->size(); ++i)
            if (!(*cells)[i].isEmpty()) row.cells.push_back({int(i), TableCell::Text, false, csv::unguarded((*cells)[i])});
        cellsLeft -= qint64(row.cells.size());
        if (cellsLeft < 0) return wrong("table.too-large", {QLocale::c().toString(mostTableCells)});
        out.rows.push_back(std::move(row));
    }
    if (rows.unclosedQuote()) return wrong("csv.unclosed-quote", {QString::number(rows.line())});
    if (out.rows.empty()) return wrong("table.empty");
    return out;
}

} // namespace gantry
