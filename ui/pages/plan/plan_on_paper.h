#pragma once
#include "ui/pages/plan/plan_columns.h"
#include "ui/pages/plan/plan_rows.h"
#include "ui/print/printed_plan.h"

#include <functional>

namespace gantry {

class PlanTable;

/// The plan of one project, or of several under their own rows, as it goes on paper: rows of an outline level, or those that are unfolded
/// in a table. Cells and bars are asked of the plan as they are painted.
class PlanOnPaper final : public PrintedPlan {
public:
    struct Row {
        NodeId project{};
        TaskId task{}; ///< none: the project's own row
        int level = 0;
        PrintRow::Fold fold = PrintRow::Fold::None;
    };
    /// `data` must outlive this. `by` is who prints; empty: nobody is named.
    PlanOnPaper(const PlanData& data, std::vector<NodeId> projects, NodeId scope, QString by);
    /// The rows for setLevel(none), and what a filter leaves of the others.
    void setUnfolded(std::vector<Row> rows, std::function<bool(TaskId)> passes);
    /// Columns shown at first and the order of those behind number and task; keys that there are not are left out.
    void setShown(const QStringList& keys);

    const std::vector<PrintColumn>& columns() const override { return m_printed; }
    int levels() const override;
    void setLevel(std::optional<int> level) override;
    const GanttSource& bars() const override { return m_rows; }
    PrintRow row(int row) const override;
    PrintCell cell(int row, int column) const override;
    PrintHeading heading() const override;

private:
    class Rows final : public PlanRows {
    public:
        Rows(const PlanData& data, std::vector<NodeId> projects);
        void set(std::vector<Row> rows);
        const Row& at(int row) const { return m_rows[std::size_t(row)]; }
        int rowCount() const override { return int(m_rows.size()); }
        TaskId taskAt(int row) const override { return row < rowCount() ? at(row).task : TaskId{}; }
        NodeId projectAt(int row) const override;
        int rowOf(TaskId task) const override { return m_places.value(task, -1); }
        const std::vector<NodeId>& projects() const override { return m_projects; }
        std::optional<DateTime> today() const override { return std::nullopt; } // a sheet is looked at on other days too

    protected:
        const PlanData& data() const override { return m_data; }

    private:
        const PlanData& m_data;
        std::vector<NodeId> m_projects;
        std::vector<Row> m_rows;
        QHash<TaskId, int> m_places;
    };
    bool several() const { return m_rows.projects().size() != 1; }
    std::vector<Row> rowsDownTo(int level) const;

    const PlanData& m_data;
    NodeId m_scope;
    QString m_by;
    Rows m_rows;
    std::optional<std::vector<Row>> m_unfolded;
    std::function<bool(TaskId)> m_passes;
    std::vector<PlanColumn> m_columns;
    std::vector<PrintColumn> m_printed;
};

/// The rows unfolded in a table, and what is on paper of a row that is folded.
std::vector<PlanOnPaper::Row> unfoldedRows(const PlanTable& table);

} // namespace gantry
