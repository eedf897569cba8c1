#include "ui/board/board_view.h"

#include "core/text/text.h"
#include "ui/board/record_card.h"
#include "ui/shell/key_map.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace gantry {
namespace {

constexpr int edge = 16, gap = 12, cardGap = 8, narrow = 40, narrowest = 216, widest = 320; // px
constexpr int besideAWord = 24; // px at either edge, where a drag scrolls

} // namespace

BoardView::BoardView(RecordTableModel& model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_face(faceOf(model))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Board"));
    if (const auto fields = boardColumns(model); !fields.empty()) m_field = fields.front();
    for (const auto& [key, by] : {std::pair("board/previous", -1), std::pair("board/next", 1)}) {
        QAction* action = keyMap().action(by < 0 ? "arrow-left" : "arrow-right", key, this);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, by = by] { moveCurrent(by); });
    }
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        const QString key = field();
        m_face = faceOf(m_model);
        if (!setField(key)) forget(); // columns may lie elsewhere now
    });
    connect(&model, &QAbstractItemModel::layoutChanged, this, &BoardView::forget);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &BoardView::forget);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &BoardView::forget);
    connect(&model, &QAbstractItemModel::dataChanged, this, &BoardView::forget);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &BoardView::updateBars);
    measure();
}

void BoardView::measure()
{
    m_cardHeight = RecordCard(m_model, m_face).height();
    verticalScrollBar()->setSingleStep(m_cardHeight / 2);
    horizontalScrollBar()->setSingleStep(grown(narrowest) / 4);
    forget();
}

// Columns

QString BoardView::field() const { return m_field < 0 ? QString() : m_model.columnAt(m_field).key; }

bool BoardView::setField(const QString& key)
{
    const auto fields = boardColumns(m_model);
    const auto it = std::ranges::find_if(fields, [&](int c) { return m_model.columnAt(c).key == key; });
    if (it == fields.end()) return false;
    m_field = *it;
    forget();
    return true;
}

void BoardView::forget()
{
    m_stale = true;
    if (isVisible()) m_later.start();
    viewport()->update();
}

const std::vector<BoardView::Column>& BoardView::columns() const
{
    if (m_stale) arrange();
    return m_columns;
}

void BoardView::arrange() const
{
    m_stale = false;
    m_columns.clear();
    m_places.clear();
    if (m_field < 0 || m_field >= m_model.columnCount()) return;
    const auto& field = m_model.columnAt(m_field);
    QHash<QString, int> byWord;
    for (const std::string_view each : field.format.words) {
        const QString word = QString::fromLatin1(each.data(), qsizetype(each.size()));
        byWord.insert(word, int(m_columns.size()));
        m_columns.push_back({word, enumText(word), {}});
    }
    const TableBase& table = m_model.portfolio().table(m_model.entity());
    Column empty{{}, tr("Empty"), {}};
    for (qint64 id : m_model.shownIds()) {
        if (!table.contains(id)) continue;
        const Value value = field.value(id);
        const int column = byWord.value(textOf(value), -1);
        auto& records = column < 0 ? empty.records : m_columns[std::size_t(column)].records;
        records.push_back(id);
    }
    if (field.format.nullable || !empty.records.empty()) m_columns.insert(m_columns.begin(), std::move(empty));
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        for (std::size_t i = 0; i < m_columns[c].records.size(); ++i) m_places.insert(m_columns[c].records[i], {int(c), int(i)});
}

BoardView::Place BoardView::placeOf(qint64 record) const
{
    columns();
    return m_places.value(record);
}

bool BoardView::setCurrent(qint64 record)
{
    if (record && placeOf(record).column < 0) return false;
    m_current = record;
    if (record) reveal(record);
    viewport()->update();
    return true;
}

/// The person chose it.
void BoardView::choose(qint64 record)
{
    if (record == m_current) return;
    setCurrent(record);
    Q_EMIT currentChanged(record);
}

void BoardView::moveTo(qint64 record, int column)
{
    if (placeOf(record).column < 0 || column < 0 || column >= int(columns().size())) return;
    const Value word = columns()[std::size_t(column)].word;
    if (const auto done = writeCell(m_model, record, m_field, word); !done) Q_EMIT refused(sentence(done.error()));
    if (placeOf(record).column >= 0) reveal(record);
}

// Places

int BoardView::headHeight() const { return grown(40); }

