#include "tests/core/exchange/round_trip.h"

#include "core/calendar/calendar_rules.h"
#include "core/change/frozen.h"
#include "core/exchange/written_ids.h"
#include "core/model/outline.h"
#include "core/schedule/adapter.h"
#include "core/text/text.h"

#include <catch2/catch.hpp>

namespace gantry::test {
namespace {

QHash<qint64, QByteArray> contentsOf(const ChangeSet& set)
{
    QHash<qint64, QByteArray> out;
    for (const SnapshotContent& c : set.contents) out.insert(c.snapshot.value, c.cbor);
    return out;
}

/// Names for the records of a project, and their cells.
class Teller {
public:
    Teller(const Holding& holding, NodeId project, Naming naming)
        : m_holding(holding)
        , m_portfolio(holding.portfolio)
        , m_project(project)
        , m_naming(naming)
    {
    }

    Facts facts()
    {
        m_names.insert(m_project.value, QStringLiteral("project"));
        findShared();
        for (const OutlineRow& row : outlineOf(m_portfolio, m_project)) {
            const Task& t = *m_portfolio.find(row.task);
            name(row.task.value, m_naming == Naming::Outline ? row.wbs : t.parent ? of(t.parent.value) + u'/' + t.name : t.name);
        }
        eachUsed<Calendar>([&](const Calendar& c) { name(c.id.value, c.name); });
        eachUsed<Resource>(
            [&](const Resource& r) { name(r.id.value, r.code.isEmpty() ? r.name : r.name + QStringLiteral(" [%1]").arg(r.code)); });
        eachUsed<CustomField>([&](const CustomField& f) { name(f.id.value, f.entity + u'.' + f.name); });
        eachUsed<CustomField>([&](const CustomField& f) { nameChoices(f.id.value); });
        each<Assignment>([&](const Assignment& a) { name(a.id.value, of(a.task.value) + u'/' + of(a.resource.value)); });
        tell(*m_portfolio.find(m_project));
        tell(m_portfolio.optionsOf(m_project));
        eachUsed<Calendar>([&](const Calendar& c) { tell(c); });
        each<Task>([&](const Task& t) { tell(t); });
        eachUsed<Resource>([&](const Resource& r) { tell(r); });
        each<Assignment>([&](const Assignment& a) { tell(a); });
        eachUsed<CustomField>([&](const CustomField& f) { tell(f); });
        each<CustomValue>([&](const CustomValue& v) {
            name(v.id.value, of(v.field.value) + u'/' + of(v.record.value));
            tell(v);
        });
        eachUsed<CustomField>(
            [&](const CustomField& f) { m_portfolio.all<CustomChoice>().forEachIn(f.id, [&](const CustomChoice& c) { tell(c); }); });
        tellSorted<Link>([&](const Link& l) { return of(l.predecessor.value) + u'>' + of(l.successor.value) + u' ' + wordOf(l.type); });
        tellSorted<Note>([&](const Note& n) { return of(n.record.value); });
        tellCalendars();
        tellBaselines();
        return std::move(m_facts);
    }

private:
    template <class E, class F> void each(F&& f) { m_portfolio.all<E>().forEachIn(m_project, f); }
    /// Those of the project, and those of the portfolio that it uses.
    template <class E, class F> void eachUsed(F&& f)
    {
        each<E>(f);
        m_portfolio.all<E>().forEachIn(NodeId{}, [&](const E& row) {
            if (m_shared.contains(row.id.value)) f(row);
        });
    }

    void findShared()
    {
        const auto use = [&](CalendarId id) {
            for (const Calendar* c = m_portfolio.find(id); c && !m_shared.contains(c->id.value); c = m_portfolio.find(c->base))
                m_shared.insert(c->id.value);
        };
        use(m_portfolio.optionsOf(m_project).calendar);
        each<Task>([&](const Task& t) { use(t.calendar); });
        each<CustomValue>([&](const CustomValue& v) { m_shared.insert(v.field.value); });
        each<Assignment>([&](const Assignment& a) {
            if (const Resource* r = m_portfolio.find(a.resource)) m_shared.insert(r->id.value), use(r->calendar);
        });
    }

    void name(qint64 id, const QString& wanted)
    {
        QString out = wanted;
        for (int n = 2; m_taken.contains(out); ++n) out = QStringLiteral("%1#%2").arg(wanted).arg(n);
        m_taken.insert(out);
        m_names.insert(id, out);
    }
    QString of(qint64 id) const { return id ? m_names.value(id, QStringLiteral("?")) : QString(); }

    void nameChoices(qint64 field)
    {
        std::vector<CustomChoice> choices;
        m_portfolio.all<CustomChoice>().forEachIn(CustomFieldId{field}, [&](const CustomChoice& c) { choices.push_back(c); });
        std::ranges::sort(choices, [](const CustomChoice& a, const CustomChoice& b) { return ranksBefore(a, b); });
        for (std::size_t i = 0; i < choices.size(); ++i) name(choices[i].id.value, QStringLiteral("%1[%2]").arg(of(field)).arg(i));
    }

