#include "ui/window/status_line.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

namespace gantry {

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_state(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_totals(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_right(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_work(new TextLabel({}, TypeRole::Small, "text.primary"_token))
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setFixedHeight(grown(24) + 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(16);
    row->addWidget(m_state);
    row->addWidget(m_totals);
    row->addStretch(1);
    row->addWidget(m_work);
    m_bar->setFixedSize(120, 12);
    m_bar->setTextVisible(false);
    row->addWidget(m_bar);
    m_cancel->setFixedHeight(grown(20));
    m_cancel->setProperty("look", QStringLiteral("bare"));
    row->addWidget(m_cancel);
    row->addWidget(m_right);
    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelled);
    endWork();
}

void StatusLine::setState(const QString& text) { m_state->setText(text); }
void StatusLine::setTotals(const QString& text) { m_totals->setText(text); }
void StatusLine::setRight(const QString& text) { m_right->setText(text); }

void StatusLine::startWork(const QString& name)
{
    setWork(name, 0);
    for (QWidget* w : {static_cast<QWidget*>(m_work), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)}) w->setVisible(true);
}
void StatusLine::setWork(const QString& name, int percent)
{
    m_work->setText(tr("%1, %2 %").arg(name).arg(percent));
    m_bar->setValue(percent);
}
void StatusLine::endWork()
{
    for (QWidget* w : {static_cast<QWidget*>(m_work), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)}) w->setVisible(false);
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.frame"_token]);
    fillSharp(p, QRectF(0, 0, width(), 1), currentTheme()["line.default"_token]);
}

} // namespace gantry
