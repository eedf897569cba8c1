#include "ui/pages/plan/plan_half.h"

#include "ui/pages/plan/plan_table.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

namespace gantry {

PlanHalf::PlanHalf(PlanTable& table)
    : QTreeView(&table)
    , m_table(table)
{
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setExpandsOnDoubleClick(false);
    setIndentation(16);
    setAnimated(false);
    setAutoScroll(false);
    setMouseTracking(true);
    setTabKeyNavigation(true);
    header()->setFixedHeight(PlanTable::headerHeight());
    header()->setStretchLastSection(false);
    header()->setSectionsClickable(true);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(36);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void PlanHalf::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    QRect range = m_table.rangeIn(*this);
    if (range.isEmpty()) return;
    QPainter painter(viewport());
    frameSharp(painter, QRectF(range).adjusted(0, 0, 0, -1), 2, currentTheme()["focus.ring"_token]);
}

void PlanHalf::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = currentTheme();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool tinted = m_table.isTinted(index);
    if (tinted)
        painter->fillRect(row, theme[isActiveWindow() ? "bg.selected"_token : "bg.selectedIdle"_token]);
    else if (!m_table.model().taskAt(index))
        painter->fillRect(row, theme["bg.group"_token]);
    QStyleOptionViewItem cells(option);
    if (tinted) cells.state |= QStyle::State_Selected;
    QTreeView::drawRow(painter, cells, index);
    fillSharp(*painter, QRectF(row.left(), row.bottom(), row.width(), 1), theme["line.hair"_token]);
    if (tinted && this == m_table.tasks())
        fillSharp(*painter, mirrored(QRect(0, row.top(), 3, row.height()), viewport()->rect()), theme["accent.fill"_token]);
}

void PlanHalf::updateGeometries()
{
    QTreeView::updateGeometries();
    Q_EMIT laidOut();
}

void PlanHalf::mousePressEvent(QMouseEvent* event)
{
    if (m_table.isEditing()) return; // what stands there was refused: taking the focus from it did not close it
    const QModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
    const bool left = event->button() == Qt::LeftButton;
    if (!index.isValid() || (!left && event->button() != Qt::RightButton)) return;
    m_sweeping = left;
    if (left || !m_table.isSelected(index)) m_table.press(index, event->modifiers());
}

void PlanHalf::mouseMoveEvent(QMouseEvent* event)
{
    m_sweeping = m_sweeping && event->buttons() & Qt::LeftButton;
    if (m_sweeping && !m_table.isEditing()) {
        const QModelIndex index = indexAt(event->position().toPoint());
        if (index.isValid() && index != currentIndex()) m_table.extendTo(index);
        return;
    }
    QTreeView::mouseMoveEvent(event);
}

void PlanHalf::keyPressEvent(QKeyEvent* event)
{
    if (!m_table.takeKey(*event)) QTreeView::keyPressEvent(event);
}

bool PlanHalf::viewportEvent(QEvent* event)
{
    // Qt would scroll a view with no bar of its own by other steps than the Gantt.
    if (event->type() == QEvent::Wheel) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (!(wheel->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) && wheel->angleDelta().y() != 0) {
            m_table.scrollBy(
                wheel->pixelDelta().y() != 0 ? -wheel->pixelDelta().y() : -wheel->angleDelta().y() * 3 * m_table.rowHeight() / 120);
            wheel->accept();
            return true;
        }
    }
    return QTreeView::viewportEvent(event);
}

} // namespace gantry
