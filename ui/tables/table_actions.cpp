#include "ui/tables/table_actions.h"

#include "core/edit/records.h"
#include "core/edit/tree.h"
#include "core/text/text.h"
#include "ui/explain/explained_costs.h"
#include "ui/models/change_composer.h"
#include "ui/shell/key_map.h"
#include "ui/tables/change_records_dialog.h"
#include "ui/tables/new_record_dialog.h"
#include "ui/tables/record_grid.h"
#include "ui/tables/removal_dialog.h"
#include "ui/tables/table_view.h"

namespace gantry {
namespace {

QString counted(const RecordTableModel& model, qsizetype count)
{
    const EntityInfo& info = infoOf(model.entity());
    return count == 1 ? QObject::tr("1 %1").arg(info.labelText().toLower())
                      : QObject::tr("%1 %2").arg(QLocale().toString(count), info.pluralText().toLower());
}

} // namespace

TableActions::TableActions(Workspace& workspace, TableView& view)
    : QObject(&view)
    , m_workspace(workspace)
    , m_view(view)
    , m_cells(new CellActions(workspace, *this, view, "table"))
{
    const QString label = infoOf(view.records().entity()).labelText().toLower();
    insert = make("plus", "table/add", &TableActions::addRecord);
    insert->setText(tr("New %1").arg(label));
    remove = make("trash", "table/remove", &TableActions::removeRecords);
    change = make("edit", "table/change", &TableActions::changeRecords);
    change->setText(tr("Change selected..."));
    group = make("group", "table/group", &TableActions::groupByCurrent);
    explain = make("help", "table/explain", &TableActions::explainFigure);
    history = make("history", "table/history", &TableActions::showHistory);
    indent = make("indent", "table/indent", &TableActions::indentRecords);
    outdent = make("outdent", "table/outdent", &TableActions::outdentRecords);
    fold = make("chevrons-updown", "table/fold", &TableActions::foldCurrent);
    expandAll = make("expand", "table/expand-all", nullptr);
    collapseAll = make("collapse", "table/collapse-all", nullptr);
    asTree = make("group", "table/tree", nullptr);
    asTree->setCheckable(true);
    connect(expandAll, &QAction::triggered, this, [this] { m_view.records().setAllOpen(true); });
    connect(collapseAll, &QAction::triggered, this, [this] { m_view.records().setAllOpen(false); });
    connect(asTree, &QAction::triggered, this, [this](bool tree) {
        if (tree) m_view.setGroups({}); // rows stand under one thing or the other
        m_view.records().setTree(tree);
        refresh();
    });
    connect(&view.records(), &RecordTableModel::countsChanged, this, &TableActions::refresh);
    connect(&view, &TableView::selectionMoved, this, &TableActions::refresh);
    connect(&view, &TableView::fillWanted, this, &TableActions::fillRange);
    connect(&workspace.session(), &Session::stateChanged, this, &TableActions::refresh);
    refresh();
}

QAction* TableActions::make(const char* iconName, const char* key, void (TableActions::*run)())
{
    QAction* action = keyMap().action(iconName, key, this);
    m_view.addAction(action);
    connect(action, &QAction::triggered, this, [this, run] {
        if (m_view.finishEditing() && run) (this->*run)();
    });
    return action;
}

void TableActions::refresh()
{
    const Session& session = m_workspace.session();
    const QString& locked = m_view.records().locked();
    const bool writable = !session.isReadOnly() && locked.isEmpty(), any = m_view.currentRecord() || !m_view.selectedBlocks().empty();
    QString why;
    if (!writable && session.readOnlyReason()) why = sentence(*session.readOnlyReason());
    const bool takesNew = m_view.records().takesNew();
    insert->setEnabled(writable && takesNew);
    if (!locked.isEmpty())
        why = locked;
    else if (!takesNew)
        why = tr("%1 are made by the program, not by hand.").arg(infoOf(m_view.records().entity()).pluralText());
    insert->setToolTip(why.isEmpty() ? insert->text() : why);
    remove->setEnabled(writable && any);
    change->setEnabled(writable && any);
    const QModelIndex at = m_view.currentIndex();
    explain->setEnabled(m_view.currentRecord() && m_view.records().columnAt(at.column()).measure);
    group->setEnabled(at.isValid() && RowGroups::groups(m_view.records().columnAt(at.column())));
    history->setEnabled(m_view.currentRecord() && !m_view.records().columnAt(at.column()).computed());
    m_cells->refresh(writable, any, true);
    const RecordTableModel& model = m_view.records();
    for (QAction* action : {indent, outdent}) {
        action->setVisible(model.isTree());
        action->setEnabled(model.isTree() && writable && any);
    }
    for (QAction* action : {fold, expandAll, collapseAll}) {
        action->setVisible(model.isTree() || model.isGrouped());
        action->setEnabled(action->isVisible() && (action != fold || at.isValid()));
    }
    asTree->setVisible(model.canBeTree());
    asTree->setEnabled(model.canBeTree());
    asTree->setChecked(model.isTree());
}

QList<QAction*> TableActions::all() const
{
    return QList<QAction*>{insert, remove, change, explain, history} + m_cells->all()
        + QList<QAction*>{group, indent, outdent, fold, expandAll, collapseAll, asTree};
}

void TableActions::addRecord()
{
    RecordTableModel& model = m_view.records();
    auto cells = model.placeBehind(m_workspace.portfolio(), m_view.currentRecord());
    auto needed = model.neededForNew();
    std::erase_if(needed, [&](int field) {
        const int column = model.columnOf(infoOf(model.entity()).fields[std::size_t(field)].keyText());
        return std::ranges::find(cells, column, &std::pair<int, Value>::first) != cells.end();
    });
    if (!needed.empty()) {
        NewRecordDialog dialog(model, needed, m_view.window());
        if (dialog.exec() != QDialog::Accepted) return;
        for (const auto& cell : dialog.cells()) cells.push_back(cell);
    }
    auto set = model.add(m_workspace.portfolio(), cells);
    const qint64 id = set ? insertedIn(*set, model.entity()) : 0;
    if (!m_workspace.apply(std::move(set))) return;
    m_view.setFocus();
    model.bringUp(id);
    m_view.setCurrent(id, {}, true);
}

void TableActions::removeRecords()
{
    RecordTableModel& model = m_view.records();
    std::vector<RecordKey> records;
    for (qint64 id : m_view.selectedRecords()) records.push_back({model.entity(), id});
    if (records.empty()) return;
    const QString what = records.size() == 1 ? u'“' + m_workspace.portfolio().titleOf(model.entity(), records.front().id) + u'”'
                                             : counted(model, qsizetype(records.size()));
    const int row = m_view.currentIndex().row();
    Hanging hanging = Hanging::Goes;
    if (const auto consequences = removalConsequences(m_workspace.portfolio(), records); consequences && !consequences->none()) {
        RemovalDialog question(m_workspace.portfolio(), what, *consequences, m_view.window());
        if (question.exec() != QDialog::Accepted) return;
        hanging = question.hanging();
    }
    auto set = gantry::removeRecords(m_workspace.portfolio(), records, hanging);
    const std::size_t along = set ? std::size_t(std::ranges::count(set->changes, Change::Remove, &Change::op)) - records.size() : 0;
    if (!m_workspace.apply(std::move(set))) return;
    if (const qint64 next = model.idFrom(row)) m_view.setCurrent(next);
    // No question where nothing else is concerned: one key brings it back.
    m_workspace.notify({Notice::Tone::Info,
        along == 0 ? tr("Deleted %1.").arg(what)
                   : tr("Deleted %1 and %2 records that hang on it.").arg(what, QLocale().toString(qulonglong(along))),
        tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

void TableActions::changeRecords()
{
    RecordTableModel& model = m_view.records();
    std::vector<qint64> records = m_view.selectedRecords();
    if (records.empty()) return;
    auto* dialog = new ChangeRecordsDialog(model, std::move(records), m_view.currentIndex().column(), m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, &model] {
        BlockChange change = dialog->take();
        const QString what = counted(model, qsizetype(change.records.size()));
        if (!m_workspace.apply(std::move(change.set))) return;
        m_workspace.notify({Notice::Tone::Info, tr("Changed %1.").arg(what), tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
    });
    dialog->open();
}

void TableActions::groupByCurrent()
{
    if (const QModelIndex at = m_view.currentIndex(); at.isValid()) m_view.toggleGroup(at.column());
}

void TableActions::explainFigure()
{
    const QModelIndex at = m_view.currentIndex();
    const auto measure = m_view.currentRecord() ? m_view.records().columnAt(at.column()).measure : std::nullopt;
    if (!measure) return;
    const RecordKey record = m_view.records().recordAt(at);
    showExplanation(
        m_workspace, [&session = m_workspace.session(), record, m = *measure] { return explainedCosts(session, record, m); },
        m_view.window());
}

void TableActions::showHistory()
{
    const QModelIndex at = m_view.currentIndex();
    if (at.isValid()) m_workspace.askHistory(m_view.records().recordAt(at), m_view.records().columnAt(at.column()).key);
}

void TableActions::moveInTree(bool inwards)
{
    RecordTableModel& model = m_view.records();
    std::vector<qint64> records = m_view.selectedRecords();
    const qint64 current = m_view.currentRecord();
    const QString column = m_view.currentIndex().isValid() ? model.columnAt(m_view.currentIndex().column()).key : QString();
    auto set = inwards ? gantry::indentRecords(m_workspace.portfolio(), model.entity(), records, model.outline())
                       : gantry::outdentRecords(m_workspace.portfolio(), model.entity(), records);
    if (!m_workspace.apply(std::move(set))) return;
    for (const qint64 id : records) // what went under a folded row stays in sight
        for (qint64 up = model.above(id); up; up = model.above(up)) model.setOpen(up, true);
    if (records.size() == 1) m_view.setCurrent(current, column);
}

void TableActions::foldCurrent()
{
    RecordTableModel& model = m_view.records();
    const QModelIndex at = m_view.currentIndex();
    if (model.isGrouped()) {
        const int head = !at.isValid() ? -1 : model.isHead(at.row()) ? at.row() : model.headAbove(at.row());
        if (head >= 0) m_view.toggleHead(head);
        return;
    }
    qint64 record = m_view.currentRecord();
    if (!model.hasBelow(record)) record = model.above(record); // a leaf folds what it lies in
    if (!record) return;
    const bool open = !model.isOpen(record);
    if (!open) m_view.setCurrent(record);
    model.setOpen(record, open);
}

void TableActions::fillRange(const CellRange& from, int toRow)
{
    CellRange to = from, whole = from;
    if (toRow > from.bottom) {
        to.top = from.bottom + 1;
        to.bottom = whole.bottom = toRow;
    } else {
        to.top = whole.top = toRow;
        to.bottom = from.top - 1;
    }
    m_cells->fillInto(m_view.blockOf(from), m_view.blockOf(to), m_view.blockOf(whole));
}

// What the cells' own actions ask of the table.

std::unique_ptr<CellGrid> TableActions::grid() const { return std::make_unique<RecordGrid>(m_view.records()); }
std::vector<CellBlock> TableActions::selectedBlocks() const { return m_view.selectedBlocks(); }
std::vector<int> TableActions::shownColumns() const { return m_view.shownColumns(); }
bool TableActions::finishEditing() { return m_view.finishEditing(); }

std::vector<qint64> TableActions::shownRows() const { return m_view.records().idsInSight(); }

bool TableActions::removeWholeRows()
{
    const std::vector<int> shown = shownColumns();
    const auto blocks = selectedBlocks();
    if (shown.size() < 2 || blocks.empty() || !std::ranges::all_of(blocks, [&](const CellBlock& b) { return b.columns == shown; }))
        return false;
    removeRecords();
    return true;
}

void TableActions::selectBlock(const CellBlock& block)
{
    const RecordTableModel& model = m_view.records();
    if (block.empty()) return;
    const int first = model.rowOf(block.records.front()), last = model.rowOf(block.records.back());
    if (first < 0 || last < first) return;
    QItemSelection selection;
    for (int column : block.columns) selection.select(model.index(first, column), model.index(last, column));
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view.scrollTo(model.index(last, block.columns.front()));
}

} // namespace gantry
