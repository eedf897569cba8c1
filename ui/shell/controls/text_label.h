#pragma once
#include "ui/shell/theme.h"

#include <QLabel>

namespace gantry {

/// Plain text in one of the sizes and inks of the look; elides instead of pushing its neighbours, unless it wraps words.
class TextLabel final : public QLabel {
    Q_OBJECT
public:
    TextLabel(const QString& text, TypeRole role, Token ink, QWidget* parent = nullptr);
    void setInk(Token ink);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Token m_ink;
};

} // namespace gantry
