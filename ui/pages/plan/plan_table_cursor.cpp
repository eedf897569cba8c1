// The part of PlanTable that moves about in it: the current cell, what is selected, keys, and the open editor.
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/plan_table.h"
#include "ui/pages/plan/refusal_tip.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace gantry {

QItemSelectionModel* PlanTable::selection() const { return m_tasks->selectionModel(); }
QModelIndex PlanTable::current() const { return selection()->currentIndex(); }
bool PlanTable::isSelected(const QModelIndex& index) const { return selection()->isSelected(index); }

bool PlanTable::isTinted(const QModelIndex& index) const
{
    return (m_wholeRows || !m_several) && m_selectedRecords.contains(m_model.recordAt(index));
}

/// The cells from one corner to the other, in rows and columns as shown; from the number on, whole rows.
QItemSelection PlanTable::rectangle(const QModelIndex& from, const QModelIndex& to) const
{
    const auto& all = rows();
    const auto [first, last] = std::minmax({rowOf(from), rowOf(to)});
    if (first < 0) return {to, to};
    std::vector<std::pair<int, int>> runs; // of columns side by side in the model
    if (from.column() == 0) {
        runs.emplace_back(0, m_model.columnCount() - 1);
    } else {
        const auto columns = shownColumns();
        const auto place = [&](int column) { return std::ranges::find(columns, column) - columns.begin(); };
        const auto [left, right] = std::minmax({place(from.column()), place(to.column())});
        for (auto i = left; i <= right && i < std::ssize(columns); ++i) {
            const int column = columns[std::size_t(i)];
            if (!runs.empty() && runs.back().second + 1 == column)
                runs.back().second = column;
            else
                runs.emplace_back(column, column);
        }
    }
    QItemSelection out;
    for (int row = first; row <= last;) {
        const QModelIndex& top = all[std::size_t(row)];
        const QModelIndex parent = top.parent();
        int end = row;
        while (end + 1 <= last && all[std::size_t(end + 1)].row() == all[std::size_t(end)].row() + 1
            && all[std::size_t(end + 1)].parent() == parent)
            ++end;
        for (const auto& [left, right] : runs)
            out.append(QItemSelectionRange(top.siblingAtColumn(left), all[std::size_t(end)].siblingAtColumn(right)));
        row = end + 1;
    }
    return out;
}

void PlanTable::takeSelection()
{
    m_selectedRecords.clear();
    qint64 cells = 0;
    m_wholeRows = true;
    for (const QItemSelectionRange& range : selection()->selection()) {
        m_wholeRows = m_wholeRows && range.width() == m_model.columnCount();
        cells += qint64(range.width()) * range.height();
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_selectedRecords.insert(m_model.recordAt(m_model.index(row, 0, range.parent())));
    }
    m_several = cells > 1;
    for (PlanHalf* half : {m_tasks, m_cells}) half->viewport()->update();
    Q_EMIT selectionChanged();
}

void PlanTable::goTo(const QModelIndex& index)
{
    PlanHalf* half = halfOf(index.column());
    if (!half->hasFocus() && !isEditing()) half->setFocus();
    selection()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    half->scrollTo(index);
}

void PlanTable::press(const QModelIndex& index, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex anchor = modifiers & Qt::ShiftModifier && m_anchor.isValid() ? QModelIndex(m_anchor) : index;
    const bool toggles = modifiers & Qt::ControlModifier;
    m_anchor = anchor;
    goTo(index.siblingAtColumn(std::max(1, index.column()))); // first, for who hears of the selection looks at the current cell
    selection()->select(
        rectangle(anchor, index), toggles && anchor == index ? QItemSelectionModel::Toggle : QItemSelectionModel::ClearAndSelect);
}

void PlanTable::extendTo(const QModelIndex& index)
{
    if (!m_anchor.isValid()) m_anchor = index;
    goTo(index.siblingAtColumn(std::max(1, index.column())));
    selection()->select(rectangle(m_anchor, index), QItemSelectionModel::ClearAndSelect);
}

void PlanTable::selectRow(int row, Qt::KeyboardModifiers modifiers)
{
    const auto& all = rows();
    if (row < 0 || row >= std::ssize(all)) return;
    const QModelIndex& index = all[std::size_t(row)]; // in the column of the number, so whole rows
    if (modifiers & Qt::ShiftModifier && m_anchor.isValid()) {
        m_anchor = m_anchor.sibling(m_anchor.row(), 0);
        extendTo(index);
    } else {
        press(index, modifiers);
    }
}

void PlanTable::selectAll()
{
    const auto& all = rows();
    if (all.empty()) return;
    m_anchor = all.front();
    selection()->select(rectangle(all.front(), all.back()), QItemSelectionModel::ClearAndSelect);
}

void PlanTable::selectCells(const std::vector<qint64>& records, const std::vector<int>& columns)
{
    if (records.empty() || columns.empty()) return;
    const int first = rowOf(records.front()), last = rowOf(records.back());
    if (first < 0 || last < 0) return;
    m_anchor = rows()[std::size_t(first)].siblingAtColumn(columns.front());
    extendTo(rows()[std::size_t(last)].siblingAtColumn(columns.back()));
}

std::vector<TaskId> PlanTable::selectedTasks() const
{
    std::vector<std::pair<int, TaskId>> found;
    for (const qint64 record : m_selectedRecords)
        if (const int row = rowOf(record); row >= 0)
            if (const TaskId task = m_model.taskAt(rows()[std::size_t(row)])) found.emplace_back(row, task);
    std::ranges::sort(found, {}, &std::pair<int, TaskId>::first);
    std::vector<TaskId> out;
    for (const auto& [row, task] : found) out.push_back(task);
    return out;
}

