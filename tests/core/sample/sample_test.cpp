#include "core/change/frozen.h"
#include "core/edit/close_content.h"
#include "core/kpi/closed_values.h"
#include "core/kpi/series.h"
#include "core/model/closes.h"
#include "core/model/findings.h"
#include "core/model/invariants.h"
#include "core/sample/sample.h"
#include "core/schedule/adapter.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

#include <QSet>

using namespace gantry;

namespace {

Portfolio sampleOf(ChangeSet set)
{
    Portfolio p;
    REQUIRE(applyToMemory(p, set));
    std::vector<RecordKey> touched;
    for (const Change& c : set.changes) touched.push_back({c.entity, c.id});
    const auto sound = checkInvariants(p, touched);
    if (!sound) FAIL(sentence(sound.error()).toStdString());
    return p;
}

template <class E, class F> int count(const Portfolio& p, F fits)
{
    int n = 0;
    p.all<E>().forEach([&](const E& e) { n += bool(fits(e)); });
    return n;
}

QHash<TaskId, FrozenTask> baselinesOf(const ChangeSet& set)
{
    QHash<TaskId, FrozenTask> out;
    for (const SnapshotContent& content : set.contents) {
        const auto frozen = decodeFrozen(content.cbor);
        if (!frozen) continue; // a file, or a close
        for (const FrozenTask& task : frozen->tasks) out.insert(task.task, task);
    }
    return out;
}

/// What a dashboard needs of every project, computed by the engine.
struct Computed {
    Portfolio portfolio;
    std::vector<std::shared_ptr<const ProjectSchedule>> schedules;
    QHash<TaskId, FrozenTask> baselines;
    PlanDigests plans;
    explicit Computed(QDate statusDate, QDate today)
    {
        const ChangeSet set = samplePortfolio({.statusDate = statusDate});
        portfolio = sampleOf(set);
        baselines = baselinesOf(set);
        schedules = schedule::scheduleAll(portfolio);
        for (const auto& schedule : schedules)
            plans.push_back(std::make_shared<PlanDigest>(digestOf(portfolio,
                {schedule->project, schedule.get(),
                    [this](TaskId task) -> std::optional<FrozenTask> {
                        const auto it = baselines.constFind(task);
                        if (it == baselines.cend()) return std::nullopt;
                        return FrozenTask{.finish = it->finish, .duration = it->duration};
                    }},
                today)));
    }
};

} // namespace

TEST_CASE("the sample is a whole portfolio that breaks no rule", "[sample]")
{
    const Portfolio p = sampleOf(samplePortfolio());
    CHECK(count<Node>(p, [](const Node& n) { return n.kind == NodeKind::Project; }) == 12);
    CHECK(count<Node>(p, [](const Node& n) { return n.kind == NodeKind::Programme; }) == 3);
    CHECK(p.all<Task>().size() >= 560);
    CHECK(p.all<Task>().size() <= 720);
    CHECK(p.all<Link>().size() > 700);
    CHECK(p.all<Assignment>().size() > 300);
    CHECK(
        count<Snapshot>(p, [](const Snapshot& s) { return s.kind != SnapshotKind::Attachment; }) == 12 + 3); // baselines, and three closes
    CHECK(p.all<Note>().size() >= 12);
    CHECK(p.all<CalendarException>().size() > 10);
    for (const Finding& finding : findings(p)) FAIL(sentence(finding).toStdString());
}

TEST_CASE("the status date of a sample is the last Friday", "[sample]")
{
    CHECK(sampleStatusDate(QDate(2026, 3, 2)) == QDate(2026, 2, 27));
    CHECK(sampleStatusDate(QDate(2026, 2, 27)) == QDate(2026, 2, 27));
    CHECK(sampleStatusDate(QDate(2026, 3, 5)) == QDate(2026, 2, 27));
}

TEST_CASE("on whichever day the sample is made, its dashboard is alive", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 7, 10), QDate(2026, 10, 30), QDate(2026, 12, 31), QDate(2028, 2, 29));
    const QDate statusDate = sampleStatusDate(day);
    CAPTURE(day);
    const Computed sample(statusDate, day);
    CHECK(milestonesDue(sample.plans, statusDate, 90).size() >= 8);
    CHECK(progressByMonth(sample.plans, statusDate).size() > 12);
    CHECK(healthByPhase(sample.portfolio, sample.plans).size() >= 3);

    std::vector<Figures> figures;
    int late = 0, onTime = 0;
    for (const auto& plan : sample.plans) {
        figures.push_back(plan->figures);
        REQUIRE(figures.back().slipDays);
        const Health health = sample.portfolio.find(plan->project)->health;
        CAPTURE(sample.portfolio.find(plan->project)->code, *figures.back().slipDays);
        if (health == Health::Bad) CHECK(*figures.back().slipDays > 20);
        if (health == Health::Good) CHECK(*figures.back().slipDays < 20);
        late += *figures.back().slipDays > 10;
        onTime += *figures.back().slipDays <= 5;
    }
    CHECK(late >= 3);
    CHECK(onTime >= 3);
    const Figures whole = rollUp(figures);
    CHECK(whole.late > 5);
    CHECK(whole.critical > 20);
    REQUIRE(whole.complete);
    CHECK(whole.complete->e8 > 25 * e8);
    CHECK(whole.complete->e8 < 85 * e8);
    CHECK(whole.milestonesDue > whole.milestonesMet);
}

