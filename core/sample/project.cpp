#include "core/sample/project.h"

#include "core/base/rank.h"
#include "core/calendar/calendar_rules.h"
#include "core/edit/baselines.h"
#include "core/schedule/adapter.h"

namespace gantry::sample {
namespace {

constexpr qint64 daySeconds = 8 * 3600;

struct Span {
    qint64 start = 0, finish = 0, duration = 0;
};

/// A project while it is being made.
class Plan {
public:
    Plan(ChangeBuilder& build, IdSource& ids, const Cast& cast, const ProjectSketch& sketch, const Setting& setting, std::mt19937& random)
        : m_build(build)
        , m_ids(ids)
        , m_cast(cast)
        , m_sketch(sketch)
        , m_setting(setting)
        , m_random(random)
        , m_rows(rowsOf(sketch.plan))
        , m_office(rulesOf(setting.shared, cast.office))
        , m_site(rulesOf(setting.shared, cast.site))
        , m_night(rulesOf(setting.shared, cast.night))
    {
    }

    BuiltProject build()
    {
        m_start = m_office.next(atDay(m_sketch.start, 8 * 3600).seconds);
        sizeRows();
        m_planned = spans(false);
        m_current = spans(true);
        addNode();
        addTasks();
        addLinks();
        addAssignments();
        addManagement();
        addCodes();
        freezeBaseline();
        const EarlierProgress now = progressAt(m_setting.statusDate);
        for (const Task& task : now.tasks) m_build.insert(task);
        for (const Link& link : m_links) m_build.insert(link);
        for (const Assignment& assignment : now.assignments) m_build.insert(assignment);
        for (const CustomValue& code : m_codes) m_build.insert(code);
        addNote();
        BuiltProject out{.id = m_project, .rows = rowsAsPlanned(), .plan = m_sketch.plan, .place = QString::fromUtf8(m_sketch.ward)};
        for (const DateTime day : m_setting.earlier) out.earlier.push_back(progressAt(day));
        return out;
    }

private:
    int between(int low, int high) { return low + int(m_random() % quint32(high - low + 1)); }
    bool onSite(const TemplateRow& row) const
    {
        return m_sketch.sixDays && row.days && row.key[0] >= u'e' && row.key[0] != u'h' && row.key[0] != u'p';
    }
    const WorkCalendar& calendarOf(const TemplateRow& row) const
    {
        return row.crew == u"night" ? m_night : onSite(row) ? m_site : m_office;
    }
    CalendarId calendarIdOf(const TemplateRow& row) const
    {
        return row.crew == u"night" ? m_cast.night : onSite(row) ? m_cast.site : CalendarId{};
    }

    void sizeRows()
    {
        for (const TemplateRow& row : m_rows) {
            const int planned = row.days ? std::max(2, row.days * (m_sketch.size + between(-6, 6)) / 100) : 0;
            const int taken = row.days ? std::max(1, planned * (100 + m_sketch.slip + between(-7, 7)) / 100) : 0;
            m_plannedDays.push_back(planned);
            m_takenDays.push_back(taken);
        }
    }

    /// Dates by the usual forward pass: rows stand after their predecessors. What has started by the status date took as long as it took.
    std::vector<Span> spans(bool asItWent) const
    {
        QHash<QString, std::size_t> placeOf;
        std::vector<Span> out(m_rows.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const TemplateRow& row = m_rows[i];
            if (row.isGroup()) continue;
            placeOf.insert(row.key, i);
            const WorkCalendar& calendar = calendarOf(row);
            qint64 duration = m_plannedDays[i] * daySeconds;
            const auto startAfter = [&](qint64 length) {
                qint64 at = m_start;
                for (const TemplateLink& link : row.links) {
                    const Span& before = out[placeOf.value(link.predecessor)];
                    const Edge edge = row.days ? Edge::Start : Edge::Finish;
                    const qint64 from = calendar.plus(link.type[0] == u's' ? before.start : before.finish, link.lagDays * daySeconds, edge);
                    at = std::max(at, link.type[1] == u'f' ? calendar.plus(from, -length, Edge::Start) : from);
                }
                return row.days ? calendar.next(at) : at;
            };
            qint64 start = startAfter(duration);
            if (asItWent && start < m_setting.statusDate.seconds) {
                duration = m_takenDays[i] * daySeconds;
                start = startAfter(duration);
            }
            out[i] = {start, row.days ? calendar.plus(start, duration, Edge::Finish) : start, duration};
        }
        return out;
    }

