#include "core/exchange/import.h"
#include "core/schedule/adapter.h"
#include "core/schedule/source_differences.h"
#include "core/text/text.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/support/corpus.h"

#include <map>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("every task of the corpus whose dates here are not those of its file has a reason, in words", "[corpus]")
{
    std::map<QString, qint64> counts;
    qint64 tasks = 0, differ = 0;
    for (const char* kind : {"mspdi", "xer"})
        for (const corpus::File& file : corpus::files(QString::fromLatin1(kind))) {
            INFO(file.name.toStdString());
            const auto source = readSource(file.bytes, file.name);
            if (!source) continue; // what is not read says so, which other tests hold
            const Portfolio portfolio = portfolioOf(*source);
            const QHash<TaskId, FrozenTask> there = sourceDatesOf(*source);
            for (const auto& plan : schedule::scheduleAll(portfolio)) {
                tasks += qint64(plan->tasks.size());
                for (const SourceDifference& d : sourceDifferences(portfolio, *plan, there)) {
                    ++differ;
                    const QString reason = QString::fromLatin1(d.reason);
                    ++counts[QLatin1String(kind) + u' ' + reason];
                    const auto known = sourceReasons();
                    REQUIRE(std::ranges::any_of(known, [&](const char* each) { return reason == QLatin1String(each); }));
                    REQUIRE_FALSE(sourceReasonClass(d.reason).startsWith(QStringLiteral("That did not work")));
                    const QString text = sentence(d, portfolio);
                    if (text.contains(u'%') || text.contains(QStringLiteral("That did not work"))) FAIL(text.toStdString());
                    REQUIRE((d.other || !text.contains(QStringLiteral("“”"))));
                }
            }
        }
    QString table = QStringLiteral("%1 of %2 tasks differ\n").arg(differ).arg(tasks);
    for (const auto& [key, n] : counts) table += QStringLiteral("%1 %2\n").arg(n, 7).arg(key);
    WARN(table.toStdString());
    if (!qEnvironmentVariableIsEmpty("GANTRY_CORPUS")) CHECK(differ > 100);
}
