#include "ui/tables/table_view.h"

#include "ui/shell/theme.h"
#include "ui/tables/cell_delegate.h"

#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace gantry {
TableView::TableView(RecordTableModel& model, int rowHeight, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_header(new TableHeader(model, this))
    , m_delegate(new CellDelegate(model, this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    m_headerEnd = makeHeaderEnd();
    addScrollBarWidget(m_headerEnd, Qt::AlignTop);
    setMouseTracking(true);
    setAccessibleName(infoOf(model.entity()).pluralText());

    connect(m_delegate, &CellDelegate::opened, this, [this](QWidget* editor) { m_editor = editor; });
    connect(m_delegate, &CellDelegate::refused, this, &TableView::refused);
    connect(m_delegate, &CellDelegate::left, this, &TableView::moveCursorBy);
    connect(m_header, &TableHeader::sortWanted, this, &TableView::sortBy);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &TableView::fitColumn);
    connect(m_header, &TableHeader::menuWanted, this, [this](int column, const QPoint& at) {
        if (column >= 0) columnMenu(column)->popup(at);
    });
    for (auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized})
        connect(m_header, signal, this, [this] {
            if (m_arranging) return;
            viewport()->update();
            Q_EMIT columnsArranged();
        });
    connect(m_header->filters(), &FilterRow::left, this, [this] {
        setFocus();
        if (const std::vector<int> shown = shownColumns(); !currentIndex().isValid() && m_model.rowCount() > 0 && !shown.empty())
            putCursor(m_model.index(0, shown.front()));
    });
    connect(m_header->filters(), &FilterRow::entered, this, [this](int column) {
        if (m_model.rowCount() == 0) return;
        const int row = std::max(0, rowAt(0));
        const int kept = verticalScrollBar()->value();
        scrollTo(m_model.index(row, column));
        verticalScrollBar()->setValue(kept);
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_header->refresh(); });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TableView::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &TableView::restorePlace);
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] {
        m_header->refresh();
        if (currentIndex().isValid()) scrollTo(currentIndex());
    });
    connect(&model, &RecordTableModel::columnsChanged, this, [this] {
        m_header->filters()->forget();
        restoreColumns(m_layout.state());
    });
    setColumnLayout(standardLayout());
}

// Selection

std::vector<CellRange> TableView::selectedRanges() const
{
    // Columns that were moved come as ranges of their own, one a column: those of the same rows are one.
    std::vector<std::pair<std::pair<int, int>, QSet<int>>> byRows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        const std::pair rows(range.top(), range.bottom());
        auto it = std::ranges::find_if(byRows, [&](const auto& known) { return known.first == rows; });
        if (it == byRows.end()) it = byRows.insert(byRows.end(), {rows, {}});
        for (int c = range.left(); c <= range.right(); ++c) it->second.insert(c);
    }
    std::ranges::sort(byRows, {}, [](const auto& known) { return known.first; });
    const std::vector<int> shown = shownColumns();
    std::vector<CellRange> ranges;
    for (const auto& [rows, columns] : byRows) {
        CellRange range{rows.first, rows.second, {}};
        for (int c : shown)
            if (columns.contains(c)) range.columns.push_back(c);
        if (!range.columns.empty()) ranges.push_back(std::move(range));
    }
    return ranges;
}

CellBlock TableView::blockOf(const CellRange& range) const
{
    CellBlock block{{}, range.columns};
    for (int row = range.top; row <= range.bottom; ++row)
        if (!m_model.isHead(row)) block.records.push_back(m_model.idAt(row));
    return block;
}

std::vector<CellBlock> TableView::selectedBlocks() const
{
    std::vector<CellBlock> blocks;
    for (const CellRange& range : selectedRanges())
        if (CellBlock block = blockOf(range); !block.empty()) blocks.push_back(std::move(block));
    return blocks;
}

std::vector<qint64> TableView::selectedRecords() const
{
    std::vector<qint64> out;
    QSet<qint64> seen;
    for (const CellBlock& block : selectedBlocks())
        for (qint64 id : block.records)
            if (!seen.contains(id)) {
                seen.insert(id);
                out.push_back(id);
            }
    return out;
}

qint64 TableView::currentRecord() const { return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : 0; }

bool TableView::setCurrent(qint64 record, const QString& key, bool editIt)
{
    const int row = m_model.rowOf(record);
    const std::vector<int> shown = shownColumns();
    if (row < 0 || shown.empty()) return false;
    int column = m_model.columnOf(key);
    const auto isTitle = [this](int c) { return m_model.columnAt(c).edits && m_model.columnAt(c).edits->is(Title); };
    if (column < 0 || m_header->isSectionHidden(column)) {
        const auto title = std::ranges::find_if(shown, isTitle);
        column = title != shown.end() ? *title : shown.front();
    }
    const QModelIndex index = m_model.index(row, column);
    putCursor(index);
    if (editIt) QTableView::edit(index);
    return true;
}

void TableView::selectRows(const std::vector<qint64>& records)
{
    const QSet<qint64> wanted(records.begin(), records.end());
    QItemSelection selection;
    int first = -1;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.isHead(row) || !wanted.contains(m_model.idAt(row))) continue;
        if (first < 0) first = row;
        selection.merge({m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1)}, QItemSelectionModel::Select);
    }
    if (first < 0) return;
    setCurrent(m_model.idAt(first));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void TableView::rememberPlace()
{
    if (m_editor) closeEditor(m_editor, QAbstractItemDelegate::RevertModelCache);
    m_hovered = {};
    m_place = {currentRecord(), currentIndex().isValid() ? m_model.columnAt(currentIndex().column()).key : QString(),
        verticalScrollBar()->value()};
}

