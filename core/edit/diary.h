#pragma once
#include "core/edit/baselines.h"
#include "core/governance/diary.h"

namespace gantry {

/// What a new day begins with: nothing, or workforce and plant of the last day before it.
enum class DiaryStart : quint8 { Empty, AsBefore };
/// Opens the diary of a project for a date. Errors: NotFound, Invalid ("diary.no-project", "diary.day-there", "diary.in-future").
Result<ChangeSet> openDay(
    const Portfolio& portfolio, IdSource& ids, NodeId project, QDate date, DiaryStart start, const TakenBy& by, QDate today);
/// Workforce and plant of the last day before, for a day that has none of either. Errors: NotFound, Invalid ("diary.nothing-before").
Result<ChangeSet> copyFromDayBefore(const Portfolio& portfolio, IdSource& ids, DiaryDayId day);
/// The day on which the next entry is to be expected: today, or the first working day without one since the diary began.
QDate proposedDay(const Portfolio& portfolio, NodeId project, QDate today);

/// Notes something down, behind what is noted of its kind. Errors: NotFound (no such day), Invalid ("diary.no-words").
Result<ChangeSet> addDiaryEntry(const Portfolio& portfolio, IdSource& ids, DiaryEntry entry);

/// Declares a day to be complete: from then on it is locked. Errors: NotFound, Invalid ("diary.completed-already", "diary.empty").
Result<ChangeSet> completeDay(const Portfolio& portfolio, DiaryDayId day, const TakenBy& by);
/// Opens it again; why is kept on it. Errors: NotFound, Invalid ("diary.not-completed", "diary.no-reason").
Result<ChangeSet> reopenDay(const Portfolio& portfolio, DiaryDayId day, const QString& reason);

} // namespace gantry
