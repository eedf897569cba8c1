#include "core/earned/earned_value.h"

#include "core/earned/earned_counting.h"
#include "core/model/cost_rules.h"
#include "core/model/currencies.h"

namespace gantry {
namespace {

constexpr double perDay = double(secondsPerDay);
constexpr int weeklyUpTo = 366; // days: a plan no longer than that has its earned schedule counted by weeks

qint64 endOf(QDate day) { return atDay(day.addDays(1)).seconds; }

/// The plan's value at the ends of weeks or months, in days since its start.
std::vector<PlannedPoint> plannedPoints(std::span<const CostSpan> spans, const SpanCalendars& calendars, DateTime start, DateTime finish)
{
    const bool weeks = double(finish.seconds - start.seconds) / perDay <= weeklyUpTo;
    std::vector<qint64> ends;
    for (QDate day : periodEnds(dateOf(start), dateOf(finish), weeks ? EarnedPeriod::Week : EarnedPeriod::Month))
        if (endOf(day) > start.seconds && endOf(day) < finish.seconds) ends.push_back(endOf(day));
    ends.push_back(std::max(finish.seconds, start.seconds + 1));
    std::vector<Amount> sums(ends.size());
    addCumulative(spans, calendars, ends, sums);
    std::vector<PlannedPoint> points{{}};
    for (std::size_t i = 0; i < ends.size(); ++i) points.push_back({double(ends[i] - start.seconds) / perDay, double(sums[i].minor)});
    return points;
}

/// Days from a start to the status date; where all of some rows is finished and earned, to when it was: the time of what is done stands
/// still.
double daysGone(const EarnedValue& value, std::size_t first, std::size_t count, DateTime start)
{
    const auto until = [&](DateTime at) { return double(at.seconds - start.seconds) / perDay; };
    DateTime last = start;
    for (const EarnedRow& row : std::span(value.rows).subspan(first, count)) {
        if (row.below > 0 || row.sums.budget.minor == 0) continue;
        if (!row.finished || row.sums.earned != row.sums.budget) return until(value.asOf);
        last = std::max(last, *row.finished);
    }
    return until(std::min(last, value.asOf));
}

std::optional<QDate> dayAfter(DateTime start, std::optional<double> days)
{
    if (!days || *days < 0) return std::nullopt;
    const double at = double(start.seconds) + *days * perDay;
    return at < double(WorkCalendar::end) ? std::optional(dateOf({qint64(at)})) : std::nullopt;
}

} // namespace

EarnedCounting::EarnedCounting(const Portfolio& portfolio, const EarnedInput& input)
    : m_portfolio(portfolio)
    , m_input(input)
    , m_calendars(portfolio)
{
    m_value.project = input.project;
    m_value.options = costOptionsOf(portfolio, input.project);
    m_value.asOf = input.asOf;
    if (input.schedule) listRows();
    m_progress.emplace(portfolio, input.project, m_plan.places, m_plan.tasks.size(), input.asOf);
    if (input.planned) plannedAndEarned();
    m_actual = actualCosts(portfolio, m_value, m_plan, *m_progress, m_calendars);
    for (const CostSpan& span : m_actual) rowOf(span.task, m_value.unassigned).actual += Amount{span.amount};
    if (input.schedule) addRemaining(portfolio, m_value, m_plan, *m_progress);
}

EarnedSums& EarnedCounting::rowOf(int place, EarnedSums& otherwise)
{
    return place < 0 ? otherwise : m_value.rows[std::size_t(place)].sums;
}

void EarnedCounting::listRows()
{
    m_plan.schedule = m_input.schedule.get();
    m_plan.places = m_input.schedule->places;
    const std::size_t count = m_input.schedule->tasks.size();
    m_plan.tasks.reserve(count);
    m_value.rows.reserve(count);
    static const Task gone; // the plan may be out of date for a moment
    for (std::size_t i = 0; i < count; ++i) {
        const Task* task = m_portfolio.find(m_input.schedule->tasks[i]);
        m_plan.tasks.push_back(task ? task : &gone);
        EarnedRow row{.task = m_input.schedule->tasks[i]};
        row.parent = m_plan.tasks[i]->parent ? m_plan.places.value(m_plan.tasks[i]->parent) : -1;
        if (row.parent >= int(i)) row.parent = -1;
        if (row.parent >= 0) row.level = m_value.rows[std::size_t(row.parent)].level + 1;
        // Progress of a summary is computed, so what it costs by itself goes by that.
        row.technique =
            m_input.schedule->dates[i].summary ? EarnedValueTechnique::PercentComplete : techniqueOf(*m_plan.tasks[i], m_value.options);
        m_value.rows.push_back(row);
    }
}

void EarnedCounting::plannedAndEarned()
{
    for (const PlannedTask& planned : m_input.planned->tasks) {
        if (planned.spans == 0) continue;
        const int place = m_plan.places.value(planned.task);
        EarnedSums& sums = rowOf(place, m_value.gone);
        Amount due;
        for (const CostSpan& span : m_input.planned->spansOf(planned))
            due += Amount{amountBy(span, m_input.planned->calendars, m_value.asOf.seconds)};
        sums.budget += planned.budget;
        sums.planned += due;
        if (place < 0) continue;
        const Task& task = *m_plan.tasks[std::size_t(place)];
        EarnedRow& row = m_value.rows[std::size_t(place)];
        const TaskDates& dates = m_plan.schedule->dates[std::size_t(place)];
        if (m_progress->finished(task)) row.finished = task.actualFinish;
        row.done = dates.summary ? dates.complete : m_progress->done(task, place, row.technique);
        if (row.technique == EarnedValueTechnique::LevelOfEffort) {
            row.sums.earned = due;
            for (CostSpan span : m_input.planned->spansOf(planned)) span.task = place, m_follows.push_back(span);
            continue;
        }
        if (!planned.budget)
            row.sums.earned = planned.budget;
        else
            earn(task, place, *mulDiv(planned.budget.minor, row.done.e8, 100 * e8), dates);
    }
}

void EarnedCounting::earn(const Task& task, int place, qint64 amount, const TaskDates& dates)
{
    EarnedRow& row = m_value.rows[std::size_t(place)];
    row.sums.earned += Amount{amount};
    if (amount == 0) return;
    using T = EarnedValueTechnique;
    const qint64 now = m_value.asOf.seconds;
    const auto start = dates.summary ? dates.start : task.actualStart;
    const qint64 from = std::min(start ? start->seconds : now, now);
    const qint64 to = std::clamp(m_progress->finished(task) ? task.actualFinish->seconds : now, from, now);
    CostSpan span{from, to, amount, {entityOf<Task>(), task.id.value}, place, 0, Curve::Flat};
    const qint64 atStart = row.technique == T::FiftyFifty ? 50 : row.technique == T::TwentyEighty ? 20 : 0;
    if (atStart || row.technique == T::ZeroHundred) { // by steps: at the start, and at the finish
        const qint64 first = m_progress->finished(task) ? *mulDiv(amount, atStart, 100) : amount;
        if (first) m_earned.push_back(span), m_earned.back().to = from, m_earned.back().amount = first;
        if (first != amount) m_earned.push_back(span), m_earned.back().from = to, m_earned.back().amount = amount - first;
        return;
    }
    if (from != to) span.calendar = m_calendars.of(task);
    m_earned.push_back(span);
}

void EarnedCounting::addUp()
{
    EarnedSums& all = m_value.totals.sums;
    for (std::size_t i = m_value.rows.size(); i-- > 0;) { // a row stands after the one above it
        const EarnedRow& row = m_value.rows[i];
        if (row.parent >= 0) m_value.rows[std::size_t(row.parent)].below += row.below + 1;
        (row.parent < 0 ? all : m_value.rows[std::size_t(row.parent)].sums) += row.sums;
    }
    all += m_value.gone;
    all += m_value.unassigned;
    EarnedTotals& totals = m_value.totals;
    totals.currency = currencyOf(m_portfolio, m_value.project);
    totals.method = m_value.options.estimateMethod;
    totals.asOf = dateOf(m_value.asOf);
    totals.projects = m_input.planned ? 1 : 0;
    totals.withoutBaseline = 1 - totals.projects;
}

EarnedValue EarnedCounting::takeSums()
{
    addUp();
    return std::move(m_value);
}

EarnedValue EarnedCounting::take(EarnedPeriod period)
{
    addUp();
    if (m_input.planned && m_input.planned->start && m_input.planned->finish) schedule(), series(period);
    return std::move(m_value);
}

void EarnedCounting::schedule()
{
    EarnedTotals& totals = m_value.totals;
    totals.start = m_input.planned->start;
    if (!totals.sums.earned) return;
    const auto points =
        plannedPoints(m_input.planned->spans, m_input.planned->calendars, *m_input.planned->start, *m_input.planned->finish);
    totals.schedule = earnedSchedule(points, double(totals.sums.earned.minor), daysGone(m_value, 0, m_value.rows.size(), *totals.start));
    if (totals.schedule) totals.forecastFinish = dayAfter(*totals.start, totals.schedule->forecast);
}

void EarnedCounting::series(EarnedPeriod period)
{
    EarnedTotals& totals = m_value.totals;
    const QDate from = dateOf(*m_input.planned->start), finish = dateOf(*m_input.planned->finish), now = totals.asOf;
    // A forecast that lies farther away than the plan is long would leave no room for the plan.
    const QDate farthest = std::max(finish, now).addDays(std::max<qint64>(31, from.daysTo(finish)));
    const QDate forecast = totals.forecastFinish && *totals.forecastFinish <= farthest ? *totals.forecastFinish : QDate();
    QDate first = from;
    for (const auto* spans : {&m_earned, &m_actual})
        for (const CostSpan& span : *spans) first = std::min(first, dateOf({span.from}));
    const QDate last = std::max({finish, now, forecast.isValid() ? forecast : finish});
    const std::vector<QDate> days = periodEnds(first, last, period, {now, forecast});
    std::vector<qint64> ends;
    for (QDate day : days) ends.push_back(day == now ? m_value.asOf.seconds : endOf(day));
    std::vector<Amount> planned(ends.size()), earned(ends.size()), actual(ends.size());
    addCumulative(m_input.planned->spans, m_input.planned->calendars, ends, planned);
    addCumulative(m_follows, m_input.planned->calendars, ends, earned);
    addCumulative(m_earned, m_calendars, ends, earned);
    addCumulative(m_actual, m_calendars, ends, actual);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        EarnedPoint& point = totals.series.emplace_back(EarnedPoint{days[i], planned[i], {}, {}, {}});
        if (days[i] <= now) point.earned = earned[i], point.actual = actual[i];
    }
    if (const auto estimate = money(totals.sums, EarnedMeasure::EstimateAtCompletion, totals.method); estimate && forecast.isValid())
        addForecast(totals.series, now, forecast, totals.sums.actual, *estimate);
}

