#include "app/cli/commands.h"
#include "core/model/owner.h"
#include "core/text/quality_text.h"
#include "core/text/text.h"

namespace gantry::cli {
namespace {

constexpr int shownTasks = 5; // of a failing check, for people; programs get all

QString wordOfOutcome(QualityOutcome outcome)
{
    static constexpr const char* words[] = {"passed", "failed", "not_assessed"};
    return QString::fromLatin1(words[std::size_t(outcome)]);
}

QJsonValue figureJson(const std::optional<double>& figure) { return figure ? QJsonValue(*figure) : QJsonValue(); }

QJsonObject itemJson(const Portfolio& portfolio, QualityCheck check, const QualityItem& item, const QLocale& locale)
{
    const Task& task = *portfolio.find(item.task);
    QJsonObject out{{QStringLiteral("task"), QString::number(task.id.value)}, {QStringLiteral("code"), task.code},
        {QStringLiteral("uid"), task.sourceId}, {QStringLiteral("name"), task.name},
        {QStringLiteral("text"), itemText(portfolio, check, item, locale)}};
    if (item.link) out.insert(QStringLiteral("link"), QString::number(item.link.value));
    return out;
}

QJsonObject checkJson(const Portfolio& portfolio, const QualityResult& r, const QLocale& locale)
{
    const QualityRule& rule = ruleOf(r.check);
    const QualityWords words = checkWords(r.check);
    QJsonArray items;
    for (const QualityItem& item : r.items) items.append(itemJson(portfolio, r.check, item, locale));
    static constexpr const char* units[] = {"percent", "count", "index"};
    static constexpr const char* bars[] = {"under", "at_most", "at_least"};
    QJsonObject out{{QStringLiteral("check"), wordOf(r.check)}, {QStringLiteral("name"), words.name},
        {QStringLiteral("measures"), words.measures}, {QStringLiteral("left_out"), words.leftOut},
        {QStringLiteral("outcome"), wordOfOutcome(r.outcome)}, {QStringLiteral("figure"), figureJson(r.figure)},
        {QStringLiteral("unit"), QLatin1String(units[std::size_t(rule.unit)])}, {QStringLiteral("numerator"), r.numerator},
        {QStringLiteral("denominator"), r.denominator}, {QStringLiteral("bar"), QLatin1String(bars[std::size_t(rule.bar)])},
        {QStringLiteral("limit"), decimalText(r.limit.limit.e8, 8)}, {QStringLiteral("advice"), rule.advice},
        {QStringLiteral("items"), items}};
    if (rule.point) out.insert(QStringLiteral("dcma"), rule.point);
    if (hasDays(rule)) out.insert(QStringLiteral("days"), decimalText(r.limit.days.e8, 8));
    if (r.outcome == QualityOutcome::NotAssessed) out.insert(QStringLiteral("reason"), reasonText(r));
    if (r.partial) out.insert(QStringLiteral("partial"), true);
    return out;
}

void printPeople(const Call& call, const Portfolio& portfolio, const ProjectQuality& found, const std::vector<ScheduleProblem>& problems)
{
    const Node& node = *portfolio.find(found.project);
    print(QStringLiteral("%1 %2: %3 passed, %4 failed, %5 not assessed")
              .arg(node.code, node.name)
              .arg(found.count(QualityOutcome::Passed))
              .arg(found.count(QualityOutcome::Failed))
              .arg(found.count(QualityOutcome::NotAssessed)));
    for (const QualityResult& r : found.results) {
        const QualityRule& rule = ruleOf(r.check);
        print(QStringLiteral("  %1 %2 %3 %4  %5")
                  .arg(rule.point ? QString::number(rule.point).rightJustified(2) : QStringLiteral("  "),
                      checkWords(r.check).name.leftJustified(30), outcomeText(r).leftJustified(13),
                      figureText(r, call.locale).rightJustified(8),
                      r.figure ? QStringLiteral("%1, %2").arg(countText(r, call.locale), limitText(r.check, r.limit, call.locale))
                               : reasonText(r)));
        if (r.outcome != QualityOutcome::Failed) continue;
        for (std::size_t i = 0; i < std::min<std::size_t>(r.items.size(), shownTasks); ++i) {
            const QString what = itemText(portfolio, r.check, r.items[i], call.locale);
            const Task& task = *portfolio.find(r.items[i].task);
            print(QStringLiteral("       %1%2").arg(withCode(task.code, task.name), what.isEmpty() ? what : QStringLiteral(": ") + what));
        }
        if (r.items.size() > shownTasks) print(QStringLiteral("       and %1 more").arg(r.items.size() - shownTasks));
        if (r.partial) print(QStringLiteral("       The plan is too dense to look at every link; there may be more."));
    }
    for (const ScheduleProblem& problem : problems) print(QStringLiteral("  ") + sentence(problem, portfolio));
}

QJsonArray findingsJson(const std::vector<Finding>& findings)
{
    QJsonArray out;
    for (const Finding& finding : findings)
        out.append(QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(finding.reason)}, {QStringLiteral("text"), sentence(finding)},
            {QStringLiteral("entity"), infoOf(finding.record.entity).keyText()},
            {QStringLiteral("id"), QString::number(finding.record.id)}});
    return out;
}

int run(const Call& call)
{
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    const Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    const auto projects = chosenProjects(call, portfolio);
    if (!projects) return fail(projects.error());
    std::vector<QualityInput> inputs;
    for (NodeId project : *projects) inputs.push_back({session.schedule(project), session.baselineOf(project)});
    const auto found = qualityOf(portfolio, inputs);
    std::vector<Finding> findings = session.findings();
    if (call.has("project"))
        std::erase_if(findings, [&](const Finding& f) { return !std::ranges::count(*projects, projectOf(portfolio, f.record)); });
    QJsonArray list;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& problems = inputs[i].schedule->problems;
        if (!call.json) {
            printPeople(call, portfolio, found[i], problems);
            continue;
        }
        const Node& node = *portfolio.find(found[i].project);
        QJsonArray checks;
        for (const QualityResult& r : found[i].results) checks.append(checkJson(portfolio, r, call.locale));
        list.append(QJsonObject{{QStringLiteral("id"), QString::number(node.id.value)}, {QStringLiteral("code"), node.code},
            {QStringLiteral("name"), node.name}, {QStringLiteral("passed"), found[i].count(QualityOutcome::Passed)},
            {QStringLiteral("failed"), found[i].count(QualityOutcome::Failed)},
            {QStringLiteral("not_assessed"), found[i].count(QualityOutcome::NotAssessed)}, {QStringLiteral("checks"), checks},
            {QStringLiteral("problems"), problemsJson(*inputs[i].schedule, portfolio)}});
    }
    if (call.json) {
        print(QJsonObject{{QStringLiteral("projects"), list}, {QStringLiteral("findings"), findingsJson(findings)}});
        return Done;
    }
    print(
        findings.empty() ? QStringLiteral("Data health: nothing found") : QStringLiteral("Data health: %1 findings").arg(findings.size()));
    for (const Finding& finding : findings) print(QStringLiteral("  ") + sentence(finding));
    return Done;
}

} // namespace

const Command& checkCommand()
{
    static const Command command{"check", "FILE [--project CODE]",
        "quality of the plans by the DCMA's fourteen points and our own, and findings on the data", 1, 1,
        {{"project", "CODE", "Only this project, or the projects of this programme."}}, run};
    return command;
}

} // namespace gantry::cli
