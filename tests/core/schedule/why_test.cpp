#include "core/change/changeset.h"
#include "core/schedule/adapter.h"
#include "core/text/text.h"
#include "tests/core/schedule/rows.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

constexpr NodeId project{1};
const QLocale english(QLocale::English, QLocale::UnitedKingdom);

/// Survey 2 d, Dig 3 d after it, Pour 1 d after Dig, and Fence 1 d beside them; from Monday 2 March 2026.
struct Site : Rows {
    ScheduleOptions options{.id = {2}, .project = project, .plannedStart = at("2026-03-02T08:00")};
    Task survey = task(10, "Survey", 2), dig = task(11, "Dig", 3), pour = task(12, "Pour", 1), fence = task(13, "Fence", 1);
    std::vector<Link> links{{.id = {1}, .project = project, .predecessor = {10}, .successor = {11}},
        {.id = {2}, .project = project, .predecessor = {11}, .successor = {12}}};

    static Task task(qint64 id, const char* name, int days)
    {
        return {
            .id = {id}, .project = project, .rank = QString::number(id), .name = QString::fromLatin1(name), .duration = hours(8 * days)};
    }
    void build()
    {
        portfolio = {};
        add(Node{.id = project, .name = QStringLiteral("Quay")});
        add(options);
        for (const Task& t : {survey, dig, pour, fence}) add(t);
        for (const Link& l : links) add(l);
    }
    /// "Dig: why.link Survey | Survey: why.project-start".
    QString told(const std::vector<WhyStep>& steps) const
    {
        QStringList out;
        for (const WhyStep& step : steps) {
            QStringList causes;
            for (const WhyCause& c : step.causes)
                causes << QLatin1String(c.reason) + (c.other ? u' ' + portfolio.find(c.other)->name : QString());
            out << portfolio.find(step.task)->name + QStringLiteral(": ") + causes.join(QStringLiteral(", "));
        }
        return out.join(QStringLiteral(" | "));
    }
    QString start(qint64 id)
    {
        build();
        return told(whyOf(portfolio, {id}).start);
    }
    QString late(qint64 id)
    {
        build();
        return told(whyOf(portfolio, {id}).lateFinish);
    }
};

} // namespace

TEST_CASE("why a task starts when it does leads back link by link to where the project begins", "[schedule]")
{
    Site site;
    CHECK(site.start(12) == QStringLiteral("Pour: why.link Dig | Dig: why.link Survey | Survey: why.project-start"));
    site.links[1].lag = hours(8);
    CHECK(site.start(12) == QStringLiteral("Pour: why.link Dig | Dig: why.link Survey | Survey: why.project-start"));
    const auto steps = whyOf(site.portfolio, {12}).start;
    CHECK(sentence(steps[0].causes[0], site.portfolio, english) == QStringLiteral("It is linked to “Dig” (FS +1 d)."));
    CHECK(sentence(steps[2].causes[0], site.portfolio, english)
        == QStringLiteral("The project starts 2 Mar 2026 08:00, and nothing else holds it."));
}

TEST_CASE("constraints, manual dates, actual dates, delays and the status date are causes of their own", "[schedule]")
{
    Site site;
    site.dig.constraint = ConstraintType::StartNoEarlierThan, site.dig.constraintDate = at("2026-03-10T08:00");
    CHECK(site.start(12) == QStringLiteral("Pour: why.link Dig | Dig: why.constraint"));
    CHECK(sentence(whyOf(site.portfolio, {11}).start[0].causes[0], site.portfolio, english)
        == QStringLiteral("Its constraint: Start no earlier than 10 Mar 2026 08:00."));
    site.dig.constraintDate = at("2026-03-04T08:00"); // where its predecessor puts it too
    CHECK(site.start(11) == QStringLiteral("Dig: why.link Survey, why.constraint | Survey: why.project-start"));
    site.dig.constraint = ConstraintType::MustStartOn;
    CHECK(site.start(11) == QStringLiteral("Dig: why.constraint"));
    site.dig = Site::task(11, "Dig", 3);
    site.dig.manual = true, site.dig.manualStart = at("2026-03-03T08:00");
    CHECK(site.start(11) == QStringLiteral("Dig: why.manual"));
    site.dig = Site::task(11, "Dig", 3);
    site.dig.actualStart = at("2026-03-03T08:00");
    CHECK(site.start(11) == QStringLiteral("Dig: why.actual"));
    site.dig = Site::task(11, "Dig", 3);
    site.dig.levelingDelay = hours(48);
    CHECK(site.start(11) == QStringLiteral("Dig: why.levelling-delay, why.link Survey | Survey: why.project-start"));
    site.options.rules = SchedulingRules::Primavera, site.options.statusDate = at("2026-03-05T08:00");
    CHECK(site.start(10) == QStringLiteral("Survey: why.status-date"));
}

