#pragma once
#include "ui/periods/close_dialog.h"

#include <QAction>

namespace gantry {

/// What a person does with periods, as actions that a page can show: close, reopen, compare, see how figures
/// moved and what was restated, add those of a year. They mean the period that
/// is selected, else the one whose turn it is.
class PeriodActions final : public QObject {
    Q_OBJECT
public:
    /// Dialogs stand on the window of `page`.
    PeriodActions(Workspace& workspace, QWidget* page);
    QAction *close, *reopen, *compare, *moves, *restatements, *addYear;
    QList<QAction*> all() const { return {close, reopen, compare, moves, restatements, addYear}; }

private:
    QAction* make(const char* iconName, const QString& text, const QString& tip, void (PeriodActions::*run)());
    void refresh();
    PeriodId selected() const;
    const Period* toClose() const;
    const Period* toReopen() const;
    void askToClose();
    void askToReopen();
    void showComparison();
    void showMoves();
    void showRestatements();
    void askForYear();

    Workspace& m_workspace;
    QWidget* m_page;
};

} // namespace gantry
