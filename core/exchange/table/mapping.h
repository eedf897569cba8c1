#pragma once
#include "core/base/result.h"
#include "core/exchange/table/days.h"
#include "core/exchange/table/figures.h"
#include "core/exchange/table/table.h"
#include "core/model/entities.h"

#include <QMap>

namespace gantry {

/// What a person decided of how a table becomes records; whatever is left open is found out.
struct TableMapping {
    qint64 headingRow = 0; // 0: the row among the first that names most fields
    QMap<QString, QString> columns{}; // name of the column -> key of the field, "" leaves it out; others go by key or label
    QMap<QString, QString> constants{}; // key of a field -> what all rows hold there, as people type it
    std::optional<QStringList> keys{}; // fields by which a record that is there already is recognised; none given: see usualKeys
    DateOrder dates = DateOrder::Found;
    QChar decimal{}; // '.' or ',', null: found
    bool round = false; // amounts with more decimals than their currency has are rounded, not refused
    QString sheet{}; // of a workbook; empty: the first that is shown
    QString entity{}; // key, where the mapping says so
    bool operator==(const TableMapping&) const = default;
};
/// The mapping as MAP.json has it (README), and back. Errors: Format ("map.not-json", "map.unknown-member", "map.bad-member").
Result<TableMapping> readMapping(const QByteArray& json);
QByteArray writeMapping(const TableMapping& mapping);

/// A column of a table: its place, and the name by which a mapping calls it, unlike any other ("Amount", "Amount [F]", "Column G").
struct TableColumn {
    int place = 0;
    QString name;
    bool named = true; // it has a heading
    bool operator==(const TableColumn&) const = default;
};
std::vector<TableColumn> columnsOf(const SourceTable& table, qint64 headingRow);
/// The row that holds the headings: the one the mapping says, else the one among the first twenty that names most fields, else the first
/// that is not much narrower than the others (a title is). 0 in a table without rows.
qint64 headingRowOf(const SourceTable& table, const EntityInfo& info, const TableMapping& mapping);

/// The field that a heading means by its key or its label, with or without a unit after it ("Duration (h)"); -1 where it means none.
int fieldMeant(const EntityInfo& info, const QString& heading);
/// "h" of "Duration (h)" and of "Work hours"; empty where there is none.
QString unitMeant(const QString& heading);

/// Which of the fields that a table holds tell a record: the id, else the number, else the code (in its project), else the title of
/// entities that belong to no other record; else none, and every row is new.
QStringList usualKeys(const EntityInfo& info, const QStringList& fieldKeys);

} // namespace gantry
