#include "core/kpi/score.h"

namespace gantry {
namespace {

using expression::Absence;
using expression::Answer;
using expression::Evaluation;
using expression::Number;
using expression::Sort;

/// How much of a value is one of the KPI's unit.
Number unitOf(KpiUnit unit, int decimals)
{
    switch (unit) {
    case KpiUnit::Percent: return {1, 100};
    case KpiUnit::Money: return {powerOfTen(decimals)};
    case KpiUnit::Hours: return {3600};
    case KpiUnit::Ratio:
    case KpiUnit::Days:
    case KpiUnit::Count: break;
    }
    return {1};
}

bool fits(Sort sort, KpiUnit unit)
{
    switch (unit) {
    case KpiUnit::Money: return sort == Sort::Money;
    case KpiUnit::Days: return sort == Sort::Days;
    case KpiUnit::Hours: return sort == Sort::Hours;
    case KpiUnit::Count: return sort == Sort::Number;
    case KpiUnit::Ratio:
    case KpiUnit::Percent: break;
    }
    return sort == Sort::Number || sort == Sort::Percent;
}

bool isBetter(const Kpi& kpi, std::strong_ordering order) { return kpi.direction == KpiDirection::HigherIsBetter ? order > 0 : order < 0; }

/// Combines the values of several projects; money is rounded at its minor unit.
class Parts {
public:
    Parts(const Kpi& kpi, KpiScore& score)
        : m_kpi(kpi)
        , m_score(score)
    {
    }

