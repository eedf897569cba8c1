#include "core/sample/books.h"

#include "core/change/versions.h"
#include "core/edit/periods.h"
#include "core/kpi/closed_values.h"
#include "core/sample/money.h"
#include "core/schedule/adapter.h"
#include "core/schedule/quality.h"

namespace gantry::sample {
namespace {

/// A baseline as plans are held against it.
struct Agreed {
    QHash<TaskId, FrozenTask> dates;
    std::shared_ptr<const PlannedCosts> costs;
    BaselineOf lookUp() const
    {
        return [this](TaskId task) {
            const auto found = dates.constFind(task);
            return found == dates.cend() ? std::nullopt : std::optional(*found);
        };
    }
};

QHash<NodeId, Agreed> baselinesIn(const ChangeSet& set, const Portfolio& portfolio)
{
    QHash<NodeId, Agreed> out;
    for (const SnapshotContent& content : set.contents) {
        const Snapshot* row = portfolio.find(content.snapshot);
        auto frozen = decodeFrozen(content.cbor);
        if (!row || row->kind != SnapshotKind::Baseline || !frozen) continue;
        const auto version = planVersion(portfolio, row->project, std::move(*frozen));
        Q_ASSERT(version);
        Agreed& agreed = out[row->project];
        for (const FrozenTask& task : version->figures) agreed.dates.insert(task.task, task);
        agreed.costs = std::make_shared<const PlannedCosts>(plannedCosts(version->rows, row->project, version->figures, version->whole));
    }
    return out;
}

template <class E> void put(ChangeBuilder& build, const Portfolio& books, const E& row)
{
    for (const Field& field : infoOf<E>().fields)
        if (field.key != fieldFor<&E::id>().key) build.update(books, entityOf<E>(), row.id.value, field, field.get(&row));
}

/// The books with every plan as it was at one of the earlier status dates.
Portfolio asItWas(Portfolio books, const std::vector<BuiltProject>& projects, std::size_t place, DateTime day)
{
    ChangeBuilder build({});
    for (const BuiltProject& project : projects) {
        for (const Task& task : project.earlier[place].tasks) put(build, books, task);
        for (const Assignment& assignment : project.earlier[place].assignments) put(build, books, assignment);
        build.update<&ScheduleOptions::statusDate>(books, books.optionsOf(project.id).id.value, day);
    }
    ChangeSet set = build.take();
    auto done = applyToMemory(books, set);
    Q_ASSERT(done);
    return books;
}

std::vector<ClosedPlan> plansOf(const Portfolio& then, const std::vector<BuiltProject>& projects, const QHash<NodeId, Agreed>& agreed)
{
    std::vector<ClosedPlan> out;
    schedule::CompiledCalendars calendars;
    for (const BuiltProject& project : projects) {
        const auto baseline = agreed.constFind(project.id);
        const auto schedule = schedule::scheduleOf(then, std::array{project.id}).front();
        const DateTime day = *then.optionsOf(project.id).statusDate;
        out.push_back({std::make_shared<const PlanDigest>(digestOf(then, {project.id, schedule.get(), baseline->lookUp()}, dateOf(day))),
            pathLengthIndex(then, *schedule, baseline->lookUp(), calendars),
            std::make_shared<const EarnedValue>(earnedValue(then, {project.id, schedule, baseline->costs, day}))});
    }
    return out;
}

} // namespace

std::vector<DateTime> closedStatusDates(QDate statusDate)
{
    std::vector<DateTime> out;
    const QDate first(statusDate.year(), statusDate.month(), 1);
    for (int m = closedMonths; m > 0; --m) out.push_back(atDay(first.addMonths(1 - m).addDays(-1), 17 * 3600));
    return out;
}

Portfolio portfolioOf(ChangeSet set)
{
    Portfolio out;
    auto done = applyToMemory(out, set);
    Q_ASSERT(done);
    return out;
}

Portfolio keepBooks(
    ChangeSet& set, std::vector<ChangeSet> parts, const std::vector<BuiltProject>& projects, IdSource& ids, QDate statusDate)
{
    // What the months went on to correct comes in as it was left.
    const auto isCorrected = [](const Change& c) { return c.entity == entityOf<Period>() || c.entity == entityOf<ForecastItem>(); };
    const auto take = [&](std::vector<Change>&& changes) {
        for (Change& change : changes)
            if (!isCorrected(change)) set.changes.push_back(std::move(change));
    };
    Portfolio books = portfolioOf(set);
    const auto agreed = baselinesIn(set, books);
    const auto days = closedStatusDates(statusDate);
    std::optional<ClosedFigures> former;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto known = applyToMemory(books, parts[i], false);
        Q_ASSERT(known);
        take(std::move(parts[i].changes));
        if (i >= days.size()) continue;
        const Period* period = nextToClose(books);
        const auto plans = plansOf(asItWas(books, projects, i, days[i]), projects, agreed);
        const auto values = [&](const Portfolio& closed) {
            return closedValues(closed, plans, former ? &*former : nullptr, period->end->addDays(4));
        };
        const Instant at{(atDay(period->end->addDays(4), 12 * 3600)).seconds * 1000};
        auto close = closePeriod(books, ids, period->id, {QStringLiteral("Imogen Farrant"), at}, values);
        Q_ASSERT(close);
        former = decodeClose(close->contents.front().cbor)->figures;
        auto closed = applyToMemory(books, *close);
        Q_ASSERT(closed);
        take(std::move(close->changes));
        std::ranges::move(close->contents, std::back_inserter(set.contents));
    }
    const auto insertAll = [&]<class E>(std::type_identity<E>) {
        books.all<E>().forEach([&](const E& row) { set.changes.push_back(insertOf(entityOf<E>(), row.id.value, &row)); });
    };
    insertAll(std::type_identity<Period>{}), insertAll(std::type_identity<ForecastItem>{});
    return books;
}

} // namespace gantry::sample
