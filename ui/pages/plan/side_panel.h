#pragma once
#include "ui/shell/workspace.h"

#include <QWidget>

class QBoxLayout;

namespace gantry {

class PlanWatch;
class ProgressStrip;
class TextLabel;

/// What stands at the right of a plan and says something of it: a heading with a summary, a line while it is being worked out, and what a
/// panel puts below. Follows the edits while it is shown.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    SidePanel(Workspace& workspace, PlanWatch& watch, const QString& title, QWidget* parent = nullptr);
    void setProjects(std::vector<NodeId> projects);

Q_SIGNALS:
    void taskChosen(gantry::TaskId task);
    void closeRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void setSummary(const QString& text);
    void showProgress();
    void offerUndo(const QString& sentence);
    QBoxLayout* body() const { return m_body; }
    Workspace& workspace() const { return m_workspace; }

private:
    Workspace& m_workspace;
    PlanWatch& m_watch;
    QBoxLayout* m_body;
    TextLabel* m_summary;
    ProgressStrip* m_strip;
    bool m_stripRuns = false;
};

} // namespace gantry
