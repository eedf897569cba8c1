#include "core/model/findings.h"
#include "core/risk/score.h"
#include "tests/support/money.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const QString threeWords = QStringLiteral("Seldom\nSometimes\nOften");

Risk scored(qint64 likelihood, std::initializer_list<qint64> impacts)
{
    Risk out{.title = QStringLiteral("Buried services"), .likelihoodBefore = likelihood};
    std::optional<qint64> Risk::*const fields[] = {
        &Risk::costBefore, &Risk::timeBefore, &Risk::qualityBefore, &Risk::safetyBefore, &Risk::reputationBefore};
    std::size_t at = 0;
    for (const qint64 impact : impacts) out.*fields[at++] = impact;
    return out;
}

std::optional<qint64> before(const Risk& risk, RiskScoring scoring = RiskScoring::Highest)
{
    RiskScale scale = builtInRiskScale();
    scale.scoring = scoring;
    return riskScore(risk, RiskStage::Before, scale);
}

QStringList reasonsOn(const MoneyDesk& desk, RecordKey key)
{
    QStringList out;
    for (const Finding& f : findingsOn(desk.portfolio, std::span(&key, 1)))
        out << QLatin1String(f.reason) + (f.refuses ? QString() : QStringLiteral(" shown"));
    return out;
}

} // namespace

TEST_CASE("the score of a risk is its likelihood by its highest impact", "[risk]")
{
    CHECK(before(scored(4, {2, 5, 1})) == 20);
    CHECK(before(scored(1, {1})) == 1);
}

TEST_CASE("an average impact is rounded half up to a step, so a risk has the score of the cell that it stands in", "[risk]")
{
    CHECK(before(scored(3, {2, 3, 5}), RiskScoring::Average) == 9); // 10 / 3
    CHECK(before(scored(4, {2, 3}), RiskScoring::Average) == 12); // 5 / 2
    CHECK(before(scored(2, {5}), RiskScoring::Average) == 10);
    RiskScale scale = builtInRiskScale();
    scale.scoring = RiskScoring::Average;
    for (qint64 a = 1; a <= 5; ++a)
        for (qint64 b = 1; b <= 5; ++b) {
            const Risk risk = scored(3, {a, b});
            CHECK(cellOf(risk, RiskStage::Before, scale)->score() == riskScore(risk, RiskStage::Before, scale));
        }
}

TEST_CASE("a risk without likelihood or any impact has no score, nor one with a step beyond the matrix", "[risk]")
{
    CHECK_FALSE(before(scored(3, {})));
    CHECK_FALSE(before(Risk{.costBefore = 3}));
    CHECK_FALSE(before(scored(6, {3})));
    CHECK_FALSE(before(scored(0, {3})));
    CHECK_FALSE(before(scored(3, {3, 6})));
}

TEST_CASE("the score stands as treatment leaves it; before anybody has said, as it was", "[risk]")
{
    Risk risk = scored(4, {4});
    CHECK(standingScore(risk, builtInRiskScale()) == 16);
    risk.likelihoodAfter = 2;
    CHECK(standingScore(risk, builtInRiskScale()) == 16); // half an answer is none
    risk.safetyAfter = 3;
    CHECK(standingScore(risk, builtInRiskScale()) == 6);
}

TEST_CASE("bands begin where the matrix says", "[risk]")
{
    const RiskScale& scale = builtInRiskScale();
    CHECK(scale.bandOf(4) == RiskBand::Low);
    CHECK(scale.bandOf(5) == RiskBand::Moderate);
    CHECK(scale.bandOf(10) == RiskBand::High);
    CHECK(scale.bandOf(14) == RiskBand::High);
    CHECK(scale.bandOf(15) == RiskBand::Extreme);
}

TEST_CASE("a node is scored by its own matrix, else by the nearest above it, the one for all, the built-in one", "[risk]")
{
    MoneyDesk desk;
    const NodeId programme = desk.add(Node{.kind = NodeKind::Programme, .parent = desk.root, .name = QStringLiteral("Fleet")});
    const NodeId shed = desk.add(Node{.parent = programme, .name = QStringLiteral("Shed")});
    const auto titleAt = [&](NodeId node) { return RiskScales(desk.portfolio).of(node).title; };
    CHECK(riskScaleOf(desk.portfolio, shed) == builtInRiskScale());
    desk.add(RiskMatrix{.title = QStringLiteral("House")});
    CHECK(titleAt(shed) == QStringLiteral("House"));
    desk.add(RiskMatrix{.title = QStringLiteral("Fleet"), .scope = programme});
    CHECK(titleAt(shed) == QStringLiteral("Fleet"));
    CHECK(titleAt(desk.project) == QStringLiteral("House"));
    desk.add(RiskMatrix{.title = QStringLiteral("Later"), .scope = programme});
    CHECK(titleAt(shed) == QStringLiteral("Fleet")); // of two the older
    desk.add(RiskMatrix{.title = QStringLiteral("Shed"), .scope = shed});
    CHECK(titleAt(shed) == QStringLiteral("Shed"));
    CHECK(titleAt(programme) == QStringLiteral("Fleet"));
}