QRect BoardView::columnRect(int column) const
{
    const auto& all = columns();
    int wide = 0;
    for (const Column& c : all) wide += !c.records.empty();
    const int room = viewport()->width() - 2 * edge - (int(all.size()) - 1) * gap - (int(all.size()) - wide) * narrow;
    const int width = std::clamp(wide ? room / wide : widest, grown(narrowest), grown(widest));
    int x = edge - horizontalScrollBar()->value();
    for (int c = 0; c < column; ++c) x += (isNarrow(c) ? narrow : width) + gap;
    return mirrored(QRect(x, 0, isNarrow(column) ? narrow : width, viewport()->height()), viewport()->rect());
}

QRect BoardView::cardRect(qint64 record) const
{
    const Place place = placeOf(record);
    if (place.column < 0) return {};
    const QRect column = columnRect(place.column);
    return {column.x(), headHeight() + place.card * (m_cardHeight + cardGap) - verticalScrollBar()->value(), column.width(), m_cardHeight};
}

void BoardView::updateBars()
{
    const auto& all = columns();
    std::size_t most = 0;
    for (const Column& c : all) most = std::max(most, c.records.size());
    const int room = viewport()->height() - headHeight();
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setRange(0, std::max(0, int(most) * (m_cardHeight + cardGap) + edge - cardGap - room));
    int width = 2 * edge + std::max(0, int(all.size()) - 1) * gap;
    for (int c = 0; c < int(all.size()); ++c) width += columnRect(c).width();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

int BoardView::columnAt(int x) const
{
    for (int c = 0; c < int(columns().size()); ++c)
        if (const QRect r = columnRect(c); x >= r.left() - gap / 2 && x < r.left() + r.width() + gap / 2) return c;
    return -1;
}

qint64 BoardView::recordAt(QPoint at) const
{
    if (at.y() < headHeight()) return 0;
    const auto found = cardsIn(QRect(at, QSize(1, 1)));
    return found.empty() ? 0 : found.front();
}

std::vector<qint64> BoardView::cardsIn(const QRect& area) const
{
    std::vector<qint64> out;
    const int step = m_cardHeight + cardGap, top = area.top() - headHeight() + verticalScrollBar()->value();
    for (int c = 0; c < int(columns().size()); ++c) {
        const QRect column = columnRect(c);
        if (column.right() < area.left() || column.left() > area.right()) continue;
        const auto& records = columns()[std::size_t(c)].records;
        for (int i = std::max(0, top / step); i < int(records.size()); ++i) {
            const int y = i * step;
            if (y > top + area.height() - 1) break;
            if (y + m_cardHeight > top) out.push_back(records[std::size_t(i)]);
        }
    }
    return out;
}

void BoardView::reveal(qint64 record)
{
    updateBars();
    const QRect card = cardRect(record);
    const int below = m_words.isEmpty() ? edge : grown(28) + edge; // clear of what is being looked for
    const QRect room = viewport()->rect().adjusted(edge, headHeight() + 2, -edge, -below);
    if (card.top() < room.top() || card.height() > room.height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + card.top() - room.top());
    else if (card.bottom() > room.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + card.bottom() - room.bottom());
    const int by = card.left() < room.left() ? card.left() - room.left() : std::max(0, card.right() - room.right());
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + (isMirrored() ? -by : by));
}

// Keys

void BoardView::stepCard(int by)
{
    const Place at = placeOf(m_current);
    if (at.column < 0) return stepColumn(0);
    const auto& records = columns()[std::size_t(at.column)].records;
    choose(records[std::size_t(std::clamp(at.card + by, 0, int(records.size()) - 1))]);
}

/// To the card beside it, past empty columns; 0: to the first there is.
void BoardView::stepColumn(int by)
{
    const Place at = placeOf(m_current);
    for (int c = at.column < 0 ? 0 : at.column + by; c >= 0 && c < int(columns().size()); c += by < 0 ? -1 : 1) {
        const auto& records = columns()[std::size_t(c)].records;
        if (!records.empty()) return choose(records[std::min(records.size() - 1, std::size_t(std::max(0, at.card)))]);
    }
}

void BoardView::moveCurrent(int by)
{
    const Place at = placeOf(m_current);
    if (at.column >= 0) moveTo(m_current, at.column + by);
}

