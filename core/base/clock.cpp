#include "core/base/clock.h"

#include <QDateTime>

namespace gantry {

Clock systemClock()
{
    return [] { return Instant{QDateTime::currentMSecsSinceEpoch()}; };
}
Clock fixedClock(Instant at)
{
    return [at] { return at; };
}
QDate localDay(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).date(); }

} // namespace gantry
