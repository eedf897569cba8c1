#include "core/exchange/mspdi/custom_fields.h"
#include "core/exchange/mspdi/duration_format.h"
#include "core/exchange/mspdi/links.h"
#include "core/exchange/mspdi/outline.h"
#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"

#include <map>

namespace gantry::mspdi {
namespace {

constexpr Names taskNames(
    {"UID", "ID", "Name", "Active", "Manual", "Type", "IsNull", "WBS", "OutlineNumber", "OutlineLevel", "Priority", "Start", "Finish",
        "Duration", "ManualStart", "ManualFinish", "ManualDuration", "DurationFormat", "Work", "Stop", "Resume", "EffortDriven",
        "Estimated", "Milestone", "Critical", "IsSubproject", "ExternalTask", "ExternalTaskProject", "EarlyStart", "EarlyFinish",
        "LateStart", "LateFinish", "FreeSlack", "TotalSlack", "FixedCost", "FixedCostAccrual", "PercentComplete", "PhysicalPercentComplete",
        "Cost", "ActualStart", "ActualFinish", "ActualDuration", "RemainingDuration", "ConstraintType", "ConstraintDate", "CalendarUID",
        "LevelingDelay", "LevelingDelayFormat", "Deadline", "IgnoreResourceCalendar", "EarnedValueMethod", "GUID", "Notes", "Hyperlink",
        "HyperlinkAddress", "Contact", "OvertimeWork", "StartText", "FinishText", "DurationText"},
    {"PredecessorLink", "ExtendedAttribute", "OutlineCode", "Baseline", "Project"});
constexpr Names baselineNames({"Number", "Start", "Finish", "Duration", "Work", "Cost"}, {});
using TaskRecord = Record<taskNames>;

constexpr qint64 deepestLevel = 100;

class TaskReader {
public:
    TaskReader(Reading& reading, CustomFields& fields)
        : m_reading(reading)
        , m_fields(fields)
        , m_links(reading)
        , m_tally(reading.tally(QStringLiteral("Task")))
        , m_t("Task", reading)
    {
    }
    void read(pugi::xml_node element);
    void finish();

private:
    bool isProjectSummary() const;
    void readProjectSummary();
    void place(Task& task);
    void readIdentity(Task& task, std::string_view uid);
    void readDuration(Task& task);
    void readLogic(Task& task);
    void readProgress(Task& task);
    void readRest(Task& task);
    void keepSourceDates(const Task& task);
    void readBaseline(const Task& task, pugi::xml_node element);
    void noteUnkept(const Task& task);

