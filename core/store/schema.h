#pragma once
#include "core/model/entities.h"
#include "core/store/database.h"

namespace gantry {

/// "Gant": which program a SQLite file belongs to; in its header.
inline constexpr qint32 portfolioApplicationId = 0x47616e74;
/// The schema that this build writes; older files are migrated to it, newer ones are read only.
inline constexpr int schemaVersion = 7;

/// The SQL that makes a file of today's schema: a table an entity, derived from the field tables, and the journal's own.
/// A cell that holds its field's default is stored as NULL, so defaults are file format too: they stand in a comment of the column.
QStringList schemaStatements();

/// How the schema of a file stands to that of this build.
enum class SchemaAge { Older, Today, Newer };
/// Refuses what is not ours: foreign tables, views, triggers, virtual tables, generated columns; columns of ours that are missing.
/// In a newer file, tables and columns that a later build added are passed over; of an older one only the objects are checked.
/// Errors: Format, with the name of what was found.
Result<void> checkSchema(const Database& db, SchemaAge age);
/// Table and columns with their types, sorted by name, one a line: what is compared, whichever way the file came to its schema.
Result<QString> schemaText(const Database& db);

} // namespace gantry
