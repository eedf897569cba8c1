#pragma once
#include "core/change/changeset.h"
#include "core/store/database.h"

#include <map>

namespace gantry {

/// Writes changes to the entities' tables. Statements are prepared once for each set of columns that occurs.
class RowWriter {
public:
    explicit RowWriter(const Database& db)
        : m_db(db)
    {
    }
    /// Errors: what SQLite says; Format, where a row that memory knows is not in the file.
    Result<void> write(const Change& change);

private:
    Result<QSqlQuery*> prepared(const Change& change);
    const Database& m_db;
    std::map<QByteArray, QSqlQuery> m_statements;
};

/// As it is bound: absent and default as NULL.
QVariant stored(const Value& value);

} // namespace gantry
