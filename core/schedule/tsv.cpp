#include "core/schedule/tsv.h"

#include "core/model/outline.h"

namespace gantry::schedule {
namespace {

QString plain(QString text)
{
    for (QChar& c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r') c = u' ';
    return text;
}

QString timeText(const std::optional<DateTime>& t) { return t ? isoText(*t) : QString(); }

/// Minutes from seconds, to three decimals.
QString minutesText(const std::optional<qint64>& seconds)
{
    if (!seconds) return {};
    return decimalText(mulDiv(*seconds, 1000, 60).value_or(0), 3);
}

QString kindOf(const Task& task, const TaskDates& dates)
{
    if (task.kind == TaskKind::LevelOfEffort) return QStringLiteral("loe");
    if (task.kind == TaskKind::WbsSummary) return QStringLiteral("wbs");
    return dates.summary ? QStringLiteral("summary") : dates.milestone ? QStringLiteral("milestone") : QStringLiteral("task");
}

} // namespace

QByteArray scheduleTable(
    const Portfolio& portfolio, std::span<const std::shared_ptr<const ProjectSchedule>> schedules, const QHash<TaskId, FrozenTask>& source)
{
    QString out = QStringLiteral("project\tuid\tcode\twbs\tname\tkind\tstart\tfinish\tearly_start\tearly_finish\tlate_start\tlate_finish\t"
                                 "total_slack_min\tfree_slack_min\tcritical\tsource_start\tsource_finish\tsource_total_slack_min\n");
    const auto line = [&](const QStringList& cells) { out += cells.join(u'\t') + u'\n'; };
    for (const auto& schedule : schedules) {
        const Node* node = portfolio.find(schedule->project);
        const QString project = node ? plain(node->code.isEmpty() ? node->name : node->code) : QString::number(schedule->project.value);
        const ScheduleOptions& options = portfolio.optionsOf(schedule->project);
        if (options.rules == SchedulingRules::MicrosoftProject) {
            // A project without tasks stands where it is to begin.
            const auto orPlanned = [&](const std::optional<DateTime>& at) { return timeText(at ? at : options.plannedStart); };
            const QString start = orPlanned(schedule->start), finish = orPlanned(schedule->finish);
            const bool bare = schedule->tasks.empty();
            const auto free = bare ? std::optional<qint64>(0) : schedule->totalFloat;
            line({project, QStringLiteral("0"), {}, {}, node ? plain(node->name) : QString(), QStringLiteral("project"), start, finish,
                start, finish, bare ? start : timeText(schedule->lateStart), bare ? finish : timeText(schedule->lateFinish),
                minutesText(free), minutesText(free), QString::number(int(free && *free <= options.criticalFloatLimit.seconds)), {}, {},
                {}});
        }
        for (const OutlineRow& row : outlineOf(portfolio, schedule->project)) {
            const Task& task = *portfolio.find(row.task);
            const TaskDates* d = schedule->find(row.task);
            if (!d || task.kind == TaskKind::Wbs) continue;
            const FrozenTask given = source.value(row.task);
            line({project, task.sourceId.isEmpty() ? QString::number(task.id.value) : plain(task.sourceId), plain(task.code), row.wbs,
                plain(task.name), kindOf(task, *d), timeText(d->start), timeText(d->finish), timeText(d->earlyStart),
                timeText(d->earlyFinish), timeText(d->lateStart), timeText(d->lateFinish), minutesText(d->totalFloat),
                minutesText(d->freeFloat), d->start ? QString::number(int(d->critical)) : QString(), timeText(given.start),
                timeText(given.finish), minutesText(given.totalFloat)});
        }
    }
    return out.toUtf8();
}

} // namespace gantry::schedule
