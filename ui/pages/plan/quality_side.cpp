#include "ui/pages/plan/quality_side.h"

#include "ui/pages/plan/plan_table.h"
#include "ui/pages/plan/quality_panel.h"
#include "ui/shell/key_map.h"
#include "ui/shell/theme.h"

#include <QAction>

namespace gantry {
namespace {
int usualWidth() { return grown(320); }
int leastWidth() { return grown(264); }
int mostWidth() { return grown(480); }
const QString shownKey = QStringLiteral("page/plan/quality"), widthKey = QStringLiteral("page/plan/quality-width");
} // namespace

QualitySide::QualitySide(Workspace& workspace, PlanTable& table, QWidget* plan)
    : QSplitter(Qt::Horizontal)
    , m_workspace(workspace)
    , m_table(table)
    , m_toggle(keyMap().action("flag", "plan.quality", this))
    , m_wanted(workspace.settings().value(shownKey, false).toBool())
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    addWidget(plan);
    setStretchFactor(0, 1);
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("Checks of the plan: the DCMA's fourteen points and our own"));
    connect(m_toggle, &QAction::triggered, this, &QualitySide::act);
}

void QualitySide::setProjects(const std::vector<NodeId>& projects)
{
    m_projects = projects;
    place();
}

void QualitySide::act()
{
    const bool inside = m_panel && m_panel->isVisible() && m_panel->isAncestorOf(window()->focusWidget());
    setWanted(!inside);
    if (!inside && m_panel) m_panel->setFocus(Qt::ShortcutFocusReason);
}

void QualitySide::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (!wanted && m_panel && m_panel->isAncestorOf(window()->focusWidget())) m_table.setFocus();
    place();
}

void QualitySide::place()
{
    const bool shown = m_wanted && !m_projects.empty();
    m_toggle->setEnabled(!m_projects.empty());
    m_toggle->setChecked(shown);
    if (shown && !m_panel) {
        m_panel = new QualityPanel(m_workspace, [this] { return m_table.isEditing(); });
        m_panel->setMinimumWidth(leastWidth());
        m_panel->setMaximumWidth(mostWidth());
        connect(m_panel, &QualityPanel::taskChosen, this, &QualitySide::taskChosen);
        connect(m_panel, &QualityPanel::closeRequested, this, [this] { setWanted(false); });
        const int wide = std::clamp(m_workspace.settings().value(widthKey, usualWidth()).toInt(), leastWidth(), mostWidth());
        m_panel->resize(wide, height());
        addWidget(m_panel);
        setStretchFactor(1, 0);
        setSizes({std::max(1, width() - wide - handleWidth()), wide});
    }
    if (!m_panel) return;
    m_panel->setProjects(m_projects);
    m_panel->setVisible(shown);
}

void QualitySide::store()
{
    m_workspace.settings().setValue(shownKey, m_wanted);
    if (m_panel && m_panel->isVisible()) m_workspace.settings().setValue(widthKey, m_panel->width());
}

} // namespace gantry
