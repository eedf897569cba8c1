#include "core/schedule/quality_parts.h"

namespace gantry::quality {
namespace {

using C = QualityCheck;

/// A link says that its predecessor comes first, and the successor has gone on without it.
bool outOfSequence(const Link& link, const Task& from, const Task& to)
{
    const bool needsFinish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
    if (needsFinish ? from.actualFinish.has_value() : from.actualStart || from.actualFinish) return false;
    return (bitOf(link.type) & toStart) ? to.actualStart || to.actualFinish : to.actualFinish.has_value();
}

void checkLogic(Facts& facts)
{
    qint64 among = 0, links = 0;
    const qint64 tooLong = facts.secondsOf(facts.at(C::LongLags).limit.days);
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.open || row.instant()) continue;
        ++among;
        if (!row.started() && row.in && !(row.in & toStart)) facts.add(C::DanglingStarts, int(i));
        if (row.out && !(row.out & ~fromStart)) facts.add(C::DanglingFinishes, int(i));
    }
    for (const Arc& arc : facts.arcs) {
        ++links;
        const Row& to = facts.rows[std::size_t(arc.to)];
        if (to.summary || (arc.from >= 0 && facts.rows[std::size_t(arc.from)].summary)) facts.add(C::LinksToSummaries, arc);
        if (!arc.counts) continue;
        if (to.open && signOf(*arc.link) > 0)
            if (const qint64 lag = workingLag(facts, arc); lag > tooLong) facts.add(C::LongLags, arc, lag);
        const Task* from = arc.from < 0 ? facts.portfolio.find(arc.link->predecessor) : facts.rows[std::size_t(arc.from)].task;
        const bool plain = to.counts && from && (arc.from < 0 || facts.rows[std::size_t(arc.from)].counts);
        // With a lead the successor may well be first.
        if (plain && signOf(*arc.link) >= 0 && outOfSequence(*arc.link, *from, *to.task)) facts.add(C::OutOfSequenceProgress, arc);
    }
    facts.judgeItems(C::DanglingStarts, among);
    facts.judgeItems(C::DanglingFinishes, among);
    for (C check : {C::LongLags, C::OutOfSequenceProgress, C::LinksToSummaries}) facts.judgeItems(check, links);
}

/// Nothing but the status date keeps the task from starting earlier.
bool rides(Facts& facts, const Row& row, DateTime status)
{
    const auto& start = row.dates->start;
    if (!row.open || row.started() || row.dates->driver || row.task->manual || !start || *start < status) return false;
    const auto waits = [&](const std::optional<DateTime>& date) { return date && *date >= status; };
    if (waits(row.task->constraintDate) || waits(row.task->secondConstraintDate) || waits(row.task->externalEarlyStart)) return false;
    if (facts.options.plannedStart && *facts.options.plannedStart > status) return false;
    return facts.calendarOf(*row.task).work(status.seconds, start->seconds) == 0;
}

void checkProgress(Facts& facts)
{
    qint64 waiting = 0;
    const auto& status = facts.options.statusDate;
    const auto& end = facts.options.mustFinishBy             ? facts.options.mustFinishBy
        : facts.options.scheduleFrom == ScheduleFrom::Finish ? facts.options.plannedFinish
                                                             : std::optional<DateTime>();
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.open) continue;
        waiting += !row.started();
        if (status && rides(facts, row, *status)) facts.add(C::RidingTheStatusDate, int(i));
        if (row.unassigned) facts.add(C::UnassignedWork, int(i));
        if (end && row.dates->finish > *end) facts.add(C::DatesBeyondTheEnd, int(i), row.dates->finish->seconds);
    }
    facts.judgeItems(C::RidingTheStatusDate, waiting);
    if (!status) facts.skip(C::RidingTheStatusDate, "quality.no-status-date");
    facts.judgeItems(C::UnassignedWork, facts.open);
    facts.judgeItems(C::DatesBeyondTheEnd, facts.open);
    if (!end) facts.skip(C::DatesBeyondTheEnd, "quality.no-end");
}

void takeProblems(Facts& facts)
{
    static constexpr std::pair<const char*, C> kinds[] = {{"schedule.constraint-against-logic", C::ConstraintsAgainstLogic},
        {"schedule.no-working-time", C::CalendarsWithoutWorkingTime}, {"schedule.loop", C::Loops}};
    for (const auto& [reason, check] : kinds) {
        for (const ScheduleProblem& problem : facts.schedule.problems) {
            if (QLatin1String(problem.reason) != QLatin1String(reason)) continue;
            for (TaskId task : problem.tasks)
                if (const int place = facts.schedule.places.value(task, -1); place >= 0) facts.add(check, place);
        }
        facts.judgeItems(check, qint64(facts.rows.size()));
    }
}

} // namespace

void checkOwn(Facts& facts)
{
    checkLogic(facts);
    checkProgress(facts);
    takeProblems(facts);
}

} // namespace gantry::quality
