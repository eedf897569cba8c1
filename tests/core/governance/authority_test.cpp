#include "core/edit/approvals.h"
#include "core/model/findings.h"
#include "core/text/text.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a delegation lets whom it names approve, up to its limit and no further")
{
    GovernanceDesk desk;
    const auto small = desk.delegation("Managers", Approvable::ChangeRequest, 50'000'00, desk.manager);
    const auto what = [&](qint64 amount) {
        return *approvalCaseOf(desk.portfolio, {entityOf<ChangeRequest>(), desk.change(amount).value}, desk.today);
    };
    const ExchangeRates rates(desk.portfolio);
    CHECK(*mayApprove(desk.portfolio, rates, desk.manager, what(50'000'00)) == small);
    const auto over = mayApprove(desk.portfolio, rates, desk.manager, what(50'000'01));
    REQUIRE(GovernanceDesk::why(over) == "approval.over-limit");
    CHECK(sentence(over.error())
        == u"Amira Weller may not approve 50000.01 AUD: “Managers” goes up to 50000 AUD. Ask somebody with a higher limit.");
    CHECK(GovernanceDesk::why(mayApprove(desk.portfolio, rates, desk.sponsor, what(1))) == "approval.no-authority");
    CHECK(GovernanceDesk::why(mayApprove(desk.portfolio, rates, {}, what(1))) == "approval.nobody");
    // What is taken away needs the same authority.
    CHECK(GovernanceDesk::why(mayApprove(desk.portfolio, rates, desk.manager, what(-60'000'00))) == "approval.over-limit");
    CHECK(GovernanceDesk::why(mayApprove(desk.portfolio, rates, desk.manager, what(std::numeric_limits<qint64>::min())))
        == "approval.over-limit");
}

