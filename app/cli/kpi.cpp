#include "app/cli/commands.h"
#include "core/kpi/dimension_health.h"
#include "core/session/project_measures.h"
#include "core/text/kpi_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

/// A figure as a program reads it: in the unit of the KPI; money in minor units as text, as everywhere.
QJsonValue valueJson(const Kpi& kpi, const KpiScore& score)
{
    if (!score.hasValue()) return {};
    const auto minor = kpi.unit == KpiUnit::Money ? nearest(score.value.number) : std::nullopt;
    return minor ? QJsonValue(QString::number(*minor)) : QJsonValue(score.number(kpi));
}

QJsonObject explanationJson(const Session& session, const Kpi& kpi, const KpiScore& score, const QLocale& locale)
{
    const Portfolio& portfolio = session.portfolio();
    QJsonArray inputs, parts, closes;
    for (const FormerKpi& former : formerKpis(session, score.node, kpi.id))
        closes.append(QJsonObject{{QStringLiteral("period"), former.period}, {QStringLiteral("value"), former.score.number},
            {QStringLiteral("status"), statusWord(former.score.status)}});
    for (const auto& [name, value] : score.inputs)
        inputs.append(
            QJsonObject{{QStringLiteral("measure"), name.text}, {QStringLiteral("value"), answerText(value, score.decimals, locale)}});
    for (const ScorePart& part : score.parts) {
        const Node* node = portfolio.find(part.project);
        parts.append(QJsonObject{{QStringLiteral("project"), node ? node->code : QString()},
            {QStringLiteral("value"), answerText(part.value, score.decimals, locale)}});
    }
    return {{QStringLiteral("formula"), kpi.formula}, {QStringLiteral("with_numbers"), formulaWithNumbers(kpi, score, locale)},
        {QStringLiteral("rule"), rollUpText(kpi, score)}, {QStringLiteral("measures"), inputs}, {QStringLiteral("projects"), parts},
        {QStringLiteral("closes"), closes}};
}

QJsonObject scoreJson(const Kpi& kpi, const KpiScore& score)
{
    return {{QStringLiteral("id"), QString::number(kpi.id.value)}, {QStringLiteral("code"), kpi.code}, {QStringLiteral("name"), kpi.name},
        {QStringLiteral("dimension"), wordOf(kpi.dimension)}, {QStringLiteral("unit"), wordOf(kpi.unit)},
        {QStringLiteral("currency"), kpi.unit == KpiUnit::Money ? score.currency : QString()},
        {QStringLiteral("value"), valueJson(kpi, score)}, {QStringLiteral("status"), statusWord(score.status)},
        {QStringLiteral("trend"), wordOf(score.trend)},
        {QStringLiteral("why"), score.why ? QJsonValue(sentence(*score.why)) : QJsonValue()}};
}

void printExplanation(const Session& session, const Kpi& kpi, const KpiScore& score, const QLocale& locale)
{
    const Portfolio& portfolio = session.portfolio();
    print(QStringLiteral("%1: %2  (%3)").arg(withCode(kpi.code, kpi.name), valueText(kpi, score, locale), limitsText(kpi, locale)));
    print(QStringLiteral("  ") + kpi.formula);
    if (!score.inputs.empty()) print(QStringLiteral("  = ") + formulaWithNumbers(kpi, score, locale));
    if (score.why) print(QStringLiteral("  ") + sentence(*score.why));
    for (const auto& [name, value] : score.inputs)
        print(QStringLiteral("  %1 %2").arg(answerText(value, score.decimals, locale).rightJustified(18), name.text));
    if (score.rolledUp) print(QStringLiteral("  ") + rollUpText(kpi, score));
    for (const ScorePart& part : score.parts) {
        const Node* node = portfolio.find(part.project);
        print(QStringLiteral("  %1 %2").arg(
            answerText(part.value, score.decimals, locale).rightJustified(18), node ? withCode(node->code, node->name) : QString()));
    }
    for (const FormerKpi& former : formerKpis(session, score.node, kpi.id))
        print(QStringLiteral("  %1 at the close of %2  %3")
                  .arg(kpiNumberText(kpi, former.score.number, locale).rightJustified(18), former.period, statusWord(former.score.status)));
}

QJsonArray healthJson(const Portfolio& portfolio, NodeId node, const std::vector<KpiScore>& scores)
{
    QJsonArray out;
    for (const DimensionHealth& d : healthByDimension(portfolio, node, scores))
        out.append(QJsonObject{{QStringLiteral("dimension"), wordOf(d.dimension)}, {QStringLiteral("suggested"), wordOf(d.suggested)},
            {QStringLiteral("set"), wordOf(d.set)}, {QStringLiteral("comment"), d.comment}, {QStringLiteral("differs"), d.differs}});
    return out;
}

int run(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const Node* root = portfolio.root();
    NodeId node = root ? root->id : NodeId{};
    if (call.has("project")) {
        const auto named = nodeCalled(portfolio, call.value("project"));
        if (!named) return fail(named.error());
        node = *named;
    }
    auto scores = scoresOf(session, node);
    const auto health = healthJson(portfolio, node, scores);
    const bool explain = call.has("explain");
    if (explain) {
        QStringList codes;
        for (const KpiScore& score : scores) codes << portfolio.find(score.kpi)->code;
        std::erase_if(scores,
            [&](const KpiScore& s) { return portfolio.find(s.kpi)->code.compare(call.value("explain"), Qt::CaseInsensitive) != 0; });
        if (scores.empty()) return fail({Errc::NotFound, "kpi.unknown", {call.value("explain"), codes.join(QStringLiteral(", "))}});
    }
    QJsonArray list;
    for (const KpiScore& score : scores) {
        const Kpi& kpi = *portfolio.find(score.kpi);
        if (call.json) {
            QJsonObject out = scoreJson(kpi, score);
            if (explain) out.insert(QStringLiteral("explanation"), explanationJson(session, kpi, score, call.locale));
            list.append(out);
        } else if (explain) {
            printExplanation(session, kpi, score, call.locale);
        } else {
            const QString mark = score.status == Health::NotAssessed ? QStringLiteral("–") : statusWord(score.status);
            static constexpr const char* marks[] = {"  ", "↑ ", "→ ", "↓ "}; // against the last close: up is better
            print(kpi.code.leftJustified(7) + kpi.name.left(39).leftJustified(40) + valueText(kpi, score, call.locale).rightJustified(18)
                + QStringLiteral("  ") + mark.leftJustified(6) + QString::fromUtf8(marks[std::size_t(score.trend)])
                + (score.why ? sentence(*score.why) : limitsText(kpi, call.locale)));
        }
    }
    if (call.json) {
        const Node* at = portfolio.find(node);
        print(QJsonObject{
            {QStringLiteral("node"), at ? at->code : QString()}, {QStringLiteral("kpis"), list}, {QStringLiteral("health"), health}});
    } else if (scores.empty()) {
        say(QStringLiteral("There are no KPIs that count here. The register of KPIs takes them."));
    }
    return Done;
}

} // namespace

const Command& kpiCommand()
{
    static const Command command{"kpi", "FILE [--project CODE] [--explain CODE]",
        "KPIs with their status, of a project or rolled up, and health by dimension", 1, 1,
        {{"project", "CODE", "Of this project or programme; else of the whole portfolio."},
            {"explain", "CODE", "The formula of a KPI with its numbers put in."}},
        run};
    return command;
}

} // namespace gantry::cli
