#pragma once
#include "core/risk/register.h"
#include "core/session/risk_cover.h"
#include "ui/charts/matrix_view.h"
#include "ui/pages/register/register_head.h"
#include "ui/shell/workspace.h"

#include <QPointer>

namespace gantry {

class BandLegend;
class Card;
class ExposureChart;
class RegisterPage;
class SegmentedButton;
class CoverLine;

/// What stands above the register of risks: where they stand in their matrix before and after treatment, and how contingency covers what
/// they are expected to cost, period by period. A cell of a matrix narrows the register to its risks by a condition that anybody can read,
/// change and take away. Folded, and where the window is low, it is one line.
class RisksHead final : public RegisterHead {
    Q_OBJECT
public:
    RisksHead(Workspace& workspace, RegisterPage& page);

    void refresh() override;
    void setLow(bool low) override;
    QStringList context() const override;
    QList<QAction*> overflowActions() const override { return {m_fold}; }
    QWidget* headerWidget() override;
    void follow(RegisterSheet& sheet) override;

    MatrixView& matrix(RiskStage stage) const { return stage == RiskStage::Before ? *m_before : *m_after; }
    ExposureChart& chart() const { return *m_chart; }
    SegmentedButton& kinds() const { return *m_kinds; }
    QAction& fold() const { return *m_fold; }
    /// "Contingency covers exposure 1.81 times. Limit 1.20, October open".
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    RiskKind kind() const;
    void refreshMatrices();
    void refreshCover();
    void arrange();
    MatrixCounts countsOf(RiskStage stage, std::span<const Risk* const> risks) const;
    void narrow(RiskStage stage, MatrixPlace place);
    void widen();
    /// The condition or the filters were changed elsewhere: no cell is chosen any more.
    void noticeFilter();

    Workspace& m_workspace;
    SegmentedButton* m_kinds;
    QAction* m_fold;
    QWidget *m_cards, *m_folded;
    Card *m_matrixCard, *m_coverCard;
    BandLegend* m_legend;
    MatrixView *m_before, *m_after;
    ExposureChart* m_chart;
    CoverLine *m_line, *m_strip; // the same sentence, under the chart or alone
    QPointer<RegisterSheet> m_sheet; // of the risks, while that is on show
    QString m_former, m_narrowed; // the condition that stood there before a cell was chosen, and that of the cell
    bool m_low = false;
};

} // namespace gantry
