#include "core/change/cbor.h"
#include "core/edit/periods.h"
#include "core/model/closes.h"
#include "core/text/text.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const TakenBy ada{QStringLiteral("Ada"), *parseInstant(u"2026-02-03T08:00:00.000Z")};

/// A project with money of any shape and the twelve months of 2026.
struct Year : MoneyDesk {
    explicit Year(unsigned seed = 7)
    {
        addRandomMoney(*this, seed);
        take(createPeriods(portfolio, ids, 2026));
    }
    ChangeSet take(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason << " " << set.error().args.join(u'|').toStdString());
        REQUIRE(applyToMemory(portfolio, *set));
        return std::move(*set);
    }
    PeriodId month(int m) const
    {
        const auto found = periodCalled(portfolio, QStringLiteral("2026-%1").arg(m, 2, 10, QLatin1Char('0')));
        REQUIRE(found);
        return *found;
    }
    CloseContent close(int m, const ClosedValuesOf& values = {})
    {
        const ChangeSet set = take(closePeriod(portfolio, ids, month(m), ada, values));
        REQUIRE(set.contents.size() == 1);
        const auto content = decodeClose(set.contents.front().cbor);
        REQUIRE(content);
        return *content;
    }
    std::string refusal(const Result<ChangeSet>& set) const
    {
        REQUIRE_FALSE(set);
        CHECK_FALSE(sentence(set.error()).contains(u'%'));
        return set.error().reason;
    }
};

bool sameFigures(const ClosedFigures& a, const ClosedFigures& b)
{
    const auto same = [](const ClosedProject& x, const ClosedProject& y) {
        const bool parts = std::ranges::equal(x.parts, y.parts, [](const Contribution& p, const Contribution& q) {
            return p.measure == q.measure && p.record == q.record && p.account == q.account && p.contract == q.contract
                && p.amount == q.amount && p.inPortfolio == q.inPortfolio && p.day == q.day;
        });
        CostOptions rules = x.options;
        rules.id = y.options.id, rules.project = y.options.project;
        return parts && x.project == y.project && x.currency == y.currency && rules == y.options && x.total == y.total
            && x.accounts == y.accounts && x.contracts == y.contracts;
    };
    return a.currency == b.currency && a.total == b.total && a.values == b.values && a.titles == b.titles
        && std::ranges::equal(a.projects, b.projects, same);
}

} // namespace

TEST_CASE("a close freezes every figure and contribution of the portfolio, and they come back as they were", "[close]")
{
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        Year year(seed);
        const NodeId other = year.add(Node{.parent = year.root, .name = QStringLiteral("Wharf"), .currency = QStringLiteral("EUR")});
        year.add(CostOptions{.project = other, .inPrincipleCommitted = true});
        year.project = other;
        addRandomMoney(year, seed + 500);
        const CloseContent content = year.close(1);
        CHECK(sameFigures(content.figures, closedFigures(year.portfolio))); // after the close: told by the rates of its last day
        CHECK(content.name == QStringLiteral("2026-01"));
        CHECK(content.start == QDate(2026, 1, 1));
        CHECK(content.end == QDate(2026, 1, 31));
        CHECK(content.author == QStringLiteral("Ada"));
        CHECK(content.previousHash.isEmpty());
    }
}

TEST_CASE("equal figures are equal bytes", "[close]")
{
    Year year;
    const CloseContent content{year.month(1), QStringLiteral("2026-01"), {}, {}, {}, {}, {}, closedFigures(year.portfolio)};
    const QByteArray bytes = encodeClose(content);
    CHECK(encodeClose(*decodeClose(bytes)) == bytes);
    CHECK(encodeClose({year.month(1), QStringLiteral("2026-01"), {}, {}, {}, {}, {}, closedFigures(Year().portfolio)}) == bytes);
}

