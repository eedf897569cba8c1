#pragma once
#include "ui/pages/cash_flow/cash_grid.h"
#include "ui/tables/cell_grid.h"

namespace gantry {

/// The grid's cells for copy, paste, fill and clear: rows go by the ids of their objects. Totals of years are no cells of it, so that
/// months from a spreadsheet run on over the end of a year.
class CashCells final : public CellGrid {
public:
    CashCells(const CashGridModel& model, Workspace& workspace, CashFlows& flows)
        : m_model(model)
        , m_workspace(workspace)
        , m_flows(flows)
    {
    }
    const Portfolio& portfolio() const override { return m_workspace.portfolio(); }
    Entity entity() const override { return entityOf<PhasedAmount>(); }
    QString rowsCalled() const override { return m_model.project() ? QObject::tr("objects") : QObject::tr("projects"); }
    QString titleOf(qint64 row) const override { return m_model.index(m_model.rowOf(row), CashColumn::Object).data().toString(); }
    QString headerOf(int column) const override { return m_model.columnAt(column).title; }
    int total() const override { return m_model.objects(); }
    bool takes(qint64 row, int column) const override { return row && m_model.isEditable(m_model.rowOf(row), column); }
    bool takesNew() const override { return false; }
    bool holdsWords(int column) const override { return m_model.columnAt(column).shows <= CashColumn::Curve; }
    QString copied(qint64 row, int column) override;
    Result<ChangeSet> typed(const TypedOn& on, qint64 row, int column, const QString& text) override;
    Result<ChangeSet> cleared(const TypedOn& on, qint64 row, int column) override { return typed(on, row, column, {}); }
    NewRow added(const TypedOn&, const std::vector<TypedCell>&) override { return {ChangeSet{}, 0, {}, -1}; } // see takesNew
    std::optional<CellFigure> figure(qint64 row, int column) override;
    QString figureText(qint64 row, int column, const Value& value) const override;

private:
    const CashGridModel& m_model;
    Workspace& m_workspace;
    CashFlows& m_flows;
};

class CashSheet final : public CellSheet {
public:
    CashSheet(CashGrid& grid, const CashGridModel& model, Workspace& workspace, CashFlows& flows)
        : m_grid(grid)
        , m_model(model)
        , m_workspace(workspace)
        , m_flows(flows)
    {
    }
    std::unique_ptr<CellGrid> grid() const override { return std::make_unique<CashCells>(m_model, m_workspace, m_flows); }
    std::vector<CellBlock> selectedBlocks() const override;
    std::vector<qint64> shownRows() const override;
    std::vector<int> shownColumns() const override;
    void selectBlock(const CellBlock& block) override;
    bool finishEditing() override { return m_grid.finishEditing(); }

private:
    CashGrid& m_grid;
    const CashGridModel& m_model;
    Workspace& m_workspace;
    CashFlows& m_flows;
};

} // namespace gantry
