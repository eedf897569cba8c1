#include "core/base/rank.h"
#include "core/change/removal.h"
#include "core/exchange/match_project.h"
#include "core/exchange/outside_tasks.h"
#include "core/exchange/row_merge.h"
#include "core/exchange/waiting_links.h"

#include <deque>

namespace gantry {
namespace {

/// What a source calls the records that become rows of an entity, so that the report counts them under its own words.
QString recordWord(SourceFormat format, Entity entity)
{
    struct Words {
        Entity entity;
        const char *mspdi, *xer, *pmxml;
    };
    static const Words words[] = {{entityOf<Task>(), "Task", "TASK", "Activity"},
        {entityOf<Link>(), "PredecessorLink", "TASKPRED", "Relationship"}, {entityOf<Calendar>(), "Calendar", "CALENDAR", "Calendar"},
        {entityOf<CalendarException>(), "Exception", "", ""}, {entityOf<Resource>(), "Resource", "RSRC", "Resource"},
        {entityOf<Assignment>(), "Assignment", "TASKRSRC", "ResourceAssignment"},
        {entityOf<CustomField>(), "ExtendedAttributeDefinition", "UDFTYPE", "UDFType"},
        {entityOf<CustomChoice>(), "LookupValue", "ACTVCODE", "ActivityCode"},
        {entityOf<CustomValue>(), "ExtendedAttribute", "UDFVALUE", "UDF"}, {entityOf<Note>(), "Notes", "TASKMEMO", "ActivityNote"},
        {entityOf<Snapshot>(), "Baseline", "", ""}, {entityOf<Node>(), "Project", "PROJECT", "Project"}};
    const auto it = std::ranges::find(words, entity, &Words::entity);
    if (it == std::end(words)) return {};
    return QString::fromLatin1(format == SourceFormat::Xer ? it->xer : format == SourceFormat::Pmxml ? it->pmxml : it->mspdi);
}

void giveIds(std::vector<FrozenTask>& tasks, const IdMap& map)
{
    for (FrozenTask& t : tasks) t.task = TaskId{map.of(t.task.value)};
    std::erase_if(tasks, [](const FrozenTask& t) { return !t.task; });
}

template <auto... M> std::vector<quint16> by() { return {fieldIndex<M>()...}; }

template <class E> QList<qint64> rowsUnder(const Portfolio& portfolio, const QList<qint64>& owners)
{
    QList<qint64> out;
    for (qint64 owner : owners) out += portfolio.all<E>().group(owner);
    return out;
}

/// One import under way: what its projects share.
struct Import {
    const Portfolio& portfolio;
    IdSource& ids;
    const ImportOptions& options;
    const SnapshotReader& snapshots;
    ImportReport& report;
    SourceFormat format;
    QString fileName, contentHash;
    OutsideTasks outside;
    IdMap map;
    RegisterNumbers numbers;
    ChangeBuilder build{QStringLiteral("import")};
    std::vector<RecordKey> gone{};
    NodeId parent{};
    QString lastRank{};
};

/// The node that new projects go under, made where the person named one that is not there yet: with the first project that needs it.
void findParent(Import& in)
{
    if (in.parent) return;
    in.parent = in.portfolio.root()->id;
    if (in.options.parent && in.portfolio.find(in.options.parent)) in.parent = in.options.parent;
    if (const QString& wanted = in.options.programme; !wanted.isEmpty() && !in.options.parent) {
        const Node* known = nullptr;
        in.portfolio.all<Node>().forEach([&](const Node& n) {
            if (n.kind != NodeKind::Project && (n.name == wanted || n.code == wanted) && (!known || n.id < known->id)) known = &n;
        });
        if (!known) {
            Node made{.id = in.ids.next<NodeId>(),
                .number = in.numbers.next(entityOf<Node>()),
                .kind = NodeKind::Programme,
                .parent = in.portfolio.root()->id,
                .name = wanted};
            const auto siblings = in.portfolio.childrenOf(made.parent);
            made.rank = rankBetween(siblings.empty() ? QString() : siblings.back()->rank, {});
            in.build.insert(made);
            in.parent = made.id;
            return;
        }
        in.parent = known->id;
    }
    const auto siblings = in.portfolio.childrenOf(in.parent);
    if (!siblings.empty()) in.lastRank = siblings.back()->rank;
}

/// One project of the source, into the one that it was before or into a new one.
class ProjectImport {
public:
    ProjectImport(Import& in, ParsedProject& source, const ProjectMatch& match)
        : m_in(in)
        , m_source(source)
        , m_known(in.portfolio.find(match.project))
        , m_project(m_known ? m_known->id : in.ids.next<NodeId>())
    {
        m_told.what = m_known ? ImportedProject::Updated : ImportedProject::Created;
        m_told.name = source.node.name;
        m_told.code = source.node.code;
        m_told.node = m_project;
        m_told.matchedBy = match.matchedBy;
    }