    template <class E> void tell(const E& row) { tell(row, of(row.id.value)); }
    template <class E> void tell(const E& row, const QString& called)
    {
        const EntityInfo& info = infoOf<E>();
        const QString record = info.keyText() + u' ' + called;
        m_facts.insert(record + u'|', QStringLiteral("there"));
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            if (field.is(ReadOnly) || field.is(Number) || field.key == "rank" || field.target == "node" || field.key == "original")
                continue;
            const Value value = field.get(&row);
            if (isAbsent(value)) continue;
            const auto guid = field.key == "source_guid" ? guidFrom(textOf(value)) : std::nullopt; // each format has a writing of its own
            m_facts.insert(record + u'|' + field.keyText(),
                guid                         ? guid->toString()
                    : field.kind == Kind::Id ? QStringLiteral("→ ") + of(intOf(value))
                                             : canonicalText(field, value));
        }
    }

    /// Rows that only differ by what they hold are told in the order of that.
    template <class E, class NameOf> void tellSorted(NameOf nameOf)
    {
        std::vector<std::pair<QString, const E*>> rows;
        const auto& table = m_portfolio.all<E>();
        table.forEachIn(m_project, [&](const E& row) {
            QString all;
            const EntityInfo& info = infoOf<E>();
            for (std::size_t f = 1; f < info.fields.size(); ++f)
                if (info.fields[f].kind != Kind::Id && info.fields[f].key != "source_id")
                    all += canonicalText(info.fields[f], info.fields[f].get(&row)) + u'\x1f';
            rows.emplace_back(nameOf(row) + u'\x1f' + all, &row);
        });
        std::ranges::stable_sort(rows, {}, &std::pair<QString, const E*>::first);
        for (const auto& [key, row] : rows) {
            name(row->id.value, key.section(QChar(u'\x1f'), 0, 0));
            tell(*row);
        }
    }

    void tellCalendars()
    {
        eachUsed<Calendar>([&](const Calendar& calendar) {
            const qint64 id = calendar.id.value;
            m_portfolio.all<CalendarWeek>().forEachIn(
                CalendarId{id}, [&](const CalendarWeek& w) { tell(w, of(id) + u' ' + w.from.value_or(QDate()).toString(Qt::ISODate)); });
            QMap<QString, int> counts;
            m_portfolio.all<CalendarException>().forEachIn(CalendarId{id}, [&](const CalendarException& e) {
                const QString called = of(id) + u' ' + e.from.value_or(QDate()).toString(Qt::ISODate);
                tell(e, QStringLiteral("%1#%2").arg(called).arg(++counts[called]));
            });
        });
    }

    void tellBaselines()
    {
        each<Snapshot>([&](const Snapshot& s) {
            if (s.kind != SnapshotKind::Baseline) return;
            const QString record = QStringLiteral("snapshot %1").arg(s.number);
            m_facts.insert(record + QStringLiteral("|"), QStringLiteral("there"));
            m_facts.insert(record + QStringLiteral("|name"), s.name);
            if (!s.reason.isEmpty()) m_facts.insert(record + QStringLiteral("|reason"), s.reason);
            const auto frozen = decodeFrozen(m_holding.contents.value(s.id.value));
            REQUIRE(frozen);
            for (const FrozenTask& f : frozen->tasks) {
                if (!m_names.contains(f.task.value)) continue;
                const QString task = QStringLiteral("baseline %1 of %2").arg(s.number).arg(of(f.task.value));
                const auto time = [](const std::optional<DateTime>& t) { return t ? isoText(*t) : QString(); };
                m_facts.insert(task + QStringLiteral("|dates"),
                    QStringLiteral("%1 %2 %3 %4 %5")
                        .arg(time(f.start), time(f.finish))
                        .arg(f.duration.seconds)
                        .arg(f.work.seconds)
                        .arg(f.cost.minor));
            }
        });
    }

    const Holding& m_holding;
    const Portfolio& m_portfolio;
    NodeId m_project;
    Naming m_naming;
    QSet<qint64> m_shared; // calendars, resources and fields of the portfolio in use
    QHash<qint64, QString> m_names;
    QSet<QString> m_taken;
    Facts m_facts;
};

} // namespace

Holding holdingOf(ChangeSet set)
{
    Holding out;
    out.contents = contentsOf(set);
    REQUIRE(applyToMemory(out.portfolio, set));
    out.projects = out.portfolio.projectsUnder(out.portfolio.root()->id);
    return out;
}

