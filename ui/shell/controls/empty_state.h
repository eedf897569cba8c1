#pragma once
#include <QWidget>

class QAction;

namespace gantry {

/// What stands where records would be: an icon, one sentence, and the one or two things that help. Lies top left of its area.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(
        const char* iconName, const QString& sentence, QAction* primary = nullptr, QAction* other = nullptr, QWidget* parent = nullptr);
};

} // namespace gantry
