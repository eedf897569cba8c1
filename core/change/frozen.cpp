#include "core/change/frozen.h"

#include "core/change/cbor.h"

namespace gantry {
namespace {

/// The figures of a frozen task, each by a key that is file format.
struct Column {
    const char* key;
    Value (*get)(const FrozenTask&);
    bool (*set)(FrozenTask&, const Value&);
};
template <auto M> Value read(const FrozenTask& t) { return Codec<typename Member<decltype(M)>::Type>::encode(t.*M); }
template <auto M> bool write(FrozenTask& t, const Value& v)
{
    auto decoded = Codec<typename Member<decltype(M)>::Type>::decode(v);
    if (decoded) t.*M = *decoded;
    return decoded.has_value();
}
template <auto M> constexpr Column column(const char* key) { return {key, &read<M>, &write<M>}; }
constexpr Column columns[] = {
    column<&FrozenTask::task>("task"),
    column<&FrozenTask::start>("start"),
    column<&FrozenTask::finish>("finish"),
    column<&FrozenTask::earlyStart>("early_start"),
    column<&FrozenTask::earlyFinish>("early_finish"),
    column<&FrozenTask::lateStart>("late_start"),
    column<&FrozenTask::lateFinish>("late_finish"),
    column<&FrozenTask::totalFloat>("total_float"),
    column<&FrozenTask::freeFloat>("free_float"),
    column<&FrozenTask::critical>("critical"),
    column<&FrozenTask::duration>("duration"),
    column<&FrozenTask::work>("work"),
    column<&FrozenTask::cost>("cost"),
};
constexpr qint64 frozenFormat = 1;

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
    for (const Column& c : columns) out.text(QString::fromLatin1(c.key));
    out.text(u"tasks");
    out.array(tasks.size());
    for (const FrozenTask& t : tasks) {
        out.array(std::size(columns));
        for (const Column& c : columns) out.value(c.get(t));
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

Result<void> decodeTasks(CborReader& in, const QStringList& names, std::vector<FrozenTask>& tasks)
{
    std::vector<const Column*> known;
    for (const QString& name : names) {
        const auto it = std::ranges::find_if(columns, [&](const Column& c) { return name == QLatin1String(c.key); });
        known.push_back(it == std::end(columns) ? nullptr : it);
    }
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        if (in.array() != known.size()) return damaged("tasks");
        FrozenTask task;
        for (const Column* c : known) {
            const Value v = in.value();
            if (in.ok() && c && !c->set(task, v)) return damaged(c->key);
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

QByteArray encodeFrozen(Frozen frozen)
{
    CborWriter out;
    out.map(5);
    out.text(u"format");
    out.integer(frozenFormat);
    encodeTasks(out, std::move(frozen.tasks));
    encodeRows(out, std::move(frozen.rows));
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
        else
            in.skip();
        if (!done) return done.error();
        if (wanted == Wanted::Tasks && key == u"tasks" && in.ok()) return frozen;
    }
    if (!in.ok() || !in.atEnd()) return damaged("end");
    return frozen;
}

} // namespace

Result<Frozen> decodeFrozen(const QByteArray& cbor) { return decode(cbor, Wanted::Everything); }

Result<std::vector<FrozenTask>> decodeFrozenTasks(const QByteArray& cbor)
{
    auto frozen = decode(cbor, Wanted::Tasks);
    if (!frozen) return frozen.error();
    return std::move(frozen->tasks);
}

} // namespace gantry
