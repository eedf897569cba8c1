#include "core/edit/records.h"
#include "core/session/session.h"
#include "tests/core/exchange/mspdi_text.h"
#include "tests/core/exchange/pmxml_text.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

ImportReport import(Session& session, const QByteArray& bytes, const char* fileName)
{
    auto source = readSource(bytes, QString::fromLatin1(fileName));
    if (!source) FAIL(source.error().reason);
    ImportReport report;
    const auto done = session.applyBulkNow(
        [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            return planImport(
                portfolio, ids, std::move(*source), {}, report, [&](SnapshotId id) { return session.frozen(id); }, progress);
        },
        Source::Import);
    if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    CHECK(report.balanced());
    return report;
}

/// "Pour of Deck < Dig of Pier", for each link.
QString linksOf(const Session& session)
{
    const Portfolio& p = session.portfolio();
    QStringList out;
    const auto named = [&](TaskId id) {
        const Task& t = *p.find(id);
        return t.name + QStringLiteral(" of ") + p.find(t.project)->name;
    };
    p.all<Link>().forEach([&](const Link& l) { out << named(l.successor) + QStringLiteral(" < ") + named(l.predecessor); });
    out.sort();
    return out.join(QStringLiteral("; "));
}
QString tasksOf(const Session& session)
{
    QStringList out;
    session.portfolio().all<Task>().forEach([&](const Task& t) { out << t.name; });
    out.sort();
    return out.join(u' ');
}
const Task& taskCalled(const Session& session, const char* name)
{
    const Task* found = nullptr;
    session.portfolio().all<Task>().forEach([&](const Task& t) {
        if (t.name == QLatin1String(name)) found = &t;
    });
    REQUIRE(found);
    return *found;
}
QString startOf(const Session& session, const char* name)
{
    const Task& task = taskCalled(session, name);
    return isoText(*session.schedule(task.project)->find(task.id)->start);
}

/// Two files of one format: the first holds Pour of Deck, which waits for Dig of Pier, and that is in the second.
struct Pair {
    QByteArray deck, pier;
    const char *deckName, *pierName, *reason;
    const char* record;
};

QByteArray mspdiFile(const char* title, const QByteArray& tasks)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\"><Name>"
        + QByteArray(title).toLower() + ".mpp</Name><Title>" + title + "</Title><StartDate>2026-03-02T08:00:00</StartDate><Tasks>" + tasks
        + "</Tasks></Project>";
}
const QByteArray twoDays = "<Duration>PT16H0M0S</Duration>";
const QByteArray pierTasks = mspdi_text::task(41, "Survey", twoDays) + mspdi_text::task(42, "Dig", twoDays);

Pair mspdiPair()
{
    return {mspdiFile("Deck",
                mspdi_text::task(1, "Pour",
                    twoDays
                        + "<PredecessorLink><PredecessorUID>7</PredecessorUID><Type>1</Type><CrossProject>1</CrossProject>"
                          "<CrossProjectName>C:\\plans\\Pier.mpp\\2</CrossProjectName></PredecessorLink>")),
        mspdiFile("Pier", pierTasks), "deck.xml", "pier.xml", "link-other-file", "PredecessorLink"};
}

XerText xerProject(const char* row)
{
    XerText x;
    x.table("CALENDAR", "clndr_id | clndr_name | default_flag | clndr_data", {(QByteArray("1 | Std | Y | ") + fiveByEight).constData()});
    return x.table("PROJECT", "proj_id | proj_short_name | guid | export_flag | clndr_id | plan_start_date | last_recalc_date", {row});
}
constexpr const char* taskColumns =
    "task_id | proj_id | task_code | task_name | status_code | target_drtn_hr_cnt | remain_drtn_hr_cnt | clndr_id";
constexpr const char* linkColumns = "task_pred_id | task_id | pred_task_id | proj_id | pred_proj_id | pred_type | lag_hr_cnt";

Pair xerPair()
{
    XerText deck = xerProject("100 | Deck | guidDeck | Y | 1 | 2026-03-02 08:00 | 2026-03-02 08:00");
    deck.table("TASK", taskColumns, {"1 | 100 | A10 | Pour | TK_NotStart | 16 | 16 | 1"});
    deck.table("TASKPRED", linkColumns, {"9 | 1 | 42 | 100 | 200 | PR_FS | 0"});
    XerText pier = xerProject("200 | Pier | guidPier | Y | 1 | 2026-03-02 08:00 | 2026-03-02 08:00");
    pier.table(
        "TASK", taskColumns, {"42 | 200 | A10 | Dig | TK_NotStart | 16 | 16 | 1", "43 | 200 | A20 | Survey | TK_NotStart | 16 | 16 | 1"});
    pier.table("TASKPRED", linkColumns, {"9 | 1 | 42 | 100 | 200 | PR_FS | 0"});
    return {deck.bytes(), pier.bytes(), "deck.xer", "pier.xer", "link-end-missing", "TASKPRED"};
}

