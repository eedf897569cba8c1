#include "core/text/sentences.h"
#include "tests/core/exchange/mspdi_text.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;
using namespace gantry::mspdi_text;

namespace {

QString refusal(const QByteArray& bytes)
{
    const auto source = readMspdi(QByteArray(bytes.constData(), bytes.size()), QStringLiteral("x.xml"));
    if (source) return QStringLiteral("(taken)");
    CHECK(hasSentence(QString::fromLatin1(source.error().reason)));
    CHECK(source.error().args.value(0) == QStringLiteral("x.xml"));
    return QString::fromLatin1(source.error().reason);
}

QByteArray nested(int depth)
{
    return "<Project><Tasks>" + QByteArray("<Task>").repeated(depth) + QByteArray("</Task>").repeated(depth) + "</Tasks></Project>";
}

/// A small file that uses most of what the format has.
QByteArray everything()
{
    return file(task(1, "A",
                    "<Duration>PT8H0M0S</Duration><Notes>{\\rtf1 n\\'fcp}</Notes><ExtendedAttribute><FieldID>188743731</FieldID>"
                    "<Value>v</Value></ExtendedAttribute><Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start></Baseline>")
            + task(2, "B",
                "<OutlineLevel>2</OutlineLevel><PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>25</LinkLag>"
                "<LagFormat>19</LagFormat></PredecessorLink><TotalSlack>-4800</TotalSlack><FixedCost>1e3</FixedCost>"),
        "<Calendars><Calendar><UID>1</UID><BaseCalendarUID>2</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</"
        "DayWorking>"
        "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></"
        "WeekDays>"
        "<Exceptions><Exception><TimePeriod><FromDate>2026-05-01T00:00:00</FromDate><ToDate>2026-05-01T23:59:00</ToDate></TimePeriod>"
        "<Type>6</Type><DaysOfWeek>2</DaysOfWeek></Exception></Exceptions></Calendar></Calendars>"
        "<Resources><Resource><UID>1</UID><Name>R</Name><MaxUnits>1.00</MaxUnits></Resource></Resources>"
        "<Assignments><Assignment><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><TimephasedData><Start>2026-03-02T08:00:00</Start>"
        "<Finish>2026-03-02T17:00:00</Finish></TimephasedData></Assignment></Assignments>",
        "<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Values><Value><ValueID>1</ValueID><ParentValueID>1</ParentValueID>"
        "<Value>x</Value></Value></Values></OutlineCode></OutlineCodes><!-- c --><?pi?>");
}

} // namespace

TEST_CASE("what cannot be read is refused with one sentence", "[mspdi][hostile]")
{
    CHECK(refusal("") == QStringLiteral("import.damaged"));
    CHECK(refusal("hello") == QStringLiteral("import.damaged"));
    CHECK(refusal("<html/>") == QStringLiteral("import.not-a-schedule"));
    CHECK(refusal("<APIBusinessObjects/>") == QStringLiteral("import.not-a-schedule"));
    CHECK(refusal("<Project/>") == QStringLiteral("import.no-project"));
    CHECK(refusal("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup/></Project>") == QStringLiteral("import.no-project"));
    CHECK(refusal("<Project><Tasks></Project>") == QStringLiteral("import.damaged"));
    CHECK(refusal("<!DOCTYPE Project><Project><Tasks/></Project>") == QStringLiteral("import.doctype"));
    CHECK(refusal("<Project><Tasks/><!ENTITY a \"b\"></Project>") == QStringLiteral("import.doctype"));
    CHECK(refusal(nested(50)) == QStringLiteral("(taken)"));
    CHECK(refusal(nested(100)) == QStringLiteral("import.too-deep"));
    CHECK(refusal(nested(1'000'000)) == QStringLiteral("import.too-deep"));
}

TEST_CASE("an entity that nobody declared stays as it is written", "[mspdi][hostile]")
{
    const auto s = read(file(task(1, "&xxe; &lt;&#65;&amp;")));
    CHECK(s.projects[0].tasks[0].name == QStringLiteral("&xxe; <A&"));
}

