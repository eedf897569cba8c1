#include "core/edit/change_requests.h"
#include "core/edit/gates.h"
#include "core/edit/meetings.h"
#include "core/governance/agenda.h"
#include "core/governance/dependencies.h"
#include "core/schedule/adapter.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct GateDesk : GovernanceDesk {
    GateDesk()
    {
        account1 = account("Works", 1'000);
        gate = add(Gate{.project = project,
            .title = QStringLiteral("Ready to build"),
            .phase = QStringLiteral("Design"),
            .opens = QStringLiteral("Build"),
            .planned = QDate(2026, 9, 10),
            .budget = Money{5'000},
            .account = account1});
        must = criterion("Design agreed", CriterionKind::Must, 3);
        should = criterion("Lessons read", CriterionKind::Should, 1);
    }
    GateCriterionId criterion(const char* title, CriterionKind kind, qint64 weight)
    {
        return add(
            GateCriterion{.gate = gate, .rank = QLatin1String(title), .title = QLatin1String(title), .kind = kind, .weight = weight});
    }
    void answer(GateCriterionId id, CriterionAnswer answer, std::optional<qint64> score)
    {
        set<&GateCriterion::answer>(id.value, answer);
        set<&GateCriterion::score>(id.value, score);
    }
    GateVerdict verdict(GateDecision decision) const
    {
        GateVerdict v;
        v.decision = decision;
        v.held = today;
        v.decidedBy = sponsor;
        v.rationale = QStringLiteral("Ready");
        return v;
    }
    Result<ChangeSet> decide(const GateVerdict& v) { return decideGate(portfolio, ids, gate, v, by("Ines Brandt"), plan().get()); }
    std::shared_ptr<const ProjectSchedule> plan() const { return schedule::scheduleOf(portfolio, std::array{project}).front(); }
    GateId gate;
    CostAccountId account1;
    GateCriterionId must, should;
};

} // namespace

TEST_CASE("criteria come to a weighted score of those that apply and were scored")
{
    GateDesk desk;
    CHECK_FALSE(scoreOf(desk.portfolio, desk.gate).score);
    desk.answer(desk.must, CriterionAnswer::Met, 4);
    desk.answer(desk.should, CriterionAnswer::NotMet, 0);
    GateScore score = scoreOf(desk.portfolio, desk.gate);
    CHECK(score.score == Approx(12.0 / 20)); // (3*4 + 1*0) of (3+1)*5
    CHECK(score.answered == 2);
    CHECK(score.withoutEvidence == 1);
    CHECK(score.inTheWay.empty());
    desk.answer(desk.should, CriterionAnswer::NotApplicable, 5);
    CHECK(scoreOf(desk.portfolio, desk.gate).score == Approx(12.0 / 15));
    desk.answer(desk.must, CriterionAnswer::PartlyMet, 3);
    CHECK(scoreOf(desk.portfolio, desk.gate).inTheWay == std::vector{desk.must});
}

TEST_CASE("a go waits for the criteria that must be met, unless it has conditions")
{
    GateDesk desk;
    CHECK(GateDesk::why(desk.decide(desk.verdict(GateDecision::None))) == "gate.no-decision");
    CHECK(GateDesk::why(desk.decide(desk.verdict(GateDecision::Go))) == "gate.must-open");
    GateVerdict v = desk.verdict(GateDecision::GoWithConditions);
    CHECK(GateDesk::why(desk.decide(v)) == "gate.no-conditions");
    v.conditions = {{QStringLiteral("Agree the design"), desk.manager, QDate(2026, 10, 1)}};
    v.actions = {{QStringLiteral("Tell the neighbours"), desk.manager, QDate(2026, 9, 30)}};
    desk.take(desk.decide(v));
    const Gate& gate = *desk.portfolio.find(desk.gate);
    CHECK(gate.decision == GateDecision::GoWithConditions);
    CHECK(gate.held == desk.today);
    CHECK(openConditions(desk.portfolio, desk.gate) == 1);
    const Action action = desk.first<Action>();
    CHECK((action.entity == u"gate" && action.record.value == desk.gate.value && action.number == u"ACT-0001"));
    CHECK(desk.first<Decision>().status == DecisionStatus::Approved);
    CHECK(GateDesk::why(desk.decide(v)) == "gate.held-already");
}

