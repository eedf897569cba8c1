#pragma once
#include "core/governance/gates.h"
#include "ui/shell/workspace.h"

#include <QAbstractScrollArea>

namespace gantry {

/// The gates of all projects: a row a project, a column a gate, each with where it stands and when it is expected. Gates that are called
/// the same in every project share a column; else they stand one after another. Arrows move, Enter opens.
class GateBoard final : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Which projects are shown: all, or those with such a gate.
    enum class Show { All, Due, Overdue };
    explicit GateBoard(Workspace& workspace, QWidget* parent = nullptr);
    void refresh();
    void setShow(Show show);
    GateId current() const;
    bool setCurrent(GateId gate);
    /// How many gates of the scope stand so.
    int count(GateState state) const { return m_counts[std::size_t(state)]; }
    int gates() const;
    int rows() const { return int(m_rows.size()); }
    /// What a cell says, for screen readers and tests.
    QString textOf(GateId gate) const;
    QRect rectOf(GateId gate) const;

Q_SIGNALS:
    void currentChanged(gantry::GateId gate);
    void opened(gantry::GateId gate);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        GateId gate{};
        GateState state{};
        QString title, when, more;
        bool bad = false; // what stands beside the day is worse than it should be
    };
    struct Row {
        NodeId project{};
        QString code, name;
        std::vector<Cell> cells; // by column; without a gate: empty
    };
    const Cell* cellAt(int row, int column) const;
    QRect cellRect(int row, int column) const;
    std::pair<int, int> placeAt(const QPoint& at) const;
    GateId nextToHold() const;
    void moveTo(int row, int column);
    void layOut();
    void ensureVisible(int row, int column);
    void paintCell(QPainter& p, const QRect& area, const Cell& cell) const;

    Workspace& m_workspace;
    Show m_show = Show::All;
    std::vector<QString> m_columns;
    std::vector<Row> m_rows;
    std::array<int, 4> m_counts{};
    int m_row = -1, m_column = -1;
};

} // namespace gantry
