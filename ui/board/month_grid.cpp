#include "ui/board/month_grid.h"

#include "core/session/session.h"
#include "core/text/text.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

namespace gantry {
namespace {

constexpr int dayHead = 24, recordInset = 4; // px
const std::vector<qint64> nothing;

} // namespace

MonthGrid::MonthGrid(RecordTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_face(faceOf(model))
    , m_day(model.session().today())
{
    m_page = MonthPage::of(m_day, QLocale().firstDayOfWeek());
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Calendar"));
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        const QString key = field();
        m_face = faceOf(m_model);
        if (!setField(key)) forget(); // columns may lie elsewhere now
    });
    connect(&model, &QAbstractItemModel::layoutChanged, this, &MonthGrid::forget);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &MonthGrid::forget);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &MonthGrid::forget);
    connect(&model, &QAbstractItemModel::dataChanged, this, &MonthGrid::forget);
}

QString MonthGrid::field() const { return m_face.due < 0 ? QString() : m_model.columnAt(m_face.due).key; }

bool MonthGrid::setField(const QString& key)
{
    const auto fields = dayColumns(m_model);
    const auto it = std::ranges::find_if(fields, [&](int c) { return m_model.columnAt(c).key == key; });
    if (it == fields.end()) return false;
    m_face.due = *it;
    forget();
    return true;
}

void MonthGrid::forget()
{
    m_stale = true;
    update();
    Q_EMIT pageChanged();
}

void MonthGrid::arrange() const
{
    m_stale = false;
    m_on.clear();
    m_undated = 0;
    if (m_face.due < 0 || m_face.due >= m_model.columnCount()) return;
    const Column& field = m_model.columnAt(m_face.due);
    const TableBase& table = m_model.portfolio().table(m_model.entity());
    const qint64 first = m_page.first.toJulianDay(), last = m_page.last().toJulianDay();
    for (qint64 id : m_model.shownIds()) {
        if (!table.contains(id)) continue;
        const Value day = field.value(id);
        m_undated += isAbsent(day);
        if (const qint64 at = intOf(day); !isAbsent(day) && at >= first && at <= last) m_on[at].push_back(id);
    }
}

const std::vector<qint64>& MonthGrid::on(QDate day) const
{
    if (m_stale) arrange();
    const auto it = m_on.constFind(day.toJulianDay());
    return it == m_on.cend() ? nothing : *it;
}

int MonthGrid::undated() const
{
    if (m_stale) arrange();
    return m_undated;
}

void MonthGrid::goTo(QDate day)
{
    if (!day.isValid() || day.year() < 1900 || day.year() > 2200) return; // the days that a file may hold
    m_day = day;
    const MonthPage page = MonthPage::of(day, QLocale().firstDayOfWeek());
    if (page == m_page) return update();
    m_page = page;
    forget();
}

bool MonthGrid::setCurrent(qint64 record)
{
    if (!record) {
        m_current = 0;
        update();
        return true;
    }
    if (m_face.due < 0 || std::ranges::find(m_model.shownIds(), record) == m_model.shownIds().end()) return false;
    const auto day = Codec<QDate>::decode(m_model.columnAt(m_face.due).value(record));
    if (!day) return false;
    m_current = record;
    goTo(*day);
    return true;
}

void MonthGrid::choose(qint64 record)
{
    if (record == m_current) return;
    m_current = record;
    update();
    Q_EMIT currentChanged(record);
}

void MonthGrid::moveTo(qint64 record, QDate day)
{
    if (m_face.due < 0 || !day.isValid()) return;
    if (const auto done = writeCell(m_model, record, m_face.due, Codec<QDate>::encode(day)); !done)
        Q_EMIT refused(sentence(done.error()));
    else if (record == m_current)
        goTo(day);
}

void MonthGrid::moveCurrent(int days)
{
    if (m_face.due < 0 || !m_model.portfolio().table(m_model.entity()).contains(m_current)) return;
    if (const auto day = Codec<QDate>::decode(m_model.columnAt(m_face.due).value(m_current))) moveTo(m_current, day->addDays(days));
}

// Places

