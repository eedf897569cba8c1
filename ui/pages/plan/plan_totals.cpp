#include "ui/pages/plan/plan_totals.h"

#include "ui/pages/plan/plan_grid.h"
#include "ui/tables/selection_totals.h"

#include <QCoreApplication>

namespace gantry {
namespace {

constexpr qsizetype summed = 5000; // selected tasks up to which their sums are worked out
QString tr(const char* text) { return QCoreApplication::translate("PlanTotals", text); }

} // namespace

QString planTotals(const PlanTable& table)
{
    if (table.hasRange()) {
        PlanGrid grid(table);
        return selectionTotals(grid, selectedBlocks(table));
    }
    const PlanData& plan = table.model().plan();
    const Portfolio& portfolio = plan.portfolio();
    const auto tasks = table.selectedTasks();
    const QString rows = QLocale().toString(qint64(table.rows().size()));
    if (tasks.empty()) return tr("%1 rows").arg(rows);
    QStringList parts{tr("%1 of %2 rows selected").arg(QLocale().toString(qint64(tasks.size())), rows)};
    if (std::ssize(tasks) <= summed) {
        qint64 duration = 0, work = 0;
        for (const TaskId id : tasks) {
            const Task* task = portfolio.find(id);
            const TaskDates* dates = plan.dates(id);
            if (!task || plan.isSummary(id)) continue; // a summary only repeats what is below it
            if (dates) duration += dates->workingTime.seconds;
            qint64 assigned = 0;
            for (const AssignmentId a : plan.assignments(id))
                if (const Assignment* row = portfolio.find(a)) assigned += row->work.seconds;
            work += task->work ? task->work->seconds : assigned;
        }
        const WorkUnits units = workUnitsOf(portfolio, portfolio.find(tasks.front())->project);
        if (duration) parts << tr("duration %1").arg(durationText({duration}, units));
        if (work) parts << tr("work %1").arg(durationText({work}, units, DurationUnit::Hours));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace gantry
