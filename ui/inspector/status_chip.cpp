#include "ui/inspector/status_chip.h"

#include <QPainter>

namespace gantry {

StatusChip::StatusChip(QWidget* parent)
    : QWidget(parent)
{
    setFont(textFont(TypeRole::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void StatusChip::setStatus(std::optional<Status> status, const QString& word)
{
    m_status = status.value_or(Status::Neutral);
    m_word = status ? word : QString();
    setAccessibleName(m_word);
    setVisible(!m_word.isEmpty());
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const { return {6 + 8 + 6 + fontMetrics().horizontalAdvance(m_word) + 8, grown(20)}; }

void StatusChip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    panel(p, rect(), 4, statusWash(t, m_status));
    paintStatus(&p, mirrored(QRectF(6, (height() - 8) / 2.0, 8, 8), rect()), m_status);
    p.setPen(statusInk(t, m_status));
    drawWords(p, mirrored(QRect(20, 0, width() - 20, height()), rect()), Qt::AlignVCenter | Qt::TextSingleLine, m_word);
}

} // namespace gantry