int MonthGrid::headHeight() const { return grown(28); }
int MonthGrid::lineHeight() const { return grown(20) + 2; }
QSize MonthGrid::minimumSizeHint() const { return {7 * grown(64), headHeight() + 6 * grown(40)}; }

QRect MonthGrid::dayRect(QDate day) const
{
    if (!m_page.holds(day)) return {};
    const int at = int(m_page.first.daysTo(day)), column = at % 7, week = at / 7;
    const int high = height() - headHeight();
    const int left = column * width() / 7, right = (column + 1) * width() / 7;
    const int top = headHeight() + week * high / m_page.weeks, bottom = headHeight() + (week + 1) * high / m_page.weeks;
    return mirrored(QRect(left, top, right - left, bottom - top), rect());
}

/// Records of a day that have room, less one for “n more” where not all have.
int MonthGrid::shownOn(QDate day) const
{
    const int count = int(on(day).size());
    const int room = std::max(0, (dayRect(day).height() - dayHead - 2) / lineHeight());
    return count <= room ? count : std::max(0, room - 1);
}

QRect MonthGrid::recordRect(qint64 record) const
{
    if (m_stale) arrange();
    for (auto it = m_on.cbegin(); it != m_on.cend(); ++it) {
        const auto found = std::ranges::find(*it, record);
        if (found == it->end()) continue;
        const QDate day = QDate::fromJulianDay(it.key());
        const int place = int(found - it->begin());
        if (place >= shownOn(day)) return {};
        const QRect cell = dayRect(day);
        return {cell.x() + recordInset, cell.y() + dayHead + place * lineHeight(), cell.width() - 2 * recordInset - 1, lineHeight() - 2};
    }
    return {};
}

QRect MonthGrid::moreRect(QDate day) const
{
    const int shown = shownOn(day);
    if (shown == int(on(day).size())) return {};
    const QRect cell = dayRect(day);
    return {cell.x() + recordInset, std::min(cell.y() + dayHead + shown * lineHeight(), cell.bottom() - lineHeight() + 2),
        cell.width() - 2 * recordInset - 1, lineHeight() - 2};
}

QDate MonthGrid::dayAt(QPoint at) const
{
    for (QDate day = m_page.first; day <= m_page.last(); day = day.addDays(1))
        if (dayRect(day).contains(at)) return day;
    return {};
}

qint64 MonthGrid::recordAt(QPoint at) const
{
    const QDate day = dayAt(at);
    if (!day.isValid()) return 0;
    const auto& records = on(day);
    for (int i = 0; i < shownOn(day); ++i)
        if (recordRect(records[std::size_t(i)]).contains(at)) return records[std::size_t(i)];
    return 0;
}

