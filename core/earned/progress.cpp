#include "core/earned/progress.h"

#include <cmath>

namespace gantry {

EarnedValueTechnique techniqueOf(const Task& task, const CostOptions& options)
{
    if (task.technique) return *task.technique;
    return task.kind == TaskKind::LevelOfEffort ? EarnedValueTechnique::LevelOfEffort : options.technique;
}

TaskProgress::TaskProgress(const Portfolio& portfolio, NodeId project, const TaskPlaces& places, std::size_t count, DateTime asOf)
    : m_day(dayOf(asOf))
    , m_units(count)
{
    portfolio.all<TaskStep>().forEachIn(project, [&](const TaskStep& step) {
        const int place = places.value(step.task);
        if (place < 0 || step.weight.e8 <= 0) return;
        m_steps.resize(count);
        Parts& parts = m_steps[std::size_t(place)];
        const long double weight = static_cast<long double>(step.weight.e8);
        parts.all += weight;
        parts.done += weight * static_cast<long double>(std::clamp<qint64>(step.done.e8, 0, 100 * e8)) / static_cast<long double>(100 * e8);
    });
    portfolio.all<Assignment>().forEachIn(project, [&](const Assignment& a) {
        const int place = places.value(a.task);
        if (place < 0) return;
        const qint64 remaining = a.remainingWork ? a.remainingWork->seconds : std::max<qint64>(0, a.work.seconds - a.actualWork.seconds);
        Parts& parts = m_units[std::size_t(place)];
        parts.done += static_cast<long double>(a.actualWork.seconds);
        parts.all += static_cast<long double>(a.actualWork.seconds) + static_cast<long double>(remaining);
    });
}

Percent TaskProgress::shareOf(const Parts& parts) { return {std::llround(parts.done / parts.all * static_cast<long double>(100 * e8))}; }

Percent TaskProgress::done(const Task& task, int place, EarnedValueTechnique technique) const
{
    using T = EarnedValueTechnique;
    if (technique == T::LevelOfEffort) return {};
    if (finished(task)) return percent(100);
    const auto byUnits = [&] {
        const Parts& units = m_units[std::size_t(place)];
        return units.all > 0 ? shareOf(units) : task.percentComplete;
    };
    const auto share = [&]() -> Percent {
        switch (technique) {
        case T::PercentComplete: // by whatever the task says that its percentage counts
            if (task.percentType == PercentType::Units) return byUnits();
            return task.percentType == PercentType::Physical && task.physicalPercent ? *task.physicalPercent : task.percentComplete;
        case T::PhysicalPercent: return task.physicalPercent.value_or(Percent{});
        case T::FiftyFifty: return started(task) ? percent(50) : Percent{};
        case T::TwentyEighty: return started(task) ? percent(20) : Percent{};
        case T::WeightedMilestones:
            return m_steps.empty() || m_steps[std::size_t(place)].all <= 0 ? Percent{} : shareOf(m_steps[std::size_t(place)]);
        case T::Units: return byUnits();
        case T::ZeroHundred:
        case T::LevelOfEffort: return {};
        }
        return {};
    };
    return {std::clamp<qint64>(share().e8, 0, 100 * e8)};
}

} // namespace gantry
