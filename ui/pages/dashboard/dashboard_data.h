#pragma once
#include "core/kpi/series.h"
#include "ui/charts/status_bar_chart.h"
#include "ui/charts/timeline_chart.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/kpi_tile.h"

namespace gantry {

/// What a tile leads to.
enum class Behind { Portfolio, Slips, Late, MilestonesAgreed, MilestonesDue };

struct DashboardTile {
    QString key; // "late": stable, for tests and for keeping the focus
    KpiFigure figure;
    Behind behind{};
};

/// Everything that the dashboard shows of some projects, in finished words and figures. A part with nothing behind it is empty.
struct DashboardData {
    int projects = 0;
    QString context; // the line beside the title
    QDate asOf;
    bool baseline = false; // whether any project has one
    std::vector<DashboardTile> tiles; // at most `tilesShown`
    std::vector<ProgressPoint> progress;
    std::vector<StatusBar> slips; // the worst projects
    std::vector<NodeId> slipProjects; // of each bar
    std::vector<StatusBar> phases;
    RecordTable worst; // projects, the worst first; empty for one project alone
    RecordTable late; // of one project alone
    RecordTable milestones; // of the next `milestoneDays`
    QStringList timelineRows;
    std::vector<TimelineMark> timeline;
    std::vector<TaskId> timelineTasks; // of each mark
    int timelineMissing = 0; // rows that had no room
};
inline constexpr int tilesShown = 6, milestoneDays = 90;

/// `scope` names the node whose projects `plans` are.
DashboardData dashboardOf(const Portfolio& portfolio, const PlanDigests& plans, NodeId scope, QDate today);

/// The records behind a tile, as a list.
struct RecordsBehind {
    QString title, unit;
    RecordTable table;
};
RecordsBehind recordsBehind(Behind behind, const Portfolio& portfolio, const PlanDigests& plans, QDate asOf);

} // namespace gantry
