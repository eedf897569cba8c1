#include "ui/pages/plan/refusal_tip.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace gantry {
namespace {
constexpr int widest = 420, padding = 8;
constexpr int wrapping = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
} // namespace

RefusalTip::RefusalTip(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void RefusalTip::present(const QWidget& editor, const QString& sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    if (sentence.isEmpty()) return hide();
    // Over the whole window, for a cell may be narrow and its table too.
    setParent(editor.window());
    const QFontMetrics metrics(textFont(TypeRole::Small));
    const QRect text = metrics.boundingRect(QRect(0, 0, std::min(widest, parentWidget()->width() - 4 * padding), 1000), wrapping, sentence);
    resize(text.width() + 2 * padding + 1, text.height() + padding + 2);
    const QPoint below = editor.mapTo(parentWidget(), QPoint(0, editor.height() + 2));
    const bool fits = below.y() + height() <= parentWidget()->height();
    const int left = isMirrored() ? editor.mapTo(parentWidget(), QPoint(editor.width(), 0)).x() - width() : below.x();
    move(std::clamp(left, 4, std::max(4, parentWidget()->width() - width() - 4)),
        fits ? below.y() : below.y() - editor.height() - 4 - height());
    show();
    raise();
}

void RefusalTip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = currentTheme();
    panel(painter, rect(), 4, theme["status.badWash"_token], theme["mark.bad"_token]);
    painter.setFont(textFont(TypeRole::Small));
    painter.setPen(theme["text.primary"_token]);
    drawWords(painter, rect().adjusted(padding, padding / 2 + 1, -padding, 0), wrapping, m_sentence);
}

} // namespace gantry
