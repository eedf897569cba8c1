#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>

class QAction;
class QCheckBox;

namespace gantry {

class PickEdit;
class TableView;

/// What a person does with records of one kind beside editing cells: realise a risk, finish a treatment, escalate an issue. Actions of the
/// table's own menu, enabled as its selection allows; none for most kinds.
QList<QAction*> recordActions(Workspace& workspace, TableView& view);

/// Asks to whom an issue is escalated, and whether it moves to the programme above.
class EscalateDialog final : public QDialog {
    Q_OBJECT
public:
    EscalateDialog(Workspace& workspace, IssueId issue, QWidget* parent);
    PickEdit& person() const { return *m_person; }
    QCheckBox& moves() const { return *m_moves; }

private:
    void escalate();

    Workspace& m_workspace;
    IssueId m_issue;
    PickEdit* m_person;
    QCheckBox* m_moves;
};

} // namespace gantry
