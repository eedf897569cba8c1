#include "core/edit/cost_rules.h"
#include "core/edit/records.h"
#include "core/edit/risks.h"
#include "core/kpi/measures.h"
#include "core/session/session.h"
#include "core/text/text.h"
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const QDate today(2026, 3, 2);

struct RiskDesk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    PlanBuilder plan{*session};
    const Portfolio& portfolio() const { return session->portfolio(); }
    template <class E> auto add(E row)
    {
        row.id.value = session->ids().next();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        REQUIRE(session->apply(build.take()));
        return row.id;
    }
    RiskId risk(Risk row = {})
    {
        row.project = plan.project();
        if (row.title.isEmpty()) row.title = QStringLiteral("Buried services");
        return add(row);
    }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(session->apply(*set));
    }
    std::vector<const Issue*> issues() const
    {
        std::vector<const Issue*> out;
        portfolio().all<Issue>().forEach([&](const Issue& i) { out.push_back(&i); });
        return out;
    }
};

} // namespace

TEST_CASE("a threat that hits becomes an issue in one step, and one undo takes both back", "[edit][risk]")
{
    RiskDesk desk;
    const PersonId owner = desk.add(Person{.name = QStringLiteral("M. Okafor")});
    const RiskId risk = desk.risk({.status = RiskStatus::Active, .owner = owner, .effect = QStringLiteral("Works stop for two weeks")});
    desk.add(Issue{.number = QStringLiteral("ISS-0004"), .project = desk.plan.project(), .title = QStringLiteral("Older")});
    const Portfolio before = desk.portfolio();
    desk.apply(realiseRisk(desk.portfolio(), desk.session->ids(), risk, today));
    CHECK(desk.portfolio().find(risk)->status == RiskStatus::Realised);
    const Issue& issue = *desk.issues().back();
    CHECK(issue.number == QStringLiteral("ISS-0005"));
    CHECK(issue.title == QStringLiteral("Buried services"));
    CHECK(issue.project == desk.plan.project());
    CHECK(issue.owner == owner);
    CHECK(issue.impact == QStringLiteral("Works stop for two weeks"));
    CHECK(issue.raised == today);
    CHECK(issue.risk == risk);
    CHECK(issue.status == IssueStatus::Open);
    REQUIRE(desk.session->undo());
    CHECK(difference(before, desk.portfolio()).empty());
}

TEST_CASE("an opportunity that comes is realised and leaves no issue; what is over is refused", "[edit][risk]")
{
    RiskDesk desk;
    const RiskId chance = desk.risk({.kind = RiskKind::Opportunity, .status = RiskStatus::Active});
    desk.apply(realiseRisk(desk.portfolio(), desk.session->ids(), chance, today));
    CHECK(desk.issues().empty());
    const auto again = realiseRisk(desk.portfolio(), desk.session->ids(), chance, today);
    REQUIRE_FALSE(again);
    CHECK(sentence(again.error())
        == QStringLiteral("“Buried services” is realised already. Only a draft or active risk can be realised, retired or escalated."));
    CHECK(retireRisk(desk.portfolio(), chance).error().reason == std::string("risk.not-open"));
    CHECK(realiseRisk(desk.portfolio(), desk.session->ids(), RiskId{5}, today).error().code == Errc::NotFound);
    const RiskId draft = desk.risk();
    desk.apply(retireRisk(desk.portfolio(), draft));
    CHECK(desk.portfolio().find(draft)->status == RiskStatus::Retired);
}

TEST_CASE("key risks are marked together, and unmarked where all of them are", "[edit][risk]")
{
    RiskDesk desk;
    const RiskId a = desk.risk({.key = true}), b = desk.risk();
    desk.apply(toggleKeyRisks(desk.portfolio(), {a, b}));
    CHECK((desk.portfolio().find(a)->key && desk.portfolio().find(b)->key));
    desk.apply(toggleKeyRisks(desk.portfolio(), {a, b}));
    CHECK_FALSE((desk.portfolio().find(a)->key || desk.portfolio().find(b)->key));
}

TEST_CASE("a risk escalates to the programme above, and leaves the cost accounts of its project", "[edit][risk]")
{
    RiskDesk desk;
    const CostAccountId account = desk.add(CostAccount{.project = desk.plan.project(), .title = QStringLiteral("Ground")});
    const RiskId risk = desk.risk({.status = RiskStatus::Active, .account = account, .response = RiskResponse::Mitigate});
    const RiskImpactId impact = desk.add(RiskImpact{.risk = risk, .account = account, .likely = Money{100}});
    const Portfolio before = desk.portfolio();
    desk.apply(escalateRisk(desk.portfolio(), risk));
    const Risk& moved = *desk.portfolio().find(risk);
    CHECK(moved.project == desk.portfolio().root()->id);
    CHECK(moved.response == RiskResponse::Escalate);
    CHECK_FALSE(moved.account);
    CHECK_FALSE(desk.portfolio().find(impact)->account);
    CHECK(escalateRisk(desk.portfolio(), risk).error().reason == std::string("risk.at-the-top"));
    REQUIRE(desk.session->undo());
    CHECK(difference(before, desk.portfolio()).empty());
}

TEST_CASE("a treatment is done on a day, and once", "[edit][risk]")
{
    RiskDesk desk;
    const RiskTreatmentId treatment = desk.add(RiskTreatment{.risk = desk.risk(), .title = QStringLiteral("Survey")});
    desk.apply(finishTreatment(desk.portfolio(), treatment, today));
    CHECK(desk.portfolio().find(treatment)->status == TreatmentStatus::Done);
    CHECK(desk.portfolio().find(treatment)->done == today);
    CHECK(finishTreatment(desk.portfolio(), treatment, today).error().reason == std::string("treatment.closed"));
}

