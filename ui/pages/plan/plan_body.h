#pragma once
#include <QWidget>

class QScrollBar;
class QSettings;
class QSplitter;

namespace gantry {

class GanttView;
class PlanTable;

/// Table and bars of a plan beside each other: one scroll bar for the rows of both, one under each for its own width, and the border
/// between them, which a person places.
class PlanBody final : public QWidget {
    Q_OBJECT
public:
    PlanBody(PlanTable& table, GanttView& gantt);
    ~PlanBody() override;

    /// Brings bars and scroll bar to where the table stands.
    void syncDown();
    /// The border as it was stored; else the table as wide as it likes, up to a bit more than half.
    void placeSplit(const QSettings& settings);
    void store(QSettings& settings) const;

private:
    PlanTable& m_table;
    GanttView& m_gantt;
    QSplitter* m_split;
    QScrollBar *m_down, *m_across;
    QWidget* m_end; // the scroll bar at the end of both halves, with what lies above and below it
    bool m_splitPlaced = false;
};

} // namespace gantry
