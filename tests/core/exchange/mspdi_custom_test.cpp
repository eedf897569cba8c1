#include "core/exchange/mspdi/field_ids.h"
#include "core/exchange/mspdi/rtf.h"
#include "tests/core/exchange/mspdi_text.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QRegularExpression>

using namespace gantry;
using namespace gantry::mspdi_text;

namespace {

QByteArray attribute(const char* id, const QByteArray& value, const char* tag = "ExtendedAttribute")
{
    return QByteArray("<") + tag + "><FieldID>" + id + "</FieldID>" + value + "</" + tag + ">";
}
QByteArray value(const char* text) { return QByteArray("<Value>") + text + "</Value>"; }
const CustomField* field(const ParsedSource& s, const char* name)
{
    const auto& fields = s.projects[0].fields;
    const auto it = std::ranges::find(fields, QString::fromUtf8(name), &CustomField::name);
    return it == fields.end() ? nullptr : &*it;
}
QString held(const ParsedSource& s, const char* name)
{
    const CustomField* f = field(s, name);
    for (const CustomValue& v : s.projects[0].values)
        if (f && v.field == f->id) return v.text;
    return QStringLiteral("(none)");
}

} // namespace

TEST_CASE("values of every kind are kept in the canonical writing", "[mspdi][custom]")
{
    const auto s = read(
        file(task(1, "A",
                 attribute("188743731", value("Zone 7")) + attribute("188743767", value("55,50")) + attribute("188743786", value("2999"))
                     + attribute("188743945", value("2014-01-01T09:00:00")) + attribute("188743783", value("PT16H0M0S"))
                     + attribute("188743752", value("1")) + attribute("188743768", value("ten")) + attribute("188743734", value(""))
                     + attribute("188743731", value("again")) + attribute("12", value("x")) + attribute("205520904", value("x"))),
            {},
            "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Zone</Alias></"
            "ExtendedAttribute>"
            "<ExtendedAttribute><FieldID>188743737</FieldID><FieldName>Text3</FieldName></ExtendedAttribute>"
            "<ExtendedAttribute><FieldID>188743740</FieldID><Alias>Later</Alias><Formula>[Text1]</Formula></ExtendedAttribute>"
            "</ExtendedAttributes>"));
    CHECK(held(s, "Zone") == QStringLiteral("Zone 7"));
    CHECK(held(s, "Number1") == QStringLiteral("55.5"));
    CHECK(held(s, "Cost1") == QStringLiteral("2999"));
    CHECK(held(s, "Date1") == QStringLiteral("2014-01-01T09:00:00"));
    CHECK(held(s, "Duration1") == QStringLiteral("57600"));
    CHECK(held(s, "Flag1") == QStringLiteral("true"));
    REQUIRE(field(s, "Cost1"));
    CHECK(field(s, "Cost1")->kind == CustomKind::Cost);
    CHECK(field(s, "Cost1")->entity == QStringLiteral("task"));
    CHECK(field(s, "Cost1")->sourceId == QStringLiteral("188743786"));
    CHECK_FALSE(field(s, "Text3"));
    CHECK(field(s, "Later"));
    CHECK(noted(s, "formula") == 1);
    CHECK(tally(s, "ExtendedAttribute") == QStringLiteral("11 seen, 6 taken, 1 duplicate-id, 1 empty, 1 no-place, 2 unreadable"));
    CHECK(tally(s, "ExtendedAttributeDefinition") == QStringLiteral("3 seen, 2 taken, 1 empty"));
}

