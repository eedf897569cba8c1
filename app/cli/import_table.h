#pragma once
#include "app/cli/command.h"
#include "core/exchange/report.h"
#include "core/exchange/table/table_import.h"

namespace gantry::cli {

/// What --map, --sheet and --entity say of a table. Errors: those of readMapping, Io, Invalid ("map.other-entity", "line.unknown-entity").
struct TableOrder {
    Entity entity{};
    TableMapping mapping;
};
Result<TableOrder> tableOrder(const Call& call);

/// The balance of a table in the words of any other import: seen = taken + skipped.
ImportReport tableReport(const QString& path, const SourceTable& table, Entity entity, const TableImport& read);
/// What its report adds for a table: which column went where, how dates and figures were read, and each refused row with its reason.
void addTable(QJsonObject& report, const SourceTable& table, Entity entity, const TableImport& read);
/// "row 5, Amount: ..."
QString placeText(const TableRefusal& refusal);

} // namespace gantry::cli
