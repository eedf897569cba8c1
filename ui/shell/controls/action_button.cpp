#include "ui/shell/controls/action_button.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>

namespace gantry {

ActionButton::ActionButton(QAction* action, Look look, QWidget* parent)
    : QPushButton(parent)
    , m_action(action)
    , m_look(look)
{
    constexpr const char* looks[] = {"primary", "outlined", "bare", "bare"};
    setProperty("look", QLatin1StringView(looks[int(look)]));
    setFocusPolicy(Qt::TabFocus);
    setAutoDefault(false);
    connect(action, &QAction::changed, this, &ActionButton::refresh);
    connect(this, &QPushButton::clicked, this, [this] {
        if (QMenu* menu = m_action->menu())
            menu->popup(mapToGlobal(QPoint(isMirrored() ? width() - menu->sizeHint().width() : 0, height() + 2)));
        else
            m_action->trigger();
    });
    refresh();
}

void ActionButton::refresh()
{
    setCheckable(m_action->isCheckable());
    setChecked(m_action->isChecked());
    setEnabled(m_action->isEnabled());
    if (!m_action->isVisible())
        hide();
    else if (parentWidget())
        show(); // without a parent it would open as a window
    const QString plain = QString(m_action->text()).remove(u'&');
    setText(m_look == Look::IconOnly || !m_textShown ? QString() : m_action->text());
    setAccessibleName(plain);
    const QString tip = m_action->toolTip().isEmpty() ? plain : m_action->toolTip();
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    setToolTip(keys.isEmpty() ? tip : tip + QStringLiteral("  ") + keys);
    updateGeometry();
    update();
}

QSize ActionButton::sizeHint() const
{
    const int height = std::max(28, fontMetrics().height() + 8);
    if (m_look == Look::IconOnly) return {height, height};
    return {m_textShown ? wholeWidth() : 24 + 16 + (m_action->menu() ? 16 : 0), height};
}

int ActionButton::wholeWidth() const
{
    int width = 24 + fontMetrics().size(Qt::TextShowMnemonic, m_action->text()).width();
    if (!m_action->icon().isNull()) width += 16 + 6;
    if (m_action->menu()) width += 16;
    return width;
}

void ActionButton::setTextShown(bool shown)
{
    if (std::exchange(m_textShown, shown) != shown) refresh();
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    QStyleOptionButton option;
    initStyleOption(&option);
    option.state.setFlag(QStyle::State_On, isChecked());
    style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &painter, this);
    const QColor ink = t[!isEnabled() ? "text.disabled"_token : m_look == Look::Primary ? "text.onAccent"_token : "text.primary"_token];
    const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
    const QIcon& drawing = m_action->icon();
    // A drawing of ours knows its name, and on the accent it takes the accent's ink.
    const QIcon tinted = m_look == Look::Primary && !drawing.name().isEmpty() ? gantry::icon(qPrintable(drawing.name()), ink) : drawing;
    if (m_look == Look::IconOnly) {
        tinted.paint(&painter, QRect((width() - 16) / 2, (height() - 16) / 2, 16, 16), Qt::AlignCenter, mode);
        return;
    }
    int x = 12;
    if (!drawing.isNull()) {
        tinted.paint(&painter, mirrored(QRect(x, (height() - 16) / 2, 16, 16), rect()), Qt::AlignCenter, mode);
        x += 16 + 6;
    }
    painter.setPen(ink);
    drawWords(painter, mirrored(QRect(x, 0, width() - x, height()), rect()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, text());
    if (m_action->menu()) chevron(painter, mirrored(QRectF(width() - 24, 0, 16, height()), rect()), 0, ink);
}

} // namespace gantry
