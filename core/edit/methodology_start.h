#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A project that is to begin from a methodology. Either the day it starts or the day it is to be finished by is given.
struct ProjectStart {
    MethodologyId methodology{};
    NodeId under{};
    QString name{}, code{}, type{};
    PersonId manager{}, sponsor{};
    std::optional<QDate> start{}, finish{};
    std::vector<std::pair<GovernanceRole, PersonId>> roles{}; // who acts in which further role from the start on
    QDate today{}; // when its risks were identified
};

/// The ChangeSet that makes it, and what it brings.
struct StartedProject {
    struct GateDay {
        QString title, phase;
        std::optional<QDate> planned;
    };
    ChangeSet set;
    NodeId project{};
    QDate start{};
    std::optional<QDate> finish{}; // of the plan; none without tasks
    std::vector<GateDay> gates;
    std::size_t tasks = 0, links = 0, criteria = 0, checklistItems = 0, documents = 0, risks = 0, kpis = 0;
};

/// A new project run by a methodology: plan with links, gates on the days of their milestones, criteria, checklists, planned documents,
/// starter risks, roles, KPIs that were missing, and which part each record came from. One ChangeSet. From a finish date, the plan starts
/// as late as it may to be finished by then.
/// Errors: NotFound (methodology, node); Invalid: "methodology.not-published", "methodology.no-name", "methodology.no-date",
/// "methodology.too-long" (its plan runs beyond the years that dates may lie in), "node.under-project".
Result<StartedProject> startProject(const Portfolio& portfolio, IdSource& ids, const ProjectStart& start);

} // namespace gantry
