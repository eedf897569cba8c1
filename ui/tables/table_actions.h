#pragma once
#include "ui/tables/cell_actions.h"

namespace gantry {

class TableView;
struct CellRange;

/// What a person does with the records and cells of a register: each an action with its usual key, each one step of undo. They are actions
/// of the view, so their keys work while it has the keyboard.
class TableActions final : public QObject, private CellSheet {
    Q_OBJECT
public:
    TableActions(Workspace& workspace, TableView& view);

    QAction *insert, *remove;
    QAction* change; // many records at once
    QAction* explain; // of the figure under the cursor, where it is one
    QAction* history; // of the value under the cursor
    QAction* group; // by the column under the cursor
    QAction *indent, *outdent, *fold, *expandAll, *collapseAll, *asTree; // of rows that can lie in each other, or groups; else hidden
    CellActions* cells() const { return m_cells; }
    QList<QAction*> all() const;
    /// Enabled as the selection and the file allow.
    void refresh();

private:
    std::unique_ptr<CellGrid> grid() const override;
    std::vector<CellBlock> selectedBlocks() const override;
    std::vector<qint64> shownRows() const override;
    std::vector<int> shownColumns() const override;
    void selectBlock(const CellBlock& block) override;
    bool finishEditing() override;
    bool removeWholeRows() override;

    QAction* make(const char* iconName, const char* key, void (TableActions::*run)());
    void addRecord();
    void removeRecords();
    void changeRecords();
    void explainFigure();
    void groupByCurrent();
    void showHistory();
    void indentRecords() { moveInTree(true); }
    void outdentRecords() { moveInTree(false); }
    void moveInTree(bool inwards);
    void foldCurrent();
    void fillRange(const CellRange& from, int toRow);

    Workspace& m_workspace;
    TableView& m_view;
    CellActions* m_cells;
};

} // namespace gantry
