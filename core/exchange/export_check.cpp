#include "core/exchange/export_check.h"

#include "core/calendar/calendar_rules.h"

#include <map>

namespace gantry {
namespace {

constexpr int examplesKept = 10;

/// Fields that say nothing of the project itself: identity, order, and what only the machine keeps.
bool isCompared(const Field& f)
{
    return !f.is(ReadOnly) && !f.is(Number) && f.key != "rank" && f.key != "source_id" && f.key != "source_guid" && f.key != "original"
        && f.target != "node";
}

/// Why a field is not in the file as it was, where that is known; else it shows in the values.
struct Known {
    bool ofPrimavera;
    Entity entity;
    std::string_view field;
    const char* reason;
};
const Known known[] = {
    {false, entityOf<ScheduleOptions>(), "rules", "export.own-rules"},
    {true, entityOf<ScheduleOptions>(), "rules", "export.own-rules"},
    {false, entityOf<Task>(), "kind", "export.no-kind"},
    {true, entityOf<Task>(), "manual", "export.manual"},
    {true, entityOf<Task>(), "elapsed", "export.elapsed"},
    {true, entityOf<Link>(), "lag_kind", "export.lag-as-hours"},
    {true, entityOf<Link>(), "lag_percent", "export.lag-as-hours"},
    {false, entityOf<CustomField>(), "kind", "export.field-kind"},
    {true, entityOf<CustomField>(), "kind", "export.field-kind"},
};

class Check {
public:
    Check(const ProjectRows& rows, const WrittenIds& ids, const ParsedProject& read, SourceFormat format, ExportReport& report)
        : m_rows(rows)
        , m_ids(ids)
        , m_read(read)
        , m_format(format)
        , m_report(report)
    {
        here(read.node.id.value, rows.node.id.value);
    }

    void run()
    {
        std::vector<const Calendar*> calendars;
        for (const CalendarRows& c : m_rows.calendars)
            if (c.calendar->id) calendars.push_back(c.calendar);
        compare(calendars, m_read.calendars, [](const Calendar& c) { return c.sourceId; });
        for (const Calendar& c : m_read.calendars)
            if (const auto stands = m_ids.standIns.constFind(c.sourceId); stands != m_ids.standIns.cend()) here(c.id.value, *stands);
        compareRow(m_rows.node, m_read.node);
        compareRow(m_rows.options, m_read.options);
        compare(m_rows.tree.rows, m_read.tasks, [](const Task& t) { return t.sourceId; });
        compareOrder();
        compare(m_rows.resources, m_read.resources, [](const Resource& r) { return r.sourceId; });
        compare(m_rows.links, m_read.links, [](const Link& l) { return l.sourceId; });
        compare(m_rows.assignments, m_read.assignments, [](const Assignment& a) { return a.sourceId; });
        compareFields();
        compareNotes();
        compareCalendarContents();
        compareBaselines();
        finish();
    }

private:
    void here(qint64 read, qint64 row) { m_here.insert(read, row); }

    void lose(Entity entity, int field, const char* reason, qint64 record)
    {
        ExportLoss& loss = m_losses[{entity.index, field < 0 ? 0 : 1, field, reason}];
        loss.entity = entity, loss.field = field, loss.reason = reason;
        ++loss.count;
        if (loss.examples.size() < examplesKept) loss.examples << exampleOf(entity, record);
    }

    QString exampleOf(Entity entity, qint64 record) const
    {
        const auto nameOf = [this](TaskId t) { return m_rows.portfolio.titleOf(entityOf<Task>(), t.value); };
        if (entity == entityOf<Link>()) {
            const Link* l = m_rows.portfolio.find(LinkId{record});
            return l ? nameOf(l->predecessor) + QStringLiteral(" → ") + nameOf(l->successor) : QString();
        }
        if (entity == entityOf<Assignment>()) {
            const Assignment* a = m_rows.portfolio.find(AssignmentId{record});
            return a ? nameOf(a->task) : QString();
        }
        if (entity == entityOf<CustomValue>()) {
            const CustomValue* v = m_rows.portfolio.find<CustomValue>(record);
            return v ? m_rows.portfolio.titleOf(entityOf<CustomField>(), v->field.value) : QString();
        }
        return m_rows.portfolio.titleOf(entity, record);
    }

