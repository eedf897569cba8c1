#include "app/cli/commands.h"
#include "core/edit/records.h"
#include "core/exchange/json/change_line.h"
#include "core/text/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gantry::cli {
namespace {

constexpr qint64 longestLine = 64 << 20;

/// One line, committed on its own; the answer is on its way when this returns.
bool applyLine(Session& session, const QByteArray& line, qint64 number)
{
    QJsonObject answer;
    const auto applied = [&]() -> Result<qint64> {
        if (line.size() >= longestLine) return Error{Errc::Invalid, "line.too-long", {}};
        auto set = readChangeLine(line, session.portfolio(), session.ids());
        if (!set) return set.error();
        giveNumbers(session.portfolio(), *set);
        QJsonArray ids;
        for (const Change& change : set->changes) ids.append(QString::number(change.id));
        answer.insert(QStringLiteral("id"), ids.first());
        if (ids.size() > 1) answer.insert(QStringLiteral("ids"), ids);
        return session.apply(std::move(*set));
    }();
    if (applied)
        answer.insert(QStringLiteral("ok"), *applied);
    else
        answer = {{QStringLiteral("error"), sentence(applied.error())},
            {QStringLiteral("reason"), QString::fromLatin1(applied.error().reason)}, {QStringLiteral("line"), number}};
    out().write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
    out().flush();
    return applied.has_value();
}

int run(const Call& call)
{
    const QString path = call.arguments.value(1, QStringLiteral("-"));
    QFile in(path);
    if (path == u"-" ? !in.open(stdin, QIODevice::ReadOnly) : !in.open(QIODevice::ReadOnly))
        return fail({Errc::Io, "file.cannot-open", {path, in.errorString()}});
    auto session = call.open(OpenMode::Write);
    if (!session) return fail(session.error());
    if (const auto& why = (*session)->readOnlyReason()) return fail(*why);
    qint64 refused = 0;
    for (qint64 number = 1;; ++number) {
        const QByteArray line = in.readLine(longestLine);
        if (line.isEmpty()) break;
        if (line.trimmed().isEmpty()) continue;
        refused += !applyLine(**session, line, number);
    }
    if (!refused) return Done;
    say(QStringLiteral("%1 of the lines were refused; the answer to each says why. The others are in the file.").arg(refused));
    return Failed;
}

} // namespace

const Command& applyCommand()
{
    static const Command command{"apply", "FILE [CHANGES.jsonl|-]", "changes records, one set of changes a line", 1, 2, {}, run};
    return command;
}

} // namespace gantry::cli
