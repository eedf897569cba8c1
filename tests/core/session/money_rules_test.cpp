#include "core/cost/explain.h"
#include "core/edit/periods.h"
#include "core/edit/records.h"
#include "tests/support/money.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A file with one project, and people who type into it.
struct Ledger {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Depot"));
    CostAccountId works = add(CostAccount{.project = project, .title = QStringLiteral("Works"), .originalBudget = {1000'00}});
    ContractId contract = add(Contract{.project = project, .title = QStringLiteral("Builder"), .status = ContractStatus::Approved});
    ContractLineId line = add(ContractLine{.contract = contract, .title = QStringLiteral("Slab"), .account = works, .amount = {500'00}});

    template <class E> ChangeSet insertion(E row)
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        return build.take();
    }
    template <class E> Result<qint64> tryAdd(E& row, Source source = Source::Person)
    {
        row.id.value = session->ids().next();
        return session->apply(insertion(row), source);
    }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        const auto done = tryAdd(row);
        if (!done) FAIL(done.error().reason);
        return row.id;
    }
    template <auto M> Result<qint64> set(qint64 id, const typename Member<decltype(M)>::Type& value, Source source = Source::Person)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(session->portfolio(), id, value);
        return session->apply(build.take(), source);
    }
    Result<qint64> remove(RecordKey key) { return session->apply(*removeRecords(session->portfolio(), {key})); }
    PeriodId period(QDate first, PeriodStatus status)
    {
        const PeriodId id =
            add(Period{.name = first.toString(QStringLiteral("yyyy-MM")), .start = first, .end = first.addMonths(1).addDays(-1)});
        if (status == PeriodStatus::Closed) close(id);
        return id;
    }
    void close(PeriodId period) { REQUIRE(session->apply(*closePeriod(session->portfolio(), session->ids(), period, ada))); }
    void reopen(PeriodId period)
    {
        REQUIRE(session->apply(*reopenPeriod(session->portfolio(), period, QStringLiteral("A bill was missed"), ada)));
    }
    const TakenBy ada{QStringLiteral("Ada"), {1'772'000'000'000}};
};

std::string reasonOf(const Result<qint64>& done) { return done ? "taken" : done.error().reason; }
bool lists(const Session& session, const char* reason)
{
    return std::ranges::any_of(session.findings(), [&](const Finding& f) { return QLatin1String(f.reason) == QLatin1String(reason); });
}

} // namespace

TEST_CASE("a contract never falls below what is claimed on it", "[money]")
{
    Ledger ledger;
    const ClaimId claim = ledger.add(Claim{.contract = ledger.contract, .title = QStringLiteral("1"), .status = ClaimStatus::Submitted});
    ledger.add(ClaimLine{.claim = claim, .contractLine = ledger.line, .claimed = {400'00}});
    CHECK(reasonOf(ledger.set<&ContractLine::amount>(ledger.line.value, {399'99})) == "contract.below-claimed");
    CHECK(reasonOf(ledger.set<&ContractLine::amount>(ledger.line.value, {400'00})) == "taken");
    ClaimLine more{.claim = claim, .contractLine = ledger.line, .claimed = {1}};
    CHECK(reasonOf(ledger.tryAdd(more)) == "contract.below-claimed");
    CHECK_FALSE(lists(*ledger.session, "contract.below-claimed"));
    SECTION("an import that brings it is kept and listed")
    {
        CHECK(reasonOf(ledger.set<&ContractLine::amount>(ledger.line.value, {100'00}, Source::Import)) == "taken");
        CHECK(lists(*ledger.session, "contract.below-claimed"));
    }
    SECTION("a variation that carries it cannot be withdrawn")
    {
        const VariationId rock =
            ledger.add(Variation{.contract = ledger.contract, .title = QStringLiteral("Rock"), .status = VariationStatus::Approved});
        ledger.add(VariationLine{.variation = rock, .title = QStringLiteral("Rock"), .contractLine = ledger.line, .approved = {50'00}});
        CHECK(reasonOf(ledger.tryAdd(more)) == "taken");
        CHECK(reasonOf(ledger.set<&Variation::status>(rock.value, VariationStatus::Withdrawn)) == "contract.below-claimed");
    }
}

TEST_CASE("there is no way back to draft once claims or variations hang on a contract", "[money]")
{
    Ledger ledger;
    CHECK(reasonOf(ledger.set<&Contract::status>(ledger.contract.value, ContractStatus::Draft)) == "taken");
    CHECK(reasonOf(ledger.set<&Contract::status>(ledger.contract.value, ContractStatus::Approved)) == "taken");
    ledger.add(Variation{.contract = ledger.contract, .title = QStringLiteral("Rock")});
    CHECK(reasonOf(ledger.set<&Contract::status>(ledger.contract.value, ContractStatus::Draft)) == "contract.back-to-draft");
}

TEST_CASE("a line with a variation stays while its contract does", "[money]")
{
    Ledger ledger;
    const VariationId rock = ledger.add(Variation{.contract = ledger.contract, .title = QStringLiteral("Rock")});
    ledger.add(VariationLine{.variation = rock, .title = QStringLiteral("Rock"), .contractLine = ledger.line});
    CHECK(reasonOf(ledger.remove({entityOf<ContractLine>(), ledger.line.value})) == "contract.line-in-use");
    CHECK(reasonOf(ledger.remove({entityOf<Contract>(), ledger.contract.value})) == "taken");
    CHECK(ledger.session->portfolio().all<VariationLine>().size() == 0);
}

TEST_CASE("payments go against approved contracts and variations alone", "[money]")
{
    Ledger ledger;
    const ContractId pending =
        ledger.add(Contract{.project = ledger.project, .title = QStringLiteral("Roof"), .status = ContractStatus::Pending});
    ledger.add(ContractLine{.contract = pending, .title = QStringLiteral("Roof"), .amount = {900}});
    Claim early{.contract = pending, .title = QStringLiteral("1"), .status = ClaimStatus::Submitted};
    CHECK(reasonOf(ledger.tryAdd(early)) == "claim.contract-not-approved");
    const VariationId rock =
        ledger.add(Variation{.contract = ledger.contract, .title = QStringLiteral("Rock"), .status = VariationStatus::Pending});
    const VariationLineId line = ledger.add(VariationLine{.variation = rock, .title = QStringLiteral("Rock"), .requested = {100}});
    const ClaimId claim = ledger.add(Claim{.contract = ledger.contract, .title = QStringLiteral("1"), .status = ClaimStatus::Submitted});
    ClaimLine onIt{.claim = claim, .variationLine = line, .claimed = {100}};
    CHECK(reasonOf(ledger.tryAdd(onIt)) == "claim.variation-not-approved");
    REQUIRE(ledger.set<&Variation::status>(rock.value, VariationStatus::InPrinciple));
    CHECK(reasonOf(ledger.tryAdd(onIt)) == "taken");
    CHECK(reasonOf(ledger.set<&Variation::status>(rock.value, VariationStatus::Rejected)) == "claim.variation-not-approved");
    Claim paid{.contract = ledger.contract, .title = QStringLiteral("2"), .status = ClaimStatus::Paid};
    CHECK(reasonOf(ledger.tryAdd(paid)) == "claim.paid-without-date");
}

TEST_CASE("a transfer balances before it is approved", "[money]")
{
    Ledger ledger;
    const auto adjustment =
        ledger.add(BudgetAdjustment{.project = ledger.project, .title = QStringLiteral("Move"), .from = ledger.works, .amount = {5}});
    CHECK(reasonOf(ledger.set<&BudgetAdjustment::status>(adjustment.value, AdjustmentStatus::Approved)) == "adjustment.unbalanced");
    CHECK(reasonOf(ledger.set<&BudgetAdjustment::to>(adjustment.value, ledger.works)) == "taken"); // to itself: still nothing moved
    CHECK(reasonOf(ledger.set<&BudgetAdjustment::status>(adjustment.value, AdjustmentStatus::Approved)) == "adjustment.unbalanced");
    const auto roof = ledger.add(CostAccount{.project = ledger.project, .title = QStringLiteral("Roof")});
    REQUIRE(ledger.set<&BudgetAdjustment::to>(adjustment.value, roof));
    CHECK(reasonOf(ledger.set<&BudgetAdjustment::status>(adjustment.value, AdjustmentStatus::Approved)) == "taken");
}

TEST_CASE("retention never exceeds its cap", "[money]")
{
    Ledger ledger;
    REQUIRE(ledger.set<&Contract::retentionCap>(ledger.contract.value, percent(5))); // 25.00
    Claim claim{.contract = ledger.contract, .title = QStringLiteral("1"), .status = ClaimStatus::Approved, .retention = {25'01}};
    CHECK(reasonOf(ledger.tryAdd(claim)) == "contract.retention-over-cap");
    claim.retention = {25'00};
    CHECK(reasonOf(ledger.tryAdd(claim)) == "taken");
}

TEST_CASE("lines that do not come to their header are shown, and typing goes on", "[money]")
{
    Ledger ledger;
    REQUIRE(ledger.set<&Contract::sum>(ledger.contract.value, Money{600'00}));
    CHECK(lists(*ledger.session, "contract.sum-differs"));
    ledger.add(ContractLine{.contract = ledger.contract, .title = QStringLiteral("Roof"), .amount = {100'00}});
    CHECK_FALSE(lists(*ledger.session, "contract.sum-differs"));
}

TEST_CASE("money stays in its project, and lines in their contract", "[money]")
{
    Ledger ledger;
    const NodeId other = addProject(*ledger.session, QStringLiteral("Bridge"));
    const auto there = ledger.add(CostAccount{.project = other, .title = QStringLiteral("Deck")});
    for (const Source source : {Source::Person, Source::Import})
        CHECK(reasonOf(ledger.set<&ContractLine::account>(ledger.line.value, there, source)) == "money.other-project");
    CHECK(reasonOf(ledger.set<&CostAccount::parent>(ledger.works.value, there)) == "money.other-project");
    CHECK(reasonOf(ledger.set<&CostAccount::parent>(ledger.works.value, ledger.works)) == "tree.cycle");
    const ContractId roof = ledger.add(Contract{.project = ledger.project, .title = QStringLiteral("Roof")});
    const ClaimId claim = ledger.add(Claim{.contract = ledger.contract, .title = QStringLiteral("1")});
    const ContractLineId elsewhere = ledger.add(ContractLine{.contract = roof, .title = QStringLiteral("Roof")});
    ClaimLine wrong{.claim = claim, .contractLine = elsewhere};
    CHECK(reasonOf(ledger.tryAdd(wrong)) == "money.other-contract");
}

TEST_CASE("a closed period takes no entry from anywhere and loses none", "[money]")
{
    Ledger ledger;
    const auto entry =
        ledger.add(LedgerEntry{.project = ledger.project, .date = QDate(2026, 3, 9), .title = QStringLiteral("Steel"), .amount = {70}});
    const PeriodId march = ledger.period(QDate(2026, 3, 1), PeriodStatus::Closed);
    for (const Source source : {Source::Person, Source::Import, Source::Merge}) {
        LedgerEntry late{.project = ledger.project, .date = QDate(2026, 3, 31), .amount = {1}};
        CHECK(reasonOf(ledger.tryAdd(late, source)) == "period.closed");
        late.date = QDate(2026, 4, 1);
        CHECK(reasonOf(ledger.tryAdd(late, source)) == "taken");
        CHECK(reasonOf(ledger.set<&LedgerEntry::amount>(entry.value, {71}, source)) == "period.closed");
        CHECK(reasonOf(ledger.set<&LedgerEntry::date>(entry.value, QDate(2026, 4, 1), source)) == "period.closed");
        CHECK(reasonOf(ledger.set<&LedgerEntry::date>(late.id.value, QDate(2026, 3, 1), source)) == "period.closed");
    }
    CHECK(reasonOf(ledger.remove({entityOf<LedgerEntry>(), entry.value})) == "period.closed");
    CHECK(reasonOf(ledger.set<&LedgerEntry::title>(entry.value, QStringLiteral("Steel, first lot"))) == "taken");
    CHECK(reasonOf(ledger.set<&Period::end>(march.value, QDate(2026, 3, 8))) == "period.closed");
    CHECK(reasonOf(ledger.remove({entityOf<Period>(), march.value})) == "period.closed");

    SECTION("a claim cannot be paid into it, nor changed where it was")
    {
        const ClaimId claim = ledger.add(Claim{
            .contract = ledger.contract, .title = QStringLiteral("1"), .status = ClaimStatus::Approved, .paymentMonth = QDate(2026, 3, 1)});
        CHECK(reasonOf(ledger.set<&Claim::status>(claim.value, ClaimStatus::Paid)) == "period.closed");
        REQUIRE(ledger.set<&Claim::paymentMonth>(claim.value, QDate(2026, 4, 1)));
        CHECK(reasonOf(ledger.set<&Claim::status>(claim.value, ClaimStatus::Paid)) == "taken");
    }
    SECTION("an accrual of it may be reversed in a later one")
    {
        const PeriodId april = ledger.period(QDate(2026, 4, 1), PeriodStatus::Open);
        CostAccrual accrual{.project = ledger.project, .title = QStringLiteral("Crane"), .period = march, .amount = {5}};
        CHECK(reasonOf(ledger.tryAdd(accrual)) == "period.closed");
        ledger.reopen(march);
        REQUIRE(ledger.tryAdd(accrual));
        ledger.close(march);
        CHECK(reasonOf(ledger.set<&CostAccrual::amount>(accrual.id.value, {6})) == "period.closed");
        CHECK(reasonOf(ledger.set<&CostAccrual::reversedIn>(accrual.id.value, april)) == "taken");
    }
    SECTION("once it is reopened, entries can be corrected")
    {
        ledger.reopen(march);
        CHECK(reasonOf(ledger.set<&LedgerEntry::amount>(entry.value, {71})) == "taken");
    }
}

TEST_CASE("after any edit the cost sheets are those of the records", "[money]")
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        MoneyDesk desk;
        addRandomMoney(desk, seed);
        PortfolioFolder folder;
        ChangeSet all = difference(Portfolio(), desk.portfolio);
        all.action = QStringLiteral("portfolio.new");
        auto created = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), std::move(all));
        if (!created) FAIL(created.error().reason << " " << created.error().args.join(u'|').toStdString());
        Session& session = **created;
        std::mt19937 random(seed);
        std::vector<RecordKey> records;
        for (const EntityInfo& info : allEntities())
            if (info.entity != entityOf<Node>())
                for (std::size_t i = 0; i < session.portfolio().table(info.entity).size(); ++i)
                    records.push_back({info.entity, intOf(info.fields[0].get(session.portfolio().table(info.entity).at(i)))});
        const auto same = [&] {
            const CostSheet fresh = costSheetOf(session.portfolio(), desk.project);
            const auto held = session.costs(desk.project);
            CHECK(held->total.figures == fresh.total.figures);
            CHECK(held->parts.size() == fresh.parts.size());
        };
        same();
        int taken = 0;
        for (int i = 0; i < 60; ++i) {
            const RecordKey key = records[random() % records.size()];
            if (!session.portfolio().table(key.entity).contains(key.id)) continue;
            if (random() % 8 == 0)
                taken += bool(session.apply(*removeRecords(session.portfolio(), {key}), Source::Import));
            else {
                const auto& fields = infoOf(key.entity).fields;
                const Field& field = fields[1 + random() % (fields.size() - 1)];
                Value value = qint64(random() % 100'000);
                if (field.kind == Kind::Enum) value = QString::fromLatin1(field.words[random() % field.words.size()].data());
                if (field.kind == Kind::Text) value = QStringLiteral("x");
                if (field.kind == Kind::Id) value = Value();
                if (field.kind == Kind::Date) value = QDate(2026, 1 + int(random() % 12), 5).toJulianDay();
                ChangeBuilder build(QStringLiteral("test.edit"));
                build.update(session.portfolio(), key.entity, key.id, field, value);
                taken += bool(session.apply(build.take(), Source::Import));
            }
            same();
            if (random() % 6 == 0 && session.undo()) same();
        }
        CHECK(taken > 10);
    }
}
