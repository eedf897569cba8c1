#pragma once
#include "core/session/session.h"
#include "core/text/change_groups.h"

#include <bitset>

namespace gantry {

/// What somebody wants to know of the journal: who, when, what, of which project.
struct AuditFilter {
    QString author{};
    std::optional<QDate> from{}, to{}; ///< days of the reader's clock, both of them included
    QStringList words{}; ///< all of them in what was done
    std::optional<Entity> entity{};
    QString field{}; ///< by its key, of `entity`
    NodeId node{}; ///< a project, or a programme with all its projects
    /// Whether heads of entries do not tell: what they changed has to be read.
    bool isDeep() const { return entity || node; }
    bool isEmpty() const { return !isDeep() && author.isEmpty() && !from && !to && words.isEmpty(); }
    bool operator==(const AuditFilter&) const = default;
};
/// "by Ada, from 1 Mar 2026, Task, Duration, of QW Quay wall"; empty where everything fits.
QString filterText(const Portfolio& portfolio, const AuditFilter& filter, const QLocale& locale = QLocale());

/// Entries that touched more records than this are told by their count, not record by record, and are read beside the window.
inline constexpr int largeEntry = 2000;

/// The journal seen through a filter. It remembers of each entry that it read which fields of which records of which project it touched, so
/// that another filter finds out without reading; entries must be shown to it newest first, for a removal tells what its record was.
class AuditTrail {
public:
    explicit AuditTrail(const Session& session);
    void setFilter(AuditFilter filter);
    const AuditFilter& filter() const { return m_filter; }

    /// By its head alone; `what`: its label, as it is shown.
    bool fitsHead(const HistoryEntry& entry, const QString& what) const;
    /// Whether it touched what the filter names; reads the journal where it has to. An entry that cannot be read does not fit.
    bool fits(const HistoryEntry& entry);
    /// Whether `fits` would have to read a large entry.
    bool wantsLarge(const HistoryEntry& entry) const;
    /// What a large entry did, read elsewhere.
    void learn(qint64 sequence, const std::vector<Change>& changes);
    /// The changes of an entry that fit, as people read them; nothing of a large one. Errors: as Session::changesOf.
    Result<std::vector<ChangeGroup>> changesOf(const HistoryEntry& entry, int* left = nullptr);

private:
    struct Touched {
        Entity entity{};
        NodeId project{};
        std::bitset<128> fields{};
    };
    bool inNode(NodeId project) const;

    const Session& m_session;
    AuditFilter m_filter;
    QHash<qint64, std::vector<Touched>> m_touched; // by sequence
    QHash<qint64, GoneRecord> m_gone;
    QHash<NodeId, bool> m_projects; // of the filter's node
};

/// Goes through the whole journal, newest first, in portions.
class AuditWalk {
public:
    AuditWalk(const Session& session, AuditFilter filter);
    using Found = std::function<void(const HistoryEntry& entry, std::vector<ChangeGroup> changes, int left)>;
    /// Looks on for about so many milliseconds, none: to the end. False once everything was looked at, or where `found` had enough.
    bool step(int milliseconds, const Found& found);
    void stop() { m_atEnd = true; }
    qint64 looked() const { return m_looked; }

private:
    const Session& m_session;
    AuditTrail m_trail;
    std::vector<HistoryEntry> m_page; // the oldest first, so that the next is at the end
    qint64 m_before;
    qint64 m_looked = 0;
    bool m_atEnd = false;
};

} // namespace gantry
