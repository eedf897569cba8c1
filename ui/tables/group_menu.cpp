#include "ui/tables/group_menu.h"

#include "ui/shell/icons.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QMenu>

namespace gantry {
namespace {

void addColumn(QMenu& menu, TableView& view, int c)
{
    RecordTableModel& model = view.records();
    const Column& column = model.columnAt(c);
    const auto& groups = model.groupColumns();
    const auto at = std::ranges::find(groups, c);
    QString text = RowGroups::byMonth(column) ? QObject::tr("%1, by month").arg(column.title) : column.title;
    if (at != groups.end() && groups.size() > 1) text += u'\t' + QString::number(at - groups.begin() + 1);
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(at != groups.end());
    QObject::connect(action, &QAction::triggered, &view, [&view, c] { view.toggleGroup(c); });
}

} // namespace

void fillGroupMenu(QMenu& menu, TableView& view, TableActions& actions)
{
    menu.clear();
    RecordTableModel& model = view.records();
    QAction* none = menu.addAction(icon("close"), QObject::tr("Do not group"));
    none->setEnabled(model.isGrouped());
    QObject::connect(none, &QAction::triggered, &view, [&view] { view.setGroups({}); });
    if (model.canBeTree()) menu.addAction(actions.asTree);
    menu.addSeparator();
    const std::vector<int> shown = view.shownColumns();
    for (const int c : shown)
        if (RowGroups::groups(model.columnAt(c))) addColumn(menu, view, c);
    QMenu* more = menu.addMenu(QObject::tr("Other columns"));
    for (int c = 0; c < model.columnCount(); ++c)
        if (RowGroups::groups(model.columnAt(c)) && std::ranges::count(shown, c) == 0) addColumn(*more, view, c);
    more->setEnabled(!more->isEmpty());
    menu.addSeparator();
    menu.addActions({actions.expandAll, actions.collapseAll});
}

QString groupMenuText(const TableView& view)
{
    QStringList titles;
    for (const int c : view.records().groupColumns()) titles << view.records().columnAt(c).title;
    return titles.isEmpty() ? QObject::tr("Group") : QObject::tr("By %1").arg(titles.join(QStringLiteral(", ")));
}

} // namespace gantry
