#include "core/calendar/calendar_rules.h"
#include "core/calendar/work_calendar.h"
#include "core/exchange/import.h"
#include "core/model/outline.h"
#include "core/schedule/adapter.h"
#include "core/text/text.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace gantry;
using namespace gantry::test;

// Every case that comes with a file: what its expected.json says is held against what the product makes of the file. A key that nobody here
// understands fails, so that a new one is not passed over.

namespace {

QString iso(const std::optional<DateTime>& at) { return at ? isoText(*at).left(16).replace(u'T', u' ') : QStringLiteral("none"); }

/// A file as it stands in a portfolio, scheduled.
struct Taken {
    ParsedSource source;
    Portfolio portfolio;
    std::shared_ptr<const ProjectSchedule> plan;

    explicit Taken(QByteArray bytes, const QString& name)
        : source(read(std::move(bytes), name))
        , portfolio(portfolioOf(source))
        , plan(schedule::scheduleAll(portfolio).front())
    {
    }
    static ParsedSource read(QByteArray bytes, const QString& name)
    {
        auto read = readSource(std::move(bytes), name);
        if (!read) FAIL(sentence(read.error()).toStdString());
        return std::move(*read);
    }
    const ParsedProject& project() const { return source.projects.front(); }
    /// A task by its code, its name, or the first word of its name.
    const Task& task(const QString& called) const
    {
        for (const Task& t : project().tasks)
            if (t.code == called || t.name == called) return t;
        for (const Task& t : project().tasks)
            if (t.name.section(u' ', 0, 0) == called) return t;
        FAIL("no task " << called.toStdString());
        return project().tasks.front();
    }
    const TaskDates& dates(const QString& called) const { return *plan->find(task(called).id); }
    WorkUnits units() const { return workUnitsOf(portfolio, project().node.id); }
};

/// What the product says of one key, in the shape that the case says it in.
using Answer = QJsonValue (*)(const Taken&, const QJsonValue& wanted);

QJsonObject eachTask(const QJsonValue& wanted, const std::function<QJsonValue(const QString& task, const QJsonValue& of)>& say)
{
    QJsonObject out;
    const QJsonObject tasks = wanted.toObject();
    for (auto it = tasks.begin(); it != tasks.end(); ++it) out.insert(it.key(), say(it.key(), *it));
    return out;
}

QJsonValue schedule(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& task, const QJsonValue& of) -> QJsonValue {
        const TaskDates& d = t.dates(task);
        QJsonObject all{{QStringLiteral("start"), iso(d.start)}, {QStringLiteral("finish"), iso(d.finish)},
            {QStringLiteral("remaining_start"), iso(d.earlyStart)}, {QStringLiteral("critical"), d.critical}};
        if (d.totalFloat) all.insert(QStringLiteral("total_slack_d"), double(*d.totalFloat) / double(t.units().day.seconds));
        QJsonObject out;
        for (const QString& key : of.toObject().keys()) out.insert(key, all.value(key));
        return out;
    });
}

QJsonValue lateFinish(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& task, const QJsonValue&) { return iso(t.dates(task).lateFinish); });
}

QJsonValue percentComplete(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& task, const QJsonValue&) { return double(t.dates(task).complete.e8) / e8; });
}

QJsonValue names(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& task, const QJsonValue&) { return t.task(task).name; });
}

/// Codes from the project down to the group that holds the task. The topmost group of P6 is the project itself, called as the case does.
QJsonValue wbsPaths(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& task, const QJsonValue& of) {
        QStringList codes;
        for (const Task* up = t.portfolio.find(t.task(task).parent); up; up = t.portfolio.find(up->parent)) codes.prepend(up->code);
        codes.prepend(of.toString().section(u'.', 0, 0));
        return codes.join(u'.');
    });
}

QJsonValue blanks(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& key, const QJsonValue&) -> QJsonValue {
        const Task& task = t.task(key.section(u'.', 0, 0));
        if (key.endsWith(QLatin1String(".phys_complete_pct"))) return task.physicalPercent ? QJsonValue(0) : QJsonValue();
        return task.duration ? QJsonValue(double(task.duration->seconds) / 3600) : QJsonValue();
    });
}

