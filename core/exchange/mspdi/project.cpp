#include "core/exchange/mspdi/project.h"

#include "core/exchange/mspdi/record.h"

#include <QFileInfo>

namespace gantry::mspdi {
namespace {

constexpr Names projectNames(
    {"UID", "Name", "Title", "GUID", "CreationDate", "StartDate", "FinishDate", "ScheduleFromStart", "StatusDate", "CalendarUID",
        "MinutesPerDay", "MinutesPerWeek", "DaysPerMonth", "DefaultStartTime", "DefaultFinishTime", "CriticalSlackLimit",
        "HonorConstraints", "MultipleCriticalPaths", "NewTasksAreManual", "CurrencyCode", "MoveCompletedEndsBack",
        "MoveCompletedEndsForward", "MoveRemainingStartsBack", "MoveRemainingStartsForward", "BuildNumber", "DefaultFixedCostAccrual",
        "Subject", "Category", "Company", "Manager", "Keywords"},
    {"Views", "Filters", "Groups", "Tables", "Maps", "Reports", "Drawings", "DataLinks", "VBAProjects", "WBSMasks", "Sprints",
        "BoardColumns"});
using ProjectRecord = Record<projectNames>;

WorkTime minutes(std::optional<qint64> n, WorkTime otherwise, qint64 most)
{
    return n && *n > 0 && *n <= most ? WorkTime{*n * 60} : otherwise;
}

void readOptions(Reading& reading, const ProjectRecord& p)
{
    ScheduleOptions& o = reading.project.options;
    o.id = reading.next<ScheduleOptionsId>();
    o.project = reading.project.node.id;
    o.rules = SchedulingRules::MicrosoftProject;
    o.scheduleFrom = p.flag("ScheduleFromStart", true) ? ScheduleFrom::Start : ScheduleFrom::Finish;
    o.plannedStart = p.date("StartDate");
    if (o.scheduleFrom == ScheduleFrom::Finish) o.plannedFinish = p.date("FinishDate"); // else it is computed
    o.statusDate = p.date("StatusDate");
    o.calendar = find(reading.calendars, p["CalendarUID"]);
    if (!o.calendar && p.has("CalendarUID") && p.integer("CalendarUID") != -1)
        reading.note("unknown-calendar", QStringLiteral("Project, CalendarUID: ") + p.text("CalendarUID"));
    if (!o.calendar && !reading.project.calendars.empty()) o.calendar = reading.project.calendars.front().id;
    o.dayLength = minutes(p.integer("MinutesPerDay"), o.dayLength, 24 * 60);
    o.weekLength = minutes(p.integer("MinutesPerWeek"), o.weekLength, 7 * 24 * 60);
    o.daysPerMonth = std::clamp<qint64>(p.integer("DaysPerMonth").value_or(o.daysPerMonth), 1, 31);
    o.dayStart.seconds = p.clock("DefaultStartTime").value_or(o.dayStart.seconds);
    o.dayFinish.seconds = p.clock("DefaultFinishTime").value_or(o.dayFinish.seconds);
    if (o.dayFinish.seconds == 0) o.dayFinish.seconds = secondsPerDay;
    const qint64 slackDays = std::clamp<qint64>(p.integer("CriticalSlackLimit").value_or(0), -10'000, 10'000);
    o.criticalFloatLimit = {slackDays * o.dayLength.seconds};
    // MS Project itself writes this flag the wrong way round (0 in every file of a default setup), other programs as its name says.
    // The option is on nearly always, so only a sure sign turns it off.
    o.honourConstraints = !(p.has("BuildNumber") && p.flag("HonorConstraints"));
    o.multipleCriticalPaths = p.flag("MultipleCriticalPaths");
    o.newTasksManual = p.flag("NewTasksAreManual");
    o.moveCompletedEndsBack = p.flag("MoveCompletedEndsBack");
    o.moveCompletedEndsForward = p.flag("MoveCompletedEndsForward");
    o.moveRemainingStartsBack = p.flag("MoveRemainingStartsBack");
    o.moveRemainingStartsForward = p.flag("MoveRemainingStartsForward");
}

} // namespace

QString titleOfFile(const QString& path)
{
    const QString last = QFileInfo(QString(path).replace(u'\\', u'/')).fileName();
    const qsizetype dot = last.lastIndexOf(u'.');
    return (dot > 0 && last.size() - dot <= 5 ? last.left(dot) : last).trimmed();
}

void readProject(Reading& reading, pugi::xml_node project, const QString& fileName)
{
    ProjectRecord p("Project", reading);
    p.read(project);
    ParsedProject& out = reading.project;
    const QString name = titleOfFile(p.text("Name")), title = p.text("Title").trimmed();
    out.sourceId = p.text("UID").trimmed();
    out.guid = guidText(p["GUID"]);
    out.matchName = name.isEmpty() ? title : name;
    out.created = p.text("CreationDate").trimmed();
    out.node.kind = NodeKind::Project;
    out.node.name = !title.isEmpty() ? title : !name.isEmpty() ? name : titleOfFile(fileName);
    out.node.currency = p.text("CurrencyCode").trimmed();
    readOptions(reading, p);
    // Where a file's own default is 3, MS Project wrote it, which numbers this like the accrual of resources: prorated last. The
    // documentation of the format has the last two the other way round, and other programs follow that.
    if (p.integer("DefaultFixedCostAccrual") == 3) reading.fixedCostAccruals = {Accrual::Start, Accrual::End, Accrual::Prorated};
    for (const auto key : {ProjectRecord::Key("Subject"), ProjectRecord::Key("Category"), ProjectRecord::Key("Company"),
             ProjectRecord::Key("Manager"), ProjectRecord::Key("Keywords")})
        if (p.has(key)) p.unkept(key);
    p.eachPart([&](std::string_view, pugi::xml_node container) {
        for (pugi::xml_node item : container.children())
            if (item.type() == pugi::node_element)
                reading.tally(textFrom(localName(item))).skip("no-place", textFrom(childOf(item, "Name").text().get()));
    });
    reading.tally(QStringLiteral("Project")).take();
}

} // namespace gantry::mspdi
