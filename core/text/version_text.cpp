#include "core/text/version_text.h"

#include "core/calendar/work_calendars.h"
#include "core/model/outline.h"
#include "core/text/text.h"
#include "core/text/worktimes.h"

namespace gantry {
namespace {

using Told = VersionDifference::Kind;

QString quoted(const QString& name) { return u'“' + name + u'”'; }

QHash<TaskId, QString> numbersOf(const PlanVersion& version)
{
    QHash<TaskId, QString> out;
    for (const OutlineRow& row : outlineOf(version.rows, version.project)) out.insert(row.task, row.wbs);
    return out;
}

class Teller {
public:
    Teller(const PlanVersion& before, const PlanVersion& after, const Portfolio& now, const QLocale& locale)
        : m_before(before)
        , m_after(after)
        , m_now(now)
        , m_locale(locale)
        , m_numbersBefore(numbersOf(before))
        , m_numbersAfter(numbersOf(after))
        , m_calendars(after.rows)
    {
    }

    VersionGroup headOf(TaskId task) const
    {
        VersionGroup out{task, m_numbersAfter.value(task, m_numbersBefore.value(task)), {}, {}};
        out.title = task ? titleOf(m_after.rows.find(task) ? m_after : m_before, entityOf<Task>(), task.value)
                         : m_now.titleOf(entityOf<Node>(), m_after.project.value);
        return out;
    }

    void tell(const VersionDifference& d, std::vector<VersionLine>& out) const
    {
        VersionLine line{d.kind, {}, {}, {}, {}, {}, {}};
        if (m_now.table(d.entity).contains(d.id)) line.record = {d.entity, d.id};
        if (d.entity == entityOf<CustomValue>()) return tellCustom(d, line, out);
        const PlanVersion& there = d.kind == Told::Removed ? m_before : m_after;
        line.what = whatIs(there, d.entity, d.id);
        if (d.kind == Told::Added || d.kind == Told::Removed) {
            (d.kind == Told::Added ? line.after : line.before) = gist(there, d.entity, d.id);
            out.push_back(line);
        } else if (d.kind == Told::Moved) {
            line.field = QStringLiteral("Place");
            line.before = placeOf(m_before, m_numbersBefore, d.task);
            line.after = placeOf(m_after, m_numbersAfter, d.task);
            out.push_back(line);
        } else {
            const auto fields = d.kind == Told::Figures ? frozenFields() : infoOf(d.entity).fields;
            for (const Cell& cell : d.cells) {
                const Field& field = fields[cell.field];
                if (field.is(Internal)) continue;
                line.field = field.labelText();
                const WorkUnits before = unitsOf(m_before, d, field), after = unitsOf(m_after, d, field);
                line.before = shown(m_before, field, cell.before, before);
                line.after = shown(m_after, field, cell.after, after);
                line.by = by(field, d.task, cell, after);
                out.push_back(line);
            }
        }
    }

private:
    QString titleOf(const PlanVersion& version, Entity entity, qint64 id) const
    {
        return (version.rows.table(entity).contains(id) ? version.rows : m_now).titleOf(entity, id);
    }

    QString whatIs(const PlanVersion& version, Entity entity, qint64 id) const
    {
        const EntityInfo& info = infoOf(entity);
        const QString label = info.labelText();
        if (entity == entityOf<Task>() || entity == entityOf<ScheduleOptions>()) return label;
        if (entity == entityOf<Link>()) {
            const TaskId from = version.rows.find(LinkId{id})->predecessor;
            return QStringLiteral("Link from %1").arg(quoted(titleOf(version, entityOf<Task>(), from.value)));
        }
        if (entity == entityOf<Assignment>()) {
            const ResourceId resource = version.rows.find(AssignmentId{id})->resource;
            return resource ? QStringLiteral("Assignment of %1").arg(quoted(titleOf(version, entityOf<Resource>(), resource.value)))
                            : label;
        }
        for (const Field& field : info.fields)
            if (field.is(Title)) return label + u' ' + quoted(titleOf(version, entity, id));
        const auto owner = info.groupField >= 0 ? targetEntity(info.fields[std::size_t(info.groupField)]) : std::nullopt;
        if (!owner || *owner == entityOf<Node>()) return label;
        const qint64 of = intOf(version.rows.cell(entity, id, info.fields[std::size_t(info.groupField)]));
        return QStringLiteral("%1 of %2").arg(label, quoted(titleOf(version, *owner, of)));
    }

    /// What a record that came or went is about, where its name does not say it.
    QString gist(const PlanVersion& version, Entity entity, qint64 id) const
    {
        if (entity == entityOf<Link>()) return dependencyText(version.rows, *version.rows.find(LinkId{id}), m_locale);
        if (entity == entityOf<Assignment>())
            return durationText(version.rows.find(AssignmentId{id})->work, workUnitsOf(version.rows, version.project), DurationUnit::Hours,
                false, m_locale);
        return {};
    }

    QString placeOf(const PlanVersion& version, const QHash<TaskId, QString>& numbers, TaskId task) const
    {
        const Task* row = version.rows.find(task);
        const QString above = row && row->parent ? titleOf(version, entityOf<Task>(), row->parent.value) : QString();
        return above.isEmpty() ? numbers.value(task) : QStringLiteral("%1, in %2").arg(numbers.value(task), quoted(above));
    }