TEST_CASE("codes have levels, and records name a value by id, GUID or in writing", "[mspdi][custom]")
{
    const char* code = "188744096";
    const auto s = read(file(task(1, "A", attribute(code, "<ValueID>2</ValueID>", "OutlineCode"))
            + task(2, "B", attribute(code, "<ValueGUID>00000000-0000-0000-0000-0000000000AA</ValueGUID>", "OutlineCode"))
            + task(3, "C", attribute(code, value("North.Phase 1"))) + task(4, "D", attribute(code, value("South")))
            + task(5, "E", attribute(code, "<ValueID>77</ValueID>", "OutlineCode")),
        {},
        "<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Alias>Area</Alias><Values>"
        "<Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID><Value>Phase 1</Value></Value>"
        "<Value><ValueID>1</ValueID><ParentValueID>0</ParentValueID><Value>North</Value><Description>The north</Description>"
        "<FieldGUID>00000000-0000-0000-0000-0000000000AA</FieldGUID></Value>"
        "<Value><ValueID>3</ValueID><ParentValueID>4</ParentValueID><Value>x</Value></Value>"
        "<Value><ValueID>4</ValueID><ParentValueID>3</ParentValueID><Value>y</Value></Value></Values></OutlineCode></OutlineCodes>"));
    const ParsedProject& p = s.projects[0];
    REQUIRE(field(s, "Area"));
    CHECK(field(s, "Area")->kind == CustomKind::Code);
    REQUIRE(p.choices.size() == 5);
    CHECK(p.choices[0].parent == p.choices[1].id);
    CHECK(p.choices[1].name == QStringLiteral("The north"));
    CHECK(p.choices[2].parent == p.choices[3].id);
    CHECK_FALSE(p.choices[3].parent);
    CHECK(noted(s, "wbs-loop") == 1);
    CHECK(p.choices[4].code == QStringLiteral("South"));
    REQUIRE(p.values.size() == 4);
    CHECK(p.values[0].choice == p.choices[0].id);
    CHECK(p.values[1].choice == p.choices[1].id);
    CHECK(p.values[2].choice == p.choices[0].id);
    CHECK(p.values[3].choice == p.choices[4].id);
    CHECK(p.values[0].text.isEmpty());
    CHECK(tally(s, "OutlineCode") == QStringLiteral("3 seen, 2 taken, 1 unknown-code"));
}

TEST_CASE("a list of values belongs to its field also where only a GUID ties them", "[mspdi][custom]")
{
    const auto s = read(file(task(1, "A", attribute("188743731", "<ValueGUID>00000000-0000-0000-0000-0000000000BB</ValueGUID>")), {},
        "<OutlineCodes><OutlineCode><Guid>F45D601B-70C5-E311-A5BA-D43D7E937F92</Guid><Values><Value><ValueID>1</ValueID><Value>red</Value>"
        "<FieldGUID>00000000-0000-0000-0000-0000000000BB</FieldGUID></Value></Values></OutlineCode>"
        "<OutlineCode><Values><Value/></Values></OutlineCode></OutlineCodes>"
        "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><Ltuid>F45D601B-70C5-E311-A5BA-D43D7E937F92</Ltuid>"
        "</ExtendedAttribute></ExtendedAttributes>"));
    CHECK(held(s, "Text1") == QStringLiteral("red"));
    CHECK(s.projects[0].choices.size() == 1);
    CHECK_FALSE(s.projects[0].values[0].choice);
    CHECK(tally(s, "OutlineCodeDefinition") == QStringLiteral("2 seen, 1 taken, 1 unreadable"));
    CHECK(tally(s, "LookupValue") == QStringLiteral("2 seen, 1 taken, 1 unreadable"));
}

TEST_CASE("fields of the project, of resources and of assignments", "[mspdi][custom]")
{
    const auto s = read(file("<Task><UID>0</UID><ID>0</ID><OutlineLevel>0</OutlineLevel>" + attribute("188744739", value("PT"))
            + attribute("188743731", value("no")) + "</Task>" + task(1, "A"),
        "<Resources><Resource><UID>1</UID><Name>R</Name>" + attribute("205520904", value("r"))
            + "</Resource></Resources><Assignments><Assignment>"
              "<TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>"
            + attribute("255852632", value("a")) + "</Assignment></Assignments>"));
    REQUIRE(s.projects[0].values.size() == 3);
    CHECK(s.projects[0].values[0].entity == QStringLiteral("node"));
    CHECK(s.projects[0].values[0].record.value == s.projects[0].node.id.value);
    CHECK(s.projects[0].values[1].entity == QStringLiteral("resource"));
    CHECK(s.projects[0].values[2].entity == QStringLiteral("assignment"));
    CHECK(s.projects[0].values[2].record.value == s.projects[0].assignments[0].id.value);
    CHECK(tally(s, "ExtendedAttribute") == QStringLiteral("4 seen, 3 taken, 1 project-summary"));
}

