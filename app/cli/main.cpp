#include "app/cli/commands.h"
#include "app/cli/program.h"

#include <QCoreApplication>

using namespace gantry::cli;

int main(int argc, char** argv)
{
    static constexpr const Command& (*commands[])() = {newCommand, infoCommand, schemaCommand, listCommand, applyCommand, undoCommand,
        redoCommand, historyCommand, dumpCommand, importCommand, exportCommand, scheduleCommand, checkCommand, costsCommand, kpiCommand,
        workCommand, gatesCommand, approveCommand, methodologyCommand, complianceCommand, lessonsCommand, risksCommand, trainingCommand,
        diaryCommand, closeCommand, baselineCommand, reportCommand, searchCommand, backupCommand, verifyCommand};
    QCoreApplication application(argc, argv);
    return runProgram(commands);
}
