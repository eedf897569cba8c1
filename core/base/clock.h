#pragma once
#include "core/base/quantities.h"

#include <functional>

namespace gantry {

/// Where the present comes from. Passed in, so that a test and `--now` can hold it still.
using Clock = std::function<Instant()>;
Clock systemClock();
Clock fixedClock(Instant at);

/// The local calendar day of an instant; the only place that asks for the machine's time zone.
QDate localDay(Instant at);

} // namespace gantry
