#include "tests/bench/application.h"

#include "tests/bench/run.h"

#include <QThread>

namespace gantry::bench {

bool Application::notify(QObject* receiver, QEvent* event)
{
    if (m_inside || QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    m_inside = true;
    bool taken = false;
    m_longest = std::max(m_longest, milliseconds([&] { taken = QApplication::notify(receiver, event); }));
    m_inside = false;
    return taken;
}

} // namespace gantry::bench
