#include "app/cli/commands.h"
#include "core/text/text.h"

#include <QJsonArray>

namespace gantry::cli {
namespace {

int walk(const Call& call, bool back)
{
    int count = 1;
    if (call.has("count")) {
        count = call.value("count").toInt();
        if (count < 1) return wrongUsage(QStringLiteral("--count wants a number of steps above zero."));
    }
    auto session = call.open(OpenMode::Write);
    if (!session) return fail(session.error());
    QJsonArray steps;
    int status = Done;
    for (int i = 0; i < count; ++i) {
        const QString label = (back ? (*session)->undoLabel() : (*session)->redoLabel()).value_or(QString());
        const auto done = back ? (*session)->undo() : (*session)->redo();
        if (!done) {
            status = fail(done.error());
            break;
        }
        if (!call.json) print(QStringLiteral("%1: %2").arg(back ? QStringLiteral("Undone") : QStringLiteral("Done again"), label));
        steps.append(QJsonObject{{QStringLiteral("label"), label}, {QStringLiteral("sequence"), *done}});
    }
    if (call.json) print(QJsonObject{{back ? QStringLiteral("undone") : QStringLiteral("redone"), steps}});
    return status;
}

int runUndo(const Call& call) { return walk(call, true); }
int runRedo(const Call& call) { return walk(call, false); }

const std::vector<Option> options{{"count", "N", "How many steps; 1 where it is not given."}};

} // namespace

const Command& undoCommand()
{
    static const Command command{"undo", "FILE [--count N]", "takes back this author's last changes", 1, 1, options, runUndo};
    return command;
}
const Command& redoCommand()
{
    static const Command command{"redo", "FILE [--count N]", "does again what undo took back", 1, 1, options, runRedo};
    return command;
}

} // namespace gantry::cli
