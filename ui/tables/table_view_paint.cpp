#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_delegate.h"
#include "ui/tables/table_view.h"

#include <QPainter>
#include <QScrollBar>

// Where the cells of a TableView lie and how they look; what a person does with them is in table_view.cpp.

namespace gantry {
namespace {
constexpr int handleSize = 6, handleReach = 3, foldReach = 6; // px
constexpr int groupIndent = 16, headChevronSize = 12, headGap = 8; // px
} // namespace

/// Continues the header over the vertical scroll bar.
class HeaderEnd final : public QWidget {
public:
    explicit HeaderEnd(TableHeader& header)
        : m_header(header)
    {
    }
    QSize sizeHint() const override { return {12, m_header.height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        const int title = m_header.viewport()->height();
        p.fillRect(rect(), t["bg.surface"_token]);
        p.fillRect(QRect(0, 0, width(), title), t["bg.header"_token]);
        fillSharp(p, QRectF(0, title - 1, width(), 1), t["line.default"_token]);
        fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
    }

private:
    TableHeader& m_header;
};

QWidget* TableView::makeHeaderEnd() { return new HeaderEnd(*m_header); }

QRect TableView::visualRect(const QModelIndex& index) const
{
    QRect rect = QTableView::visualRect(index);
    if (!rect.isValid()) return rect;
    int x = 0, left = m_header->frozen();
    for (int visual = 0; visual < m_header->count() && left > 0; ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (m_header->isSectionHidden(column)) continue;
        if (column == index.column()) {
            rect.moveLeft(x);
            return mirrored(rect, viewport()->rect());
        }
        x += m_header->sectionSize(column);
        --left;
    }
    return rect;
}

QModelIndex TableView::indexAt(const QPoint& pos) const
{
    const int fromStart = isMirrored() ? viewport()->width() - 1 - pos.x() : pos.x();
    if (fromStart >= m_header->frozenWidth()) return QTableView::indexAt(pos);
    return QTableView::indexAt(pos - QPoint(isMirrored() ? -m_header->offset() : m_header->offset(), 0));
}

void TableView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const int kept = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    horizontalScrollBar()->setValue(kept); // Qt does not know of the columns that stay
    for (const ColumnSpan& span : m_header->spans()) {
        if (span.column != index.column() || span.frozen) continue;
        const int left = m_header->frozenWidth(), right = viewport()->width();
        if (span.x + span.width > right) horizontalScrollBar()->setValue(kept + span.x + span.width - right);
        const int now = span.x - (horizontalScrollBar()->value() - kept);
        if (now < left) horizontalScrollBar()->setValue(horizontalScrollBar()->value() + now - left);
    }
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) viewport()->update(); // what stays was moved along
}

void TableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (!m_header) return;
    m_header->refresh();
    if (m_headerEnd && m_headerEnd->height() != m_header->height()) m_headerEnd->setFixedHeight(m_header->height());
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(verticalHeader()->defaultSectionSize());
}

bool TableView::wholeRowsTinted() const
{
    const QItemSelection selection = selectionModel()->selection();
    return selection.isEmpty() || (selection.size() == 1 && selection.front().width() == 1 && selection.front().height() == 1);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    const Theme& t = currentTheme();
    const QRect area = event->rect();
    p.fillRect(area, t["bg.surface"_token]);
    const int frozenWidth = m_header->frozenWidth();
    if (m_model.rowCount() > 0) {
        const int first = std::max(0, rowAt(area.top()));
        const int last = rowAt(area.bottom()) < 0 ? m_model.rowCount() - 1 : rowAt(area.bottom());
        std::vector<ColumnSpan> staying, scrolled;
        for (const ColumnSpan& span : m_header->spans()) {
            if (span.frozen)
                staying.push_back(span);
            else if (span.x + span.width > frozenWidth && span.x < viewport()->width())
                scrolled.push_back(span);
        }
        p.setClipRect(mirrored(QRect(frozenWidth, 0, viewport()->width() - frozenWidth, viewport()->height()), viewport()->rect()));
        paintCells(p, scrolled, first, last);
        p.setClipping(false);
        paintCells(p, staying, first, last);
        paintSelection(p);
        for (int row = first; row <= last; ++row) // over the frame of a selection, which does not hold them
            if (m_model.isHead(row)) paintHead(p, row);
    }
    const int bottom = std::min(viewport()->height(), verticalHeader()->length() - verticalHeader()->offset());
    if (frozenWidth > 0) fillSharp(p, mirrored(QRectF(frozenWidth - 1, 0, 1, bottom), viewport()->rect()), t["line.default"_token]);
}

