#include "core/kpi/measures.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/model/open_records.h"

namespace gantry {
namespace {

using F = MeasureFacts;
using expression::Sort;

Value amount(const Amount& a) { return a ? Value(a.minor) : Value(); }
template <class T> Value orNothing(const std::optional<T>& v) { return v ? Value(*v) : Value(); }

void addPlan(std::vector<Measure>& out)
{
    const auto add = [&](const char* key, Sort sort, Kind kind, const char* absent, std::function<Value(const F&)> value) {
        out.push_back({QString::fromLatin1(key), {sort}, kind, absent, std::move(value), {}});
    };
    const auto count = [&](const char* key, std::function<Value(const F&)> value) {
        add(key, Sort::Number, Kind::Int, "", std::move(value));
    };
    add("percent_complete", Sort::Percent, Kind::Percent, "measure.no-tasks",
        [](const F& f) { return f.figures.complete ? Value(f.figures.complete->e8) : Value(); });
    add("planned_percent", Sort::Percent, Kind::Percent, "measure.no-baseline",
        [](const F& f) { return f.workAgreed > 0 ? orNothing(mulDiv(f.workPlanned, 100 * e8, f.workAgreed)) : Value(); });
    add("finish_slip", Sort::Days, Kind::Int, "measure.no-baseline", [](const F& f) { return orNothing(f.figures.slipDays); });
    add("milestone_slip", Sort::Days, Kind::Int, "", [](const F& f) { return Value(f.milestoneSlip); });
    count("milestones_agreed", [](const F& f) { return Value(f.milestonesAgreed); });
    count("milestones_due", [](const F& f) { return Value(qint64(f.figures.milestonesDue)); });
    count("milestones_met", [](const F& f) { return Value(qint64(f.figures.milestonesMet)); });
    count("tasks", [](const F& f) { return Value(qint64(f.figures.tasks)); });
    count("tasks_due", [](const F& f) { return Value(qint64(f.figures.tasksDue)); });
    count("tasks_done", [](const F& f) { return Value(qint64(f.figures.tasksDone)); });
    count("late_tasks", [](const F& f) { return Value(qint64(f.figures.late)); });
    add("bei", Sort::Number, Kind::Real, "measure.nothing-due", [](const F& f) { return orNothing(executionIndex(f.figures)); });
    add("cpli", Sort::Number, Kind::Real, "measure.no-length", [](const F& f) { return orNothing(f.lengthIndex); });
    count("projects", [](const F& f) { return Value(qint64(f.figures.projects)); });
}

void addMoney(std::vector<Measure>& out)
{
    const auto money = [&](const QString& key, std::optional<CostMeasure> cost, std::function<Amount(const F&)> of) {
        out.push_back({key, {Sort::Money}, Kind::Money, "amount.no-rate", [of](const F& f) { return amount(of(f)); }, cost});
    };
    for (std::size_t m = 0; m < costMeasures; ++m)
        money(wordOf(CostMeasure(m)), CostMeasure(m), [m](const F& f) { return figure(f.costs, CostMeasure(m)); });
    money(QStringLiteral("contract_award"), CostMeasure::Contract, [](const F& f) { return figure(f.costs, CostMeasure::Contract); });
    money(QStringLiteral("variations_approved"), {}, [](const F& f) { return f.variationsApproved; });
    out.push_back({QStringLiteral("last_forecast"), {Sort::Money}, Kind::Money, "measure.no-close",
        [](const F& f) { return f.formerForecast ? amount(*f.formerForecast) : Value(); }, {}, false, true});
    const auto add = [&](const char* key, Sort sort, std::function<Value(const F&)> value, const char* absent = "") {
        out.push_back({QString::fromLatin1(key), {sort}, Kind::Int, absent, std::move(value), {}});
    };
    add("claims_due", Sort::Number, [](const F& f) { return Value(f.claimsDue); });
    add("claims_in_time", Sort::Number, [](const F& f) { return Value(f.claimsInTime); });
    add("variations_decided", Sort::Number, [](const F& f) { return Value(f.variationsDecided); });
    add("variation_days", Sort::Days, [](const F& f) { return Value(f.variationDays); });
    add(
        "data_age", Sort::Days, [](const F& f) { return orNothing(f.dataAge); }, "measure.no-status-date");
}

void addRisk(std::vector<Measure>& out)
{
    out.push_back({QStringLiteral("exposure"), {Sort::Money}, Kind::Money, "amount.no-rate",
        [](const F& f) { return amount(f.risks.exposure); }, {}});
    const auto count = [&](const char* key, qint64 RiskFacts::*of) {
        out.push_back({QString::fromLatin1(key), {Sort::Number}, Kind::Int, "", [of](const F& f) { return Value(f.risks.*of); }, {}});
    };
    count("risks_open", &RiskFacts::open);
    count("risks_without_review", &RiskFacts::withoutReview);
    count("high_risks_untreated", &RiskFacts::untreated);
    count("overdue_actions", &RiskFacts::overdueActions);
}

void addLearning(std::vector<Measure>& out)
{
    const auto count = [&](const char* key, qint64 F::*of) {
        out.push_back({QString::fromLatin1(key), {Sort::Number}, Kind::Int, "", [of](const F& f) { return Value(f.*of); }, {}});
    };
    count("gates_held", &F::gatesHeld);
    count("lessons_used", &F::lessonsUsed);
}

void addEarned(std::vector<Measure>& out)
{
    for (std::size_t m = 0; m < earnedMeasures; ++m) {
        const auto measure = EarnedMeasure(m);
        const Kind kind = kindOf(measure);
        const Sort sort = kind == Kind::Money ? Sort::Money : kind == Kind::Percent ? Sort::Percent : Sort::Number;
        out.push_back({wordOf(measure), {sort}, kind, "measure.no-earned-value",
            [measure](const F& f) { return f.earned ? figure(*f.earned, measure, f.method) : Value(); }, {}, true});
    }
}

/// Claims and variations of the project's contracts.
void addContracts(F& facts, const Portfolio& portfolio, NodeId project)
{
    const QDate day = std::min(reportingDay(portfolio, project), facts.today);
    portfolio.all<Contract>().forEachIn(project, [&](const Contract& contract) {
        portfolio.all<Claim>().forEachIn(contract.id, [&](const Claim& claim) {
            if (claim.status == ClaimStatus::Draft || !claim.due) return;
            const bool certified = claim.assessedOn && *claim.assessedOn <= day;
            if (!certified && *claim.due >= day) return; // there is still time
            ++facts.claimsDue;
            facts.claimsInTime += certified && *claim.assessedOn <= *claim.due;
        });
        portfolio.all<Variation>().forEachIn(contract.id, [&](const Variation& v) {
            if (v.status != VariationStatus::Approved || !v.received || !v.approved || *v.approved > day) return;
            ++facts.variationsDecided;
            facts.variationDays += v.received->daysTo(*v.approved);
        });
    });
}

/// What was made of the lessons of others at the gates that were held.
void addGates(F& facts, const Portfolio& portfolio, NodeId project)
{
    portfolio.all<Gate>().forEachIn(project, [&](const Gate& gate) { facts.gatesHeld += isHeld(gate); });
    portfolio.all<KnowledgeUse>().forEachIn(project, [&](const KnowledgeUse& use) {
        const Gate* gate = use.entity == infoOf<Gate>().keyText() ? portfolio.find<Gate>(use.record.value) : nullptr;
        facts.lessonsUsed += gate && isHeld(*gate) && use.verdict == KnowledgeVerdict::Used;
    });
}

template <class T, class Less> void keep(std::optional<T>& into, const std::optional<T>& from, Less less)
{
    if (from && (!into || less(*from, *into))) into = from;
}

} // namespace

const std::vector<Measure>& measures()
{
    static const std::vector<Measure> all = [] {
        std::vector<Measure> out;
        addPlan(out);
        addMoney(out);
        addRisk(out);
        addLearning(out);
        addEarned(out);
        return out;
    }();
    return all;
}

const Measure* measureCalled(const QString& key)
{
    const auto at = std::ranges::find_if(measures(), [&](const Measure& m) { return expression::sameName(m.key, key); });
    return at == measures().end() ? nullptr : &*at;
}

Error whyAbsent(const Measure& measure, const MeasureFacts& facts)
{
    if (measure.cost && figure(facts.costs, *measure.cost).state == Amount::TooLarge) return {Errc::Invalid, "amount.too-large", {}};
    return {Errc::NotFound, measure.absent, {measure.key}};
}

ProjectMeasures measuresOf(const Portfolio& portfolio, const MeasureInput& input)
{
    F facts;
    facts.figures = input.digest.figures;
    facts.today = input.today;
    facts.lengthIndex = input.lengthIndex;
    const QDate status = facts.figures.statusDate ? dateOf(*facts.figures.statusDate) : input.today;
    if (facts.figures.statusDate) facts.dataAge = std::max<qint64>(0, status.daysTo(input.today));
    for (const WeighedTask& task : input.digest.work) {
        facts.workAgreed += task.weight;
        if (task.agreed <= status) facts.workPlanned += task.weight;
    }
    for (const Commitment& milestone : input.digest.milestones) {
        facts.milestonesAgreed += milestone.slipDays.has_value();
        facts.milestoneSlip += milestone.slipDays.value_or(0);
    }
    addContracts(facts, portfolio, input.digest.project);
    addGates(facts, portfolio, input.digest.project);

    ProjectMeasures out{input.digest.project, facts, facts};
    out.own.currency = input.costs.currency;
    out.own.costs = input.costs.total.figures;
    out.inPortfolio.currency = input.costs.portfolioCurrency;
    out.inPortfolio.costs = input.costs.total.inPortfolio;
    if (input.earned && input.earned->totals.projects > 0) {
        out.own.earned = input.earned->totals.sums;
        out.inPortfolio.earned = inPortfolioCurrency(input.earned->totals, *input.rates);
        out.own.method = out.inPortfolio.method = input.earned->totals.method;
    }
    if (const ClosedProject* then = input.former ? input.former->find(out.project) : nullptr) {
        const BothAmounts& forecast = then->total.at(CostMeasure::ForecastFinalCost);
        const Amount otherCurrency{0, Amount::NoRate};
        out.own.formerForecast = then->currency == out.own.currency ? forecast.own : otherCurrency;
        out.inPortfolio.formerForecast = input.former->currency == out.inPortfolio.currency ? forecast.inPortfolio : otherCurrency;
    }
    std::optional<ExchangeRates> known;
    if (!input.rates) known.emplace(portfolio);
    const BothRiskFacts risks = riskFactsAt(portfolio, out.project, input.rates ? *input.rates : *known, input.today);
    out.own.risks = risks.own;
    out.inPortfolio.risks = risks.inPortfolio;
    for (F* f : {&out.own, &out.inPortfolio}) f->decimals = minorDigitsOf(portfolio, f->currency);
    for (const Contribution& part : input.costs.parts) {
        if (QLatin1String(part.rule) != QLatin1String("cost.variation-approved") || part.measure != CostMeasure::Variations) continue;
        out.own.variationsApproved += part.amount;
        out.inPortfolio.variationsApproved += part.inPortfolio;
    }
    return out;
}

MeasureFacts together(std::span<const ProjectMeasures> projects)
{
    F out;
    std::vector<Figures> figures;
    for (const ProjectMeasures& project : projects) {
        const F& f = project.inPortfolio;
        figures.push_back(f.figures);
        out.currency = f.currency, out.decimals = f.decimals, out.today = f.today;
        out.workAgreed += f.workAgreed, out.workPlanned += f.workPlanned;
        out.milestoneSlip += f.milestoneSlip, out.milestonesAgreed += f.milestonesAgreed;
        keep(out.lengthIndex, f.lengthIndex, std::less<>());
        keep(out.dataAge, f.dataAge, std::greater<>());
        add(out.costs, f.costs);
        out.variationsApproved += f.variationsApproved;
        out.risks += f.risks;
        if (f.formerForecast) out.formerForecast = out.formerForecast.value_or(Amount{}) + *f.formerForecast;
        if (f.earned) {
            if (!out.earned) out.earned.emplace();
            *out.earned += *f.earned;
            out.method = f.method;
        }
        out.claimsDue += f.claimsDue, out.claimsInTime += f.claimsInTime;
        out.gatesHeld += f.gatesHeld, out.lessonsUsed += f.lessonsUsed;
        out.variationsDecided += f.variationsDecided, out.variationDays += f.variationDays;
    }
    out.figures = rollUp(figures);
    return out;
}

std::optional<expression::Named> MeasureNames::find(const QString& name)
{
    const Measure* measure = measureCalled(name);
    if (!measure) return std::nullopt;
    expression::Named out{int(measure - measures().data()), measure->kind, measure->type};
    if (out.type.sort == Sort::Money) out.type.decimals = m_decimals;
    return out;
}

QStringList MeasureNames::all() const
{
    QStringList out;
    for (const Measure& measure : measures()) out << measure.key;
    return out;
}

} // namespace gantry
