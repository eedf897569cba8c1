#include "core/earned/cost_span.h"

#include "core/calendar/calendar_rules.h"
#include "core/schedule/contour.h"

namespace gantry {
namespace {

qint64 share(qint64 amount, qint64 done, qint64 total)
{
    qint64 product;
    if (!__builtin_mul_overflow(amount, done, &product)) return nearest(product, total);
    return *mulDiv(amount, done, total); // a part of the amount, so it always fits
}

} // namespace

quint16 SpanCalendars::of(const Task& task)
{
    if (task.elapsed) return 0;
    const CalendarId calendar = task.calendar ? task.calendar : m_portfolio->optionsOf(task.project).calendar;
    const auto known = m_places.constFind(calendar);
    if (known != m_places.cend()) return *known;
    WorkCalendar compiled(rulesOf(*m_portfolio, calendar));
    if (!compiled.hasWork() || m_calendars.size() > 0xFFFF) return *m_places.insert(calendar, 0);
    m_calendars.push_back(std::move(compiled));
    return *m_places.insert(calendar, quint16(m_calendars.size() - 1));
}

qint64 amountBy(const CostSpan& span, const SpanCalendars& calendars, qint64 at)
{
    if (at >= span.to) return at >= span.from ? span.amount : 0;
    if (at <= span.from) return 0;
    const WorkCalendar& calendar = calendars.at(span.calendar);
    qint64 total = calendar.work(span.from, span.to), done = calendar.work(span.from, at);
    if (total <= 0) total = span.to - span.from, done = at - span.from; // no working time in between: by the clock
    if (span.curve == Curve::Flat || span.curve == Curve::Edited) return share(span.amount, done, total);
    const std::array<int, 10>& contour = schedule::tenthsOf(span.curve);
    const qint64 part = std::min<qint64>(9, done * 10 / total);
    qint64 before = 0, all = 0;
    for (qint64 i = 0; i < 10; ++i) {
        if (i < part) before += contour[std::size_t(i)];
        all += contour[std::size_t(i)];
    }
    return share(span.amount, before * total + contour[std::size_t(part)] * (10 * done - part * total), all * total);
}

void addCumulative(std::span<const CostSpan> spans, const SpanCalendars& calendars, std::span<const qint64> ends, std::vector<Amount>& sums)
{
    // Each span adds to the periods that it lies in; what falls in a period is summed up at last.
    std::vector<Amount> within(ends.size());
    for (const CostSpan& span : spans) {
        qint64 before = 0;
        for (std::size_t i = std::size_t(std::ranges::lower_bound(ends, span.from) - ends.begin()); i < ends.size(); ++i) {
            const qint64 by = amountBy(span, calendars, ends[i]);
            within[i] += Amount{by - before};
            before = by;
            if (ends[i] >= span.to) break;
        }
    }
    Amount sum;
    for (std::size_t i = 0; i < ends.size(); ++i) sums[i] += sum += within[i];
}

} // namespace gantry
