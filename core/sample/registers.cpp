#include "core/sample/registers.h"

#include <numeric>

namespace gantry::sample {

const PlannedRow& Scheme::row(QStringView key) const
{
    const auto found = std::ranges::find(built->rows, key, &PlannedRow::key);
    Q_ASSERT(found != built->rows.end());
    return *found;
}

Registers::Registers(ChangeSet& set, const Portfolio& books, const Cast& cast, const std::vector<BuiltProject>& projects, IdSource& ids,
    QDate today, unsigned seed)
    : m_set(set)
    , m_books(books)
    , m_cast(cast)
    , m_ids(ids)
    , m_today(today)
    , m_random(seed)
{
    for (const BuiltProject& built : projects) {
        Scheme scheme;
        scheme.node = books.find(built.id), scheme.built = &built;
        scheme.programme = scheme.node->parent;
        scheme.programmeManager = books.find(scheme.programme)->manager;
        books.all<CostAccount>().forEachIn(built.id, [&](const CostAccount& a) {
            scheme.accounts.insert(a.code, a.id);
            scheme.budget.minor += a.originalBudget.minor;
        });
        m_schemes.push_back(std::move(scheme));
    }
}

const Scheme* Registers::scheme(QStringView code) const
{
    const auto found = std::ranges::find_if(m_schemes, [&](const Scheme& s) { return s.code() == code; });
    return found == m_schemes.end() ? nullptr : &*found;
}

PersonId Registers::person(char letter, const Scheme& scheme) const
{
    switch (letter) {
    case 'p': return scheme.programmeManager;
    case 's': return scheme.node->sponsor;
    case 'c': return person(who::commercial);
    case 'd': return person(who::designer);
    case 'k': return person(who::contractor);
    case 'i': return person(who::site);
    case 'r': return person(who::risk);
    case 'a': return person(who::analyst);
    case 'o': return person(who::office);
    default: return scheme.node->manager;
    }
}

std::vector<int> Registers::drawn(int count, int n)
{
    std::vector<int> all(std::size_t(n), 0);
    std::iota(all.begin(), all.end(), 0);
    count = std::min(count, n);
    for (int i = 0; i < count; ++i) std::swap(all[std::size_t(i)], all[std::size_t(i + below(n - i))]);
    all.resize(std::size_t(count));
    return all;
}

QString Registers::words(const char* text, const Scheme& scheme)
{
    QString out = QString::fromUtf8(text);
    if (!out.contains(u'{')) return out;
    out.replace(QLatin1String("{place}"), scheme.built->place);
    return out.replace(QLatin1String("{project}"), scheme.node->name);
}

void Registers::attach(RecordKey record, NodeId project, const QString& name, const QByteArray& bytes, QDate day, PersonId by)
{
    Attachment file{.id = m_ids.next<AttachmentId>(),
        .project = project,
        .entity = infoOf(record.entity).keyText(),
        .record = {record.id},
        .title = name,
        .size = bytes.size(),
        .content = keep(project, name, bytes, day, by)};
    m_set.changes.push_back(insertOf(entityOf<Attachment>(), file.id.value, &file));
}

QString Registers::numberText(Entity entity, int n)
{
    const auto prefix = infoOf(entity).words.numberPrefix;
    return QStringLiteral("%1-%2").arg(QLatin1String(prefix.data(), qsizetype(prefix.size()))).arg(n, 4, 10, QLatin1Char('0'));
}

SnapshotId Registers::keep(NodeId project, const QString& name, const QByteArray& bytes, QDate day, PersonId by)
{
    Snapshot content{.id = m_ids.next<SnapshotId>(), .project = project, .kind = SnapshotKind::Attachment, .name = name};
    content.takenAt = at(day, 10);
    content.author = nameOf(by);
    content.contentHash = contentHash(bytes);
    m_set.changes.push_back(insertOf(entityOf<Snapshot>(), content.id.value, &content));
    m_set.contents.push_back({content.id, bytes, content.contentHash});
    return content.id;
}

} // namespace gantry::sample
