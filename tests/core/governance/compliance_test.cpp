#include "core/text/compliance_text.h"
#include "tests/support/compliance.h"

using namespace gantry;
using namespace gantry::test;
using State = ComplianceState;
using Why = ComplianceReason;
using Asks = RequirementKind;

namespace {

bool is(const ComplianceLine& line, State state, Why reason)
{
    INFO(stateText(line.state).toStdString() << ", " << reasonText(line, QLocale::c()).toStdString());
    CHECK(line.state == state);
    CHECK(int(line.reason) == int(reason));
    return line.state == state && line.reason == reason;
}

} // namespace

TEST_CASE("a criterion is met once it is answered so and something shows it", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(1, Asks::Criterion, "Drawings signed");
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto criterion = desk.add(GateCriterion{.gate = desk.gate("Build", QDate(2026, 12, 1)), .title = QStringLiteral("Signatures")});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord)); // neither its title nor a use leads there
    desk.use(asked, entityOf<GateCriterion>(), criterion.value);
    CHECK(is(desk.line(), State::Missing, Why::Unanswered));
    desk.set<&GateCriterion::answer>(criterion.value, CriterionAnswer::NotMet);
    CHECK(is(desk.line(), State::Missing, Why::AnsweredNo));
    desk.set<&GateCriterion::answer>(criterion.value, CriterionAnswer::PartlyMet);
    CHECK(is(desk.line(), State::Partly, Why::PartlyAnswered));
    desk.set<&GateCriterion::answer>(criterion.value, CriterionAnswer::Met);
    CHECK(is(desk.line(), State::Partly, Why::NoEvidence));
    desk.set<&GateCriterion::evidence>(criterion.value, QStringLiteral("Drawing list"));
    CHECK(is(desk.line(), State::Met, Why::Shown));
    CHECK(desk.line().record == RecordKey{entityOf<GateCriterion>(), criterion.value});
    desk.set<&GateCriterion::answer>(criterion.value, CriterionAnswer::NotApplicable);
    CHECK(is(desk.line(), State::NotApplicable, Why::DoesNotApply));
    CHECK(desk.look().totals.due == 0);
}

TEST_CASE("a criterion that a gate of the phase has under the same title is found without a use", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Criterion, "Drawings signed");
    const auto gate = desk.gate("build", QDate(2026, 12, 1));
    desk.add(GateCriterion{.gate = gate, .title = QStringLiteral(" drawings SIGNED")});
    CHECK(is(desk.line(), State::Missing, Why::Unanswered));
}

TEST_CASE("a mandatory checklist item wants yes and evidence, another one an answer", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::ChecklistItem, "Utilities informed");
    const auto item = desk.add(ChecklistItem{.project = desk.project, .title = QStringLiteral("Utilities informed")});
    CHECK(is(desk.line(), State::Missing, Why::Unanswered));
    desk.set<&ChecklistItem::answer>(item.value, ChecklistAnswer::No);
    CHECK(is(desk.line(), State::Missing, Why::AnsweredNo));
    desk.set<&ChecklistItem::answer>(item.value, ChecklistAnswer::Yes);
    CHECK(is(desk.line(), State::Partly, Why::NoEvidence));
    desk.set<&ChecklistItem::evidence>(item.value, QStringLiteral("Letters of 2 May"));
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&ChecklistItem::answer>(item.value, ChecklistAnswer::NotApplicable);
    CHECK(is(desk.line(), State::NotApplicable, Why::DoesNotApply));
    desk.set<&ChecklistItem::mandatory>(item.value, false);
    desk.set<&ChecklistItem::answer>(item.value, ChecklistAnswer::No);
    CHECK(is(desk.line(), State::Met, Why::Shown));
}

TEST_CASE("what the project took away is missing, and says so", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(1, Asks::ChecklistItem, "Utilities informed");
    desk.use(asked, entityOf<ChecklistItem>(), 0);
    CHECK(is(desk.line(), State::Missing, Why::TakenAway));
}

