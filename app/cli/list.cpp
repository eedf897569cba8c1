#include "app/cli/commands.h"
#include "core/exchange/json/record_json.h"
#include "core/model/outline.h"
#include "core/model/selection.h"
#include "core/session/derived.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

void appendTime(QByteArray& out, const char* key, const std::optional<DateTime>& t)
{
    out.append(",\"").append(key).append("\":");
    out.append(t ? '"' + isoText(*t).toLatin1() + '"' : QByteArrayLiteral("null"));
}
void appendNumber(QByteArray& out, const char* key, const std::optional<qint64>& n)
{
    out.append(",\"").append(key).append("\":").append(n ? QByteArray::number(*n) : QByteArrayLiteral("null"));
}
void appendTruth(QByteArray& out, const char* key, bool truth) { out.append(",\"").append(key).append(truth ? "\":true" : "\":false"); }

/// What the engine says of tasks; plans and outlines are made when a project is first met.
class Computed {
public:
    explicit Computed(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }

    void appendTask(QByteArray& out, qint64 id)
    {
        const Task& task = *m_portfolio.find(TaskId{id});
        const auto plan = m_plans.plan(m_portfolio, task.project);
        const TaskDates* d = plan ? plan->find(task.id) : nullptr;
        out.append(",\"derived\":{\"wbs\":");
        appendText(out, wbsOf(task));
        if (d) {
            appendTime(out, "start", d->start);
            appendTime(out, "finish", d->finish);
            appendTime(out, "early_start", d->earlyStart);
            appendTime(out, "early_finish", d->earlyFinish);
            appendTime(out, "late_start", d->lateStart);
            appendTime(out, "late_finish", d->lateFinish);
            appendNumber(out, "total_float_seconds", d->totalFloat);
            appendNumber(out, "free_float_seconds", d->freeFloat);
            appendNumber(out, "duration_seconds", d->duration.seconds);
            appendNumber(out, "working_seconds", d->workingTime.seconds);
            appendNumber(out, "actual_duration_seconds", d->actual.seconds);
            out.append(",\"percent_complete\":\"").append(decimalText(d->complete.e8, 8).toLatin1()).append('"');
            out.append(",\"driver_id\":");
            out.append(d->driver ? '"' + QByteArray::number(d->driver.value) + '"' : QByteArrayLiteral("null"));
            appendTruth(out, "critical", d->critical);
            appendTruth(out, "on_longest_path", d->onLongestPath);
            appendTruth(out, "summary", d->summary);
            appendTruth(out, "milestone", d->milestone);
            appendTruth(out, "scheduled", d->scheduled);
        }
        out.append('}');
    }

    void appendNode(QByteArray& out, qint64 id)
    {
        const auto schedule = m_plans.plan(m_portfolio, NodeId{id});
        if (!schedule) return;
        out.append(",\"derived\":{\"tasks\":").append(QByteArray::number(qint64(schedule->tasks.size())));
        appendTime(out, "start", schedule->start);
        appendTime(out, "finish", schedule->finish);
        out.append(",\"percent_complete\":\"").append(decimalText(schedule->complete.e8, 8).toLatin1()).append("\"}");
    }

private:
    QString wbsOf(const Task& task)
    {
        if (!m_outlined.contains(task.project)) {
            m_outlined.insert(task.project);
            for (const OutlineRow& row : outlineOf(m_portfolio, task.project)) m_wbs.insert(row.task, row.wbs);
        }
        return m_wbs.value(task.id);
    }

    const Portfolio& m_portfolio;
    DerivedPlans m_plans;
    QSet<NodeId> m_outlined;
    QHash<TaskId, QString> m_wbs;
};

void printTable(const Call& call, const Portfolio& portfolio, const EntityInfo& info, const std::vector<qint64>& ids)
{
    QStringList cells;
    for (const Field& field : info.fields)
        if (!field.is(Internal)) cells << field.labelText();
    print(cells.join(u'\t'));
    for (qint64 id : ids) {
        const void* row = portfolio.table(info.entity).find(id);
        cells.clear();
        for (const Field& field : info.fields) {
            if (field.is(Internal)) continue;
            const bool own = &field == &info.fields[0];
            const WorkUnits units = field.kind == Kind::Work ? workUnitsOf(portfolio, {info.entity, id}, field) : WorkUnits();
            QString text = own ? QString::number(id) : displayText(portfolio, field, field.get(row), units, call.locale);
            for (QChar& c : text)
                if (c == u'\t' || c == u'\n' || c == u'\r') c = u' ';
            cells << text;
        }
        print(cells.join(u'\t'));
    }
}

int run(const Call& call)
{
    const auto entity = entityNamed(call.arguments[1]);
    if (!entity) return fail(entity.error());
    const bool derived = call.has("derived");
    if (derived && *entity != entityOf<Task>() && *entity != entityOf<Node>())
        return wrongUsage(QStringLiteral("--derived is for tasks and nodes; nothing is computed for a %1.").arg(call.arguments[1]));
    if (derived && !call.json) return wrongUsage(QStringLiteral("--derived goes with --json."));
    std::optional<Instant> asOf;
    if (call.has("as-of")) {
        asOf = instantOf(call.value("as-of"));
        if (!asOf) return wrongUsage(QStringLiteral("--as-of wants a time such as 2026-03-02T08:00."));
    }
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    Portfolio portfolio = (*session)->portfolio();
    if (asOf) {
        auto past = (*session)->asOf(*asOf);
        if (!past) return fail(past.error());
        portfolio = std::move(*past);
    }
    const auto ids = recordIds(portfolio, *entity);
    if (!call.json) {
        printTable(call, portfolio, infoOf(*entity), ids);
        return Done;
    }
    Computed computed(portfolio);
    MoreMembers more;
    if (derived)
        more = [&](QByteArray& piece, qint64 id) {
            *entity == entityOf<Task>() ? computed.appendTask(piece, id) : computed.appendNode(piece, id);
        };
    out().write("{\"format\":1,");
    writeRows(out(), portfolio, *entity, ids, more);
    out().write("}\n");
    return Done;
}

} // namespace

const Command& listCommand()
{
    static const Command command{"list", "FILE ENTITY [--derived] [--as-of TIME]", "the records of any register, now or as they were", 2, 2,
        {{"derived", nullptr, "With --json: also what is computed, such as dates and floats of tasks."},
            {"as-of", "TIME", "As they were at that time (UTC), read from the journal backwards."}},
        run};
    return command;
}

} // namespace gantry::cli
