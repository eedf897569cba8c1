#include "ui/pages/handbook/handbook_editor.h"

#include "ui/pages/handbook/handbook_text.h"
#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>

namespace gantry {
namespace {

constexpr int previewAfter = 150; // ms without typing

} // namespace

HandbookEditor::HandbookEditor(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_preview(new HandbookText)
{
    m_title->setAccessibleName(tr("Title"));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_text->setAccessibleName(tr("Text in Markdown"));
    m_text->setObjectName(QStringLiteral("pageText"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    auto* written = new QWidget;
    auto* column = new QVBoxLayout(written);
    column->setContentsMargins(16, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text, 1);
    auto* help = new TextLabel(
        tr("# heading, - list, **strong**, [words](page:CODE) to a page, [words](record:NUMBER) to a record, [words](https://...)."),
        TypeRole::Small, "text.secondary"_token);
    help->setWordWrap(true);
    column->addWidget(help);
    auto* split = new QSplitter;
    split->addWidget(written);
    split->addWidget(m_preview);
    split->setChildrenCollapsible(false);
    split->setSizes({1000, 1000});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(split);
    setFocusProxy(m_text);
    m_soon.setSingleShot(true);
    m_soon.setInterval(previewAfter);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_preview->setPage(m_title->text(), m_text->toPlainText()); });
    connect(m_title, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_text, &QPlainTextEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_preview, &QTextBrowser::anchorClicked, this, &HandbookEditor::linkFollowed);
}

void HandbookEditor::setPage(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setPlainText(text);
    m_titleBefore = title;
    m_textBefore = m_text->toPlainText(); // without line ends of other systems
    m_preview->setPage(title, text);
}

QString HandbookEditor::title() const { return m_title->text().trimmed(); }
QString HandbookEditor::text() const { return m_text->toPlainText(); }
bool HandbookEditor::isChanged() const { return title() != m_titleBefore || text() != m_textBefore; }

} // namespace gantry
