#include "ui/pages/start/start_page.h"

#include "core/text/text.h"
#include "ui/shell/controls/key_badge.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QFileInfo>

namespace gantry {
namespace {

int sideWidth() { return grown(340); }

/// A large button with a drawing, a line of what it does, and its keys.
class Entry final : public QAbstractButton {
public:
    Entry(QAction* action, const QString& detail, bool primary)
        : m_detail(detail)
        , m_keys(badgeText(action->shortcut()))
        , m_primary(primary)
    {
        setText(action->text());
        setIcon(action->icon());
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setFixedHeight(grown(62));
        connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        const QColor fill = m_primary ? t[underMouse() ? "accent.hover"_token : "accent.fill"_token]
                                      : t[underMouse() ? "bg.hover"_token : "bg.surface"_token];
        panel(p, rect(), 6, fill, m_primary ? QColor(Qt::transparent) : t["line.default"_token]);
        if (hasFocus())
            panel(p, rect().adjusted(2, 2, -2, -2), 5, Qt::transparent, m_primary ? t["text.onAccent"_token] : t["focus.ring"_token], 2);
        const QColor ink = t[m_primary ? "text.onAccent"_token : "text.primary"_token];
        gantry::icon(qPrintable(icon().name()), m_primary ? ink : t["accent.fill"_token])
            .paint(&p, mirrored(QRect(15, (height() - 24) / 2, 24, 24), rect()));
        const QColor quiet = m_primary ? ink : t["text.secondary"_token];
        const QRect room = paintKeyBadge(
            p, mirrored(QRect(53, 0, width() - 53 - 15, height()), rect()), m_keys, quiet, m_primary ? ink : t["line.default"_token]);
        p.setFont(textFont(TypeRole::BodyStrong));
        p.setPen(ink);
        const int line = p.fontMetrics().height();
        paintElided(p, QRect(room.x(), height() / 2 - line, room.width(), line), text());
        p.setFont(textFont(TypeRole::Small));
        p.setPen(quiet);
        paintElided(p, QRect(room.x(), height() / 2, room.width(), p.fontMetrics().height()), m_detail);
    }

private:
    QString m_detail, m_keys;
    bool m_primary;
};

class RecentRow final : public QAbstractButton {
public:
    explicit RecentRow(const QString& path)
        : m_info(path)
    {
        m_missing = !m_info.exists();
        setText(m_info.completeBaseName());
        setToolTip(QDir::toNativeSeparators(path));
        setAccessibleName(m_missing ? StartPage::tr("%1, missing").arg(text()) : text());
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setFixedHeight(grown(52));
        setEnabled(!m_missing);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        if (underMouse() && !m_missing) p.fillRect(rect(), t["bg.hover"_token]);
        fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.hair"_token]);
        if (hasFocus()) panel(p, rect(), 2, Qt::transparent, t["focus.ring"_token], 2);
        gantry::icon("portfolio", t["text.secondary"_token]).paint(&p, mirrored(QRect(10, (height() - 16) / 2, 16, 16), rect()));
        const int right = grown(270), wide = width() - right - 50; // of the day of the last change; of the name
        p.setFont(textFont(TypeRole::BodyStrong));
        p.setPen(t[m_missing ? "text.secondary"_token : "text.primary"_token]);
        paintElided(p, mirrored(QRect(40, height() / 2 - p.fontMetrics().height(), wide, p.fontMetrics().height()), rect()), text());
        p.setFont(textFont(TypeRole::Small));
        p.setPen(t["text.secondary"_token]);
        const QString folder = QDir::toNativeSeparators(m_info.absolutePath());
        drawWords(p, mirrored(QRect(40, height() / 2, wide, p.fontMetrics().height()), rect()), Qt::AlignVCenter,
            p.fontMetrics().elidedText(folder, Qt::ElideMiddle, wide));
        p.setFont(textFont(TypeRole::Body));
        if (m_missing) {
            gantry::icon("info", t["text.tertiary"_token]).paint(&p, mirrored(QRect(width() - right, (height() - 16) / 2, 16, 16), rect()));
            p.setPen(t["text.tertiary"_token]);
            drawWords(p, mirrored(QRect(width() - right + 22, 0, right - 34, height()), rect()), Qt::AlignVCenter,
                StartPage::tr("Moved or removed"));
            return;
        }
        drawWords(p, mirrored(QRect(width() - right, 0, right - 12, height()), rect()), Qt::AlignVCenter | Qt::AlignRight,
            dateText(m_info.lastModified().date()));
    }

private:
    QFileInfo m_info;
    bool m_missing;
};

class RecentHeader final : public QWidget {
public:
    RecentHeader() { setFixedHeight(grown(28)); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        p.fillRect(rect(), t["bg.header"_token]);
        fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
        p.setFont(textFont(TypeRole::SmallStrong));
        p.setPen(t["text.secondary"_token]);
        drawWords(p, mirrored(rect().adjusted(8, 0, -200, 0), rect()), Qt::AlignVCenter, StartPage::tr("Portfolio"));
        drawWords(p, mirrored(rect().adjusted(0, 0, -12, 0), rect()), Qt::AlignVCenter | Qt::AlignRight, StartPage::tr("Changed"));
    }
};

class Mark final : public QWidget {
public:
    Mark() { setFixedSize(40, 40); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        icon("gantry", currentTheme()["accent.fill"_token]).paint(&p, rect());
    }
};

} // namespace

StartPage::StartPage(QSettings& settings, const QList<QAction*>& commands, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_recent(new QVBoxLayout)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);

