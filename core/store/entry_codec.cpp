#include "core/store/entry_codec.h"

#include <QSqlError>

namespace gantry {

Result<KeyTable> KeyTable::load(const Database& db)
{
    KeyTable keys;
    for (const EntityInfo& info : allEntities()) keys.m_numbers[info.entity.index].resize(info.fields.size());
    keys.m_meanings.resize(1);
    auto q = db.select(QStringLiteral("SELECT number, name FROM journal_key ORDER BY number"));
    if (!q) return q.error();
    while (q->next()) {
        const qint64 number = q->value(0).toLongLong();
        if (number != qint64(keys.m_meanings.size()))
            return Error{Errc::Format, "file.damaged", {db.path(), QStringLiteral("journal_key")}};
        const QString name = q->value(1).toString();
        const auto dot = name.indexOf(u'.');
        Meaning meaning{entityByKey(QStringView(name).left(dot < 0 ? name.size() : dot)), -1};
        if (meaning.entity && dot >= 0) {
            meaning.field = infoOf(*meaning.entity).indexOf(QStringView(name).mid(dot + 1));
            if (meaning.field <= 0) meaning.entity.reset();
        }
        if (meaning.entity) keys.m_numbers[meaning.entity->index][std::size_t(std::max(0, meaning.field))] = int(number);
        keys.m_meanings.push_back(meaning);
    }
    if (q->lastError().isValid()) return errorOf(q->lastError(), db.path());
    return keys;
}

int KeyTable::number(int& slot, Entity entity, int field)
{
    if (slot) return slot;
    slot = int(m_meanings.size());
    m_meanings.push_back({entity, field});
    const EntityInfo& info = infoOf(entity);
    m_new.push_back({slot, field < 0 ? info.keyText() : info.keyText() + u'.' + info.fields[std::size_t(field)].keyText()});
    return slot;
}

int KeyTable::numberOf(Entity entity) { return number(m_numbers[entity.index][0], entity, -1); }
int KeyTable::numberOf(Entity entity, quint16 field) { return number(m_numbers[entity.index][field], entity, field); }

KeyTable::Meaning KeyTable::meaningOf(qint64 number) const
{
    return number > 0 && std::size_t(number) < m_meanings.size() ? m_meanings[std::size_t(number)] : Meaning{};
}

std::size_t cellItems(const Change& change) { return change.cells.size() * (change.op == Change::Update ? 3 : 2); }

void encodeCells(CborWriter& out, const Change& change, KeyTable& keys)
{
    for (const Cell& cell : change.cells) {
        out.integer(keys.numberOf(change.entity, cell.field));
        if (change.op != Change::Insert) out.value(cell.before);
        if (change.op != Change::Remove) out.value(cell.after);
    }
}

std::vector<Cell> decodeCells(CborReader& in, std::size_t items, Change::Op op, Entity entity, const KeyTable& keys)
{
    const std::size_t width = op == Change::Update ? 3 : 2;
    std::vector<Cell> cells;
    cells.reserve(items / width);
    for (std::size_t i = 0; i + width <= items && in.ok(); i += width) {
        const KeyTable::Meaning meaning = keys.meaningOf(in.integer());
        Cell cell;
        if (op != Change::Insert) cell.before = in.value();
        if (op != Change::Remove) cell.after = in.value();
        if (meaning.entity != entity || meaning.field <= 0) continue;
        cell.field = quint16(meaning.field);
        cells.push_back(std::move(cell));
    }
    return cells;
}

void encodeChange(CborWriter& out, const Change& change, KeyTable& keys)
{
    out.array(3 + cellItems(change));
    out.integer(change.op);
    out.integer(keys.numberOf(change.entity));
    out.integer(change.id);
    encodeCells(out, change, keys);
}

std::optional<Change> decodeChange(CborReader& in, const KeyTable& keys)
{
    const std::size_t items = in.array();
    const qint64 op = in.integer();
    const auto meaning = keys.meaningOf(in.integer());
    const qint64 id = in.integer();
    if (!in.ok() || items < 3 || op < Change::Insert || op > Change::Remove) return std::nullopt;
    const Entity entity = meaning.entity.value_or(Entity{});
    Change change{Change::Op(op), entity, id, decodeCells(in, items - 3, Change::Op(op), entity, keys)};
    if (!in.ok() || !meaning.entity || meaning.field >= 0) return std::nullopt;
    return change;
}

} // namespace gantry
