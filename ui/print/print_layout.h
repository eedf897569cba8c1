#pragma once
#include "core/base/result.h"
#include "ui/gantt/time_scale.h"
#include "ui/print/print_choices.h"

#include <QRectF>

namespace gantry {

/// What has to find its place, in pixels as on a screen of 96 dpi. Measured once a plan, whatever the paper.
struct PrintMeasures {
    struct Column {
        double wanted = 0; ///< so that nothing in it is cut
        double least = 0; ///< how narrow it may become where the paper is small
        bool words = false; ///< of a table without bars: takes of the room that is left
    };
    /// Something that reaches `pixels` beyond a date, such as the label of a bar.
    struct Reach {
        DateTime at{};
        double pixels = 0;
    };
    std::vector<Column> columns{};
    std::vector<Reach> reaches{};
    std::vector<double> legend{}; ///< widths of its entries
    TimeSpan plan{}; ///< from the first to the last date
    int rows = 0;
    bool bars = true; ///< beside the table; without them it takes the whole width, on one sheet across
};

/// One sheet: which rows and which stretch of time it shows.
struct PrintSheet {
    int across = 0, down = 0; ///< its place among the others, from 0
    int firstRow = 0, lastRow = 0;
    DateTime from{}, to{}; ///< `to` is where the next one goes on
    double offset = 0; ///< x of `from` in the scale
    bool table = true;
    QRectF bars{}; ///< the rows' bars, below the tiers
};

/// Where everything lies on the sheets of a printed plan. In pixels of 96 dpi, multiplied by `mmPerPixel`; origin is the sheet's corner.
struct PrintLayout {
    static constexpr int rowHeight = 24, tiersHeight = 40;
    static constexpr double headHeight = 48, footHeight = 22, legendLine = 20, legendGap = 16;
    int percent = 100;
    double mmPerPixel = 0;
    QSizeF page{};
    QRectF head{}, legend{}, foot{}; ///< the same on every sheet; an empty legend is none
    QRectF table{}; ///< rows of a full sheet with the tiers above them
    std::vector<double> columns{}; ///< widths
    std::vector<QPointF> legendPlaces{}; ///< top left of each entry
    TimeScale scale{};
    int rowsPerSheet = 0, across = 0, down = 0;
    std::vector<PrintSheet> sheets{}; ///< a band of rows from left to right, then the next band
};

/// Puts rows and time on sheets: each row whole on one sheet of each stretch of time, stretches of time one after the other.
/// Errors: Invalid (print.no-rows, print.dates-reversed, print.columns-too-wide, print.paper-too-small, print.too-many-pages).
Result<PrintLayout> printLayout(const PrintMeasures& measures, const PrintChoices& choices);

} // namespace gantry
