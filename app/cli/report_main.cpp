#include "app/cli/program.h"
#include "app/cli/report_documents.h"
#include "app/cli/report_options.h"
#include "app/cli/report_plan.h"
#include "core/report/html.h"
#include "ui/report/report_pdf.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QFile>
#include <QHashFunctions>
#include <QTemporaryDir>

using namespace gantry::cli;

namespace {

int report(const Call& call)
{
    if (!isDocumentKind(call.value("kind"))) return reportPlan(call);
    if (call.value("format") == u"pdf") return reportDocument(call, gantry::writeReportPdf);
    if (call.value("format") == u"html") return reportDocument(call, gantry::writeReportHtml);
    return wrongUsage(QStringLiteral("Say how it is written: --format pdf or html."));
}

const Command& reportCommand()
{
    static const Command command = reportCommandRunBy(report);
    return command;
}

} // namespace

int main(int argc, char** argv)
{
    QHashSeed::setDeterministicGlobalSeed(); // fonts lie in a PDF in the order of a hash: equal plans are equal bytes
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it draws on paper alone, with or without a display
    const QTemporaryDir runtime; // a service has none of its own, and Qt would say so on standard error
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    static constexpr const Command& (*commands[])() = {reportCommand};
    QApplication application(argc, argv);
    gantry::applyApplicationFont();
    return runProgram(commands);
}