    ExportReport::Kind& kind(Entity entity)
    {
        auto& kinds = m_report.kinds;
        const auto it = std::ranges::find(kinds, entity, &ExportReport::Kind::entity);
        return it != kinds.end() ? *it : kinds.emplace_back(ExportReport::Kind{entity});
    }

    /// Finds each row in what was read by the name that the writer gave it.
    template <class E, class KeyOf> void compare(const std::vector<const E*>& rows, const std::vector<E>& read, KeyOf keyOf)
    {
        QHash<QString, const E*> byKey;
        byKey.reserve(qsizetype(read.size()));
        for (const E& r : read) byKey.insert(keyOf(r), &r);
        for (const E* row : rows) {
            const auto name = m_ids.names.constFind(row->id.value);
            const E* found = name == m_ids.names.cend() ? nullptr : byKey.value(*name);
            if (found) here(found->id.value, row->id.value);
        }
        for (const E* row : rows) { // when every row of the kind is known, since some name others
            const auto name = m_ids.names.constFind(row->id.value);
            take(*row, name == m_ids.names.cend() ? nullptr : byKey.value(*name));
        }
    }

    template <class E> void take(const E& row, const E* found)
    {
        ExportReport::Kind& k = kind(entityOf<E>());
        ++k.there;
        if (!found) return lose(entityOf<E>(), -1, m_ids.leftOut.value(row.id.value, "export.no-place"), row.id.value);
        ++k.written;
        compareRow(row, *found);
    }

    template <class E> void compareRow(const E& row, const E& found)
    {
        const EntityInfo& info = infoOf<E>();
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            if (!isCompared(field)) continue;
            const Value mine = field.get(&row);
            if (isAbsent(mine)) continue;
            Value theirs = field.get(&found);
            if (field.kind == Kind::Id && !isAbsent(theirs)) theirs = m_here.value(intOf(theirs), 0);
            if (mine == theirs) continue;
            lose(info.entity, int(f), reasonOf(info, field, int(f), row.id.value, mine, theirs), row.id.value);
        }
    }

    const char* reasonOf(const EntityInfo& info, const Field& field, int place, qint64 record, const Value& mine, const Value& theirs) const
    {
        if (info.entity == entityOf<Task>() && m_rows.isSummary(TaskId{record})) return "export.of-summary";
        for (const Known& k : known)
            if (k.ofPrimavera == isPrimavera(m_format) && k.entity == info.entity && k.field == field.key) return k.reason;
        if (isAbsent(theirs) || theirs == defaultsOf(info.entity)[std::size_t(place)]) return "export.no-field";
        return field.kind == Kind::Text && !isAbsent(mine) ? "export.text" : "export.nearest";
    }

    void compareOrder()
    {
        const auto before = [](const auto& rows, auto idOf, auto parentOf) { // of each row, the one before it under the same parent
            QHash<qint64, qint64> last, out;
            for (const auto& row : rows) {
                const qint64 id = idOf(row);
                if (!id) continue;
                qint64& previous = last[parentOf(row)];
                out.insert(id, previous);
                previous = id;
            }
            return out;
        };
        const auto theirs = before(
            m_read.tasks, [this](const Task& t) { return m_here.value(t.id.value, 0); },
            [this](const Task& t) { return m_here.value(t.parent.value, 0); });
        const auto mine = before(
            m_rows.tree.rows, [&](const Task* t) { return theirs.contains(t->id.value) ? t->id.value : 0; },
            [](const Task* t) { return t->parent.value; });
        for (const Task* t : m_rows.tree.rows)
            if (theirs.contains(t->id.value) && mine.value(t->id.value) != theirs.value(t->id.value))
                lose(entityOf<Task>(), fieldIndex<&Task::rank>(), "export.order", t->id.value);
    }

