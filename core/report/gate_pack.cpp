#include "core/governance/gates.h"
#include "core/model/currencies.h"
#include "core/report/parts.h"

#include <QRegularExpression>
#include <cmath>

namespace gantry {

using namespace report;

namespace {

constexpr std::size_t mostRows = 15;

ReportMark markOf(CriterionAnswer answer)
{
    constexpr ReportMark marks[] = {ReportMark::Neutral, ReportMark::Good, ReportMark::Watch, ReportMark::Bad, ReportMark::None};
    return marks[std::size_t(answer)];
}

ReportSection criteria(const ReportInput& input, GateId gate)
{
    ReportTable table{{},
        {{QStringLiteral("Criterion"), ReportAlign::Left, 4}, {QStringLiteral("Weight"), ReportAlign::Right, 0.8},
            {QStringLiteral("Answer"), ReportAlign::Left, 1.5}, {QStringLiteral("Score, 0 to 5"), ReportAlign::Right, 0.9},
            {QStringLiteral("Evidence and comment"), ReportAlign::Left, 4}, {QStringLiteral("Reviewer"), ReportAlign::Left, 1.5}},
        {}, QStringLiteral("The gate has no criteria.")};
    const auto all = criteriaOf(input.portfolio, gate);
    for (const CriterionKind kind : {CriterionKind::Must, CriterionKind::Should}) {
        const auto of = [&](const GateCriterion* c) { return c->kind == kind; };
        const auto count = std::ranges::count_if(all, of);
        if (count == 0) continue;
        const auto met = std::ranges::count_if(all, [&](const GateCriterion* c) { return of(c) && c->answer == CriterionAnswer::Met; });
        const QString name = kind == CriterionKind::Must ? QStringLiteral("Must be met") : QStringLiteral("Should be met");
        table.rows.push_back({{{QStringLiteral("%1: %2 of %3 are").arg(name).arg(met).arg(count)}}, ReportRow::Group});
        for (const GateCriterion* c : all) {
            if (!of(c)) continue;
            QStringList words{c->evidence, c->comment};
            words.removeAll(QString());
            table.rows.push_back({{{c->title}, {input.locale.toString(c->weight)}, {enumText(wordOf(c->answer)), markOf(c->answer)},
                {c->score ? QString::number(*c->score) : QStringLiteral("–")}, {words.join(u'\n')},
                {nameOf(input.portfolio, c->reviewer)}}});
        }
    }
    const GateScore score = scoreOf(input.portfolio, gate);
    if (score.score)
        table.rows.push_back({{{QStringLiteral("Mean score, weighted")}, {}, {},
                                  {input.locale.toString(std::round(*score.score * 50) / 10, 'f', 1)}, {}, {}},
            ReportRow::Total});
    ReportSection out{QStringLiteral("Criteria"), {std::move(table)}};
    if (const auto open = score.inTheWay.size(); open > 0)
        out.blocks.insert(out.blocks.begin(),
            ReportFacts{{{QStringLiteral("Must-criteria not met"), input.locale.toString(qulonglong(open)), ReportMark::Bad}}});
    return out;
}

ReportTable conditions(const ReportInput& input, GateId gate)
{
    ReportTable table{{},
        {{QStringLiteral("Condition"), ReportAlign::Left, 4}, {QStringLiteral("Owner"), ReportAlign::Left, 1.6},
            {QStringLiteral("Due"), ReportAlign::Right, 1.2}, {QStringLiteral("Status"), ReportAlign::Left, 1.2},
            {QStringLiteral("Comment"), ReportAlign::Left, 3}},
        {}, QStringLiteral("There are no conditions.")};
    input.portfolio.all<GateCondition>().forEachIn(gate, [&](const GateCondition& c) {
        const bool open = c.status == ConditionStatus::Open;
        const ReportMark due = open ? dueMark(input, c.due) : ReportMark::None;
        table.rows.push_back({{{c.title}, {nameOf(input.portfolio, c.owner)}, {dayText(input, c.due), due},
            {due == ReportMark::Bad ? QStringLiteral("Overdue") : enumText(wordOf(c.status)), open ? ReportMark::None : ReportMark::Good},
            {c.comment}}});
    });
    return table;
}

} // namespace

ReportDocument gatePackDocument(const ReportInput& input, GateId id)
{
    const Gate& gate = *input.portfolio.find(id);
    const Portfolio& portfolio = input.portfolio;
    const Node* project = portfolio.find(gate.project);
    ReportDocument out{headOf(input, QStringLiteral("Gate pack"), gate.title, gate.project), {}};
    out.head.period = dayText(input, gate.held ? gate.held : gate.forecast ? gate.forecast : gate.planned);
    const bool decided = gate.decision != GateDecision::None;
    out.head.status = decided ? enumText(wordOf(gate.decision)) : QStringLiteral("To be decided");

    ReportFacts facts;
    const auto add = [&](const QString& label, const QString& value, ReportMark mark = ReportMark::None) {
        if (!value.isEmpty()) facts.facts.push_back({label, value, mark});
    };
    constexpr ReportMark decisions[] = {
        ReportMark::Neutral, ReportMark::Good, ReportMark::Watch, ReportMark::Watch, ReportMark::Watch, ReportMark::Bad};
    add(QStringLiteral("Decision"), out.head.status, decisions[std::size_t(gate.decision)]);
    add(QStringLiteral("Number"), gate.number);
    add(QStringLiteral("Phase"), gate.phase);
    add(QStringLiteral("Opens"), gate.opens);
    add(QStringLiteral("Planned"), dayText(input, gate.planned));
    add(QStringLiteral("Forecast"), dayText(input, gate.forecast), gate.held ? ReportMark::None : dueMark(input, gate.forecast));
    add(QStringLiteral("Held"), dayText(input, gate.held));
    if (gate.budget) {
        const QString currency = currencyOf(portfolio, RecordKey{entityOf<Gate>(), id.value});
        add(QStringLiteral("Budget released"), (shown<&Gate::budget>(input, gate) + u' ' + currency).trimmed());
    }
    add(QStringLiteral("Chair"), nameOf(portfolio, gate.chair));
    add(QStringLiteral("Reviewers"), gate.reviewers);
    add(QStringLiteral("Decided by"), nameOf(portfolio, gate.decidedBy));
    out.sections.push_back({{}, {facts}});
    addProse(out, QStringLiteral("What is to be decided"), gate.description);
    out.sections.push_back(criteria(input, id));
    addTable(out, QStringLiteral("Conditions"), conditions(input, id));
    addTable(out, QStringLiteral("Milestones"), milestoneTable(input, gate.project, mostRows));
    addTable(out, QStringLiteral("Cost summary"), costTable(input, gate.project));
    addTable(out, QStringLiteral("Top risks"), riskTable(input, gate.project, mostRows));
    addTable(out, QStringLiteral("Open issues"), issueTable(input, gate.project, mostRows));
    addTable(out, QStringLiteral("Open actions"), actionTable(input, gate.project, mostRows));
    addTable(out, QStringLiteral("Decisions"), decisionTable(input, gate.project, mostRows));
    addProse(out, QStringLiteral("Minutes"), gate.minutes);

    const QString approval = signedOn(input, {entityOf<Gate>(), id.value});
    ReportSignatures signatures;
    signatures.people.push_back(
        {QStringLiteral("Chair"), nameOf(portfolio, gate.chair), gate.chair == gate.decidedBy ? approval : QString()});
    if (gate.decidedBy && gate.decidedBy != gate.chair)
        signatures.people.push_back({QStringLiteral("Decided by"), nameOf(portfolio, gate.decidedBy), approval});
    if (project && project->sponsor && project->sponsor != gate.chair && project->sponsor != gate.decidedBy)
        signatures.people.push_back({QStringLiteral("Sponsor"), nameOf(portfolio, project->sponsor), {}});
    static const QRegularExpression parted(QStringLiteral("[,;\\n]"));
    for (const QString& reviewer : gate.reviewers.split(parted, Qt::SkipEmptyParts))
        if (!reviewer.trimmed().isEmpty()) signatures.people.push_back({QStringLiteral("Reviewer"), reviewer.trimmed(), {}});
    out.sections.push_back({QStringLiteral("Signatures"), {signatures}});
    return out;
}

} // namespace gantry
