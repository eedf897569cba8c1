#include "tests/core/schedule/quality_plan.h"

using namespace gantry;
using namespace gantry::test;
using C = QualityCheck;

TEST_CASE("missing logic is the share of unfinished tasks without a predecessor or a successor", "[quality]")
{
    QualityPlan plan;
    plan.chain(19);
    CHECK(plan.checked(C::MissingLogic).items.empty()); // the first and the last may lack one
    CHECK(plan.checked(C::MissingLogic).outcome == QualityOutcome::Passed);
    plan.task("Loose", 2);
    const QualityResult r = plan.checked(C::MissingLogic);
    CHECK(plan.named(C::MissingLogic) == QStringLiteral("Loose"));
    CHECK(r.items.front().value == 3);
    CHECK(r.figure == 5.0); // 1 of 20: not under 5 %
    CHECK(r.outcome == QualityOutcome::Failed);
    SECTION("finished work, level of effort, summaries and inactive tasks are left out")
    {
        const TaskId done = plan.task("Done", 1), effort = plan.task("Effort", 1), off = plan.task("Off", 1);
        plan[done].actualStart = plan[done].actualFinish = at("2026-03-02T17:00");
        plan[effort].kind = TaskKind::LevelOfEffort;
        plan[off].active = false;
        CHECK(plan.checked(C::MissingLogic).denominator == 20);
    }
    SECTION("a link of level of effort holds nothing")
    {
        const TaskId effort = plan.task("Effort", 1);
        plan[effort].kind = TaskKind::LevelOfEffort;
        plan.link(TaskId{plan.checked(C::MissingLogic).items.front().task}, effort);
        CHECK(plan.named(C::MissingLogic) == QStringLiteral("Loose"));
    }
}

TEST_CASE("links to a summary and to other projects count as logic", "[quality]")
{
    QualityPlan plan;
    const TaskId first = plan.task("First", 1), phase = plan.task("Phase", 0), inside = plan.task("Inside", 1, phase);
    plan.link(first, phase);
    const TaskId last = plan.task("Last", 1);
    plan.link(inside, last);
    CHECK(plan.checked(C::MissingLogic).items.empty());
    const TaskId side = plan.task("Side", 1);
    CHECK(plan.named(C::MissingLogic) == QStringLiteral("Side"));
    plan.link(first, side);
    plan.add(Node{.id = {2}, .name = QStringLiteral("Other")});
    plan.add(Task{.id = {50}, .project = {2}, .name = QStringLiteral("There"), .duration = hours(8)});
    plan.add(Link{.id = {51}, .project = {2}, .predecessor = side, .successor = {50}});
    CHECK(plan.checked(C::MissingLogic).items.empty());
}

TEST_CASE("leads, lags and other kinds than finish to start are shares of the links to unfinished tasks", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(11); // ten links
    CHECK(plan.checked(C::FinishToStartLinks).figure == 100.0);
    plan.row<Link>(plan.link(tasks[0], tasks[2], LinkType::StartToStart)).lag = hours(-8);
    const ProjectQuality found = plan.checked();
    CHECK(found[C::Leads].numerator == 1);
    CHECK(found[C::Leads].denominator == 11);
    CHECK(found[C::Leads].outcome == QualityOutcome::Failed);
    CHECK(found[C::Lags].figure == 0.0);
    CHECK(found[C::Lags].outcome == QualityOutcome::Passed);
    CHECK(found[C::FinishToStartLinks].figure == Approx(90.909)); // 10 of 11
    CHECK(found[C::FinishToStartLinks].outcome == QualityOutcome::Passed);
    plan.link(tasks[1], tasks[3], LinkType::FinishToFinish, 2);
    CHECK(plan.checked(C::FinishToStartLinks).figure == Approx(83.333)); // 10 of 12
    CHECK(plan.checked(C::FinishToStartLinks).outcome == QualityOutcome::Failed);
    CHECK(plan.checked(C::Lags).figure == Approx(8.3333)); // 1 of 12
    CHECK(plan.checked(C::Lags).items.front().value == 2 * 8 * 3600);
    for (std::size_t i = 0; i < 4; ++i) plan[tasks[i]].actualStart = plan[tasks[i]].actualFinish = at("2026-03-02T17:00");
    CHECK(plan.checked(C::Leads).denominator == 7);
    CHECK(plan.checked(C::Leads).outcome == QualityOutcome::Passed);
}

