#include "core/exchange/project_rows.h"

#include "core/model/currencies.h"

namespace gantry {
namespace {

/// A calendar for a project that names none: both programs demand one, and the engine works by these hours then.
struct StandardCalendar {
    Calendar calendar{.name = QStringLiteral("Standard")};
    CalendarWeek week;
    StandardCalendar()
    {
        const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
        week.sunday = week.saturday = Shifts{};
        week.monday = week.tuesday = week.wednesday = week.thursday = week.friday = day;
    }
};
const StandardCalendar& standardCalendar()
{
    static const StandardCalendar standard;
    return standard;
}

template <class E, class F> void eachOwn(const Portfolio& portfolio, NodeId project, F&& f)
{
    for (const NodeId group : {project, NodeId{}}) portfolio.all<E>().forEachIn(group, f);
}

const Node& nodeOf(const ExportRequest& request) { return *request.portfolio.find(request.project); }

} // namespace

ProjectRows::ProjectRows(const ExportRequest& asked)
    : request(asked)
    , portfolio(asked.portfolio)
    , node(nodeOf(asked))
    , options(asked.portfolio.optionsOf(asked.project))
    , schedule(*asked.schedule)
    , tree(taskTreeOf(asked.portfolio, asked.project))
{
    const NodeId project = node.id;
    portfolio.all<ImportSource>().forEachIn(project, [this](const ImportSource& s) { source = &s; });
    summaries.assign(tree.rows.size(), 0);
    for (const int parent : tree.parents)
        if (parent >= 0) summaries[std::size_t(parent)] = 1;

    portfolio.all<Link>().forEachIn(project, [this](const Link& l) { links.push_back(&l); });
    const auto place = [this](TaskId task) { return tree.places.value(task, -1); };
    std::erase_if(links, [&](const Link* l) { return place(l->successor) < 0; });
    std::ranges::stable_sort(links, {}, [&](const Link* l) { return place(l->successor); });
    portfolio.all<Assignment>().forEachIn(project, [this](const Assignment& a) { assignments.push_back(&a); });
    std::erase_if(assignments, [&](const Assignment* a) { return place(a->task) < 0; });
    std::ranges::stable_sort(assignments, {}, [&](const Assignment* a) { return place(a->task); });
    takeResources();
    takeRecords();
    takeCalendars();
    takeFields();
    takeNotes();
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        const auto held = request.baselines.constFind(s.id.value);
        if (s.kind == SnapshotKind::Baseline) baselines.push_back({&s, held == request.baselines.cend() ? nullptr : &*held});
    });
    std::ranges::stable_sort(baselines, {}, [](const BaselineRows& b) { return std::pair(b.row->number, b.row->id); });
}

void ProjectRows::takeResources()
{
    QSet<ResourceId> taken;
    portfolio.all<Resource>().forEachIn(node.id, [&](const Resource& r) {
        resources.push_back(&r);
        taken.insert(r.id);
    });
    for (const Assignment* a : assignments) {
        const Resource* r = portfolio.find(a->resource);
        if (!r || taken.contains(r->id)) continue;
        taken.insert(r->id);
        resources.push_back(r);
    }
}

void ProjectRows::takeRecords()
{
    m_records.insert(node.id.value);
    for (const Task* t : tree.rows) m_records.insert(t->id.value);
    for (const Resource* r : resources) m_records.insert(r->id.value);
    for (const Assignment* a : assignments) m_records.insert(a->id.value);
}

void ProjectRows::takeCalendars()
{
    const auto take = [&](CalendarId id) {
        std::vector<const Calendar*> chain; // from the calendar to its bases, as far as they are not here yet
        for (const Calendar* c = portfolio.find(id); c && !m_calendarPlaces.contains(c->id) && !std::ranges::count(chain, c);
             c = portfolio.find(c->base))
            chain.push_back(c);
        for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
            CalendarRows rows{*it};
            portfolio.all<CalendarWeek>().forEachIn((*it)->id, [&](const CalendarWeek& w) {
                if (w.from || w.to)
                    rows.dated.push_back(&w);
                else if (!rows.usual)
                    rows.usual = &w;
            });
            portfolio.all<CalendarException>().forEachIn((*it)->id, [&](const CalendarException& e) { rows.exceptions.push_back(&e); });
            m_calendarPlaces.insert((*it)->id, int(calendars.size()));
            calendars.push_back(std::move(rows));
        }
    };
    portfolio.all<Calendar>().forEachIn(node.id, [&](const Calendar& c) { take(c.id); });
    take(options.calendar);
    for (const Task* t : tree.rows) take(t->calendar);
    for (const Resource* r : resources) take(r->calendar);
    if (m_calendarPlaces.contains(options.calendar)) return;
    m_calendarPlaces.insert({}, int(calendars.size()));
    calendars.push_back({&standardCalendar().calendar, &standardCalendar().week});
}

