#include "ui/pages/changes/changes_since.h"

#include "core/text/change_text.h"

#include <QElapsedTimer>

namespace gantry {
namespace {
constexpr int largeFrom = 2000; // records in one ChangeSet
constexpr int portionMs = 30;
} // namespace

ChangesSince::ChangesSince(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_next.setInterval(0);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ChangesSince::readOn);
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        for (const HistoryEntry& entry : m_session.history(m_seen, 1000)) {
            if (entry.sequence != m_session.sequence() || isReading()) {
                setSince(m_since); // several came at once, or in the middle of reading
                return;
            }
            m_seen = entry.sequence;
            take(entry, &set.changes);
        }
        Q_EMIT changed();
    });
}

void ChangesSince::setSince(Instant since)
{
    m_since = since;
    m_net = {};
    m_by.clear();
    m_large.clear();
    m_waiting = m_session.historySince(since);
    m_seen = m_session.sequence();
    readOn();
}

void ChangesSince::readOn()
{
    QElapsedTimer timer;
    timer.start();
    while (!m_waiting.empty() && timer.elapsed() < portionMs) {
        const HistoryEntry entry = std::move(m_waiting.back());
        m_waiting.pop_back();
        take(entry, nullptr);
    }
    if (!m_waiting.empty())
        m_next.start();
    else
        Q_EMIT changed();
}

void ChangesSince::take(const HistoryEntry& entry, const std::vector<Change>* known)
{
    const bool takesBack = m_large.contains(entry.reverses);
    if (takesBack || entry.source == Source::Import || entry.source == Source::Merge || entry.changes > largeFrom) {
        m_large[entry.sequence] = {entry, true, !takesBack};
        if (takesBack) toggle(entry.reverses);
        return;
    }
    Result<std::vector<Change>> read = std::vector<Change>();
    if (!known) {
        read = m_session.changesOf(entry.sequence);
        if (!read) return;
        known = &*read;
    }
    const QString by = entry.author + QStringLiteral(", ") + momentText(entry.at);
    for (const Change& change : *known) {
        m_net.add(change);
        m_by.insert(change.id, by);
    }
}

/// An undo takes back a large change, its own undo brings it back, and so on.
void ChangesSince::toggle(qint64 sequence)
{
    const auto it = m_large.find(sequence);
    if (it == m_large.end()) return;
    it->second.holds = !it->second.holds;
    toggle(it->second.entry.reverses);
}

std::vector<LargeChange> ChangesSince::large() const
{
    std::vector<LargeChange> out;
    for (auto it = m_large.rbegin(); it != m_large.rend(); ++it)
        if (it->second.holds && it->second.told) out.push_back(it->second);
    return out;
}

} // namespace gantry
