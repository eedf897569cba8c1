#pragma once
#include "core/text/text.h"

namespace gantry {

/// How the journal reads.

/// "08:30" on the reader's own clock.
QString timeText(Instant at);
/// "2 Mar 2026 08:30".
QString momentText(Instant at, const QLocale& locale = QLocale());
/// A cell of a record as it was or is, in the units of its project; "–" for nothing.
QString cellText(const Portfolio& portfolio, RecordKey record, int field, const Value& value);

/// A change of a custom value as what it means: another value of a field of the record that it belongs to.
struct CustomChange {
    RecordKey record;
    QString field;
    Value before, after;
    QString beforeText, afterText;
};
/// Nullopt where the change is of something else, or what it belonged to is unknown by now.
std::optional<CustomChange> customChange(const Portfolio& portfolio, const Change& change);

} // namespace gantry
