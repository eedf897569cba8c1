#include "ui/pages/plan/plan_columns.h"

#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/text/text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("PlanColumns", text); }

Value valueOf(const std::optional<DateTime>& time) { return time ? Value(time->seconds) : Value(); }
QString dayText(const std::optional<DateTime>& time) { return time ? dateText(dateOf(*time)) : QString(); }

RecordKey keyOf(const Task& task) { return {entityOf<Task>(), task.id.value}; }

/// Working days from one instant to another, signed, to the tenth.
std::optional<qint64> workingSeconds(
    const PlanData& data, const Task& task, const std::optional<DateTime>& from, const std::optional<DateTime>& to)
{
    const WorkCalendar* calendar = data.calendarOf(task);
    if (!calendar || !from || !to) return std::nullopt;
    return calendar->work(from->seconds, to->seconds);
}

QString floatText(const PlanData& data, const Task& task, std::optional<qint64> seconds)
{
    if (!seconds || task.actualFinish) return seconds ? QStringLiteral("–") : QString();
    return durationText({*seconds}, workUnitsOf(data.portfolio(), task.project));
}

QString signedDays(const PlanData& data, const Task& task, std::optional<qint64> seconds)
{
    if (!seconds) return {};
    const QString text = durationText({*seconds}, workUnitsOf(data.portfolio(), task.project));
    return *seconds > 0 ? u'+' + text : text;
}

/// A day typed without an hour means the hour at which the project's days start or finish.
Result<DateTime> typedTime(const PlanData& data, const Task& task, const Field& field, const QString& text, bool finish)
{
    auto value = parseText(data.portfolio(), field, text);
    if (!value) return value.error();
    if (isAbsent(*value)) return Error{Errc::Invalid, "field.required", {field.labelText()}};
    DateTime time{intOf(*value)};
    const ScheduleOptions& options = data.portfolio().optionsOf(task.project);
    if (secondOfDay(time) == 0) time.seconds += finish ? options.dayFinish.seconds : options.dayStart.seconds;
    return time;
}

PlanColumn fieldColumn(const PlanData& data, const Field& field, const QString& title, int width, Qt::Alignment alignment = Qt::AlignLeft)
{
    const PlanData* d = &data;
    const Field* f = &field;
    PlanColumn column{.key = QStringLiteral("task.") + field.keyText(), .title = title, .width = width, .alignment = alignment};
    column.text = [d, f](const Task& t) {
        const Value value = f->get(&t);
        if (f->kind == Kind::DateTime) return isAbsent(value) ? QString() : dateText(dateOf({intOf(value)}));
        if (f->kind == Kind::Bool) return intOf(value) ? tr("Yes") : QString();
        return displayText(d->portfolio(), *f, value, workUnitsOf(d->portfolio(), t.project));
    };
    column.value = [f](const Task& t) { return f->get(&t); };
    column.edit = [d, f](const Task& t, const QString& text) -> Result<ChangeSet> {
        auto value = parseText(d->portfolio(), *f, text, workUnitsOf(d->portfolio(), t.project));
        if (!value) return value.error();
        return setCell(d->portfolio(), keyOf(t), *f, *value);
    };
    return column;
}

} // namespace

QString linkText(const PlanData& data, const Link& link, TaskId shown, NodeId project)
{
    const Task* task = data.portfolio().find(shown);
    if (!task) return {};
    static constexpr const char* words[] = {"FS", "SS", "FF", "SF"};
    QString text = task->project == project ? QString::number(data.number(shown))
                                            : data.portfolio().titleOf(entityOf<Node>(), task->project.value) + u'/' + task->name;
    const bool percentLag = link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent;
    const bool lag = percentLag ? link.lagPercent.e8 != 0 : link.lag.seconds != 0;
    if (link.type != LinkType::FinishToStart || lag) text += QLatin1StringView(words[int(link.type)]);
    if (!lag) return text;
    const qint64 amount = percentLag ? link.lagPercent.e8 : link.lag.seconds;
    if (amount > 0) text += u'+';
    if (percentLag) return text + decimalText(amount, 8) + u'%';
    const bool elapsed = link.lagKind == LagKind::Elapsed;
    return text + durationText(link.lag, workUnitsOf(data.portfolio(), link.project), link.lagUnit, elapsed, QLocale::c()).remove(u' ');
}