TEST_CASE("a document counts once it is shared, and the newest of its revisions speaks for it", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(1, Asks::Document, "Safety plan", {.list = QStringLiteral("Plan"), .days = 100});
    const auto document = [&](const char* title, const char* type, DocumentStatus status) {
        return desk.add(
            Document{.project = desk.project, .title = QString::fromLatin1(title), .type = QString::fromLatin1(type), .status = status});
    };
    document("Safety plan", "Report", DocumentStatus::Published); // of another type
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto first = document("Safety plan of the depot", "plan", DocumentStatus::Wip);
    CHECK(is(desk.line(), State::Partly, Why::InWork));
    desk.set<&Document::status>(first.value, DocumentStatus::Shared);
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&Document::issued>(first.value, desk.today.addDays(-101));
    CHECK(is(desk.line(), State::Partly, Why::TooOld));
    desk.set<&Document::issued>(first.value, desk.today.addDays(-100));
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&Document::status>(first.value, DocumentStatus::Superseded);
    CHECK(is(desk.line(), State::Partly, Why::Superseded));
    const auto second = document("Another title", "Plan", DocumentStatus::ForConstruction);
    desk.set<&Document::supersedes>(second.value, first);
    CHECK(is(desk.line(), State::Met, Why::Shown));
    CHECK(desk.line().record.id == second.value);
    // A use names the document whatever it is called.
    desk.use(asked, entityOf<Document>(), document("Odd name", "", DocumentStatus::Wip).value);
    CHECK(is(desk.line(), State::Partly, Why::InWork));
}

TEST_CASE("documents that supersede each other in a ring do not hang the program", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Document, "Plan");
    const auto a = desk.add(Document{.project = desk.project, .title = QStringLiteral("Plan"), .status = DocumentStatus::Superseded});
    const auto b =
        desk.add(Document{.project = desk.project, .title = QStringLiteral("Plan"), .status = DocumentStatus::Superseded, .supersedes = a});
    desk.set<&Document::supersedes>(a.value, b);
    CHECK(is(desk.line(), State::Partly, Why::Superseded));
}

TEST_CASE("an approval is one that was given for a record that is there", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Approval, "Charter approved", {.subject = QStringLiteral("charter"), .days = 365});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto charter = desk.add(Charter{.project = desk.project, .title = QStringLiteral("Charter"), .status = CharterStatus::Approved});
    CHECK(is(desk.line(), State::Missing, Why::NotApproved)); // a status that somebody typed is no approval
    const auto approval = desk.add(Approval{
        .project = desk.project, .title = QStringLiteral("Charter"), .entity = QStringLiteral("charter"), .record = {charter.value}});
    CHECK(is(desk.line(), State::Partly, Why::Waiting));
    desk.set<&Approval::status>(approval.value, ApprovalStatus::Rejected);
    CHECK(is(desk.line(), State::Missing, Why::Refused));
    desk.set<&Approval::status>(approval.value, ApprovalStatus::Withdrawn);
    CHECK(is(desk.line(), State::Missing, Why::NotApproved));
    desk.set<&Approval::status>(approval.value, ApprovalStatus::Approved);
    desk.set<&Approval::decided>(approval.value, Instant{1'790'000'000'000}); // 21 Sep 2026
    CHECK(is(desk.line(), State::Met, Why::Shown));
    CHECK(desk.line().record == RecordKey{entityOf<Approval>(), approval.value});
    desk.set<&Approval::decided>(approval.value, Instant{1'700'000'000'000});
    CHECK(is(desk.line(), State::Partly, Why::TooOld));
}

TEST_CASE("the approval of a gate is that of the gate of the phase", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(0, Asks::Approval, "Gate approved", {.subject = QStringLiteral("gate")});
    const auto design = desk.gate("Design", QDate(2026, 5, 1), QDate(2026, 5, 4)), build = desk.gate("Build", QDate(2026, 12, 1));
    const auto approve = [&](GateId gate) {
        desk.add(Approval{.project = desk.project,
            .title = QStringLiteral("Gate"),
            .entity = QStringLiteral("gate"),
            .record = {gate.value},
            .status = ApprovalStatus::Approved});
    };
    approve(build);
    CHECK(is(desk.line(asked), State::Missing, Why::NotApproved));
    approve(design);
    CHECK(is(desk.line(asked), State::Met, Why::Shown));
}

