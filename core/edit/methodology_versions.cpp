#include "core/edit/methodology_versions.h"

#include "core/base/rank.h"
#include "core/edit/methodology_parts.h"
#include "core/edit/records.h"

namespace gantry {
namespace {

Error gone(MethodologyId id)
{
    return {Errc::NotFound, "change.record-gone", {infoOf<Methodology>().labelText(), QString::number(id.value)}};
}

/// The first code that stands twice among parts of one kind; empty where none does.
QString codeTwice(const Portfolio& portfolio, MethodologyId methodology)
{
    for (const Entity entity : methodologyEntities()) {
        QSet<QString> seen;
        for (const qint64 id : portfolio.table(entity).group(methodology.value)) {
            const QString code = codeOfPart(portfolio, {entity, id});
            if (!code.isEmpty() && seen.contains(code)) return code;
            seen.insert(code);
        }
    }
    return {};
}

/// The two tasks whose link closes a loop first, of the links that there are and then of further ones; null where none does.
const MethodologyLink* loopOf(const MethodologyParts& parts, const std::vector<MethodologyLink>& more = {})
{
    QHash<MethodologyTaskId, int> places;
    for (const MethodologyTask* task : parts.tasks) places.insert(task->id, int(places.size()));
    std::vector<int> parents;
    for (const MethodologyTask* task : parts.tasks) parents.push_back(places.value(task->parent, -1));
    std::vector<std::pair<int, int>> links;
    std::vector<const MethodologyLink*> rows;
    std::vector<const MethodologyLink*> all = parts.links;
    for (const MethodologyLink& link : more) all.push_back(&link);
    for (const MethodologyLink* link : all) {
        if (!places.contains(link->predecessor) || !places.contains(link->successor)) continue;
        links.emplace_back(places[link->predecessor], places[link->successor]);
        rows.push_back(link);
    }
    const auto looping = linksThatLoop(parents, links);
    return looping.empty() ? nullptr : rows[looping.front()];
}

Error loopError(const Portfolio& portfolio, const Methodology& methodology, const MethodologyLink& loop)
{
    const auto name = [&](MethodologyTaskId task) { return portfolio.titleOf(entityOf<MethodologyTask>(), task.value); };
    return {Errc::Invalid, "methodology.loop", {methodology.title, name(loop.predecessor), name(loop.successor)}};
}

} // namespace

Result<ChangeSet> newVersionOf(const Portfolio& portfolio, IdSource& ids, MethodologyId id)
{
    const Methodology* held = portfolio.find(id);
    if (!held) return gone(id);
    Methodology next = *held;
    next.id = ids.next<MethodologyId>();
    next.number.clear();
    next.version = versionsOf(portfolio, id).back()->version + 1;
    next.status = MethodologyStatus::Draft;
    next.previous = id;
    next.published.reset();
    next.changes.clear();
    ChangeBuilder build(
        QStringLiteral("methodology.new_version"), QStringLiteral("Begin version %1 of %2").arg(next.version).arg(held->title));
    if (held->code.trimmed().isEmpty()) { // so that the two are of one family
        next.code = held->number;
        build.insert(next).update<&Methodology::code>(portfolio, id.value, next.code);
    } else {
        build.insert(next);
    }
    const auto given = giveCodes(build, portfolio, id);
    QHash<qint64, qint64> copies{{id.value, next.id.value}};
    for (const Entity entity : methodologyEntities())
        for (const qint64 row : portfolio.table(entity).group(id.value)) copies.insert(row, ids.next());
    for (const Entity entity : methodologyEntities()) {
        const EntityInfo& info = infoOf(entity);
        const int code = info.indexOf(u"code");
        for (const qint64 row : portfolio.table(entity).group(id.value)) {
            Change copy = insertOf(entity, copies.value(row), portfolio.table(entity).find(row));
            for (Cell& cell : copy.cells)
                if (info.fields[cell.field].kind == Kind::Id) cell.after = copies.value(intOf(cell.after), intOf(cell.after));
            if (given.contains(row)) copy.cells.push_back({quint16(code), {}, given[row]});
            build.add(std::move(copy));
        }
    }
    ChangeSet set = build.take();
    giveNumbers(portfolio, set);
    return set;
}

Result<ChangeSet> publishMethodology(const Portfolio& portfolio, MethodologyId id, QDate today)
{
    const Methodology* held = portfolio.find(id);
    if (!held) return gone(id);
    const auto refused = [&](const char* reason, QStringList more = {}) {
        return Error{Errc::Invalid, reason, QStringList{held->title} + std::move(more)};
    };
    if (held->status == MethodologyStatus::Published) return refused("methodology.published-already");
    const MethodologyParts parts = methodologyParts(portfolio, id);
    if (parts.phases.empty()) return refused("methodology.no-phases");
    if (const QString code = codeTwice(portfolio, id); !code.isEmpty()) return refused("methodology.code-twice", {code});
    if (const MethodologyLink* loop = loopOf(parts)) return loopError(portfolio, *held, *loop);
    ChangeBuilder build(
        QStringLiteral("methodology.publish"), QStringLiteral("Publish %1, version %2").arg(held->title).arg(held->version));
    build.update<&Methodology::status>(portfolio, id.value, MethodologyStatus::Published)
        .update<&Methodology::published>(portfolio, id.value, today);
    giveCodes(build, portfolio, id);
    return build.take();
}

Result<ChangeSet> addMethodologyPart(const Portfolio& portfolio, IdSource& ids, Entity entity, MethodologyId methodology, qint64 behind)
{
    const Methodology* held = portfolio.find(methodology);
    if (!held) return gone(methodology);
    const EntityInfo& info = infoOf(entity);
    const Field *rank = info.find(u"rank"), *phase = info.find(u"phase_id"), *parent = info.find(u"parent_id"), *code = info.find(u"code");
    QList<qint64> rows = portfolio.table(entity).group(methodology.value);
    const auto rankOf = [&](qint64 id) { return rank ? textOf(portfolio.cell(entity, id, *rank)) : QString(); };
    std::ranges::sort(rows, {}, [&](qint64 id) { return std::pair(rankOf(id), id); });
    if (!behind && !rows.isEmpty()) behind = rows.back();
    std::vector<std::pair<int, Value>> cells;
    const auto fill = [&](const Field* field, Value value) {
        if (field && !isAbsent(value)) cells.emplace_back(int(field - info.fields.data()), std::move(value));
    };
    if (rank) {
        const auto next = std::ranges::find_if(rows, [&](qint64 id) { return rankOf(id) > rankOf(behind); });
        fill(rank, rankBetween(rankOf(behind), next == rows.end() ? QString() : rankOf(*next)));
    }
    if (parent && behind) fill(parent, portfolio.cell(entity, behind, *parent));
    if (phase && behind) fill(phase, portfolio.cell(entity, behind, *phase));
    if (phase && phase->is(Required) && !behind) {
        const auto phases = methodologyParts(portfolio, methodology).phases;
        if (phases.empty()) return Error{Errc::Invalid, "methodology.no-phases", {held->title}};
        fill(phase, phases.front()->id.value);
    }
    if (code) {
        QSet<QString> taken;
        for (const qint64 id : rows) taken.insert(codeOfPart(portfolio, {entity, id}));
        fill(code, freeCode(taken, u"X"));
    }
    return addRecord(portfolio, ids, entity, methodology.value, cells);
}

Result<ChangeSet> linkMethodologyTasks(const Portfolio& portfolio, IdSource& ids, const std::vector<MethodologyTaskId>& tasks)
{
    const MethodologyTask* first = tasks.size() < 2 ? nullptr : portfolio.find(tasks.front());
    const Methodology* held = first ? portfolio.find(first->methodology) : nullptr;
    if (!held) return Error{Errc::Invalid, "methodology.two-tasks", {}};
    const MethodologyParts parts = methodologyParts(portfolio, held->id);
    std::vector<MethodologyLink> links;
    for (std::size_t i = 1; i < tasks.size(); ++i) {
        const bool there = std::ranges::any_of(
            parts.links, [&](const MethodologyLink* l) { return l->predecessor == tasks[i - 1] && l->successor == tasks[i]; });
        if (!there)
            links.push_back(
                {.id = ids.next<MethodologyLinkId>(), .methodology = held->id, .predecessor = tasks[i - 1], .successor = tasks[i]});
    }
    if (const MethodologyLink* loop = loopOf(parts, links)) return loopError(portfolio, *held, *loop);
    ChangeBuilder build(QStringLiteral("methodology.link"), QStringLiteral("Link tasks of %1").arg(held->title));
    for (const MethodologyLink& link : links) build.insert(link);
    return build.take();
}

Result<ChangeSet> retireMethodology(const Portfolio& portfolio, MethodologyId id)
{
    const Methodology* held = portfolio.find(id);
    if (!held) return gone(id);
    if (held->status == MethodologyStatus::Retired) return Error{Errc::Invalid, "methodology.retired-already", {held->title}};
    ChangeBuilder build(QStringLiteral("methodology.retire"), QStringLiteral("Retire %1, version %2").arg(held->title).arg(held->version));
    build.update<&Methodology::status>(portfolio, id.value, MethodologyStatus::Retired);
    return build.take();
}

} // namespace gantry
