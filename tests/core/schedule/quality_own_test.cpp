#include "tests/core/schedule/quality_plan.h"

#include <random>

using namespace gantry;
using namespace gantry::test;
using C = QualityCheck;

TEST_CASE("a task that only finishes are linked to has a dangling start, one that only starts leave a dangling finish", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("A", 2), b = plan.task("B", 2), c = plan.task("C", 2);
    plan.link(a, b, LinkType::FinishToFinish);
    plan.link(b, c, LinkType::StartToStart);
    CHECK(plan.named(C::DanglingStarts) == QStringLiteral("B"));
    CHECK(plan.named(C::DanglingFinishes) == QStringLiteral("B"));
    plan.link(a, b, LinkType::StartToStart);
    plan.link(b, c);
    CHECK(plan.checked(C::DanglingStarts).items.empty());
    CHECK(plan.checked(C::DanglingFinishes).items.empty());
    CHECK(plan.checked(C::DanglingStarts).denominator == 3);
}

TEST_CASE("progress is out of sequence where a task goes on before what it waits for", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("A", 2), b = plan.task("B", 2), c = plan.task("C", 2), d = plan.task("D", 2);
    plan.link(a, b);
    plan.link(a, c, LinkType::FinishToFinish);
    plan.link(a, d, LinkType::FinishToStart, -1);
    for (TaskId t : {b, c, d}) plan[t].actualStart = at("2026-03-02T08:00");
    CHECK(plan.named(C::OutOfSequenceProgress) == QStringLiteral("B"));
    plan[c].actualFinish = at("2026-03-03T17:00");
    CHECK(plan.named(C::OutOfSequenceProgress) == QStringLiteral("B C"));
    plan[a].actualStart = at("2026-03-02T08:00");
    plan[a].actualFinish = at("2026-03-02T17:00");
    CHECK(plan.checked(C::OutOfSequenceProgress).items.empty());
}

TEST_CASE("what nothing holds rides the status date", "[quality]")
{
    QualityPlan plan;
    plan.options().rules = SchedulingRules::Primavera;
    const TaskId free = plan.task("Free", 1), next = plan.task("Next", 1), dated = plan.task("Dated", 1);
    plan.link(free, next);
    CHECK(QLatin1String(plan.checked(C::RidingTheStatusDate).reason) == QLatin1String("quality.no-status-date"));
    plan.options().statusDate = at("2026-03-06T17:00"); // a Friday evening: the next work is on Monday
    plan[dated].constraint = ConstraintType::StartNoEarlierThan;
    plan[dated].constraintDate = at("2026-03-09T08:00");
    CHECK(plan.schedule()->find(free)->start == at("2026-03-09T08:00"));
    CHECK(plan.named(C::RidingTheStatusDate) == QStringLiteral("Free"));
    plan[free].actualStart = at("2026-03-05T08:00");
    CHECK(plan.checked(C::RidingTheStatusDate).items.empty());
}

TEST_CASE("what the engine could not keep is named", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("A", 5), b = plan.task("B", 1), c = plan.task("C", 1), d = plan.task("D", 1), e = plan.task("E", 1);
    plan.link(a, b);
    plan[b].constraint = ConstraintType::MustStartOn;
    plan[b].constraintDate = at("2026-03-03T08:00");
    plan.link(c, d), plan.link(d, c);
    plan.add(Calendar{.id = {20}, .name = QStringLiteral("Closed")});
    plan.add(CalendarWeek{.id = {21},
        .calendar = {20},
        .sunday = Shifts{},
        .monday = Shifts{},
        .tuesday = Shifts{},
        .wednesday = Shifts{},
        .thursday = Shifts{},
        .friday = Shifts{},
        .saturday = Shifts{}});
    plan[e].calendar = {20};
    CHECK(plan.named(C::ConstraintsAgainstLogic) == QStringLiteral("B"));
    CHECK(plan.named(C::Loops) == QStringLiteral("C D"));
    CHECK(plan.named(C::CalendarsWithoutWorkingTime) == QStringLiteral("E"));
    CHECK(plan.checked(C::Loops).outcome == QualityOutcome::Failed);
    CHECK(plan.checked(C::Loops).figure == 2.0);
}