    Reading& m_reading;
    CustomFields& m_fields;
    Links m_links;
    RecordTally& m_tally;
    TaskRecord m_t;
    Outline m_outline;
    std::vector<char> m_summaries; // of each task: whether it has children
    std::map<qint64, ParsedBaseline> m_baselines;
    bool m_summaryRead = false;
};

bool TaskReader::isProjectSummary() const
{
    const auto zero = [this](TaskRecord::Key key) { return trimmed(m_t[key]) == "0"; };
    const bool top = m_t.has("OutlineLevel") ? zero("OutlineLevel")
        : m_t.has("OutlineNumber")           ? zero("OutlineNumber")
                                             : zero("UID") && zero("ID");
    // Other programs give the first of their tasks UID 0 too, but a row number above it.
    return !m_summaryRead && top && (m_t.has("ID") ? zero("ID") : zero("UID"));
}

void TaskReader::readProjectSummary()
{
    m_summaryRead = true;
    m_reading.projectSummary = trimmed(m_t["UID"]);
    Node& node = m_reading.project.node;
    addNote(m_reading, u"node", node.id.value, QStringLiteral("project"), m_t.text("Notes"));
    m_tally.skip("project-summary", m_t.place());
    m_t.eachPart([&](std::string_view name, pugi::xml_node element) {
        if (name == "ExtendedAttribute")
            m_fields.readAttribute(element, u"node", node.id.value, m_t);
        else if (name == "OutlineCode")
            m_fields.readCode(element, u"node", node.id.value, m_t);
        else
            skipWhole(m_reading, element, name == "Baseline" ? "summary-baseline" : "link-end-missing");
    });
}

void TaskReader::read(pugi::xml_node element)
{
    TaskRecord& t = m_t;
    t.read(element);
    if (t.flag("IsNull")) return t.skip("blank-row");
    if (isProjectSummary()) return readProjectSummary();
    const std::string_view uid = trimmed(t.has("UID") ? t["UID"] : t["ID"]);
    if (!uid.empty() && m_reading.tasks.contains(uid)) return t.skip("duplicate-id");
    Task task{.id = m_reading.next<TaskId>(), .project = m_reading.project.node.id};
    readIdentity(task, uid);
    place(task);
    readDuration(task);
    readLogic(task);
    readProgress(task);
    readRest(task);
    keepSourceDates(task);
    noteUnkept(task);
    if (!uid.empty()) m_reading.tasks.emplace(uid, task.id);
    addNote(m_reading, u"task", task.id.value, task.sourceId, t.text("Notes"));
    t.eachPart([&](std::string_view name, pugi::xml_node part) {
        if (name == "PredecessorLink")
            m_links.keep(task.id, uid, part);
        else if (name == "ExtendedAttribute")
            m_fields.readAttribute(part, u"task", task.id.value, t);
        else if (name == "OutlineCode")
            m_fields.readCode(part, u"task", task.id.value, t);
        else if (name == "Baseline")
            readBaseline(task, part);
        else
            skipWhole(m_reading, part, "other-project");
    });
    m_reading.project.tasks.push_back(std::move(task));
    m_tally.take();
}

void TaskReader::readIdentity(Task& task, std::string_view uid)
{
    task.name = m_t.text("Name");
    if (task.name.trimmed().isEmpty()) {
        task.name = QStringLiteral("Task %1").arg(textFrom(trimmed(m_t.has("ID") ? m_t["ID"] : uid)));
        m_reading.note("unnamed", m_t.place());
    }
    task.sourceId = textFrom(uid);
    task.sourceGuid = guidText(m_t["GUID"]);
}

void TaskReader::place(Task& task)
{
    qint64 level = m_t.integer("OutlineLevel").value_or(-1);
    if (level < 0) level = m_t.has("OutlineNumber") ? std::ranges::count(trimmed(m_t["OutlineNumber"]), '.') + 1 : 1;
    if (level > deepestLevel) {
        level = deepestLevel;
        m_reading.note("outline-too-deep", m_t.place());
    }
    if (const auto above = m_outline.enter(level)) {
        task.parent = m_reading.project.tasks[*above].id;
        m_summaries[*above] = 1;
    }
    const QString number = m_outline.open(level, m_reading.project.tasks.size());
    m_summaries.push_back(0);
    // A code that only counts the rows is derived and not kept.
    const QString wbs = m_t.text("WBS").trimmed();
    const QString derived = m_t.has("OutlineNumber") ? m_t.text("OutlineNumber").trimmed() : number;
    if (wbs != derived && wbs != number) task.code = wbs;
}

void TaskReader::readDuration(Task& task)
{
    const DurationFormat format = durationFormat(m_t.integer("DurationFormat").value_or(7));
    task.manual = m_t.flag("Manual");
    task.duration = m_t.workTime("Duration");
    if (!task.duration && task.manual) task.duration = m_t.workTime("ManualDuration");
    task.durationUnit = format.unit == DurationUnit::Percent ? DurationUnit::Days : format.unit;
    task.elapsed = format.elapsed && format.unit != DurationUnit::Percent;
    task.estimated = format.estimated || m_t.flag("Estimated");
    task.milestone = m_t.flag("Milestone");
    task.taskType = m_t.word<TaskType>("Type", {TaskType::FixedUnits, TaskType::FixedDuration, TaskType::FixedWork}, TaskType::FixedUnits);
    task.effortDriven = m_t.flag("EffortDriven");
    if (const auto work = m_t.workTime("Work"); work && work->seconds > 0) task.work = work;
}

void TaskReader::readLogic(Task& task)
{
    using C = ConstraintType;
    task.active = m_t.flag("Active", true);
    if (task.manual) {
        task.manualStart = m_t.date(m_t.has("ManualStart") ? TaskRecord::Key("ManualStart") : TaskRecord::Key("Start"));
        task.manualFinish = m_t.date(m_t.has("ManualFinish") ? TaskRecord::Key("ManualFinish") : TaskRecord::Key("Finish"));
    }
    if (m_t.flag("ExternalTask")) { // a task of another file: its dates are all that is known of it, so they hold
        if (!task.manual) task.manualStart = m_t.date("Start"), task.manualFinish = m_t.date("Finish");
        task.manual = true;
        m_reading.note("external-task", m_t.place());
        ParsedOutside& stands = m_reading.project.outside.emplace_back(outsideTask(m_t.text("ExternalTaskProject")));
        stands.end.standIn = task.id, stands.end.taskName = task.name;
    }
    task.constraint = m_t.word<C>("ConstraintType",
        {C::AsSoonAsPossible, C::AsLateAsPossible, C::MustStartOn, C::MustFinishOn, C::StartNoEarlierThan, C::StartNoLaterThan,
            C::FinishNoEarlierThan, C::FinishNoLaterThan},
        C::AsSoonAsPossible);
    if (task.constraint != C::AsSoonAsPossible && task.constraint != C::AsLateAsPossible) {
        task.constraintDate = m_t.date("ConstraintDate");
        if (!task.constraintDate) {
            task.constraint = C::AsSoonAsPossible;
            m_reading.note("constraint-without-date", m_t.place());
        }
    }
    task.deadline = m_t.date("Deadline");
    task.calendar = find(m_reading.calendars, m_t["CalendarUID"]);
    if (!task.calendar && m_t.integer("CalendarUID").value_or(-1) > 0) m_reading.note("unknown-calendar", m_t.place());
    task.ignoreResourceCalendars = m_t.flag("IgnoreResourceCalendar");
    task.priority = std::clamp<qint64>(m_t.integer("Priority").value_or(500), 0, 1000);
    task.levelingDelay.seconds = std::max<qint64>(0, m_t.tenths("LevelingDelay").value_or(0));
    task.levelingDelayElapsed = durationFormat(m_t.integer("LevelingDelayFormat").value_or(8)).elapsed;
}

void TaskReader::readProgress(Task& task)
{
    task.actualStart = m_t.date("ActualStart"), task.actualFinish = m_t.date("ActualFinish");
    task.percentComplete = m_t.percent("PercentComplete").value_or(task.actualFinish ? percent(100) : Percent{});
    task.percentComplete.e8 = std::clamp<qint64>(task.percentComplete.e8, 0, percent(100).e8);
    const auto physical = m_t.percent("PhysicalPercentComplete");
    if (m_t.integer("EarnedValueMethod") == 1) task.percentType = PercentType::Physical;
    if (physical && (physical->e8 || task.percentType == PercentType::Physical)) task.physicalPercent = physical;
    if (!task.actualStart && !task.percentComplete.e8) {
        const auto stop = m_t.date("Stop"), resume = m_t.date("Resume");
        if (stop && resume && *stop < *resume) task.suspended = stop, task.resumed = resume;
        return; // the rest says again that nothing has begun
    }
    task.actualDuration = m_t.workTime("ActualDuration");
    task.remainingDuration = m_t.workTime("RemainingDuration");
    if (!task.actualFinish) task.suspended = m_t.date("Stop"), task.resumed = m_t.date("Resume");
}

void TaskReader::readRest(Task& task)
{
    task.fixedCost = m_t.money("FixedCost").value_or(Money{});
    if (const auto accrual = m_t.integer("FixedCostAccrual"); accrual && *accrual >= 1 && *accrual <= 3)
        task.fixedCostAccrual = m_reading.fixedCostAccruals[std::size_t(*accrual - 1)];
}

void TaskReader::keepSourceDates(const Task& task)
{
    FrozenTask f{.task = task.id};
    f.start = m_t.date("Start"), f.finish = m_t.date("Finish");
    f.earlyStart = m_t.date("EarlyStart"), f.earlyFinish = m_t.date("EarlyFinish");
    f.lateStart = m_t.date("LateStart"), f.lateFinish = m_t.date("LateFinish");
    f.totalFloat = m_t.tenths("TotalSlack"), f.freeFloat = m_t.tenths("FreeSlack");
    if (m_t.has("Critical")) f.critical = m_t.flag("Critical");
    f.duration = task.duration.value_or(WorkTime{});
    f.work = task.work.value_or(WorkTime{});
    f.cost = m_t.money("Cost").value_or(Money{});
    if (f.start || f.finish || f.earlyStart || f.lateFinish || f.totalFloat) m_reading.project.sourceDates.push_back(std::move(f));
}

void TaskReader::readBaseline(const Task& task, pugi::xml_node element)
{
    Record<baselineNames> b("Baseline", m_reading);
    b.read(element);
    RecordTally& tally = m_reading.tally(QStringLiteral("Baseline"));
    const qint64 number = b.integer("Number").value_or(0);
    if (number < 0 || number > 10) return tally.skip("unreadable", m_t.place());
    FrozenTask f{.task = task.id};
    f.start = b.date("Start"), f.finish = b.date("Finish");
    f.duration = b.workTime("Duration").value_or(WorkTime{});
    f.work = b.workTime("Work").value_or(WorkTime{});
    f.cost = b.money("Cost").value_or(Money{});
    std::vector<FrozenTask>& tasks = m_baselines[number].tasks;
    if (!tasks.empty() && tasks.back().task == task.id) return tally.skip("duplicate-id", m_t.place());
    tasks.push_back(std::move(f));
    tally.take();
}

void TaskReader::noteUnkept(const Task& task)
{
    if (m_t.flag("IsSubproject")) m_reading.note("subproject", m_t.place());
    if (m_t.workTime("OvertimeWork").value_or(WorkTime{}).seconds > 0) m_t.unkept("OvertimeWork");
    for (const auto key : {TaskRecord::Key("Hyperlink"), TaskRecord::Key("HyperlinkAddress"), TaskRecord::Key("Contact")})
        if (m_t.has(key)) m_t.unkept(key);
    if (!task.manual) return;
    for (const auto key : {TaskRecord::Key("StartText"), TaskRecord::Key("FinishText"), TaskRecord::Key("DurationText")})
        if (m_t.has(key)) m_t.unkept(key);
}

void TaskReader::finish()
{
    m_links.finish();
    for (std::size_t i = 0; i < m_summaries.size(); ++i) {
        if (!m_summaries[i]) continue;
        Task& t = m_reading.project.tasks[i]; // what a summary shows is computed from its children
        if (!t.manual) t.duration.reset(), t.estimated = false;
        t.percentComplete = {};
        t.actualStart.reset(), t.actualFinish.reset();
        t.actualDuration.reset(), t.remainingDuration.reset();
        t.suspended.reset(), t.resumed.reset();
        t.work.reset();
    }
    for (auto& [number, baseline] : m_baselines) {
        baseline.number = number;
        baseline.name = number ? QStringLiteral("Baseline %1").arg(number) : QStringLiteral("Baseline");
        m_reading.project.baselines.push_back(std::move(baseline));
    }
}

/// The rows in the order of their numbers, where each has one and they differ; else as they stand.
std::vector<pugi::xml_node> rowsInOrder(pugi::xml_node tasks)
{
    std::vector<std::pair<qint64, pugi::xml_node>> rows;
    bool numbered = true;
    eachChild(tasks, "Task", [&](pugi::xml_node element) {
        const auto id = numbered ? integerOf(childOf(element, "ID").text().get()) : std::nullopt;
        numbered = id.has_value();
        rows.emplace_back(id.value_or(0), element);
    });
    const auto number = &std::pair<qint64, pugi::xml_node>::first;
    if (numbered && !std::ranges::is_sorted(rows, {}, number)) {
        auto sorted = rows;
        std::ranges::stable_sort(sorted, {}, number);
        if (std::ranges::adjacent_find(sorted, {}, number) == sorted.end()) rows = std::move(sorted);
    }
    std::vector<pugi::xml_node> out;
    out.reserve(rows.size());
    for (const auto& row : rows) out.push_back(row.second);
    return out;
}

} // namespace

void readTasks(Reading& reading, CustomFields& fields, pugi::xml_node tasks, const Progress& progress)
{
    TaskReader reader(reading, fields);
    const std::vector<pugi::xml_node> rows = rowsInOrder(tasks);
    reading.project.tasks.reserve(rows.size());
    reading.project.sourceDates.reserve(rows.size());
    reading.tasks.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if ((i & 0x3FF) == 0) {
            if (progress.stop.stop_requested()) return;
            progress.report(reading.project.node.name, int(30 + 50 * i / rows.size()));
        }
        reader.read(rows[i]);
    }
    reader.finish();
}

} // namespace gantry::mspdi