TEST_CASE("a summary's links and dates are told through it", "[schedule]")
{
    Site site;
    Task works = Site::task(9, "Works", 0);
    works.rank = QStringLiteral("0");
    site.survey.parent = site.dig.parent = works.id;
    site.links = {{.id = {1}, .project = project, .predecessor = {9}, .successor = {12}}};
    site.build();
    site.portfolio = {};
    site.add(Node{.id = project, .name = QStringLiteral("Quay")});
    site.add(site.options);
    for (const Task& t : {works, site.survey, site.dig, site.pour}) site.add(t);
    for (const Link& l : site.links) site.add(l);
    CHECK(site.told(whyOf(site.portfolio, {12}).start) == QStringLiteral("Pour: why.link Dig | Dig: why.project-start"));
    CHECK(site.told(whyOf(site.portfolio, {9}).start) == QStringLiteral("Works: why.below Survey | Survey: why.project-start"));
    CHECK(site.told(whyOf(site.portfolio, {9}).lateFinish)
        == QStringLiteral("Works: why.below Survey | Survey: why.link Pour | Pour: why.project-finish"));
}

TEST_CASE("why a task has its float leads on to what bounds the last one", "[schedule]")
{
    Site site;
    CHECK(site.late(10) == QStringLiteral("Survey: why.link Dig | Dig: why.link Pour | Pour: why.project-finish"));
    CHECK(site.late(13) == QStringLiteral("Fence: why.project-finish"));
    site.fence.deadline = at("2026-03-04T17:00");
    CHECK(site.late(13) == QStringLiteral("Fence: why.deadline"));
    site.options.mustFinishBy = at("2026-03-20T17:00");
    CHECK(site.late(10) == QStringLiteral("Survey: why.link Dig | Dig: why.link Pour | Pour: why.must-finish-by"));
    site.pour.constraint = ConstraintType::FinishNoLaterThan, site.pour.constraintDate = at("2026-03-11T17:00");
    CHECK(site.late(10) == QStringLiteral("Survey: why.link Dig | Dig: why.link Pour | Pour: why.constraint"));
}

TEST_CASE("what is named as the cause of a date is: without it the date moves", "[schedule][property]")
{
    std::mt19937 random(20260302);
    const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    int moved = 0;
    for (int round = 0; round < 60; ++round) {
        Rows rows;
        rows.add(Node{.id = project, .name = QStringLiteral("Quay")});
        const bool primavera = round % 2;
        rows.add(ScheduleOptions{.id = {2},
            .project = project,
            .rules = primavera ? SchedulingRules::Primavera : SchedulingRules::MicrosoftProject,
            .plannedStart = at("2026-03-02T08:00")});
        constexpr int count = 14;
        for (int i = 0; i < count; ++i) {
            Task t = Site::task(10 + i, "T", 1 + upTo(4));
            if (upTo(5) == 0)
                t.constraint = ConstraintType::StartNoEarlierThan,
                t.constraintDate = DateTime{at("2026-03-02T08:00")->seconds + upTo(20) * 86400};
            if (upTo(6) == 0) t.suspended = at("2026-03-03T17:00"), t.resumed = at("2026-03-05T08:00"); // split, in MS Project
            rows.add(t);
        }
        for (int i = 1; i < count; ++i)
            for (int k = upTo(3); k > 0; --k)
                rows.add(Link{.id = {round * 1000 + i * 10 + k},
                    .project = project,
                    .predecessor = {10 + upTo(i)},
                    .successor = {10 + i},
                    .type = LinkType(upTo(3)),
                    .lag = hours(8 * (upTo(4) - 1))});
        const auto before = schedule::scheduleAll(rows.portfolio).front();
        for (int i = 0; i < count; ++i) {
            const TaskId id{10 + i};
            const auto steps = whyOf(rows.portfolio, id).start;
            REQUIRE(!steps.empty());
            CHECK(steps[0].date == before->find(id)->start);
            ChangeBuilder without(QStringLiteral("test"));
            bool removable = true;
            for (const WhyCause& cause : steps[0].causes) {
                const std::string_view reason = cause.reason;
                if (reason == "why.link")
                    without.remove(rows.portfolio, entityOf<Link>(), cause.link.value);
                else if (reason == "why.constraint")
                    without.update<&Task::constraint>(rows.portfolio, id.value, ConstraintType::AsSoonAsPossible);
                else
                    removable = false; // the start of the project stays
            }
            if (!removable) continue;
            Portfolio after = rows.portfolio;
            ChangeSet set = without.take();
            REQUIRE(applyToMemory(after, set, false));
            INFO("round " << round << ", task " << i << ": " << steps[0].causes[0].reason);
            CHECK(schedule::scheduleAll(after).front()->find(id)->start < before->find(id)->start);
            ++moved;
        }
    }
    CHECK(moved > 100);
}
