#pragma once
// A project that goes by a small methodology of three phases, and is in the second.
#include "core/edit/approvals.h"
#include "core/governance/compliance.h"
#include "tests/support/governance.h"

namespace gantry::test {

class ComplianceDesk : public GovernanceDesk {
public:
    ComplianceDesk()
    {
        methodology = add(Methodology{.title = QStringLiteral("Works")});
        int rank = 0;
        for (const char* title : {"Design", "Build", "Handover"})
            phases.push_back(
                add(MethodologyPhase{.methodology = methodology, .rank = QString::number(++rank), .title = QString::fromLatin1(title)}));
        set<&Node::methodology>(project.value, methodology);
        set<&Node::phase>(project.value, QStringLiteral("Build"));
    }
    /// A requirement of a phase, 0 to 2. Its code is its title without spaces.
    MethodologyRequirementId ask(int phase, RequirementKind kind, const char* title, MethodologyRequirement more = {})
    {
        more.methodology = methodology;
        more.phase = phases[std::size_t(phase)];
        more.kind = kind;
        more.title = QString::fromUtf8(title);
        more.code = QString(more.title).remove(u' ').toLower();
        more.rank = QStringLiteral("%1").arg(++m_asked, 4, 10, QLatin1Char('0'));
        return add(more);
    }
    ComplianceInput input() const { return {portfolio, today}; }
    ProjectCompliance look() const { return complianceOf(input(), project); }
    /// The line of the requirement that was asked last, unless another one is named.
    ComplianceLine line(MethodologyRequirementId which = {}) const
    {
        const ProjectCompliance all = look();
        REQUIRE_FALSE(all.lines.empty());
        const auto id = which ? which : rows<MethodologyRequirement>().back().id;
        for (const ComplianceLine& line : all.lines)
            if (line.asked->id == id) return line;
        FAIL("no such line");
        throw 0;
    }
    /// Ties a record of the project to a requirement.
    void use(MethodologyRequirementId requirement, Entity entity, qint64 record)
    {
        add(MethodologyUse{.project = project,
            .partEntity = QStringLiteral("methodology_requirement"),
            .part = {requirement.value},
            .code = portfolio.find(requirement)->code,
            .entity = infoOf(entity).keyText(),
            .record = {record}});
    }
    GateId gate(const char* phase, QDate planned, std::optional<QDate> held = {})
    {
        return add(Gate{.project = project,
            .title = QString::fromLatin1(phase) + QStringLiteral(" done"),
            .phase = QString::fromLatin1(phase),
            .planned = planned,
            .held = held,
            .decision = held ? GateDecision::Go : GateDecision::None});
    }

    MethodologyId methodology;
    std::vector<MethodologyPhaseId> phases;

private:
    int m_asked = 0;
};

} // namespace gantry::test
