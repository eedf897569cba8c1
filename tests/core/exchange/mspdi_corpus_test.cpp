#include "core/model/invariants.h"
#include "core/text/text.h"
#include "tests/core/exchange/mspdi_text.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QSet>
#include <QXmlStreamReader>

using namespace gantry;
using namespace gantry::mspdi_text;

namespace {

/// How many elements of each path ("Task/PredecessorLink") a file has, counted by another parser.
QMap<QString, qint64> counted(const QByteArray& bytes)
{
    QMap<QString, qint64> out;
    QStringList open;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            const QString name = xml.name().toString();
            ++out[open.isEmpty() ? name : open.back() + u'/' + name];
            open.append(name);
        } else if (token == QXmlStreamReader::EndElement) {
            open.removeLast();
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return out;
}

template <class Row> void checkIds(const std::vector<Row>& rows, QSet<qint64>& seen, qint64 lastId)
{
    for (const Row& row : rows) {
        CHECK(row.id.value > 0);
        CHECK(row.id.value <= lastId);
        CHECK_FALSE(seen.contains(row.id.value));
        seen.insert(row.id.value);
    }
}

/// Every id is there once, and every reference leads to a row of the same project.
void checkWhole(const ParsedSource& source)
{
    const ParsedProject& p = source.projects.front();
    QSet<qint64> ids{p.node.id.value, p.options.id.value};
    checkIds(p.calendars, ids, source.lastId), checkIds(p.weeks, ids, source.lastId), checkIds(p.exceptions, ids, source.lastId);
    checkIds(p.tasks, ids, source.lastId), checkIds(p.links, ids, source.lastId), checkIds(p.resources, ids, source.lastId);
    checkIds(p.assignments, ids, source.lastId), checkIds(p.fields, ids, source.lastId), checkIds(p.choices, ids, source.lastId);
    checkIds(p.values, ids, source.lastId), checkIds(p.notes, ids, source.lastId);
    const auto known = [&](auto id) { return !id || ids.contains(id.value); };
    for (const Task& t : p.tasks) CHECK((known(t.parent) && known(t.calendar) && !t.name.isEmpty()));
    for (const Link& l : p.links) CHECK((ids.contains(l.predecessor.value) && ids.contains(l.successor.value)));
    for (const Assignment& a : p.assignments) CHECK((ids.contains(a.task.value) && ids.contains(a.resource.value)));
    for (const Calendar& c : p.calendars) CHECK((known(c.base) && !c.name.isEmpty()));
    for (const Resource& r : p.resources) CHECK((known(r.calendar) && !r.name.isEmpty()));
    for (const CustomValue& v : p.values) CHECK((ids.contains(v.field.value) && known(v.choice) && ids.contains(v.record.value)));
    for (const CustomChoice& c : p.choices) CHECK((ids.contains(c.field.value) && known(c.parent)));
    for (const Note& n : p.notes) CHECK(ids.contains(n.record.value));
    for (const FrozenTask& f : p.sourceDates) CHECK(ids.contains(f.task.value));
}

ParsedSource caseSource(const char* name)
{
    const QByteArray bytes = corpus::caseFile(QString::fromLatin1(name));
    return bytes.isEmpty() ? ParsedSource() : read(bytes);
}

} // namespace

TEST_CASE("every MSPDI file of the corpus is read, and each of its records is accounted for", "[mspdi][corpus]")
{
    qint64 tasks = 0;
    for (const corpus::File& file : corpus::files(QStringLiteral("mspdi"))) {
        INFO(file.name.toStdString());
        const auto elements = counted(file.bytes);
        const auto s = read(file.bytes);
        INFO(reportText(s.report).toStdString());
        const auto seen = [&](const char* word) { return s.report.records.value(QString::fromLatin1(word)).seen; };
        const auto there = [&](const char* path) { return elements.value(QString::fromLatin1(path)); };
        CHECK(seen("Task") == there("Tasks/Task"));
        CHECK(seen("PredecessorLink") == there("Task/PredecessorLink"));
        CHECK(seen("Resource") == there("Resources/Resource"));
        CHECK(seen("Assignment") == there("Assignments/Assignment"));
        CHECK(seen("Calendar") == there("Calendars/Calendar"));
        CHECK(seen("WeekDay") == there("WeekDays/WeekDay"));
        CHECK(seen("Exception") == there("Exceptions/Exception"));
        CHECK(seen("Baseline") == there("Task/Baseline") + there("Resource/Baseline") + there("Assignment/Baseline"));
        CHECK(seen("Rate") == there("Rates/Rate"));
        CHECK(seen("TimephasedData") == there("Assignment/TimephasedData") + there("Task/TimephasedData"));
        CHECK(seen("ExtendedAttributeDefinition") == there("ExtendedAttributes/ExtendedAttribute"));
        CHECK(seen("ExtendedAttribute")
            == there("Task/ExtendedAttribute") + there("Resource/ExtendedAttribute") + there("Assignment/ExtendedAttribute"));
        CHECK(seen("OutlineCode") == there("Task/OutlineCode") + there("Resource/OutlineCode"));
        CHECK(seen("OutlineCodeDefinition") == there("OutlineCodes/OutlineCode"));
        CHECK(seen("LookupValue") == there("Values/Value") + there("ValueList/Value"));
        CHECK(s.projects.front().tasks.size() == std::size_t(s.report.records.value(QStringLiteral("Task")).taken));
        checkWhole(s);
        for (const QString& reason : {QStringLiteral("unreadable"), QStringLiteral("no-id")})
            for (const RecordTally& t : s.report.records) CHECK_FALSE(t.skipped.contains(reason));
        CHECK(noted(s, "decoding") == 0);
        tasks += s.report.records.value(QStringLiteral("Task")).taken;
    }
    if (qEnvironmentVariableIsSet("GANTRY_CORPUS")) CHECK(tasks == 2898 - 181 - 67);
}

