#include "core/session/figure_source.h"

#include "core/change/versions.h"
#include "core/model/baselines.h"
#include "core/schedule/quality.h"

namespace gantry {

SnapshotDates::Dates FigureSource::datesOf(NodeId project, SnapshotKind kind) const
{
    return dates.of(portfolio, project, kind, [this](const QString& hash) { return content(hash, ContentCheck::Checksum); });
}

BaselineOf FigureSource::baselineOf(NodeId project) const
{
    const auto agreed = datesOf(project, SnapshotKind::Baseline);
    if (!agreed) return {};
    return [agreed](TaskId task) {
        const auto at = agreed->constFind(task);
        return at == agreed->cend() ? std::nullopt : std::optional(*at);
    };
}

DateTime FigureSource::asOf(NodeId project) const
{
    return portfolio.optionsOf(project).statusDate.value_or(atDay(today, secondsPerDay - 1));
}

EarnedInput FigureSource::earnedInput(NodeId project) const
{
    auto planned = earned.planned(project);
    if (!planned) {
        planned.emplace();
        if (const Snapshot* baseline = baselineInUse(portfolio, project))
            if (const auto bytes = content(baseline->contentHash, ContentCheck::Hash))
                if (auto frozen = decodeFrozen(*bytes)) {
                    dates.keep(project, SnapshotKind::Baseline, frozen->tasks);
                    if (const auto version = planVersion(portfolio, project, std::move(*frozen)))
                        *planned =
                            std::make_shared<const PlannedCosts>(plannedCosts(version->rows, project, version->figures, version->whole));
                }
        earned.keep(project, *planned);
    }
    return {project, plans.plan(portfolio, project), *planned, asOf(project)};
}

std::shared_ptr<const EarnedValue> FigureSource::earnedValue(NodeId project, EarnedPeriod period) const
{
    if (period == EarnedPeriod::Month)
        if (auto kept = earned.value(project, asOf(project))) return kept;
    const EarnedInput input = earnedInput(project);
    if (!input.schedule) return nullptr;
    auto made = std::make_shared<const EarnedValue>(gantry::earnedValue(portfolio, input, period));
    if (period == EarnedPeriod::Month) earned.keep(made);
    return made;
}

DerivedMeasures::Measures FigureSource::measures(NodeId project) const
{
    const DerivedMeasures::Wanted& wanted = measured.wanted(portfolio);
    if (auto kept = measured.find(project, today)) return kept;
    const auto sheet = costs.sheet(portfolio, project);
    if (!sheet) return nullptr;
    const auto value = wanted.earned ? earnedValue(project) : nullptr;
    const auto plan = plans.plan(portfolio, project);
    const BaselineOf baseline = baselineOf(project);
    const PlanDigest digest = digestOf(portfolio, {project, plan.get(), baseline}, today);
    const auto length = wanted.length && plan ? pathLengthIndex(portfolio, *plan, baseline, measured.calendars()) : std::nullopt;
    const auto closed = wanted.former ? former() : nullptr;
    auto made = std::make_shared<const ProjectMeasures>(
        measuresOf(portfolio, {digest, *sheet, length, today, value.get(), &costs.rates(portfolio), closed.get()}));
    measured.keep(made);
    return made;
}

} // namespace gantry
