#include "ui/report/report_actions.h"

#include "core/session/report_input.h"
#include "core/text/text.h"
#include "ui/report/report_job.h"
#include "ui/shell/icons.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QUrl>
#include <QWidget>

namespace gantry {
namespace {

QString nameFor(const Workspace& workspace, RecordKey record, const ReportDocument& document)
{
    const EntityInfo& info = infoOf(record.entity);
    QString number;
    if (const Field* field = info.numberField(); field && record.entity != entityOf<Node>())
        number = textOf(workspace.portfolio().cell(record.entity, record.id, *field));
    const Node* node = record.entity == entityOf<Node>() ? workspace.portfolio().find(NodeId{record.id}) : nullptr;
    QString name = number.isEmpty() ? document.head.kind : number + u' ' + document.head.kind;
    if (node) name = workspace.fileNameFor(node->id) + u' ' + name;
    for (QChar& c : name)
        if (QStringLiteral("/\\:*?\"<>|.").contains(c)) c = u'-';
    return name;
}

void start(Workspace& workspace, ReportDocument document, const QString& path)
{
    const QString kind = document.head.kind;
    auto* job = new ReportJob(std::move(document), path, &workspace);
    QObject::connect(job, &ReportJob::finished, &workspace, [&workspace, job, kind, path](const Result<void>& done) {
        job->deleteLater();
        if (!done) return workspace.report(done.error());
        workspace.notify(writtenNotice(QObject::tr("The %1 is in %2.").arg(kind.toLower(), QFileInfo(path).fileName()), path));
    });
}

} // namespace

Notice writtenNotice(const QString& sentence, const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    return {Notice::Tone::Good, sentence, QObject::tr("Open folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }};
}

std::optional<ReportKind> reportKindOf(Entity entity)
{
    if (entity == entityOf<Charter>()) return ReportKind::Charter;
    if (entity == entityOf<StatusReport>()) return ReportKind::StatusReport;
    if (entity == entityOf<Gate>()) return ReportKind::GatePack;
    if (entity == entityOf<Risk>() || entity == entityOf<Node>()) return ReportKind::RiskRegister;
    return std::nullopt;
}

Result<ReportDocument> reportOf(const Session& session, ReportKind kind, RecordKey record)
{
    if (!session.portfolio().table(record.entity).contains(record.id))
        return Error{Errc::NotFound, "change.record-gone", {infoOf(record.entity).labelText(), QString::number(record.id)}};
    const ReportInput input = reportInput(session);
    switch (kind) {
    case ReportKind::Charter: return charterDocument(input, CharterId{record.id});
    case ReportKind::StatusReport: return statusReportDocument(input, StatusReportId{record.id});
    case ReportKind::GatePack: return gatePackDocument(input, GateId{record.id});
    case ReportKind::SteeringPack: return steeringPackDocument(input, NodeId{record.id});
    case ReportKind::Compliance: return complianceDocument(input, NodeId{record.id});
    case ReportKind::RiskRegister: break;
    }
    return riskRegisterDocument(input, NodeId{record.id});
}

void writeReport(Workspace& workspace, ReportKind kind, RecordKey record, const QString& path)
{
    auto document = reportOf(workspace.session(), kind, record);
    if (!document) return workspace.report(document.error());
    start(workspace, std::move(*document), path);
}

void askAndWriteReport(Workspace& workspace, ReportKind kind, RecordKey record, QWidget* window)
{
    auto document = reportOf(workspace.session(), kind, record);
    if (!document) return workspace.report(document.error());
    const QString name = nameFor(workspace, record, *document);
    askAndWriteDocument(workspace, std::move(*document), name, window);
}

void askAndWriteDocument(Workspace& workspace, ReportDocument document, const QString& name, QWidget* window)
{
    QString filter;
    QString path = QFileDialog::getSaveFileName(
        window, QObject::tr("Report"), name + QStringLiteral(".pdf"), QObject::tr("PDF (*.pdf);;HTML (*.html)"), &filter);
    if (path.isEmpty()) return;
    if (!ReportJob::isDocument(path)) path += filter.contains(QLatin1String("html")) ? QStringLiteral(".html") : QStringLiteral(".pdf");
    start(workspace, std::move(document), path);
}

QAction* reportAction(Workspace& workspace, Entity entity, QWidget* owner)
{
    auto* action = new QAction(icon("print"), QObject::tr("Report..."), owner);
    action->setObjectName(QStringLiteral("report"));
    const auto kind = reportKindOf(entity);
    action->setVisible(kind.has_value());
    if (!kind) return action;
    const auto of = [&workspace, entity, kind = *kind]() -> RecordKey {
        if (kind == ReportKind::RiskRegister) return {entityOf<Node>(), workspace.scope().value};
        return workspace.selection().entity == entity ? workspace.selection() : RecordKey{};
    };
    const auto refresh = [action, of, kind = *kind, entity] {
        action->setEnabled(of().id);
        action->setToolTip(kind == ReportKind::RiskRegister ? QObject::tr("The risk register of what is in scope, as PDF or HTML")
                : of().id ? QObject::tr("The selected %1 as PDF or HTML").arg(infoOf(entity).labelText().toLower())
                          : QObject::tr("Choose a row to report on"));
    };
    QObject::connect(&workspace, &Workspace::selectionChanged, action, refresh);
    QObject::connect(&workspace, &Workspace::scopeChanged, action, refresh);
    QObject::connect(action, &QAction::triggered, owner, [&workspace, of, kind = *kind, owner] {
        if (const RecordKey record = of(); record.id) askAndWriteReport(workspace, kind, record, owner->window());
    });
    refresh();
    return action;
}

} // namespace gantry
