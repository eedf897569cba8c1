#pragma once
#include "ui/shell/workspace.h"
#include "ui/tables/cell_block.h"

#include <QAction>

namespace gantry {

/// Spreadsheet habits over any table that is a CellSheet: copy with and without titles, cut, paste with new rows, fill down, clear. Each
/// writes one ChangeSet, and where cells are refused it shows them first and asks whether to take the rest. They are actions of `owner`, so
/// their keys work while it has the keyboard.
class CellActions final : public QObject {
    Q_OBJECT
public:
    /// `room`: where the keys are listed ("table", "plan"); see keyedCommands. The sheet outlives this.
    CellActions(Workspace& workspace, CellSheet& sheet, QWidget& owner, const QByteArray& room);

    QAction *copy, *copyTitled, *cut, *paste, *fillDown, *clear;
    QList<QAction*> all() const { return {copy, copyTitled, cut, paste, fillDown, clear}; }
    /// Enabled as the selection and the file allow; `places`: there is something to paste into.
    void refresh(bool writable, bool any, bool places);
    /// Repeats one block over another, as the fill handle does.
    void fillInto(const CellBlock& from, const CellBlock& to, const CellBlock& selectAfter);

private:
    QAction* make(const char* iconName, const QByteArray& key, void (CellActions::*run)());
    void copyCells() { toClipboard(false); }
    void copyWithTitles() { toClipboard(true); }
    void toClipboard(bool titles);
    void cutCells();
    void pasteCells();
    void fillCells();
    void clearCells();
    /// Where a text of rows goes; empty where it has no place, which was said.
    std::vector<CellBlock> targetsOf(CellGrid& grid, std::vector<QStringList>& texts) const;
    void take(Result<BlockChange> change, const QString& verb, const CellBlock& selectAfter = {});
    void write(BlockChange change, const CellBlock& selectAfter, bool tell);

    Workspace& m_workspace;
    CellSheet& m_sheet;
    QWidget& m_owner;
};

} // namespace gantry
