#include "core/model/currencies.h"
#include "core/report/parts.h"

namespace gantry {

using namespace report;

ReportDocument charterDocument(const ReportInput& input, CharterId id)
{
    const Charter& charter = *input.portfolio.find(id);
    const Portfolio& portfolio = input.portfolio;
    const Node* project = portfolio.find(charter.project);
    ReportDocument out{headOf(input, QStringLiteral("Project charter"), charter.title, charter.project), {}};
    out.head.status = enumText(wordOf(charter.status));

    ReportFacts facts;
    const auto add = [&](const QString& label, const QString& value) {
        if (!value.isEmpty()) facts.facts.push_back({label, value});
    };
    add(QStringLiteral("Number"), charter.number);
    if (project) {
        add(QStringLiteral("Sponsor"), nameOf(portfolio, project->sponsor));
        add(QStringLiteral("Project manager"), nameOf(portfolio, project->manager));
        add(QStringLiteral("Client"), portfolio.titleOf(entityOf<Organisation>(), project->client.value));
        if (!project->client) facts.facts.pop_back();
        add(QStringLiteral("Phase"), project->phase);
    }
    add(QStringLiteral("Author"), nameOf(portfolio, charter.author));
    out.sections.push_back({{}, {facts}});

    addProse(out, QStringLiteral("Purpose"), charter.purpose, QStringLiteral("The purpose is not written yet."));
    addProse(out, QStringLiteral("Objectives"), charter.objectives);
    addProse(out, QStringLiteral("In scope"), charter.scopeIn);
    addProse(out, QStringLiteral("Out of scope"), charter.scopeOut);
    addProse(out, QStringLiteral("Deliverables"), charter.deliverables);
    addProse(out, QStringLiteral("Success criteria"), charter.success);
    addProse(out, QStringLiteral("Constraints"), charter.constraints);

    ReportFacts money;
    const QString currency = currencyOf(portfolio, RecordKey{entityOf<Charter>(), id.value});
    const auto amount = [&](const QString& label, const QString& value) {
        if (!value.isEmpty()) money.facts.push_back({label, currency.isEmpty() ? value : value + u' ' + currency});
    };
    amount(QStringLiteral("Cost"), shown<&Charter::cost>(input, charter));
    amount(QStringLiteral("Benefit"), shown<&Charter::benefit>(input, charter));
    amount(QStringLiteral("Net present value"), shown<&Charter::npv>(input, charter));
    if (charter.payback) money.facts.push_back({QStringLiteral("Payback"), QStringLiteral("%1 months").arg(*charter.payback)});
    if (!money.facts.empty() || !charter.businessCase.isEmpty()) {
        ReportSection section{QStringLiteral("Business case")};
        if (!money.facts.empty()) section.blocks.push_back(money);
        if (!charter.businessCase.isEmpty()) section.blocks.push_back(ReportProse{charter.businessCase});
        out.sections.push_back(std::move(section));
    }

    ReportTable tolerances{
        {}, {{QStringLiteral("Of"), ReportAlign::Left, 1}, {QStringLiteral("May differ by"), ReportAlign::Left, 4}}, {}, {}};
    const auto tolerance = [&](const QString& of, const QString& by) {
        if (!by.isEmpty()) tolerances.rows.push_back({{{of}, {by}}});
    };
    if (charter.timeTolerance) tolerance(QStringLiteral("Time"), QStringLiteral("%1 days").arg(*charter.timeTolerance));
    tolerance(QStringLiteral("Cost"), shown<&Charter::costTolerance>(input, charter));
    tolerance(QStringLiteral("Scope"), charter.scopeTolerance);
    tolerance(QStringLiteral("Quality"), charter.qualityTolerance);
    tolerance(QStringLiteral("Benefits"), charter.benefitTolerance);
    tolerance(QStringLiteral("Risk"), charter.riskTolerance);
    if (!tolerances.rows.empty()) addTable(out, QStringLiteral("Tolerances"), std::move(tolerances));

    addTable(out, QStringLiteral("Milestones"), milestoneTable(input, charter.project, 40));

    ReportTable stakeholders{{},
        {{QStringLiteral("Stakeholder"), ReportAlign::Left, 2.4}, {QStringLiteral("Organisation"), ReportAlign::Left, 2},
            {QStringLiteral("Influence"), ReportAlign::Right, 1}, {QStringLiteral("Interest"), ReportAlign::Right, 1},
            {QStringLiteral("Now"), ReportAlign::Left, 1.2}, {QStringLiteral("Wanted"), ReportAlign::Left, 1.2},
            {QStringLiteral("Approach"), ReportAlign::Left, 3}},
        {}, QStringLiteral("No stakeholders are on record.")};
    portfolio.all<Stakeholder>().forEachIn(charter.project, [&](const Stakeholder& s) {
        stakeholders.rows.push_back(
            {{{s.title}, {s.organisation ? portfolio.titleOf(entityOf<Organisation>(), s.organisation.value) : QString()},
                {shown<&Stakeholder::influence>(input, s)}, {shown<&Stakeholder::interest>(input, s)}, {enumText(wordOf(s.now))},
                {enumText(wordOf(s.wanted))}, {s.approach}}});
    });
    addTable(out, QStringLiteral("Stakeholders"), std::move(stakeholders));

    const QString approval = signedOn(input, {entityOf<Charter>(), id.value});
    ReportSignatures signatures;
    signatures.people.push_back({QStringLiteral("Author"), nameOf(portfolio, charter.author), {}});
    signatures.people.push_back({QStringLiteral("Approved by"),
        nameOf(portfolio,
            charter.approver ? charter.approver
                : project    ? project->sponsor
                             : PersonId{}),
        !approval.isEmpty()    ? approval
            : charter.approved ? QStringLiteral("Approved on %1").arg(dateText(localDay(*charter.approved), input.locale))
                               : QString()});
    out.sections.push_back({QStringLiteral("Signatures"), {signatures}});
    return out;
}

} // namespace gantry
