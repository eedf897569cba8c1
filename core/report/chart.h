#pragma once
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

namespace gantry {

/// Of a score of the risk matrix.
enum class ReportBand : unsigned char { None, Low, Moderate, High, Extreme };

enum class ReportSeriesLook : unsigned char { Actual, Forecast, Baseline, Earned, Plain };

/// A series of figures, one for each label of its chart; none where nothing is known there.
struct ReportSeries {
    QString name;
    ReportSeriesLook look = ReportSeriesLook::Plain;
    std::vector<std::optional<double>> values;
};

/// Bars side by side for every label, from zero.
struct ReportBars {
    QStringList labels;
    std::vector<ReportSeries> series;
};
/// Lines over time: an S-curve, a trend. `mark`: place of the label that stands for the status date, or -1.
struct ReportLines {
    QStringList labels;
    std::vector<ReportSeries> series;
    int mark = -1;
};
/// How many risks lie in each cell of the risk matrix: likelihood upwards, impact to the right, from the lowest up.
struct ReportMatrix {
    QStringList likelihoods, impacts;
    std::vector<int> counts; ///< row by row from the lowest likelihood; as many as likelihoods times impacts
    std::vector<ReportBand> bands; ///< of each of these cells
    QStringList colours{}; ///< of low, moderate, high, extreme, as #rrggbb; empty: the usual ones
};

struct ReportChart {
    QString title;
    QString unit{}; ///< of its figures: "GBP million"
    std::variant<ReportBars, ReportLines, ReportMatrix> data;
};

} // namespace gantry