/// Of each exception the hours of its day.
QJsonValue exceptions(const Taken& t, const QJsonValue&)
{
    QJsonObject out;
    for (const CalendarException& e : t.project().exceptions) {
        qint64 seconds = 0;
        for (const Shift& s : e.shifts.list) seconds += s.to - s.from;
        for (QDate day = *e.from; day <= *e.to; day = day.addDays(1)) out.insert(day.toString(Qt::ISODate), double(seconds) / 3600);
    }
    return out;
}

QJsonValue missedDeadlines(const Taken& t, const QJsonValue&)
{
    QJsonArray out;
    for (const Task& task : t.project().tasks)
        if (task.deadline && *t.plan->find(task.id)->finish > *task.deadline) out.append(task.name);
    return out;
}

const char* const linkWords[] = {"FS", "SS", "FF", "SF"};

/// The kinds of the links that hold a task where it is.
QJsonValue driving(const Taken& t, const QJsonValue&)
{
    QJsonArray out;
    for (const TaskDates& d : t.plan->dates)
        if (const Link* link = t.portfolio.find(d.drivingLink)) out.append(QLatin1String(linkWords[int(link->type)]));
    return out;
}

/// Of "working_days_2026_05_07_to_2026_05_27" the days of the project's calendar on which work goes on.
int workingDays(const Taken& t, const QRegularExpressionMatch& span)
{
    const auto day = [&](int at) { return QDate::fromString(span.captured(at), QStringLiteral("yyyy_MM_dd")); };
    const WorkCalendar calendar(rulesOf(t.portfolio, t.project().options.calendar));
    int days = 0;
    for (QDate d = day(1); d <= day(2); d = d.addDays(1)) days += !calendar.shiftsOf(dayOf(atDay(d))).empty();
    return days;
}

/// "FS", "SS" and the like with the lag: "25%", "2ed".
QJsonArray linksInto(const Taken& t, const Task& task)
{
    QJsonArray out;
    for (const Link& l : t.project().links) {
        if (l.successor != task.id) continue;
        const bool percentage = l.lagKind == LagKind::Percent;
        QString lag = percentage ? decimalText(l.lagPercent.e8, 8) + u'%'
                                 : durationText(l.lag, t.units(), l.lagUnit, l.lagKind == LagKind::Elapsed, QLocale::c()).remove(u' ');
        const QString from = t.portfolio.find(l.predecessor)->name.section(u' ', 0, 0);
        out.append(QJsonArray{from, QLatin1String(linkWords[int(l.type)]), lag});
    }
    return out;
}

QJsonArray baseline(const Taken& t, const Task& task, int number)
{
    for (const ParsedBaseline& b : t.project().baselines)
        for (const FrozenTask& f : b.tasks)
            if (b.number == number && f.task == task.id) return {iso(f.start), iso(f.finish)};
    return {};
}

QJsonValue customValue(const Taken& t, const Task& task, const QString& field)
{
    for (const CustomField& f : t.project().fields)
        for (const CustomValue& v : t.project().values)
            if (f.name == field && v.field == f.id && v.record.value == task.id.value) return v.text;
    return {};
}

/// Everything that a file can say of a task and a tool may lose: "A.priority", "C.links".
QJsonValue fact(const Taken& t, const QString& key)
{
    if (key == u"tasks") return qint64(t.project().tasks.size());
    const Task& task = t.task(key.section(u'.', 0, 0));
    const QString what = key.section(u'.', 1);
    if (what == u"name") return task.name;
    if (what == u"priority") return task.priority;
    if (what == u"fixed_cost") return double(task.fixedCost.minor) / 100;
    if (what == u"fixed_cost_accrual") return QString::fromLatin1(keysOf<Accrual>[std::size_t(task.fixedCostAccrual)].data());
    if (what == u"baseline0" || what == u"baseline1") return baseline(t, task, what.back().digitValue());
    if (what == u"links") return linksInto(t, task);
    if (what == u"active") return task.active;
    if (what == u"deadline") return iso(task.deadline);
    if (what == u"manual") return task.manual ? QJsonArray{iso(task.manualStart), iso(task.manualFinish)} : QJsonArray();
    if (what == u"calendar") return t.portfolio.find(task.calendar) ? t.portfolio.find(task.calendar)->name : QString();
    if (what == u"constraint") {
        const bool late = task.constraint == ConstraintType::FinishNoLaterThan;
        return QJsonArray{late ? QStringLiteral("FNLT") : QStringLiteral("other"), iso(task.constraintDate)};
    }
    if (what == u"notes") {
        for (const Note& n : t.project().notes)
            if (n.record.value == task.id.value) return n.text;
        return {};
    }
    return customValue(t, task, what);
}

