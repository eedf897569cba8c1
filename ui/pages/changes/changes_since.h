#pragma once
#include "core/change/net_changes.h"
#include "core/session/session.h"

#include <QTimer>
#include <map>

namespace gantry {

/// An import, a merge or another change of thousands of records, told in one line.
struct LargeChange {
    HistoryEntry entry;
    bool holds = true; // false: undone since
    bool told = true; // false: the undo of one that is told, or of its undo
};

/// What the portfolio's inputs came to since a moment: read from the journal in small portions, so that a window goes on, then kept true
/// as edits arrive.
class ChangesSince final : public QObject {
    Q_OBJECT
public:
    explicit ChangesSince(Session& session, QObject* parent = nullptr);
    /// Starts anew from `since`.
    void setSince(Instant since);
    Instant since() const { return m_since; }
    bool isReading() const { return !m_waiting.empty(); }
    std::vector<Change> changes() const { return m_net.result(); }
    /// Author and time of the last change of each record.
    const QHash<qint64, QString>& by() const { return m_by; }
    std::vector<LargeChange> large() const;

Q_SIGNALS:
    void changed();

private:
    void readOn();
    void take(const HistoryEntry& entry, const std::vector<Change>* known);
    void toggle(qint64 sequence);

    Session& m_session;
    Instant m_since;
    std::vector<HistoryEntry> m_waiting; // the oldest last
    qint64 m_seen = 0; // newest sequence that was taken or waits
    QTimer m_next;
    NetChanges m_net;
    QHash<qint64, QString> m_by;
    std::map<qint64, LargeChange> m_large;
};

} // namespace gantry
