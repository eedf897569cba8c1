#include "ui/pages/plan/plan_side.h"

#include "ui/pages/plan/difference_panel.h"
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
const QString shownKey = QStringLiteral("page/plan/side"), widthKey = QStringLiteral("page/plan/side-width");
} // namespace

PlanSide::PlanSide(Workspace& workspace, PlanTable& table, QWidget* plan)
    : QSplitter(Qt::Horizontal)
    , m_workspace(workspace)
    , m_table(table)
    , m_wanted(workspace.settings().value(shownKey).toString())
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    addWidget(plan);
    setStretchFactor(0, 1);
    const auto typing = [this] { return m_table.isEditing(); };
    m_places.push_back(
        {QStringLiteral("quality"), toggle("flag", "plan/quality", tr("Checks of the plan: the DCMA's fourteen points and our own")),
            [this, typing] { return new QualityPanel(m_workspace, typing); }});
    m_places.push_back({QStringLiteral("differences"),
        toggle("import", "plan/differences", tr("Tasks whose dates here are not those of the file that they came from, and why")),
        [this, typing] { return new DifferencePanel(m_workspace, typing); }});
    for (Place& place : m_places) connect(place.toggle, &QAction::triggered, this, [this, &place] { act(place); });
}

QAction* PlanSide::toggle(const char* iconName, const char* key, const QString& tip)
{
    QAction* out = keyMap().action(iconName, key, this);
    out->setCheckable(true);
    out->setToolTip(tip);
    return out;
}

QList<QAction*> PlanSide::toggles() const { return {qualityToggle(), differencesToggle()}; }
QualityPanel* PlanSide::quality() const { return static_cast<QualityPanel*>(m_places[0].panel); }
DifferencePanel* PlanSide::differences() const { return static_cast<DifferencePanel*>(m_places[1].panel); }

void PlanSide::setProjects(const std::vector<NodeId>& projects)
{
    m_projects = projects;
    arrange();
}

void PlanSide::act(Place& place)
{
    const bool inside = place.panel && place.panel->isVisible() && place.panel->isAncestorOf(window()->focusWidget());
    want(inside ? QString() : place.key);
    if (!inside && place.panel) place.panel->setFocus(Qt::ShortcutFocusReason);
}

void PlanSide::want(const QString& key)
{
    const QWidget* focus = window()->focusWidget();
    m_wanted = key;
    for (const Place& place : m_places)
        if (place.key != key && place.panel && place.panel->isAncestorOf(focus)) m_table.setFocus();
    arrange();
}

void PlanSide::arrange()
{
    int wide = m_workspace.settings().value(widthKey, usualWidth()).toInt(); // a panel that takes the place of another is as wide
    for (const Place& place : m_places)
        if (place.panel && place.panel->isVisible()) wide = place.panel->width();
    for (const bool showing : {false, true}) // first those that go
        for (Place& place : m_places) {
            const bool shown = place.key == m_wanted && !m_projects.empty();
            if (shown != showing) continue;
            place.toggle->setEnabled(!m_projects.empty());
            place.toggle->setChecked(shown);
            const bool fresh = shown && !place.panel;
            if (fresh) open(place);
            if (!place.panel) continue;
            place.panel->setProjects(m_projects);
            const bool comes = shown && (fresh || place.panel->isHidden());
            place.panel->setVisible(shown);
            if (!comes) continue;
            wide = std::clamp(wide, leastWidth(), mostWidth());
            QList<int> sizes(count(), 0);
            sizes[indexOf(place.panel)] = wide;
            sizes[0] = std::max(1, width() - wide - handleWidth());
            setSizes(sizes);
        }
}

void PlanSide::open(Place& place)
{
    place.panel = place.make();
    place.panel->setMinimumWidth(leastWidth());
    place.panel->setMaximumWidth(mostWidth());
    place.panel->resize(usualWidth(), height());
    connect(place.panel, &SidePanel::taskChosen, this, &PlanSide::taskChosen);
    connect(place.panel, &SidePanel::closeRequested, this, [this] { want({}); });
    addWidget(place.panel);
    setStretchFactor(indexOf(place.panel), 0);
}

void PlanSide::store()
{
    m_workspace.settings().setValue(shownKey, m_wanted);
    for (const Place& place : m_places)
        if (place.panel && place.panel->isVisible()) m_workspace.settings().setValue(widthKey, place.panel->width());
}

} // namespace gantry
