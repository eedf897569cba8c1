#include "core/change/changeset.h"
#include "core/model/persons.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

Portfolio peopled(std::vector<Person> people)
{
    Portfolio portfolio;
    ChangeBuilder build(QStringLiteral("test.add"));
    for (const Person& person : people) build.insert(person);
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(portfolio, set));
    return portfolio;
}

} // namespace

TEST_CASE("whoever declares a name is the person of that name, in any case", "[model]")
{
    const Portfolio portfolio = peopled({{.id = {1}, .name = QStringLiteral("Bo Ek")}, {.id = {2}, .name = QStringLiteral(" Ada Byron")}});
    REQUIRE(personCalled(portfolio, QStringLiteral("ada BYRON ")));
    CHECK(personCalled(portfolio, QStringLiteral("ada BYRON "))->id == PersonId{2});
    CHECK_FALSE(personCalled(portfolio, QStringLiteral("Ada")));
    CHECK_FALSE(personCalled(portfolio, QString()));
    CHECK_FALSE(personCalled(peopled({{.id = {3}}}), QStringLiteral("  ")));
}

TEST_CASE("of several people of one name the active one is meant", "[model]")
{
    const Portfolio portfolio = peopled({{.id = {1}, .name = QStringLiteral("Ada"), .active = false},
        {.id = {2}, .name = QStringLiteral("Ada")}, {.id = {3}, .name = QStringLiteral("Ada")}});
    CHECK(personCalled(portfolio, QStringLiteral("Ada"))->id == PersonId{2});
}