    std::vector<PlannedRow> rowsAsPlanned() const
    {
        const auto day = [](qint64 seconds) { return dateOf(DateTime{seconds}); };
        std::vector<PlannedRow> out;
        QString group;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const TemplateRow& row = m_rows[i];
            if (row.isGroup()) group = row.level == 2 ? row.name : QString();
            if (row.isGroup()) continue;
            out.push_back({row.key, group.isEmpty() ? row.name : QStringLiteral("%1 (%2)").arg(row.name, group.toLower()), m_tasks[i].id,
                row.days == 0, day(m_planned[i].start), day(m_planned[i].finish), day(m_current[i].start), day(m_current[i].finish)});
        }
        return out;
    }

    /// What the gate opened whose milestone was reached last.
    QString phase() const
    {
        std::size_t reached = 0;
        const auto milestones = gateMilestones(m_sketch.plan);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            for (std::size_t g = 0; g < milestones.size(); ++g)
                if (m_rows[i].key == QLatin1String(milestones[g]) && m_current[i].finish <= m_setting.statusDate.seconds)
                    reached = std::max(reached, g + 1);
        return QString::fromLatin1(phases[std::min(reached, phases.size() - 1)]);
    }

    void addNode()
    {
        m_project = m_ids.next<NodeId>();
        Node node{
            .id = m_project, .number = m_setting.number, .kind = NodeKind::Project, .parent = m_setting.programme, .rank = m_setting.rank};
        node.code = QString::fromUtf8(m_sketch.code), node.name = QString::fromUtf8(m_sketch.name),
        node.description = QString::fromUtf8(m_sketch.description);
        static constexpr const char* types[] = {"Building", "Pipeline", "Street"};
        node.type = QString::fromLatin1(types[std::size_t(m_sketch.plan)]);
        node.phase = phase();
        node.manager = m_cast.people[std::size_t(m_sketch.manager)], node.sponsor = m_setting.sponsor;
        node.client = m_cast.organisations[std::size_t(m_sketch.client)];
        node.health = m_sketch.health, node.trend = m_sketch.trend, node.healthComment = QString::fromUtf8(m_sketch.comment);
        node.currency = QStringLiteral("GBP");
        m_options = {.id = m_ids.next<ScheduleOptionsId>(), .project = m_project, .calendar = m_cast.office};
        m_options.plannedStart = DateTime{m_start};
        m_options.statusDate = m_setting.statusDate;
        CustomValue ward{.id = m_ids.next<CustomValueId>(),
            .project = m_project,
            .field = m_cast.ward,
            .entity = QStringLiteral("node"),
            .record = {m_project.value}};
        ward.text = QString::fromUtf8(m_sketch.ward);
        m_build.insert(node).insert(m_options);
        m_codes.push_back(ward);
    }

    void addTasks()
    {
        const auto ranks = evenRanks(int(m_rows.size()) + 1);
        TaskId stage, group;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const TemplateRow& row = m_rows[i];
            Task task{.id = m_ids.next<TaskId>(), .project = m_project, .rank = ranks[i], .name = row.name};
            task.code = QStringLiteral("%1-%2").arg(QLatin1String(m_sketch.code)).arg(100 + 10 * int(i));
            if (row.level == 1)
                stage = task.id, group = {};
            else if (row.level == 2)
                task.parent = stage, group = task.id;
            else {
                task.parent = group ? group : stage;
                task.duration = WorkTime{m_plannedDays[i] * daySeconds};
                task.milestone = row.days == 0;
                task.calendar = calendarIdOf(row);
                task.ignoreResourceCalendars = bool(task.calendar); // the crew works when the site does
                if (task.milestone) task.owner = m_cast.people[std::size_t(m_sketch.manager)];
                task.plannedStart = DateTime{m_planned[i].start}, task.plannedFinish = DateTime{m_planned[i].finish};
            }
            m_placeOf.insert(row.key, i);
            m_tasks.push_back(std::move(task));
        }
        // What the council has promised in public: the last milestone, with two weeks in hand over the plan.
        m_tasks.back().deadline = DateTime{m_office.plus(m_planned.back().finish, 10 * daySeconds, Edge::Finish)};
    }

