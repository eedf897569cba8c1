#include "app/cli/commands.h"
#include "app/cli/figure_moves.h"
#include "core/model/closes.h"
#include "core/session/closing.h"
#include "core/session/restatements.h"
#include "core/text/close_text.h"
#include "core/text/cost_text.h"

namespace gantry::cli {
namespace {

QString dayText(const std::optional<QDate>& day) { return day ? day->toString(Qt::ISODate) : QString(); }
QString momentOf(const std::optional<Instant>& at) { return at ? isoText(*at) : QString(); }

QJsonObject closeJson(const Snapshot& s)
{
    return {{QStringLiteral("id"), QString::number(s.id.value)}, {QStringLiteral("number"), s.number},
        {QStringLiteral("taken_at"), momentOf(s.takenAt)}, {QStringLiteral("author"), s.author}, {QStringLiteral("hash"), s.contentHash},
        {QStringLiteral("previous_hash"), s.previousHash}};
}

int list(const Call& call, const Session& session)
{
    const Portfolio& portfolio = session.portfolio();
    const auto closes = closesOf(portfolio);
    QJsonArray out;
    for (const Period* p : periodsInOrder(portfolio)) {
        QJsonArray of;
        for (const Snapshot* s : closes)
            if (s->period == p->id) of.append(closeJson(*s));
        if (!call.json) {
            const QString state = enumText(wordOf(p->status)).leftJustified(9);
            print(QStringLiteral("%1  %2 to %3  %4  %5")
                      .arg(p->name.leftJustified(10), dayText(p->start), dayText(p->end), state,
                          p->closedBy.isEmpty() ? QString() : QStringLiteral("%1, %2").arg(p->closedBy, momentOf(p->closedAt).left(16))));
        }
        out.append(QJsonObject{{QStringLiteral("id"), QString::number(p->id.value)}, {QStringLiteral("name"), p->name},
            {QStringLiteral("start"), dayText(p->start)}, {QStringLiteral("end"), dayText(p->end)},
            {QStringLiteral("status"), wordOf(p->status)}, {QStringLiteral("closed_by"), p->closedBy},
            {QStringLiteral("closed_at"), momentOf(p->closedAt)}, {QStringLiteral("reopened_by"), p->reopenedBy},
            {QStringLiteral("reopened_at"), momentOf(p->reopenedAt)}, {QStringLiteral("reopen_reason"), p->reopenReason},
            {QStringLiteral("closes"), of}});
    }
    if (call.json) print(QJsonObject{{QStringLiteral("periods"), out}});
    if (!call.json && out.isEmpty()) print(QStringLiteral("There are no periods yet; --add-year makes those of a fiscal year."));
    return Done;
}

int changed(const Call& call, Session& session, const Session::Build& build, const QString& said, QJsonObject more = {})
{
    const auto done = session.applyBulkNow(build, Source::Person);
    if (!done) return fail(done.error());
    more.insert(QStringLiteral("ok"), *done);
    if (call.json)
        print(more);
    else
        print(said);
    return Done;
}

QJsonArray openPointsJson(const std::vector<Finding>& points)
{
    QJsonArray out;
    for (const Finding& f : points)
        out.append(QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(f.reason)}, {QStringLiteral("text"), sentence(f)},
            {QStringLiteral("entity"), infoOf(f.record.entity).keyText()}, {QStringLiteral("id"), QString::number(f.record.id)}});
    return out;
}

int close(const Call& call, Session& session, PeriodId period)
{
    const TakenBy by{session.identity().author, session.identity().clock()};
    const auto points = openPoints(session, period);
    if (!call.json)
        for (const Finding& f : points) say(sentence(f));
    const QString name = session.portfolio().titleOf(entityOf<Period>(), period.value);
    return changed(call, session,
        [&, values = closedValuesOf(session)](
            const Portfolio& p, IdSource& ids, const Progress&) { return closePeriod(p, ids, period, by, values); },
        QStringLiteral("%1 is closed, and the figures of the portfolio are frozen.").arg(name),
        {{QStringLiteral("open_points"), openPointsJson(points)}});
}

int reopen(const Call& call, Session& session, PeriodId period)
{
    const TakenBy by{session.identity().author, session.identity().clock()};
    const QString name = session.portfolio().titleOf(entityOf<Period>(), period.value);
    return changed(
        call, session, [&](const Portfolio& p, IdSource&, const Progress&) { return reopenPeriod(p, period, call.value("reopen"), by); },
        QStringLiteral("%1 is open again. What is edited in it is listed as a restatement.").arg(name));
}

int addYear(const Call& call, Session& session)
{
    bool yearGiven = false, monthGiven = true;
    const int year = call.value("add-year").toInt(&yearGiven);
    const int month = call.has("start-month") ? call.value("start-month").toInt(&monthGiven) : 1;
    if (!yearGiven || !monthGiven)
        return wrongUsage(QStringLiteral("--add-year wants a year such as 2026, --start-month a month from 1 to 12."));
    return changed(
        call, session, [&](const Portfolio& p, IdSource& ids, const Progress&) { return createPeriods(p, ids, year, month); },
        QStringLiteral("The periods of %1 are there.").arg(year));
}