TEST_CASE("a review must have been held, of that kind and lately enough", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Review, "Health check", {.subject = QStringLiteral("health_check"), .days = 90});
    desk.add(Review{.project = desk.project, .title = QStringLiteral("Audit"), .kind = ReviewKind::Audit, .held = desk.today});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto review = desk.add(Review{.project = desk.project, .title = QStringLiteral("Check"), .planned = desk.today.addDays(9)});
    CHECK(is(desk.line(), State::Missing, Why::Planned));
    desk.set<&Review::status>(review.value, ReviewStatus::Reported);
    desk.set<&Review::held>(review.value, desk.today.addDays(-91));
    CHECK(is(desk.line(), State::Partly, Why::TooOld));
    CHECK(reasonText(desk.line(), QLocale::c()) == u"Last of 22 Jun 2026, which is too old");
    desk.set<&Review::held>(review.value, desk.today.addDays(-90));
    CHECK(is(desk.line(), State::Met, Why::Shown));
}

TEST_CASE("what an earlier phase asked to be fresh is held against the day on which its gate was passed", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(0, Asks::Review, "Peer review", {.subject = QStringLiteral("peer"), .days = 30});
    const auto review = desk.add(Review{.project = desk.project,
        .title = QStringLiteral("Peer"),
        .kind = ReviewKind::Peer,
        .status = ReviewStatus::Held,
        .held = QDate(2026, 4, 20)});
    CHECK(is(desk.line(asked), State::Partly, Why::TooOld)); // without a gate there is only today
    desk.gate("Design", QDate(2026, 5, 1), QDate(2026, 5, 4));
    CHECK(is(desk.line(asked), State::Met, Why::Shown));
    desk.set<&Review::held>(review.value, QDate(2026, 4, 3));
    CHECK(is(desk.line(asked), State::Partly, Why::TooOld));
}

TEST_CASE("a register holds enough records, and was worked on lately", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Register, "Risks kept", {.subject = QStringLiteral("risk"), .least = 2, .days = 30});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto risk = [&] {
        return desk.add(Risk{.project = desk.project, .title = QStringLiteral("Rock"), .review = desk.today.addDays(20)});
    };
    risk();
    CHECK(is(desk.line(), State::Partly, Why::TooFew));
    CHECK(reasonText(desk.line()) == u"1 of 2 are there");
    const auto second = risk();
    CHECK(is(desk.line(), State::Met, Why::Shown)); // no day of theirs has come yet: nobody can tell that they are old
    desk.set<&Risk::review>(second.value, desk.today.addDays(-31));
    CHECK(is(desk.line(), State::Partly, Why::TooOld));
    desk.set<&Risk::review>(second.value, desk.today.addDays(-30));
    CHECK(is(desk.line(), State::Met, Why::Shown));
    // Whoever knows better when it was touched may say so.
    ComplianceInput input = desk.input();
    input.touched = [&](Entity, NodeId) { return std::optional(desk.today.addDays(-60)); };
    CHECK(is(complianceOf(input, desk.project).lines.front(), State::Partly, Why::TooOld));
}

TEST_CASE("a register that hangs on records of a project belongs to it", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Register, "Treatments", {.subject = QStringLiteral("risk_treatment")});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto risk = desk.add(Risk{.project = desk.project, .title = QStringLiteral("Rock")});
    desk.add(RiskTreatment{.risk = risk, .title = QStringLiteral("Bore")});
    CHECK(is(desk.line(), State::Met, Why::Shown));
}