TEST_CASE("figures that others hand in are frozen with name, unit, value and status", "[close]")
{
    Year year;
    const RecordKey project{entityOf<Node>(), year.project.value};
    const RecordKey kpi{entityOf<Kpi>(),
        year
            .add(Kpi{
                .code = QStringLiteral("SPI"), .name = QStringLiteral("Schedule performance index"), .formula = QStringLiteral("ev / pv")})
            .value};
    bool asClosed = false;
    const CloseContent content = year.close(1, [&](const Portfolio& then) {
        asClosed = then.find(year.month(1))->status == PeriodStatus::Closed;
        return std::vector<ClosedValue>{{{}, {}, QStringLiteral("EV"), QStringLiteral("AUD"), Value(), {}},
            {project, {}, QStringLiteral("health.cost"), {}, QStringLiteral("Steel is dearer"), QStringLiteral("watch")},
            {project, kpi, QStringLiteral("SPI"), QStringLiteral("ratio"), 0.93, QStringLiteral("watch")}};
    });
    CHECK(asClosed);
    REQUIRE(content.figures.values.size() == 3);
    CHECK(isAbsent(content.figures.values[0].value));
    CHECK(content.figures.values[1].value == Value(QStringLiteral("Steel is dearer")));
    CHECK(content.figures.values[2]
        == ClosedValue{project, kpi, QStringLiteral("SPI"), QStringLiteral("ratio"), 0.93, QStringLiteral("watch")});
    CHECK(content.figures.titles.value(kpi.id) == QStringLiteral("Schedule performance index"));
}

TEST_CASE("each close follows the one before it by the hash of its content", "[close]")
{
    Year year;
    year.close(1);
    year.close(2);
    const CloseContent third = year.close(3);
    const auto closes = closesOf(year.portfolio);
    REQUIRE(closes.size() == 3);
    CHECK(closes[0]->previousHash.isEmpty());
    CHECK(closes[1]->previousHash == closes[0]->contentHash);
    CHECK(closes[2]->previousHash == closes[1]->contentHash);
    CHECK(third.previousHash == closes[1]->contentHash);
    CHECK(closes[2]->number == 3);
    CHECK(closes[2]->period == year.month(3));
    CHECK(year.portfolio.find(year.month(3))->closedBy == QStringLiteral("Ada"));
    CHECK(year.portfolio.find(year.month(3))->closedAt == ada.at);
    CHECK(brokenLinks(year.portfolio).empty());

    year.take(reopenPeriod(year.portfolio, year.month(3), QStringLiteral("Invoice missed"), ada));
    const CloseContent again = year.close(3);
    CHECK(again.previousHash == closesOf(year.portfolio)[2]->contentHash);
    CHECK(lastCloseOf(year.portfolio, year.month(3))->number == 4);
    CHECK(firstCloseOf(year.portfolio, year.month(3))->number == 3);
    const auto before = previousClose(encodeClose(again));
    REQUIRE(before);
    CHECK(*before == again.previousHash);

    year.set<&Snapshot::previousHash>(lastClose(year.portfolio)->id.value, QStringLiteral("0"));
    REQUIRE(brokenLinks(year.portfolio).size() == 1);
    CHECK_FALSE(brokenLinks(year.portfolio).front().missing);
}

TEST_CASE("a period closes in its order, once, and with dates", "[close]")
{
    Year year;
    const auto close = [&](PeriodId period) { return year.refusal(closePeriod(year.portfolio, year.ids, period, ada)); };
    CHECK(close(year.month(2)) == "period.earlier-open");
    year.close(1);
    CHECK(close(year.month(1)) == "period.already-closed");
    CHECK(close(year.add(Period{.name = QStringLiteral("Some day")})) == "period.without-dates");
    CHECK(close(PeriodId{3}) == "change.record-gone");
    const PeriodId backwards = year.add(Period{.name = QStringLiteral("Back"), .start = QDate(2027, 2, 2), .end = QDate(2027, 1, 1)});
    CHECK(close(backwards) == "period.ends-first");
    CHECK(nextToClose(year.portfolio)->id == year.month(2));
    year.close(2); // one without dates keeps nobody waiting
}

TEST_CASE("the last closed period alone is reopened, with a reason", "[close]")
{
    Year year;
    year.close(1), year.close(2);
    const auto reopen = [&](int m, const QString& reason) {
        return year.refusal(reopenPeriod(year.portfolio, year.month(m), reason, ada));
    };
    CHECK(reopen(1, QStringLiteral("Because")) == "period.later-closed");
    CHECK(reopen(2, QStringLiteral("  ")) == "period.no-reason");
    CHECK(reopen(3, QStringLiteral("Because")) == "period.not-closed");
    year.take(reopenPeriod(year.portfolio, year.month(2), QStringLiteral(" Invoice missed "), {QStringLiteral("Grace"), {12}}));
    const Period& period = *year.portfolio.find(year.month(2));
    CHECK(period.status == PeriodStatus::Reopened);
    CHECK(period.reopenedBy == QStringLiteral("Grace"));
    CHECK(period.reopenedAt == Instant{12});
    CHECK(period.reopenReason == QStringLiteral("Invoice missed"));
    CHECK(year.refusal(closePeriod(year.portfolio, year.ids, year.month(3), ada)) == "period.earlier-open");
    year.take(reopenPeriod(year.portfolio, year.month(1), QStringLiteral("This one too"), ada));
}

