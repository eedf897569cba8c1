#pragma once
#include "core/base/result.h"
#include "core/model/value.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <memory>

namespace gantry {

/// A connection to a portfolio file, of the thread that opened it. Its pragmas are the promises that the file makes:
/// an acknowledged transaction is on the disk, and the one file is complete between transactions.
class Database {
public:
    /// Immutable: for a medium that nobody can write; asks for no lock and makes no file beside. Derived: for what can be made anew, such
    /// as an index, which may lose its last transactions with the power.
    enum class Access { Create, Write, Read, Immutable, Derived };
    /// Errors: Io, Format, Locked.
    static Result<std::unique_ptr<Database>> open(const QString& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    QSqlQuery query() const;
    Result<void> run(const QString& sql) const;
    /// Prepares, binds by place, executes. The query reads forward only.
    Result<QSqlQuery> select(const QString& sql, const QVariantList& values = {}) const;
    /// The first cell of the first row, invalid where there is none.
    Result<QVariant> cell(const QString& sql, const QVariantList& values = {}) const;
    const QString& path() const { return m_path; }

    /// Takes the write lock at once. A commit that a reader is in the way of is tried again for about two seconds.
    Result<void> begin() const;
    Result<void> commit() const;
    void rollback() const;
    /// Takes the journal file away too, so that one file remains.
    void closeWhole();

private:
    Database(QString name, QString path)
        : m_name(std::move(name))
        , m_path(std::move(path))
    {
    }
    Result<void> setPragmas(Access access) const;
    QString m_name, m_path;
    QSqlDatabase m_connection;
    bool m_writes = false;
};

/// Asks again where somebody else is just committing, for about two seconds: SQLite waits 100 ms by itself each time.
template <class Ask> auto patiently(Ask ask)
{
    constexpr int times = 20;
    auto answer = ask();
    for (int i = 1; i < times && !answer && answer.error().code == Errc::Locked; ++i) answer = ask();
    return answer;
}

/// The reason where a writer died in the middle of a commit: who may only read cannot roll it back in place, but in a copy.
inline constexpr const char* cutOff = "file.cut-off";
inline bool isCutOff(const Error& error) { return QLatin1String(error.reason) == QLatin1String(cutOff); }
/// What SQLite said, in our terms: a full disk is not "locked by another user".
Error errorOf(const QSqlError& error, const QString& path);
/// A name between double quotes.
QString quoted(QStringView name);

} // namespace gantry
