#include "ui/pages/dashboard/dashboard_data.h"

#include "core/text/text.h"
#include "ui/pages/figures/plan_figures.h"

#include <QCoreApplication>

namespace gantry {

namespace {

constexpr std::size_t barsShown = 12, rowsOnTimeline = 14;

struct Dashboard {
    Q_DECLARE_TR_FUNCTIONS(Dashboard)
};
QString countText(qint64 n) { return QLocale().toString(n); }
QString wholeText(double value) { return QLocale().toString(qRound64(value)); }

/// "+5", "0", a true minus before what is early.
QString signedText(qint64 n)
{
    if (n == 0) return QStringLiteral("0");
    return (n > 0 ? QStringLiteral("+") : QString(minusSign(figureFont(TypeRole::Table)))) + countText(std::abs(n));
}
QString slipText(const std::optional<qint64>& slip) { return slip ? signedText(*slip) : QStringLiteral("–"); }
QString slipWords(const std::optional<qint64>& slip)
{
    if (!slip) return Dashboard::tr("no baseline");
    if (*slip == 0) return Dashboard::tr("as agreed");
    const QString days =
        std::abs(*slip) == 1 ? Dashboard::tr("1 working day") : Dashboard::tr("%1 working days").arg(countText(std::abs(*slip)));
    return *slip > 0 ? Dashboard::tr("%1 later than agreed").arg(days) : Dashboard::tr("%1 earlier than agreed").arg(days);
}
RecordCell slipCell(const std::optional<qint64>& slip)
{
    RecordCell cell{.text = slipText(slip)};
    if (slip && *slip > 0) cell.judged = statusOf(slipHealth(*slip));
    cell.faint = !slip || *slip == 0;
    return cell;
}
Status slipStatus(const std::optional<qint64>& slip) { return slip ? statusOf(slipHealth(*slip)) : Status::Neutral; }
/// What was due and is not done is never good, whatever its computed date says.
Status markOf(const Commitment& c)
{
    if (c.done) return Status::Good;
    const Status slip = slipStatus(c.slipDays);
    return c.due && slip == Status::Good ? Status::Watch : slip;
}
QString dayText(const std::optional<DateTime>& at) { return at ? dateText(dateOf(*at)) : QStringLiteral("–"); }
QString briefDay(DateTime at) { return QLocale().toString(dateOf(at), QStringLiteral("d MMM")); }
QString nameOf(const Portfolio& portfolio, TaskId task) { return portfolio.titleOf(entityOf<Task>(), task.value); }
/// A project's short name on an axis.
QString codeOf(const Portfolio& portfolio, NodeId project)
{
    const Node* node = portfolio.find(project);
    return node ? (node->code.isEmpty() ? node->name : node->code) : QString();
}
QString projectText(const Portfolio& portfolio, NodeId project)
{
    const Node* node = portfolio.find(project);
    return node ? withCode(node->code, node->name) : QString();
}
std::optional<TrendMark> trendOf(Trend trend)
{
    switch (trend) {
    case Trend::Up: return TrendMark::Up;
    case Trend::Flat: return TrendMark::Flat;
    case Trend::Down: return TrendMark::Down;
    case Trend::None: break;
    }
    return std::nullopt;
}

void judge(KpiFigure& figure, Health health)
{
    figure.status = statusOf(health);
    figure.statusWord = healthWord(health);
}

/// "3 bad, 2 watch, 7 good": the healths that there are, the worst first.
QString healthCounts(const std::array<int, 4>& counts)
{
    QStringList words;
    for (int health = 3; health >= 0; --health)
        if (counts[std::size_t(health)]) words << countText(counts[std::size_t(health)]) + u' ' + healthWord(Health(health)).toLower();
    return words.join(QStringLiteral(", "));
}

std::vector<DashboardTile> tilesOf(const Portfolio& portfolio, const PlanDigests& plans, const Figures& all,
    const std::vector<ProgressPoint>& progress, const std::vector<Commitment>& coming, QDate asOf)
{
    std::vector<DashboardTile> tiles;
    const auto add = [&](const char* key, KpiFigure figure, Behind behind) {
        tiles.push_back({QString::fromLatin1(key), std::move(figure), behind});
    };
    if (all.projects > 1) {
        std::array<int, 4> counts{};
        for (const auto& plan : plans) ++counts[std::size_t(plan->figures.health)];
        KpiFigure f{.label = Dashboard::tr("Projects"), .figure = countText(all.projects), .line = healthCounts(counts)};
        judge(f, all.health);
        add("projects", std::move(f), Behind::Portfolio);
    }
    if (const auto now = std::ranges::find(progress, asOf, &ProgressPoint::day); now != progress.end() && now->actual) {
        const double actual = *now->actual, planned = now->planned;
        KpiFigure f{.label = Dashboard::tr("Work finished"),
            .figure = Dashboard::tr("%1 %").arg(wholeText(actual)),
            .line = Dashboard::tr("planned %1 %").arg(wholeText(planned))};
        for (const ProgressPoint& point : progress)
            if (point.actual) f.trend.push_back(*point.actual);
        judge(f, progressHealth(actual, planned));
        add("finished", std::move(f), Behind::Portfolio);
    }
    if (const auto index = executionIndex(all)) {
        KpiFigure f{.label = Dashboard::tr("Execution index, BEI"),
            .figure = QLocale().toString(*index, 'f', 2),
            .line = Dashboard::tr("%1 done of %2, limit %3")
                        .arg(countText(all.tasksDone), countText(all.tasksDue), QLocale().toString(limits::executionGood, 'f', 2))};
        judge(f, executionHealth(*index));
        add("execution", std::move(f), Behind::Late);
    }
    if (const int work = all.tasks + all.milestones) {
        KpiFigure f{.label = Dashboard::tr("Late tasks"),
            .figure = countText(all.late),
            .beside = Dashboard::tr("of %1").arg(countText(work)),
            .line =
                Dashboard::tr("%1 %, limit %2 %").arg(QLocale().toString(100.0 * all.late / work, 'f', 1), wholeText(limits::lateWatch))};
        judge(f, lateHealth(all.late, work));
        add("late", std::move(f), Behind::Late);
    }
    if (all.slipDays) {
        KpiFigure f{.label = all.projects > 1 ? Dashboard::tr("Most slip") : Dashboard::tr("Slip"),
            .figure = signedText(*all.slipDays),
            .beside = Dashboard::tr("working days"),
            .line = all.projects > 1
                ? Dashboard::tr("average %1 of %2 projects").arg(signedText(qRound64(*averageSlip(all))), countText(all.slips))
                : Dashboard::tr("finish %1").arg(dayText(all.finish))};
        judge(f, slipHealth(*all.slipDays));
        add("slip", std::move(f), Behind::Slips);
    }
    if (const auto met = milestonesMetPercent(all)) {
        KpiFigure f{.label = Dashboard::tr("Milestones met"),
            .figure = countText(all.milestonesMet),
            .beside = Dashboard::tr("of %1").arg(countText(all.milestonesDue)),
            .line = Dashboard::tr("%1 %, limit %2 %").arg(wholeText(*met), wholeText(limits::milestonesWatch))};
        judge(f, milestonesHealth(*met));
        add("milestones-met", std::move(f), Behind::MilestonesAgreed);
    }
    if (!coming.empty()) {
        KpiFigure f{.label = Dashboard::tr("Milestones due"),
            .figure = countText(qint64(coming.size())),
            .beside = Dashboard::tr("in %1 days").arg(milestoneDays),
            .line = Dashboard::tr("next %1, %2").arg(briefDay(*coming.front().finish), nameOf(portfolio, coming.front().task))};
        const auto worst = std::ranges::max_element(coming, {}, &Commitment::slipDays);
        if (worst->slipDays) judge(f, slipHealth(*worst->slipDays));
        add("milestones-due", std::move(f), Behind::MilestonesDue);
    }
    if (tiles.size() > tilesShown) tiles.resize(tilesShown);
    return tiles;
}

PlanDigests byMostSlip(const PlanDigests& plans)
{
    PlanDigests sorted;
    std::ranges::copy_if(plans, std::back_inserter(sorted), [](const auto& plan) { return plan->figures.slipDays.has_value(); });
    std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& plan) { return *plan->figures.slipDays; });
    return sorted;
}

