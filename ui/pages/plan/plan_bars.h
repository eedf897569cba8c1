#pragma once
#include "ui/pages/plan/plan_rows.h"
#include "ui/pages/plan/plan_table.h"

namespace gantry {

/// The unfolded rows of a plan's table as bars of a Gantt, with what the mouse asks of them.
class PlanBars final : public PlanRows {
public:
    explicit PlanBars(const PlanTable& table)
        : m_table(table)
    {
    }
    /// After a calendar or an edit changed: what was worked out for a stretch of time.
    void dropTimes()
    {
        dropFreeDays();
        m_refusal = {};
    }

    int rowCount() const override { return int(m_table.rows().size()); }
    TaskId taskAt(int row) const override;
    NodeId projectAt(int row) const override;
    int rowOf(TaskId task) const override { return m_table.rowOf(task.value); }
    const std::vector<NodeId>& projects() const override { return m_table.model().projects(); }
    bool isSelected(int row) const override;
    std::optional<DateTime> today() const override;
    HoverCard hoverCard(int index) const override;
    QString linkRefusal(int from, int to, LinkType type) const override;
    DateTime allowed(int row, DateTime wanted, BarEdge edge) const override;
    std::optional<DateTime> finishFrom(int row, DateTime start) const override;

private:
    const PlanData& data() const override { return m_table.model().plan(); }
    const WorkCalendar* calendarAt(int row) const;

    struct Refusal {
        TaskId from{}, to{};
        LinkType type{};
        QString sentence{};
    };
    const PlanTable& m_table;
    mutable Refusal m_refusal;
};

} // namespace gantry