TEST_CASE("of several delegations the widest counts, and one without a limit covers all")
{
    GovernanceDesk desk;
    desk.delegation("Small", Approvable::Any, 10, desk.sponsor);
    const auto wide = desk.delegation("Wide", Approvable::ChangeRequest, 1'000, desk.sponsor);
    desk.delegation("For contracts", Approvable::Contract, {}, desk.sponsor);
    const ApprovalCase what{Approvable::ChangeRequest, desk.project, Money{900}, desk.today};
    CHECK(*mayApprove(desk.portfolio, ExchangeRates(desk.portfolio), desk.sponsor, what) == wide);
    const auto board = desk.delegation("Board", Approvable::Any, {}, desk.sponsor);
    CHECK(*mayApprove(desk.portfolio, ExchangeRates(desk.portfolio), desk.sponsor, what) == board);
}

TEST_CASE("a role gives authority where it is held, for as long as it is held")
{
    GovernanceDesk desk;
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")});
    desk.delegation("Sponsors", Approvable::Any, 1'000, {}, GovernanceRole::Sponsor);
    const ExchangeRates rates(desk.portfolio);
    const auto may = [&](NodeId node, QDate day) {
        return bool(mayApprove(desk.portfolio, rates, desk.sponsor, {Approvable::Gate, node, Money{5}, day}));
    };
    CHECK_FALSE(may(desk.project, desk.today));
    const auto role = desk.role(desk.sponsor, GovernanceRole::Sponsor, desk.programme);
    CHECK(may(desk.project, desk.today)); // a role of the programme holds for its projects
    CHECK_FALSE(may(other, desk.today));
    desk.set<&RoleAssignment::to>(role.value, desk.today);
    CHECK(may(desk.project, desk.today));
    CHECK_FALSE(may(desk.project, desk.today.addDays(1)));
}

TEST_CASE("an amount in another currency counts by the rate of the day, and without a rate nobody can tell")
{
    GovernanceDesk desk;
    desk.set<&Node::currency>(desk.project.value, QStringLiteral("EUR"));
    desk.delegation("Managers", Approvable::Any, 150'00, desk.manager);
    const auto ask = [&](qint64 minor) {
        return mayApprove(
            desk.portfolio, ExchangeRates(desk.portfolio), desk.manager, {Approvable::Gate, desk.project, Money{minor}, desk.today});
    };
    CHECK(GovernanceDesk::why(ask(1)) == "approval.no-rate");
    desk.rate(desk.currency("EUR"), 150'000'000); // 1 EUR = 1.50 AUD
    CHECK(ask(100'00));
    CHECK(GovernanceDesk::why(ask(100'01)) == "approval.over-limit");
}

TEST_CASE("an approval says who declared to have given it, when and by which delegation, and the record is approved with it")
{
    GovernanceDesk desk;
    const auto delegation = desk.delegation("Sponsors", Approvable::ChangeRequest, 1'000, desk.sponsor);
    const auto change = desk.change(900);
    const RecordKey record{entityOf<ChangeRequest>(), change.value};
    desk.take(requestApproval(desk.portfolio, desk.ids, record, desk.sponsor, desk.by("Amira Weller"), desk.today));
    const ApprovalId id = desk.first<Approval>().id;
    CHECK(desk.portfolio.find(id)->requestedBy == desk.manager);
    CHECK(
        GovernanceDesk::why(requestApproval(desk.portfolio, desk.ids, record, {}, desk.by("x"), desk.today)) == "approval.waiting-already");
    CHECK(GovernanceDesk::why(approve(desk.portfolio, id, desk.by("Amira Weller"), desk.today)) == "approval.no-authority");
    CHECK(GovernanceDesk::why(approve(desk.portfolio, id, desk.by("Nobody Known"), desk.today)) == "approval.unknown-person");
    CHECK(GovernanceDesk::why(reject(desk.portfolio, id, desk.by("Ines Brandt"), desk.today, QStringLiteral(" "))) == "approval.no-reason");

    desk.take(approve(desk.portfolio, id, desk.by(" ines brandt"), desk.today, QStringLiteral("Agreed")));
    const Approval& given = *desk.portfolio.find(id);
    CHECK(given.status == ApprovalStatus::Approved);
    CHECK(given.decidedBy == desk.sponsor);
    CHECK(given.declared == u" ines brandt");
    CHECK(given.delegation == delegation);
    CHECK(given.decided == Instant{1'790'000'000'000});
    CHECK(desk.portfolio.find(change)->status == ChangeRequestStatus::Approved);
    CHECK(desk.portfolio.find(change)->decided == desk.today);
    CHECK(findingsOn(desk.portfolio, std::array{RecordKey{entityOf<Approval>(), id.value}}).empty());
    CHECK(GovernanceDesk::why(approve(desk.portfolio, id, desk.by("Ines Brandt"), desk.today)) == "approval.not-waiting");
}

TEST_CASE("what grew since somebody asked is decided by what it is now")
{
    GovernanceDesk desk;
    desk.delegation("Sponsors", Approvable::ChangeRequest, 1'000, desk.sponsor);
    const auto change = desk.change(900);
    desk.take(
        requestApproval(desk.portfolio, desk.ids, {entityOf<ChangeRequest>(), change.value}, {}, desk.by("Amira Weller"), desk.today));
    const ApprovalId id = desk.first<Approval>().id;
    desk.set<&ChangeRequest::cost>(change.value, Money{1'001});
    CHECK(GovernanceDesk::why(approve(desk.portfolio, id, desk.by("Ines Brandt"), desk.today)) == "approval.over-limit");
    desk.set<&ChangeRequest::cost>(change.value, Money{1'000});
    desk.take(approve(desk.portfolio, id, desk.by("Ines Brandt"), desk.today));
    CHECK(desk.portfolio.find(id)->amount == Money{1'000}); // what was approved is on record
}

TEST_CASE("an approval that was typed, or that its delegation does not cover, is a finding whoever wrote it")
{
    GovernanceDesk desk;
    const auto delegation = desk.delegation("Sponsors", Approvable::ChangeRequest, 1'000, desk.sponsor);
    const auto found = [&](Approval a) {
        const auto id = desk.add(a);
        const auto all = findingsOn(desk.portfolio, std::array{RecordKey{entityOf<Approval>(), id.value}});
        return all.empty() ? std::string() : std::string(all.front().reason);
    };
    Approval a{.project = desk.project, .title = QStringLiteral("Doors"), .kind = Approvable::ChangeRequest, .amount = Money{1'000}};
    CHECK(found(a).empty());
    a.status = ApprovalStatus::Approved;
    CHECK(found(a) == "approval.not-recorded");
    a.decidedBy = desk.sponsor;
    a.declared = QStringLiteral("Ines Brandt");
    a.decided = Instant{1'790'000'000'000};
    a.delegation = delegation;
    CHECK(found(a).empty());
    a.amount = Money{1'001};
    CHECK(found(a) == "approval.beyond-limit");
    a.amount = Money{std::numeric_limits<qint64>::min()};
    CHECK(found(a) == "approval.beyond-limit");
    a.amount = {};
    a.decidedBy = desk.manager;
    CHECK(found(a) == "approval.by-wrong-person");
}

TEST_CASE("approving a variation approves its lines by what was asked where nothing was approved yet")
{
    GovernanceDesk desk;
    desk.delegation("Sponsors", Approvable::Any, {}, desk.sponsor);
    const auto contract = desk.contract("Works");
    const auto variation = desk.add(Variation{.contract = contract, .title = QStringLiteral("Rock"), .status = VariationStatus::Pending});
    const auto asked = desk.add(VariationLine{.variation = variation, .requested = {500}, .preliminary = {400}});
    const auto agreed = desk.add(VariationLine{.variation = variation, .requested = {500}, .approved = {300}});
    const RecordKey record{entityOf<Variation>(), variation.value};
    CHECK(approvalCaseOf(desk.portfolio, record, desk.today)->amount == Money{700});
    desk.take(requestApproval(desk.portfolio, desk.ids, record, {}, desk.by("Amira Weller"), desk.today));
    desk.take(approve(desk.portfolio, desk.first<Approval>().id, desk.by("Ines Brandt"), desk.today));
    CHECK(desk.portfolio.find(variation)->status == VariationStatus::Approved);
    CHECK(desk.portfolio.find(asked)->approved == Money{400});
    CHECK(desk.portfolio.find(agreed)->approved == Money{300});
}

TEST_CASE("nobody approves a person, and a question is taken back with a reason")
{
    GovernanceDesk desk;
    CHECK(GovernanceDesk::why(
              requestApproval(desk.portfolio, desk.ids, {entityOf<Person>(), desk.manager.value}, {}, desk.by("x"), desk.today))
        == "approval.not-approvable");
    const auto change = desk.change(1);
    desk.take(requestApproval(desk.portfolio, desk.ids, {entityOf<ChangeRequest>(), change.value}, {}, desk.by("x"), desk.today));
    const ApprovalId id = desk.first<Approval>().id;
    CHECK(GovernanceDesk::why(withdrawApproval(desk.portfolio, id, {})) == "approval.no-reason");
    desk.take(withdrawApproval(desk.portfolio, id, QStringLiteral("Asked twice")));
    CHECK(desk.portfolio.find(id)->status == ApprovalStatus::Withdrawn);
    CHECK(desk.portfolio.find(change)->status == ChangeRequestStatus::Submitted);
}
