#include "core/edit/tree.h"
#include "core/model/invariants.h"
#include "tests/support/strings.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

/// Two codes; the values of the first are a tree.
struct Codes {
    Portfolio portfolio;
    CustomFieldId field{1}, other{2};
    CustomChoiceId north{11}, quay{12}, wall{13}, south{14}, alien{21};

    Codes()
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(CustomField{.id = field, .name = QStringLiteral("Area")});
        build.insert(CustomField{.id = other, .name = QStringLiteral("Phase")});
        build.insert(CustomChoice{.id = alien, .field = other, .rank = QStringLiteral("A"), .name = QStringLiteral("Design")});
        const auto add = [&](CustomChoiceId id, CustomChoiceId parent, const char* rank, const char* name) {
            build.insert(CustomChoice{
                .id = id, .field = field, .parent = parent, .rank = QString::fromLatin1(rank), .name = QString::fromLatin1(name)});
        };
        add(north, {}, "G", "North");
        add(quay, north, "G", "Quay");
        add(wall, {}, "M", "Wall");
        add(south, {}, "T", "South");
        apply(build.take());
    }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(set);
        REQUIRE(applyToMemory(portfolio, *set));
    }
    const CustomChoice& at(CustomChoiceId id) const { return *portfolio.find<CustomChoice>(id.value); }
    static constexpr Entity choices = entityOf<CustomChoice>();
    /// As a person sees them.
    std::vector<qint64> order() const { return {alien.value, north.value, quay.value, wall.value, south.value}; }
};

} // namespace

TEST_CASE("an entity is a tree where its parent is of the same kind", "[edit][tree]")
{
    CHECK(infoOf(entityOf<CustomChoice>()).parentField());
    CHECK(infoOf(entityOf<Node>()).parentField());
    CHECK(infoOf(entityOf<Task>()).parentField());
    CHECK_FALSE(infoOf(entityOf<Person>()).parentField());
}

TEST_CASE("records are indented under the sibling above, behind what lies there already", "[edit][tree]")
{
    Codes codes;
    codes.apply(indentRecords(codes.portfolio, codes.choices, {codes.wall.value, codes.south.value}, codes.order()));
    CHECK(codes.at(codes.wall).parent == codes.north);
    CHECK(codes.at(codes.south).parent == codes.north);
    CHECK(codes.at(codes.quay).rank < codes.at(codes.wall).rank);
    CHECK(codes.at(codes.wall).rank < codes.at(codes.south).rank);
    CHECK_FALSE(codes.at(codes.alien).parent);
}

TEST_CASE("what lies below an indented record goes along, and is not moved itself", "[edit][tree]")
{
    Codes codes;
    codes.apply(outdentRecords(codes.portfolio, codes.choices, {codes.quay.value})); // North, Quay, Wall, South
    CHECK_FALSE(codes.at(codes.quay).parent);
    CHECK(codes.at(codes.north).rank < codes.at(codes.quay).rank);
    CHECK(codes.at(codes.quay).rank < codes.at(codes.wall).rank);
    codes.apply(indentRecords(codes.portfolio, codes.choices, {codes.wall.value}, codes.order()));
    codes.apply(indentRecords(codes.portfolio, codes.choices, {codes.quay.value, codes.wall.value}, codes.order()));
    CHECK(codes.at(codes.quay).parent == codes.north);
    CHECK(codes.at(codes.wall).parent == codes.quay);
}

TEST_CASE("the first record of a level has nothing to lie in, and one at the top nothing to leave", "[edit][tree]")
{
    Codes codes;
    const auto first = indentRecords(codes.portfolio, codes.choices, {codes.north.value}, codes.order()); // Design is of another code
    REQUIRE_FALSE(first);
    CHECK(QLatin1String(first.error().reason) == QLatin1String("tree.nothing-above"));
    const auto top = outdentRecords(codes.portfolio, codes.choices, {codes.south.value});
    REQUIRE_FALSE(top);
    CHECK(QLatin1String(top.error().reason) == QLatin1String("tree.top-level"));
}

TEST_CASE("a new record is placed as the next sibling, in the same group", "[edit][tree]")
{
    Codes codes;
    const auto cells = placeBehind(codes.portfolio, codes.choices, codes.quay.value);
    const auto of = [&](quint16 field) {
        const auto it = std::ranges::find(cells, int(field), &std::pair<int, Value>::first);
        return it == cells.end() ? Value() : it->second;
    };
    CHECK(of(fieldIndex<&CustomChoice::parent>()) == Value(codes.north.value));
    CHECK(of(fieldIndex<&CustomChoice::field>()) == Value(codes.field.value));
    CHECK(textOf(of(fieldIndex<&CustomChoice::rank>())) > codes.at(codes.quay).rank);
    const auto between = placeBehind(codes.portfolio, codes.choices, codes.north.value);
    const auto rank = std::ranges::find(between, int(fieldIndex<&CustomChoice::rank>()), &std::pair<int, Value>::first);
    REQUIRE(rank != between.end());
    CHECK(textOf(rank->second) > codes.at(codes.north).rank);
    CHECK(textOf(rank->second) < codes.at(codes.wall).rank);
}

TEST_CASE("a record of any tree cannot lie in itself", "[edit][tree][invariants]")
{
    Codes codes;
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&CustomChoice::parent>(codes.portfolio, codes.north.value, codes.quay);
    codes.apply(build.take());
    const RecordKey key{codes.choices, codes.north.value};
    const auto holds = checkInvariants(codes.portfolio, {&key, 1});
    REQUIRE_FALSE(holds);
    CHECK(QLatin1String(holds.error().reason) == QLatin1String("tree.cycle"));
}