QJsonValue facts(const Taken& t, const QJsonValue& wanted)
{
    return eachTask(wanted, [&](const QString& key, const QJsonValue&) { return fact(t, key); });
}

const std::map<QString, Answer> answers{
    {QStringLiteral("schedule"), schedule},
    {QStringLiteral("late_finish"), lateFinish},
    {QStringLiteral("percent_complete"), percentComplete},
    {QStringLiteral("names"), names},
    {QStringLiteral("wbs_paths"), wbsPaths},
    {QStringLiteral("blanks"), blanks},
    {QStringLiteral("exceptions"), exceptions},
    {QStringLiteral("missed_deadline"), missedDeadlines},
    {QStringLiteral("driving"), driving},
    {QStringLiteral("facts"), facts},
    {QStringLiteral("links"), [](const Taken& t, const QJsonValue&) -> QJsonValue { return qint64(t.project().links.size()); }},
    {QStringLiteral("data_date"), [](const Taken& t, const QJsonValue&) -> QJsonValue { return iso(t.project().options.statusDate); }},
    {QStringLiteral("encoding"),
        [](const Taken& t, const QJsonValue&) -> QJsonValue { return t.source.report.encoding + QStringLiteral(" with BOM"); }},
};

/// How an option of a case is written in its file.
QByteArray spelt(const QString& option)
{
    if (option == u"retained_logic") return "\t100\tY\tN\t";
    if (option == u"progress_override") return "\t100\tN\tY\t";
    return option.toLatin1();
}

std::string text(const QJsonValue& v) { return QJsonDocument(QJsonArray{v}).toJson(QJsonDocument::Compact).toStdString(); }

void checkKey(const Taken& t, const QString& key, const QJsonValue& wanted, const QByteArray& bytes, const QJsonObject& expected)
{
    static const QRegularExpression days(QStringLiteral("^working_days_(\\d{4}_\\d\\d_\\d\\d)_to_(\\d{4}_\\d\\d_\\d\\d)$"));
    static const QRegularExpression ofTask(QStringLiteral("^(.+?)_(duration|in_working_days|actual_duration_h)$"));
    INFO(key.toStdString());
    if (const auto answer = answers.find(key); answer != answers.end()) {
        QJsonObject held = wanted.toObject();
        held.remove(QStringLiteral("blank_rows_kept_at_row")); // empty rows are told in the report, and not kept
        const QJsonValue due = wanted.isObject() ? QJsonValue(held) : wanted;
        CHECK(text(answer->second(t, due)) == text(due));
    } else if (key == u"by_option") {
        const QJsonObject options = wanted.toObject();
        const QByteArray inFile = spelt(expected[QStringLiteral("in_file")].toString());
        REQUIRE(bytes.contains(inFile));
        for (auto it = options.begin(); it != options.end(); ++it) {
            INFO(it.key().toStdString());
            QByteArray other = bytes;
            other.replace(inFile, spelt(it.key()));
            CHECK(text(schedule(Taken(other, QStringLiteral("other")), *it)) == text(*it));
        }
    } else if (const auto span = days.match(key); span.hasMatch()) {
        CHECK(workingDays(t, span) == wanted.toInt());
    } else if (const auto one = ofTask.match(key); one.hasMatch()) {
        const Task& task = t.task(one.captured(1));
        const TaskDates& dates = t.dates(one.captured(1));
        if (one.captured(2) == u"duration")
            CHECK(durationText(dates.duration, t.units(), task.durationUnit, task.elapsed).remove(u' ') == wanted.toString());
        else if (one.captured(2) == u"in_working_days")
            CHECK(durationText(dates.workingTime, t.units()) == QStringLiteral("%1 d").arg(wanted.toInt()));
        else
            CHECK(dates.actual == hours(wanted.toInt()));
    } else {
        FAIL("nothing is known of the key");
    }
}

