#pragma once
#include "core/model/portfolio.h"

#include <QSplitter>

class QAction;

namespace gantry {

class PlanTable;
class QualityPanel;
class Workspace;

/// A plan and, where somebody wants it, the quality panel at its right. The panel is made when first shown; that it is shown, and its
/// width, are remembered.
class QualitySide final : public QSplitter {
    Q_OBJECT
public:
    QualitySide(Workspace& workspace, PlanTable& table, QWidget* plan);
    /// Shows the panel and goes into it; from within it puts it away.
    QAction* toggle() const { return m_toggle; }
    /// No projects: there is nothing to check, and the panel stays away.
    void setProjects(const std::vector<NodeId>& projects);
    QualityPanel* panel() const { return m_panel; }
    void store();

Q_SIGNALS:
    void taskChosen(gantry::TaskId task);

private:
    void act();
    void setWanted(bool wanted);
    void place();

    Workspace& m_workspace;
    PlanTable& m_table;
    QAction* m_toggle;
    QualityPanel* m_panel = nullptr;
    std::vector<NodeId> m_projects;
    bool m_wanted = false;
};

} // namespace gantry