    auto* side = new QVBoxLayout;
    side->setContentsMargins(32, 36, 32, 24);
    side->setSpacing(8);
    auto* brand = new QHBoxLayout;
    brand->setSpacing(12);
    brand->addWidget(new Mark);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new TextLabel(QStringLiteral("Gantry"), TypeRole::Display, "text.primary"_token));
    names->addWidget(new TextLabel(tr("Portfolio planning and control"), TypeRole::Body, "text.secondary"_token));
    brand->addLayout(names, 1);
    side->addLayout(brand);
    side->addSpacing(24);
    const auto add = [&](QLatin1String name, const QString& detail, bool primary) {
        for (QAction* action : commands)
            if (action->objectName() == QLatin1StringView(name)) side->addWidget(new Entry(action, detail, primary));
    };
    add(QLatin1String("file/new"), tr("An empty portfolio file"), true);
    add(QLatin1String("file/open"), tr("From a disk or a share"), false);
    add(QLatin1String("file/sample"), tr("A capital-works portfolio to explore"), false);
    side->addStretch(1);
    auto* promise = new TextLabel(tr("Works without a network. Every edit is on disk as you make it, and can be undone after reopening."),
        TypeRole::Small, "text.secondary"_token);
    promise->setWordWrap(true);
    side->addWidget(promise);
    auto* sideWidget = new QWidget;
    sideWidget->setFixedWidth(sideWidth());
    sideWidget->setLayout(side);
    row->addWidget(sideWidget);

    m_recent->setContentsMargins(40, 36, 40, 24);
    m_recent->setSpacing(0);
    row->addLayout(m_recent, 1);
}

void StartPage::refresh()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // the press that opens a file comes from such a row
        }
        delete item;
    }
    m_recent->addWidget(new TextLabel(tr("Recent"), TypeRole::Heading, "text.primary"_token));
    m_recent->addSpacing(12);
    const QStringList files = m_settings.value(QStringLiteral("recent/files")).toStringList();
    if (files.isEmpty()) {
        m_recent->addWidget(new TextLabel(
            tr("Files that you open are listed here. You can also drop a file on the window."), TypeRole::Body, "text.secondary"_token));
    } else {
        m_recent->addWidget(new RecentHeader);
        for (const QString& file : files) {
            auto* entry = new RecentRow(file);
            connect(entry, &QAbstractButton::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
            m_recent->addWidget(entry);
        }
    }
    m_recent->addStretch(1);
}

void StartPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.surface"_token]);
    p.fillRect(mirrored(QRect(0, 0, sideWidth(), height()), rect()), t["bg.page"_token]);
    fillSharp(p, mirrored(QRectF(sideWidth() - 1, 0, 1, height()), rect()), t["line.default"_token]);
}

} // namespace gantry
