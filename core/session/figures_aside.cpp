#include "core/session/session_private.h"

namespace gantry {

/// What a worker has found out of the portfolio as it was when it began.
struct Found {
    QList<NodeId> projects;
    DerivedPlans plans;
    SnapshotDates dates;
    DerivedCosts costs;
    DerivedEarned earned;
    DerivedMeasures measured;

    /// So that it holds for the portfolio after such an edit.
    void drop(const Portfolio& portfolio, const ChangeSet& set)
    {
        dates.drop(portfolio, set);
        const QList<NodeId> moved = plans.drop(portfolio, reachOf(portfolio, set));
        earned.drop(portfolio, set, moved);
        measured.drop(portfolio, set, moved + costs.drop(portfolio, set));
    }
};

namespace {

/// The baseline of a task takes so much longer to read than its earned value to work out.
constexpr qsizetype reading = 20;

} // namespace

std::vector<NodeId> Session::Private::missing(const std::vector<NodeId>& projects, Aside what) const
{
    const FigureSource source = figures();
    const bool values = what == Aside::EarnedValue || measured.wanted(portfolio).earned;
    std::vector<NodeId> out;
    if (what == Aside::Measures && portfolio.all<Kpi>().size() == 0) return out; // nobody asks for any
    for (NodeId project : projects) {
        const bool lacksValue = values && !earned.value(project, source.asOf(project));
        if (lacksValue || (what == Aside::Measures && !measured.find(project, source.today))) out.push_back(project);
    }
    return out;
}

bool Session::isAtHand(const std::vector<NodeId>& projects, Aside what) const
{
    if (d->asideFrom == 0) return true;
    qsizetype effort = 0;
    for (NodeId project : d->missing(projects, what)) {
        const qsizetype tasks = d->portfolio.all<Task>().group(project.value).size();
        effort += d->earned.planned(project) ? tasks : reading * tasks;
    }
    return effort < d->asideFrom;
}

void Session::findOut(const std::vector<NodeId>& projects, Aside what)
{
    if (d->finding) return; // who waits asks again when that is done
    const std::vector<NodeId> missing = d->missing(projects, what);
    if (missing.empty()) return;
    d->finding = true;
    const auto result = std::make_shared<Found>();
    result->projects = QList<NodeId>(missing.begin(), missing.end());
    result->plans.adopt(result->projects, d->plans);
    result->costs.adopt(d->costs);
    result->dates.adopt(d->snapshotDates);
    const FigureSource held = d->figures();
    for (NodeId project : missing) {
        if (auto planned = d->earned.takePlanned(project)) result->earned.keep(project, std::move(*planned));
        if (auto value = d->earned.value(project, held.asOf(project))) result->earned.keep(std::move(value));
    }
    auto work = [this, result, what, portfolio = d->portfolio, today = today(), content = d->file->contentsApart(),
                    former = d->measured.wanted(d->portfolio).former ? d->lastClosed() : nullptr](const std::stop_token& stop) mutable {
        {
            const FigureSource source{portfolio, today, result->plans, result->dates, result->costs, result->earned, result->measured,
                std::exchange(content, nullptr), [&former] { return former; }}; // the connection is of this thread
            for (NodeId project : result->projects)
                if (stop.stop_requested())
                    break;
                else if (what == Aside::EarnedValue)
                    (void)source.earnedValue(project);
                else
                    (void)source.measures(project);
        }
        portfolio = {}; // else every later edit would copy what it touches
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)] { finishFinding(result); }, Qt::QueuedConnection);
    };
    d->finder = std::jthread(std::move(work));
}

void Session::finishFinding(const std::shared_ptr<Found>& result)
{
    d->finding = false;
    for (const ChangeSet& set : std::exchange(d->meanwhile, {})) result->drop(d->portfolio, set);
    d->plans.adopt(result->projects, result->plans);
    d->snapshotDates.adopt(result->dates);
    d->costs.adopt(result->costs);
    d->earned.adopt(std::move(result->earned));
    d->measured.adopt(result->measured);
    Q_EMIT found();
}

std::vector<std::shared_ptr<const ProjectMeasures>> Session::measures(const std::vector<NodeId>& projects) const
{
    const FigureSource source = d->figures();
    std::vector<std::shared_ptr<const ProjectMeasures>> out;
    out.reserve(projects.size());
    for (NodeId project : projects) out.push_back(source.measures(project));
    return out;
}

} // namespace gantry
