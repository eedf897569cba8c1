#include "core/store/database.h"

#include <QFileInfo>
#include <QSqlError>
#include <QThread>
#include <QUrl>
#include <atomic>

namespace gantry {

Error errorOf(const QSqlError& error, const QString& path)
{
    enum Code { Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, NotDatabase = 26 };
    constexpr int readOnlyRollback = 776;
    const QString name = QFileInfo(path).fileName();
    const QStringList said{name, error.databaseText().isEmpty() ? error.driverText() : error.databaseText()};
    const int code = error.nativeErrorCode().toInt();
    if (code == readOnlyRollback) return {Errc::Io, cutOff, {name}};
    switch (code & 0xff) {
    case Busy:
    case Locked: return {Errc::Locked, "file.busy", {name}};
    case ReadOnly: return {Errc::Io, "file.read-only", {name}};
    case Full: return {Errc::Io, "file.disk-full", {name}};
    case CannotOpen: return {Errc::Io, "file.cannot-open", said};
    case TooBig: return {Errc::Invalid, "file.too-large-value", {name}};
    case IoError: return {Errc::Io, "file.io-error", said};
    case NotDatabase: return {Errc::Format, "file.not-portfolio", {name}};
    case Corrupt: return {Errc::Format, "file.damaged", said};
    default: return {Errc::Format, "file.damaged", said};
    }
}

QString quoted(QStringView name)
{
    QString out = name.toString();
    return u'"' + out.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Access access)
{
    static std::atomic<int> opened = 0;
    const QString absolute = path == u":memory:" ? path : QFileInfo(path).absoluteFilePath();
    std::unique_ptr<Database> db(new Database(QStringLiteral("gantry-%1").arg(++opened), absolute));
    db->m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), db->m_name);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=100");
    QString name = absolute;
    if (access == Access::Read || access == Access::Immutable) options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (access == Access::Immutable) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        name = QUrl::fromLocalFile(absolute).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
    }
    db->m_connection.setConnectOptions(options);
    db->m_connection.setDatabaseName(name);
    if (!db->m_connection.open()) return errorOf(db->m_connection.lastError(), absolute);
    db->m_writes = access == Access::Create || access == Access::Write;
    if (auto set = db->setPragmas(access); !set) return set.error();
    return db;
}

Result<void> Database::setPragmas(Access access) const
{
    QStringList pragmas{QStringLiteral("trusted_schema=OFF"), QStringLiteral("cell_size_check=ON"), QStringLiteral("temp_store=MEMORY"),
        QStringLiteral("cache_size=-32768")};
    if (access == Access::Derived) pragmas << QStringLiteral("secure_delete=OFF") << QStringLiteral("synchronous=NORMAL");
    if (access == Access::Create) pragmas << QStringLiteral("application_id=%1").arg(0x47616e74); // before the first page is written
    if (m_writes)
        // A spilled cache would take the exclusive lock in the middle of a long import and keep readers out.
        pragmas << QStringLiteral("journal_mode=TRUNCATE") << QStringLiteral("synchronous=FULL") << QStringLiteral("fullfsync=ON")
                << QStringLiteral("cache_spill=OFF");
    for (const QString& pragma : pragmas)
        if (auto done = patiently([&] { return run(QStringLiteral("PRAGMA ") + pragma); }); !done) return done;
    return {};
}

Database::~Database()
{
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(m_name);
}

void Database::closeWhole()
{
    if (m_writes) (void)run(QStringLiteral("PRAGMA journal_mode=DELETE"));
    m_connection.close();
}

QSqlQuery Database::query() const
{
    QSqlQuery q(m_connection);
    q.setForwardOnly(true);
    return q;
}

Result<void> Database::run(const QString& sql) const
{
    QSqlQuery q = query();
    if (!q.exec(sql)) return errorOf(q.lastError(), m_path);
    return {};
}

Result<QSqlQuery> Database::select(const QString& sql, const QVariantList& values) const
{
    QSqlQuery q = query();
    if (!q.prepare(sql)) return errorOf(q.lastError(), m_path);
    for (const QVariant& v : values) q.addBindValue(v);
    if (!q.exec()) return errorOf(q.lastError(), m_path);
    return q;
}

Result<QVariant> Database::cell(const QString& sql, const QVariantList& values) const
{
    auto q = select(sql, values);
    if (!q) return q.error();
    if (q->next()) return q->value(0);
    if (q->lastError().isValid()) return errorOf(q->lastError(), m_path);
    return QVariant();
}

Result<void> Database::begin() const
{
    return patiently([&] { return run(QStringLiteral("BEGIN IMMEDIATE")); });
}
Result<void> Database::commit() const
{
    return patiently([&] { return run(QStringLiteral("COMMIT")); });
}
void Database::rollback() const { (void)run(QStringLiteral("ROLLBACK")); }

} // namespace gantry
