#include "ui/governance/waiver_dialog.h"

#include "core/edit/waivers.h"
#include "core/governance/authority.h"
#include "core/text/text.h"
#include "ui/governance/person_box.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gantry {
namespace {
constexpr int monthsAtFirst = 6; // that a waiver with an end is proposed for
}

WaiverDialog::WaiverDialog(Workspace& workspace, NodeId project, MethodologyRequirementId requirement, QWidget* parent)
    : FormDialog(workspace, tr("Ask for a waiver"),
        tr("A step that is left out on purpose is on record with its reason. It counts as waived once somebody with authority approves "
           "it."),
        tr("Ask"), parent)
    , m_project(project)
    , m_requirement(requirement)
    , m_reason(textField(4))
    , m_ends(new QCheckBox(tr("Only until")))
    , m_until(new QDateEdit(session().today().addMonths(monthsAtFirst)))
{
    const ExchangeRates rates(portfolio());
    const auto people =
        whoMayApprove(portfolio(), rates, {.kind = Approvable::Waiver, .node = project, .amount = {}, .day = session().today()});
    m_asked = new PersonBox(portfolio(), people, tr("Whoever may approve it"));
    const MethodologyRequirement* asked = portfolio().find(requirement);
    auto* what = new TextLabel(asked ? withCode(asked->code, asked->title) : QString(), TypeRole::Body, "text.primary"_token);
    what->setWordWrap(true);
    auto* where = new TextLabel(portfolio().titleOf(entityOf<Node>(), project.value), TypeRole::Body, "text.primary"_token);
    where->setWordWrap(true);
    m_reason->setAccessibleName(tr("Reason"));
    m_until->setCalendarPopup(true);
    m_until->setEnabled(false);
    m_until->setAccessibleName(tr("Until"));
    connect(m_ends, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    auto* end = new QHBoxLayout;
    end->addWidget(m_ends);
    end->addWidget(m_until);
    end->addStretch();
    form().addRow(tr("What"), what);
    form().addRow(tr("Project"), where);
    form().addRow(tr("Reason"), m_reason);
    form().addRow(tr("How long"), end);
    form().addRow(tr("Who"), m_asked);
    if (people.empty())
        refuse(tr("Nobody has the authority to approve waivers here. It can be asked for all the same; record a delegation of authority."));
    else
        m_asked->setPerson(people.front());
    m_reason->setFocus();
}

void WaiverDialog::submit()
{
    take(askForWaiver(portfolio(), session().ids(),
             {.project = m_project,
                 .requirement = m_requirement,
                 .reason = m_reason->toPlainText(),
                 .until = m_ends->isChecked() ? std::optional(m_until->date()) : std::nullopt,
                 .asked = m_asked->person()},
             {session().identity().author, session().identity().clock()}, session().today()),
        tr("The waiver was asked for; it counts once it is approved."));
}

} // namespace gantry
