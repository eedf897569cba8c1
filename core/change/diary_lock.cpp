#include "core/change/diary_lock.h"

#include <QSet>

namespace gantry {
namespace {

const Value completedWord() { return wordOf(DiaryStatus::Completed); }

/// The day that a record is part of, as `rows` has it; none where it is of no day.
DiaryDayId dayOf(const Portfolio& rows, Entity entity, qint64 id)
{
    const auto ofRecord = [&](const QString& key, qint64 record) -> DiaryDayId {
        if (key == infoOf<DiaryDay>().keyText()) return {record};
        if (key != infoOf<DiaryEntry>().keyText()) return {};
        const DiaryEntry* entry = rows.find<DiaryEntry>(record);
        return entry ? entry->day : DiaryDayId{};
    };
    if (entity == entityOf<DiaryDay>()) return {id};
    if (entity == entityOf<DiaryEntry>()) return ofRecord(infoOf<DiaryEntry>().keyText(), id);
    if (entity == entityOf<Attachment>()) {
        const Attachment* a = rows.find<Attachment>(id);
        return a ? ofRecord(a->entity, a->record.value) : DiaryDayId{};
    }
    if (entity == entityOf<CustomValue>()) {
        const CustomValue* v = rows.find<CustomValue>(id);
        return v ? ofRecord(v->entity, v->record.value) : DiaryDayId{};
    }
    if (entity != entityOf<Snapshot>()) return {};
    const Snapshot* s = rows.find<Snapshot>(id);
    DiaryDayId of{};
    if (s && s->kind == SnapshotKind::Attachment)
        rows.all<Attachment>().forEach([&](const Attachment& a) {
            if (a.content == s->id && !of) of = ofRecord(a.entity, a.record.value);
        });
    return of;
}

Error locked(const DiaryDay& day, Entity entity)
{
    return {Errc::Invalid, "diary.completed", {infoOf(entity).labelText(), day.day.toString(Qt::ISODate), day.completedBy}};
}

bool isCompleted(const DiaryDay* day) { return day && day->status == DiaryStatus::Completed; }

/// What a set brings to fields of an existing record, other than clearing what refers to records that it removes.
template <class F> bool changesOtherwise(const Portfolio& before, const Change& change, const QSet<qint64>& gone, F&& mayChange)
{
    const auto& fields = infoOf(change.entity).fields;
    return std::ranges::any_of(change.cells, [&](const Cell& c) {
        const Field& field = fields[c.field];
        const Value now = before.cell(change.entity, change.id, field);
        const bool cleared = field.kind == Kind::Id && isAbsent(c.after) && gone.contains(intOf(now));
        return c.after != now && !cleared && !mayChange(c.field);
    });
}

Result<void> checkDay(const Portfolio& before, const DiaryDay& day, const Change& change, const QSet<qint64>& gone)
{
    static const std::array ofState{fieldIndex<&DiaryDay::status>(), fieldIndex<&DiaryDay::completedBy>(),
        fieldIndex<&DiaryDay::completed>(), fieldIndex<&DiaryDay::reopened>()};
    bool opens = false, says = false;
    for (const Cell& c : change.cells) {
        opens |= c.field == fieldIndex<&DiaryDay::status>() && c.after != completedWord();
        says |= c.field == fieldIndex<&DiaryDay::reopened>() && !textOf(c.after).trimmed().isEmpty();
    }
    if (opens && !says) return Error{Errc::Invalid, "diary.opened-silently", {day.day.toString(Qt::ISODate)}};
    const auto ofReopening = [&](quint16 field) { return opens && std::ranges::count(ofState, field) > 0; };
    if (change.op == Change::Remove || changesOtherwise(before, change, gone, ofReopening)) return locked(day, change.entity);
    return {};
}

/// A day is completed by somebody, at some moment.
Result<void> checkDeclared(const Portfolio& after, const Change& change)
{
    const DiaryDay* day = change.op == Change::Remove ? nullptr : after.find<DiaryDay>(change.id);
    if (isCompleted(day) && (day->completedBy.isEmpty() || !day->completed))
        return Error{Errc::Invalid, "diary.completed-undeclared", {day->day.toString(Qt::ISODate)}};
    return {};
}

bool concerns(Entity entity)
{
    static const std::array parts{
        entityOf<DiaryDay>(), entityOf<DiaryEntry>(), entityOf<Attachment>(), entityOf<CustomValue>(), entityOf<Snapshot>()};
    return std::ranges::count(parts, entity) > 0;
}

Result<void> checkOne(const Portfolio& before, const Change& change, const QSet<qint64>& gone)
{
    const DiaryDay* day = before.find(dayOf(before, change.entity, change.id));
    if (!isCompleted(day)) return {};
    if (change.entity == entityOf<DiaryDay>()) return checkDay(before, *day, change, gone);
    const bool touched = change.op != Change::Update || changesOtherwise(before, change, gone, [](quint16) { return false; });
    return touched ? Result<void>(locked(*day, change.entity)) : Result<void>();
}

} // namespace

Result<void> checkDiaryBefore(const Portfolio& before, const ChangeSet& set)
{
    QSet<qint64> gone;
    bool any = false;
    for (const Change& change : set.changes) {
        any |= concerns(change.entity);
        if (change.op == Change::Remove) gone.insert(change.id);
    }
    if (!any || before.all<DiaryDay>().size() == 0) return {};
    for (const Change& change : set.changes)
        if (concerns(change.entity))
            if (auto ok = checkOne(before, change, gone); !ok) return ok;
    return {};
}

Result<void> checkDiaryAfter(const Portfolio& after, const ChangeSet& set)
{
    QHash<qint64, bool> wasCompleted; // days that the set touches
    for (const Change& change : set.changes) {
        if (change.entity != entityOf<DiaryDay>()) continue;
        if (auto ok = checkDeclared(after, change); !ok) return ok;
        bool was = change.op == Change::Update && isCompleted(after.find<DiaryDay>(change.id));
        for (const Cell& c : change.cells)
            if (change.op == Change::Update && c.field == fieldIndex<&DiaryDay::status>()) was = c.before == completedWord();
        wasCompleted.insert(change.id, was);
    }
    if (after.all<DiaryDay>().size() == 0) return {};
    for (const Change& change : set.changes) {
        const bool alone = change.entity == entityOf<DiaryDay>() || change.entity == entityOf<Snapshot>(); // nothing moves with it
        if (change.op == Change::Remove || alone || !concerns(change.entity)) continue;
        const DiaryDay* day = after.find(dayOf(after, change.entity, change.id));
        if (!day || !wasCompleted.value(day->id.value, isCompleted(day))) continue;
        const auto& fields = infoOf(change.entity).fields;
        const bool cleared = change.op == Change::Update && std::ranges::all_of(change.cells, [&](const Cell& c) {
            return c.before == c.after || (fields[c.field].kind == Kind::Id && isAbsent(c.after)); // looked at before
        });
        if (!cleared) return locked(*day, change.entity);
    }
    return {};
}

std::optional<Error> refusedByCompletedDay(const Portfolio& before, const Portfolio& after, const Change& change)
{
    if (!concerns(change.entity)) return {};
    if (const auto ok = checkOne(before, change, {}); !ok) return ok.error();
    if (change.entity == entityOf<DiaryDay>()) {
        const auto ok = checkDeclared(after, change);
        return ok ? std::nullopt : std::optional(ok.error());
    }
    const DiaryDay* day = before.find(dayOf(after, change.entity, change.id));
    const bool arrives = change.op != Change::Update || dayOf(before, change.entity, change.id) != (day ? day->id : DiaryDayId{});
    return isCompleted(day) && arrives ? std::optional(locked(*day, change.entity)) : std::nullopt;
}

} // namespace gantry
