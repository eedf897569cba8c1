#pragma once
#include "core/kpi/score.h"
#include "ui/shell/refresh_when_seen.h"
#include "ui/shell/workspace.h"

#include <QWidget>

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace gantry {

class Card;
class HealthCard;
class RecordList;
class TextLabel;
class TrendChart;

/// The KPIs of the scope with value, target and status, how the chosen one came about, and health by dimension. Follows every edit, but
/// computes nothing while it is out of sight.
class Scorecard final : public QWidget {
    Q_OBJECT
public:
    explicit Scorecard(Workspace& workspace, QWidget* parent = nullptr);
    const std::vector<KpiScore>& scores() const { return m_scores; }
    RecordList& list() const { return *m_list; }
    HealthCard& health() const { return *m_health; }
    TrendChart& trend() const { return *m_trend; }
    /// The explanation below the list, a line a part.
    QString explanation() const;
    /// "11 KPIs: 2 bad, 1 watch"; what the page says beside its title.
    QString context() const;
    QList<QAction*> actionsOfTable() const;
    /// Brings a KPI into view.
    bool reveal(RecordKey record);
    bool isEmpty() const;

Q_SIGNALS:
    void refreshed();

private:
    void refresh();
    void fillList();
    void fillExplanation();
    void fillTrend(const Kpi& kpi, const KpiScore& score);
    const KpiScore* current() const;
    void explain();
    void edit();

    Workspace& m_workspace;
    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    NodeId m_shown; // whose figures stand there: of edits they may lag behind, where a worker finds them out
    std::vector<KpiScore> m_scores;
    QAction *m_explain, *m_edit, *m_starters, *m_new;
    QStackedWidget* m_stack;
    QWidget *m_content, *m_empty, *m_waiting;
    RecordList *m_list, *m_parts;
    Card* m_how;
    TextLabel *m_purpose, *m_formula, *m_numbers, *m_rule;
    TrendChart* m_trend;
    TextLabel* m_noTrend;
    HealthCard* m_health;
};

} // namespace gantry
