#include "ui/governance/report_commands.h"

#include "core/model/persons.h"
#include "core/session/project_measures.h"

namespace gantry {

ReportFigures figuresNow(const Session& session, NodeId project)
{
    std::vector<ReportMilestone> milestones;
    const auto plan = session.schedule(project);
    const auto baseline = session.baselineDates(project);
    if (plan)
        for (std::size_t i = 0; i < plan->tasks.size(); ++i) {
            if (!plan->dates[i].milestone || plan->dates[i].summary) continue;
            const TaskId id = plan->tasks[i];
            const auto day = [](const std::optional<DateTime>& t) { return t ? std::optional(dateOf(*t)) : std::nullopt; };
            ReportMilestone row{.name = session.portfolio().titleOf(entityOf<Task>(), id.value)};
            row.expected = day(plan->dates[i].finish);
            if (baseline)
                if (const auto it = baseline->constFind(id); it != baseline->cend()) row.baseline = day(it->finish);
            row.done = session.portfolio().find(id)->actualFinish.has_value();
            milestones.push_back(std::move(row));
        }
    const auto facts = measuresOf(session, {project});
    return reportFigures(facts.front().own, std::move(milestones));
}

bool beginReport(Workspace& workspace, NodeId project, PeriodId period)
{
    Session& session = workspace.session();
    const Portfolio& portfolio = session.portfolio();
    const auto health = healthByDimension(portfolio, project, scoresOf(session, project));
    return workspace.apply(newStatusReport(
        portfolio, session.ids(), project, period, health, personIdCalled(portfolio, session.identity().author), session.today()));
}

bool issueReport(Workspace& workspace, StatusReportId id)
{
    Session& session = workspace.session();
    const StatusReport* report = session.portfolio().find(id);
    if (!report) return false;
    const bool done = workspace.apply(submitReport(session.portfolio(), session.ids(), id, figuresNow(session, report->project),
        {session.identity().author, session.identity().clock()}));
    if (done)
        workspace.notify({Notice::Tone::Good, QObject::tr("“%1” is submitted, with its figures as they are now.").arg(report->title)});
    return done;
}

} // namespace gantry