    NodeId project() const { return m_project; }

    /// First the tasks of every project, then what hangs on them: links may lead from one project of a source to another.
    void bringTasks()
    {
        m_before = m_known ? importSource(m_in.portfolio, m_project) : nullptr;
        if (m_before && m_before->contentHash == m_in.contentHash) return;
        m_base = m_known ? sourceSnapshot(m_in.portfolio, m_project) : nullptr;
        auto frozen = m_base ? m_in.snapshots(m_base->id) : Result<Frozen>(Frozen{});
        if (frozen) m_baselines = baselinesIn(frozen->rows);
        m_merge.emplace(RowMerge::Place{m_in.portfolio, m_in.ids, m_in.numbers, m_in.build, m_project}, m_in.map,
            ImportBase(frozen ? std::move(frozen->rows) : std::vector<Change>()), m_told);
        mergeNode();
        meetOutside();
        mergeTasks();
    }
    void bringRest()
    {
        if (!m_merge) {
            m_told.what = ImportedProject::Unchanged;
            m_in.report.projects.push_back(std::move(m_told));
            return;
        }
        mergeRest();
        mergeBaselines();
        const bool rowsChanged = !m_told.rows.empty();
        keepSourceDates();
        keepSource();
        for (const EntityInfo& info : allEntities())
            if (RecordTally* tally = tallyOf(info.entity))
                tally->changed = std::min(tally->taken, tally->changed + m_merge->changed(info.entity));
        for (const auto& [entity, title] : m_merge->placeless())
            if (RecordTally* tally = tallyOf(entity)) tally->giveUp("removed-here", title);
        m_in.gone.insert(m_in.gone.end(), m_merge->gone().begin(), m_merge->gone().end());
        if (m_known && !rowsChanged) m_told.what = ImportedProject::Unchanged;
        m_in.report.projects.push_back(std::move(m_told));
    }

private:
    template <class E> void take(std::vector<E>& rows, const QList<qint64>& among, std::vector<std::vector<quint16>> keys)
    {
        m_merge->merge({entityOf<E>(), rowPointers(rows), among, std::move(keys)});
    }
    template <class E> QList<qint64> rowsHere() const { return m_known ? m_in.portfolio.all<E>().group(m_project.value) : QList<qint64>(); }

    void mergeNode()
    {
        m_in.map.set(m_source.node.id.value, m_project.value);
        Node& node = m_source.node;
        node.kind = NodeKind::Project;
        if (m_known) {
            node.parent = m_known->parent, node.rank = m_known->rank;
        } else {
            findParent(m_in);
            node.parent = m_in.parent;
            node.rank = m_in.lastRank = rankBetween(m_in.lastRank, {});
        }
        m_merge->merge({entityOf<Node>(), {&node}, {}, {}, m_project.value});
    }

