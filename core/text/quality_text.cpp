#include "core/text/quality_text.h"

#include "core/text/text.h"

namespace gantry {
namespace {

constexpr const char* always = "Summaries, level of effort, WBS summaries and inactive tasks: they follow from other tasks or from none.";
constexpr const char* finished = "Finished tasks: their logic cannot change any more.";
constexpr const char* finishedLinks = "Links to finished tasks, and links of level of effort and inactive tasks, which hold nothing.";
constexpr const char* milestones = "Milestones: nothing is executed in them.";

struct Told {
    QualityCheck check;
    const char *of, *measures;
    const char* leftOut[4];
};
using C = QualityCheck;
/// In the order of the checks. `of`: what the denominator counts.
constexpr Told table[] = {
    {C::MissingLogic, "tasks", "Unfinished tasks and milestones without a predecessor or without a successor.",
        {always, finished, "The first task of the plan may lack a predecessor and the last one a successor.",
            "Links to a summary count for the tasks below it, links to other projects as any other."}},
    {C::Leads, "links", "Links with a lag below zero, by which a task starts before its predecessor lets it.", {finishedLinks}},
    {C::Lags, "links", "Links with a lag above zero, where a wait stands for work that nobody planned.", {finishedLinks}},
    {C::FinishToStartLinks, "links", "Links from finish to start, the kind that says most plainly what waits for what.", {finishedLinks}},
    {C::HardConstraints, "tasks",
        "Unfinished tasks with a date that logic cannot move: must, mandatory, start or finish on, no later than.", {always, finished}},
    {C::HighFloat, "tasks", "Unfinished tasks with more total float than the limit, a sign of a missing successor.", {always, finished}},
    {C::NegativeFloat, "tasks", "Unfinished tasks that cannot be done by the dates asked for.", {always, finished}},
    {C::LongDurations, "tasks", "Unfinished tasks that take longer than the limit, too long to be followed month by month.",
        {always, finished, milestones}},
    {C::InvalidDates, "tasks", "Actual dates after the status date, and dates before it of what has not happened yet.", {always}},
    {C::MissingResources, "tasks", "Unfinished tasks of a day or more with neither a resource nor a cost.",
        {always, finished, "Milestones and tasks shorter than a day.", "Plans that carry no resources or costs at all."}},
    {C::MissedTasks, "tasks", "Of the tasks agreed for the status date or earlier: those that finished after the day agreed, or will.",
        {always, milestones}},
    {C::CriticalPathTest, "working days",
        "The first unfinished critical task is made longer on a copy; the project has to finish later by as much.",
        {always, finished, "Plans scheduled from their finish: there it is the start that moves."}},
    {C::CriticalPathLengthIndex, "working days",
        "Working days from the status date to the finish of the project, with those from there to the date agreed, by themselves.",
        {always, "The date agreed is the finish in the baseline, else the date by which the project must finish, else its least float."}},
    {C::BaselineExecutionIndex, "tasks",
        "Finished tasks by those agreed for the status date or earlier and those that the baseline does not know.", {always, milestones}},
    {C::DanglingStarts, "tasks", "Tasks whose predecessors hold the finish alone, so that nothing says when they can start.",
        {always, "Finished and started tasks, milestones, and tasks without any predecessor."}},
    {C::DanglingFinishes, "tasks", "Tasks whose successors wait for the start alone, so that a later finish moves nothing.",
        {always, finished, "Milestones, and tasks without any successor."}},
    {C::OutOfSequenceProgress, "links", "Links whose successor started or finished while the predecessor that it waits for has not.",
        {"Links of summaries, level of effort and inactive tasks.", "Links with a lead: there the successor may be first."}},
    {C::RidingTheStatusDate, "tasks", "Tasks that start at the status date because nothing else holds them.",
        {always, "Started tasks, tasks scheduled by hand, and tasks with a constraint on the status date or after it."}},
    {C::ConstraintsAgainstLogic, "tasks", "Tasks that a constraint puts before the end of their predecessors.", {nullptr}},
    {C::LongLags, "links", "Links with a lag of more working days than the limit.", {finishedLinks}},
    {C::DuplicateLinks, "links", "Links beside another one of the same type between the same tasks, with a lag that is as long or longer.",
        {nullptr}},
    {C::RedundantLinks, "links", "Finish-to-start links without lag that a longer chain of such links says as well.",
        {finishedLinks, "Chains through tasks that have started, are scheduled by hand or have a hard constraint."}},
    {C::UnassignedWork, "tasks", "Unfinished tasks with work that no resource has.", {always, finished}},
    {C::CalendarsWithoutWorkingTime, "tasks", "Tasks that cannot be scheduled, for their calendar has no working time.", {nullptr}},
    {C::DatesBeyondTheEnd, "tasks", "Unfinished tasks that finish after the date by which the project must finish.", {always, finished}},
    {C::Loops, "tasks", "Tasks that wait for each other in a loop.", {nullptr}},
    {C::LinksToSummaries, "links", "Links from or to a summary, which hold every task below it.", {nullptr}},
};
static_assert(std::ranges::all_of(table, [](const Told& t) { return &t == &table[std::size_t(t.check)]; }));
static_assert(std::size(table) == keysOf<QualityCheck>.size());

QString numberOf(double value, int decimals, const QLocale& locale)
{
    QString text = locale.toString(value, 'f', decimals);
    if (decimals == 0 || !text.contains(locale.decimalPoint())) return text;
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(locale.decimalPoint())) text.chop(locale.decimalPoint().size());
    return text;
}
QString plain(Quantity q, const QLocale& locale) { return numberOf(double(q.e8) / double(e8), 2, locale); }

} // namespace

