#include "ui/tables/table_header.h"

#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QToolTip>

namespace gantry {
namespace {

constexpr int oneLine = 28, twoLines = 40; // px at the usual size of text
constexpr int arrowRoom = 14;
constexpr int oneLineAtMost = 110; // px of a title; a longer one takes two lines

} // namespace

TableHeader::TableHeader(RecordTableModel& model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
    , m_filters(new FilterRow(model, this))
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(40);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) { Q_EMIT sortWanted(section, m_modifiers & Qt::ShiftModifier); });
    connect(this, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& at) { Q_EMIT menuWanted(logicalIndexAt(at.x() + shiftAt(at.x())), mapToGlobal(at)); });
    for (auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized}) connect(this, signal, this, &TableHeader::refresh);
}

int TableHeader::shiftAt(int x) const
{
    const int fromStart = isMirrored() ? viewport()->width() - 1 - x : x;
    return fromStart >= frozenWidth() ? 0 : isMirrored() ? offset() : -offset();
}

int TableHeader::frozenWidth() const
{
    int width = 0, left = m_frozen;
    for (int visual = 0; visual < count() && left > 0; ++visual) {
        const int section = logicalIndex(visual);
        if (isSectionHidden(section)) continue;
        width += sectionSize(section);
        --left;
    }
    return width;
}

std::vector<ColumnSpan> TableHeader::spans() const
{
    std::vector<ColumnSpan> out;
    int x = 0;
    for (int visual = 0; visual < count(); ++visual) {
        const int section = logicalIndex(visual);
        if (isSectionHidden(section)) continue;
        const bool stays = int(out.size()) < m_frozen;
        out.push_back({section, stays ? x : x - offset(), sectionSize(section), stays});
        x += sectionSize(section);
    }
    return out;
}

void TableHeader::setFrozen(int count)
{
    m_frozen = std::max(0, count);
    refresh();
}

void TableHeader::setFiltersShown(bool shown)
{
    m_filtersShown = shown;
    m_filters->setVisible(shown);
    updateGeometries();
    Q_EMIT geometriesChanged();
}

void TableHeader::refresh()
{
    m_filters->setGeometry(0, height() - FilterRow::rowHeight(), width(), FilterRow::rowHeight());
    if (m_filtersShown) m_filters->place(spans(), frozenWidth());
    viewport()->update();
}

int TableHeader::titleHeight() const
{
    const QFontMetrics metrics(textFont(TypeRole::SmallStrong));
    for (const ColumnSpan& span : spans())
        if (metrics.horizontalAdvance(m_model.columnAt(span.column).title) > span.width - indentOf(span) - padding) return grown(twoLines);
    return grown(oneLine);
}

int TableHeader::widthFor(const QString& title)
{
    const QFontMetrics metrics(textFont(TypeRole::SmallStrong));
    const int whole = metrics.horizontalAdvance(title);
    int word = 0;
    for (const QString& part : title.split(u' ')) word = std::max(word, metrics.horizontalAdvance(part));
    const int text = whole <= oneLineAtMost ? whole : std::max({word, oneLineAtMost, whole * 6 / 10});
    return text + 2 * padding + arrowRoom;
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), titleHeight() + (m_filtersShown ? FilterRow::rowHeight() : 0)};
}

void TableHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_filtersShown ? FilterRow::rowHeight() : 0);
    QHeaderView::updateGeometries();
    refresh();
}

void TableHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    QPainter p(viewport());
    const Theme& t = currentTheme();
    const int right = frozenWidth();
    for (const ColumnSpan& span : spans())
        if (span.frozen) paintSection(&p, mirrored(QRect(span.x, 0, span.width, viewport()->height()), viewport()->rect()), span.column);
    if (right > 0) fillSharp(p, mirrored(QRectF(right - 1, 0, 1, viewport()->height()), viewport()->rect()), t["line.default"_token]);
}

