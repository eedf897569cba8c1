#pragma once
#include "ui/gantt/bar_row.h"
#include "ui/pages/plan/plan_table.h"

#include <QTimer>

class QAction;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QSettings;

namespace gantry {

class GanttView;
class TextLabel;
class ToolRow;

/// The row of tools above a plan: which rows, which columns, what beside the bars, how wide a day. It changes what is shown, never the
/// plan.
class PlanTools final : public QObject {
    Q_OBJECT
public:
    PlanTools(PlanTable& table, GanttView& gantt, QObject* parent);
    ToolRow* row() const { return m_row; }
    /// Actions with keys of their own, for the page and the palette.
    QList<QAction*> all() const { return m_all; }
    void clearFilter();
    void popUpColumns(const QPoint& globalPosition);
    void store(QSettings& settings) const;
    void restore(const QSettings& settings);

private:
    QAction* action(const char* iconName, const char* key);
    void makeFilter();
    void makeShown();
    void fillColumns(QMenu& menu);
    void takeFilter();
    void showChips();

    struct Part {
        QString key; // for settings
        bool GanttOptions::*member;
        QAction* action;
    };
    struct Condition {
        bool PlanFilter::*member;
        QAction* action;
    };
    PlanTable& m_table;
    GanttView& m_gantt;
    ToolRow* m_row;
    QLineEdit* m_words;
    QWidget* m_chips;
    TextLabel* m_tier;
    QMenu *m_filterMenu, *m_columnsMenu, *m_shownMenu;
    std::vector<Condition> m_conditions;
    std::vector<Part> m_parts;
    QList<QAction*> m_all;
    QTimer m_typing; ///< filters once the keys rest
};

} // namespace gantry
