#include "core/change/frozen.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {
Frozen frozenPlan()
{
    Frozen out;
    out.tasks.push_back({.task = {5}, .start = atDay(QDate(2026, 3, 2)), .finish = atDay(QDate(2026, 3, 6)), .duration = hours(40)});
    out.tasks.push_back({.task = {6}, .totalFloat = 3600, .critical = false});
    out.rows.push_back({Change::Insert, entityOf<Task>(), 5, {{fieldIndex<&Task::name>(), {}, QStringLiteral("Slab")}}});
    out.waiting.push_back({.projectName = QStringLiteral("Pier"), .taskRow = 2, .standIn = {5}});
    out.waiting.push_back(
        {.projectGuid = QStringLiteral("g"), .taskId = QStringLiteral("42"), .link = {.successor = {6}, .lag = hours(8)}});
    return out;
}
} // namespace

TEST_CASE("a frozen plan comes back as it was, and its dates alone too", "[change]")
{
    const Frozen plan = frozenPlan();
    const QByteArray cbor = encodeFrozen(plan);
    const auto whole = decodeFrozen(cbor);
    REQUIRE(whole);
    CHECK(*whole == plan);
    const auto tasks = decodeFrozenTasks(cbor);
    REQUIRE(tasks);
    CHECK(*tasks == plan.tasks);
}

TEST_CASE("a frozen plan that ends within its dates is damaged, however it is read", "[change]")
{
    const QByteArray cbor = encodeFrozen(frozenPlan());
    const QByteArray cut = cbor.left(cbor.indexOf("tasks") + 12);
    REQUIRE_FALSE(decodeFrozenTasks(cut));
    CHECK(decodeFrozenTasks(cut).error().code == Errc::Format);
    CHECK_FALSE(decodeFrozen(cbor.chopped(1)));
}
