#include "core/base/rank.h"
#include "core/exchange/html.h"
#include "tests/core/exchange/round_trip.h"
#include "tests/support/strings.h"

#include <catch2/catch.hpp>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A project of random content that a format can hold in full: what it cannot hold is the matter of other tests.
class RandomProject {
public:
    RandomProject(quint32 seed, SourceFormat format)
        : m_random(seed)
        , m_primavera(isPrimavera(format))
    {
    }

    Holding make()
    {
        const NodeId root = m_ids.next<NodeId>();
        m_project = m_ids.next<NodeId>();
        m_build.insert(Node{.id = root, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        Node node{.id = m_project, .parent = root, .name = words()};
        node.currency = QStringLiteral("EUR");
        if (m_primavera) node.code = word(), node.status = pick({NodeStatus::Active, NodeStatus::Approved, NodeStatus::Completed});
        m_build.insert(node);
        addCalendars();
        addOptions();
        addResources();
        addTasks();
        addLinks();
        addAssignments();
        addFields();
        return holdingOf(m_build.take());
    }
    NodeId project() const { return m_project; }

private:
    qint64 between(qint64 low, qint64 high) { return low + qint64(m_random() % quint64(high - low + 1)); }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class T> T pick(std::initializer_list<T> list) { return *(list.begin() + between(0, qint64(list.size()) - 1)); }
    template <class T> const T& pick(const std::vector<T>& list) { return list[std::size_t(between(0, qint64(list.size()) - 1))]; }

    QString word()
    {
        static const QString letters = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFäöüßéñ&<>\"'%€–0123456789");
        QString out;
        for (qint64 n = between(1, 9); n > 0; --n) out += letters[between(0, letters.size() - 1)];
        return out + QString::number(++m_words, 36);
    }
    QString words()
    {
        QStringList out;
        for (qint64 n = between(1, 4); n > 0; --n) out << word();
        return out.join(u' ');
    }
    DateTime moment() { return atDay(QDate(2026, 1, 5).addDays(between(0, 400)), between(0, 24 * 60 - 1) * 60); }
    QDate day() { return QDate(2026, 1, 5).addDays(between(0, 400)); }
    WorkTime minutes(qint64 most) { return {between(0, most) * 60}; }
    Shifts shifts()
    {
        Shifts out;
        qint64 at = between(0, 8) * 3600;
        for (qint64 n = between(1, 3); n > 0; --n) {
            const qint64 to = at + between(1, 4) * 1800;
            out.list.push_back({at, to});
            at = to + between(1, 3) * 900;
        }
        if (chance(10)) out.list.push_back({23 * 3600, secondsPerDay});
        return out;
    }

    void addWeek(CalendarId calendar, bool partly)
    {
        const auto one = [&]() -> std::optional<Shifts> {
            if (partly && chance(40)) return std::nullopt;
            return chance(25) ? Shifts{} : shifts();
        };
        CalendarWeek week{.id = m_ids.next<CalendarWeekId>(), .calendar = calendar};
        week.sunday = one(), week.monday = shifts(), week.tuesday = one(), week.wednesday = one(), week.thursday = one(),
        week.friday = one(), week.saturday = one();
        if (calendar == m_default.id) m_monday = *week.monday;
        m_build.insert(week);
    }

    void addCalendars()
    {
        for (qint64 n = between(1, 4); n > 0; --n) {
            Calendar c{.id = m_ids.next<CalendarId>(), .project = m_project, .name = words()};
            if (m_primavera) c.dayLength = hours(between(4, 12)), c.weekLength = hours(between(20, 60));
            const bool derived = !m_calendars.empty() && chance(40);
            if (derived) c.base = m_calendars.front(), c.forResource = !m_primavera || chance(50);
            if (m_calendars.empty() && !c.forResource) m_default = c;
            m_build.insert(c);
            if (!derived || !chance(30)) addWeek(c.id, derived && !m_primavera);
            QDate at(2026, 1, 1);
            for (qint64 e = between(0, 5); e > 0; --e) { // apart from each other: P6 has days alone
                at = at.addDays(between(2, 20));
                CalendarException x{.id = m_ids.next<CalendarExceptionId>(), .calendar = c.id, .from = at};
                at = at.addDays(between(0, 5));
                x.to = at;
                if (chance(40)) x.shifts = shifts();
                if (!m_primavera) recur(x);
                m_build.insert(x);
            }
            if (!m_primavera && chance(30)) {
                CalendarWeek w{.id = m_ids.next<CalendarWeekId>(),
                    .calendar = c.id,
                    .name = words(),
                    .from = QDate(2027, 3, 1),
                    .to = QDate(2027, 3, 28)};
                w.monday = shifts(), w.friday = Shifts{};
                m_build.insert(w);
            }
            (c.forResource ? m_ofResources : m_calendars).push_back(c.id);
        }
    }

    void recur(CalendarException& x)
    {
        using R = Recurrence;
        x.name = words();
        if (chance(50)) return;
        x.to = x.from->addDays(between(30, 900));
        x.recurrence = pick({R::Daily, R::Weekly, R::MonthlyByDay, R::MonthlyByPosition, R::YearlyByDay, R::YearlyByPosition});
        x.every = between(2, 4);
        if (chance(30)) x.occurrences = between(1, 9);
        if (x.recurrence == R::Weekly) x.weekdays = between(1, 127);
        if (x.recurrence == R::MonthlyByDay || x.recurrence == R::YearlyByDay) x.monthDay = between(1, 31);
        if (x.recurrence == R::MonthlyByPosition || x.recurrence == R::YearlyByPosition)
            x.position = between(1, 5), x.weekdays = pick<qint64>({1, 2, 64, 62, 65, 127});
        if (x.recurrence == R::YearlyByDay || x.recurrence == R::YearlyByPosition) x.month = between(1, 12);
    }

    void addOptions()
    {
        ScheduleOptions o{.id = m_ids.next<ScheduleOptionsId>(), .project = m_project, .calendar = m_calendars.front()};
        o.plannedStart = moment();
        if (m_primavera || chance(50)) o.statusDate = moment();
        if (m_primavera) {
            o.rules = SchedulingRules::Primavera;
            // P6 has them in the calendar of the project alone.
            o.dayLength = *m_default.dayLength, o.weekLength = *m_default.weekLength;
            o.dayStart = {m_monday.list.front().from}, o.dayFinish = {m_monday.list.back().to};
            if (chance(50)) o.mustFinishBy = moment();
            o.progressMode = pick({ProgressMode::RetainedLogic, ProgressMode::ProgressOverride, ProgressMode::ActualDates});
            o.lagCalendar = pick({LagCalendar::Predecessor, LagCalendar::Successor, LagCalendar::Hours24, LagCalendar::Project});
            o.floatType = pick({FloatType::Start, FloatType::Finish, FloatType::Smallest});
            o.criticalBy = pick({CriticalBy::TotalFloat, CriticalBy::LongestPath});
            o.criticalFloatLimit = hours(between(0, 40));
            o.lagFromActualStart = chance(50), o.openEndsCritical = chance(50), o.useExpectedFinish = chance(50),
            o.floatToOwnProjectEnd = chance(50);
        } else {
            o.dayLength = hours(between(4, 12)), o.weekLength = hours(between(20, 60)), o.daysPerMonth = between(15, 25);
            o.dayStart = hours(between(0, 10)), o.dayFinish = hours(between(12, 24));
            o.criticalFloatLimit = {between(-3, 9) * o.dayLength.seconds};
            o.multipleCriticalPaths = chance(50), o.newTasksManual = chance(50), o.honourConstraints = chance(50);
            o.moveCompletedEndsBack = chance(50), o.moveCompletedEndsForward = chance(50);
            o.moveRemainingStartsBack = chance(50), o.moveRemainingStartsForward = chance(50);
        }
        m_options = o;
        m_build.insert(o);
    }

    void addResources()
    {
        std::vector<CalendarId> ownCalendars = m_ofResources;
        for (qint64 n = between(0, 6); n > 0; --n) {
            Resource r{.id = m_ids.next<ResourceId>(), .project = m_project, .name = words()};
            r.code = word();
            r.kind = m_primavera ? pick({ResourceKind::Labour, ResourceKind::Equipment, ResourceKind::Material, ResourceKind::Role})
                                 : pick({ResourceKind::Labour, ResourceKind::Role, ResourceKind::Material, ResourceKind::Cost});
            r.maxUnits = {between(0, 400) * 1'000'000};
            r.standardRate = {between(1, 99'999) * 1'000'000};
            if (r.kind != ResourceKind::Role) r.email = word() + u'@' + word();
            if (r.kind == ResourceKind::Material) r.unit = word();
            if (!m_primavera) {
                r.group = words(), r.overtimeRate = {between(0, 99'999) * 1'000'000}, r.costPerUse = {between(0, 99'999)};
                r.accrual = pick({Accrual::Start, Accrual::Prorated, Accrual::End});
                if (!ownCalendars.empty()) r.calendar = ownCalendars.back(), ownCalendars.pop_back(); // each its own
            } else if (r.kind != ResourceKind::Role) {
                r.overtimeRate = {r.standardRate.e8 / 2 * 3};
                if (r.overtimeRate.e8 * 2 != r.standardRate.e8 * 3) r.overtimeRate = {};
                if (chance(50)) r.calendar = pick(m_calendars);
            }
            m_resources.push_back(r);
            m_build.insert(r);
            if (chance(30)) note(u"resource", r.id.value, m_primavera ? QStringLiteral("Notes") : QString());
        }
    }

    void addTasks()
    {
        const qint64 count = between(1, 30);
        const auto ranks = evenRanks(int(count));
        std::vector<int> depths;
        for (qint64 i = 0; i < count; ++i) {
            Task t{.id = m_ids.next<TaskId>(), .project = m_project, .rank = ranks[std::size_t(i)], .name = words()};
            // A row lies under one of those above it that are still open; in P6 only under an element of the WBS.
            std::vector<std::size_t> open;
            for (std::size_t p = 0; p < m_tasks.size(); ++p)
                if (!m_primavera || m_tasks[p].kind == TaskKind::Wbs) open.push_back(p);
            if (!open.empty() && chance(60)) t.parent = m_tasks[pick(open)].id;
            m_tasks.push_back(t);
            if (m_primavera && chance(30)) m_tasks.back().kind = TaskKind::Wbs;
        }
        QSet<TaskId> parents;
        for (const Task& t : m_tasks) parents.insert(t.parent);
        // P6 shows activities by code before the elements below them.
        if (m_primavera) sortAsP6(ranks);
        int n = 0;
        for (Task& t : m_tasks) {
            t.code = chance(m_primavera ? 100 : 50) ? QStringLiteral("c%1%2").arg(++n, 4, 10, QLatin1Char('0')).arg(word()) : QString();
            if (t.kind != TaskKind::Wbs) m_primavera ? fillPrimavera(t) : fillMspdi(t, parents.contains(t.id));
            m_build.insert(t);
            if (chance(15)) note(u"task", t.id.value, m_primavera ? pick({QStringLiteral("Scope"), QStringLiteral("Delays")}) : QString());
        }
    }

    void sortAsP6(const std::vector<QString>& ranks)
    {
        std::ranges::stable_sort(m_tasks, {}, [](const Task& t) { return t.kind == TaskKind::Wbs; });
        for (std::size_t i = 0; i < m_tasks.size(); ++i) m_tasks[i].rank = ranks[i];
    }

    void fillCommon(Task& t)
    {
        t.duration = minutes(40'000);
        if (chance(30)) t.calendar = pick(m_calendars);
        if (chance(30)) t.work = WorkTime{60 + minutes(9'000).seconds};
        t.fixedCost = {chance(30) ? between(-9'999, 999'999) : 0};
        if (t.fixedCost.minor) t.fixedCostAccrual = pick({Accrual::Start, Accrual::Prorated, Accrual::End});
    }

    void fillMspdi(Task& t, bool summary)
    {
        using C = ConstraintType;
        t.priority = between(0, 1000);
        t.active = chance(90), t.effortDriven = chance(50), t.milestone = chance(10);
        t.taskType = pick({TaskType::FixedUnits, TaskType::FixedDuration, TaskType::FixedWork});
        t.durationUnit = pick({DurationUnit::Minutes, DurationUnit::Hours, DurationUnit::Days, DurationUnit::Weeks, DurationUnit::Months});
        t.elapsed = chance(10);
        t.ignoreResourceCalendars = chance(20);
        t.constraint = pick({C::AsSoonAsPossible, C::AsLateAsPossible, C::MustStartOn, C::MustFinishOn, C::StartNoEarlierThan,
            C::StartNoLaterThan, C::FinishNoEarlierThan, C::FinishNoLaterThan});
        if (t.constraint != C::AsSoonAsPossible && t.constraint != C::AsLateAsPossible) t.constraintDate = moment();
        if (chance(30)) t.deadline = moment();
        t.levelingDelay = {between(0, 100) * 360}, t.levelingDelayElapsed = chance(50);
        if (chance(20)) t.calendar = pick(m_calendars);
        t.percentType = pick({PercentType::Duration, PercentType::Physical});
        if (t.percentType == PercentType::Physical) t.physicalPercent = percent(between(0, 100));
        t.fixedCost = {between(-9'999, 999'999)}, t.fixedCostAccrual = pick({Accrual::Start, Accrual::Prorated, Accrual::End});
        if (summary) return;
        t.estimated = chance(20);
        fillCommon(t);
        if (chance(15)) t.manual = true, t.manualStart = moment(), t.manualFinish = moment();
        if (!chance(40)) return;
        t.actualStart = moment();
        t.percentComplete = percent(between(0, 100));
        t.actualDuration = minutes(9'000), t.remainingDuration = minutes(9'000);
        if (chance(30))
            t.actualFinish = moment(), t.percentComplete = percent(100);
        else if (chance(50))
            t.suspended = moment(), t.resumed = moment();
    }

    void fillPrimavera(Task& t)
    {
        using C = ConstraintType;
        const std::initializer_list<C> constraints{C::AsSoonAsPossible, C::AsLateAsPossible, C::StartOn, C::FinishOn, C::StartNoEarlierThan,
            C::StartNoLaterThan, C::FinishNoEarlierThan, C::FinishNoLaterThan, C::MandatoryStart, C::MandatoryFinish};
        fillCommon(t);
        if (!t.calendar) t.calendar = m_options.calendar;
        if (!t.work) t.work = WorkTime{};
        t.kind = pick({TaskKind::Task, TaskKind::Task, TaskKind::ResourceDependent, TaskKind::LevelOfEffort, TaskKind::StartMilestone,
            TaskKind::FinishMilestone, TaskKind::WbsSummary});
        t.milestone = t.kind == TaskKind::StartMilestone || t.kind == TaskKind::FinishMilestone;
        if (t.milestone) t.duration = WorkTime{};
        t.taskType = pick({TaskType::FixedUnits, TaskType::FixedDuration, TaskType::FixedWork, TaskType::FixedDurationAndUnits});
        t.priority = pick<qint64>({100, 300, 500, 700, 900});
        t.constraint = pick(constraints), t.secondConstraint = pick(constraints);
        if (t.constraint != C::AsSoonAsPossible) t.constraintDate = moment();
        if (t.secondConstraint != C::AsSoonAsPossible) t.secondConstraintDate = moment();
        t.plannedStart = moment(), t.plannedFinish = moment();
        if (chance(20)) t.expectedFinish = moment();
        if (chance(20)) t.externalEarlyStart = moment(), t.externalLateFinish = moment();
        t.physicalPercent = percent(0), t.remainingDuration = t.duration;
        t.percentType = pick({PercentType::Duration, PercentType::Physical});
        if (t.percentType == PercentType::Physical) t.percentComplete = percent(between(0, 100)), t.physicalPercent = t.percentComplete;
        if (!chance(40)) return;
        t.actualStart = moment();
        t.remainingDuration = WorkTime{t.duration->seconds / 2};
        if (t.percentType == PercentType::Duration)
            t.percentComplete = {t.duration->seconds
                    ? mulDiv(t.duration->seconds - t.remainingDuration->seconds, percent(100).e8, t.duration->seconds).value_or(0)
                    : 0};
        if (chance(30))
            t.actualFinish = moment(), t.percentComplete = percent(100), t.remainingDuration = WorkTime{};
        else if (chance(50))
            t.suspended = moment(), t.resumed = moment();
    }

    bool isActivity(const Task& t) const { return t.kind != TaskKind::Wbs; }

    void addLinks()
    {
        QSet<std::pair<qint64, qint64>> pairs;
        for (std::size_t n = 0; n < m_tasks.size() * 2; ++n) {
            const Task &from = pick(m_tasks), &to = pick(m_tasks);
            if (from.id == to.id || (m_primavera && !(isActivity(from) && isActivity(to))) || pairs.contains({from.id.value, to.id.value}))
                continue;
            pairs.insert({from.id.value, to.id.value});
            Link l{.id = m_ids.next<LinkId>(), .project = m_project, .predecessor = from.id, .successor = to.id};
            l.type = pick({LinkType::FinishToStart, LinkType::StartToStart, LinkType::FinishToFinish, LinkType::StartToFinish});
            l.lag = {between(-2'000, 2'000) * (m_primavera ? 60 : 6)};
            if (!m_primavera) {
                l.lagUnit =
                    pick({DurationUnit::Minutes, DurationUnit::Hours, DurationUnit::Days, DurationUnit::Weeks, DurationUnit::Months});
                l.lagKind = pick({LagKind::Working, LagKind::Elapsed, LagKind::Percent, LagKind::ElapsedPercent});
                if (l.lagKind == LagKind::Percent || l.lagKind == LagKind::ElapsedPercent)
                    l.lag = {}, l.lagPercent = percent(between(-200, 200)), l.lagUnit = DurationUnit::Percent;
            }
            m_build.insert(l);
        }
    }

    void addAssignments()
    {
        for (const Resource& r : m_resources)
            for (qint64 n = between(0, 4); n > 0; --n) {
                const Task& t = pick(m_tasks);
                if (m_primavera && !isActivity(t)) continue;
                Assignment a{.id = m_ids.next<AssignmentId>(), .project = m_project, .task = t.id, .resource = r.id};
                a.units = {between(0, 300) * 1'000'000};
                if (r.kind == ResourceKind::Material)
                    a.quantity = Quantity{between(0, 9'999) * e8};
                else if (r.kind != ResourceKind::Cost)
                    a.work = minutes(9'000), a.actualWork = minutes(900), a.remainingWork = minutes(9'000);
                a.delay = {between(0, 900) * 60};
                a.plannedStart = moment(), a.plannedFinish = moment();
                if (chance(30)) a.actualStart = moment(), a.actualFinish = moment();
                a.cost = {between(0, 999'999)}, a.actualCost = {between(0, 999'999)}, a.remainingCost = {between(0, 999'999)};
                if (!m_primavera) a.curve = pick({Curve::Flat, Curve::BackLoaded, Curve::Bell, Curve::Turtle, Curve::Edited});
                m_build.insert(a);
                if (!m_primavera && chance(20)) note(u"assignment", a.id.value, {});
            }
    }

    void addFields()
    {
        using K = CustomKind;
        for (qint64 n = between(0, 6); n > 0; --n) {
            CustomField f{.id = m_ids.next<CustomFieldId>(), .project = m_project, .name = words(), .entity = QStringLiteral("task")};
            f.kind = m_primavera ? pick({K::Text, K::Number, K::Date, K::Cost, K::Code})
                                 : pick({K::Text, K::Number, K::Date, K::Cost, K::Duration, K::Flag, K::Code});
            m_build.insert(f);
            std::vector<CustomChoiceId> choices;
            const qint64 count = f.kind == K::Code ? between(1, 6) : 0;
            const auto ranks = evenRanks(int(count));
            for (qint64 c = 0; c < count; ++c) {
                CustomChoice choice{
                    .id = m_ids.next<CustomChoiceId>(), .field = f.id, .rank = ranks[std::size_t(c)], .code = word(), .name = words()};
                if (m_primavera && chance(50)) choice.colour = QStringLiteral("#0080C0");
                choices.push_back(choice.id);
                m_build.insert(choice);
            }
            for (const Task& t : m_tasks) {
                // One kind of record a field: P6 has other ones for elements of the WBS.
                if (!chance(50) || (m_primavera && !isActivity(t))) continue;
                CustomValue v{
                    .id = m_ids.next<CustomValueId>(), .project = m_project, .field = f.id, .entity = f.entity, .record = {t.id.value}};
                switch (f.kind) {
                case K::Text: v.text = words(); break;
                case K::Number: v.text = decimalText(between(-99'999, 99'999), 3); break;
                case K::Date: v.text = isoText(moment()); break;
                case K::Cost: v.text = QString::number(between(-99'999, 99'999)); break;
                case K::Duration: v.text = QString::number(between(0, 9'999) * 60); break;
                case K::Flag: v.text = chance(50) ? QStringLiteral("true") : QStringLiteral("false"); break;
                case K::Code: v.choice = pick(choices); break;
                }
                m_build.insert(v);
            }
        }
    }

    void note(QStringView entity, qint64 record, const QString& topic)
    {
        const QString text = words() + QStringLiteral("\n\n") + words() + u'\n' + words();
        m_build.insert(Note{.id = m_ids.next<NoteId>(),
            .project = m_project,
            .entity = entity.toString(),
            .record = {record},
            .topic = topic,
            .text = m_primavera ? markdownFrom(text).markdown : text}); // as P6's plain text is read
    }

    std::mt19937 m_random;
    bool m_primavera;
    IdSource m_ids{1};
    ChangeBuilder m_build{QStringLiteral("new")};
    NodeId m_project{};
    ScheduleOptions m_options{};
    Calendar m_default{};
    Shifts m_monday;
    std::vector<CalendarId> m_calendars, m_ofResources;
    std::vector<Resource> m_resources;
    std::vector<Task> m_tasks;
    int m_words = 0;
};

/// Where a demanded value was not given, the file says what was true all along; calendars of their own are made for resources.
bool isLost(const Difference& d) { return !d.before.isEmpty(); }

} // namespace

TEST_CASE("a project of random content comes back from MSPDI, XER and PMXML as it was", "[export]")
{
    for (const SourceFormat format : {SourceFormat::Mspdi, SourceFormat::Xer, SourceFormat::Pmxml})
        for (quint32 seed = 1; seed <= 60; ++seed) {
            INFO(formatName(format).toStdString() << ", seed " << seed);
            RandomProject random(seed, format);
            const Holding before = random.make();
            const ExportedFile out = written(before, random.project(), format);
            const Holding after = holdingOf(out.bytes);
            INFO(reportText(out.report).toStdString());
            auto lost = differences(factsOf(before, random.project()), factsOf(after, after.projects.front()));
            std::erase_if(lost, [](const Difference& d) { return !isLost(d); });
            INFO(text(lost).toStdString());
            CHECK(lost.empty());
            CHECK(out.report.losses.empty());
        }
}