std::vector<PlanColumn> planColumns(const PlanData& data)
{
    const PlanData* d = &data;
    const auto portfolio = [d]() -> const Portfolio& { return d->portfolio(); };
    const auto dates = [d](const Task& t) { return d->dates(t.id); };
    std::vector<PlanColumn> columns;

    columns.push_back({.key = QStringLiteral("number"),
        .title = QStringLiteral("#"),
        .width = 40,
        .alignment = Qt::AlignRight,
        .shown = true,
        .text = [d](const Task& t) { return QString::number(d->number(t.id)); },
        .value = [d](const Task& t) { return Value(qint64(d->number(t.id))); },
        .edit = {},
        .projectText = {}});

    columns.push_back({.key = QStringLiteral("task.name"),
        .title = tr("Task"),
        .width = 260,
        .shown = true,
        .text = [](const Task& t) { return t.name; },
        .value = [](const Task& t) { return Value(t.name); },
        .edit = [d](const Task& t, const QString& text) -> Result<ChangeSet> { return renameTask(d->portfolio(), t.id, text); },
        .projectText = [portfolio](const ProjectSchedule& s) { return portfolio().titleOf(entityOf<Node>(), s.project.value); }});

    columns.push_back({.key = QStringLiteral("task.duration"),
        .title = tr("Duration"),
        .width = 76,
        .alignment = Qt::AlignRight,
        .shown = true,
        .onSummaries = false,
        .text =
            [d, dates](const Task& t) {
                const TaskDates* found = dates(t);
                const bool computed = d->isSummary(t.id) || !t.duration;
                if (computed && !found) return QString();
                return durationText(computed ? found->duration : *t.duration, workUnitsOf(d->portfolio(), t.project),
                    computed ? DurationUnit::Days : t.durationUnit, !computed && t.elapsed);
            },
        .value =
            [d, dates](const Task& t) {
                const TaskDates* found = dates(t);
                if (!d->isSummary(t.id) && t.duration) return Value(t.duration->seconds);
                return found ? Value(found->duration.seconds) : Value();
            },
        .edit = [d](const Task& t, const QString& text) -> Result<ChangeSet> {
            const auto typed = parseDuration(text, workUnitsOf(d->portfolio(), t.project), t.durationUnit);
            if (!typed) return Error{Errc::Invalid, "field.not-a-duration", {fieldFor<&Task::duration>().labelText(), text}};
            return setDuration(d->portfolio(), t.id, typed->time, typed->unit, typed->elapsed);
        },
        .projectText = {}});

    columns.push_back({.key = QStringLiteral("computed.start"),
        .title = tr("Start"),
        .width = 100,
        .alignment = Qt::AlignRight,
        .shown = true,
        .onSummaries = false,
        .text = [dates](const Task& t) { return dates(t) ? dayText(dates(t)->start) : QString(); },
        .value = [dates](const Task& t) { return dates(t) ? valueOf(dates(t)->start) : Value(); },
        .edit = [d](const Task& t, const QString& text) -> Result<ChangeSet> {
            const auto time = typedTime(*d, t, fieldFor<&Task::constraintDate>(), text, false);
            if (!time) return time.error();
            return setStart(d->portfolio(), t.id, *time);
        },
        .projectText = [](const ProjectSchedule& s) { return dayText(s.start); }});

    columns.push_back({.key = QStringLiteral("computed.finish"),
        .title = tr("Finish"),
        .width = 100,
        .alignment = Qt::AlignRight,
        .shown = true,
        .onSummaries = false,
        .text = [dates](const Task& t) { return dates(t) ? dayText(dates(t)->finish) : QString(); },
        .value = [dates](const Task& t) { return dates(t) ? valueOf(dates(t)->finish) : Value(); },
        .edit = [d, dates](const Task& t, const QString& text) -> Result<ChangeSet> {
            const auto time = typedTime(*d, t, fieldFor<&Task::constraintDate>(), text, true);
            if (!time) return time.error();
            const TaskDates* found = dates(t);
            const auto work = workingSeconds(*d, t, found ? found->start : std::nullopt, *time);
            if (!work) return Error{Errc::Invalid, "schedule.no-working-time", {t.name}};
            return setFinish(d->portfolio(), t.id, *time, t.elapsed ? WorkTime{time->seconds - found->start->seconds} : WorkTime{*work});
        },
        .projectText = [](const ProjectSchedule& s) { return dayText(s.finish); }});

    const auto computedFloat = [d, dates](QLatin1String key, const QString& title, std::optional<qint64> TaskDates::*member, bool shown) {
        return PlanColumn{.key = QLatin1StringView(key),
            .title = title,
            .width = 64,
            .alignment = Qt::AlignRight,
            .shown = shown,
            .text = [d, dates, member](const Task& t) { return dates(t) ? floatText(*d, t, dates(t)->*member) : QString(); },
            .value = [dates, member](const Task& t) { return dates(t) && dates(t)->*member ? Value(*(dates(t)->*member)) : Value(); },
            .edit = {},
            .projectText = {}};
    };
    columns.push_back(computedFloat(QLatin1String("computed.total_float"), tr("Float"), &TaskDates::totalFloat, true));
    columns.push_back(computedFloat(QLatin1String("computed.free_float"), tr("Free float"), &TaskDates::freeFloat, false));

    columns.push_back({.key = QStringLiteral("task.percent_complete"),
        .title = tr("% done"),
        .width = 64,
        .alignment = Qt::AlignRight,
        .onSummaries = false,
        .text =
            [d, dates](const Task& t) {
                const Percent done = d->isSummary(t.id) && dates(t) ? dates(t)->complete : t.percentComplete;
                return displayText(d->portfolio(), fieldFor<&Task::percentComplete>(), done.e8);
            },
        .value = [d, dates](const Task& t) { return Value(d->isSummary(t.id) && dates(t) ? dates(t)->complete.e8 : t.percentComplete.e8); },
        .edit = [d, dates](const Task& t, const QString& text) -> Result<ChangeSet> {
            const auto value = parseText(d->portfolio(), fieldFor<&Task::percentComplete>(), text);
            if (!value) return value.error();
            return setPercentComplete(d->portfolio(), t.id, Percent{intOf(*value)}, dates(t) ? *dates(t) : TaskDates{});
        },
        .projectText =
            [portfolio](const ProjectSchedule& s) { return displayText(portfolio(), fieldFor<&Task::percentComplete>(), s.complete.e8); }});

    const auto linkColumn = [d](QLatin1String key, const QString& title, bool into) {
        PlanColumn column{.key = QLatin1StringView(key), .title = title, .width = 110};
        column.text = [d, into](const Task& t) {
            QStringList parts;
            for (const LinkId id : into ? d->predecessors(t.id) : d->successors(t.id))
                if (const Link* l = d->portfolio().find(id)) parts << linkText(*d, *l, into ? l->predecessor : l->successor, t.project);
            return parts.join(u"; ");
        };
        column.value = [text = column.text](const Task& t) { return Value(text(t)); };
        return column;
    };
    columns.push_back(linkColumn(QLatin1String("links.predecessors"), tr("Predecessors"), true));
    columns.back().edit = [d](const Task& t, const QString& text) -> Result<ChangeSet> {
        return setPredecessors(
            d->portfolio(), d->session().ids(), t.id, text, [&](const QString& name) { return d->taskNamed(t.project, name); },
            d->portfolio().optionsOf(t.project).dayLength);
    };
    columns.push_back(linkColumn(QLatin1String("links.successors"), tr("Successors"), false));

    PlanColumn resources{.key = QStringLiteral("resources"), .title = tr("Resources"), .width = 140};
    resources.text = [d](const Task& t) {
        QStringList names;
        for (const AssignmentId id : d->assignments(t.id))
            if (const Assignment* a = d->portfolio().find(id))
                if (const Resource* r = d->portfolio().find(a->resource)) names << r->name;
        return names.join(u", ");
    };
    resources.value = [text = resources.text](const Task& t) { return Value(text(t)); };
    columns.push_back(resources);

    columns.push_back(fieldColumn(data, fieldFor<&Task::constraint>(), tr("Constraint"), 150));
    columns.push_back(fieldColumn(data, fieldFor<&Task::constraintDate>(), tr("Constraint date"), 110, Qt::AlignRight));
    columns.push_back(fieldColumn(data, fieldFor<&Task::deadline>(), tr("Deadline"), 100, Qt::AlignRight));
    columns.push_back(fieldColumn(data, fieldFor<&Task::calendar>(), tr("Calendar"), 130));
    columns.push_back(fieldColumn(data, fieldFor<&Task::code>(), tr("Code"), 80));
    columns.push_back({.key = QStringLiteral("wbs"),
        .title = tr("WBS"),
        .width = 72,
        .text = [d](const Task& t) { return d->row(t.id) ? d->row(t.id)->wbs : QString(); },
        .value = [d](const Task& t) { return Value(qint64(d->number(t.id))); },
        .edit = {},
        .projectText = {}});

    const auto frozenDay = [d](QLatin1String key, const QString& title, std::optional<DateTime> FrozenTask::*member) {
        return PlanColumn{.key = QLatin1StringView(key),
            .title = title,
            .width = 110,
            .alignment = Qt::AlignRight,
            .text = [d, member](const Task& t) { return d->baseline(t.id) ? dayText(d->baseline(t.id)->*member) : QString(); },
            .value = [d, member](const Task& t) { return d->baseline(t.id) ? valueOf(d->baseline(t.id)->*member) : Value(); },
            .edit = {},
            .projectText = {}};
    };
    columns.push_back(frozenDay(QLatin1String("baseline.start"), tr("Baseline start"), &FrozenTask::start));
    columns.push_back(frozenDay(QLatin1String("baseline.finish"), tr("Baseline finish"), &FrozenTask::finish));

    const auto slip = [d, dates](QLatin1String key, const QString& title, const FrozenTask* (PlanData::*against)(TaskId) const) {
        const auto seconds = [d, dates, against](const Task& t) {
            const FrozenTask* old = (d->*against)(t.id);
            return old && dates(t) ? workingSeconds(*d, t, old->finish, dates(t)->finish) : std::nullopt;
        };
        return PlanColumn{.key = QLatin1StringView(key),
            .title = title,
            .width = 90,
            .alignment = Qt::AlignRight,
            .text = [d, seconds](const Task& t) { return signedDays(*d, t, seconds(t)); },
            .value =
                [seconds](const Task& t) {
                    const auto s = seconds(t);
                    return s ? Value(*s) : Value();
                },
            .edit = {},
            .projectText = {}};
    };
    columns.push_back(slip(QLatin1String("baseline.variance"), tr("Variance"), &PlanData::baseline));
    columns.push_back(slip(QLatin1String("source.difference"), tr("Difference to source"), &PlanData::source));

    columns.push_back(fieldColumn(data, fieldFor<&Task::actualStart>(), tr("Actual start"), 100, Qt::AlignRight));
    columns.push_back(fieldColumn(data, fieldFor<&Task::actualFinish>(), tr("Actual finish"), 100, Qt::AlignRight));
    columns.push_back({.key = QStringLiteral("computed.remaining"),
        .title = tr("Remaining"),
        .width = 80,
        .alignment = Qt::AlignRight,
        .text =
            [d, dates](
                const Task& t) { return dates(t) ? durationText(dates(t)->remaining, workUnitsOf(d->portfolio(), t.project)) : QString(); },
        .value = [dates](const Task& t) { return dates(t) ? Value(dates(t)->remaining.seconds) : Value(); },
        .edit = {},
        .projectText = {}});
    columns.push_back(fieldColumn(data, fieldFor<&Task::kind>(), tr("Kind"), 110));
    columns.push_back(fieldColumn(data, fieldFor<&Task::manual>(), tr("Manual"), 70));
    columns.push_back(fieldColumn(data, fieldFor<&Task::active>(), tr("Active"), 70));
    columns.push_back({.key = QStringLiteral("computed.critical"),
        .title = tr("Critical"),
        .width = 70,
        .text = [dates](const Task& t) { return dates(t) && dates(t)->critical ? tr("Yes") : QString(); },
        .value = [dates](const Task& t) { return Value(qint64(dates(t) && dates(t)->critical)); },
        .edit = {},
        .projectText = {}});
    return columns;
}

} // namespace gantry
