#include "core/change/changeset.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace gantry {
namespace {

QStringList place(const Change& change, const Field* field = nullptr)
{
    const EntityInfo& info = infoOf(change.entity);
    return {info.labelText(), QString::number(change.id), field ? field->labelText() : QString()};
}

std::vector<Cell> spokenCells(Entity entity, const void* row, bool asBefore)
{
    thread_local std::vector<Cell> spoken; // gathered here, so that what is kept takes one piece of memory and no more
    spoken.clear();
    const auto& fields = infoOf(entity).fields;
    const std::vector<Value>& plain = defaultsOf(entity);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        Value v = fields[i].get(row);
        if (v == plain[i]) continue;
        spoken.push_back(asBefore ? Cell{quint16(i), std::move(v), {}} : Cell{quint16(i), {}, std::move(v)});
    }
    return {std::make_move_iterator(spoken.begin()), std::make_move_iterator(spoken.end())};
}

Result<void> setCells(TableBase& table, const EntityInfo& info, void* row, const Change& change, bool after)
{
    const qint64 oldGroup = info.groupField > 0 ? intOf(info.fields[std::size_t(info.groupField)].get(row)) : 0;
    Result<void> done;
    for (const Cell& cell : change.cells) {
        const Field& field = info.fields[cell.field];
        if (field.set(row, after ? cell.after : cell.before)) continue;
        done = Error{Errc::Invalid, "change.bad-value", place(change, &field)};
        break;
    }
    table.regroup(change.id, oldGroup); // also where a later cell failed: the row must stay where its group field says
    return done;
}

Result<void> applyOne(Portfolio& portfolio, Change& change, bool checkBefore)
{
    const EntityInfo& info = infoOf(change.entity);
    TableBase& table = portfolio.edit(change.entity);
    for (const Cell& cell : change.cells)
        if (cell.field == 0 || cell.field >= info.fields.size()) return Error{Errc::Invalid, "change.unknown-field", place(change)};
    if (change.op == Change::Insert) {
        if (change.id <= 0) return Error{Errc::Invalid, "change.bad-id", place(change)};
        if (table.contains(change.id)) return Error{Errc::Conflict, "change.id-taken", place(change)};
        void* row = table.insert(change.id);
        auto set = setCells(table, info, row, change, true);
        if (!set) table.remove(change.id);
        return set;
    }
    const void* row = table.find(change.id);
    if (!row) return Error{Errc::NotFound, "change.record-gone", place(change)};
    for (Cell& cell : change.cells) {
        const Field& field = info.fields[cell.field];
        Value now = field.get(row);
        if (checkBefore && cell.before != now) return Error{Errc::Conflict, "change.before-differs", place(change, &field)};
        cell.before = std::move(now);
    }
    if (change.op == Change::Remove) {
        const bool told = !change.cells.empty();
        std::vector<Cell> cells = spokenCells(change.entity, row, true);
        if (checkBefore && told) // what its author did not know of must not vanish with it
            for (const Cell& cell : cells)
                if (std::ranges::find(change.cells, cell.field, &Cell::field) == change.cells.end())
                    return Error{Errc::Conflict, "change.before-differs", place(change, &info.fields[cell.field])};
        change.cells = std::move(cells);
        table.remove(change.id);
        return {};
    }
    auto set = setCells(table, info, table.edit(change.id), change, true);
    if (!set) (void)setCells(table, info, table.edit(change.id), change, false);
    return set;
}

Change reversed(const Change& change)
{
    Change back{change.op == Change::Insert ? Change::Remove
            : change.op == Change::Remove   ? Change::Insert
                                            : Change::Update,
        change.entity, change.id, change.cells};
    for (Cell& cell : back.cells) std::swap(cell.before, cell.after);
    return back;
}

} // namespace

QString contentHash(const QByteArray& cbor)
{
    return QString::fromLatin1(QCryptographicHash::hash(cbor, QCryptographicHash::Sha256).toHex());
}

