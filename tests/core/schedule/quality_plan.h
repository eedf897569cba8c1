#pragma once
#include "core/schedule/adapter.h"
#include "core/schedule/quality.h"
#include "tests/core/schedule/rows.h"

namespace gantry::test {

/// A project that starts on Monday 2 March 2026 at 8, five days of eight hours a week, for the checks of plans.
class QualityPlan {
public:
    QualityPlan()
    {
        m_rows.add(Node{.id = {1}, .code = QStringLiteral("P1"), .name = QStringLiteral("Quay")});
        m_rows.add(ScheduleOptions{.id = {1}, .project = {1}, .plannedStart = at("2026-03-02T08:00")});
    }
    Portfolio& portfolio() { return m_rows.portfolio; }
    template <class E> void add(E row) { m_rows.add(std::move(row)); }
    template <class E, class Id> E& row(Id id) { return *static_cast<E*>(m_rows.portfolio.edit(entityOf<E>()).edit(id.value)); }
    Task& operator[](TaskId id) { return row<Task>(id); }
    ScheduleOptions& options() { return row<ScheduleOptions>(ScheduleOptionsId{1}); }

    /// 0 days: a milestone.
    TaskId task(const char* name, int days, TaskId parent = {})
    {
        const TaskId id{next()};
        add(Task{.id = id,
            .project = {1},
            .parent = parent,
            .rank = QStringLiteral("%1").arg(id.value, 6, 10, QLatin1Char('0')),
            .name = QLatin1String(name),
            .duration = hours(8 * days),
            .milestone = days == 0});
        return id;
    }
    LinkId link(TaskId from, TaskId to, LinkType type = LinkType::FinishToStart, int lagDays = 0)
    {
        const LinkId id{next()};
        add(Link{.id = id, .project = {1}, .predecessor = from, .successor = to, .type = type, .lag = hours(8 * lagDays)});
        return id;
    }
    /// Tasks of a day each, in a row.
    std::vector<TaskId> chain(int count)
    {
        std::vector<TaskId> out;
        for (int i = 0; i < count; ++i) {
            out.push_back(task("Step", 1));
            if (i) link(out[std::size_t(i) - 1], out[std::size_t(i)]);
        }
        return out;
    }
    void agree(TaskId task, const char* finish) { m_baseline.insert(task, {.finish = at(finish)}); }

    std::shared_ptr<const ProjectSchedule> schedule() const
    {
        const auto part = schedule::componentOf(m_rows.portfolio, {1});
        for (const auto& plan : schedule::scheduleOf(m_rows.portfolio, part))
            if (plan->project == NodeId{1}) return plan;
        return nullptr;
    }
    BaselineOf baseline() const
    {
        if (m_baseline.isEmpty()) return {};
        return [this](TaskId id) { return m_baseline.contains(id) ? std::optional(m_baseline.value(id)) : std::nullopt; };
    }
    ProjectQuality checked() const { return QualityChecks(m_rows.portfolio).of(*schedule(), baseline()); }
    QualityResult checked(QualityCheck check) const { return checked()[check]; }
    /// Names of the tasks that a check names, parted by spaces.
    QString named(QualityCheck check) const
    {
        QStringList names;
        for (const QualityItem& item : checked(check).items) names << m_rows.portfolio.find(item.task)->name;
        return names.join(u' ');
    }

private:
    qint64 next() { return ++m_id; }
    Rows m_rows;
    QHash<TaskId, FrozenTask> m_baseline;
    qint64 m_id = 100;
};

} // namespace gantry::test