TEST_CASE("the format's own fields are known by their numbers", "[mspdi][custom]")
{
    CHECK(mspdi::knownField(188743731)->name == QStringLiteral("Text1"));
    CHECK(mspdi::knownField(188744016)->name == QStringLiteral("Text30"));
    CHECK(mspdi::knownField(188743968)->name == QStringLiteral("Start9"));
    CHECK(mspdi::knownField(188744281)->name == QStringLiteral("Enterprise Cost3"));
    CHECK(mspdi::knownField(188744477)->name == QStringLiteral("Enterprise Outline Code30"));
    CHECK_FALSE(mspdi::knownField(188744478));
    CHECK(mspdi::knownField(188744539)->entity == QStringLiteral("node"));
    CHECK(mspdi::knownField(205521022)->name == QStringLiteral("Flag10"));
    CHECK(mspdi::knownField(255852710)->kind == CustomKind::Date);
    CHECK_FALSE(mspdi::knownField(188743680));
    CHECK(mspdi::entityOfField(188776448) == QStringLiteral("task"));
    CHECK(mspdi::kindByName(u"Enterprise Duration4") == CustomKind::Duration);
    CHECK(mspdi::kindByName(u"Costly matters") == CustomKind::Text);
}

TEST_CASE("the numbers agree with the names that the corpus gives its fields", "[mspdi][corpus]")
{
    static const QRegularExpression definition(QStringLiteral("<FieldID>(\\d+)</FieldID>\\s*<FieldName>([^<]+)</FieldName>"));
    qint64 met = 0;
    for (const corpus::File& f : corpus::files(QStringLiteral("mspdi")))
        for (auto it = definition.globalMatch(QString::fromUtf8(f.bytes)); it.hasNext(); ++met) {
            const auto match = it.next();
            const auto bare = [](QString name) { return name.remove(u' '); };
            const auto known = mspdi::knownField(match.captured(1).toLongLong());
            INFO(match.captured(0).toStdString());
            REQUIRE(known);
            CHECK(bare(known->name) == bare(match.captured(2)));
        }
    if (qEnvironmentVariableIsSet("GANTRY_CORPUS")) CHECK(met > 1000);
}

TEST_CASE("rich text comes in as plain text", "[mspdi]")
{
    CHECK(mspdi::plainText(QStringLiteral("no RTF {\\b x}")) == QStringLiteral("no RTF {\\b x}"));
    CHECK(mspdi::plainText(QStringLiteral("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss Arial;}}\r\n{\\*\\generator X;}\\f0 K\\'fcche "
                                          "\\u8364?5\\par\r\n\\b bold\\b0  and \\{braces\\}\\tab end\\par }"))
        == QStringLiteral("Küche €5\nbold and {braces}\tend"));
    CHECK(mspdi::plainText(QStringLiteral("{\\rtf1 a}b")) == QStringLiteral("a"));
    for (const char* odd : {"{\\rtf", "{\\rtf1\\", "{\\rtf1\\'", "{\\rtf1\\'4", "{\\rtf1\\u", "{\\rtf1}}}}", "{\\rtf1\\uc9\\u-1"})
        CHECK(mspdi::plainText(QString::fromLatin1(odd)).size() < 3);
    const auto s = read(file(task(1, "A", "<Notes>{\\rtf1 hello\\par}</Notes>")));
    CHECK(s.projects[0].notes[0].text == QStringLiteral("hello"));
    CHECK(s.projects[0].notes[0].original == QStringLiteral("{\\rtf1 hello\\par}"));
}
