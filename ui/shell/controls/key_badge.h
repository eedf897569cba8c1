#pragma once
#include <QColor>
#include <QKeySequence>
#include <QRect>

class QPainter;

namespace gantry {

/// "Ctrl N", as a badge shows it; empty without a shortcut.
QString badgeText(const QKeySequence& keys);
/// Paints `keys` in a small frame where lines end in `area`, in its middle, and answers with what is left of `area` for the text beside it.
/// Nothing is painted where there are no keys.
QRect paintKeyBadge(QPainter& painter, const QRect& area, const QString& keys, const QColor& ink, const QColor& line);
/// Text in the painter's font, elided to `area`.
void paintElided(QPainter& painter, const QRect& area, const QString& text);

} // namespace gantry