void BoardView::look(const QString& words, bool onwards)
{
    m_words = words;
    viewport()->update();
    if (words.isEmpty()) return;
    std::vector<qint64> all;
    for (const Column& c : columns()) all.insert(all.end(), c.records.begin(), c.records.end());
    const auto at = std::ranges::find(all, m_current);
    if (at != all.end()) std::ranges::rotate(all, at + onwards);
    for (qint64 record : all)
        if (faceText(m_model, record, m_face.title).contains(words, Qt::CaseInsensitive)
            || faceText(m_model, record, m_face.number).contains(words, Qt::CaseInsensitive))
            return choose(record);
}

/// Letters are words to look for here, whatever command of the window has them.
bool BoardView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        if (plain && !key->text().isEmpty() && key->text().front().isPrint()) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void BoardView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const int onwards = isMirrored() ? -1 : 1, page = std::max(1, (viewport()->height() - headHeight()) / (m_cardHeight + cardGap));
    if (event->key() == Qt::Key_Escape && (m_drag || !m_words.isEmpty())) {
        endDrag();
        return look({}, false);
    }
    if (!plain) return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up: return stepCard(-1);
    case Qt::Key_Down: return stepCard(1);
    case Qt::Key_Left: return stepColumn(-onwards);
    case Qt::Key_Right: return stepColumn(onwards);
    case Qt::Key_PageUp: return stepCard(-page);
    case Qt::Key_PageDown: return stepCard(page);
    case Qt::Key_Home: return stepCard(-1'000'000'000);
    case Qt::Key_End: return stepCard(1'000'000'000);
    case Qt::Key_F3: return look(m_words, true);
    case Qt::Key_Backspace: return look(m_words.chopped(std::min<qsizetype>(1, m_words.size())), false);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (placeOf(m_current).column >= 0) Q_EMIT opened(m_current);
        return;
    default: break;
    }
    if (!event->text().isEmpty() && event->text().front().isPrint() && (event->text() != u" " || !m_words.isEmpty()))
        return look(m_words + event->text(), false);
    QAbstractScrollArea::keyPressEvent(event);
}

// Mouse

void BoardView::mousePressEvent(QMouseEvent* event)
{
    const qint64 record = recordAt(event->pos());
    if (!record) return;
    look({}, false);
    choose(record);
    if (event->button() == Qt::LeftButton) m_drag = Drag{record, event->pos(), event->pos()};
}

void BoardView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        const qint64 record = recordAt(event->pos());
        if (record != m_hovered) viewport()->update();
        m_hovered = record;
        return;
    }
    m_drag->at = event->pos();
    if ((m_drag->at - m_drag->pressed).manhattanLength() >= QApplication::startDragDistance()) m_drag->moving = true;
    if (!m_drag->moving) return;
    viewport()->setCursor(Qt::ClosedHandCursor);
    const int x = event->pos().x(), by = x < besideAWord ? -1 : x > viewport()->width() - besideAWord ? 1 : 0;
    if (by)
        horizontalScrollBar()->triggerAction((by > 0) != isMirrored() ? QScrollBar::SliderSingleStepAdd : QScrollBar::SliderSingleStepSub);
    viewport()->update();
}

void BoardView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drag) return;
    const Drag drag = *m_drag;
    endDrag();
    const int column = columnAt(event->pos().x());
    if (drag.moving && column >= 0 && column != placeOf(drag.record).column) moveTo(drag.record, column);
}

void BoardView::endDrag()
{
    m_drag.reset();
    viewport()->unsetCursor();
    viewport()->update();
}

void BoardView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_drag.reset();
    if (const qint64 record = recordAt(event->pos())) Q_EMIT opened(record);
}

bool BoardView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const qint64 record = m_drag ? 0 : recordAt(help->pos());
        if (record)
            QToolTip::showText(help->globalPos(), faceTip(m_model, m_face, record), viewport(), cardRect(record));
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered = 0;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void BoardView::resizeEvent(QResizeEvent*) { updateBars(); }

void BoardView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    updateBars(); // what was edited meanwhile was not measured
}

void BoardView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) measure();
    QAbstractScrollArea::changeEvent(event);
}

void BoardView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (placeOf(m_current).column < 0 && event->reason() != Qt::MouseFocusReason) stepColumn(0);
    viewport()->update();
}

void BoardView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// Painting

