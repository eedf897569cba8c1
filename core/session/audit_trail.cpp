#include "core/session/audit_trail.h"

#include "core/text/text.h"

#include <QElapsedTimer>
#include <map>

namespace gantry {
namespace {

constexpr int pageSize = 500;

QString fieldText(const EntityInfo& info, const QString& key)
{
    const Field* field = info.find(key);
    return field ? field->labelText() : key;
}

} // namespace

QString filterText(const Portfolio& portfolio, const AuditFilter& filter, const QLocale& locale)
{
    QStringList out;
    if (!filter.author.isEmpty()) out << QStringLiteral("by %1").arg(filter.author);
    if (filter.from) out << QStringLiteral("from %1").arg(dateText(*filter.from, locale));
    if (filter.to) out << QStringLiteral("to %1").arg(dateText(*filter.to, locale));
    if (!filter.words.isEmpty()) out << QStringLiteral("“%1”").arg(filter.words.join(u' '));
    if (filter.entity) {
        const EntityInfo& info = infoOf(*filter.entity);
        out << (filter.field.isEmpty() ? info.pluralText()
                                       : QStringLiteral("%1 of %2").arg(fieldText(info, filter.field), info.pluralText()));
    }
    if (const Node* node = portfolio.find(filter.node)) out << QStringLiteral("of %1").arg(withCode(node->code, node->name));
    return out.join(QStringLiteral(", "));
}

AuditTrail::AuditTrail(const Session& session)
    : m_session(session)
{
}

void AuditTrail::setFilter(AuditFilter filter)
{
    m_filter = std::move(filter);
    m_projects.clear();
    if (m_filter.node)
        for (const NodeId project : m_session.portfolio().projectsUnder(m_filter.node)) m_projects.insert(project, true);
}

bool AuditTrail::inNode(NodeId project) const
{
    if (!m_filter.node || m_projects.contains(project)) return true;
    for (const Node* at = m_session.portfolio().find(project); at; at = m_session.portfolio().find(at->parent)) // of programmes below
        if (at->id == m_filter.node) return true;
    return project == m_filter.node; // gone itself
}

bool AuditTrail::fitsHead(const HistoryEntry& entry, const QString& what) const
{
    if (!m_filter.author.isEmpty() && entry.author != m_filter.author) return false;
    if (m_filter.from || m_filter.to) {
        const QDate day = localDay(entry.at);
        if (m_filter.from && day < *m_filter.from) return false;
        if (m_filter.to && day > *m_filter.to) return false;
    }
    return std::ranges::all_of(m_filter.words, [&](const QString& word) { return what.contains(word, Qt::CaseInsensitive); });
}

bool AuditTrail::wantsLarge(const HistoryEntry& entry) const
{
    return m_filter.isDeep() && entry.changes > largeEntry && !m_touched.contains(entry.sequence);
}

void AuditTrail::learn(qint64 sequence, const std::vector<Change>& changes)
{
    const RecordsOfChanges of(m_session.portfolio(), changes, &m_gone);
    std::vector<Touched>& touched = m_touched[sequence];
    touched.clear();
    std::map<std::pair<Entity, NodeId>, std::size_t> places;
    for (const Change& change : changes) {
        const RecordKey record = of.recordOf(change);
        const NodeId project = of.projectOf(record);
        if (change.op == Change::Remove) m_gone.insert(change.id, {project, of.titleOf({change.entity, change.id})});
        const auto [place, fresh] = places.try_emplace({record.entity, project}, touched.size());
        if (fresh) touched.push_back({record.entity, project});
        Touched& t = touched[place->second];
        if (record.id != change.id) continue; // a custom value is no field of the entity
        for (const Cell& cell : change.cells)
            if (cell.field < t.fields.size()) t.fields.set(cell.field);
    }
}

bool AuditTrail::fits(const HistoryEntry& entry)
{
    if (!m_filter.isDeep()) return true;
    auto known = m_touched.constFind(entry.sequence);
    if (known == m_touched.cend()) {
        const auto changes = m_session.changesOf(entry.sequence);
        learn(entry.sequence, changes ? *changes : std::vector<Change>());
        known = m_touched.constFind(entry.sequence);
    }
    const int field = m_filter.entity && !m_filter.field.isEmpty() ? infoOf(*m_filter.entity).indexOf(m_filter.field) : -1;
    if (field < 0 && !m_filter.field.isEmpty()) return false;
    return std::ranges::any_of(*known, [&](const Touched& t) {
        return (!m_filter.entity || t.entity == *m_filter.entity) && inNode(t.project) && (field < 0 || t.fields.test(std::size_t(field)));
    });
}

Result<std::vector<ChangeGroup>> AuditTrail::changesOf(const HistoryEntry& entry, int* left)
{
    if (left) *left = 0;
    if (entry.changes > largeEntry) {
        if (left) *left = entry.changes;
        return std::vector<ChangeGroup>();
    }
    const auto changes = m_session.changesOf(entry.sequence);
    if (!changes) return changes.error();
    auto groups = groupChanges(m_session.portfolio(), *changes, Telling::Everything, {}, &m_gone);
    const int field = m_filter.entity && !m_filter.field.isEmpty() ? infoOf(*m_filter.entity).indexOf(m_filter.field) : -1;
    if (!m_filter.isDeep()) return groups;
    std::erase_if(groups, [&](ChangeGroup& group) {
        std::vector<ChangeLine> kept;
        QString title; // of the record, whose first line may not fit
        for (ChangeLine& line : group.lines) {
            if (!line.title.isEmpty()) title = line.title;
            const bool fits =
                inNode(group.project) && (!m_filter.entity || line.record.entity == *m_filter.entity) && (field < 0 || line.place == field);
            if (!fits) {
                if (left) ++*left;
                continue;
            }
            line.title = std::exchange(title, QString());
            kept.push_back(std::move(line));
        }
        group.lines = std::move(kept);
        return group.lines.empty();
    });
    return groups;
}

AuditWalk::AuditWalk(const Session& session, AuditFilter filter)
    : m_session(session)
    , m_trail(session)
    , m_before(session.sequence() + 1)
{
    m_trail.setFilter(std::move(filter));
}

bool AuditWalk::step(int milliseconds, const Found& found)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_atEnd && (milliseconds <= 0 || timer.elapsed() < milliseconds)) {
        if (m_page.empty()) {
            m_page = m_session.historyBefore(m_before, pageSize);
            std::ranges::reverse(m_page);
            if (m_page.empty()) {
                m_atEnd = true;
                break;
            }
        }
        const HistoryEntry entry = std::move(m_page.back());
        m_page.pop_back();
        m_before = entry.sequence;
        ++m_looked;
        const QString what = entry.label.isEmpty() ? enumText(entry.action) : entry.label;
        if (!m_trail.fitsHead(entry, what) || !m_trail.fits(entry)) continue;
        int left = 0;
        auto groups = m_trail.changesOf(entry, &left);
        found(entry, groups ? std::move(*groups) : std::vector<ChangeGroup>(), left);
    }
    return !m_atEnd;
}

} // namespace gantry
