#include "app/cli/commands.h"
#include "core/exchange/json/record_json.h"

namespace gantry::cli {
namespace {

int run(const Call& call)
{
    auto session = call.open(OpenMode::ReadOnly);
    if (!session) return fail(session.error());
    writeDump(out(), (*session)->portfolio());
    return Done;
}

} // namespace

const Command& dumpCommand()
{
    static const Command command{"dump", "FILE", "every record as canonical JSON lines: equal content gives equal bytes", 1, 1, {}, run};
    return command;
}

} // namespace gantry::cli
