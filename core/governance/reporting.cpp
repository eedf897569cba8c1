#include "core/governance/reporting.h"

namespace gantry {
namespace {

constexpr int daysToReport = 5;
constexpr int freshFor = 7; // days

} // namespace

const Period* reportingPeriod(const Portfolio& portfolio, QDate today)
{
    const Period *last = nullptr, *first = nullptr;
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (!p.start || !p.end) return;
        if (!first || *p.start < *first->start) first = &p;
        if (*p.end <= today && (!last || *p.end > *last->end)) last = &p;
    });
    return last ? last : first;
}

QDate reportsDue(const Period& period)
{
    const auto from = period.cutOff ? period.cutOff : period.end;
    return from ? from->addDays(daysToReport) : QDate();
}

const StatusReport* reportOf(const Portfolio& portfolio, NodeId project, PeriodId period)
{
    const StatusReport* found = nullptr;
    portfolio.all<StatusReport>().forEachIn(project, [&](const StatusReport& r) {
        if (r.period == period && (!found || r.id > found->id)) found = &r;
    });
    return found;
}

const StatusReport* reportBefore(const Portfolio& portfolio, NodeId project, const Period& period)
{
    const StatusReport* found = nullptr;
    QDate latest;
    portfolio.all<StatusReport>().forEachIn(project, [&](const StatusReport& r) {
        const Period* of = portfolio.find(r.period);
        if (!of || !of->end || !period.start || *of->end >= *period.start || (latest.isValid() && *of->end < latest)) return;
        latest = *of->end;
        found = &r;
    });
    return found;
}

std::vector<ReportingLine> reportingOn(const Portfolio& portfolio, const Period& period, const std::vector<NodeId>& projects, QDate today)
{
    std::vector<ReportingLine> out;
    for (const NodeId project : projects) {
        const Node* node = portfolio.find(project);
        if (!node || node->status != NodeStatus::Active) continue;
        ReportingLine line{.project = project, .manager = node->manager, .due = reportsDue(period), .lastReported = {}};
        if (const StatusReport* report = reportOf(portfolio, project, period.id)) {
            line.report = report->id;
            line.state = report->status == ReportStatus::Draft ? ReportState::Draft
                : report->status == ReportStatus::Submitted    ? ReportState::Submitted
                                                               : ReportState::Approved;
        }
        line.late = line.state < ReportState::Submitted && line.due.isValid() && line.due < today;
        if (const auto status = portfolio.optionsOf(project).statusDate) line.dataAge = std::max<qint64>(dateOf(*status).daysTo(today), 0);
        line.stale = !line.dataAge || *line.dataAge > freshFor;
        portfolio.all<StatusReport>().forEachIn(project, [&](const StatusReport& r) {
            if (r.status != ReportStatus::Draft && r.statusDate && (!line.lastReported.isValid() || *r.statusDate > line.lastReported))
                line.lastReported = *r.statusDate;
        });
        out.push_back(line);
    }
    return out;
}

} // namespace gantry