    /// Predecessors in projects that are here: what links them becomes a link, and what stands in for them is not brought. The rest waits.
    void meetOutside()
    {
        ParsedProject& s = m_source;
        QSet<qint64> parents, met;
        QSet<TaskId> linked, waiting; // successors
        for (const Task& t : s.tasks) parents.insert(t.parent.value);
        for (ParsedOutside& o : s.outside) {
            const TaskId local = o.end.standIn ? o.end.standIn : o.end.link.predecessor;
            const TaskId found = parents.contains(local.value) ? TaskId{} : m_in.outside.find(o.end, m_in.format, m_project);
            if (!found) {
                waiting.insert(o.end.link.successor);
                m_waiting.push_back(std::move(o.end));
                continue;
            }
            m_in.map.set(local.value, found.value);
            if (o.end.standIn) {
                met.insert(local.value);
                continue;
            }
            if (RecordTally* tally = tallyOf(entityOf<Link>())) tally->takeAfterAll(o.reason, o.place);
            linked.insert(o.end.link.successor);
            s.links.push_back(std::move(o.end.link));
        }
        for (Task& t : s.tasks) // the date stood for links that are here now
            if (linked.contains(t.id) && !waiting.contains(t.id)) t.externalEarlyStart.reset();
        if (met.isEmpty()) return;
        const auto of = [&](auto id) { return met.contains(id.value); };
        std::erase_if(s.tasks, [&](const Task& t) { return of(t.id); });
        std::erase_if(s.links, [&](const Link& l) { return of(l.successor); }); // it belongs to the other project
        std::erase_if(s.assignments, [&](const Assignment& a) { return of(a.task); });
        std::erase_if(s.values, [&](const CustomValue& v) { return of(v.record); });
        std::erase_if(s.notes, [&](const Note& n) { return of(n.record); });
        std::erase_if(s.sourceDates, [&](const FrozenTask& f) { return of(f.task); });
        for (ParsedBaseline& b : s.baselines) std::erase_if(b.tasks, [&](const FrozenTask& f) { return of(f.task); });
    }

    void mergeTasks()
    {
        ParsedProject& s = m_source;
        const auto calendars = rowsHere<Calendar>();
        take(s.calendars, calendars, {by<&Calendar::sourceId>(), by<&Calendar::name>()});
        take(s.weeks, rowsUnder<CalendarWeek>(m_in.portfolio, calendars), {by<&CalendarWeek::calendar, &CalendarWeek::from>()});
        take(s.exceptions, rowsUnder<CalendarException>(m_in.portfolio, calendars),
            {by<&CalendarException::calendar, &CalendarException::from, &CalendarException::to, &CalendarException::name>(),
                by<&CalendarException::calendar, &CalendarException::from>()});
        const auto options = rowsHere<ScheduleOptions>();
        s.options.project = m_project;
        m_merge->merge({entityOf<ScheduleOptions>(), {&s.options}, {}, {}, options.isEmpty() ? m_in.ids.next() : options.front()});
        take(s.tasks, rowsHere<Task>(), {by<&Task::sourceId>(), by<&Task::sourceGuid>(), by<&Task::code>()});
    }

    void mergeRest()
    {
        ParsedProject& s = m_source;
        const auto fields = rowsHere<CustomField>();
        take(s.links, rowsHere<Link>(),
            {by<&Link::sourceId>(), by<&Link::predecessor, &Link::successor, &Link::type>(), by<&Link::predecessor, &Link::successor>()});
        take(s.resources, rowsHere<Resource>(), {by<&Resource::sourceId>(), by<&Resource::code>(), by<&Resource::name>()});
        take(s.assignments, rowsHere<Assignment>(), {by<&Assignment::sourceId>(), by<&Assignment::task, &Assignment::resource>()});
        take(s.fields, fields, {by<&CustomField::sourceId>(), by<&CustomField::name, &CustomField::entity>()});
        take(s.choices, rowsUnder<CustomChoice>(m_in.portfolio, fields),
            {by<&CustomChoice::sourceId, &CustomChoice::field>(), by<&CustomChoice::field, &CustomChoice::code, &CustomChoice::name>()});
        take(s.values, rowsHere<CustomValue>(), {by<&CustomValue::field, &CustomValue::record>()});
        take(s.notes, rowsHere<Note>(), {by<&Note::sourceId>(), by<&Note::record, &Note::topic>(), by<&Note::record>()});
    }

    QList<qint64> baselinesIn(const std::vector<Change>& rows) const
    {
        QList<qint64> out;
        for (const Change& row : rows)
            if (row.entity == entityOf<Snapshot>() && m_in.portfolio.find(SnapshotId{row.id})) out.append(row.id);
        return out;
    }

