#pragma once
#include "core/base/result.h"

#include <QStyledItemDelegate>

namespace gantry {

/// Paints and edits the cells of a plan. Lean: a table of a thousand visible cells is painted anew on every scroll step.
/// What is typed and refused stays open in its editor, with the sentence why.
class PlanDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PlanDelegate(int rowHeight, QObject* parent = nullptr);
    void fontsChanged();

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {40, m_rowHeight}; }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    void opened(QWidget* editor);
    /// Enter or Tab was taken: what was typed stands in the plan, and the cell so far away is next.
    void entered(int rows, int columns);
    /// The plan refused what stands in the editor; an empty sentence takes that back.
    void refused(QWidget* editor, const QString& sentence);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int m_rowHeight;
    QFont m_plain, m_strong, m_figure, m_figureStrong;
    mutable bool m_taken = true; // whether the last thing typed was accepted
};

} // namespace gantry
