#include "core/kpi/summary.h"

#include "core/calendar/calendar_rules.h"

#include <cmath>
#include <map>

namespace gantry {

namespace {
std::optional<BaselineTask> baselineOf(const ProjectInput& input, TaskId task)
{
    return input.baseline ? input.baseline(task) : std::nullopt;
}

/// Calls `f(task, dates)` for every task that is work or a milestone of an active plan, summaries left out.
template <class F> void forEachLeaf(const Portfolio& portfolio, const ProjectInput& input, F&& f)
{
    if (!input.schedule) return;
    for (std::size_t i = 0; i < input.schedule->tasks.size(); ++i) {
        const TaskDates& dates = input.schedule->dates[i];
        const Task* task = portfolio.find(input.schedule->tasks[i]);
        if (task && task->active && !dates.summary) f(*task, dates);
    }
}

DateTime statusOf(const Portfolio& portfolio, NodeId project, QDate today)
{
    return portfolio.optionsOf(project).statusDate.value_or(atDay(today));
}

class DayCounter {
public:
    DayCounter(const Portfolio& portfolio, NodeId project)
        : m_calendar(rulesOrStandard(portfolio, project))
        , m_day(std::max<qint64>(1, portfolio.optionsOf(project).dayLength.seconds))
    {
    }
    qint64 between(DateTime from, DateTime to) const { return std::llround(double(m_calendar.work(from, to).seconds) / double(m_day)); }

private:
    static CalendarRules rulesOrStandard(const Portfolio& portfolio, NodeId project)
    {
        const CalendarId calendar = portfolio.optionsOf(project).calendar;
        return portfolio.find(calendar) ? rulesOf(portfolio, calendar) : standardRules();
    }
    WorkCalendar m_calendar;
    qint64 m_day;
};
} // namespace

qint64 workingDaysBetween(const Portfolio& portfolio, NodeId project, DateTime from, DateTime to)
{
    return DayCounter(portfolio, project).between(from, to);
}

Figures figuresOf(const Portfolio& portfolio, const ProjectInput& input, QDate today)
{
    Figures out;
    out.projects = 1;
    if (const Node* node = portfolio.find(input.project)) {
        out.health = node->health;
        out.trend = node->trend;
    }
    out.statusDate = portfolio.optionsOf(input.project).statusDate;
    if (!input.schedule) return out;
    out.start = input.schedule->start;
    out.finish = input.schedule->finish;

    const DateTime status = statusOf(portfolio, input.project, today);
    forEachLeaf(portfolio, input, [&](const Task& task, const TaskDates& dates) {
        if (dates.milestone)
            ++out.milestones;
        else
            ++out.tasks;
        out.critical += dates.critical;
        out.weight += dates.duration.seconds;
        const auto baseline = baselineOf(input, task.id);
        const auto agreed = baseline && baseline->finish ? baseline->finish : dates.finish;
        out.late += !task.actualFinish && agreed && *agreed < status;
        if (!baseline || !baseline->finish) return;
        out.baselineFinish = out.baselineFinish ? std::max(*out.baselineFinish, *baseline->finish) : *baseline->finish;
        if (!dates.milestone || *baseline->finish > status) return;
        ++out.milestonesDue;
        out.milestonesMet += task.actualFinish && *task.actualFinish <= status;
    });
    if (out.tasks + out.milestones > 0) out.complete = input.schedule->complete;
    if (out.finish && out.baselineFinish) out.slipDays = workingDaysBetween(portfolio, input.project, *out.baselineFinish, *out.finish);
    return out;
}

Figures rollUp(const std::vector<Figures>& parts)
{
    Figures out;
    const auto earliest = [](auto& into, const auto& from) {
        if (from && (!into || *from < *into)) into = from;
    };
    const auto latest = [](auto& into, const auto& from) {
        if (from && (!into || *from > *into)) into = from;
    };
    long double done = 0, plain = 0;
    int counted = 0;
    for (const Figures& part : parts) {
        earliest(out.start, part.start);
        latest(out.finish, part.finish);
        latest(out.baselineFinish, part.baselineFinish);
        latest(out.slipDays, part.slipDays);
        earliest(out.statusDate, part.statusDate);
        out.projects += part.projects;
        out.tasks += part.tasks;
        out.milestones += part.milestones;
        out.critical += part.critical;
        out.late += part.late;
        out.milestonesDue += part.milestonesDue;
        out.milestonesMet += part.milestonesMet;
        out.health = std::max(out.health, part.health);
        if (!part.complete) continue;
        out.weight += part.weight;
        done += static_cast<long double>(part.complete->e8) * static_cast<long double>(part.weight);
        plain += static_cast<long double>(part.complete->e8);
        ++counted;
    }
    // Plans of milestones alone have no duration to weigh by; then each counts the same.
    if (counted) out.complete = Percent{std::llround(out.weight ? done / static_cast<long double>(out.weight) : plain / counted)};
    return out;
}

std::vector<PhaseHealth> healthByPhase(const Portfolio& portfolio, const std::vector<NodeId>& projects)
{
    std::vector<PhaseHealth> out;
    for (NodeId id : projects) {
        const Node* node = portfolio.find(id);
        if (!node) continue;
        auto at = std::ranges::find(out, node->phase, &PhaseHealth::phase);
        if (at == out.end()) at = out.insert(out.end(), PhaseHealth{node->phase});
        ++at->counts[std::size_t(node->health)];
    }
    return out;
}

std::vector<ProgressPoint> progressByMonth(const Portfolio& portfolio, const std::vector<ProjectInput>& projects, QDate statusDate)
{
    const auto monthOf = [](DateTime t) {
        const QDate day = dateOf(t);
        return QDate(day.year(), day.month(), 1);
    };
    std::map<QDate, std::pair<qint64, qint64>> byMonth; // planned, actual seconds
    qint64 total = 0;
    for (const ProjectInput& input : projects)
        forEachLeaf(portfolio, input, [&](const Task& task, const TaskDates&) {
            const auto baseline = baselineOf(input, task.id);
            if (!baseline || !baseline->finish || baseline->duration.seconds <= 0) return;
            total += baseline->duration.seconds;
            byMonth[monthOf(*baseline->finish)].first += baseline->duration.seconds;
            if (task.actualFinish && dateOf(*task.actualFinish) <= statusDate)
                byMonth[monthOf(*task.actualFinish)].second += baseline->duration.seconds;
        });
    std::vector<ProgressPoint> out;
    if (byMonth.empty()) return out;

    const QDate statusMonth(statusDate.year(), statusDate.month(), 1);
    const QDate last = byMonth.rbegin()->first;
    qint64 planned = 0, actual = 0;
    for (QDate month = byMonth.begin()->first; month <= last; month = month.addMonths(1)) {
        if (const auto at = byMonth.find(month); at != byMonth.end()) {
            planned += at->second.first;
            actual += at->second.second;
        }
        ProgressPoint point{month.addMonths(1).addDays(-1), 100.0 * double(planned) / double(total), {}};
        if (month <= statusMonth) point.actual = 100.0 * double(actual) / double(total);
        out.push_back(point);
    }
    return out;
}

std::vector<MilestoneDue> milestonesDue(const Portfolio& portfolio, const std::vector<ProjectInput>& projects, QDate from, int days)
{
    std::vector<MilestoneDue> out;
    const QDate until = from.addDays(days);
    for (const ProjectInput& input : projects) {
        std::optional<DayCounter> counter; // one a project: its table of days is worth keeping
        forEachLeaf(portfolio, input, [&](const Task& task, const TaskDates& dates) {
            if (!dates.milestone || task.actualFinish || !dates.finish) return;
            const QDate day = dateOf(*dates.finish);
            if (day < from || day > until) return;
            MilestoneDue due{task.id, input.project, *dates.finish, {}};
            if (const auto baseline = baselineOf(input, task.id); baseline && baseline->finish) {
                if (!counter) counter.emplace(portfolio, input.project);
                due.slipDays = counter->between(*baseline->finish, *dates.finish);
            }
            out.push_back(due);
        });
    }
    std::ranges::stable_sort(out, {}, &MilestoneDue::finish);
    return out;
}

} // namespace gantry
