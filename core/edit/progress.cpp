#include "core/edit/progress.h"

#include "core/calendar/work_calendars.h"

namespace gantry {

ProgressParts partsOf(const Portfolio& portfolio, const Task& task, DateTime start, WorkTime done, WorkTime remaining)
{
    const ScheduleOptions& options = portfolio.optionsOf(task.project);
    WorkCalendars calendars(portfolio);
    const WorkCalendar* calendar = task.elapsed ? nullptr : calendars.of(task);
    const auto plus = [&](DateTime from, WorkTime time, Edge edge) {
        return DateTime{calendar && time.seconds ? calendar->plus(from.seconds, time.seconds, edge) : from.seconds + time.seconds};
    };
    const bool begun = task.actualStart.has_value();
    ProgressParts parts{.start = begun ? *task.actualStart : start};
    parts.stop = plus(parts.start, done, Edge::Finish);
    const WorkTime before = begun ? task.actualDuration.value_or(WorkTime{}) : WorkTime{};
    if (begun && task.resumed && *task.resumed > plus(parts.start, before, Edge::Finish)) {
        if (done == before) parts.resume = task.resumed;
        if (done > before) parts.stop = plus(*task.resumed, {done.seconds - before.seconds}, Edge::Finish);
    }
    if (!begun && task.suspended && task.resumed && *task.suspended < *task.resumed) { // a split: its pause stays between the parts
        const auto between = [&](DateTime from, DateTime to) {
            return WorkTime{calendar ? calendar->work(from.seconds, to.seconds) : to.seconds - from.seconds};
        };
        const WorkTime pause = between(*task.suspended, *task.resumed), first = between(parts.start, *task.suspended);
        if (done > first) parts.stop = plus(parts.stop, pause, Edge::Finish);
        parts.resume = done > first ? parts.stop : plus(parts.stop, pause, Edge::Start);
    }
    if (!parts.resume) parts.resume = parts.stop;
    if (options.rules == SchedulingRules::MicrosoftProject && options.statusDate && !task.manual && (calendar || task.elapsed)) {
        const DateTime status = *options.statusDate, ends{calendar ? calendar->previous(status.seconds) : status.seconds};
        const auto endAtStatus = [&] { parts.start = plus(ends, WorkTime{-done.seconds}, Edge::Start), parts.stop = ends; };
        if (options.moveCompletedEndsBack && parts.stop > status && !begun) {
            endAtStatus();
            if (options.moveRemainingStartsBack) parts.resume = status;
        } else if (options.moveRemainingStartsForward && *parts.resume < status && remaining.seconds > 0) {
            parts.resume = status;
            if (options.moveCompletedEndsForward && !begun) endAtStatus();
        }
    }
    const DateTime atOnce = plus(parts.start, done, Edge::Finish);
    const bool apart = calendar ? calendar->work(atOnce.seconds, parts.resume->seconds) > 0 : *parts.resume > atOnce;
    if (remaining.seconds <= 0 || !apart)
        parts.resume.reset();
    else if (calendar)
        parts.resume->seconds = calendar->next(parts.resume->seconds);
    return parts;
}

} // namespace gantry
