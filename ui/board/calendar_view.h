#pragma once
#include "ui/board/month_grid.h"

#include <QTimer>

namespace gantry {

class TextLabel;

/// A month of a register with what leads to other months above it. The days are MonthGrid's.
class CalendarView final : public QWidget {
    Q_OBJECT
public:
    explicit CalendarView(RecordTableModel& model, QWidget* parent = nullptr);
    MonthGrid& grid() const { return *m_grid; }
    QString monthText() const;
    /// How many rows have no such day; empty where all have one.
    QString undatedText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void count();

    MonthGrid* m_grid;
    TextLabel *m_month, *m_undated;
    QTimer m_later; // counting goes through all rows: once after many edits
};

} // namespace gantry
