#include "ui/print/print_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gantry {
namespace {

constexpr double tableShare = 0.6, mostTableShare = 0.85; // of the width of a sheet
constexpr double startRoom = 24; // px left of the first date, for links that enter its bar
constexpr double labelShare = 0.3; // of the last sheet's bars, that labels may take beyond the last date
constexpr int mostSheets = 5000;

double millimetres(double pixels, double mmPerPixel) { return std::ceil(pixels * mmPerPixel); }

/// Widths that together take at most `room`, where the columns can: each gives of what it has above its least.
std::vector<double> fitted(const std::vector<PrintMeasures::Column>& columns, double room)
{
    double wanted = 0, spare = 0;
    for (const auto& c : columns) wanted += c.wanted, spare += c.wanted - c.least;
    const double share = spare > 0 ? std::clamp((wanted - room) / spare, 0.0, 1.0) : 0;
    std::vector<double> out;
    for (const auto& c : columns) out.push_back(std::floor(c.wanted - share * (c.wanted - c.least)));
    return out;
}

/// What the columns leave of the width goes to those of words, in proportion.
void widen(std::vector<double>& widths, const std::vector<PrintMeasures::Column>& columns, double room)
{
    const double left = room - std::accumulate(widths.begin(), widths.end(), 0.0);
    double words = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) words += columns[i].words ? widths[i] : 0;
    if (left <= 0 || words <= 0) return;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].words) widths[i] += std::floor(left * widths[i] / words);
}

/// Places of the legend's entries in lines as wide as `room`; answers with the height that they take.
double placeLegend(const std::vector<double>& widths, double room, std::vector<QPointF>& places)
{
    double x = 0, y = 0;
    for (const double width : widths) {
        if (x > 0 && x + width > room) x = 0, y += PrintLayout::legendLine;
        places.push_back({x, y});
        x += width + PrintLayout::legendGap;
    }
    return places.empty() ? 0 : y + PrintLayout::legendLine;
}

/// The pixels a day at which dates and what reaches beyond them fill the width.
double fillingScale(const PrintMeasures& measures, DateTime from, DateTime to, double width, double lastWidth)
{
    const auto days = [&](DateTime t) { return double(t.seconds - from.seconds) / double(secondsPerDay); };
    double out = width / std::max(days(to), 1.0 / 24);
    for (const auto& reach : measures.reaches)
        if (days(reach.at) > 0) out = std::min(out, (width - std::min(reach.pixels, labelShare * lastWidth)) / days(reach.at));
    return out;
}

} // namespace

