#include "core/session/report_input.h"

#include "core/edit/status_reports.h"
#include "core/risk/score.h"
#include "core/text/change_text.h"
#include "core/text/cost_text.h"
#include "core/text/kpi_text.h"
#include "core/text/text.h"

namespace gantry {
namespace {

/// Of all that a report freezes, what its paper shows, in the order in which a board reads it.
constexpr const char* shownFigures[] = {"percent_complete", "planned_percent", "finish_slip", "milestones_due", "milestones_met", "spi",
    "cpi", "budget", "forecast_final_cost", "variance", "paid", "contingency", "exposure"};

QString figureText(const Measure& measure, const Value& value, const ReportFigures& of, const QLocale& locale)
{
    if (isAbsent(value)) return {};
    switch (measure.kind) {
    case Kind::Money: return (amountText({intOf(value)}, int(of.decimals), locale) + u' ' + of.currency).trimmed();
    case Kind::Percent: return locale.toString(double(intOf(value)) / e8, 'f', 1) + QStringLiteral(" %");
    case Kind::Real: return locale.toString(std::get<double>(value), 'f', 2);
    default: return locale.toString(intOf(value)) + (measure.type.sort == expression::Sort::Days ? QStringLiteral(" d") : QString());
    }
}

/// What was frozen with a report; nothing where it has no content that can be read.
ReportFigures figuresOf(const Session& session, const StatusReport* report)
{
    const auto cbor = report && report->figures ? session.content(report->figures) : Result<QByteArray>(QByteArray());
    const auto figures = cbor && !cbor->isEmpty() ? decodeReport(*cbor) : Result<ReportFigures>(ReportFigures{});
    return figures ? *figures : ReportFigures{};
}

std::vector<ReportFigure> frozenFigures(const Session& session, const StatusReport& report, const QLocale& locale)
{
    const Portfolio& portfolio = session.portfolio();
    const Period* period = portfolio.find(report.period);
    const ReportFigures now = figuresOf(session, &report);
    const ReportFigures then = figuresOf(session, period ? reportBefore(portfolio, report.project, *period) : nullptr);
    const auto valueIn = [](const ReportFigures& figures, const QString& key) {
        const auto it = std::ranges::find(figures.values, key, &std::pair<QString, Value>::first);
        return it == figures.values.end() ? Value() : it->second;
    };
    std::vector<ReportFigure> out;
    for (const char* key : shownFigures) {
        const Measure* measure = measureCalled(QLatin1StringView(key));
        if (!measure) continue;
        const QString text = figureText(*measure, valueIn(now, measure->key), now, locale);
        if (!text.isEmpty()) out.push_back({measureName(*measure), text, figureText(*measure, valueIn(then, measure->key), then, locale)});
    }
    return out;
}

/// A score always has a band.
ReportBand bandOf(const RiskScale& scale, qint64 score) { return ReportBand(int(scale.bandOf(score)) + 1); }

} // namespace

ReportInput reportInput(const Session& session, const QLocale& locale)
{
    ReportInput out{session.portfolio(), session.today(), session.identity().clock(), session.identity().author};
    out.version = QStringLiteral("Journal entry %1, %2")
                      .arg(locale.toString(session.sequence()), QString::fromLatin1(session.stateHash().toHex().left(8)));
    out.locale = locale;
    out.plan = [&session](NodeId project) { return session.schedule(project); };
    out.baseline = [&session](NodeId project) { return session.baselineOf(project); };
    out.costs = [&session](NodeId project) { return session.costs(project); };
    auto scales = std::make_shared<RiskScales>(session.portfolio());
    out.score = [scales](const Risk& risk, bool after) -> std::optional<ReportRiskScore> {
        const RiskScale& scale = scales->of(risk.project);
        const auto cell = cellOf(risk, after ? RiskStage::After : RiskStage::Before, scale);
        if (!cell) return {};
        return ReportRiskScore{int(cell->likelihood), int(cell->impact), cell->score(), bandOf(scale, cell->score())};
    };
    out.scale = [scales](NodeId node) {
        const RiskScale& scale = scales->of(node);
        return ReportRiskScale{scale.title, scale.likelihoods, scale.impacts, scale.colours,
            [scale](int likelihood, int impact) { return bandOf(scale, qint64(likelihood) * impact); }};
    };
    out.frozen = [&session, locale](const StatusReport& report) { return frozenFigures(session, report, locale); };
    return out;
}

AuditEntryRows auditEntryRows(const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left, const QLocale& locale)
{
    AuditEntryRows out{entry.sequence, entry.at, momentText(entry.at, locale), entry.author,
        entry.label.isEmpty() ? enumText(entry.action) : entry.label, {}, left};
    for (const ChangeGroup& group : changes) {
        QString record;
        for (const ChangeLine& line : group.lines) {
            if (!line.title.isEmpty()) record = line.title;
            out.rows.push_back({record, line.field, line.before, line.after, group.title});
        }
    }
    return out;
}

AuditRows auditRows(const Session& session, const AuditFilter& filter, qsizetype most, const QLocale& locale)
{
    AuditRows out{filterText(session.portfolio(), filter, locale), filter.node, {}, 0};
    AuditWalk walk(session, filter);
    walk.step(0, [&](const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left) {
        if (std::ssize(out.entries) < most)
            out.entries.push_back(auditEntryRows(entry, changes, left, locale));
        else
            ++out.left;
    });
    return out;
}

} // namespace gantry
