#include "core/edit/periods.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/table/table_import.h"
#include "core/model/closes.h"
#include "core/session/restatements.h"
#include "core/store/verify.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const QDate inJanuary(2026, 1, 15), inMarch(2026, 3, 15);

/// A project with an entry in the ledger of January and one of March; January and February are closed.
struct Books {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Depot"));
    LedgerEntryId january = post(inJanuary, 100'00), march = post(inMarch, 300'00);

    Books()
    {
        done(createPeriods(portfolio(), session->ids(), 2026));
        close(1), close(2);
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    PeriodId month(int m) const { return *periodCalled(portfolio(), QStringLiteral("2026-%1").arg(m, 2, 10, QLatin1Char('0'))); }
    TakenBy by() const { return {session->identity().author, session->identity().clock()}; }
    void done(Result<ChangeSet> set, Source source = Source::Person)
    {
        if (!set) FAIL(set.error().reason);
        const auto applied = session->apply(std::move(*set), source);
        if (!applied) FAIL(applied.error().reason << " " << applied.error().args.join(u'|').toStdString());
    }
    void close(int m) { done(closePeriod(portfolio(), session->ids(), month(m), by())); }
    void reopen(int m, const char* reason = "Invoice missed") { done(reopenPeriod(portfolio(), month(m), QLatin1String(reason), by())); }
    LedgerEntry entry(std::optional<QDate> day, qint64 amount)
    {
        return {.id = session->ids().next<LedgerEntryId>(),
            .project = project,
            .date = day,
            .title = QStringLiteral("Crane"),
            .amount = {amount}};
    }
    LedgerEntryId post(QDate day, qint64 amount)
    {
        const LedgerEntry row = entry(day, amount);
        done(inserted(row));
        return row.id;
    }
    template <class E> static ChangeSet inserted(const E& row)
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        return build.take();
    }
    template <auto M> ChangeSet edited(qint64 id, const typename Member<decltype(M)>::Type& value) const
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        return build.take();
    }
    ChangeSet removed(LedgerEntryId id) const
    {
        ChangeBuilder build(QStringLiteral("test.remove"));
        build.remove(portfolio(), entityOf<LedgerEntry>(), id.value);
        return build.take();
    }
    /// The reason for which it is refused, with nothing changed in memory.
    std::string refused(ChangeSet set, Source source)
    {
        const Portfolio before = portfolio();
        const qint64 sequence = session->sequence();
        const auto applied = session->apply(std::move(set), source);
        if (applied) return {};
        CHECK(difference(before, portfolio()).empty());
        CHECK(session->sequence() == sequence);
        CHECK_FALSE(sentence(applied.error()).contains(u'%'));
        return applied.error().reason;
    }
};

} // namespace

