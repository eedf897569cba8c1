#include "app/cli/commands.h"
#include "core/sample/sample.h"

#include <QDateTime>

namespace gantry::cli {
namespace {

int run(const Call& call)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(call.identity.clock().ms, Qt::UTC).date(); // the same on every machine
    auto session = call.has("sample")
        ? Session::create(call.file(), call.identity, samplePortfolio({.statusDate = sampleStatusDate(today)}))
        : Session::create(call.file(), call.identity);
    if (!session) return fail(session.error());
    const Portfolio& portfolio = (*session)->portfolio();
    if (call.json)
        print(QJsonObject{{QStringLiteral("file"), call.file()}, {QStringLiteral("name"), portfolio.root()->name},
            {QStringLiteral("root"), QString::number(portfolio.root()->id.value)},
            {QStringLiteral("tasks"), qint64(portfolio.all<Task>().size())}, {QStringLiteral("sequence"), (*session)->sequence()}});
    else
        say(QStringLiteral("%1 is there: %2, %3 tasks.").arg(call.file(), portfolio.root()->name).arg(portfolio.all<Task>().size()));
    return Done;
}

} // namespace

const Command& newCommand()
{
    static const Command command{"new", "FILE [--sample]", "a new portfolio, empty or with the sample data", 1, 1,
        {{"sample", nullptr, "Fill it with the sample: three programmes, twelve projects, about 600 tasks."}}, run};
    return command;
}

} // namespace gantry::cli
