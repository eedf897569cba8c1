#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace gantry {

/// A figure, or a part of one, as the dialog shows it.
struct ExplainedLine {
    QString what; // "Current contract", "Line of Builder: Slab"
    QString how; // the rule, or why a record counts
    QString amount; // "1,250.00", signed as it enters the sum
    RecordKey record{}; // where it leads to; none: nowhere
    std::vector<ExplainedLine> below{};
};
struct ExplainedFigure {
    QString title; // "Forecast final cost of Saltgate trunk main"
    QString unit; // "GBP"
    ExplainedLine figure;
    QStringList rules{}; // house rules that bear on it, as they are set
    std::optional<ExplainedLine> since{}; // what has moved it since the last close, where there is one
};

/// What makes up a figure: rule and parts down to the records that were entered. Stays open beside the page and follows edits; a part that
/// is chosen is shown on its page.
class ExplainDialog final : public QDialog {
    Q_OBJECT
public:
    /// Asked again after each edit; nullopt once what it explains is gone.
    using Ask = std::function<std::optional<ExplainedFigure>()>;
    ExplainDialog(Workspace& workspace, QWidget* parent);
    void setFigure(Ask ask);
    QTreeWidget* parts() const { return m_parts; }
    /// Everything shown, a line a part.
    QString text() const;

private:
    void refresh();
    void add(QTreeWidgetItem* parent, const ExplainedLine& line);

    Workspace& m_workspace;
    Ask m_ask;
    QLabel *m_head, *m_rules;
    QTreeWidget* m_parts;
    QTimer m_later; // edits come in bursts
};

/// Opens the dialog of the window, or takes the open one, for this figure.
void showExplanation(Workspace& workspace, ExplainDialog::Ask ask, QWidget* window);

} // namespace gantry
