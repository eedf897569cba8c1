#include "core/session/session.h"
#include "tests/core/exchange/pmxml_text.h"
#include "tests/core/exchange/round_trip.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/corpus.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

ParsedSource sourceOf(const QByteArray& bytes)
{
    auto source = readSource(bytes, QStringLiteral("plan"));
    if (!source) FAIL(source.error().reason);
    return std::move(*source);
}

/// What an import changes, as "task 2, custom_value 1"; it is applied. What tells of the import itself is left out. The hash is made
/// another one, so that the rows themselves are compared.
QString import(Session& session, const QByteArray& bytes, ImportReport& report)
{
    ParsedSource source = sourceOf(bytes);
    static int times = 0;
    source.contentHash += QString::number(++times);
    QMap<QString, int> changes;
    const auto done = session.applyBulkNow(
        [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) -> Result<ChangeSet> {
            auto set = planImport(
                portfolio, ids, std::move(source), {}, report, [&](SnapshotId id) { return session.frozen(id); }, progress);
            for (const Change& c : set ? set->changes : std::vector<Change>())
                if (c.entity != entityOf<ImportSource>()) ++changes[infoOf(c.entity).keyText()];
            return set;
        },
        Source::Import);
    if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    QStringList out;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) out << QStringLiteral("%1 %2").arg(it.key()).arg(*it);
    return out.join(QStringLiteral(", "));
}

} // namespace

TEST_CASE("an XER with everything in it fits into a portfolio, and reading it again changes nothing", "[xer][import]")
{
    const PortfolioFolder folder;
    const auto session = folder.create();
    ImportReport first, second;
    CHECK(import(*session, XerText::everything().bytes(), first) != QString());
    CHECK(first.balanced());
    REQUIRE(first.projects.size() == 2);
    CHECK(session->portfolio().all<Link>().size() == 3);
    CHECK(import(*session, XerText::everything().bytes(), second) == QString());
    for (const ImportedProject& p : second.projects) {
        CHECK(p.what == ImportedProject::Unchanged);
        CHECK(p.matchedBy == QStringLiteral("guid"));
    }
}

TEST_CASE("a newer XER changes what differs", "[xer][import]")
{
    const PortfolioFolder folder;
    const auto session = folder.create();
    ImportReport report;
    import(*session, XerText::everything().bytes(), report);
    QByteArray newer = XerText::everything().bytes();
    newer.replace("\tSlab\t", "\tFirst slab\t").replace("\tGround floor\t", "\tGround level\t").replace("\tEast\r\n", "\tWest\r\n");
    CHECK(
        import(*session, newer, report) == QStringLiteral("custom_value 1, snapshot 1, task 2")); // the snapshot: the rows as they came in
    CHECK(taskNamed(*session, u"First slab").sourceId == QStringLiteral("1002"));
    CHECK(taskNamed(*session, u"Ground level").sourceId == QStringLiteral("wbs:203"));
}

TEST_CASE("projects of one XER may wait for each other, in whatever order they stand", "[xer][import]")
{
    XerText x;
    x.table("PROJECT", "proj_id | proj_short_name", {"1 | A", "2 | B"});
    x.table("TASK", "task_id | proj_id | task_code", {"11 | 1 | A1", "12 | 1 | A2", "21 | 2 | B1"});
    x.table("TASKPRED", "task_pred_id | task_id | pred_task_id | pred_type | lag_hr_cnt",
        {"1 | 21 | 11 | PR_FS | 0", "2 | 12 | 21 | PR_FS | 8"});
    const PortfolioFolder folder;
    const auto session = folder.create();
    ImportReport report;
    import(*session, x.bytes(), report);
    QStringList links;
    session->portfolio().all<Link>().forEach([&](const Link& l) {
        links << session->portfolio().find(l.predecessor)->code + u'>' + session->portfolio().find(l.successor)->code;
    });
    links.sort();
    CHECK(links.join(u' ') == QStringLiteral("A1>B1 B1>A2"));
    CHECK(report.records.value(QStringLiteral("TASKPRED")).taken == 2);
    CHECK(import(*session, x.bytes(), report) == QString());
}

TEST_CASE("a PMXML with everything in it fits into a portfolio, and reading it again changes nothing", "[pmxml][import]")
{
    const PortfolioFolder folder;
    const auto session = folder.create();
    ImportReport report;
    CHECK(import(*session, pmxml_text::quayWall(), report) != QString());
    CHECK(report.balanced());
    CHECK(report.records.value(QStringLiteral("Activity")).changed == 5);
    CHECK(import(*session, pmxml_text::quayWall(), report) == QString());
    QByteArray newer = pmxml_text::quayWall();
    newer.replace("<Name>Cap beam</Name>", "<Name>Capping beam</Name>");
    CHECK(import(*session, newer, report) == QStringLiteral("snapshot 1, task 1")); // the snapshot: the rows as they came in
    CHECK(taskNamed(*session, u"Capping beam").sourceId == QStringLiteral("3"));
}

TEST_CASE("a plan that came in one format of P6 is updated by the other", "[xer][pmxml][import]")
{
    const Holding quay = holdingOf(pmxml_text::quayWall());
    const QByteArray xml = written(quay, quay.projects.front(), SourceFormat::Pmxml).bytes;
    QByteArray xer = written(quay, quay.projects.front(), SourceFormat::Xer).bytes;
    const PortfolioFolder folder;
    const auto session = folder.create();
    ImportReport report;
    import(*session, xml, report);
    CHECK(import(*session, xer, report) == QString());
    CHECK(report.projects.front().matchedBy == QStringLiteral("guid"));
    xer.replace("\tCap beam\t", "\tCapping beam\t");
    CHECK(import(*session, xer, report) == QStringLiteral("snapshot 1, task 1"));
    CHECK(import(*session, xml, report) == QStringLiteral("snapshot 1, task 1"));
    CHECK(session->portfolio().all<ImportSource>().size() == 1);
}

TEST_CASE("each file of P6 in the corpus fits into a portfolio, and reading it again changes nothing", "[xer][pmxml][import][corpus]")
{
    for (const char* kind : {"xer", "pmxml"})
        for (const corpus::File& file : corpus::files(QLatin1String(kind))) {
            INFO(file.name.toStdString());
            const PortfolioFolder folder;
            const auto session = folder.create();
            ImportReport report;
            CHECK(import(*session, file.bytes, report) != QString());
            INFO(reportText(report).toStdString());
            CHECK(report.balanced());
            CHECK(import(*session, file.bytes, report) == QString());
        }
}
