#include "app/cli/commands.h"

namespace gantry::cli {
namespace {

int run(const Call& call)
{
    if (!call.has("out")) return wrongUsage(QStringLiteral("Say where the backup goes: --out PATH."));
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    if (auto done = (*session)->backup(call.value("out")); !done) return fail(done.error());
    if (call.json)
        print(QJsonObject{{QStringLiteral("file"), call.value("out")}, {QStringLiteral("sequence"), (*session)->sequence()}});
    else
        say(QStringLiteral("%1 is saved as %2.").arg(call.file(), call.value("out")));
    return Done;
}

} // namespace

const Command& backupCommand()
{
    static const Command command{"backup", "FILE --out PATH", "a whole copy of a portfolio", 1, 1,
        {{"out", "PATH", "Where the copy goes; one there is replaced."}}, run};
    return command;
}

} // namespace gantry::cli
