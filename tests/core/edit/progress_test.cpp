#include "core/calendar/work_calendars.h"
#include "core/edit/progress.h"
#include "core/edit/tasks.h"
#include "core/session/session.h"
#include "tests/support/plan_builder.h"

using namespace gantry;
using namespace gantry::test;

namespace {

DateTime at(const char* text) { return *parseDateTime(QString::fromLatin1(text)); }

/// A task of five days from Monday 8 June 2026, in a project with that status date and those options.
struct Entry {
    explicit Entry(const char* status)
    {
        plan.task(QStringLiteral("Slab"), 5);
        set<&Task::constraintDate>(std::optional(at("2026-06-08T08:00")));
        set<&Task::constraint>(ConstraintType::StartNoEarlierThan);
        option<&ScheduleOptions::statusDate>(std::optional(at(status)));
    }
    template <auto M> void set(const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.update<M>(session->portfolio(), slab().value, value);
        plan.apply(build.take());
    }
    template <auto M> void option(const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.update<M>(session->portfolio(), session->portfolio().optionsOf(plan.project()).id.value, value);
        plan.apply(build.take());
    }
    TaskId slab() const { return plan[QStringLiteral("Slab")]; }
    /// "Mon 8 08:00 - Fri 12 17:00, goes on Tue 9": start, finish and where it goes on, if that is told.
    QString enter(int complete)
    {
        plan.apply(setPercentComplete(session->portfolio(), slab(), percent(complete), *session->dates(slab())));
        return dates();
    }
    QString dates() const
    {
        const TaskDates& d = *session->dates(slab());
        const Task& t = *session->portfolio().find(slab());
        QString out = isoText(*d.start).mid(8, 5) + QStringLiteral(" to ") + isoText(*d.finish).mid(8, 5);
        if (t.resumed) out += QStringLiteral(", stops %1, goes on %2").arg(isoText(*t.suspended).mid(8, 5), isoText(*t.resumed).mid(8, 5));
        return out;
    }
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    PlanBuilder plan{*session};
};

} // namespace

TEST_CASE("what is completed too early goes back to the status date when it is entered", "[edit][progress]")
{
    Entry p("2026-06-05T17:00"); // the Friday before
    const auto refused = [&] {
        return !p.session->apply(*setPercentComplete(p.session->portfolio(), p.slab(), percent(40), *p.session->dates(p.slab())));
    };
    SECTION("no option: it stays, which is refused where it would have begun after the status date")
    {
        CHECK(refused());
        p.option<&ScheduleOptions::statusDate>(std::optional(at("2026-06-08T17:00")));
        CHECK(p.enter(40) == QStringLiteral("08T08 to 12T17"));
    }
    SECTION("the completed part alone: the rest stays where it was")
    {
        p.option<&ScheduleOptions::moveCompletedEndsBack>(true);
        CHECK(p.enter(40) == QStringLiteral("04T08 to 12T17, stops 05T17, goes on 10T08"));
    }
    SECTION("and the remaining part with it")
    {
        p.option<&ScheduleOptions::moveCompletedEndsBack>(true);
        p.option<&ScheduleOptions::moveRemainingStartsBack>(true);
        CHECK(p.enter(40) == QStringLiteral("04T08 to 10T17"));
    }
    SECTION("all of it")
    {
        p.option<&ScheduleOptions::moveCompletedEndsBack>(true);
        CHECK(p.enter(100) == QStringLiteral("01T08 to 05T17"));
    }
    SECTION("the second option of a pair does nothing by itself")
    {
        p.option<&ScheduleOptions::moveRemainingStartsBack>(true);
        CHECK(refused());
    }
    SECTION("an actual start that was entered stays, and so does what follows it")
    {
        p.option<&ScheduleOptions::statusDate>(std::optional(at("2026-06-08T17:00")));
        p.option<&ScheduleOptions::moveCompletedEndsBack>(true);
        p.set<&Task::actualStart>(std::optional(at("2026-06-08T08:00")));
        CHECK(p.enter(40) == QStringLiteral("08T08 to 12T17"));
    }
    SECTION("Primavera has no such options")
    {
        p.option<&ScheduleOptions::statusDate>(std::optional(at("2026-06-08T17:00")));
        p.option<&ScheduleOptions::moveCompletedEndsBack>(true);
        p.option<&ScheduleOptions::rules>(SchedulingRules::Primavera);
        p.set<&Task::constraintDate>(std::optional(at("2026-06-08T08:00")));
        const auto start = p.session->dates(p.slab())->start;
        const auto set = setPercentComplete(p.session->portfolio(), p.slab(), percent(40), *p.session->dates(p.slab()));
        REQUIRE(set);
        for (const Change& change : set->changes)
            for (const Cell& cell : change.cells) {
                CHECK(cell.field != fieldIndex<&Task::resumed>());
                if (cell.field == fieldIndex<&Task::actualStart>()) CHECK(cell.after == Codec<std::optional<DateTime>>::encode(start));
            }
    }
}

TEST_CASE("what remains before the status date goes forward to it when progress is entered", "[edit][progress]")
{
    Entry p("2026-06-17T17:00"); // Wednesday of the week after
    SECTION("no option: it stays") { CHECK(p.enter(40) == QStringLiteral("08T08 to 12T17")); }
    SECTION("the remaining part alone")
    {
        p.option<&ScheduleOptions::moveRemainingStartsForward>(true);
        CHECK(p.enter(40) == QStringLiteral("08T08 to 22T17, stops 09T17, goes on 18T08"));
        // The plan is computed anew with a later status date: nothing moves until progress is entered again.
        p.option<&ScheduleOptions::statusDate>(std::optional(at("2026-06-19T17:00")));
        CHECK(p.dates() == QStringLiteral("08T08 to 22T17, stops 09T17, goes on 18T08"));
        CHECK(p.enter(60) == QStringLiteral("08T08 to 23T17, stops 18T17, goes on 22T08"));
        CHECK(p.enter(0) == QStringLiteral("08T08 to 12T17"));
    }
    SECTION("and the completed part with it")
    {
        p.option<&ScheduleOptions::moveRemainingStartsForward>(true);
        p.option<&ScheduleOptions::moveCompletedEndsForward>(true);
        CHECK(p.enter(40) == QStringLiteral("16T08 to 22T17"));
    }
    SECTION("nothing remains")
    {
        p.option<&ScheduleOptions::moveRemainingStartsForward>(true);
        CHECK(p.enter(100) == QStringLiteral("08T08 to 12T17"));
    }
}

TEST_CASE("a gap between what is done and what remains stays when more of it is done", "[edit][progress]")
{
    Entry p("2026-06-19T17:00");
    p.enter(40);
    p.set<&Task::resumed>(std::optional(at("2026-06-15T08:00")));
    CHECK(p.enter(60).startsWith(QStringLiteral("08T08 to 17T17"))); // the third day is the fifteenth
}
