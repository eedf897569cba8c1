#pragma once
#include "ui/pages/plan/side_panel.h"

#include <QSplitter>

class QAction;

namespace gantry {

class DifferencePanel;
class PlanTable;
class QualityPanel;
class Workspace;

/// A plan and, where somebody wants one, a panel at its right: the quality of the plan, or its differences from the file that it came from.
/// A panel is made when first shown; which one is shown, and its width, are remembered.
class PlanSide final : public QSplitter {
    Q_OBJECT
public:
    PlanSide(Workspace& workspace, PlanTable& table, QWidget* plan);
    /// Each shows its panel and goes into it; from within puts it away.
    QList<QAction*> toggles() const;
    QAction* qualityToggle() const { return m_places[0].toggle; }
    QAction* differencesToggle() const { return m_places[1].toggle; }
    QualityPanel* quality() const;
    DifferencePanel* differences() const;
    /// No projects: there is nothing to look at, and the panels stay away.
    void setProjects(const std::vector<NodeId>& projects);
    void store();

Q_SIGNALS:
    void taskChosen(gantry::TaskId task);

private:
    struct Place {
        QString key; // for settings
        QAction* toggle;
        std::function<SidePanel*()> make;
        SidePanel* panel = nullptr;
    };
    QAction* toggle(const char* iconName, const char* key, const QString& tip);
    void act(Place& place);
    void want(const QString& key); // empty: none
    void arrange();
    void open(Place& place);

    Workspace& m_workspace;
    PlanTable& m_table;
    std::vector<Place> m_places;
    std::vector<NodeId> m_projects;
    QString m_wanted;
};

} // namespace gantry
