#pragma once
#include "ui/models/record_table_model.h"
#include "ui/tables/cell_grid.h"
#include "ui/tables/column_layout.h"
#include "ui/tables/table_header.h"

#include <QPointer>
#include <QTableView>

class QMenu;

namespace gantry {

class CellDelegate;

/// Selected cells as rows by place and shown columns from left to right.
struct CellRange {
    int top = 0, bottom = 0;
    std::vector<int> columns;
};

/// The table of a register: cells by the kind of their column, first columns that stay while the others scroll, in-place editing as in a
/// spreadsheet. It selects cells and edits them; what it means to copy, paste or delete them is TableActions'.
class TableView final : public QTableView {
    Q_OBJECT
public:
    TableView(RecordTableModel& model, int rowHeight, QWidget* parent = nullptr);
    using QTableView::edit;

    RecordTableModel& records() const { return m_model; }
    TableHeader* tableHeader() const { return m_header; }

    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout& layout);
    ColumnLayout standardLayout() const;
    /// Brings back what `state` remembers of a layout.
    void restoreColumns(const QStringList& state);
    /// Columns that are shown, from left to right.
    std::vector<int> shownColumns() const;
    void fitColumn(int column);
    /// All columns as wide as their first rows want, within reason.
    void fitColumns();
    void hideColumn(int column);
    /// The columns up to this one stay while the others scroll; where that is so already, none does.
    void freezeTo(int column);
    /// Adds a column to what rows are grouped by, or takes it away; past the last level it takes that one's place.
    void toggleGroup(int column);
    /// Rows are grouped by these columns, the outermost first. The cursor stays on its record.
    void setGroups(const std::vector<int>& columns);
    /// Opens or folds the group whose head stands in a row.
    void toggleHead(int row);
    /// What a title offers under the right mouse button; it deletes itself once closed.
    QMenu* columnMenu(int column);

    /// From the top down; hidden columns are left out.
    std::vector<CellRange> selectedRanges() const;
    CellBlock blockOf(const CellRange& range) const;
    std::vector<CellBlock> selectedBlocks() const;
    std::vector<qint64> selectedRecords() const;
    qint64 currentRecord() const;
    /// Puts the cursor on a record, in the column `key` or its title; false where it is not shown.
    bool setCurrent(qint64 record, const QString& key = {}, bool edit = false);
    void selectRows(const std::vector<qint64>& records);

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& pos) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

    /// Commits an open editor; false where what stands in it is refused, and it stays open.
    bool finishEditing();
    bool isEditing() const { return m_editor; }
    /// Marks cells that hold these words, and moves to the next one, onwards or backwards from the cursor; false where there is none.
    bool find(const QString& words, bool onwards);
    void setSearch(const QString& words);
    /// Paints what rows come to into the line `area`, each sum under the title of its column, and before them what they are: the group of a
    /// head, or of row -1 all.
    void paintSums(QPainter& painter, const QRect& area, int headRow) const;

Q_SIGNALS:
    /// Why nothing was typed: a refused value, a computed cell, a file that is read only.
    void refused(const QString& sentence);
    void selectionMoved();
    void columnsArranged();
    /// The fill handle was pulled from a range down or up to a row.
    void fillWanted(const gantry::CellRange& from, int toRow);

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override { } // letters begin an edit; Ctrl+F finds
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintCells(QPainter& painter, const std::vector<ColumnSpan>& spans, int firstRow, int lastRow) const;
    void paintSelection(QPainter& painter) const;
    void paintHead(QPainter& painter, int row) const;
    /// Where the chevron of a group's head lies.
    QRect headChevron(int row) const;
    bool pressOnHead(QKeyEvent* event);
    bool holdsRecords(const CellRange& range) const;
    /// Where a block lies in the viewport; null where it is no one rectangle.
    QRect rectOf(const CellRange& range) const;
    QRect fillHandle() const;
    bool wholeRowsTinted() const;
    int widthWanted(int column) const;
    void moveCursorBy(int rows, int columns);
    void putCursor(const QModelIndex& index);
    void sortBy(int column, bool asFurtherKey);
    QWidget* makeHeaderEnd();
    void explain(const QModelIndex& index);
    void rememberPlace();
    void restorePlace();

    RecordTableModel& m_model;
    TableHeader* m_header;
    CellDelegate* m_delegate;
    QWidget* m_headerEnd = nullptr;
    QPointer<QWidget> m_editor;
    ColumnLayout m_layout; // widths of hidden columns are kept here
    bool m_arranging = false;
    QModelIndex m_hovered;
    QString m_search;
    std::optional<CellRange> m_filling;
    int m_fillTo = -1; // row under the mouse
    struct Place {
        qint64 record = 0;
        QString key;
        int scroll = 0;
    } m_place; // over a reset
};

} // namespace gantry
