#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/pmxml_text.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <pugixml.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Elements that hold elements, by name, counted without any knowledge of the format but of what is a part of something.
void count(pugi::xml_node element, QMap<QString, qint64>& out)
{
    static const QSet<QString> parts{QStringLiteral("DisplayCurrency"), QStringLiteral("StandardWorkWeek"),
        QStringLiteral("StandardWorkHours"), QStringLiteral("WorkTime"), QStringLiteral("HolidayOrExceptions"),
        QStringLiteral("HolidayOrException")};
    for (const pugi::xml_node& child : element.children()) {
        QString name = QString::fromLatin1(child.name());
        const bool isRecord = std::ranges::any_of(child.children(), [](pugi::xml_node n) { return n.type() == pugi::node_element; });
        if (!isRecord || name == u"ProjectList") continue;
        if (name == u"BaselineProject") name = QStringLiteral("Project");
        if (!parts.contains(name)) ++out[name];
        count(child, out);
    }
}

} // namespace

TEST_CASE("every PMXML of the corpus is read, and every record of it is accounted for", "[pmxml][corpus]")
{
    for (const corpus::File& file : corpus::files(QStringLiteral("pmxml"))) {
        const ParsedSource source = pmxml_text::read(file.bytes);
        INFO(file.name.toStdString());
        INFO(reportText(source.report).toStdString());
        pugi::xml_document document;
        REQUIRE(
            document.load_buffer(file.bytes.constData(), std::size_t(file.bytes.size()), pugi::parse_default | pugi::parse_trim_pcdata));
        QMap<QString, qint64> records, seen;
        count(document.document_element(), records);
        for (auto it = source.report.records.cbegin(); it != source.report.records.cend(); ++it) seen[it.key()] = it->seen;
        for (const QString& name : records.keys() + seen.keys()) {
            INFO(name.toStdString());
            CHECK(seen.value(name) == records.value(name));
        }
        CHECK(brokenRules(source) == QString());
        CHECK(noted(source, "unread-value") == 0);
        qint64 activities = 0;
        for (const ParsedProject& p : source.projects)
            activities += std::ranges::count_if(p.tasks, [](const Task& t) { return t.kind != TaskKind::Wbs; });
        CHECK(activities == source.report.records.value(QStringLiteral("Activity")).taken);
    }
}
