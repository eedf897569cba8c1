#pragma once
#include "ui/models/cell_source.h"

#include <QStyledItemDelegate>

namespace gantry {

/// Paints and edits the cells of every flat table, by the kind of their column. The view says in the option what is selected, current and
/// under the mouse; the model says what is computed, changed, wrong or locked.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(const CellSource& source, QObject* parent = nullptr);

    /// Fonts and the like anew, after the look or the font has changed.
    void refreshLook();
    /// Words that are being looked for; cells that hold them are marked.
    void setSearch(const QString& words) { m_search = words; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Width that shows the cell whole.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    /// What the model refuses stays in the editor, marked; `refused` says why.
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Commits what stands in the editor; false where it was refused and the editor stays open.
    bool commit(QWidget* editor);

Q_SIGNALS:
    void opened(QWidget* editor) const;
    /// Done with a cell: the cursor goes so many rows down and columns right.
    void left(int rows, int columns);
    void refused(const QString& sentence) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    void paintContent(QPainter& painter, const QRect& room, const QModelIndex& index, const Column& column) const;
    void paintText(
        QPainter& painter, const QRect& room, const QString& text, const Column& column, const QModelIndex& index, bool bad) const;
    QFont fontOf(const Column& column, const QModelIndex& index) const;
    bool leave(QWidget* editor, int rows, int columns);

    const CellSource& m_source;
    QFont m_text, m_figure;
    QString m_search;
    mutable bool m_taken = true;
};

/// Where the chevron of a row lies that has others below it, in the cell that `option` places.
QRect chevronIn(const QStyleOptionViewItem& option, const QModelIndex& index);
/// Where a cell's check box lies.
QRect checkBoxIn(const QRect& cell);

} // namespace gantry
