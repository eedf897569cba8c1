#include "core/report/parts.h"

namespace gantry {

using namespace report;

namespace {

constexpr std::size_t mostRows = 12; // of each list: a report is read in minutes
constexpr int doneWithin = 31; // days before the status date, where the report names no period

ReportTable healthTable(const ReportInput& input, const StatusReport& report)
{
    ReportTable table{{},
        {{QStringLiteral("Dimension"), ReportAlign::Left, 1.4}, {QStringLiteral("Health"), ReportAlign::Left, 1.2},
            {QStringLiteral("In words"), ReportAlign::Left, 5}},
        {}, {}};
    const std::pair<HealthDimension, Health> said[] = {{HealthDimension::Overall, report.overall},
        {HealthDimension::Scope, report.scopeHealth}, {HealthDimension::Time, report.time}, {HealthDimension::Cost, report.cost},
        {HealthDimension::Risk, report.risk}, {HealthDimension::Safety, report.safety}, {HealthDimension::Quality, report.quality},
        {HealthDimension::CashFlow, report.cashFlow}};
    for (const auto& [dimension, health] : said) {
        // The words are those of the assessment in force at the status date; a later one is of another report.
        const HealthAssessment* latest = nullptr;
        const QDate until = report.statusDate.value_or(input.today);
        input.portfolio.all<HealthAssessment>().forEachIn(report.project, [&, dimension = dimension](const HealthAssessment& a) {
            if (a.dimension != dimension || !a.date || *a.date > until) return;
            if (!latest || std::pair(*latest->date, latest->id) < std::pair(*a.date, a.id)) latest = &a;
        });
        const bool fits = latest && latest->health == health; // words on another colour would mislead
        table.rows.push_back(
            {{{enumText(wordOf(dimension))}, {enumText(wordOf(health)), markOf(health)}, {fits ? latest->comment : QString()}}});
    }
    return table;
}

} // namespace

ReportDocument statusReportDocument(const ReportInput& input, StatusReportId id)
{
    const StatusReport& report = *input.portfolio.find(id);
    const Portfolio& portfolio = input.portfolio;
    const Node* project = portfolio.find(report.project);
    const Period* period = portfolio.find(report.period);
    ReportDocument out{headOf(input, QStringLiteral("Status report"), report.title, report.project), {}};
    out.head.status = enumText(wordOf(report.status));
    out.head.period = period ? period->name : dayText(input, report.statusDate);

    ReportFacts facts;
    const auto add = [&](const QString& label, const QString& value) {
        if (!value.isEmpty()) facts.facts.push_back({label, value});
    };
    facts.facts.push_back({QStringLiteral("Overall"), enumText(wordOf(report.overall)), markOf(report.overall)});
    add(QStringLiteral("Status date"), dayText(input, report.statusDate));
    add(QStringLiteral("Number"), report.number);
    if (project) {
        add(QStringLiteral("Phase"), project->phase);
        add(QStringLiteral("Project manager"), nameOf(portfolio, project->manager));
        add(QStringLiteral("Sponsor"), nameOf(portfolio, project->sponsor));
    }
    add(QStringLiteral("Author"), nameOf(portfolio, report.author));
    out.sections.push_back({{}, {facts}});

    addProse(out, QStringLiteral("Summary"), report.summary, QStringLiteral("The summary is not written yet."));
    addTable(out, QStringLiteral("Health"), healthTable(input, report));
    addProse(out, QStringLiteral("Decisions wanted"), report.wanted, QStringLiteral("None."));
    addProse(out, QStringLiteral("Done this period"), report.done, QStringLiteral("Nothing was written."));
    addProse(out, QStringLiteral("Planned next"), report.next, QStringLiteral("Nothing was written."));

    const auto frozen = input.frozen ? input.frozen(report) : std::vector<ReportFigure>();
    if (!frozen.empty()) {
        const bool before = std::ranges::any_of(frozen, [](const ReportFigure& f) { return !f.before.isEmpty(); });
        ReportTable table{
            {}, {{QStringLiteral("Figure"), ReportAlign::Left, 3}, {QStringLiteral("As submitted"), ReportAlign::Right, 2}}, {}, {}};
        if (before) table.columns.push_back({QStringLiteral("Report before"), ReportAlign::Right, 2});
        for (const ReportFigure& f : frozen) {
            ReportRow row{{{f.label}, {f.value, f.mark}}};
            if (before) row.cells.push_back({f.before});
            table.rows.push_back(std::move(row));
        }
        addTable(out, QStringLiteral("Figures"), std::move(table));
    } else {
        ReportSection money{QStringLiteral("Cost summary"), {costTable(input, report.project)}};
        money.blocks.push_back(
            ReportProse{QStringLiteral("Figures as they are today; they are frozen when the report is submitted."), true});
        out.sections.push_back(std::move(money));
    }
    const QDate until = report.statusDate.value_or(input.today);
    const QDate since = period && period->start ? *period->start : until.addDays(-doneWithin);
    addTable(out, QStringLiteral("Milestones"), milestoneTable(input, report.project, mostRows, since));
    addTable(out, QStringLiteral("Top risks"), riskTable(input, report.project, mostRows));
    addTable(out, QStringLiteral("Open issues"), issueTable(input, report.project, mostRows));

    ReportSignatures signatures;
    signatures.people.push_back({QStringLiteral("Submitted by"), nameOf(portfolio, report.author),
        report.submitted ? QStringLiteral("Submitted on %1").arg(dateText(localDay(*report.submitted), input.locale)) : QString()});
    QString approval = signedOn(input, {entityOf<StatusReport>(), id.value});
    if (approval.isEmpty() && report.approved)
        approval = QStringLiteral("Approved on %1").arg(dateText(localDay(*report.approved), input.locale));
    signatures.people.push_back({QStringLiteral("Approved by"), nameOf(portfolio, report.approver), approval});
    out.sections.push_back({QStringLiteral("Signatures"), {signatures}});
    return out;
}

} // namespace gantry