void TableView::paintCells(QPainter& p, const std::vector<ColumnSpan>& spans, int firstRow, int lastRow) const
{
    const Theme& t = currentTheme();
    const bool active = hasFocus() || (m_editor && m_editor->hasFocus());
    const bool wholeRows = wholeRowsTinted();
    const QItemSelection selection = selectionModel()->selection();
    const QModelIndex current = currentIndex();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int end = m_header->length() - m_header->offset(); // behind the last column
    const auto placed = [this](const QRect& part) { return mirrored(part, viewport()->rect()); };
    for (int row = firstRow; row <= lastRow; ++row) {
        if (m_model.isHead(row)) continue;
        const int y = rowViewportPosition(row), height = rowHeight(row);
        const bool tinted = wholeRows && current.isValid() && row == current.row();
        if (!spans.empty() && !spans.front().frozen && end < viewport()->width()) {
            if (tinted)
                p.fillRect(
                    placed(QRect(end, y, viewport()->width() - end, height)), t[active ? "bg.selected"_token : "bg.selectedIdle"_token]);
            fillSharp(p, placed(QRect(end, y + height - 1, viewport()->width() - end, 1)), t["line.hair"_token]);
        }
        for (const ColumnSpan& span : spans) {
            const QModelIndex index = m_model.index(row, span.column);
            const bool selected = tinted || std::ranges::any_of(selection, [&](const QItemSelectionRange& r) {
                return row >= r.top() && row <= r.bottom() && span.column >= r.left() && span.column <= r.right();
            });
            option.rect = placed(QRect(span.x, y, span.width, height));
            option.state = QStyle::State_Enabled;
            option.state.setFlag(QStyle::State_Selected, selected);
            option.state.setFlag(QStyle::State_Active, active);
            option.state.setFlag(QStyle::State_HasFocus, index == current && active);
            option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
            m_delegate->paint(&p, option, index);
        }
    }
}

QRect TableView::headChevron(int row) const
{
    const RowGroup* group = m_model.groupAt(row);
    if (!group) return {};
    const int x = TableHeader::pageEdge + group->level * groupIndent, height = rowHeight(row);
    const QRect place(x, rowViewportPosition(row) + (height - headChevronSize) / 2, headChevronSize, headChevronSize);
    return mirrored(place, viewport()->rect());
}

