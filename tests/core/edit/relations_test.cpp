#include "core/edit/records.h"
#include "core/edit/relations.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A risk and an issue of one project, and a person.
struct Desk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Quay"));
    RecordKey risk{entityOf<Risk>(), session->ids().next()}, issue{entityOf<Issue>(), session->ids().next()},
        person{entityOf<Person>(), session->ids().next()};

    Desk()
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Risk{.id = {risk.id}, .project = project, .title = QStringLiteral("Soft ground")});
        build.insert(Issue{.id = {issue.id}, .project = project, .title = QStringLiteral("Pile refused")});
        build.insert(Person{.id = {person.id}, .name = QStringLiteral("Ada")});
        REQUIRE(session->apply(build.take()));
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    Result<ChangeSet> relate(RecordKey one, RecordKey other, const char* note = "")
    {
        return gantry::relate(portfolio(), session->ids(), one, other, QLatin1StringView(note));
    }
    QString refusal(RecordKey one, RecordKey other)
    {
        const auto set = relate(one, other);
        REQUIRE_FALSE(set);
        return sentence(set.error());
    }
};

} // namespace

TEST_CASE("a link between records is seen from both of them", "[relations]")
{
    Desk desk;
    REQUIRE(desk.session->apply(*desk.relate(desk.risk, desk.issue, " came true ")));
    REQUIRE(desk.session->apply(*desk.relate(desk.person, desk.risk)));
    const auto ofRisk = relationsOf(desk.portfolio(), desk.risk), ofIssue = relationsOf(desk.portfolio(), desk.issue);
    REQUIRE(ofRisk.size() == 2);
    CHECK(ofRisk[0].other == desk.person); // by what they are called
    CHECK(ofRisk[1].other == desk.issue);
    CHECK(ofRisk[1].note == QStringLiteral("came true"));
    REQUIRE(ofIssue.size() == 1);
    CHECK(ofIssue[0].other == desk.risk);
    CHECK(ofIssue[0].relation == ofRisk[1].relation);
    CHECK(desk.session->history(0, 1).front().label == QStringLiteral("Link Ada with Soft ground"));
    REQUIRE(desk.session->undo());
    CHECK(relationsOf(desk.portfolio(), desk.person).empty());
}

TEST_CASE("no record is linked with itself, and no two of them twice", "[relations]")
{
    Desk desk;
    CHECK(desk.refusal(desk.risk, desk.risk) == QStringLiteral("“Soft ground” cannot be linked with itself. Choose another record."));
    REQUIRE(desk.session->apply(*desk.relate(desk.risk, desk.issue)));
    CHECK(desk.refusal(desk.risk, desk.issue) == QStringLiteral("“Soft ground” and “Pile refused” are linked already."));
    CHECK(desk.refusal(desk.issue, desk.risk) == QStringLiteral("“Pile refused” and “Soft ground” are linked already."));
    CHECK_FALSE(desk.relate(desk.risk, {entityOf<Issue>(), 1}));
}

TEST_CASE("a link goes with either of its records", "[relations]")
{
    Desk desk;
    REQUIRE(desk.session->apply(*desk.relate(desk.risk, desk.issue)));
    const RecordKey gone = GENERATE(0, 1) ? desk.risk : desk.issue;
    REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {gone})));
    CHECK(desk.portfolio().all<Relation>().size() == 0);
    REQUIRE(desk.session->undo());
    CHECK(relationsOf(desk.portfolio(), desk.risk).size() == 1);
}
