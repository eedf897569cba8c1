#include "ui/governance/lessons_watch.h"

namespace gantry {
namespace {

constexpr std::size_t most = 5;
constexpr qsizetype few = 20; // changes of an edit by hand; a table that was pasted is not told of

bool isWatched(Entity entity) { return entity == entityOf<Risk>() || entity == entityOf<Contract>(); }

} // namespace

LessonsWatch::LessonsWatch(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &LessonsWatch::tell);
    connect(&workspace.session(), &Session::changed, this, &LessonsWatch::follow);
}

/// A register makes a record first, called "New risk" or nothing, and its name is typed then.
void LessonsWatch::follow(const ChangeSet& set, Source source)
{
    if (source != Source::Person || qsizetype(set.changes.size()) > few) return;
    for (const Change& change : set.changes) {
        if (!isWatched(change.entity)) continue;
        const EntityInfo& info = infoOf(change.entity);
        const auto title = std::ranges::find_if(change.cells, [&](const Cell& c) { return info.fields[c.field].is(Title); });
        const bool named = title != change.cells.end() && textOf(title->after) != QStringLiteral("New ") + info.labelText().toLower();
        const bool unnamed = m_unnamed.remove(change.id);
        if (change.op == Change::Remove || (change.op == Change::Update && !unnamed)) continue;
        if (named)
            m_named = {change.entity, change.id}, m_soon.start();
        else
            m_unnamed.insert(change.id);
    }
}

void LessonsWatch::tell()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const RecordKey record = std::exchange(m_named, {});
    if (!portfolio.table(record.entity).contains(record.id)) return;
    m_index.update(portfolio);
    const auto offers = m_index.offers(lessonContextOf(portfolio, record), most);
    if (offers.empty()) return;
    const QString best = portfolio.titleOf(offers.front().knowledge.entity, offers.front().knowledge.id);
    const QString kind = infoOf(record.entity).labelText().toLower();
    m_workspace.notify({Notice::Tone::Info,
        offers.size() == 1 ? tr("A lesson fits this %1: “%2”.").arg(kind, best)
                           : tr("%1 lessons fit this %2, best of them “%3”.").arg(QString::number(offers.size()), kind, best),
        tr("Show"), [&workspace = m_workspace, record] {
            workspace.select(record);
            workspace.inspect();
        }});
}

} // namespace gantry
