#include "core/kpi/dimension_health.h"
#include "core/kpi/score.h"
#include "core/kpi/starter_kpis.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const QDate today(2026, 6, 1);

Kpi kpiOf(const char* formula, KpiUnit unit = KpiUnit::Ratio, KpiRollUp rollUp = KpiRollUp::Formula)
{
    return {.id = {1},
        .code = QStringLiteral("K"),
        .name = QStringLiteral("Key"),
        .formula = QLatin1String(formula),
        .unit = unit,
        .rollUp = rollUp};
}
Quantity q(double value) { return {qint64(std::llround(value * double(e8)))}; }

/// Measures of a project that were counted by hand.
ProjectMeasures project(qint64 id, int done, int due, qint64 budget, qint64 forecast, const char* currency = "EUR", qint64 rate = 1)
{
    MeasureFacts facts;
    facts.today = today;
    facts.currency = QStringLiteral("EUR");
    facts.figures.projects = 1;
    facts.figures.tasksDone = done;
    facts.figures.tasksDue = due;
    ProjectMeasures out{{id}, facts, facts};
    out.own.currency = QLatin1String(currency);
    const auto put = [&](CostMeasure m, qint64 minor) {
        out.own.costs[std::size_t(m)] = {minor};
        out.inPortfolio.costs[std::size_t(m)] = {minor * rate};
    };
    put(CostMeasure::OriginalBudget, budget);
    put(CostMeasure::Contract, forecast);
    return out;
}

KpiScore single(const Kpi& kpi, const ProjectMeasures& of) { return scoreOf(kpi, of.project, std::span(&of, 1)); }
double together(Kpi kpi, KpiRollUp rollUp, const std::vector<ProjectMeasures>& projects)
{
    kpi.rollUp = rollUp;
    const KpiScore score = scoreOf(kpi, {99}, projects);
    REQUIRE(score.hasValue());
    CHECK(score.rolledUp);
    return score.number(kpi);
}

} // namespace

TEST_CASE("a KPI of a project is its formula over the project's measures, in the KPI's unit", "[kpi]")
{
    const ProjectMeasures p = project(2, 9, 12, 1'000'00, 1'030'00);
    CHECK(single(kpiOf("tasks_done / tasks_due"), p).number(kpiOf("", KpiUnit::Ratio)) == Approx(0.75));
    CHECK(single(kpiOf("tasks_done / tasks_due", KpiUnit::Percent), p).number(kpiOf("", KpiUnit::Percent)) == Approx(75));
    CHECK(single(kpiOf("[Forecast final cost] - budget", KpiUnit::Money), p).number(kpiOf("", KpiUnit::Money)) == Approx(30));
    const KpiScore score = single(kpiOf("(forecast_final_cost - budget) / budget", KpiUnit::Percent), p);
    CHECK(score.number(kpiOf("", KpiUnit::Percent)) == Approx(3));
    REQUIRE(score.inputs.size() == 2);
    CHECK(score.inputs[0].first.text == QStringLiteral("forecast_final_cost"));
    CHECK(score.inputs[1].second.number.over == 1'000'00);
    CHECK_FALSE(score.rolledUp);
}

TEST_CASE("limits belong to the better side, whichever direction that is", "[kpi]")
{
    const auto status = [](KpiDirection direction, double green, std::optional<double> amber, int done) {
        Kpi kpi = kpiOf("tasks_done / tasks_due", KpiUnit::Percent);
        kpi.direction = direction;
        kpi.greenLimit = q(green);
        if (amber) kpi.amberLimit = q(*amber);
        return single(kpi, project(2, done, 100, 0, 0)).status;
    };
    constexpr auto higher = KpiDirection::HigherIsBetter, lower = KpiDirection::LowerIsBetter;
    CHECK(status(higher, 95, 85, 96) == Health::Good);
    CHECK(status(higher, 95, 85, 95) == Health::Good);
    CHECK(status(higher, 95, 85, 94) == Health::Watch);
    CHECK(status(higher, 95, 85, 85) == Health::Watch);
    CHECK(status(higher, 95, 85, 84) == Health::Bad);
    CHECK(status(lower, 5, 10, 4) == Health::Good);
    CHECK(status(lower, 5, 10, 5) == Health::Good);
    CHECK(status(lower, 5, 10, 6) == Health::Watch);
    CHECK(status(lower, 5, 10, 10) == Health::Watch);
    CHECK(status(lower, 5, 10, 11) == Health::Bad);
    CHECK(status(higher, 95, {}, 94) == Health::Bad);
    CHECK(single(kpiOf("tasks_done / tasks_due"), project(2, 1, 1, 0, 0)).status == Health::NotAssessed);
}

