#pragma once
#include <QString>

class QWidget;

/// Renders a widget that need not be on a screen, at a device pixel ratio.
void save(QWidget& widget, const QString& path, double scale);
