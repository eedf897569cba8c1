#include "ui/shell/controls/tool_row.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace gantry {
namespace {
class Rule final : public QWidget {
public:
    Rule() { setFixedSize(1, 16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        fillSharp(painter, rect(), currentTheme()["line.default"_token]);
    }
};
} // namespace

ToolRow::ToolRow(QWidget* parent)
    : QWidget(parent)
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    setFixedHeight(grown(40) + 1); // and the rule under it
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(mirrored(QMargins(16, 0, 12, 1)));
    row->setSpacing(8);
    m_left->setSpacing(8);
    m_right->setSpacing(8);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);
}

ActionButton* ToolRow::addAction(QAction* action)
{
    auto* button = new ActionButton(action, ActionButton::Look::Outlined);
    button->setFixedHeight(grown(24));
    m_left->addWidget(button);
    return button;
}
void ToolRow::addWidget(QWidget* widget) { m_left->addWidget(widget); }
void ToolRow::addSeparator() { m_left->addWidget(new Rule); }
ActionButton* ToolRow::addRightAction(QAction* action)
{
    auto* button = new ActionButton(action, ActionButton::Look::IconOnly);
    button->setFixedSize(grown(28), grown(24));
    m_right->addWidget(button);
    return button;
}
void ToolRow::addRightWidget(QWidget* widget) { m_right->addWidget(widget); }
void ToolRow::addRightSeparator() { m_right->addWidget(new Rule); }

void ToolRow::setYielding(std::vector<ActionButton*> buttons)
{
    m_yielding = std::move(buttons);
    arrange();
}

/// Told from what each would need and not by trying, so that it comes to rest: a change asks for a layout again.
void ToolRow::arrange()
{
    int needed = layout()->sizeHint().width();
    for (const ActionButton* button : m_yielding)
        if (button->isVisibleTo(this)) needed += button->wholeWidth() - button->sizeHint().width();
    for (ActionButton* button : m_yielding) {
        const bool whole = needed <= width() || !button->isVisibleTo(this);
        const int before = button->wholeWidth();
        button->setTextShown(whole);
        if (!whole) needed -= before - button->sizeHint().width();
    }
}

bool ToolRow::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) arrange();
    return done;
}

void ToolRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ToolRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    painter.fillRect(rect(), t["bg.surface"_token]);
    fillSharp(painter, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
}

} // namespace gantry
