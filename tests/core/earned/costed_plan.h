#pragma once
// A costed plan in memory for a test: starts on Monday 2 March 2026 at 8, Monday to Friday, eight hours a day.
#include "core/change/changeset.h"
#include "core/earned/earned_explain.h"
#include "core/schedule/adapter.h"

#include <catch2/catch.hpp>

namespace gantry::test {

class CostedPlan {
public:
    Portfolio portfolio;
    NodeId root{1}, project{2};

    CostedPlan()
    {
        add(Node{.id = root, .kind = NodeKind::Portfolio, .name = QStringLiteral("All"), .currency = QStringLiteral("EUR")});
        addProject(project);
    }
    void addProject(NodeId id, const QString& currency = {})
    {
        add(Node{.id = id, .parent = root, .name = QStringLiteral("Depot"), .currency = currency});
        ScheduleOptions options{.id = next<ScheduleOptionsId>(), .project = id};
        options.plannedStart = at(2, 8);
        add(options);
    }
    /// An instant in March 2026.
    static DateTime at(int day, int hour) { return atDay(QDate(2026, 3, day), hour * 3600); }

    template <class Id> Id next() { return Id{m_next++}; }
    template <class E> E add(E row)
    {
        if (!row.id) row.id = next<decltype(row.id)>();
        ChangeBuilder build(QStringLiteral("test"));
        build.insert(row);
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
        return row;
    }
    template <auto M> void set(auto id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.update<M>(portfolio, id.value, value);
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
    }
    /// So many days long, right after the start of the project; costs what its one assignment costs.
    TaskId task(int days, qint64 cost, TaskId parent = {}, NodeId of = {2})
    {
        Task row{.project = of, .parent = parent, .rank = QString::number(1000 + m_next), .name = QStringLiteral("Task")};
        row.duration = hours(8 * days);
        row = add(row);
        if (cost) assign(row.id, {.cost = {cost}, .remainingCost = {cost}});
        return row.id;
    }
    AssignmentId assign(TaskId task, Assignment row)
    {
        row.project = portfolio.find(task)->project, row.task = task;
        return add(row).id;
    }
    void follow(TaskId before, TaskId after)
    {
        add(Link{.project = portfolio.find(after)->project, .predecessor = before, .successor = after});
    }
    void begin(TaskId task, DateTime when) { set<&Task::actualStart>(task, when); }
    void finish(TaskId task, DateTime when)
    {
        set<&Task::actualFinish>(task, when);
        set<&Task::percentComplete>(task, percent(100));
    }
    void spend(TaskId task, qint64 amount)
    {
        Assignment mine;
        portfolio.all<Assignment>().forEach([&](const Assignment& a) {
            if (a.task == task) mine = a;
        });
        set<&Assignment::actualCost>(mine.id, {amount});
        set<&Assignment::remainingCost>(mine.id, {std::max<qint64>(0, mine.cost.minor - amount)});
    }

    std::shared_ptr<const ProjectSchedule> schedule(NodeId of = {2}) const
    {
        return schedule::scheduleOf(portfolio, std::array{of}).front();
    }
    /// Freezes the plan as it is now.
    std::shared_ptr<const PlannedCosts> baseline(NodeId of = {2}) const
    {
        std::vector<FrozenTask> figures;
        const auto plan = schedule(of);
        for (std::size_t i = 0; i < plan->tasks.size(); ++i) {
            FrozenTask& f = figures.emplace_back();
            f.task = plan->tasks[i], f.start = plan->dates[i].start, f.finish = plan->dates[i].finish;
        }
        return std::make_shared<const PlannedCosts>(plannedCosts(portfolio, of, figures, true));
    }
    EarnedInput input(std::shared_ptr<const PlannedCosts> planned, DateTime asOf, NodeId of = {2}) const
    {
        return {of, schedule(of), std::move(planned), asOf};
    }

private:
    qint64 m_next = 100;
};

inline const EarnedRow& rowOf(const EarnedValue& value, TaskId task)
{
    const auto found = std::ranges::find(value.rows, task, &EarnedRow::task);
    REQUIRE(found != value.rows.end());
    return *found;
}

} // namespace gantry::test
