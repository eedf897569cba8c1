#include "core/exchange/mspdi/custom_fields.h"
#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"

#include <unordered_set>

namespace gantry::mspdi {
namespace {

constexpr Names assignmentNames({"UID", "TaskUID", "ResourceUID", "Units", "Work", "ActualWork", "RemainingWork", "Delay", "WorkContour",
                                    "Start", "Finish", "ActualStart", "ActualFinish", "Cost", "ActualCost", "RemainingCost",
                                    "CostRateTable", "Notes", "OvertimeWork", "LevelingDelay", "Hyperlink", "HyperlinkAddress"},
    {"ExtendedAttribute", "OutlineCode", "Baseline", "TimephasedData"});
using AssignmentRecord = Record<assignmentNames>;

/// Work as a number of units: a material's "hours" are its quantity.
Quantity quantityOf(WorkTime work) { return {mulDiv(work.seconds, e8, 3600).value_or(0)}; }

class AssignmentReader {
public:
    AssignmentReader(Reading& reading, CustomFields& fields)
        : m_reading(reading)
        , m_fields(fields)
        , m_tally(reading.tally(QStringLiteral("Assignment")))
        , m_record("Assignment", reading)
    {
        for (const Resource& r : reading.project.resources) m_kinds.insert(r.id, r.kind);
    }

    void read(pugi::xml_node element)
    {
        AssignmentRecord& a = m_record;
        a.read(element);
        const TaskId task = find(m_reading.tasks, a["TaskUID"]);
        const ResourceId resource = find(m_reading.resources, a["ResourceUID"]);
        if (!resource) {
            const bool nobody = !a.has("ResourceUID") || a.integer("ResourceUID").value_or(1) <= 0; // -65535
            return a.skip(nobody ? "placeholder" : "unknown-resource");
        }
        if (!task) {
            const std::string_view uid = trimmed(a["TaskUID"]);
            return a.skip(!uid.empty() && uid == m_reading.projectSummary ? "project-summary" : "unknown-task");
        }
        Assignment out{.id = m_reading.next<AssignmentId>(), .project = m_reading.project.node.id, .task = task, .resource = resource};
        out.units = a.quantity("Units").value_or(Quantity{e8});
        readWork(out);
        out.delay.seconds = std::max<qint64>(0, a.tenths("Delay").value_or(0));
        out.curve = a.word<Curve>("WorkContour",
            {Curve::Flat, Curve::BackLoaded, Curve::FrontLoaded, Curve::DoublePeak, Curve::EarlyPeak, Curve::LatePeak, Curve::Bell,
                Curve::Turtle, Curve::Edited},
            Curve::Flat);
        out.plannedStart = a.date("Start"), out.plannedFinish = a.date("Finish");
        out.actualStart = a.date("ActualStart"), out.actualFinish = a.date("ActualFinish");
        out.cost = a.money("Cost").value_or(Money{});
        out.actualCost = a.money("ActualCost").value_or(Money{});
        out.remainingCost = a.money("RemainingCost").value_or(Money{});
        const std::string_view uid = trimmed(a["UID"]);
        if (!uid.empty() && m_uids.insert(uid).second) out.sourceId = textFrom(uid);
        noteUnkept();
        addNote(m_reading, u"assignment", out.id.value, out.sourceId, a.text("Notes"));
        a.each("ExtendedAttribute", [&](pugi::xml_node e) { m_fields.readAttribute(e, u"assignment", out.id.value, a); });
        a.each("OutlineCode", [&](pugi::xml_node e) { m_fields.readCode(e, u"assignment", out.id.value, a); });
        a.each("Baseline", [&](pugi::xml_node e) { skipWhole(m_reading, e, "no-place"); });
        a.each("TimephasedData", [&](pugi::xml_node e) {
            const auto from = dateTimeOf(childOf(e, "Start").text().get()), to = dateTimeOf(childOf(e, "Finish").text().get());
            if (from && to && *from < *to) m_reading.pauses[out.id].push_back({*from, *to});
        });
        m_reading.project.assignments.push_back(std::move(out));
        m_tally.take();
    }

private:
    void readWork(Assignment& out)
    {
        const AssignmentRecord& a = m_record;
        const auto work = a.workTime("Work"), actual = a.workTime("ActualWork"), remaining = a.workTime("RemainingWork");
        const ResourceKind kind = m_kinds.value(out.resource);
        if (kind == ResourceKind::Material) {
            out.quantity = quantityOf(work.value_or(WorkTime{}));
            if (actual && actual->seconds > 0) a.unkept("ActualWork");
        } else if (kind != ResourceKind::Cost) {
            out.work = work.value_or(WorkTime{});
            out.actualWork = actual.value_or(WorkTime{});
            out.remainingWork = remaining;
        }
    }

    void noteUnkept()
    {
        const AssignmentRecord& a = m_record;
        if (a.integer("CostRateTable").value_or(0) != 0) a.unkept("CostRateTable");
        if (a.workTime("OvertimeWork").value_or(WorkTime{}).seconds > 0) a.unkept("OvertimeWork");
        if (a.tenths("LevelingDelay").value_or(0) != 0) a.unkept("LevelingDelay");
        for (const auto key : {AssignmentRecord::Key("Hyperlink"), AssignmentRecord::Key("HyperlinkAddress")})
            if (a.has(key)) a.unkept(key);
    }

    Reading& m_reading;
    CustomFields& m_fields;
    RecordTally& m_tally;
    AssignmentRecord m_record;
    QHash<ResourceId, ResourceKind> m_kinds;
    std::unordered_set<std::string_view> m_uids;
};

} // namespace

void readAssignments(Reading& reading, CustomFields& fields, pugi::xml_node assignments, const Progress& progress)
{
    AssignmentReader reader(reading, fields);
    qint64 n = 0;
    eachChild(assignments, "Assignment", [&](pugi::xml_node element) {
        if ((++n & 0x3FF) != 0 || !progress.stop.stop_requested()) reader.read(element);
    });
}

} // namespace gantry::mspdi