    /// Only baselines that an import brought are the source's to change; those set here are not touched.
    void mergeBaselines()
    {
        std::vector<Snapshot> rows;
        std::vector<QByteArray> contents;
        for (ParsedBaseline& baseline : m_source.baselines) {
            giveIds(baseline.tasks, m_in.map);
            contents.push_back(encodeFrozen({std::move(baseline.tasks), {}}));
            Snapshot row{.project = m_project, .kind = SnapshotKind::Baseline, .number = baseline.number, .name = baseline.name};
            if (row.name.isEmpty()) row.name = QStringLiteral("Baseline %1").arg(baseline.number);
            row.contentHash = contentHash(contents.back());
            row.takenAt = m_in.options.now;
            row.author = m_in.options.author;
            for (qint64 id : m_baselines) // when and by whom stays, unless it is another one now
                if (const Snapshot& mine = *m_in.portfolio.find(SnapshotId{id});
                    mine.number == row.number && mine.contentHash == row.contentHash)
                    row.takenAt = mine.takenAt, row.author = mine.author;
            rows.push_back(std::move(row));
        }
        take(rows, m_baselines, {by<&Snapshot::number>()});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Snapshot* mine = m_in.portfolio.find(rows[i].id);
            if (rows[i].id && (!mine || mine->contentHash != rows[i].contentHash))
                m_in.build.content(rows[i].id, contents[i], rows[i].contentHash);
        }
    }

    void keepSourceDates()
    {
        const Snapshot* before = m_base;
        giveIds(m_source.sourceDates, m_in.map);
        for (WaitingEnd& end : m_waiting) {
            end.standIn.value = m_in.map.of(end.standIn.value);
            end.link.id = {}, end.link.project = m_project, end.link.predecessor = {};
            end.link.successor.value = m_in.map.of(end.link.successor.value);
        }
        std::erase_if(m_waiting, [](const WaitingEnd& end) { return !end.standIn && !end.link.successor; });
        const qint64 waiting = qint64(m_waiting.size());
        const QByteArray cbor = encodeFrozen({std::move(m_source.sourceDates), m_merge->takeBase(), std::move(m_waiting)});
        const QString hash = contentHash(cbor);
        if (before && before->contentHash == hash) return;
        Snapshot row{.id = before ? before->id : m_in.ids.next<SnapshotId>(), .project = m_project, .kind = SnapshotKind::SourceDates};
        if (before) {
            m_in.build.update<&Snapshot::number>(m_in.portfolio, row.id.value, waiting);
            m_in.build.update<&Snapshot::contentHash>(m_in.portfolio, row.id.value, hash);
            m_in.build.update<&Snapshot::takenAt>(m_in.portfolio, row.id.value, m_in.options.now);
            m_in.build.update<&Snapshot::author>(m_in.portfolio, row.id.value, m_in.options.author);
        } else {
            row.number = waiting;
            row.name = m_in.fileName;
            row.takenAt = m_in.options.now;
            row.author = m_in.options.author;
            row.contentHash = hash;
            m_in.build.insert(row);
        }
        m_in.build.content(row.id, cbor, hash);
    }

    void keepSource()
    {
        const ImportSource* before = m_before;
        ImportSource row{.id = before ? before->id : m_in.ids.next<ImportSourceId>(),
            .project = m_project,
            .format = m_in.format,
            .fileName = m_in.fileName,
            .sourceId = m_source.sourceId,
            .guid = m_source.guid,
            .name = m_source.matchName,
            .created = m_source.created,
            .contentHash = m_in.contentHash,
            .importedAt = m_in.options.now};
        if (!before) {
            m_in.build.insert(row);
            return;
        }
        const EntityInfo& info = infoOf<ImportSource>();
        for (std::size_t f = 1; f < info.fields.size(); ++f)
            m_in.build.update(m_in.portfolio, info.entity, row.id.value, info.fields[f], info.fields[f].get(&row));
    }

    /// Null where the source has no word for such records, so that no count is theirs.
    RecordTally* tallyOf(Entity entity) const
    {
        const auto it = m_in.report.records.find(recordWord(m_in.format, entity));
        return it == m_in.report.records.end() ? nullptr : &*it;
    }