    void compareFields()
    {
        std::vector<const CustomField*> fields;
        std::vector<const CustomChoice*> choices;
        for (const FieldRows& f : m_rows.fields) {
            fields.push_back(f.field);
            choices.insert(choices.end(), f.choices.begin(), f.choices.end());
        }
        compare(fields, m_read.fields, [](const CustomField& f) { return f.sourceId; });
        for (const CustomField& f : m_read.fields)
            if (const auto stands = m_ids.standIns.constFind(f.sourceId); stands != m_ids.standIns.cend()) here(f.id.value, *stands);
        // A choice is known within its field: some formats number them anew in each.
        QHash<std::pair<qint64, QString>, const CustomChoice*> byKey;
        for (const CustomChoice& c : m_read.choices) byKey.insert({m_here.value(c.field.value), c.sourceId}, &c);
        const auto found = [&](const CustomChoice* c) { return byKey.value({c->field.value, m_ids.names.value(c->id.value)}); };
        for (const CustomChoice* c : choices)
            if (const CustomChoice* read = found(c)) here(read->id.value, c->id.value);
        for (const CustomChoice* c : choices) take(*c, found(c));

        QHash<std::pair<qint64, qint64>, const CustomValue*> values; // by field and record
        for (const CustomValue& v : m_read.values) values.insert({m_here.value(v.field.value), m_here.value(v.record.value)}, &v);
        for (const auto& list : m_rows.values)
            for (const CustomValue* v : list) take(*v, values.value({v->field.value, v->record.value}));
    }

    void compareNotes()
    {
        QHash<std::pair<qint64, QString>, const Note*> notes; // by record and name
        for (const Note& n : m_read.notes) notes.insert({m_here.value(n.record.value), n.sourceId}, &n);
        for (const auto& list : m_rows.notes)
            for (const Note* n : list) take(*n, notes.value({n->record.value, m_ids.names.value(n->id.value)}));
    }

    /// Weeks and exceptions have no names of their own in a file; they are found by their calendar and what they say.
    void compareCalendarContents()
    {
        QHash<qint64, std::vector<const CalendarWeek*>> weeks; // by calendar here
        QHash<qint64, std::vector<const CalendarException*>> exceptions;
        for (const CalendarWeek& w : m_read.weeks) weeks[m_here.value(w.calendar.value)].push_back(&w);
        for (const CalendarException& e : m_read.exceptions) exceptions[m_here.value(e.calendar.value)].push_back(&e);
        for (const CalendarRows& rows : m_rows.calendars) {
            const qint64 calendar = rows.calendar->id.value;
            if (!calendar) continue;
            const auto week = [&](const CalendarWeek* w) {
                const auto& read = weeks[calendar];
                const auto it = std::ranges::find_if(read, [&](const CalendarWeek* r) { return r->from == w->from && r->to == w->to; });
                take(*w, it == read.end() ? nullptr : *it);
            };
            if (rows.usual) week(rows.usual);
            for (const CalendarWeek* w : rows.dated) week(w);
            compareExceptions(rows, exceptions[calendar]);
        }
    }

    void compareExceptions(const CalendarRows& rows, const std::vector<const CalendarException*>& read)
    {
        QHash<QDate, std::vector<const CalendarException*>> byDay;
        for (const CalendarException* e : read) byDay[e->from.value_or(QDate())].push_back(e);
        std::vector<const CalendarException*> others; // that are not there as one row, though their days may be
        for (const CalendarException* e : rows.exceptions) {
            auto& candidates = byDay[e->from.value_or(QDate())];
            const auto same = std::ranges::find_if(candidates, [&](const CalendarException* r) {
                CalendarException like = *r;
                like.id = e->id, like.calendar = e->calendar;
                return like == *e;
            });
            if (same == candidates.end()) {
                others.push_back(e);
                continue;
            }
            take(*e, *same);
            candidates.erase(same);
        }
        if (others.empty()) return;
        QHash<qint64, const CalendarException*> days; // what the file says of each day
        for (const CalendarException* e : read)
            for (const qint64 day : daysOf(*e))
                if (!days.contains(day)) days.insert(day, e);
        for (const CalendarException* e : others) {
            const auto own = daysOf(*e);
            const bool whole = std::ranges::all_of(own, [&](qint64 day) {
                const CalendarException* there = days.value(day);
                return there && there->shifts == e->shifts;
            });
            ExportReport::Kind& k = kind(entityOf<CalendarException>());
            ++k.there;
            if (!whole || own.empty()) {
                lose(entityOf<CalendarException>(), -1, m_ids.leftOut.value(e->id.value, "export.no-place"), e->id.value);
                continue;
            }
            ++k.written;
            if (!e->name.isEmpty() && days.value(own.front())->name != e->name)
                lose(entityOf<CalendarException>(), fieldIndex<&CalendarException::name>(), "export.no-field", e->id.value);
            if (e->recurrence != Recurrence::Daily || e->every > 1)
                lose(entityOf<CalendarException>(), fieldIndex<&CalendarException::recurrence>(), "export.day-by-day", e->id.value);
        }
    }