RecordTable projectTable(const Portfolio& portfolio, const PlanDigests& sorted)
{
    RecordTable table;
    table.columns = {{Dashboard::tr("Project"), Qt::AlignLeft, true}, {Dashboard::tr("Health"), Qt::AlignHCenter},
        {Dashboard::tr("Finish"), Qt::AlignRight}, {Dashboard::tr("Slip"), Qt::AlignRight}, {Dashboard::tr("Late"), Qt::AlignRight},
        {Dashboard::tr("Done"), Qt::AlignRight}};
    for (const auto& plan : sorted) {
        const Node* node = portfolio.find(plan->project);
        if (!node) continue;
        const Figures& f = plan->figures;
        const QString done = f.complete ? Dashboard::tr("%1 %").arg(wholeText(double(f.complete->e8) / double(e8))) : QStringLiteral("–");
        RecordRow row{{entityOf<Node>(), plan->project.value},
            {{.text = node->name, .code = node->code}, {.mark = statusOf(f.health), .trend = trendOf(f.trend)},
                {.text = dayText(f.finish), .faint = !f.finish}, slipCell(f.slipDays), {.text = countText(f.late), .faint = f.late == 0},
                {.text = done, .faint = !f.complete}}};
        row.tip = Dashboard::tr("%1: %2, finish %3, %4, %5 late, %6 done")
                      .arg(projectText(portfolio, plan->project), healthWord(f.health).toLower(), dayText(f.finish), slipWords(f.slipDays),
                          countText(f.late), done);
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// How a list of commitments is laid out.
struct CommitmentColumns {
    std::optional<DateTime> Commitment::*date = &Commitment::agreed;
    bool project = true;
    bool brief = false; // no titles, days without their year
};

RecordTable commitmentTable(const Portfolio& portfolio, const std::vector<Commitment>& all, const CommitmentColumns& shown)
{
    RecordTable table;
    table.columns = {{shown.date == &Commitment::agreed ? Dashboard::tr("Agreed") : Dashboard::tr("Finish"), Qt::AlignRight},
        {Dashboard::tr("Task"), Qt::AlignLeft, true}};
    if (shown.project) table.columns.push_back({Dashboard::tr("Project")});
    table.columns.push_back({Dashboard::tr("Slip"), Qt::AlignRight});
    if (shown.brief)
        for (RecordColumn& column : table.columns) column.title.clear();
    for (const Commitment& c : all) {
        const QString name = nameOf(portfolio, c.task), project = projectText(portfolio, c.project);
        const auto& date = c.*shown.date;
        const QString day = shown.brief && date ? briefDay(*date) : dayText(date);
        RecordRow row{{entityOf<Task>(), c.task.value}, {{.text = day}, {.text = name, .mark = markOf(c)}}};
        if (shown.project) row.cells.push_back({.text = codeOf(portfolio, c.project), .faint = true});
        row.cells.push_back(slipCell(c.slipDays));
        row.tip =
            Dashboard::tr("%1, %2: agreed %3, now %4, %5").arg(name, project, dayText(c.agreed), dayText(c.finish), slipWords(c.slipDays));
        if (c.done) row.tip += QStringLiteral(", ") + Dashboard::tr("done");
        table.rows.push_back(std::move(row));
    }
    return table;
}

void layTimeline(DashboardData& out, const Portfolio& portfolio, const std::vector<Commitment>& coming)
{
    QHash<qint64, int> rows;
    for (const Commitment& c : coming) {
        // One project alone has a row for each milestone, several a row for each project.
        const qint64 key = out.projects > 1 ? c.project.value : c.task.value;
        auto row = rows.constFind(key);
        if (row == rows.cend()) {
            if (std::size_t(out.timelineRows.size()) < rowsOnTimeline)
                out.timelineRows << (out.projects > 1 ? codeOf(portfolio, c.project) : nameOf(portfolio, c.task));
            row = rows.insert(key, rows.size());
        }
        if (std::size_t(*row) >= rowsOnTimeline) continue;
        const QString where = out.projects > 1 ? QStringLiteral("\n") + projectText(portfolio, c.project) : QString();
        out.timeline.push_back({*row, dateOf(*c.finish), markOf(c),
            QStringLiteral("%1%2\n%3, %4").arg(nameOf(portfolio, c.task), where, dayText(c.finish), slipWords(c.slipDays))});
        out.timelineTasks.push_back(c.task);
    }
    out.timelineMissing = int(rows.size() - out.timelineRows.size());
}

QString contextOf(const Portfolio& portfolio, NodeId scope, int projects, QDate asOf)
{
    int programmes = 0;
    const std::function<void(NodeId)> count = [&](NodeId at) {
        for (const Node* node : portfolio.childrenOf(at))
            if (node->kind != NodeKind::Project) ++programmes, count(node->id);
    };
    const Node* node = portfolio.find(scope);
    if (node && node->kind == NodeKind::Project) return Dashboard::tr("%1, as of %2").arg(projectText(portfolio, scope), dateText(asOf));
    count(scope);
    const QString how = projects == 1 ? Dashboard::tr("1 project") : Dashboard::tr("%1 projects").arg(countText(projects));
    const QString where = programmes == 0 ? how
        : programmes == 1                 ? Dashboard::tr("%1 in 1 programme").arg(how)
                                          : Dashboard::tr("%1 in %2 programmes").arg(how, countText(programmes));
    return Dashboard::tr("%1, as of %2").arg(where, dateText(asOf));
}

} // namespace

DashboardData dashboardOf(const Portfolio& portfolio, const PlanDigests& plans, NodeId scope, QDate today)
{
    DashboardData out;
    out.projects = int(plans.size());
    out.asOf = asOfDay(plans, today);
    out.context = contextOf(portfolio, scope, out.projects, out.asOf);
    if (plans.empty()) return out;

    std::vector<Figures> parts;
    for (const auto& plan : plans) parts.push_back(plan->figures);
    const Figures all = rollUp(parts);
    out.baseline = all.baselineFinish.has_value();
    out.progress = progressByMonth(plans, out.asOf);
    const auto coming = milestonesDue(plans, out.asOf, milestoneDays);
    out.tiles = tilesOf(portfolio, plans, all, out.progress, coming, out.asOf);
    out.milestones = commitmentTable(portfolio, coming, {&Commitment::finish, out.projects > 1, true});
    layTimeline(out, portfolio, coming);
    if (out.projects == 1) {
        out.late = commitmentTable(portfolio, lateTasks(plans), {&Commitment::agreed, false});
        return out;
    }

    for (const auto& plan : byMostSlip(plans)) {
        if (out.slips.size() == barsShown) break;
        const qint64 slip = *plan->figures.slipDays;
        StatusBar bar{codeOf(portfolio, plan->project), {}, signedText(slip),
            QStringLiteral("%1\n%2: %3").arg(projectText(portfolio, plan->project), dayText(plan->figures.finish), slipWords(slip))};
        bar.parts[std::size_t(statusOf(slipHealth(slip)))] = double(slip);
        out.slips.push_back(std::move(bar));
        out.slipProjects.push_back(plan->project);
    }
    for (const PhaseHealth& phase : healthByPhase(portfolio, plans)) {
        StatusBar bar{phase.phase.isEmpty() ? Dashboard::tr("No phase") : phase.phase};
        int total = 0;
        for (std::size_t health = 0; health < phase.counts.size(); ++health) {
            bar.parts[std::size_t(statusOf(Health(health)))] = phase.counts[health];
            total += phase.counts[health];
        }
        bar.end = countText(total);
        bar.tip = bar.label + QStringLiteral("\n") + healthCounts(phase.counts);
        out.phases.push_back(std::move(bar));
    }
    PlanDigests sorted = plans;
    std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& plan) {
        const Figures& f = plan->figures;
        return std::tuple(f.health, f.slipDays, f.late);
    });
    out.worst = projectTable(portfolio, sorted);
    return out;
}

