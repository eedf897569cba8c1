#include "core/edit/diary.h"

#include "app/cli/commands.h"
#include "core/text/text.h"
#include "core/text/training_text.h"

namespace gantry::cli {
namespace {

double hoursIn(Quantity hours) { return double(hours.e8) / double(e8); }

QJsonObject entryJson(const DiaryEntry& e)
{
    QJsonObject out{
        {QStringLiteral("id"), QString::number(e.id.value)}, {QStringLiteral("kind"), wordOf(e.kind)}, {QStringLiteral("what"), e.title}};
    if (!e.organisation.isEmpty()) out.insert(QStringLiteral("company"), e.organisation);
    if (e.count) out.insert(QStringLiteral("count"), *e.count);
    if (e.hours) out.insert(QStringLiteral("hours_each"), hoursIn(*e.hours));
    if (e.quantity) out.insert(QStringLiteral("quantity"), hoursIn(*e.quantity));
    if (!e.unit.isEmpty()) out.insert(QStringLiteral("unit"), e.unit);
    if (e.lost) out.insert(QStringLiteral("hours_lost"), hoursIn(*e.lost));
    return out;
}

QJsonObject totalsJson(const DiaryTotals& t)
{
    return {{QStringLiteral("workers"), t.workers}, {QStringLiteral("hours_worked"), hoursIn(t.workerHours)},
        {QStringLiteral("plant_hours"), hoursIn(t.plantHours)}, {QStringLiteral("hours_lost"), hoursIn(t.hoursLost)}};
}

/// A day of --from or --to; nullopt and `wrong` told where it is none.
std::optional<QDate> dayOf(const Call& call, const char* option, QString& wrong)
{
    if (!call.has(option)) return {};
    const QDate day = QDate::fromString(call.value(option), Qt::ISODate);
    if (!day.isValid())
        wrong = QStringLiteral("--%1 %2 is no day. Write it like 2026-03-02.").arg(QLatin1String(option), call.value(option));
    return day;
}

int runDiary(const Call& call)
{
    if (!call.has("project")) return wrongUsage(QStringLiteral("Say whose diary: --project CODE."));
    QString wrong;
    const auto from = dayOf(call, "from", wrong), to = dayOf(call, "to", wrong);
    if (!wrong.isEmpty()) return wrongUsage(wrong);
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto project = nodeCalled(portfolio, call.value("project"));
    if (!project) return fail(project.error());
    const auto [first, last] = diarySpan(portfolio, *project);
    const QDate begin = from.value_or(first), end = to.value_or(std::max(last, session.today()));
    QJsonArray list;
    for (const DiaryDate& date : diaryDates(portfolio, *project, begin, end, session.today())) {
        if (date.state == DiaryState::Off) continue;
        const DiaryTotals totals = date.id ? totalsOf(portfolio, date.id) : DiaryTotals{};
        const DiaryDay* day = portfolio.find(date.id);
        if (!call.json) {
            print(QStringLiteral("%1 %2 %3")
                      .arg(dateText(date.day, call.locale).rightJustified(12), stateText(date.state).leftJustified(16),
                          date.id ? totalsText(totals, call.locale) : QString()));
            continue;
        }
        QJsonObject out{
            {QStringLiteral("day"), date.day.toString(Qt::ISODate)}, {QStringLiteral("state"), stateText(date.state).toLower()}};
        if (day) {
            out.insert(QStringLiteral("number"), day->number);
            out.insert(QStringLiteral("weather"), wordOf(day->weather));
            out.insert(QStringLiteral("completed_by"), day->completedBy);
            out.insert(QStringLiteral("totals"), totalsJson(totals));
            QJsonArray entries;
            for (const DiaryEntry* e : entriesOf(portfolio, day->id)) entries.append(entryJson(*e));
            out.insert(QStringLiteral("entries"), entries);
        }
        list.append(out);
    }
    if (call.json) print(QJsonObject{{QStringLiteral("days"), list}});
    if (!call.json && !first.isValid()) say(QStringLiteral("The site diary of this project is empty."));
    return Done;
}

} // namespace

const Command& diaryCommand()
{
    static const Command command{"diary", "FILE --project CODE [--from DATE] [--to DATE]",
        "the site diary of a project: each day with its state, hours and what was noted", 1, 1,
        {{"project", "CODE", "Whose diary."}, {"from", "DATE", "First day, such as 2026-03-02; else where the diary begins."},
            {"to", "DATE", "Last day; else today."}},
        runDiary};
    return command;
}

} // namespace gantry::cli
