#pragma once
#include "core/change/frozen.h"
#include "core/exchange/parsed.h"
#include "core/model/invariants.h"
#include "core/model/register_numbers.h"

#include <QSet>

namespace gantry {

/// Ids of a source (local, counting from 1) and the ids that the portfolio knows them by; 0 where a record has no place here.
class IdMap {
public:
    explicit IdMap(qint64 lastLocal)
        : m_ids(std::size_t(std::max<qint64>(lastLocal, 0)) + 1, 0)
    {
    }
    qint64 of(qint64 local) const { return local > 0 && std::size_t(local) < m_ids.size() ? m_ids[std::size_t(local)] : 0; }
    void set(qint64 local, qint64 id)
    {
        if (local > 0 && std::size_t(local) < m_ids.size()) m_ids[std::size_t(local)] = id;
    }

private:
    std::vector<qint64> m_ids;
};

/// The rows of a project as its last import left them: what tells an edit made here from one made in the source.
class ImportBase {
public:
    ImportBase() = default;
    explicit ImportBase(std::vector<Change> rows);
    bool known() const { return !m_rows.empty(); }
    const Change* find(qint64 id) const;
    const std::vector<Change>& rows() const { return m_rows; }

private:
    std::vector<Change> m_rows;
    QHash<qint64, std::size_t> m_places;
};

/// One kind of row of a source on its way into the portfolio.
struct RowsToMerge {
    Entity entity{};
    std::vector<void*> rows; // of the entity's type; ids and references are put right in place
    QList<qint64> among; // rows here that they could be
    /// What a row is known by from one version of its source to the next, best first: fields by place, of which the first must hold
    /// something.
    std::vector<std::vector<quint16>> keys;
    /// Where all is clear beforehand: the id of the one row, whether it is here yet or not.
    qint64 id = 0;
};
template <class E> std::vector<void*> rowPointers(std::vector<E>& rows)
{
    std::vector<void*> out;
    out.reserve(rows.size());
    for (E& row : rows) out.push_back(&row);
    return out;
}

/// Brings the rows of one project of a source into the portfolio, kind by kind, each after those that it refers to.
/// Three-way: a cell that was edited here since the last import stays and is told; a row that was removed here stays removed.
class RowMerge {
public:
    struct Place {
        const Portfolio& portfolio;
        IdSource& ids;
        RegisterNumbers& numbers;
        ChangeBuilder& build;
        NodeId project{};
    };
    RowMerge(const Place& place, IdMap& map, ImportBase base, ImportedProject& told);

    void merge(const RowsToMerge& kind);

    /// Rows that the source no longer has and nobody edited here.
    const std::vector<RecordKey>& gone() const { return m_gone; }
    /// The rows as the source has them: the base of the next import.
    std::vector<Change> takeBase() { return std::move(m_next); }
    /// Rows of an entity that are others now.
    qint64 changed(Entity entity) const { return m_changed.value(entity.index); }
    /// Rows left out because what they require was removed here: entity and title.
    const std::vector<std::pair<Entity, QString>>& placeless() const { return m_placeless; }

private:
    struct Merging; // one kind under way
    bool translate(const EntityInfo& info, void* row, bool ownKind) const;
    void match(Merging& m);
    void dropRemovedHere(Merging& m);
    void putUnderParents(Merging& m);
    void rank(Merging& m);
    void insert(const Merging& m, void* row);
    void update(const Merging& m, void* row, qint64 id);
    void settleLeft(Merging& m);
    void tell(ImportedRow::What what, const EntityInfo& info, qint64 id, const QString& title, QStringList fields = {});

    const Place m_place;
    IdMap& m_map;
    const ImportBase m_base;
    ImportedProject& m_told;
    std::vector<RecordKey> m_gone;
    std::vector<Change> m_next;
    QHash<int, qint64> m_changed;
    std::vector<std::pair<Entity, QString>> m_placeless;
};

} // namespace gantry
