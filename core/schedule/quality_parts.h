#pragma once
#include "core/schedule/quality.h"

namespace gantry::quality {

/// One row of the plan with what most checks ask of it.
struct Row {
    const Task* task = nullptr;
    const TaskDates* dates = nullptr;
    int parent = -1;
    bool summary = false;
    bool counts = false; // neither summary, level of effort, WBS summary nor inactive
    bool open = false; // counts, and is not finished
    bool loaded = false; // somebody or some money is on it
    bool unassigned = false; // work that nobody has yet
    quint8 in = 0, out = 0; // types of the links that hold it and that it holds, a bit each
    bool instant() const { return dates->milestone || (dates->duration.seconds == 0 && task->duration && task->duration->seconds == 0); }
    bool started() const { return task->actualStart || task->actualFinish; }
};
constexpr quint8 bitOf(LinkType type) { return quint8(1u << unsigned(type)); }
inline constexpr quint8 fromStart = bitOf(LinkType::StartToStart) | bitOf(LinkType::StartToFinish);
inline constexpr quint8 toStart = bitOf(LinkType::StartToStart) | bitOf(LinkType::FinishToStart);

/// A link whose successor is in the plan.
struct Arc {
    const Link* link = nullptr;
    int from = -1; // -1: in another project
    int to = -1;
    bool counts = false; // neither end is left out
};

/// A plan as flat rows, and the results that its checks leave behind.
struct Facts {
    Facts(const Portfolio& portfolio, const ProjectSchedule& schedule, const BaselineOf& baseline, schedule::CompiledCalendars& calendars,
        std::span<const Link* const> leaving);

    const Portfolio& portfolio;
    const ProjectSchedule& schedule;
    const BaselineOf& baseline;
    schedule::CompiledCalendars& calendars;
    const ScheduleOptions& options;
    std::vector<Row> rows; // as schedule.tasks
    std::vector<Arc> arcs;
    bool tied = false; // links join it to other projects
    bool anyLoaded = false;
    qint64 open = 0; // how many rows are
    ProjectQuality result;

    QualityResult& at(QualityCheck check) { return result.results[std::size_t(check)]; }
    const WorkCalendar& calendarOf(const Task& task)
    {
        return calendars.at(calendars.of(portfolio, task.calendar && portfolio.find(task.calendar) ? task.calendar : options.calendar));
    }
    const WorkCalendar& projectCalendar() { return calendars.at(calendars.of(portfolio, options.calendar)); }
    /// Working seconds of so many days.
    qint64 secondsOf(Quantity days) const { return mulDiv(days.e8, options.dayLength.seconds, e8).value_or(0); }
    double daysOf(qint64 seconds) const { return double(seconds) / double(std::max<qint64>(1, options.dayLength.seconds)); }

    void add(QualityCheck check, int row, qint64 value = 0) { at(check).items.push_back({rows[std::size_t(row)].task->id, {}, value}); }
    void add(QualityCheck check, const Arc& arc, qint64 value = 0)
    {
        at(check).items.push_back({arc.link->successor, arc.link->id, value});
    }
    void skip(QualityCheck check, const char* reason);
    /// What was found among so many, held against the limit; nothing to look at is nothing to say.
    void judge(QualityCheck check, double numerator, double denominator);
    void judgeItems(QualityCheck check, qint64 among) { judge(check, double(at(check).items.size()), double(among)); }
};

/// Working seconds that a lag stands for, of whatever kind it is: elapsed time counts by the share of the week that is worked.
qint64 workingLag(const Facts& facts, const Arc& arc);
/// Below zero, above it or none.
int signOf(const Link& link);

void checkRows(Facts& facts); // quality_dcma.cpp: what each task says by itself
void checkLinks(Facts& facts);
void checkBaseline(Facts& facts);
void checkPath(Facts& facts); // quality_path.cpp
void checkOwn(Facts& facts); // quality_own.cpp
void checkRepeatedLinks(Facts& facts); // quality_links.cpp

} // namespace gantry::quality
