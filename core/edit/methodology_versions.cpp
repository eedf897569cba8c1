#include "core/edit/methodology_versions.h"

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

/// The two tasks whose link closes a loop first; null where none does.
const MethodologyLink* loopOf(const MethodologyParts& parts)
{
    QHash<MethodologyTaskId, int> places;
    for (const MethodologyTask* task : parts.tasks) places.insert(task->id, int(places.size()));
    std::vector<int> parents;
    for (const MethodologyTask* task : parts.tasks) parents.push_back(places.value(task->parent, -1));
    std::vector<std::pair<int, int>> links;
    std::vector<const MethodologyLink*> rows;
    for (const MethodologyLink* link : parts.links) {
        if (!places.contains(link->predecessor) || !places.contains(link->successor)) continue;
        links.emplace_back(places[link->predecessor], places[link->successor]);
        rows.push_back(link);
    }
    const auto looping = linksThatLoop(parents, links);
    return looping.empty() ? nullptr : rows[looping.front()];
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
    if (const MethodologyLink* loop = loopOf(parts)) {
        const auto name = [&](MethodologyTaskId task) { return portfolio.titleOf(entityOf<MethodologyTask>(), task.value); };
        return refused("methodology.loop", {name(loop->predecessor), name(loop->successor)});
    }
    ChangeBuilder build(
        QStringLiteral("methodology.publish"), QStringLiteral("Publish %1, version %2").arg(held->title).arg(held->version));
    build.update<&Methodology::status>(portfolio, id.value, MethodologyStatus::Published)
        .update<&Methodology::published>(portfolio, id.value, today);
    giveCodes(build, portfolio, id);
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
