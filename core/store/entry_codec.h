#pragma once
#include "core/change/cbor.h"
#include "core/change/changeset.h"
#include "core/store/database.h"

#include <array>

namespace gantry {

/// The numbers by which the journal of one file names entities ("task") and fields ("task.name"). Given out as they are first used.
class KeyTable {
public:
    static Result<KeyTable> load(const Database& db);
    int numberOf(Entity entity);
    int numberOf(Entity entity, quint16 field);
    /// Numbers given out since the last call, for the writer to keep: number and name.
    std::vector<std::pair<int, QString>> takeNew() { return std::exchange(m_new, {}); }

    struct Meaning {
        std::optional<Entity> entity;
        int field = -1; // -1: the entity itself
    };
    /// What a number in a file stands for; without entity where this build does not know it.
    Meaning meaningOf(qint64 number) const;

private:
    int number(int& slot, Entity entity, int field);
    std::array<std::vector<int>, entityCount> m_numbers; // [entity][field], 0: none yet; field 0 stands for the entity
    std::vector<Meaning> m_meanings; // by number
    std::vector<std::pair<int, QString>> m_new;
};

/// Cells of a change, flat: field number with what the operation needs (Insert: after; Remove: before; Update: both).
void encodeCells(CborWriter& out, const Change& change, KeyTable& keys);
/// Cells whose field this build does not know are passed over.
std::vector<Cell> decodeCells(CborReader& in, std::size_t items, Change::Op op, Entity entity, const KeyTable& keys);
std::size_t cellItems(const Change& change);

/// A change of a bulk entry.
void encodeChange(CborWriter& out, const Change& change, KeyTable& keys);
/// nullopt where the reader failed or the entity is unknown to this build.
std::optional<Change> decodeChange(CborReader& in, const KeyTable& keys);

} // namespace gantry
