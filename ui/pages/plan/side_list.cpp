#include "ui/pages/plan/side_list.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int edge = 12, mark = 10;
int markedHeight() { return grown(26); }
int plainHeight() { return grown(24); }
int detailedHeight() { return grown(42); }

class Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        if (index.data(SideHeadingRole).toBool() || index.data(SideStatusRole).isValid()) return {200, markedHeight()};
        return {200, index.data(SideDetailRole).toString().isEmpty() ? plainHeight() : detailedHeight()};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        QRect room = option.rect.adjusted(edge, 0, -edge, 0);
        const QString figure = index.data(SideFigureRole).toString();
        if (index.data(SideHeadingRole).toBool()) {
            p->fillRect(option.rect, t["bg.group"_token]);
            const int taken = writeFigure(*p, room, figure, t["text.secondary"_token]);
            write(
                *p, mirrored(room.adjusted(0, 0, -taken, 0), room), index.data().toString(), TypeRole::SmallStrong, "text.secondary"_token);
            return;
        }
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const bool current = view && view->currentIndex() == index, focused = view && view->hasFocus();
        choiceGround(*p, option.rect, current || option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        fillSharp(*p, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
        const QVariant held = index.data(SideStatusRole);
        const QString detail = index.data(SideDetailRole).toString();
        QRect lower = room;
        if (!detail.isEmpty()) room.setHeight(detailedHeight() / 2), lower.setTop(room.bottom() - 1);
        QColor ink = t["text.secondary"_token];
        if (held.isValid()) {
            const auto status = Status(held.toInt());
            paintStatus(p, mirrored(QRectF(room.x(), room.y() + (room.height() - mark) / 2.0, mark, mark), room), status);
            if (status == Status::Bad || status == Status::Watch) ink = statusInk(t, status);
        }
        const int taken = writeFigure(*p, room, figure, ink);
        write(*p, mirrored(room.adjusted(held.isValid() ? mark + 8 : 0, 0, -taken, 0), room), index.data().toString(), TypeRole::Table,
            "text.primary"_token);
        if (!detail.isEmpty()) write(*p, lower, detail, TypeRole::Small, "text.secondary"_token);
        if (current && focused) frameSharp(*p, option.rect, 2, t["focus.ring"_token]);
    }

private:
    static void write(QPainter& p, const QRect& room, const QString& text, TypeRole role, Token ink)
    {
        p.setFont(textFont(role));
        p.setPen(currentTheme()[ink]);
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    /// At the end of the row; answers with the room that it takes.
    static int writeFigure(QPainter& p, const QRect& room, const QString& figure, const QColor& ink)
    {
        if (figure.isEmpty()) return 0;
        p.setFont(figureFont(TypeRole::Table));
        p.setPen(ink);
        drawWords(p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figure);
        return p.fontMetrics().horizontalAdvance(figure) + 8;
    }
};

} // namespace

SideList::SideList(QAbstractItemModel& model, QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setMouseTracking(true);
    setItemDelegate(new Delegate(this));
    setModel(&model);
    connect(this, &QListView::clicked, this, &SideList::chosen);
}

void SideList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid()) Q_EMIT chosen(currentIndex());
        return;
    case Qt::Key_Escape: Q_EMIT escaped(); return;
    default: QListView::keyPressEvent(event);
    }
}

void SideList::focusInEvent(QFocusEvent* event)
{
    for (int row = 0; !currentIndex().isValid() && row < model()->rowCount(); ++row)
        if (model()->index(row, 0).flags() & Qt::ItemIsEnabled) setCurrentIndex(model()->index(row, 0));
    QListView::focusInEvent(event);
    viewport()->update();
}

void SideList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

void SideList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT currentMoved(current);
}

} // namespace gantry
