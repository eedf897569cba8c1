#include "ui/shell/controls/lead_row.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace gantry {

LeadRow::LeadRow(const QString& title, const QString& detail, QWidget* parent)
    : QAbstractButton(parent)
    , m_detail(detail)
{
    setText(title);
    setAccessibleName(detail.isEmpty() ? title : title + QStringLiteral(", ") + detail);
    setToolTip(accessibleName());
    setFixedHeight(grown(26));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void LeadRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    if (underMouse()) p.fillRect(rect(), t["bg.hover"_token]);
    fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.hair"_token]);
    if (hasFocus()) panel(p, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
    QRect room = rect().adjusted(4, 0, -4, 0);
    if (!m_detail.isEmpty()) {
        p.setFont(textFont(TypeRole::Small));
        p.setPen(t["text.secondary"_token]);
        const QString detail = p.fontMetrics().elidedText(m_detail, Qt::ElideRight, room.width() / 2);
        drawWords(p, room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, detail);
        room = mirrored(room.adjusted(0, 0, -p.fontMetrics().horizontalAdvance(detail) - 12, 0), room);
    }
    p.setFont(textFont(TypeRole::Body));
    p.setPen(t["text.link"_token]);
    drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace gantry
