#include "core/edit/checklists.h"
#include "core/edit/waivers.h"
#include "core/model/findings.h"
#include "core/text/text.h"
#include "tests/support/compliance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct WaiverDesk : ComplianceDesk {
    MethodologyRequirementId asked = ask(1, RequirementKind::ChecklistItem, "Utilities informed");
    DelegationId delegation_ = delegation("Sponsors", Approvable::Waiver, {}, sponsor);
    WaiverWish wish(const char* reason = "No utilities cross the site.") const
    {
        return {.project = project, .requirement = asked, .reason = QString::fromUtf8(reason)};
    }
    Result<ChangeSet> want(const WaiverWish& wish) { return askForWaiver(portfolio, ids, wish, by("Amira Weller"), today); }
};

} // namespace

TEST_CASE("a waiver is asked for with a reason, and counts once somebody with authority has approved it", "[waivers]")
{
    WaiverDesk desk;
    CHECK(desk.why(desk.want(desk.wish(" "))) == "waiver.no-reason");
    desk.take(desk.want(desk.wish()));
    const Waiver asked = desk.first<Waiver>();
    CHECK((asked.status == WaiverStatus::Asked && asked.askedBy == desk.manager && asked.asked == desk.today));
    CHECK((asked.code == u"utilitiesinformed" && asked.number == u"WAV-0001"));
    const Approval approval = desk.first<Approval>();
    CHECK((approval.kind == Approvable::Waiver && approval.record.value == asked.id.value && approval.project == desk.project));
    CHECK(desk.line(desk.asked).state == ComplianceState::Missing);
    const auto again = desk.want(desk.wish());
    REQUIRE(desk.why(again) == "waiver.there");
    CHECK(sentence(again.error()).contains(u"WAV-0001"));

    const auto refused = approve(desk.portfolio, approval.id, desk.by("Amira Weller"), desk.today);
    REQUIRE(desk.why(refused) == "approval.no-authority");
    CHECK(sentence(refused.error()).contains(u"waiver"));
    desk.take(approve(desk.portfolio, approval.id, desk.by("Ines Brandt"), desk.today));
    const Waiver approved = desk.first<Waiver>();
    CHECK((approved.status == WaiverStatus::Approved && approved.approver == desk.sponsor));
    CHECK(approved.decided == Instant{1'790'000'000'000});
    CHECK(desk.line(desk.asked).state == ComplianceState::Waived);
    CHECK(findingsOn(desk.portfolio, std::array{RecordKey{entityOf<Waiver>(), approved.id.value}}).empty());

    CHECK(desk.why(withdrawWaiver(desk.portfolio, approved.id, {})) == "waiver.no-reason");
    desk.take(withdrawWaiver(desk.portfolio, approved.id, QStringLiteral("A cable was found.")));
    CHECK(desk.first<Approval>().status == ApprovalStatus::Withdrawn);
    CHECK(desk.line(desk.asked).state == ComplianceState::Missing);
    CHECK(desk.why(withdrawWaiver(desk.portfolio, approved.id, QStringLiteral("x"))) == "waiver.withdrawn");
    CHECK(desk.want(desk.wish())); // it may be asked for anew
}

TEST_CASE("a waiver that was refused leaves the requirement as it is, and one whose approval is taken back no longer counts", "[waivers]")
{
    WaiverDesk desk;
    desk.take(desk.want(desk.wish()));
    desk.take(reject(desk.portfolio, desk.first<Approval>().id, desk.by("Ines Brandt"), desk.today, QStringLiteral("There is a main.")));
    CHECK((desk.first<Waiver>().status == WaiverStatus::Refused && desk.first<Waiver>().approver == desk.sponsor));
    CHECK(desk.line(desk.asked).state == ComplianceState::Missing);
    desk.take(desk.want(desk.wish("The main lies outside.")));
    const ApprovalId second = desk.rows<Approval>().back().id;
    desk.take(approve(desk.portfolio, second, desk.by("Ines Brandt"), desk.today));
    CHECK(desk.line(desk.asked).state == ComplianceState::Waived);
    desk.take(withdrawApproval(desk.portfolio, second, QStringLiteral("By mistake")));
    CHECK(desk.rows<Waiver>().back().status == WaiverStatus::Withdrawn);
    CHECK(desk.line(desk.asked).state == ComplianceState::Missing);
}

