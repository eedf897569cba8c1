#include "core/kpi/series.h"

#include <algorithm>

namespace gantry {

QDate asOfDay(const PlanDigests& plans, QDate today)
{
    std::optional<DateTime> latest;
    for (const auto& plan : plans)
        if (const auto& date = plan->figures.statusDate; date && (!latest || *date > *latest)) latest = date;
    return latest ? dateOf(*latest) : today;
}

std::vector<PhaseHealth> healthByPhase(const Portfolio& portfolio, const PlanDigests& plans)
{
    struct Phase {
        PhaseHealth health;
        double complete = 0; // sum of percents
        int projects = 0;
    };
    std::vector<Phase> phases;
    for (const auto& plan : plans) {
        const Node* node = portfolio.find(plan->project);
        if (!node) continue;
        auto at = std::ranges::find_if(phases, [&](const Phase& p) { return p.health.phase == node->phase; });
        if (at == phases.end()) at = phases.insert(phases.end(), Phase{.health = {node->phase}});
        ++at->health.counts[std::size_t(node->health)];
        ++at->projects;
        if (plan->figures.complete) at->complete += double(plan->figures.complete->e8) / double(e8);
    }
    std::ranges::stable_sort(phases, {}, [](const Phase& p) { return std::pair(p.health.phase.isEmpty(), p.complete / p.projects); });
    std::vector<PhaseHealth> out;
    for (Phase& phase : phases) out.push_back(std::move(phase.health));
    return out;
}

namespace {
QDate monthEnd(QDate day) { return QDate(day.year(), day.month(), day.daysInMonth()); }
} // namespace

std::vector<ProgressPoint> progressByMonth(const PlanDigests& plans, QDate statusDate)
{
    const auto finishOf = [&](const WeighedTask& task) {
        return task.done || !task.finish.isValid() ? task.finish : std::max(task.finish, statusDate.addDays(1));
    };
    QDate first, last;
    qint64 total = 0;
    for (const auto& plan : plans)
        for (const WeighedTask& task : plan->work) {
            total += task.weight;
            for (QDate day : {task.agreed, finishOf(task)}) {
                if (!day.isValid()) continue;
                first = first.isValid() ? std::min(first, day) : day;
                last = last.isValid() ? std::max(last, day) : day;
            }
        }
    if (!total) return {};

    std::vector<ProgressPoint> out;
    const QDate before = QDate(first.year(), first.month(), 1).addDays(-1);
    for (QDate day = before; day < last; day = monthEnd(day.addDays(1))) out.push_back({day, 0, {}, {}});
    out.push_back({monthEnd(last), 0, {}, {}});
    const auto place = std::ranges::lower_bound(out, statusDate, {}, &ProgressPoint::day);
    const bool started = statusDate > before;
    if (started && (place == out.end() || place->day != statusDate)) out.insert(place, {statusDate, 0, {}, {}});

    // Seconds that fall between a point and the one before it.
    std::vector<qint64> planned(out.size()), actual(out.size()), forecast(out.size());
    const auto at = [&](QDate day) { return std::size_t(std::ranges::lower_bound(out, day, {}, &ProgressPoint::day) - out.begin()); };
    for (const auto& plan : plans)
        for (const WeighedTask& task : plan->work) {
            planned[at(task.agreed)] += task.weight;
            if (!task.finish.isValid()) continue;
            (task.done ? actual : forecast)[at(finishOf(task))] += task.weight;
        }
    qint64 toBe = 0, is = 0, coming = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        toBe += planned[i], is += actual[i], coming += forecast[i];
        const auto share = [&](qint64 part) { return 100.0 * double(part) / double(total); };
        out[i].planned = share(toBe);
        if (started && out[i].day <= statusDate) out[i].actual = share(is);
        if (out[i].day >= statusDate) out[i].forecast = share(is + coming);
    }
    return out;
}

std::vector<Commitment> milestonesDue(const PlanDigests& plans, QDate from, int days)
{
    std::vector<Commitment> out;
    const QDate until = from.addDays(days);
    for (const auto& plan : plans)
        for (const Commitment& milestone : plan->milestones) {
            if (milestone.done || !milestone.finish) continue;
            const QDate day = dateOf(*milestone.finish);
            if (day >= from && day <= until) out.push_back(milestone);
        }
    std::ranges::stable_sort(out, {}, &Commitment::finish);
    return out;
}

std::vector<Commitment> milestonesAgreed(const PlanDigests& plans)
{
    std::vector<Commitment> out;
    for (const auto& plan : plans) std::ranges::copy_if(plan->milestones, std::back_inserter(out), &Commitment::due);
    std::ranges::stable_sort(out, {}, &Commitment::agreed);
    return out;
}

std::vector<Commitment> lateTasks(const PlanDigests& plans)
{
    std::vector<Commitment> out;
    for (const auto& plan : plans) out.insert(out.end(), plan->late.begin(), plan->late.end());
    std::ranges::stable_sort(out, std::ranges::greater(), &Commitment::slipDays);
    return out;
}

} // namespace gantry