Pair pmxmlPair()
{
    const auto project = [](const char* id, const char* name, const QByteArray& records) {
        return pmxml_text::file(pmxml_text::calendar({}) + "<Project><DataDate>2026-03-02T08:00:00</DataDate><Id>" + name + "</Id><Name>"
            + name + "</Name><ObjectId>" + id + "</ObjectId><PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate>" + records
            + "</Project>");
    };
    const QByteArray link =
        "<Relationship><ObjectId>9</ObjectId><PredecessorActivityObjectId>42</PredecessorActivityObjectId>"
        "<PredecessorProjectObjectId>200</PredecessorProjectObjectId><SuccessorActivityObjectId>1</SuccessorActivityObjectId>"
        "<SuccessorProjectObjectId>100</SuccessorProjectObjectId><Type>Finish to Start</Type></Relationship>";
    return {project("100", "Deck", pmxml_text::activity(1, "Pour") + link), project("200", "Pier", pmxml_text::activity(42, "Dig") + link),
        "deck.xml", "pier.xml", "link-end-missing", "Relationship"};
}

} // namespace

TEST_CASE("a link to another file is made when both are here, whichever came first", "[import][links]")
{
    const Pair pair = std::array{mspdiPair(), xerPair(), pmxmlPair()}[std::size_t(GENERATE(0, 1, 2))];
    INFO(pair.record);
    const PortfolioFolder folder;
    const auto session = folder.create();
    SECTION("the one that waits")
    {
        ImportReport first = import(*session, pair.deck, pair.deckName);
        CHECK(linksOf(*session) == QString());
        CHECK(first.records[QLatin1String(pair.record)].skipped[QLatin1String(pair.reason)].count == 1);
        ImportReport second = import(*session, pair.pier, pair.pierName);
        CHECK(second.notes[QStringLiteral("link-made")].examples == QStringList{QStringLiteral("Deck: Pour")});
    }
    SECTION("the one that is waited for")
    {
        import(*session, pair.pier, pair.pierName);
        ImportReport second = import(*session, pair.deck, pair.deckName);
        CHECK(second.records[QLatin1String(pair.record)].skipped.isEmpty());
        CHECK(second.records[QLatin1String(pair.record)].taken == 1);
    }
    CHECK(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Pier"));

    const QString before = startOf(*session, "Pour");
    const RecordKey dig{entityOf<Task>(), taskCalled(*session, "Dig").id.value};
    REQUIRE(session->apply(*setCell(session->portfolio(), dig, fieldFor<&Task::duration>(), Value(hours(80).seconds))));
    CHECK(startOf(*session, "Pour") > before);

    QByteArray newer = pair.deck; // a newer version of the file finds its link
    newer.replace("Pour", "Cast");
    import(*session, newer, pair.deckName);
    CHECK(linksOf(*session) == QStringLiteral("Cast of Deck < Dig of Pier"));
}

TEST_CASE("files that are imported together link as those that come one by one", "[import][links]")
{
    Pair pair = std::array{mspdiPair(), xerPair(), pmxmlPair()}[std::size_t(GENERATE(0, 1, 2))];
    if (GENERATE(false, true)) std::swap(pair.deck, pair.pier), std::swap(pair.deckName, pair.pierName);
    const PortfolioFolder folder;
    const auto session = folder.create();
    std::vector<ParsedSource> sources;
    sources.push_back(*readSource(pair.deck, QString::fromLatin1(pair.deckName)));
    sources.push_back(*readSource(pair.pier, QString::fromLatin1(pair.pierName)));
    std::vector<ImportReport> reports;
    const auto done = session->applyBulkNow(
        [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            return planImports(
                portfolio, ids, std::move(sources), {}, reports, [&](SnapshotId id) { return session->frozen(id); }, progress);
        },
        Source::Import);
    REQUIRE(done);
    CHECK(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Pier"));
    session->portfolio().all<Snapshot>().forEach([&](const Snapshot& s) {
        CHECK(s.number == 0);
        CHECK(session->frozen(s.id)->waiting.empty());
    });
}

TEST_CASE("the date that Primavera keeps in place of a link gives way to it", "[import][links]")
{
    Pair pair = xerPair();
    pair.deck.replace("clndr_id\r\n%R\t1\t100\tA10", "clndr_id\texternal_early_start_date\r\n%R\t1\t100\tA10")
        .replace("16\t16\t1\r\n%T\tTASKPRED", "16\t16\t1\t2026-07-01 08:00\r\n%T\tTASKPRED");
    const PortfolioFolder folder;
    const auto session = folder.create();
    SECTION("when the link is made")
    {
        import(*session, pair.deck, pair.deckName);
        CHECK(startOf(*session, "Pour") == QStringLiteral("2026-07-01T08:00:00"));
        import(*session, pair.pier, pair.pierName);
    }
    SECTION("when it comes with the project")
    {
        import(*session, pair.pier, pair.pierName);
        import(*session, pair.deck, pair.deckName);
    }
    CHECK(startOf(*session, "Pour") == QStringLiteral("2026-03-04T08:00:00"));
    QByteArray newer = pair.deck;
    newer.replace("Pour", "Cast");
    import(*session, newer, pair.deckName);
    CHECK(startOf(*session, "Cast") == QStringLiteral("2026-03-04T08:00:00"));
}

TEST_CASE("a link that was made and removed here stays removed, and one import is undone as one", "[import][links]")
{
    const Pair pair = xerPair();
    const PortfolioFolder folder;
    const auto session = folder.create();
    import(*session, pair.deck, pair.deckName);
    import(*session, pair.pier, pair.pierName);
    REQUIRE(session->undo());
    CHECK(linksOf(*session) == QString());
    import(*session, pair.pier, pair.pierName);
    REQUIRE(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Pier"));
    RecordKey link{entityOf<Link>(), 0};
    session->portfolio().all<Link>().forEach([&](const Link& l) { link.id = l.id.value; });
    REQUIRE(session->apply(*removeRecords(session->portfolio(), {link})));
    QByteArray newer = pair.deck;
    newer.replace("Pour", "Cast");
    import(*session, newer, pair.deckName);
    newer = pair.pier;
    newer.replace("Survey", "Look");
    import(*session, newer, pair.pierName);
    CHECK(linksOf(*session) == QString());
}

TEST_CASE(
    "a task that stands in for one of another file goes when that one is here, and its links lead from the task itself", "[import][links]")
{
    const char* const named = GENERATE(
        "<ExternalTaskProject>C:\\plans\\Pier.mpp\\2</ExternalTaskProject>", "<ExternalTaskProject>Pier.mpp</ExternalTaskProject>", "");
    const QByteArray path = qstrlen(named) ? "" : "<CrossProjectName>C:\\plans\\Pier.mpp\\2</CrossProjectName>";
    const QByteArray deck = mspdiFile("Deck",
        mspdi_text::task(1, "Pour",
            twoDays + "<PredecessorLink><PredecessorUID>5</PredecessorUID><Type>1</Type><CrossProject>1</CrossProject>" + path
                + "</PredecessorLink>")
            + mspdi_text::task(5, "Dig",
                twoDays + "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><ExternalTask>1</ExternalTask>" + named));
    const QByteArray pier = mspdiFile("Pier", pierTasks);
    const PortfolioFolder folder;
    const auto session = folder.create();
    SECTION("the one that waits first")
    {
        import(*session, deck, "deck.xml");
        CHECK(tasksOf(*session) == QStringLiteral("Dig Pour"));
        CHECK(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Deck"));
        import(*session, pier, "pier.xml");
    }
    SECTION("the one that is waited for first")
    {
        import(*session, pier, "pier.xml");
        import(*session, deck, "deck.xml");
    }
    CHECK(tasksOf(*session) == QStringLiteral("Dig Pour Survey"));
    CHECK(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Pier"));
    QByteArray newer = deck;
    newer.replace("Pour", "Cast");
    import(*session, newer, "deck.xml");
    CHECK(tasksOf(*session) == QStringLiteral("Cast Dig Survey"));
    CHECK(linksOf(*session) == QStringLiteral("Cast of Deck < Dig of Pier"));
}

TEST_CASE("a link waits on where the other project is not sure or its task not there", "[import][links]")
{
    const PortfolioFolder folder;
    const auto session = folder.create();
    import(*session, mspdiPair().deck, "deck.xml");
    SECTION("another project")
    {
        import(*session, mspdiFile("Tower", pierTasks), "tower.xml");
        CHECK(linksOf(*session) == QString());
    }
    SECTION("a file without that row")
    {
        import(*session, mspdiFile("Pier", mspdi_text::task(41, "Survey", twoDays)), "pier.xml");
        CHECK(linksOf(*session) == QString());
    }
    SECTION("the same id in another database")
    {
        XerText deck = xerProject("100 | Deck | guidDeck | Y | 1 | 2026-03-02 08:00 | 2026-03-02 08:00");
        deck.table("PROJECT", "proj_id | proj_short_name | guid | export_flag", {"200 | Pier | guidPier | N"});
        deck.table("TASK", taskColumns, {"1 | 100 | A10 | Pour | TK_NotStart | 16 | 16 | 1"});
        deck.table("TASKPRED", linkColumns, {"9 | 1 | 42 | 100 | 200 | PR_FS | 0"});
        import(*session, deck.bytes(), "deck.xer");
        XerText other = xerProject("200 | Shed | guidShed | Y | 1 | 2026-03-02 08:00 | 2026-03-02 08:00");
        other.table("TASK", taskColumns, {"42 | 200 | A10 | Paint | TK_NotStart | 16 | 16 | 1"});
        import(*session, other.bytes(), "shed.xer");
        CHECK(linksOf(*session) == QString());
        import(*session, xerPair().pier, "pier.xer");
        CHECK(linksOf(*session) == QStringLiteral("Pour of Deck < Dig of Pier"));
    }
}
