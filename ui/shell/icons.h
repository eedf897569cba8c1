#pragma once
#include <QIcon>
#include <QStringList>

namespace gantry {

/// The drawing `name` of resources/icons, tinted from the palette of whoever paints it and sharp at every scale.
/// Stroke is 1.5 px at any size. An unknown name is a broken promise of the program: it asserts.
QIcon icon(const char* name);
/// The same in one colour that does not follow state, e.g. a mark of the theme or white on an accent.
QIcon icon(const char* name, const QColor& color);
QStringList iconNames();

} // namespace gantry
