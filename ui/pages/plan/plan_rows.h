#pragma once
#include "ui/gantt/gantt_source.h"
#include "ui/pages/plan/plan_data.h"

namespace gantry {

/// Rows of a plan as bars of a Gantt, made when asked for; links between rows that are there. Which tasks are rows is the subclass's
/// affair: those unfolded in a table, or those of an outline level on paper.
class PlanRows : public GanttSource {
public:
    /// The task of a row; none on a project's own row and beyond the last.
    virtual TaskId taskAt(int row) const = 0;
    /// The project of a row; beyond the last that of the last.
    virtual NodeId projectAt(int row) const = 0;
    /// -1: not among the rows.
    virtual int rowOf(TaskId task) const = 0;
    virtual const std::vector<NodeId>& projects() const = 0;
    virtual bool isSelected(int) const { return false; }

    /// After rows or links changed.
    void dropLinks() { m_links.reset(); }

    BarRow row(int index) const override;
    std::vector<LinkRow> links(int first, int last) const override;
    /// Days off of the one project shown; of several none, for each has its own.
    std::vector<TimeSpan> nonWorking(DateTime from, DateTime to, TierUnit finest) const override;
    /// The status date that all projects shown agree on.
    std::optional<DateTime> statusDate() const override;
    TimeSpan range() const override;

protected:
    virtual const PlanData& data() const = 0;
    /// What was worked out for a stretch of time.
    void dropFreeDays() { m_free = {}; }

private:
    BarRow projectRow(NodeId project) const;
    BarRow taskRow(const Task& task) const;

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
    mutable std::optional<std::vector<RowLink>> m_links;
    mutable FreeDays m_free;
};

} // namespace gantry
