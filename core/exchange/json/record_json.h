#pragma once
#include "core/base/result.h"
#include "core/model/portfolio.h"

#include <QIODevice>
#include <QJsonValue>

namespace gantry {

// Records as JSON for other programs. Keys are those of the field tables; ids and amounts are decimal strings, so no reader rounds them;
// whole numbers and truth values are JSON's own; everything else is its canonical text.

/// A text with quotation marks, in UTF-8.
void appendText(QByteArray& out, QStringView text);
void appendCell(QByteArray& out, const Field& field, const Value& value);
/// The other way round: a cell as appendCell wrote it; whole numbers may stand as strings too, null is absent.
/// Errors: Invalid ("line.bad-cell", "value.*").
Result<Value> readCell(const Field& field, const QJsonValue& json);
/// `"name":"Slab","code":null`: the cells of a record without the braces, the id first. `absent`: also those that hold nothing, as null.
enum class AbsentCells { Left, AsNull };
void appendCells(QByteArray& out, const EntityInfo& info, const void* row, AbsentCells absent = AbsentCells::AsNull);

/// Further members of a record's object, each beginning with a comma.
using MoreMembers = std::function<void(QByteArray& out, qint64 id)>;
/// `"entity":"task","rows":[{...},...]`, without the braces. What a device refuses to take is left to its error state.
void writeRows(QIODevice& out, const Portfolio& portfolio, Entity entity, std::span<const qint64> ids, const MoreMembers& more = {});
/// The portfolio as canonical JSONL, by entity and id, a record a line: {"format":1,"entity":"task","id":"5","cells":{...}}, absent cells
/// left out. Equal content gives equal bytes.
void writeDump(QIODevice& out, const Portfolio& portfolio);

} // namespace gantry
