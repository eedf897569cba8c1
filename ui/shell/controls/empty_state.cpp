#include "ui/shell/controls/empty_state.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {
namespace {
/// Paints the icon itself, so that it follows a change of theme (a QLabel keeps the pixmap it was given).
class IconMark final : public QWidget {
public:
    explicit IconMark(const QIcon& icon)
        : m_icon(icon)
    {
        setFixedSize(24, 24);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};
} // namespace

EmptyState::EmptyState(const char* iconName, const QString& sentence, QAction* primary, QAction* other, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addWidget(new IconMark(icon(iconName)));
    auto* text = new TextLabel(sentence, TypeRole::Body, "text.secondary"_token);
    text->setWordWrap(true);
    text->setMaximumWidth(480);
    column->addWidget(text);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    if (primary) row->addWidget(new ActionButton(primary, ActionButton::Look::Primary));
    if (other) row->addWidget(new ActionButton(other, ActionButton::Look::Outlined));
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    setAccessibleName(sentence);
}

} // namespace gantry
