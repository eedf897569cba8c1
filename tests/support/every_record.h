#pragma once
// Records of every entity, so that what is told once is tested once: a new register takes part without a line of its own.
#include "core/change/frozen.h"
#include "core/model/selection.h"
#include "core/sample/sample.h"

#include <catch2/catch.hpp>

namespace gantry::test {

/// Another value of the same kind, such that no rule minds; the same where a reference or the entity beside it would have to fit.
inline Value otherValue(const Field& field, const Value& value)
{
    const qint64 n = intOf(value);
    switch (field.kind) {
    case Kind::Bool: return qint64(!n);
    case Kind::Text: return namesEntity(field) ? value : Value(QStringLiteral("=other, \"") + textOf(value));
    case Kind::Enum: {
        const QString word = textOf(value);
        for (const auto& w : field.words)
            if (const QString other = QString::fromLatin1(w.data(), qsizetype(w.size())); other != word) return other;
        return value;
    }
    case Kind::Shifts: return QStringLiteral("09:00-11:30");
    case Kind::Date: return QDate(2026, 3, 2).toJulianDay() + (n == QDate(2026, 3, 2).toJulianDay());
    case Kind::DateTime: return atDay(QDate(2026, 3, 2), 3661).seconds;
    case Kind::Real: return 1.25;
    case Kind::Bytes: return QByteArray("\0\xff", 2);
    case Kind::Id: return value;
    default: return n + 12'345'678;
    }
}

/// Whether a field is set by an intention of its own alone: a day of a site diary is completed by declaring it, and is locked from then on.
inline bool isSettled(const Field& field) { return &field == &fieldFor<&DiaryDay::status>(); }

/// Values of a field that a record could hold: words, references to the records that it may refer to, or another figure.
inline std::vector<Value> candidates(const Portfolio& portfolio, const Field& field, const Value& value)
{
    std::vector<Value> out;
    if (&field == &fieldFor<&Period::status>())
        return {wordOf(value == Value(wordOf(PeriodStatus::Open)) ? PeriodStatus::Reopened
                                                                  : PeriodStatus::Open)}; // closed, it would lock all that is dated in it
    if (isSettled(field)) return {};
    for (const auto& w : field.words) out.push_back(QString::fromLatin1(w.data(), qsizetype(w.size())));
    if (const auto target = targetEntity(field))
        for (qint64 id : recordIds(portfolio, *target)) out.push_back(id);
    if (namesEntity(field))
        for (const EntityInfo& info : allEntities()) out.push_back(info.keyText());
    if (field.kind == Kind::Id && field.nullable) out.push_back({});
    if (out.empty()) out.push_back(otherValue(field, value));
    std::erase(out, value);
    return out;
}

/// A record with every field set; what it refers to is there, a project where any node would do.
inline Change filledRecord(const Portfolio& portfolio, const EntityInfo& info, qint64 id)
{
    Change change{Change::Insert, info.entity, id, {}};
    for (std::size_t f = 1; f < info.fields.size(); ++f) {
        const Field& field = info.fields[f];
        if (&field == &fieldFor<&Period::status>() || isSettled(field)) continue; // as above
        Value value = otherValue(field, defaultsOf(info.entity)[f]);
        const auto target = targetEntity(field);
        if (target == entityOf<Node>())
            value = portfolio.projectsUnder(portfolio.root()->id).front().value;
        else if (target && portfolio.table(*target).size() > 0)
            value = recordIds(portfolio, *target).front();
        else if (namesEntity(field))
            value = infoOf<Task>().keyText();
        else if (field.target == "*")
            value = recordIds(portfolio, entityOf<Task>()).front();
        if (!isAbsent(value)) change.cells.push_back({quint16(f), {}, value});
    }
    return change;
}

/// `set`, and a record of each entity that it has none of.
inline ChangeSet withEveryEntity(ChangeSet set)
{
    Portfolio portfolio;
    ChangeSet first = set;
    REQUIRE(applyToMemory(portfolio, first));
    qint64 id = 900'001;
    for (const EntityInfo& info : allEntities()) {
        if (portfolio.table(info.entity).size() > 0) continue;
        ChangeSet more{{}, {filledRecord(portfolio, info, id++)}, {}, {}};
        REQUIRE(applyToMemory(portfolio, more));
        set.changes.push_back(more.changes.front());
    }
    return set;
}

/// The sample, and a record of each entity that it has none of: the first ChangeSet of a file, for it brings the root.
/// Its closed months and completed days are open again, since what lies in them could not be set.
inline ChangeSet everyRecord()
{
    ChangeSet set = samplePortfolio();
    const quint16 status = fieldIndex<&Period::status>(), day = fieldIndex<&DiaryDay::status>();
    for (Change& change : set.changes)
        for (Cell& cell : change.cells) {
            if (change.entity == entityOf<Period>() && cell.field == status) cell.after = wordOf(PeriodStatus::Reopened);
            if (change.entity == entityOf<DiaryDay>() && cell.field == day) cell.after = wordOf(DiaryStatus::Open);
        }
    return withEveryEntity(std::move(set));
}

/// The same with a plan of two linked tasks, for tests that need a file many times.
inline ChangeSet fewRecords()
{
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("Works")});
    build.insert(Node{.id = {2}, .parent = {1}, .name = QStringLiteral("Bridge")});
    build.insert(Task{.id = {3}, .project = {2}, .name = QStringLiteral("Slab"), .duration = hours(8)});
    build.insert(Task{.id = {4}, .project = {2}, .name = QStringLiteral("Deck"), .duration = hours(16)});
    build.insert(Link{.id = {5}, .project = {2}, .predecessor = {3}, .successor = {4}});
    Frozen frozen{{{.task = {3}, .start = atDay(QDate(2026, 3, 2)), .duration = hours(8)}}, {}};
    const QByteArray cbor = encodeFrozen(frozen);
    build.insert(Snapshot{.id = {6}, .project = {2}, .number = 1, .name = QStringLiteral("Approved"), .contentHash = contentHash(cbor)});
    build.content({6}, cbor);
    return withEveryEntity(build.take());
}

} // namespace gantry::test