TEST_CASE("hard constraints are those that logic cannot move", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(4);
    plan[tasks[0]].constraint = ConstraintType::StartNoEarlierThan;
    plan[tasks[0]].constraintDate = at("2026-03-03T08:00");
    CHECK(plan.checked(C::HardConstraints).items.empty());
    plan[tasks[0]].secondConstraint = ConstraintType::FinishNoLaterThan;
    plan[tasks[0]].secondConstraintDate = at("2026-03-30T17:00");
    plan[tasks[1]].constraint = ConstraintType::MustStartOn;
    plan[tasks[1]].constraintDate = at("2026-03-09T08:00");
    CHECK(plan.checked(C::HardConstraints).figure == 50.0); // 2 of 4
}

TEST_CASE("float above 44 days, float below zero and durations above 44 days are counted", "[quality]")
{
    QualityPlan plan;
    const TaskId start = plan.task("Start", 0), longTask = plan.task("Long", 50), brief = plan.task("Brief", 5);
    const TaskId finish = plan.task("Finish", 0);
    for (TaskId t : {longTask, brief}) plan.link(start, t), plan.link(t, finish);
    const ProjectQuality found = plan.checked();
    CHECK(plan.named(C::HighFloat) == QStringLiteral("Brief"));
    CHECK(found[C::HighFloat].items.front().value == 45 * 8 * 3600);
    CHECK(found[C::HighFloat].figure == 25.0); // 1 of 4
    CHECK(plan.named(C::LongDurations) == QStringLiteral("Long"));
    CHECK(found[C::LongDurations].figure == 50.0); // 1 of 2: milestones have none
    CHECK(found[C::NegativeFloat].outcome == QualityOutcome::Passed);
    plan[brief].duration = hours(6 * 8);
    CHECK(plan.checked(C::HighFloat).items.empty()); // 44 days and no more
    plan[finish].deadline = at("2026-05-01T17:00");
    CHECK(plan.named(C::NegativeFloat) == QStringLiteral("Start Long Finish"));
    CHECK(plan.checked(C::NegativeFloat).outcome == QualityOutcome::Failed);
}

TEST_CASE("dates are invalid after the status date where they are actual, and before it where they are not", "[quality]")
{
    QualityPlan plan;
    const TaskId done = plan.task("Done", 2), begun = plan.task("Begun", 2), late = plan.task("Late", 1);
    plan.chain(2);
    CHECK(plan.checked(C::InvalidDates).outcome == QualityOutcome::NotAssessed);
    CHECK(QLatin1String(plan.checked(C::InvalidDates).reason) == QLatin1String("quality.no-status-date"));
    plan.options().statusDate = at("2026-03-02T17:00");
    plan[done].actualStart = at("2026-03-02T08:00");
    plan[done].actualFinish = at("2026-03-04T17:00");
    plan[begun].actualStart = at("2026-03-02T08:00");
    plan[late].constraint = ConstraintType::StartNoEarlierThan;
    plan[late].constraintDate = at("2026-03-09T08:00");
    const QualityResult r = plan.checked(C::InvalidDates);
    CHECK(plan.named(C::InvalidDates) == QStringLiteral("Done Step"));
    CHECK(r.items[0].value == 2);
    CHECK(r.items[1].value == 4); // starts at 8 on the status date and has not started
    CHECK(r.denominator == 5);
    plan.options().statusDate = at("2026-03-03T17:00");
    CHECK(plan.named(C::InvalidDates) == QStringLiteral("Done Step Step"));
}