    /// A value of a custom field reads as a field of its record; where the record itself came or went it goes without saying.
    void tellCustom(const VersionDifference& d, VersionLine line, std::vector<VersionLine>& out) const
    {
        const CustomValue *before = m_before.rows.find<CustomValue>(d.id), *after = m_after.rows.find<CustomValue>(d.id);
        const CustomValue& one = after ? *after : *before;
        const auto entity = entityByKey(one.entity);
        const auto in = [&](const PlanVersion& v) { return entity && v.rows.table(*entity).contains(one.record.value); };
        if (entity && *entity != entityOf<Node>() && !(in(m_before) && in(m_after))) return;
        const PlanVersion& there = after ? m_after : m_before;
        const CustomField* custom = there.rows.find(one.field);
        if (!custom) custom = m_now.find(one.field);
        line.kind = Told::Changed;
        line.record = entity && m_now.table(*entity).contains(one.record.value) ? RecordKey{*entity, one.record.value} : RecordKey{};
        line.what = !entity || *entity == entityOf<Node>() ? infoOf<Node>().labelText() : whatIs(there, *entity, one.record.value);
        line.field = custom ? custom->name : infoOf<CustomField>().labelText();
        const auto text = [&](const PlanVersion& version, const CustomValue* held) -> QString {
            if (!held || !custom) return held ? held->text : QString();
            const Field format = formatOf(*custom);
            const auto read = held->choice ? Result<Value>(Value(held->choice.value)) : parseCanonical(format, held->text);
            return read ? shown(version, format, *read, workUnitsOf(version.rows, version.project)) : held->text;
        };
        line.before = text(m_before, before);
        line.after = text(m_after, after);
        out.push_back(line);
    }

    WorkUnits unitsOf(const PlanVersion& version, const VersionDifference& d, const Field& field) const
    {
        if (d.kind != Told::Figures) return workUnitsOf(version.rows, {d.entity, d.id}, field);
        WorkUnits units = workUnitsOf(version.rows, version.project);
        const Task* task = version.rows.find(d.task);
        units.elapsed = field.key == "duration" && task && task->elapsed;
        return units;
    }

    QString shown(const PlanVersion& version, const Field& field, const Value& value, const WorkUnits& units) const
    {
        const auto target = targetEntity(field);
        const bool known = !target || version.rows.table(*target).contains(intOf(value));
        return displayText(known ? version.rows : m_now, field, value, units, m_locale);
    }

    QString by(const Field& field, TaskId task, const Cell& cell, WorkUnits units) const
    {
        if (isAbsent(cell.before) || isAbsent(cell.after) || isTimeOfDay(field)) return {};
        const qint64 a = intOf(cell.before), b = intOf(cell.after);
        const auto sign = [](qint64 amount, const QString& text) { return amount > 0 ? u'+' + text : text; };
        if (field.kind == Kind::Money || field.kind == Kind::Work) {
            qint64 amount = 0;
            if (qSubOverflow(b, a, &amount)) return {};
            return sign(amount, displayText(m_now, field, amount, units, m_locale));
        }
        if (field.kind != Kind::DateTime) return {};
        const Task* row = m_after.rows.find(task);
        const WorkCalendar* calendar = row ? m_calendars.of(*row) : m_calendars.of(m_after.project);
        if (!calendar) return {};
        units.elapsed = false;
        const qint64 amount = calendar->work(a, b);
        return sign(amount, durationText({amount}, units, DurationUnit::Days, false, m_locale));
    }

    const PlanVersion &m_before, &m_after;
    const Portfolio& m_now;
    const QLocale& m_locale;
    QHash<TaskId, QString> m_numbersBefore, m_numbersAfter;
    WorkCalendars m_calendars;
};

} // namespace

QString kindText(VersionDifference::Kind kind)
{
    static constexpr const char* words[] = {"Added", "Removed", "Moved", "Changed", "Dates and figures"};
    return QString::fromLatin1(words[std::size_t(kind)]);
}

std::vector<VersionGroup> versionText(
    const VersionComparison& comparison, const PlanVersion& before, const PlanVersion& after, const Portfolio& now, const QLocale& locale)
{
    const Teller teller(before, after, now, locale);
    std::vector<VersionGroup> out;
    for (const VersionDifference& d : comparison.differences) {
        if (out.empty() || out.back().task != d.task) {
            if (!out.empty() && out.back().lines.empty()) out.pop_back(); // nothing of it is for people
            out.push_back(teller.headOf(d.task));
        }
        teller.tell(d, out.back().lines);
    }
    if (!out.empty() && out.back().lines.empty()) out.pop_back();
    return out;
}

std::vector<QStringList> versionTable(const std::vector<VersionGroup>& groups)
{
    std::vector<QStringList> out{{QStringLiteral("WBS"), QStringLiteral("Task"), QStringLiteral("Change"), QStringLiteral("Record"),
        QStringLiteral("Field"), QStringLiteral("Before"), QStringLiteral("After"), QStringLiteral("Difference")}};
    for (const VersionGroup& group : groups)
        for (const VersionLine& line : group.lines)
            out.push_back({group.wbs, group.title, kindText(line.kind), line.what, line.field, line.before, line.after, line.by});
    return out;
}

QString tabbed(const std::vector<QStringList>& rows)
{
    QString out;
    for (QStringList cells : rows) {
        for (QString& cell : cells)
            for (QChar& c : cell)
                if (c == u'\t' || c == u'\n' || c == u'\r') c = u' ';
        out += cells.join(u'\t') + u'\n';
    }
    return out;
}

} // namespace gantry
