#pragma once
#include "core/session/closed_history.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QStandardItemModel;

namespace gantry {

class LedgerView;
class TextLabel;

/// How a figure of a project moved from close to close and since, with the records that moved it: of the contingency its draw-down log.
/// Stays open beside the page and follows edits; a record that is clicked is shown there.
class MovesDialog final : public QDialog {
    Q_OBJECT
public:
    enum Column { NameColumn, FigureColumn, DifferenceColumn, ColumnCount };
    MovesDialog(Workspace& workspace, QWidget* parent);
    /// None: the first project of the scope that has costs.
    void setFigure(NodeId project, CostMeasure measure);
    LedgerView* list() const { return m_list; }
    QComboBox* projects() const { return m_project; }
    QComboBox* measures() const { return m_measure; }
    /// What is shown, with a heading: period, record, change, figure, difference.
    std::vector<QStringList> table() const;

private:
    void fillProjects(NodeId chosen);
    void refresh();
    void addMove(const FigureMove& move, int digits);

    Workspace& m_workspace;
    QComboBox *m_project, *m_measure;
    QStringList m_known; // what m_closed is of: project, measure, closes
    std::vector<FigureMove> m_closed; // closes do not change
    TextLabel* m_hint;
    QStandardItemModel* m_rows;
    LedgerView* m_list;
    QTimer m_later; // edits come in bursts
};

} // namespace gantry
