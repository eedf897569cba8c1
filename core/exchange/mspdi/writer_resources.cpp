#include "core/exchange/mspdi/writing.h"

namespace gantry::mspdi {
namespace {

int typeNumber(ResourceKind kind) { return kind == ResourceKind::Material ? 0 : kind == ResourceKind::Cost ? 2 : 1; }
int accrualNumber(Accrual a) { return a == Accrual::Start ? 1 : a == Accrual::End ? 2 : 3; }

/// A material's quantity stands where others have their work: one hour a unit.
WorkTime quantityAsWork(Quantity q) { return {mulDiv(q.e8, 3600, e8).value_or(0)}; }

qint64 calendarOf(const Writing& w, const Resource& r)
{
    if (const auto own = w.resourceCalendars.constFind(r.id); own != w.resourceCalendars.cend()) return *own;
    return 0;
}

} // namespace

void writeResources(Writing& w)
{
    w.out.open("Resources");
    qint64 row = 0;
    for (const Resource* r : w.rows.resources) {
        const qint64 uid = w.resources.of(r->id.value);
        w.out.record("Resource", [&](Xml& x) {
            x.number("UID", uid);
            x.raw("GUID", guidXml(r->sourceGuid, r->id.value));
            x.number("ID", ++row);
            x.line("Name", r->name);
            x.number("Type", typeNumber(r->kind));
            x.flag("IsNull", false);
            x.line("Code", r->code);
            x.line("Group", r->group);
            x.line("EmailAddress", r->email);
            x.line("MaterialLabel", r->unit);
            x.decimal("MaxUnits", r->maxUnits.e8, 8);
            x.number("AccrueAt", accrualNumber(r->accrual));
            x.decimal("StandardRate", r->standardRate.e8, 8);
            x.number("StandardRateFormat", r->kind == ResourceKind::Material ? 8 : 2);
            x.decimal("OvertimeRate", r->overtimeRate.e8, 8);
            x.number("OvertimeRateFormat", 2);
            x.number("CostPerUse", r->costPerUse.minor);
            const qint64 own = calendarOf(w, *r);
            x.number("CalendarUID", own ? own : r->calendar && w.rows.find(r->calendar) ? w.calendars.of(r->calendar.value) : -1);
            writeNotes(w, x, r->id.value, QStringLiteral("resource %1").arg(uid));
            x.flag("IsGeneric", r->kind == ResourceKind::Role);
            x.flag("IsInactive", false);
            x.flag("IsCostResource", r->kind == ResourceKind::Cost);
            writeAttributes(w, x, r->id.value);
            writeOutlineCodes(w, x, r->id.value);
        });
    }
    w.out.close("Resources");
}

void writeAssignments(Writing& w)
{
    w.out.open("Assignments");
    for (const Assignment* a : w.rows.assignments) {
        const Resource* resource = w.rows.portfolio.find(a->resource);
        if (!resource) continue;
        const qint64 uid = w.assignments.of(a->id.value);
        const bool material = resource->kind == ResourceKind::Material;
        w.out.record("Assignment", [&](Xml& x) {
            x.number("UID", uid);
            x.number("TaskUID", w.tasks.of(a->task.value));
            x.number("ResourceUID", w.resources.of(a->resource.value));
            x.number("ActualCost", a->actualCost.minor);
            x.time("ActualFinish", a->actualFinish);
            x.time("ActualStart", a->actualStart);
            x.duration("ActualWork", a->actualWork);
            x.number("Cost", a->cost.minor);
            x.number("CostRateTable", 0);
            x.number("Delay", std::clamp<qint64>((a->delay.seconds + 3) / 6, 0, Numbering::largest));
            x.time("Finish", a->plannedFinish);
            x.number("LevelingDelay", 0);
            writeNotes(w, x, a->id.value, QStringLiteral("assignment %1").arg(uid));
            if (!material) x.duration("RegularWork", a->work);
            x.number("RemainingCost", a->remainingCost.minor);
            x.duration("RemainingWork", a->remainingWork);
            x.time("Start", a->plannedStart);
            x.decimal("Units", a->units.e8, 8);
            x.duration("Work", material ? quantityAsWork(a->quantity.value_or(Quantity{})) : a->work);
            x.number("WorkContour", int(a->curve));
            writeAttributes(w, x, a->id.value);
        });
    }
    w.out.close("Assignments");
}

} // namespace gantry::mspdi
