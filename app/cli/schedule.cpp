#include "app/cli/commands.h"
#include "core/exchange/import.h"
#include "core/schedule/adapter.h"
#include "core/schedule/tsv.h"
#include "core/text/text.h"
#include "core/text/version_text.h"

namespace gantry::cli {
namespace {

using Plans = std::vector<std::shared_ptr<const ProjectSchedule>>;
using SourceTimes = QHash<TaskId, FrozenTask>;

QJsonValue timeJson(const std::optional<DateTime>& t) { return t ? QJsonValue(isoText(*t)) : QJsonValue(); }

qint64 criticalTasks(const ProjectSchedule& plan)
{
    return std::ranges::count_if(plan.dates, [](const TaskDates& d) { return d.critical && !d.summary; });
}

/// Tasks that go by an id in their source, a code, or an id here.
std::vector<TaskId> tasksCalled(const Portfolio& portfolio, const Plans& plans, const QString& name)
{
    std::vector<TaskId> found;
    for (const auto& plan : plans)
        for (TaskId id : plan->tasks) {
            const Task& t = *portfolio.find(id);
            if (t.sourceId == name || t.code == name || QString::number(id.value) == name) found.push_back(id);
        }
    return found;
}

QJsonArray stepsJson(const std::vector<WhyStep>& steps, const Call& call, const Portfolio& portfolio)
{
    QJsonArray out;
    for (const WhyStep& step : steps) {
        QJsonArray causes;
        for (const WhyCause& cause : step.causes)
            causes.append(QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(cause.reason)},
                {QStringLiteral("text"), sentence(cause, portfolio, call.locale)}, {QStringLiteral("date"), timeJson(cause.at)},
                {QStringLiteral("link"), cause.link ? QJsonValue(QString::number(cause.link.value)) : QJsonValue()},
                {QStringLiteral("task"), cause.other ? QJsonValue(QString::number(cause.other.value)) : QJsonValue()}});
        const Task& t = *portfolio.find(step.task);
        out.append(QJsonObject{{QStringLiteral("task"), QString::number(t.id.value)}, {QStringLiteral("uid"), t.sourceId},
            {QStringLiteral("code"), t.code}, {QStringLiteral("name"), t.name}, {QStringLiteral("date"), timeJson(step.date)},
            {QStringLiteral("causes"), causes}});
    }
    return out;
}

void printSteps(
    const std::vector<WhyStep>& steps, const QString& heading, const QString& verb, const Call& call, const Portfolio& portfolio)
{
    print(heading);
    for (const WhyStep& step : steps) {
        const Task& t = *portfolio.find(step.task);
        print(QStringLiteral("  %1 %2 %3")
                  .arg(withCode(t.code, t.name), verb, step.date ? dateTimeText(*step.date, call.locale) : QStringLiteral("–")));
        for (const WhyCause& cause : step.causes) print(QStringLiteral("    ") + sentence(cause, portfolio, call.locale));
    }
}

/// Why a task starts when it does and where its float comes from, step by step.
int tellWhy(const Call& call, const Portfolio& portfolio, const Plans& plans)
{
    const QString name = call.value("why");
    const auto found = tasksCalled(portfolio, plans, name);
    if (found.size() != 1)
        return fail({found.empty() ? Errc::NotFound : Errc::Invalid, found.empty() ? "task.not-called" : "task.called-often",
            {name, QString::number(found.size())}});
    const Why why = whyOf(portfolio, found.front());
    if (call.json) {
        print(QJsonObject{{QStringLiteral("start"), stepsJson(why.start, call, portfolio)},
            {QStringLiteral("late_finish"), stepsJson(why.lateFinish, call, portfolio)}});
        return Done;
    }
    printSteps(why.start, QStringLiteral("Why this date, back to where it begins:"), QStringLiteral("starts"), call, portfolio);
    printSteps(why.lateFinish, QStringLiteral("Why this float, on to what bounds it:"), QStringLiteral("may finish by"), call, portfolio);
    return Done;
}

/// The tasks whose dates here are not those of their file, by reason.
int tellDifferences(const Call& call, const Portfolio& portfolio, const Plans& plans, const SourceTimes& source)
{
    QJsonArray all;
    std::vector<QStringList> rows{
        {QStringLiteral("project"), QStringLiteral("uid"), QStringLiteral("code"), QStringLiteral("name"), QStringLiteral("reason"),
            QStringLiteral("source_start"), QStringLiteral("source_finish"), QStringLiteral("start"), QStringLiteral("finish"),
            QStringLiteral("source_late_finish"), QStringLiteral("late_finish"), QStringLiteral("difference_min"), QStringLiteral("text")}};
    const QString path = call.value("tsv");
    const bool people = !call.json && path.isEmpty();
    for (const auto& plan : plans) {
        const Node& node = *portfolio.find(plan->project);
        const auto found = sourceDifferences(portfolio, *plan, source);
        if (people)
            print(QStringLiteral("%1: %2 of %3 tasks have other dates than in the file")
                      .arg(withCode(node.code, node.name), call.locale.toString(qint64(found.size())),
                          call.locale.toString(qint64(plan->tasks.size()))));
        for (const char* reason : sourceReasons()) {
            std::vector<const SourceDifference*> alike;
            for (const SourceDifference& d : found)
                if (QLatin1String(d.reason) == QLatin1String(reason)) alike.push_back(&d);
            if (people && !alike.empty())
                print(QStringLiteral("  %1: %2").arg(sourceReasonClass(reason), call.locale.toString(qint64(alike.size()))));
            for (const SourceDifference* d : alike) {
                const auto time = [](const std::optional<DateTime>& at) { return at ? isoText(*at) : QString(); };
                const Task& task = *portfolio.find(d->task);
                const QString text = sentence(*d, portfolio, call.locale);
                if (people) print(QStringLiteral("    ") + text);
                if (call.json) all.append(differenceJson(*d, plan->project, portfolio, call.locale));
                if (!path.isEmpty())
                    rows.push_back({node.code.isEmpty() ? node.name : node.code, task.sourceId, task.code, task.name,
                        QString::fromLatin1(d->reason), time(d->startThere), time(d->finishThere), time(d->startHere), time(d->finishHere),
                        time(d->lateFinishThere), time(d->lateFinishHere), d->by ? decimalText(*d->by * 100 / 60, 2) : QString(), text});
            }
        }
    }
    if (auto written = writeWhere(path, [&] { return tabbed(rows).toUtf8(); }); !written) return fail(written.error());
    if (call.json) print(QJsonObject{{QStringLiteral("differences"), all}});
    return Done;
}

