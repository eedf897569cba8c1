#include "core/schedule/quality_parts.h"

namespace gantry::quality {

Facts::Facts(const Portfolio& portfolio, const ProjectSchedule& schedule, const BaselineOf& baseline,
    schedule::CompiledCalendars& calendars, std::span<const Link* const> leaving)
    : portfolio(portfolio)
    , schedule(schedule)
    , baseline(baseline)
    , calendars(calendars)
    , options(portfolio.optionsOf(schedule.project))
    , rows(schedule.tasks.size())
{
    result.project = schedule.project;
    for (const QualityRule& rule : qualityRules())
        result.results.push_back({.check = rule.check, .limit = effectiveLimit(portfolio, schedule.project, rule.check)});
    static const Task gone; // a schedule that is a moment older than the portfolio
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row& row = rows[i];
        row.dates = &schedule.dates[i];
        row.task = portfolio.find(schedule.tasks[i]);
        if (!row.task) {
            row.task = &gone;
            continue;
        }
        const Task& t = *row.task;
        row.parent = t.parent ? schedule.places.value(t.parent, -1) : -1;
        row.summary = row.dates->summary;
        row.counts =
            !row.summary && t.active && t.kind != TaskKind::LevelOfEffort && t.kind != TaskKind::WbsSummary && t.kind != TaskKind::Wbs;
        row.open = row.counts && !t.actualFinish;
        row.loaded = t.fixedCost.minor != 0;
        row.unassigned = t.work && t.work->seconds > 0;
        open += row.open;
        if (t.externalEarlyStart) row.in |= bitOf(LinkType::FinishToStart);
        if (t.externalLateFinish) row.out |= bitOf(LinkType::FinishToStart);
    }
    std::vector<char> assigned(rows.size(), 0);
    portfolio.all<Assignment>().forEachIn(schedule.project, [&](const Assignment& a) {
        const int place = schedule.places.value(a.task, -1);
        if (place < 0) return;
        Row& row = rows[std::size_t(place)];
        if (!std::exchange(assigned[std::size_t(place)], 1)) row.unassigned = false;
        row.unassigned |= !a.resource;
        row.loaded |= a.resource || a.work.seconds != 0 || a.cost.minor != 0;
    });
    for (const Row& row : rows) anyLoaded |= row.loaded;
    portfolio.all<Link>().forEachIn(schedule.project, [&](const Link& link) {
        const Arc arc{&link, schedule.places.value(link.predecessor, -1), schedule.places.value(link.successor, -1)};
        if (arc.to >= 0) arcs.push_back(arc);
    });
    const auto holds = [&](int place) {
        return place < 0 || rows[std::size_t(place)].counts || (rows[std::size_t(place)].summary && rows[std::size_t(place)].task->active);
    };
    for (Arc& arc : arcs) {
        arc.counts = holds(arc.from) && holds(arc.to);
        tied |= arc.from < 0;
        if (!arc.counts) continue;
        rows[std::size_t(arc.to)].in |= bitOf(arc.link->type);
        if (arc.from >= 0) rows[std::size_t(arc.from)].out |= bitOf(arc.link->type);
    }
    for (const Link* link : leaving)
        if (const int from = schedule.places.value(link->predecessor, -1); from >= 0) {
            tied = true;
            rows[std::size_t(from)].out |= bitOf(link->type);
        }
    // A link of a summary holds the tasks below it. Parents stand before their children.
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const int up = rows[i].parent; up >= 0 && std::size_t(up) < i)
            rows[i].in |= rows[std::size_t(up)].in, rows[i].out |= rows[std::size_t(up)].out;
}

void Facts::skip(QualityCheck check, const char* reason)
{
    QualityResult& r = at(check);
    r.outcome = QualityOutcome::NotAssessed;
    r.reason = reason;
    r.items.clear();
    r.figure.reset();
}

void Facts::judge(QualityCheck check, double numerator, double denominator)
{
    QualityResult& r = at(check);
    const QualityRule& rule = ruleOf(check);
    r.numerator = numerator, r.denominator = denominator;
    if (denominator <= 0 && rule.unit != QualityUnit::Count) return skip(check, "quality.nothing-to-look-at");
    r.figure = rule.unit == QualityUnit::Count ? numerator : numerator * (rule.unit == QualityUnit::Percent ? 100 : 1) / denominator;
    const double limit = double(r.limit.limit.e8) / double(e8);
    const bool passed = rule.bar == QualityBar::AtLeast ? *r.figure >= limit
        : rule.bar == QualityBar::AtMost                ? *r.figure <= limit
                                                        : *r.figure < limit || numerator == 0;
    r.outcome = passed ? QualityOutcome::Passed : QualityOutcome::Failed;
}

int signOf(const Link& link)
{
    const bool percent = link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent;
    const qint64 amount = percent ? link.lagPercent.e8 : link.lag.seconds;
    return amount < 0 ? -1 : amount > 0;
}

qint64 workingLag(const Facts& facts, const Arc& arc)
{
    const Link& link = *arc.link;
    const ScheduleOptions& o = facts.options;
    const qint64 worked = std::min(o.weekLength.seconds, 7 * secondsPerDay);
    switch (link.lagKind) {
    case LagKind::Working: return link.lag.seconds;
    case LagKind::Elapsed: return mulDiv(link.lag.seconds, worked, 7 * secondsPerDay).value_or(0);
    case LagKind::Percent:
    case LagKind::ElapsedPercent: break;
    }
    const Task* from = facts.portfolio.find(link.predecessor);
    const qint64 duration = arc.from >= 0 ? facts.rows[std::size_t(arc.from)].dates->workingTime.seconds
        : from && from->duration          ? from->duration->seconds
                                          : 0;
    return mulDiv(duration, link.lagPercent.e8, 100 * e8).value_or(0);
}

} // namespace gantry::quality
