#include "core/edit/kpis.h"
#include "core/edit/records.h"
#include "core/kpi/dimension_health.h"
#include "core/session/project_measures.h"
#include "core/text/kpi_text.h"
#include "core/text/text.h"
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct KpiDesk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    PlanBuilder plan{*session};
    const Portfolio& portfolio() const { return session->portfolio(); }
    const Kpi& called(const char* code) const
    {
        const Kpi* found = nullptr;
        portfolio().all<Kpi>().forEach([&](const Kpi& k) { found = k.code == QLatin1String(code) ? &k : found; });
        REQUIRE(found);
        return *found;
    }
    Result<qint64> apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        return session->apply(*set);
    }
    Result<qint64> type(const Kpi& kpi, const Field& field, const Value& value)
    {
        return apply(setCell(portfolio(), {entityOf<Kpi>(), kpi.id.value}, field, value));
    }
};

} // namespace

TEST_CASE("the starter KPIs are added once, with numbers, and can be undone", "[edit]")
{
    KpiDesk desk;
    REQUIRE(desk.apply(addStarterKpis(desk.portfolio(), desk.session->ids())));
    const std::size_t all = desk.portfolio().all<Kpi>().size();
    CHECK(all > 8);
    CHECK(desk.called("SPI").number == QStringLiteral("KPI-0001"));
    CHECK(addStarterKpis(desk.portfolio(), desk.session->ids()).error().reason == std::string("kpi.starters-there"));
    REQUIRE(desk.apply(removeRecords(desk.portfolio(), {{entityOf<Kpi>(), desk.called("BEI").id.value}})));
    REQUIRE(desk.apply(addStarterKpis(desk.portfolio(), desk.session->ids())));
    CHECK(desk.portfolio().all<Kpi>().size() == all);
    CHECK(desk.session->findings().empty());
}

TEST_CASE("a formula that cannot be read or gives another unit is refused when typed, and listed when imported", "[edit]")
{
    KpiDesk desk;
    REQUIRE(desk.apply(addStarterKpis(desk.portfolio(), desk.session->ids())));
    const Kpi bei = desk.called("BEI");
    const auto bad = desk.type(bei, fieldFor<&Kpi::formula>(), QStringLiteral("tasks_done / taskss_due"));
    REQUIRE_FALSE(bad);
    CHECK(sentence(bad.error()) == QStringLiteral("Column 14: nothing here is called “taskss_due”. Do you mean tasks_due?"));
    const auto unit = desk.type(bei, fieldFor<&Kpi::unit>(), QStringLiteral("money"));
    REQUIRE_FALSE(unit);
    CHECK(unit.error().reason == std::string("kpi.unit"));
    CHECK(desk.called("BEI") == bei);

    auto set = setCell(desk.portfolio(), {entityOf<Kpi>(), bei.id.value}, fieldFor<&Kpi::formula>(), QStringLiteral("nonsense +"));
    REQUIRE(set);
    REQUIRE(desk.session->apply(*set, Source::Import));
    const auto findings = desk.session->findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].record == RecordKey{entityOf<Kpi>(), bei.id.value});
    CHECK(desk.type(
        desk.called("BEI"), fieldFor<&Kpi::name>(), QStringLiteral("Another name"))); // what was wrong before stays out of the way
}

TEST_CASE("a session scores its projects by what it has computed", "[edit]")
{
    KpiDesk desk;
    desk.plan.inARow({"Survey", "Drawings", "Build"}, 2);
    REQUIRE(desk.apply(addStarterKpis(desk.portfolio(), desk.session->ids())));
    REQUIRE(desk.apply(addRecord(desk.portfolio(), desk.session->ids(), entityOf<Kpi>(), 0,
        {{fieldIndex<&Kpi::code>(), QStringLiteral("N")}, {fieldIndex<&Kpi::name>(), QStringLiteral("Tasks")},
            {fieldIndex<&Kpi::formula>(), QStringLiteral("tasks + 2 * late_tasks")},
            {fieldIndex<&Kpi::unit>(), QStringLiteral("count")}})));
    const auto scores = scoresOf(*desk.session, desk.portfolio().root()->id);
    CHECK(scores.size() == desk.portfolio().all<Kpi>().size());
    const Kpi& count = desk.called("N");
    const auto score = std::ranges::find(scores, count.id, &KpiScore::kpi);
    REQUIRE(score != scores.end());
    CHECK(valueText(count, *score, QLocale::c()) == QStringLiteral("3"));
    CHECK(formulaWithNumbers(count, *score, QLocale::c()) == QStringLiteral("3 + 2 * 0"));
    const auto ffc = std::ranges::find(scores, desk.called("FFC").id, &KpiScore::kpi);
    CHECK(valueText(desk.called("FFC"), *ffc) == QStringLiteral("n/a")); // no money: nothing to divide by
    REQUIRE(ffc->why);
}

TEST_CASE("texts of KPIs say value, limits and rule in the KPI's unit", "[edit]")
{
    KpiDesk desk;
    REQUIRE(desk.apply(addStarterKpis(desk.portfolio(), desk.session->ids())));
    const QLocale c = QLocale::c();
    CHECK(limitsText(desk.called("BEI"), c) == QStringLiteral("green from 0.95, amber from 0.85, else red"));
    CHECK(limitsText(desk.called("FFC"), c) == QStringLiteral("green up to 0 %, amber up to 3 %, else red"));
    CHECK(limitsText(desk.called("COM"), c) == QStringLiteral("no limits"));
    CHECK(limitText(desk.called("AGE"), desk.called("AGE").target, c) == QStringLiteral("7 d"));
    QSet<QString> names;
    for (const Measure& m : measures()) {
        if (m.key != u"contract_award") CHECK_FALSE(names.contains(measureName(m)));
        names.insert(measureName(m));
    }
}

TEST_CASE("a person's word on health is one assessment a day, and overall health goes with it", "[edit]")
{
    KpiDesk desk;
    const NodeId node = desk.portfolio().root()->id;
    const auto say = [&](HealthDimension d, Health h, const char* comment, QDate day) {
        REQUIRE(desk.apply(assessHealth(desk.portfolio(), desk.session->ids(), node, d, h, QLatin1String(comment), day)));
    };
    say(HealthDimension::Time, Health::Watch, "late", QDate(2026, 3, 2));
    say(HealthDimension::Time, Health::Bad, "later", QDate(2026, 3, 2));
    CHECK(desk.portfolio().all<HealthAssessment>().size() == 1);
    say(HealthDimension::Time, Health::Good, "caught up", QDate(2026, 3, 9));
    CHECK(desk.portfolio().all<HealthAssessment>().size() == 2);
    auto health = healthByDimension(desk.portfolio(), node, {});
    CHECK(health[std::size_t(HealthDimension::Time)].set == Health::Good);
    CHECK(health[std::size_t(HealthDimension::Time)].comment == QStringLiteral("caught up"));
    say(HealthDimension::Overall, Health::Bad, "all", QDate(2026, 3, 9));
    CHECK(desk.portfolio().root()->health == Health::Bad);
    CHECK(desk.portfolio().root()->healthComment == QStringLiteral("all"));
}
