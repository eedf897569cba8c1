#include "core/edit/nodes.h"
#include "core/governance/gates.h"
#include "core/report/html.h"
#include "core/schedule/adapter.h"
#include "tests/core/report/desk.h"

using namespace gantry;
using namespace gantry::test;

namespace {

QString proseOf(const ReportDocument& document, const char* heading)
{
    const auto* prose = blockOf<ReportProse>(sectionOf(document, heading));
    return prose ? prose->text : QString();
}

} // namespace

TEST_CASE("a charter tells what the project is for, within which bounds, and who signs", "[report]")
{
    ReportDesk desk;
    desk.add(Stakeholder{.project = desk.project, .title = QStringLiteral("Port authority"), .influence = 5, .interest = 3});
    const CharterId id = desk.add(Charter{.number = QStringLiteral("CHA-0001"),
        .project = desk.project,
        .title = QStringLiteral("Quay wall"),
        .status = CharterStatus::Approved,
        .purpose = QStringLiteral("Ships of 300 m."),
        .scopeOut = QStringLiteral("The cranes."),
        .cost = Money{125'000'00},
        .payback = 30,
        .timeTolerance = 20,
        .costTolerance = Percent{5'00'000'000},
        .author = desk.ada,
        .approver = desk.ben});
    desk.add(Approval{.project = desk.project,
        .title = QStringLiteral("Charter"),
        .entity = QStringLiteral("charter"),
        .record = {id.value},
        .status = ApprovalStatus::Approved,
        .decidedBy = desk.ben,
        .declared = QStringLiteral("B. Byte"),
        .decided = Instant{1'795'000'000'000}});
    const ReportDocument doc = charterDocument(desk.input(), id);
    CHECK(doc.head.kind == QStringLiteral("Project charter"));
    CHECK(doc.head.project == QStringLiteral("QW Quay wall"));
    CHECK(doc.head.portfolio == QStringLiteral("Harbour works"));
    CHECK(doc.head.status == QStringLiteral("Approved"));
    CHECK(factOf(doc, "Sponsor") == QStringLiteral("Ben Byte"));
    CHECK(factOf(doc, "Client") == QString());
    CHECK(factOf(doc, "Cost") == QStringLiteral("125000.00 GBP"));
    CHECK(factOf(doc, "Payback") == QStringLiteral("30 months"));
    CHECK(proseOf(doc, "Purpose") == QStringLiteral("Ships of 300 m."));
    CHECK(proseOf(doc, "Out of scope") == QStringLiteral("The cranes."));
    CHECK_FALSE(sectionOf(doc, "In scope")); // nothing was written
    CHECK(rowsOf(doc, "Tolerances") == QStringList{QStringLiteral("Time | 20 days"), QStringLiteral("Cost | 5%")});
    CHECK(rowsOf(doc, "Stakeholders") == QStringList{QStringLiteral("Port authority |  | 5 | 3 | Neutral | Supportive | ")});
    const auto* signatures = blockOf<ReportSignatures>(sectionOf(doc, "Signatures"));
    REQUIRE(signatures);
    CHECK(signatures->people[0].signedAs.isEmpty());
    CHECK(signatures->people[1].signedAs.contains(QStringLiteral("declared as B. Byte")));
}

TEST_CASE("a status report tells health with the words of its date, and figures as they were frozen", "[report]")
{
    ReportDesk desk;
    const auto said = [&](QDate date, const char* words, Health health) {
        desk.add(HealthAssessment{
            .node = desk.project, .dimension = HealthDimension::Time, .health = health, .comment = QString::fromUtf8(words), .date = date});
    };
    said(QDate(2026, 10, 20), "Piling is late", Health::Watch);
    said(QDate(2026, 11, 20), "Piling is lost", Health::Bad);
    const StatusReportId id = desk.add(StatusReport{.project = desk.project,
        .title = QStringLiteral("October"),
        .statusDate = QDate(2026, 10, 31),
        .overall = Health::Watch,
        .time = Health::Watch,
        .wanted = QStringLiteral("- A second rig")});
    ReportInput input = desk.input();
    ReportDocument doc = statusReportDocument(input, id);
    const QStringList health = rowsOf(doc, "Health");
    REQUIRE(health.size() == 8);
    CHECK(health[0] == QStringLiteral("Overall | Watch | "));
    CHECK(health[2] == QStringLiteral("Time | Watch | Piling is late")); // not the words of November
    CHECK(proseOf(doc, "Decisions wanted") == QStringLiteral("- A second rig"));
    CHECK(sectionOf(doc, "Cost summary"));
    CHECK_FALSE(sectionOf(doc, "Figures"));

    input.frozen = [](const StatusReport&) {
        return std::vector<ReportFigure>{{QStringLiteral("Budget"), QStringLiteral("10.00"), QStringLiteral("9.00")}};
    };
    doc = statusReportDocument(input, id);
    CHECK(rowsOf(doc, "Figures") == QStringList{QStringLiteral("Budget | 10.00 | 9.00")});
    CHECK_FALSE(sectionOf(doc, "Cost summary"));
}

TEST_CASE("a gate pack puts must before should, and scores what has a score by its weight", "[report]")
{
    ReportDesk desk;
    const GateId id = desk.add(Gate{.project = desk.project,
        .title = QStringLiteral("Start of construction"),
        .planned = QDate(2026, 11, 1),
        .forecast = QDate(2026, 11, 20),
        .chair = desk.ben,
        .reviewers = QStringLiteral("Cy; Di")});
    const auto criterion = [&](const char* title, CriterionKind kind, CriterionAnswer answer, std::optional<qint64> score, qint64 weight) {
        desk.add(GateCriterion{.gate = id,
            .rank = QString::fromLatin1(title),
            .title = QString::fromLatin1(title),
            .kind = kind,
            .weight = weight,
            .answer = answer,
            .score = score});
    };
    criterion("Budget is there", CriterionKind::Should, CriterionAnswer::Met, 5, 1);
    criterion("Consent", CriterionKind::Must, CriterionAnswer::NotMet, 2, 3);
    criterion("Crane", CriterionKind::Should, CriterionAnswer::NotApplicable, 0, 9);
    desk.add(GateCondition{.gate = id, .title = QStringLiteral("Sign the lease"), .due = QDate(2026, 11, 29)});
    desk.add(Action{.number = QStringLiteral("ACT-1"), .project = desk.project, .title = QStringLiteral("Ask"), .due = QDate(2026, 12, 1)});
    desk.add(Action{.number = QStringLiteral("ACT-2"), .project = desk.other, .title = QStringLiteral("Elsewhere")});
    desk.add(Decision{
        .number = QStringLiteral("DEC-1"), .project = desk.project, .title = QStringLiteral("Steel?"), .needed = QDate(2026, 12, 9)});
    // (5 x 1 + 2 x 3) / 4 = 2.75
    CHECK(scoreOf(desk.portfolio, id).score == Approx(2.75 / 5));
    const ReportDocument doc = gatePackDocument(desk.input(), id);
    CHECK(rowsOf(doc, "Criteria")
        == QStringList{QStringLiteral("# Must be met: 0 of 1 are"), QStringLiteral("Consent | 3 | Not met | 2 |  | "),
            QStringLiteral("# Should be met: 1 of 2 are"), QStringLiteral("Budget is there | 1 | Met | 5 |  | "),
            QStringLiteral("Crane | 9 | Not applicable | 0 |  | "), QStringLiteral("= Mean score, weighted |  |  | 2.8 |  | ")});
    CHECK(factOf(doc, "Must-criteria not met") == QStringLiteral("1"));
    CHECK(factOf(doc, "Decision") == QStringLiteral("To be decided"));
    CHECK(rowsOf(doc, "Conditions") == QStringList{QStringLiteral("Sign the lease |  | 29 Nov 2026 | Overdue | ")});
    CHECK(rowsOf(doc, "Open actions") == QStringList{QStringLiteral("ACT-1 | Ask | – | 1 Dec 2026 | Open")});
    CHECK(rowsOf(doc, "Decisions") == QStringList{QStringLiteral("DEC-1 | Steel? | – | 9 Dec 2026 | – | Pending")});
    const auto* signatures = blockOf<ReportSignatures>(sectionOf(doc, "Signatures"));
    REQUIRE(signatures);
    CHECK(signatures->people.size() == 3); // the chair, who is the sponsor, and two reviewers
}

TEST_CASE("milestones are told with the slip against the baseline", "[report]")
{
    ReportDesk desk;
    auto made =
        addNode(desk.portfolio, desk.ids, desk.root, NodeKind::Project, QStringLiteral("Pier"), QStringLiteral("PR"), QDate(2026, 11, 30));
    REQUIRE(made);
    const NodeId pier{std::ranges::find(made->changes, entityOf<Node>(), &Change::entity)->id};
    REQUIRE(applyToMemory(desk.portfolio, *made));
    desk.add(Task{.project = pier, .name = QStringLiteral("Handover"), .milestone = true});
    ReportInput input = desk.input();
    input.plan = [&](NodeId project) { return schedule::scheduleOf(desk.portfolio, std::array{project}).front(); };
    input.baseline = [&](NodeId) -> BaselineOf {
        return [&](TaskId id) { return std::optional(FrozenTask{.task = id, .finish = parseDateTime(u"2026-11-26T17:00:00")}); };
    };
    const CharterId charter = desk.add(Charter{.project = pier, .title = QStringLiteral("C")});
    const QStringList rows = rowsOf(charterDocument(input, charter), "Milestones");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].startsWith(QStringLiteral("Handover | 26 Nov 2026 | 30 Nov 2026 | ")));
}

