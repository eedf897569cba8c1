#include "ui/governance/letter_dialog.h"

#include "ui/shell/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

namespace gantry {

LetterDialog::LetterDialog(const Letter& letter, QWidget* parent)
    : QDialog(parent)
    , m_to(new QLineEdit(letter.to))
    , m_subject(new QLineEdit(letter.subject))
    , m_text(new QPlainTextEdit(letter.text))
{
    setWindowTitle(tr("Mail"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLineEdit* edit : {m_to, m_subject}) edit->setTextMargins(6, 0, 6, 0);
    m_text->setTabChangesFocus(true);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("To"), m_to);
    form->addRow(tr("Subject"), m_subject);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy text"), QDialogButtonBox::ActionRole);
    QPushButton* open = buttons->addButton(tr("Open in mail program"), QDialogButtonBox::ActionRole);
    open->setProperty("look", QStringLiteral("primary"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(mailLink(this->letter()), QUrl::StrictMode)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
    resize(grown(640), grown(480));
    m_text->setFocus();
}

Letter LetterDialog::letter() const { return {m_to->text(), m_subject->text(), m_text->toPlainText()}; }

} // namespace gantry
