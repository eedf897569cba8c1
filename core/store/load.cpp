#include "core/store/load.h"

#include "core/model/invariants.h"
#include "core/store/schema.h"

#include <QFileInfo>
#include <QSqlError>
#include <future>

namespace gantry {
namespace {

/// The cell as our Value; false where the file holds another kind of value than the field asks for.
bool toValue(const QVariant& cell, Kind kind, Value& out)
{
    switch (kind) {
    case Kind::Real:
        if (cell.typeId() != QMetaType::Double) return false;
        out = cell.toDouble();
        return true;
    case Kind::Text:
    case Kind::Enum:
    case Kind::Shifts:
        if (cell.typeId() != QMetaType::QString) return false;
        out = cell.toString();
        return true;
    case Kind::Bytes:
        if (cell.typeId() != QMetaType::QByteArray) return false;
        out = cell.toByteArray();
        return true;
    default:
        if (cell.typeId() != QMetaType::LongLong) return false;
        out = qint64(cell.toLongLong());
        return true;
    }
}

qsizetype lengthOf(const Value& value)
{
    if (const auto* s = std::get_if<QString>(&value)) return s->size();
    if (const auto* b = std::get_if<QByteArray>(&value)) return b->size();
    return 0;
}

/// A record of a newer file may hang on one of an entity that this build does not know.
bool ofUnknownEntity(const EntityInfo& info, const QSqlQuery& q)
{
    for (const Field& reference : info.fields) {
        const Field* named = info.entityBeside(reference);
        const QString word = named ? q.value(int(named - info.fields.data())).toString() : QString();
        if (!word.isEmpty() && !entityByKey(word)) return true;
    }
    return false;
}

Result<void> loadTable(const Database& db, const EntityInfo& info, TableBase& table, SchemaAge age)
{
    const bool newer = age == SchemaAge::Newer;
    QStringList columns;
    for (const Field& f : info.fields) columns << quoted(f.keyText());
    // Text cannot be longer than the file that holds it. One that says so would be read from the same pages again and again.
    auto size = db.cell(QStringLiteral("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
    if (!size) return size.error();
    qint64 room = size->toLongLong();
    auto q = db.select(QStringLiteral("SELECT %1 FROM %2").arg(columns.join(u','), quoted(info.keyText())));
    if (!q) return q.error();
    Value value;
    while (q->next()) {
        const qint64 id = q->value(0).toLongLong();
        const auto bad = [&](const Field& field) {
            return Error{Errc::Format, newer ? "file.too-new" : "file.bad-value",
                {QFileInfo(db.path()).fileName(), info.labelText(), QString::number(id), field.labelText()}};
        };
        if (id <= 0 || table.contains(id)) return bad(info.fields[0]);
        if (newer && ofUnknownEntity(info, *q)) continue;
        const QVariant group = info.groupField > 0 ? q->value(info.groupField) : QVariant();
        void* row = table.insertInto(id, group.isNull() ? 0 : group.toLongLong());
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const QVariant cell = q->value(int(f));
            if (cell.isNull()) continue; // the default
            const Field& field = info.fields[f];
            if (!toValue(cell, field.kind, value) || (room -= lengthOf(value)) < 0) return bad(field);
            const bool unknownWord = newer && field.kind == Kind::Enum; // stays at the default, as nobody can write it back
            if (!field.set(row, value) && !unknownWord) return bad(field);
        }
    }
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return {};
}

/// Tasks are the half of a file; everything else is the other.
Result<void> loadShare(const Database& db, Portfolio& portfolio, SchemaAge age, bool tasks)
{
    for (const EntityInfo& info : allEntities())
        if ((info.entity == entityOf<Task>()) == tasks)
            if (auto done = loadTable(db, info, portfolio.edit(info.entity), age); !done) return done;
    return {};
}

Result<void> checkShare(const Portfolio& portfolio, bool tasks)
{
    std::vector<RecordKey> all;
    for (const EntityInfo& info : allEntities()) {
        if ((info.entity == entityOf<Task>()) != tasks) continue;
        const TableBase& table = portfolio.table(info.entity);
        for (std::size_t i = 0; i < table.size(); ++i) all.push_back({info.entity, intOf(info.fields[0].get(table.at(i)))});
    }
    return checkInvariants(portfolio, all);
}

} // namespace

Result<Portfolio> loadPortfolio(const Database& db, Database::Access access, SchemaAge age)
{
    Portfolio portfolio;
    const QString path = db.path();
    auto tasks = std::async(std::launch::async, [&]() -> Result<void> {
        auto own = Database::open(path, access == Database::Access::Create ? Database::Access::Write : access);
        return own ? loadShare(**own, portfolio, age, true) : Result<void>(own.error());
    });
    auto rest = loadShare(db, portfolio, age, false);
    auto done = tasks.get();
    if (!done) return done.error();
    if (!rest) return rest.error();
    auto tasksHold = std::async(std::launch::async, [&] { return checkShare(portfolio, true); });
    auto restHolds = checkShare(portfolio, false);
    const QString name = QFileInfo(path).fileName();
    for (const auto& holds : {tasksHold.get(), restHolds})
        if (!holds)
            return Error{
                Errc::Format, age == SchemaAge::Newer ? "file.too-new" : "file.rule-broken", QStringList{name} + holds.error().args};
    if (!portfolio.root()) return Error{Errc::Format, "file.no-root", {name}};
    return portfolio;
}

} // namespace gantry
