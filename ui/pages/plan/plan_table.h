#pragma once
#include "ui/pages/plan/plan_model.h"

#include <QPointer>
#include <QWidget>

class QItemSelection;
class QItemSelectionModel;
class QKeyEvent;
class QScrollBar;

namespace gantry {

class PlanHalf;
class RefusalTip;

/// The table of a plan: number and task stay, the other columns scroll sideways under them. Two views on one model and one selection,
/// opened and closed together. It has no vertical scroll bar: what stands beside it scrolls it.
class PlanTable final : public QWidget {
    Q_OBJECT
public:
    PlanTable(PlanModel& model, int rowHeight, QWidget* parent = nullptr);
    ~PlanTable() override;

    static constexpr int barHeight = 12;
    static int headerHeight(); // that of the Gantt's two tiers
    int rowHeight() const { return m_rowHeight; }
    PlanModel& model() const { return m_model; }
    PlanHalf* tasks() const { return m_tasks; }
    PlanHalf* cells() const { return m_cells; }

    /// The rows that are unfolded, top to bottom. A row's place here is its row in the Gantt.
    const std::vector<QModelIndex>& rows() const;
    int rowOf(qint64 record) const; // -1: folded away, filtered out or of no project here
    int rowOf(const QModelIndex& index) const { return index.isValid() ? rowOf(m_model.recordAt(index)) : -1; }
    void toggleCurrent();
    void expandAll();
    void collapseAll();

    QItemSelectionModel* selection() const;
    QModelIndex current() const;
    TaskId currentTask() const { return m_model.taskAt(current()); }
    /// Selected tasks from the top down; a row counts as soon as one of its cells is selected.
    std::vector<TaskId> selectedTasks() const;
    /// Selected cells a row, columns as shown; empty where nothing is.
    std::vector<std::vector<QModelIndex>> selectedCells() const;
    bool isSelected(const QModelIndex& index) const;
    bool isRowSelected(qint64 record) const { return m_selectedRecords.contains(record); }
    /// The whole row wears the tint: it is selected whole, or one cell of it is all that is selected.
    bool isTinted(const QModelIndex& index) const;
    /// Where several cells are selected: the part of their frame that lies in one half; empty: none.
    QRect rangeIn(const PlanHalf& half) const;
    void selectRow(int row, Qt::KeyboardModifiers modifiers = {});
    void selectAll();
    /// The cells from the first to the last of these rows.
    void selectCells(const std::vector<qint64>& records, const std::vector<int>& columns);
    /// Several cells are selected, and not whole rows.
    bool hasRange() const { return m_several && !m_wholeRows; }
    /// Unfolds what is above a task, selects it and brings it into view; with a column that cell alone, perhaps opened for typing.
    bool setCurrent(TaskId task, const QString& column = {}, bool edit = false);
    void editCurrent();
    bool isEditing() const { return m_editor != nullptr; }
    /// Takes what is being typed; false where it is refused and therefore stays open.
    bool finishEditing();

    bool isShown(int column) const;
    void setShown(int column, bool shown);
    /// Columns of a person's choosing, left to right, with the frozen ones.
    std::vector<int> shownColumns() const;
    QStringList saveColumns() const;
    void restoreColumns(const QStringList& saved);
    void resetColumns();
    int widthWanted() const;

    QScrollBar* verticalBar() const; // of the table itself; hidden, but it knows range and place
    void scrollBy(int pixels);

    // For the two halves.
    void press(const QModelIndex& index, Qt::KeyboardModifiers modifiers);
    void extendTo(const QModelIndex& index);
    bool takeKey(const QKeyEvent& event);

Q_SIGNALS:
    /// Other rows are in sight: opened, closed, filtered, added, removed.
    void rowsChanged();
    void selectionChanged();
    void verticalChanged();
    void columnsMenuRequested(const QPoint& globalPosition);
    void rowMenuRequested(const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct ColumnState {
        QString key;
        bool shown = false;
        int width = 100;
    };
    static bool isFrozen(int column) { return column < 2; }
    PlanHalf* halfOf(int column) const { return isFrozen(column) ? m_tasks : m_cells; }
    void connectHalf(PlanHalf* half);
    void layOut();
    void syncAcross();
    void rememberColumns();
    void applyColumns();
    bool opens(const QModelIndex& index) const;
    void openBelow(const QModelIndex& parent);
    void takeOpened(const QModelIndex& index, bool open);
    void modelReset();
    void rowsInserted(const QModelIndex& parent, int first, int last);
    void dropRows();
    void moveTo(int row, int columnPlace, bool extend);
    void moveBy(int rows, int columns, bool extend = false);
    void goTo(const QModelIndex& index);
    QItemSelection rectangle(const QModelIndex& from, const QModelIndex& to) const;
    void takeSelection();
    void editorOpened(QWidget* editor);
    void editorClosed(QWidget* editor);
    void editorRefused(QWidget* editor, const QString& sentence);

    PlanModel& m_model;
    const int m_rowHeight;
    PlanHalf* m_tasks;
    PlanHalf* m_cells;
    QScrollBar* m_across;
    QPointer<RefusalTip> m_tip;
    QWidget* m_editor = nullptr;
    std::vector<ColumnState> m_columns; // left to right, the frozen ones first
    QPersistentModelIndex m_anchor;
    QSet<qint64> m_selectedRecords;
    bool m_wholeRows = false, m_several = false;
    QSet<qint64> m_closed, m_opened; // tasks that a person folded, projects that a person unfolded
    qint64 m_kept = 0; // the current record across a reset
    QString m_keptColumn;
    mutable std::vector<QModelIndex> m_rows;
    mutable QHash<qint64, int> m_places;
    mutable bool m_rowsKnown = false;
    bool m_syncing = false;
};

} // namespace gantry
