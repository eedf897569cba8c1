#include "app/cli/commands.h"
#include "core/edit/baselines.h"
#include "core/model/baselines.h"
#include "core/text/text.h"
#include "core/text/version_text.h"

namespace gantry::cli {
namespace {

QString momentOf(const std::optional<Instant>& at) { return at ? isoText(*at) : QString(); }

/// The one project that is meant.
Result<NodeId> oneProject(const Call& call, const Portfolio& portfolio)
{
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return projects.error();
    if (projects->size() == 1) return projects->front();
    return Error{Errc::Invalid, "baseline.one-project", {QString::number(projects->size())}};
}

QJsonObject baselineJson(const Snapshot& s, const Portfolio& portfolio, const Session& session)
{
    QJsonObject out{{QStringLiteral("id"), QString::number(s.id.value)}, {QStringLiteral("number"), s.number},
        {QStringLiteral("name"), s.name}, {QStringLiteral("type"), s.type}, {QStringLiteral("reason"), s.reason},
        {QStringLiteral("taken_at"), momentOf(s.takenAt)}, {QStringLiteral("author"), s.author},
        {QStringLiteral("in_use"), baselineInUse(portfolio, s.project) == &s}};
    const auto tasks = session.frozenTasks(s.id);
    out.insert(QStringLiteral("tasks"), tasks ? QJsonValue(qint64(tasks->size())) : QJsonValue());
    return out;
}

int list(const Call& call, const Session& session)
{
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    QJsonArray out;
    for (NodeId project : *projects) {
        const Node& node = *portfolio.find(project);
        QJsonArray baselines;
        for (const Snapshot* s : baselinesOf(portfolio, project)) baselines.append(baselineJson(*s, portfolio, session));
        if (!call.json) {
            print(withCode(node.code, node.name) + (baselines.isEmpty() ? QStringLiteral(": no baseline") : QString()));
            for (const QJsonValue& each : baselines) {
                const QJsonObject b = each.toObject();
                QStringList parts{b.value(u"taken_at").toString().left(16), b.value(u"author").toString(), b.value(u"type").toString(),
                    b.value(u"reason").toString()};
                parts.removeAll(QString());
                print(QStringLiteral("  %1 %2  %3  %4 tasks  %5")
                          .arg(b.value(u"in_use").toBool() ? u'*' : u' ')
                          .arg(b.value(u"number").toInteger(), 2)
                          .arg(b.value(u"name").toString().leftJustified(24))
                          .arg(b.value(u"tasks").toInteger())
                          .arg(parts.join(QStringLiteral(", "))));
            }
        }
        out.append(QJsonObject{{QStringLiteral("id"), QString::number(node.id.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("baselines"), baselines}});
    }
    if (call.json) print(QJsonObject{{QStringLiteral("projects"), out}});
    return Done;
}

int changed(const Call& call, Session& session, Result<ChangeSet> set, const QString& said)
{
    if (!set) return fail(set.error());
    const auto done = session.apply(std::move(*set));
    if (!done) return fail(done.error());
    if (call.json)
        print(QJsonObject{{QStringLiteral("ok"), *done}});
    else
        print(said);
    return Done;
}

int set(const Call& call, Session& session)
{
    const auto project = oneProject(call, session.portfolio());
    if (!project) return fail(project.error());
    return changed(call, session,
        setBaseline(session.portfolio(), session.ids(), *session.schedule(*project),
            {call.value("name"), call.value("type"), call.value("reason")}, {call.identity.author, call.identity.clock()}),
        QStringLiteral("The plan was frozen as the baseline that is compared with from now on."));
}

/// What `edit` makes of the baseline that the third argument names.
int withOne(const Call& call, Session& session, const std::function<int(SnapshotId)>& edit)
{
    const auto project = oneProject(call, session.portfolio());
    if (!project) return fail(project.error());
    const auto named = baselineCalled(session.portfolio(), *project, call.arguments[2]);
    return named ? edit(*named) : fail(named.error());
}

int describe(const Call& call, Session& session)
{
    return withOne(call, session, [&](SnapshotId id) {
        const Snapshot& held = *session.portfolio().find(id);
        const auto given = [&](const char* option, const QString& otherwise) { return call.has(option) ? call.value(option) : otherwise; };
        return changed(call, session,
            describeBaseline(session.portfolio(), id, {given("name", held.name), given("type", held.type), given("reason", held.reason)}),
            QStringLiteral("The baseline was described anew."));
    });
}

/// A version by the name that a person gives it: "current", the number of a baseline, or its name.
Result<PlanVersion> versionCalled(const Session& session, NodeId project, const QString& name)
{
    const Portfolio& portfolio = session.portfolio();
    if (name == u"current") return planVersion(portfolio, project, frozenPlan(portfolio, *session.schedule(project)));
    const auto baseline = baselineCalled(portfolio, project, name);
    if (!baseline) return baseline.error();
    auto frozen = session.frozen(*baseline);
    return frozen ? planVersion(portfolio, project, std::move(*frozen)) : Result<PlanVersion>(frozen.error());
}

QJsonArray differencesJson(const VersionComparison& found, const Portfolio& now)
{
    QJsonArray out;
    for (const VersionDifference& d : found.differences) {
        static constexpr const char* kinds[] = {"added", "removed", "moved", "changed", "figures"};
        const auto fields = d.kind == VersionDifference::Figures ? frozenFields() : infoOf(d.entity).fields;
        QJsonArray cells;
        for (const Cell& c : d.cells) {
            const Field& field = fields[c.field];
            cells.append(QJsonObject{{QStringLiteral("field"), field.keyText()}, {QStringLiteral("before"), valueJson(field, c.before)},
                {QStringLiteral("after"), valueJson(field, c.after)}});
        }
        out.append(QJsonObject{{QStringLiteral("kind"), QLatin1String(kinds[d.kind])},
            {QStringLiteral("entity"), infoOf(d.entity).keyText()}, {QStringLiteral("id"), QString::number(d.id)},
            {QStringLiteral("task"), d.task ? QJsonValue(QString::number(d.task.value)) : QJsonValue()},
            {QStringLiteral("exists"), now.table(d.entity).contains(d.id)}, {QStringLiteral("fields"), cells}});
    }
    return out;
}

void printGroups(const std::vector<VersionGroup>& groups)
{
    for (const VersionGroup& group : groups) {
        print(withCode(group.wbs, group.title));
        for (const VersionLine& line : group.lines) {
            QString text = QStringLiteral("  %1: %2").arg(kindText(line.kind), line.what);
            if (!line.field.isEmpty()) text += QStringLiteral(", ") + line.field;
            const auto shown = [](const QString& value) { return value.isEmpty() ? QStringLiteral("nothing") : value; };
            if (!line.field.isEmpty())
                text += QStringLiteral(": %1 → %2").arg(shown(line.before), shown(line.after));
            else if (!(line.before + line.after).isEmpty())
                text += QStringLiteral(", ") + line.before + line.after;
            print(line.by.isEmpty() ? text : text + QStringLiteral(" (%1)").arg(line.by));
        }
    }
}

int compare(const Call& call, const Session& session)
{
    const Portfolio& portfolio = session.portfolio();
    const auto project = oneProject(call, portfolio);
    if (!project) return fail(project.error());
    const auto before = versionCalled(session, *project, call.arguments[2]);
    if (!before) return fail(before.error());
    const auto after = versionCalled(session, *project, call.arguments.value(3, QStringLiteral("current")));
    if (!after) return fail(after.error());
    const VersionComparison found = compareVersions(*before, *after);
    const auto groups = versionText(found, *before, *after, portfolio, call.locale);
    const QString path = call.value("tsv");
    if (auto written = writeWhere(path, [&] { return tabbed(versionTable(groups)).toUtf8(); }); !written) return fail(written.error());
    if (!found.rows) say(QStringLiteral("One of the two holds dates alone, so links, calendars and assignments are not compared."));
    if (call.json)
        print(
            QJsonObject{{QStringLiteral("rows_compared"), found.rows}, {QStringLiteral("differences"), differencesJson(found, portfolio)}});
    else if (path.isEmpty() && groups.empty())
        print(QStringLiteral("Nothing differs."));
    else if (path.isEmpty())
        printGroups(groups);
    return Done;
}

int run(const Call& call)
{
    const QString what = call.arguments.value(1, QStringLiteral("list"));
    const qsizetype more = call.arguments.size() - 2;
    const bool reads = what == u"list" || what == u"compare";
    const bool knows = (what == u"list" || what == u"set") ? more <= 0
        : what == u"compare"                               ? more == 1 || more == 2
                                                           : more == 1 && (what == u"describe" || what == u"use" || what == u"remove");
    if (!knows) return wrongUsage(QStringLiteral("baseline FILE takes: list | set | describe B | use B | remove B | compare A [B]."));
    auto opened = call.open(reads ? OpenMode::ReadOnly : OpenMode::Write);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    if (what == u"list") return list(call, session);
    if (what == u"compare") return compare(call, session);
    if (what == u"set") return set(call, session);
    if (what == u"describe") return describe(call, session);
    return withOne(call, session, [&](SnapshotId id) {
        return what == u"use" ? changed(call, session, useBaseline(portfolio, id), QStringLiteral("Variances go by this baseline now."))
                              : changed(call, session, removeBaseline(portfolio, id), QStringLiteral("The baseline was removed."));
    });
}

} // namespace

const Command& baselineCommand()
{
    static const Command command{"baseline",
        "FILE [list | set | describe B | use B | remove B | compare A [B]] [--project CODE]; A and B: current, number or name",
        "baselines of a project: set, name, choose, remove, compare any two versions", 1, 4,
        {{"project", "CODE", "Which project; may be left out where there is only one, and for list."},
            {"name", "NAME", "With set and describe: what it is called."}, {"type", "TEXT", "With set and describe: its type."},
            {"reason", "TEXT", "With set and describe: why it was taken."},
            {"tsv", "PATH", "With compare: write a table; - for standard output."}},
        run};
    return command;
}

} // namespace gantry::cli
