#include "core/edit/attachments.h"
#include "core/edit/records.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// A risk with four treatments, an issue that came of it, and cost accounts in each other.
struct Desk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Quay"));
    PersonId person = session->ids().next<PersonId>();
    RiskId risk = session->ids().next<RiskId>();
    IssueId issue = session->ids().next<IssueId>();
    CostAccountId top = session->ids().next<CostAccountId>(), below = session->ids().next<CostAccountId>();

    Desk()
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Person{.id = person, .name = QStringLiteral("Ada")});
        build.insert(Risk{.id = risk, .project = project, .title = QStringLiteral("Soft ground"), .owner = person});
        for (const char* title : {"Bore", "Grout", "Test", "Insure"})
            build.insert(RiskTreatment{
                .id = session->ids().next<RiskTreatmentId>(), .risk = risk, .title = QLatin1StringView(title), .owner = person});
        build.insert(Issue{.id = issue, .project = project, .title = QStringLiteral("Pile refused"), .risk = risk});
        build.insert(CostAccount{.id = top, .project = project, .code = QStringLiteral("1"), .title = QStringLiteral("Works")});
        build.insert(
            CostAccount{.id = below, .project = project, .parent = top, .code = QStringLiteral("1.1"), .title = QStringLiteral("Piles")});
        const auto done = session->apply(build.take());
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    /// "gone: 4 Risk treatment (Bore Grout) | cleared: 1 Issue.From risk (Pile refused)"
    QString told(RecordKey record, std::size_t listed = 2) const
    {
        const auto found = removalConsequences(portfolio(), {record}, listed);
        REQUIRE(found);
        const auto words = [this](const std::vector<Concerned>& all) {
            QStringList out;
            for (const Concerned& c : all) {
                QStringList titles;
                for (const RecordKey& key : c.first) titles << portfolio().titleOf(key.entity, key.id);
                titles.sort();
                out << QStringLiteral("%1 %2%3 (%4)")
                           .arg(c.count)
                           .arg(infoOf(c.entity).labelText(), c.field ? u'.' + c.field->labelText() : QString(), titles.join(u' '));
            }
            return out.join(QStringLiteral(", "));
        };
        return QStringLiteral("gone: %1 | cleared: %2").arg(words(found->gone), words(found->cleared));
    }
};

} // namespace

TEST_CASE("before a record is removed it is known what goes with it and what only loses a reference", "[removal]")
{
    Desk desk;
    const QString said = desk.told({entityOf<Risk>(), desk.risk.value}, 4);
    CHECK(said == QStringLiteral("gone: 4 Risk treatment (Bore Grout Insure Test) | cleared: 1 Issue.From risk (Pile refused)"));
    CHECK(desk.told({entityOf<Issue>(), desk.issue.value}) == QStringLiteral("gone:  | cleared: "));
    const QString ofPerson = desk.told({entityOf<Person>(), desk.person.value}, 0);
    CHECK(ofPerson == QStringLiteral("gone:  | cleared: 4 Risk treatment.Owner (), 1 Risk.Owner ()"));
}

TEST_CASE("what is told is what happens", "[removal]")
{
    Desk desk;
    REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {{entityOf<Risk>(), desk.risk.value}})));
    CHECK(desk.portfolio().all<RiskTreatment>().size() == 0);
    REQUIRE(desk.portfolio().find(desk.issue));
    CHECK_FALSE(desk.portfolio().find(desk.issue)->risk);
    REQUIRE(desk.session->undo()); // one step
    CHECK(desk.portfolio().all<RiskTreatment>().size() == 4);
    CHECK(desk.portfolio().find(desk.issue)->risk == desk.risk);
}

TEST_CASE("what lies below a removed record can stay where it can do without it", "[removal]")
{
    Desk desk;
    const RecordKey top{entityOf<CostAccount>(), desk.top.value};
    const auto found = removalConsequences(desk.portfolio(), {top});
    REQUIRE(found);
    CHECK(found->mayStay());
    REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {top}, Hanging::StaysWhereItCan)));
    REQUIRE(desk.portfolio().find(desk.below));
    CHECK_FALSE(desk.portfolio().find(desk.below)->parent);
    REQUIRE(desk.session->undo());
    CHECK(desk.portfolio().find(desk.below)->parent == desk.top);
    REQUIRE(desk.session->apply(*removeRecords(desk.portfolio(), {top})));
    CHECK_FALSE(desk.portfolio().find(desk.below));
}

TEST_CASE("what cannot be without the record is not said to stay", "[removal]")
{
    Desk desk;
    const auto found = removalConsequences(desk.portfolio(), {{entityOf<Risk>(), desk.risk.value}});
    REQUIRE(found);
    CHECK_FALSE(found->mayStay());
    const auto root = removalConsequences(desk.portfolio(), {{entityOf<Node>(), desk.portfolio().root()->id.value}});
    REQUIRE_FALSE(root);
    CHECK(root.error().reason == std::string_view("edit.root-stays"));
}

TEST_CASE("the content of a file on the record is not told beside the file", "[removal]")
{
    Desk desk;
    const RecordKey issue{entityOf<Issue>(), desk.issue.value};
    REQUIRE(desk.session->apply(*attach(desk.portfolio(), desk.session->ids(), issue, {QStringLiteral("log.txt"), "n"}, {})));
    CHECK(desk.told(issue) == QStringLiteral("gone: 1 Attachment (log.txt) | cleared: "));
}
