#pragma once
#include <QTimer>
#include <functional>

class QWidget;

namespace gantry {

/// Keeps what a widget shows up to date at the price of one refresh for many edits, and of none while nobody sees it: outdated, a visible
/// widget is refreshed in the next round of events, a hidden one before its first paint.
class RefreshWhenSeen final : public QObject {
    Q_OBJECT
public:
    /// Stale at first. The widget outlives this.
    RefreshWhenSeen(QWidget& widget, std::function<void()> refresh);
    void outdate();
    bool isStale() const { return m_stale; }
    /// Refreshes at once where it is due.
    void catchUp();
    /// Told by the refresh: what is shown is true now.
    void settle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_widget;
    std::function<void()> m_refresh;
    QTimer m_soon;
    bool m_stale = true;
};

} // namespace gantry
