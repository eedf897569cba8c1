#include "ui/pages/plan/side_panel.h"

#include "ui/pages/plan/plan_watch.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QPainter>

namespace gantry {

SidePanel::SidePanel(Workspace& workspace, PlanWatch& watch, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_watch(watch)
    , m_body(new QVBoxLayout(this))
    , m_summary(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_strip(new ProgressStrip)
{
    watch.setParent(this);
    auto* close = new QAction(icon("close"), tr("Close the panel"), this);
    connect(close, &QAction::triggered, this, &SidePanel::closeRequested);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(mirrored(QMargins(12, 6, 8, 6)));
    head->setSpacing(8);
    head->addWidget(new TextLabel(title, TypeRole::Section, "text.primary"_token));
    head->addWidget(m_summary, 1);
    head->addWidget(new ActionButton(close, ActionButton::Look::IconOnly));
    m_body->setContentsMargins(1, 0, 0, 0); // the line at the left
    m_body->setSpacing(0);
    m_body->addWidget(m_strip);
    m_body->addLayout(head);
}

void SidePanel::setProjects(std::vector<NodeId> projects) { m_watch.setProjects(std::move(projects)); }

void SidePanel::setSummary(const QString& text) { m_summary->setText(text); }

void SidePanel::showProgress()
{
    if (m_watch.isUpdating() == m_stripRuns) return;
    m_stripRuns = !m_stripRuns;
    if (m_stripRuns)
        m_strip->start();
    else
        m_strip->stop();
}

void SidePanel::offerUndo(const QString& sentence)
{
    m_workspace.notify({Notice::Tone::Good, sentence, tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

void SidePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_watch.setActive(true);
}

void SidePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_watch.setActive(false);
}

void SidePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    painter.fillRect(rect(), t["bg.surface"_token]);
    fillSharp(painter, mirrored(QRectF(0, 0, 1, height()), rect()), t["line.default"_token]);
}

} // namespace gantry
