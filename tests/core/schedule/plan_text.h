#pragma once
#include "core/schedule/network.h"
#include "tests/support/strings.h"

namespace gantry::test {

/// A plan written as text, a task a line; the project starts on Monday 2 March 2026 at 8 and works Monday to Friday 8-12, 13-17.
///   NAME DURATION [words...] [after PREDECESSOR [FS|SS|FF|SF] [LAG], ...]
/// DURATION and LAG: 3d, 4h, 10ed (elapsed), LAG also -50%. Words: in PARENT, calendar=N, snet=DATE and the like, deadline=DATE,
/// started=DATE, finished=DATE, left=DURATION, done=PERCENT, suspended=DATE, resumed=DATE, manual=DATE, inactive. DATE: 2026-03-04 or
/// 2026-03-04T17:00.
struct TextPlan {
    explicit TextPlan(const char* text);
    int place(const char* name) const;
    schedule::Network network;
    QStringList names;
};

/// "A Mon 2–Wed 4 | B Thu 5": days of start and finish; of a summary too.
QString shownDays(const TextPlan& plan, const schedule::ScheduleResult& result);
QString scheduled(const char* text);
/// "2026-03-02 08:00 – 2026-03-06 17:00" of one task.
QString span(const TextPlan& plan, const schedule::ScheduleResult& result, const char* name);
schedule::Moment moment(const char* text);

} // namespace gantry::test
