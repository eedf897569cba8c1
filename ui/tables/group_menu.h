#pragma once
#include <QString>

class QMenu;

namespace gantry {

class TableActions;
class TableView;

/// Fills a menu with what the rows of a table can be grouped by: columns, those shown first, each with its rank where it is one; as a tree
/// where rows lie in each other; fold and unfold all. Choosing a column adds it as the innermost level, choosing it again takes it away.
void fillGroupMenu(QMenu& menu, TableView& view, TableActions& actions);
/// What the button of such a menu says: "Group", "By Owner", "By Owner, Status".
QString groupMenuText(const TableView& view);

} // namespace gantry
