#include "core/schedule/quality_parts.h"

namespace gantry::quality {
namespace {

using C = QualityCheck;

/// The one row that may begin a plan, or end it: without a link on that side, and before (or after) all others like it.
int border(const Facts& facts, bool first)
{
    int found = -1;
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.counts || (first ? row.in : row.out)) continue;
        const auto& at = first ? row.dates->start : row.dates->finish;
        if (!at) continue;
        const auto& best = found < 0 ? at
            : first                  ? facts.rows[std::size_t(found)].dates->start
                                     : facts.rows[std::size_t(found)].dates->finish;
        if (found < 0 || (first ? *at < *best : *at >= *best)) found = int(i);
    }
    return found;
}

/// Actual dates after the status date, and dates before it of what has not happened. A bit each, as in QualityItem.
qint64 invalidDates(const Row& row, DateTime status)
{
    const Task& t = *row.task;
    const auto after = [&](const std::optional<DateTime>& at) { return at && *at > status; };
    const auto before = [&](const std::optional<DateTime>& at) { return at && *at < status; };
    return (after(t.actualStart) ? 1 : 0) | (after(t.actualFinish) ? 2 : 0) | (!row.started() && before(row.dates->start) ? 4 : 0)
        | (!t.actualFinish && before(row.dates->finish) ? 8 : 0);
}

} // namespace

/// Formulas of DCMA-EA PAM 200.1, section 4, of tasks that are not finished unless said otherwise:
/// 1 missing logic = tasks without a predecessor or without a successor / tasks. The first and the last task of the plan may lack one.
/// 5 hard constraints = tasks with one / tasks.
/// 6 high float = tasks with a total float of more than 44 working days / tasks; 7 negative float = tasks below zero / tasks.
/// 8 long durations = tasks longer than 44 working days / tasks that have a duration. The pamphlet takes the duration in the baseline; the
///   plan's own is taken here, so that splitting a task shows at once.
/// 9 invalid dates = tasks, finished ones too, with an actual date after the status date or another one before it / such tasks.
/// 10 missing resources = tasks of a day or more with nobody and no cost on them / tasks of a day or more.
void checkRows(Facts& facts)
{
    const int first = border(facts, true), last = border(facts, false);
    const qint64 high = facts.secondsOf(facts.at(C::HighFloat).limit.days),
                 tooLong = facts.secondsOf(facts.at(C::LongDurations).limit.days);
    const auto& status = facts.options.statusDate;
    qint64 lasting = 0, dated = 0, ofADay = 0;
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.counts) continue;
        const int at = int(i);
        const Task& t = *row.task;
        if (status) {
            ++dated;
            if (const qint64 wrong = invalidDates(row, *status)) facts.add(C::InvalidDates, at, wrong);
        }
        if (!row.open) continue;
        const qint64 missing = (!row.in && at != first ? 1 : 0) | (!row.out && at != last ? 2 : 0);
        if (missing) facts.add(C::MissingLogic, at, missing);
        if (isHard(t.constraint, t.constraintDate) || isHard(t.secondConstraint, t.secondConstraintDate)) facts.add(C::HardConstraints, at);
        if (row.dates->totalFloat > high) facts.add(C::HighFloat, at, *row.dates->totalFloat);
        if (row.dates->totalFloat && *row.dates->totalFloat < 0) facts.add(C::NegativeFloat, at, *row.dates->totalFloat);
        const qint64 duration = row.dates->workingTime.seconds;
        if (row.instant()) continue;
        ++lasting;
        if (duration > tooLong) facts.add(C::LongDurations, at, duration);
        if (duration < facts.options.dayLength.seconds) continue;
        ++ofADay;
        if (!row.loaded) facts.add(C::MissingResources, at);
    }
    for (C check : {C::MissingLogic, C::HardConstraints, C::HighFloat, C::NegativeFloat}) facts.judgeItems(check, facts.open);
    facts.judgeItems(C::LongDurations, lasting);
    facts.judgeItems(C::InvalidDates, dated);
    if (!status) facts.skip(C::InvalidDates, "quality.no-status-date");
    facts.judgeItems(C::MissingResources, ofADay);
    // The pamphlet asks this only of plans that carry their resources.
    if (!facts.anyLoaded) facts.skip(C::MissingResources, "quality.no-resources");
}

/// 2 leads = links with a lag below zero / links; 3 lags = links with one above zero / links; 4 = finish-to-start links / links; each of
/// the links whose successor is not finished. Source: DCMA-EA PAM 200.1, section 4.
void checkLinks(Facts& facts)
{
    qint64 links = 0, plain = 0;
    for (const Arc& arc : facts.arcs) {
        const Row& to = facts.rows[std::size_t(arc.to)];
        if (!arc.counts || !(to.summary ? to.dates->complete < percent(100) : to.open)) continue;
        ++links;
        const int sign = signOf(*arc.link);
        if (sign < 0) facts.add(C::Leads, arc, workingLag(facts, arc));
        if (sign > 0) facts.add(C::Lags, arc, workingLag(facts, arc));
        if (arc.link->type == LinkType::FinishToStart)
            ++plain;
        else
            facts.add(C::FinishToStartLinks, arc);
    }
    facts.judgeItems(C::Leads, links);
    facts.judgeItems(C::Lags, links);
    facts.judge(C::FinishToStartLinks, double(plain), double(links));
}

/// Of tasks, no milestones, finished ones too (core/kpi counts the same for executionIndex):
/// 11 missed tasks = those that finished after the day agreed, or will / those agreed for the status date or earlier.
/// 14 baseline execution index = finished tasks / (tasks agreed for the status date or earlier + tasks that the baseline has no finish of).
/// Source: DCMA-EA PAM 200.1, sections 4.11, 4.14 and 3.1.2.4.
void checkBaseline(Facts& facts)
{
    const auto& status = facts.options.statusDate;
    qint64 agreed = 0, due = 0, notAgreed = 0, done = 0;
    for (std::size_t i = 0; status && facts.baseline && i < facts.rows.size(); ++i) {
        const Row& row = facts.rows[i];
        if (!row.counts || row.dates->milestone) continue;
        const auto baseline = facts.baseline(row.task->id);
        const auto& actual = row.task->actualFinish;
        // A day that was reported counts whole, whatever the hour of the status date.
        done += actual && dayOf(*actual) <= dayOf(*status);
        if (!baseline || !baseline->finish) {
            ++notAgreed;
            continue;
        }
        ++agreed;
        if (*baseline->finish > *status) continue;
        ++due;
        const auto& finish = actual ? actual : row.dates->finish;
        if (!finish || dayOf(*finish) > dayOf(*baseline->finish)) facts.add(C::MissedTasks, int(i), baseline->finish->seconds);
    }
    facts.judgeItems(C::MissedTasks, due);
    facts.judge(C::BaselineExecutionIndex, double(done), double(due + notAgreed));
    for (C check : {C::MissedTasks, C::BaselineExecutionIndex}) {
        if (!status)
            facts.skip(check, "quality.no-status-date");
        else if (!agreed)
            facts.skip(check, "quality.no-baseline");
        else if (!due)
            facts.skip(check, "quality.nothing-due");
    }
}

} // namespace gantry::quality
