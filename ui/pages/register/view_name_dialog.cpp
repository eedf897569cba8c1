#include "ui/pages/register/view_name_dialog.h"

#include "core/text/text.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_edit.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>

namespace gantry {
namespace {
constexpr int narrowest = 420; // px
}

ViewNameDialog::ViewNameDialog(const QString& title, const QString& name, const std::vector<Owner>& owners, Save save, QWidget* parent)
    : QDialog(parent)
    , m_save(std::move(save))
    , m_name(new QLineEdit(name))
    , m_owners(new QButtonGroup(this))
    , m_why(new TextLabel(QString(), TypeRole::Small, "status.bad"_token))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(grown(narrowest));
    m_name->setPlaceholderText(tr("Name of the view"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_name->selectAll();
    m_why->setWordWrap(true);
    m_why->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("look", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ViewNameDialog::trySave);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_name);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(8);
    for (int i = 0; i < int(owners.size()); ++i) {
        auto* choice = new QRadioButton(owners[std::size_t(i)].text);
        choice->setEnabled(owners[std::size_t(i)].whyNot.isEmpty());
        choice->setToolTip(owners[std::size_t(i)].whyNot);
        m_owners->addButton(choice, i);
        if (!m_owners->checkedButton() && choice->isEnabled()) choice->setChecked(true);
        choices->addWidget(choice);
        if (owners[std::size_t(i)].whyNot.isEmpty()) continue;
        auto* why = new TextLabel(owners[std::size_t(i)].whyNot, TypeRole::Small, "text.tertiary"_token);
        why->setWordWrap(true);
        why->setContentsMargins(mirrored(QMargins(24, 0, 0, 0)));
        choices->addWidget(why);
    }
    if (!owners.empty()) column->addLayout(choices);
    column->addWidget(m_why);
    column->addWidget(buttons);
    m_name->setFocus();
}

void ViewNameDialog::choose(int owner)
{
    if (QAbstractButton* button = m_owners->button(owner); button && button->isEnabled()) button->setChecked(true);
}

void ViewNameDialog::trySave()
{
    const auto done = m_save(m_name->text(), m_owners->checkedId());
    if (done) return accept();
    markInvalid(m_name, sentence(done.error()));
    m_why->setText(sentence(done.error()));
    m_why->show();
    m_name->setFocus();
}

} // namespace gantry