TEST_CASE("a chain of a hundred thousand calendars or codes takes no time to look at", "[mspdi][hostile]")
{
    QByteArray calendars, values;
    for (int i = 1; i <= 100'000; ++i) {
        const QByteArray n = QByteArray::number(i), next = QByteArray::number(i + 1);
        calendars += "<Calendar><UID>" + n + "</UID><BaseCalendarUID>" + next + "</BaseCalendarUID></Calendar>";
        values += "<Value><ValueID>" + n + "</ValueID><ParentValueID>" + next + "</ParentValueID><Value>" + n + "</Value></Value>";
    }
    const auto s = read(file({}, "<Calendars>" + calendars + "</Calendars>",
        "<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Values>" + values + "</Values></OutlineCode></OutlineCodes>"));
    CHECK(s.projects[0].calendars.size() == 100'000);
    CHECK(s.projects[0].choices.size() == 100'000);
}

TEST_CASE("an outline without a floor ends at the hundredth level", "[mspdi][hostile]")
{
    QByteArray tasks;
    for (int i = 1; i <= 20'000; ++i) tasks += task(i, "T", "<OutlineLevel>" + QByteArray::number(i) + "</OutlineLevel>");
    const auto s = read(file(tasks));
    CHECK(s.projects[0].tasks.size() == 20'000);
    CHECK(s.projects[0].tasks[19'999].parent == s.projects[0].tasks[98].id);
    CHECK(noted(s, "outline-too-deep") == 19'900);
}

TEST_CASE("time-phased data that is never closed is searched for once", "[mspdi][hostile]")
{
    CHECK(refusal("<Project><Tasks>" + QByteArray("<TimephasedData>x").repeated(300'000)) == QStringLiteral("import.too-deep"));
    CHECK(refusal("<Project><Tasks>" + QByteArray("<TimephasedData>").repeated(40) + "</Tasks></Project>")
        == QStringLiteral("import.damaged"));
}

TEST_CASE("values beyond all measure do no harm", "[mspdi][hostile]")
{
    const char* numbers[] = {"9223372036854775807", "-9223372036854775808", "99999999999999999999999", "1e18", "-1e-30", "0x10", "NaN",
        "PT9999999999H", "-PT8H", "PT", "P1Y", "2026-13-45T99:00:00", "1899-01-01T00:00:00", "24:00:00", ""};
    for (const char* n : numbers) {
        QByteArray fields;
        for (const char* name : {"OutlineLevel", "Priority", "Duration", "DurationFormat", "Work", "Type", "FixedCost", "FixedCostAccrual",
                 "PercentComplete", "ConstraintType", "ConstraintDate", "LevelingDelay", "TotalSlack", "Cost", "ActualStart",
                 "RemainingDuration", "CalendarUID"})
            fields += QByteArray("<") + name + ">" + n + "</" + name + ">";
        QByteArray exception, assignment;
        for (const char* name : {"Type", "Period", "DaysOfWeek", "MonthItem", "MonthPosition", "Month", "MonthDay", "Occurrences"})
            exception += QByteArray("<") + name + ">" + n + "</" + name + ">";
        for (const char* name : {"Units", "Work", "ActualWork", "Delay", "WorkContour", "Cost", "LevelingDelay", "CostRateTable"})
            assignment += QByteArray("<") + name + ">" + n + "</" + name + ">";
        const QByteArray project = QByteArray("<MinutesPerDay>") + n + "</MinutesPerDay><MinutesPerWeek>" + n
            + "</MinutesPerWeek><DaysPerMonth>" + n + "</DaysPerMonth><CriticalSlackLimit>" + n + "</CriticalSlackLimit>";
        const QByteArray rest = "<Calendars><Calendar><UID>1</UID><Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences>"
                                "<TimePeriod><FromDate>2026-01-01</FromDate><ToDate>2026-01-01</ToDate></TimePeriod>"
            + exception
            + "</Exception></Exceptions></Calendar></Calendars><Resources><Resource><UID>1</UID><Name>R</Name><Type>0</Type></Resource>"
              "<Resource><UID>2</UID><Name>S</Name></Resource></Resources><Assignments><Assignment><TaskUID>1</TaskUID>"
              "<ResourceUID>1</ResourceUID>"
            + assignment + "</Assignment><Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID>" + assignment
            + "</Assignment></Assignments>";
        const QByteArray link =
            QByteArray("<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>") + n + "</LinkLag></PredecessorLink>";
        const auto s = read(file(task(1, "A", fields) + task(2, "B", fields + link), rest, project));
        CHECK(s.projects[0].tasks.size() == 2);
        CHECK(s.projects[0].links.size() == 1);
    }
}

TEST_CASE("cancelled reading says so", "[mspdi]")
{
    std::stop_source stop;
    stop.request_stop();
    Progress progress;
    progress.stop = stop.get_token();
    const auto s = readMspdi(everything(), QStringLiteral("x.xml"), {}, progress);
    REQUIRE_FALSE(s);
    CHECK(s.error().code == Errc::Cancelled);
}

TEST_CASE("the same bytes have the same hash, others another", "[mspdi]")
{
    CHECK(read(everything()).contentHash == read(everything()).contentHash);
    CHECK(read(everything()).contentHash != read(everything() + ' ').contentHash);
}

TEST_CASE("a file that ends anywhere is refused or read, and always accounted for", "[mspdi][fuzz]")
{
    const QByteArray whole = everything();
    int taken = 0;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto s = readMspdi(QByteArray(whole.constData(), size), QStringLiteral("x.xml"));
        if (!s) continue;
        ++taken;
        CHECK(s->report.balanced());
    }
    CHECK(taken == 1);
}

TEST_CASE("a file with damaged bytes is refused or read, and always accounted for", "[mspdi][fuzz]")
{
    const QByteArray whole = everything();
    std::mt19937 random(20260302);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::uint32_t(n)); };
    static constexpr const char* pieces[] = {"<", ">", "</", "/>", "&", "&#0;", "&#x110000;", "]]>", "<![CDATA[", "<!--", "-->", "<?",
        "<Task>", "</Task>", "<TimephasedData>", "</TimephasedData>", "\"", "\xFF\xFE", "\xC3", "-1", "99999999999999999999", "PT",
        "<UID>1</UID>", "<Project>"};
    int taken = 0;
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes(whole.constData(), whole.size());
        for (qsizetype change = 1 + below(4); change > 0; --change) {
            const qsizetype at = below(bytes.size());
            switch (below(4)) {
            case 0: bytes[at] = char(random() % 256); break;
            case 1: bytes.remove(at, 1 + below(20)); break;
            case 2: bytes.insert(at, pieces[below(std::size(pieces))]); break;
            case 3: bytes.insert(at, bytes.mid(below(bytes.size()), below(200))); break;
            }
            if (bytes.isEmpty()) bytes = "<";
        }
        const auto s = readMspdi(std::move(bytes), QStringLiteral("x.xml"));
        if (!s) continue;
        ++taken;
        CHECK(s->report.balanced());
    }
    CHECK(taken > 100);
}
