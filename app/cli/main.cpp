#include "app/cli/commands.h"
#include "app/cli/program.h"

#include <QCoreApplication>

using namespace gantry::cli;

int main(int argc, char** argv)
{
    static constexpr const Command& (*commands[])() = {newCommand, infoCommand, schemaCommand, listCommand, applyCommand, undoCommand,
        redoCommand, historyCommand, dumpCommand, importCommand, exportCommand, scheduleCommand, checkCommand, costsCommand, kpiCommand,
<<<<<<< HEAD
        workCommand, gatesCommand, approveCommand, closeCommand, baselineCommand, reportCommand, backupCommand, verifyCommand};
=======
        risksCommand, closeCommand, baselineCommand, reportCommand, backupCommand, verifyCommand};
>>>>>>> 9b5bc52 (gantry-cli risks tells matrices, exposure against contingency and the top risks)
    QCoreApplication application(argc, argv);
    return runProgram(commands);
}