TEST_CASE("a limit of money is in whole currency, whatever its minor unit", "[kpi]")
{
    Kpi kpi = kpiOf("budget", KpiUnit::Money);
    kpi.greenLimit = q(1'000);
    ProjectMeasures p = project(2, 0, 0, 1'000'00, 0);
    CHECK(single(kpi, p).status == Health::Good);
    p.own.decimals = 0; // 100,000 yen
    CHECK(single(kpi, p).number(kpi) == Approx(100'000));
    p = project(2, 0, 0, 999, 0);
    p.own.decimals = 0;
    CHECK(single(kpi, p).status == Health::Bad);
}

TEST_CASE("what cannot be told is n/a with its reason, and has no status", "[kpi]")
{
    Kpi kpi = kpiOf("tasks_done / tasks_due");
    kpi.greenLimit = q(0.9);
    const KpiScore nothingDue = single(kpi, project(2, 0, 0, 0, 0));
    REQUIRE(nothingDue.why);
    CHECK(nothingDue.why->reason == std::string("expression.no-divisor"));
    CHECK(nothingDue.status == Health::NotAssessed);

    const KpiScore noBaseline = single(kpiOf("finish_slip", KpiUnit::Days), project(2, 1, 1, 0, 0));
    REQUIRE(noBaseline.why);
    CHECK(noBaseline.why->reason == std::string("measure.no-baseline"));

    ProjectMeasures p = project(2, 1, 1, 0, 0);
    p.own.costs[std::size_t(CostMeasure::Contract)] = {0, Amount::NoRate};
    const KpiScore noRate = single(kpiOf("contract_award", KpiUnit::Money), p);
    REQUIRE(noRate.why);
    CHECK(noRate.why->reason == std::string("amount.no-rate"));
    CHECK(scoreOf(kpi, {99}, {}).why->reason == std::string("kpi.no-projects"));
}

TEST_CASE("several projects roll up by the rule of the KPI, in the currency of the portfolio", "[kpi]")
{
    // 50 %, 100 % and 80 % done; budgets 100, 300 and 2 x 300; over budget by 10 %, 0 % and 20 %
    const std::vector<ProjectMeasures> projects{
        project(2, 5, 10, 100'00, 110'00), project(3, 10, 10, 300'00, 300'00), project(4, 8, 10, 300'00, 360'00, "XXX", 2)};
    const Kpi done = kpiOf("tasks_done / tasks_due", KpiUnit::Percent);
    CHECK(together(done, KpiRollUp::Formula, projects) == Approx(100.0 * 23 / 30));
    CHECK(together(done, KpiRollUp::Average, projects) == Approx((50.0 + 100 + 80) / 3));
    CHECK(together(done, KpiRollUp::ByBudget, projects) == Approx((50.0 * 100 + 100.0 * 300 + 80.0 * 600) / 1000));
    CHECK(together(done, KpiRollUp::Worst, projects) == Approx(50));
    CHECK(together(kpiOf("tasks_done", KpiUnit::Count), KpiRollUp::Sum, projects) == Approx(23));
    CHECK(together(kpiOf("budget", KpiUnit::Money), KpiRollUp::Sum, projects) == Approx(1000));
    CHECK(together(kpiOf("budget", KpiUnit::Money), KpiRollUp::Formula, projects) == Approx(1000));
    Kpi over = kpiOf("(forecast_final_cost - budget) / budget", KpiUnit::Percent);
    over.direction = KpiDirection::LowerIsBetter;
    CHECK(together(over, KpiRollUp::Worst, projects) == Approx(20));
    CHECK(together(over, KpiRollUp::Formula, projects) == Approx(100.0 * (110 + 300 + 720 - 1000) / 1000));
}

TEST_CASE("a project without a value is left out of a roll-up, and the parts say so", "[kpi]")
{
    const std::vector<ProjectMeasures> projects{project(2, 5, 10, 100'00, 0), project(3, 0, 0, 0, 0)};
    Kpi kpi = kpiOf("tasks_done / tasks_due", KpiUnit::Percent, KpiRollUp::Average);
    const KpiScore score = scoreOf(kpi, {99}, projects);
    CHECK(score.number(kpi) == Approx(50));
    REQUIRE(score.parts.size() == 2);
    CHECK(score.parts[1].value.isAbsent());

    kpi.rollUp = KpiRollUp::ByBudget;
    CHECK(scoreOf(kpi, {99}, std::span(projects).subspan(1)).why->reason == std::string("kpi.no-values"));
    const std::vector<ProjectMeasures> poor{project(2, 5, 10, 0, 0)};
    CHECK(scoreOf(kpi, {99}, poor).why->reason == std::string("kpi.no-budget"));
}

TEST_CASE("a trend is up where the value got better", "[kpi]")
{
    Kpi kpi = kpiOf("tasks_done", KpiUnit::Count);
    const ProjectMeasures p = project(2, 5, 10, 0, 0);
    const auto against = [&](double former) { return scoreOf(kpi, {2}, std::span(&p, 1), former).trend; };
    CHECK(against(4) == Trend::Up);
    CHECK(against(5) == Trend::Flat);
    CHECK(against(6) == Trend::Down);
    kpi.direction = KpiDirection::LowerIsBetter;
    CHECK(against(6) == Trend::Up);
    CHECK(single(kpi, p).trend == Trend::None);
}

TEST_CASE("a formula is refused where it cannot be read or gives another unit", "[kpi]")
{
    const auto reason = [](const char* formula, KpiUnit unit) {
        const auto read = readFormula(QLatin1String(formula), unit);
        return read ? std::string() : std::string(read.error().reason);
    };
    CHECK(reason("tasks_done / tasks_due", KpiUnit::Ratio).empty());
    CHECK(reason("tasks_done / tasks_due", KpiUnit::Percent).empty());
    CHECK(reason("tasks_done / tasks_due", KpiUnit::Money) == "kpi.unit");
    CHECK(reason("budget", KpiUnit::Ratio) == "kpi.unit");
    CHECK(reason("finish_slip", KpiUnit::Count) == "kpi.unit");
    CHECK(reason("finish_slip", KpiUnit::Days).empty());
    CHECK(reason("tasks > 5", KpiUnit::Count) == "kpi.unit");
    CHECK(reason("budget + finish_slip", KpiUnit::Money) == "expression.differing");
    CHECK(reason("budgget", KpiUnit::Money) == "expression.misspelt-name");
    CHECK(single(kpiOf("budget"), project(2, 1, 1, 1, 1)).why->reason == std::string("kpi.unit"));
}

TEST_CASE("a KPI counts where it is active and in its scope", "[kpi]")
{
    MoneyDesk desk;
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Other")});
    Kpi kpi = kpiOf("tasks");
    CHECK(isMeasured(desk.portfolio, kpi, desk.project));
    kpi.scope = other;
    CHECK_FALSE(isMeasured(desk.portfolio, kpi, desk.project));
    CHECK(isMeasured(desk.portfolio, kpi, other));
    kpi.scope = desk.root;
    CHECK(isMeasured(desk.portfolio, kpi, desk.project));
    kpi.active = false;
    CHECK_FALSE(isMeasured(desk.portfolio, kpi, desk.project));
}

TEST_CASE("measures of money come from the records: variations, claims in time, award", "[kpi]")
{
    MoneyDesk desk;
    const auto works = desk.account("1", 1'000'00);
    const auto builder = desk.contract("Builder");
    desk.line(builder, works, 500'00);
    const auto variation = desk.add(Variation{.contract = builder,
        .title = QStringLiteral("Rock"),
        .status = VariationStatus::Approved,
        .received = QDate(2026, 1, 5),
        .approved = QDate(2026, 1, 25)});
    desk.add(VariationLine{.variation = variation, .title = QStringLiteral("Rock"), .account = works, .approved = {50'00}});
    desk.add(
        Variation{.contract = builder, .title = QStringLiteral("Open"), .status = VariationStatus::Pending, .received = QDate(2026, 2, 1)});
    const auto claim = [&](QDate due, std::optional<QDate> certified, ClaimStatus status = ClaimStatus::Submitted) {
        desk.add(Claim{.contract = builder, .title = QStringLiteral("C"), .status = status, .due = due, .assessedOn = certified});
    };
    claim(QDate(2026, 3, 10), QDate(2026, 3, 9));
    claim(QDate(2026, 3, 10), QDate(2026, 3, 11));
    claim(QDate(2026, 4, 10), {}); // overdue
    claim(QDate(2026, 8, 10), {}); // still has time
    claim(QDate(2026, 4, 10), {}, ClaimStatus::Draft);
    for (const GateDecision decision : {GateDecision::Go, GateDecision::Hold}) {
        const GateId gate =
            desk.add(Gate{.project = desk.project, .title = QStringLiteral("G"), .held = QDate(2026, 3, 1), .decision = decision});
        for (const KnowledgeVerdict verdict : {KnowledgeVerdict::Used, KnowledgeVerdict::Used, KnowledgeVerdict::NotUseful})
            desk.add(KnowledgeUse{.project = desk.project,
                .knowledgeEntity = QStringLiteral("lesson"),
                .knowledge = {1},
                .entity = QStringLiteral("gate"),
                .record = {gate.value},
                .verdict = verdict});
    }
    PlanDigest digest;
    digest.project = desk.project;
    const CostSheet costs = costSheetOf(desk.portfolio, desk.project);
    const ProjectMeasures p = measuresOf(desk.portfolio, {digest, costs, {}, today});
    const auto value = [&](const char* key) { return intOf(measureCalled(QLatin1String(key))->value(p.own)); };
    CHECK(value("gates_held") == 1); // one on hold is still to come
    CHECK(value("lessons_used") == 2);
    CHECK(value("contract_award") == 500'00);
    CHECK(value("variations_approved") == 50'00);
    CHECK(value("variations_decided") == 1);
    CHECK(value("variation_days") == 20);
    CHECK(value("claims_due") == 3);
    CHECK(value("claims_in_time") == 1);
    CHECK(value("committed") == 550'00);
    CHECK(isAbsent(measureCalled(QStringLiteral("data_age"))->value(p.own)));
}

TEST_CASE("every starter KPI can be read, says where its limits come from, and has a code of its own", "[kpi]")
{
    QSet<QString> codes;
    for (const Kpi& kpi : starterKpis()) {
        INFO(kpi.code.toStdString());
        CHECK(readFormula(kpi.formula, kpi.unit));
        CHECK_FALSE(kpi.source.isEmpty());
        CHECK_FALSE(codes.contains(kpi.code));
        codes.insert(kpi.code);
        if (kpi.greenLimit && kpi.amberLimit)
            CHECK((kpi.direction == KpiDirection::HigherIsBetter ? *kpi.greenLimit > *kpi.amberLimit : *kpi.greenLimit < *kpi.amberLimit));
    }
    CHECK(codes.size() > 8);
}

TEST_CASE("health by dimension stands beside what a person said, the latest of it", "[kpi]")
{
    MoneyDesk desk;
    const auto kpi = [&](HealthDimension dimension, Health status) {
        const KpiId id = desk.add(
            Kpi{.code = QStringLiteral("K"), .name = QStringLiteral("K"), .formula = QStringLiteral("tasks"), .dimension = dimension});
        KpiScore score{.kpi = id, .node = desk.project};
        score.status = status;
        return score;
    };
    const std::vector<KpiScore> scores{kpi(HealthDimension::Time, Health::Good), kpi(HealthDimension::Time, Health::Bad),
        kpi(HealthDimension::Cost, Health::Watch), kpi(HealthDimension::Safety, Health::NotAssessed)};
    const auto say = [&](HealthDimension dimension, Health health, QDate day) {
        desk.add(
            HealthAssessment{.node = desk.project, .dimension = dimension, .health = health, .comment = QStringLiteral("c"), .date = day});
    };
    say(HealthDimension::Time, Health::Good, QDate(2026, 5, 1));
    say(HealthDimension::Time, Health::Bad, QDate(2026, 4, 1));
    say(HealthDimension::Cost, Health::Watch, QDate(2026, 5, 1));
    const auto health = healthByDimension(desk.portfolio, desk.project, scores);
    REQUIRE(health.size() == keysOf<HealthDimension>.size());
    const auto of = [&](HealthDimension d) { return health[std::size_t(d)]; };
    CHECK(of(HealthDimension::Time).suggested == Health::Bad);
    CHECK(of(HealthDimension::Time).because == std::vector{scores[1].kpi});
    CHECK(of(HealthDimension::Time).set == Health::Good);
    CHECK(of(HealthDimension::Time).differs);
    CHECK_FALSE(of(HealthDimension::Cost).differs);
    CHECK(of(HealthDimension::Overall).suggested == Health::Bad);
    CHECK(of(HealthDimension::Safety).suggested == Health::NotAssessed);
    CHECK_FALSE(of(HealthDimension::Quality).differs);
}
