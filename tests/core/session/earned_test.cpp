#include "core/edit/baselines.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "tests/support/plan_builder.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Slab and Wall in a row, five days each, 100.00 each; a baseline was taken; as of the evening of Wednesday 3 June 2026.
struct Costed {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    PlanBuilder plan{*session};
    AssignmentId crew;

    Costed()
    {
        plan.inARow({"Slab", "Wall"}, 5);
        for (const char* name : {"Slab", "Wall"}) {
            ChangeBuilder build(QStringLiteral("test.assign"));
            crew = session->ids().next<AssignmentId>();
            build.insert(Assignment{
                .id = crew, .project = plan.project(), .task = plan[QLatin1StringView(name)], .cost = {100'00}, .remainingCost = {100'00}});
            plan.apply(build.take());
        }
        set<&ScheduleOptions::statusDate>(session->portfolio().optionsOf(plan.project()).id.value, atDay({2026, 6, 3}, 17 * 3600));
    }
    void baseline()
    {
        plan.apply(
            setBaseline(session->portfolio(), session->ids(), *session->schedule(plan.project()), {}, {QStringLiteral("Ada"), Instant{}}));
    }
    template <auto M> void set(qint64 id, typename Member<decltype(M)>::Type value)
    {
        ChangeBuilder build(QStringLiteral("test.set"));
        build.update<M>(session->portfolio(), id, value);
        plan.apply(build.take());
    }
    EarnedSums sums() const { return session->earnedValue(plan.project())->totals.sums; }
};

} // namespace

TEST_CASE("earned value follows every edit that touches it, and is kept until then", "[session][earned]")
{
    Costed desk;
    const NodeId project = desk.plan.project();
    CHECK(desk.session->earnedValue(project)->totals.withoutBaseline == 1);
    desk.baseline();
    CHECK(desk.sums().budget == Amount{200'00});
    CHECK(desk.sums().planned == Amount{60'00});
    const auto kept = desk.session->earnedValue(project);
    CHECK(desk.session->earnedValue(project) == kept);

    const TaskId slab = desk.plan[QStringLiteral("Slab")];
    desk.plan.apply(setPercentComplete(desk.session->portfolio(), slab, percent(40), *desk.session->dates(slab)));
    CHECK(desk.sums().earned == Amount{40'00});
    desk.set<&Assignment::actualCost>(desk.crew.value, {25'00});
    CHECK(desk.sums().actual == Amount{25'00});
    desk.set<&Task::fixedCost>(slab.value, {9'00});
    CHECK(desk.sums().remaining == Amount{100'00 + 100'00 + 5'40}); // as was said, whatever was spent
    CHECK(desk.sums().budget == Amount{200'00}); // what was agreed stays
    desk.set<&Task::technique>(slab.value, EarnedValueTechnique::FiftyFifty);
    CHECK(desk.sums().earned == Amount{50'00});

    ChangeBuilder rules(QStringLiteral("test.rules"));
    rules.insert(CostOptions{.id = desk.session->ids().next<CostOptionsId>(), .actualCostFrom = ActualCostFrom::Ledger});
    desk.plan.apply(rules.take());
    CHECK(desk.sums().actual == Amount{});
    ChangeBuilder invoice(QStringLiteral("test.invoice"));
    invoice.insert(LedgerEntry{.id = desk.session->ids().next<LedgerEntryId>(),
        .project = project,
        .date = QDate(2026, 6, 2),
        .title = QStringLiteral("Invoice"),
        .task = slab,
        .amount = {33'00}});
    desk.plan.apply(invoice.take());
    CHECK(desk.sums().actual == Amount{33'00});
    REQUIRE(desk.session->undo());
    CHECK(desk.sums().actual == Amount{});

    SECTION("a later status date has more of the plan behind it")
    {
        desk.set<&ScheduleOptions::statusDate>(desk.session->portfolio().optionsOf(project).id.value, atDay({2026, 6, 5}, 17 * 3600));
        CHECK(desk.sums().planned == Amount{100'00});
    }
    SECTION("another baseline is another plan")
    {
        desk.set<&Assignment::cost>(desk.crew.value, {300'00});
        desk.baseline();
        CHECK(desk.sums().budget == Amount{400'00 + 9'00});
        desk.plan.apply(useBaseline(desk.session->portfolio(), *baselineCalled(desk.session->portfolio(), project, QStringLiteral("1"))));
        CHECK(desk.sums().budget == Amount{200'00});
    }
    SECTION("an edit elsewhere leaves it as it is")
    {
        const auto before = desk.session->earnedValue(project);
        PlanBuilder other(*desk.session, QStringLiteral("Other"), QStringLiteral("OT"));
        other.task(QStringLiteral("Survey"));
        CHECK(desk.session->earnedValue(project) == before);
    }
}

TEST_CASE("without a status date the day that is today counts, to its end", "[session][earned]")
{
    Costed desk;
    desk.baseline();
    desk.set<&ScheduleOptions::statusDate>(desk.session->portfolio().optionsOf(desk.plan.project()).id.value, {});
    const auto value = desk.session->earnedValue(desk.plan.project());
    CHECK(value->totals.asOf == desk.session->today());
    CHECK(desk.session->earnedValue(NodeId{4711}) == nullptr);
}

TEST_CASE("a baseline that was read again from the file says the same", "[session][earned]")
{
    Costed desk;
    desk.baseline();
    const EarnedTotals before = desk.session->earnedValue(desk.plan.project())->totals;
    const NodeId project = desk.plan.project();
    desk.session.reset();
    const auto again = desk.folder.open();
    CHECK(again->earnedValue(project)->totals.sums == before.sums);
    CHECK(again->earnedValue(project)->totals.series == before.series);
}
