#include "core/edit/waivers.h"

#include "core/edit/approvals.h"
#include "core/edit/records.h"
#include "core/model/persons.h"

namespace gantry {
namespace {

bool standsInTheWay(const Waiver& w, const MethodologyRequirement& asked, QDate today)
{
    if (w.status != WaiverStatus::Asked && (w.status != WaiverStatus::Approved || (w.until && *w.until < today))) return false;
    const QString code = asked.code.trimmed();
    return code.isEmpty() ? w.requirement == asked.id : w.code.trimmed().compare(code, Qt::CaseInsensitive) == 0;
}

} // namespace

Result<ChangeSet> askForWaiver(const Portfolio& portfolio, IdSource& ids, const WaiverWish& wish, const TakenBy& by, QDate today)
{
    const Node* project = portfolio.find(wish.project);
    if (!project) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(wish.project.value)}};
    const MethodologyRequirement* asked = portfolio.find(wish.requirement);
    if (!asked || asked->methodology != project->methodology)
        return Error{Errc::Invalid, "waiver.not-asked", {asked ? asked->title : QString(), project->name}};
    if (wish.reason.trimmed().isEmpty()) return Error{Errc::Invalid, "waiver.no-reason", {asked->title}};
    if (wish.until && *wish.until < today) return Error{Errc::Invalid, "waiver.past", {asked->title}};
    const Waiver* other = nullptr;
    portfolio.all<Waiver>().forEachIn(wish.project, [&](const Waiver& w) {
        if (standsInTheWay(w, *asked, today)) other = &w;
    });
    if (other) return Error{Errc::Invalid, "waiver.there", {asked->title, other->number, wordOf(other->status)}};
    const Waiver waiver{.id = ids.next<WaiverId>(),
        .number = nextNumber(portfolio, entityOf<Waiver>()),
        .project = wish.project,
        .title = asked->title,
        .requirement = wish.requirement,
        .code = asked->code.trimmed(),
        .reason = wish.reason.trimmed(),
        .askedBy = personIdCalled(portfolio, by.author),
        .asked = today,
        .until = wish.until};
    ChangeBuilder build(QStringLiteral("waiver.ask"), QStringLiteral("Ask to leave out %1").arg(asked->title));
    build.insert(waiver);
    ChangeSet set = build.take();
    Portfolio then = portfolio; // shared but for the one row
    if (auto there = applyToMemory(then, set); !there) return there.error();
    auto approval = requestApproval(then, ids, {entityOf<Waiver>(), waiver.id.value}, wish.asked, by, today);
    if (!approval) return approval.error();
    std::ranges::move(approval->changes, std::back_inserter(set.changes));
    return set;
}

Result<ChangeSet> withdrawWaiver(const Portfolio& portfolio, WaiverId id, const QString& reason)
{
    const Waiver* waiver = portfolio.find(id);
    if (!waiver) return Error{Errc::NotFound, "change.record-gone", {infoOf<Waiver>().labelText(), QString::number(id.value)}};
    if (waiver->status == WaiverStatus::Withdrawn) return Error{Errc::Invalid, "waiver.withdrawn", {waiver->title}};
    if (reason.trimmed().isEmpty()) return Error{Errc::Invalid, "waiver.no-reason", {waiver->title}};
    ChangeBuilder build(QStringLiteral("waiver.withdraw"), QStringLiteral("Take back the waiver of %1").arg(waiver->title));
    build.update<&Waiver::status>(portfolio, id.value, WaiverStatus::Withdrawn);
    portfolio.all<Approval>().forEachIn(waiver->project, [&](const Approval& a) {
        if (a.record.value != id.value || (a.status != ApprovalStatus::Waiting && a.status != ApprovalStatus::Approved)) return;
        build.update<&Approval::status>(portfolio, a.id.value, ApprovalStatus::Withdrawn)
            .update<&Approval::comment>(portfolio, a.id.value, reason.trimmed());
    });
    return build.take();
}

} // namespace gantry