    Import& m_in;
    ParsedProject& m_source;
    const Node* m_known;
    const NodeId m_project;
    ImportedProject m_told;
    std::optional<RowMerge> m_merge; // none: the content is the one of the last import
    const ImportSource* m_before = nullptr;
    const Snapshot* m_base = nullptr;
    QList<qint64> m_baselines; // that earlier imports brought
    std::vector<WaitingEnd> m_waiting; // in local ids
};

/// What is gone goes with all that hangs on it; but rows made here under a summary that goes move up to where it was. What waited for the
/// projects of the import meets them.
Result<ChangeSet> settled(Import& in, ChangeSet set, const std::vector<const Snapshot*>& waiting)
{
    const Portfolio& portfolio = in.portfolio;
    Portfolio after = portfolio;
    if (auto done = applyToMemory(after, set, false); !done) return done.error();
    std::vector<RecordKey> gone = in.gone;
    if (!waiting.empty()) {
        WaitingLinks links(after, in.ids, in.snapshots, in.report);
        for (const Snapshot* snapshot : waiting) links.settle(*snapshot);
        std::ranges::move(links.contents, std::back_inserter(set.contents));
        gone.insert(gone.end(), links.standIns.begin(), links.standIns.end());
        ChangeSet made = links.take();
        if (auto done = applyToMemory(after, made, false); !done) return done.error();
    }
    QSet<qint64> going;
    for (const RecordKey& key : gone) going.insert(key.id);
    ChangeBuilder orphans({});
    for (const RecordKey& key : gone) {
        const Task* summary = key.entity == entityOf<Task>() ? after.find(TaskId{key.id}) : nullptr;
        if (!summary) continue;
        after.all<Task>().forEachIn(summary->project, [&](const Task& t) {
            if (t.parent != summary->id || going.contains(t.id.value)) return;
            TaskId above = summary->parent;
            while (above && going.contains(above.value)) above = after.find(above)->parent;
            orphans.update<&Task::parent>(after, t.id.value, above);
        });
    }
    ChangeSet moved = orphans.take();
    if (auto done = applyToMemory(after, moved, false); !done) return done.error();
    ChangeSet removed = removalOf(after, gone, {});
    if (auto done = applyToMemory(after, removed, false); !done) return done.error();
    ChangeSet whole = difference(portfolio, after);
    whole.action = set.action;
    whole.label = set.label;
    whole.contents = std::move(set.contents);
    return whole;
}

} // namespace

std::vector<SnapshotId> snapshotsNeeded(const Portfolio& portfolio, const ParsedSource& source, const ImportOptions& options)
{
    std::vector<SnapshotId> out;
    for (const Snapshot* waiting : waitingSnapshots(portfolio, {})) out.push_back(waiting->id);
    if (options.asNew) return out;
    portfolio.all<ImportSource>().forEach([&](const ImportSource& known) {
        const bool may = std::ranges::any_of(source.projects, [&](const ParsedProject& p) {
            return (!p.guid.isEmpty() && p.guid == known.guid) || (!p.matchName.isEmpty() && p.matchName == known.name);
        });
        const Snapshot* snapshot = may && known.contentHash != source.contentHash ? sourceSnapshot(portfolio, known.project) : nullptr;
        if (snapshot) out.push_back(snapshot->id);
    });
    return out;
}

Result<ChangeSet> planImport(const Portfolio& portfolio, IdSource& ids, ParsedSource source, const ImportOptions& options,
    ImportReport& report, const SnapshotReader& snapshots, const Progress& progress)
{
    if (!portfolio.root()) return Error{Errc::Invalid, "import.no-root", {}};
    report = std::move(source.report);
    Import in{.portfolio = portfolio,
        .ids = ids,
        .options = options,
        .snapshots = snapshots,
        .report = report,
        .format = source.format,
        .fileName = source.fileName,
        .contentHash = source.contentHash,
        .outside = OutsideTasks(portfolio),
        .map = IdMap(source.lastId),
        .numbers = RegisterNumbers(portfolio)};
    QSet<NodeId> taken, here;
    std::deque<ProjectImport> imports; // they stay where they are
    for (std::size_t i = 0; i < source.projects.size(); ++i) {
        if (progress.stop.stop_requested()) return Error{Errc::Cancelled, "import.cancelled", {source.fileName}};
        ParsedProject& project = source.projects[i];
        progress.report(project.node.name, int(100 * i / source.projects.size()));
        const ProjectMatch match = matchProject(portfolio, source.format, project, options, taken);
        if (match.note) report.notes[QString::fromLatin1(match.note)].add(project.node.name);
        taken.insert(match.project);
        here.insert(imports.emplace_back(in, project, match).project());
        imports.back().bringTasks();
    }
    for (ProjectImport& one : imports) one.bringRest();
    ChangeSet set = in.build.take();
    set.label = QStringLiteral("Import %1").arg(source.fileName);
    const auto waiting = waitingSnapshots(portfolio, here);
    if (in.gone.empty() && waiting.empty()) return set;
    return settled(in, std::move(set), waiting);
}

} // namespace gantry
