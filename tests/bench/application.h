#pragma once
#include <QApplication>

namespace gantry::bench {

/// Knows how long the window stood still: the longest that one event was worked on in the main thread.
class Application final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    /// In milliseconds, since it was last asked.
    double takeLongestHandler() { return std::exchange(m_longest, 0); }

private:
    double m_longest = 0;
    bool m_inside = false; // an event within an event is part of the outer one's time
};

} // namespace gantry::bench
