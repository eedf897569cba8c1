#include "core/exchange/bytes.h"
#include "core/exchange/p6/custom.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

/// The records that a user field of P6 can be of, and the column by which their rows are known.
struct Subject {
    std::string_view table;
    const char* entity;
    std::string_view id;
};
constexpr Subject subjects[] = {{"TASK", "task", "task_id"}, {"PROJWBS", "task", "wbs_id"}, {"PROJECT", "node", "proj_id"},
    {"RSRC", "resource", "rsrc_id"}, {"ROLES", "resource", "role_id"}, {"TASKRSRC", "assignment", "taskrsrc_id"}};

constexpr Reading::Token<CustomKind> kinds[] = {{"FT_TEXT", CustomKind::Text}, {"FT_STATICTYPE", CustomKind::Code},
    {"FT_INT", CustomKind::Number}, {"FT_FLOAT", CustomKind::Number}, {"FT_FLOAT_2_DECIMALS", CustomKind::Number},
    {"FT_MONEY", CustomKind::Cost}, {"FT_START_DATE", CustomKind::Date}, {"FT_END_DATE", CustomKind::Date}};

/// The indicators of P6, which it shows as small signs in these colours.
struct Indicator {
    const char *code, *name, *colour;
};
constexpr Indicator indicators[] = {{"UDF_G0", "None", ""}, {"UDF_G1", "Red", "#C00000"}, {"UDF_G2", "Yellow", "#E0A800"},
    {"UDF_G3", "Green", "#2E8B57"}, {"UDF_G4", "Blue", "#1F6FB2"}};

void addIndicators(SourceField& field)
{
    for (const Indicator& i : indicators) {
        SourceField::Choice choice;
        choice.row.code = QString::fromLatin1(i.code), choice.row.name = QString::fromLatin1(i.name);
        choice.row.colour = QString::fromLatin1(i.colour), choice.row.sourceId = field.row.sourceId + u':' + choice.row.code;
        field.order.push_back(int(field.choices.size()));
        field.choices.push_back(std::move(choice));
    }
}

struct Types {
    std::vector<SourceField> fields, ofProjects; // by type; the second: of the WBS element that stands for the project
    std::vector<const Subject*> subjects; // by type; nullptr: of records that nothing here holds
    ByKey<int> places;
};

void readTypes(Reading& r, Types& types)
{
    r.each("UDFTYPE", "udf_type_label", [&](const Section& s) -> ReadRow {
        const int id = s.column("udf_type_id"), table = s.column("table_name"), label = s.column("udf_type_label"),
                  name = s.column("udf_type_name"), kind = s.column("logical_data_type");
        return [=, &r, &types](const Cells& row) -> Outcome {
            const Key key = trimmed(row[id]);
            if (key.empty()) return "no-id";
            if (!types.places.emplace(key, int(types.fields.size())).second) return "duplicate-id";
            const auto subject = std::ranges::find_if(subjects, [&](const Subject& x) { return Reading::sameToken(row[table], x.table); });
            types.subjects.push_back(subject == std::end(subjects) ? nullptr : subject);
            SourceField field;
            field.place = r.place(row);
            field.row.name = r.line(Reading::isBlank(row[label]) ? row[name] : row[label]);
            if (field.row.name.isEmpty()) {
                field.row.name = QStringLiteral("Field ") + r.line(key);
                r.note("unnamed", row);
            }
            field.row.kind = r.choice<CustomKind>(row, kind, kinds, CustomKind::Text);
            field.row.sourceId = QStringLiteral("udf:") + r.line(key);
            field.row.entity = types.subjects.back() ? QString::fromLatin1(subject->entity) : QString();
            if (!types.subjects.back()) field.refused = "no-place";
            SourceField ofProject = field;
            ofProject.row.entity = QStringLiteral("node"), ofProject.row.sourceId += QStringLiteral(":node");
            if (field.row.kind == CustomKind::Code) addIndicators(field), addIndicators(ofProject);
            types.fields.push_back(std::move(field));
            types.ofProjects.push_back(std::move(ofProject));
            return taken;
        };
    });
}

struct ValueColumns {
    int text, number, date;
};

/// The value in the canonical writing of its kind, or the place of a choice.
struct ReadValue {
    QString text;
    int choice = -1;
    Outcome outcome = taken;
};
ReadValue valueOf(Reading& r, const SourceField& field, const Cells& row, const ValueColumns& columns)
{
    const auto first = [&](std::initializer_list<int> wanted) {
        for (const int column : wanted)
            if (!Reading::isBlank(row[column])) return trimmed(row[column]);
        return std::string_view();
    };
    ReadValue out;
    switch (field.row.kind) {
    case CustomKind::Number: {
        const std::string_view value = first({columns.number, columns.text});
        const auto number = decimalOf(value, 8);
        if (number) out.text = decimalText(*number, 8);
        out.outcome = value.empty() ? "empty" : number ? taken : "unreadable";
        break;
    }
    case CustomKind::Cost: {
        const std::string_view value = first({columns.number, columns.text});
        const auto amount = decimalOf(value, 2);
        if (amount) out.text = QString::number(*amount);
        out.outcome = value.empty() ? "empty" : amount ? taken : "unreadable";
        break;
    }
    case CustomKind::Date: {
        const std::string_view value = first({columns.date, columns.text});
        const auto at = dateTimeOf(value);
        if (at) out.text = isoText(*at);
        out.outcome = value.empty() ? "empty" : at ? taken : "unreadable";
        break;
    }
    case CustomKind::Code: {
        const std::string_view value = first({columns.text});
        const auto it = std::ranges::find_if(indicators, [&](const Indicator& i) { return Reading::sameToken(value, i.code); });
        if (it != std::end(indicators)) out.choice = int(it - indicators);
        out.outcome = value.empty() ? "empty" : it != std::end(indicators) ? taken : "unreadable";
        break;
    }
    default:
        out.text = r.line(first({columns.text, columns.number, columns.date}));
        if (out.text.isEmpty()) out.outcome = "empty";
    }
    return out;
}

} // namespace

void readUserFields(Reading& r)
{
    Types types;
    readTypes(r, types);
    Values values(r);
    r.each("UDFVALUE", "fk_id", [&](const Section& s) -> ReadRow {
        const int type = s.column("udf_type_id"), record = s.column("fk_id"), project = s.column("proj_id");
        const ValueColumns columns{s.column("udf_text"), s.column("udf_number"), s.column("udf_date")};
        return [=, &r, &types, &values](const Cells& row) -> Outcome {
            const auto at = types.places.find(trimmed(row[type]));
            if (at == types.places.end()) return "unknown-code";
            const Subject* subject = types.subjects[std::size_t(at->second)];
            if (!subject) return "no-place";
            SourceField* field = &types.fields[std::size_t(at->second)];
            Outcome why = taken;
            auto records = recordsOf(r, subject->id, trimmed(row[record]), why);
            if (const auto root = r.wbs.find(trimmed(row[record]));
                subject->id == "wbs_id" && root != r.wbs.end() && root->second.task < 0) {
                records.push_back({root->second.project, r.projects[std::size_t(root->second.project)].parsed.node.id.value});
                field = &types.ofProjects[std::size_t(at->second)];
            }
            if (records.empty()) return r.absent(row[project], why);
            const ReadValue value = valueOf(r, *field, row, columns);
            if (value.outcome != taken) return value.outcome;
            bool any = false;
            for (const Record& one : records) any |= values.add(*field, one, value.choice, value.text);
            return any ? taken : "duplicate-id";
        };
    });
    placeUnused(r, types.fields, "UDFTYPE");
}

} // namespace gantry::p6