void MonthGrid::openDay(QDate day)
{
    const auto& records = on(day);
    if (records.empty()) return;
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(QStringLiteral("day"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto* list = new QListWidget;
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setAccessibleName(dateText(day));
    for (qint64 record : records) {
        const QString number = faceText(m_model, record, m_face.number), title = faceText(m_model, record, m_face.title);
        auto* item = new QListWidgetItem(number.isEmpty() ? title : number + QStringLiteral("  ") + title, list);
        item->setData(Qt::UserRole, record);
        item->setToolTip(faceTip(m_model, m_face, record));
        if (record == m_current) list->setCurrentItem(item);
    }
    if (!list->currentItem()) list->setCurrentRow(0);
    auto* column = new QVBoxLayout(popup);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(list);
    const auto take = [this, popup](const QListWidgetItem* item) {
        const qint64 record = item->data(Qt::UserRole).toLongLong();
        popup->close();
        choose(record);
    };
    connect(list, &QListWidget::itemClicked, this, take);
    connect(list, &QListWidget::itemActivated, this, take);
    const QRect cell = dayRect(day);
    const int width = std::max(cell.width(), grown(280));
    const int height = std::min(grown(320), int(records.size()) * std::max(list->sizeHintForRow(0), grown(20)) + 4);
    popup->resize(width, height);
    QPoint at = mapToGlobal(QPoint(isMirrored() ? cell.right() + 1 - width : cell.x(), cell.y() + dayHead));
    const QRect window = QRect(mapToGlobal(QPoint(0, 0)), size());
    at.setX(std::clamp(at.x(), window.left(), std::max(window.left(), window.right() + 1 - width)));
    at.setY(std::clamp(at.y(), window.top(), std::max(window.top(), window.bottom() + 1 - height)));
    popup->move(at);
    popup->show();
    list->setFocus();
}

// Keys

bool MonthGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const qint64 record = m_drag ? 0 : recordAt(help->pos()))
            QToolTip::showText(help->globalPos(), faceTip(m_model, m_face, record), this, recordRect(record));
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void MonthGrid::keyPressEvent(QKeyEvent* event)
{
    const int onwards = isMirrored() ? -1 : 1;
    const int column = int(m_page.first.daysTo(m_day) % 7);
    const auto& records = on(m_day);
    const auto at = std::ranges::find(records, m_current);
    switch (event->key()) {
    case Qt::Key_Left: return goTo(m_day.addDays(-onwards));
    case Qt::Key_Right: return goTo(m_day.addDays(onwards));
    case Qt::Key_Up: return goTo(m_day.addDays(-7));
    case Qt::Key_Down: return goTo(m_day.addDays(7));
    case Qt::Key_Home: return goTo(m_day.addDays(-column));
    case Qt::Key_End: return goTo(m_day.addDays(6 - column));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (at != records.end() && records.size() == 1)
            Q_EMIT opened(m_current);
        else if (records.size() == 1)
            choose(records.front());
        else
            openDay(m_day);
        return;
    case Qt::Key_Escape:
        if (m_drag) return endDrag();
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

// Mouse

void MonthGrid::mousePressEvent(QMouseEvent* event)
{
    const QDate day = dayAt(event->pos());
    if (!day.isValid()) return;
    const qint64 record = recordAt(event->pos());
    const bool more = moreRect(day).contains(event->pos());
    m_day = day; // the page stays: what is pressed must not move away under the mouse
    update();
    if (more) return openDay(day);
    if (!record) return;
    choose(record);
    if (event->button() == Qt::LeftButton) m_drag = Drag{record, event->pos(), event->pos()};
}

void MonthGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        const QDate day = dayAt(event->pos());
        const bool leads = recordAt(event->pos()) || (day.isValid() && moreRect(day).contains(event->pos()));
        setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    m_drag->at = event->pos();
    if ((m_drag->at - m_drag->pressed).manhattanLength() >= QApplication::startDragDistance()) m_drag->moving = true;
    if (!m_drag->moving) return;
    setCursor(Qt::ClosedHandCursor);
    update();
}

void MonthGrid::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drag) return;
    const Drag drag = *m_drag;
    endDrag();
    const QDate day = dayAt(event->pos());
    if (!drag.moving || !day.isValid()) return;
    const auto& there = on(day);
    if (std::ranges::find(there, drag.record) == there.end()) moveTo(drag.record, day);
}

void MonthGrid::endDrag()
{
    m_drag.reset();
    unsetCursor();
    update();
}

void MonthGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_drag.reset();
    if (const qint64 record = recordAt(event->pos())) Q_EMIT opened(record);
}

void MonthGrid::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}
void MonthGrid::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

// Painting

