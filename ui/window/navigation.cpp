#include "ui/window/navigation.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QScrollArea>

namespace gantry {
namespace {

class Item final : public QAbstractButton {
public:
    Item(const QString& key, const QString& title, const QIcon& drawing)
    {
        setObjectName(key);
        setText(title);
        setIcon(drawing);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(title);
    }
    void setRail(bool rail, int height)
    {
        m_rail = rail;
        setToolTip(rail ? text() : QString());
        setFixedHeight(height);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        const QRectF area = m_rail ? QRectF(6, 0, width() - 12, height()) : QRectF(8, 0, width() - 16, height());
        if (isChecked()) {
            panel(p, area, 4, t["bg.selected"_token]);
            fillSharp(p, mirrored(QRectF(area.x(), 0, 3, height()), rect()), t["accent.fill"_token]);
        } else if (underMouse()) {
            panel(p, area, 4, t["bg.hover"_token]);
        }
        if (hasFocus()) panel(p, area, 4, Qt::transparent, t["focus.ring"_token], 2);
        const QColor ink = t[isChecked() ? "text.primary"_token : "text.secondary"_token];
        const QRect mark =
            m_rail ? QRect((width() - 20) / 2, (height() - 20) / 2, 20, 20) : mirrored(QRect(16, (height() - 20) / 2, 20, 20), rect());
        gantry::icon(qPrintable(icon().name()), ink).paint(&p, mark);
        if (m_rail) return;
        p.setFont(textFont(isChecked() ? TypeRole::BodyStrong : TypeRole::Body));
        p.setPen(ink);
        const QRect room = mirrored(QRect(46, 0, width() - 46 - 14, height()), rect());
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }

private:
    bool m_rail = false;
};

class Heading final : public QWidget {
public:
    explicit Heading(const QString& text)
        : m_text(text)
    {
        setFixedHeight(grown(30));
    }
    void setRail(bool rail)
    {
        m_rail = rail;
        setFixedHeight(rail ? 13 : grown(30));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        if (m_rail) {
            fillSharp(p, QRectF(10, 6, width() - 20, 1), currentTheme()["line.default"_token]);
            return;
        }
        p.setFont(textFont(TypeRole::Small));
        p.setPen(currentTheme()["text.tertiary"_token]);
        drawWords(p, mirrored(QRect(16, 0, width() - 20, height() - 4), rect()), Qt::AlignBottom | Qt::TextSingleLine, m_text);
    }

private:
    QString m_text;
    bool m_rail = false;
};

} // namespace

Navigation::Navigation(QWidget* parent)
    : QWidget(parent)
    , m_list(new QVBoxLayout)
    , m_footer(new QVBoxLayout)
{
    auto* inner = new QWidget;
    inner->setAutoFillBackground(false);
    inner->setLayout(m_list);
    m_list->setContentsMargins(0, 4, 0, 4);
    m_list->setSpacing(0);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(inner);
    inner->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(mirrored(QMargins(0, 0, 1, 8)));
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addLayout(m_footer);
    m_footer->setSpacing(0);
    setFixedWidth(grown(192));
    setAccessibleName(tr("Pages"));
}

void Navigation::setPages(const std::vector<PageInfo>& pages)
{
    std::erase_if(m_items, [](QAbstractButton* item) { return !item->property("footer").toBool(); });
    m_headings.clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QString group;
    for (const PageInfo& page : pages) {
        if (page.group != group) {
            group = page.group;
            auto* heading = new Heading(group);
            m_list->addWidget(heading);
            m_headings.push_back(heading);
        }
        auto* item = new Item(page.key, page.title, icon(qPrintable(page.icon)));
        item->setCheckable(true);
        connect(item, &QAbstractButton::clicked, this, [this, item] {
            item->setChecked(true);
            Q_EMIT chosen(item->objectName());
        });
        m_list->addWidget(item);
        m_items.push_back(item);
    }
    m_list->addStretch(1);
    arrange();
}

void Navigation::setCurrent(const QString& key)
{
    for (QAbstractButton* item : m_items) {
        if (!item->isCheckable()) continue;
        item->setChecked(item->objectName() == key);
        if (item->isChecked()) m_scroll->ensureWidgetVisible(item, 0, item->height());
    }
}

void Navigation::setRail(bool rail)
{
    if (rail == m_rail) return;
    m_rail = rail;
    arrange();
}

void Navigation::arrange()
{
    setFixedWidth(m_rail ? 48 : grown(192));
    for (QWidget* heading : m_headings) static_cast<Heading*>(heading)->setRail(m_rail);
    if (m_rail && !m_headings.empty()) m_headings.front()->setFixedHeight(4);
    // The rail stands closer together before it begins to scroll: an icon says nothing while it is out of sight.
    const int count = int(m_items.size()), around = 20 + 13 * int(m_headings.size());
    const int each = m_rail && count ? std::clamp((height() - around) / count, grown(24), grown(32)) : grown(28);
    for (QAbstractButton* item : m_items) static_cast<Item*>(item)->setRail(m_rail, each);
    update();
}

void Navigation::addFooter(QAction* action)
{
    auto* item = new Item(action->objectName(), action->text(), action->icon());
    item->setProperty("footer", true);
    connect(item, &QAbstractButton::clicked, action, &QAction::trigger);
    m_footer->addWidget(item);
    m_items.push_back(item);
    arrange();
}

void Navigation::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_rail && event->size().height() != event->oldSize().height()) arrange();
}

void Navigation::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.frame"_token]);
    fillSharp(p, mirrored(QRectF(width() - 1, 0, 1, height()), rect()), currentTheme()["line.default"_token]);
}

} // namespace gantry
