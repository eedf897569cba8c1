#include "core/text/sentences.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/pmxml_text.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;
using namespace gantry::pmxml_text;
using namespace gantry::test;

namespace {

QString refusal(const QByteArray& bytes)
{
    const auto source = readPmxml(bytes, QStringLiteral("x.xml"));
    if (source) return QStringLiteral("(taken)");
    CHECK(hasSentence(QString::fromLatin1(source.error().reason)));
    CHECK(source.error().args.value(0) == QStringLiteral("x.xml"));
    return QString::fromLatin1(source.error().reason);
}

/// Whatever comes in: a source whose report adds up and whose rows keep the rules, or an error.
bool survives(const QByteArray& bytes)
{
    const auto source = readPmxml(bytes, QStringLiteral("hostile.xml"));
    if (!source) {
        CHECK(std::string_view(source.error().reason).starts_with("import"));
        return false;
    }
    if (!source->report.balanced()) FAIL_CHECK(reportText(source->report).toStdString());
    const QString broken = brokenRules(*source);
    if (!broken.isEmpty()) FAIL_CHECK(broken.toStdString());
    return true;
}

QByteArray nested(const char* name, int depth)
{
    const QByteArray n(name);
    return ('<' + n + '>').repeated(depth) + ("</" + n + '>').repeated(depth);
}

} // namespace

TEST_CASE("a PMXML that cannot be read is refused with one sentence", "[pmxml][hostile]")
{
    CHECK(refusal("") == QStringLiteral("import.damaged"));
    CHECK(refusal("hello") == QStringLiteral("import.damaged"));
    CHECK(refusal("<html/>") == QStringLiteral("import.not-a-schedule"));
    CHECK(refusal("<APIBusinessObjects/>") == QStringLiteral("import.no-project"));
    CHECK(refusal(file("<Calendar><ObjectId>1</ObjectId></Calendar>")) == QStringLiteral("import.no-project"));
    CHECK(refusal(file(project("<WBS>"))) == QStringLiteral("import.damaged"));
    CHECK(refusal(file(project({})) + "<more/>") == QStringLiteral("import.damaged"));
    CHECK(refusal("<!DOCTYPE APIBusinessObjects><APIBusinessObjects/>") == QStringLiteral("import.doctype"));
    CHECK(
        refusal(
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><APIBusinessObjects>&b;</APIBusinessObjects>")
        == QStringLiteral("import.doctype"));
    CHECK(refusal(file(project(activity(1, "&xxe;")))) == QStringLiteral("import.damaged"));
    CHECK(refusal(file(project(nested("x", 50)))) == QStringLiteral("(taken)"));
    CHECK(refusal(file(project(nested("x", 100)))) == QStringLiteral("import.too-deep"));
    CHECK(refusal(file(nested("Project", 1'000'000))) == QStringLiteral("import.too-deep"));
    CHECK(refusal(file(project(activity(1, "A", nested("Name", 1'000'000))))) == QStringLiteral("import.too-deep"));
    QByteArray kinds, codes;
    for (int i = 0; i < 20'000; ++i) {
        kinds += "<k" + QByteArray::number(i) + "><v/></k" + QByteArray::number(i) + '>';
        codes += "<Code><ValueObjectId>1</ValueObjectId></Code>";
    }
    CHECK(refusal(file(project(kinds))) == QStringLiteral("import.too-many"));
    CHECK(refusal(file(project(activity(1, "A", codes)))) == QStringLiteral("import.too-many"));
}

TEST_CASE("damage is named by its line", "[pmxml][hostile]")
{
    const auto refused = readPmxml("<APIBusinessObjects>\n<Project>\n</Proj>", QStringLiteral("x.xml"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().args.value(1) == QStringLiteral("3"));
    CHECK_FALSE(refused.error().args.value(2).isEmpty());
}

TEST_CASE("a PMXML that breaks off anywhere is refused", "[pmxml][hostile]")
{
    const QByteArray whole = quayWall().trimmed();
    int taken = 0;
    for (qsizetype n = 0; n < whole.size(); n += 37) taken += survives(whole.left(n));
    CHECK(taken == 0);
    CHECK(survives(whole));
}

TEST_CASE("a PMXML with damaged bytes never brings the reader down", "[pmxml][hostile]")
{
    const QByteArray whole = quayWall();
    const QByteArrayList pieces{"<", ">", "</", "/>", "&", "&#0;", "]]>", "<![CDATA[", "<!--", "<Activity>", "</Activity>", "<Project>",
        "</Project>", "\"", "\xFF\xFE", "\xC3", "-1", "999999999999999999999", "1e300", "<ObjectId>2</ObjectId>", "100", "2",
        "2026-03-02T08:00:00", "Finish to Start"};
    std::mt19937 random(20260302);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::uint32_t(n)); };
    int taken = 0;
    for (int round = 0; round < 1'500; ++round) {
        QByteArray bytes = whole;
        for (int n = 1 + int(below(3)); n > 0; --n) {
            const qsizetype at = below(bytes.size());
            switch (below(4)) {
            case 0: bytes[at] = char(below(256)); break;
            case 1: bytes.remove(at, 1 + below(40)); break;
            case 2: bytes.insert(at, pieces[below(pieces.size())]); break;
            case 3: bytes.replace(at, 1 + below(6), pieces[below(pieces.size())]); break;
            }
        }
        taken += survives(bytes);
    }
    CHECK(taken > 100);
}