/// Told in other places of this file, or only how the case came about.
const QSet<QString> aside{QStringLiteral("id"), QStringLiteral("file"), QStringLiteral("why"), QStringLiteral("must_not"),
    QStringLiteral("in_file"), QStringLiteral("right")};
/// What asks for capabilities that are still to come: reading workbooks, writing files, levelling, cost.
const std::map<QString, QSet<QString>> later{
    {QStringLiteral("IMP-10"), {QStringLiteral("also"), QStringLiteral("start"), QStringLiteral("duration_d")}},
    {QStringLiteral("EXP-01"), {QStringLiteral("after")}},
    {QStringLiteral("RES-02"),
        {QStringLiteral("before"), QStringLiteral("schedule_levelled"), QStringLiteral("after"), QStringLiteral("then")}},
    {QStringLiteral("EVM-05"), {QStringLiteral("cost"), QStringLiteral("project_cost")}},
};

} // namespace

TEST_CASE("every case that comes with a file comes out right", "[cases]")
{
    int checked = 0;
    for (const QString& name : corpus::caseFiles(QStringLiteral("*.expected.json"))) {
        const QJsonObject expected = QJsonDocument::fromJson(corpus::caseFile(name)).object();
        const QString id = expected[QStringLiteral("id")].toString();
        INFO(id.toStdString());
        const QSet<QString> waiting = later.contains(id) ? later.at(id) : QSet<QString>();
        QStringList keys = expected.keys();
        keys.removeIf([&](const QString& key) { return aside.contains(key) || waiting.contains(key); });
        if (keys.isEmpty()) continue;
        const QString file = expected[QStringLiteral("file")].toString();
        const QByteArray bytes = corpus::caseFile(file);
        const Taken taken(bytes, file);
        CHECK(taken.source.report.balanced());
        for (const QString& key : keys) checkKey(taken, key, expected[key], bytes, expected);
        ++checked;
    }
    if (qEnvironmentVariableIsSet("GANTRY_CASES")) CHECK(checked >= 13);
}

TEST_CASE("IMP-05: tables that are missing are named in one note", "[cases]")
{
    const QByteArray bytes = corpus::caseFile(QStringLiteral("IMP-05.xer"));
    if (bytes.isEmpty()) return;
    const ImportReport report = Taken(bytes, QStringLiteral("IMP-05.xer")).source.report;
    CHECK(report.notes.keys() == QStringList{QStringLiteral("table-missing")});
    CHECK(report.notes.value(QStringLiteral("table-missing")).examples
        == QStringList{QStringLiteral("SCHEDOPTIONS"), QStringLiteral("RSRC"), QStringLiteral("TASKRSRC")});
}

TEST_CASE("PRG-03: an actual start after the data date is told, and nothing is done yet", "[cases]")
{
    QByteArray bytes = corpus::caseFile(QStringLiteral("PRG-03.xer"));
    if (bytes.isEmpty()) return;
    REQUIRE(bytes.count("2026-03-02 08:00\t\t\t\t2026-03-02") == 1);
    bytes.replace("2026-03-02 08:00\t\t\t\t2026-03-02", "2026-03-11 08:00\t\t\t\t2026-03-02");
    const Taken t(bytes, QStringLiteral("PRG-03.xer"));
    CHECK(t.task(QStringLiteral("A10")).actualStart == parseDateTime(u"2026-03-11 08:00"));
    CHECK(t.source.report.notes.value(QStringLiteral("actual-after-data-date")).count == 1);
    CHECK(t.dates(QStringLiteral("A10")).actual == WorkTime{});
    REQUIRE(t.plan->problems.size() == 1);
    CHECK(QLatin1String(t.plan->problems[0].reason) == QLatin1String("schedule.actual-after-status"));
}

TEST_CASE("SEC-01: a file that would open others is refused with one sentence", "[cases]")
{
    const QByteArray bytes = corpus::caseFile(QStringLiteral("SEC-01.xml"));
    if (bytes.isEmpty()) return;
    const auto read = readSource(bytes, QStringLiteral("SEC-01.xml"));
    REQUIRE_FALSE(read);
    CHECK(QLatin1String(read.error().reason) == QLatin1String("import.doctype"));
    CHECK(sentence(read.error()).contains(QStringLiteral("SEC-01.xml")));
}