TEST_CASE("what is read fits into a portfolio, and a second time nothing differs", "[mspdi][corpus]")
{
    for (const corpus::File& file : corpus::files(QStringLiteral("mspdi"))) {
        INFO(file.name.toStdString());
        Portfolio portfolio;
        IdSource ids(1000);
        ChangeBuilder root(QStringLiteral("new"));
        root.insert(Node{.id = NodeId{1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        ChangeSet first = root.take();
        REQUIRE(applyToMemory(portfolio, first));
        QHash<qint64, QByteArray> contents;
        const auto frozen = [&](SnapshotId id) { return decodeFrozen(contents.value(id.value)); };
        ImportReport report;
        auto set = planImport(portfolio, ids, read(file.bytes), {}, report, frozen);
        REQUIRE(set);
        REQUIRE(applyToMemory(portfolio, *set));
        std::vector<RecordKey> touched;
        for (const Change& c : set->changes) touched.push_back({c.entity, c.id});
        if (const auto ok = checkInvariants(portfolio, touched); !ok) FAIL(sentence(ok.error()).toStdString());
        CHECK(report.balanced());
        for (const SnapshotContent& c : set->contents) contents.insert(c.snapshot.value, c.cbor);

        ParsedSource again = read(file.bytes);
        again.contentHash = QStringLiteral("as if it were another file");
        const auto second = planImport(portfolio, ids, std::move(again), {}, report, frozen);
        REQUIRE(second);
        REQUIRE(report.projects.size() == 1);
        INFO(reportText(report).toStdString());
        CHECK(report.projects[0].what == ImportedProject::Unchanged);
    }
}

TEST_CASE("IMP-11: with or without a namespace; a blank row is no task", "[mspdi][cases]")
{
    for (const char* ns : {"", " xmlns=\"http://schemas.microsoft.com/project\"", " xmlns=\"http://schemas.microsoft.com/project/2007\""}) {
        const auto s = read(QByteArray("<Project") + ns + "><Tasks>" + task(1, "A") + task(2, "B")
            + "<Task><UID>4</UID><ID>4</ID><IsNull>1</IsNull></Task>" + task(5, "C") + "</Tasks></Project>");
        CHECK(s.projects[0].tasks.size() == 3);
        CHECK(tally(s, "Task") == QStringLiteral("4 seen, 3 taken, 1 blank-row"));
    }
}

TEST_CASE("EVM-05: rates and quantities come in to the last digit", "[mspdi][cases]")
{
    const auto s = caseSource("EVM-05.xml");
    if (s.projects.empty()) return;
    const ParsedProject& p = s.projects[0];
    const auto material = std::ranges::find(p.resources, ResourceKind::Material, &Resource::kind);
    REQUIRE(material != p.resources.end());
    CHECK(material->standardRate == Rate{3'333'000'000});
    const auto of = std::ranges::find(p.assignments, material->id, &Assignment::resource);
    REQUIRE(of != p.assignments.end());
    CHECK(of->quantity == Quantity{3 * e8});
    const auto worker = std::ranges::find(p.resources, ResourceKind::Labour, &Resource::kind);
    REQUIRE(worker != p.resources.end());
    CHECK(worker->standardRate == Rate{50 * e8});
    CHECK(worker->costPerUse == Money{2500});
    CHECK(s.report.records.value(QStringLiteral("Rate")).skipped.contains(QStringLiteral("rate-table"))); // 60 from the second week on
}

TEST_CASE("PRG-01: progress of the leaves comes in, that of summaries is left to be computed", "[mspdi][cases]")
{
    const auto s = caseSource("PRG-01.xml");
    if (s.projects.empty()) return;
    QSet<qint64> summaries;
    for (const Task& t : s.projects[0].tasks) summaries.insert(t.parent.value);
    qint64 done = 0, half = 0;
    for (const Task& t : s.projects[0].tasks) {
        if (summaries.contains(t.id.value)) CHECK(t.percentComplete == Percent{});
        done += t.percentComplete == percent(100);
        half += t.percentComplete == percent(50);
    }
    CHECK(done > 0);
    CHECK(half > 0);
    CHECK(named(s, "P").parent == TaskId{});
}

TEST_CASE("RES-02: priorities and limits come in as levelling needs them", "[mspdi][cases]")
{
    const auto s = caseSource("RES-02.xml");
    if (s.projects.empty()) return;
    CHECK(named(s, "B").priority == 800);
    CHECK(named(s, "A").priority < 800);
    for (const Resource& r : s.projects[0].resources) CHECK(r.maxUnits == Quantity{e8});
    CHECK(s.projects[0].assignments.size() == 3);
}