TEST_CASE("a risk register counts its matrix, and a programme sees the risks of its projects", "[report]")
{
    ReportDesk desk;
    const auto risk = [&](NodeId node, const char* number, qint64 likelihood, qint64 impact, RiskStatus status = RiskStatus::Active) {
        return desk.add(Risk{.number = QString::fromLatin1(number),
            .project = node,
            .title = QStringLiteral("R"),
            .status = status,
            .likelihoodBefore = likelihood,
            .costBefore = impact,
            .likelihoodAfter = 1,
            .costAfter = impact,
            .review = QDate(2026, 11, 1)});
    };
    risk(desk.project, "RSK-1", 1, 1);
    const RiskId worst = risk(desk.project, "RSK-2", 3, 3);
    risk(desk.other, "RSK-3", 2, 2, RiskStatus::Retired);
    risk(desk.root, "RSK-4", 3, 3);
    desk.add(RiskTreatment{.risk = worst, .title = QStringLiteral("Second rig"), .due = QDate(2026, 11, 2), .cost = Money{5000}});
    const ReportDocument all = riskRegisterDocument(desk.input(), desk.root);
    CHECK(all.landscape);
    CHECK(factOf(all, "Active threats") == QStringLiteral("3"));
    CHECK(factOf(all, "Reviews overdue") == QStringLiteral("3"));
    const auto* chart = blockOf<ReportChart>(sectionOf(all, "Risk matrix"));
    REQUIRE(chart);
    CHECK(std::get<ReportMatrix>(chart->data).counts == std::vector<int>{1, 0, 0, 0, 0, 0, 0, 0, 2});
    QStringList numbers;
    for (const QString& row : rowsOf(all, "Register")) numbers << row.section(QStringLiteral(" | "), 0, 0);
    CHECK(numbers
        == QStringList{QStringLiteral("# Harbour works"), QStringLiteral("RSK-4"), QStringLiteral("# QW Quay wall"),
            QStringLiteral("RSK-2"), QStringLiteral("RSK-1"), QStringLiteral("# DP Depot"), QStringLiteral("RSK-3")});
    CHECK(rowsOf(all, "Treatments")
        == QStringList{QStringLiteral("# RSK-2 R"), QStringLiteral("Second rig |  | 2 Nov 2026 | 50.00 GBP | Overdue | Unknown")});
    CHECK(rowsOf(riskRegisterDocument(desk.input(), desk.project), "Register").size() == 2); // one project needs no head
    CHECK(rowsOf(riskRegisterDocument(desk.input(), desk.other), "Treatments").isEmpty());
}

