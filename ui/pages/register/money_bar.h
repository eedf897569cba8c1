#pragma once
#include "core/cost/cost_measures.h"
#include "ui/pages/register/register_head.h"
#include "ui/shell/workspace.h"

class QMenu;

namespace gantry {

class KpiTile;
class PeriodActions;
class RegisterPage;
class TextLabel;

/// What the scope comes to, and by which house rules: figures that explain themselves, over a line that says the rules and a menu that
/// changes them. Of one project in its currency and by its rules, of several in that of the portfolio.
class MoneyBar final : public RegisterHead {
    Q_OBJECT
public:
    MoneyBar(Workspace& workspace, RegisterPage& page);
    /// Asks for every cost sheet of the scope.
    void refresh() override;
    QStringList context() const override;
    QList<QAction*> headerActions() const override;
    QList<QAction*> overflowActions() const override;
    QAction* maker(Entity entity) const override;
    QString currency() const;
    const std::vector<KpiTile*>& tiles() const { return m_tiles; }
    QMenu& rulesMenu() const { return *m_menu; }
    QString rulesText() const;
    /// Where a window is low: figures alone, without a line on each.
    void setLow(bool low) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fillMenu();
    void arrange();
    void explain(CostMeasure measure);

    Workspace& m_workspace;
    PeriodActions* m_periods;
    QAction* m_actuals;
    std::vector<KpiTile*> m_tiles;
    TextLabel* m_rules;
    QAction* m_change;
    QMenu* m_menu;
    bool m_low = false;
};

} // namespace gantry