int restatements(const Call& call, const Session& session, PeriodId period)
{
    const auto all = restatementsOf(session, period);
    if (!all) return fail(all.error());
    QJsonArray out;
    for (const Restatement& r : *all) {
        const HistoryCell& c = r.cell;
        if (call.json) {
            QJsonObject json{{QStringLiteral("sequence"), c.entry.sequence}, {QStringLiteral("at"), isoText(c.entry.at)},
                {QStringLiteral("author"), c.entry.author}, {QStringLiteral("source"), sourceText(c.entry.source)},
                {QStringLiteral("title"), r.title}};
            insertCell(json, c);
            out.append(json);
        } else
            print(QStringLiteral("%1  %2  %3 “%4”, %5")
                      .arg(isoText(c.entry.at).left(16), c.entry.author, infoOf(c.entity).labelText(), r.title,
                          whatChanged(session.portfolio(), c, call.locale)));
    }
    if (call.json) print(QJsonObject{{QStringLiteral("restatements"), out}});
    if (!call.json && all->empty()) print(QStringLiteral("Nothing was restated."));
    return Done;
}

/// The figures that somebody names: "now", a period (its last close) or the number of a close.
Result<ClosedFigures> figuresCalled(const Session& session, const QString& name)
{
    const Portfolio& portfolio = session.portfolio();
    if (name == u"now") return closedFigures(portfolio);
    const Snapshot* close = nullptr;
    bool number = false;
    const qint64 place = name.toLongLong(&number);
    for (const Snapshot* s : closesOf(portfolio))
        if (number && s->number == place) close = s;
    if (!close) {
        const auto period = periodCalled(portfolio, name);
        if (!period) return period.error();
        close = lastCloseOf(portfolio, *period);
    }
    if (!close) return Error{Errc::NotFound, "period.never-closed", {name}};
    const auto figures = session.closedFigures(close->id);
    return figures ? **figures : Result<ClosedFigures>(figures.error());
}

QJsonArray differencesJson(const std::vector<ProjectDifference>& found, const ClosedFigures& before, const ClosedFigures& after)
{
    const auto titled = [&](qint64 id) { return titleOf(id, before, after); };
    QJsonArray out;
    for (const ProjectDifference& project : found) {
        QJsonArray figures;
        for (const FigureDifference& figure : project.figures) figures.append(figureJson(figure, titled));
        out.append(QJsonObject{{QStringLiteral("id"), QString::number(project.project.value)},
            {QStringLiteral("name"), titled(project.project.value)}, {QStringLiteral("currency"), project.currency},
            {QStringLiteral("before"), project.before}, {QStringLiteral("after"), project.after}, {QStringLiteral("figures"), figures}});
    }
    return out;
}

int compare(const Call& call, const Session& session)
{
    const auto before = figuresCalled(session, call.value("compare"));
    if (!before) return fail(before.error());
    const auto after = figuresCalled(session, call.arguments.value(1, QStringLiteral("now")));
    if (!after) return fail(after.error());
    const auto found = compareFigures(*before, *after);
    if (call.json) {
        print(QJsonObject{
            {QStringLiteral("currency"), after->currency}, {QStringLiteral("projects"), differencesJson(found, *before, *after)}});
        return Done;
    }
    if (found.empty()) print(QStringLiteral("No figure differs."));
    const auto table = differenceTable(found, *before, *after, session.portfolio(), call.locale);
    QString project;
    for (std::size_t i = 1; i < table.size(); ++i) {
        const QStringList& row = table[i];
        if (row[0] != project) print(project = row[0]);
        const bool record = !row[2].isEmpty();
        print(QStringLiteral("%1%2: %3 → %4 (%5 %6)%7")
                  .arg(QString(record ? 4 : 2, u' '), record ? row[2] : row[1], row[5], row[6], row[4], row[7],
                      row[3].isEmpty() ? QString() : QStringLiteral(", ") + row[3].toLower()));
    }
    return Done;
}

int run(const Call& call)
{
    const bool compares = call.has("compare"), adds = call.has("add-year"), named = call.has("period");
    if (int(compares) + int(adds) + int(named) > 1 || (!compares && call.arguments.size() > 1))
        return wrongUsage(
            QStringLiteral("close FILE takes one of: --period P, --compare A [B], --add-year YYYY; nothing lists the periods."));
    if (!named && (call.has("reopen") || call.has("restatements")))
        return wrongUsage(QStringLiteral("Say which period: --period YYYY-MM."));
    if (call.has("reopen") && call.has("restatements"))
        return wrongUsage(QStringLiteral("--reopen and --restatements do not go together."));
    const bool writes = adds || (named && !call.has("restatements"));
    auto opened = call.open(writes ? OpenMode::Write : OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    if (compares) return compare(call, session);
    if (adds) return addYear(call, session);
    if (!named) return list(call, session);
    const auto period = periodCalled(session.portfolio(), call.value("period"));
    if (!period) return fail(period.error());
    if (call.has("restatements")) return restatements(call, session, *period);
    return call.has("reopen") ? reopen(call, session, *period) : close(call, session, *period);
}

} // namespace

const Command& closeCommand()
{
    static const Command command{"close",
        "FILE [--period YYYY-MM [--reopen REASON | --restatements] | --compare A [B] | --add-year YYYY]; A and B: period, number of a "
        "close "
        "or now",
        "periods of the books: close and freeze the figures, reopen, list restatements, compare", 1, 2,
        {{"period", "YYYY-MM", "The period to close, by its name or its first month."},
            {"reopen", "REASON", "Open the last closed period again, and say why."},
            {"restatements", nullptr, "List what was edited in the period since it was first closed."},
            {"compare", "A", "What the figures of a close and of B (else of now) differ in, with the records that explain it."},
            {"add-year", "YYYY", "Make the twelve months of the fiscal year that ends in this year."},
            {"start-month", "N", "With --add-year: the month in which fiscal years begin; January where it is not given."}},
        run};
    return command;
}

} // namespace gantry::cli
