#include "core/session/settle.h"

#include "core/change/transitions.h"
#include "core/kpi/score.h"
#include "core/model/currencies.h"
#include "core/model/findings.h"

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

/// The rules of a record hang on the project or contract of what it refers to, and on the kind of a node. Where one of those changed, who
/// refers there is looked at as well, and who belongs to those: a task below one that went to another project must not stay behind.
void addReferrers(const Portfolio& portfolio, const ChangeSet& set, std::vector<RecordKey>& touched)
{
    QHash<int, QSet<qint64>> moved;
    for (const Change& c : set.changes) {
        if (c.op != Change::Update) continue;
        const EntityInfo& info = infoOf(c.entity);
        const auto tells = [&](const Cell& cell) {
            const Field& field = info.fields[cell.field];
            return cell.before != cell.after
                && (field.key == "project_id" || cell.field == info.groupField || &field == &fieldFor<&Node::kind>());
        };
        if (std::ranges::any_of(c.cells, tells)) moved[c.entity.index].insert(c.id);
    }
    while (!moved.isEmpty()) {
        QHash<int, QSet<qint64>> with; // what belongs to a moved record moves with it
        for (const EntityInfo& info : allEntities()) {
            for (std::size_t f = 1; f < info.fields.size(); ++f) {
                const Field& field = info.fields[f];
                const auto target = targetEntity(field);
                if (!target || !moved.contains(target->index)) continue;
                const QSet<qint64>& ids = moved[target->index];
                const TableBase& table = portfolio.table(info.entity);
                for (std::size_t i = 0; i < table.size(); ++i) {
                    if (!ids.contains(intOf(field.get(table.at(i))))) continue;
                    const qint64 id = intOf(info.fields[0].get(table.at(i)));
                    touched.push_back({info.entity, id});
                    if (int(f) == info.groupField) with[info.entity.index].insert(id);
                }
            }
        }
        moved = std::move(with);
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

/// What is wrong with a line shows at its contract, whose sums it makes.
void addContracts(const Portfolio& portfolio, std::vector<RecordKey>& touched)
{
    QSet<qint64> seen;
    for (std::size_t i = 0, n = touched.size(); i < n; ++i) {
        const ContractId contract = contractOf(portfolio, touched[i]);
        if (contract && !seen.contains(contract.value)) touched.push_back({entityOf<Contract>(), contract.value});
        seen.insert(contract.value);
        if (touched[i].entity == entityOf<ClaimLine>())
            if (const auto* line = portfolio.find<ClaimLine>(touched[i].id)) touched.push_back({entityOf<Claim>(), line->claim.value});
        if (touched[i].entity == entityOf<Variation>()) // its claims hang on its status
            portfolio.all<Claim>().forEachIn(contract, [&](const Claim& c) { touched.push_back({entityOf<Claim>(), c.id.value}); });
    }
}

/// On these records, with what only a formula's reader knows.
std::vector<Finding> allFindingsOn(const Portfolio& portfolio, std::span<const RecordKey> records)
{
    auto out = findingsOn(portfolio, records);
    if (records.empty()) return out;
    for (Finding& finding : kpiFindings(portfolio, records)) out.push_back(std::move(finding));
    return out;
}

/// The contracts that new lines, variations and claims come to: what was wrong with them before is no fault of these.
void addContractsOfNew(const Portfolio& before, const ChangeSet& set, std::vector<RecordKey>& judged)
{
    for (const Change& change : set.changes) {
        const EntityInfo& info = infoOf(change.entity);
        const auto owner =
            change.op == Change::Insert && info.groupField >= 0 ? targetEntity(info.fields[std::size_t(info.groupField)]) : std::nullopt;
        const auto cell = std::ranges::find(change.cells, info.groupField, &Cell::field);
        if (!owner || cell == change.cells.end()) continue;
        if (const ContractId contract = contractOf(before, {*owner, intOf(cell->after)}); before.find(contract))
            judged.push_back({entityOf<Contract>(), contract.value});
    }
}

/// The first finding that was not there before, as the refusal of a person's edit.
std::optional<Error> newFinding(const std::vector<Finding>& before, const std::vector<Finding>& after)
{
    for (const Finding& f : after) {
        if (!f.refuses) continue;
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
    const Transition transition(portfolio);
    if (auto allowed = transition.checkBefore(portfolio, set); !allowed) return allowed;
    if (source == Source::Person)
        if (auto allowed = Transition::checkTyped(portfolio, set); !allowed) return allowed;
    auto judged = touched;
    if (source == Source::Person) {
        addContracts(portfolio, judged);
        addContractsOfNew(portfolio, set, judged);
    }
    const auto before = source == Source::Person ? allFindingsOn(portfolio, judged) : std::vector<Finding>();
    if (auto done = applyToMemory(portfolio, set, source == Source::Undo || source == Source::Merge); !done) return done;
    auto concerned = touched;
    addReferrers(portfolio, set, concerned);
    Result<void> holds = checkInvariants(portfolio, concerned);
    if (holds) holds = transition.checkAfter(portfolio, set);
    if (holds && source == Source::Person) {
        addContracts(portfolio, judged);
        if (auto refusal = newFinding(before, allFindingsOn(portfolio, judged))) holds = *refusal;
    }
    if (!holds) {
        ChangeSet back = inverse(set);
        (void)applyToMemory(portfolio, back, false);
        return holds;
    }
    dropIdle(set);
    return {};
}

} // namespace gantry
