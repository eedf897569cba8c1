#include "ui/charts/matrix_view.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace gantry {
namespace {

constexpr int gap = 2, wordGap = 8; // px
constexpr QSize leastCell(24, 20), usualCell(48, 36), largestCell(56, 36);

int lineHeight() { return QFontMetrics(textFont(TypeRole::Small)).height(); }
int headHeight() { return QFontMetrics(textFont(TypeRole::SmallStrong)).height() + 8; }
int footHeight() { return 2 * (lineHeight() + 5); }

} // namespace

MatrixView::MatrixView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
}

void MatrixView::setCounts(MatrixCounts counts)
{
    m_counts = std::move(counts);
    m_current.row = std::clamp(m_current.row, 0, std::max(0, int(m_counts.rows.size()) - 1));
    m_current.column = std::clamp(m_current.column, 0, std::max(0, int(m_counts.columns.size()) - 1));
    setAccessibleName(m_counts.title);
    setAccessibleDescription(m_counts.cells.empty() ? QString() : described(m_current));
    updateGeometry();
    update();
}

void MatrixView::setChosen(std::optional<MatrixPlace> place)
{
    m_chosen = place;
    if (place) m_current = *place;
    update();
}

int MatrixView::wordsWidth() const
{
    const QFontMetrics metrics(textFont(TypeRole::Small));
    int wide = 0;
    for (const QString& word : m_counts.rows) wide = std::max(wide, metrics.horizontalAdvance(word));
    return std::min(wide, grown(120)) + wordGap;
}

QSize MatrixView::cellSize() const
{
    const int across = std::max(1, int(m_counts.columns.size())), up = std::max(1, int(m_counts.rows.size()));
    return {std::clamp((width() - wordsWidth()) / across - gap, leastCell.width(), grown(largestCell.width())),
        std::clamp((height() - headHeight() - footHeight()) / up - gap, leastCell.height(), grown(largestCell.height()))};
}

QSize MatrixView::sizeHint() const
{
    return {wordsWidth() + int(m_counts.columns.size()) * (grown(usualCell.width()) + gap),
        headHeight() + footHeight() + int(m_counts.rows.size()) * (grown(usualCell.height()) + gap)};
}

QSize MatrixView::minimumSizeHint() const
{
    return {wordsWidth() + int(m_counts.columns.size()) * (leastCell.width() + gap),
        headHeight() + footHeight() + int(m_counts.rows.size()) * (leastCell.height() + gap)};
}

QRect MatrixView::cellRect(MatrixPlace place) const
{
    const QSize cell = cellSize();
    const int fromTop = int(m_counts.rows.size()) - 1 - place.row;
    const QRect rect(QPoint(wordsWidth() + place.column * (cell.width() + gap), headHeight() + fromTop * (cell.height() + gap)), cell);
    return mirrored(rect, this->rect());
}

std::optional<MatrixPlace> MatrixView::placeAt(const QPoint& at) const
{
    for (int row = 0; row < int(m_counts.rows.size()); ++row)
        for (int column = 0; column < int(m_counts.columns.size()); ++column)
            if (cellRect({row, column}).adjusted(0, 0, gap, gap).contains(at)) return MatrixPlace{row, column};
    return std::nullopt;
}

QString MatrixView::described(MatrixPlace place) const
{
    const int count = m_counts.at(place.row, place.column).count;
    return tr("%1, %2: %3")
        .arg(m_counts.rows[place.row], m_counts.columns[place.column], count == 0 ? tr("none") : QLocale().toString(count));
}

