#pragma once
#include "core/exchange/export.h"
#include "core/model/outline.h"

#include <QSet>
#include <array>

namespace gantry {

/// A calendar with what it says itself.
struct CalendarRows {
    const Calendar* calendar = nullptr;
    const CalendarWeek* usual = nullptr;
    std::vector<const CalendarWeek*> dated{};
    std::vector<const CalendarException*> exceptions{};
};
struct FieldRows {
    const CustomField* field = nullptr;
    std::vector<const CustomChoice*> choices{}; // as a tree: siblings by rank, parents before their children
};
struct BaselineRows {
    const Snapshot* row = nullptr;
    const ExportBaseline* held = nullptr; // null: its content is not at hand
};

/// Everything of one project that a file of another planner may hold, whatever the format: its own records and those of the portfolio
/// that it uses, in the order in which they are written. Borrows from the request.
struct ProjectRows {
    explicit ProjectRows(const ExportRequest& request);

    const ExportRequest& request;
    const Portfolio& portfolio;
    const Node& node;
    const ScheduleOptions& options;
    const ProjectSchedule& schedule;
    const ImportSource* source = nullptr; // where the project came from, or null
    TaskTree tree; // the tasks in their outline
    std::vector<char> summaries; // of each task of the tree: whether it has tasks below it
    std::vector<CalendarRows> calendars; // a base calendar before those that stand on it
    std::vector<const Link*> links; // in the order of their successors
    std::vector<const Resource*> resources;
    std::vector<const Assignment*> assignments; // in the order of their tasks
    std::vector<FieldRows> fields;
    QHash<qint64, std::vector<const CustomValue*>> values; // by record
    QHash<qint64, std::vector<const Note*>> notes; // by record
    std::vector<BaselineRows> baselines; // by number

    bool isSummary(TaskId task) const { return summaries[std::size_t(tree.places.value(task))]; }
    const TaskDates& dates(const Task& task) const;
    const CalendarRows* find(CalendarId calendar) const;
    /// The shifts of each weekday, Sunday first, with what the calendar takes from its bases; a day that nobody speaks of is off.
    std::array<Shifts, 7> weekOf(CalendarId calendar) const;
    /// The currency of the project, else of what it lies under.
    QString currency() const;
    std::span<const CustomValue* const> valuesOf(qint64 record) const;
    std::span<const Note* const> notesOf(qint64 record) const;

private:
    void takeRecords();
    void takeCalendars();
    void takeResources();
    void takeFields();
    void takeNotes();
    QHash<CalendarId, int> m_calendarPlaces;
    QSet<qint64> m_records; // that values and notes may be of
};

} // namespace gantry