std::vector<std::vector<QModelIndex>> PlanTable::selectedCells() const
{
    std::vector<int> selected;
    for (const qint64 record : m_selectedRecords)
        if (const int row = rowOf(record); row >= 0) selected.push_back(row);
    std::ranges::sort(selected);
    const auto columns = shownColumns();
    std::vector<std::vector<QModelIndex>> out;
    for (const int row : selected) {
        std::vector<QModelIndex> cells;
        for (const int column : columns)
            if (const QModelIndex cell = rows()[std::size_t(row)].siblingAtColumn(column); isSelected(cell)) cells.push_back(cell);
        if (!cells.empty()) out.push_back(std::move(cells));
    }
    return out;
}

QRect PlanTable::rangeIn(const PlanHalf& half) const
{
    if (!m_several || m_wholeRows || !m_anchor.isValid() || !current().isValid() || !isSelected(m_anchor)) return {};
    QRect out;
    for (const QModelIndex& corner : {QModelIndex(m_anchor), current()})
        if (halfOf(corner.column()) == &half)
            out |= half.visualRect(corner);
        else if (const QRect there = half.visualRect(corner.siblingAtColumn(1)); &half == m_tasks)
            out |= QRect(isMirrored() ? 0 : there.right(), there.top(), 1, there.height()); // the range goes on in the other half
        else if (const int next = shownColumns().size() > 2 ? shownColumns()[2] : -1; next >= 0)
            out |=
                QRect(isMirrored() ? half.viewport()->width() - 1 : 0, half.visualRect(corner.siblingAtColumn(next)).top(), 1, m_rowHeight);
    // The task's own cell begins left of its chevron and indentation.
    if (&half == m_tasks && (m_anchor.column() == 1 || current().column() == 1)) {
        const int from = half.columnViewportPosition(1);
        isMirrored() ? out.setRight(from + half.columnWidth(1) - 1) : out.setLeft(from);
    }
    return out;
}

bool PlanTable::setCurrent(TaskId task, const QString& column, bool edit)
{
    const QModelIndex index = m_model.indexOf(task, std::max(1, m_model.columnOf(column)));
    if (!index.isValid()) return false;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        if (!m_tasks->isExpanded(up.siblingAtColumn(0))) m_tasks->expand(up.siblingAtColumn(0));
    m_anchor = index;
    goTo(index);
    selection()->select(column.isEmpty() ? rectangle(index.siblingAtColumn(0), index.siblingAtColumn(0)) : QItemSelection(index, index),
        QItemSelectionModel::ClearAndSelect);
    if (edit) editCurrent();
    return true;
}

void PlanTable::editCurrent()
{
    const QModelIndex index = current();
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEditable)) return;
    halfOf(index.column())->setFocus();
    halfOf(index.column())->edit(index);
}

void PlanTable::moveTo(int row, int columnPlace, bool extend)
{
    const auto& all = rows();
    const auto columns = shownColumns();
    if (all.empty()) return;
    const int column = columns[std::size_t(std::clamp(columnPlace, 0, int(columns.size()) - 1))];
    const QModelIndex next = all[std::size_t(std::clamp(row, 0, int(all.size()) - 1))].siblingAtColumn(column);
    if (extend) return extendTo(next);
    m_anchor = next;
    goTo(next);
    selection()->select(rectangle(next, next), QItemSelectionModel::ClearAndSelect);
}

void PlanTable::moveBy(int byRows, int byColumns, bool extend)
{
    const QModelIndex at = current();
    const auto columns = shownColumns();
    const int place = int(std::ranges::find(columns, at.isValid() ? at.column() : 1) - columns.begin());
    moveTo(at.isValid() ? rowOf(at) + byRows : 0, place + byColumns, extend);
}

bool PlanTable::takeKey(const QKeyEvent& event)
{
    const bool shift = event.modifiers() & Qt::ShiftModifier, control = event.modifiers() & Qt::ControlModifier;
    if (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)) return false;
    const int page = std::max(1, m_tasks->viewport()->height() / m_rowHeight - 1), all = int(rows().size());
    const auto columns = shownColumns();
    const int place = int(std::ranges::find(columns, current().isValid() ? current().column() : 1) - columns.begin());
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool back = (event.key() == Qt::Key_Left) != isMirrored();
        moveBy(0, !control ? (back ? -1 : 1) : back ? -place : int(columns.size()), shift);
        return true;
    }
    case Qt::Key_Up: moveBy(control ? -all : -1, 0, shift); return true;
    case Qt::Key_Down: moveBy(control ? all : 1, 0, shift); return true;
    case Qt::Key_PageUp: moveBy(-page, 0, shift); return true;
    case Qt::Key_PageDown: moveBy(page, 0, shift); return true;
    case Qt::Key_Home: moveBy(control ? -all : 0, 1 - place, shift); return true; // to the task itself
    case Qt::Key_End: moveBy(control ? all : 0, int(columns.size()), shift); return true;
    case Qt::Key_Tab: moveBy(0, 1); return true;
    case Qt::Key_Backtab: moveBy(0, -1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: moveBy(shift ? -1 : 1, 0); return true;
    default: return false;
    }
}

void PlanTable::editorOpened(QWidget* editor)
{
    m_editor = editor;
    connect(editor, &QObject::destroyed, this, [this, editor] { editorClosed(editor); });
}

void PlanTable::editorClosed(QWidget* editor)
{
    if (m_editor != editor) return;
    m_editor = nullptr;
    if (m_tip) m_tip->hide();
}

void PlanTable::editorRefused(QWidget* editor, const QString& sentence) { m_tip->present(*editor, sentence); }

bool PlanTable::finishEditing()
{
    if (m_editor) setFocus(); // losing focus commits
    return !m_editor;
}

} // namespace gantry
