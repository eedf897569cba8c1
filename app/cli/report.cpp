#include "app/cli/commands.h"
#include "app/cli/report_documents.h"
#include "app/cli/report_options.h"
#include "core/report/html.h"

#include <QCoreApplication>
#include <QProcess>

namespace gantry::cli {
namespace {

/// Drawing needs libraries that make every start slower, so another program beside this one does it, with the arguments as they came.
int run(const Call& call)
{
    if (isDocumentKind(call.value("kind")) && call.value("format") == u"html") return reportDocument(call, writeReportHtml);
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/gantry-report");
    const int status = QProcess::execute(program, QCoreApplication::arguments().mid(1));
    if (status == -2) return fail({Errc::NotFound, "report.no-program", {program}});
    return status < 0 ? int(Failed) : status;
}

} // namespace

const Command& reportCommand()
{
    static const Command command = reportCommandRunBy(run);
    return command;
}

} // namespace gantry::cli
