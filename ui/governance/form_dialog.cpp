#include "ui/governance/form_dialog.h"

#include "core/text/text.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gantry {

QPlainTextEdit* textField(int lines)
{
    auto* edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 12);
    return edit;
}

FormDialog::FormDialog(Workspace& workspace, const QString& title, const QString& what, const QString& button, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_form(new QFormLayout)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
    , m_primary(m_buttons->addButton(button, QDialogButtonBox::AcceptRole))
    , m_refusal(new TextLabel({}, TypeRole::Body, "status.bad"_token))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* head = new TextLabel(title, TypeRole::Heading, "text.primary"_token);
    head->setWordWrap(true);
    auto* said = new TextLabel(what, TypeRole::Body, "text.secondary"_token);
    said->setWordWrap(true);
    said->setVisible(!what.isEmpty());
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    m_primary->setProperty("look", QStringLiteral("primary"));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(head);
    column->addWidget(said);
    column->addLayout(m_form, 1);
    column->addWidget(m_refusal);
    column->addWidget(m_buttons);
    setMinimumWidth(grown(520));
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &FormDialog::submit);
}

QPushButton* FormDialog::addButton(const QString& text)
{
    QPushButton* button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setAutoDefault(false);
    return button;
}

QString FormDialog::refusal() const { return m_refusal->isHidden() ? QString() : m_refusal->text(); }

void FormDialog::refuse(const QString& sentence)
{
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
    if (isVisible()) adjustSize(); // the fields keep their room
}

void FormDialog::take(Result<ChangeSet> set, const QString& said)
{
    if (!set) return refuse(sentence(set.error()));
    if (const auto done = session().apply(std::move(*set)); !done) return refuse(sentence(done.error()));
    workspace().notify({Notice::Tone::Good, said});
    accept();
}

} // namespace gantry
