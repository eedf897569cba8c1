#include "app/cli/import_table.h"

#include "core/text/text.h"

#include <QFileInfo>

namespace gantry::cli {
namespace {

QString orderText(DateOrder order)
{
    return order == DateOrder::MonthFirst ? QStringLiteral("month-first")
        : order == DateOrder::YearFirst   ? QStringLiteral("year-first")
                                          : QStringLiteral("day-first");
}

} // namespace

Result<TableOrder> tableOrder(const Call& call)
{
    TableOrder out;
    QString entity = call.value("entity");
    if (call.has("map")) {
        QFile file(call.value("map"));
        if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, "file.cannot-open", {file.fileName(), file.errorString()}};
        auto mapping = readMapping(file.readAll());
        if (!mapping) return mapping.error();
        out.mapping = std::move(*mapping);
        if (entity.isEmpty()) entity = out.mapping.entity;
        if (!out.mapping.entity.isEmpty() && out.mapping.entity != entity)
            return Error{Errc::Invalid, "map.other-entity", {out.mapping.entity, entity}};
    }
    if (call.has("sheet")) out.mapping.sheet = call.value("sheet");
    const auto named = entityNamed(entity);
    if (!named) return named.error();
    out.entity = *named;
    return out;
}

QString placeText(const TableRefusal& refusal)
{
    const QString place = refusal.column.isEmpty() ? QString() : QStringLiteral(", ") + refusal.column;
    return QStringLiteral("row %1%2: %3").arg(QString::number(refusal.row), place, sentence(refusal.error));
}

ImportReport tableReport(const QString& path, const SourceTable& table, Entity entity, const TableImport& read)
{
    ImportReport report;
    report.file = QFileInfo(path).fileName();
    report.format = table.format;
    RecordTally& tally = report.records[infoOf(entity).keyText()];
    tally.take(read.taken());
    tally.changed = read.added + read.changed;
    for (const TableRefusal& refusal : read.refused) tally.skip("refused", placeText(refusal));
    for (const QString& column : read.unknownColumns) report.notes[QStringLiteral("unknown-column")].add(column);
    for (const MappedColumn& column : read.columns) {
        if (column.dates.assumed)
            report.notes[QStringLiteral("date-order-assumed")].add(column.column.name + u' ' + orderText(column.dates.order));
        if (column.marks.assumed)
            report.notes[QStringLiteral("decimal-mark-assumed")].add(column.column.name + u' ' + column.marks.decimal);
    }
    return report;
}

void addTable(QJsonObject& report, const SourceTable& table, Entity entity, const TableImport& read)
{
    const EntityInfo& info = infoOf(entity);
    QJsonArray columns, refused;
    for (const MappedColumn& column : read.columns) {
        const Field* field = column.field >= 0 ? &info.fields[std::size_t(column.field)] : nullptr;
        QJsonObject told{{QStringLiteral("column"), column.column.place >= 0 ? QJsonValue(column.column.name) : QJsonValue()},
            {QStringLiteral("field"), field ? QJsonValue(field->keyText()) : QJsonValue()}};
        if (column.column.place < 0) told.insert(QStringLiteral("constant"), column.column.name);
        const bool dated = field && (field->kind == Kind::Date || field->kind == Kind::DateTime);
        if (dated && !column.canonical) told.insert(QStringLiteral("dates"), orderText(column.dates.order));
        if (column.dates.assumed || column.marks.assumed) told.insert(QStringLiteral("assumed"), true);
        columns.append(told);
    }
    for (const TableRefusal& refusal : read.refused)
        refused.append(QJsonObject{{QStringLiteral("line"), refusal.row}, {QStringLiteral("column"), refusal.column},
            {QStringLiteral("reason"), QString::fromLatin1(refusal.error.reason)}, {QStringLiteral("text"), sentence(refusal.error)}});
    if (!table.sheet.isEmpty()) report.insert(QStringLiteral("sheet"), table.sheet);
    report.insert(QStringLiteral("heading_row"), read.headingRow);
    report.insert(QStringLiteral("columns"), columns);
    report.insert(QStringLiteral("keys"), QJsonArray::fromStringList(read.keys));
    report.insert(QStringLiteral("added"), read.added);
    report.insert(QStringLiteral("unchanged"), read.taken() - read.added - read.changed);
    report.insert(QStringLiteral("refused"), refused);
}

} // namespace gantry::cli
