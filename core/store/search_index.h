#pragma once
#include "core/model/invariants.h"
#include "core/search/query.h"

#include <functional>

namespace gantry {

class Database;

/// Which state of which portfolio an index holds.
struct IndexedState {
    QByteArray portfolio; // what its journal began with: the same in all copies of a file
    qint64 sequence = 0; // of the last entry of the journal
    QByteArray hash; // of that entry
    bool operator==(const IndexedState&) const = default;
};

/// What the index is told of a record.
struct IndexedRecord {
    RecordKey record{};
    QString number, title, body, file;
    NodeId place{}; // the project or programme that it belongs to
};

/// What could be read of a file; or why nothing could.
struct KeptText {
    QString text;
    QString reason; // of an Error; empty where it was read
    QStringList args;
};

/// Full-text search over the records of one portfolio: a file of its own, made anew whenever it does not fit, so nothing in it matters. It
/// holds words and where they stand, and the texts of files, but no text of a record: what is shown of one comes from the portfolio. A
/// record that changes is put in once more, and what it was before stays behind until the index is made anew, without being found. Belongs
/// to the thread that opened it; while one writes, others may read.
class SearchIndex {
public:
    /// A new, empty one, to be filled between one begin and one commit, then `finish`ed. What had the name is gone.
    /// Errors: Io.
    static Result<std::unique_ptr<SearchIndex>> create(const QString& path);
    /// Errors: NotFound, Format (damaged, made by another version, no index), Io.
    static Result<std::unique_ptr<SearchIndex>> open(const QString& path);
    /// Removes the file with whatever stands beside it.
    static void remove(const QString& path);
    /// Gives a finished one, which nobody has open, the name of another, which is gone then. Errors: Io.
    static Result<void> replace(const QString& fresh, const QString& path);
    ~SearchIndex();

    const IndexedState& state() const { return m_state; }
    /// Records in it / former versions that stay behind.
    qint64 records() const;
    qint64 leftBehind() const { return m_leftBehind; }

    Result<void> begin() const;
    /// With the state that it holds from now on.
    Result<void> commit(const IndexedState& state);
    void rollback();
    /// Ends the filling of a new one.
    Result<void> finish();
    /// Puts records in, or in once more; of one kind after the other, in the order of searchOrder, it takes least.
    Result<void> put(std::span<const IndexedRecord> records);
    Result<void> take(std::span<const RecordKey> records);

    /// What was read of a file, under a key that names its content and how it is read.
    Result<void> keepText(const QString& key, const KeptText& text);
    /// nullopt where nobody has tried to read that file yet.
    Result<std::optional<KeptText>> keptText(const QString& key) const;
    /// Files that could not be read, by their keys, without text.
    Result<QHash<QString, KeptText>> unreadable() const;

    /// Where the words are to stand. Titles are those of records of their own, not of notes and the like, which hang on others.
    enum class Where { Title, Anywhere };
    /// What is found where: up to `limit` records, looking at no more than `most`.
    struct Bounds {
        int limit = 300, most = 1000;
        QList<NodeId> places{}; // records that belonged to one of these when they were put in; none: wherever they belong
        std::function<bool(const RecordKey&)> accepts{}; // others are passed over
    };
    /// Records that hold what is looked for, kind by kind, of each kind what changed last first.
    Result<std::vector<RecordKey>> find(const SearchQuery& query, Where where, const Bounds& bounds) const;

private:
    explicit SearchIndex(std::unique_ptr<Database> db);
    Result<void> readState();
    std::unique_ptr<Database> m_db;
    IndexedState m_state;
    qint64 m_first = 0, m_next = 0; // places within a kind: what is put in later stands before
    qint64 m_leftBehind = 0;
    bool m_filling = false;
    struct Statements;
    std::unique_ptr<Statements> m_statements;
};

} // namespace gantry
