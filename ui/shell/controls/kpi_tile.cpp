#include "ui/shell/controls/kpi_tile.h"

#include <QPainter>
#include <algorithm>

namespace gantry {

KpiTile::KpiTile(KpiFigure figure, QWidget* parent, Look look)
    : QAbstractButton(parent)
    , m_look(look)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFigure(std::move(figure));
}

void KpiTile::setFigure(KpiFigure figure)
{
    m_figure = std::move(figure);
    QStringList words{m_figure.label, m_figure.figure + (m_figure.beside.isEmpty() ? QString() : u' ' + m_figure.beside)};
    for (const QString& more : {m_figure.line, m_figure.statusWord})
        if (!more.isEmpty()) words << more;
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(m_figure.statusWord.isEmpty()
            ? m_figure.line
            : m_figure.statusWord + (m_figure.line.isEmpty() ? QString() : QStringLiteral(": ") + m_figure.line));
    updateGeometry();
    update();
}

QSize KpiTile::minimumSizeHint() const
{
    if (m_look == Look::Card) return {128, 92};
    const int text = QFontMetrics(figureFont(TypeRole::Heading)).horizontalAdvance(m_figure.figure);
    return {std::max(grown(112), text + 34), grown(m_figure.line.isEmpty() ? 46 : 62)};
}

void KpiTile::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    const bool card = m_look == Look::Card;
    const QColor& ground = t[underMouse() ? "bg.hover"_token : "bg.surface"_token];
    if (card) {
        panel(p, rect(), 6, ground, t["line.default"_token]);
    } else {
        p.fillRect(rect(), ground);
        fillSharp(p, mirrored(QRectF(width() - 1, 0, 1, height()), rect()), t["line.hair"_token]);
    }
    if (hasFocus()) panel(p, rect(), card ? 6 : 0, Qt::transparent, t["focus.ring"_token], 2);
    const QRectF room = card ? QRectF(rect()).adjusted(12, 10, -12, -10) : mirrored(QRectF(rect()).adjusted(16, 5, -12, -5), rect());
    p.setFont(textFont(TypeRole::Small));
    p.setPen(t["text.secondary"_token]);
    const auto words = [&](const QRectF& at, int flags, const QString& text) {
        drawWords(p, mirrored(at, room), flags, p.fontMetrics().elidedText(text, Qt::ElideRight, int(at.width())));
    };
    const double line = std::max(18, p.fontMetrics().height());
    const double labelWidth = room.width() - (m_figure.status ? 20 : 0);
    words({room.x(), room.y(), labelWidth, line}, Qt::AlignVCenter, m_figure.label);
    if (m_figure.status) paintStatus(&p, mirrored(QRectF(room.right() - 12, room.y() + (line - 12) / 2, 12, 12), room), *m_figure.status);

    // Figure and the words beside it stand on one line.
    const auto wide = [&](const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); };
    QFont figures = figureFont(card ? TypeRole::Display : TypeRole::Heading);
    const double besides = m_figure.beside.isEmpty() ? 0 : 9 + wide(textFont(TypeRole::Body), m_figure.beside);
    if (card && wide(figures, m_figure.figure) + besides > room.width()) figures = figureFont(TypeRole::Heading); // "18 Nov" beside "2027"
    p.setFont(figures);
    p.setPen(t["text.primary"_token]);
    const QFontMetricsF display(p.font());
    const QString figure = withMinus(m_figure.figure, p.font());
    const double figureWidth = std::ceil(display.horizontalAdvance(figure)) + 1;
    const double below = card || !m_figure.line.isEmpty() ? line : 0;
    const double middle = (room.top() + line + room.bottom() - below) / 2, baseline = middle + display.capHeight() / 2;
    words({room.x(), baseline - display.ascent(), figureWidth, display.height()}, Qt::AlignTop, figure);
    double x = room.x() + figureWidth;
    if (!m_figure.beside.isEmpty()) {
        p.setFont(textFont(TypeRole::Body));
        p.setPen(t["text.secondary"_token]);
        const QFontMetricsF body(p.font());
        const double taken = std::min(std::ceil(body.horizontalAdvance(m_figure.beside)) + 1, room.right() - x - 7);
        words({x + 7, baseline - body.ascent(), taken, body.height()}, Qt::AlignTop, m_figure.beside);
        x += 7 + taken;
    }
    if (room.right() - x > 88)
        paintSparkline(p, mirrored(QRectF(room.right() - 72, middle - 11, 72, 24), room), m_figure.trend, m_figure.limit);
    p.setFont(textFont(TypeRole::Small));
    p.setPen(t["text.secondary"_token]);
    words({room.x(), room.bottom() - line, room.width(), line}, Qt::AlignVCenter, withMinus(m_figure.line, p.font()));
}

void paintSparkline(QPainter& p, const QRectF& area, const std::vector<double>& values, std::optional<double> limit)
{
    if (values.size() < 2) return;
    const Theme& t = currentTheme();
    auto [low, high] = std::minmax_element(values.begin(), values.end());
    double from = *low, to = *high;
    if (limit) from = std::min(from, *limit), to = std::max(to, *limit);
    const double span = to - from;
    const QRectF room = area.adjusted(1, 3, -3, -3);
    const auto y = [&](double v) { return span > 0 ? room.bottom() - (v - from) / span * room.height() : room.center().y(); };
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    if (limit) {
        p.setPen(QPen(t["chart.baseline"_token], 1, Qt::CustomDashLine));
        QPen pen = p.pen();
        pen.setDashPattern({2, 3});
        p.setPen(pen);
        p.drawLine(QPointF(room.left(), y(*limit)), QPointF(room.right(), y(*limit)));
    }
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i)
        line << QPointF(room.left() + room.width() * double(i) / double(values.size() - 1), y(values[i]));
    p.setPen(QPen(t["chart.actual"_token], 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    p.drawPolyline(line);
    p.setPen(Qt::NoPen);
    p.setBrush(t["chart.actual"_token]);
    p.drawEllipse(line.last(), 2.5, 2.5);
    p.restore();
}

} // namespace gantry
