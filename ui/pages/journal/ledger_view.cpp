#include "ui/pages/journal/ledger_view.h"

#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int cellPadding = 8;

class Delegate final : public QStyledItemDelegate {
public:
    Delegate(int rowHeight, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_rowHeight(rowHeight)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {60, m_rowHeight}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.data(HeadRole).toBool()) return; // the view writes it across
        const Theme& t = currentTheme();
        const bool leads = index.data(LeadsRole).toBool();
        const bool struck = index.data(StruckRole).toBool();
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        QFont font = alignment & Qt::AlignRight ? figureFont(TypeRole::Table) : textFont(TypeRole::Table);
        font.setUnderline(leads && option.state & QStyle::State_MouseOver);
        font.setStrikeOut(struck);
        p->setFont(font);
        p->setPen(t[struck || index.data(QuietRole).toBool() ? "text.tertiary"_token : leads ? "text.link"_token : "text.primary"_token]);
        const QRect room = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        QString text = index.data().toString().replace(u'\n', u' ');
        if (alignment & Qt::AlignRight) text = withMinus(text, p->font());
        drawWords(
            *p, room, alignment | Qt::AlignVCenter | Qt::TextSingleLine, p->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

private:
    int m_rowHeight;
};

} // namespace

LedgerView::LedgerView(int rowHeight, QWidget* parent)
    : QTreeView(parent)
{
    setItemDelegate(new Delegate(rowHeight, this));
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setIndentation(16);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    header()->setFixedHeight(grown(28));
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void LedgerView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = currentTheme();
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    const bool head = index.data(HeadRole).toBool();
    painter->fillRect(option.rect,
        t[selected     ? hasFocus() ? "bg.selected"_token : "bg.selectedIdle"_token
                : head ? "bg.group"_token
                       : "bg.surface"_token]);
    QTreeView::drawRow(painter, option, index);
    if (head) {
        QRect room = mirrored(
            option.rect.adjusted(index.model()->hasChildren(index) ? indentation() + cellPadding : cellPadding * 2, 0, -cellPadding, 0),
            option.rect);
        painter->setFont(textFont(TypeRole::TableStrong));
        painter->setPen(t["text.primary"_token]);
        const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
        drawWords(*painter, room, Qt::AlignVCenter | Qt::TextSingleLine, text);
        room = mirrored(room.adjusted(painter->fontMetrics().horizontalAdvance(text) + 12, 0, 0, 0), room);
        painter->setFont(textFont(TypeRole::Table));
        painter->setPen(t["text.tertiary"_token]);
        drawWords(*painter, room, Qt::AlignVCenter | Qt::TextSingleLine, index.data(CountRole).toString());
    }
    fillSharp(*painter, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
    const QRect edge = mirrored(QRect(0, option.rect.y(), 3, option.rect.height()), viewport()->rect());
    if (selected) fillSharp(*painter, edge, t["accent.fill"_token]);
}

QModelIndex LedgerView::leading(const QPoint& at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid() || !index.data(LeadsRole).toBool()) return {};
    const int words = QFontMetrics(textFont(TypeRole::Table)).horizontalAdvance(index.data().toString());
    const QRect cell = visualRect(index);
    return mirrored(QRect(cell.x(), cell.y(), cellPadding + words + 5, cell.height()), cell).contains(at) ? index : QModelIndex();
}

void LedgerView::mouseMoveEvent(QMouseEvent* event)
{
    QTreeView::mouseMoveEvent(event);
    viewport()->setCursor(leading(event->position().toPoint()).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LedgerView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = event->button() == Qt::LeftButton ? leading(event->position().toPoint()) : QModelIndex();
    if (index.isValid()) Q_EMIT followed(index);
}

void LedgerView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && !currentIndex().data(HeadRole).toBool())
        Q_EMIT followed(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace gantry
