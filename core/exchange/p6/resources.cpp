#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

#include <algorithm>
#include <limits>

namespace gantry::p6 {
namespace {

constexpr int deepestGroup = 16;

void readUnits(Reading& r, ByKey<QString>& units)
{
    std::unordered_set<Key> used;
    r.each("RSRC", {}, [&](const Section& s) -> ReadRow {
        return [&used, unit = s.column("unit_id")](const Cells& row) {
            used.insert(trimmed(row[unit]));
            return later;
        };
    });
    r.each("UMEASURE", "unit_name", [&](const Section& s) -> ReadRow {
        return [&, id = s.column("unit_id"), shortName = s.column("unit_abbrev"), name = s.column("unit_name")](const Cells& row) {
            const Key key = trimmed(row[id]);
            units[key] = r.line(Reading::isBlank(row[shortName]) ? row[name] : row[shortName]);
            return used.contains(key) ? taken : "unused";
        };
    });
}

void name(Reading& r, SourceResource& found, const Cells& row, const char* otherwise)
{
    if (!found.row.name.isEmpty()) return;
    found.row.name = found.row.code.isEmpty() ? QString::fromLatin1(otherwise) + found.row.sourceId : found.row.code;
    r.note("unnamed", row);
}

void readResourceRows(Reading& r, const ByKey<QString>& units)
{
    r.each("RSRC", "rsrc_short_name", [&](const Section& s) -> ReadRow {
        const int id = s.column("rsrc_id"), parent = s.column("parent_rsrc_id"), calendar = s.column("clndr_id"), guid = s.column("guid"),
                  code = s.column("rsrc_short_name"), full = s.column("rsrc_name"), type = s.column("rsrc_type"),
                  unit = s.column("unit_id"), units1 = s.column("def_qty_per_hr"), overtime = s.column("ot_flag"),
                  factor = s.column("ot_factor"), email = s.column("email_addr"), notes = s.column("rsrc_notes");
        return [=, &r, &units](const Cells& row) -> Outcome {
            static constexpr Reading::Token<ResourceKind> kinds[] = {
                {"RT_Labor", ResourceKind::Labour}, {"RT_Equip", ResourceKind::Equipment}, {"RT_Mat", ResourceKind::Material}};
            SourceResource found;
            found.key = trimmed(row[id]);
            if (found.key.empty()) return "no-id";
            if (!r.resourcePlaces.emplace(found.key, int(r.resources.size())).second) return "duplicate-id";
            found.parent = trimmed(row[parent]), found.calendar = trimmed(row[calendar]), found.place = r.place(row);
            found.row.sourceId = r.line(found.key), found.row.sourceGuid = r.line(row[guid]);
            found.row.code = r.line(row[code]), found.row.name = r.line(row[full]);
            name(r, found, row, "Resource ");
            found.row.kind = r.choice<ResourceKind>(row, type, kinds, ResourceKind::Labour);
            if (const auto it = units.find(trimmed(row[unit])); it != units.end()) found.row.unit = it->second;
            if (const auto usual = r.decimal(row, units1, 8)) found.row.maxUnits = {*usual};
            if (isYes(row[overtime])) found.overtimeFactor = r.decimal(row, factor, 8);
            found.row.email = r.line(row[email]);
            found.notes = r.block(row[notes]);
            r.resources.push_back(std::move(found));
            return taken;
        };
    });
}

void readRoleRows(Reading& r)
{
    r.each("ROLES", "role_short_name", [&](const Section& s) -> ReadRow {
        const int id = s.column("role_id"), parent = s.column("parent_role_id"), code = s.column("role_short_name"),
                  full = s.column("role_name"), calendar = s.column("clndr_id"), notes = s.column("role_descr");
        return [=, &r](const Cells& row) -> Outcome {
            SourceResource found;
            found.key = trimmed(row[id]);
            if (found.key.empty()) return "no-id";
            if (!r.rolePlaces.emplace(found.key, int(r.resources.size())).second) return "duplicate-id";
            found.parent = trimmed(row[parent]), found.calendar = trimmed(row[calendar]), found.place = r.place(row);
            found.row.sourceId = QStringLiteral("role:") + r.line(found.key);
            found.row.code = r.line(row[code]), found.row.name = r.line(row[full]);
            name(r, found, row, "Role ");
            found.row.kind = ResourceKind::Role;
            found.notes = r.block(row[notes]);
            r.resources.push_back(std::move(found));
            return taken;
        };
    });
}

void readRates(Reading& r, std::string_view table, std::string_view idColumn, const ByKey<int>& places)
{
    r.each(table, idColumn, [&](const Section& s) -> ReadRow {
        const int id = s.column(idColumn), price = s.column("cost_per_qty"), from = s.column("start_date"),
                  most = s.column("max_qty_per_hr");
        return [=, &r, &places](const Cells& row) -> Outcome {
            const auto at = places.find(trimmed(row[id]));
            if (at == places.end()) return "unknown-resource";
            SourceResource::RateRow rate{r.date(row, from), {r.decimal(row, price, 8).value_or(0)}, {}, r.place(row)};
            rate.used = !row.section->counted;
            if (const auto units = r.decimal(row, most, 8)) rate.maxUnits = Quantity{*units};
            r.resources[std::size_t(at->second)].rates.push_back(std::move(rate));
            return taken; // those that are in force nowhere are given up at the end
        };
    });
}

/// "Crew / Welders": the resources above, which P6 keeps as a tree.
QString groupOf(const Reading& r, const SourceResource& resource)
{
    const bool role = resource.row.kind == ResourceKind::Role;
    const ByKey<int>& places = role ? r.rolePlaces : r.resourcePlaces;
    QStringList names;
    for (Key at = resource.parent; !at.empty() && names.size() < deepestGroup;) {
        const auto place = places.find(at);
        if (place == places.end()) break;
        names.prepend(r.resources[std::size_t(place->second)].row.name);
        at = r.resources[std::size_t(place->second)].parent;
    }
    return names.join(QStringLiteral(" / ")).left(1000);
}

} // namespace

void readResources(Reading& r)
{
    ByKey<QString> units;
    readUnits(r, units);
    readResourceRows(r, units);
    readRoleRows(r);
    readRates(r, "RSRCRATE", "rsrc_id", r.resourcePlaces);
    readRates(r, "ROLERATE", "role_id", r.rolePlaces);
    for (SourceResource& resource : r.resources) resource.row.group = groupOf(r, resource);
}

ResourceId resourceIn(Reading& r, SourceProject& p, int place)
{
    SourceResource& source = r.resources[std::size_t(place)];
    if (const auto made = p.resources.constFind(place); made != p.resources.cend()) return *made;
    Resource row = source.row;
    row.id = r.next<ResourceId>(), row.project = p.parsed.node.id;
    source.used = true;
    if (!source.calendar.empty()) {
        row.calendar = calendarIn(r, p, source.calendar);
        if (!row.calendar) r.note("unknown-calendar", source.place);
    }
    // The rate in force on the data date; before the first one that first.
    const DateTime now = p.parsed.options.statusDate.value_or(DateTime{std::numeric_limits<qint64>::max()});
    const auto begins = [](const SourceResource::RateRow& rate) { return rate.from.value_or(DateTime{}); };
    const auto inForce = std::ranges::min_element(source.rates, [&](const auto& a, const auto& b) {
        const bool aHolds = begins(a) <= now, bHolds = begins(b) <= now;
        return aHolds != bHolds ? aHolds : aHolds ? begins(a) > begins(b) : begins(a) < begins(b);
    });
    if (inForce != source.rates.end()) {
        inForce->used = true;
        row.standardRate = inForce->price;
        if (source.overtimeFactor) row.overtimeRate = {mulDiv(inForce->price.e8, *source.overtimeFactor, e8).value_or(0)};
        if (inForce->maxUnits) row.maxUnits = *inForce->maxUnits;
    }
    if (!source.notes.isEmpty())
        addNote(r, p, "resource", row.id.value, {QStringLiteral("Notes"), source.notes, QStringLiteral("rsrc:") + row.sourceId});
    p.resources.insert(place, row.id);
    p.parsed.resources.push_back(std::move(row));
    return p.parsed.resources.back().id;
}

} // namespace gantry::p6
