#include "ui/shell/controls/key_badge.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace gantry {

QString badgeText(const QKeySequence& keys) { return keys.toString(QKeySequence::NativeText).replace(u'+', u' '); }

QRect paintKeyBadge(QPainter& p, const QRect& area, const QString& keys, const QColor& ink, const QColor& line)
{
    if (keys.isEmpty()) return area;
    p.save();
    p.setFont(textFont(TypeRole::Small));
    const int wide = p.fontMetrics().horizontalAdvance(keys) + 12;
    const QRect badge(area.right() + 1 - wide, area.y() + (area.height() - 18) / 2, wide, 18);
    panel(p, badge, 3, Qt::transparent, line);
    p.setPen(ink);
    p.drawText(badge, Qt::AlignCenter, keys);
    p.restore();
    return area.adjusted(0, 0, -wide - 8, 0);
}

void paintElided(QPainter& p, const QRect& area, const QString& text)
{
    p.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace gantry
