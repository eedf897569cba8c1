#include "ui/shell/controls/page_header.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPainter>

namespace gantry {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TypeRole::Title, "text.primary"_token))
    , m_context(new TextLabel(QString(), TypeRole::Body, "text.secondary"_token))
    , m_tools(new QHBoxLayout)
    , m_actions(new QHBoxLayout)
    , m_more(new QAction(icon("more"), tr("More"), this))
    , m_moreButton(new ActionButton(m_more, ActionButton::Look::IconOnly))
{
    setFixedHeight(grown(48) + 1); // and the rule under it
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(mirrored(QMargins(16, 0, 8, 1)));
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_context, 1);
    m_context->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tools->setSpacing(8);
    m_actions->setSpacing(8);
    row->addLayout(m_tools);
    row->addLayout(m_actions);
    row->addWidget(m_moreButton);
    connect(m_more, &QAction::triggered, this, &PageHeader::openOverflow);
    m_more->setVisible(false);
    setAccessibleName(title);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}
void PageHeader::setContext(const QString& line)
{
    m_context->setText(line);
    m_context->setToolTip(line);
}
void PageHeader::addWidget(QWidget* widget) { m_tools->addWidget(widget); }

void PageHeader::addAction(QAction* action)
{
    auto* button = new ActionButton(action, ActionButton::Look::Outlined);
    m_actions->insertWidget(int(m_buttons.size()), button);
    m_buttons << button;
    connect(action, &QAction::changed, this, &PageHeader::arrange); // after the button's own, which may show what does not fit
    arrange();
}
void PageHeader::setPrimary(QAction* action)
{
    delete m_primary;
    m_primary = new ActionButton(action, ActionButton::Look::Primary);
    m_actions->addWidget(m_primary);
    connect(action, &QAction::changed, this, &PageHeader::arrange);
    arrange();
}
void PageHeader::addOverflow(QAction* action)
{
    m_overflow << action;
    arrange();
}

void PageHeader::arrange()
{
    // The context line gives way first, down to 120 px; then actions go, the leftmost first.
    int room = width() - 16 - 8 - 36 - m_title->sizeHint().width() - 120;
    for (int i = 0; i < m_tools->count(); ++i) room -= m_tools->itemAt(i)->sizeHint().width() + 8;
    if (m_primary && m_primary->action()->isVisible()) room -= m_primary->sizeHint().width() + 8;
    bool hidden = false;
    for (auto it = m_buttons.rbegin(); it != m_buttons.rend(); ++it) {
        if (!(*it)->action()->isVisible()) continue;
        room -= (*it)->sizeHint().width() + 8;
        (*it)->setVisible(room >= 0 && !hidden);
        hidden = hidden || room < 0;
    }
    m_more->setVisible(hidden || !m_overflow.isEmpty());
}

void PageHeader::openOverflow()
{
    QMenu menu(this);
    for (ActionButton* button : m_buttons)
        if (button->isHidden() && button->action()->isVisible()) menu.QWidget::addAction(button->action());
    if (!menu.isEmpty() && !m_overflow.isEmpty()) menu.addSeparator();
    menu.addActions(m_overflow);
    menu.exec(
        m_moreButton->mapToGlobal(QPoint(isMirrored() ? 0 : m_moreButton->width() - menu.sizeHint().width(), m_moreButton->height() + 2)));
}

void PageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PageHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    painter.fillRect(rect(), t["bg.surface"_token]);
    fillSharp(painter, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
}

} // namespace gantry
