#include "core/store/schema.h"

#include "core/model/portfolio.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QSqlError>

namespace gantry {
namespace {

QString affinity(Kind kind)
{
    switch (kind) {
    case Kind::Real: return QStringLiteral("REAL");
    case Kind::Text:
    case Kind::Enum:
    case Kind::Shifts: return QStringLiteral("TEXT");
    case Kind::Bytes: return QStringLiteral("BLOB");
    default: return QStringLiteral("INTEGER");
    }
}

QString defaultComment(const Value& v)
{
    if (const auto* n = std::get_if<qint64>(&v)) return QStringLiteral(" /* NULL: %1 */").arg(*n);
    if (const auto* d = std::get_if<double>(&v)) return QStringLiteral(" /* NULL: %1 */").arg(*d);
    if (const auto* s = std::get_if<QString>(&v)) return QStringLiteral(" /* NULL: '%1' */").arg(*s);
    return {};
}

QString tableStatement(const EntityInfo& info)
{
    QStringList columns{QStringLiteral("    \"id\" INTEGER PRIMARY KEY")};
    for (std::size_t f = 1; f < info.fields.size(); ++f)
        columns << QStringLiteral("    %1 %2").arg(quoted(info.fields[f].keyText()), affinity(info.fields[f].kind));
    for (std::size_t f = 0; f < info.fields.size(); ++f) {
        const bool last = f + 1 == info.fields.size();
        columns[qsizetype(f)] += (last ? QString() : QStringLiteral(",")) + (f ? defaultComment(defaultsOf(info.entity)[f]) : QString());
    }
    return QStringLiteral("CREATE TABLE %1 (\n%2\n)").arg(quoted(info.keyText()), columns.join(u'\n'));
}

const char* const ownTables[] = {
    // Who made the file and when; the first link of the hash chain.
    "CREATE TABLE \"meta\" (\n    \"key\" TEXT PRIMARY KEY,\n    \"value\" TEXT\n) WITHOUT ROWID",
    // One row a ChangeSet.
    "CREATE TABLE \"journal\" (\n    \"sequence\" INTEGER PRIMARY KEY,\n    \"id\" INTEGER NOT NULL,\n    \"device\" TEXT,\n    \"author\" "
    "TEXT,\n"
    "    \"at\" INTEGER NOT NULL,\n    \"lamport\" INTEGER NOT NULL,\n    \"action\" TEXT NOT NULL,\n    \"label\" TEXT,\n    \"reverses\" "
    "INTEGER,\n"
    "    \"kind\" TEXT NOT NULL,\n    \"source\" TEXT NOT NULL,\n    \"changes\" INTEGER NOT NULL,\n    \"hash\" BLOB NOT NULL\n)",
    "CREATE UNIQUE INDEX \"journal_id\" ON \"journal\" (\"id\")",
    // Numbers that stand for "task" and "task.name" in the journal's cells.
    "CREATE TABLE \"journal_key\" (\n    \"number\" INTEGER PRIMARY KEY,\n    \"name\" TEXT NOT NULL,\n    \"since\" INTEGER NOT NULL\n)",
    // Kind `cells`: one row a change.
    "CREATE TABLE \"journal_change\" (\n    \"sequence\" INTEGER NOT NULL,\n    \"place\" INTEGER NOT NULL,\n    \"op\" INTEGER NOT NULL,\n"
    "    \"entity\" INTEGER NOT NULL,\n    \"record\" INTEGER NOT NULL,\n    \"cells\" BLOB NOT NULL,\n    PRIMARY KEY (\"sequence\", "
    "\"place\")\n) "
    "WITHOUT ROWID",
    "CREATE INDEX \"journal_change_record\" ON \"journal_change\" (\"record\", \"entity\")",
    // Kind `bulk`: compressed chunks, sorted by entity and id, and which ids each holds.
    "CREATE TABLE \"journal_chunk\" (\n    \"sequence\" INTEGER NOT NULL,\n    \"place\" INTEGER NOT NULL,\n    \"content\" BLOB NOT "
    "NULL\n)",
    "CREATE TABLE \"journal_range\" (\n    \"sequence\" INTEGER NOT NULL,\n    \"place\" INTEGER NOT NULL,\n    \"entity\" INTEGER NOT "
    "NULL,\n"
    "    \"first\" INTEGER NOT NULL,\n    \"last\" INTEGER NOT NULL\n)",
    "CREATE INDEX \"journal_chunk_place\" ON \"journal_chunk\" (\"sequence\", \"place\")",
    "CREATE INDEX \"journal_range_first\" ON \"journal_range\" (\"entity\", \"first\", \"last\")",
    // What snapshots froze, by the SHA-256 of its canonical CBOR; compressed.
    "CREATE TABLE \"snapshot_content\" (\n    \"hash\" TEXT PRIMARY KEY,\n    \"content\" BLOB NOT NULL\n) WITHOUT ROWID",
};

/// What our statements are made of besides names between quotation marks and comments. Anything else in a table of ours, such as a CHECK,
/// was put there to be executed.
bool isPlain(QString sql)
{
    static const QRegularExpression apart(QStringLiteral("\"[^\"]*\"|/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression known(
        QStringLiteral("^(?:CREATE|TABLE|INTEGER|REAL|TEXT|BLOB|PRIMARY|KEY|NOT|NULL|WITHOUT|ROWID|[(),\\s])*$"));
    return known.match(sql.remove(apart)).hasMatch();
}

struct SchemaObject {
    QString type, name, table, sql;
};

Result<std::vector<SchemaObject>> objectsOf(const Database& db)
{
    auto q = db.select(QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"));
    if (!q) return q.error();
    std::vector<SchemaObject> objects;
    while (q->next()) objects.push_back({q->value(0).toString(), q->value(1).toString(), q->value(2).toString(), q->value(3).toString()});
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return objects;
}

/// "task" -> {"id INTEGER", ...}; of a live file, hidden and generated columns marked.
Result<QMap<QString, QStringList>> columnsOf(const Database& db)
{
    auto objects = objectsOf(db);
    if (!objects) return objects.error();
    QMap<QString, QStringList> tables;
    for (const SchemaObject& object : *objects) {
        if (object.type != u"table" || object.name.startsWith(u"sqlite_")) continue;
        auto q = db.select(QStringLiteral("PRAGMA table_xinfo(%1)").arg(quoted(object.name)));
        if (!q) return q.error();
        QStringList& columns = tables[object.name];
        while (q->next()) {
            QString column = q->value(1).toString() + u' ' + q->value(2).toString();
            if (q->value(5).toInt()) column += QStringLiteral(" key %1").arg(q->value(5).toInt());
            if (q->value(6).toInt()) column += QStringLiteral(" generated");
            columns << column;
        }
    }
    return tables;
}

/// Read once from a database in memory made by our own statements.
struct Expected {
    QMap<QString, QStringList> columns;
    QMap<QString, QString> indexes; // name -> SQL
};
const Expected& expected()
{
    static const Expected made = [] {
        Expected e;
        auto db = Database::open(QStringLiteral(":memory:"), Database::Access::Create);
        for (const QString& sql : schemaStatements()) (void)(*db)->run(sql);
        e.columns = *columnsOf(**db);
        const auto objects = objectsOf(**db);
        for (const SchemaObject& o : *objects)
            if (o.type == u"index" && !o.sql.isEmpty()) e.indexes.insert(o.name, o.sql);
        return e;
    }();
    return made;
}

} // namespace

QStringList schemaStatements()
{
    QStringList statements;
    for (const EntityInfo& info : allEntities()) statements << tableStatement(info);
    for (const char* sql : ownTables) statements << QString::fromLatin1(sql);
    return statements;
}

Result<void> checkSchema(const Database& db, SchemaAge age)
{
    const bool newer = age == SchemaAge::Newer;
    const QString file = QFileInfo(db.path()).fileName();
    const auto foreign = [&](const QString& what) { return Error{Errc::Format, "file.foreign-schema", {file, what}}; };
    auto objects = objectsOf(db);
    if (!objects) return objects.error();
    const Expected& ours = expected();
    for (const SchemaObject& o : *objects) {
        if (o.type == u"table" && o.sql.startsWith(u"CREATE VIRTUAL", Qt::CaseInsensitive)) return foreign(o.name);
        if (o.type == u"table" && (newer || (ours.columns.contains(o.name) && isPlain(o.sql)))) continue;
        if (o.type == u"index" && (o.sql.isEmpty() || ours.indexes.value(o.name) == o.sql || newer)) continue;
        return foreign(o.name);
    }
    if (age == SchemaAge::Older) return {};
    auto columns = columnsOf(db);
    if (!columns) return columns.error();
    for (auto it = ours.columns.cbegin(); it != ours.columns.cend(); ++it) {
        const QStringList found = columns->value(it.key());
        const QSet<QString> has(found.begin(), found.end());
        for (const QString& column : it.value())
            if (!has.contains(column))
                return Error{Errc::Format, "file.schema-lacks", {file, it.key() + u'.' + column.section(u' ', 0, 0)}};
        if (found.size() > it.value().size() && !newer) return foreign(it.key());
        for (const QString& column : found)
            if (column.endsWith(u" generated")) return foreign(it.key() + u'.' + column.section(u' ', 0, 0));
    }
    return {};
}

Result<QString> schemaText(const Database& db)
{
    auto columns = columnsOf(db);
    if (!columns) return columns.error();
    QString text;
    for (auto it = columns->cbegin(); it != columns->cend(); ++it) {
        QStringList sorted = it.value(); // an added column comes last in a migrated file
        sorted.sort();
        for (const QString& column : sorted) text += it.key() + u'.' + column + u'\n';
    }
    return text;
}

} // namespace gantry