TEST_CASE("a lag is long by the working time that it stands for, of whatever kind it is", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("A", 100), b = plan.task("B", 1);
    const LinkId link = plan.link(a, b, LinkType::FinishToStart, 44);
    CHECK(plan.checked(C::LongLags).items.empty());
    Link& row = plan.row<Link>(link);
    row.lag = hours(8 * 45);
    CHECK(plan.checked(C::LongLags).items.front().link == link);
    row.lagKind = LagKind::Elapsed;
    row.lag = hours(24 * 63); // nine weeks, 45 days of work
    CHECK(plan.checked(C::LongLags).items.front().value == 9 * 40 * 3600 * 3 / 5 * 5 / 3);
    row.lag = hours(24 * 61);
    row.lagKind = LagKind::Percent;
    row.lagPercent = percent(40);
    CHECK(plan.checked(C::LongLags).items.empty());
    row.lagPercent = percent(50);
    CHECK(plan.checked(C::LongLags).items.size() == 1);
}

TEST_CASE("of links that repeat each other the one with the longest lag stays", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("A", 1), b = plan.task("B", 1);
    const LinkId plain = plan.link(a, b);
    plan.link(a, b, LinkType::FinishToStart, 2);
    plan.link(a, b, LinkType::StartToStart);
    const LinkId again = plan.link(a, b, LinkType::FinishToStart, 2);
    const QualityResult r = plan.checked(C::DuplicateLinks);
    REQUIRE(r.items.size() == 2);
    CHECK(r.items[0].link == plain);
    CHECK(r.items[1].link == again);
    CHECK(r.denominator == 4);
}

TEST_CASE("a link is redundant where a longer chain says the same", "[quality]")
{
    QualityPlan plan;
    const auto t = plan.chain(4);
    const LinkId direct = plan.link(t[0], t[3]);
    const auto redundant = [&] {
        std::vector<LinkId> out;
        for (const QualityItem& item : plan.checked(C::RedundantLinks).items) out.push_back(item.link);
        return out;
    };
    CHECK(redundant() == std::vector{direct});
    SECTION("not where the link waits itself") { plan.row<Link>(direct).lag = hours(8); }
    SECTION("not where the chain has a lead")
    {
        plan.portfolio().all<Link>().forEach([&](const Link& l) {
            if (l.predecessor == t[1]) plan.row<Link>(l.id).lag = hours(-8);
        });
    }
    SECTION("not where a task between is put by hand")
    {
        plan[t[1]].manual = true;
        plan[t[1]].manualStart = at("2026-03-02T08:00");
    }
    SECTION("not where a task between has a date that must be kept")
    {
        plan[t[1]].constraint = ConstraintType::MustStartOn;
        plan[t[1]].constraintDate = at("2026-03-02T08:00");
    }
    SECTION("not where a task between has begun") { plan[t[1]].actualStart = at("2026-03-02T08:00"); }
    if (plan.checked(C::RedundantLinks).items.empty()) return;
    plan.link(t[0], t[2]);
    CHECK(redundant().size() == 2);
}

