#pragma once
#include "core/change/frozen.h"
#include "core/exchange/report.h"

namespace gantry {

/// Both are the records of one database, under the same ids.
constexpr bool isPrimavera(SourceFormat format) { return format == SourceFormat::Xer || format == SourceFormat::Pmxml; }

/// A baseline as its source holds it.
struct ParsedBaseline {
    qint64 number = 0;
    QString name{};
    std::vector<FrozenTask> tasks{};
};

/// A predecessor in a project that the source does not hold. Its link counts as left out, until the project is found in the portfolio.
struct ParsedOutside {
    WaitingEnd end{}; // ids are local; the predecessor of the link is one that no row has
    const char* reason = ""; // why the link is left out, and where it stands; of a stand-in neither
    QString place{};
};

/// One project of a source as rows of the model. Ids are local: they count from 1 over the whole source and every reference is such an id.
/// Ranks are not set yet: the order of `tasks` and `choices` is the order of siblings.
struct ParsedProject {
    QString sourceId{}, guid{}, matchName{}, created{}; // by what a later version of the same project is known
    Node node{};
    ScheduleOptions options{};
    std::vector<Calendar> calendars{};
    std::vector<CalendarWeek> weeks{};
    std::vector<CalendarException> exceptions{};
    std::vector<Task> tasks{};
    std::vector<Link> links{};
    std::vector<Resource> resources{};
    std::vector<Assignment> assignments{};
    std::vector<CustomField> fields{};
    std::vector<CustomChoice> choices{};
    std::vector<CustomValue> values{};
    std::vector<Note> notes{};
    std::vector<ParsedBaseline> baselines{};
    std::vector<ParsedOutside> outside{};
    std::vector<FrozenTask> sourceDates{}; // what the origin program had computed
};

struct ParsedSource {
    SourceFormat format = SourceFormat::Mspdi;
    QString fileName{};
    QString contentHash{}; // of the bytes, salted with the version of the mapping
    std::vector<ParsedProject> projects{};
    qint64 lastId = 0;
    ImportReport report{};
};

} // namespace gantry
