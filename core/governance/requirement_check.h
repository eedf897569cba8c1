#pragma once
#include "core/governance/compliance.h"

namespace gantry::compliance {

/// A requirement with what its subject stands for, read once for all projects.
struct Asked {
    std::shared_ptr<const MethodologyRequirement> row{};
    int phase = 0;
    QString code{}; // by which uses and waivers find it
    std::optional<Entity> entity{}; // of a register or an approval
    std::optional<GovernanceRole> role{};
    std::optional<ReviewKind> review{};
};
struct Methods { // of one methodology
    std::vector<const MethodologyPhase*> phases{};
    std::vector<Asked> asked{};
};
Methods methodsOf(const Portfolio& portfolio, MethodologyId methodology);
bool sameWords(const QString& a, const QString& b);
/// The day of an instant by the clock of the file.
QDate dayOf(Instant at);
/// The day before which something is too old for a requirement; invalid where its age does not matter.
QDate oldestFor(const Asked& asked, QDate asOf);

/// What is there, and why that is enough or is not.
struct Verdict {
    ComplianceState state = ComplianceState::Missing;
    ComplianceReason reason = ComplianceReason::NoRecord;
    RecordKey record{};
    qint64 count = 0, wanted = 0;
    std::optional<QDate> day{};
};

/// What is the same for all projects: who holds which role, KPIs by code, the period of a day.
class Surroundings {
public:
    explicit Surroundings(const ComplianceInput& input);
    const ComplianceInput& input;
    const RoleAssignment* held(GovernanceRole role, NodeId project, QDate day, const RoleAssignment** ended) const;
    const Kpi* kpi(const QString& code, NodeId project) const;
    const Period* period(QDate day) const;
    /// Ids of the records of a project, and the latest day up to today that they hold.
    std::pair<QList<qint64>, std::optional<QDate>> registerOf(Entity entity, NodeId project) const;

private:
    QHash<std::pair<int, qint64>, std::vector<const RoleAssignment*>> m_roles; // by role and node, none: everywhere
    QHash<QString, std::vector<const Kpi*>> m_kpis;
    mutable QHash<QDate, const Period*> m_periods;
    mutable QHash<int, QHash<qint64, QList<qint64>>> m_owned; // by entity and project, of those that are not grouped by project
};

/// Holds the requirements against the records of one project.
class Checker {
public:
    Checker(const Surroundings& around, const Node& project);
    /// The gate that ends a phase: of several the first that is still to be held, else the last; null where there is none.
    const Gate* gateOf(const MethodologyPhase& phase) const;
    const std::vector<const Gate*>& gates() const { return m_gates; }
    /// `asOf`: the day against which ages are held; `past`: its phase is over.
    Verdict check(const Asked& asked, const Gate* gate, QDate asOf, bool past) const;
    /// The waiver that counts, else the last one that speaks of it; null where there is none.
    const Waiver* waiverOf(const Asked& asked) const;
    bool isInForce(const Waiver& waiver) const;

private:
    struct Found {
        const MethodologyUse* use = nullptr;
        RecordKey record{};
    };
    Found usedFor(const Asked& asked, Entity entity) const;
    Verdict criterion(const Asked& asked, const Gate* gate) const;
    Verdict checklistItem(const Asked& asked) const;
    Verdict document(const Asked& asked, QDate asOf) const;
    Verdict approval(const Asked& asked, const Gate* gate, QDate asOf) const;
    Verdict review(const Asked& asked, QDate asOf) const;
    Verdict records(const Asked& asked, QDate asOf) const;
    Verdict report(const Asked& asked, QDate asOf, bool past) const;
    Verdict role(const Asked& asked, QDate asOf) const;
    Verdict kpi(const Asked& asked) const;

    const Surroundings& m_around;
    const Portfolio& m_portfolio;
    const Node& m_node;
    const QDate m_today;
    std::vector<const Gate*> m_gates;
    QHash<QString, const MethodologyUse*> m_uses; // by code of the requirement
    QHash<QString, const Waiver*> m_waivers; // the same
};

} // namespace gantry::compliance