TEST_CASE("the sample's progress is true to its status date and its plan", "[sample]")
{
    const QDate statusDate = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30));
    const Computed sample(statusDate, statusDate);
    const Portfolio& p = sample.portfolio;
    const DateTime status = atDay(statusDate, 17 * 3600);
    CHECK(count<Task>(p, [](const Task& t) { return t.actualFinish.has_value(); }) > 150);
    CHECK(count<Task>(p, [](const Task& t) { return t.actualStart && !t.actualFinish && t.duration; }) > 12);
    CHECK(count<Task>(p, [](const Task& t) { return t.duration && !t.actualStart; }) > 120);
    for (const auto& schedule : sample.schedules) {
        for (const ScheduleProblem& problem : schedule->problems) FAIL_CHECK(sentence(problem, p).toStdString());
        for (std::size_t i = 0; i < schedule->tasks.size(); ++i) {
            const Task& task = *p.find(schedule->tasks[i]);
            const TaskDates& dates = schedule->dates[i];
            CAPTURE(task.code, task.name);
            if (task.kind == TaskKind::LevelOfEffort || dates.summary) continue;
            if (task.actualStart)
                CHECK(*task.actualStart < status);
            else
                CHECK(*dates.start >= status); // nothing is planned in the past
            if (task.actualDuration && !task.actualFinish) {
                CHECK(task.duration->seconds == task.actualDuration->seconds + task.remainingDuration->seconds);
                CHECK(*dates.finish > status);
            }
        }
    }
    p.all<Note>().forEach([&](const Note& note) {
        CAPTURE(note.text);
        if (note.entity != u"task") return;
        const auto* dates = p.find<Task>(note.record.value);
        REQUIRE(dates);
        CHECK(dates->actualStart); // nobody reports on work that has not begun
    });
}

TEST_CASE("each baseline of the sample holds its plan as the engine schedules it, under its hash", "[sample]")
{
    const ChangeSet set = samplePortfolio();
    const Portfolio p = sampleOf(set);
    int baselines = 0;
    for (const SnapshotContent& content : set.contents) {
        const Snapshot& snapshot = *p.find(content.snapshot);
        CHECK(snapshot.contentHash == contentHash(content.cbor));
        if (snapshot.kind != SnapshotKind::Baseline) continue;
        ++baselines;
        const auto frozen = decodeFrozen(content.cbor);
        REQUIRE(frozen);
        CHECK(frozen->tasks.size() == std::size_t(p.all<Task>().group(snapshot.project.value).size()));

        Portfolio agreed;
        ChangeSet rows{QString(), frozen->rows};
        rows.changes.push_back({Change::Insert, entityOf<Node>(), snapshot.project.value, {}});
        REQUIRE(applyToMemory(agreed, rows));
        const auto schedule = schedule::scheduleOf(agreed, std::array{snapshot.project}).front();
        for (const FrozenTask& task : frozen->tasks) {
            const TaskDates& dates = *schedule->find(task.task);
            CAPTURE(agreed.find(task.task)->code, agreed.find(task.task)->name);
            CHECK(isoText(*dates.start) == isoText(*task.start));
            CHECK(isoText(*dates.finish) == isoText(*task.finish));
        }
    }
    CHECK(baselines == 12);
}

TEST_CASE("the same seed and day make the same sample, another seed another", "[sample]")
{
    const ChangeSet once = samplePortfolio(), again = samplePortfolio(), other = samplePortfolio({.seed = 2});
    CHECK((once.changes == again.changes));
    CHECK((once.contents == again.contents));
    CHECK_FALSE((once.contents == other.contents));
}

TEST_CASE("the closes of the sample hold what its plans and KPIs were then", "[sample]")
{
    const ChangeSet set = samplePortfolio();
    Portfolio p;
    ChangeSet copy = set;
    REQUIRE(applyToMemory(p, copy));
    const Kpi* spi = nullptr;
    p.all<Kpi>().forEach([&](const Kpi& k) {
        if (k.code == u"SPI") spi = &k;
    });
    REQUIRE(spi);
    NodeId slow; // the one whose ground was worse than bored
    p.all<Node>().forEach([&](const Node& n) {
        if (n.code == u"TWT") slow = n.id;
    });
    std::vector<double> indexes, done;
    for (const Snapshot* close : closesOf(p)) {
        const auto content = std::ranges::find(set.contents, close->id, &SnapshotContent::snapshot);
        REQUIRE(content != set.contents.end());
        const auto figures = decodeClose(content->cbor);
        REQUIRE(figures);
        const auto score = closedScore(figures->figures.values, slow, *spi);
        REQUIRE(score);
        indexes.push_back(score->number);
        for (const ClosedValue& v : figures->figures.values)
            if (v.record.id == slow.value && v.name == u"percent_complete") done.push_back(double(std::get<qint64>(v.value)) / e8);
        CHECK(closedScore(figures->figures.values, p.root()->id, *spi));
    }
    REQUIRE(done.size() == 3);
    CHECK(done[0] < done[1]);
    CHECK(done[1] < done[2]);
    CHECK(done[2] < 100);
    CHECK(indexes[2] < 1);
    CHECK(indexes[0] != indexes[2]);
}
