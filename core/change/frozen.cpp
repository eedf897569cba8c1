#include "core/change/frozen.h"

#include "core/change/cbor.h"

namespace gantry {
namespace {

constexpr auto columns = [] {
    auto table = fields<FrozenTask>({
        field<&FrozenTask::task>("task", "Task"),
        field<&FrozenTask::start>("start", "Start"),
        field<&FrozenTask::finish>("finish", "Finish"),
        field<&FrozenTask::earlyStart>("early_start", "Early start"),
        field<&FrozenTask::earlyFinish>("early_finish", "Early finish"),
        field<&FrozenTask::lateStart>("late_start", "Late start"),
        field<&FrozenTask::lateFinish>("late_finish", "Late finish"),
        field<&FrozenTask::totalFloat>("total_float", "Total float"),
        field<&FrozenTask::freeFloat>("free_float", "Free float"),
        field<&FrozenTask::critical>("critical", "Critical"),
        field<&FrozenTask::duration>("duration", "Duration"),
        field<&FrozenTask::work>("work", "Work"),
        field<&FrozenTask::cost>("cost", "Cost"),
    });
    for (Field& f : table)
        if (f.key == "total_float" || f.key == "free_float") f.kind = Kind::Work; // seconds that may be less than none
    return table;
}();
constexpr qint64 frozenFormat = 1;

/// Of the predecessor that is waited for; the link itself follows by its own fields.
constexpr auto waitingColumns = std::to_array<Field>({
    field<&WaitingEnd::projectId>("project_id", "Project"),
    field<&WaitingEnd::projectGuid>("project_guid", "Project"),
    field<&WaitingEnd::projectName>("project_name", "Project"),
    field<&WaitingEnd::taskId>("task_id", "Task"),
    field<&WaitingEnd::taskName>("task_name", "Task"),
    field<&WaitingEnd::taskRow>("task_row", "Task"),
    field<&WaitingEnd::standIn>("stand_in", "Task"),
});

Error damaged(const char* what) { return {Errc::Format, "snapshot.damaged", {QString::fromLatin1(what)}}; }

/// Rows name entities and fields by their place in a sorted list of the keys in use.
class RowKeys {
public:
    explicit RowKeys(const std::vector<Change>& rows)
        : m_places(entityCount)
    {
        constexpr int used = 1;
        for (const EntityInfo& info : allEntities()) m_places[info.entity.index].resize(info.fields.size());
        for (const Change& row : rows) {
            std::vector<int>& places = m_places[row.entity.index];
            places[0] = used; // the id is never a cell: its place stands for the entity
            for (const Cell& cell : row.cells) places[cell.field] = used;
        }
        std::vector<std::pair<QString, int*>> keys;
        for (const EntityInfo& info : allEntities()) {
            std::vector<int>& places = m_places[info.entity.index];
            for (std::size_t f = 0; f < places.size(); ++f)
                if (places[f]) keys.emplace_back(f ? info.keyText() + u'.' + info.fields[f].keyText() : info.keyText(), &places[f]);
        }
        std::ranges::sort(keys);
        for (const auto& [key, place] : keys) {
            *place = int(m_sorted.size());
            m_sorted.append(key);
        }
    }
    const QStringList& sorted() const { return m_sorted; }
    int place(Entity entity, quint16 field = 0) const { return m_places[entity.index][field]; }

private:
    std::vector<std::vector<int>> m_places; // [entity][field]
    QStringList m_sorted;
};

void encodeTasks(CborWriter& out, std::vector<FrozenTask> tasks)
{
    std::ranges::stable_sort(tasks, {}, &FrozenTask::task);
    out.text(u"columns");
    out.array(std::size(columns));
    for (const Field& c : columns) out.text(c.keyText());
    out.text(u"tasks");
    out.array(tasks.size());
    for (const FrozenTask& t : tasks) {
        out.array(std::size(columns));
        for (const Field& c : columns) out.value(c.get(&t));
    }
}

void encodeRows(CborWriter& out, std::vector<Change> rows)
{
    std::ranges::stable_sort(rows, [](const Change& a, const Change& b) { return std::pair(a.entity, a.id) < std::pair(b.entity, b.id); });
    const RowKeys keys(rows);
    out.text(u"keys");
    out.array(std::size_t(keys.sorted().size()));
    for (const QString& key : keys.sorted()) out.text(key);
    out.text(u"rows");
    out.array(rows.size());
    for (Change& row : rows) {
        std::ranges::sort(row.cells, {}, &Cell::field);
        out.array(2 + 2 * row.cells.size());
        out.integer(keys.place(row.entity));
        out.integer(row.id);
        for (const Cell& cell : row.cells) {
            out.integer(keys.place(row.entity, cell.field));
            out.value(cell.after);
        }
    }
}

/// A pair of key and value for each thing that is said, those of the link with "link." before them.
void encodeWaiting(CborWriter& out, const std::vector<WaitingEnd>& waiting)
{
    out.text(u"waiting");
    out.array(waiting.size());
    for (const WaitingEnd& end : waiting) {
        std::vector<std::pair<QString, Value>> said;
        for (const Field& f : waitingColumns)
            if (Value v = f.get(&end); !isAbsent(v)) said.emplace_back(f.keyText(), std::move(v));
        if (!end.standIn)
            for (const Field& f : infoOf<Link>().fields)
                if (Value v = f.get(&end.link); !isAbsent(v)) said.emplace_back(QStringLiteral("link.") + f.keyText(), std::move(v));
        out.array(2 * said.size());
        for (const auto& [key, value] : said) {
            out.text(key);
            out.value(value);
        }
    }
}

Result<void> decodeWaiting(CborReader& in, std::vector<WaitingEnd>& waiting)
{
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        WaitingEnd end;
        const std::size_t items = in.array();
        if (items % 2) return damaged("waiting");
        for (std::size_t k = 0; k < items && in.ok(); k += 2) {
            const QString key = in.text();
            const Value value = in.value();
            const bool ofLink = key.startsWith(u"link.");
            const auto known = ofLink ? infoOf<Link>().fields : std::span<const Field>(waitingColumns);
            const auto name = QStringView(key).mid(ofLink ? 5 : 0);
            const auto f = std::ranges::find_if(known, [&](const Field& field) { return name == field.keyText(); });
            if (f != known.end() && !f->set(ofLink ? static_cast<void*>(&end.link) : &end, value)) return damaged("waiting");
        }
        waiting.push_back(std::move(end));
    }
    return {};
}

Result<void> decodeTasks(CborReader& in, const QStringList& names, std::vector<FrozenTask>& tasks)
{
    std::vector<const Field*> known;
    for (const QString& name : names) {
        const auto it = std::ranges::find_if(columns, [&](const Field& c) { return name == c.keyText(); });
        known.push_back(it == columns.end() ? nullptr : it);
    }
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        if (in.array() != known.size()) return damaged("tasks");
        FrozenTask task;
        for (const Field* c : known) {
            const Value v = in.value();
            if (in.ok() && c && !c->set(&task, v)) return damaged(c->key.data());
        }
        tasks.push_back(task);
    }
    return {};
}