TEST_CASE("every task of a day or more needs a resource or a cost, where the plan has any", "[quality]")
{
    QualityPlan plan;
    const TaskId a = plan.task("Crewed", 2), b = plan.task("Bought", 2);
    plan.task("Bare", 2);
    plan.task("Gate", 0);
    plan[plan.task("Brief", 1)].duration = hours(4);
    CHECK(QLatin1String(plan.checked(C::MissingResources).reason) == QLatin1String("quality.no-resources"));
    plan.add(Resource{.id = {10}, .name = QStringLiteral("Crew")});
    plan.add(Assignment{.id = {11}, .project = {1}, .task = a, .resource = {10}});
    plan[b].fixedCost = {100'00};
    CHECK(plan.named(C::MissingResources) == QStringLiteral("Bare"));
    CHECK(plan.checked(C::MissingResources).denominator == 3);
}

TEST_CASE("missed tasks are those agreed for the status date or earlier that finish after the day agreed", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(4); // Monday to Thursday
    plan.options().statusDate = at("2026-03-04T17:00");
    CHECK(QLatin1String(plan.checked(C::MissedTasks).reason) == QLatin1String("quality.no-baseline"));
    plan.agree(tasks[0], "2026-03-02T16:00"); // on the day
    plan.agree(tasks[1], "2026-03-02T17:00"); // a day late
    plan.agree(tasks[2], "2026-03-04T17:00");
    plan.agree(tasks[3], "2026-03-05T17:00"); // not due
    const QualityResult r = plan.checked(C::MissedTasks);
    CHECK(r.denominator == 3);
    CHECK(r.items.size() == 1);
    CHECK(r.items.front().task == tasks[1]);
    CHECK(r.figure == Approx(33.333));
}

TEST_CASE("the baseline execution index is what was finished by what was to be finished", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(6);
    plan.options().statusDate = at("2026-03-05T17:00");
    for (std::size_t i = 0; i < 4; ++i) plan.agree(tasks[i], "2026-03-05T17:00");
    plan.agree(tasks[4], "2026-03-20T17:00");
    for (std::size_t i = 0; i < 3; ++i) plan[tasks[i]].actualStart = plan[tasks[i]].actualFinish = at("2026-03-04T17:00");
    const QualityResult r = plan.checked(C::BaselineExecutionIndex);
    CHECK(r.numerator == 3);
    CHECK(r.denominator == 5); // four agreed, and the sixth that the baseline does not know
    CHECK(r.figure == Approx(0.6));
    CHECK(r.outcome == QualityOutcome::Failed);
}

TEST_CASE("the critical path length index measures the way to the finish with what is to spare", "[quality]")
{
    // Acquisition practice's own example: 720 working days left and 60 days too late give 660 / 720 = 0.917.
    QualityPlan plan;
    const TaskId task = plan.task("All", 720);
    plan.options().statusDate = at("2026-03-02T08:00");
    const auto finish = plan.schedule()->finish;
    const WorkCalendar calendar = [] {
        schedule::CompiledCalendars calendars;
        const Portfolio none;
        return calendars.at(calendars.of(none, {}));
    }();
    const DateTime agreed = calendar.plus(*finish, hours(-60 * 8), Edge::Finish);
    plan.agree(task, isoText(agreed).toLatin1().constData());
    const QualityResult r = plan.checked(C::CriticalPathLengthIndex);
    CHECK(r.numerator == 660);
    CHECK(r.denominator == 720);
    CHECK(r.figure == Approx(0.91667));
    CHECK(r.outcome == QualityOutcome::Failed);
}

TEST_CASE("without a baseline the length index goes by the date to finish by, else by the least float", "[quality]")
{
    QualityPlan plan;
    const TaskId task = plan.task("All", 20);
    plan.options().statusDate = at("2026-03-02T08:00");
    CHECK(plan.checked(C::CriticalPathLengthIndex).figure == 1.0);
    plan[task].deadline = at("2026-03-20T17:00"); // five days before its finish
    CHECK(plan.checked(C::CriticalPathLengthIndex).figure == 0.75);
    plan.options().mustFinishBy = at("2026-04-03T17:00"); // five days after it
    CHECK(plan.checked(C::CriticalPathLengthIndex).figure == 1.25);
}

TEST_CASE("a delay of the first critical task moves the finish by as much, unless the logic is broken", "[quality]")
{
    QualityPlan plan;
    const auto tasks = plan.chain(12);
    QualityResult r = plan.checked(C::CriticalPathTest);
    CHECK(r.numerator == 600);
    CHECK(r.denominator == 600);
    CHECK(r.outcome == QualityOutcome::Passed);
    SECTION("a date that must be kept swallows it")
    {
        plan[tasks[1]].constraint = ConstraintType::MustStartOn;
        plan[tasks[1]].constraintDate = at("2026-03-03T08:00");
        r = plan.checked(C::CriticalPathTest);
        CHECK(r.numerator == Approx(589)); // the delayed task itself, twelve days before, ends the plan now
        CHECK(r.outcome == QualityOutcome::Failed);
        REQUIRE(r.items.size() == 1);
        CHECK(r.items.front().task == tasks[0]);
    }
    SECTION("so does a task that a person has put where it is")
    {
        plan[tasks[4]].manual = true;
        plan[tasks[4]].manualStart = at("2026-03-06T08:00");
        plan[tasks[3]].actualStart = at("2026-03-05T08:00"); // by the rules of MS Project it stays there
        r = plan.checked(C::CriticalPathTest);
        CHECK(r.numerator == Approx(591)); // the third task, nine days before the last one, ends the plan now
    }
    SECTION("the first that is not finished is the one")
    {
        plan[tasks[0]].actualStart = at("2026-03-02T08:00");
        plan[tasks[0]].actualFinish = at("2026-03-02T17:00");
        CHECK(plan.checked(C::CriticalPathTest).outcome == QualityOutcome::Passed);
        for (TaskId t : tasks) plan[t].actualStart = at("2026-03-02T08:00"), plan[t].actualFinish = at("2026-03-02T17:00");
        CHECK(QLatin1String(plan.checked(C::CriticalPathTest).reason) == QLatin1String("quality.nothing-left"));
    }
    SECTION("work under way by the rules of Primavera is delayed by what remains of it")
    {
        plan.options().rules = SchedulingRules::Primavera;
        plan.options().statusDate = at("2026-03-02T12:00");
        plan[tasks[0]].actualStart = at("2026-03-02T08:00");
        plan[tasks[0]].remainingDuration = hours(4);
        plan[tasks[0]].expectedFinish = at("2026-03-02T17:00");
        CHECK(plan.checked(C::CriticalPathTest).numerator == 600);
    }
    SECTION("another project that is waited for stays where it is")
    {
        plan.add(Node{.id = {2}, .name = QStringLiteral("Other")});
        plan.add(ScheduleOptions{.id = {2}, .project = {2}, .plannedStart = at("2026-03-02T08:00")});
        plan.add(Task{.id = {50}, .project = {2}, .name = QStringLiteral("There"), .duration = hours(8 * 30)});
        plan.add(Link{.id = {51}, .project = {1}, .predecessor = {50}, .successor = tasks[2]});
        CHECK(plan.schedule()->find(tasks[2])->start == at("2026-04-13T08:00"));
        CHECK(plan.checked(C::CriticalPathTest).numerator == 600); // of the task that waits, for the two before it have float
    }
}

TEST_CASE("a plan scheduled from its finish has no critical path test", "[quality]")
{
    QualityPlan plan;
    plan.chain(3);
    plan.options().scheduleFrom = ScheduleFrom::Finish;
    plan.options().plannedFinish = at("2026-03-31T17:00");
    CHECK(QLatin1String(plan.checked(C::CriticalPathTest).reason) == QLatin1String("quality.from-finish"));
}

TEST_CASE("limits are those of the project, else of the portfolio, else the program's", "[quality]")
{
    QualityPlan plan;
    const TaskId start = plan.task("Start", 0), longTask = plan.task("Long", 30);
    plan.link(start, longTask);
    const auto limitOf = [&](C check) { return effectiveLimit(plan.portfolio(), {1}, check); };
    CHECK(limitOf(C::LongDurations).days == Quantity{44 * e8});
    CHECK_FALSE(limitOf(C::LongDurations).own);
    CHECK(plan.checked(C::LongDurations).outcome == QualityOutcome::Passed);
    plan.add(QualityLimit{.id = {90}, .check = C::LongDurations, .limit = Quantity{50 * e8}, .days = Quantity{20 * e8}});
    CHECK(plan.checked(C::LongDurations).figure == 100.0);
    CHECK(plan.checked(C::LongDurations).outcome == QualityOutcome::Failed);
    plan.add(QualityLimit{.id = {91}, .project = {1}, .check = C::LongDurations, .days = Quantity{30 * e8}});
    CHECK(limitOf(C::LongDurations).days == Quantity{30 * e8});
    CHECK(limitOf(C::LongDurations).limit == Quantity{50 * e8});
    CHECK(plan.checked(C::LongDurations).outcome == QualityOutcome::Passed);
    CHECK(effectiveLimit(plan.portfolio(), {2}, C::LongDurations).days == Quantity{20 * e8});
}

TEST_CASE("a project without tasks is checked without a word", "[quality]")
{
    const QualityPlan plan;
    const ProjectQuality found = plan.checked();
    CHECK(found.count(QualityOutcome::Failed) == 0);
    CHECK(found.results.size() == qualityRules().size());
    CHECK(QLatin1String(found[C::MissingLogic].reason) == QLatin1String("quality.nothing-to-look-at"));
}