TEST_CASE("a waiver that somebody typed as approved is a finding, and one that has run out may be asked for again", "[waivers]")
{
    WaiverDesk desk;
    const auto typed = desk.add(Waiver{.project = desk.project,
        .title = QStringLiteral("Utilities informed"),
        .code = QStringLiteral("utilitiesinformed"),
        .status = WaiverStatus::Approved,
        .until = desk.today.addDays(-1)});
    const auto found = findingsOn(desk.portfolio, std::array{RecordKey{entityOf<Waiver>(), typed.value}});
    REQUIRE(found.size() == 1);
    CHECK(std::string(found.front().reason) == "waiver.not-approved");
    CHECK_FALSE(sentence(found.front()).isEmpty());
    CHECK(desk.want(desk.wish()));
    WaiverWish past = desk.wish();
    past.until = desk.today.addDays(-1);
    CHECK(desk.why(desk.want(past)) == "waiver.past");
    WaiverWish stranger = desk.wish();
    stranger.project = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Elsewhere")});
    CHECK(desk.why(desk.want(stranger)) == "waiver.not-asked");
}

TEST_CASE("a checklist is answered with who and when; no and not applicable need a word why", "[checklists]")
{
    WaiverDesk desk;
    const auto item = desk.add(ChecklistItem{.project = desk.project, .title = QStringLiteral("Utilities informed")});
    const auto answer = [&](ChecklistAnswer a, const char* evidence = "", const char* comment = "") {
        return answerChecklist(
            desk.portfolio, item, {a, QString::fromUtf8(evidence), QString::fromUtf8(comment)}, desk.by("Amira Weller"), desk.today);
    };
    CHECK(desk.why(answer(ChecklistAnswer::No)) == "checklist.no-reason");
    CHECK(desk.why(answer(ChecklistAnswer::NotApplicable)) == "checklist.no-reason");
    desk.take(answer(ChecklistAnswer::Yes, "Letters of 2 May"));
    ChecklistItem row = desk.first<ChecklistItem>();
    CHECK((row.answer == ChecklistAnswer::Yes && row.checkedBy == desk.manager && row.checked == desk.today));
    CHECK(desk.line(desk.asked).state == ComplianceState::Met);
    desk.take(answer(ChecklistAnswer::No, "", "One owner is missing"));
    row = desk.first<ChecklistItem>();
    CHECK((row.comment == u"One owner is missing" && row.evidence == u"Letters of 2 May"));
    desk.take(answer(ChecklistAnswer::Open));
    row = desk.first<ChecklistItem>();
    CHECK((row.answer == ChecklistAnswer::Open && !row.checkedBy && !row.checked));
}

TEST_CASE("what a requirement asks for is made where it is missing, tied to it, and answered in one step", "[checklists]")
{
    WaiverDesk desk;
    const auto gate = desk.gate("Build", QDate(2026, 12, 1));
    desk.take(answerRequirement(
        desk.portfolio, desk.ids, desk.project, desk.asked, {ChecklistAnswer::Yes, QStringLiteral("seen")}, desk.by("Ada"), desk.today));
    const ChecklistItem item = desk.first<ChecklistItem>();
    CHECK((item.gate == gate && item.phase == u"Build" && item.mandatory && item.answer == ChecklistAnswer::Yes));
    CHECK(desk.first<MethodologyUse>().record.value == item.id.value);
    CHECK(desk.line(desk.asked).state == ComplianceState::Met);

    const auto plan = desk.ask(1, RequirementKind::Document, "Safety plan", {.list = QStringLiteral("Plan")});
    desk.use(plan, entityOf<Document>(), 0); // it was taken away once
    desk.take(addRecordFor(desk.portfolio, desk.ids, desk.project, plan));
    CHECK((desk.first<Document>().type == u"Plan" && desk.line(plan).reason == ComplianceReason::InWork));
    CHECK(desk.rows<MethodologyUse>().size() == 2);
    const auto review = desk.ask(1, RequirementKind::Review, "Audit", {.subject = QStringLiteral("audit")});
    CHECK(desk.why(addRecordFor(desk.portfolio, desk.ids, desk.project, review)) == "requirement.no-record");
}

TEST_CASE("a document that is approved is published with it", "[waivers]")
{
    WaiverDesk desk;
    desk.delegation("Documents", Approvable::Document, {}, desk.sponsor);
    const auto document = desk.add(Document{.project = desk.project, .title = QStringLiteral("Plan")});
    desk.take(requestApproval(
        desk.portfolio, desk.ids, {entityOf<Document>(), document.value}, desk.sponsor, desk.by("Amira Weller"), desk.today));
    desk.take(approve(desk.portfolio, desk.first<Approval>().id, desk.by("Ines Brandt"), desk.today));
    CHECK((desk.first<Document>().status == DocumentStatus::Published && desk.first<Document>().issued == desk.today));
}
