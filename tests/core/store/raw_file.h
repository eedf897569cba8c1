#pragma once
// A portfolio file as somebody with another program could change it.
#include "core/base/result.h"
#include "tests/support/strings.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

namespace gantry::test {

class RawFile {
public:
    explicit RawFile(const QString& path)
        : m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw")))
    {
        m_db.setDatabaseName(path);
        REQUIRE(m_db.open());
        run(QStringLiteral("PRAGMA synchronous = OFF")); // what is to be tried is made often
    }
    ~RawFile()
    {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    void run(const QString& sql, const QVariantList& values = {}) { (void)rows(sql, values); }
    std::vector<QVariantList> rows(const QString& sql, const QVariantList& values = {})
    {
        QSqlQuery q(m_db);
        if (!q.prepare(sql)) FAIL(sql.toStdString() << ": " << q.lastError().text().toStdString());
        for (const QVariant& v : values) q.addBindValue(v);
        if (!q.exec()) FAIL(sql.toStdString() << ": " << q.lastError().text().toStdString());
        std::vector<QVariantList> out;
        while (q.next()) {
            QVariantList row;
            for (int c = 0; c < q.record().count(); ++c) row << q.value(c);
            out.push_back(row);
        }
        return out;
    }
    QVariant cell(const QString& sql, const QVariantList& values = {})
    {
        const auto found = rows(sql, values);
        REQUIRE(!found.empty());
        return found.front().front();
    }
    /// What a row of the table goes by: its rowid, or the key where it has none.
    QString keyOf(const QString& table)
    {
        const QString sql = cell(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = ?"), {table}).toString();
        if (!sql.contains(u"WITHOUT ROWID")) return QStringLiteral("rowid");
        QStringList key;
        for (const auto& column : rows(QStringLiteral("PRAGMA table_info(\"%1\")").arg(table)))
            if (column[5].toInt()) key << column[1].toString();
        return key.join(QStringLiteral(", "));
    }

private:
    QSqlDatabase m_db;
};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

inline void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

inline QString reasonOf(const Error& error) { return QString::fromLatin1(error.reason); }

} // namespace gantry::test
