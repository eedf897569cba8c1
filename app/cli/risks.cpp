#include "app/cli/commands.h"
#include "core/model/currencies.h"
#include "core/risk/register.h"
#include "core/session/risk_cover.h"
#include "core/text/cost_text.h"
#include "core/text/kpi_text.h"
#include "core/text/risk_text.h"

namespace gantry::cli {
namespace {

constexpr std::size_t topMost = 10;

QString stageWord(RiskStage stage) { return stage == RiskStage::Before ? QStringLiteral("before") : QStringLiteral("after"); }

class Register {
public:
    Register(const Call& call, const Session& session, NodeId node)
        : m_call(call)
        , m_session(session)
        , m_portfolio(session.portfolio())
        , m_node(node)
        , m_scales(m_portfolio)
        , m_risks(risksUnder(m_portfolio, node))
        , m_cover(riskCover(session, node))
    {
        const Node* root = m_portfolio.root();
        m_currency = root ? root->currency : QString();
        m_digits = minorDigitsOf(m_portfolio, m_currency);
    }

    QJsonObject json()
    {
        const RiskScale& scale = m_scales.of(m_node);
        QJsonArray matrices, trend, top;
        for (const RiskKind kind : {RiskKind::Threat, RiskKind::Opportunity})
            for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) matrices.append(mapJson(kind, stage));
        for (const ExposurePoint& point : exposureTrend(m_session, m_node))
            trend.append(QJsonObject{{QStringLiteral("period"), point.period}, {QStringLiteral("end"), dayJson(point.end)},
                {QStringLiteral("exposure"), amountJson(point.amounts.exposure)},
                {QStringLiteral("contingency"), amountJson(point.amounts.contingency)}, {QStringLiteral("open"), point.open}});
        for (const Risk* risk : topRisks(m_risks, m_scales, topMost)) top.append(riskJson(*risk));
        const Node* node = m_portfolio.find(m_node);
        return {{QStringLiteral("node"), node ? node->code : QString()}, {QStringLiteral("currency"), m_currency},
            {QStringLiteral("threats"), open(RiskKind::Threat)}, {QStringLiteral("opportunities"), open(RiskKind::Opportunity)},
            {QStringLiteral("matrix"),
                QJsonObject{{QStringLiteral("name"), scale.title},
                    {QStringLiteral("likelihoods"), QJsonArray::fromStringList(scale.likelihoods)},
                    {QStringLiteral("impacts"), QJsonArray::fromStringList(scale.impacts)},
                    {QStringLiteral("scoring"), wordOf(scale.scoring)}, {QStringLiteral("moderate_from"), scale.moderate},
                    {QStringLiteral("high_from"), scale.high}, {QStringLiteral("extreme_from"), scale.extreme}}},
            {QStringLiteral("matrices"), matrices}, {QStringLiteral("exposure"), amountJson(m_cover.exposure)},
            {QStringLiteral("contingency"), amountJson(m_cover.contingency)},
            {QStringLiteral("covers"), m_cover.times ? QJsonValue(*m_cover.times) : QJsonValue()},
            {QStringLiteral("green_from"), m_cover.limits.green}, {QStringLiteral("amber_from"), m_cover.limits.amber},
            {QStringLiteral("status"), statusWord(m_cover.status)}, {QStringLiteral("trend"), trend},
            {QStringLiteral("without_review"), withoutReview()}, {QStringLiteral("untreated"), untreated()}, {QStringLiteral("top"), top}};
    }

