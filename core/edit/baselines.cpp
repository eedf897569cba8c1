#include "core/edit/baselines.h"

#include "core/change/removal.h"
#include "core/model/baselines.h"
#include "core/model/task_totals.h"

#include <QSet>

namespace gantry {
namespace {

/// Collects rows with what they use of the whole portfolio, and with what belongs to them and to nothing else: a calendar's weeks.
class PlanRows {
public:
    explicit PlanRows(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
        for (const EntityInfo& info : allEntities()) {
            std::vector<Reference>& shared = m_shared.emplace_back();
            for (const Field& field : info.fields)
                if (const auto target = targetEntity(field); target && &field != &info.fields[0])
                    if (const Field* owner = infoOf(*target).find(u"project_id")) shared.push_back({&field, *target, owner});
        }
    }

    void add(const EntityInfo& info, qint64 id)
    {
        if (m_seen.contains(id)) return;
        m_seen.insert(id);
        const void* row = m_portfolio.table(info.entity).find(id);
        m_build.insertRow(info.entity, id, row);
        for (const Reference& r : m_shared[info.entity.index]) {
            const qint64 used = intOf(r.field->get(row));
            const void* other = used && !m_seen.contains(used) ? m_portfolio.table(r.target).find(used) : nullptr;
            if (other && isAbsent(r.owner->get(other))) m_open.push_back({r.target, used});
        }
        if (info.entity == entityOf<Calendar>() || info.entity == entityOf<CustomField>())
            for (const EntityInfo& part : allEntities())
                if (part.groupField >= 0 && targetEntity(part.fields[std::size_t(part.groupField)]) == info.entity)
                    for (qint64 each : m_portfolio.table(part.entity).group(id)) m_open.push_back({part.entity, each});
    }
    std::vector<Change> take()
    {
        while (!m_open.empty()) {
            const auto [entity, id] = m_open.back();
            m_open.pop_back();
            add(infoOf(entity), id);
        }
        return m_build.take().changes;
    }

private:
    struct Reference {
        const Field* field;
        Entity target;
        const Field* owner; // of the target: its project
    };
    const Portfolio& m_portfolio;
    std::vector<std::vector<Reference>> m_shared; // by entity: fields that may name a record of the whole portfolio
    std::vector<std::pair<Entity, qint64>> m_open;
    QSet<qint64> m_seen;
    ChangeBuilder m_build{{}};
};

/// What a PMO keeps on record about a project is none of its plan: it has a history of its own, and goes on after a baseline was set.
bool isOfPlan(Entity entity)
{
    static const std::array aside{entityOf<Snapshot>(), entityOf<ImportSource>(), entityOf<Gate>(), entityOf<Review>(),
        entityOf<Decision>(), entityOf<Action>(), entityOf<Meeting>(), entityOf<ChangeRequest>(), entityOf<Approval>(),
        entityOf<StatusReport>(), entityOf<Stakeholder>(), entityOf<Assumption>(), entityOf<ProjectDependency>(), entityOf<Rfi>(),
        entityOf<Risk>(), entityOf<Issue>(), entityOf<Attachment>(), entityOf<Charter>()};
    return std::ranges::find(aside, entity) == aside.end();
}

/// A note or a value on a record that is none of the plan goes with that record.
bool hangsOnPlan(const Portfolio& portfolio, const EntityInfo& info, qint64 id)
{
    const Field* record = info.find(u"record_id");
    const auto owner = record ? targetEntity(info, portfolio.table(info.entity).find(id), *record) : std::nullopt;
    return !owner || isOfPlan(*owner);
}

Result<const Snapshot*> found(const Portfolio& portfolio, SnapshotId baseline)
{
    const Snapshot* row = portfolio.find(baseline);
    if (row && row->kind == SnapshotKind::Baseline) return row;
    return Error{Errc::NotFound, "change.record-gone", {infoOf<Snapshot>().labelText(), QString::number(baseline.value)}};
}

} // namespace

std::vector<Change> planRows(const Portfolio& portfolio, NodeId project)
{
    PlanRows rows(portfolio);
    for (const EntityInfo& info : allEntities()) {
        if (!isOfPlan(info.entity) || info.groupField < 0) continue;
        if (targetEntity(info.fields[std::size_t(info.groupField)]) != entityOf<Node>()) continue;
        for (qint64 id : portfolio.table(info.entity).group(project.value))
            if (hangsOnPlan(portfolio, info, id)) rows.add(info, id);
    }
    return rows.take();
}

Frozen frozenPlan(const Portfolio& portfolio, const ProjectSchedule& schedule)
{
    Frozen frozen;
    const auto totals = taskTotals(portfolio, schedule.project);
    for (std::size_t i = 0; i < schedule.tasks.size(); ++i) {
        const TaskDates& d = schedule.dates[i];
        const TaskTotals total = totals.value(schedule.tasks[i]);
        frozen.tasks.push_back({schedule.tasks[i], d.start, d.finish, d.earlyStart, d.earlyFinish, d.lateStart, d.lateFinish, d.totalFloat,
            d.freeFloat, d.critical, d.duration, total.work, total.cost});
    }
    frozen.rows = planRows(portfolio, schedule.project);
    return frozen;
}

Result<ChangeSet> setBaseline(
    const Portfolio& portfolio, IdSource& ids, const ProjectSchedule& schedule, const BaselineWords& words, const TakenBy& by, bool use)
{
    const NodeId project = schedule.project;
    const QByteArray cbor = encodeFrozen(frozenPlan(portfolio, schedule));
    Snapshot snapshot{.id = ids.next<SnapshotId>(), .project = project, .kind = SnapshotKind::Baseline, .number = 1};
    for (const Snapshot* other : baselinesOf(portfolio, project)) snapshot.number = std::max(snapshot.number, other->number + 1);
    snapshot.name = words.name.trimmed().isEmpty() ? QStringLiteral("Baseline %1").arg(snapshot.number) : words.name.trimmed();
    snapshot.type = words.type.trimmed();
    snapshot.reason = words.reason.trimmed();
    snapshot.takenAt = by.at;
    snapshot.author = by.author;
    snapshot.contentHash = contentHash(cbor);
    ChangeBuilder build(QStringLiteral("baseline.set"), QStringLiteral("Set baseline %1").arg(snapshot.name));
    build.insert(snapshot);
    build.content(snapshot.id, cbor, snapshot.contentHash);
    if (const Snapshot* used = baselineInUse(portfolio, project))
        build.update<&Node::baseline>(portfolio, project.value, use ? snapshot.id : used->id);
    return build.take();
}

Result<ChangeSet> describeBaseline(const Portfolio& portfolio, SnapshotId baseline, const BaselineWords& words)
{
    const auto row = found(portfolio, baseline);
    if (!row) return row.error();
    if (words.name.trimmed().isEmpty()) return Error{Errc::Invalid, "baseline.no-name", {}};
    ChangeBuilder build(QStringLiteral("baseline.describe"), QStringLiteral("Rename baseline %1").arg((*row)->name));
    build.update<&Snapshot::name>(portfolio, baseline.value, words.name.trimmed())
        .update<&Snapshot::type>(portfolio, baseline.value, words.type.trimmed())
        .update<&Snapshot::reason>(portfolio, baseline.value, words.reason.trimmed());
    return build.take();
}

Result<ChangeSet> useBaseline(const Portfolio& portfolio, SnapshotId baseline)
{
    const auto row = found(portfolio, baseline);
    if (!row) return row.error();
    ChangeBuilder build(QStringLiteral("baseline.use"), QStringLiteral("Compare with baseline %1").arg((*row)->name));
    build.update<&Node::baseline>(portfolio, (*row)->project.value, baseline);
    return build.take();
}

Result<ChangeSet> removeBaseline(const Portfolio& portfolio, SnapshotId baseline)
{
    const auto row = found(portfolio, baseline);
    if (!row) return row.error();
    ChangeSet set = removalOf(portfolio, std::array{RecordKey{entityOf<Snapshot>(), baseline.value}}, QStringLiteral("baseline.remove"));
    set.label = QStringLiteral("Remove baseline %1").arg((*row)->name);
    return set;
}

Result<SnapshotId> baselineCalled(const Portfolio& portfolio, NodeId project, const QString& name)
{
    std::vector<SnapshotId> byName, byNumber;
    for (const Snapshot* s : baselinesOf(portfolio, project)) {
        if (QString::number(s->number) == name) byNumber.push_back(s->id);
        if (s->name.compare(name, Qt::CaseInsensitive) == 0) byName.push_back(s->id);
    }
    const auto& fits = byNumber.empty() ? byName : byNumber;
    if (fits.size() == 1) return fits.front();
    return Error{fits.empty() ? Errc::NotFound : Errc::Invalid, fits.empty() ? "baseline.unknown" : "baseline.called-often",
        {name, portfolio.titleOf(entityOf<Node>(), project.value), QString::number(fits.size())}};
}

} // namespace gantry