TEST_CASE("a matrix is its words, limits and colours; what cannot be used of it is as usual", "[risk]")
{
    const RiskScale read = scaleOf({.title = QStringLiteral("Three"),
        .likelihoods = QStringLiteral(" Seldom \n\nSometimes\nOften\n"),
        .impacts = threeWords,
        .moderate = 2,
        .high = 4,
        .extreme = 6,
        .colours = QStringLiteral("#dcebf3\n#F7E6A6\n#eba157\n#a3281f")});
    CHECK(read.likelihoods == QStringList{QStringLiteral("Seldom"), QStringLiteral("Sometimes"), QStringLiteral("Often")});
    CHECK(read.bandOf(6) == RiskBand::Extreme);
    CHECK(read.colours.size() == 4);
    const RiskScale bad = scaleOf({.likelihoods = QStringLiteral("One"), .colours = QStringLiteral("#dcebf3\nred\n#eba157\n#a3281f")});
    CHECK(bad.likelihoods == builtInRiskScale().likelihoods);
    CHECK(bad.colours.isEmpty());
}

TEST_CASE("bad data of a matrix is a finding that says what a matrix takes", "[risk]")
{
    MoneyDesk desk;
    const auto on = [&](const RiskMatrix& matrix) { return reasonsOn(desk, {entityOf<RiskMatrix>(), desk.add(matrix).value}); };
    const auto lines = [](int n) { return QStringList(n, QStringLiteral("Step")).join(u'\n'); };
    CHECK(on({.title = QStringLiteral("New")}).isEmpty()); // no words: the usual ones
    CHECK(on({.likelihoods = lines(2), .impacts = lines(7)}).isEmpty());
    CHECK(on({.likelihoods = lines(1)}) == QStringList{QStringLiteral("matrix.words")});
    CHECK(on({.impacts = lines(8)}) == QStringList{QStringLiteral("matrix.words")});
    CHECK(on({.moderate = 10, .high = 10}) == QStringList{QStringLiteral("matrix.thresholds shown")});
    CHECK(on({.colours = QStringLiteral("#dcebf3\n#12345g\n#eba157\n#a3281f")}) == QStringList{QStringLiteral("matrix.colour")});
    CHECK(on({.colours = QStringLiteral("#dcebf3\n#a3281f")}) == QStringList{QStringLiteral("matrix.colours")});
}

TEST_CASE("what does not fit of a risk is a finding: steps beyond its matrix, the wrong response, percentages, worse after", "[risk]")
{
    MoneyDesk desk;
    desk.add(RiskMatrix{.title = QStringLiteral("Three"), .likelihoods = threeWords, .impacts = threeWords});
    const auto on = [&](Risk risk) {
        risk.project = desk.project;
        return reasonsOn(desk, {entityOf<Risk>(), desk.add(risk).value});
    };
    CHECK(on(scored(3, {3})).isEmpty());
    CHECK(on(scored(4, {3})) == QStringList{QStringLiteral("risk.step-out-of-matrix")});
    CHECK(on(scored(3, {1, 4})) == QStringList{QStringLiteral("risk.step-out-of-matrix")});
    CHECK(on({.response = RiskResponse::Mitigate}).isEmpty());
    CHECK(on({.response = RiskResponse::Exploit}) == QStringList{QStringLiteral("risk.response-to-opportunity")});
    CHECK(on({.kind = RiskKind::Opportunity, .response = RiskResponse::Avoid}) == QStringList{QStringLiteral("risk.response-to-threat")});
    for (const RiskResponse both : {RiskResponse::None, RiskResponse::Accept, RiskResponse::Escalate})
        CHECK(on({.kind = RiskKind::Opportunity, .response = both}).isEmpty());
    CHECK(on({.chance = percent(101)}) == QStringList{QStringLiteral("risk.percent-out-of-range")});
    CHECK(on({.factor = Percent{-1}}) == QStringList{QStringLiteral("risk.percent-out-of-range")});
    CHECK(on({.amount = Money{-1}}) == QStringList{QStringLiteral("risk.negative-amount")});
    CHECK(on({.timeBefore = 2, .timeAfter = 3}) == QStringList{QStringLiteral("risk.worse-after shown")});
    CHECK(on({.kind = RiskKind::Opportunity, .timeBefore = 2, .timeAfter = 3}).isEmpty()); // more of what is good
    CHECK(reasonsOn(desk,
              {entityOf<RiskImpact>(), desk.add(RiskImpact{.leastDays = 5, .mostDays = 3, .least = Money{1}, .likely = Money{2}}).value})
        == QStringList{QStringLiteral("impact.days-out-of-order shown")});
}

TEST_CASE("the matrix of one node is still good once those of many others were found")
{
    Portfolio portfolio;
    RiskScales scales(portfolio);
    const RiskScale& first = scales.of(NodeId{1});
    for (qint64 id = 2; id < 500; ++id) scales.of(NodeId{id});
    CHECK(&first == &scales.of(NodeId{1}));
    CHECK(first == builtInRiskScale());
}
