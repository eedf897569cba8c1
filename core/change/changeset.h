#pragma once
#include "core/base/result.h"
#include "core/model/portfolio.h"

namespace gantry {

/// One field of one record. The field is named by its place in the entity's fields (fieldIndex<&Task::name>()); files use its key.
struct Cell {
    quint16 field = 0;
    Value before, after;
    bool operator==(const Cell&) const = default;
};
struct Change {
    enum Op : quint8 { Insert, Update, Remove };
    Op op = Update;
    Entity entity{};
    qint64 id = 0;
    std::vector<Cell> cells; // Insert: `after` of what is not default; Remove: `before` of what is not default; the id is never a cell
    bool operator==(const Change&) const = default;
};
/// The content of a snapshot that a ChangeSet inserts: canonical CBOR, not journalled cell by cell, known by its hash in the row.
struct SnapshotContent {
    SnapshotId snapshot{};
    QByteArray cbor;
    QString hash; // contentHash of it: made once, for a large plan it takes longer than writing it
    bool operator==(const SnapshotContent&) const = default;
};
/// SHA-256 of the canonical bytes, in hex: what the Snapshot row holds.
QString contentHash(const QByteArray& cbor);
/// One thing that somebody did: "task.move". Data only, so it can be stored, shown, sent and merged.
struct ChangeSet {
    QString action;
    std::vector<Change> changes{};
    QString label{}; // for people: "Move Slab"; empty: core/text makes one from the action
    std::vector<SnapshotContent> contents{};
    bool empty() const { return changes.empty(); }
};

/// Where a ChangeSet comes from decides whether a Finding refuses it (Person) or is kept and listed.
enum class Source : quint8 { Person, Import, Merge, Undo };

/// The reverse: applied after `set`, it leaves everything as it was before. `set` must have its befores filled (see applyToMemory).
ChangeSet inverse(const ChangeSet& set);

/// Puts `set` into memory and fills in every `before` that it left absent. Nothing is written where anything does not fit.
/// Errors: Conflict (a `before` given no longer holds, an id is taken), NotFound (record gone), Invalid (value of the wrong kind, required
/// cell absent). `checkBefore` false: befores are overwritten with what is found (a person's edit built on the state at hand).
Result<void> applyToMemory(Portfolio& portfolio, ChangeSet& set, bool checkBefore = true);

/// What turns `before` into `after`: inserts, updates and removals by id over all entities. Befores are filled.
ChangeSet difference(const Portfolio& before, const Portfolio& after);

/// The insert of a whole record: cells that hold the default are left out.
Change insertOf(Entity entity, qint64 id, const void* row);

/// Builds a ChangeSet with fields named by member.
class ChangeBuilder {
public:
    explicit ChangeBuilder(QString action, QString label = {})
        : m_set{std::move(action), {}, std::move(label), {}}
    {
    }
    /// Updates one cell of an existing record; does nothing where it already holds `value`.
    ChangeBuilder& update(const Portfolio& portfolio, Entity entity, qint64 id, const Field& field, Value value);
    template <auto M> ChangeBuilder& update(const Portfolio& portfolio, qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        using E = typename Member<decltype(M)>::Entity;
        return update(portfolio, entityOf<E>(), id, fieldFor<M>(), Codec<typename Member<decltype(M)>::Type>::encode(value));
    }
    /// Inserts a whole record; its id must be set.
    template <class E> ChangeBuilder& insert(const E& row) { return insertRow(entityOf<E>(), row.id.value, &row); }
    ChangeBuilder& insertRow(Entity entity, qint64 id, const void* row);
    ChangeBuilder& remove(const Portfolio& portfolio, Entity entity, qint64 id);
    ChangeBuilder& add(Change change);
    /// `hash`: contentHash of the bytes, where the caller has it already.
    ChangeBuilder& content(SnapshotId snapshot, QByteArray cbor, QString hash = {});
    ChangeSet take() { return std::move(m_set); }
    bool empty() const { return m_set.empty(); }

private:
    ChangeSet m_set;
};

/// Gives out ids: a random 62-bit start, counting up. Nothing of it is kept in a file, so two copies never issue the same ids.
class IdSource {
public:
    IdSource(); // random start
    explicit IdSource(qint64 start)
        : m_next(start)
    {
    } // for tests and reproducible samples
    qint64 next() { return m_next++; }
    template <class IdType> IdType next() { return IdType{m_next++}; }

private:
    qint64 m_next;
};

} // namespace gantry
