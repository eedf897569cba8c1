#pragma once
#include "ui/models/column.h"

namespace gantry {

/// A day as people type it into a plan: "today", "tomorrow", "yesterday", "+5d", "-2w", "1mo", "mon" (the next one), "2/11", "2.11.", "2
/// nov". A day without a year is the one nearest to `from`. Relative days count from `from`, in calendar days. Null where it is none of
/// these (a full date is read by core/text). Day and month stand in the order of the locale.
QDate typedDay(QStringView text, QDate today, QDate from, const QLocale& locale = QLocale());

/// What a person typed into a cell. For days the words above; where a time is wanted and none typed, the one that the cell had,
/// else the start or end of the project's working day, whichever its column means.
Result<Value> parseTyped(const Portfolio& portfolio, const Column& column, RecordKey record, const QString& text, QDate today);

} // namespace gantry
