#pragma once
#include "core/calendar/work_calendars.h"
#include "core/model/outline.h"
#include "core/model/task_totals.h"
#include "core/session/session.h"

namespace gantry {

/// What the rows of a plan are read from, kept a project: outline numbers, computed dates, links and assignments by task, calendars.
/// Each part is made when first asked for and dropped when an edit touches it; nothing here is stored.
class PlanData {
public:
    using Schedule = std::shared_ptr<const ProjectSchedule>;
    /// Where the computed plan of a project comes from; null where there is none yet.
    using ScheduleSource = std::function<Schedule(NodeId)>;
    PlanData(Session& session, ScheduleSource source);

    Session& session() const { return m_session; }
    const Portfolio& portfolio() const { return m_session.portfolio(); }

    const std::vector<OutlineRow>& outline(NodeId project) const;
    /// The row of a task, or null. Its number is its place plus one.
    const OutlineRow* row(TaskId task) const;
    int number(TaskId task) const; // 0: unknown
    /// The task that a person names: by row number, else by code; "QW:12" is row 12 of the project with the code or number QW.
    TaskId taskNamed(NodeId project, const QString& text) const;
    /// How a person names a task where `project` is shown; taskNamed reads it back.
    QString nameOf(const Task& task, NodeId project) const;
    /// A task with others below it in the plan.
    bool isSummary(TaskId task) const;

    /// The dates as they were last announced, so that a refresh can tell which rows differ.
    Schedule schedule(NodeId project) const;
    const TaskDates* dates(TaskId task) const;
    /// Finished itself, or a summary of which everything is.
    bool isFinished(const Task& task) const;
    /// Unfinished and with no float to lose, as the engine says; unfinished with at most ten working days of float.
    bool isCritical(const Task& task) const;
    bool isNearCritical(const Task& task) const;
    /// Work and cost, of a summary all below it.
    TaskTotals totals(TaskId task) const;
    const FrozenTask* baseline(TaskId task) const;
    const FrozenTask* source(TaskId task) const;
    bool hasSource(NodeId project) const { return frozen(project).source != nullptr; }
    /// From the first to the last date of a project's baseline.
    struct Span {
        std::optional<DateTime> start{}, finish{};
    };
    const Span& baselineSpan(NodeId project) const { return frozen(project).span; }
    /// By which a task's own durations are counted: its calendar, else its project's. Null where that never works.
    const WorkCalendar* calendar(NodeId project) const { return m_calendars.of(project); }
    const WorkCalendar* calendarOf(const Task& task) const { return m_calendars.of(task); }

    const QList<LinkId>& predecessors(TaskId task) const;
    /// Those in other projects included.
    QList<LinkId> successors(TaskId task) const;
    const QList<AssignmentId>& assignments(TaskId task) const;
    QStringList resourceNames(TaskId task) const;

    void dropOutline(NodeId project);
    void dropLinks(NodeId project);
    void dropAssignments(NodeId project);
    void dropTotals(NodeId project);
    void dropFrozen(NodeId project);
    void dropCalendars();
    void clear();
    /// Takes the schedule that is now current; answers with the tasks whose dates are not what they were.
    std::vector<TaskId> renewSchedule(NodeId project);
    bool knows(NodeId project) const { return m_projects.contains(project); }

private:
    struct Links {
        QHash<TaskId, QList<LinkId>> into, from;
    };
    struct Frozen {
        std::shared_ptr<const QHash<TaskId, FrozenTask>> baseline, source;
        Span span;
    };
    struct Project {
        std::optional<std::vector<OutlineRow>> outline;
        QHash<TaskId, int> places;
        std::optional<Schedule> schedule;
        std::optional<Links> links;
        std::optional<QHash<TaskId, QList<AssignmentId>>> assignments;
        std::optional<QHash<TaskId, TaskTotals>> totals;
        std::optional<Frozen> frozen;
    };
    Project& project(NodeId id) const { return m_projects[id]; }
    const Links& links(NodeId project) const;
    const Frozen& frozen(NodeId project) const;
    NodeId projectOf(TaskId task) const;

    Session& m_session;
    ScheduleSource m_source;
    mutable QHash<NodeId, Project> m_projects;
    mutable std::optional<QHash<TaskId, QList<LinkId>>> m_leaving; // links into other projects, by predecessor
    WorkCalendars m_calendars;
};

} // namespace gantry
