#include "ui/governance/approval_dialogs.h"

#include "core/edit/approvals.h"
#include "core/model/currencies.h"
#include "core/text/cost_text.h"
#include "ui/governance/person_box.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int daysToAnswer = 7;

TakenBy now(const Session& session) { return {session.identity().author, session.identity().clock()}; }

TextLabel* fact(const QString& text)
{
    auto* label = new TextLabel(text, TypeRole::Body, "text.primary"_token);
    label->setWordWrap(true);
    return label;
}

QString amountOf(const Portfolio& portfolio, NodeId node, const std::optional<Money>& amount)
{
    if (!amount) return RequestApprovalDialog::tr("Not about money");
    const QString currency = currencyOf(portfolio, node);
    return (amountText({amount->minor}, minorDigitsOf(portfolio, currency)) + u' ' + currency).trimmed();
}

} // namespace

RequestApprovalDialog::RequestApprovalDialog(Workspace& workspace, RecordKey record, QWidget* parent)
    : FormDialog(workspace, tr("Ask for approval"), {}, tr("Ask"), parent)
    , m_record(record)
    , m_due(new QDateEdit(session().today().addDays(daysToAnswer)))
{
    const auto what = approvalCaseOf(portfolio(), record, session().today());
    const ExchangeRates rates(portfolio());
    const auto people = what ? whoMayApprove(portfolio(), rates, *what) : std::vector<PersonId>();
    m_asked = new PersonBox(portfolio(), people, tr("Whoever may approve it"));
    m_due->setCalendarPopup(true);
    form().addRow(tr("What"), fact(portfolio().titleOf(record.entity, record.id)));
    if (what) form().addRow(tr("Amount"), fact(amountOf(portfolio(), what->node, what->amount)));
    form().addRow(tr("Who"), m_asked);
    form().addRow(tr("By"), m_due);
    if (people.empty())
        refuse(tr("Nobody has the authority to approve this. It can be asked for all the same; record a delegation of authority."));
    else
        m_asked->setPerson(people.front());
}

void RequestApprovalDialog::submit()
{
    take(requestApproval(portfolio(), session().ids(), m_record, m_asked->person(), now(session()), session().today(), m_due->date()),
        tr("The approval was asked for."));
}

DecideApprovalDialog::DecideApprovalDialog(Workspace& workspace, ApprovalId approval, QWidget* parent)
    : FormDialog(workspace, tr("Approve or reject"),
        tr("Who approves goes by the name under which you work here. It is kept with the time and the delegation of authority, and "
           "shown as declared."),
        tr("Approve"), parent)
    , m_approval(approval)
    , m_comment(textField(3))
    , m_reject(addButton(tr("Reject")))
{
    const Approval& a = *portfolio().find(approval);
    form().addRow(tr("What"), fact(a.title));
    const ApprovalCase what = caseToDecide(portfolio(), approval, session().today());
    const QString amount = amountOf(portfolio(), what.node, what.amount);
    form().addRow(tr("Amount"),
        fact(what.amount == a.amount ? amount : tr("%1, asked for %2").arg(amount, amountOf(portfolio(), a.project, a.amount))));
    form().addRow(tr("You work as"), fact(session().identity().author));
    const auto person = declaredPerson(portfolio(), session().identity().author);
    const auto by = person ? mayApprove(portfolio(), ExchangeRates(portfolio()), *person, what) : Result<DelegationId>(person.error());
    if (by) {
        const Delegation& d = *portfolio().find(*by);
        const Node* root = portfolio().root();
        form().addRow(tr("By authority of"),
            fact(d.limit ? tr("%1, up to %2").arg(d.title, amountOf(portfolio(), root ? root->id : NodeId{}, d.limit))
                         : tr("%1, without a limit").arg(d.title)));
    } else {
        refuse(sentence(by.error()));
    }
    form().addRow(tr("Comment"), m_comment);
    primary().setEnabled(bool(by));
    m_reject->setEnabled(bool(by));
    connect(m_reject, &QPushButton::clicked, this, [this] {
        take(gantry::reject(portfolio(), m_approval, now(session()), session().today(), m_comment->toPlainText()),
            tr("It was rejected, and that is on record."));
    });
    m_comment->setFocus();
}

void DecideApprovalDialog::submit()
{
    take(approve(portfolio(), m_approval, now(session()), session().today(), m_comment->toPlainText()),
        tr("It is approved, and that is on record."));
}

ReasonDialog::ReasonDialog(
    Workspace& workspace, const QString& title, const QString& what, const QString& button, Make make, const QString& said, QWidget* parent)
    : FormDialog(workspace, title, what, button, parent)
    , m_make(std::move(make))
    , m_said(said)
    , m_reason(textField(3))
{
    form().addRow(tr("Reason"), m_reason);
    m_reason->setFocus();
}

void ReasonDialog::submit() { take(m_make(m_reason->toPlainText()), m_said); }

} // namespace gantry
