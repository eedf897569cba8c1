#include "core/edit/periods.h"
#include "core/model/closes.h"
#include "core/store/portfolio_file.h"
#include "core/store/verify.h"
#include "core/text/text.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A file with the closes of January, February and March.
struct ClosedFile {
    PortfolioFolder folder;
    Portfolio portfolio;
    IdSource ids;
    TakenBy by{QStringLiteral("Ada"), {1'700'000'000'000}};

    ClosedFile()
    {
        auto session = folder.create();
        addProject(*session, QStringLiteral("Depot"));
        REQUIRE(session->apply(*createPeriods(session->portfolio(), session->ids(), 2026)));
        for (int m = 1; m <= 3; ++m)
            REQUIRE(session->apply(*closePeriod(session->portfolio(), session->ids(), nextToClose(session->portfolio())->id, by)));
        portfolio = session->portfolio();
    }
    /// As a program would write that minds no rule of the domain: records and journal say the same.
    void write(ChangeSet set)
    {
        JournalEntry head;
        head.id = ids.next();
        head.device = QStringLiteral("device");
        head.author = QStringLiteral("Mallory");
        head.at = by.at;
        auto file = PortfolioFile::openToWrite(folder.path(), head);
        REQUIRE(file);
        REQUIRE(applyToMemory(portfolio, set));
        REQUIRE((*file)->write(head, set));
    }
    QStringList found() const
    {
        const auto report = verifyFile(folder.path());
        REQUIRE(report);
        QStringList out;
        for (const Error& problem : report->problems) {
            CHECK_FALSE(sentence(problem).contains(u'%'));
            out << reasonOf(problem) + u' ' + problem.args.value(1);
        }
        return out;
    }
};

} // namespace

TEST_CASE("verify finds no fault in a chain of closes", "[store][close]")
{
    ClosedFile file;
    REQUIRE(closesOf(file.portfolio).size() == 3);
    CHECK(file.found().isEmpty());
}

TEST_CASE("verify finds a close that is missing from the chain", "[store][close]")
{
    ClosedFile file;
    ChangeBuilder build(QStringLiteral("forge"));
    build.remove(file.portfolio, entityOf<Snapshot>(), closesOf(file.portfolio)[1]->id.value);
    file.write(build.take());
    CHECK(file.found() == QStringList{QStringLiteral("verify.close-missing 2026-03")});
}

TEST_CASE("verify finds a close that was replaced, by the one after it", "[store][close]")
{
    ClosedFile file;
    const Snapshot& second = *closesOf(file.portfolio)[1];
    Snapshot forged = second;
    CloseContent content{second.period, second.name, {}, {}, second.author, *second.takenAt, second.previousHash, {}};
    content.figures.total[0] = {1};
    const QByteArray cbor = encodeClose(content);
    forged.id = file.ids.next<SnapshotId>();
    forged.contentHash = contentHash(cbor);
    ChangeBuilder build(QStringLiteral("forge"));
    build.remove(file.portfolio, entityOf<Snapshot>(), second.id.value);
    build.insert(forged);
    build.content(forged.id, cbor, forged.contentHash);
    file.write(build.take());
    CHECK(file.found() == QStringList{QStringLiteral("verify.close-link 2026-03")});
}

TEST_CASE("verify finds a close whose content follows another one than its record says", "[store][close]")
{
    ClosedFile file;
    const Snapshot& last = *lastClose(file.portfolio);
    Snapshot forged = last;
    forged.id = file.ids.next<SnapshotId>();
    forged.number = last.number + 1;
    forged.previousHash = last.contentHash;
    forged.name = QStringLiteral("Forged");
    const QByteArray cbor = encodeClose({last.period, last.name, {}, {}, last.author, *last.takenAt, QStringLiteral("ff"), {}});
    forged.contentHash = contentHash(cbor);
    ChangeBuilder build(QStringLiteral("forge"));
    build.insert(forged);
    build.content(forged.id, cbor, forged.contentHash);
    file.write(build.take());
    CHECK(file.found() == QStringList{QStringLiteral("verify.close-link Forged")});
}

TEST_CASE("verify finds a changed byte of what a close froze", "[store][close]")
{
    ClosedFile file;
    for (const Snapshot* close : closesOf(file.portfolio)) {
        PortfolioFolder copy;
        writeBytes(copy.path(), bytesOf(file.folder.path()));
        {
            RawFile raw(copy.path());
            QByteArray content =
                raw.cell(QStringLiteral("SELECT content FROM snapshot_content WHERE hash = ?"), {close->contentHash}).toByteArray();
            content[content.size() / 2] = char(content[content.size() / 2] ^ 1);
            raw.run(QStringLiteral("UPDATE snapshot_content SET content = ? WHERE hash = ?"), {content, close->contentHash});
        }
        const auto report = verifyFile(copy.path());
        REQUIRE(report);
        REQUIRE_FALSE(report->problems.empty());
        CHECK(reasonOf(report->problems.front()) == QStringLiteral("verify.snapshot"));
    }
    RawFile raw(file.folder.path());
    raw.run(QStringLiteral("UPDATE snapshot SET previous_hash = ? WHERE sequence = 2 AND kind = 'period_close'"), {QStringLiteral("00")});
    CHECK(file.found().filter(QStringLiteral("verify.close-link 2026-02")).size() == 2); // by the records and by its content
}
