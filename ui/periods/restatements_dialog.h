#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QStandardItemModel;

namespace gantry {

class LedgerView;
class TextLabel;

/// What was edited in the books of a period since it was first closed, the latest first: when, by whom, which record, from what to what.
/// Stays open beside the page and follows edits; a record that is clicked is shown there.
class RestatementsDialog final : public QDialog {
    Q_OBJECT
public:
    enum Column { WhenColumn, WhoColumn, RecordColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    RestatementsDialog(Workspace& workspace, QWidget* parent);
    void setPeriod(PeriodId period);
    LedgerView* list() const { return m_list; }

private:
    void refresh();

    Workspace& m_workspace;
    PeriodId m_period;
    TextLabel *m_head, *m_hint;
    QStandardItemModel* m_rows;
    LedgerView* m_list;
    QTimer m_later; // edits come in bursts
};

} // namespace gantry
