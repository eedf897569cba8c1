#include "core/change/net_changes.h"

namespace gantry {

void NetChanges::add(const Change& change)
{
    const std::vector<Value>& plain = defaultsOf(change.entity);
    auto place = m_places.constFind(change.id);
    if (place == m_places.cend()) {
        place = m_places.insert(change.id, m_records.size());
        m_records.push_back({change.entity, change.id, change.op != Change::Insert, true, {}});
    }
    Record& record = m_records[*place];
    if (change.op == Change::Insert) {
        for (auto& [field, span] : record.cells) span.after = plain[field];
        for (const Cell& cell : change.cells)
            record.cells.try_emplace(cell.field, Span{plain[cell.field], {}}).first->second.after = cell.after;
    } else {
        for (const Cell& cell : change.cells) record.cells.try_emplace(cell.field, Span{cell.before, {}}).first->second.after = cell.after;
    }
    record.exists = change.op != Change::Remove;
    if (!record.existed && !record.exists) record.cells.clear();
}

std::vector<Change> NetChanges::result() const
{
    std::vector<Change> out;
    for (const Record& record : m_records) {
        if (!record.existed && !record.exists) continue;
        Change change{!record.existed ? Change::Insert : !record.exists ? Change::Remove : Change::Update, record.entity, record.id, {}};
        const std::vector<Value>& plain = defaultsOf(record.entity);
        for (const auto& [field, span] : record.cells) {
            if (change.op == Change::Update) {
                if (span.before != span.after) change.cells.push_back({field, span.before, span.after});
                continue;
            }
            const Value& told = change.op == Change::Insert ? span.after : span.before;
            if (told == plain[field]) continue;
            change.cells.push_back(change.op == Change::Insert ? Cell{field, {}, told} : Cell{field, told, {}});
        }
        if (change.op != Change::Update || !change.cells.empty()) out.push_back(std::move(change));
    }
    return out;
}

} // namespace gantry
