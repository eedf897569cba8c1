#include "ui/shell/controls/text_label.h"

#include <QPainter>

namespace gantry {

TextLabel::TextLabel(const QString& text, TypeRole role, Token ink, QWidget* parent)
    : QLabel(text, parent)
    , m_ink(ink)
{
    setFont(textFont(role));
    setTextFormat(Qt::PlainText);
}

void TextLabel::setInk(Token ink)
{
    m_ink = ink;
    update();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return wordWrap() ? hint : QSize(std::min(hint.width(), fontMetrics().averageCharWidth() * 4), hint.height());
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(currentTheme()[isEnabled() ? m_ink : "text.disabled"_token]);
    const QRect room = contentsRect();
    if (wordWrap())
        drawWords(painter, room, int(alignment()) | Qt::TextWordWrap, text());
    else
        drawWords(painter, room, int(alignment()) | Qt::TextSingleLine, fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace gantry
