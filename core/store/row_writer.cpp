#include "core/store/row_writer.h"

#include "core/store/schema.h"

#include <QFileInfo>
#include <QSqlError>

namespace gantry {
namespace {

constexpr int mostStatements = 512; // an import has a few hundred sets of columns; hostile input may have any number

/// The placeholder of a field: by name, for Qt builds a name anew for each value that is bound by place. 0 is the id.
const QString& markOf(std::size_t field)
{
    static const QStringList marks = [] {
        std::size_t most = 0;
        for (const EntityInfo& info : allEntities()) most = std::max(most, info.fields.size());
        QStringList made;
        for (std::size_t f = 0; f < most; ++f) made << QStringLiteral(":f%1").arg(f);
        return made;
    }();
    return marks[qsizetype(field)];
}

QString statementFor(const Change& change, const EntityInfo& info)
{
    const QString table = quoted(info.keyText());
    if (change.op == Change::Remove) return QStringLiteral("DELETE FROM %1 WHERE \"id\" = %2").arg(table, markOf(0));
    QStringList names, marks;
    for (const Cell& cell : change.cells) {
        names << quoted(info.fields[cell.field].keyText());
        marks << markOf(cell.field);
    }
    if (change.op == Change::Insert) {
        names.prepend(QStringLiteral("\"id\""));
        marks.prepend(markOf(0));
        return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(table, names.join(QStringLiteral(", ")), marks.join(QStringLiteral(", ")));
    }
    for (qsizetype i = 0; i < names.size(); ++i) names[i] += QStringLiteral(" = ") + marks[i];
    return QStringLiteral("UPDATE %1 SET %2 WHERE \"id\" = %3").arg(table, names.join(QStringLiteral(", ")), markOf(0));
}

} // namespace

QVariant stored(const Value& value)
{
    if (const auto* n = std::get_if<qint64>(&value)) return QVariant(*n);
    if (const auto* s = std::get_if<QString>(&value)) return QVariant(*s);
    if (const auto* d = std::get_if<double>(&value)) return QVariant(*d);
    if (const auto* b = std::get_if<QByteArray>(&value)) return QVariant(*b);
    return {};
}

Result<QSqlQuery*> RowWriter::prepared(const Change& change)
{
    QByteArray signature;
    signature.reserve(qsizetype(2 + change.cells.size()));
    signature.append(char(change.op)).append(char(change.entity.index));
    if (change.op != Change::Remove)
        for (const Cell& cell : change.cells) signature.append(char(cell.field)).append(char(cell.field >> 8));
    auto it = m_statements.find(signature);
    if (it == m_statements.end()) {
        if (m_statements.size() >= mostStatements) m_statements.clear();
        QSqlQuery q = m_db.query();
        if (!q.prepare(statementFor(change, infoOf(change.entity)))) return errorOf(q.lastError(), m_db.path());
        it = m_statements.emplace(signature, std::move(q)).first;
    }
    return &it->second;
}

Result<void> RowWriter::write(const Change& change)
{
    if (change.op == Change::Update && change.cells.empty()) return {};
    auto statement = prepared(change);
    if (!statement) return statement.error();
    QSqlQuery& q = **statement;
    q.bindValue(markOf(0), change.id);
    const std::vector<Value>& plain = defaultsOf(change.entity);
    if (change.op != Change::Remove)
        for (const Cell& cell : change.cells)
            q.bindValue(markOf(cell.field), cell.after == plain[cell.field] ? QVariant() : stored(cell.after));
    if (!q.exec()) return errorOf(q.lastError(), m_db.path());
    if (change.op != Change::Insert && q.numRowsAffected() != 1)
        return Error{Errc::Format, "file.row-missing",
            {QFileInfo(m_db.path()).fileName(), infoOf(change.entity).labelText(), QString::number(change.id)}};
    return {};
}

} // namespace gantry