TEST_CASE("the periods of a fiscal year are its twelve months, and those that are there stay", "[close]")
{
    MoneyDesk desk;
    auto set = createPeriods(desk.portfolio, desk.ids, 2026, 7);
    REQUIRE(set);
    REQUIRE(applyToMemory(desk.portfolio, *set));
    const auto periods = periodsInOrder(desk.portfolio);
    REQUIRE(periods.size() == 12);
    CHECK(periods.front()->name == QStringLiteral("2025-07"));
    CHECK(periods.back()->end == QDate(2026, 6, 30));
    CHECK(periods.back()->sequence == 12);
    CHECK(periods.back()->fiscalYear == 2026);
    for (std::size_t i = 1; i < periods.size(); ++i) CHECK(periods[i - 1]->end->addDays(1) == *periods[i]->start);
    CHECK(createPeriods(desk.portfolio, desk.ids, 2026, 7).error().reason == std::string("period.year-exists"));
    CHECK(createPeriods(desk.portfolio, desk.ids, 2026, 13).error().reason == std::string("period.no-such-year"));
    auto calendar = createPeriods(desk.portfolio, desk.ids, 2026);
    REQUIRE(calendar);
    CHECK(calendar->changes.size() == 6); // July to December
    CHECK(periodCalled(desk.portfolio, QStringLiteral("2026-08")).error().reason == std::string("period.unknown"));
}

TEST_CASE("what speaks against a close is listed with its records", "[close]")
{
    MoneyDesk desk;
    auto set = createPeriods(desk.portfolio, desk.ids, 2026);
    REQUIRE(applyToMemory(desk.portfolio, *set));
    const PeriodId january = *periodCalled(desk.portfolio, QStringLiteral("2026-01"));
    CHECK(openPoints(desk.portfolio, january, QDate(2026, 2, 3)).empty());
    const ContractId contract = desk.contract("Piling");
    desk.line(contract, {}, 60'00);
    desk.set<&Contract::sum>(contract.value, Money{61'00});
    desk.add(Claim{.contract = contract, .title = QStringLiteral("January"), .periodEnd = QDate(2026, 1, 31)});
    desk.add(Claim{.contract = contract,
        .title = QStringLiteral("Also January"),
        .status = ClaimStatus::Submitted,
        .paymentMonth = QDate(2026, 1, 1)});
    desk.add(Claim{.contract = contract, .title = QStringLiteral("February"), .periodEnd = QDate(2026, 2, 28)});
    desk.add(CostAccrual{.project = desk.project, .title = QStringLiteral("Crane"), .period = january, .amount = {5'00}});
    QStringList said;
    for (const Finding& f : openPoints(desk.portfolio, january, QDate(2026, 1, 20))) {
        CHECK(desk.portfolio.table(f.record.entity).contains(f.record.id));
        CHECK_FALSE(sentence(f).contains(u'%'));
        said << QLatin1String(f.reason) + u' ' + f.args[1];
    }
    said.sort();
    CHECK(said
        == QStringList{QStringLiteral("close.accrual-open Crane"), QStringLiteral("close.claim-draft January"),
            QStringLiteral("close.claim-open Also January"), QStringLiteral("close.not-over 2026-01"),
            QStringLiteral("contract.sum-differs Piling")});
}

TEST_CASE("a damaged close is refused and never read beyond its end", "[close]")
{
    Year year;
    const QByteArray sound = encodeClose({year.month(1), QStringLiteral("2026-01"), QDate(2026, 1, 1), QDate(2026, 1, 31), ada.author,
        ada.at, QStringLiteral("ab"), closedFigures(year.portfolio)});
    REQUIRE(decodeClose(sound));
    for (qsizetype cut = 0; cut < sound.size(); cut += 13) CHECK_FALSE(decodeClose(sound.left(cut)));
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        QByteArray bytes = sound;
        bytes[qsizetype(random() % std::size_t(bytes.size()))] = char(random());
        refused += !decodeClose(bytes);
    }
    CHECK(refused > 300);
    CborWriter newer;
    newer.map(1);
    newer.text(u"format");
    newer.integer(2);
    CHECK(decodeClose(newer.take()).error().reason == std::string("snapshot.newer"));
}
