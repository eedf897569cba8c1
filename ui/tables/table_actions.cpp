#include "ui/tables/table_actions.h"

#include "core/edit/records.h"
#include "core/text/text.h"
#include "ui/explain/explained_costs.h"
#include "ui/models/change_composer.h"
#include "ui/shell/key_map.h"
#include "ui/tables/new_record_dialog.h"
#include "ui/tables/record_grid.h"
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
    explain = make("help", "table/explain", &TableActions::explainFigure);
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
        if (m_view.finishEditing()) (this->*run)();
    });
    return action;
}

void TableActions::refresh()
{
    const Session& session = m_workspace.session();
    const bool writable = !session.isReadOnly(), any = !m_view.selectedRanges().empty();
    QString why;
    if (!writable && session.readOnlyReason()) why = sentence(*session.readOnlyReason());
    const bool takesNew = m_view.records().takesNew();
    insert->setEnabled(writable && takesNew);
    if (!takesNew) why = tr("%1 are made by the program, not by hand.").arg(infoOf(m_view.records().entity()).pluralText());
    insert->setToolTip(why.isEmpty() ? insert->text() : why);
    remove->setEnabled(writable && any);
    const QModelIndex at = m_view.currentIndex();
    explain->setEnabled(at.isValid() && m_view.records().columnAt(at.column()).measure);
    m_cells->refresh(writable, any, true);
}

QList<QAction*> TableActions::all() const { return QList<QAction*>{insert, remove, explain} + m_cells->all(); }

void TableActions::addRecord()
{
    RecordTableModel& model = m_view.records();
    std::vector<std::pair<int, Value>> cells;
    if (const auto needed = model.neededForNew(); !needed.empty()) {
        NewRecordDialog dialog(model, needed, m_view.window());
        if (dialog.exec() != QDialog::Accepted) return;
        cells = dialog.cells();
    }
    auto set = model.add(m_workspace.portfolio(), cells);
    const qint64 id = set ? insertedIn(*set, model.entity()) : 0;
    if (!m_workspace.apply(std::move(set))) return;
    m_view.setFocus();
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
    auto set = gantry::removeRecords(m_workspace.portfolio(), records);
    const std::size_t along = set ? std::size_t(std::ranges::count(set->changes, Change::Remove, &Change::op)) - records.size() : 0;
    if (!m_workspace.apply(std::move(set))) return;
    if (model.rowCount() > 0) m_view.setCurrent(model.idAt(std::clamp(row, 0, model.rowCount() - 1)));
    // No question before: one key brings it all back.
    m_workspace.notify({Notice::Tone::Info,
        along == 0 ? tr("Deleted %1.").arg(what)
                   : tr("Deleted %1 and %2 records that hang on it.").arg(what, QLocale().toString(qulonglong(along))),
        tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

void TableActions::explainFigure()
{
    const QModelIndex at = m_view.currentIndex();
    const auto measure = at.isValid() ? m_view.records().columnAt(at.column()).measure : std::nullopt;
    if (!measure) return;
    const RecordKey record = m_view.records().recordAt(at);
    showExplanation(
        m_workspace, [&session = m_workspace.session(), record, m = *measure] { return explainedCosts(session, record, m); },
        m_view.window());
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

std::vector<qint64> TableActions::shownRows() const { return m_view.records().shownIds(); }

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
