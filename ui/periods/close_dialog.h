#pragma once
#include "core/session/closing.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace gantry {

class LedgerView;
class TextLabel;

/// Asks whether a period is to be closed: the figures of the portfolio that will be frozen beside those of the last close, and what is
/// still open, each leading to its record. Stays open beside the page and follows edits, so that points can be settled one by one.
class CloseDialog final : public QDialog {
    Q_OBJECT
public:
    enum FigureColumn { NameColumn, LastColumn, NowColumn, DifferenceColumn, FigureColumns };
    CloseDialog(Workspace& workspace, PeriodId period, QWidget* parent);
    LedgerView* figures() const { return m_figures; }
    LedgerView* points() const { return m_points; }

private:
    void refresh();
    void fillFigures(const Period& period);
    void fillPoints();
    void close();

    Workspace& m_workspace;
    PeriodId m_period;
    TextLabel *m_head, *m_what, *m_pointsHead, *m_none;
    LedgerView *m_figures, *m_points;
    QStandardItemModel *m_figureRows, *m_pointRows;
    QPushButton* m_close;
    QTimer m_later; // edits come in bursts
};

/// Asks why a closed period is to be opened again.
class ReopenDialog final : public QDialog {
    Q_OBJECT
public:
    ReopenDialog(Workspace& workspace, PeriodId period, QWidget* parent);

private:
    QLineEdit* m_reason;
};

} // namespace gantry
