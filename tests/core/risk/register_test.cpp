#include "core/risk/register.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const QDate today(2026, 10, 30);

struct RegisterDesk : MoneyDesk {
    RiskId risk(const char* title, qint64 likelihood, qint64 impact, Risk more = {})
    {
        more.title = QLatin1String(title);
        if (!more.project) more.project = project;
        if (more.status == RiskStatus::Draft) more.status = RiskStatus::Active;
        more.likelihoodBefore = likelihood;
        more.costBefore = impact;
        return add(more);
    }
    QString top(std::size_t most)
    {
        RiskScales scales(portfolio);
        QStringList out;
        for (const Risk* risk : topRisks(risksUnder(portfolio, root), scales, most)) out << risk->title;
        return out.join(u' ');
    }
};

} // namespace

TEST_CASE("a programme sees its own risks and those of the projects below it", "[risk]")
{
    RegisterDesk desk;
    const NodeId programme = desk.add(Node{.kind = NodeKind::Programme, .parent = desk.root, .name = QStringLiteral("Fleet")});
    const NodeId shed = desk.add(Node{.parent = programme, .name = QStringLiteral("Shed")});
    const RiskId own = desk.risk("Own", 1, 1, {.project = programme}), below = desk.risk("Below", 1, 1, {.project = shed});
    desk.risk("Elsewhere", 1, 1);
    const auto seen = risksUnder(desk.portfolio, programme);
    REQUIRE(seen.size() == 2);
    CHECK(seen[0]->id == own);
    CHECK(seen[1]->id == below);
    CHECK(risksUnder(desk.portfolio, desk.root).size() == 3);
}

TEST_CASE("the map of a matrix holds its open risks by cell, before and after treatment", "[risk]")
{
    RegisterDesk desk;
    const RiskId a = desk.risk("A", 4, 4, {.likelihoodAfter = 2, .timeAfter = 3}), b = desk.risk("B", 4, 4);
    desk.risk("Gone", 4, 4, {.status = RiskStatus::Retired});
    desk.add(Risk{.project = desk.project, .title = QStringLiteral("Unscored")});
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Other")});
    desk.add(RiskMatrix{.title = QStringLiteral("Its own"), .scope = other});
    desk.risk("Elsewhere", 4, 4, {.project = other});

    RiskScales scales(desk.portfolio);
    const auto risks = risksUnder(desk.portfolio, desk.root);
    const RiskMap before = mapOf(risks, RiskStage::Before, scales.of(desk.root), scales);
    CHECK(before.at({4, 4}) == std::vector{a, b});
    CHECK(before.cells.size() == 1);
    CHECK(before.unscored == 1);
    CHECK(before.elsewhere == 1);
    const RiskMap after = mapOf(risks, RiskStage::After, scales.of(desk.root), scales);
    CHECK(after.at({2, 3}) == std::vector{a});
    CHECK(after.at({4, 4}).empty());
    CHECK(after.unscored == 2);
}

TEST_CASE("the top risks are those with the highest score as it stands, then those that cost most", "[risk]")
{
    RegisterDesk desk;
    desk.risk("Small", 2, 2);
    desk.risk("Treated", 5, 5, {.likelihoodAfter = 1, .costAfter = 1});
    desk.risk("Cheap", 4, 4, {.chance = percent(50), .amount = Money{100}});
    desk.risk("Dear", 4, 4, {.chance = percent(50), .amount = Money{900}});
    desk.risk("Retired", 5, 5, {.status = RiskStatus::Retired});
    CHECK(desk.top(9) == QStringLiteral("Dear Cheap Small Treated"));
    CHECK(desk.top(2) == QStringLiteral("Dear Cheap"));
}

TEST_CASE("treatments count as done of those that were not cancelled", "[risk]")
{
    RegisterDesk desk;
    const RiskId risk = desk.risk("A", 1, 1);
    for (const TreatmentStatus status :
        {TreatmentStatus::Done, TreatmentStatus::Done, TreatmentStatus::InProgress, TreatmentStatus::Cancelled, TreatmentStatus::Planned})
        desk.add(RiskTreatment{.risk = risk, .title = QStringLiteral("T"), .status = status});
    CHECK(treatmentsOf(desk.portfolio, risk).done == 2);
    CHECK(treatmentsOf(desk.portfolio, risk).of == 4);
}

TEST_CASE("an open risk goes without review from 30 days after the review was due", "[risk]")
{
    Risk risk{.status = RiskStatus::Active, .review = today.addDays(3)};
    CHECK_FALSE(daysWithoutReview(risk, today));
    risk.review = today.addDays(-30);
    CHECK(daysWithoutReview(risk, today) == 30);
    CHECK_FALSE(isWithoutReview(risk, today));
    risk.review = today.addDays(-31);
    CHECK(isWithoutReview(risk, today));
    risk.review.reset();
    CHECK(isWithoutReview(risk, today)); // nobody knows since when
    risk.identified = today.addDays(-5);
    CHECK_FALSE(isWithoutReview(risk, today));
    CHECK(daysWithoutReview(risk, today) == 5);
    risk.identified = today.addDays(-40);
    CHECK(isWithoutReview(risk, today));
    risk.status = RiskStatus::Realised;
    CHECK_FALSE(isWithoutReview(risk, today));
}

TEST_CASE("a high threat is untreated until it is accepted or a treatment stands", "[risk]")
{
    RegisterDesk desk;
    const auto untreated = [&](RiskId id) { return isUntreated(desk.portfolio, *desk.portfolio.find(id), builtInRiskScale()); };
    const RiskId high = desk.risk("High", 5, 2);
    CHECK(untreated(high));
    const RiskTreatmentId treatment =
        desk.add(RiskTreatment{.risk = high, .title = QStringLiteral("T"), .status = TreatmentStatus::Cancelled});
    CHECK(untreated(high));
    desk.set<&RiskTreatment::status>(treatment.value, TreatmentStatus::Planned);
    CHECK_FALSE(untreated(high));
    CHECK_FALSE(untreated(desk.risk("Accepted", 5, 5, {.response = RiskResponse::Accept})));
    CHECK_FALSE(untreated(desk.risk("Moderate", 3, 3)));
    CHECK_FALSE(untreated(desk.risk("Good", 5, 5, {.kind = RiskKind::Opportunity})));
}
