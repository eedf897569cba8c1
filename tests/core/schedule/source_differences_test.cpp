#include "core/schedule/adapter.h"
#include "core/text/text.h"
#include "tests/core/schedule/rows.h"

using namespace gantry;
using namespace gantry::test;

namespace {

constexpr NodeId project{1};
constexpr TaskId pour{10}, strip{11};

/// Pour 1 d, then Strip 1 d, from Monday 2 March 2026.
struct Site : Rows {
    Task first{.id = pour, .project = project, .rank = QStringLiteral("a"), .name = QStringLiteral("Pour"), .duration = hours(8)};
    Task second{.id = strip, .project = project, .rank = QStringLiteral("b"), .name = QStringLiteral("Strip"), .duration = hours(8)};
    std::optional<DateTime> early{}, late{}, secondLateStart{}; // there: of Pour, and of Strip
    ScheduleOptions options{.id = {2}, .project = project, .plannedStart = at("2026-03-02T08:00")};

    /// "Pour source.calendar": who differs from a source that has these dates, and why.
    QString differences(const char* start, const char* finish, const char* secondStart = nullptr, const char* secondFinish = nullptr)
    {
        portfolio = {};
        add(Node{.id = project, .name = QStringLiteral("Quay")});
        add(options);
        add(first);
        add(second);
        add(Link{.id = {1}, .project = project, .predecessor = pour, .successor = strip});
        QHash<TaskId, FrozenTask> source{{pour, {.start = at(start), .finish = at(finish), .earlyStart = early, .lateFinish = late}}};
        if (secondStart) source.insert(strip, {.start = at(secondStart), .finish = at(secondFinish), .lateStart = secondLateStart});
        found = sourceDifferences(portfolio, *schedule::scheduleAll(portfolio).front(), source);
        QStringList out;
        for (const SourceDifference& d : found) out << portfolio.find(d.task)->name + u' ' + QLatin1String(d.reason);
        return out.join(QStringLiteral(", "));
    }
    std::vector<SourceDifference> found;
};

} // namespace

TEST_CASE("dates as the source has them are no difference, nor is an evening for the next morning", "[schedule]")
{
    Site site;
    CHECK(site.differences("2026-03-02T08:00", "2026-03-02T17:00", "2026-03-03T08:00", "2026-03-03T17:00") == QString());
    CHECK(site.differences("2026-03-02T08:00", "2026-03-03T08:00") == QString());
}

TEST_CASE("IMP-12: a task that the source puts on a day off is told with both dates and why", "[schedule]")
{
    Site site;
    CHECK(site.differences("2026-03-07T08:00", "2026-03-07T17:00", "2026-03-09T08:00", "2026-03-09T17:00")
        == QStringLiteral("Pour source.calendar, Strip source.follows"));
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    CHECK(sentence(site.found[0], site.portfolio, english)
        == QStringLiteral("“Pour” starts 7 Mar 2026 08:00 in the file and 2 Mar 2026 08:00 here. Its calendar has no working time at the "
                          "date of the file."));
    CHECK(site.found[1].other == pour);
    CHECK(sentence(site.found[1], site.portfolio, english).endsWith(QStringLiteral("Here it follows from “Pour”, which differs itself.")));
}

TEST_CASE("a constraint, the status date, the start of the project or a duration explain a date of their own", "[schedule]")
{
    Site site;
    CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.project-start"));
    CHECK(
        site.differences("2026-03-02T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.split")); // three days are not its duration
    CHECK(site.found[0].finishThere == at("2026-03-04T17:00"));
    site.first.constraint = ConstraintType::StartNoEarlierThan;
    site.first.constraintDate = at("2026-03-05T08:00");
    CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.constraint"));
    site.first.constraint = ConstraintType::AsSoonAsPossible;
    site.options.rules = SchedulingRules::Primavera;
    site.options.statusDate = at("2026-03-09T08:00");
    CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.status-date"));
}

TEST_CASE("what the file itself says of a task explains its date: by hand, levelled, inactive, split, not rescheduled", "[schedule]")
{
    Site site;
    SECTION("by hand")
    {
        site.first.manual = true;
        site.first.manualStart = at("2026-03-03T08:00");
        site.first.manualFinish = at("2026-03-03T17:00");
        CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.manual"));
    }
    SECTION("inactive")
    {
        site.first.active = false;
        CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.inactive"));
    }
    SECTION("against its own actual start")
    {
        site.first.actualStart = at("2026-03-03T08:00");
        CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.actual"));
    }
    SECTION("backwards")
    CHECK(site.differences("2026-03-04T08:00", "2026-03-03T17:00") == QStringLiteral("Pour source.backwards"));
    SECTION("of a longer stretch than its duration")
    CHECK(site.differences("2026-03-02T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.split"));
    SECTION("not rescheduled after its predecessor moved")
    {
        CHECK(site.differences("2026-03-02T08:00", "2026-03-02T17:00", "2026-03-02T08:00", "2026-03-02T17:00")
            == QStringLiteral("Strip source.stale"));
        CHECK(site.found.front().other == pour);
        CHECK(site.found.front().by == 8 * 3600); // a day later here
    }
    SECTION("levelled")
    {
        site.early = at("2026-03-02T08:00");
        CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.levelled"));
    }
    SECTION("under an option that is not followed here")
    {
        site.options.moveRemainingStartsForward = true;
        site.options.statusDate = at("2026-03-04T08:00");
        CHECK(site.differences("2026-03-04T08:00", "2026-03-04T17:00") == QStringLiteral("Pour source.option"));
    }
}

TEST_CASE("late dates that differ alone are told apart from dates, and stale ones from those that follow", "[schedule]")
{
    Site site;
    site.late = at("2026-03-02T17:00"); // here too: nothing
    CHECK(site.differences("2026-03-02T08:00", "2026-03-02T17:00", "2026-03-03T08:00", "2026-03-03T17:00") == QString());
    site.late = at("2026-03-06T17:00"); // later than Strip may start by its own late start there
    site.secondLateStart = at("2026-03-03T08:00");
    CHECK(site.differences("2026-03-02T08:00", "2026-03-02T17:00", "2026-03-03T08:00", "2026-03-03T17:00")
        == QStringLiteral("Pour source.late-stale"));
    CHECK(site.found.front().late);
    CHECK(site.found.front().by == -4 * 8 * 3600);
    site.secondLateStart = at("2026-03-09T08:00"); // it may start later as well
    CHECK(site.differences("2026-03-02T08:00", "2026-03-02T17:00", "2026-03-03T08:00", "2026-03-03T17:00")
        == QStringLiteral("Pour source.late-follows, Strip source.late-other"));
    CHECK(site.found.front().other == strip);
}

TEST_CASE("every reason for a difference has a sentence and a heading", "[schedule]")
{
    for (const char* reason : sourceReasons()) {
        CAPTURE(reason);
        CHECK_FALSE(sourceReasonClass(reason).startsWith(QStringLiteral("That did not work")));
        CHECK_FALSE(reasonText({.task = pour, .reason = reason}, Portfolio()).startsWith(QStringLiteral("That did not work")));
    }
}
