#include "core/exchange/bytes.h"
#include "core/exchange/p6/custom.h"
#include "core/exchange/p6/families.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

/// Puts the choices in the order of their tree: siblings by number, then as in the file.
void orderChoices(Reading& r, SourceField& field, const ByKey<std::pair<int, int>>& places, int own)
{
    std::vector<std::vector<int>> below(field.choices.size() + 1);
    std::vector<int> sorted(field.choices.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = int(i);
    std::ranges::stable_sort(sorted, {}, [&](int i) { return field.choices[std::size_t(i)].seq; });
    for (const int i : sorted) {
        SourceField::Choice& choice = field.choices[std::size_t(i)];
        const auto above = places.find(choice.parent);
        if (above != places.end() && above->second.first == own) choice.above = above->second.second;
        below[choice.above < 0 ? field.choices.size() : std::size_t(choice.above)].push_back(i);
    }
    std::vector<char> seen(field.choices.size(), 0);
    std::vector<int> open(below.back().rbegin(), below.back().rend());
    const auto walk = [&] {
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (std::exchange(seen[std::size_t(at)], 1)) continue;
            field.order.push_back(at);
            const auto& children = below[std::size_t(at)];
            open.insert(open.end(), children.rbegin(), children.rend());
        }
    };
    walk();
    for (const int i : sorted) {
        if (seen[std::size_t(i)]) continue;
        r.note("code-loop", field.choices[std::size_t(i)].row.name);
        field.choices[std::size_t(i)].above = -1;
        open.assign(1, i);
        walk();
    }
}

/// "#RRGGBB" of "0000FF" or "0x0080c0".
QString colourOf(std::string_view hex)
{
    hex = trimmed(hex);
    if (hex.starts_with("0x") || hex.starts_with("0X")) hex.remove_prefix(2);
    if (hex.size() != 6 || hex.find_first_not_of("0123456789abcdefABCDEF") != hex.npos) return {};
    return u'#' + QString::fromLatin1(hex.data(), 6).toUpper();
}

void readFamily(Reading& r, const Family& f)
{
    std::vector<SourceField> fields;
    ByKey<int> typePlaces;
    ByKey<std::pair<int, int>> places; // of a value: field and choice
    r.each(f.types, f.typeName, [&](const Section& s) -> ReadRow {
        const int id = s.column(f.typeId), name = s.column(f.typeName), project = s.column("proj_id");
        return [=, &r, &fields, &typePlaces, &f](const Cells& row) -> Outcome {
            const Key key = trimmed(row[id]);
            if (key.empty()) return "no-id";
            if (!typePlaces.emplace(key, int(fields.size())).second) return "duplicate-id";
            SourceField field;
            field.place = r.place(row);
            field.row.name = r.line(row[name]), field.row.entity = QString::fromLatin1(f.entity), field.row.kind = CustomKind::Code;
            field.row.sourceId = QString::fromLatin1(f.prefix) + r.line(key);
            if (field.row.name.isEmpty()) {
                field.row.name = QStringLiteral("Code ") + r.line(key);
                r.note("unnamed", row);
            }
            if (!Reading::isBlank(row[project])) field.refused = r.absent(row[project], taken);
            if (const SourceProject* home = r.plan(row[project])) field.home = home->plan;
            fields.push_back(std::move(field));
            return taken;
        };
    });
    r.each(f.values, f.valueName, [&](const Section& s) -> ReadRow {
        const int id = s.column(f.valueId), type = s.column(f.typeId), parent = s.column(f.parentId), code = s.column(f.shortName),
                  name = s.column(f.valueName), seq = s.column("seq_num"), colour = s.column("color");
        return [=, &r, &fields, &typePlaces, &places, &f](const Cells& row) -> Outcome {
            const auto at = typePlaces.find(trimmed(row[type]));
            if (at == typePlaces.end()) return "unknown-code";
            SourceField& field = fields[std::size_t(at->second)];
            if (field.refused) return field.refused;
            const Key key = trimmed(row[id]);
            if (key.empty()) return "no-id";
            if (!places.emplace(key, std::pair(at->second, int(field.choices.size()))).second) return "duplicate-id";
            SourceField::Choice choice;
            choice.parent = trimmed(row[parent]), choice.seq = integerOf(row[seq]).value_or(0);
            choice.row.code = r.line(row[code]), choice.row.name = r.line(row[name]), choice.row.colour = colourOf(row[colour]);
            choice.row.sourceId = QString::fromLatin1(f.prefix) + r.line(key);
            field.choices.push_back(std::move(choice));
            return taken;
        };
    });
    for (std::size_t i = 0; i < fields.size(); ++i) orderChoices(r, fields[i], places, int(i));
    Values values(r);
    r.each(f.uses, f.recordId, [&](const Section& s) -> ReadRow {
        const int record = s.column(f.recordId), value = s.column(f.valueId), project = s.column("proj_id");
        return [=, &r, &fields, &places, &values, &f](const Cells& row) -> Outcome {
            Outcome why = taken;
            const auto records = recordsOf(r, f.recordId, trimmed(row[record]), why);
            if (records.empty()) return r.absent(row[project], why);
            const auto at = places.find(trimmed(row[value]));
            if (at == places.end()) return "unknown-code";
            SourceField& field = fields[std::size_t(at->second.first)];
            bool any = false;
            for (const Record& one : records) any |= values.add(field, one, at->second.second, {});
            return any ? taken : "duplicate-id";
        };
    });
    placeUnused(r, fields, f.types);
}

} // namespace

void readCodes(Reading& r)
{
    for (const Family& family : families) readFamily(r, family);
}

} // namespace gantry::p6
