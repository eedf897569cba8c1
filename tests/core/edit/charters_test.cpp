#include "core/edit/approvals.h"
#include "core/edit/charters.h"
#include "core/text/text.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a charter is submitted once every answer that it needs is there, and then waits for its approval", "[charters]")
{
    GovernanceDesk desk;
    desk.delegation("Sponsors", Approvable::Charter, {}, desk.sponsor);
    desk.take(newCharter(desk.portfolio, desk.ids, desk.project, desk.by("Amira Weller")));
    const CharterId id = charterOf(desk.portfolio, desk.project);
    CHECK((desk.portfolio.find(id)->title == u"Charter of Depot" && desk.portfolio.find(id)->author == desk.manager));
    const auto submit = [&] { return submitCharter(desk.portfolio, desk.ids, id, desk.sponsor, desk.by("Amira Weller"), desk.today); };
    const auto refused = submit();
    REQUIRE(desk.why(refused) == "charter.incomplete");
    for (const char* missing : {"purpose", "in scope", "deliverables", "cost", "tolerance of time", "sponsor", "stakeholders", "gates"})
        CHECK(sentence(refused.error()).contains(QLatin1StringView(missing)));
    CHECK_FALSE(sentence(refused.error()).contains(u"manager")); // who is named

    // Each answer that is given is one less.
    const auto missing = [&] {
        return std::ranges::count_if(charterAnswers(desk.portfolio, id), [](const CharterAnswer& a) { return a.required && !a.there; });
    };
    auto left = missing();
    for (const CharterAnswer& answer : charterAnswers(desk.portfolio, id)) {
        if (!answer.required || answer.there || !answer.field) continue;
        const Value value = answer.field->kind == Kind::Text ? Value(QStringLiteral("Said"))
            : answer.field->kind == Kind::Id                 ? Value(desk.sponsor.value)
                                                             : Value(qint64(10'00));
        ChangeBuilder build(QStringLiteral("test"));
        build.update(desk.portfolio, answer.record.entity, answer.record.id, *answer.field, value);
        desk.take(build.take());
        CHECK(missing() == --left);
    }
    CHECK(left == 2);
    desk.add(Stakeholder{.project = desk.project, .title = QStringLiteral("Neighbours")});
    desk.add(Gate{.project = desk.project, .title = QStringLiteral("Award"), .planned = desk.today});
    CHECK(missing() == 0);
    desk.take(submit());
    CHECK(desk.portfolio.find(id)->status == CharterStatus::Submitted);
    CHECK((desk.first<Approval>().kind == Approvable::Charter && desk.first<Approval>().asked == desk.sponsor));
    CHECK(desk.why(submit()) == "charter.not-draft");
    desk.take(approve(desk.portfolio, desk.first<Approval>().id, desk.by("Ines Brandt"), desk.today));
    CHECK(desk.portfolio.find(id)->status == CharterStatus::Approved);
}
