#include "core/schedule/adapter.h"
#include "core/schedule/quality_parts.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace gantry {
namespace {

using C = QualityCheck;
using U = QualityUnit;
using B = QualityBar;

constexpr Quantity of(double number) { return {qint64(number * double(e8) + 0.5)}; }

/// Limits of the fourteen: DCMA-EA PAM 200.1; of lags the size that Primavera's own check of a schedule begins with (352 hours). Two or
/// more months of 22 working days are 44.
constexpr QualityRule rules[] = {
    {C::MissingLogic, 1, U::Percent, B::Under, of(5)},
    {C::Leads, 2, U::Percent, B::AtMost, of(0)},
    {C::Lags, 3, U::Percent, B::Under, of(5)},
    {C::FinishToStartLinks, 4, U::Percent, B::AtLeast, of(90)},
    {C::HardConstraints, 5, U::Percent, B::Under, of(5)},
    {C::HighFloat, 6, U::Percent, B::Under, of(5), of(44)},
    {C::NegativeFloat, 7, U::Percent, B::AtMost, of(0)},
    {C::LongDurations, 8, U::Percent, B::Under, of(5), of(44)},
    {C::InvalidDates, 9, U::Percent, B::AtMost, of(0)},
    {C::MissingResources, 10, U::Percent, B::AtMost, of(0)},
    {C::MissedTasks, 11, U::Percent, B::Under, of(5)},
    {C::CriticalPathTest, 12, U::Percent, B::AtLeast, of(99.5), of(600)},
    {C::CriticalPathLengthIndex, 13, U::Index, B::AtLeast, of(0.95)},
    {C::BaselineExecutionIndex, 14, U::Index, B::AtLeast, of(0.95)},
    {C::DanglingStarts, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::DanglingFinishes, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::OutOfSequenceProgress, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::RidingTheStatusDate, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::ConstraintsAgainstLogic, 0, U::Count, B::AtMost, of(0)},
    {C::LongLags, 0, U::Count, B::AtMost, of(0), of(44), true},
    {C::DuplicateLinks, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::RedundantLinks, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::UnassignedWork, 0, U::Count, B::AtMost, of(0), {}, true},
    {C::CalendarsWithoutWorkingTime, 0, U::Count, B::AtMost, of(0)},
    {C::DatesBeyondTheEnd, 0, U::Count, B::AtMost, of(0)},
    {C::Loops, 0, U::Count, B::AtMost, of(0)},
    {C::LinksToSummaries, 0, U::Count, B::AtMost, of(0), {}, true},
};
static_assert(std::size(rules) == keysOf<QualityCheck>.size());
static_assert(std::ranges::all_of(rules, [](const QualityRule& r) { return &r == &rules[std::size_t(r.check)]; }));

} // namespace

std::span<const QualityRule> qualityRules() { return rules; }
const QualityRule& ruleOf(QualityCheck check) { return rules[std::size_t(check)]; }
bool hasDays(const QualityRule& rule) { return rule.days.e8 != 0; }

bool isHard(ConstraintType type, const std::optional<DateTime>& date)
{
    switch (type) {
    case ConstraintType::AsSoonAsPossible:
    case ConstraintType::AsLateAsPossible:
    case ConstraintType::StartNoEarlierThan:
    case ConstraintType::FinishNoEarlierThan: return false;
    default: return date.has_value();
    }
}

EffectiveLimit effectiveLimit(const Portfolio& portfolio, NodeId project, QualityCheck check)
{
    const QualityRule& rule = ruleOf(check);
    std::optional<Quantity> limit, days;
    for (NodeId place : {project, NodeId{}}) {
        const QualityLimit* found = nullptr; // the oldest, should there be two
        portfolio.all<QualityLimit>().forEachIn(place, [&](const QualityLimit& l) {
            if (l.check == check && (!found || l.id < found->id)) found = &l;
        });
        if (found && !limit) limit = found->limit;
        if (found && !days && hasDays(rule)) days = found->days;
    }
    return {limit.value_or(rule.limit), days.value_or(rule.days), limit || days};
}

int ProjectQuality::count(QualityOutcome outcome) const { return int(std::ranges::count(results, outcome, &QualityResult::outcome)); }

QualityChecks::QualityChecks(const Portfolio& portfolio)
    : m_portfolio(portfolio)
{
    for (const Link* link : schedule::linksBetweenProjects(portfolio))
        m_leaving[portfolio.find(link->predecessor)->project].push_back(link);
}

ProjectQuality QualityChecks::of(const ProjectSchedule& schedule, const BaselineOf& baseline)
{
    const auto leaving = m_leaving.constFind(schedule.project);
    quality::Facts facts(m_portfolio, schedule, baseline, m_calendars,
        leaving == m_leaving.cend() ? std::span<const Link* const>() : std::span<const Link* const>(*leaving));
    quality::checkRows(facts);
    quality::checkLinks(facts);
    quality::checkBaseline(facts);
    quality::checkPath(facts);
    quality::checkOwn(facts);
    quality::checkRepeatedLinks(facts);
    return std::move(facts.result);
}

std::vector<ProjectQuality> qualityOf(const Portfolio& portfolio, std::span<const QualityInput> projects, int threads)
{
    if (threads <= 0) threads = int(std::thread::hardware_concurrency());
    threads = std::max(1, std::min(threads, int(projects.size())));
    std::vector<ProjectQuality> out(projects.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        QualityChecks checks(portfolio);
        for (std::size_t i = next++; i < projects.size(); i = next++) out[i] = checks.of(*projects[i].schedule, projects[i].baseline);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(work);
    work();
    others.clear();
    return out;
}

} // namespace gantry