void ProjectRows::takeFields()
{
    QSet<CustomFieldId> used;
    eachOwn<CustomValue>(portfolio, node.id, [&](const CustomValue& v) {
        if (!m_records.contains(v.record.value)) return;
        values[v.record.value].push_back(&v);
        used.insert(v.field);
    });
    eachOwn<CustomField>(portfolio, node.id, [&](const CustomField& f) {
        if (f.project || used.contains(f.id)) fields.push_back({&f});
    });
    for (FieldRows& rows : fields) {
        std::vector<const CustomChoice*> sorted;
        QHash<CustomChoiceId, std::vector<const CustomChoice*>> below;
        QSet<CustomChoiceId> known;
        portfolio.all<CustomChoice>().forEachIn(rows.field->id, [&](const CustomChoice& c) {
            sorted.push_back(&c);
            known.insert(c.id);
        });
        std::ranges::sort(sorted, [](const CustomChoice* a, const CustomChoice* b) { return ranksBefore(*a, *b); });
        for (const CustomChoice* c : sorted) below[known.contains(c->parent) ? c->parent : CustomChoiceId{}].push_back(c);
        std::vector<const CustomChoice*> open(below[{}].rbegin(), below[{}].rend());
        while (!open.empty()) {
            const CustomChoice* c = open.back();
            open.pop_back();
            rows.choices.push_back(c);
            const auto& children = below[c->id];
            open.insert(open.end(), children.rbegin(), children.rend());
        }
    }
}

void ProjectRows::takeNotes()
{
    eachOwn<Note>(portfolio, node.id, [&](const Note& n) {
        if (m_records.contains(n.record.value)) notes[n.record.value].push_back(&n);
    });
    for (auto& list : notes) std::ranges::sort(list, {}, [](const Note* n) { return n->id; });
}

const TaskDates& ProjectRows::dates(const Task& task) const
{
    static const TaskDates unknown;
    const TaskDates* found = schedule.find(task.id);
    return found ? *found : unknown;
}

const CalendarRows* ProjectRows::find(CalendarId calendar) const
{
    const auto it = m_calendarPlaces.constFind(calendar);
    return it == m_calendarPlaces.cend() ? nullptr : &calendars[std::size_t(*it)];
}

std::array<Shifts, 7> ProjectRows::weekOf(CalendarId calendar) const
{
    std::array<std::optional<Shifts>, 7> found;
    std::size_t depth = 0;
    for (const CalendarRows* c = find(calendar); c && depth <= calendars.size();
         c = c->calendar->base ? find(c->calendar->base) : nullptr) {
        ++depth;
        if (!c->usual) continue;
        const CalendarWeek& w = *c->usual;
        const std::optional<Shifts>* days[] = {&w.sunday, &w.monday, &w.tuesday, &w.wednesday, &w.thursday, &w.friday, &w.saturday};
        for (std::size_t i = 0; i < 7; ++i)
            if (!found[i]) found[i] = *days[i];
    }
    std::array<Shifts, 7> out;
    for (std::size_t i = 0; i < 7; ++i) out[i] = found[i].value_or(Shifts{});
    return out;
}

QString ProjectRows::currency() const { return currencyOf(portfolio, node.id); }

std::span<const CustomValue* const> ProjectRows::valuesOf(qint64 record) const
{
    const auto it = values.constFind(record);
    return it == values.cend() ? std::span<const CustomValue* const>() : std::span<const CustomValue* const>(*it);
}

std::span<const Note* const> ProjectRows::notesOf(qint64 record) const
{
    const auto it = notes.constFind(record);
    return it == notes.cend() ? std::span<const Note* const>() : std::span<const Note* const>(*it);
}

} // namespace gantry
