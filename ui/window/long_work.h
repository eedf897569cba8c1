#pragma once
#include "core/base/progress.h"

#include <QObject>
#include <QTimer>

namespace gantry {

class ProgressStrip;
class StatusLine;

/// Work that takes longer than the window may wait, as people see it: after 300 ms a line atop the pages, after two seconds its name, how
/// far it is, and Cancel in the status bar. One at a time.
class LongWork final : public QObject {
    Q_OBJECT
public:
    LongWork(ProgressStrip* strip, StatusLine* status, QObject* parent);
    /// What to hand to a worker; its reports may come from any thread while this object lives.
    Progress start(const QString& name);
    void finish();
    void cancel() { m_stop.request_stop(); }
    bool isRunning() const { return m_running; }

private:
    void report(int percent);
    ProgressStrip* m_strip;
    StatusLine* m_status;
    QTimer m_delay;
    std::stop_source m_stop;
    QString m_name;
    bool m_running = false;
};

} // namespace gantry