EarnedValue earnedValue(const Portfolio& portfolio, const EarnedInput& input, EarnedPeriod period)
{
    return EarnedCounting(portfolio, input).take(period);
}

std::optional<EarnedSchedule> earnedScheduleOf(const EarnedValue& value, const PlannedCosts& planned, int row)
{
    const EarnedRow& top = value.rows[std::size_t(row)];
    if (!top.sums.earned) return std::nullopt;
    std::vector<CostSpan> spans;
    std::optional<DateTime> start, finish;
    for (int i = row; i <= row + top.below; ++i) {
        const int place = planned.places.value(value.rows[std::size_t(i)].task);
        if (place < 0) continue;
        const PlannedTask& task = planned.tasks[std::size_t(place)];
        std::ranges::copy(planned.spansOf(task), std::back_inserter(spans));
        if (task.start) start = start ? std::min(*start, *task.start) : *task.start;
        if (task.finish) finish = finish ? std::max(*finish, *task.finish) : *task.finish;
    }
    if (!start || !finish) return std::nullopt;
    const auto points = plannedPoints(spans, planned.calendars, *start, *finish);
    return earnedSchedule(points, double(top.sums.earned.minor), daysGone(value, std::size_t(row), std::size_t(top.below) + 1, *start));
}

} // namespace gantry
