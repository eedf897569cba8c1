#pragma once
#include "core/change/changeset.h"

#include <map>

namespace gantry {

/// What a run of changes comes to, record by record: who came, who went, and of the others which cells differ between the first and the
/// last. A cell that is back where it was is no change, and a record that came and went never was.
class NetChanges {
public:
    /// In the order in which they were done, befores filled.
    void add(const Change& change);
    /// In the order in which records were first touched. Cells as in a ChangeSet: an Insert names what is not default.
    std::vector<Change> result() const;

private:
    struct Span {
        Value before, after;
    };
    struct Record {
        Entity entity{};
        qint64 id = 0;
        bool existed = true, exists = true;
        std::map<quint16, Span> cells;
    };
    std::vector<Record> m_records;
    QHash<qint64, std::size_t> m_places; // by id, which is unique over all entities
};

} // namespace gantry
