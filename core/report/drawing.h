#pragma once
#include "core/report/chart.h"

namespace gantry {

/// Inks of a drawing by what they are for; a writer knows their colours (inkColour, always those of the light look: paper is white).
enum class DrawInk : unsigned char { None, Text, Quiet, Grid, Axis, Actual, Forecast, Baseline, Earned, Plain, StatusDate, Own };

struct DrawRect {
    double x, y, width, height;
    DrawInk fill = DrawInk::Plain;
    QString colour{}; ///< #rrggbb where `fill` is Own
};
struct DrawLine {
    std::vector<std::pair<double, double>> points;
    DrawInk ink = DrawInk::Axis;
    double width = 1;
    std::vector<double> dashes{}; ///< lengths on and off, in the unit of the drawing
};
struct DrawText {
    enum Anchor : unsigned char { Start, Middle, End };
    double x, y; ///< on the base line
    QString text;
    Anchor anchor = Start;
    DrawInk ink = DrawInk::Text;
    double size = 11;
    bool strong = false;
    QString colour{}; ///< as of DrawRect
};
using DrawShape = std::variant<DrawRect, DrawLine, DrawText>;

/// Shapes in the order in which they are painted, from the top left, in units of 1/96 inch.
struct Drawing {
    double width = 0, height = 0;
    std::vector<DrawShape> shapes;
};

/// Lays a chart out in a given width. What a writer has to know of charts is this alone, so HTML and PDF show the same.
Drawing drawingOf(const ReportChart& chart, double width);
/// "#rrggbb" of an ink; empty for None and Own.
QString inkColour(DrawInk ink);
/// The colour of a band where the matrix names none, and what is written on it.
QString bandColour(ReportBand band);
QString inkOnColour(const QString& colour);
/// What a chart shows, in words, for whoever cannot see it.
QString chartInWords(const ReportChart& chart);

} // namespace gantry
