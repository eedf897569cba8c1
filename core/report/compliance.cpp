#include "core/governance/compliance.h"

#include "core/report/parts.h"
#include "core/text/compliance_text.h"

namespace gantry {

using namespace report;

namespace {

ReportMark markOf(ComplianceState state)
{
    using enum ComplianceState;
    return state == Met ? ReportMark::Good : state == Partly ? ReportMark::Watch : state == Missing ? ReportMark::Bad : ReportMark::Neutral;
}

ReportTable projectTable(const ReportInput& input, const std::vector<ProjectCompliance>& projects)
{
    const Portfolio& portfolio = input.portfolio;
    ReportTable table{{},
        {{QStringLiteral("Project"), ReportAlign::Left, 3}, {QStringLiteral("Methodology"), ReportAlign::Left, 2},
            {QStringLiteral("Phase"), ReportAlign::Left, 1.4}, {QStringLiteral("Compliance"), ReportAlign::Right, 1.2},
            {QStringLiteral("Due"), ReportAlign::Right, 0.8}, {QStringLiteral("Met"), ReportAlign::Right, 0.8},
            {QStringLiteral("Partly"), ReportAlign::Right, 0.8}, {QStringLiteral("Missing"), ReportAlign::Right, 0.9},
            {QStringLiteral("Overdue"), ReportAlign::Right, 0.9}, {QStringLiteral("Waived"), ReportAlign::Right, 0.9},
            {QStringLiteral("Next gate"), ReportAlign::Right, 1.3}},
        {}, QStringLiteral("No project is under way here.")};
    for (const ProjectCompliance& p : projects) {
        const Node& node = *portfolio.find(p.project);
        const auto count = [&](qint64 n) { return ReportCell{input.locale.toString(n)}; };
        if (!p.methodology) {
            table.rows.push_back({{{withCode(node.code, node.name)}, {QStringLiteral("None")}, {node.phase}, {}, {}, {}, {}, {}, {}, {},
                {dayText(input, p.nextGateDay)}}});
            continue;
        }
        const ComplianceTotals& t = p.totals;
        ReportCell overdue = count(t.overdue);
        if (t.overdue > 0) overdue.mark = ReportMark::Bad;
        table.rows.push_back({{{withCode(node.code, node.name)}, {portfolio.titleOf(entityOf<Methodology>(), p.methodology.value)},
            {node.phase}, {shareText(t.score(), input.locale)}, count(t.due), count(t.met), count(t.partly), count(t.missing), overdue,
            count(t.waived), {dayText(input, p.nextGateDay)}}});
    }
    return table;
}

/// What is not met, by phase; of one project all that is asked.
ReportTable lineTable(const ReportInput& input, const ProjectCompliance& project, bool whole)
{
    ReportTable table{{},
        {{QStringLiteral("Code"), ReportAlign::Left, 1}, {QStringLiteral("Requirement"), ReportAlign::Left, 3.4},
            {QStringLiteral("Kind"), ReportAlign::Left, 1.3}, {QStringLiteral("State"), ReportAlign::Left, 1.4},
            {QStringLiteral("Due"), ReportAlign::Right, 1.5}, {QStringLiteral("Why"), ReportAlign::Left, 2.6},
            {QStringLiteral("Shown by"), ReportAlign::Left, 2.6}},
        {}, QStringLiteral("Nothing is missing.")};
    int phase = -1;
    for (const ComplianceLine& line : project.lines) {
        if (!whole && !line.isOpen() && line.state != ComplianceState::Waived) continue;
        if (line.phase != phase) {
            phase = line.phase;
            const auto id = project.phases[std::size_t(phase)];
            const auto totals = totalsText(project.totalsOf(phase), input.locale);
            const QString title = input.portfolio.titleOf(entityOf<MethodologyPhase>(), id.value);
            table.rows.push_back({{{phase > project.phase ? title : QStringLiteral("%1: %2").arg(title, totals)}}, ReportRow::Group});
        }
        const QString must = line.asked->obligation == CriterionKind::Should ? QStringLiteral(" (should)") : QString();
        QStringList why{reasonText(line, input.locale), waiverText(input.portfolio, line, input.today)};
        why.removeAll(QString());
        ReportCell due{dayText(input, line.due)};
        if (line.overdue) due.mark = ReportMark::Bad;
        table.rows.push_back({{{line.asked->code}, {line.asked->title + must}, {enumText(wordOf(line.asked->kind))},
            {stateText(line.state), markOf(line.state)}, due, {why.join(u'\n')}, {recordText(input.portfolio, line)}}});
    }
    return table;
}

} // namespace

ReportDocument complianceDocument(const ReportInput& input, NodeId node)
{
    const Portfolio& portfolio = input.portfolio;
    const Node* at = portfolio.find(node);
    ReportDocument out{headOf(input, QStringLiteral("Compliance"), at ? at->name : QString(), node), {}};
    out.landscape = true;
    out.head.period = dateText(input.today, input.locale);
    const DatesOf dates = [&input](TaskId id) -> const TaskDates* {
        const Task* task = input.portfolio.find(id);
        const auto plan = task && input.plan ? input.plan(task->project) : nullptr;
        return plan ? plan->find(id) : nullptr; // the caller keeps its plans
    };
    auto projects = complianceOf({portfolio, input.today, dates}, portfolio.projectsUnder(node));
    sortWorstFirst(projects);
    const ComplianceRollUp all = rollUp(projects);
    const auto count = [&](qint64 n) { return input.locale.toString(n); };
    out.sections.push_back({{},
        {ReportFacts{{{QStringLiteral("Compliance"), shareText(all.score, input.locale)},
             {QStringLiteral("Projects with a methodology"), count(all.projects)},
             {QStringLiteral("Without one"), count(all.without), all.without ? ReportMark::Watch : ReportMark::None},
             {QStringLiteral("Requirements due"), count(all.totals.due)}, {QStringLiteral("Missing"), count(all.totals.missing)},
             {QStringLiteral("Overdue"), count(all.totals.overdue), all.totals.overdue ? ReportMark::Bad : ReportMark::None},
             {QStringLiteral("Waived"), count(all.totals.waived)}}},
            ReportProse{
                QStringLiteral("Compliance is the weighted share of what the methodology asks up to the present phase; what is partly "
                               "met counts half, and what is waived has no part in it. Several projects count with as many "
                               "requirements as are due in them."),
                true}}});
    const bool one = at && at->kind == NodeKind::Project;
    if (!one) addTable(out, QStringLiteral("Projects, the lowest first"), projectTable(input, projects));
    for (const ProjectCompliance& p : projects) {
        if (!p.methodology || (!one && p.totals.missing + p.totals.partly + p.totals.waived == 0)) continue;
        const Node& project = *portfolio.find(p.project);
        addTable(out, one ? QStringLiteral("Requirements") : withCode(project.code, project.name), lineTable(input, p, one));
    }
    return out;
}

} // namespace gantry
