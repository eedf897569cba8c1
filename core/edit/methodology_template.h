#pragma once
#include "core/change/changeset.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// A methodology made of a project, as a draft: its plan with links, gates and criteria, checklists, documents and risks, and what the
/// methodology that runs it asks besides. Without dates, people, progress and money; durations count eight hours a day, an elapsed one as
/// the working time within it (`schedule`, else as it stands), links to other projects and constraints are left out. Parts keep the codes
/// by which the project knows them. The first change is the methodology. Errors: NotFound; Invalid "methodology.no-name".
Result<ChangeSet> methodologyFromProject(
    const Portfolio& portfolio, IdSource& ids, NodeId project, const QString& title, const QString& code, const ProjectSchedule* schedule);

} // namespace gantry
