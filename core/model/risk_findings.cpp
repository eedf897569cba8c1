#include "core/model/risk_findings.h"

#include "core/model/risk_rules.h"

namespace gantry {
namespace {

/// The steps of a risk, by the place of their field, and of which axis they are.
struct Step {
    std::optional<qint64> Risk::*value;
    const Field& (*field)();
    bool likelihood;
};
constexpr Step steps[] = {{&Risk::likelihoodBefore, &fieldFor<&Risk::likelihoodBefore>, true},
    {&Risk::costBefore, &fieldFor<&Risk::costBefore>, false}, {&Risk::timeBefore, &fieldFor<&Risk::timeBefore>, false},
    {&Risk::qualityBefore, &fieldFor<&Risk::qualityBefore>, false}, {&Risk::safetyBefore, &fieldFor<&Risk::safetyBefore>, false},
    {&Risk::reputationBefore, &fieldFor<&Risk::reputationBefore>, false}, {&Risk::likelihoodAfter, &fieldFor<&Risk::likelihoodAfter>, true},
    {&Risk::costAfter, &fieldFor<&Risk::costAfter>, false}, {&Risk::timeAfter, &fieldFor<&Risk::timeAfter>, false},
    {&Risk::qualityAfter, &fieldFor<&Risk::qualityAfter>, false}, {&Risk::safetyAfter, &fieldFor<&Risk::safetyAfter>, false},
    {&Risk::reputationAfter, &fieldFor<&Risk::reputationAfter>, false}};

class RiskRules {
public:
    RiskRules(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key)
        : m_out(out)
        , m_portfolio(portfolio)
        , m_key(key)
    {
    }

    void on(const Risk& risk)
    {
        const RiskScale scale = riskScaleOf(m_portfolio, risk.project);
        for (const Step& step : steps) {
            const auto& value = risk.*step.value;
            const qsizetype most = (step.likelihood ? scale.likelihoods : scale.impacts).size();
            if (value && (*value < 1 || *value > most))
                note("risk.step-out-of-matrix", {step.field().labelText(), QString::number(*value), QString::number(most), scale.title});
        }
        if (!responds(risk.kind, risk.response)) {
            const bool threat = risk.kind == RiskKind::Threat;
            note(threat ? "risk.response-to-opportunity" : "risk.response-to-threat", {wordOf(risk.response)});
        }
        percentage(risk.chance, fieldFor<&Risk::chance>());
        percentage(risk.factor, fieldFor<&Risk::factor>());
        if (risk.amount && risk.amount->minor < 0) note("risk.negative-amount", {});
        // Treatment lessens a threat; of an opportunity it is to make more.
        const bool threat = risk.kind == RiskKind::Threat;
        for (std::size_t i = 0; threat && i < std::size(steps) / 2; ++i) {
            const auto &before = risk.*steps[i].value, &after = risk.*steps[i + std::size(steps) / 2].value;
            if (before && after && *after > *before)
                note("risk.worse-after",
                    {steps[i + std::size(steps) / 2].field().labelText(), QString::number(*after), QString::number(*before)}, false);
        }
    }

    void on(const RiskMatrix& matrix)
    {
        words(matrix.likelihoods, fieldFor<&RiskMatrix::likelihoods>());
        words(matrix.impacts, fieldFor<&RiskMatrix::impacts>());
        if (!(0 < matrix.moderate && matrix.moderate < matrix.high && matrix.high < matrix.extreme))
            note("matrix.thresholds", {QString::number(matrix.moderate), QString::number(matrix.high), QString::number(matrix.extreme)},
                false);
        const QStringList colours = linesOf(matrix.colours);
        if (colours.isEmpty()) return;
        const auto bad = std::ranges::find_if_not(colours, isColour);
        if (bad != colours.end())
            note("matrix.colour", {*bad});
        else if (colours.size() != qsizetype(keysOf<RiskBand>.size()))
            note("matrix.colours", {QString::number(colours.size())});
    }

    void on(const RiskImpact& impact)
    {
        const auto ordered = [](const auto& least, const auto& likely, const auto& most) {
            return (!least || !likely || *least <= *likely) && (!likely || !most || *likely <= *most)
                && (!least || !most || *least <= *most);
        };
        if (!ordered(impact.leastDays, impact.likelyDays, impact.mostDays)) note("impact.days-out-of-order", {}, false);
        if (!ordered(impact.least, impact.likely, impact.most)) note("impact.amounts-out-of-order", {}, false);
    }

private:
    void percentage(const std::optional<Percent>& value, const Field& field)
    {
        if (value && (value->e8 < 0 || value->e8 > 100 * e8)) note("risk.percent-out-of-range", {field.labelText()});
    }
    void words(const QString& text, const Field& field)
    {
        const qsizetype count = linesOf(text).size(); // none: the usual ones
        if (count > 0 && (count < fewestRiskSteps || count > mostRiskSteps))
            note("matrix.words", {field.labelText(), QString::number(count)});
    }
    void note(const char* reason, QStringList more, bool refuses = true)
    {
        m_out.push_back({reason, m_key,
            QStringList{infoOf(m_key.entity).labelText(), m_portfolio.titleOf(m_key.entity, m_key.id)} + std::move(more), refuses});
    }

    std::vector<Finding>& m_out;
    const Portfolio& m_portfolio;
    RecordKey m_key;
};

template <class F> bool withRisk(Entity entity, F&& f)
{
    const auto one = [&]<class E>(std::type_identity<E> type) { return entity == entityOf<E>() && (f(type), true); };
    return one(std::type_identity<Risk>{}) || one(std::type_identity<RiskMatrix>{}) || one(std::type_identity<RiskImpact>{});
}

} // namespace

bool isRisk(Entity entity)
{
    return withRisk(entity, [](auto) {});
}

void riskFindings(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key)
{
    withRisk(key.entity, [&]<class E>(std::type_identity<E>) {
        if (const E* row = portfolio.find<E>(key.id)) RiskRules(out, portfolio, key).on(*row);
    });
}

} // namespace gantry