QualityWords checkWords(QualityCheck check)
{
    const Told& told = table[std::size_t(check)];
    QStringList leftOut;
    for (const char* each : told.leftOut)
        if (each) leftOut << QString::fromUtf8(each);
    return {enumText(wordOf(check)), QString::fromUtf8(told.measures), leftOut.join(u' ')};
}

QString figureText(const QualityResult& r, const QLocale& locale)
{
    if (!r.figure) return QStringLiteral("–");
    switch (ruleOf(r.check).unit) {
    case QualityUnit::Percent: return locale.toString(*r.figure, 'f', 1) + QStringLiteral(" %");
    case QualityUnit::Index: return locale.toString(*r.figure, 'f', 2);
    case QualityUnit::Count: break;
    }
    return locale.toString(qint64(*r.figure));
}

QString limitText(QualityCheck check, const EffectiveLimit& limit, const QLocale& locale)
{
    const QualityRule& rule = ruleOf(check);
    static constexpr const char* bars[] = {"under", "at most", "at least"};
    QString text = QString::fromLatin1(bars[std::size_t(rule.bar)]) + u' ' + plain(limit.limit, locale);
    if (rule.unit == QualityUnit::Percent) text += QStringLiteral(" %");
    if (!hasDays(rule)) return text;
    return text + (check == C::CriticalPathTest ? QStringLiteral(" of %1 d") : QStringLiteral(" over %1 d")).arg(plain(limit.days, locale));
}

QString countText(const QualityResult& r, const QLocale& locale)
{
    const int decimals = ruleOf(r.check).unit == QualityUnit::Count ? 0 : 1;
    return QStringLiteral("%1 of %2 %3")
        .arg(numberOf(r.numerator, decimals, locale), numberOf(r.denominator, decimals, locale),
            QString::fromLatin1(table[std::size_t(r.check)].of));
}

QString outcomeText(const QualityResult& r)
{
    switch (r.outcome) {
    case QualityOutcome::Passed: return QStringLiteral("Passed");
    case QualityOutcome::Failed: return ruleOf(r.check).advice ? QStringLiteral("Worth a look") : QStringLiteral("Failed");
    case QualityOutcome::NotAssessed: break;
    }
    return QStringLiteral("Not assessed");
}

QString reasonText(const QualityResult& r)
{
    return r.outcome == QualityOutcome::NotAssessed ? sentence(Error{Errc::Invalid, r.reason, {}}) : QString();
}

namespace {

QString constraintText(ConstraintType type, const std::optional<DateTime>& date, const QLocale& locale)
{
    return enumText(wordOf(type)).toLower() + (date ? u' ' + dateText(dateOf(*date), locale) : QString());
}

QString hardText(const Task& task, const QLocale& locale)
{
    const bool second = !isHard(task.constraint, task.constraintDate);
    return second ? constraintText(task.secondConstraint, task.secondConstraintDate, locale)
                  : constraintText(task.constraint, task.constraintDate, locale);
}

QString invalidText(const Task& task, qint64 which, const QLocale& locale)
{
    QStringList said;
    const auto day = [&](const std::optional<DateTime>& at) { return at ? dateText(dateOf(*at), locale) : QString(); };
    if (which & 1) said << QStringLiteral("started %1, after the status date").arg(day(task.actualStart));
    if (which & 2) said << QStringLiteral("finished %1, after the status date").arg(day(task.actualFinish));
    if (which & 4) said << QStringLiteral("not started, planned before the status date");
    if (which & 8 && !(which & 4)) said << QStringLiteral("not finished, planned before the status date");
    return said.join(QStringLiteral("; "));
}

} // namespace

QString itemText(const Portfolio& portfolio, QualityCheck check, const QualityItem& item, const QLocale& locale)
{
    const Task* task = portfolio.find(item.task);
    if (!task) return {};
    if (item.link) {
        const Link* link = portfolio.find(item.link);
        if (!link) return {};
        return QStringLiteral("after “%1”, %2")
            .arg(portfolio.titleOf(entityOf<Task>(), link->predecessor.value), dependencyText(portfolio, *link, locale));
    }
    const auto worked = [&] {
        return durationText({item.value}, workUnitsOf(portfolio, task->project), DurationUnit::Days, false, locale);
    };
    switch (check) {
    case C::MissingLogic:
        return item.value == 1 ? QStringLiteral("no predecessor")
            : item.value == 2  ? QStringLiteral("no successor")
                               : QStringLiteral("no predecessor, no successor");
    case C::HardConstraints:
    case C::ConstraintsAgainstLogic: return hardText(*task, locale);
    case C::HighFloat:
    case C::NegativeFloat: return QStringLiteral("float %1").arg(worked());
    case C::LongDurations: return worked();
    case C::InvalidDates: return invalidText(*task, item.value, locale);
    case C::MissedTasks: return QStringLiteral("agreed for %1").arg(dateText(dateOf({item.value}), locale));
    case C::DatesBeyondTheEnd: return QStringLiteral("finish %1").arg(dateText(dateOf({item.value}), locale));
    default: return {};
    }
}

} // namespace gantry