    void print()
    {
        const Node* node = m_portfolio.find(m_node);
        const qint64 threats = open(RiskKind::Threat), opportunities = open(RiskKind::Opportunity);
        cli::print(QStringLiteral("%1: %2").arg(
            node ? withCode(node->code, node->name) : QString(), openRisksText(threats, opportunities, m_call.locale)));
        for (const RiskKind kind : {RiskKind::Threat, RiskKind::Opportunity})
            if (open(kind) > 0)
                for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) printMap(kind, stage);
        cli::print(QString());
        const auto amount = [&](const Amount& a) { return amountText(a, m_digits, m_call.locale).rightJustified(18); };
        cli::print(QStringLiteral("Exposure    ") + amount(m_cover.exposure) + u' ' + m_currency);
        cli::print(QStringLiteral("Contingency ") + amount(m_cover.contingency) + u' ' + m_currency);
        const QString status = statusWord(m_cover.status);
        cli::print(coverText(m_cover.contingency, m_cover.exposure, m_call.locale) + u' ' + coverLimitText(m_cover.limits, m_call.locale)
            + (status.isEmpty() ? QString() : QStringLiteral(", ") + status));
        cli::print(QStringLiteral("Without review for more than %1 days: %2; high threats untreated: %3")
                       .arg(reviewWithin)
                       .arg(withoutReview())
                       .arg(untreated()));
        const auto top = topRisks(m_risks, m_scales, topMost);
        if (!top.empty()) cli::print(QStringLiteral("\nBefore  After   Expected value  Risk"));
        for (const Risk* risk : top) {
            const auto expected = expectedValue(*risk);
            const int digits = minorDigitsOf(m_portfolio, currencyOf(m_portfolio, risk->project));
            cli::print(scoreText(*risk, RiskStage::Before).leftJustified(8) + scoreText(*risk, RiskStage::After).leftJustified(6)
                + (expected ? amountText(Amount{expected->minor}, digits, m_call.locale) : QStringLiteral("–")).rightJustified(16)
                + QStringLiteral("  ") + withCode(risk->number, risk->title));
        }
    }

private:
    std::vector<const Risk*> ofKind(RiskKind kind) const
    {
        std::vector<const Risk*> out;
        std::ranges::copy_if(m_risks, std::back_inserter(out), [&](const Risk* r) { return r->kind == kind; });
        return out;
    }
    qint64 open(RiskKind kind) const
    {
        return std::ranges::count_if(m_risks, [&](const Risk* r) { return r->kind == kind && isOpen(*r); });
    }
    qint64 withoutReview() const
    {
        return std::ranges::count_if(m_risks, [&](const Risk* r) { return isWithoutReview(*r, m_session.today()); });
    }
    qint64 untreated()
    {
        return std::ranges::count_if(m_risks, [&](const Risk* r) { return isUntreated(m_portfolio, *r, m_scales.of(r->project)); });
    }

    QJsonObject mapJson(RiskKind kind, RiskStage stage)
    {
        const RiskScale& scale = m_scales.of(m_node);
        const RiskMap map = mapOf(ofKind(kind), stage, scale, m_scales);
        QJsonArray cells;
        for (const auto& [cell, risks] : map.cells) {
            QJsonArray ids;
            for (const RiskId id : risks) ids.append(QString::number(id.value));
            cells.append(QJsonObject{{QStringLiteral("likelihood"), cell.likelihood}, {QStringLiteral("impact"), cell.impact},
                {QStringLiteral("score"), cell.score()}, {QStringLiteral("rating"), wordOf(scale.bandOf(cell.score()))},
                {QStringLiteral("count"), qint64(risks.size())}, {QStringLiteral("risks"), ids}});
        }
        return {{QStringLiteral("kind"), wordOf(kind)}, {QStringLiteral("stage"), stageWord(stage)}, {QStringLiteral("cells"), cells},
            {QStringLiteral("unscored"), map.unscored}, {QStringLiteral("other_matrix"), map.elsewhere}};
    }