Holding holdingOf(const QByteArray& file, const QString& name)
{
    auto source = readSource(QByteArray(file.constData(), file.size()), name);
    if (!source) FAIL(sentence(source.error()).toStdString());
    ChangeBuilder root(QStringLiteral("new"));
    root.insert(Node{.id = NodeId{1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
    Holding out = holdingOf(root.take());
    IdSource ids(1000);
    ImportReport report;
    auto set = planImport(out.portfolio, ids, std::move(*source), {}, report, [](SnapshotId) -> Result<Frozen> {
        return Error{Errc::NotFound, "snapshot.no-content", {}};
    });
    if (!set) FAIL(sentence(set.error()).toStdString());
    REQUIRE(applyToMemory(out.portfolio, *set));
    out.contents = contentsOf(*set);
    out.projects = out.portfolio.projectsUnder(NodeId{1});
    return out;
}

ExportRequest requestFor(const Holding& holding, NodeId project)
{
    std::shared_ptr<const ProjectSchedule> schedule;
    for (const auto& plan : schedule::scheduleOf(holding.portfolio, schedule::componentOf(holding.portfolio, project)))
        if (plan->project == project) schedule = plan;
    ExportRequest out =
        exportRequest(holding.portfolio, project, schedule, [&](SnapshotId id) { return decodeFrozen(holding.contents.value(id.value)); });
    out.now = *parseInstant(u"2026-03-02T08:00:00.000Z");
    out.author = QStringLiteral("Ada");
    return out;
}

ExportedFile written(const Holding& holding, NodeId project, SourceFormat format)
{
    auto file = exportProject(requestFor(holding, project), format, QStringLiteral("Plan.out"));
    if (!file) FAIL(sentence(file.error()).toStdString());
    return std::move(*file);
}

Facts factsOf(const Holding& holding, NodeId project, Naming naming) { return Teller(holding, project, naming).facts(); }

std::vector<Difference> differences(const Facts& before, const Facts& after)
{
    std::vector<Difference> out;
    const auto add = [&](const QString& key, const QString& a, const QString& b) {
        const qsizetype bar = key.lastIndexOf(u'|');
        out.push_back({key.left(bar), key.mid(bar + 1), a, b});
    };
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (after.value(it.key()) != it.value()) add(it.key(), it.value(), after.value(it.key()));
    for (auto it = after.cbegin(); it != after.cend(); ++it)
        if (!before.contains(it.key()) && !it.key().contains(QStringLiteral("|source_"))) add(it.key(), {}, it.value()); // ids are made
    return out;
}

std::vector<Difference> untold(const std::vector<Difference>& list, const ExportReport& report)
{
    QSet<QString> gone; // records that are not there any more
    for (const Difference& d : list)
        if (d.field.isEmpty() && d.after.isEmpty()) gone.insert(d.record);
    const auto tells = [&](const QString& entity, const QString& field) {
        return std::ranges::any_of(report.losses, [&](const ExportLoss& loss) {
            const EntityInfo& info = infoOf(loss.entity);
            if (entity == u"baseline")
                return QLatin1String(loss.reason).startsWith(QLatin1String("export.baseline")) || loss.entity == entityOf<Snapshot>();
            return info.keyText() == entity && (loss.field < 0 ? field.isEmpty() : info.fields[std::size_t(loss.field)].keyText() == field);
        });
    };
    std::vector<Difference> out;
    for (const Difference& d : list) {
        if (d.before.isEmpty() || d.entity() == u"calendar_exception" || d.field.startsWith(QStringLiteral("source_"))) continue;
        const bool renumbered = d.entity() == u"snapshot" && tells(d.entity(), fieldFor<&Snapshot::number>().keyText());
        if (renumbered || (gone.contains(d.record) ? tells(d.entity(), {}) : tells(d.entity(), d.field))) continue;
        out.push_back(d);
    }
    return out;
}

QMap<QString, qint64> workingTimeOf(const Holding& holding, NodeId project)
{
    QMap<QString, qint64> out;
    holding.portfolio.all<Calendar>().forEachIn(project, [&](const Calendar& c) {
        const WorkCalendar calendar(rulesOf(holding.portfolio, c.id));
        for (QDate day(2025, 1, 1); day.year() < 2029; day = day.addDays(1)) {
            const qint64 at = atDay(day).seconds;
            out.insert(c.name + u' ' + day.toString(Qt::ISODate), calendar.work(at, at + secondsPerDay));
        }
    });
    return out;
}

QString text(const std::vector<Difference>& list)
{
    QString out = QStringLiteral("%1 differences\n").arg(qint64(list.size()));
    for (std::size_t i = 0; i < list.size() && i < 400; ++i)
        out += QStringLiteral("%1 | %2: %3 → %4\n").arg(list[i].record, list[i].field, list[i].before.left(200), list[i].after.left(200));
    return out;
}

} // namespace gantry::test
