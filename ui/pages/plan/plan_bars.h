#pragma once
#include "ui/gantt/gantt_source.h"
#include "ui/pages/plan/plan_table.h"

namespace gantry {

/// The rows of a plan's table as bars of a Gantt, made row by row when asked for; links between rows that are in sight.
class PlanBars final : public GanttSource {
public:
    explicit PlanBars(const PlanTable& table)
        : m_table(table)
    {
    }
    /// After rows or links changed.
    void dropLinks() { m_links.reset(); }
    /// After a calendar or an edit changed: what was worked out for a stretch of time.
    void dropTimes()
    {
        m_free = {};
        m_refusal = {};
    }

    int rowCount() const override { return int(m_table.rows().size()); }
    BarRow row(int index) const override;
    std::vector<LinkRow> links(int first, int last) const override;
    /// Days off of the one project shown; of several none, for each has its own.
    std::vector<TimeSpan> nonWorking(DateTime from, DateTime to, TierUnit finest) const override;
    /// The status date that all projects shown agree on.
    std::optional<DateTime> statusDate() const override;
    std::optional<DateTime> today() const override;
    TimeSpan range() const override;
    HoverCard hoverCard(int index) const override;
    QString linkRefusal(int from, int to, LinkType type) const override;
    DateTime allowed(int row, DateTime wanted, BarEdge edge) const override;
    std::optional<DateTime> finishFrom(int row, DateTime start) const override;

    /// The task of a row; none on a project's own row and below the last.
    TaskId taskAt(int row) const;
    /// The project of a row; below the last that of the last.
    NodeId projectAt(int row) const;

private:
    const PlanData& data() const { return m_table.model().plan(); }
    BarRow projectRow(NodeId project) const;
    BarRow taskRow(const Task& task) const;
    const WorkCalendar* calendarAt(int row) const;

    struct RowLink {
        int from, to;
        LinkId link;
    };
    /// Days off, found for whole stretches so that scrolling does not look for them again.
    struct FreeDays {
        NodeId project{};
        qint64 first = 0, last = -1; // days covered
        std::vector<TimeSpan> spans;
    };
    struct Refusal {
        TaskId from{}, to{};
        LinkType type{};
        QString sentence{};
    };
    const PlanTable& m_table;
    mutable std::optional<std::vector<RowLink>> m_links;
    mutable FreeDays m_free;
    mutable Refusal m_refusal;
};

} // namespace gantry
