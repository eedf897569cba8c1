#pragma once
#include "ui/shell/workspace.h"

#include <QStyledItemDelegate>

namespace gantry {

/// Paints and edits the cells of the portfolio table.
class PortfolioDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    PortfolioDelegate(Workspace& workspace, int rowHeight, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Workspace& m_workspace;
    int m_rowHeight;
};

/// Background of a whole row: groups, the portfolio on top, selection.
QColor rowColor(const QModelIndex& index, bool selected, bool active);

} // namespace gantry