ChangeSet inverse(const ChangeSet& set)
{
    ChangeSet back{set.action, {}, set.label, {}};
    back.changes.reserve(set.changes.size());
    for (auto it = set.changes.rbegin(); it != set.changes.rend(); ++it) back.changes.push_back(reversed(*it));
    return back;
}

Result<void> applyToMemory(Portfolio& portfolio, ChangeSet& set, bool checkBefore)
{
    for (std::size_t i = 0; i < set.changes.size(); ++i) {
        auto done = applyOne(portfolio, set.changes[i], checkBefore);
        if (done) continue;
        while (i-- > 0) {
            Change back = reversed(set.changes[i]);
            (void)applyOne(portfolio, back, false);
        }
        return done;
    }
    return {};
}

ChangeSet difference(const Portfolio& before, const Portfolio& after)
{
    ChangeSet set;
    for (const EntityInfo& info : allEntities()) {
        const TableBase &old = before.table(info.entity), &now = after.table(info.entity);
        const Field& idField = info.fields[0];
        for (std::size_t i = 0; i < now.size(); ++i) {
            const void* row = now.at(i);
            const qint64 id = intOf(idField.get(row));
            const void* was = old.find(id);
            if (!was) {
                set.changes.push_back({Change::Insert, info.entity, id, spokenCells(info.entity, row, false)});
                continue;
            }
            Change change{Change::Update, info.entity, id, {}};
            for (std::size_t f = 1; f < info.fields.size(); ++f) {
                Value a = info.fields[f].get(was), b = info.fields[f].get(row);
                if (a != b) change.cells.push_back({quint16(f), std::move(a), std::move(b)});
            }
            if (!change.cells.empty()) set.changes.push_back(std::move(change));
        }
        for (std::size_t i = 0; i < old.size(); ++i) {
            const void* row = old.at(i);
            const qint64 id = intOf(idField.get(row));
            if (!now.contains(id)) set.changes.push_back({Change::Remove, info.entity, id, spokenCells(info.entity, row, true)});
        }
    }
    return set;
}

ChangeBuilder& ChangeBuilder::update(const Portfolio& portfolio, Entity entity, qint64 id, const Field& field, Value value)
{
    const Value before = portfolio.cell(entity, id, field);
    if (before == value) return *this;
    const quint16 index = quint16(&field - infoOf(entity).fields.data());
    if (m_set.changes.empty() || m_set.changes.back().op != Change::Update || m_set.changes.back().entity != entity
        || m_set.changes.back().id != id)
        m_set.changes.push_back({Change::Update, entity, id, {}});
    m_set.changes.back().cells.push_back({index, before, std::move(value)});
    return *this;
}

Change insertOf(Entity entity, qint64 id, const void* row) { return {Change::Insert, entity, id, spokenCells(entity, row, false)}; }

ChangeBuilder& ChangeBuilder::insertRow(Entity entity, qint64 id, const void* row) { return add(insertOf(entity, id, row)); }

ChangeBuilder& ChangeBuilder::add(Change change)
{
    m_set.changes.push_back(std::move(change));
    return *this;
}

ChangeBuilder& ChangeBuilder::remove(const Portfolio& portfolio, Entity entity, qint64 id)
{
    const void* row = portfolio.table(entity).find(id);
    m_set.changes.push_back({Change::Remove, entity, id, row ? spokenCells(entity, row, true) : std::vector<Cell>()});
    return *this;
}

ChangeBuilder& ChangeBuilder::content(SnapshotId snapshot, QByteArray cbor, QString hash)
{
    if (hash.isEmpty()) hash = contentHash(cbor);
    m_set.contents.push_back({snapshot, std::move(cbor), std::move(hash)});
    return *this;
}

IdSource::IdSource()
    : m_next(qint64(QRandomGenerator::system()->generate64() >> 2) | 1)
{
}

} // namespace gantry
