#include "core/earned/earned_value.h"
#include "core/model/cost_rules.h"

namespace gantry {
namespace {

/// The last point of a curve up to a day; null before its first.
const EarnedPoint* upTo(const std::vector<EarnedPoint>& series, QDate day)
{
    const auto after = std::ranges::upper_bound(series, day, {}, &EarnedPoint::day);
    return after == series.begin() ? nullptr : &*std::prev(after);
}

/// Turns the amounts of one project into the currency of the portfolio.
class Converter {
public:
    Converter(const ExchangeRates& rates, const EarnedTotals& of)
        : m_rates(rates)
        , m_of(of)
    {
    }
    Amount operator()(Amount amount) const { return m_rates.converted(amount, m_of.currency, m_rates.portfolioCurrency(), m_of.asOf); }
    EarnedSums operator()(const EarnedSums& s) const
    {
        return {(*this)(s.budget), (*this)(s.planned), (*this)(s.earned), (*this)(s.actual), (*this)(s.remaining)};
    }

private:
    const ExchangeRates& m_rates;
    const EarnedTotals& m_of;
};

void addSchedule(EarnedTotals& out)
{
    std::vector<PlannedPoint> points;
    const auto daysTo = [&](QDate day) { return double(atDay(day.addDays(1)).seconds - out.start->seconds) / double(secondsPerDay); };
    for (const EarnedPoint& point : out.series)
        if (const double at = points.empty() ? 0 : daysTo(point.day); points.empty() || at > 0)
            points.push_back({at, double(point.planned.minor)});
    out.schedule = earnedSchedule(points, double(out.sums.earned.minor), daysTo(out.asOf));
    if (!out.schedule || !out.schedule->forecast || *out.schedule->forecast > 1e5) return;
    out.forecastFinish = dateOf({out.start->seconds + qint64(*out.schedule->forecast * double(secondsPerDay))});
}

/// The estimate ends at the first point from the forecast finish on; the curve is made longer for it, but no more than twice as long.
void addEstimate(EarnedTotals& out, QDate first)
{
    const auto estimate = money(out.sums, EarnedMeasure::EstimateAtCompletion, out.method);
    const QDate last = out.series.back().day;
    if (!estimate || !out.forecastFinish || *out.forecastFinish > last.addDays(first.daysTo(last))) return;
    for (QDate day : periodEnds(last.addDays(1), *out.forecastFinish, EarnedPeriod::Month))
        if (day > last) out.series.push_back({day, out.sums.budget, {}, {}, {}});
    const auto end = std::ranges::lower_bound(out.series, *out.forecastFinish, {}, &EarnedPoint::day);
    addForecast(out.series, out.asOf, end->day, out.sums.actual, *estimate);
}

} // namespace

EarnedSums inPortfolioCurrency(const EarnedTotals& totals, const ExchangeRates& rates) { return Converter(rates, totals)(totals.sums); }

EarnedTotals rolledUp(
    const Portfolio& portfolio, std::span<const std::shared_ptr<const EarnedValue>> projects, const ExchangeRates& rates, NodeId under)
{
    EarnedTotals out;
    out.currency = rates.portfolioCurrency();
    out.method = costOptionsOf(portfolio, under).estimateMethod;
    QDate first, last;
    for (const auto& project : projects) {
        const EarnedTotals& t = project->totals;
        out.withoutBaseline += t.withoutBaseline;
        if (!t.projects) continue;
        ++out.projects;
        out.sums += Converter(rates, t)(t.sums);
        if (!out.asOf.isValid() || t.asOf > out.asOf) out.asOf = t.asOf;
        if (t.start && (!out.start || *t.start < *out.start)) out.start = t.start;
        if (t.series.empty()) continue;
        if (!first.isValid() || t.series.front().day < first) first = t.series.front().day;
        if (t.series.back().day > last) last = t.series.back().day;
    }
    if (!out.start || !first.isValid()) return out;
    for (QDate day : periodEnds(first.addDays(1), last, EarnedPeriod::Month, {out.asOf})) out.series.push_back({day, {}, {}, {}, {}});
    for (const auto& project : projects) {
        const EarnedTotals& t = project->totals;
        if (!t.projects) continue;
        const Converter convert(rates, t);
        const EarnedSums all = convert(t.sums);
        for (EarnedPoint& point : out.series) {
            const EarnedPoint* at = upTo(t.series, point.day);
            // Where the sums are told, the curve has them: each project as of its own status date.
            const bool now = point.day == out.asOf;
            if (at || now) point.planned += now ? all.planned : convert(at->planned);
            if (point.day > out.asOf) continue;
            const bool known = at && at->earned && !now;
            point.earned = point.earned.value_or(Amount{}) + (known ? convert(*at->earned) : at || now ? all.earned : Amount{});
            point.actual = point.actual.value_or(Amount{}) + (known ? convert(*at->actual) : at || now ? all.actual : Amount{});
        }
    }
    if (out.sums.earned) addSchedule(out);
    addEstimate(out, first);
    return out;
}

} // namespace gantry
