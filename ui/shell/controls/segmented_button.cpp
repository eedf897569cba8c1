#include "ui/shell/controls/segmented_button.h"

#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>

namespace gantry {

class Segment final : public QAbstractButton {
public:
    Segment(const QString& text, bool first)
        : m_first(first)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    { // wide enough for the strong font, so that choosing does not shift the neighbours
        return {QFontMetrics(textFont(TypeRole::BodyStrong)).horizontalAdvance(text()) + 22, std::max(28, fontMetrics().height() + 8)};
    }
    void setLast(bool last)
    {
        if (std::exchange(m_last, last) != last) update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& t = currentTheme();
        const QColor fill = t[isChecked() ? "bg.selected"_token : underMouse() ? "bg.hover"_token : "bg.surface"_token];
        // A frame that reaches past the inner ends: the outline of the whole is one rounded panel.
        const QRectF outer = mirrored(QRectF(m_first ? 0 : -8, 0, width() + (m_first ? 0 : 8) + (m_last ? 0 : 8), height()), rect());
        panel(painter, outer, 4, fill, t["line.default"_token]);
        if (!m_first) fillSharp(painter, mirrored(QRectF(0, 0, 1, height()), rect()), t["line.default"_token]);
        if (hasFocus()) panel(painter, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
        painter.setFont(textFont(isChecked() ? TypeRole::BodyStrong : TypeRole::Body));
        painter.setPen(t[isChecked() ? "text.primary"_token : "text.secondary"_token]);
        drawWords(painter, rect(), Qt::AlignCenter, text());
    }

private:
    bool m_first, m_last = false;
};

SegmentedButton::SegmentedButton(const QStringList& segments, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < segments.size(); ++i) {
        Segment* segment = m_segments.emplace_back(new Segment(segments[i], i == 0));
        segment->setLast(i == segments.size() - 1);
        m_group->addButton(segment, i);
        row->addWidget(segment);
    }
    if (!segments.isEmpty()) m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on) return;
        if (m_yielding) arrange();
        Q_EMIT currentChanged(id);
    });
}

void SegmentedButton::setYielding()
{
    m_yielding = true;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout()->setSizeConstraint(QLayout::SetNoConstraint);
    static_cast<QHBoxLayout*>(layout())->addStretch(); // takes what is left of the width
    updateGeometry();
}

QSize SegmentedButton::sizeHint() const
{
    QSize whole;
    for (const Segment* segment : m_segments) whole = {whole.width() + segment->sizeHint().width(), segment->sizeHint().height()};
    return whole;
}

QSize SegmentedButton::minimumSizeHint() const { return m_yielding && !m_segments.empty() ? m_segments.front()->sizeHint() : sizeHint(); }

void SegmentedButton::arrange()
{
    const int chosen = current();
    int room = width() - (chosen >= 0 ? m_segments[std::size_t(chosen)]->sizeHint().width() : 0);
    Segment* last = nullptr;
    bool full = false;
    for (Segment* segment : m_segments) {
        const int wide = segment->isChecked() ? 0 : segment->sizeHint().width(); // the chosen one has its room
        full = full || wide > room;
        if (!full) room -= wide;
        const bool shown = !full || segment->isChecked();
        segment->setVisible(shown);
        if (shown) last = segment;
    }
    for (Segment* segment : m_segments) segment->setLast(segment == last);
}

void SegmentedButton::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_yielding) arrange();
}

int SegmentedButton::current() const { return m_group->checkedId(); }
void SegmentedButton::setCurrent(int index)
{
    QAbstractButton* button = m_group->button(index);
    if (button) return button->setChecked(true);
    m_group->setExclusive(false); // a group does not let go of its last one otherwise
    if (QAbstractButton* checked = m_group->checkedButton()) checked->setChecked(false);
    m_group->setExclusive(true);
    if (m_yielding) arrange();
}

} // namespace gantry
