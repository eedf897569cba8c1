#pragma once
#include "core/cost/closed_figures.h"
#include "core/earned/earned_value.h"
#include "core/expression/names.h"
#include "core/kpi/plan_digest.h"
#include "core/kpi/risk_measures.h"

namespace gantry {

/// What the measures of a project, or of several together, are told from. Amounts are in `currency`.
struct MeasureFacts {
    QString currency;
    int decimals = 2; // of its minor unit
    Figures figures;
    qint64 workAgreed = 0, workPlanned = 0; // working seconds of the baseline: all, and what was to be finished by the status date
    qint64 milestoneSlip = 0; // working days by which milestones lie behind their baseline, one with the other
    qint64 milestonesAgreed = 0; // how many of them have one
    std::optional<double> lengthIndex; // of several the lowest
    std::optional<qint64> dataAge; // days from the status date to today; of several the most
    CostFigures costs{};
    Amount variationsApproved; // without what is only approved in principle
    std::optional<Amount> formerForecast{}; // forecast final cost at the last close, of what it knew; of several of those together
    std::optional<EarnedSums> earned{}; // of several: of those that have a baseline
    EstimateMethod method{}; // of the estimate at completion
    RiskFacts risks{};
    qint64 claimsDue = 0, claimsInTime = 0; // to be certified by the reporting day, and certified when due
    qint64 variationsDecided = 0, variationDays = 0; // approved, and calendar days from received to approved
    qint64 gatesHeld = 0, lessonsUsed = 0; // and lessons and best practices that were used at them
    QDate today;
};
/// A project in its own currency and in that of the portfolio.
struct ProjectMeasures {
    NodeId project{};
    MeasureFacts own, inPortfolio;
};

/// A figure that formulas of KPIs name. Keys are stable: they stand in formulas.
struct Measure {
    QString key;
    expression::Type type;
    Kind kind; // how `value` is to be read
    const char* absent; // why there is none, where there is none: key of a sentence
    std::function<Value(const MeasureFacts&)> value;
    std::optional<CostMeasure> cost{};
    bool earned = false; // of earned value, which takes longer to compute than the others
    bool former = false; // of the last close
};
/// All of them, in the order in which they are offered: schedule, money, risk, learning, earned value. A further source of measures is
/// added here.
const std::vector<Measure>& measures();
/// Null where nothing is called that.
const Measure* measureCalled(const QString& key);
/// Why a measure has no value there: "measure.no-baseline"; an amount that is not known says why.
Error whyAbsent(const Measure& measure, const MeasureFacts& facts);

/// What is needed to tell the measures of one project.
struct MeasureInput {
    const PlanDigest& digest;
    const CostSheet& costs;
    std::optional<double> lengthIndex; // core/schedule/quality
    QDate today;
    const EarnedValue* earned = nullptr; // where a formula asks for it
    const ExchangeRates* rates = nullptr; // where `earned` is given; else those of the portfolio
    const ClosedFigures* former = nullptr; // of the last close, where there is one and a formula asks for it
};
ProjectMeasures measuresOf(const Portfolio& portfolio, const MeasureInput& input);
/// Sums in the currency of the portfolio; percentages weighted by working time, the most slip, the lowest index.
MeasureFacts together(std::span<const ProjectMeasures> projects);

/// The measures as names of an expression; money has the decimals of `facts`.
class MeasureNames final : public expression::Names {
public:
    explicit MeasureNames(int decimals)
        : m_decimals(decimals)
    {
    }
    std::optional<expression::Named> find(const QString& name) override;
    QStringList all() const override;

private:
    int m_decimals;
};
class MeasureSource final : public expression::Source {
public:
    explicit MeasureSource(const MeasureFacts& facts)
        : m_facts(facts)
    {
    }
    Value value(int id) const override { return measures()[std::size_t(id)].value(m_facts); }
    QDate today() const override { return m_facts.today; }
    QDate statusDate() const override { return m_facts.figures.statusDate ? dateOf(*m_facts.figures.statusDate) : QDate(); }
    WorkTime dayLength() const override { return hours(8); }

private:
    const MeasureFacts& m_facts;
};

} // namespace gantry
