#pragma once
#include <QBasicTimer>
#include <QWidget>

namespace gantry {

/// A 2-px accent line atop a panel while it works. It appears after 300 ms, so that short work does not flicker, and takes its 2 px always.
class ProgressStrip final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    /// 0 to 1, or below 0 where nobody knows how much there is.
    void start(double fraction = -1);
    void setFraction(double fraction);
    void stop();
    QSize sizeHint() const override { return {80, 2}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    double m_fraction = -1;
    double m_phase = 0;
    bool m_shown = false;
    QBasicTimer m_delay, m_motion;
};

} // namespace gantry
