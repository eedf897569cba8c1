#include "core/exchange/import.h"
#include "core/schedule/adapter.h"
#include "core/schedule/quality.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/support/corpus.h"

#include <QSet>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Whatever the plan: each result says something or why not, its figure is what was counted, and nothing is counted twice.
void checkCounts(const Portfolio& portfolio, const ProjectSchedule& plan, const ProjectQuality& found)
{
    CHECK(found.results.size() == qualityRules().size());
    CHECK(found.count(QualityOutcome::Passed) + found.count(QualityOutcome::Failed) + found.count(QualityOutcome::NotAssessed)
        == int(qualityRules().size()));
    for (const QualityResult& r : found.results) {
        const QualityRule& rule = ruleOf(r.check);
        CAPTURE(wordOf(r.check).toStdString());
        if (r.outcome == QualityOutcome::NotAssessed) {
            CHECK_FALSE(QLatin1String(r.reason).isEmpty());
            CHECK((r.items.empty() && !r.figure));
            continue;
        }
        REQUIRE(r.figure);
        if (rule.unit == QualityUnit::Count) CHECK(*r.figure == double(r.items.size()));
        if (rule.unit == QualityUnit::Percent && r.check != QualityCheck::CriticalPathTest) {
            const bool listsTheRest = r.check == QualityCheck::FinishToStartLinks;
            CHECK(double(r.items.size()) == (listsTheRest ? r.denominator - r.numerator : r.numerator));
            CHECK((r.numerator >= 0 && r.numerator <= r.denominator));
        }
        QSet<std::pair<qint64, qint64>> seen;
        for (const QualityItem& item : r.items) {
            CHECK(plan.find(item.task));
            CHECK((!item.link || portfolio.find(item.link)));
            CHECK_FALSE(seen.contains({item.task.value, item.link.value}));
            seen.insert({item.task.value, item.link.value});
        }
    }
}

} // namespace

TEST_CASE("the plans of every file of the corpus are checked, and what is counted adds up", "[quality][corpus]")
{
    qint64 checked = 0;
    for (const char* kind : {"mspdi", "xer", "pmxml"})
        for (const corpus::File& file : corpus::files(QString::fromLatin1(kind))) {
            INFO(file.name.toStdString());
            const auto source = readSource(file.bytes, file.name);
            if (!source) continue; // what is not read says so, which other tests hold
            const Portfolio portfolio = portfolioOf(*source);
            const QHash<TaskId, FrozenTask> agreed = sourceDatesOf(*source);
            const BaselineOf baseline = [&](TaskId task) {
                return agreed.contains(task) ? std::optional(agreed.value(task)) : std::nullopt;
            };
            std::vector<QualityInput> inputs;
            for (auto& plan : schedule::scheduleAll(portfolio)) inputs.push_back({std::move(plan), baseline});
            const auto found = qualityOf(portfolio, inputs);
            for (std::size_t i = 0; i < found.size(); ++i) checkCounts(portfolio, *inputs[i].schedule, found[i]);
            checked += qint64(found.size());
        }
    if (!qEnvironmentVariableIsEmpty("GANTRY_CORPUS")) CHECK(checked > 90);
}