TEST_CASE("a closed period takes no entry and loses none, whoever writes", "[close][session]")
{
    Books b;
    for (const Source source : {Source::Person, Source::Import, Source::Merge, Source::Undo}) {
        CAPTURE(int(source));
        CHECK(b.refused(b.inserted(b.entry(inJanuary, 5'00)), source) == "period.closed");
        CHECK(b.refused(b.edited<&LedgerEntry::amount>(b.january.value, Money{1}), source) == "period.closed");
        CHECK(b.refused(b.edited<&LedgerEntry::date>(b.january.value, inMarch), source) == "period.closed");
        CHECK(b.refused(b.edited<&LedgerEntry::date>(b.march.value, inJanuary), source) == "period.closed");
        CHECK(b.refused(b.removed(b.january), source) == "period.closed");
        CHECK(b.refused(b.edited<&Period::end>(b.month(1).value, QDate(2026, 1, 20)), source) == "period.closed");
    }
    CHECK(b.refused(b.edited<&LedgerEntry::amount>(b.march.value, Money{1}), Source::Person).empty());
    CHECK(b.refused(b.edited<&LedgerEntry::title>(b.january.value, QStringLiteral("Tower crane")), Source::Person).empty());
    b.reopen(2), b.reopen(1);
    for (const Source source : {Source::Person, Source::Import, Source::Merge})
        CHECK(b.refused(b.inserted(b.entry(inJanuary, 5'00)), source).empty());
}

TEST_CASE("a period neither closes nor opens by its status alone, and what it froze stays", "[close][session]")
{
    Books b;
    const qint64 close = lastClose(b.portfolio())->id.value;
    for (const Source source : {Source::Person, Source::Import, Source::Merge, Source::Undo}) {
        CAPTURE(int(source));
        CHECK(b.refused(b.edited<&Period::status>(b.month(3).value, PeriodStatus::Closed), source) == "period.closed-without-figures");
        CHECK(b.refused(b.edited<&Period::status>(b.month(2).value, PeriodStatus::Open), source) == "period.opened-silently");
        CHECK(b.refused(b.edited<&Period::status>(b.month(2).value, PeriodStatus::Reopened), source) == "period.opened-silently");
        CHECK(b.refused(b.edited<&Snapshot::name>(close, QStringLiteral("Other")), source) == "period.close-stays");
        ChangeBuilder build(QStringLiteral("test.remove"));
        build.remove(b.portfolio(), entityOf<Snapshot>(), close);
        CHECK(b.refused(build.take(), source) == "period.close-stays");
    }
    auto forged = closePeriod(b.portfolio(), b.session->ids(), b.month(3), b.by());
    REQUIRE(forged);
    for (Change& change : forged->changes)
        for (Cell& cell : change.cells)
            if (change.entity == entityOf<Snapshot>() && cell.field == fieldIndex<&Snapshot::previousHash>())
                cell.after = QStringLiteral("ff");
    CHECK(b.refused(*forged, Source::Merge) == "period.chain-broken");
}

TEST_CASE("what is in the way of an import's rows is told row by row", "[close][csv]")
{
    Books b;
    IdSource ids(77'000);
    const QByteArray table = "id,project_id,posted_on,title,amount_minor\n" + QByteArray(",") + QByteArray::number(b.project.value)
        + ",2026-01-20,Late,700\n" + "," + QByteArray::number(b.project.value) + ",2026-03-20,In time,800\n"
        + QByteArray::number(b.january.value) + "," + QByteArray::number(b.project.value) + ",2026-03-02,Moved,10000\n"
        + QByteArray::number(b.january.value + 1'000'000) + "," + QByteArray::number(b.project.value) + ",2026-02-28,Last day,1\n";
    const auto source = readCsv(table);
    REQUIRE(source);
    const auto read = planTable(*source, {}, b.portfolio(), ids, entityOf<LedgerEntry>());
    REQUIRE(read);
    REQUIRE(read->refused.size() == 3);
    std::vector<qint64> lines;
    for (const TableRefusal& refusal : read->refused) {
        lines.push_back(refusal.row);
        CHECK(refusal.error.reason == std::string("period.closed"));
    }
    CHECK(lines == std::vector<qint64>{2, 4, 5});
    CHECK(read->added == 1);
    b.done(read->set, Source::Import);
    CHECK(b.portfolio().all<LedgerEntry>().size() == 3);
}

TEST_CASE("undo crosses neither a close nor a reopening", "[close][session]")
{
    Books b;
    CHECK_FALSE(b.session->undoLabel());
    CHECK_FALSE(b.session->undo());
    b.reopen(2);
    CHECK_FALSE(b.session->undoLabel());
    b.post(QDate(2026, 2, 3), 5'00);
    REQUIRE(b.session->undo());
    CHECK_FALSE(b.session->undoLabel());
    b.close(2);
    CHECK_FALSE(b.session->redoLabel());
    b.session.reset();
    b.session = b.folder.open();
    CHECK_FALSE(b.session->undoLabel());
}

TEST_CASE("what is edited in a reopened period is listed with who, when, before and after", "[close][session]")
{
    Books b;
    b.done(b.edited<&LedgerEntry::amount>(b.march.value, Money{301'00}));
    CHECK(restatementsOf(*b.session, b.month(1))->empty());
    b.reopen(2), b.reopen(1);
    b.session->setAuthor(QStringLiteral("Grace"));
    b.done(b.edited<&LedgerEntry::amount>(b.january.value, Money{120'00}));
    b.done(b.edited<&LedgerEntry::title>(b.january.value, QStringLiteral("Words")));
    b.done(b.edited<&LedgerEntry::date>(b.march.value, QDate(2026, 1, 31))); // comes in
    b.done(b.edited<&LedgerEntry::date>(b.march.value, inMarch)); // and goes
    const LedgerEntryId late = b.post(inJanuary, 7'00);
    b.done(b.removed(late));
    b.post(QDate(2026, 2, 14), 9'00);

    const auto all = restatementsOf(*b.session, b.month(1));
    REQUIRE(all);
    REQUIRE(all->size() == 5);
    CHECK((*all)[0].cell.op == Change::Remove);
    CHECK((*all)[0].title == QStringLiteral("Crane"));
    CHECK((*all)[1].cell.op == Change::Insert);
    CHECK((*all)[1].cell.id == late.value);
    CHECK((*all)[2].cell.before == Value(QDate(2026, 1, 31).toJulianDay()));
    CHECK((*all)[3].cell.after == Value(QDate(2026, 1, 31).toJulianDay()));
    const HistoryCell& amount = (*all)[4].cell;
    CHECK(amount.field == int(fieldIndex<&LedgerEntry::amount>()));
    CHECK(amount.before == Value(qint64(100'00)));
    CHECK(amount.after == Value(qint64(120'00)));
    CHECK(amount.entry.author == QStringLiteral("Grace"));
    CHECK(amount.entry.at == b.session->identity().clock());
    CHECK(restatementsOf(*b.session, b.month(2))->size() == 1);
    CHECK(restatementsOf(*b.session, b.month(5))->empty());

    b.close(1), b.close(2);
    CHECK(restatementsOf(*b.session, b.month(1))->size() == 5); // they stay told
}

TEST_CASE("what a claim's line or an accrual restates is found through what they belong to", "[close][session]")
{
    Books b;
    b.reopen(2), b.reopen(1);
    const Contract contract{.id = b.session->ids().next<ContractId>(),
        .project = b.project,
        .title = QStringLiteral("Piling"),
        .status = ContractStatus::Approved,
        .sum = Money{900'00}};
    const Claim claim{.id = b.session->ids().next<ClaimId>(),
        .contract = contract.id,
        .title = QStringLiteral("P1"),
        .status = ClaimStatus::Paid,
        .paymentMonth = QDate(2026, 1, 1)};
    const ClaimLine line{
        .id = b.session->ids().next<ClaimLineId>(), .claim = claim.id, .title = QStringLiteral("Piles"), .approved = {10'00}};
    const CostAccrual accrual{.id = b.session->ids().next<CostAccrualId>(),
        .project = b.project,
        .title = QStringLiteral("Steel"),
        .period = b.month(1),
        .amount = {4'00}};
    b.done(b.inserted(contract)), b.done(b.inserted(claim)), b.done(b.inserted(line)), b.done(b.inserted(accrual));
    QStringList titles;
    const auto restated = restatementsOf(*b.session, b.month(1));
    REQUIRE(restated);
    for (const Restatement& r : *restated) titles << r.title;
    CHECK(titles == QStringList{QStringLiteral("Steel"), QStringLiteral("P1 · Piles"), QStringLiteral("P1")});
}

TEST_CASE("the file is sound after closes and reopenings, and what was frozen reads from it", "[close][session]")
{
    Books b;
    b.reopen(2);
    b.close(2);
    const auto closes = b.portfolio().all<Snapshot>().size();
    CHECK(closes == 3);
    b.session.reset();
    const auto report = verifyFile(b.folder.path());
    REQUIRE(report);
    CHECK(report->problems.empty());
    CHECK(report->snapshots == 3);
    b.session = b.folder.open(QStringLiteral("Ada"), OpenMode::ReadOnly);
    int read = 0;
    b.portfolio().all<Snapshot>().forEach([&](const Snapshot& s) {
        const auto figures = b.session->closedFigures(s.id);
        REQUIRE(figures);
        CHECK((*figures)->projects.front().total.at(CostMeasure::Ledger).own == Amount{400'00});
        CHECK(*b.session->closedFigures(s.id) == *figures); // kept
        ++read;
    });
    CHECK(read == 3);
    CHECK_FALSE(b.session->closedFigures(SnapshotId{b.project.value}));
}