Result<PrintLayout> printLayout(const PrintMeasures& measures, const PrintChoices& choices)
{
    if (measures.rows == 0) return Error{Errc::Invalid, "print.no-rows", {}};
    if (choices.from && choices.to && *choices.from > *choices.to) return Error{Errc::Invalid, "print.dates-reversed", {}};
    PrintLayout out;
    out.percent = choices.percent.value_or(choices.usualPercent());
    out.mmPerPixel = 25.4 / 96 * out.percent / 100;
    out.page = choices.pageLayout().fullRect(QPageLayout::Millimeter).size() / out.mmPerPixel;
    const double margin = choices.marginMm / out.mmPerPixel;
    const QRectF room = QRectF({}, out.page).adjusted(margin, margin, -margin, -margin);

    const double share = measures.bars ? mostTableShare : 1;
    out.columns = fitted(measures.columns, room.width() * (measures.bars ? tableShare : 1));
    if (!measures.bars) widen(out.columns, measures.columns, room.width());
    const double table = std::accumulate(out.columns.begin(), out.columns.end(), 0.0);
    if (table > room.width() * share)
        return Error{Errc::Invalid, "print.columns-too-wide",
            {QString::number(millimetres(table, out.mmPerPixel)), QString::number(std::floor(room.width() * share * out.mmPerPixel))}};
    out.head = QRectF(room.left(), room.top(), room.width(), PrintLayout::headHeight);
    out.foot = QRectF(room.left(), room.bottom() - PrintLayout::footHeight, room.width(), PrintLayout::footHeight);
    const double legend = choices.legend ? placeLegend(measures.legend, room.width(), out.legendPlaces) : 0;
    out.legend = QRectF(room.left(), out.foot.top() - legend - (legend > 0 ? 4 : 0), room.width(), legend);
    const double height = out.legend.top() - out.head.bottom() - 4 - PrintLayout::tiersHeight;
    out.rowsPerSheet = int(std::floor(height / PrintLayout::rowHeight));
    if (out.rowsPerSheet < 1) return Error{Errc::Invalid, "print.paper-too-small", {}};
    out.down = (measures.rows + out.rowsPerSheet - 1) / out.rowsPerSheet;
    out.table = QRectF(room.left(), out.head.bottom(), table, PrintLayout::tiersHeight + out.rowsPerSheet * PrintLayout::rowHeight);

    if (!measures.bars) {
        out.across = 1;
        if (out.down > mostSheets) return Error{Errc::Invalid, "print.too-many-pages", {QStringLiteral("1"), QString::number(out.down)}};
        for (int down = 0; down < out.down; ++down) {
            PrintSheet sheet{.down = down, .firstRow = down * out.rowsPerSheet};
            sheet.lastRow = std::min(sheet.firstRow + out.rowsPerSheet, measures.rows) - 1;
            sheet.bars = QRectF(out.table.right(), out.table.top() + PrintLayout::tiersHeight, 0,
                (sheet.lastRow - sheet.firstRow + 1) * PrintLayout::rowHeight);
            out.sheets.push_back(sheet);
        }
        return out;
    }

    const double first = room.width() - table, other = choices.tableOnEveryPage ? first : room.width();
    const bool fit = choices.mmPerDay <= 0;
    const int wide = std::max(1, choices.pagesWide);
    const double last = wide > 1 ? other : first, whole = first + (wide - 1) * other;
    const bool open = !choices.from; // the plan itself says where time begins
    DateTime from = open ? measures.plan.from : atDay(*choices.from);
    DateTime to = choices.to ? atDay(choices.to->addDays(1)) : measures.plan.to;
    to.seconds = std::max(to.seconds, from.seconds + secondsPerDay);
    PrintMeasures reaching;
    if (!choices.to) reaching.reaches = measures.reaches;
    const double left = open ? startRoom : 0;
    const double pixels =
        std::min(fit ? fillingScale(reaching, from, to, whole - left, last) : choices.mmPerDay / out.mmPerPixel, TimeScale::most);
    out.scale.pixelsPerDay = pixels;
    out.scale.origin = {from.seconds - std::llround(left / pixels * double(secondsPerDay))};
    double needed = out.scale.x(to);
    for (const auto& reach : reaching.reaches)
        needed = std::max(needed, out.scale.x(reach.at) + std::min(reach.pixels, labelShare * other));
    const double beyond = fit ? wide - 1 : std::max(0.0, std::ceil((needed - first) / other - 1e-6));
    out.across = 1 + int(std::min(beyond, 1e6));
    if (out.across > PrintChoices::mostPages || qint64(out.across) * out.down > mostSheets)
        return Error{Errc::Invalid, "print.too-many-pages", {QString::number(out.across), QString::number(out.down)}};

    const auto offset = [&](int across) { return across == 0 ? 0 : first + (across - 1) * other; };
    for (int down = 0; down < out.down; ++down)
        for (int across = 0; across < out.across; ++across) {
            PrintSheet sheet{.across = across, .down = down};
            sheet.firstRow = down * out.rowsPerSheet;
            sheet.lastRow = std::min(sheet.firstRow + out.rowsPerSheet, measures.rows) - 1;
            sheet.table = across == 0 || choices.tableOnEveryPage;
            sheet.offset = offset(across);
            sheet.from = out.scale.at(sheet.offset);
            sheet.to = out.scale.at(offset(across + 1));
            const double start = room.left() + (sheet.table ? table : 0);
            sheet.bars = QRectF(start, out.table.top() + PrintLayout::tiersHeight, room.right() - start,
                (sheet.lastRow - sheet.firstRow + 1) * PrintLayout::rowHeight);
            out.sheets.push_back(sheet);
        }
    return out;
}

} // namespace gantry
