#include "ui/pages/plan/plan_columns.h"

#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/text/text.h"
#include "ui/models/typed_date.h"
#include "ui/pages/plan/plan_column_parts.h"
#include "ui/shell/theme.h"

namespace gantry {
using namespace plan_columns;
namespace {

QString yes(bool is) { return is ? tr("Yes") : QString(); }
RecordKey keyOf(const Task& task) { return {entityOf<Task>(), task.id.value}; }

QString floatText(const PlanData& data, const Task& task, std::optional<qint64> seconds)
{
    if (!seconds || data.isFinished(task)) return seconds ? QStringLiteral("–") : QString();
    return durationText({*seconds}, workUnitsOf(data.portfolio(), task.project));
}

/// Words that a field lets people choose from: of an enum, of a yes-or-no, or the calendars that the project may use.
std::function<QStringList()> choicesOf(const PlanData& data, const Column& column)
{
    const Field& format = column.format;
    if (!format.words.empty()) {
        QStringList words;
        for (const auto& word : format.words) words << enumText(QString::fromLatin1(word.data(), qsizetype(word.size())));
        return [words] { return words; };
    }
    if (column.kind == Kind::Bool) return [] { return QStringList{tr("Yes"), tr("No")}; };
    if (format.target == targetOf<CalendarId>)
        return [d = &data] {
            QStringList names;
            d->portfolio().all<Calendar>().forEach([&](const Calendar& c) { names << c.name; });
            names.removeDuplicates();
            return names;
        };
    return {};
}

/// A field of the task, or a custom one: reads and types as everywhere, but dates as days.
PlanColumn stored(const PlanData& data, Column column, const QString& key, const QString& title, int width)
{
    const PlanData* d = &data;
    PlanColumn out{.key = key, .title = title, .width = width, .alignment = column.alignment, .choices = choicesOf(data, column)};
    if (column.kind == Kind::DateTime) out.width = dateWidth();
    if (column.summable() || column.kind == Kind::DateTime) out.figure = column.format;
    const auto shared = std::make_shared<const Column>(std::move(column));
    out.text = [d, shared](const Task& t) {
        const Value value = shared->value(t.id.value);
        if (shared->kind == Kind::DateTime) return isAbsent(value) ? QString() : dateText(dateOf({intOf(value)}));
        if (shared->kind == Kind::Bool) return yes(intOf(value) != 0);
        return displayText(d->portfolio(), shared->format, value,
            shared->edits ? workUnitsOf(d->portfolio(), keyOf(t), *shared->edits) : workUnitsOf(d->portfolio(), t.project));
    };
    out.value = [shared](const Task& t) { return shared->value(t.id.value); };
    out.edit = [d, shared](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        auto value = parseTyped(d->portfolio(), *shared, keyOf(t), text, d->session().today());
        if (!value) return value.error();
        if (shared->custom) return setCustomValue(on.portfolio, d->session().ids(), *shared, keyOf(t), *value);
        return setCell(on.portfolio, keyOf(t), *shared->edits, *value);
    };
    return out;
}

PlanColumn field(const PlanData& data, const Field& field, const QString& title, int width)
{
    return stored(
        data, gantry::fieldColumn(data.portfolio(), entityOf<Task>(), field), QStringLiteral("task.") + field.keyText(), title, width);
}

/// A moment that the engine found; nobody types it.
PlanColumn found(const PlanData& data, QLatin1String key, const QString& title, std::optional<DateTime> TaskDates::*member)
{
    const PlanData* d = &data;
    PlanColumn out{.key = key, .title = title, .width = dateWidth(), .alignment = Qt::AlignRight};
    out.figure = plainFormat(Kind::DateTime);
    out.text = [d, member](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return dates ? dayText(dates->*member) : QString();
    };
    out.value = [d, member](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return dates ? valueOf(dates->*member) : Value();
    };
    return out;
}

/// A start or finish that typing moves. A day without an hour keeps the hour that the task has there.
Result<DateTime> typedMoment(
    const PlanData& data, const Task& task, QLatin1String key, const std::optional<DateTime>& now, const QString& text)
{
    Column column = computedColumn(key, tr("Date"), Kind::DateTime, [now](qint64) { return valueOf(now); });
    auto value = parseTyped(data.portfolio(), column, keyOf(task), text, data.session().today());
    if (!value) return value.error();
    if (isAbsent(*value)) return Error{Errc::Invalid, "field.required", {column.title}};
    return DateTime{intOf(*value)};
}

PlanColumn startColumn(const PlanData& data)
{
    const PlanData* d = &data;
    PlanColumn out = found(data, QLatin1String("computed.start"), tr("Start"), &TaskDates::start);
    out.shown = true;
    out.onSummaries = false;
    out.edit = [d](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        const TaskDates* now = d->dates(t.id);
        const auto time = typedMoment(*d, t, QLatin1String("start"), now ? now->start : std::nullopt, text);
        if (!time) return time.error();
        return setStart(on.portfolio, t.id, *time);
    };
    out.projectText = [](const ProjectSchedule& s) { return dayText(s.start); };
    return out;
}

/// Where a task starts as far as one can tell while several cells are typed at once: a start typed just before is not scheduled yet.
std::optional<DateTime> startSeen(const PlanData& data, const Task& task, const TaskDates* dates)
{
    const Task* shown = data.portfolio().find(task.id);
    if (task.constraintDate && (!shown || shown->constraintDate != task.constraintDate)) return task.constraintDate;
    return dates && dates->start ? dates->start : data.portfolio().optionsOf(task.project).plannedStart;
}

PlanColumn finishColumn(const PlanData& data)
{
    const PlanData* d = &data;
    PlanColumn out = found(data, QLatin1String("computed.finish"), tr("Finish"), &TaskDates::finish);
    out.shown = true;
    out.onSummaries = false;
    out.edit = [d](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        const TaskDates* now = d->dates(t.id);
        const auto time = typedMoment(*d, t, QLatin1String("finish"), now ? now->finish : std::nullopt, text);
        if (!time) return time.error();
        const auto start = startSeen(*d, t, now);
        const auto work = start && t.elapsed ? std::optional(time->seconds - start->seconds) : workingSeconds(*d, t, start, *time);
        if (!work) return Error{Errc::Invalid, "schedule.no-working-time", {t.name}};
        return setFinish(on.portfolio, t.id, *time, WorkTime{*work});
    };
    out.projectText = [](const ProjectSchedule& s) { return dayText(s.finish); };
    return out;
}

PlanColumn durationColumn(const PlanData& data)
{
    const PlanData* d = &data;
    PlanColumn out{
        .key = QStringLiteral("task.duration"), .title = tr("Duration"), .width = 72, .alignment = Qt::AlignRight, .shown = true};
    out.onSummaries = false;
    out.figure = plainFormat(Kind::Work);
    out.text = [d](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        const bool computed = d->isSummary(t.id) || !t.duration;
        if (computed && !dates) return QString();
        return durationText(computed ? dates->duration : *t.duration, workUnitsOf(d->portfolio(), t.project),
            computed ? DurationUnit::Days : t.durationUnit, !computed && t.elapsed);
    };
    out.value = [d](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        if (!d->isSummary(t.id) && t.duration) return Value(t.duration->seconds);
        return dates ? Value(dates->duration.seconds) : Value();
    };
    out.edit = [d](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        const Field& field = fieldFor<&Task::duration>();
        const auto typed = parseDuration(text, workUnitsOf(on.portfolio, keyOf(t), field), t.durationUnit);
        if (!typed) return Error{Errc::Invalid, "field.not-a-duration", {field.labelText(), text}};
        return setDuration(on.portfolio, t.id, typed->time, typed->unit, typed->elapsed);
    };
    out.projectText = [d](const ProjectSchedule& s) {
        const WorkCalendar* calendar = d->calendar(s.project);
        if (!calendar || !s.start || !s.finish) return QString();
        return durationText({calendar->work(s.start->seconds, s.finish->seconds)}, workUnitsOf(d->portfolio(), s.project));
    };
    return out;
}

PlanColumn floatColumn(const PlanData& data, QLatin1String key, const QString& title, std::optional<qint64> TaskDates::*member, bool shown)
{
    const PlanData* d = &data;
    PlanColumn out{.key = key, .title = title, .width = 64, .alignment = Qt::AlignRight, .shown = shown};
    out.figure = plainFormat(Kind::Work);
    out.text = [d, member](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return dates ? floatText(*d, t, dates->*member) : QString();
    };
    out.value = [d, member](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return dates && dates->*member ? Value(*(dates->*member)) : Value();
    };
    out.ink = [d](const Task& t) {
        if (d->isFinished(t)) return Ink::Quiet;
        return d->isCritical(t) ? Ink::Bad : d->isNearCritical(t) ? Ink::Watch : Ink::Plain;
    };
    return out;
}

PlanColumn percentColumn(const PlanData& data)
{
    const PlanData* d = &data;
    const auto done = [d](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return d->isSummary(t.id) && dates ? dates->complete : t.percentComplete;
    };
    const auto text = [d](Percent p) { return displayText(d->portfolio(), fieldFor<&Task::percentComplete>(), p.e8); };
    PlanColumn out{.key = QStringLiteral("task.percent_complete"), .title = tr("% done"), .width = 64, .alignment = Qt::AlignRight};
    out.onSummaries = false;
    out.figure = fieldFor<&Task::percentComplete>();
    out.text = [done, text](const Task& t) { return text(done(t)); };
    out.value = [done](const Task& t) { return Value(done(t).e8); };
    out.edit = [d](const TypedOn& on, const Task& t, const QString& typed) -> Result<ChangeSet> {
        const auto value = parseText(d->portfolio(), fieldFor<&Task::percentComplete>(), typed);
        if (!value) return value.error();
        const TaskDates* dates = d->dates(t.id);
        return setPercentComplete(on.portfolio, t.id, Percent{intOf(*value)}, dates ? *dates : TaskDates{});
    };
    out.ink = [done](const Task& t) { return done(t).e8 == 0 ? Ink::Quiet : Ink::Plain; };
    out.projectText = [text](const ProjectSchedule& s) { return text(s.complete); };
    return out;
}

PlanColumn linkColumn(const PlanData& data, QLatin1String key, const QString& title, bool into)
{
    const PlanData* d = &data;
    PlanColumn out{.key = key, .title = title, .width = 110};
    out.text = [d, into](const Task& t) {
        QStringList parts;
        for (const LinkId id : into ? d->predecessors(t.id) : d->successors(t.id))
            if (const Link* l = d->portfolio().find(id)) parts << linkText(*d, *l, into ? l->predecessor : l->successor, t.project);
        return parts.join(u"; ");
    };
    out.value = [text = out.text](const Task& t) { return Value(text(t)); };
    if (!into) return out;
    out.edit = [d](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        const auto named = [&](const QString& name) {
            const TaskId task = d->taskNamed(t.project, name);
            const qint64 beyond = name.toLongLong() - std::ssize(d->outline(t.project)) - 1;
            return !task && beyond >= 0 && beyond < std::ssize(on.added) ? TaskId{on.added[std::size_t(beyond)]} : task;
        };
        return setPredecessors(on.portfolio, d->session().ids(), t.id, text, named, d->portfolio().optionsOf(t.project).dayLength);
    };
    return out;
}

PlanColumn manualColumn(const PlanData& data)
{
    const PlanData* d = &data;
    PlanColumn out = field(data, fieldFor<&Task::manual>(), tr("By hand"), 70);
    out.onSummaries = false;
    out.edit = [d](const TypedOn& on, const Task& t, const QString& text) -> Result<ChangeSet> {
        const auto value = parseText(d->portfolio(), fieldFor<&Task::manual>(), text);
        if (!value) return value.error();
        if (intOf(*value) == 0) return scheduleByNetwork(on.portfolio, t.id);
        const TaskDates* dates = d->dates(t.id);
        return scheduleByHand(on.portfolio, t.id, dates ? *dates : TaskDates{});
    };
    return out;
}

void addWords(std::vector<PlanColumn>& columns, const PlanData& data)
{
    const PlanData* d = &data;
    PlanColumn resources{.key = QStringLiteral("resources"), .title = tr("Resources"), .width = 140};
    resources.text = [d](const Task& t) { return d->resourceNames(t.id).join(u", "); };
    resources.value = [text = resources.text](const Task& t) { return Value(text(t)); };
    columns.push_back(resources);
    PlanColumn driver{.key = QStringLiteral("computed.driver"), .title = tr("Driven by"), .width = 160};
    driver.text = [d](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        return dates ? driverText(d->portfolio(), *dates) : QString();
    };
    driver.value = [text = driver.text](const Task& t) { return Value(text(t)); };
    columns.push_back(driver);
    PlanColumn wbs{.key = QStringLiteral("wbs"), .title = tr("WBS"), .width = 72};
    wbs.text = [d](const Task& t) { return d->row(t.id) ? d->row(t.id)->wbs : QString(); };
    wbs.value = [d](const Task& t) { return Value(qint64(d->number(t.id))); };
    columns.push_back(wbs);
    PlanColumn critical{.key = QStringLiteral("computed.critical"), .title = tr("Critical"), .width = 70};
    critical.text = [d](const Task& t) { return yes(d->isCritical(t)); };
    critical.value = [d](const Task& t) { return Value(qint64(d->isCritical(t))); };
    columns.push_back(critical);
}

} // namespace

std::optional<qint64> workingSeconds(
    const PlanData& data, const Task& task, const std::optional<DateTime>& from, const std::optional<DateTime>& to)
{
    const WorkCalendar* calendar = data.calendarOf(task);
    if (!calendar || !from || !to) return std::nullopt;
    return calendar->work(from->seconds, to->seconds);
}

QString signedText(const PlanData& data, const Task& task, qint64 seconds)
{
    const QString text = durationText({seconds}, workUnitsOf(data.portfolio(), task.project));
    return seconds > 0 ? u'+' + text : text;
}

QString linkText(const PlanData& data, const Link& link, TaskId shown, NodeId project)
{
    const Task* task = data.portfolio().find(shown);
    if (!task) return {};
    static constexpr const char* words[] = {"FS", "SS", "FF", "SF"};
    QString text = data.nameOf(*task, project);
    const bool percentLag = link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent;
    const bool lag = percentLag ? link.lagPercent.e8 != 0 : link.lag.seconds != 0;
    if (link.type != LinkType::FinishToStart || lag) text += QLatin1StringView(words[int(link.type)]);
    if (!lag) return text;
    const qint64 amount = percentLag ? link.lagPercent.e8 : link.lag.seconds;
    if (amount > 0) text += u'+';
    if (percentLag) return text + decimalText(amount, 8) + u'%';
    const bool elapsed = link.lagKind == LagKind::Elapsed;
    // Only units that can be typed back.
    const bool hours = link.lagUnit == DurationUnit::Hours || link.lagUnit == DurationUnit::Minutes;
    const DurationUnit unit = hours                       ? DurationUnit::Hours
        : link.lagUnit == DurationUnit::Weeks && !elapsed ? DurationUnit::Weeks
                                                          : DurationUnit::Days;
    return text + durationText(link.lag, workUnitsOf(data.portfolio(), link.project), unit, elapsed, QLocale::c()).remove(u' ');
}

std::vector<PlanColumn> planColumns(const PlanData& data, NodeId project)
{
    const PlanData* d = &data;
    std::vector<PlanColumn> columns;
    columns.push_back(
        {.key = QStringLiteral("number"), .title = QStringLiteral("#"), .width = 40, .alignment = Qt::AlignRight, .shown = true});
    columns.back().text = [d](const Task& t) { return QString::number(d->number(t.id)); };
    columns.back().value = [d](const Task& t) { return Value(qint64(d->number(t.id))); };
    columns.push_back({.key = QStringLiteral("task.name"), .title = tr("Task"), .width = 220, .shown = true});
    columns.back().text = [](const Task& t) { return t.name; };
    columns.back().value = [](const Task& t) { return Value(t.name); };
    columns.back().edit = [](const TypedOn& on, const Task& t, const QString& text) { return renameTask(on.portfolio, t.id, text); };
    columns.back().projectText = [d](const ProjectSchedule& s) { return d->portfolio().titleOf(entityOf<Node>(), s.project.value); };

    columns.push_back(durationColumn(data));
    columns.push_back(startColumn(data));
    columns.push_back(finishColumn(data));
    columns.push_back(floatColumn(data, QLatin1String("computed.total_float"), tr("Float"), &TaskDates::totalFloat, true));
    columns.push_back(floatColumn(data, QLatin1String("computed.free_float"), tr("Free float"), &TaskDates::freeFloat, false));
    columns.push_back(percentColumn(data));
    columns.push_back(linkColumn(data, QLatin1String("links.predecessors"), tr("Predecessors"), true));
    columns.push_back(linkColumn(data, QLatin1String("links.successors"), tr("Successors"), false));
    addWords(columns, data);
    columns.push_back(field(data, fieldFor<&Task::constraint>(), tr("Constraint"), 150));
    columns.push_back(field(data, fieldFor<&Task::constraintDate>(), tr("Constraint date"), 0));
    columns.push_back(field(data, fieldFor<&Task::deadline>(), tr("Deadline"), 0));
    columns.push_back(field(data, fieldFor<&Task::calendar>(), tr("Calendar"), 130));
    columns.push_back(field(data, fieldFor<&Task::code>(), tr("Code"), 80));

    addFrozenColumns(columns, data);

    columns.push_back(field(data, fieldFor<&Task::actualStart>(), tr("Actual start"), 0));
    columns.push_back(field(data, fieldFor<&Task::actualFinish>(), tr("Actual finish"), 0));
    columns.push_back({.key = QStringLiteral("computed.remaining"), .title = tr("Remaining"), .width = 80, .alignment = Qt::AlignRight});
    columns.back().text = [d](const Task& t) {
        const TaskDates* dates = d->dates(t.id);
        const bool elapsed = t.elapsed && !d->isSummary(t.id);
        return dates ? durationText(dates->remaining, workUnitsOf(d->portfolio(), t.project), DurationUnit::Days, elapsed) : QString();
    };
    columns.back().value = [d](const Task& t) { return d->dates(t.id) ? Value(d->dates(t.id)->remaining.seconds) : Value(); };
    columns.back().figure = plainFormat(Kind::Work);
    columns.push_back(found(data, QLatin1String("computed.early_start"), tr("Early start"), &TaskDates::earlyStart));
    columns.push_back(found(data, QLatin1String("computed.early_finish"), tr("Early finish"), &TaskDates::earlyFinish));
    columns.push_back(found(data, QLatin1String("computed.late_start"), tr("Late start"), &TaskDates::lateStart));
    columns.push_back(found(data, QLatin1String("computed.late_finish"), tr("Late finish"), &TaskDates::lateFinish));
    columns.push_back(field(data, fieldFor<&Task::kind>(), tr("Kind"), 120));
    columns.push_back(manualColumn(data));
    columns.push_back(field(data, fieldFor<&Task::active>(), tr("Active"), 70));
    columns.push_back(field(data, fieldFor<&Task::priority>(), tr("Priority"), 64));
    columns.push_back(field(data, fieldFor<&Task::work>(), tr("Work"), 80));
    columns.push_back(field(data, fieldFor<&Task::owner>(), tr("Owner"), 140));

    std::vector<const CustomField*> customs;
    data.portfolio().all<CustomField>().forEach([&](const CustomField& f) {
        if (f.entity == infoOf<Task>().keyText() && (!f.project || f.project == project)) customs.push_back(&f);
    });
    std::ranges::sort(customs, {}, [](const CustomField* f) { return std::pair(f->name, f->id); });
    for (const CustomField* f : customs) {
        Column column = customColumn(data.session(), *f);
        const QString key = column.key, title = column.title;
        const int width = column.width;
        columns.push_back(stored(data, std::move(column), key, title, width));
    }
    for (const int date = dateWidth(); PlanColumn & column : columns)
        if (column.width != date) column.width = grown(column.width); // dates are measured
    return columns;
}

} // namespace gantry