TEST_CASE("removing every redundant and duplicate link moves no date and no float", "[quality][property]")
{
    std::mt19937 random(7);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    std::size_t removed = 0;
    for (int round = 0; round < 200; ++round) {
        QualityPlan plan;
        std::vector<TaskId> tasks;
        std::vector<LinkId> links;
        if (round % 2) plan.options().rules = SchedulingRules::Primavera;
        plan.options().statusDate = at("2026-03-04T12:00");
        plan.add(Calendar{.id = {20}, .name = QStringLiteral("Every day")});
        const auto day = Shifts{{{6 * 3600, 14 * 3600}}};
        plan.add(CalendarWeek{.id = {21},
            .calendar = {20},
            .sunday = day,
            .monday = day,
            .tuesday = day,
            .wednesday = day,
            .thursday = day,
            .friday = day,
            .saturday = day});
        for (int i = 0; i < 14; ++i) {
            const TaskId id = plan.task("T", below(5));
            if (below(4) == 0) plan[id].calendar = {20};
            if (below(8) == 0) plan[id].actualStart = at("2026-03-02T08:00"), plan[id].remainingDuration = hours(8);
            if (below(8) == 0) plan[id].manual = true, plan[id].manualStart = at("2026-03-03T08:00");
            if (below(6) == 0) plan[id].constraint = ConstraintType(1 + below(11)), plan[id].constraintDate = at("2026-03-06T17:00");
            for (std::size_t k = 0; k < tasks.size(); ++k)
                if (below(3) == 0)
                    links.push_back(
                        plan.link(tasks[k], id, below(5) ? LinkType::FinishToStart : LinkType(below(4)), below(5) ? 0 : below(4) - 1));
            tasks.push_back(id);
        }
        const auto before = plan.schedule();
        const ProjectQuality found = plan.checked();
        for (C check : {C::DuplicateLinks, C::RedundantLinks})
            for (const QualityItem& item : found[check].items) {
                if (plan.portfolio().find(item.link)) plan.portfolio().edit(entityOf<Link>()).remove(item.link.value), ++removed;
            }
        const auto after = plan.schedule();
        for (TaskId id : tasks) {
            CAPTURE(round, id.value);
            const TaskDates &a = *before->find(id), &b = *after->find(id);
            CHECK(a.start == b.start);
            CHECK(a.finish == b.finish);
            CHECK(a.totalFloat == b.totalFloat);
        }
    }
    CHECK(removed > 500);
}

TEST_CASE("the search for redundant links ends, however dense the network is", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(300);
    for (std::size_t i = 0; i < tasks.size(); ++i)
        for (std::size_t k = i + 2; k < tasks.size(); k += 3) plan.link(tasks[i], tasks[k]);
    const QualityResult r = plan.checked(C::RedundantLinks);
    CHECK(r.items.size() > 1000);
    CHECK((r.partial || r.items.size() == plan.portfolio().all<Link>().size() - 299));
}

TEST_CASE("work that nobody has, dates beyond the end and links to summaries are named", "[quality]")
{
    QualityPlan plan;
    const TaskId phase = plan.task("Phase", 0), a = plan.task("A", 3, phase), b = plan.task("B", 3), c = plan.task("C", 3);
    plan.link(phase, b);
    CHECK(plan.named(C::LinksToSummaries) == QStringLiteral("B"));
    plan[a].work = hours(8);
    plan.add(Assignment{.id = {30}, .project = {1}, .task = b, .work = hours(8)});
    plan.add(Resource{.id = {31}, .name = QStringLiteral("Crew")});
    plan[c].work = hours(8);
    plan.add(Assignment{.id = {32}, .project = {1}, .task = c, .resource = {31}, .work = hours(8)});
    CHECK(plan.named(C::UnassignedWork) == QStringLiteral("A B"));
    CHECK(QLatin1String(plan.checked(C::DatesBeyondTheEnd).reason) == QLatin1String("quality.no-end"));
    plan.options().mustFinishBy = at("2026-03-05T17:00");
    CHECK(plan.named(C::DatesBeyondTheEnd) == QStringLiteral("B"));
}

TEST_CASE("several projects are checked at once as one after the other", "[quality]")
{
    QualityPlan plan;
    plan.chain(3);
    plan.task("Loose", 1);
    const QualityInput one{plan.schedule(), plan.baseline()};
    const auto all = qualityOf(plan.portfolio(), std::vector{one, one, one}, 2);
    REQUIRE(all.size() == 3);
    for (const ProjectQuality& found : all) CHECK(found[C::MissingLogic].items == plan.checked(C::MissingLogic).items);
}
