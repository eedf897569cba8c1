#pragma once
#include "ui/pages/plan/plan_table.h"
#include "ui/tables/cell_grid.h"

namespace gantry {

/// A plan's cells for copy, paste and totals: as they are shown and typed. Rows are tasks, and projects where there are several, in which
/// nobody types. An empty pasted cell takes nothing away; rows below the last are new tasks on its level.
class PlanGrid final : public CellGrid {
public:
    explicit PlanGrid(const PlanTable& table)
        : m_table(table)
        , m_model(table.model())
    {
    }
    const Portfolio& portfolio() const override { return m_model.plan().portfolio(); }
    Entity entity() const override { return entityOf<Task>(); }
    QString titleOf(qint64 row) const override;
    QString headerOf(int column) const override { return m_model.planColumns()[std::size_t(column)].title; }
    int total() const override { return int(m_table.rows().size()); }
    bool takes(qint64 row, int column) const override;
    bool takesNew() const override { return !m_model.projects().empty(); }
    bool holdsWords(int column) const override;
    QString copied(qint64 row, int column) override;
    Result<ChangeSet> typed(const TypedOn& on, qint64 row, int column, const QString& text) override;
    Result<ChangeSet> cleared(const TypedOn& on, qint64 row, int column) override;
    NewRow added(const TypedOn& on, const std::vector<TypedCell>& cells) override;
    std::optional<CellFigure> figure(qint64 row, int column) override;
    QString figureText(qint64 row, int column, const Value& value) const override;

private:
    const PlanTable& m_table;
    const PlanModel& m_model;
};

/// Rows of the same columns side by side are one block.
std::vector<CellBlock> selectedBlocks(const PlanTable& table);

/// The table of a plan as a sheet of cells.
class PlanSheet final : public CellSheet {
public:
    explicit PlanSheet(PlanTable& table)
        : m_table(table)
    {
    }
    std::unique_ptr<CellGrid> grid() const override { return std::make_unique<PlanGrid>(m_table); }
    std::vector<CellBlock> selectedBlocks() const override { return gantry::selectedBlocks(m_table); }
    std::vector<qint64> shownRows() const override;
    std::vector<int> shownColumns() const override { return m_table.shownColumns(); }
    void selectBlock(const CellBlock& block) override { m_table.selectCells(block.records, block.columns); }
    bool finishEditing() override { return m_table.finishEditing(); }

private:
    PlanTable& m_table;
};

} // namespace gantry
