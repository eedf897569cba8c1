#include "ui/shell/controls/progress_strip.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace gantry {

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ProgressStrip::start(double fraction)
{
    m_fraction = fraction;
    if (!m_shown && !m_delay.isActive()) m_delay.start(300, this);
}
void ProgressStrip::setFraction(double fraction)
{
    m_fraction = fraction;
    update();
}
void ProgressStrip::stop()
{
    m_delay.stop();
    m_motion.stop();
    m_shown = false;
    update();
}

void ProgressStrip::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_delay.timerId()) {
        m_delay.stop();
        m_shown = true;
        m_motion.start(40, this);
    }
    m_phase = std::fmod(m_phase + 0.02, 1.0);
    update();
}

void ProgressStrip::paintEvent(QPaintEvent*)
{
    if (!m_shown) return;
    QPainter painter(this);
    const double part = width() * 0.3;
    const QRectF line = m_fraction < 0 ? QRectF(m_phase * (width() + part) - part, 0, part, 2)
                                       : QRectF(0, 0, width() * std::clamp(m_fraction, 0.0, 1.0), 2);
    painter.fillRect(line, currentTheme()["accent.fill"_token]);
}

} // namespace gantry
