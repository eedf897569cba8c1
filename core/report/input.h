#pragma once
#include "core/cost/cost_sheet.h"
#include "core/model/frozen_task.h"
#include "core/report/document.h"
#include "core/schedule/project_schedule.h"

#include <QLocale>
#include <functional>
#include <memory>

namespace gantry {

/// Where a risk stands in its matrix: steps from 1, the lowest.
struct ReportRiskScore {
    int likelihood = 0, impact = 0;
    qint64 score = 0;
    ReportBand band = ReportBand::None;
};
/// The risk matrix of a node: words from the lowest up, colours from low to extreme (empty: the usual ones), the band of each cell.
struct ReportRiskScale {
    QString title{};
    QStringList likelihoods{}, impacts{}, colours{};
    std::function<ReportBand(int likelihood, int impact)> band{};
};
/// A figure as it was frozen with a record, and the one before it.
struct ReportFigure {
    QString label;
    QString value;
    QString before{};
    ReportMark mark = ReportMark::None;
};

/// What documents are made of: the records, and whoever computes what is not stored. Nothing is read from anywhere else, so a document is a
/// function of this. Functions may be left empty: what they would tell is then said to be unknown.
struct ReportInput {
    const Portfolio& portfolio;
    QDate today;
    Instant now{};
    QString author{}; ///< as declared
    QString version{}; ///< which state of the portfolio it is
    QLocale locale = QLocale::c();
    std::function<std::shared_ptr<const ProjectSchedule>(NodeId project)> plan{};
    std::function<BaselineOf(NodeId project)> baseline{};
    std::function<std::shared_ptr<const CostSheet>(NodeId project)> costs{};
    /// Before or after treatment; nullopt where the risk has no score.
    std::function<std::optional<ReportRiskScore>(const Risk& risk, bool after)> score{};
    std::function<ReportRiskScale(NodeId node)> scale{};
    /// Of a status report whose figures were frozen; empty where they are told as they are now.
    std::function<std::vector<ReportFigure>(const StatusReport& report)> frozen{};
};

} // namespace gantry
