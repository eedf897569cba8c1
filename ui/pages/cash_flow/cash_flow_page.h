#pragma once
#include "core/cost/cash_curve.h"
#include "ui/pages/cash_flow/cash_cells.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QSplitter;
class QStackedWidget;

namespace gantry {

class Card;
class CashColumnsChart;
class CashCurveChart;
class CellActions;
class LegendItem;
class PageHeader;
class SegmentedButton;
class TableExport;

/// Money by month of the scope: curves over the grid. Of one project its objects, in its currency, to be edited; of several the projects,
/// in that of the portfolio. Computes nothing while it is out of sight.
class CashFlowPage final : public Page {
    Q_OBJECT
public:
    explicit CashFlowPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    void store() override;
    const CashGridModel& model() const { return *m_model; }
    CashGrid& grid() const { return *m_grid; }
    const Funding& funding() const { return m_funding; }
    /// Writes what is laid on months, as a table; the notice bar tells how it went.
    void exportTable(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void refreshHeader();
    void refreshFunding();
    void refreshActions();
    std::vector<NodeId> fundedNodes() const;
    std::vector<RecordKey> chosenObjects() const;
    void chooseCurve();
    void clearCurve();
    void setBaseline();
    void explain();
    void chooseEntry(CashFlowBy by);
    QWidget* emptyState();

    CashFlows* m_flows;
    CashGridModel* m_model;
    Funding m_funding;
    TableExport* m_out;
    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};

    PageHeader* m_header;
    SegmentedButton* m_views;
    QAction *m_explain, *m_curve, *m_clear, *m_baseline, *m_entry, *m_whole, *m_open, *m_export;
    QAction *m_byObjects, *m_byAccounts;
    QStackedWidget* m_stack;
    QSplitter* m_parts;
    CashCurveChart* m_curveChart;
    CashColumnsChart* m_columnsChart;
    Card *m_curveCard, *m_columnsCard;
    LegendItem *m_fundingLegend, *m_baselineLegend, *m_baselineTick;
    CashGrid* m_grid;
    std::unique_ptr<CashSheet> m_sheet;
    CellActions* m_cells;
    QWidget* m_emptyState = nullptr;
};

} // namespace gantry
