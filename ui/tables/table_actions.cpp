#include "ui/tables/table_actions.h"

#include "core/edit/records.h"
#include "core/text/text.h"
#include "ui/shell/key_map.h"
#include "ui/tables/new_record_dialog.h"
#include "ui/tables/table_view.h"

#include <QClipboard>

namespace gantry {
namespace {

constexpr std::size_t cellsInClipboard = 1'000'000;

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
{
    const QString label = infoOf(view.records().entity()).labelText().toLower();
    insert = make("plus", "table/add", &TableActions::addRecord);
    insert->setText(tr("New %1").arg(label));
    remove = make("trash", "table/remove", &TableActions::removeRecords);
    copy = make("copy", "table/copy", &TableActions::copyCells);
    cut = make("cut", "table/cut", &TableActions::cutCells);
    paste = make("paste", "table/paste", &TableActions::pasteCells);
    fillDown = make("move-down", "table/fill", &TableActions::fillCells);
    clear = make("close", "table/clear", &TableActions::clearCells);
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
    copy->setEnabled(any);
    for (QAction* action : {remove, cut, paste, fillDown, clear}) action->setEnabled(writable && (any || action == paste));
}

void TableActions::offerUndo(const QString& sentence)
{
    m_workspace.notify({Notice::Tone::Info, sentence, tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

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
    qint64 id = 0;
    if (set)
        for (const Change& change : set->changes)
            if (change.op == Change::Insert && change.entity == model.entity()) id = change.id;
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
    offerUndo(along == 0 ? tr("Deleted %1.").arg(what)
                         : tr("Deleted %1 and %2 records that hang on it.").arg(what, QLocale().toString(qulonglong(along))));
}

void TableActions::copyCells()
{
    // Rows of one set of columns join to one table; other shapes have no place in a spreadsheet, so the first part of them is copied.
    CellBlock whole;
    for (const CellBlock& block : m_view.selectedBlocks()) {
        if (!whole.empty() && block.columns != whole.columns) continue;
        whole.columns = block.columns;
        whole.records.insert(whole.records.end(), block.records.begin(), block.records.end());
    }
    if (whole.empty()) return;
    if (whole.cells() > cellsInClipboard) {
        m_workspace.notify({Notice::Tone::Watch,
            tr("%1 cells are too many for the clipboard. Export the table as CSV instead.")
                .arg(QLocale().toString(qulonglong(whole.cells())))});
        return;
    }
    QApplication::clipboard()->setText(blockText(m_view.records(), whole));
}

void TableActions::cutCells()
{
    copyCells();
    clearCells();
}

void TableActions::pasteCells()
{
    RecordTableModel& model = m_view.records();
    const auto texts = readBlock(QApplication::clipboard()->text());
    if (texts.empty()) return;
    qsizetype width = 0;
    for (const QStringList& row : texts) width = std::max(width, row.size());
    const int height = int(texts.size());
    auto ranges = m_view.selectedRanges();
    std::vector<CellBlock> targets;
    const bool fits = !ranges.empty() && std::ranges::all_of(ranges, [&](const CellRange& r) {
        return (r.bottom - r.top + 1) % height == 0 && qsizetype(r.columns.size()) % width == 0;
    });
    if (fits && (ranges.size() == 1 || (height == 1 && width == 1))) {
        for (const CellRange& range : ranges) targets.push_back(m_view.blockOf(range));
    } else {
        const std::vector<int> shown = m_view.shownColumns();
        const int row = ranges.empty() ? model.rowCount() : ranges.front().top;
        const auto first = ranges.empty() ? shown.begin() : std::ranges::find(shown, ranges.front().columns.front());
        if (qsizetype(shown.end() - first) < width) {
            m_workspace.report({Errc::Invalid, "paste.too-wide",
                {QString::number(width), QString::number(shown.end() - first),
                    first == shown.end() ? QString() : model.columnAt(*first).title}});
            return;
        }
        CellBlock target;
        target.columns.assign(first, first + width);
        for (int r = row; r < row + height; ++r) target.records.push_back(r < model.rowCount() ? model.idAt(r) : 0);
        if (row + height > model.rowCount() && !model.takesNew()) {
            m_workspace.report(
                {Errc::Invalid, "paste.too-long", {infoOf(model.entity()).pluralText(), QString::number(row + height - model.rowCount())}});
            return;
        }
        targets.push_back(std::move(target));
    }
    auto change = pasteBlock(model, targets, texts);
    QString done;
    if (change) {
        done = change->added > 0 ? tr("Pasted %1 cells and added %2.").arg(change->cells).arg(counted(model, change->added))
                                 : tr("Pasted %1 cells.").arg(change->cells);
        if (change->skipped > 0) done += u' ' + tr("Cells that the program works out were passed over.");
    }
    const std::vector<int> columns = targets.front().columns;
    const std::vector<qint64> records = change ? change->records : std::vector<qint64>();
    const bool added = change && change->added > 0;
    if (!apply(std::move(change), done) || !added) return;
    // What came in is what is selected, as after every paste.
    const int first = model.rowOf(records.front()), last = model.rowOf(records.back());
    if (first >= 0 && last >= first) {
        QItemSelection selection;
        for (int c : columns) selection.select(model.index(first, c), model.index(last, c));
        m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        m_view.scrollTo(model.index(last, columns.front()));
    }
}

void TableActions::fillCells()
{
    auto ranges = m_view.selectedRanges();
    if (ranges.empty()) return;
    CellRange range = ranges.front();
    if (range.top == range.bottom) range.top = std::max(0, range.top - 1); // one row takes what is above it
    if (range.top == range.bottom) return;
    apply(gantry::fillDown(m_view.records(), m_view.blockOf(range)), {});
}

void TableActions::fillRange(const CellRange& from, int toRow)
{
    const CellBlock source = m_view.blockOf(from);
    CellRange to = from;
    if (toRow > from.bottom) {
        to.top = from.bottom + 1;
        to.bottom = toRow;
    } else {
        to.top = toRow;
        to.bottom = from.top - 1;
    }
    if (!apply(pasteBlock(m_view.records(), {m_view.blockOf(to)}, readBlock(blockText(m_view.records(), source))), {})) return;
    QItemSelection selection;
    RecordTableModel& model = m_view.records();
    for (int c : from.columns)
        selection.select(model.index(std::min(from.top, to.top), c), model.index(std::max(from.bottom, to.bottom), c));
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void TableActions::clearCells() { apply(gantry::clearCells(m_view.records(), m_view.selectedBlocks()), {}); }

bool TableActions::apply(Result<BlockChange> change, const QString& done)
{
    if (!change) {
        m_workspace.report(change.error());
        return false;
    }
    if (!m_workspace.apply(std::move(change->set))) return false;
    if (!done.isEmpty()) offerUndo(done);
    return true;
}

} // namespace gantry
