#include "app/cli/audit_options.h"
#include "app/cli/commands.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/table/audit_table.h"
#include "core/session/report_input.h"
#include "core/text/text.h"

#include <limits>

namespace gantry::cli {
namespace {

constexpr int everything = std::numeric_limits<int>::max();

QJsonObject entryJson(const HistoryEntry& e)
{
    QJsonObject json{{QStringLiteral("sequence"), e.sequence}, {QStringLiteral("at"), isoText(e.at)}, {QStringLiteral("author"), e.author},
        {QStringLiteral("action"), e.action}, {QStringLiteral("label"), e.label}, {QStringLiteral("source"), sourceText(e.source)},
        {QStringLiteral("changes"), e.changes}};
    if (e.reverses) json.insert(QStringLiteral("reverses"), e.reverses);
    return json;
}

QJsonObject cellJson(const HistoryCell& c)
{
    QJsonObject json = entryJson(c.entry);
    insertCell(json, c);
    return json;
}

QString when(const Call& call, const HistoryEntry& e)
{
    return call.locale.toString(QDateTime::fromMSecsSinceEpoch(e.at.ms, Qt::UTC), QLocale::ShortFormat) + QStringLiteral(" UTC  ")
        + e.author;
}

void printCell(const Call& call, const Portfolio& portfolio, const HistoryCell& c)
{
    print(QStringLiteral("%1  %2  %3").arg(c.entry.sequence).arg(when(call, c.entry), whatChanged(portfolio, c, call.locale)));
}

int ofRecord(const Call& call, const Session& session, Instant since)
{
    const auto entity = entityNamed(call.value("entity"));
    if (!entity) return fail(entity.error());
    bool number = false;
    const qint64 id = call.value("id").toLongLong(&number);
    if (!number) return wrongUsage(QStringLiteral("--id wants the id of a record, a whole number."));
    QJsonArray cells;
    for (const HistoryCell& cell : session.historyOf(*entity, id, everything)) {
        if (cell.entry.at < since) continue;
        if (call.json)
            cells.append(cellJson(cell));
        else
            printCell(call, session.portfolio(), cell);
    }
    if (call.json) print(QJsonObject{{QStringLiteral("cells"), cells}});
    return Done;
}

QJsonObject auditJson(const HistoryEntry& entry, const AuditEntryRows& told)
{
    QJsonObject json = entryJson(entry);
    QJsonArray rows;
    for (const AuditRow& row : told.rows)
        rows.append(QJsonObject{{QStringLiteral("project"), row.project}, {QStringLiteral("record"), row.record},
            {QStringLiteral("field"), row.field}, {QStringLiteral("before"), row.before}, {QStringLiteral("after"), row.after}});
    json.insert(QStringLiteral("cells"), rows);
    json.insert(QStringLiteral("left"), told.left);
    return json;
}

/// The audit trail: entries that fit, each with the changes that fit.
int audit(const Call& call, const Session& session, Instant since)
{
    const QString format = call.value("format");
    if (call.has("format") && format != u"csv") return wrongUsage(QStringLiteral("--format is csv."));
    QString wrong;
    const auto filter = auditFilter(call, session.portfolio(), wrong);
    if (!filter) return fail(filter.error());
    if (!wrong.isEmpty()) return wrongUsage(wrong);
    QJsonArray entries;
    std::vector<AuditEntryRows> table;
    AuditWalk walk(session, *filter);
    walk.step(0, [&](const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left) {
        if (entry.at < since) return;
        AuditEntryRows told = auditEntryRows(entry, changes, left, call.locale);
        if (call.has("format")) {
            table.push_back(std::move(told));
        } else if (call.json) {
            entries.append(auditJson(entry, told));
        } else {
            print(QStringLiteral("%1  %2  %3").arg(entry.sequence).arg(when(call, entry), told.what));
            for (const AuditRow& row : told.rows) {
                const bool whole = row.before.isEmpty() && row.after.isEmpty(); // the record came or went
                print(whole ? QStringLiteral("    %1  %2").arg(row.record, row.field)
                            : QStringLiteral("    %1  %2: %3 → %4").arg(row.record, row.field, row.before, row.after));
            }
            if (left > 0) print(QStringLiteral("    and %1 more changes").arg(call.locale.toString(left)));
        }
    });
    if (call.has("format"))
        out().write(writeCsv(auditTable(std::move(table))));
    else if (call.json)
        print(QJsonObject{{QStringLiteral("entries"), entries}});
    return Done;
}

int run(const Call& call)
{
    if (call.has("id") && !call.has("entity")) return wrongUsage(QStringLiteral("The history of a record takes both --entity and --id."));
    Instant since{std::numeric_limits<qint64>::min()};
    if (call.has("since")) {
        const auto at = instantOf(call.value("since"));
        if (!at) return wrongUsage(QStringLiteral("--since wants a time such as 2026-03-02T08:00."));
        since = *at;
    }
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    if (call.has("id")) return ofRecord(call, **session, since);
    for (const char* option : {"by", "from", "to", "words", "entity", "field", "project", "format"})
        if (call.has(option)) return audit(call, **session, since);
    QJsonArray entries;
    for (const HistoryEntry& e : (*session)->historySince(since, everything)) {
        if (call.json)
            entries.append(entryJson(e));
        else
            print(QStringLiteral("%1  %2  %3 (%4)").arg(e.sequence).arg(when(call, e), e.label, call.locale.toString(e.changes)));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("entries"), entries}});
    return Done;
}

} // namespace

const Command& historyCommand()
{
    static const Command command = [] {
        std::vector<Option> options{{"entity", "E", "Only what touched records of this kind; with --id: the history of one record."},
            {"id", "N", "Id of the record."}, {"since", "TIME", "Only what happened from then on (UTC)."},
            {"from", "DATE", "Only from this day on, such as 2026-03-02."}, {"to", "DATE", "Only up to this day, which counts."},
            {"project", "CODE", "Only what touched this project, or the projects of this programme."},
            {"format", "csv", "A table with a row for every cell that was changed, to standard output."}};
        options.insert(options.end(), std::begin(auditOptions), std::end(auditOptions));
        return Command{"history", "FILE [--entity E --id N] [--since TIME] [--by NAME] [--from DATE] [--to DATE] [--project CODE]",
            "who changed what and when, newest first", 1, 1, std::move(options), run};
    }();
    return command;
}

} // namespace gantry::cli
