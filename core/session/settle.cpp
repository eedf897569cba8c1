#include "core/session/session_private.h"

#include <QSet>
#include <algorithm>

namespace gantry {
namespace {

std::vector<RecordKey> touchedBy(const ChangeSet& set)
{
    std::vector<RecordKey> keys;
    keys.reserve(set.changes.size());
    for (const Change& c : set.changes) keys.push_back({c.entity, c.id});
    return keys;
}

/// The rules of a record hang on the project of what it refers to, and on the kind of a node. Where one of those changed, who refers there
/// is looked at as well: a task below one that went to another project must not stay behind.
void addReferrers(const Portfolio& portfolio, const ChangeSet& set, std::vector<RecordKey>& touched)
{
    QHash<int, QSet<qint64>> moved;
    for (const Change& c : set.changes) {
        if (c.op != Change::Update) continue;
        const auto& fields = infoOf(c.entity).fields;
        const auto tells = [&](const Cell& cell) {
            const Field& field = fields[cell.field];
            return cell.before != cell.after && (field.key == "project_id" || &field == &fieldFor<&Node::kind>());
        };
        if (std::ranges::any_of(c.cells, tells)) moved[c.entity.index].insert(c.id);
    }
    if (moved.isEmpty()) return;
    for (const EntityInfo& info : allEntities()) {
        for (const Field& field : info.fields) {
            const auto target = targetEntity(field);
            if (!target || &field == &info.fields[0] || !moved.contains(target->index)) continue;
            const QSet<qint64>& ids = moved[target->index];
            const TableBase& table = portfolio.table(info.entity);
            for (std::size_t i = 0; i < table.size(); ++i)
                if (ids.contains(intOf(field.get(table.at(i))))) touched.push_back({info.entity, intOf(info.fields[0].get(table.at(i)))});
        }
    }
}

void dropIdle(ChangeSet& set)
{
    for (Change& change : set.changes)
        if (change.op == Change::Update) std::erase_if(change.cells, [](const Cell& c) { return c.before == c.after; });
    std::erase_if(set.changes, [](const Change& c) { return c.op == Change::Update && c.cells.empty(); });
}

/// The row of a snapshot names its content by hash; where the caller left that to us it is filled in, where it differs the set is refused.
Result<void> nameContents(ChangeSet& set)
{
    const quint16 hashField = fieldIndex<&Snapshot::contentHash>();
    for (const SnapshotContent& content : set.contents) {
        const auto row = std::ranges::find_if(set.changes,
            [&](const Change& c) { return c.entity == entityOf<Snapshot>() && c.id == content.snapshot.value && c.op != Change::Remove; });
        if (row == set.changes.end())
            return Error{Errc::Invalid, "snapshot.content-without-row", {QString::number(content.snapshot.value)}};
        const Value hash = content.hash;
        const auto cell = std::ranges::find(row->cells, hashField, &Cell::field);
        if (cell == row->cells.end())
            row->cells.push_back({hashField, {}, hash});
        else if (cell->after != hash)
            return Error{Errc::Invalid, "snapshot.hash-differs", {QString::number(content.snapshot.value)}};
    }
    return {};
}

/// The first finding that was not there before, as the refusal of a person's edit.
std::optional<Error> newFinding(const std::vector<Finding>& before, const std::vector<Finding>& after)
{
    for (const Finding& f : after) {
        const bool known = std::ranges::any_of(
            before, [&](const Finding& b) { return b.record == f.record && QLatin1String(b.reason) == QLatin1String(f.reason); });
        if (!known) return Error{Errc::Invalid, f.reason, f.args};
    }
    return std::nullopt;
}

} // namespace

Result<void> settle(Portfolio& portfolio, ChangeSet& set, Source source)
{
    if (auto named = nameContents(set); !named) return named;
    const auto touched = touchedBy(set);
    const auto before = source == Source::Person ? findingsOn(portfolio, touched) : std::vector<Finding>();
    if (auto done = applyToMemory(portfolio, set, source == Source::Undo || source == Source::Merge); !done) return done;
    auto concerned = touched;
    addReferrers(portfolio, set, concerned);
    Result<void> holds = checkInvariants(portfolio, concerned);
    if (holds && source == Source::Person)
        if (auto refusal = newFinding(before, findingsOn(portfolio, touched))) holds = *refusal;
    if (!holds) {
        ChangeSet back = inverse(set);
        (void)applyToMemory(portfolio, back, false);
        return holds;
    }
    dropIdle(set);
    return {};
}

} // namespace gantry
