#include "core/edit/status_reports.h"

#include "core/change/cbor.h"
#include "core/edit/records.h"

namespace gantry {
namespace {

Error damaged(const char* what) { return {Errc::Format, "snapshot.damaged", {QString::fromLatin1(what)}}; }

Result<const StatusReport*> found(const Portfolio& portfolio, StatusReportId id)
{
    if (const StatusReport* report = portfolio.find(id)) return report;
    return Error{Errc::NotFound, "change.record-gone", {infoOf<StatusReport>().labelText(), QString::number(id.value)}};
}

Health& healthOf(StatusReport& report, HealthDimension dimension)
{
    switch (dimension) {
    case HealthDimension::Overall: return report.overall;
    case HealthDimension::Scope: return report.scopeHealth;
    case HealthDimension::Time: return report.time;
    case HealthDimension::Cost: return report.cost;
    case HealthDimension::Risk: return report.risk;
    case HealthDimension::Safety: return report.safety;
    case HealthDimension::Quality: return report.quality;
    case HealthDimension::CashFlow: break;
    }
    return report.cashFlow;
}

} // namespace

ReportFigures reportFigures(const MeasureFacts& facts, std::vector<ReportMilestone> milestones)
{
    ReportFigures out{.currency = facts.currency, .decimals = facts.decimals, .milestones = std::move(milestones)};
    for (const Measure& measure : measures())
        if (Value value = measure.value(facts); !isAbsent(value)) out.values.emplace_back(measure.key, std::move(value));
    std::ranges::sort(out.values, {}, &std::pair<QString, Value>::first);
    return out;
}

QByteArray encodeReport(const ReportFigures& figures)
{
    CborWriter out;
    out.map(4);
    out.text(u"currency");
    out.text(figures.currency);
    out.text(u"decimals");
    out.integer(figures.decimals);
    out.text(u"values");
    out.array(figures.values.size());
    for (const auto& [key, value] : figures.values) {
        out.array(2);
        out.text(key);
        out.value(value);
    }
    out.text(u"milestones");
    out.array(figures.milestones.size());
    for (const ReportMilestone& m : figures.milestones) {
        out.array(4);
        out.text(m.name);
        out.value(Codec<std::optional<QDate>>::encode(m.baseline));
        out.value(Codec<std::optional<QDate>>::encode(m.expected));
        out.integer(m.done);
    }
    return out.take();
}

Result<ReportFigures> decodeReport(const QByteArray& cbor)
{
    CborReader in(cbor);
    ReportFigures out;
    const auto date = [&] { return Codec<std::optional<QDate>>::decode(in.value()).value_or(std::nullopt); };
    const std::size_t pairs = in.map();
    for (std::size_t i = 0; i < pairs && in.ok(); ++i) {
        const QString key = in.text();
        if (key == u"currency")
            out.currency = in.text();
        else if (key == u"decimals")
            out.decimals = std::clamp<qint64>(in.integer(), 0, 18);
        else if (key == u"values") {
            const std::size_t count = in.array();
            for (std::size_t v = 0; v < count && in.ok(); ++v) {
                if (in.array() != 2) return damaged("values");
                QString name = in.text();
                out.values.emplace_back(std::move(name), in.value());
            }
        } else if (key == u"milestones") {
            const std::size_t count = in.array();
            for (std::size_t m = 0; m < count && in.ok(); ++m) {
                if (in.array() != 4) return damaged("milestones");
                ReportMilestone row{.name = in.text()};
                row.baseline = date();
                row.expected = date();
                row.done = in.integer() != 0;
                out.milestones.push_back(std::move(row));
            }
        } else
            in.skip();
    }
    if (!in.ok() || !in.atEnd()) return damaged("end");
    return out;
}

Result<ChangeSet> newStatusReport(const Portfolio& portfolio, IdSource& ids, NodeId project, PeriodId periodId,
    const std::vector<DimensionHealth>& health, PersonId author, QDate today)
{
    const Node* node = portfolio.find(project);
    const Period* period = portfolio.find(periodId);
    if (!node) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(project.value)}};
    if (!period) return Error{Errc::NotFound, "change.record-gone", {infoOf<Period>().labelText(), QString::number(periodId.value)}};
    if (const StatusReport* there = reportOf(portfolio, project, periodId))
        return Error{Errc::Invalid, "report.there-already", {node->name, period->name, there->number}};
    StatusReport report{.id = ids.next<StatusReportId>(),
        .number = nextNumber(portfolio, entityOf<StatusReport>()),
        .project = project,
        .title = QStringLiteral("%1, %2").arg(node->name, period->name),
        .period = periodId,
        .statusDate = period->end ? std::min(*period->end, today) : today,
        .author = author ? author : node->manager};
    for (const DimensionHealth& h : health) healthOf(report, h.dimension) = h.set != Health::NotAssessed ? h.set : h.suggested;
    if (const StatusReport* before = reportBefore(portfolio, project, *period)) {
        report.done = before->next;
        report.wanted = before->wanted;
    }
    ChangeBuilder build(QStringLiteral("report.new"), QStringLiteral("New status report %1").arg(report.title));
    build.insert(report);
    return build.take();
}

Result<ChangeSet> submitReport(
    const Portfolio& portfolio, IdSource& ids, StatusReportId id, const ReportFigures& figures, const TakenBy& by)
{
    const auto report = found(portfolio, id);
    if (!report) return report.error();
    if ((*report)->status != ReportStatus::Draft)
        return Error{Errc::Invalid, "report.not-draft", {(*report)->title, wordOf((*report)->status)}};
    if ((*report)->summary.trimmed().isEmpty()) return Error{Errc::Invalid, "report.nothing-said", {(*report)->title}};
    QByteArray cbor = encodeReport(figures);
    const Snapshot frozen{.id = ids.next<SnapshotId>(),
        .project = (*report)->project,
        .kind = SnapshotKind::Report,
        .name = (*report)->title,
        .takenAt = by.at,
        .author = by.author,
        .contentHash = contentHash(cbor),
        .period = (*report)->period};
    ChangeBuilder build(QStringLiteral("report.issue"), QStringLiteral("Submit status report %1").arg((*report)->title));
    build.insert(frozen)
        .content(frozen.id, std::move(cbor), frozen.contentHash)
        .update<&StatusReport::status>(portfolio, id.value, ReportStatus::Submitted)
        .update<&StatusReport::submitted>(portfolio, id.value, by.at)
        .update<&StatusReport::figures>(portfolio, id.value, frozen.id);
    return build.take();
}

Result<ChangeSet> withdrawReport(const Portfolio& portfolio, StatusReportId id)
{
    const auto report = found(portfolio, id);
    if (!report) return report.error();
    if ((*report)->status == ReportStatus::Draft) return Error{Errc::Invalid, "report.is-draft", {(*report)->title}};
    ChangeBuilder build(QStringLiteral("report.withdraw"), QStringLiteral("Take back status report %1").arg((*report)->title));
    build.update<&StatusReport::status>(portfolio, id.value, ReportStatus::Draft)
        .update<&StatusReport::approved>(portfolio, id.value, std::nullopt);
    return build.take();
}

} // namespace gantry