TEST_CASE("a steering pack tells the projects of a node, what is wanted of the group and what is late", "[report]")
{
    test::ReportDesk desk;
    const auto period = desk.add(Period{.name = QStringLiteral("2026-10"), .start = QDate(2026, 10, 1), .end = QDate(2026, 10, 31)});
    desk.add(StatusReport{.project = desk.project,
        .title = QStringLiteral("R"),
        .period = period,
        .status = ReportStatus::Submitted,
        .overall = Health::Watch});
    desk.add(Decision{.project = desk.project, .title = QStringLiteral("Which <crane>?")});
    desk.add(Decision{.project = desk.other, .title = QStringLiteral("Of the depot")});
    desk.add(Gate{.project = desk.project, .title = QStringLiteral("Design agreed"), .planned = QDate(2026, 11, 20)});
    desk.add(Gate{.project = desk.project, .title = QStringLiteral("Much later"), .planned = QDate(2027, 11, 20)});
    const QString pack = QString::fromUtf8(reportHtml(steeringPackDocument(desk.input(), desk.root)));
    for (const char* there : {"Quay wall", "Depot", "Which &lt;crane&gt;?", "Of the depot", "Design agreed", "2026-10", "Watch"}) {
        INFO(there);
        CHECK(pack.contains(QLatin1StringView(there)));
    }
    CHECK_FALSE(pack.contains(u"Much later"));
    const QString own = QString::fromUtf8(reportHtml(steeringPackDocument(desk.input(), desk.project)));
    CHECK_FALSE(own.contains(u"Of the depot"));
}

