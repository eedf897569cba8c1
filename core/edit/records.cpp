#include "core/edit/records.h"

#include "core/base/rank.h"
#include "core/model/register_numbers.h"

#include <QSet>
#include <numeric>

namespace gantry {

Result<ChangeSet> setCell(const Portfolio& portfolio, RecordKey record, const Field& field, const Value& value)
{
    const EntityInfo& info = infoOf(record.entity);
    if (!portfolio.table(record.entity).contains(record.id))
        return Error{Errc::NotFound, "change.record-gone", {info.labelText(), QString::number(record.id)}};
    if (field.is(ReadOnly)) return Error{Errc::Invalid, "edit.read-only", {field.labelText()}};
    ChangeBuilder build(info.keyText() + QStringLiteral(".edit"));
    build.update(portfolio, record.entity, record.id, field, value);
    return build.take();
}

Result<ChangeSet> addRecord(
    const Portfolio& portfolio, IdSource& ids, Entity entity, qint64 context, const std::vector<std::pair<int, Value>>& cells)
{
    const EntityInfo& info = infoOf(entity);
    Change change{Change::Insert, entity, ids.next(), {}};
    QSet<int> given;
    for (const auto& [index, value] : cells) {
        if (index <= 0 || index >= int(info.fields.size())) return Error{Errc::Invalid, "change.unknown-field", {info.labelText()}};
        change.cells.push_back({quint16(index), {}, value});
        given.insert(index);
    }
    const auto fill = [&](int index, Value value) {
        if (index > 0 && !given.contains(index) && !isAbsent(value)) change.cells.push_back({quint16(index), {}, std::move(value)});
    };
    if (context) fill(info.groupField, context);
    if (const Field* rank = info.find(u"rank"); rank && context && !info.parentField()) { // a tree knows its own places
        QString last;
        for (const qint64 id : portfolio.table(entity).group(context)) last = std::max(last, textOf(portfolio.cell(entity, id, *rank)));
        fill(int(rank - info.fields.data()), rankBetween(last, {}));
    }
    if (const Field* number = info.numberField()) fill(int(number - info.fields.data()), nextNumber(portfolio, entity));
    for (std::size_t i = 1; i < info.fields.size(); ++i)
        if (info.fields[i].is(Title) && info.fields[i].is(Required)) fill(int(i), QStringLiteral("New ") + info.labelText().toLower());
    return ChangeSet{info.keyText() + QStringLiteral(".add"), {std::move(change)}};
}

Result<ChangeSet> removeRecords(const Portfolio& portfolio, const std::vector<RecordKey>& records, Hanging hanging)
{
    const Node* root = portfolio.root();
    for (const RecordKey& key : records)
        if (root && key.entity == entityOf<Node>() && key.id == root->id.value)
            return Error{Errc::Invalid, "edit.root-stays", {root->name}};
    return removalOf(portfolio, records,
        records.empty() ? QStringLiteral("record.remove") : infoOf(records.front().entity).keyText() + QStringLiteral(".remove"), hanging);
}

bool RemovalConsequences::mayStay() const
{
    const auto total = [](const std::vector<Concerned>& all) {
        return std::accumulate(all.begin(), all.end(), std::size_t(0), [](std::size_t sum, const Concerned& c) { return sum + c.count; });
    };
    return total(goneAnyhow) < total(gone);
}

Result<RemovalConsequences> removalConsequences(const Portfolio& portfolio, const std::vector<RecordKey>& records, std::size_t listed)
{
    const auto set = removeRecords(portfolio, records);
    if (!set) return set.error();
    const auto partOfRecord = [&](const Change& change) {
        const bool named = change.entity == entityOf<Attachment>() || change.entity == entityOf<Relation>();
        if (!infoOf(change.entity).words.onScreen && !named) return true;
        const Snapshot* snapshot = change.entity == entityOf<Snapshot>() ? portfolio.find<Snapshot>(change.id) : nullptr;
        return snapshot && snapshot->kind == SnapshotKind::Attachment;
    };
    const QSet<qint64> asked = [&] {
        QSet<qint64> ids;
        for (const RecordKey& key : records) ids.insert(key.id);
        return ids;
    }();
    const auto note = [&](std::vector<Concerned>& into, const Change& change, const Field* field) {
        auto it = std::ranges::find_if(into, [&](const Concerned& c) { return c.entity == change.entity && c.field == field; });
        if (it == into.end()) it = into.insert(into.end(), {change.entity, field});
        if (it->count++ < listed) it->first.push_back({change.entity, change.id});
    };
    const auto goneIn = [&](const ChangeSet& of, std::vector<Concerned>& into) {
        for (const Change& change : of.changes)
            if (change.op == Change::Remove && !asked.contains(change.id) && !partOfRecord(change)) note(into, change, nullptr);
        std::ranges::stable_sort(into, std::greater(), &Concerned::count);
    };
    RemovalConsequences out;
    goneIn(*set, out.gone);
    for (const Change& change : set->changes)
        if (change.op == Change::Update)
            for (const Cell& cell : change.cells) note(out.cleared, change, &infoOf(change.entity).fields[cell.field]);
    std::ranges::stable_sort(out.cleared, std::greater(), &Concerned::count);
    if (!out.gone.empty())
        if (const auto least = removeRecords(portfolio, records, Hanging::StaysWhereItCan)) goneIn(*least, out.goneAnyhow);
    return out;
}

QString nextNumber(const Portfolio& portfolio, Entity entity) { return RegisterNumbers(portfolio).next(entity); }

void giveNumbers(const Portfolio& portfolio, ChangeSet& set)
{
    const auto numberCell = [](Change& change) -> Cell* {
        const EntityInfo& info = infoOf(change.entity);
        const Field* number = change.op == Change::Insert ? info.numberField() : nullptr;
        const auto it = std::ranges::find_if(change.cells, [&](const Cell& c) { return &info.fields[c.field] == number; });
        return it == change.cells.end() ? nullptr : &*it;
    };
    QSet<QString> given;
    for (Change& change : set.changes)
        if (const Cell* cell = numberCell(change)) given.insert(textOf(cell->after));
    RegisterNumbers numbers(portfolio);
    for (Change& change : set.changes) {
        const EntityInfo& info = infoOf(change.entity);
        Cell* cell = numberCell(change);
        if (change.op != Change::Insert || !info.numberField() || (cell && !isAbsent(cell->after))) continue;
        QString next = numbers.next(change.entity);
        while (given.contains(next)) next = numbers.next(change.entity);
        if (cell)
            cell->after = next;
        else
            change.cells.push_back({quint16(info.numberField() - info.fields.data()), {}, next});
    }
}

} // namespace gantry
