#pragma once
#include "ui/shell/workspace.h"
#include "ui/tables/cell_block.h"

#include <QAction>

namespace gantry {

class TableView;
struct CellRange;

/// What a person does with the records and cells of a table: each an action with its usual key, each one step of undo. They are actions of
/// the view, so their keys work while it has the keyboard.
class TableActions final : public QObject {
    Q_OBJECT
public:
    TableActions(Workspace& workspace, TableView& view);

    QAction *insert, *remove, *copy, *cut, *paste, *fillDown, *clear;
    QList<QAction*> all() const { return {insert, remove, copy, cut, paste, fillDown, clear}; }
    /// Enabled as the selection and the file allow.
    void refresh();

private:
    QAction* make(const char* iconName, const char* key, void (TableActions::*run)());
    void addRecord();
    void removeRecords();
    void copyCells();
    void cutCells();
    void pasteCells();
    void fillCells();
    void clearCells();
    void fillRange(const CellRange& from, int toRow);
    bool apply(Result<BlockChange> change, const QString& done);
    void offerUndo(const QString& sentence);

    Workspace& m_workspace;
    TableView& m_view;
};

} // namespace gantry
