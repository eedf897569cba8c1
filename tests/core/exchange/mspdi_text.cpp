#include "tests/core/exchange/mspdi_text.h"

#include "core/text/text.h"
#include "tests/support/strings.h"

namespace gantry::mspdi_text {

ParsedSource read(const QByteArray& bytes)
{
    auto source = readMspdi(QByteArray(bytes.constData(), bytes.size()), QStringLiteral("plan.xml"));
    if (!source) FAIL(sentence(source.error()).toStdString());
    CHECK(source->report.balanced());
    REQUIRE(source->projects.size() == 1);
    return std::move(*source);
}

const Task& named(const ParsedSource& source, const char* name)
{
    const auto& tasks = source.projects.front().tasks;
    const auto it = std::ranges::find(tasks, QString::fromUtf8(name), &Task::name);
    INFO(name);
    REQUIRE(it != tasks.end());
    return *it;
}

DateTime at(const char* text)
{
    const auto t = parseDateTime(QString::fromLatin1(text));
    REQUIRE(t);
    return *t;
}

QString tally(const ParsedSource& source, const char* word)
{
    const RecordTally t = source.report.records.value(QString::fromLatin1(word));
    QStringList parts{QStringLiteral("%1 seen").arg(t.seen), QStringLiteral("%1 taken").arg(t.taken)};
    for (auto it = t.skipped.cbegin(); it != t.skipped.cend(); ++it) parts << QStringLiteral("%1 %2").arg(it->count).arg(it.key());
    return parts.join(QStringLiteral(", "));
}

} // namespace gantry::mspdi_text
