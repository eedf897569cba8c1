#include "app/cli/commands.h"
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

int run(const Call& call)
{
    if (call.has("entity") != call.has("id")) return wrongUsage(QStringLiteral("The history of a record takes both --entity and --id."));
    Instant since{std::numeric_limits<qint64>::min()};
    if (call.has("since")) {
        const auto at = instantOf(call.value("since"));
        if (!at) return wrongUsage(QStringLiteral("--since wants a time such as 2026-03-02T08:00."));
        since = *at;
    }
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    if (call.has("entity")) return ofRecord(call, **session, since);
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
    static const Command command{"history", "FILE [--entity E --id N] [--since TIME]", "who changed what and when, newest first", 1, 1,
        {{"entity", "E", "With --id: the history of one record."}, {"id", "N", "Id of the record."},
            {"since", "TIME", "Only what happened from then on (UTC)."}},
        run};
    return command;
}

} // namespace gantry::cli