    void compareBaselines()
    {
        const Entity entity = entityOf<Snapshot>();
        for (const BaselineRows& b : m_rows.baselines) {
            const qint64 id = b.row->id.value;
            ExportReport::Kind& k = kind(entity);
            ++k.there;
            const auto name = m_ids.names.constFind(id);
            const auto found = name == m_ids.names.cend()
                ? m_read.baselines.end()
                : std::ranges::find_if(m_read.baselines, [&](const ParsedBaseline& r) { return QString::number(r.number) == *name; });
            if (found == m_read.baselines.end()) {
                lose(entity, -1, m_ids.leftOut.value(id, "export.no-place"), id);
                continue;
            }
            ++k.written;
            const QString read = found->name.isEmpty() ? QStringLiteral("Baseline %1").arg(found->number) : found->name;
            if (read != b.row->name) lose(entity, fieldIndex<&Snapshot::name>(), "export.no-field", id);
            if (found->number != b.row->number) lose(entity, fieldIndex<&Snapshot::number>(), "export.no-field", id);
            if (!b.row->reason.isEmpty()) lose(entity, fieldIndex<&Snapshot::reason>(), "export.no-field", id);
            if (b.held->wholePlan) lose(entity, fieldIndex<&Snapshot::contentHash>(), "export.baseline-dates-only", id);
            compareFrozen(*b.held, *found);
        }
    }

    /// Dates of a baseline, work and cost; counted by task.
    void compareFrozen(const ExportBaseline& held, const ParsedBaseline& read)
    {
        QHash<qint64, const FrozenTask*> byTask;
        for (const FrozenTask& f : read.tasks) byTask.insert(m_here.value(f.task.value), &f);
        for (const FrozenTask& mine : held.tasks) {
            if (!m_rows.tree.places.contains(mine.task)) continue; // a task that is no longer there
            const FrozenTask* theirs = byTask.value(mine.task.value);
            const bool same = theirs && theirs->start == mine.start && theirs->finish == mine.finish && theirs->duration == mine.duration
                && theirs->work == mine.work && theirs->cost == mine.cost;
            if (same) continue;
            lose(entityOf<Task>(), -1, theirs ? "export.baseline-nearest" : "export.baseline-missing", mine.task.value);
        }
    }

    void finish()
    {
        for (auto& [key, loss] : m_losses) m_report.losses.push_back(std::move(loss));
        std::ranges::sort(m_report.kinds, {}, [](const ExportReport::Kind& k) { return k.entity; });
    }

    struct Key {
        quint8 entity;
        int isField, field;
        std::string_view reason;
        auto operator<=>(const Key&) const = default;
        Key(quint8 e, int is, int f, const char* r)
            : entity(e)
            , isField(is)
            , field(f)
            , reason(r)
        {
        }
    };
    const ProjectRows& m_rows;
    const WrittenIds& m_ids;
    const ParsedProject& m_read;
    SourceFormat m_format;
    ExportReport& m_report;
    QHash<qint64, qint64> m_here; // the row here that each row read is
    std::map<Key, ExportLoss> m_losses;
};

} // namespace

void compareWritten(const ProjectRows& rows, const WrittenIds& ids, const ParsedProject& read, SourceFormat format, ExportReport& report)
{
    Check(rows, ids, read, format, report).run();
}

} // namespace gantry
