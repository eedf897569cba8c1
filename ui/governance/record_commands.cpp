#include "ui/governance/record_commands.h"

#include "core/edit/approvals.h"
#include "core/edit/checklists.h"
#include "core/edit/meetings.h"
#include "core/edit/status_reports.h"
#include "core/edit/waivers.h"
#include "core/governance/agenda.h"
#include "core/model/open_records.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/governance/charter_dialog.h"
#include "ui/governance/effect_dialog.h"
#include "ui/governance/report_commands.h"
#include "ui/shell/icons.h"

#include <QAction>

namespace gantry {
namespace {

/// What a command works on; it outlives the list that it was chosen from.
struct Desk {
    Workspace* workspace;
    RecordKey record;
    QWidget* owner;
    const Portfolio& portfolio() const { return workspace->portfolio(); }
    Session& session() const { return workspace->session(); }
    template <class Dialog, class... A> void open(A&&... arguments) const
    {
        (new Dialog(*workspace, std::forward<A>(arguments)..., owner->window()))->open();
    }
};
struct Command {
    const char* icon;
    QString text;
    std::function<void(const Desk&)> run;
};
using List = std::vector<Command>;

void ofAction(List& out, const Action& a)
{
    if (!isOpen(a)) return;
    out.push_back({"check", QObject::tr("Done"), [](const Desk& desk) {
                       ChangeBuilder build(QStringLiteral("action.done"));
                       build.update<&Action::status>(desk.portfolio(), desk.record.id, ActionStatus::Done)
                           .update<&Action::done>(desk.portfolio(), desk.record.id, desk.session().today());
                       desk.workspace->apply(build.take());
                   }});
}

void ofApproval(List& out, const Approval& a)
{
    if (a.status == ApprovalStatus::Waiting)
        out.push_back({"check", QObject::tr("Approve or reject..."),
            [](const Desk& desk) { desk.open<DecideApprovalDialog>(ApprovalId{desk.record.id}); }});
    if (a.status != ApprovalStatus::Withdrawn)
        out.push_back({"undo", QObject::tr("Take back..."), [](const Desk& desk) {
                           const auto make = [workspace = desk.workspace, id = desk.record.id](
                                                 const QString& reason) { return withdrawApproval(workspace->portfolio(), {id}, reason); };
                           desk.open<ReasonDialog>(QObject::tr("Take back the approval"),
                               QObject::tr("Who had given it and when stays on record. What was approved stays as it is."),
                               QObject::tr("Take back"), make, QObject::tr("The approval was taken back."));
                       }});
}

void ofMeeting(List& out)
{
    out.push_back({"plus", QObject::tr("Fill the agenda"), [](const Desk& desk) {
                       const MeetingId id{desk.record.id};
                       const auto points = agendaFor(desk.portfolio(), id, desk.session().today());
                       if (points.empty())
                           return desk.workspace->notify({Notice::Tone::Info, QObject::tr("Nothing else waits for this meeting.")});
                       if (desk.workspace->apply(addToAgenda(desk.portfolio(), desk.session().ids(), id, points)))
                           desk.workspace->notify({Notice::Tone::Good,
                               points.size() == 1 ? QObject::tr("1 point was added to the agenda.")
                                                  : QObject::tr("%1 points were added to the agenda.").arg(points.size())});
                   }});
}

void ofReport(List& out, const StatusReport& r)
{
    if (r.status == ReportStatus::Draft)
        out.push_back({"check", QObject::tr("Submit"), [](const Desk& desk) { issueReport(*desk.workspace, {desk.record.id}); }});
    else
        out.push_back({"undo", QObject::tr("Take back"),
            [](const Desk& desk) { desk.workspace->apply(withdrawReport(desk.portfolio(), {desk.record.id})); }});
}

void ofWaiver(List& out, const Waiver& w)
{
    if (w.status != WaiverStatus::Asked && w.status != WaiverStatus::Approved) return;
    out.push_back({"undo", QObject::tr("Take the waiver back..."), [](const Desk& desk) {
                       const auto make = [workspace = desk.workspace, id = desk.record.id](
                                             const QString& reason) { return withdrawWaiver(workspace->portfolio(), {id}, reason); };
                       desk.open<ReasonDialog>(QObject::tr("Take the waiver back"),
                           QObject::tr("What it left out is asked for again. Its approval is taken back with it."),
                           QObject::tr("Take back"), make, QObject::tr("The waiver was taken back."));
                   }});
}

void ofChecklistItem(List& out, const ChecklistItem& item)
{
    const auto answered = [](const Desk& desk, ChecklistAnswer answer, const QString& why) {
        return answerChecklist(desk.portfolio(), {desk.record.id}, {answer, {}, why},
            {desk.session().identity().author, desk.session().identity().clock()}, desk.session().today());
    };
    const auto withReason = [&](const char* icon, const QString& text, ChecklistAnswer answer) {
        out.push_back({icon, text + QStringLiteral("..."), [answered, text, answer](const Desk& desk) {
                           desk.open<ReasonDialog>(
                               desk.portfolio().titleOf(desk.record.entity, desk.record.id),
                               QObject::tr("Such an answer needs a word why."), text,
                               [answered, desk, answer](const QString& why) { return answered(desk, answer, why); },
                               QObject::tr("The answer is on record."));
                       }});
    };
    if (item.answer != ChecklistAnswer::Yes)
        out.push_back({"check", QObject::tr("Answer yes"),
            [answered](const Desk& desk) { desk.workspace->apply(answered(desk, ChecklistAnswer::Yes, {})); }});
    if (item.answer != ChecklistAnswer::No) withReason("close", QObject::tr("Answer no"), ChecklistAnswer::No);
    if (item.answer != ChecklistAnswer::NotApplicable) withReason("minus", QObject::tr("Does not apply"), ChecklistAnswer::NotApplicable);
}

List commandsOf(const Portfolio& portfolio, RecordKey record, QDate today)
{
    List out;
    const auto on = [&]<class E>(auto then) {
        if (record.entity == entityOf<E>()) then(*portfolio.find<E>(record.id));
    };
    on.operator()<Action>([&](const Action& a) { ofAction(out, a); });
    on.operator()<Approval>([&](const Approval& a) { ofApproval(out, a); });
    on.operator()<Meeting>([&](const Meeting&) { ofMeeting(out); });
    on.operator()<StatusReport>([&](const StatusReport& r) { ofReport(out, r); });
    on.operator()<Waiver>([&](const Waiver& w) { ofWaiver(out, w); });
    on.operator()<ChecklistItem>([&](const ChecklistItem& i) { ofChecklistItem(out, i); });
    on.operator()<Charter>([&](const Charter&) {
        out.push_back({"edit", QObject::tr("Fill in step by step..."),
            [](const Desk& desk) { desk.open<CharterDialog>(CharterId{desk.record.id}); }});
    });
    on.operator()<ChangeRequest>([&](const ChangeRequest&) {
        out.push_back({"formula", QObject::tr("What it would do..."),
            [](const Desk& desk) { desk.open<EffectDialog>(ChangeRequestId{desk.record.id}); }});
    });
    if (approvalCaseOf(portfolio, record, today))
        out.push_back(
            {"lock", QObject::tr("Ask for approval..."), [](const Desk& desk) { desk.open<RequestApprovalDialog>(desk.record); }});
    return out;
}

} // namespace

QList<QAction*> commandsFor(Workspace& workspace, RecordKey record, QWidget* owner)
{
    QList<QAction*> out;
    if (!record.id || !workspace.portfolio().table(record.entity).contains(record.id)) return out;
    for (Command& command : commandsOf(workspace.portfolio(), record, workspace.session().today())) {
        auto* action = new QAction(icon(command.icon), command.text, owner);
        action->setEnabled(!workspace.session().isReadOnly());
        QObject::connect(action, &QAction::triggered, owner, [desk = Desk{&workspace, record, owner}, run = std::move(command.run)] {
            if (desk.portfolio().table(desk.record.entity).contains(desk.record.id)) run(desk); // it may have gone meanwhile
        });
        out << action;
    }
    return out;
}

bool hasCommands(const Workspace& workspace, RecordKey record)
{
    const bool there = record.id && workspace.portfolio().table(record.entity).contains(record.id);
    return there && !commandsOf(workspace.portfolio(), record, workspace.session().today()).empty();
}

} // namespace gantry
