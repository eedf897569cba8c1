#pragma once
#include "ui/gantt/bar_row.h"

#include <QPageLayout>
#include <QStringList>

namespace gantry {

enum class Paper { A4, A3, A2, A1 };
inline constexpr Paper papers[] = {Paper::A4, Paper::A3, Paper::A2, Paper::A1};
/// "A3", as people say it and `--paper` takes it.
QString nameOf(Paper paper);
std::optional<Paper> paperNamed(QStringView name);

/// How a plan is put on paper. What is left open is chosen to fit.
struct PrintChoices {
    Paper paper = Paper::A3;
    bool landscape = true;
    double marginMm = 10;
    QStringList columns{}; ///< keys, left to right; empty: those that the plan shows at first
    std::optional<int> level{}; ///< see PrintedPlan::setLevel
    std::optional<QDate> from{}, to{}; ///< both included; none: as far as the plan reaches
    int pagesWide = 1; ///< the time is stretched to fill them
    double mmPerDay = 0; ///< instead: so much paper a day, on as many pages as that takes; 0: none
    int pagesHigh = 0; ///< text and bars shrink or grow until the rows fit; 0: as many as the rows need
    std::optional<int> percent{}; ///< size of text and bars, 100 as on a screen of 96 dpi; none: as suits the paper or pagesHigh
    bool tableOnEveryPage = true; ///< else on the leftmost alone
    bool legend = true;
    QString title{}; ///< instead of the plan's own
    GanttOptions parts{}; ///< what is shown beside the bars

    static constexpr int leastPercent = 40, mostPercent = 200, mostPages = 50; ///< pages: wide or high
    QPageLayout pageLayout() const;
    /// The size that suits the paper: what one reads in the hand is smaller than what hangs on a wall.
    int usualPercent() const;
    bool operator==(const PrintChoices&) const = default;
};

} // namespace gantry
