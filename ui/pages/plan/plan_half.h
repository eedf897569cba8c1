#pragma once
#include <QTreeView>

namespace gantry {

class PlanTable;

/// One of the two halves of a plan's table: the frozen columns or those that scroll. Paints the tint of whole rows; which cells are
/// current and selected is the table's affair, so that ranges reach over both.
class PlanHalf final : public QTreeView {
    Q_OBJECT
public:
    explicit PlanHalf(PlanTable& table);
    using QTreeView::scheduleDelayedItemsLayout;
    void keyboardSearch(const QString&) override { } // letters are typed into cells

Q_SIGNALS:
    void laidOut();

protected:
    void paintEvent(QPaintEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateGeometries() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    PlanTable& m_table;
    bool m_sweeping = false; // the left button went down on a cell and is still held
};

} // namespace gantry