int tell(const Call& call, const Portfolio& portfolio, const Plans& plans, const SourceTimes& source)
{
    if (call.has("why")) return tellWhy(call, portfolio, plans);
    if (call.has("differences")) return tellDifferences(call, portfolio, plans, source);
    const auto table = [&] { return schedule::scheduleTable(portfolio, plans, source); };
    if (auto written = writeWhere(call.value("tsv"), table); !written) return fail(written.error());
    const bool people = !call.json && call.value("tsv") != u"-";
    QJsonArray projects;
    for (const auto& plan : plans) {
        const Node& node = *portfolio.find(plan->project);
        projects.append(QJsonObject{{QStringLiteral("id"), QString::number(node.id.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("start"), timeJson(plan->start)},
            {QStringLiteral("finish"), timeJson(plan->finish)}, {QStringLiteral("complete"), decimalText(plan->complete.e8, 8)},
            {QStringLiteral("tasks"), qint64(plan->tasks.size())}, {QStringLiteral("critical"), criticalTasks(*plan)},
            {QStringLiteral("problems"), problemsJson(*plan, portfolio)}});
        for (const ScheduleProblem& problem : plan->problems) say(sentence(problem, portfolio));
        const auto day = [&](const std::optional<DateTime>& t) { return t ? dateText(dateOf(*t), call.locale) : QStringLiteral("–"); };
        if (people)
            print(QStringLiteral("%1 %2: %3 to %4, %5 tasks, %6 critical")
                      .arg(node.code, node.name, day(plan->start), day(plan->finish), call.locale.toString(qint64(plan->tasks.size())),
                          call.locale.toString(criticalTasks(*plan))));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("projects"), projects}});
    return Done;
}

int ofPortfolio(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    Plans plans;
    SourceTimes source;
    for (NodeId project : *projects) {
        plans.push_back(session.schedule(project));
        if (const auto dates = call.has("tsv") || call.has("differences") ? session.sourceDates(project) : nullptr) source.insert(*dates);
    }
    return tell(call, portfolio, plans, source);
}

/// The same from a file of another program, in memory alone.
int ofSource(const Call& call)
{
    if (!call.has("tsv") && !call.has("why") && !call.has("differences"))
        return wrongUsage(QStringLiteral("Say where the table goes: --tsv PATH."));
    if (call.has("project")) return wrongUsage(QStringLiteral("--project goes with a portfolio file."));
    auto read = readSource(call.file());
    if (!read) return fail(read.error());
    IdSource ids(1);
    Portfolio portfolio;
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    build.insert(Node{.id = ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("Portfolio")});
    ChangeSet root = build.take();
    if (auto done = applyToMemory(portfolio, root); !done) return fail(done.error());
    ImportReport report;
    ImportOptions options;
    options.asNew = true;
    options.now = call.identity.clock();
    options.author = call.identity.author;
    auto set = planImport(portfolio, ids, std::move(*read), options, report, [](SnapshotId) -> Result<Frozen> {
        return Error{Errc::NotFound, "snapshot.no-content", {}};
    });
    if (!set) return fail(set.error());
    if (auto done = applyToMemory(portfolio, *set); !done) return fail(done.error());
    SourceTimes source;
    for (const SnapshotContent& content : set->contents) {
        const Snapshot* row = portfolio.find(content.snapshot);
        const auto frozen = row && row->kind == SnapshotKind::SourceDates ? decodeFrozen(content.cbor) : Result<Frozen>(Frozen{});
        if (!frozen) return fail(frozen.error());
        for (const FrozenTask& task : frozen->tasks) source.insert(task.task, task);
    }
    Plans plans = schedule::scheduleAll(portfolio);
    std::ranges::sort(plans, {}, [](const auto& plan) { return plan->project; });
    return tell(call, portfolio, plans, source);
}

bool isPortfolio(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3", 16);
}

int run(const Call& call) { return !QFile::exists(call.file()) || isPortfolio(call.file()) ? ofPortfolio(call) : ofSource(call); }

} // namespace

const Command& scheduleCommand()
{
    static const Command command{"schedule",
        "FILE [--project CODE] [--tsv PATH] [--why UID | --differences] | SOURCE with --tsv PATH, --why UID or --differences",
        "dates, floats and the critical path of a portfolio, or straight from an .xml or .xer", 1, 1,
        {{"project", "CODE", "Only this project, or the projects of this programme."},
            {"tsv", "PATH", "Write a table of all tasks; - for standard output."},
            {"differences", nullptr,
                "Instead: the tasks whose dates are not those of the file they came from, by reason; goes with --tsv."},
            {"why", "UID", "Say step by step why this task starts when it does, and where its float comes from."}},
        run};
    return command;
}

} // namespace gantry::cli
