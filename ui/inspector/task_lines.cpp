#include "core/calendar/work_calendars.h"
#include "core/edit/tasks.h"
#include "core/session/session.h"
#include "ui/inspector/form_lines.h"
#include "ui/models/typed_date.h"

namespace gantry {
namespace {

QString durationOf(const Portfolio& portfolio, const Task& task, qint64 seconds)
{
    return durationText({seconds}, workUnitsOf(portfolio, task.project));
}

/// A day or time typed for a line, never nothing.
Result<DateTime> typedTime(const Session& session, const Column& column, RecordKey record, const QString& text)
{
    const auto value = parseTyped(session.portfolio(), column, record, text, session.today());
    if (!value) return value.error();
    if (isAbsent(*value)) return Error{Errc::Invalid, "value.empty", {column.title}};
    return DateTime{intOf(*value)};
}

Result<ChangeSet> finishTyped(const Session& session, const Task& task, DateTime finish)
{
    const Portfolio& portfolio = session.portfolio();
    const TaskDates* dates = session.dates(task.id);
    const WorkCalendars calendars(portfolio);
    const WorkCalendar* calendar = calendars.of(task);
    if (!dates || !dates->start || !calendar) return Error{Errc::Invalid, "schedule.no-working-time", {task.name}};
    const qint64 start = dates->start->seconds;
    return setFinish(portfolio, task.id, finish, {task.elapsed ? finish.seconds - start : calendar->work(start, finish.seconds)});
}

/// Working time that a task now finishes after `old`; absent where either is unknown.
Value finishDifference(const Session& session, qint64 id, const std::shared_ptr<const QHash<TaskId, FrozenTask>>& old)
{
    const Task* task = session.portfolio().find(TaskId{id});
    const TaskDates* dates = session.dates(TaskId{id});
    const auto then = old && task ? old->constFind(task->id) : QHash<TaskId, FrozenTask>::const_iterator();
    if (!task || !dates || !dates->finish || !old || then == old->cend() || !then->finish) return {};
    const WorkCalendars calendars(session.portfolio());
    const WorkCalendar* calendar = calendars.of(*task);
    return calendar ? Value(calendar->work(then->finish->seconds, dates->finish->seconds)) : Value();
}

std::optional<Status> badWhere(bool bad) { return bad ? std::optional(Status::Bad) : std::nullopt; }

} // namespace

void addTaskMeaning(Session& session, std::vector<FormLine>& lines)
{
    const Portfolio* portfolio = &session.portfolio();
    const Session* s = &session;
    const auto taskOf = [portfolio](RecordKey record) { return portfolio->find(TaskId{record.id}); };
    const auto line = [&](const QString& key) -> FormLine& {
        return *std::ranges::find(lines, key, [](const FormLine& l) { return l.column.key; });
    };
    const auto plain = [s](RecordKey record) {
        const TaskDates* dates = s->dates(TaskId{record.id});
        return !(dates && dates->summary); // a summary's dates come from below
    };

    line(fieldFor<&Task::name>().keyText()).typed = [portfolio](RecordKey record, const QString& text) {
        return renameTask(*portfolio, TaskId{record.id}, text);
    };

    FormLine& duration = line(fieldFor<&Task::duration>().keyText());
    duration.column.value = [portfolio, s](qint64 id) -> Value {
        const Task* task = portfolio->find(TaskId{id});
        const TaskDates* dates = s->dates(TaskId{id});
        if (task && task->duration && !(dates && dates->summary)) return task->duration->seconds;
        return dates ? Value(dates->duration.seconds) : Value();
    };
    duration.text = [portfolio, taskOf, plain](RecordKey record, const Value& value) {
        const Task* task = taskOf(record);
        if (!task || isAbsent(value)) return QString();
        const bool own = task->duration && plain(record);
        return durationText(
            {intOf(value)}, workUnitsOf(*portfolio, task->project), own ? task->durationUnit : DurationUnit::Days, own && task->elapsed);
    };
    duration.typed = [portfolio, taskOf](RecordKey record, const QString& text) -> Result<ChangeSet> {
        const Field& field = fieldFor<&Task::duration>();
        const Task* task = taskOf(record);
        if (!task) return Error{Errc::NotFound, "change.record-gone", {QStringLiteral("Task"), QString::number(record.id)}};
        const auto typed = parseDuration(text, workUnitsOf(*portfolio, record, field), task->durationUnit);
        if (!typed) return Error{Errc::Invalid, "field.not-a-duration", {field.labelText(), text}};
        return setDuration(*portfolio, task->id, typed->time, typed->unit, typed->elapsed);
    };
    duration.writable = plain;

    FormLine& complete = line(fieldFor<&Task::percentComplete>().keyText());
    complete.column.value = [portfolio, s](qint64 id) -> Value {
        const Task* task = portfolio->find(TaskId{id});
        const TaskDates* dates = s->dates(TaskId{id});
        if (dates && dates->summary) return dates->complete.e8;
        return task ? Value(task->percentComplete.e8) : Value();
    };
    complete.typed = [portfolio, s](RecordKey record, const QString& text) -> Result<ChangeSet> {
        const auto value = parseText(*portfolio, fieldFor<&Task::percentComplete>(), text);
        if (!value) return value.error();
        const TaskDates* dates = s->dates(TaskId{record.id});
        return setPercentComplete(*portfolio, TaskId{record.id}, {intOf(*value)}, dates ? *dates : TaskDates{});
    };
    complete.writable = plain;

    // A file of Primavera gives none: it follows from the actual start and the status date.
    FormLine& actual = line(fieldFor<&Task::actualDuration>().keyText());
    actual.column.value = [portfolio, s](qint64 id) -> Value {
        const Task* task = portfolio->find(TaskId{id});
        const TaskDates* dates = s->dates(TaskId{id});
        if (task && task->actualDuration) return task->actualDuration->seconds;
        return task && task->actualStart && dates && !dates->summary ? Value(dates->actual.seconds) : Value();
    };

    FormLine& start = line(QStringLiteral("computed.start"));
    start.column.tip = QObject::tr("Computed from links, calendars and progress. Typing a day sets “start no earlier than”.");
    start.typed = [s, portfolio, column = start.column](RecordKey record, const QString& text) -> Result<ChangeSet> {
        const auto time = typedTime(*s, column, record, text);
        return time ? setStart(*portfolio, TaskId{record.id}, *time) : Result<ChangeSet>(time.error());
    };
    start.writable = plain;

    FormLine& finish = line(QStringLiteral("computed.finish"));
    finish.column.tip = QObject::tr("Computed from links, calendars and progress. Typing a day sets the duration.");
    finish.typed = [s, taskOf, column = finish.column](RecordKey record, const QString& text) -> Result<ChangeSet> {
        const auto time = typedTime(*s, column, record, text);
        if (!time) return time.error();
        const Task* task = taskOf(record);
        if (!task) return Error{Errc::NotFound, "change.record-gone", {QStringLiteral("Task"), QString::number(record.id)}};
        return finishTyped(*s, *task, *time);
    };
    finish.writable = plain;

    for (const char* key : {"computed.total_float", "computed.free_float"}) {
        FormLine& slack = line(QString::fromLatin1(key));
        slack.text = [portfolio, taskOf](RecordKey record, const Value& value) {
            const Task* task = taskOf(record);
            return task && !isAbsent(value) ? durationOf(*portfolio, *task, intOf(value)) : QString();
        };
    }
    line(QStringLiteral("computed.total_float")).status = [s](RecordKey record, const Value& value) {
        const TaskDates* dates = s->dates(TaskId{record.id});
        return badWhere(!isAbsent(value) && dates && (dates->critical || intOf(value) < 0));
    };

    const auto add = [&](QLatin1String key, const QString& title, Kind kind, std::function<Value(qint64)> value) -> FormLine& {
        FormLine extra{.section = FormLine::Computed, .column = computedColumn(QString(key), title, kind, std::move(value))};
        extra.hiddenWhenEmpty = true;
        return lines.emplace_back(std::move(extra));
    };
    FormLine& driver = add(QLatin1String("computed.driver"), QObject::tr("Driven by"), Kind::Id, [s](qint64 id) -> Value {
        const TaskDates* dates = s->dates(TaskId{id});
        return dates && dates->driver ? Value(dates->driver.value) : Value();
    });
    driver.column.format.target = targetOf<TaskId>;
    driver.text = [s, portfolio](RecordKey record, const Value&) {
        const TaskDates* dates = s->dates(TaskId{record.id});
        return dates ? driverText(*portfolio, *dates) : QString();
    };

    using Frozen = std::shared_ptr<const QHash<TaskId, FrozenTask>>;
    const auto addFrozen = [&](QLatin1String finishKey, const QString& finishTitle, QLatin1String differenceKey,
                               const QString& differenceTitle, Frozen (Session::*frozen)(NodeId) const) {
        const auto old = [s, portfolio, frozen](qint64 id) {
            const Task* task = portfolio->find(TaskId{id});
            return task ? (s->*frozen)(task->project) : Frozen();
        };
        add(finishKey, finishTitle, Kind::DateTime, [old](qint64 id) -> Value {
            const Frozen all = old(id);
            const auto then = all ? all->value(TaskId{id}) : FrozenTask();
            return then.finish ? Value(then.finish->seconds) : Value();
        });
        FormLine& difference =
            add(differenceKey, differenceTitle, Kind::Work, [s, old](qint64 id) { return finishDifference(*s, id, old(id)); });
        difference.text = [portfolio, taskOf](RecordKey record, const Value& value) {
            const Task* task = taskOf(record);
            if (!task || isAbsent(value)) return QString();
            const QString text = durationOf(*portfolio, *task, intOf(value));
            return intOf(value) > 0 ? u'+' + text : text;
        };
        difference.status = [](RecordKey, const Value& value) { return badWhere(intOf(value) > 0); };
    };
    addFrozen(QLatin1String("baseline.finish"), QObject::tr("Baseline finish"), QLatin1String("baseline.difference"),
        QObject::tr("Difference to baseline"), &Session::baselineDates);
    addFrozen(QLatin1String("source.finish"), QObject::tr("Finish in the source"), QLatin1String("source.difference"),
        QObject::tr("Difference to source"), &Session::sourceDates);
}

} // namespace gantry
