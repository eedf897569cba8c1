#include "core/exchange/mspdi/writing.h"

namespace gantry::mspdi {
namespace {

QByteArray clockXml(WorkTime time)
{
    const qint64 s = time.seconds % secondsPerDay; // the end of the day is 00:00
    const auto two = [](qint64 n) { return QByteArray::number(n).rightJustified(2, '0'); };
    return two(s / 3600) + ':' + two(s / 60 % 60) + ':' + two(s % 60);
}

/// By what a later import knows the project: what its source said, else its code or name.
QString fileName(const ProjectRows& rows)
{
    const bool known = rows.source && rows.source->format == SourceFormat::Mspdi && !rows.source->name.isEmpty();
    const QString name = known ? rows.source->name : rows.node.code.isEmpty() ? rows.node.name : rows.node.code;
    return name + QStringLiteral(".xml");
}

} // namespace

void writeProject(Writing& w)
{
    const ProjectRows& rows = w.rows;
    const ScheduleOptions& o = rows.options;
    const bool known = rows.source && rows.source->format == SourceFormat::Mspdi;
    const QByteArray now = timeBytes(DateTime{rows.request.now.ms / 1000});
    // The values stand in the project itself, not in an element of their own.
    w.out.values([&](Xml& p) {
        p.number("SaveVersion", 14);
        if (known) p.line("UID", rows.source->sourceId);
        // MS Project writes whether constraints are honoured the wrong way round, and reads it so; only beside its own build number is
        // the flag taken that way by other programs.
        if (!o.honourConstraints) p.line("BuildNumber", u"16.0.4266.1001");
        p.line("Name", fileName(rows));
        p.raw("GUID", guidXml(known ? rows.source->guid : QString(), rows.node.id.value));
        p.line("Title", rows.node.name);
        if (const Person* manager = rows.portfolio.find(rows.node.manager)) p.line("Manager", manager->name);
        p.line("Author", rows.request.author);
        p.raw("CreationDate", known && !rows.source->created.isEmpty() ? lineXml(rows.source->created) : now);
        p.raw("LastSaved", now);
        p.flag("ScheduleFromStart", o.scheduleFrom == ScheduleFrom::Start);
        p.time("StartDate", o.plannedStart ? o.plannedStart : rows.schedule.start);
        p.time("FinishDate", o.scheduleFrom == ScheduleFrom::Finish ? o.plannedFinish : rows.schedule.finish);
        p.number("FYStartDate", 1);
        p.number("CriticalSlackLimit", o.dayLength.seconds > 0 ? o.criticalFloatLimit.seconds / o.dayLength.seconds : 0);
        p.number("CurrencyDigits", 2);
        p.line("CurrencySymbol", rows.node.currency);
        p.line("CurrencyCode", rows.node.currency);
        p.number("CurrencySymbolPosition", 0);
        p.number("CalendarUID", w.calendars.of(rows.find(o.calendar) ? o.calendar.value : 0));
        p.raw("DefaultStartTime", clockXml(o.dayStart));
        p.raw("DefaultFinishTime", clockXml(o.dayFinish));
        p.number("MinutesPerDay", o.dayLength.seconds / 60);
        p.number("MinutesPerWeek", o.weekLength.seconds / 60);
        p.number("DaysPerMonth", o.daysPerMonth);
        p.number("DefaultTaskType", 0);
        p.number("DefaultFixedCostAccrual", 3); // prorated; by this the numbers of fixed costs are known to be MS Project's
        p.number("DurationFormat", 7);
        p.number("WorkFormat", 2);
        p.flag("HonorConstraints", !o.honourConstraints);
        p.flag("MultipleCriticalPaths", o.multipleCriticalPaths);
        p.flag("SplitsInProgressTasks", true);
        p.flag("TaskUpdatesResource", true);
        p.flag("MoveCompletedEndsBack", o.moveCompletedEndsBack);
        p.flag("MoveRemainingStartsBack", o.moveRemainingStartsBack);
        p.flag("MoveRemainingStartsForward", o.moveRemainingStartsForward);
        p.flag("MoveCompletedEndsForward", o.moveCompletedEndsForward);
        p.time("StatusDate", o.statusDate);
        p.raw("CurrentDate", now);
        p.flag("NewTasksAreManual", o.newTasksManual);
    });
}

} // namespace gantry::mspdi
