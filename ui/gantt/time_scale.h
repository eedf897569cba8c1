#pragma once
#include "core/base/quantities.h"

#include <QLocale>
#include <utility>
#include <vector>

namespace gantry {

enum class TierUnit { Hour, Day, Week, Month, Quarter, HalfYear, Year };

/// One division of a tier: where it starts and what stands in it. The next one's start is its end.
struct Tick {
    DateTime at;
    QString label; ///< empty where the division is too narrow for text
};

/// Wall-clock time to pixels and back: pure, linear in seconds, so months are as wide as they are long.
/// x counts from `origin`; how far a view has scrolled is the view's affair.
struct TimeScale {
    DateTime origin{};
    double pixelsPerDay = 3;
    Qt::DayOfWeek weekStart = Qt::Monday;

    static constexpr double least = 0.03, most = 2880; ///< px a day: 11 px a year, 2 px a minute
    static constexpr double shutdownsFrom = 0, weekendsFrom = 4;

    double x(DateTime t) const { return double(t.seconds - origin.seconds) * pixelsPerDay / double(secondsPerDay); }
    /// Rounded to the nearest second.
    DateTime at(double x) const;
    /// Upper and lower tier at this zoom.
    std::pair<TierUnit, TierUnit> tiers() const;
    /// Divisions of one unit that touch [from, to], on calendar starts. Years and hours come in steps that leave room for a label.
    std::vector<Tick> ticks(TierUnit unit, DateTime from, DateTime to, const QLocale& locale) const;
    /// The next coarser or finer of the fixed zoom steps.
    double coarser() const;
    double finer() const;
    /// What dragging moves in: whole days, hours from 60 px a day, quarter hours from 960.
    qint64 dragStepSeconds() const;
};

/// "Quarters, months": what the two tiers show, for a tool row.
QString tierText(const TimeScale& scale);

} // namespace gantry