TEST_CASE("passing a gate freezes the plan, releases its budget and opens the next phase in one step that can be taken back")
{
    GateDesk desk;
    desk.add(Task{.project = desk.project, .name = QStringLiteral("Slab"), .duration = hours(16)});
    desk.answer(desk.must, CriterionAnswer::Met, 5);
    GateVerdict v = desk.verdict(GateDecision::Go);
    v.setBaseline = v.releaseBudget = v.openPhase = true;
    const Portfolio before = desk.portfolio;
    auto set = desk.decide(v);
    REQUIRE(set);
    REQUIRE(applyToMemory(desk.portfolio, *set));
    CHECK(desk.portfolio.find(desk.project)->phase == u"Build");
    const BudgetAdjustment released = desk.first<BudgetAdjustment>();
    CHECK((released.to == desk.account1 && released.amount == Money{5'000} && released.status == AdjustmentStatus::Approved));
    const CostSheet sheet = costSheetOf(desk.portfolio, desk.project);
    CHECK(figure(sheet.total.figures, CostMeasure::Budget) == Amount{6'000});
    const Snapshot baseline = desk.first<Snapshot>();
    CHECK(baseline.name == u"Ready to build");
    CHECK(set->contents.size() == 1);
    ChangeSet back = inverse(*set);
    REQUIRE(applyToMemory(desk.portfolio, back));
    CHECK(difference(before, desk.portfolio).empty());
}

TEST_CASE("what only a project that passes may have is refused with a hold")
{
    GateDesk desk;
    GateVerdict v = desk.verdict(GateDecision::Hold);
    v.openPhase = true;
    CHECK(GateDesk::why(desk.decide(v)) == "gate.not-passed");
    v.openPhase = false;
    desk.take(desk.decide(v));
    CHECK_FALSE(isHeld(*desk.portfolio.find(desk.gate))); // it is still to come
    desk.answer(desk.must, CriterionAnswer::Met, 5);
    GateVerdict go = desk.verdict(GateDecision::Go);
    go.setBaseline = true;
    CHECK(GateDesk::why(desk.decide(go)) == "gate.no-plan");
    go.setBaseline = false;
    go.releaseBudget = true;
    desk.set<&Gate::account>(desk.gate.value, {});
    CHECK(GateDesk::why(desk.decide(go)) == "gate.no-budget");
    go.releaseBudget = false;
    desk.take(desk.decide(go));
    CHECK(desk.portfolio.all<Decision>().size() == 2); // the hold stays on record
}

TEST_CASE("a gate is expected when its milestone is, and overdue once that day has passed")
{
    GateDesk desk;
    const TaskId task = desk.add(Task{.project = desk.project, .name = QStringLiteral("Gate"), .milestone = true});
    TaskDates dates;
    dates.finish = atDay(QDate(2026, 10, 30));
    const DatesOf planned = [&](TaskId id) { return id == task ? &dates : nullptr; };
    const auto gate = [&]() -> const Gate& { return *desk.portfolio.find(desk.gate); };
    CHECK(stateOf(gate(), planned, desk.today) == GateState::Overdue); // planned for 10 September
    desk.set<&Gate::forecast>(desk.gate.value, QDate(2026, 10, 5));
    CHECK(stateOf(gate(), planned, desk.today) == GateState::Due);
    desk.set<&Gate::task>(desk.gate.value, task);
    CHECK(expectedDay(gate(), planned) == QDate(2026, 10, 30));
    CHECK(stateOf(gate(), planned, desk.today) == GateState::Planned);
    CHECK(slipOf(gate(), planned) == 50);
}

TEST_CASE("a change request shows what it would do to finish, budget and forecast, and does just that when it is carried out")
{
    GateDesk desk;
    desk.add(ScheduleOptions{.project = desk.project, .plannedStart = atDay(QDate(2026, 9, 21), 8 * 3600)});
    const TaskId task = desk.add(Task{.project = desk.project, .name = QStringLiteral("Slab"), .duration = hours(16)});
    const auto id = desk.add(ChangeRequest{.project = desk.project,
        .title = QStringLiteral("Thicker"),
        .days = 3,
        .task = task,
        .cost = Money{700},
        .account = desk.account1});
    const auto effect = effectOf(desk.portfolio, id, desk.today);
    REQUIRE(effect);
    REQUIRE(effect->finishBefore);
    CHECK(dateOf(*effect->finishBefore).daysTo(dateOf(*effect->finishAfter)) == 3); // Tuesday to Friday
    CHECK(effect->budgetAfter - effect->budgetBefore == Amount{700});
    CHECK(effect->forecastAfter - effect->forecastBefore == Amount{700});
    CHECK(GateDesk::why(implementChange(desk.portfolio, desk.ids, id, desk.today)) == "change.not-approved");
    desk.set<&ChangeRequest::status>(id.value, ChangeRequestStatus::Approved);
    desk.take(implementChange(desk.portfolio, desk.ids, id, desk.today));
    CHECK(desk.portfolio.find(task)->duration == hours(40));
    CHECK(desk.plan()->finish == effect->finishAfter);
    CHECK(figure(costSheetOf(desk.portfolio, desk.project).total.figures, CostMeasure::ForecastFinalCost) == effect->forecastAfter);
    CHECK(desk.portfolio.find(id)->status == ChangeRequestStatus::Implemented);

    const auto empty = desk.add(ChangeRequest{.project = desk.project, .title = QStringLiteral("Words")});
    CHECK(GateDesk::why(effectOf(desk.portfolio, empty, desk.today)) == "change.no-effect");
    desk.set<&ChangeRequest::days>(id.value, std::numeric_limits<qint64>::max());
    CHECK(GateDesk::why(effectOf(desk.portfolio, id, desk.today)) == "change.too-long");
}

TEST_CASE("an agenda is what waits for the meeting, within its programme, and each record once")
{
    GateDesk desk;
    const NodeId elsewhere = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")});
    const auto decision = desk.add(Decision{.project = desk.project, .title = QStringLiteral("Which crane?")});
    desk.add(Decision{.project = elsewhere, .title = QStringLiteral("Not here")});
    desk.add(Decision{.project = desk.project, .title = QStringLiteral("Done"), .status = DecisionStatus::Approved});
    const auto change = desk.change(5);
    const auto late = desk.add(Action{.project = desk.project, .title = QStringLiteral("Call"), .due = QDate(2026, 9, 1)});
    desk.add(Action{.project = desk.project, .title = QStringLiteral("Later"), .due = QDate(2026, 12, 1)});
    const auto key = desk.add(Risk{.project = desk.programme, .title = QStringLiteral("Flood"), .status = RiskStatus::Active, .key = true});
    const auto meeting = desk.add(Meeting{.project = desk.programme, .title = QStringLiteral("Board"), .at = desk.today});
    const auto points = agendaFor(desk.portfolio, meeting, desk.today);
    CHECK(points
        == std::vector<RecordKey>{{entityOf<Decision>(), decision.value}, {entityOf<ChangeRequest>(), change.value},
            {entityOf<Gate>(), desk.gate.value}, {entityOf<Risk>(), key.value}, {entityOf<Action>(), late.value}});
    desk.take(addToAgenda(desk.portfolio, desk.ids, meeting, points));
    CHECK(desk.portfolio.all<AgendaItem>().size() == 5);
    CHECK(agendaFor(desk.portfolio, meeting, desk.today).empty());
}

TEST_CASE("what a project needs of another follows both plans, and promises where there is no task")
{
    TaskDates giving, needing;
    giving.finish = atDay(QDate(2026, 5, 8), 17 * 3600);
    needing.start = atDay(QDate(2026, 5, 4), 8 * 3600);
    ProjectDependency d{.needed = QDate(2026, 6, 1), .promised = QDate(2026, 5, 20)};
    const DatesOf dates = [&](TaskId task) { return task == TaskId{1} ? &giving : task == TaskId{2} ? &needing : nullptr; };
    CHECK(daysOf(d, dates).slack() == 12);
    d.givingTask = {1};
    CHECK(daysOf(d, dates).given == QDate(2026, 5, 8));
    d.needingTask = {2};
    CHECK(daysOf(d, dates).slack() == -4); // it comes too late
    d.givingTask = {7}; // a task without dates
    d.promised = {};
    CHECK_FALSE(daysOf(d, dates).slack());
}
