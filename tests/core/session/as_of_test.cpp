#include "core/edit/baselines.h"
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/exchange/json/record_json.h"
#include "core/session/session.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <QBuffer>
#include <QFile>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

QByteArray dumpOf(const Portfolio& portfolio)
{
    QBuffer dump;
    REQUIRE(dump.open(QIODevice::WriteOnly));
    writeDump(dump, portfolio);
    return dump.data();
}

QByteArray dumpAsOf(const Session& session, Instant at)
{
    const auto past = session.asOf(at);
    if (!past) FAIL(past.error().reason << " " << past.error().args.join(u'|').toStdString());
    return dumpOf(*past);
}

/// A clock that a test sets.
struct Time {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(*parseInstant(u"2026-03-02T08:00:00.000Z"));
    Identity identity(const QString& author = QStringLiteral("Ada")) const
    {
        return {author, QStringLiteral("device-1"), [now = now] { return *now; }};
    }
    void pass(qint64 minutes) { now->ms += minutes * 60'000; }
};

/// Edits of every sort, at random: records that come, change, come back and go, one at a time and by the thousand.
class Worker {
public:
    Worker(Session& session, quint32 seed)
        : m_session(&session)
        , m_random(seed)
    {
    }
    void moveTo(Session& session) { m_session = &session; }
    void work()
    {
        const Portfolio& p = m_session->portfolio();
        const auto tasks = recordsOf<Task>();
        switch (m_random() % 8) {
        case 0: {
            auto set = addNode(p, m_session->ids(), p.root()->id, NodeKind::Project, name(), {}, QDate(2026, 3, 2));
            REQUIRE(set);
            return apply(std::move(*set));
        }
        case 1:
        case 2: return addTasks(1 + m_random() % 3);
        case 3:
            if (tasks.empty()) return addTasks(1);
            return remove({entityOf<Task>(), pick(tasks)});
        case 4: {
            const auto projects = p.projectsUnder(p.root()->id);
            return projects.size() > 2 ? remove({entityOf<Node>(), projects[m_random() % projects.size()].value}) : addTasks(1);
        }
        case 5: (void)m_session->undo(); return;
        case 6: (void)m_session->redo(); return;
        default:
            if (tasks.empty()) return addTasks(1);
            ChangeBuilder build(QStringLiteral("task.edit"));
            build.update<&Task::name>(p, pick(tasks), name());
            build.update<&Task::duration>(p, pick(tasks), WorkTime{qint64(m_random() % 100) * 3600});
            return apply(build.take());
        }
    }
    void addTasks(unsigned count)
    {
        const auto projects = m_session->portfolio().projectsUnder(m_session->portfolio().root()->id);
        if (projects.empty()) return;
        ChangeBuilder build(QStringLiteral("task.add"));
        const NodeId project = projects[m_random() % projects.size()];
        for (unsigned i = 0; i < count; ++i)
            build.insert(Task{.id = m_session->ids().next<TaskId>(),
                .project = project,
                .rank = QStringLiteral("m%1").arg(i),
                .code = QString::number(i),
                .name = name(),
                .duration = hours(8)});
        apply(build.take());
    }

private:
    template <class E> std::vector<qint64> recordsOf() const
    {
        std::vector<qint64> ids;
        m_session->portfolio().all<E>().forEach([&](const E& e) { ids.push_back(e.id.value); });
        return ids;
    }
    qint64 pick(const std::vector<qint64>& ids) { return ids[m_random() % ids.size()]; }
    QString name() { return QStringLiteral("Name %1").arg(m_random() % 1000); }
    void apply(ChangeSet set)
    {
        const auto done = m_session->apply(std::move(set));
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }
    void remove(RecordKey record)
    {
        auto set = removeRecords(m_session->portfolio(), {record});
        REQUIRE(set);
        apply(std::move(*set));
    }
    Session* m_session;
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("a portfolio as of any earlier instant is what it was then", "[session]")
{
    for (const quint32 seed : {1u, 2u}) {
        CAPTURE(seed);
        PortfolioFolder folder;
        Time time;
        auto session = std::move(*Session::create(folder.path(), time.identity()));
        Worker worker(*session, seed);
        std::vector<std::pair<Instant, QByteArray>> seen;
        for (int step = 0; step < 40; ++step) {
            if (step == 12)
                worker.addTasks(400); // enough for an entry in bulk
            else
                worker.work();
            seen.emplace_back(*time.now, dumpOf(session->portfolio()));
            time.pass(1 + step % 3);
            if (step == 25) { // another session on the same file knows as much
                session.reset();
                session = std::move(*Session::open(folder.path(), time.identity(QStringLiteral("Bea"))));
                worker.moveTo(*session);
            }
        }
        const auto entries = session->history();
        REQUIRE(std::ranges::any_of(entries, [](const HistoryEntry& e) { return e.changes >= 400; }));
        auto reader = std::move(*Session::open(folder.path(), time.identity(), OpenMode::ReadOnly));
        for (const auto& [at, dump] : seen) {
            CAPTURE(isoText(at));
            CHECK(dumpAsOf(*reader, at) == dump);
            CHECK(dumpAsOf(*session, {at.ms + 59'999}) == dump); // until the next edit, a minute later
        }
        CHECK(dumpAsOf(*session, {seen.back().first.ms + 1'000'000'000}) == seen.back().second);
        CHECK(dumpOf(session->portfolio()) == seen.back().second); // looking back changed nothing
    }
}

TEST_CASE("before its first entry a portfolio was not there", "[session]")
{
    PortfolioFolder folder;
    Time time;
    auto session = std::move(*Session::create(folder.path(), time.identity()));
    const auto none = session->asOf({time.now->ms - 1});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Errc::NotFound);
    CHECK(QString::fromLatin1(none.error().reason) == QStringLiteral("history.before-birth"));
    CHECK(none.error().args == QStringList{QStringLiteral("2026-03-02T07:59:59.999Z"), QStringLiteral("2026-03-02T08:00:00.000Z")});
    CHECK(session->asOf(*time.now));
}

TEST_CASE("a clock that was set back confuses nobody: what stood at an instant is what the last entry up to it had left", "[session]")
{
    PortfolioFolder folder;
    Time time;
    auto session = std::move(*Session::create(folder.path(), time.identity()));
    time.pass(60);
    addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    time.pass(-30);
    REQUIRE(rename(*session, taskNamed(*session, u"Slab").id, QStringLiteral("Deck")));
    const Instant between = *time.now;
    time.pass(90);
    REQUIRE(rename(*session, taskNamed(*session, u"Deck").id, QStringLiteral("Pier")));
    const auto past = session->asOf(between);
    REQUIRE(past);
    REQUIRE(past->all<Task>().size() == 1);
    CHECK(past->all<Task>().row(0).name == QStringLiteral("Deck"));
}

TEST_CASE("what stood before a migration is seen through it, with the younger fields at their defaults", "[session]")
{
    PortfolioFolder folder;
    REQUIRE(QFile::copy(QStringLiteral(GANTRY_TEST_DATA "/schema-1.gantry"), folder.path()));
    QByteArray before;
    {
        auto reader = folder.open(QStringLiteral("Bea"), OpenMode::ReadOnly);
        before = dumpOf(reader->portfolio());
    }
    Time time;
    time.pass(24 * 60);
    auto session = std::move(*Session::open(folder.path(), time.identity()));
    REQUIRE_FALSE(session->isReadOnly());
    time.pass(10);
    const Node* quay = nullptr;
    session->portfolio().all<Node>().forEach([&](const Node& n) {
        if (n.code == u"NQ") quay = &n;
    });
    REQUIRE(quay);
    ChangeBuilder build(QStringLiteral("node.edit"));
    build.update<&Node::trend>(session->portfolio(), quay->id.value, Trend::Down);
    REQUIRE(session->apply(build.take()));
    CHECK(dumpOf(session->portfolio()) != before);
    CHECK(dumpAsOf(*session, *parseInstant(u"2026-03-02T23:00:00.000Z")) == before);

    // Before the baseline and the import, by the times of the file.
    const auto early = session->asOf(*parseInstant(u"2026-03-02T08:21:00.000Z"));
    REQUIRE(early);
    CHECK(early->all<Snapshot>().size() == 0);
    CHECK(early->all<Task>().size() == 6);
    CHECK(early->find(quay->id)->trend == Trend::None);
}

TEST_CASE("a snapshot that has gone since is there in the past, with its content", "[session]")
{
    PortfolioFolder folder;
    Time time;
    auto session = std::move(*Session::create(folder.path(), time.identity()));
    const NodeId project = addProject(*session, QStringLiteral("Bridge"), {QStringLiteral("Slab")});
    auto set = setBaseline(session->portfolio(), session->ids(), *session->schedule(project), {QStringLiteral("Approved")},
        {QStringLiteral("Ada"), *time.now});
    REQUIRE(set);
    REQUIRE(session->apply(std::move(*set)));
    const Snapshot baseline = session->portfolio().all<Snapshot>().row(0);
    const Instant then = *time.now;
    time.pass(5);
    auto gone = removeRecords(session->portfolio(), {{entityOf<Snapshot>(), baseline.id.value}});
    REQUIRE(gone);
    REQUIRE(session->apply(std::move(*gone)));
    CHECK(session->portfolio().all<Snapshot>().size() == 0);
    const auto past = session->asOf(then);
    REQUIRE(past);
    CHECK(*past->find(baseline.id) == baseline);
}