    void combine()
    {
        std::vector<const ScorePart*> known;
        for (const ScorePart& part : m_score.parts)
            if (!part.value.isAbsent()) known.push_back(&part);
        m_score.value.absence = Absence::Empty;
        if (known.empty()) return refuse("kpi.no-values");
        if (m_kpi.rollUp == KpiRollUp::Worst) {
            const auto worse = [&](const ScorePart* a, const ScorePart* b) {
                return isBetter(m_kpi, order(b->value.number, a->value.number));
            };
            m_score.value = (*std::ranges::min_element(known, worse))->value;
            return;
        }
        std::optional<Number> total = Number{}, weights = Number{};
        for (const ScorePart* part : known) {
            if (weighs() && !part->weight) return refuse("amount.no-rate");
            const Number weight{weighs() ? std::max<qint64>(0, part->weight.minor) : 1};
            const auto weighed = product(part->value.number, weight);
            total = total && weighed ? sum(*total, *weighed) : std::nullopt;
            weights = weights ? sum(*weights, weight) : std::nullopt;
        }
        if (weights && weights->isZero()) return refuse("kpi.no-budget");
        if (total && weights && m_kpi.rollUp != KpiRollUp::Sum) total = quotient(*total, *weights);
        if (total && known.front()->value.type.sort == Sort::Money) total = rounded(*total, {1});
        if (!total) return refuse("kpi.too-large");
        m_score.value.absence = Absence::None;
        m_score.value.type = known.front()->value.type;
        m_score.value.number = *total;
    }

private:
    bool weighs() const { return m_kpi.rollUp == KpiRollUp::ByBudget; }
    void refuse(const char* reason) { m_score.why = Error{Errc::NotFound, reason, {m_kpi.name}}; }
    const Kpi& m_kpi;
    KpiScore& m_score;
};

/// Why an answer is absent, by the measure that has no value where it is one.
Error whyNot(const Answer& answer, const MeasureFacts& facts)
{
    const Measure* measure = answer.absence == Absence::Empty ? measureCalled(answer.name) : nullptr;
    return measure && *measure->absent ? whyAbsent(*measure, facts) : answer.why();
}

} // namespace

double KpiScore::number(const Kpi& of) const { return value.number.real() / unitOf(of.unit, decimals).real(); }

Result<expression::Expression> readFormula(const QString& formula, KpiUnit unit, int decimals)
{
    MeasureNames names(decimals);
    auto read = expression::Expression::read(formula, names);
    if (read && !fits(read->type().sort, unit))
        return Error{Errc::Invalid, "kpi.unit", {formula, expression::nameOf(read->type()), wordOf(unit)}};
    return read;
}

std::vector<Finding> kpiFindings(const Portfolio& portfolio, std::span<const RecordKey> records)
{
    std::vector<Finding> out;
    const auto look = [&](const Kpi& kpi) {
        if (kpi.formula.isEmpty()) return; // required: refused elsewhere
        const auto read = readFormula(kpi.formula, kpi.unit);
        if (!read) out.push_back({read.error().reason, {entityOf<Kpi>(), kpi.id.value}, read.error().args});
    };
    for (const RecordKey& key : records)
        if (const Kpi* kpi = key.entity == entityOf<Kpi>() ? portfolio.find<Kpi>(key.id) : nullptr) look(*kpi);
    if (records.empty()) portfolio.all<Kpi>().forEach(look);
    return out;
}

bool isMeasured(const Portfolio& portfolio, const Kpi& kpi, NodeId node)
{
    if (!kpi.active) return false;
    if (!kpi.scope) return true;
    for (const Node* at = portfolio.find(node); at; at = portfolio.find(at->parent))
        if (at->id == kpi.scope) return true;
    return false;
}

Health statusOf(const Kpi& kpi, const Answer& value, int decimals)
{
    if (value.isAbsent() || !kpi.greenLimit) return Health::NotAssessed;
    const auto reaches = [&](const std::optional<Quantity>& limit) {
        const auto at = limit ? product(expression::Number{limit->e8, e8}, unitOf(kpi.unit, decimals)) : std::nullopt;
        return at && !isBetter(kpi, order(*at, value.number));
    };
    return reaches(kpi.greenLimit) ? Health::Good : reaches(kpi.amberLimit) ? Health::Watch : Health::Bad;
}

KpiScore scoreOf(
    const Kpi& kpi, NodeId node, std::span<const ProjectMeasures> projects, const std::optional<double>& former, const MeasureFacts* whole)
{
    KpiScore out{.kpi = kpi.id, .node = node};
    const bool own = projects.size() == 1 && projects.front().project == node;
    out.rolledUp = !own;
    const MeasureFacts facts = own ? projects.front().own : whole ? *whole : together(projects);
    out.currency = facts.currency;
    out.decimals = facts.decimals;
    const auto formula = readFormula(kpi.formula, kpi.unit, facts.decimals);
    if (!formula) {
        out.value.absence = Absence::Empty;
        out.why = formula.error();
        return out;
    }
    Evaluation evaluation(*formula);
    if (own || kpi.rollUp == KpiRollUp::Formula) {
        const MeasureSource source(facts);
        out.value = evaluation.of(source);
        for (auto& input : evaluation.inputs(source))
            if (input.first.written) out.inputs.push_back(std::move(input));
        if (projects.empty())
            out.why = Error{Errc::NotFound, "kpi.no-projects", {kpi.name}};
        else if (out.value.isAbsent())
            out.why = whyNot(out.value, facts);
    } else {
        for (const ProjectMeasures& project : projects)
            out.parts.push_back({project.project, evaluation.of(MeasureSource(project.inPortfolio)),
                figure(project.inPortfolio.costs, CostMeasure::Budget)});
        Parts(kpi, out).combine();
    }
    if (out.why && !out.value.isAbsent()) out.value.absence = Absence::Empty;
    out.status = statusOf(kpi, out.value, out.decimals);
    if (former && out.hasValue()) {
        const double now = out.number(kpi);
        const bool same = std::abs(now - *former) <= 1e-9 * std::max(std::abs(now), std::abs(*former)); // told through a binary fraction
        out.trend = same ? Trend::Flat : (now > *former) == (kpi.direction == KpiDirection::HigherIsBetter) ? Trend::Up : Trend::Down;
    }
    return out;
}

MeasureFacts factsOf(const Portfolio& portfolio, NodeId node, std::span<const ProjectMeasures> projects)
{
    MeasureFacts whole = together(projects);
    if (whole.today.isValid()) whole.risks += riskFactsBetween(portfolio, node, whole.today);
    return whole;
}

std::vector<KpiScore> scoresOf(
    const Portfolio& portfolio, NodeId node, std::span<const ProjectMeasures> projects, const FormerScore& former)
{
    std::vector<const Kpi*> kpis;
    portfolio.all<Kpi>().forEach([&](const Kpi& kpi) {
        if (isMeasured(portfolio, kpi, node)) kpis.push_back(&kpi);
    });
    std::ranges::sort(kpis, {}, [](const Kpi* k) { return std::tuple(k->dimension, k->code, k->id); });
    const MeasureFacts whole = factsOf(portfolio, node, projects);
    std::vector<KpiScore> out;
    for (const Kpi* kpi : kpis) out.push_back(scoreOf(*kpi, node, projects, former ? former(*kpi) : std::nullopt, &whole));
    return out;
}

std::vector<bool> usedMeasures(const Portfolio& portfolio)
{
    std::vector<bool> used(measures().size());
    portfolio.all<Kpi>().forEach([&](const Kpi& kpi) {
        if (!kpi.active) return;
        const auto formula = readFormula(kpi.formula, kpi.unit);
        if (!formula) return;
        for (const auto& name : formula->names())
            if (const Measure* measure = measureCalled(name.text)) used[std::size_t(measure - measures().data())] = true;
    });
    return used;
}

} // namespace gantry
