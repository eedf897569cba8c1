#include "ui/pages/portfolio/portfolio_view.h"

#include "ui/pages/portfolio/portfolio_delegate.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QPainter>

namespace gantry {

PortfolioView::PortfolioView(QWidget* parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true);
    setAlternatingRowColors(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setExpandsOnDoubleClick(false);
    setIndentation(16);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAllColumnsShowFocus(false);
    header()->setFixedHeight(grown(40));
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PortfolioView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    painter->fillRect(option.rect, rowColor(index, selected, hasFocus()));
    QTreeView::drawRow(painter, option, index);
    fillSharp(*painter, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), currentTheme()["line.hair"_token]);
    const QRect edge = mirrored(QRect(0, option.rect.y(), 3, option.rect.height()), viewport()->rect());
    if (selected) fillSharp(*painter, edge, currentTheme()["accent.fill"_token]);
}

} // namespace gantry