TEST_CASE("an audit extract heads each entry with who and when, and says what it leaves out", "[report]")
{
    ReportDesk desk;
    AuditRows audit{QStringLiteral("by Ada"), desk.project,
        {{12, Instant{}, QStringLiteral("2 Mar 2026 08:00"), QStringLiteral("Ada"), QStringLiteral("Change name of Piles"),
            {{QStringLiteral("Task  Piles"), QStringLiteral("Name"), QStringLiteral("Piling"), QStringLiteral("Piles"),
                 QStringLiteral("QW")},
                {QStringLiteral("Task  Piles"), QStringLiteral("Code"), QStringLiteral("–"), QStringLiteral("P"), QStringLiteral("QW")}},
            3}},
        1200};
    const ReportDocument doc = auditExtractDocument(desk.input(), audit);
    CHECK(rowsOf(doc, "Changes")
        == QStringList{QStringLiteral("# 12 · 2 Mar 2026 08:00 · Ada · Change name of Piles"),
            QStringLiteral("Task  Piles | QW | Name | Piling | Piles"), QStringLiteral(" |  | Code | – | P"),
            QStringLiteral("and 3 more changes |  |  |  | ")});
    CHECK(factOf(doc, "What is told") == QStringLiteral("by Ada"));
    CHECK(proseOf(doc, "").contains(QStringLiteral("1200 older entries")));
}

TEST_CASE("compliance is told for a programme with what is not met, and for a project as a whole", "[report]")
{
    ReportDesk desk;
    const auto methodology = desk.add(Methodology{.title = QStringLiteral("Works <b>")});
    const auto phase = desk.add(MethodologyPhase{.methodology = methodology, .title = QStringLiteral("Design")});
    const auto ask = [&](const char* title) {
        desk.add(MethodologyRequirement{
            .methodology = methodology, .phase = phase, .code = QLatin1String(title), .title = QLatin1String(title)});
        desk.add(ChecklistItem{.project = desk.project, .title = QLatin1String(title)});
    };
    ask("Utilities informed");
    ask("Neighbours heard");
    ChangeBuilder build(QStringLiteral("test"));
    build.update<&Node::methodology>(desk.portfolio, desk.project.value, methodology);
    desk.portfolio.all<ChecklistItem>().forEach([&](const ChecklistItem& i) {
        if (i.title != u"Neighbours heard") return;
        build.update<&ChecklistItem::answer>(desk.portfolio, i.id.value, ChecklistAnswer::Yes)
            .update<&ChecklistItem::evidence>(desk.portfolio, i.id.value, QStringLiteral("Minutes"));
    });
    desk.apply(build);
    const QString all = QString::fromUtf8(reportHtml(complianceDocument(desk.input(), desk.root)));
    CHECK(all.contains(u"50 %"));
    CHECK(all.contains(u"Utilities informed"));
    CHECK_FALSE(all.contains(u"Neighbours heard")); // met: only its project's own list tells it
    CHECK(all.contains(u"Works &lt;b&gt;"));
    CHECK(all.contains(u"Not answered yet"));
    const QString one = QString::fromUtf8(reportHtml(complianceDocument(desk.input(), desk.project)));
    CHECK(one.contains(u"Neighbours heard"));
    const QString none = QString::fromUtf8(reportHtml(complianceDocument(desk.input(), desk.other)));
    CHECK(none.contains(u"Without one"));
}
