#pragma once
#include "ui/shell/theme.h"

#include <QAbstractButton>

namespace gantry {

/// One condition that is in force, e.g. "Active projects": a click edits it, the cross (or Delete) takes it away.
class FilterChip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect cross() const { return mirrored(QRect(width() - 22, (height() - 16) / 2, 16, 16), rect()); }
};

} // namespace gantry
