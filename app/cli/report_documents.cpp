#include "app/cli/report_documents.h"

#include "app/cli/audit_options.h"
#include "core/governance/diary.h"
#include "core/model/authority.h"
#include "core/report/documents.h"
#include "core/session/report_input.h"

namespace gantry::cli {
namespace {

constexpr qsizetype mostEntries = 5000; // of an audit extract: a few hundred pages

/// The record that is reported on: the one with the number of --record, else of those under `node` the one that ranks highest, by a key
/// that rises. Errors: NotFound.
template <class E, class Key> Result<Id<E>> chosen(const Call& call, const Portfolio& portfolio, NodeId node, Key key)
{
    const EntityInfo& info = infoOf<E>();
    const E* best = nullptr;
    portfolio.all<E>().forEach([&](const E& row) {
        if (call.has("record") ? row.number.compare(call.value("record"), Qt::CaseInsensitive) != 0 : false) return;
        if (!liesWithin(portfolio, row.project, node)) return;
        if (!best || std::pair(key(*best), best->id) < std::pair(key(row), row.id)) best = &row;
    });
    if (best) return best->id;
    const Node* at = portfolio.find(node);
    if (call.has("record"))
        return Error{Errc::NotFound, "report.no-such-record", {info.labelText(), call.value("record"), at ? at->name : QString()}};
    return Error{Errc::NotFound, "report.no-record", {info.labelText(), at ? at->name : QString()}};
}

/// The site diary of a project: the day of --from, or from there to --to; else the last day that was written.
Result<ReportDocument> diary(const Call& call, const ReportInput& input, NodeId node, QString& wrong)
{
    const Node* project = input.portfolio.find(node);
    if (!project || project->kind != NodeKind::Project) return Error{Errc::Invalid, "diary.no-project", {}};
    const auto dayOf = [&](const char* option, QDate otherwise) {
        const QDate day = call.has(option) ? QDate::fromString(call.value(option), Qt::ISODate) : otherwise;
        if (!day.isValid() && call.has(option))
            wrong = QStringLiteral("--%1 is no day. Write it like 2026-03-02.").arg(QLatin1String(option));
        return day;
    };
    const QDate last = diarySpan(input.portfolio, node).second;
    const QDate from = dayOf("from", last), to = dayOf("to", from);
    if (!wrong.isEmpty()) return ReportDocument{};
    if (!from.isValid()) return Error{Errc::NotFound, "report.no-record", {infoOf<DiaryDay>().labelText(), project->name}};
    return siteDiaryDocument(input, node, std::min(from, to), std::max(from, to));
}

Result<ReportDocument> made(const Call& call, const Session& session, NodeId node, QString& wrong)
{
    const Portfolio& portfolio = session.portfolio();
    const ReportInput input = reportInput(session, call.locale);
    const QString kind = call.value("kind");
    if (kind == u"charter") {
        const auto id = chosen<Charter>(call, portfolio, node, [](const Charter& c) { return c.approved; });
        return id ? charterDocument(input, *id) : Result<ReportDocument>(id.error());
    }
    if (kind == u"status") {
        const auto id = chosen<StatusReport>(call, portfolio, node, [](const StatusReport& r) { return r.statusDate; });
        return id ? statusReportDocument(input, *id) : Result<ReportDocument>(id.error());
    }
    if (kind == u"gate") { // the next to be held, else the last that was
        const auto id = chosen<Gate>(call, portfolio, node, [](const Gate& g) {
            const QDate day = g.held ? *g.held : (g.forecast ? g.forecast : g.planned).value_or(QDate(9999, 12, 31));
            return std::pair(!g.held, g.held ? day.toJulianDay() : -day.toJulianDay());
        });
        return id ? gatePackDocument(input, *id) : Result<ReportDocument>(id.error());
    }
    if (kind == u"pack") return steeringPackDocument(input, node);
    if (kind == u"risks") return riskRegisterDocument(input, node);
    if (kind == u"compliance") return complianceDocument(input, node);
    if (kind == u"diary") return diary(call, input, node, wrong);
    const auto filter = auditFilter(call, portfolio, wrong);
    if (!filter) return filter.error();
    if (!wrong.isEmpty()) return ReportDocument{};
    return auditExtractDocument(input, auditRows(session, *filter, mostEntries, call.locale));
}

} // namespace

bool isDocumentKind(const QString& kind)
{
    return QStringList{QStringLiteral("charter"), QStringLiteral("status"), QStringLiteral("gate"), QStringLiteral("risks"),
        QStringLiteral("pack"), QStringLiteral("compliance"), QStringLiteral("diary"), QStringLiteral("audit")}
        .contains(kind);
}

int reportDocument(const Call& call, Result<void> (*write)(const ReportDocument& document, const QString& path))
{
    const QString path = call.value("out");
    if (path.isEmpty()) return wrongUsage(QStringLiteral("Say where the file goes: --out PATH."));
    auto opened = call.open(OpenMode::ReadOnly);
    if (!opened) return fail(opened.error());
    Session& session = **opened;
    const Portfolio& portfolio = session.portfolio();
    NodeId node = portfolio.root() ? portfolio.root()->id : NodeId{};
    if (call.has("project")) {
        const auto named = nodeCalled(portfolio, call.value("project"));
        if (!named) return fail(named.error());
        node = *named;
    }
    QString wrong;
    const auto document = made(call, session, node, wrong);
    if (!wrong.isEmpty()) return wrongUsage(wrong);
    if (!document) return fail(document.error());
    if (const auto written = write(*document, path); !written) return fail(written.error());
    const ReportHead& head = document->head;
    if (call.json)
        print(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("kind"), call.value("kind")},
            {QStringLiteral("title"), head.title}, {QStringLiteral("project"), head.project}});
    else
        say(QStringLiteral("%1 holds the %2 “%3”.").arg(path, head.kind.toLower(), head.title));
    return Done;
}

} // namespace gantry::cli
