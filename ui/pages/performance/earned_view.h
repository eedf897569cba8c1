#pragma once
#include "ui/pages/performance/earned_tree.h"
#include "ui/shell/refresh_when_seen.h"
#include "ui/shell/workspace.h"

#include <QWidget>

class QMenu;
class QStackedWidget;

namespace gantry {

class Card;
class CardGrid;
class EarnedChart;
class KpiTile;
class NoticeBar;
class SegmentedButton;

/// Earned value of the scope: tiles, curves and the table of its tasks or projects. Follows every edit, but computes nothing while it is
/// out of sight.
class EarnedView final : public QWidget {
    Q_OBJECT
public:
    explicit EarnedView(Workspace& workspace, QWidget* parent = nullptr);
    const EarnedTable& shown() const { return m_model->table(); }
    EarnedTree& tree() const { return *m_tree; }
    EarnedChart& chart() const { return *m_chart; }
    /// What a tile shows by the word of its figure: "spi", "forecast_finish".
    QString tileText(const QString& key) const;
    /// "as of 30 Apr 2026, GBP"; what the page says beside its title.
    QString context() const;
    QList<QAction*> actionsOfTable() const { return {m_explain, m_columns, m_open}; }
    bool reveal(RecordKey record);
    void store();

Q_SIGNALS:
    void refreshed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    bool isOfScope() const;
    void fillTiles();
    void fillEmpty();
    void fillNotice();
    void fillRules();
    void arrange();
    void explain(const QModelIndex& index);
    void explain(const EarnedTableRow& row, EarnedMeasure measure);
    void chooseRule(const Field& field, const QString& word);
    void setStatusDate();
    QString sentenceOfNothing() const;

    Workspace& m_workspace;
    EarnedModel* m_model;
    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    bool m_waiting = false; // a worker finds out what has never been shown
    std::optional<bool> m_broken; // the chart has a row to itself
    QAction *m_explain, *m_columns, *m_open, *m_rules;
    QMenu* m_rulesMenu;
    SegmentedButton* m_period;
    NoticeBar* m_notice;
    QStackedWidget* m_stack;
    QWidget *m_content, *m_top, *m_empty = nullptr;
    std::vector<KpiTile*> m_tiles;
    Card* m_card;
    EarnedChart* m_chart;
    EarnedTree* m_tree;
};

} // namespace gantry