void TableView::paintHead(QPainter& p, int row) const
{
    const Theme& t = currentTheme();
    const bool active = hasFocus(), current = currentIndex().isValid() && currentIndex().row() == row;
    const QRect area(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    p.fillRect(area, t[!current ? "bg.group"_token : active ? "bg.selected"_token : "bg.selectedIdle"_token]);
    fillSharp(p, QRectF(area.x(), area.bottom(), area.width(), 1), t["line.hair"_token]);
    const char* chevron = m_model.isGroupOpen(row) ? "chevron-down" : isMirrored() ? "chevron-left" : "chevron-right";
    icon(chevron, t["text.secondary"_token]).paint(&p, headChevron(row));
    paintSums(p, area, row);
    if (current && active) frameSharp(p, area, 2, t["focus.ring"_token]);
}

void TableView::paintSums(QPainter& p, const QRect& area, int headRow) const
{
    const Theme& t = currentTheme();
    const RowGroup* group = headRow < 0 ? nullptr : m_model.groupAt(headRow);
    QFont words = textFont(TypeRole::Table), figures = figureFont(TypeRole::Table);
    words.setWeight(QFont::DemiBold);
    figures.setWeight(QFont::DemiBold);
    const int frozen = m_header->frozenWidth();
    int room = area.width(); // of what stands before the first sum
    p.save();
    p.setFont(figures);
    for (const ColumnSpan& span : m_header->spans()) {
        if (!m_model.columnAt(span.column).addsUp()) continue;
        const int left = span.frozen ? span.x : std::max(span.x, frozen), right = span.x + span.width;
        if (right <= left || left >= area.width()) continue;
        QString text = m_model.subtotalText(span.column, headRow);
        if (text.isEmpty()) continue;
        room = std::min(room, left);
        if (text.front() == u'-') text[0] = minusSign(figures);
        const QRect cell(span.x, area.y(), span.width, area.height()), seen(left, area.y(), right - left, area.height());
        p.setClipRect(mirrored(seen, area));
        p.setPen(t[m_model.subtotal(span.column, headRow).sum == Value(qint64(0)) ? "text.tertiary"_token : "text.primary"_token]);
        drawWords(p, mirrored(cell.adjusted(TableHeader::padding, 0, -TableHeader::padding, -1), area),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
        p.setClipping(false);
    }
    const int before = group ? TableHeader::pageEdge + group->level * groupIndent + headChevronSize + 4 : TableHeader::pageEdge;
    const QString count = QLocale().toString(qulonglong(group ? group->count() : m_model.shownIds().size()));
    p.setFont(words);
    const int counted = QFontMetrics(textFont(TypeRole::Table)).horizontalAdvance(count) + headGap;
    const QString name = p.fontMetrics().elidedText(
        group ? m_model.groupText(*group) : tr("Total"), Qt::ElideRight, std::max(0, room - before - counted - headGap));
    const int wide = p.fontMetrics().horizontalAdvance(name);
    const auto put = [&](int x, int width, const QString& text) {
        drawWords(
            p, mirrored(QRect(x, area.y(), width, area.height() - 1), area), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    p.setPen(t["text.primary"_token]);
    put(before, wide + 1, name);
    p.setFont(textFont(TypeRole::Table));
    p.setPen(t["text.tertiary"_token]);
    put(before + wide + headGap, counted, count);
    p.restore();
}

bool TableView::holdsRecords(const CellRange& range) const
{
    for (int row = range.top; row <= range.bottom; ++row)
        if (!m_model.isHead(row)) return true;
    return false;
}

QRect TableView::rectOf(const CellRange& range) const
{
    QRect rect;
    std::size_t found = 0;
    for (const ColumnSpan& span : m_header->spans()) {
        const bool inside = found < range.columns.size() && span.column == range.columns[found];
        if (!inside && found > 0 && found < range.columns.size()) return {}; // a gap
        if (!inside) continue;
        ++found;
        const int left = span.frozen ? span.x : std::max(span.x, m_header->frozenWidth());
        const int right = std::max(left, span.x + span.width);
        if (right > left) rect = rect.united(QRect(left, 0, right - left, 1));
    }
    if (rect.isEmpty()) return {};
    const int top = rowViewportPosition(range.top);
    const QRect whole(rect.x(), top, rect.width(), rowViewportPosition(range.bottom) + rowHeight(range.bottom) - top);
    return mirrored(whole, viewport()->rect());
}

QRect TableView::fillHandle() const
{
    if (m_model.session().isReadOnly()) return {};
    const auto ranges = selectedRanges();
    if (ranges.size() != 1 || !holdsRecords(ranges.front())) return {};
    const QRect rect = rectOf(ranges.front());
    if (rect.isNull()) return {};
    return mirrored(QRect(rect.right() + 1 - handleSize, rect.bottom() - handleSize, handleSize, handleSize), rect);
}

void TableView::paintSelection(QPainter& p) const
{
    const Theme& t = currentTheme();
    const bool wholeRows = wholeRowsTinted();
    const QColor edge = t["accent.fill"_token];
    for (const CellRange& range : selectedRanges()) {
        const int top = rowViewportPosition(range.top);
        const QRect side(0, top, 3, rowViewportPosition(range.bottom) + rowHeight(range.bottom) - top);
        fillSharp(p, mirrored(side, viewport()->rect()), edge);
        if (!wholeRows && holdsRecords(range))
            if (const QRect rect = rectOf(range); !rect.isNull()) frameSharp(p, rect, 2, edge);
    }
    if (m_filling && m_fillTo >= 0) {
        CellRange whole = *m_filling;
        whole.top = std::min(whole.top, m_fillTo);
        whole.bottom = std::max(whole.bottom, m_fillTo);
        p.setPen(QPen(edge, 1, Qt::DashLine));
        p.drawRect(QRectF(rectOf(whole)).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (const QRect handle = fillHandle(); !handle.isNull() && hasFocus()) {
        p.fillRect(handle.adjusted(-1, -1, 0, 0), t["bg.surface"_token]);
        p.fillRect(handle, edge);
    }
}

bool TableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        const QModelIndex now =
            event->type() == QEvent::HoverLeave ? QModelIndex() : indexAt(static_cast<QHoverEvent*>(event)->position().toPoint());
        if (now != m_hovered) {
            for (const QModelIndex& index : {m_hovered, now})
                if (index.isValid()) viewport()->update(visualRect(index));
            m_hovered = now;
        }
    }
    return QTableView::viewportEvent(event);
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    if (!finishEditing()) return;
    if (event->button() == Qt::LeftButton
        && fillHandle().adjusted(-handleReach, -handleReach, handleReach, handleReach).contains(event->pos())) {
        m_filling = selectedRanges().front();
        m_fillTo = -1;
        return;
    }
    if (const int row = rowAt(event->pos().y()); event->button() == Qt::LeftButton && row >= 0 && m_model.isHead(row)) {
        if (headChevron(row).adjusted(-foldReach, -foldReach, foldReach, foldReach).contains(event->pos())) return toggleHead(row);
    } else if (const QModelIndex at = indexAt(event->pos()); event->button() == Qt::LeftButton && !at.data(FoldRole).isNull()) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualRect(at);
        if (chevronIn(option, at).adjusted(-foldReach, -foldReach, foldReach, foldReach).contains(event->pos()))
            return m_model.setOpen(m_model.idAt(at.row()), !m_model.isOpen(m_model.idAt(at.row())));
    }
    QTableView::mousePressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_filling) {
        m_fillTo = rowAt(std::clamp(event->pos().y(), 0, viewport()->height() - 1));
        if (m_fillTo < 0) m_fillTo = m_model.rowCount() - 1;
        scrollTo(m_model.index(m_fillTo, m_filling->columns.front()));
        viewport()->update();
        return;
    }
    const QRect handle = fillHandle().adjusted(-handleReach, -handleReach, handleReach, handleReach);
    viewport()->setCursor(!event->buttons() && handle.contains(event->pos()) ? Qt::CrossCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void TableView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_filling) return QTableView::mouseReleaseEvent(event);
    const CellRange from = *m_filling;
    m_filling.reset();
    viewport()->update();
    if (m_fillTo >= 0 && (m_fillTo < from.top || m_fillTo > from.bottom)) Q_EMIT fillWanted(from, m_fillTo);
}

void TableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos().y());
    if (event->button() != Qt::LeftButton || row < 0 || !m_model.isHead(row)) return QTableView::mouseDoubleClickEvent(event);
    toggleHead(row); // a second click on a chevron too
}

void TableView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        if (m_delegate) m_delegate->refreshLook();
    QTableView::changeEvent(event);
}

void TableView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
    // Qt puts the cursor on the first cell without selecting it; keys act on what is selected.
    if (currentIndex().isValid() && !selectionModel()->hasSelection()) putCursor(currentIndex());
    if (m_editor && m_editor->property("invalid").toBool()) m_editor->setFocus(); // what was refused wants an answer first
}

void TableView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace gantry