void TableView::restorePlace()
{
    m_header->refresh();
    verticalScrollBar()->setValue(m_place.scroll);
    if (m_place.record) setCurrent(m_place.record, m_place.key);
    Q_EMIT selectionMoved();
}

void TableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update(); // whole rows are tinted, and the frame round a block moves with it
    Q_EMIT selectionMoved();
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

// Editing

bool TableView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    if (index.isValid() && m_model.isHead(index.row())) return false; // it tells of others
    const bool meant = trigger == DoubleClicked || trigger == EditKeyPressed || trigger == AnyKeyPressed;
    if (meant && index.isValid() && !(m_model.flags(index) & Qt::ItemIsEditable)) {
        const auto* key = event && event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
        if (!key || trigger == EditKeyPressed || (!key->text().isEmpty() && key->text().front().isPrint())) explain(index);
        return false;
    }
    return QTableView::edit(index, trigger, event);
}

void TableView::explain(const QModelIndex& index)
{
    const Column& column = m_model.columnAt(index.column());
    if (const auto& reason = m_model.session().readOnlyReason(); reason && m_model.session().isReadOnly())
        Q_EMIT refused(sentence(*reason));
    else if (!m_model.locked().isEmpty())
        Q_EMIT refused(m_model.locked());
    else
        Q_EMIT refused(tr("%1 is worked out by the program and cannot be typed.").arg(column.title));
}

bool TableView::finishEditing()
{
    if (!m_editor) return true;
    if (!m_delegate->commit(m_editor)) {
        m_editor->setFocus();
        return false;
    }
    if (m_editor) closeEditor(m_editor, QAbstractItemDelegate::NoHint);
    return true;
}

void TableView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    if (m_editor == editor) m_editor = nullptr;
    QTableView::closeEditor(editor, hint);
}

void TableView::moveCursorBy(int rows, int columns)
{
    const QModelIndex at = currentIndex();
    const std::vector<int> shown = shownColumns();
    if (!at.isValid() || shown.empty()) return;
    const auto place = std::ranges::find(shown, at.column());
    const int column = std::clamp(int(place - shown.begin()) + columns, 0, int(shown.size()) - 1);
    const int row = std::clamp(at.row() + rows, 0, m_model.rowCount() - 1);
    putCursor(m_model.index(row, shown[std::size_t(column)]));
}

void TableView::putCursor(const QModelIndex& index)
{
    // Not setCurrentIndex, which would toggle or extend while somebody still holds Ctrl or Shift.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (pressOnHead(event)) return;
    const QModelIndex at = currentIndex();
    const bool shift = event->modifiers() & Qt::ShiftModifier, control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return moveCursorBy(shift ? -1 : 1, 0);
    case Qt::Key_Space:
        if (shift && at.isValid()) return selectionModel()->select(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        if (control && at.isValid())
            return selectionModel()->select(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Columns);
        if (at.isValid() && m_model.columnAt(at.column()).kind == Kind::Bool) {
            if (!(m_model.flags(at) & Qt::ItemIsEditable)) return explain(at);
            const bool checked = at.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_model.setData(at, int(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_search.isEmpty()) return event->ignore();
        return setSearch({});
    case Qt::Key_Backspace: return event->ignore(); // an action's, and no text to begin an edit with
    default: break;
    }
    QTableView::keyPressEvent(event);
}

/// Keys on the head of a group fold it: Right opens, Left folds or goes to the one around it, Enter and Space turn it round.
bool TableView::pressOnHead(QKeyEvent* event)
{
    const QModelIndex at = currentIndex();
    if (!at.isValid() || !m_model.isHead(at.row()) || (event->modifiers() & ~Qt::KeypadModifier)) return false;
    const bool open = m_model.isGroupOpen(at.row());
    const int outwards = isMirrored() ? Qt::Key_Right : Qt::Key_Left, inwards = isMirrored() ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space
        || event->key() == (open ? outwards : inwards)) {
        toggleHead(at.row());
        return true;
    }
    if (event->key() != outwards && event->key() != inwards) return false;
    const int to = event->key() == inwards ? std::min(at.row() + 1, m_model.rowCount() - 1) : m_model.headAbove(at.row());
    if (to >= 0) putCursor(m_model.index(to, at.column()));
    return true;
}

void TableView::toggleHead(int row)
{
    if (!finishEditing()) return;
    const qint64 record = currentRecord();
    const bool open = !m_model.isGroupOpen(row);
    const QPersistentModelIndex head = m_model.index(row, currentIndex().isValid() ? currentIndex().column() : m_model.treeColumn());
    m_model.setGroupOpen(row, open);
    if (!open && record && m_model.rowOf(record) < 0) putCursor(head); // the cursor does not vanish with its row
}

// Finding

void TableView::setSearch(const QString& words)
{
    m_search = words;
    m_delegate->setSearch(words);
    viewport()->update();
}

bool TableView::find(const QString& words, bool onwards)
{
    setSearch(words);
    const std::vector<int> shown = shownColumns();
    const int rows = m_model.rowCount();
    if (words.isEmpty() || shown.empty() || rows == 0) return false;
    const qint64 count = qint64(rows) * qint64(shown.size());
    const QModelIndex at = currentIndex();
    const auto place = std::ranges::find(shown, at.column());
    const qint64 start = at.isValid() && place != shown.end() ? qint64(at.row()) * qint64(shown.size()) + (place - shown.begin()) : -1;
    for (qint64 step = 1; step <= count; ++step) {
        const qint64 cell = (((onwards ? start + step : start - step) % count) + count) % count;
        const QModelIndex index = m_model.index(int(cell / qint64(shown.size())), shown[std::size_t(cell % qint64(shown.size()))]);
        if (!index.data().toString().contains(words, Qt::CaseInsensitive)) continue;
        putCursor(index);
        return true;
    }
    return false;
}

} // namespace gantry
