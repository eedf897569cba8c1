#include "core/edit/diary.h"

#include "core/base/rank.h"
#include "core/edit/records.h"
#include "core/model/persons.h"

namespace gantry {
namespace {

Error gone(DiaryDayId id) { return {Errc::NotFound, "change.record-gone", {infoOf<DiaryDay>().labelText(), QString::number(id.value)}}; }

QString called(const Portfolio& portfolio, NodeId project, QDate day)
{
    return QStringLiteral("%1, %2").arg(portfolio.titleOf(entityOf<Node>(), project.value), day.toString(Qt::ISODate));
}

/// Workforce and plant of the last day before a date.
std::vector<const DiaryEntry*> linesBefore(const Portfolio& portfolio, NodeId project, QDate date)
{
    const DiaryDay* last = nullptr;
    portfolio.all<DiaryDay>().forEachIn(project, [&](const DiaryDay& d) {
        if (d.day < date && (!last || std::pair(last->day, last->id) < std::pair(d.day, d.id))) last = &d;
    });
    std::vector<const DiaryEntry*> out;
    if (!last) return out;
    for (const auto kind : {DiaryEntryKind::Workforce, DiaryEntryKind::Plant})
        std::ranges::copy(entriesOf(portfolio, last->id, kind), std::back_inserter(out));
    return out;
}

void insertCopies(ChangeBuilder& build, IdSource& ids, DiaryDayId day, const std::vector<const DiaryEntry*>& lines)
{
    const auto ranks = evenRanks(int(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        DiaryEntry copy = *lines[i];
        copy.id = ids.next<DiaryEntryId>();
        copy.day = day;
        copy.rank = ranks[i];
        copy.lost.reset(); // of that day alone
        copy.description.clear();
        build.insert(copy);
    }
}

} // namespace

QDate proposedDay(const Portfolio& portfolio, NodeId project, QDate today)
{
    if (diaryDayOn(portfolio, project, today) == nullptr) return today;
    const auto [first, last] = diarySpan(portfolio, project);
    for (const DiaryDate& date : diaryDates(portfolio, project, first, today, today))
        if (date.state == DiaryState::Missing) return date.day;
    return today;
}

Result<ChangeSet> openDay(
    const Portfolio& portfolio, IdSource& ids, NodeId project, QDate date, DiaryStart start, const TakenBy& by, QDate today)
{
    const Node* node = portfolio.find(project);
    if (!node || node->kind != NodeKind::Project) return Error{Errc::Invalid, "diary.no-project", {node ? node->name : QString()}};
    const QString day = date.toString(Qt::ISODate);
    if (!date.isValid() || date > today) return Error{Errc::Invalid, "diary.in-future", {day}};
    if (diaryDayOn(portfolio, project, date)) return Error{Errc::Invalid, "diary.day-there", {node->name, day}};
    ChangeBuilder build(QStringLiteral("diary.open"), QStringLiteral("Open the diary of %1").arg(called(portfolio, project, date)));
    const DiaryDay row{.id = ids.next<DiaryDayId>(),
        .number = nextNumber(portfolio, entityOf<DiaryDay>()),
        .project = project,
        .day = date,
        .author = personIdCalled(portfolio, by.author)};
    build.insert(row);
    if (start == DiaryStart::AsBefore) insertCopies(build, ids, row.id, linesBefore(portfolio, project, date));
    return build.take();
}

Result<ChangeSet> copyFromDayBefore(const Portfolio& portfolio, IdSource& ids, DiaryDayId id)
{
    const DiaryDay* day = portfolio.find(id);
    if (!day) return gone(id);
    const auto lines = linesBefore(portfolio, day->project, day->day);
    const bool has =
        !entriesOf(portfolio, id, DiaryEntryKind::Workforce).empty() || !entriesOf(portfolio, id, DiaryEntryKind::Plant).empty();
    if (lines.empty() || has) return Error{Errc::Invalid, "diary.nothing-before", {day->day.toString(Qt::ISODate)}};
    ChangeBuilder build(QStringLiteral("diary.copy"), QStringLiteral("Workforce and plant as on the day before"));
    insertCopies(build, ids, id, lines);
    return build.take();
}

Result<ChangeSet> addDiaryEntry(const Portfolio& portfolio, IdSource& ids, DiaryEntry entry)
{
    if (!portfolio.find(entry.day)) return gone(entry.day);
    entry.title = entry.title.trimmed();
    if (entry.title.isEmpty()) return Error{Errc::Invalid, "diary.no-words", {}};
    const auto there = entriesOf(portfolio, entry.day, entry.kind);
    entry.id = ids.next<DiaryEntryId>();
    entry.rank = rankBetween(there.empty() ? QString() : there.back()->rank, {});
    ChangeBuilder build(QStringLiteral("diary.note"), QStringLiteral("Note %1").arg(entry.title));
    build.insert(entry);
    return build.take();
}

Result<ChangeSet> completeDay(const Portfolio& portfolio, DiaryDayId id, const TakenBy& by)
{
    const DiaryDay* day = portfolio.find(id);
    if (!day) return gone(id);
    const QString date = day->day.toString(Qt::ISODate);
    if (day->status == DiaryStatus::Completed) return Error{Errc::Invalid, "diary.completed-already", {date, day->completedBy}};
    if (portfolio.all<DiaryEntry>().group(id.value).isEmpty() && day->description.trimmed().isEmpty())
        return Error{Errc::Invalid, "diary.empty", {date}};
    ChangeBuilder build(
        QStringLiteral("diary.complete"), QStringLiteral("Complete the diary of %1").arg(called(portfolio, day->project, day->day)));
    return build.update<&DiaryDay::status>(portfolio, id.value, DiaryStatus::Completed)
        .update<&DiaryDay::completedBy>(portfolio, id.value, by.author)
        .update<&DiaryDay::completed>(portfolio, id.value, by.at)
        .take();
}

Result<ChangeSet> reopenDay(const Portfolio& portfolio, DiaryDayId id, const QString& reason)
{
    const DiaryDay* day = portfolio.find(id);
    if (!day) return gone(id);
    const QString date = day->day.toString(Qt::ISODate), why = reason.trimmed();
    if (day->status != DiaryStatus::Completed) return Error{Errc::Invalid, "diary.not-completed", {date}};
    if (why.isEmpty()) return Error{Errc::Invalid, "diary.no-reason", {date}};
    ChangeBuilder build(
        QStringLiteral("diary.reopen"), QStringLiteral("Open the diary of %1 again").arg(called(portfolio, day->project, day->day)));
    build.update<&DiaryDay::status>(portfolio, id.value, DiaryStatus::Open)
        .update<&DiaryDay::completedBy>(portfolio, id.value, QString())
        .update<&DiaryDay::completed>(portfolio, id.value, std::nullopt);
    ChangeSet set = build.take();
    // Told also where the same was said before: the lock asks for it.
    set.changes.front().cells.push_back({fieldIndex<&DiaryDay::reopened>(), {}, why});
    return set;
}

} // namespace gantry
