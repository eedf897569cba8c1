#pragma once
#include "core/exchange/bytes.h"
#include "core/exchange/import.h"

#include <deque>
#include <unordered_map>

namespace gantry::mspdi {

/// What the parts of the reader share while a project is read. Keys are the UIDs as the file writes them; they live in its text.
struct Reading {
    Reading(ParsedProject& into, ImportReport& told)
        : project(into)
        , report(told)
    {
    }
    ParsedProject& project;
    ImportReport& report;
    qint64 lastId = 0;
    std::unordered_map<std::string_view, CalendarId> calendars;
    std::unordered_map<std::string_view, TaskId> tasks;
    std::unordered_map<std::string_view, ResourceId> resources;
    QHash<AssignmentId, std::vector<std::pair<DateTime, DateTime>>> pauses; // in which an assignment has no work, nights and days off too
    std::deque<std::string> joined; // text that comments or CDATA had cut into pieces
    std::array<Accrual, 3> fixedCostAccruals{Accrual::Start, Accrual::Prorated, Accrual::End}; // what 1, 2 and 3 mean in this file
    std::string_view projectSummary; // its UID, where there is such a row

    template <class I> I next() { return I{++lastId}; }
    RecordTally& tally(const QString& word) { return report.records[word]; }
    void note(const char* reason, const QString& place) { report.notes[QString::fromLatin1(reason)].add(place); }
};

template <class Map> auto find(const Map& map, std::string_view uid)
{
    const auto it = map.find(trimmed(uid));
    return it == map.end() ? typename Map::mapped_type{} : it->second;
}

} // namespace gantry::mspdi
