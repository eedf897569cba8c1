#include "core/report/drawing.h"

#include <algorithm>
#include <cmath>

namespace gantry {
namespace {

constexpr double textSize = 11, lineHeight = 15, letter = 6; // 1/96 inch; a letter as wide as those of the usual faces at most

double widthOf(const QString& text) { return double(text.size()) * letter; }

QString elided(const QString& text, double width)
{
    const auto letters = qsizetype(width / letter);
    return text.size() <= letters ? text : text.left(std::max<qsizetype>(letters - 1, 1)) + u'…';
}

/// Round ticks that hold all values and zero: 1, 2 or 5 times a power of ten apart, four to six of them.
struct Ticks {
    double least = 0, most = 1, step = 1;
};
Ticks ticksOf(const std::vector<ReportSeries>& series)
{
    double least = 0, most = 0;
    for (const ReportSeries& s : series)
        for (const auto& value : s.values)
            if (value && std::isfinite(*value)) least = std::min(least, *value), most = std::max(most, *value);
    if (most <= least) most = least + 1;
    const double rough = (most - least) / 5, power = std::pow(10, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= rough) {
            step = times * power;
            break;
        }
    return {std::floor(least / step) * step, std::ceil(most / step) * step, step};
}

QString figure(double value, double step)
{
    const int decimals = step >= 1 ? 0 : int(std::ceil(-std::log10(step)));
    return QString::number(value + 0.0, 'f', decimals); // never "-0"
}

DrawInk inkOf(const ReportSeries& series)
{
    constexpr DrawInk inks[] = {DrawInk::Actual, DrawInk::Forecast, DrawInk::Baseline, DrawInk::Earned, DrawInk::Plain};
    return inks[std::size_t(series.look)];
}
std::vector<double> dashesOf(const ReportSeries& series)
{
    if (series.look == ReportSeriesLook::Forecast) return {5, 3};
    if (series.look == ReportSeriesLook::Baseline) return {2, 3};
    return {};
}

/// Grid, axis, legend and labels, and where a value lies between them.
struct Frame {
    Drawing& drawing;
    Ticks ticks;
    double left, right, top = 26, bottom;
    double slot = 0;

    Frame(Drawing& d, const QStringList& labels, const std::vector<ReportSeries>& series)
        : drawing(d)
        , ticks(ticksOf(series))
        , right(d.width - 8)
        , bottom(d.height - 24)
    {
        double axis = 0;
        for (double v = ticks.least; v <= ticks.most + ticks.step / 2; v += ticks.step)
            axis = std::max(axis, widthOf(figure(v, ticks.step)));
        left = axis + 12;
        for (double v = ticks.least; v <= ticks.most + ticks.step / 2; v += ticks.step) {
            const bool zero = std::abs(v) < ticks.step / 2;
            d.shapes.push_back(DrawLine{{{left, y(v)}, {right, y(v)}}, zero ? DrawInk::Axis : DrawInk::Grid, 1});
            d.shapes.push_back(DrawText{left - 6, y(v) + 4, figure(v, ticks.step), DrawText::End, DrawInk::Quiet, textSize});
        }
        slot = labels.isEmpty() ? 0 : (right - left) / double(labels.size());
        double widest = 0;
        for (const QString& label : labels) widest = std::max(widest, widthOf(label) + 8);
        const auto every = std::max<qsizetype>(1, qsizetype(std::ceil(std::min(widest, 120.0) / std::max(slot, 1.0))));
        for (qsizetype i = 0; i < labels.size(); i += every)
            d.shapes.push_back(DrawText{
                x(i), bottom + 17, elided(labels[i], std::max(slot * double(every), 24.0)), DrawText::Middle, DrawInk::Quiet, textSize});
        legend(series);
    }
    double x(qsizetype place) const { return left + (double(place) + 0.5) * slot; }
    double y(double value) const { return bottom - (value - ticks.least) / (ticks.most - ticks.least) * (bottom - top); }

