#include "core/exchange/p6/custom.h"

namespace gantry::p6 {

/// The records that a row speaks of; `why` where there are none.
std::vector<Record> recordsOf(Reading& r, std::string_view idColumn, Key key, Outcome& why)
{
    std::vector<Record> out;
    const auto ofTasks = [&](const ByKey<TaskPlace>& places) {
        const auto at = places.find(key);
        if (at == places.end()) return;
        const SourceProject& p = r.projects[std::size_t(at->second.project)];
        if (p.role != SourceProject::Role::Plan)
            why = "of-baseline-project";
        else if (at->second.task >= 0)
            out.push_back({at->second.project, p.parsed.tasks[std::size_t(at->second.task)].id.value});
    };
    const auto ofResources = [&](const ByKey<int>& places) {
        const auto at = places.find(key);
        if (at == places.end()) return;
        for (std::size_t i = 0; i < r.projects.size(); ++i)
            if (const ResourceId id = r.projects[i].resources.value(at->second)) out.push_back({int(i), id.value});
    };
    why = "unknown-record";
    if (idColumn == "task_id")
        ofTasks(r.tasks);
    else if (idColumn == "wbs_id")
        ofTasks(r.wbs);
    else if (idColumn == "rsrc_id")
        ofResources(r.resourcePlaces);
    else if (idColumn == "role_id")
        ofResources(r.rolePlaces);
    else if (idColumn == "taskrsrc_id") {
        if (const auto at = r.assignments.find(key); at != r.assignments.end()) out.push_back({at->second.project, at->second.id.value});
    } else if (idColumn == "proj_id") {
        if (const SourceProject* p = r.plan(key))
            out.push_back({p->plan, p->parsed.node.id.value});
        else if (const Outcome refused = r.refusal(key))
            why = refused;
    }
    return out;
}

const SourceField::Copy& copyIn(Reading& r, SourceField& field, int project)
{
    if (const auto made = field.copies.constFind(project); made != field.copies.cend()) return *made;
    ParsedProject& parsed = r.projects[std::size_t(project)].parsed;
    CustomField row = field.row;
    row.id = r.next<CustomFieldId>(), row.project = parsed.node.id;
    SourceField::Copy copy{row.id, std::vector<CustomChoiceId>(field.choices.size())};
    parsed.fields.push_back(std::move(row));
    for (const int i : field.order) {
        const SourceField::Choice& source = field.choices[std::size_t(i)];
        CustomChoice choice = source.row;
        choice.id = copy.choices[std::size_t(i)] = r.next<CustomChoiceId>();
        choice.field = copy.field;
        if (source.above >= 0) choice.parent = copy.choices[std::size_t(source.above)];
        parsed.choices.push_back(std::move(choice));
    }
    return *field.copies.insert(project, std::move(copy));
}

bool Values::add(SourceField& field, const Record& record, int choice, const QString& text)
{
    const SourceField::Copy& copy = copyIn(r, field, record.project);
    if (!m_known.insert({copy.field.value, record.id}).second) return false;
    ParsedProject& parsed = r.projects[std::size_t(record.project)].parsed;
    parsed.values.push_back({r.next<CustomValueId>(), parsed.node.id, copy.field, field.row.entity, {record.id}, text,
        choice < 0 ? CustomChoiceId{} : copy.choices[std::size_t(choice)]});
    return true;
}

void placeUnused(Reading& r, std::vector<SourceField>& fields, std::string_view table)
{
    for (SourceField& f : fields) {
        if (!f.copies.isEmpty()) continue;
        if (f.refused)
            r.tally(table).giveUp(f.refused, f.place);
        else
            copyIn(r, f, f.home >= 0 ? f.home : r.firstPlan());
    }
}

} // namespace gantry::p6
