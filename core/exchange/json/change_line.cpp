#include "core/exchange/json/change_line.h"

#include "core/exchange/json/record_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gantry {
namespace {

Error wrong(const char* reason, QStringList args = {}) { return {Errc::Invalid, reason, std::move(args)}; }

QString shown(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

/// Calls `take(index, value)` for each cell of an object whose keys are the fields of an entity.
template <class F> Result<void> forEachCell(const EntityInfo& info, const QJsonObject& cells, F&& take)
{
    for (auto it = cells.begin(); it != cells.end(); ++it) {
        const int index = info.indexOf(it.key());
        if (index < 0) return wrong("line.unknown-field", {info.labelText(), it.key()});
        auto value = readCell(info.fields[std::size_t(index)], it.value());
        if (!value) return value.error();
        if (auto taken = take(quint16(index), std::move(*value)); !taken) return taken;
    }
    return {};
}

Result<Change> changeOf(const QJsonObject& json, const Portfolio& portfolio, IdSource& ids)
{
    const QString op = json.value(u"op").toString(), key = json.value(u"entity").toString();
    const auto entity = entityByKey(key);
    if (!entity) return wrong("line.unknown-entity", {key});
    const EntityInfo& info = infoOf(*entity);
    Change change{Change::Update, *entity, 0, {}};
    if (op == u"insert")
        change.op = Change::Insert;
    else if (op == u"remove")
        change.op = Change::Remove;
    else if (op != u"update")
        return wrong("line.unknown-op", {op});

    const QJsonValue id = json.value(u"id");
    if (id.isString() || id.isDouble()) {
        const auto parsed = readCell(info.fields[0], id);
        if (!parsed || intOf(*parsed) <= 0) return wrong("line.bad-id", {shown(id)});
        change.id = intOf(*parsed);
    } else if (change.op == Change::Insert && (id.isUndefined() || id.isNull())) {
        change.id = ids.next();
    } else {
        return wrong("line.bad-id", {id.isUndefined() ? QString() : shown(id)});
    }

    auto read = forEachCell(info, json.value(u"before").toObject(), [&](quint16 index, const Value& before) -> Result<void> {
        const Field& field = info.fields[index];
        if (!portfolio.table(*entity).contains(change.id))
            return Error{Errc::NotFound, "change.record-gone", {info.labelText(), QString::number(change.id)}};
        if (portfolio.cell(*entity, change.id, field) == before) return {};
        return Error{Errc::Conflict, "change.before-differs", {info.labelText(), QString::number(change.id), field.labelText()}};
    });
    if (!read) return read.error();
    read = forEachCell(info, json.value(u"cells").toObject(), [&](quint16 index, Value value) -> Result<void> {
        if (info.fields[index].is(ReadOnly)) return wrong("edit.read-only", {info.fields[index].labelText()});
        if (change.op != Change::Remove) change.cells.push_back({index, {}, std::move(value)});
        return {};
    });
    if (!read) return read.error();
    return change;
}

} // namespace

Result<ChangeSet> readChangeLine(const QByteArray& line, const Portfolio& portfolio, IdSource& ids)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError) return wrong("line.not-json", {problem.errorString(), QString::number(problem.offset)});
    const QJsonObject json = document.object();
    const QJsonArray changes = json.value(u"changes").toArray();
    if (changes.isEmpty()) return wrong("line.no-changes");
    ChangeSet set{json.value(u"action").toString(), {}, json.value(u"label").toString()};
    for (const QJsonValue& each : changes) {
        if (!each.isObject()) return wrong("line.no-changes");
        auto change = changeOf(each.toObject(), portfolio, ids);
        if (!change) return change.error();
        set.changes.push_back(std::move(*change));
    }
    if (set.action.isEmpty())
        set.action = infoOf(set.changes.front().entity).keyText() + u'.' + changes.first().toObject().value(u"op").toString();
    return set;
}

} // namespace gantry
