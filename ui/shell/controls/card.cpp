#include "ui/shell/controls/card.h"

#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {

Card::Card(const QString& title, const QString& unit, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TypeRole::Section, "text.primary"_token))
    , m_unit(new TextLabel(unit, TypeRole::Small, "text.tertiary"_token))
    , m_legend(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1); // the frame stays clear of the content
    outer->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(11, 10, 11, 6);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_unit);
    row->addStretch(1);
    m_legend->setSpacing(12);
    row->addLayout(m_legend);
    outer->addLayout(row);
    m_body->setContentsMargins(11, 0, 11, 11);
    m_body->setSpacing(8);
    outer->addLayout(m_body, 1);
    setTitle(title, unit);
}

void Card::setTitle(const QString& title, const QString& unit)
{
    m_title->setText(title);
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    setAccessibleName(unit.isEmpty() ? title : title + QStringLiteral(", ") + unit);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    panel(painter, rect(), 6, t["bg.surface"_token], t["line.default"_token]);
}

LegendItem::LegendItem(Status status, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_status(status)
{
    setFont(textFont(TypeRole::Small));
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // the title beside it gives way
    setText(text);
}
LegendItem::LegendItem(Token ink, const QList<qreal>& dash, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_ink(ink)
    , m_dash(dash)
{
    setFont(textFont(TypeRole::Small));
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    setText(text);
}

void LegendItem::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize LegendItem::sizeHint() const
{
    return {(m_status ? 10 : 20) + 6 + fontMetrics().horizontalAdvance(m_text) + 1, std::max(16, fontMetrics().height())};
}

void LegendItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    const int mark = m_status ? 10 : 20;
    if (m_status) {
        paintStatus(&painter, mirrored(QRectF(0, height() / 2.0 - 5, 10, 10), rect()), *m_status);
    } else {
        QPen pen(t[m_ink], 2, Qt::SolidLine, Qt::FlatCap);
        if (!m_dash.isEmpty()) {
            QList<qreal> pattern; // Qt counts dashes in pen widths
            for (const qreal length : m_dash) pattern << length / 2;
            pen.setDashPattern(pattern);
        }
        painter.setPen(pen);
        const double left = isMirrored() ? width() - mark : 0;
        painter.drawLine(QPointF(left, height() / 2), QPointF(left + mark, height() / 2));
    }
    painter.setPen(t["text.secondary"_token]);
    drawWords(painter, mirrored(rect().adjusted(mark + 6, 0, 1, 0), rect()), Qt::AlignVCenter | Qt::TextSingleLine, m_text);
}

} // namespace gantry