void TableHeader::paintSection(QPainter* p, const QRect& rect, int section) const
{
    const Theme& t = currentTheme();
    p->save();
    p->fillRect(rect, t[section == m_hovered ? "bg.hover"_token : "bg.header"_token]);
    fillSharp(*p, QRectF(rect.x(), rect.bottom(), rect.width(), 1), t["line.default"_token]);
    const Column& column = m_model.columnAt(section);
    const auto& keys = m_model.sortKeys();
    const auto key = std::ranges::find(keys, section, &SortKey::column);
    const bool sorted = key != keys.end(), ranked = sorted && keys.size() > 1;
    const QFont font = textFont(TypeRole::SmallStrong), small = textFont(TypeRole::CaptionStrong);
    const QString rank = ranked ? QString::number(key - keys.begin() + 1) : QString();
    const int beside = sorted ? arrowRoom + QFontMetrics(small).horizontalAdvance(rank) : 0;

    const bool first = mirrored(rect, viewport()->rect()).x() == 0;
    const QRect room = rect.adjusted(first ? pageEdge : padding, 0, -padding - beside, -1); // mirrored as a whole below
    p->setFont(font);
    p->setPen(t["text.secondary"_token]);
    const int line = p->fontMetrics().height();
    const bool wraps = room.height() >= 2 * line;
    const int flags = int(column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | (wraps ? Qt::TextWordWrap : Qt::TextSingleLine);
    QString title = column.title;
    QRect text = p->fontMetrics().boundingRect(room, flags, title);
    if (text.width() > room.width() || text.height() > room.height()) {
        title = p->fontMetrics().elidedText(title, Qt::ElideRight, room.width());
        text = p->fontMetrics().boundingRect(room, flags, title);
    }
    drawWords(*p, mirrored(room, rect), flags, title);
    if (sorted) {
        const int x = std::min(text.right() + 2, room.right() + 2);
        chevron(*p, mirrored(QRectF(x, rect.y(), 12, rect.height()), rect), key->order == Qt::AscendingOrder ? 180 : 0,
            t["text.secondary"_token]);
        p->setFont(small);
        drawWords(*p, mirrored(QRect(x + 12, rect.y(), beside, rect.height()), rect), Qt::AlignVCenter | Qt::AlignLeft, rank);
    }
    p->restore();
}

bool TableHeader::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int section = logicalIndexAt(help->pos().x() + shiftAt(help->pos().x()));
        if (section < 0) return true;
        const Column& column = m_model.columnAt(section);
        QToolTip::showText(help->globalPos(), column.tip.isEmpty() ? column.title : column.title + u'\n' + column.tip, this);
        return true;
    }
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        const int x = event->type() == QEvent::HoverLeave ? -1 : int(static_cast<QHoverEvent*>(event)->position().x());
        m_hovered = x < 0 ? -1 : logicalIndexAt(x + shiftAt(x));
        viewport()->update();
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

QMouseEvent TableHeader::shifted(const QMouseEvent& event) const
{
    return QMouseEvent(event.type(), event.position() + QPointF(m_dragShift, 0), event.globalPosition(), event.button(), event.buttons(),
        event.modifiers(), event.pointingDevice());
}

void TableHeader::mousePressEvent(QMouseEvent* event)
{
    m_dragShift = shiftAt(int(event->position().x()));
    QMouseEvent moved = shifted(*event);
    QHeaderView::mousePressEvent(&moved);
}

void TableHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons()) m_dragShift = shiftAt(int(event->position().x()));
    QMouseEvent moved = shifted(*event);
    QHeaderView::mouseMoveEvent(&moved);
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event)
{
    m_modifiers = event->modifiers();
    QMouseEvent moved = shifted(*event);
    QHeaderView::mouseReleaseEvent(&moved);
}

void TableHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_dragShift = shiftAt(int(event->position().x()));
    QMouseEvent moved = shifted(*event);
    QHeaderView::mouseDoubleClickEvent(&moved);
}

} // namespace gantry
