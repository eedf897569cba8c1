#include "ui/pages/handbook/handbook_text.h"

#include "ui/shell/theme.h"

#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

namespace gantry {
namespace {

constexpr int widest = 760; // px of a line, which the eye still finds back from
constexpr int mostMarks = 1000;
constexpr qsizetype longest = 200'000; // characters that are laid out; a page of a book has three thousand
int margin() { return 24; }

} // namespace

HandbookText::HandbookText(QWidget* parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(0);
}

void HandbookText::setPage(const QString& title, const QString& text)
{
    const bool same = title == m_title;
    if (same && text == m_text) return;
    const int place = same ? verticalScrollBar()->value() : 0;
    m_title = title;
    m_text = text;
    render();
    verticalScrollBar()->setValue(place);
}

void HandbookText::render()
{
    document()->setDefaultFont(textFont(TypeRole::Body));
    const QString text = m_text.size() <= longest
        ? m_text
        : m_text.left(longest) + QStringLiteral("\n\n") + tr("The page is longer than can be shown. Part it into several.");
    document()->setMarkdown(text, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    wordsForImages();
    QTextCursor at(document());
    at.beginEditBlock();
    // Its title stands on top as text, for a page that calls itself "# Title" is rare and one that calls itself "<b>" is not to be
    // rendered.
    QTextBlockFormat block;
    block.setBottomMargin(12);
    QTextCharFormat letters;
    letters.setFont(textFont(TypeRole::Title));
    at.insertBlock(at.blockFormat(), at.blockCharFormat());
    at.movePosition(QTextCursor::Start);
    at.setBlockFormat(block);
    at.setBlockCharFormat(letters);
    at.insertText(m_title, letters);
    for (QTextBlock b = document()->firstBlock().next(); b.isValid(); b = b.next()) {
        QTextCursor line(b);
        QTextBlockFormat format = b.blockFormat();
        const bool heading = format.headingLevel() > 0;
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        if (!b.textList()) format.setBottomMargin(heading ? 4 : 8);
        if (heading) format.setTopMargin(16);
        line.setBlockFormat(format);
        if (!heading) continue;
        QTextCharFormat role;
        role.setFont(textFont(format.headingLevel() <= 2 ? TypeRole::Heading : TypeRole::Section));
        line.select(QTextCursor::BlockUnderCursor);
        line.mergeCharFormat(role);
    }
    at.endEditBlock();
    mark(m_words);
}

/// An image is named and not shown.
void HandbookText::wordsForImages()
{
    for (QTextCursor at = document()->find(QString(QChar::ObjectReplacementCharacter)); !at.isNull();
         at = document()->find(QString(QChar::ObjectReplacementCharacter), at)) {
        const QTextCharFormat format = at.charFormat();
        const QTextImageFormat image = format.toImageFormat();
        const QString words = image.stringProperty(QTextFormat::ImageAltText);
        at.insertText(format.isImageFormat() ? tr("[image: %1]").arg(words.isEmpty() ? image.name() : words) : QString(), {});
    }
}

int HandbookText::mark(const QStringList& words)
{
    m_words = words;
    QList<ExtraSelection> marks;
    for (const QString& word : words)
        for (QTextCursor at = document()->find(word); !at.isNull() && marks.size() < mostMarks; at = document()->find(word, at)) {
            ExtraSelection each;
            each.cursor = at;
            each.format.setBackground(statusWash(currentTheme(), Status::Watch));
            marks << each;
        }
    setExtraSelections(marks);
    return int(marks.size());
}

/// With nothing at all the document would look for an image by itself, on this computer or another one.
QVariant HandbookText::loadResource(int type, const QUrl&)
{
    QImage blank(1, 1, QImage::Format_ARGB32);
    blank.fill(Qt::transparent);
    return type == QTextDocument::ImageResource ? QVariant(blank) : QVariant();
}

void HandbookText::doSetSource(const QUrl&, QTextDocument::ResourceType) { } // the page decides what is shown

void HandbookText::resizeEvent(QResizeEvent* event)
{
    const int beside = std::max(margin(), (width() - widest) / 8);
    setViewportMargins(beside, 16, std::max(margin(), width() - beside - widest), 16);
    QTextBrowser::resizeEvent(event);
}

void HandbookText::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_title.isEmpty()) render();
}

} // namespace gantry
