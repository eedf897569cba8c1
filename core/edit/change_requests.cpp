#include "core/edit/change_requests.h"

#include "core/cost/cost_sheet.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/schedule/adapter.h"

namespace gantry {
namespace {

/// What carrying it out writes, whatever its status.
Result<ChangeSet> effects(const Portfolio& portfolio, IdSource& ids, const ChangeRequest& request, QDate day)
{
    const Task* task = request.days ? portfolio.find(request.task) : nullptr;
    const bool costs = request.cost && request.cost->minor && request.account;
    if (!task && !costs) return Error{Errc::Invalid, "change.no-effect", {request.title}};
    ChangeBuilder build(QStringLiteral("change.implement"), QStringLiteral("Carry out %1").arg(request.title));
    if (task) {
        const WorkTime day{task->elapsed ? secondsPerDay : portfolio.optionsOf(task->project).dayLength.seconds};
        const auto longer = mulDiv(request.days, day.seconds, 1);
        qint64 duration = 0;
        if (!longer || __builtin_add_overflow(task->duration.value_or(WorkTime{}).seconds, *longer, &duration))
            return Error{Errc::Invalid, "change.too-long", {request.title}};
        auto set = setDuration(portfolio, task->id, WorkTime{std::max<qint64>(duration, 0)}, task->durationUnit, task->elapsed);
        if (!set) return set.error();
        for (Change& change : set->changes) build.add(std::move(change));
    }
    if (costs) {
        const bool adds = request.cost->minor > 0;
        build.insert(BudgetAdjustment{.id = ids.next<BudgetAdjustmentId>(),
            .project = request.project,
            .title = request.title,
            .kind = adds ? AdjustmentKind::Add : AdjustmentKind::Remove,
            .from = adds ? CostAccountId{} : request.account,
            .to = adds ? request.account : CostAccountId{},
            .amount = {std::abs(request.cost->minor)},
            .status = AdjustmentStatus::Approved,
            .date = day,
            .reason = request.number});
        build.insert(ForecastItem{.id = ids.next<ForecastItemId>(),
            .project = request.project,
            .title = request.title,
            .account = request.account,
            .amount = *request.cost,
            .description = request.number});
    }
    ChangeSet set = build.take();
    giveNumbers(portfolio, set);
    return set;
}

Result<const ChangeRequest*> found(const Portfolio& portfolio, ChangeRequestId id)
{
    if (const ChangeRequest* request = portfolio.find(id)) return request;
    return Error{Errc::NotFound, "change.record-gone", {infoOf<ChangeRequest>().labelText(), QString::number(id.value)}};
}

/// One side of the comparison.
struct Side {
    std::optional<DateTime> finish{}, task{};
    std::optional<qint64> totalFloat{};
    Amount budget, forecast;
    QString currency;
};
Side sideOf(const Portfolio& portfolio, const ChangeRequest& request)
{
    Side out;
    const auto component = schedule::componentOf(portfolio, request.project);
    for (const auto& plan : schedule::scheduleOf(portfolio, component)) {
        if (plan->project != request.project) continue;
        out.finish = plan->finish;
        if (const TaskDates* dates = plan->find(request.task)) {
            out.task = dates->finish;
            out.totalFloat = dates->totalFloat;
        }
    }
    const CostSheet sheet = costSheetOf(portfolio, request.project);
    out.currency = sheet.currency;
    out.budget = figure(sheet.total.figures, CostMeasure::Budget);
    out.forecast = figure(sheet.total.figures, CostMeasure::ForecastFinalCost);
    return out;
}

} // namespace

Result<ChangeSet> implementChange(const Portfolio& portfolio, IdSource& ids, ChangeRequestId id, QDate day)
{
    const auto request = found(portfolio, id);
    if (!request) return request.error();
    if ((*request)->status != ChangeRequestStatus::Approved)
        return Error{Errc::Invalid, "change.not-approved", {(*request)->title, wordOf((*request)->status)}};
    auto set = effects(portfolio, ids, **request, day);
    if (!set) return set.error();
    ChangeBuilder status({});
    status.update<&ChangeRequest::status>(portfolio, id.value, ChangeRequestStatus::Implemented);
    set->changes.push_back(status.take().changes.front());
    return set;
}

Result<ChangeEffect> effectOf(const Portfolio& portfolio, ChangeRequestId id, QDate day)
{
    const auto request = found(portfolio, id);
    if (!request) return request.error();
    IdSource ids;
    auto set = effects(portfolio, ids, **request, day);
    if (!set) return set.error();
    Portfolio then = portfolio;
    if (auto done = applyToMemory(then, *set); !done) return done.error();
    const Side before = sideOf(portfolio, **request), after = sideOf(then, **request);
    return ChangeEffect{before.finish, after.finish, before.task, after.task, before.totalFloat, after.totalFloat, before.currency,
        before.budget, after.budget, before.forecast, after.forecast};
}

} // namespace gantry
