#include "ui/window/long_work.h"

#include "ui/shell/controls/progress_strip.h"
#include "ui/window/status_line.h"

namespace gantry {
namespace {
constexpr int statusAfter = 2000; // ms
}

LongWork::LongWork(ProgressStrip* strip, StatusLine* status, QObject* parent)
    : QObject(parent)
    , m_strip(strip)
    , m_status(status)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(statusAfter);
    connect(&m_delay, &QTimer::timeout, this, [this] { m_status->startWork(m_name); });
    connect(status, &StatusLine::cancelled, this, &LongWork::cancel);
}

Progress LongWork::start(const QString& name)
{
    m_name = name;
    m_running = true;
    m_stop = std::stop_source();
    m_strip->start();
    m_delay.start();
    return {[this](const QString&, int percent) {
                QMetaObject::invokeMethod(
                    this, [this, percent] { report(percent); }, Qt::QueuedConnection);
            },
        m_stop.get_token()};
}

void LongWork::report(int percent)
{
    if (!m_running) return; // a late word of work that is done
    m_strip->setFraction(percent / 100.0);
    if (!m_delay.isActive()) m_status->setWork(m_name, percent);
}

void LongWork::finish()
{
    m_running = false;
    m_delay.stop();
    m_strip->stop();
    m_status->endWork();
}

} // namespace gantry
