#include "core/schedule/adapter.h"
#include "tests/core/exchange/mspdi_text.h"

using namespace gantry;
using namespace gantry::mspdi_text;

namespace {

QByteArray pause(const char* from, const char* to)
{
    return QByteArray("<TimephasedData><Type>1</Type><Start>") + from + "</Start><Finish>" + to
        + "</Finish><Unit>3</Unit><Value>PT0H0M0S</Value></TimephasedData>";
}

/// Three days of work from Monday 2 March 2026 that end on Tuesday 10 March, and what the assignment says of its time.
ParsedSource plan(const QByteArray& timephased, const char* finish = "2026-03-10T17:00:00", const QByteArray& more = {})
{
    return read(file(
        task(1, "Slab",
            QByteArray("<Start>2026-03-02T08:00:00</Start><Finish>") + finish + "</Finish><Duration>PT24H0M0S</Duration>" + more),
        "<Resources><Resource><UID>1</UID><ID>1</ID><Name>Crew</Name><Type>1</Type></Resource></Resources><Assignments><Assignment><UID>1</"
        "UID>"
        "<TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT24H0M0S</Work>"
        "<TimephasedData><Type>1</Type><Start>2026-03-02T08:00:00</Start><Finish>2026-03-04T08:00:00</Finish><Unit>3</Unit><Value>PT16H0M0S"
        "</Value></TimephasedData>"
            + timephased + "</Assignment></Assignments>"));
}

} // namespace

TEST_CASE("a task that is split in the file pauses as long here and ends when it does there", "[mspdi][splits]")
{
    const ParsedSource s = plan(pause("2026-03-04T08:00:00", "2026-03-10T08:00:00"));
    const Task& slab = named(s, "Slab");
    CHECK(slab.suspended == at("2026-03-03T17:00"));
    CHECK(slab.resumed == at("2026-03-10T08:00"));
    CHECK(tally(s, "TimephasedData") == QStringLiteral("2 seen, 0 taken, 2 timephased"));
    const Portfolio imported = test::portfolioOf(s);
    const auto schedule = schedule::scheduleAll(imported).front();
    CHECK(schedule->dates.front().finish == at("2026-03-10T17:00"));
    CHECK(schedule->dates.front().duration == hours(24));
}

TEST_CASE("several parts pause as long as all pauses between them", "[mspdi][splits]")
{
    const ParsedSource s = plan(pause("2026-03-03T08:00:00", "2026-03-04T08:00:00") + pause("2026-03-05T08:00:00", "2026-03-10T08:00:00"));
    CHECK(named(s, "Slab").suspended == at("2026-03-02T17:00"));
    CHECK(named(s, "Slab").resumed == at("2026-03-09T08:00"));
}

TEST_CASE("a weekend, a pause that explains nothing and a task under way are no splits", "[mspdi][splits]")
{
    CHECK_FALSE(named(plan(pause("2026-03-07T08:00:00", "2026-03-09T08:00:00")), "Slab").resumed);
    CHECK_FALSE(named(plan(pause("2026-03-03T08:00:00", "2026-03-04T08:00:00")), "Slab").resumed);
    CHECK_FALSE(named(plan(pause("2026-03-03T08:00:00", "2026-03-04T08:00:00"), "2026-03-04T17:00:00"), "Slab").resumed);
    const QByteArray begun = "<PercentComplete>10</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart>";
    CHECK_FALSE(named(plan(pause("2026-03-04T08:00:00", "2026-03-10T08:00:00"), "2026-03-10T17:00:00", begun), "Slab").resumed);
}