    QJsonObject riskJson(const Risk& risk)
    {
        const RiskScale& scale = m_scales.of(risk.project);
        const auto scored = [&](RiskStage stage) {
            const auto score = riskScore(risk, stage, scale);
            return score ? QJsonValue(*score) : QJsonValue();
        };
        const Node* project = m_portfolio.find(risk.project);
        const auto expected = expectedValue(risk);
        const TreatmentCount treatments = treatmentsOf(m_portfolio, risk.id);
        return {{QStringLiteral("id"), QString::number(risk.id.value)}, {QStringLiteral("number"), risk.number},
            {QStringLiteral("title"), risk.title}, {QStringLiteral("project"), project ? project->code : QString()},
            {QStringLiteral("kind"), wordOf(risk.kind)}, {QStringLiteral("status"), wordOf(risk.status)}, {QStringLiteral("key"), risk.key},
            {QStringLiteral("score_before"), scored(RiskStage::Before)}, {QStringLiteral("score_after"), scored(RiskStage::After)},
            {QStringLiteral("expected_value"), amountJson(expected ? std::optional(Amount{expected->minor}) : std::nullopt)},
            {QStringLiteral("currency"), currencyOf(m_portfolio, risk.project)}, {QStringLiteral("review_on"), dayJson(risk.review)},
            {QStringLiteral("treatments"), treatments.of}, {QStringLiteral("treatments_done"), treatments.done}};
    }

    QString scoreText(const Risk& risk, RiskStage stage)
    {
        const auto score = riskScore(risk, stage, m_scales.of(risk.project));
        return score ? QString::number(*score) : QStringLiteral("–");
    }

    void printMap(RiskKind kind, RiskStage stage)
    {
        const RiskScale& scale = m_scales.of(m_node);
        const RiskMap map = mapOf(ofKind(kind), stage, scale, m_scales);
        cli::print(QStringLiteral("\n%1, %2 treatment")
                       .arg(kind == RiskKind::Threat ? QStringLiteral("Threats") : QStringLiteral("Opportunities"), stageWord(stage)));
        qsizetype wide = 0, column = 3;
        for (const QString& word : scale.likelihoods) wide = std::max(wide, word.size());
        for (const QString& word : scale.impacts) column = std::max(column, word.size());
        for (qsizetype l = scale.likelihoods.size(); l > 0; --l) {
            QString line = scale.likelihoods[l - 1].rightJustified(wide + 2);
            for (qsizetype i = 1; i <= scale.impacts.size(); ++i) {
                const std::size_t count = map.at({l, i}).size();
                line += QStringLiteral("  ") + (count > 0 ? QString::number(count) : QStringLiteral("·")).rightJustified(column);
            }
            cli::print(line);
        }
        QString foot(wide + 2, u' ');
        for (const QString& word : scale.impacts) foot += QStringLiteral("  ") + word.rightJustified(column);
        cli::print(foot);
        if (map.unscored > 0) cli::print(QStringLiteral("  %1 without a score").arg(map.unscored));
        if (map.elsewhere > 0) cli::print(QStringLiteral("  %1 scored by another matrix").arg(map.elsewhere));
    }

    const Call& m_call;
    const Session& m_session;
    const Portfolio& m_portfolio;
    NodeId m_node;
    RiskScales m_scales;
    std::vector<const Risk*> m_risks;
    RiskCover m_cover;
    QString m_currency;
    int m_digits = 2;
};

int run(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Portfolio& portfolio = (*opened)->portfolio();
    const Node* root = portfolio.root();
    NodeId node = root ? root->id : NodeId{};
    if (call.has("project")) {
        const auto named = nodeCalled(portfolio, call.value("project"));
        if (!named) return fail(named.error());
        node = *named;
    }
    Register risks(call, **opened, node);
    if (call.json)
        print(risks.json());
    else
        risks.print();
    return Done;
}

} // namespace

const Command& risksCommand()
{
    static const Command command{"risks", "FILE [--project CODE]",
        "Risk matrices before and after treatment, exposure against contingency, top risks", 1, 1,
        {{"project", "CODE", "Of this project or programme; else of the whole portfolio."}}, run};
    return command;
}

} // namespace gantry::cli