RecordsBehind recordsBehind(Behind behind, const Portfolio& portfolio, const PlanDigests& plans, QDate asOf)
{
    const bool several = plans.size() > 1;
    switch (behind) {
    case Behind::Late: {
        const auto late = lateTasks(plans);
        return {Dashboard::tr("Late tasks"), Dashboard::tr("%1, most slip first").arg(countText(qint64(late.size()))),
            commitmentTable(portfolio, late, {&Commitment::agreed, several})};
    }
    case Behind::MilestonesAgreed: {
        const auto agreed = milestonesAgreed(plans);
        return {Dashboard::tr("Milestones agreed so far"), Dashboard::tr("%1, slip in working days").arg(countText(qint64(agreed.size()))),
            commitmentTable(portfolio, agreed, {&Commitment::agreed, several})};
    }
    case Behind::MilestonesDue: {
        const auto coming = milestonesDue(plans, asOf, milestoneDays);
        return {Dashboard::tr("Milestones"), Dashboard::tr("next %1 days, slip in working days").arg(milestoneDays),
            commitmentTable(portfolio, coming, {&Commitment::finish, several})};
    }
    case Behind::Slips:
    case Behind::Portfolio: break;
    }
    return {Dashboard::tr("Slip by project"), Dashboard::tr("working days, most first"), projectTable(portfolio, byMostSlip(plans))};
}

} // namespace gantry
