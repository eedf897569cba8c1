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
    const int tall = grown(18);
    const QRect badge = mirrored(QRect(area.right() + 1 - wide, area.y() + (area.height() - tall) / 2, wide, tall), area);
    panel(p, badge, 3, Qt::transparent, line);
    p.setPen(ink);
    drawWords(p, badge, Qt::AlignCenter, keys);
    p.restore();
    return mirrored(area.adjusted(0, 0, -wide - 8, 0), area);
}

void paintElided(QPainter& p, const QRect& area, const QString& text)
{
    drawWords(p, area, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace gantry