Result<void> decodeRows(CborReader& in, const QStringList& keys, std::vector<Change>& rows)
{
    struct Meaning {
        std::optional<Entity> entity; // of the key "task", or of "task.name"
        int field = -1;
    };
    std::vector<Meaning> meanings;
    for (const QString& key : keys) {
        const auto dot = key.indexOf(u'.');
        const auto entity = entityByKey(QStringView(key).left(dot < 0 ? key.size() : dot));
        meanings.push_back({entity, dot < 0 || !entity ? -1 : infoOf(*entity).indexOf(QStringView(key).mid(dot + 1))});
    }
    const auto meaning = [&](qint64 place) {
        return place >= 0 && std::size_t(place) < meanings.size() ? meanings[std::size_t(place)] : Meaning{};
    };
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const std::size_t items = in.array();
        if (items < 2 || items % 2) return damaged("rows");
        const Meaning entity = meaning(in.integer());
        Change row{Change::Insert, entity.entity.value_or(Entity{}), in.integer(), {}};
        for (std::size_t c = 2; c < items && in.ok(); c += 2) {
            const Meaning field = meaning(in.integer());
            Value v = in.value();
            if (field.field > 0 && field.entity == entity.entity) row.cells.push_back({quint16(field.field), {}, std::move(v)});
        }
        if (entity.entity) rows.push_back(std::move(row));
    }
    return {};
}

QStringList readNames(CborReader& in)
{
    QStringList names;
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) names.append(in.text());
    return names;
}

} // namespace

std::span<const Field> frozenFields() { return columns; }

bool changesSnapshotInUse(const Change& change)
{
    return change.entity == entityOf<Snapshot>()
        || (change.entity == entityOf<Node>() && std::ranges::count(change.cells, fieldIndex<&Node::baseline>(), &Cell::field) > 0);
}

QByteArray encodeFrozen(Frozen frozen)
{
    CborWriter out;
    out.map(frozen.waiting.empty() ? 5 : 6);
    out.text(u"format");
    out.integer(frozenFormat);
    encodeTasks(out, std::move(frozen.tasks));
    encodeRows(out, std::move(frozen.rows));
    if (!frozen.waiting.empty()) encodeWaiting(out, frozen.waiting);
    return out.take();
}

namespace {

enum class Wanted { Everything, Tasks };

Result<Frozen> decode(const QByteArray& cbor, Wanted wanted)
{
    CborReader in(cbor);
    Frozen frozen;
    QStringList names, keys;
    const std::size_t pairs = in.map();
    for (std::size_t i = 0; i < pairs && in.ok(); ++i) {
        const QString key = in.text();
        Result<void> done;
        if (key == u"format") {
            if (in.integer() > frozenFormat) return Error{Errc::Version, "snapshot.newer", {}};
        } else if (key == u"columns")
            names = readNames(in);
        else if (key == u"keys")
            keys = readNames(in);
        else if (key == u"tasks")
            done = decodeTasks(in, names, frozen.tasks);
        else if (key == u"rows")
            done = decodeRows(in, keys, frozen.rows);
        else if (key == u"waiting")
            done = decodeWaiting(in, frozen.waiting);
        else
            in.skip();
        if (!done) return done.error();
        if (wanted == Wanted::Tasks && key == u"tasks" && in.ok()) return frozen;
    }
    if (!in.ok() || !in.atEnd()) return damaged("end");
    return frozen;
}

} // namespace

Result<QString> previousClose(const QByteArray& cbor)
{
    CborReader in(cbor);
    const std::size_t pairs = in.map();
    for (std::size_t i = 0; i < pairs && in.ok(); ++i) {
        if (in.text() != u"previous") {
            in.skip();
            continue;
        }
        QString hash = in.text();
        if (in.ok()) return hash;
    }
    return damaged("previous");
}

Result<Frozen> decodeFrozen(const QByteArray& cbor) { return decode(cbor, Wanted::Everything); }

Result<std::vector<FrozenTask>> decodeFrozenTasks(const QByteArray& cbor)
{
    auto frozen = decode(cbor, Wanted::Tasks);
    if (!frozen) return frozen.error();
    return std::move(frozen->tasks);
}

} // namespace gantry