    void legend(const std::vector<ReportSeries>& series)
    {
        double at = left;
        for (const ReportSeries& s : series) {
            if (s.name.isEmpty()) continue;
            drawing.shapes.push_back(DrawLine{{{at, 9}, {at + 18, 9}}, inkOf(s), 2, dashesOf(s)});
            drawing.shapes.push_back(DrawText{at + 24, 13, s.name, DrawText::Start, DrawInk::Text, textSize});
            at += 24 + widthOf(s.name) + 20;
        }
    }
};

void draw(Drawing& d, const ReportBars& bars)
{
    d.height = 200;
    const Frame frame(d, bars.labels, bars.series);
    const double room = frame.slot * 0.7, wide = std::min(room / std::max(1.0, double(bars.series.size())), 40.0);
    for (std::size_t s = 0; s < bars.series.size(); ++s)
        for (qsizetype i = 0; i < bars.labels.size() && i < std::ssize(bars.series[s].values); ++i) {
            const auto value = bars.series[s].values[std::size_t(i)];
            if (!value) continue;
            const double x = frame.x(i) - wide * double(bars.series.size()) / 2 + wide * double(s);
            const double zero = frame.y(0), end = frame.y(*value);
            d.shapes.push_back(
                DrawRect{x + 1, std::min(zero, end), std::max(wide - 2, 1.0), std::max(std::abs(end - zero), 0.5), inkOf(bars.series[s])});
        }
}

void draw(Drawing& d, const ReportLines& lines)
{
    d.height = 220;
    const Frame frame(d, lines.labels, lines.series);
    if (lines.mark >= 0)
        d.shapes.push_back(DrawLine{{{frame.x(lines.mark), frame.top}, {frame.x(lines.mark), frame.bottom}}, DrawInk::StatusDate, 1.5});
    for (const ReportSeries& s : lines.series) {
        DrawLine line{{}, inkOf(s), s.look == ReportSeriesLook::Baseline ? 1.75 : 2, dashesOf(s)};
        const auto flush = [&] {
            if (line.points.size() > 1) d.shapes.push_back(line);
            line.points.clear();
        };
        for (qsizetype i = 0; i < lines.labels.size() && i < std::ssize(s.values); ++i) {
            if (const auto value = s.values[std::size_t(i)])
                line.points.push_back({frame.x(i), frame.y(*value)});
            else
                flush();
        }
        flush();
    }
}

void draw(Drawing& d, const ReportMatrix& matrix)
{
    constexpr double cell = 44, gap = 2;
    double words = 0;
    for (const QString& word : matrix.likelihoods) words = std::max(words, widthOf(word));
    words = std::min(words, 150.0);
    const auto across = matrix.impacts.size(), up = matrix.likelihoods.size();
    const double wide = std::min(std::max(cell, 84.0), (d.width - words - 12) / std::max(1.0, double(across)));
    const double left = words + 12, top = 18;
    d.shapes.push_back(DrawText{0, 11, QStringLiteral("Likelihood"), DrawText::Start, DrawInk::Quiet, textSize});
    for (qsizetype row = 0; row < up; ++row) {
        const double y = top + double(up - 1 - row) * cell;
        d.shapes.push_back(
            DrawText{left - 8, y + cell / 2 + 4, elided(matrix.likelihoods[row], words), DrawText::End, DrawInk::Text, textSize});
        for (qsizetype column = 0; column < across; ++column) {
            const auto at = std::size_t(row * across + column);
            const ReportBand band = at < matrix.bands.size() ? matrix.bands[at] : ReportBand::None;
            const int own = int(band) - 1;
            const QString colour = own >= 0 && own < matrix.colours.size() ? matrix.colours[own] : bandColour(band);
            const double x = left + double(column) * wide;
            d.shapes.push_back(DrawRect{x, y, wide - gap, cell - gap, DrawInk::Own, colour});
            if (const int count = at < matrix.counts.size() ? matrix.counts[at] : 0; count > 0)
                d.shapes.push_back(DrawText{x + (wide - gap) / 2, y + cell / 2 + 5, QString::number(count), DrawText::Middle, DrawInk::Own,
                    14, true, inkOnColour(colour)});
        }
    }
    const double below = top + double(up) * cell + 13;
    for (qsizetype column = 0; column < across; ++column)
        d.shapes.push_back(DrawText{left + double(column) * wide + (wide - gap) / 2, below, elided(matrix.impacts[column], wide),
            DrawText::Middle, DrawInk::Text, textSize});
    d.shapes.push_back(DrawText{
        left + double(across) * wide - gap, below + lineHeight, QStringLiteral("Impact"), DrawText::End, DrawInk::Quiet, textSize});
    d.height = below + lineHeight + 6;
}

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

QString seriesInWords(const QStringList& labels, const std::vector<ReportSeries>& series)
{
    QStringList parts;
    for (const ReportSeries& s : series) {
        QStringList values;
        for (qsizetype i = 0; i < labels.size() && i < std::ssize(s.values); ++i)
            if (const auto value = s.values[std::size_t(i)]) values << labels[i] + u' ' + QString::number(*value);
        parts << s.name + QStringLiteral(": ") + values.join(QStringLiteral(", "));
    }
    return parts.join(QStringLiteral(". "));
}

} // namespace

Drawing drawingOf(const ReportChart& chart, double width)
{
    Drawing out;
    out.width = width;
    std::visit([&](const auto& data) { draw(out, data); }, chart.data);
    return out;
}

QString inkColour(DrawInk ink)
{
    // The light set of resources/themes/tokens.json, which a test of the PDF writer holds this against.
    static constexpr const char* colours[] = {
        "", "#17202e", "#596478", "#e6e9ee", "#7a8595", "#2c5ccb", "#c2640e", "#818c9c", "#117a5a", "#3642a4", "#7a3fb5", ""};
    return QString::fromLatin1(colours[std::size_t(ink)]);
}

QString bandColour(ReportBand band)
{
    static constexpr const char* colours[] = {"#eef1f5", "#dcebf3", "#f7e6a6", "#eba157", "#a3281f"};
    return QString::fromLatin1(colours[std::size_t(band)]);
}

QString inkOnColour(const QString& colour)
{
    // WCAG 2: relative luminance; of white and near-black the one with the better contrast.
    const auto channel = [&](int at) { return linear(colour.mid(at, 2).toInt(nullptr, 16)); };
    const double light = colour.size() == 7 ? 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) : 1;
    constexpr double nearBlack = 0.0142;
    return 1.05 / (light + 0.05) > (light + 0.05) / (nearBlack + 0.05) ? QStringLiteral("#ffffff") : QStringLiteral("#17202e");
}

QString chartInWords(const ReportChart& chart)
{
    QString out = chart.title;
    if (!chart.unit.isEmpty()) out += QStringLiteral(" (%1)").arg(chart.unit);
    out += QStringLiteral(". ");
    if (const auto* bars = std::get_if<ReportBars>(&chart.data)) return out + seriesInWords(bars->labels, bars->series);
    if (const auto* lines = std::get_if<ReportLines>(&chart.data)) return out + seriesInWords(lines->labels, lines->series);
    const auto& matrix = std::get<ReportMatrix>(chart.data);
    QStringList parts;
    for (qsizetype row = matrix.likelihoods.size() - 1; row >= 0; --row)
        for (qsizetype column = 0; column < matrix.impacts.size(); ++column) {
            const auto at = std::size_t(row * matrix.impacts.size() + column);
            if (at < matrix.counts.size() && matrix.counts[at] > 0)
                parts << QStringLiteral("%1, %2: %3").arg(matrix.likelihoods[row], matrix.impacts[column]).arg(matrix.counts[at]);
        }
    return out + parts.join(QStringLiteral(". "));
}

} // namespace gantry
