#include "core/schedule/adapter.h"
#include "core/schedule/quality_parts.h"

#include <algorithm>

namespace gantry::quality {
namespace {

using C = QualityCheck;

/// The unfinished critical task that starts first; one with a duration where there is any, else a milestone.
int firstCritical(const Facts& facts)
{
    int found = -1;
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.open || !row.dates->critical || !row.dates->start) continue;
        if (found < 0) {
            found = int(i);
            continue;
        }
        const Row& best = facts.rows[std::size_t(found)];
        if (best.instant() != row.instant() ? best.instant() : *row.dates->start < *best.dates->start) found = int(i);
    }
    return found;
}

/// What a longer duration means for a task on the copy, whatever holds its finish.
void lengthen(schedule::Network& network, int place, qint64 delay, qint64 elapsedDelay)
{
    schedule::NetworkTask& t = network.tasks[std::size_t(place)];
    const qint64 more = t.elapsed ? elapsedDelay : delay;
    t.duration += more;
    if (t.remaining >= 0) t.remaining += more;
    t.expectedFinish = schedule::none;
    if (t.manualFinish != schedule::none)
        t.manualFinish = network.calendars[std::size_t(t.calendar)].plus(t.manualFinish, delay, Edge::Finish);
    for (int a = t.firstAssignment; a < t.firstAssignment + t.assignments; ++a) network.assignments[std::size_t(a)].amount += delay;
}

/// 12 critical path test: the first unfinished critical task is given 600 working days more on a copy of the plan, and the engine asked
/// when the project finishes then; = working days by which that is later / working days given, counted by the task's calendar. It is to be
/// all of them; the three days that the limit leaves are for plans of several calendars. Source: DCMA-EA PAM 200.1, section 4.12.
void testPath(Facts& facts)
{
    if (!facts.open) return facts.skip(C::CriticalPathTest, "quality.nothing-left");
    if (facts.options.scheduleFrom == ScheduleFrom::Finish) return facts.skip(C::CriticalPathTest, "quality.from-finish");
    const int at = firstCritical(facts);
    if (at < 0 || !facts.schedule.finish) return facts.skip(C::CriticalPathTest, "quality.nothing-critical");
    const NodeId project = facts.schedule.project;
    schedule::Plan plan = schedule::planOf(facts.portfolio, std::span(&project, 1), facts.calendars);
    const int found = plan.places.front().value(facts.rows[std::size_t(at)].task->id);
    qint64 moved = 0;
    const qint64 delay = facts.secondsOf(facts.at(C::CriticalPathTest).limit.days);
    if (found >= 0 && delay > 0) {
        schedule::Moment before = facts.schedule.finish->seconds;
        if (facts.tied) {
            // Other projects stay where they are: what waits for them starts no earlier than it does now.
            for (const Arc& arc : facts.arcs) {
                const TaskDates& dates = *facts.rows[std::size_t(arc.to)].dates;
                if (arc.from >= 0 || !dates.earlyStart) continue;
                auto& floor = plan.network.tasks[std::size_t(plan.places.front().value(arc.link->successor, 0))].externalEarlyStart;
                floor = std::max(floor, dates.earlyStart->seconds);
            }
            before = schedule::compute(plan.network).projects.front().finish;
        }
        lengthen(plan.network, found, delay, secondsPerDay * facts.at(C::CriticalPathTest).limit.days.e8 / e8);
        const schedule::Moment after = schedule::compute(plan.network).projects.front().finish;
        const int calendar = plan.network.tasks[std::size_t(found)].calendar;
        if (before != schedule::none && after != schedule::none && calendar >= 0)
            moved = plan.network.calendars[std::size_t(calendar)].work(before, after);
    }
    facts.calendars.giveBack(std::move(plan.network.calendars));
    facts.judge(C::CriticalPathTest, facts.daysOf(moved), facts.daysOf(delay));
    if (facts.at(C::CriticalPathTest).outcome == QualityOutcome::Failed) facts.add(C::CriticalPathTest, at);
}

/// 13 critical path length index = (length + float) / length. Length: working days from the status date to the finish of the project.
/// Float: working days from there to the finish agreed in the baseline; without one to the date by which it must finish; without either the
/// least total float of what is not finished. Source: DCMA-EA PAM 200.1, sections 4.13 and 3.1.2.5.
void measurePath(Facts& facts)
{
    if (!facts.open) return facts.skip(C::CriticalPathLengthIndex, "quality.nothing-left");
    if (!facts.options.statusDate) return facts.skip(C::CriticalPathLengthIndex, "quality.no-status-date");
    std::optional<DateTime> agreed;
    std::optional<qint64> leastFloat;
    for (const Row& row : facts.rows) {
        if (!row.counts) continue;
        const auto baseline = facts.baseline ? facts.baseline(row.task->id) : std::nullopt;
        if (baseline && baseline->finish) agreed = agreed ? std::max(*agreed, *baseline->finish) : *baseline->finish;
        const auto& own = row.dates->totalFloat;
        if (row.open && own) leastFloat = leastFloat ? std::min(*leastFloat, *own) : *own;
    }
    const auto& finish = facts.schedule.finish;
    const DateTime now = *facts.options.statusDate;
    if (!finish || *finish <= now) return facts.skip(C::CriticalPathLengthIndex, "quality.nothing-left");
    const WorkCalendar& calendar = facts.projectCalendar();
    const double length = facts.daysOf(calendar.work(now.seconds, finish->seconds));
    const auto target = agreed ? agreed : facts.options.mustFinishBy;
    const double spare = facts.daysOf(target ? calendar.work(finish->seconds, target->seconds) : leastFloat.value_or(0));
    facts.judge(C::CriticalPathLengthIndex, length + spare, length);
}

} // namespace

void checkPath(Facts& facts)
{
    testPath(facts);
    measurePath(facts);
}

} // namespace gantry::quality

std::optional<double> gantry::pathLengthIndex(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const BaselineOf& baseline, schedule::CompiledCalendars& calendars)
{
    quality::Facts facts(portfolio, schedule, baseline, calendars, {});
    quality::measurePath(facts);
    return facts.at(QualityCheck::CriticalPathLengthIndex).figure;
}