TEST_CASE("a report is due when reports on the last period are, and coming late is not quite enough", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Report, "Monthly report");
    CHECK(is(desk.line(), State::NotApplicable, Why::NoPeriod));
    const auto period = desk.add(Period{.name = QStringLiteral("Aug"), .start = QDate(2026, 8, 1), .end = QDate(2026, 8, 31)});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord)); // due on 5 September
    desk.set<&Period::cutOff>(period.value, desk.today.addDays(-5));
    CHECK(is(desk.line(), State::NotDue, Why::LaterDay));
    desk.set<&Period::cutOff>(period.value, QDate(2026, 8, 31));
    const auto report = desk.add(StatusReport{.project = desk.project, .title = QStringLiteral("August"), .period = period});
    CHECK(is(desk.line(), State::Partly, Why::InWork));
    desk.set<&StatusReport::status>(report.value, ReportStatus::Submitted);
    desk.set<&StatusReport::submitted>(report.value, Instant{1'790'000'000'000});
    CHECK(is(desk.line(), State::Partly, Why::CameLate));
    desk.set<&StatusReport::submitted>(report.value, Instant{1'788'500'000'000}); // 4 September
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&Node::status>(desk.project.value, NodeStatus::OnHold);
    CHECK(is(desk.line(), State::NotApplicable, Why::DoesNotReport));
}

TEST_CASE("a role is held where somebody holds it now, here or above", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Role, "Risk manager", {.subject = QStringLiteral("risk_manager")});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto role = desk.role(desk.sponsor, GovernanceRole::RiskManager, desk.programme);
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&RoleAssignment::to>(role.value, desk.today.addDays(-1));
    CHECK(is(desk.line(), State::Missing, Why::Ended));
    desk.ask(1, Asks::Role, "Project manager", {.subject = QStringLiteral("project_manager")});
    CHECK(is(desk.line(), State::Met, Why::Shown)); // named with the project
}

