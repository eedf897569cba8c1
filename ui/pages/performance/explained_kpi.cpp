#include "ui/pages/performance/explained_kpi.h"

#include "core/session/project_measures.h"
#include "core/text/kpi_text.h"
#include "core/text/text.h"
#include "ui/explain/explained_costs.h"
#include "ui/pages/performance/explained_risks.h"

namespace gantry {

QString kpiFigureText(const Kpi& kpi, const KpiScore& score)
{
    const QString text = valueText(kpi, score);
    return kpi.unit == KpiUnit::Money && score.hasValue() && !score.currency.isEmpty() ? text + u' ' + score.currency : text;
}

std::optional<ExplainedFigure> explainedKpi(const Session& session, NodeId node, KpiId id)
{
    const Portfolio& portfolio = session.portfolio();
    const Kpi* kpi = portfolio.find(id);
    if (!kpi || !portfolio.find(node) || !isMeasured(portfolio, *kpi, node)) return std::nullopt;
    const auto projects = measuresOf(session, portfolio.projectsUnder(node));
    const MeasureFacts whole = factsOf(portfolio, node, projects);
    const KpiScore score = scoreOf(*kpi, node, projects, {}, &whole);
    const QString formula = score.inputs.empty() ? kpi->formula : kpi->formula + QStringLiteral(" = ") + formulaWithNumbers(*kpi, score);
    ExplainedFigure out{QObject::tr("%1 of %2").arg(kpi->name, portfolio.titleOf(entityOf<Node>(), node.value)),
        kpi->unit == KpiUnit::Money && score.hasValue() ? score.currency : QString(),
        {kpi->name, formula, valueText(*kpi, score), {entityOf<Kpi>(), id.value}}};
    for (const auto& [name, value] : score.inputs) {
        const Measure* measure = measureCalled(name.text);
        if (!measure) continue;
        ExplainedLine line{measureName(*measure), measure->key, answerText(value, score.decimals)};
        if (measure->cost)
            if (auto costs = explainedCosts(session, {entityOf<Node>(), node.value}, *measure->cost)) {
                line.how = costs->figure.how;
                // A node is told in the currency of the portfolio; the parts of a project in another one would not add up to its figure.
                const Node* root = portfolio.root();
                if (root && root->currency == score.currency) line.below = std::move(costs->figure.below);
                for (const QString& rule : costs->rules)
                    if (!out.rules.contains(rule)) out.rules << rule;
            }
        if (line.below.empty()) line.below = explainedRisks(session, node, measure->key, score.currency);
        out.figure.below.push_back(std::move(line));
    }
    for (const ScorePart& part : score.parts)
        out.figure.below.push_back({portfolio.titleOf(entityOf<Node>(), part.project.value), kpi->formula,
            answerText(part.value, score.decimals), {entityOf<Node>(), part.project.value}});
    if (const auto former = formerKpis(session, node, id); !former.empty()) {
        const double then = former.back().score.number;
        out.since = ExplainedLine{QObject::tr("Since the close of %1").arg(former.back().period),
            QObject::tr("from %1").arg(kpiNumberText(*kpi, then)),
            score.hasValue() ? kpiNumberText(*kpi, score.number(*kpi) - then) : QStringLiteral("n/a")};
    }
    if (score.rolledUp) out.rules << rollUpText(*kpi, score);
    if (score.why) out.rules << sentence(*score.why);
    out.rules << limitsText(*kpi);
    return out;
}

} // namespace gantry
