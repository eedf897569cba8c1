#include "ui/shell/refresh_when_seen.h"

#include <QEvent>
#include <QWidget>

namespace gantry {

RefreshWhenSeen::RefreshWhenSeen(QWidget& widget, std::function<void()> refresh)
    : m_widget(widget)
    , m_refresh(std::move(refresh))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_refresh(); });
    widget.installEventFilter(this);
}

void RefreshWhenSeen::outdate()
{
    m_stale = true;
    if (m_widget.isVisible()) m_soon.start();
}

void RefreshWhenSeen::catchUp()
{
    if (m_stale) m_refresh();
}

void RefreshWhenSeen::settle()
{
    m_soon.stop();
    m_stale = false;
}

bool RefreshWhenSeen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_widget && event->type() == QEvent::Show) catchUp();
    return QObject::eventFilter(watched, event);
}

} // namespace gantry
