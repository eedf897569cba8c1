#include "ui/window/top_bar.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/key_badge.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/window/scope_selector.h"

#include <QKeyEvent>

namespace gantry {
namespace {

/// Looks like a field and opens the palette, where one types; what is typed into it goes there.
class SearchField final : public QAbstractButton {
public:
    SearchField(QAction* action, std::function<void(const QString&)> typed)
        : m_typed(std::move(typed))
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setText(action->text());
        setAccessibleName(action->text());
        m_keys = badgeText(action->shortcut());
        QObject::connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
        setFixedSize(grown(300), grown(28));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        panel(p, rect(), 4, t["bg.surface"_token], t[underMouse() ? "line.control"_token : "line.default"_token]);
        if (hasFocus()) panel(p, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
        gantry::icon("search", t["text.secondary"_token]).paint(&p, mirrored(QRect(9, (height() - 16) / 2, 16, 16), rect()));
        const QColor& ink = t["text.secondary"_token];
        const QRect words = mirrored(QRect(34, 0, width() - 34 - 8, height()), rect());
        const QRect room = paintKeyBadge(p, words, m_keys, ink, t["line.default"_token]);
        p.setFont(textFont(TypeRole::Body));
        p.setPen(ink);
        paintElided(p, room, text());
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const QString text = event->text();
        const bool types =
            !text.isEmpty() && text.front().isPrint() && text != u" " && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        types ? m_typed(text) : QAbstractButton::keyPressEvent(event);
    }

private:
    QString m_keys;
    std::function<void(const QString&)> m_typed;
};

class DateField final : public QWidget {
public:
    void setText(const QString& text)
    {
        m_text = text;
        setFixedSize(sizeHint());
        update();
    }
    QSize sizeHint() const override
    {
        return {30 + QFontMetrics(textFont(TypeRole::Body)).horizontalAdvance(TopBar::tr("Status date")) + 8
                + QFontMetrics(textFont(TypeRole::BodyStrong)).horizontalAdvance(m_text) + 12,
            grown(28)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        panel(p, rect(), 4, t["bg.surface"_token], t["line.default"_token]);
        icon("calendar", t["text.secondary"_token]).paint(&p, mirrored(QRect(8, (height() - 16) / 2, 16, 16), rect()));
        p.setFont(textFont(TypeRole::Body));
        p.setPen(t["text.secondary"_token]);
        const QString label = TopBar::tr("Status date");
        drawWords(p, mirrored(QRect(30, 0, width() - 30, height()), rect()), Qt::AlignVCenter, label);
        const int x = 30 + p.fontMetrics().horizontalAdvance(label) + 8;
        p.setFont(textFont(TypeRole::BodyStrong));
        p.setPen(t["text.primary"_token]);
        drawWords(p, mirrored(QRect(x, 0, width() - x, height()), rect()), Qt::AlignVCenter, m_text);
    }

private:
    QString m_text;
};

} // namespace

TopBar::TopBar(QAction* menu, QAction* search, QAction* undo, QAction* redo, QWidget* parent)
    : QWidget(parent)
    , m_scope(new ScopeSelector)
    , m_search(new SearchField(search, [this](const QString& text) { Q_EMIT typed(text); }))
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
    , m_date(new DateField)
{
    setFixedHeight(grown(44));
    auto* left = new QHBoxLayout(m_left);
    left->setContentsMargins(mirrored(QMargins(8, 0, 12, 1)));
    left->setSpacing(8);
    left->addWidget(new ActionButton(menu, ActionButton::Look::IconOnly));
    left->addWidget(m_scope);
    left->addStretch(1);
    m_search->setParent(this);
    auto* right = new QHBoxLayout(m_right);
    right->setContentsMargins(12, 0, 12, 1);
    right->setSpacing(6);
    right->addWidget(new ActionButton(undo, ActionButton::Look::IconOnly));
    right->addWidget(new ActionButton(redo, ActionButton::Look::IconOnly));
    right->addWidget(m_date);
    setStatusDate({});
}

void TopBar::setStatusDate(const QString& text, const QString& tip)
{
    static_cast<DateField*>(m_date)->setText(text);
    m_date->setToolTip(tip);
    m_date->setVisible(!text.isEmpty());
    resizeEvent(nullptr);
}

void TopBar::resizeEvent(QResizeEvent*)
{
    const int right = m_right->sizeHint().width();
    const int middle = std::min((width() - m_search->width()) / 2, width() - right - m_search->width());
    m_right->setGeometry(mirrored(QRect(width() - right, 0, right, height()), rect()));
    m_search->setGeometry(mirrored(QRect(QPoint(middle, (height() - m_search->height()) / 2), m_search->size()), rect()));
    m_left->setGeometry(mirrored(QRect(0, 0, middle, height()), rect()));
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.frame"_token]);
    fillSharp(p, QRectF(0, height() - 1, width(), 1), currentTheme()["line.default"_token]);
}

} // namespace gantry
