#include "core/model/authority.h"
#include "core/model/currencies.h"
#include "core/model/open_records.h"
#include "core/report/parts.h"
#include "core/risk/register.h"

namespace gantry {

using namespace report;

namespace {

ReportChart matrix(const ReportInput& input, const ReportRiskScale& scale, const std::vector<const Risk*>& risks, bool after)
{
    ReportMatrix out{scale.likelihoods, scale.impacts, {}, {}, scale.colours};
    const int up = int(scale.likelihoods.size()), across = int(scale.impacts.size());
    out.counts.assign(std::size_t(up * across), 0);
    for (int likelihood = 1; likelihood <= up; ++likelihood)
        for (int impact = 1; impact <= across; ++impact)
            out.bands.push_back(scale.band ? scale.band(likelihood, impact) : ReportBand::None);
    for (const Risk* risk : risks) {
        const auto score = input.score(*risk, after);
        if (score && score->likelihood >= 1 && score->likelihood <= up && score->impact >= 1 && score->impact <= across)
            ++out.counts[std::size_t((score->likelihood - 1) * across + score->impact - 1)];
    }
    return {after ? QStringLiteral("After treatment") : QStringLiteral("Before treatment"), QStringLiteral("active risks"), std::move(out)};
}

QString chain(const Risk& risk)
{
    QStringList out;
    const auto add = [&](const QString& label, const QString& words) {
        if (!words.trimmed().isEmpty()) out << label + QStringLiteral(": ") + words.trimmed();
    };
    add(QStringLiteral("Cause"), risk.cause);
    add(QStringLiteral("Event"), risk.event);
    add(QStringLiteral("Effect"), risk.effect);
    return out.join(u'\n');
}

ReportTable registerTable(const ReportInput& input, const std::vector<const Risk*>& risks, NodeId node)
{
    ReportTable table{{},
        {{QStringLiteral("No."), ReportAlign::Left, 1}, {QStringLiteral("Risk"), ReportAlign::Left, 2.6},
            {QStringLiteral("Cause, event, effect"), ReportAlign::Left, 4}, {QStringLiteral("Status"), ReportAlign::Left, 1.1},
            {QStringLiteral("Owner"), ReportAlign::Left, 1.4}, {QStringLiteral("Before"), ReportAlign::Left, 1.2},
            {QStringLiteral("After"), ReportAlign::Left, 1.2}, {QStringLiteral("Response"), ReportAlign::Left, 1.1},
            {QStringLiteral("Review due"), ReportAlign::Right, 1.2}},
        {}, QStringLiteral("There are no risks on record.")};
    const Portfolio& portfolio = input.portfolio;
    NodeId at{-1};
    for (const Risk* risk : risks) {
        if (risk->project != at) {
            at = risk->project;
            const Node* of = portfolio.find(at);
            if (at != node || risks.front()->project != risks.back()->project)
                table.rows.push_back({{{of ? withCode(of->code, of->name) : QStringLiteral("–")}}, ReportRow::Group});
        }
        const bool open = risk->status == RiskStatus::Active || risk->status == RiskStatus::Draft;
        const QString kind = risk->kind == RiskKind::Opportunity ? QStringLiteral("Opportunity: ") : QString();
        table.rows.push_back({{{risk->number}, {kind + risk->title + (risk->key ? QStringLiteral(" (key risk)") : QString())},
            {chain(*risk)}, {enumText(wordOf(risk->status))}, {nameOf(portfolio, risk->owner)}, scoreCell(input, *risk, false),
            scoreCell(input, *risk, true), {enumText(wordOf(risk->response))},
            {dayText(input, risk->review), open ? dueMark(input, risk->review) : ReportMark::None}}});
    }
    return table;
}

ReportTable treatmentTable(const ReportInput& input, const std::vector<const Risk*>& risks)
{
    ReportTable table{{},
        {{QStringLiteral("Treatment"), ReportAlign::Left, 4}, {QStringLiteral("Owner"), ReportAlign::Left, 1.6},
            {QStringLiteral("Due"), ReportAlign::Right, 1.2}, {QStringLiteral("Cost"), ReportAlign::Right, 1.6},
            {QStringLiteral("Status"), ReportAlign::Left, 1.4}, {QStringLiteral("Effectiveness"), ReportAlign::Left, 1.4}},
        {}, QStringLiteral("No treatments are on record.")};
    for (const Risk* risk : risks) {
        bool headed = false;
        input.portfolio.all<RiskTreatment>().forEachIn(risk->id, [&](const RiskTreatment& t) {
            if (!headed) table.rows.push_back({{{withCode(risk->number, risk->title)}}, ReportRow::Group});
            headed = true;
            const bool open = isOpen(t);
            const ReportMark due = open ? dueMark(input, t.due) : ReportMark::None;
            QString cost = shown<&RiskTreatment::cost>(input, t);
            if (!cost.isEmpty()) cost += u' ' + currencyOf(input.portfolio, RecordKey{entityOf<Risk>(), risk->id.value});
            table.rows.push_back({{{t.title}, {nameOf(input.portfolio, t.owner)}, {dayText(input, t.due), due}, {cost.trimmed()},
                {due == ReportMark::Bad ? QStringLiteral("Overdue") : enumText(wordOf(t.status))}, {enumText(wordOf(t.effect))}}});
        });
    }
    return table;
}

} // namespace

ReportDocument riskRegisterDocument(const ReportInput& input, NodeId node)
{
    const Portfolio& portfolio = input.portfolio;
    const Node* at = portfolio.find(node);
    ReportDocument out{headOf(input, QStringLiteral("Risk register"), at ? at->name : QString(), node), {}};
    out.landscape = true;
    out.head.period = dateText(input.today, input.locale);

    auto risks = risksUnder(portfolio, node);
    std::vector<const Risk*> active;
    int threats = 0, opportunities = 0, key = 0, overdue = 0, realised = 0;
    for (const Risk* risk : risks) {
        realised += risk->status == RiskStatus::Realised;
        if (risk->status != RiskStatus::Active) continue;
        active.push_back(risk);
        ++(risk->kind == RiskKind::Threat ? threats : opportunities);
        key += risk->key;
        overdue += risk->review && *risk->review < input.today;
    }
    const auto count = [&](int n) { return input.locale.toString(n); };
    out.sections.push_back({{},
        {ReportFacts{{{QStringLiteral("Active threats"), count(threats)}, {QStringLiteral("Active opportunities"), count(opportunities)},
            {QStringLiteral("Key risks"), count(key)}, {QStringLiteral("Realised"), count(realised)},
            {QStringLiteral("Reviews overdue"), count(overdue), overdue ? ReportMark::Bad : ReportMark::None}}}}});
    if (const ReportRiskScale scale = input.scale ? input.scale(node) : ReportRiskScale{};
        input.score && !scale.likelihoods.isEmpty() && !active.empty())
        out.sections.push_back({QStringLiteral("Risk matrix"), {matrix(input, scale, active, false), matrix(input, scale, active, true)}});

    // By project in the order of the tree, the highest score first; what is over comes last.
    QHash<NodeId, int> places;
    std::vector<NodeId> stack{node};
    while (!stack.empty()) {
        const NodeId next = stack.back();
        stack.pop_back();
        places.insert(next, int(places.size()));
        const auto children = portfolio.childrenOf(next);
        for (auto child = children.rbegin(); child != children.rend(); ++child) stack.push_back((*child)->id);
    }
    std::vector<std::tuple<int, bool, qint64, QString, RiskId, const Risk*>> ranked;
    for (const Risk* r : risks) {
        const bool over = r->status == RiskStatus::Retired || r->status == RiskStatus::Realised;
        ranked.emplace_back(places.value(r->project), over, -standing(input, *r), r->number, r->id, r);
    }
    std::ranges::sort(ranked);
    for (std::size_t i = 0; i < risks.size(); ++i) risks[i] = std::get<5>(ranked[i]);
    const bool charts = out.sections.size() > 1;
    addTable(out, QStringLiteral("Register"), registerTable(input, risks, node));
    out.sections.back().newPage = charts;
    addTable(out, QStringLiteral("Treatments"), treatmentTable(input, risks));
    return out;
}

} // namespace gantry
