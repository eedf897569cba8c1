#include "ui/methodology/template_dialog.h"

#include "core/edit/methodology_template.h"
#include "core/text/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace gantry {

TemplateDialog::TemplateDialog(Workspace& workspace, QWidget* parent)
    : FormDialog(workspace, tr("Template from project"),
        tr("Takes the plan with its links, gates, criteria, checklists, documents and risks, without dates, people, progress and money. "
           "It comes as a draft: look through it, then publish it."),
        tr("Make template"), parent)
    , m_project(new QComboBox)
    , m_title(new QLineEdit)
    , m_code(new QLineEdit)
{
    const Node* root = portfolio().root();
    for (const NodeId id : portfolio().projectsUnder(root ? root->id : NodeId{}))
        m_project->addItem(withCode(portfolio().find(id)->code, portfolio().find(id)->name), id.value);
    m_project->setCurrentIndex(std::max(0, m_project->findData(workspace.projectAtHand().value)));
    m_code->setPlaceholderText(tr("Such as SCHOOL; the same in all its versions"));
    const std::pair<QString, QWidget*> rows[] = {{tr("Project"), m_project}, {tr("Title"), m_title}, {tr("Code"), m_code}};
    for (const auto& [label, widget] : rows) {
        widget->setAccessibleName(label);
        form().addRow(label, widget);
    }
    for (QLineEdit* edit : {m_title, m_code}) edit->setTextMargins(6, 0, 6, 0);
    const auto allow = [this] { primary().setEnabled(!m_title->text().trimmed().isEmpty() && m_project->currentIndex() >= 0); };
    connect(m_title, &QLineEdit::textChanged, this, allow);
    connect(m_project, &QComboBox::currentIndexChanged, this, allow);
    allow();
    m_title->setFocus();
}

void TemplateDialog::submit()
{
    const NodeId project{m_project->currentData().toLongLong()};
    auto set =
        methodologyFromProject(portfolio(), session().ids(), project, m_title->text(), m_code->text(), session().schedule(project).get());
    if (!set) return refuse(sentence(set.error()));
    const qint64 made = set->changes.front().id;
    take(std::move(set), tr("“%1” is there as a draft.").arg(m_title->text().trimmed()));
    if (portfolio().find<Methodology>(made)) workspace().reveal({entityOf<Methodology>(), made});
}

} // namespace gantry