TEST_CASE("a KPI counts where an active one has the code and speaks of the project", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(1, Asks::Kpi, "Schedule index", {.subject = QStringLiteral("spi")});
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
    const auto kpi = desk.add(Kpi{.code = QStringLiteral("SPI"), .name = QStringLiteral("Schedule index"), .active = false});
    CHECK(is(desk.line(), State::Partly, Why::Inactive));
    desk.set<&Kpi::active>(kpi.value, true);
    CHECK(is(desk.line(), State::Met, Why::Shown));
    desk.set<&Kpi::scope>(kpi.value, desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")}));
    CHECK(is(desk.line(), State::Missing, Why::NoRecord));
}

TEST_CASE("a requirement that names what the program does not know is missing and says that it is unclear", "[compliance]")
{
    ComplianceDesk desk;
    for (const auto kind : {Asks::Register, Asks::Approval, Asks::Review, Asks::Role}) {
        desk.ask(1, kind, "Odd", {.subject = QStringLiteral("no such thing"), .days = std::numeric_limits<qint64>::min()});
        CHECK(is(desk.line(), State::Missing, Why::Unclear));
    }
}

TEST_CASE("phases to come ask for nothing yet, the present one by the day of its gate, earlier ones are overdue", "[compliance]")
{
    ComplianceDesk desk;
    const auto design = desk.ask(0, Asks::ChecklistItem, "Of design"), build = desk.ask(1, Asks::ChecklistItem, "Of build"),
               handover = desk.ask(2, Asks::ChecklistItem, "Of handover");
    const auto gate = desk.gate("Build", desk.today);
    CHECK(desk.line(design).overdue);
    CHECK(desk.line(build).due == desk.today);
    CHECK_FALSE(desk.line(build).overdue);
    CHECK(is(desk.line(handover), State::NotDue, Why::PhaseToCome));
    CHECK((desk.look().totals.due == 2 && desk.look().totals.overdue == 1));
    CHECK((desk.look().nextGate == gate && desk.look().nextGateDay == desk.today));
    desk.set<&Gate::planned>(gate.value, desk.today.addDays(-1));
    CHECK(desk.line(build).overdue);
    desk.set<&Node::status>(desk.project.value, NodeStatus::Completed);
    CHECK(desk.look().totals.overdue == 3);
    desk.set<&Node::status>(desk.project.value, NodeStatus::Cancelled);
    CHECK(complianceOf(desk.input(), std::vector{desk.project}).empty());
}

TEST_CASE("a phase that the methodology does not have counts as the first, and that is told", "[compliance]")
{
    ComplianceDesk desk;
    desk.ask(0, Asks::ChecklistItem, "Of design");
    desk.set<&Node::phase>(desk.project.value, QStringLiteral("Discovery"));
    const auto all = desk.look();
    CHECK_FALSE(all.phaseKnown);
    CHECK((all.phase == 0 && all.totals.missing == 1 && all.totals.overdue == 0));
    desk.set<&Node::methodology>(desk.project.value, MethodologyId{});
    CHECK((desk.look().lines.empty() && !desk.look().totals.score()));
}

TEST_CASE("the score is the weighted share of what is due: 7 of 10 here", "[compliance]")
{
    ComplianceDesk desk;
    const auto item = [&](const char* title, qint64 weight, ChecklistAnswer answer, const char* evidence, CriterionKind obligation) {
        const auto id = desk.ask(1, Asks::ChecklistItem, title, {.obligation = obligation, .weight = weight});
        desk.add(ChecklistItem{
            .project = desk.project, .title = QString::fromLatin1(title), .answer = answer, .evidence = QString::fromLatin1(evidence)});
        return id;
    };
    item("Met", 6, ChecklistAnswer::Yes, "seen", CriterionKind::Must);
    item("Partly", 2, ChecklistAnswer::Yes, "", CriterionKind::Must);
    const auto missing = item("Missing", 2, ChecklistAnswer::Open, "", CriterionKind::Should);
    item("Of no meaning here", 50, ChecklistAnswer::NotApplicable, "", CriterionKind::Must);
    const auto totals = desk.look().totals;
    CHECK(*totals.score() == Approx(0.7)); // (6 + 2 / 2) / (6 + 2 + 2)
    CHECK((totals.due == 3 && totals.met == 1 && totals.partly == 1 && totals.missing == 1));
    CHECK((totals.must == 2 && totals.mustMet == 1));
    CHECK(totalsText(totals, QLocale::c()) == u"70 %, 1 missing, 1 partly met");
    desk.add(Waiver{.project = desk.project,
        .title = QStringLiteral("Missing"),
        .requirement = missing,
        .code = QStringLiteral("missing"),
        .status = WaiverStatus::Approved});
    CHECK(*desk.look().totals.score() == Approx(7.0 / 8.0));
    CHECK(desk.look().totals.waived == 1);
}

TEST_CASE("a waiver counts once it is approved and until it has run out, by the code whatever version asks", "[compliance]")
{
    ComplianceDesk desk;
    const auto asked = desk.ask(1, Asks::ChecklistItem, "Of build");
    const auto waiver = desk.add(
        Waiver{.project = desk.project, .title = QStringLiteral("Of build"), .code = QStringLiteral(" OfBuild "), .until = desk.today});
    CHECK(is(desk.line(asked), State::Missing, Why::NoRecord));
    CHECK(desk.line(asked).waiver == waiver);
    desk.set<&Waiver::status>(waiver.value, WaiverStatus::Approved);
    CHECK(is(desk.line(asked), State::Waived, Why::LeftOut));
    desk.set<&Waiver::until>(waiver.value, desk.today.addDays(-1));
    CHECK(is(desk.line(asked), State::Missing, Why::NoRecord));
    CHECK(waiverText(desk.portfolio, desk.line(asked), desk.today) == u"Waiver has run out");
}

TEST_CASE("programmes are told by the average of their projects, weighted by what is due, the worst project first", "[compliance]")
{
    const auto project = [](qint64 id, qint64 due, qint64 met) {
        ProjectCompliance p{.project = {id}, .methodology = {1}};
        const auto asked = std::make_shared<const MethodologyRequirement>();
        for (qint64 i = 0; i < due; ++i) p.totals.add({.asked = asked, .state = i < met ? ComplianceState::Met : ComplianceState::Missing});
        return p;
    };
    std::vector all{project(1, 0, 0), project(2, 10, 9), project(3, 30, 6), project(4, 5, 1)};
    all.front().methodology = {};
    const auto rolled = rollUp(all);
    CHECK(*rolled.score == Approx((0.9 * 10 + 0.2 * 30 + 0.2 * 5) / 45));
    CHECK((rolled.projects == 3 && rolled.without == 1 && rolled.totals.missing == 29));
    sortWorstFirst(all);
    CHECK((all[0].project.value == 3 && all[1].project.value == 4 && all[2].project.value == 2 && all[3].project.value == 1));
    CHECK_FALSE(rollUp({}).score);
}
