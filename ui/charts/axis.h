#pragma once
#include <QDate>
#include <QString>
#include <vector>

namespace gantry {

struct AxisMark {
    double at = 0;
    QString label; // empty: a grid line alone
};
/// What one axis of a chart covers and where it is marked.
struct Axis {
    double from = 0, to = 1;
    std::vector<AxisMark> marks{};
    bool grid = true; // a hair line at each mark, else a tick
};

/// From zero or the lowest value to the highest, marked by whole steps of 1, 2 or 5 times a power of ten; at most `most` steps.
Axis countAxis(double low, double high, int most);
/// From about the lowest value to about the highest, marked by steps of 1, 2 or 5 times a power of ten, below one as well.
Axis valueAxis(double low, double high, int most);
/// Days as Julian numbers, marked at the first of every month, quarter, year ... so far apart that `most` such steps or fewer cover them.
Axis dayAxis(QDate from, QDate to, double most);

} // namespace gantry
