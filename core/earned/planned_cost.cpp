#include "core/earned/planned_cost.h"

namespace gantry {
namespace {

class Planner {
public:
    Planner(const Portfolio& rows, NodeId project, std::span<const FrozenTask> figures)
        : m_rows(rows)
        , m_project(project)
        , m_figures(figures)
        , m_out(rows)
    {
    }

    PlannedCosts plan(bool whole)
    {
        m_out.whole = whole;
        listTasks();
        whole ? frozenCosts() : costsAlone();
        std::ranges::stable_sort(m_out.spans, {}, &CostSpan::task);
        for (std::size_t i = 0; i < m_out.spans.size(); ++i) {
            PlannedTask& task = m_out.tasks[std::size_t(m_out.spans[i].task)];
            if (task.spans++ == 0) task.firstSpan = int(i);
            task.budget += Amount{m_out.spans[i].amount};
        }
        m_out.calendars.close();
        return std::move(m_out);
    }

private:
    void listTasks()
    {
        m_out.tasks.reserve(m_figures.size());
        for (const FrozenTask& f : m_figures) {
            const Task* task = m_rows.find(f.task);
            m_out.tasks.push_back({f.task, task ? task->parent : TaskId{}, f.start, f.finish, {}, 0, 0});
            if (f.start && (!m_out.start || *f.start < *m_out.start)) m_out.start = f.start;
            if (f.finish && (!m_out.finish || *f.finish > *m_out.finish)) m_out.finish = f.finish;
        }
        m_out.places = TaskPlaces(m_out.tasks.size(), [&](std::size_t i) { return m_out.tasks[i].task; });
    }

    /// What has no date falls at the end.
    qint64 last() const { return m_out.finish ? m_out.finish->seconds : WorkCalendar::end; }

    void add(int place, const Task* task, qint64 amount, RecordKey record, Accrual accrual, std::pair<qint64, qint64> within,
        Curve curve = Curve::Flat)
    {
        if (amount == 0) return;
        CostSpan span{within.first, within.second, amount, record, place, 0, curve};
        if (accrual == Accrual::Start) span.to = span.from;
        if (accrual == Accrual::End) span.from = span.to;
        if (span.from != span.to && task) span.calendar = m_out.calendars.of(*task);
        m_out.spans.push_back(span);
    }
    std::pair<qint64, qint64> datesOf(const PlannedTask& task) const
    {
        const qint64 from = task.start ? task.start->seconds : task.finish ? task.finish->seconds : last();
        return {from, std::max(from, task.finish ? task.finish->seconds : from)};
    }

    void frozenCosts()
    {
        for (std::size_t i = 0; i < m_out.tasks.size(); ++i)
            if (const Task* task = m_rows.find(m_out.tasks[i].task); task && task->active)
                add(int(i), task, task->fixedCost.minor, {entityOf<Task>(), task->id.value}, task->fixedCostAccrual,
                    datesOf(m_out.tasks[i]));
        m_rows.all<Assignment>().forEachIn(m_project, [&](const Assignment& a) {
            const int place = m_out.places.value(a.task);
            const Task* task = place < 0 ? nullptr : m_rows.find(a.task);
            if (!task || !task->active || a.cost.minor == 0) return;
            const Resource* resource = m_rows.find(a.resource);
            add(place, task, a.cost.minor, {entityOf<Assignment>(), a.id.value}, resource ? resource->accrual : Accrual::Prorated,
                datesOf(a, *task, datesOf(m_out.tasks[std::size_t(place)])), a.curve);
        });
    }
    /// Its own dates where they lie within those of the task, which may have moved since; else the task's, from its delay on.
    std::pair<qint64, qint64> datesOf(const Assignment& a, const Task& task, std::pair<qint64, qint64> within)
    {
        const qint64 from = a.plannedStart ? a.plannedStart->seconds : within.second, to = a.plannedFinish ? a.plannedFinish->seconds : 0;
        if (from >= within.first && to <= within.second && from < to) return {from, to};
        if (a.delay.seconds <= 0) return within;
        const qint64 delayed = m_out.calendars.at(m_out.calendars.of(task)).plus(within.first, a.delay.seconds, Edge::Start);
        return {std::min(delayed, within.second), within.second};
    }

    void costsAlone()
    {
        std::vector<qint64> below(m_figures.size());
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            if (const int parent = m_out.places.value(m_out.tasks[i].parent); parent >= 0) {
                qint64& sum = below[std::size_t(parent)];
                if (__builtin_add_overflow(sum, m_figures[i].cost.minor, &sum)) sum = std::numeric_limits<qint64>::max();
            }
        for (std::size_t i = 0; i < m_figures.size(); ++i) {
            const FrozenTask& f = m_figures[i];
            const bool more = below[i] == 0 || (below[i] > 0 && f.cost.minor > below[i]);
            if (more)
                add(int(i), m_rows.find(f.task), f.cost.minor - below[i], {entityOf<Task>(), f.task.value}, Accrual::Prorated,
                    datesOf(m_out.tasks[i]));
        }
    }

    const Portfolio& m_rows;
    NodeId m_project;
    std::span<const FrozenTask> m_figures;
    PlannedCosts m_out;
};

} // namespace

PlannedCosts plannedCosts(const Portfolio& rows, NodeId project, std::span<const FrozenTask> figures, bool whole)
{
    return Planner(rows, project, figures).plan(whole);
}

} // namespace gantry
