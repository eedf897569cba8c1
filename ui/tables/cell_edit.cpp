#include "ui/tables/cell_edit.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QCalendarWidget>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QScrollBar>
#include <QWidgetAction>

namespace gantry {
namespace {

constexpr int rowsInList = 10, listWidth = 240;
int rowHeight() { return grown(26); }
constexpr int detailRole = Qt::UserRole;

class ChoiceDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowHeight()}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        choiceGround(*p, option.rect, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        QRect room = option.rect.adjusted(10, 0, -10, 0);
        if (const QString detail = index.data(detailRole).toString(); !detail.isEmpty()) {
            p->setFont(textFont(TypeRole::Small));
            p->setPen(t["text.tertiary"_token]);
            const QString shown = p->fontMetrics().elidedText(detail, Qt::ElideRight, room.width() / 2);
            drawWords(*p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            room = mirrored(room.adjusted(0, 0, -p->fontMetrics().horizontalAdvance(shown) - 12, 0), room);
        }
        p->setFont(textFont(TypeRole::Table));
        p->setPen(t["text.primary"_token]);
        drawWords(*p, room, Qt::AlignVCenter | Qt::TextSingleLine,
            p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
};

void paintInvalid(QPainter& painter, const QRect& area)
{
    const Theme& t = currentTheme();
    frameSharp(painter, area, 1, t["mark.bad"_token]);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t["mark.bad"_token]);
    const QPointF corner(area.right() + 1, area.bottom() + 1);
    painter.drawPolygon(QPolygonF{corner, corner - QPointF(5, 0), corner - QPointF(0, 5)});
}

} // namespace

void markInvalid(QWidget* editor, const QString& sentence)
{
    editor->setProperty("invalid", !sentence.isEmpty());
    editor->setToolTip(sentence);
    editor->setAccessibleDescription(sentence);
    QPalette palette = editor->palette();
    palette.setColor(QPalette::Base, currentTheme()[sentence.isEmpty() ? "bg.surface"_token : "status.badWash"_token]);
    editor->setPalette(palette);
    editor->update();
}

CellEdit::CellEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setTextMargins(6, 0, 6, 0);
    connect(this, &QLineEdit::textEdited, this, [this] { markInvalid(this, {}); });
}

void CellEdit::present(const QString& text, const Value&)
{
    setText(text);
    selectAll();
}

void CellEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!property("invalid").toBool()) return;
    QPainter painter(this);
    paintInvalid(painter, rect());
}

PickEdit::PickEdit(Source source, QWidget* parent)
    : CellEdit(parent)
    , m_source(std::move(source))
    , m_list(new QListWidget(this))
{
    m_list->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->hide();
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_typed = true;
        m_moved = false;
        openList();
    });
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        m_moved = true;
        settle();
        Q_EMIT picked();
    });
    addAction(icon("chevron-down"), QLineEdit::TrailingPosition)->setToolTip(tr("Show the choices (Alt+Down)"));
    connect(actions().constLast(), &QAction::triggered, this, [this] { m_list->isVisible() ? closeList() : openList(); });
}

void PickEdit::present(const QString& text, const Value& held)
{
    m_held = held;
    m_typed = m_moved = false;
    CellEdit::present(text, held);
}

std::optional<Value> PickEdit::chosen() const
{
    if (!m_typed && !m_moved) return m_held;
    const int row = m_list->currentRow();
    const bool meant = m_moved || !text().trimmed().isEmpty();
    if (meant && row >= 0 && row < int(m_choices.size())) return m_choices[std::size_t(row)].value;
    return std::nullopt;
}

void PickEdit::refill()
{
    m_choices = m_source(m_typed ? text().trimmed() : QString());
    m_list->clear();
    int current = m_typed && !text().trimmed().isEmpty() && !m_choices.empty() ? 0 : -1;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        auto* item = new QListWidgetItem(m_choices[i].text, m_list);
        item->setData(detailRole, m_choices[i].detail);
        if (!m_typed && m_choices[i].value == m_held) current = int(i);
        if (m_typed && m_choices[i].text.compare(text().trimmed(), Qt::CaseInsensitive) == 0) current = int(i);
    }
    m_list->setCurrentRow(current);
}

void PickEdit::place()
{
    const int rows = std::clamp(int(m_choices.size()), 1, rowsInList);
    const QSize size(std::max(width(), listWidth), rows * rowHeight() + 2);
    QPoint at = mapToGlobal(QPoint(0, height()));
    if (const QScreen* screen = this->screen(); screen && at.y() + size.height() > screen->availableGeometry().bottom())
        at = mapToGlobal(QPoint(0, -size.height()));
    m_list->setGeometry(QRect(at, size));
}

void PickEdit::openList()
{
    refill();
    place();
    m_list->setVisible(!m_choices.empty());
    if (m_list->currentItem()) m_list->scrollToItem(m_list->currentItem());
}

void PickEdit::closeList() { m_list->hide(); }

void PickEdit::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const int step = key == Qt::Key_Down ? 1
        : key == Qt::Key_Up              ? -1
        : key == Qt::Key_PageDown        ? rowsInList
        : key == Qt::Key_PageUp          ? -rowsInList
                                         : 0;
    if (step == 0) return CellEdit::keyPressEvent(event);
    const bool closed = !m_list->isVisible();
    if (closed) openList();
    if (m_choices.empty() || (closed && event->modifiers() & Qt::AltModifier)) return;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, int(m_choices.size()) - 1));
    m_moved = true;
}

void PickEdit::mousePressEvent(QMouseEvent* event)
{
    CellEdit::mousePressEvent(event);
    openList();
}

void PickEdit::settle()
{
    const int row = m_list->currentRow();
    if ((m_typed || m_moved) && chosen() && row < int(m_choices.size())) setText(m_choices[std::size_t(row)].text);
    closeList();
}

void PickEdit::focusOutEvent(QFocusEvent* event)
{
    settle();
    CellEdit::focusOutEvent(event);
}

void PickEdit::moveEvent(QMoveEvent* event)
{
    CellEdit::moveEvent(event);
    if (m_list->isVisible()) place();
}

DayEdit::DayEdit(QDate today, QWidget* parent)
    : CellEdit(parent)
    , m_today(today)
{
    auto* open = addAction(icon("calendar"), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Calendar (Alt+Down)"));
    connect(open, &QAction::triggered, this, &DayEdit::openCalendar);
}

void DayEdit::openCalendar()
{
    auto* frame = new QFrame(this, Qt::Popup);
    frame->setAttribute(Qt::WA_DeleteOnClose);
    frame->setFrameShape(QFrame::StyledPanel);
    auto* calendar = new QCalendarWidget(frame);
    calendar->setSelectedDate(m_day.isValid() ? m_day : m_today);
    auto* box = new QVBoxLayout(frame);
    box->setContentsMargins(1, 1, 1, 1);
    box->addWidget(calendar);
    const auto take = [this, frame](QDate day) {
        setText(dateText(day));
        setModified(true);
        markInvalid(this, {});
        frame->close();
        Q_EMIT picked();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    frame->move(mapToGlobal(QPoint(0, height() + 1)));
    frame->show();
    calendar->setFocus();
}

void DayEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() & Qt::AltModifier) return openCalendar();
    CellEdit::keyPressEvent(event);
}

TextEdit::TextEdit(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(6);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (property("invalid").toBool()) markInvalid(this, {});
    });
}

void TextEdit::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    if (property("invalid").toBool())
        paintInvalid(painter, viewport()->rect());
    else
        frameSharp(painter, viewport()->rect(), 2, currentTheme()["focus.ring"_token]);
}

} // namespace gantry
