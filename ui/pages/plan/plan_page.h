#pragma once
#include "ui/pages/plan/plan_bars.h"
#include "ui/shell/page.h"

#include <QTimer>

class QStackedWidget;

namespace gantry {

class EmptyState;
class GanttView;
class PageHeader;
class PlanCommands;
class PlanFigures;
class PlanGestures;
class PlanTools;
class PlanBody;
class PlanSide;

/// The plan of a project, or of all projects in scope: work breakdown as a table, beside it the bars, scrolled together.
class PlanPage final : public Page {
    Q_OBJECT
public:
    explicit PlanPage(Workspace& workspace, QWidget* parent = nullptr);
    ~PlanPage() override;
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    bool print(PrintTo to) override;
    void store() override;
    PlanTable* table() const { return m_table; }
    GanttView* gantt() const { return m_gantt; }
    PlanModel* model() const { return m_model; }
    PlanSide* side() const { return m_side; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectParts();
    void takeScope();
    void follow(const ChangeSet& set);
    void refreshHeader();
    void refreshEmpty();
    void refreshRows();
    void selectionMoved();
    void tellTotals();
    void storeZoom();
    void newProject();
    /// The words of an empty page; made when first needed, for by then the window may offer an import.
    QWidget* nothingHere();

    PlanModel* m_model;
    PlanTable* m_table;
    PlanBars m_bars;
    GanttView* m_gantt;
    PlanFigures& m_figures;
    PlanCommands* m_commands;
    PlanTools* m_tools;
    PageHeader* m_header;
    PlanBody* m_body;
    QStackedWidget* m_stack;
    PlanSide* m_side;
    EmptyState *m_noTasks, *m_noMatch;
    QWidget* m_nothing = nullptr;
    QAction* m_newProject;
    NodeId m_scope;
    bool m_fitting = true, m_zooming = false;
    QTimer m_headerLater, m_rowsLater; ///< both at once, when everything else is done
};

} // namespace gantry