void MatrixView::paintEvent(QPaintEvent*)
{
    if (m_counts.cells.empty()) return;
    QPainter p(this);
    const Theme& t = currentTheme();
    const int rows = int(m_counts.rows.size()), columns = int(m_counts.columns.size()), words = wordsWidth(), line = lineHeight();
    const QSize cell = cellSize();
    const int right = words + columns * (cell.width() + gap) - gap;
    const auto write = [&](const QRect& room, int flags, const QString& text) {
        drawWords(p, mirrored(room, rect()), flags | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    };
    p.setFont(textFont(TypeRole::SmallStrong));
    p.setPen(t["text.secondary"_token]);
    write({words, 0, std::max(right, width()) - words, headHeight() - 8}, Qt::AlignLeft | Qt::AlignVCenter, m_counts.title);

    for (int row = 0; row < rows; ++row) {
        p.setFont(textFont(TypeRole::Small));
        p.setPen(t["text.secondary"_token]);
        const QRect first = mirrored(cellRect({row, 0}), rect());
        write({0, first.y(), words - wordGap, cell.height()}, Qt::AlignRight | Qt::AlignVCenter, m_counts.rows[row]);
        for (int column = 0; column < columns; ++column) {
            const MatrixCell& held = m_counts.at(row, column);
            const QRect at = cellRect({row, column});
            panel(p, at, 2, held.fill, t.highContrast ? t["line.control"_token] : QColor(Qt::transparent));
            if (held.count == 0) continue;
            p.setFont(figureFont(TypeRole::BodyStrong));
            p.setPen(held.ink);
            p.drawText(at, Qt::AlignCenter | Qt::TextSingleLine, QLocale().toString(held.count));
        }
    }
    p.setFont(textFont(TypeRole::Small));
    p.setPen(t["text.secondary"_token]);
    const int under = headHeight() + rows * (cell.height() + gap);
    for (int column = 0; column < columns; ++column)
        write({words + column * (cell.width() + gap), under + 3, cell.width(), line}, Qt::AlignHCenter | Qt::AlignVCenter,
            m_counts.columns[column]);
    p.setPen(t["text.tertiary"_token]);
    write({words, under + line + 6, right - words, line}, Qt::AlignHCenter | Qt::AlignVCenter, m_counts.columnName);

    const auto mark = [&](MatrixPlace place, const QColor& color) { // with a gap, so that it shows on any ground
        const QRect at = cellRect(place);
        frameSharp(p, at.adjusted(-1, -1, 1, 1), 2, color);
        frameSharp(p, at.adjusted(1, 1, -1, -1), 1, t["bg.surface"_token]);
    };
    if (m_chosen) mark(*m_chosen, t["accent.fill"_token]);
    if (hasFocus() && m_byKeyboard && m_chosen != m_current) mark(m_current, t["focus.ring"_token]);
}

void MatrixView::choose(MatrixPlace place)
{
    m_current = place;
    if (m_chosen == place) {
        setChosen({});
        Q_EMIT cellLeft();
    } else if (m_counts.at(place.row, place.column).count > 0) {
        setChosen(place);
        Q_EMIT cellChosen(place.row, place.column);
    } else {
        update();
    }
}

void MatrixView::moveTo(MatrixPlace place)
{
    m_current = {std::clamp(place.row, 0, int(m_counts.rows.size()) - 1), std::clamp(place.column, 0, int(m_counts.columns.size()) - 1)};
    setAccessibleDescription(described(m_current));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    update();
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    m_byKeyboard = false;
    if (const auto place = placeAt(event->position().toPoint()); place && event->button() == Qt::LeftButton) choose(*place);
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    if (m_counts.cells.empty()) return QWidget::keyPressEvent(event);
    m_byKeyboard = true;
    const int onwards = isMirrored() ? -1 : 1;
    const auto [row, column] = m_current;
    switch (event->key()) {
    case Qt::Key_Up: return moveTo({row + 1, column});
    case Qt::Key_Down: return moveTo({row - 1, column});
    case Qt::Key_Right: return moveTo({row, column + onwards});
    case Qt::Key_Left: return moveTo({row, column - onwards});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return choose(m_current);
    case Qt::Key_Escape:
        if (!m_chosen) break;
        setChosen({});
        Q_EMIT cellLeft();
        return;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
    update();
}

bool MatrixView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto place = placeAt(help->pos());
        const QString tip = place ? m_counts.at(place->row, place->column).tip : QString();
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this, cellRect(*place));
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        const auto place = placeAt(static_cast<QMouseEvent*>(event)->position().toPoint());
        const bool leads = place && m_counts.at(place->row, place->column).count > 0;
        setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    return QWidget::event(event);
}

} // namespace gantry