void MonthGrid::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    paintHead(p);
    for (QDate day = m_page.first; day <= m_page.last(); day = day.addDays(1)) paintDay(p, day);
    if (!m_drag || !m_drag->moving) return;
    const Theme& t = currentTheme();
    if (const QDate day = dayAt(m_drag->at); day.isValid()) frameSharp(p, dayRect(day), 2, t["accent.fill"_token]);
    QRect ghost = recordRect(m_drag->record);
    ghost.translate(m_drag->at - m_drag->pressed);
    paintRecord(p, ghost, m_drag->record, true);
    p.setPen(QPen(t["accent.fill"_token], 1, Qt::DashLine));
    p.drawRoundedRect(QRectF(ghost).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void MonthGrid::paintHead(QPainter& p) const
{
    const Theme& t = currentTheme();
    p.fillRect(QRect(0, 0, width(), headHeight()), t["bg.header"_token]);
    fillSharp(p, QRectF(0, headHeight() - 1, width(), 1), t["line.default"_token]);
    p.setFont(textFont(TypeRole::SmallStrong));
    p.setPen(t["text.secondary"_token]);
    for (int column = 0; column < 7; ++column) {
        const QRect day = dayRect(m_page.day(0, column));
        const QString name = QLocale().standaloneDayName(m_page.day(0, column).dayOfWeek(), QLocale::ShortFormat);
        drawWords(p, QRect(day.x() + 8, 0, day.width() - 16, headHeight() - 1), Qt::AlignVCenter | Qt::TextSingleLine, name);
    }
}

void MonthGrid::paintDay(QPainter& p, QDate day) const
{
    const Theme& t = currentTheme();
    const QRect cell = dayRect(day);
    const bool other = day.month() != m_page.month.month(), today = day == m_model.session().today();
    p.fillRect(cell, t[other ? "bg.derived"_token : "bg.surface"_token]);
    const int end = isMirrored() ? cell.left() : cell.right();
    fillSharp(p, QRectF(end, cell.y(), 1, cell.height()), t["line.hair"_token]);
    fillSharp(p, QRectF(cell.x(), cell.bottom(), cell.width(), 1), t["line.hair"_token]);
    QString number = QLocale().toString(day.day());
    if (day.day() == 1) number += u' ' + QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat);
    p.setFont(figureFont(today ? TypeRole::SmallStrong : TypeRole::Small));
    const QRect head = mirrored(QRect(cell.x() + 4, cell.y() + 3, p.fontMetrics().horizontalAdvance(number) + 10, dayHead - 5), cell);
    if (today) panel(p, head, 4, t["accent.fill"_token]);
    p.setPen(t[today ? "text.onAccent"_token : other ? "text.tertiary"_token : "text.secondary"_token]);
    drawWords(p, head, Qt::AlignCenter | Qt::TextSingleLine, number);
    const auto& records = on(day);
    const int shown = shownOn(day);
    for (int i = 0; i < shown; ++i) {
        const qint64 record = records[std::size_t(i)];
        p.setOpacity(m_drag && m_drag->moving && m_drag->record == record ? 0.4 : 1);
        paintRecord(p, recordRect(record), record, false);
    }
    p.setOpacity(1);
    if (shown < int(records.size())) {
        p.setFont(textFont(TypeRole::Small));
        p.setPen(t["text.link"_token]);
        const QRect room = moreRect(day).adjusted(6, 0, -6, 0);
        const QString text = shown == 0 ? tr("%1 records").arg(records.size()) : tr("+%1 more").arg(int(records.size()) - shown);
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    if (day == m_day && hasFocus()) frameSharp(p, cell.adjusted(0, 0, -1, -1), 2, t["focus.ring"_token]);
}

void MonthGrid::paintRecord(QPainter& p, const QRect& room, qint64 record, bool solid) const
{
    const Theme& t = currentTheme();
    const bool current = record == m_current, late = isOverdue(m_model, m_face, record), over = isOver(m_model, m_face, record);
    const QColor fill = t[current ? (hasFocus() ? "bg.selected"_token : "bg.selectedIdle"_token)
            : solid               ? "bg.surface"_token
                                  : "bg.header"_token];
    panel(p, room, 3, fill, t["line.default"_token]);
    if (current) fillSharp(p, mirrored(QRectF(room.x(), room.y(), 3, room.height()), room), t["accent.fill"_token]);
    QRect words = room.adjusted(6, 0, -6, 0);
    if (late) {
        paintStatus(&p, mirrored(QRectF(words.x(), room.y() + (room.height() - 8) / 2.0, 8, 8), words), Status::Bad);
        words = mirrored(words.adjusted(12, 0, 0, 0), words);
    }
    p.setFont(textFont(TypeRole::Small));
    p.setPen(t[late ? "status.bad"_token : over ? "text.tertiary"_token : "text.primary"_token]);
    const QString title = faceText(m_model, record, m_face.title);
    drawWords(p, words, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(title, Qt::ElideRight, words.width()));
}

} // namespace gantry
