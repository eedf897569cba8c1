#pragma once
#include "app/cli/command.h"

namespace gantry::cli {

const Command& newCommand();
const Command& infoCommand();
const Command& schemaCommand();
const Command& listCommand();
const Command& applyCommand();
const Command& undoCommand();
const Command& redoCommand();
const Command& historyCommand();
const Command& dumpCommand();
const Command& importCommand();
const Command& exportCommand();
const Command& scheduleCommand();
const Command& checkCommand();
const Command& costsCommand();
const Command& kpiCommand();
const Command& workCommand();
const Command& gatesCommand();
const Command& approveCommand();
const Command& complianceCommand();
const Command& lessonsCommand();
const Command& methodologyCommand();
const Command& risksCommand();
const Command& trainingCommand();
const Command& diaryCommand();
const Command& closeCommand();
const Command& baselineCommand();
const Command& reportCommand();
const Command& searchCommand();
const Command& backupCommand();
const Command& verifyCommand();

} // namespace gantry::cli
