#include "ui/shell/controls/filter_chip.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace gantry {

FilterChip::FilterChip(const QString& text, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Delete takes this filter away"));
}

QSize FilterChip::sizeHint() const { return {8 + fontMetrics().horizontalAdvance(text()) + 6 + 16 + 6, grown(24)}; }

void FilterChip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && cross().adjusted(-4, -4, 6, 4).contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removed();
    else
        QAbstractButton::keyPressEvent(event);
}

void FilterChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    panel(painter, rect(), 4, t[underMouse() ? "bg.selected"_token : "accent.wash"_token],
        t.highContrast ? t["line.control"_token] : QColor(Qt::transparent));
    if (hasFocus()) panel(painter, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
    painter.setPen(t["text.primary"_token]);
    drawWords(painter, mirrored(rect().adjusted(8, 0, -24, 0), rect()), Qt::AlignVCenter | Qt::TextSingleLine, text());
    gantry::icon("close", t["text.secondary"_token]).paint(&painter, cross().adjusted(2, 2, -2, -2));
}

} // namespace gantry