TEST_CASE("an issue escalates to somebody, and where asked moves to the programme above", "[edit][risk]")
{
    RiskDesk desk;
    const NodeId root = desk.portfolio().root()->id;
    const PersonId director = desk.add(Person{.name = QStringLiteral("L. Brandt")});
    const IssueId issue = desk.add(Issue{.project = desk.plan.project(), .title = QStringLiteral("No access")});
    const Portfolio before = desk.portfolio();
    desk.apply(escalateIssue(desk.portfolio(), issue, director, today, Escalation::Stays));
    CHECK(desk.portfolio().find(issue)->status == IssueStatus::Escalated);
    CHECK(desk.portfolio().find(issue)->escalatedTo == director);
    CHECK(desk.portfolio().find(issue)->escalated == today);
    CHECK(desk.portfolio().find(issue)->project == desk.plan.project());
    desk.apply(escalateIssue(desk.portfolio(), issue, director, today, Escalation::MovesUp)); // further
    CHECK(desk.portfolio().find(issue)->project == root);
    CHECK(escalateIssue(desk.portfolio(), issue, director, today, Escalation::MovesUp).error().reason == std::string("issue.at-the-top"));
    REQUIRE(desk.session->undo());
    REQUIRE(desk.session->undo());
    CHECK(difference(before, desk.portfolio()).empty());
    desk.apply(setCell(desk.portfolio(), {entityOf<Issue>(), issue.value}, fieldFor<&Issue::status>(), QStringLiteral("closed")));
    CHECK(escalateIssue(desk.portfolio(), issue, director, today, Escalation::Stays).error().reason == std::string("issue.not-open"));
}

TEST_CASE("what a person types into a risk that does not fit is refused with a sentence", "[edit][risk]")
{
    RiskDesk desk;
    const RiskId risk = desk.risk({.response = RiskResponse::Mitigate});
    const auto type = [&](const Field& field, const Value& value) {
        auto set = setCell(desk.portfolio(), {entityOf<Risk>(), risk.value}, field, value);
        REQUIRE(set);
        const auto done = desk.session->apply(*set);
        return done ? QString() : sentence(done.error());
    };
    CHECK(type(fieldFor<&Risk::likelihoodBefore>(), qint64(5)).isEmpty());
    CHECK(type(fieldFor<&Risk::likelihoodBefore>(), qint64(6))
        == QStringLiteral(
            "Likelihood before of Risk “Buried services” is 6, and the matrix “5 x 5” has steps from 1 to 5. Choose one of these."));
    CHECK(type(fieldFor<&Risk::response>(), QStringLiteral("exploit"))
              .startsWith(QStringLiteral("“Buried services” is a threat, and to exploit")));
    CHECK(type(fieldFor<&Risk::kind>(), QStringLiteral("opportunity")).contains(QStringLiteral("set the response to none first")));
    const NodeId other = addProject(*desk.session, QStringLiteral("Other"));
    const CostAccountId foreign = desk.add(CostAccount{.project = other, .title = QStringLiteral("Foreign")});
    CHECK_FALSE(type(fieldFor<&Risk::account>(), foreign.value).isEmpty());
}

TEST_CASE("figures of money and measures follow an edit of a risk", "[edit][risk]")
{
    RiskDesk desk;
    const NodeId project = desk.plan.project();
    const CostAccountId account = desk.add(CostAccount{.project = project, .title = QStringLiteral("Ground")});
    const auto forecast = [&] { return figure(desk.session->costs(project)->total.figures, CostMeasure::ForecastFinalCost); };
    const auto facts = [&] { return desk.session->measures({project}).front()->own.risks; };
    CHECK(forecast() == Amount{});
    const RiskId risk = desk.risk({.status = RiskStatus::Active,
        .likelihoodBefore = 5,
        .costBefore = 5,
        .chance = percent(50),
        .amount = Money{1'000'00},
        .account = account,
        .factor = percent(100)});
    CHECK(forecast() == Amount{500'00});
    CHECK(facts().exposure == Amount{500'00});
    CHECK(facts().untreated == 1);
    CHECK(facts().withoutReview == 1);
    const RiskTreatmentId treatment = desk.add(RiskTreatment{.risk = risk, .title = QStringLiteral("Survey")});
    CHECK(facts().untreated == 0);
    desk.apply(removeRecords(desk.portfolio(), {{entityOf<RiskTreatment>(), treatment.value}}));
    CHECK(facts().untreated == 1);
    desk.add(RiskMatrix{.title = QStringLiteral("Calm"), .moderate = 50, .high = 60, .extreme = 70});
    CHECK(facts().untreated == 0);
    desk.add(Action{.project = project, .title = QStringLiteral("Late"), .due = today.addDays(-1)});
    desk.add(Action{.project = project, .title = QStringLiteral("Due"), .due = today});
    desk.add(Action{.project = project, .title = QStringLiteral("Done"), .due = today.addDays(-9), .status = ActionStatus::Done});
    CHECK(facts().overdueActions == 1);
    desk.apply(retireRisk(desk.portfolio(), risk));
    CHECK(forecast() == Amount{});
    CHECK(facts().exposure == Amount{});
    CHECK(facts().withoutReview == 0);
}
