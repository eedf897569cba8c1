#include "core/report/parts.h"

#include "core/kpi/plan_digest.h"
#include "core/model/authority.h"
#include "core/model/currencies.h"
#include "core/model/open_records.h"
#include "core/risk/register.h"
#include "core/text/change_text.h"
#include "core/text/cost_text.h"

#include <algorithm>

namespace gantry::report {
namespace {

const QString dash = QStringLiteral("–");
QString orDash(const QString& text) { return text.isEmpty() ? dash : text; }

/// "The 12 most important of 40."
QString ofMany(std::size_t shown, std::size_t all)
{
    return all > shown ? QStringLiteral("The first %1 of %2").arg(shown).arg(all) : QString();
}

template <class E> std::vector<const E*> under(const ReportInput& input, NodeId node, const std::function<bool(const E&)>& wanted)
{
    std::vector<const E*> out;
    input.portfolio.all<E>().forEach([&](const E& row) {
        if (wanted(row) && liesWithin(input.portfolio, row.project, node)) out.push_back(&row);
    });
    return out;
}

/// Earlier days first, none last; ties by number, so that equal records stand in an order that people know.
template <class E> void sortByDay(std::vector<const E*>& rows, std::optional<QDate> E::*day)
{
    std::ranges::sort(rows, [day](const E* a, const E* b) {
        const auto key = [day](const E* e) { return std::tuple(!(e->*day), e->*day, e->number, e->id); };
        return key(a) < key(b);
    });
}

} // namespace

ReportHead headOf(const ReportInput& input, const QString& kind, const QString& title, NodeId node)
{
    const Portfolio& portfolio = input.portfolio;
    const Node *root = portfolio.root(), *at = portfolio.find(node);
    ReportHead out{kind, title, root ? root->name : QString(), at && at != root ? withCode(at->code, at->name) : QString()};
    out.author = input.author;
    out.at = input.now;
    out.moment = momentText(input.now, input.locale);
    out.version = input.version;
    return out;
}

QString nameOf(const Portfolio& portfolio, PersonId person)
{
    const Person* found = portfolio.find(person);
    return found ? found->name : QString();
}

QString dayText(const ReportInput& input, const std::optional<QDate>& day) { return day ? dateText(*day, input.locale) : QString(); }

ReportMark markOf(Health health)
{
    constexpr ReportMark marks[] = {ReportMark::Neutral, ReportMark::Good, ReportMark::Watch, ReportMark::Bad};
    return marks[std::size_t(health)];
}

ReportMark dueMark(const ReportInput& input, const std::optional<QDate>& due)
{
    return due && *due < input.today ? ReportMark::Bad : ReportMark::None;
}

ReportCell scoreCell(const ReportInput& input, const Risk& risk, bool after)
{
    const auto score = input.score ? input.score(risk, after) : std::nullopt;
    if (!score) return {dash};
    constexpr const char* words[] = {"", "low", "moderate", "high", "extreme"};
    return {QStringLiteral("%1 %2").arg(score->score).arg(QLatin1String(words[std::size_t(score->band)])), ReportMark::None, score->band};
}

qint64 standing(const ReportInput& input, const Risk& risk)
{
    if (!input.score) return 0;
    if (const auto after = input.score(risk, true)) return after->score;
    const auto before = input.score(risk, false);
    return before ? before->score : 0;
}

std::vector<const Risk*> topRisks(const ReportInput& input, NodeId node, std::size_t most)
{
    auto risks = risksUnder(input.portfolio, node);
    std::erase_if(risks, [](const Risk* r) { return r->status != RiskStatus::Active; });
    RiskScales scales(input.portfolio);
    return gantry::topRisks(std::move(risks), scales, most);
}

void addProse(ReportDocument& document, const QString& heading, const QString& text, const QString& empty)
{
    if (text.trimmed().isEmpty() && empty.isEmpty()) return;
    const bool none = text.trimmed().isEmpty();
    document.sections.push_back({heading, {ReportProse{none ? empty : text, none}}});
}

void addTable(ReportDocument& document, const QString& heading, ReportTable table)
{
    document.sections.push_back({heading, {std::move(table)}});
}

ReportTable milestoneTable(const ReportInput& input, NodeId project, std::size_t most, std::optional<QDate> doneSince)
{
    ReportTable table{{},
        {{QStringLiteral("Milestone"), ReportAlign::Left, 4}, {QStringLiteral("Baseline"), ReportAlign::Right, 1.4},
            {QStringLiteral("Forecast or done"), ReportAlign::Right, 1.4}, {QStringLiteral("Slip, working days"), ReportAlign::Right, 1},
            {QStringLiteral("Status"), ReportAlign::Left, 1.4}},
        {}, QStringLiteral("The plan has no milestones.")};
    const auto plan = input.plan ? input.plan(project) : nullptr;
    if (!plan) return table;
    const ProjectInput of{project, plan.get(), input.baseline ? input.baseline(project) : BaselineOf{}};
    auto milestones = digestOf(input.portfolio, of, input.today).milestones;
    if (doneSince) std::erase_if(milestones, [&](const Commitment& m) { return m.done && m.finish && dateOf(*m.finish) < *doneSince; });
    std::ranges::stable_sort(milestones, [](const Commitment& a, const Commitment& b) {
        return std::tuple(!a.finish, a.finish, a.task) < std::tuple(!b.finish, b.finish, b.task);
    });
    const std::size_t all = milestones.size();
    if (milestones.size() > most) milestones.resize(most);
    for (const Commitment& m : milestones) {
        const auto day = [&](const std::optional<DateTime>& at) { return at ? dateText(dateOf(*at), input.locale) : dash; };
        const bool late = !m.done && m.finish && dateOf(*m.finish) < input.today;
        const Health health = m.slipDays ? slipHealth(*m.slipDays) : Health::NotAssessed;
        const ReportCell status = m.done ? ReportCell{QStringLiteral("Done"), ReportMark::Good}
            : late                       ? ReportCell{QStringLiteral("Overdue"), ReportMark::Bad}
            : !m.slipDays                ? ReportCell{QStringLiteral("No baseline"), ReportMark::Neutral}
                          : ReportCell{*m.slipDays > 0 ? QStringLiteral("Slipping") : QStringLiteral("On time"), markOf(health)};
        table.rows.push_back({{{input.portfolio.titleOf(entityOf<Task>(), m.task.value)}, {day(m.agreed)}, {day(m.finish)},
            {m.slipDays ? input.locale.toString(*m.slipDays) : dash}, status}});
    }
    table.title = ofMany(milestones.size(), all);
    return table;
}

ReportTable costTable(const ReportInput& input, NodeId project)
{
    const auto sheet = input.costs ? input.costs(project) : nullptr;
    ReportTable table{{},
        {{QStringLiteral("Figure"), ReportAlign::Left, 3}, {sheet ? sheet->currency : QStringLiteral("Amount"), ReportAlign::Right, 2}}, {},
        QStringLiteral("No money is planned or spent yet.")};
    if (!sheet) return table;
    const auto& figures = sheet->total.figures;
    if (std::ranges::all_of(figures, [](const Amount& a) { return a && a.minor == 0; })) return table;
    const int digits = minorDigitsOf(input.portfolio, sheet->currency);
    for (const CostMeasure measure :
        {CostMeasure::OriginalBudget, CostMeasure::Adjustments, CostMeasure::Budget, CostMeasure::CurrentContract, CostMeasure::Committed,
            CostMeasure::ForecastFinalCost, CostMeasure::Variance, CostMeasure::Paid, CostMeasure::ToGo}) {
        const Amount amount = figure(figures, measure);
        const bool judged = measure == CostMeasure::Variance && amount;
        table.rows.push_back({{{measureText(measure)},
            {amountText(amount, digits, input.locale), judged && amount.minor < 0 ? ReportMark::Bad : ReportMark::None}}});
    }
    return table;
}

ReportTable riskTable(const ReportInput& input, NodeId node, std::size_t most)
{
    ReportTable table{{},
        {{QStringLiteral("No."), ReportAlign::Left, 1}, {QStringLiteral("Risk"), ReportAlign::Left, 4},
            {QStringLiteral("Owner"), ReportAlign::Left, 1.6}, {QStringLiteral("Before"), ReportAlign::Left, 1.3},
            {QStringLiteral("After"), ReportAlign::Left, 1.3}, {QStringLiteral("Response"), ReportAlign::Left, 1.2}},
        {}, QStringLiteral("There are no active risks.")};
    for (const Risk* risk : topRisks(input, node, most))
        table.rows.push_back({{{risk->number}, {risk->title}, {orDash(nameOf(input.portfolio, risk->owner))},
            scoreCell(input, *risk, false), scoreCell(input, *risk, true), {enumText(wordOf(risk->response))}}});
    return table;
}

ReportTable issueTable(const ReportInput& input, NodeId node, std::size_t most)
{
    ReportTable table{{},
        {{QStringLiteral("No."), ReportAlign::Left, 1}, {QStringLiteral("Issue"), ReportAlign::Left, 4},
            {QStringLiteral("Severity"), ReportAlign::Left, 1.2}, {QStringLiteral("Owner"), ReportAlign::Left, 1.6},
            {QStringLiteral("Due"), ReportAlign::Right, 1.2}, {QStringLiteral("Status"), ReportAlign::Left, 1.2}},
        {}, QStringLiteral("There are no open issues.")};
    auto issues = under<Issue>(input, node, [](const Issue& i) { return isOpen(i); });
    sortByDay(issues, &Issue::due);
    std::ranges::stable_sort(issues, [](const Issue* a, const Issue* b) {
        return std::tuple(-int(a->severity), a->priority) < std::tuple(-int(b->severity), b->priority);
    });
    table.title = ofMany(std::min(most, issues.size()), issues.size());
    for (std::size_t i = 0; i < std::min(most, issues.size()); ++i) {
        const Issue& issue = *issues[i];
        constexpr ReportMark marks[] = {ReportMark::Neutral, ReportMark::Watch, ReportMark::Bad, ReportMark::Bad};
        table.rows.push_back({{{issue.number}, {issue.title}, {enumText(wordOf(issue.severity)), marks[std::size_t(issue.severity)]},
            {orDash(nameOf(input.portfolio, issue.owner))}, {orDash(dayText(input, issue.due)), dueMark(input, issue.due)},
            {enumText(wordOf(issue.status))}}});
    }
    return table;
}

ReportTable actionTable(const ReportInput& input, NodeId node, std::size_t most)
{
    ReportTable table{{},
        {{QStringLiteral("No."), ReportAlign::Left, 1}, {QStringLiteral("Action"), ReportAlign::Left, 4},
            {QStringLiteral("Owner"), ReportAlign::Left, 1.6}, {QStringLiteral("Due"), ReportAlign::Right, 1.2},
            {QStringLiteral("Status"), ReportAlign::Left, 1.2}},
        {}, QStringLiteral("There are no open actions.")};
    auto actions = under<Action>(input, node, [](const Action& a) { return isOpen(a); });
    sortByDay(actions, &Action::due);
    table.title = ofMany(std::min(most, actions.size()), actions.size());
    for (std::size_t i = 0; i < std::min(most, actions.size()); ++i) {
        const Action& action = *actions[i];
        const bool overdue = action.due && *action.due < input.today;
        table.rows.push_back({{{action.number}, {action.title}, {orDash(nameOf(input.portfolio, action.owner))},
            {orDash(dayText(input, action.due)), dueMark(input, action.due)},
            {overdue ? QStringLiteral("Overdue") : enumText(wordOf(action.status))}}});
    }
    return table;
}

ReportTable decisionTable(const ReportInput& input, NodeId node, std::size_t most)
{
    ReportTable table{{},
        {{QStringLiteral("No."), ReportAlign::Left, 1}, {QStringLiteral("Question"), ReportAlign::Left, 4},
            {QStringLiteral("Chosen"), ReportAlign::Left, 2.4}, {QStringLiteral("Needed or decided"), ReportAlign::Right, 1.3},
            {QStringLiteral("By"), ReportAlign::Left, 1.6}, {QStringLiteral("Status"), ReportAlign::Left, 1.2}},
        {}, QStringLiteral("There are no decisions on record.")};
    auto decisions = under<Decision>(input, node, [](const Decision&) { return true; });
    sortByDay(decisions, &Decision::needed);
    std::ranges::stable_sort(decisions, [](const Decision* a, const Decision* b) { // those to be taken first, then the latest
        const auto key = [](const Decision* d) {
            const bool pending = isOpen(*d);
            return std::tuple(!pending, pending || !d->decided ? 0 : -d->decided->toJulianDay());
        };
        return key(a) < key(b);
    });
    table.title = ofMany(std::min(most, decisions.size()), decisions.size());
    for (std::size_t i = 0; i < std::min(most, decisions.size()); ++i) {
        const Decision& d = *decisions[i];
        const bool pending = isOpen(d);
        constexpr ReportMark marks[] = {ReportMark::Watch, ReportMark::Good, ReportMark::Bad};
        table.rows.push_back({{{d.number}, {d.title}, {orDash(d.chosen)},
            {orDash(dayText(input, pending ? d.needed : d.decided)), pending ? dueMark(input, d.needed) : ReportMark::None},
            {orDash(nameOf(input.portfolio, pending ? d.owner : d.decidedBy))},
            {enumText(wordOf(d.status)), marks[std::size_t(d.status)]}}});
    }
    return table;
}

QString signedOn(const ReportInput& input, RecordKey record)
{
    const Approval* latest = nullptr;
    const QString entity = infoOf(record.entity).keyText();
    input.portfolio.all<Approval>().forEach([&](const Approval& a) {
        if (a.entity != entity || a.record.value != record.id || a.status != ApprovalStatus::Approved || !a.decided) return;
        if (!latest || *latest->decided < *a.decided) latest = &a;
    });
    if (!latest) return {};
    const QString as = latest->declared.isEmpty() ? nameOf(input.portfolio, latest->decidedBy) : latest->declared;
    return QStringLiteral("Approved on %1, declared as %2").arg(dateText(localDay(*latest->decided), input.locale), as);
}

} // namespace gantry::report