TEST_CASE("records put elsewhere and values of one in another never bring the reader down", "[pmxml][hostile]")
{
    const QByteArrayList lines = quayWall().split('\n');
    const auto valueOf = [](const QByteArray& line) -> std::pair<qsizetype, qsizetype> {
        const qsizetype from = line.indexOf('>') + 1, to = line.indexOf("</", from);
        return {from, line.count('<') == 2 && from > 0 && to >= from ? to - from : -1};
    };
    std::mt19937 random(7);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::uint32_t(n)); };
    int taken = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArrayList mixed = lines;
        for (int n = 0; n < 25; ++n) {
            QByteArray& to = mixed[below(mixed.size())];
            const QByteArray from = mixed[below(mixed.size())];
            const auto [at, length] = valueOf(to);
            const auto [fromAt, fromLength] = valueOf(from);
            if (length >= 0 && fromLength >= 0) to.replace(at, length, from.mid(fromAt, fromLength));
        }
        taken += survives(mixed.join('\n'));
    }
    CHECK(taken > 300);
}

TEST_CASE("numbers and dates beyond all measure do no harm", "[pmxml][hostile]")
{
    for (const char* n : {"9223372036854775807", "-9223372036854775808", "99999999999999999999999", "1e18", "-1e-30", "0x10", "NaN",
             "9999999999", "-8", "2026-13-45T99:00:00", "0001-01-01T00:00:00", "9999-12-31T00:00:00", "24:00:00", ""}) {
        QByteArray bytes = quayWall();
        for (const char* name : {"PlannedDuration", "RemainingDuration", "Lag", "PlannedUnits", "PricePerUnit", "PhysicalPercentComplete",
                 "OvertimeFactor", "HoursPerDay", "HoursPerMonth", "SequenceNumber", "PlannedCost", "DoubleValue", "CostValue",
                 "PrimaryConstraintDate", "DataDate", "EffectiveDate", "Date", "Finish", "Start", "FinishDateValue", "TotalFloat"}) {
            const QByteArray open = QByteArray("<") + name + '>', close = QByteArray("</") + name + '>';
            for (qsizetype at = 0; (at = bytes.indexOf(open, at)) >= 0; at += open.size())
                bytes.replace(at + open.size(), bytes.indexOf(close, at) - at - open.size(), n);
        }
        INFO(n);
        CHECK(survives(bytes));
    }
}

TEST_CASE("a PMXML made to exhaust the reader ends soon", "[pmxml][hostile]")
{
    QByteArray wbs, calendars, codes = "<ActivityCodeType><ObjectId>1</ObjectId><Name>x</Name></ActivityCodeType>", resources;
    for (int i = 1000; i < 21'000; ++i) { // one below the other, round
        const QByteArray id = "<ObjectId>" + QByteArray::number(i) + "</ObjectId>", above = QByteArray::number(i == 1000 ? 20'999 : i - 1);
        const QByteArray parent = "<ParentObjectId>" + above + "</ParentObjectId>";
        wbs += "<WBS>" + id + parent + "</WBS>";
        calendars += "<Calendar>" + id + "<BaseCalendarObjectId>" + above + "</BaseCalendarObjectId></Calendar>";
        codes += "<ActivityCode>" + id + "<CodeTypeObjectId>1</CodeTypeObjectId>" + parent + "</ActivityCode>";
        resources += "<Resource>" + id + parent + "</Resource>";
    }
    CHECK(survives(file(project(wbs))));
    CHECK(survives(file(calendars + project({}))));
    CHECK(survives(file(codes + project({}))));
    CHECK(survives(file(resources + project({}))));
    CHECK(survives(file(project(QByteArray("<a><b/></a>").repeated(200'000)))));
    CHECK(survives(file(project(activity(1, "A", "<Name>" + QByteArray(5'000'000, 'x') + "</Name>")))));
    const QByteArray long20(20'000'000, 'x'); // across many pieces of the stream
    CHECK(survives(file(project("<a b=\"" + long20 + "\"/><!--" + long20 + "--><c><![CDATA[" + long20 + "]]></c>" + activity(1, "A")))));
    QByteArray holidays = "<HolidayOrExceptions>";
    for (int i = 0; i < 100'000; ++i)
        holidays += "<HolidayOrException><Date>" + QDate(2000, 1, 1).addDays(i % 50'000).toString(Qt::ISODate).toLatin1()
            + "</Date></HolidayOrException>";
    CHECK(survives(file(calendar(holidays + "</HolidayOrExceptions>") + project({}))));
}

TEST_CASE("reading a PMXML can be stopped", "[pmxml]")
{
    std::stop_source stop;
    stop.request_stop();
    Progress progress;
    progress.stop = stop.get_token();
    const auto s = readPmxml(quayWall(), QStringLiteral("x.xml"), {}, progress);
    REQUIRE_FALSE(s);
    CHECK(s.error().code == Errc::Cancelled);
}
