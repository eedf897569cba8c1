#include "core/store/verify.h"

#include "app/cli/commands.h"
#include "core/text/text.h"

#include <QJsonArray>

namespace gantry::cli {
namespace {

int run(const Call& call)
{
    const auto report = verifyFile(call.file());
    if (!report) return fail(report.error());
    QJsonArray problems;
    for (const Error& problem : report->problems) {
        problems.append(
            QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(problem.reason)}, {QStringLiteral("text"), sentence(problem)}});
        say(sentence(problem));
    }
    const bool whole = report->problems.empty();
    if (call.json)
        print(QJsonObject{{QStringLiteral("ok"), whole}, {QStringLiteral("entries"), report->entries},
            {QStringLiteral("records"), report->records}, {QStringLiteral("snapshots"), report->snapshots},
            {QStringLiteral("problems"), problems}});
    else if (whole)
        print(QStringLiteral("%1 is as it was written. Journal entries replayed: %2; records compared: %3; snapshots: %4.")
                  .arg(call.file(), call.locale.toString(report->entries), call.locale.toString(report->records),
                      call.locale.toString(report->snapshots)));
    return whole ? Done : Failed;
}

} // namespace

const Command& verifyCommand()
{
    static const Command command{"verify", "FILE", "replays the journal against the records and finds any changed byte", 1, 1, {}, run};
    return command;
}

} // namespace gantry::cli