    void addLinks()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            for (const TemplateLink& from : m_rows[i].links) {
                Link link{.id = m_ids.next<LinkId>(),
                    .project = m_project,
                    .predecessor = m_tasks[m_placeOf.value(from.predecessor)].id,
                    .successor = m_tasks[i].id};
                link.type = from.type == u"ss" ? LinkType::StartToStart
                    : from.type == u"ff"       ? LinkType::FinishToFinish
                                               : LinkType::FinishToStart;
                link.lag = {from.lagDays * daySeconds};
                m_links.push_back(link);
            }
        }
    }

    static Money costOf(const Resource& resource, WorkTime work)
    {
        return {mulDiv(resource.standardRate.e8 / 1'000'000, work.seconds, 3600).value_or(0)};
    }

    void addAssignments()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const Cast::Crew* crew = m_rows[i].days ? m_cast.crew(m_rows[i].crew) : nullptr;
            if (!crew) continue;
            Assignment row{.id = m_ids.next<AssignmentId>(), .project = m_project, .task = m_tasks[i].id, .resource = crew->resource.id};
            row.units = {crew->units * e8};
            row.work = {crew->units * m_plannedDays[i] * daySeconds};
            row.remainingWork = row.work;
            row.cost = row.remainingCost = costOf(crew->resource, row.work);
            m_tasks[i].work = row.work;
            m_assignments.push_back(row);
            m_assigned.push_back(i);
        }
    }

    /// Management runs along with everything else, from the first milestone to the last.
    void addManagement()
    {
        const auto ranks = evenRanks(int(m_rows.size()) + 1);
        m_management =
            Task{.id = m_ids.next<TaskId>(), .project = m_project, .rank = ranks.back(), .name = QStringLiteral("Project management")};
        m_management.code = QStringLiteral("%1-%2").arg(QLatin1String(m_sketch.code)).arg(100 + 10 * int(m_rows.size()));
        m_management.kind = TaskKind::LevelOfEffort;
        m_planned.push_back(around(m_planned)), m_current.push_back(around(m_current));
        m_management.duration = WorkTime{m_planned.back().duration};
        const TaskId first = m_tasks[m_placeOf.value(QStringLiteral("b0"))].id;
        m_links.push_back({.id = m_ids.next<LinkId>(),
            .project = m_project,
            .predecessor = first,
            .successor = m_management.id,
            .type = LinkType::StartToStart});
        m_links.push_back({.id = m_ids.next<LinkId>(),
            .project = m_project,
            .predecessor = m_tasks.back().id,
            .successor = m_management.id,
            .type = LinkType::FinishToFinish});
    }

    Span around(const std::vector<Span>& spans) const
    {
        Span all{m_start, m_start, 0};
        for (const Span& span : spans)
            if (span.finish) all.finish = std::max(all.finish, span.finish);
        all.duration = m_office.work(all.start, all.finish);
        return all;
    }

    /// The plan as it was agreed before anybody began.
    void freezeBaseline()
    {
        ScheduleOptions options = m_options;
        options.statusDate.reset();
        ChangeBuilder rows({});
        rows.insert(Node{.id = m_project, .name = QString::fromUtf8(m_sketch.name)}).insert(options).insert(m_management);
        for (const Task& task : m_tasks) rows.insert(task);
        for (const Link& link : m_links) rows.insert(link);
        for (const Assignment& assignment : m_assignments) rows.insert(assignment);
        for (const CustomValue& code : m_codes) rows.insert(code);
        Portfolio agreed = m_setting.shared;
        ChangeSet set = rows.take();
        const auto done = applyToMemory(agreed, set);
        Q_ASSERT(done);
        const QByteArray cbor = encodeFrozen(frozenPlan(agreed, *schedule::scheduleOf(agreed, std::array{m_project}).front()));
        Snapshot snapshot{.id = m_ids.next<SnapshotId>(),
            .project = m_project,
            .kind = SnapshotKind::Baseline,
            .number = 1,
            .name = QStringLiteral("Approved baseline"),
            .type = QStringLiteral("Approved")};
        snapshot.takenAt = Instant{(m_start - 5 * secondsPerDay) * 1000};
        snapshot.author = m_setting.author;
        snapshot.reason = QStringLiteral("Approved by the portfolio board");
        snapshot.contentHash = contentHash(cbor);
        m_build.insert(snapshot).content(snapshot.id, cbor, snapshot.contentHash);
    }

    const Span& currentOf(const Task& task) const
    {
        for (std::size_t i = 0; i < m_tasks.size(); ++i)
            if (m_tasks[i].id == task.id) return m_current[i];
        return m_current.back();
    }

    EarlierProgress progressAt(DateTime day) const
    {
        EarlierProgress out;
        for (const Task& task : m_tasks) out.tasks.push_back(withProgress(task, day.seconds));
        out.tasks.push_back(withProgress(m_management, day.seconds));
        for (std::size_t i = 0; i < m_assignments.size(); ++i)
            out.assignments.push_back(withWorkDone(m_assignments[i], m_assigned[i], day.seconds));
        return out;
    }

    /// What is known at a status date: work that began, how far it came and how much is left.
    Task withProgress(Task task, qint64 now) const
    {
        const Span& span = currentOf(task);
        if (!task.duration || span.start >= now) return task;
        task.actualStart = DateTime{span.start};
        task.duration = WorkTime{span.duration};
        const WorkCalendar& calendar = task.calendar == m_cast.site ? m_site : task.calendar == m_cast.night ? m_night : m_office;
        if (span.finish <= now) {
            task.actualFinish = DateTime{span.finish};
            task.actualDuration = task.duration, task.remainingDuration = WorkTime{};
            task.percentComplete = percent(100);
            return task;
        }
        const qint64 done = calendar.work(span.start, now);
        task.actualDuration = WorkTime{done}, task.remainingDuration = WorkTime{span.duration - done};
        task.percentComplete = percent(mulDiv(done, 100, span.duration).value_or(0));
        return task;
    }

    Assignment withWorkDone(Assignment row, std::size_t place, qint64 now) const
    {
        const Task task = withProgress(m_tasks[place], now);
        const Cast::Crew& crew = *m_cast.crew(m_rows[place].crew);
        row.work = {crew.units * task.duration->seconds};
        row.actualWork = {task.actualDuration ? crew.units * task.actualDuration->seconds : 0};
        row.remainingWork = WorkTime{row.work.seconds - row.actualWork.seconds};
        row.cost = costOf(crew.resource, row.work), row.actualCost = costOf(crew.resource, row.actualWork);
        row.remainingCost = {row.cost.minor - row.actualCost.minor};
        row.actualStart = task.actualStart, row.actualFinish = task.actualFinish;
        return row;
    }

    void addCodes()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const CustomChoiceId choice = m_rows[i].isGroup() ? CustomChoiceId{} : m_cast.disciplines.value(m_rows[i].crew);
            if (!choice) continue;
            m_codes.push_back({.id = m_ids.next<CustomValueId>(),
                .project = m_project,
                .field = m_cast.discipline,
                .entity = QStringLiteral("task"),
                .record = {m_tasks[i].id.value},
                .choice = choice});
        }
    }

    void addNote()
    {
        if (!*m_sketch.note) return;
        Note note{.id = m_ids.next<NoteId>(),
            .project = m_project,
            .entity = QStringLiteral("task"),
            .record = {m_tasks[m_placeOf.value(QLatin1String(m_sketch.noteOn))].id.value}};
        note.topic = QStringLiteral("Progress"), note.text = QString::fromUtf8(m_sketch.note);
        m_build.insert(note);
    }

    ChangeBuilder& m_build;
    IdSource& m_ids;
    const Cast& m_cast;
    const ProjectSketch& m_sketch;
    const Setting& m_setting;
    std::mt19937& m_random;
    std::vector<TemplateRow> m_rows;
    WorkCalendar m_office, m_site, m_night;
    qint64 m_start = 0;
    std::vector<int> m_plannedDays, m_takenDays;
    std::vector<Span> m_planned, m_current; // by row, then management
    NodeId m_project;
    ScheduleOptions m_options;
    QHash<QString, std::size_t> m_placeOf;
    std::vector<Task> m_tasks;
    Task m_management;
    std::vector<Link> m_links;
    std::vector<Assignment> m_assignments;
    std::vector<std::size_t> m_assigned; // row of each assignment
    std::vector<CustomValue> m_codes;
};

} // namespace

BuiltProject buildProject(
    ChangeBuilder& build, IdSource& ids, const Cast& cast, const ProjectSketch& sketch, const Setting& setting, std::mt19937& random)
{
    return Plan(build, ids, cast, sketch, setting, random).build();
}

} // namespace gantry::sample
