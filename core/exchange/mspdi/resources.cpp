#include "core/exchange/mspdi/custom_fields.h"
#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"

namespace gantry::mspdi {
namespace {

constexpr Names resourceNames({"UID", "ID", "Name", "Type", "IsNull", "Code", "Group", "EmailAddress", "MaxUnits", "MaterialLabel",
                                  "AccrueAt", "StandardRate", "OvertimeRate", "CostPerUse", "CalendarUID", "IsGeneric", "IsInactive",
                                  "IsCostResource", "IsBudget", "GUID", "Notes", "Hyperlink", "HyperlinkAddress"},
    {"ExtendedAttribute", "OutlineCode", "Baseline", "Rates", "AvailabilityPeriods"});
constexpr Names rateNames({"RatesFrom", "RatesTo", "RateTable", "StandardRate", "OvertimeRate", "CostPerUse"}, {});
constexpr Names periodNames({"AvailableFrom", "AvailableTo", "AvailableUnits"}, {});
using ResourceRecord = Record<resourceNames>;

ResourceKind kindOf(const ResourceRecord& r)
{
    const auto kind =
        r.word<ResourceKind>("Type", {ResourceKind::Material, ResourceKind::Labour, ResourceKind::Cost}, ResourceKind::Labour);
    if (r.flag("IsCostResource")) return ResourceKind::Cost;
    return kind == ResourceKind::Labour && r.flag("IsGeneric") ? ResourceKind::Role : kind;
}

/// The rates stand on the resource as they are now; of the tables the entry that says the same is taken with them. A file that has
/// nothing but tables gives the first entry of the first one.
void readRates(Reading& reading, const ResourceRecord& r, Resource& out)
{
    const bool onResource = r.has("StandardRate") || r.has("OvertimeRate") || r.has("CostPerUse");
    out.standardRate = r.rate("StandardRate").value_or(Rate{});
    out.overtimeRate = r.rate("OvertimeRate").value_or(Rate{});
    out.costPerUse = r.money("CostPerUse").value_or(Money{});
    bool taken = false;
    RecordTally& tally = reading.tally(QStringLiteral("Rate"));
    eachChild(r.part("Rates"), "Rate", [&](pugi::xml_node element) {
        Record<rateNames> rate("Rate", reading);
        rate.read(element);
        const Rate standard = rate.rate("StandardRate").value_or(Rate{}), overtime = rate.rate("OvertimeRate").value_or(Rate{});
        const Money perUse = rate.money("CostPerUse").value_or(Money{});
        const bool same = standard == out.standardRate && overtime == out.overtimeRate && perUse == out.costPerUse;
        if (taken || rate.integer("RateTable").value_or(0) != 0 || (onResource && !same)) {
            tally.skip("rate-table", r.place());
            return;
        }
        out.standardRate = standard, out.overtimeRate = overtime, out.costPerUse = perUse;
        taken = true;
        tally.take();
    });
}

void readAvailability(Reading& reading, const ResourceRecord& r, const Resource& out)
{
    RecordTally& tally = reading.tally(QStringLiteral("AvailabilityPeriod"));
    eachChild(r.part("AvailabilityPeriods"), "AvailabilityPeriod", [&](pugi::xml_node element) {
        Record<periodNames> period("AvailabilityPeriod", reading);
        period.read(element);
        if (period.quantity("AvailableUnits").value_or(out.maxUnits) == out.maxUnits)
            tally.take();
        else
            tally.skip("no-place", r.place());
    });
}

void readResource(Reading& reading, CustomFields& fields, pugi::xml_node element)
{
    ResourceRecord r("Resource", reading);
    r.read(element);
    const std::string_view uid = trimmed(r.has("UID") ? r["UID"] : r["ID"]);
    if (r.flag("IsNull")) return r.skip("blank-row");
    // Every file of MS Project has a first resource that stands for nobody.
    if (uid == "0" && (!r.has("Name") || trimmed(r["Name"]) == "Unassigned")) return r.skip("placeholder");
    if (!uid.empty() && reading.resources.contains(uid)) return r.skip("duplicate-id");
    Resource out{.id = reading.next<ResourceId>(), .project = reading.project.node.id};
    out.code = r.text("Code").trimmed();
    out.name = r.text("Name").trimmed();
    if (out.name.isEmpty()) {
        out.name = QStringLiteral("Resource %1").arg(textFrom(trimmed(r.has("ID") ? r["ID"] : uid)));
        reading.note("unnamed", r.place());
    }
    out.kind = kindOf(r);
    out.group = r.text("Group").trimmed();
    out.unit = r.text("MaterialLabel").trimmed();
    out.maxUnits = r.quantity("MaxUnits").value_or(Quantity{e8});
    out.calendar = find(reading.calendars, r["CalendarUID"]);
    if (!out.calendar && r.integer("CalendarUID").value_or(-1) > 0) reading.note("unknown-calendar", r.place());
    out.accrual = r.word<Accrual>("AccrueAt", {Accrual::Start, Accrual::End, Accrual::Prorated}, Accrual::Prorated, 1);
    out.email = r.text("EmailAddress").trimmed();
    out.sourceId = textFrom(uid);
    out.sourceGuid = guidText(r["GUID"]);
    readRates(reading, r, out);
    readAvailability(reading, r, out);
    for (const auto key : {ResourceRecord::Key("Hyperlink"), ResourceRecord::Key("HyperlinkAddress")})
        if (r.has(key)) r.unkept(key);
    for (const auto key : {ResourceRecord::Key("IsBudget"), ResourceRecord::Key("IsInactive")})
        if (r.flag(key)) r.unkept(key);
    if (!uid.empty()) reading.resources.emplace(uid, out.id);
    addNote(reading, u"resource", out.id.value, out.sourceId, r.text("Notes"));
    r.each("ExtendedAttribute", [&](pugi::xml_node e) { fields.readAttribute(e, u"resource", out.id.value, r); });
    r.each("OutlineCode", [&](pugi::xml_node e) { fields.readCode(e, u"resource", out.id.value, r); });
    r.each("Baseline", [&](pugi::xml_node e) { skipWhole(reading, e, "no-place"); });
    reading.project.resources.push_back(std::move(out));
    reading.tally(QStringLiteral("Resource")).take();
}

} // namespace

void readResources(Reading& reading, CustomFields& fields, pugi::xml_node resources)
{
    eachChild(resources, "Resource", [&](pugi::xml_node element) { readResource(reading, fields, element); });
}

} // namespace gantry::mspdi
