#pragma once
#include "ui/pages/dashboard/dashboard_data.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QScrollArea;

namespace gantry {

class Card;
class CardGrid;
class PageHeader;
class PlanFigures;
class ProgressChart;

/// The state of the scope's projects at a glance: tiles, charts and lists, each leading to its records. Follows every edit, but computes
/// nothing while it is out of sight.
class DashboardPage final : public Page {
    Q_OBJECT
public:
    explicit DashboardPage(Workspace& workspace, QWidget* parent = nullptr);
    const DashboardData& shown() const { return m_data; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fill();
    void fillTiles();
    void arrange();
    void open(const DashboardTile& tile, QWidget* anchor);
    void addProject();
    QWidget* emptyState();

    PlanFigures& m_figures;
    DashboardData m_data;
    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};

    PageHeader* m_header;
    QScrollArea* m_scroll;
    CardGrid* m_grid;
    QWidget* m_empty = nullptr;
    std::vector<KpiTile*> m_tiles;
    ProgressChart* m_progress;
    StatusBarChart *m_slips, *m_phases;
    TimelineChart* m_timeline;
    RecordList *m_worst, *m_late, *m_milestones;
    Card *m_progressCard, *m_noBaselineCard, *m_slipCard, *m_phaseCard, *m_timelineCard, *m_worstCard, *m_lateCard, *m_milestonesCard;
};

} // namespace gantry
