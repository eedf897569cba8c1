#include "core/governance/work_list.h"
#include "core/text/governance_text.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

std::vector<WorkKind> kinds(const std::vector<WorkItem>& items)
{
    std::vector<WorkKind> out;
    for (const WorkItem& item : items) out.push_back(item.kind);
    return out;
}

} // namespace

TEST_CASE("a person's list holds what waits for them over all registers, overdue first, without a day last")
{
    GovernanceDesk desk;
    const auto day = [&](int days) { return std::optional(desk.today.addDays(days)); };
    desk.add(Action{.project = desk.project, .title = QStringLiteral("Later"), .owner = desk.manager, .due = day(5)});
    desk.add(Action{.project = desk.project, .title = QStringLiteral("Not mine"), .owner = desk.sponsor, .due = day(-5)});
    desk.add(Action{
        .project = desk.project, .title = QStringLiteral("Done"), .owner = desk.manager, .due = day(-5), .status = ActionStatus::Done});
    desk.add(Issue{.project = desk.project, .title = QStringLiteral("No day"), .owner = desk.manager});
    const auto gate = desk.add(Gate{.project = desk.project, .title = QStringLiteral("G"), .planned = day(20), .chair = desk.manager});
    desk.add(GateCondition{.gate = gate, .title = QStringLiteral("Fix"), .owner = desk.manager, .due = day(-3)});
    const auto risk = desk.add(Risk{
        .project = desk.project, .title = QStringLiteral("Flood"), .status = RiskStatus::Active, .owner = desk.manager, .review = day(-1)});
    desk.add(RiskTreatment{.risk = risk, .title = QStringLiteral("Pump"), .owner = desk.manager, .due = day(1)});
    desk.add(Contract{.project = desk.project,
        .title = QStringLiteral("Works"),
        .status = ContractStatus::Approved,
        .manager = desk.manager,
        .security = SecurityKind::Bond,
        .securityExpiry = day(60),
        .insuranceExpiry = day(200)});
    const auto items = workList(desk.portfolio, desk.manager, {}, desk.today);
    CHECK(kinds(items)
        == std::vector{WorkKind::Condition, WorkKind::RiskReview, WorkKind::Treatment, WorkKind::Action, WorkKind::Gate, WorkKind::Security,
            WorkKind::Issue});
    CHECK((items[0].overdue && items[1].overdue && !items[2].overdue && !items.back().due));
    CHECK(dueText(items[0].due, desk.today) == u"3 days late");
    CHECK(dueText(items[2].due, desk.today) == u"in 1 day");
    CHECK(workList(desk.portfolio, {}, {}, desk.today).size() == items.size() + 1); // everybody's
    const NodeId elsewhere = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")});
    CHECK(workList(desk.portfolio, desk.manager, elsewhere, desk.today).empty());
    CHECK(workList(desk.portfolio, desk.manager, desk.programme, desk.today).size() == items.size());
    CHECK(workList(desk.portfolio, desk.manager, desk.root, desk.today).size() == items.size());
}

TEST_CASE("an approval that nobody in particular is asked for waits for everyone who may give it")
{
    GovernanceDesk desk;
    desk.delegation("Sponsors", Approvable::Gate, {}, desk.sponsor);
    desk.add(Approval{.project = desk.project, .title = QStringLiteral("Gate"), .kind = Approvable::Gate});
    desk.add(Approval{.project = desk.project, .title = QStringLiteral("Asked"), .kind = Approvable::Any, .asked = desk.manager});
    CHECK(kinds(workList(desk.portfolio, desk.sponsor, {}, desk.today)) == std::vector{WorkKind::Approval});
    const auto mine = workList(desk.portfolio, desk.manager, {}, desk.today);
    REQUIRE(mine.size() == 1);
    CHECK(mine.front().title == u"Asked");
}

TEST_CASE("a manager is reminded of the report that is to be written, once it is due and until it is submitted")
{
    GovernanceDesk desk;
    const auto period = desk.add(Period{.name = QStringLiteral("2026-08"), .start = QDate(2026, 8, 1), .end = QDate(2026, 8, 31)});
    const auto mine = [&] { return workList(desk.portfolio, desk.manager, {}, desk.today); };
    REQUIRE(kinds(mine()) == std::vector{WorkKind::Report});
    CHECK((mine().front().record == RecordKey{entityOf<Node>(), desk.project.value} && mine().front().overdue));
    const auto report = desk.add(StatusReport{.project = desk.project, .title = QStringLiteral("R"), .period = period});
    CHECK(mine().front().record == RecordKey{entityOf<StatusReport>(), report.value});
    desk.set<&StatusReport::status>(report.value, ReportStatus::Submitted);
    CHECK(mine().empty());
}

TEST_CASE("the letter about overdue work names what is overdue and nothing else")
{
    GovernanceDesk desk;
    desk.add(Action{.project = desk.project, .title = QStringLiteral("Old"), .owner = desk.manager, .due = desk.today.addDays(-2)});
    desk.add(Action{.project = desk.project, .title = QStringLiteral("New"), .owner = desk.manager, .due = desk.today.addDays(2)});
    const auto items = workList(desk.portfolio, desk.manager, {}, desk.today);
    const Letter letter = chaseWork(desk.portfolio, desk.manager, items, QStringLiteral("The PMO"), QLocale(QLocale::English));
    CHECK(letter.to == u"someone@example.org");
    CHECK(letter.text.contains(u"- Action: Old, due 19 Sep 2026 (Depot)"));
    CHECK_FALSE(letter.text.contains(u"New"));
}

TEST_CASE(
    "a mandatory question waits for the manager once its gate is near, and a waiver that runs out for who asked for it", "[compliance]")
{
    GovernanceDesk desk;
    const auto gate = desk.add(Gate{.project = desk.project, .title = QStringLiteral("G"), .planned = desk.today.addDays(40)});
    const auto question = [&](bool mandatory, ChecklistAnswer answer) {
        return desk.add(
            ChecklistItem{.project = desk.project, .gate = gate, .title = QStringLiteral("Q"), .mandatory = mandatory, .answer = answer});
    };
    const auto open = question(true, ChecklistAnswer::Open);
    question(true, ChecklistAnswer::Yes);
    question(false, ChecklistAnswer::Open);
    const auto waiver = desk.add(Waiver{.project = desk.project,
        .title = QStringLiteral("W"),
        .status = WaiverStatus::Approved,
        .askedBy = desk.manager,
        .until = desk.today.addDays(40)});
    const auto mine = [&] { return workList(desk.portfolio, desk.manager, {}, desk.today); };
    CHECK(mine().empty());
    desk.set<&Gate::forecast>(gate.value, desk.today.addDays(30));
    desk.set<&Waiver::until>(waiver.value, desk.today.addDays(31));
    const auto items = mine();
    CHECK(kinds(items) == std::vector{WorkKind::Checklist, WorkKind::Waiver});
    CHECK(items.front().record == RecordKey{entityOf<ChecklistItem>(), open.value});
    CHECK(workText(items.back().kind) == u"Waiver runs out");
    desk.set<&Waiver::until>(waiver.value, desk.today.addDays(-1)); // it has: compliance tells that
    CHECK(kinds(mine()) == std::vector{WorkKind::Checklist});
}
