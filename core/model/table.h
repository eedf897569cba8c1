#pragma once
#include "core/model/field.h"
#include "core/model/place_index.h"

#include <QList>
#include <memory>
#include <vector>

namespace gantry {

/// The rows of one entity with their type put aside: what store, journal, diff and generic models work on.
class TableBase {
public:
    virtual ~TableBase() = default;
    virtual std::unique_ptr<TableBase> copy() const = 0;
    /// Exchanges the rows with those of another table of the same entity: who holds on to a table sees the new ones.
    virtual void swapRows(TableBase& other) = 0;
    virtual std::size_t size() const = 0;
    /// Row by place, 0 to size() - 1. The order means nothing and changes on removal.
    virtual const void* at(std::size_t place) const = 0;
    virtual const void* find(qint64 id) const = 0;
    /// The row for writing, or null. The group field and the id are not to be written through it: see regroup.
    virtual void* edit(qint64 id) = 0;
    /// A new row of default values; the id must be free.
    virtual void* insert(qint64 id) = 0;
    /// The same for a row whose group field will hold `group`: what loading a file does, without moving each row to its group.
    virtual void* insertInto(qint64 id, qint64 group) = 0;
    virtual void remove(qint64 id) = 0;
    /// To be called after a write to a row's group field.
    virtual void regroup(qint64 id, qint64 oldGroup) = 0;
    /// Ids of the rows whose group field holds `group`, in order of arrival.
    virtual QList<qint64> group(qint64 group) const = 0;
    bool contains(qint64 id) const { return find(id) != nullptr; }
};

/// Rows in chunks that copies share until one of them is written: a snapshot for a worker costs a pointer a chunk.
template <class E> class Table final : public TableBase {
public:
    std::unique_ptr<TableBase> copy() const override { return std::make_unique<Table>(*this); }
    void swapRows(TableBase& other) override { std::swap(*this, static_cast<Table&>(other)); }
    std::size_t size() const override { return m_size; }
    const void* at(std::size_t place) const override { return &row(place); }
    const E& row(std::size_t place) const { return (*m_chunks[place / chunkSize])[place % chunkSize]; }
    const E* findRow(qint64 id) const
    {
        const quint32 place = m_places.find(id);
        return place == PlaceIndex::none ? nullptr : &row(place);
    }
    const void* find(qint64 id) const override { return findRow(id); }
    void* edit(qint64 id) override
    {
        const quint32 place = m_places.find(id);
        return place == PlaceIndex::none ? nullptr : &writable(place);
    }
    void* insert(qint64 id) override { return insertInto(id, 0); }
    void* insertInto(qint64 id, qint64 group) override
    {
        if (m_size % chunkSize == 0) m_chunks.push_back(std::make_shared<Chunk>());
        own(m_size / chunkSize).push_back(E{});
        E& row = m_chunks[m_size / chunkSize]->back();
        row.id.value = id;
        m_places.set(id, quint32(m_size++));
        addToGroup(id, group);
        return &row;
    }
    void remove(qint64 id) override
    {
        const std::size_t place = m_places.find(id);
        if (place == PlaceIndex::none) return;
        dropFromGroup(id, groupOf(row(place)));
        m_places.remove(id);
        const std::size_t last = m_size - 1;
        if (place != last) {
            E moved = row(last);
            m_places.set(moved.id.value, quint32(place));
            writable(place) = std::move(moved);
        }
        own(last / chunkSize).pop_back();
        if (m_chunks.back()->empty()) m_chunks.pop_back();
        --m_size;
    }
    void regroup(qint64 id, qint64 oldGroup) override
    {
        const E* row = findRow(id);
        if (!row || groupOf(*row) == oldGroup) return;
        dropFromGroup(id, oldGroup);
        addToGroup(id, groupOf(*row));
    }
    QList<qint64> group(qint64 group) const override { return m_groups.value(group); }
    template <class F> void forEach(F&& f) const
    {
        for (const auto& chunk : m_chunks)
            for (const E& e : *chunk) f(e);
    }
    template <class IdType, class F> void forEachIn(IdType group, F&& f) const
    {
        const auto it = m_groups.constFind(group.value);
        if (it == m_groups.cend()) return;
        // Rows of a group mostly stand one after another: looking there first spares a look-up each.
        std::size_t place = m_size;
        for (qint64 id : *it) {
            ++place;
            if (place >= m_size || row(place).id.value != id) place = m_places.find(id);
            f(row(place));
        }
    }

private:
    static constexpr std::size_t chunkSize = 256;
    using Chunk = std::vector<E>;
    static qint64 groupOf(const E& row)
    {
        if constexpr (requires { Describe<E>::template group<E>; })
            return (row.*Describe<E>::template group<E>).value;
        else
            return 0;
    }
    static constexpr bool grouped = requires { Describe<E>::template group<E>; };
    Chunk& own(std::size_t chunk)
    {
        auto& shared = m_chunks[chunk];
        if (shared.use_count() > 1) shared = std::make_shared<Chunk>(*shared);
        if (shared->capacity() < chunkSize) shared->reserve(chunkSize);
        return *shared;
    }
    E& writable(std::size_t place) { return own(place / chunkSize)[place % chunkSize]; }
    void addToGroup(qint64 id, qint64 group)
    {
        if constexpr (grouped) m_groups[group].append(id);
    }
    void dropFromGroup(qint64 id, qint64 group)
    {
        if constexpr (grouped) {
            const auto it = m_groups.find(group);
            if (it == m_groups.end()) return;
            it->remove(it->lastIndexOf(id)); // the newest first: an undone import goes backwards
            if (it->isEmpty()) m_groups.erase(it);
        }
    }
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
    PlaceIndex m_places;
    QHash<qint64, QList<qint64>> m_groups;
};

} // namespace gantry
