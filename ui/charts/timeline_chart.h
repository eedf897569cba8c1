#pragma once
#include "ui/charts/chart_widget.h"
#include "ui/shell/theme.h"

namespace gantry {

struct TimelineMark {
    int row = 0;
    QDate day;
    Status status = Status::Neutral;
    QString tip{};
    bool operator==(const TimelineMark&) const = default;
};

/// Marks on days, one row a project (or whatever the rows are), the first on top. `from` is the status date and has its line.
class TimelineChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit TimelineChart(QWidget* parent = nullptr);
    void setMarks(QStringList rows, std::vector<TimelineMark> marks, QDate from, QDate to);
    const std::vector<TimelineMark>& marks() const { return m_marks; }
    QPointF markPlace(int mark) const;

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override { return m_marks[std::size_t(item)].tip; }

private:
    double level(int row) const { return double(m_rows.size()) - 1 - row; }
    QStringList m_rows;
    std::vector<TimelineMark> m_marks;
    QDate m_from, m_to;
};

} // namespace gantry
