#include "ui/window/side_place.h"

#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QSplitter>

namespace gantry {
namespace {
constexpr int usualWidth = 304, leastWidth = 264, mostWidth = 480; // px
const QString widthKey = QStringLiteral("inspector/width");
} // namespace

SidePlace::SidePlace(QWidget* pages, QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_splitter(new QSplitter)
    , m_strip(new ProgressStrip(this))
{
    m_splitter->addWidget(pages);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        if (m_panel) m_settings.setValue(widthKey, m_panel->width());
    });
    m_strip->raise();
}

int SidePlace::panelWidth() const { return std::clamp(m_settings.value(widthKey, usualWidth).toInt(), leastWidth, mostWidth); }
int SidePlace::taken() const { return m_panel && m_shown && !m_overlay ? panelWidth() : 0; }

void SidePlace::setPanel(QWidget* panel)
{
    delete m_panel;
    m_panel = panel;
    if (m_panel) {
        m_panel->setMinimumWidth(leastWidth);
        m_panel->setMaximumWidth(mostWidth);
    }
    place();
}

void SidePlace::setShown(bool shown)
{
    m_shown = shown;
    place();
}

void SidePlace::setOverlay(bool overlay)
{
    if (overlay == m_overlay) return;
    m_overlay = overlay;
    place();
}

void SidePlace::place()
{
    if (!m_panel) return;
    if (m_overlay) {
        if (m_panel->parentWidget() != this) m_panel->setParent(this);
        m_panel->setGeometry(mirrored(QRect(width() - panelWidth(), 0, panelWidth(), height()), rect()));
        m_panel->setVisible(m_shown);
        m_panel->raise();
        m_strip->raise();
        return;
    }
    const bool fresh = m_panel->parentWidget() != m_splitter;
    if (fresh) m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(1, 0);
    const bool appears = fresh || m_panel->isHidden();
    m_panel->setVisible(m_shown);
    if (m_shown && appears) m_splitter->setSizes({std::max(1, width() - panelWidth() - m_splitter->handleWidth()), panelWidth()});
}

void SidePlace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_strip->setGeometry(0, 0, width(), m_strip->height());
    if (m_overlay) place();
}

void SidePlace::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_overlay && m_shown)
        Q_EMIT escaped();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gantry