void BoardView::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    const Theme& t = currentTheme();
    p.fillRect(event->rect(), t["bg.page"_token]);
    const int target = m_drag && m_drag->moving ? columnAt(m_drag->at.x()) : -1;
    if (target >= 0 && target != placeOf(m_drag->record).column)
        panel(p, QRectF(columnRect(target)).adjusted(-gap / 2.0, 4, gap / 2.0, -4), 6, t["accent.wash"_token], t["accent.fill"_token]);
    for (qint64 record : cardsIn(event->rect())) {
        p.setOpacity(target >= 0 && m_drag->record == record ? 0.4 : 1);
        paintCard(p, cardRect(record), record);
    }
    p.setOpacity(1);
    if (event->rect().top() < headHeight()) { // over cards that have scrolled up
        p.fillRect(QRect(0, 0, viewport()->width(), headHeight() - 2), t["bg.page"_token]);
        for (int c = 0; c < int(columns().size()); ++c) paintHead(p, c);
    }
    for (int c = 0; c < int(columns().size()); ++c)
        if (isNarrow(c)) paintHead(p, c);
    if (m_drag && m_drag->moving) {
        QRect ghost = cardRect(m_drag->record);
        ghost.translate(m_drag->at - m_drag->pressed);
        p.setOpacity(0.9);
        paintCard(p, ghost, m_drag->record);
        p.setOpacity(1);
        p.setPen(QPen(t["accent.fill"_token], 1, Qt::DashLine));
        p.drawRoundedRect(QRectF(ghost).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    paintWords(p);
}

void BoardView::paintHead(QPainter& p, int column) const
{
    const Theme& t = currentTheme();
    const Column& c = columns()[std::size_t(column)];
    const QRect area = columnRect(column);
    const QString count = QLocale().toString(qulonglong(c.records.size()));
    if (isNarrow(column)) { // the words turned, from the top down
        p.save();
        p.fillRect(QRect(area.x(), 0, area.width(), headHeight()), t["bg.page"_token]);
        fillSharp(p, QRectF(area.x(), headHeight() - 8, area.width(), 1), t["line.default"_token]);
        p.setFont(figureFont(TypeRole::Small));
        p.setPen(t["text.tertiary"_token]);
        p.drawText(QRect(area.x(), 0, area.width(), headHeight() - 8), Qt::AlignCenter, count);
        p.translate(area.x() + area.width() / 2.0, headHeight() + 4);
        p.rotate(90);
        p.setFont(textFont(TypeRole::Section));
        p.setPen(t["text.secondary"_token]);
        const int length = area.height() - headHeight() - edge, high = p.fontMetrics().height();
        p.drawText(QRectF(0, -high / 2.0, length, high), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            p.fontMetrics().elidedText(c.title, Qt::ElideRight, length));
        p.restore();
        return;
    }
    QRect room(area.x(), 0, area.width(), headHeight() - 8);
    fillSharp(p, QRectF(area.x(), headHeight() - 8, area.width(), 1), t["line.default"_token]);
    p.setFont(figureFont(TypeRole::Small));
    p.setPen(t["text.tertiary"_token]);
    drawWords(p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, count);
    room = mirrored(room.adjusted(0, 0, -p.fontMetrics().horizontalAdvance(count) - 8, 0), room);
    p.setFont(textFont(TypeRole::Section));
    p.setPen(t["text.primary"_token]);
    drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(c.title, Qt::ElideRight, room.width()));
}

void BoardView::paintCard(QPainter& p, const QRect& card, qint64 record) const
{
    RecordCard::State state;
    state.current = record == m_current;
    state.focused = state.current && hasFocus();
    state.hovered = record == m_hovered && !m_drag;
    RecordCard(m_model, m_face).paint(p, card, record, state, m_words);
}

void BoardView::paintWords(QPainter& p) const
{
    if (m_words.isEmpty()) return;
    const Theme& t = currentTheme();
    p.setFont(textFont(TypeRole::Body));
    const QString text = p.fontMetrics().elidedText(tr("Find: %1").arg(m_words), Qt::ElideRight, viewport()->width() / 2);
    const QSize size(p.fontMetrics().horizontalAdvance(text) + 24, grown(28));
    const QRect strip = mirrored(QRect(QPoint(edge, viewport()->height() - size.height() - 8), size), viewport()->rect());
    panel(p, strip, 4, t["bg.raised"_token], t["line.default"_token]);
    p.setPen(t["text.primary"_token]);
    drawWords(p, strip.adjusted(12, 0, -12, 0), Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace gantry
