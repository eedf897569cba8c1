// Compliance of many projects with a methodology of sixty requirements, in one pass.
#include "core/governance/compliance.h"

#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

constexpr int phaseCount = 6, requirementsEach = 10; // of a phase

/// Projects under way in the fifth phase: every kind of requirement, most of them with a record that shows it.
class Maker {
public:
    explicit Maker(int projects)
    {
        m_root = put(Node{.kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        const PersonId manager = put(Person{.name = QStringLiteral("Manager")});
        for (const char* code : {"SPI", "CPI"}) put(Kpi{.code = QString::fromLatin1(code), .name = QString::fromLatin1(code)});
        put(RoleAssignment{.person = manager, .role = GovernanceRole::RiskManager, .scope = m_root});
        m_period = put(Period{.name = QStringLiteral("Feb"), .start = QDate(2026, 2, 1), .end = QDate(2026, 2, 28)});
        const MethodologyId methodology = put(Methodology{.title = QStringLiteral("Works")});
        for (int p = 0; p < phaseCount; ++p) {
            const QString title = QStringLiteral("Phase %1").arg(p + 1);
            const auto phase = put(MethodologyPhase{.methodology = methodology, .rank = QString::number(p), .title = title});
            for (int r = 0; r < requirementsEach; ++r) m_asked.push_back(requirement(methodology, phase, p, r));
        }
        for (const MethodologyRequirement& asked : m_asked) put(asked);
        for (int i = 0; i < projects; ++i) addProject(methodology, manager, i);
    }
    ChangeSet take() { return m_build.take(); }

private:
    template <class E> auto put(E row) -> decltype(row.id)
    {
        if (!row.id) row.id.value = m_ids.next();
        m_build.insert(row);
        return row.id;
    }
    MethodologyRequirement requirement(MethodologyId methodology, MethodologyPhaseId phase, int p, int r)
    {
        using enum RequirementKind;
        constexpr RequirementKind kinds[] = {
            Criterion, Criterion, Criterion, ChecklistItem, ChecklistItem, ChecklistItem, Document, Document, Register, Review};
        constexpr RequirementKind last[] = {Approval, Report, Role, Kpi, Review, Approval};
        const auto kind = r + 1 == requirementsEach ? last[p] : kinds[r];
        const char* subject = kind == Register ? "risk"
            : kind == Review                   ? "audit"
            : kind == Approval                 ? "charter"
            : kind == Role                     ? "risk_manager"
            : kind == Kpi                      ? "SPI"
                                               : "";
        return {.id = {m_ids.next()},
            .methodology = methodology,
            .phase = phase,
            .rank = QStringLiteral("%1").arg(r, 2, 10, QLatin1Char('0')),
            .code = QStringLiteral("R%1-%2").arg(p).arg(r),
            .title = QStringLiteral("Requirement %1 of phase %2").arg(r).arg(p),
            .kind = kind,
            .subject = QString::fromLatin1(subject),
            .days = kind == Register || kind == Review ? std::optional<qint64>(90) : std::nullopt};
    }
    void addProject(MethodologyId methodology, PersonId manager, int number)
    {
        const NodeId project = put(Node{.parent = m_root,
            .code = QStringLiteral("P%1").arg(number),
            .name = QStringLiteral("Project %1").arg(number),
            .phase = QStringLiteral("Phase 5"),
            .manager = manager,
            .methodology = methodology});
        std::vector<GateId> gates;
        for (int p = 0; p < phaseCount; ++p)
            gates.push_back(put(Gate{.project = project,
                .title = QStringLiteral("Gate %1").arg(p + 1),
                .phase = QStringLiteral("Phase %1").arg(p + 1),
                .planned = QDate(2025, 6, 1).addMonths(2 * p),
                .held = p < 4 ? std::optional(QDate(2025, 6, 1).addMonths(2 * p)) : std::nullopt,
                .decision = p < 4 ? GateDecision::Go : GateDecision::None}));
        for (std::size_t i = 0; i < m_asked.size(); ++i) {
            const MethodologyRequirement& asked = m_asked[i];
            if ((i + std::size_t(number)) % 9 == 0) continue; // not there
            RecordKey record;
            if (asked.kind == RequirementKind::Criterion)
                record = {entityOf<GateCriterion>(),
                    put(GateCriterion{.gate = gates[i / requirementsEach],
                            .title = asked.title,
                            .answer = CriterionAnswer::Met,
                            .evidence = QStringLiteral("seen")})
                        .value};
            if (asked.kind == RequirementKind::ChecklistItem)
                record = {entityOf<ChecklistItem>(),
                    put(ChecklistItem{
                            .project = project, .title = asked.title, .answer = ChecklistAnswer::Yes, .evidence = QStringLiteral("seen")})
                        .value};
            if (asked.kind == RequirementKind::Document)
                record = {entityOf<Document>(),
                    put(Document{.project = project, .title = asked.title, .status = DocumentStatus::Published}).value};
            if (record.id)
                put(MethodologyUse{.project = project,
                    .partEntity = infoOf<MethodologyRequirement>().keyText(),
                    .part = {asked.id.value},
                    .code = asked.code,
                    .entity = infoOf(record.entity).keyText(),
                    .record = {record.id}});
        }
        const CharterId charter = put(Charter{.project = project, .title = QStringLiteral("Charter")});
        put(Approval{.project = project,
            .title = QStringLiteral("Charter"),
            .entity = infoOf<Charter>().keyText(),
            .record = {charter.value},
            .status = ApprovalStatus::Approved});
        for (int n = 0; n < 10; ++n)
            put(Risk{.project = project, .title = QStringLiteral("Risk %1").arg(n), .review = QDate(2026, 1, 5).addDays(n)});
        put(Review{.project = project,
            .title = QStringLiteral("Audit"),
            .kind = ReviewKind::Audit,
            .status = ReviewStatus::Held,
            .held = QDate(2026, 1, 9)});
        put(StatusReport{.project = project, .title = QStringLiteral("Feb"), .period = m_period, .status = ReportStatus::Submitted});
        if (number % 4 == 0)
            put(Waiver{.project = project,
                .title = QStringLiteral("W"),
                .code = m_asked[std::size_t(number) % m_asked.size()].code,
                .status = WaiverStatus::Approved});
    }

    ChangeBuilder m_build{QStringLiteral("bench.compliance")};
    IdSource m_ids{1};
    NodeId m_root;
    PeriodId m_period;
    std::vector<MethodologyRequirement> m_asked;
};

void compliance(Run& run)
{
    const int count = run.isTiny() ? 10 : 1000;
    ChangeSet set = Maker(count).take();
    Portfolio portfolio;
    (void)orEnd(applyToMemory(portfolio, set));
    const auto projects = portfolio.projectsUnder(portfolio.root()->id);
    std::vector<ProjectCompliance> found;
    const auto times = timed(9, [&] {
        found = complianceOf({portfolio, QDate(2026, 3, 4)}, projects);
        sortWorstFirst(found);
        if (!rollUp(found).score) end(QStringLiteral("Nothing is due in the projects of the benchmark."));
    });
    if (found.size() != std::size_t(count) || found.front().lines.size() != phaseCount * requirementsEach)
        end(QStringLiteral("The benchmark has lost a requirement."));
    run.add({QStringLiteral("compliance.projects"), QStringLiteral("%1 x 60").arg(count), QStringLiteral("ms"), times});
}

} // namespace

constinit const Benchmark complianceBenchmark{
    "compliance", "what a methodology of sixty requirements asks of every project, against what is there", compliance};

} // namespace gantry::bench
