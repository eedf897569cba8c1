#include "core/calendar/calendar_rules.h"
#include "core/exchange/pmxml/spelling.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/pmxml_text.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::pmxml_text;
using namespace gantry::test;

namespace {

const ParsedSource& everything()
{
    static const ParsedSource source = read(quayWall());
    return source;
}
const ParsedProject& quay() { return everything().projects.front(); }
std::optional<DateTime> at(const char* text) { return parseDateTime(QString::fromLatin1(text)); }
template <class E> const E& byCode(const std::vector<E>& rows, const char* code)
{
    const auto it = std::ranges::find(rows, QString::fromLatin1(code), &E::code);
    if (it == rows.end()) FAIL("nothing has the code " << code);
    return *it;
}
const Assignment& assignment(const char* sourceId)
{
    const auto it = std::ranges::find(quay().assignments, QString::fromLatin1(sourceId), &Assignment::sourceId);
    REQUIRE(it != quay().assignments.end());
    return *it;
}
/// The working time of a calendar's Monday.
QString mondayOf(const ParsedSource& source)
{
    QStringList out;
    for (const Shift& s : source.projects.front().weeks.front().monday->list)
        out << QStringLiteral("%1-%2").arg(s.from / 60).arg(s.to / 60);
    return out.join(u' ');
}
QByteArray monday(const char* from, const char* to)
{
    return QByteArray("<StandardWorkWeek><StandardWorkHours><DayOfWeek>Monday</DayOfWeek><WorkTime><Start>") + from + "</Start><Finish>"
        + to + "</Finish></WorkTime></StandardWorkHours></StandardWorkWeek>";
}

} // namespace

TEST_CASE("a PMXML is told by what it holds: a project with the keys that a later version is found by", "[pmxml]")
{
    REQUIRE(everything().projects.size() == 1);
    CHECK(everything().format == SourceFormat::Pmxml);
    CHECK(quay().sourceId == QStringLiteral("100"));
    CHECK(quay().matchName == QStringLiteral("QUAY"));
    CHECK(quay().guid == QStringLiteral("hj8g+s/hS5eAdMrv55a9rg")); // as XER writes it, so that either format finds the other's
    CHECK(quay().created == QStringLiteral("2026-01-15 09:30"));
    CHECK(quay().node.name == QStringLiteral("Quay wall"));
    CHECK(quay().node.status == NodeStatus::Approved);
    CHECK(quay().node.currency == QStringLiteral("EUR"));
    CHECK(brokenRules(everything()) == QString());
}

TEST_CASE("scheduling options stand in an element of their own or in the project", "[pmxml]")
{
    const ScheduleOptions& o = quay().options;
    CHECK(o.rules == SchedulingRules::Primavera);
    CHECK(o.progressMode == ProgressMode::ProgressOverride);
    CHECK(o.lagCalendar == LagCalendar::Hours24);
    CHECK(o.floatType == FloatType::Smallest);
    CHECK(o.lagFromActualStart);
    CHECK(o.openEndsCritical);
    CHECK_FALSE(o.useExpectedFinish);
    CHECK_FALSE(o.floatToOwnProjectEnd);
    CHECK(o.criticalFloatLimit == hours(8));
    CHECK(o.statusDate == at("2026-03-02 08:00"));
    CHECK(o.mustFinishBy == at("2026-06-30 17:00"));
    const auto inProject = read(file(project({},
        "<ComputeTotalFloatType>Start Float = Late Start - Early Start</ComputeTotalFloatType><OutOfSequenceScheduleType>Actual Dates"
        "</OutOfSequenceScheduleType><RelationshipLagCalendar>Project Default Calendar</RelationshipLagCalendar>"
        "<CriticalActivityPathType>Longest Path</CriticalActivityPathType>")));
    const ScheduleOptions& p = inProject.projects.front().options;
    CHECK(p.floatType == FloatType::Start);
    CHECK(p.progressMode == ProgressMode::ActualDates);
    CHECK(p.lagCalendar == LagCalendar::Project);
    CHECK(p.criticalBy == CriticalBy::LongestPath);
    CHECK_FALSE(inProject.report.records.contains(QStringLiteral("ScheduleOptions"))); // it is no record of the file
    const auto odd = read(file(project({}, "<OutOfSequenceScheduleType>Whatever</OutOfSequenceScheduleType>")));
    CHECK(odd.projects.front().options.progressMode == ProgressMode::RetainedLogic);
    CHECK(noted(odd, "unread-value") == 1);
}

TEST_CASE("a calendar of P6 names the last minute that is worked, one of other programs the end itself", "[pmxml]")
{
    REQUIRE(quay().calendars.size() == 2);
    const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
    CHECK(quay().weeks[0].monday == day);
    CHECK(quay().weeks[0].saturday == Shifts{});
    REQUIRE(quay().exceptions.size() == 2);
    CHECK(quay().exceptions[0].shifts == Shifts{});
    CHECK(quay().exceptions[1].shifts == Shifts{{{8 * 3600, 12 * 3600}}});
    const Calendar& divers = quay().calendars[1];
    CHECK(divers.forResource);
    CHECK(divers.base == quay().calendars[0].id);
    CHECK(quay().weeks[1].sunday == Shifts{{{0, secondsPerDay}}});
    CHECK(mondayOf(read(file(calendar(monday("08:00:00", "11:59:00")) + project({})))) == QStringLiteral("480-720"));
    CHECK(mondayOf(read(file(calendar(monday("08:00:00", "12:00:00")) + project({})))) == QStringLiteral("480-720"));
    CHECK(mondayOf(read(file(calendar(monday("22:00:00", "00:00:00")) + project({})))) == QStringLiteral("1320-1440"));
    CHECK(noted(read(file(calendar(monday("8 o'clock", "12:00:00")) + project({}))), "shift-repaired") == 1);
}

TEST_CASE("WBS, activities and notes hang together whether the file names the project's own WBS element or not", "[pmxml]")
{
    CHECK(pathOf(quay(), "A1010") == QStringLiteral("Structure / Piles / Drive piles"));
    CHECK(pathOf(quay(), "A1000") == QStringLiteral("Mobilise")); // no element at all
    CHECK(pathOf(quay(), "A1040") == QStringLiteral("Handed over")); // the project's own
    CHECK(noted(everything(), "parent-missing") == 0);
    REQUIRE(quay().notes.size() == 5);
    const auto on = [](qint64 record) {
        const auto it = std::ranges::find(quay().notes, record, [](const Note& n) { return n.record.value; });
        return it == quay().notes.end() ? QString() : it->topic + u'|' + it->text;
    };
    CHECK(on(quay().node.id.value) == QStringLiteral("Scope|The wall of **berth 4**"));
    CHECK(on(taskOf(quay(), "1.1").id.value) == QStringLiteral("Scope|Tubes of 1.2 m"));
    CHECK(on(taskOf(quay(), "A1010").id.value) == QStringLiteral("Scope|From the **pontoon**"));
    CHECK(on(byCode(quay().resources, "DIV").id.value) == QStringLiteral("Notes|Two of them"));
    CHECK(on(byCode(quay().resources, "ENG").id.value) == QStringLiteral("Notes|Checks **all** piles"));
}

TEST_CASE("an activity of a PMXML keeps its facts", "[pmxml]")
{
    const Task& piles = taskOf(quay(), "A1010");
    CHECK(piles.kind == TaskKind::Task);
    CHECK(piles.taskType == TaskType::FixedWork);
    CHECK(piles.duration == hours(80));
    CHECK(piles.remainingDuration == hours(60));
    CHECK(piles.percentType == PercentType::Physical);
    CHECK(piles.percentComplete == percent(30)); // 0.3 in the file
    CHECK(piles.priority == 700);
    CHECK(piles.actualStart == at("2026-02-24 08:00"));
    CHECK(piles.suspended == at("2026-02-26 08:00"));
    CHECK(piles.resumed == at("2026-02-27 08:00"));
    CHECK(piles.expectedFinish == at("2026-03-20 17:00"));
    CHECK(piles.work == hours(128));
    CHECK(piles.fixedCost == Money{50'000});
    CHECK(piles.fixedCostAccrual == Accrual::Start);
    CHECK(valuesOf(quay(), piles.id.value)
        == QStringLiteral("Claim=120050; Handover=2026-04-01T17:00:00; Health=Yellow; Location=Berth 4; Phase=Piles; Weight=12.25"));
    const Task& beam = taskOf(quay(), "A1020");
    CHECK(beam.kind == TaskKind::ResourceDependent);
    CHECK(beam.taskType == TaskType::FixedDuration);
    CHECK(beam.percentType == PercentType::Units);
    CHECK(beam.constraint == ConstraintType::StartNoEarlierThan);
    CHECK(beam.secondConstraint == ConstraintType::FinishNoLaterThan);
    CHECK(beam.secondConstraintDate == at("2026-04-30 17:00"));
    CHECK(beam.externalEarlyStart == at("2026-03-10 08:00"));
    CHECK(beam.externalLateFinish == at("2026-05-29 17:00"));
    CHECK(taskOf(quay(), "A1000").kind == TaskKind::StartMilestone);
    CHECK(taskOf(quay(), "A1000").actualFinish == at("2026-02-23 08:00"));
    CHECK(taskOf(quay(), "A1000").sourceGuid == QStringLiteral("wunoF5zcTnCc6ld+yotEaw"));
    CHECK(taskOf(quay(), "A1030").kind == TaskKind::LevelOfEffort);
    CHECK(taskOf(quay(), "A1040").constraint == ConstraintType::MandatoryFinish);
    const auto dates = std::ranges::find(quay().sourceDates, piles.id, &FrozenTask::task);
    REQUIRE(dates != quay().sourceDates.end());
    CHECK(dates->start == at("2026-02-24 08:00"));
    CHECK(dates->earlyFinish == at("2026-03-11 12:00")); // the remaining dates are all that P6 Professional writes
    CHECK(dates->lateStart == at("2026-03-03 08:00"));
}

TEST_CASE("links, resources and their work keep type, lag, rates and units", "[pmxml]")
{
    REQUIRE(quay().links.size() == 3);
    CHECK(quay().links[0].lag == hours(16));
    CHECK(quay().links[1].type == LinkType::StartToStart);
    CHECK(quay().links[2].type == LinkType::FinishToFinish);
    CHECK(quay().links[2].lag == hours(-8));
    CHECK(tallyText(everything(), "Relationship") == QStringLiteral("4/3 link-end-missing 1"));
    const Resource& diver = byCode(quay().resources, "DIV");
    CHECK(diver.group == QStringLiteral("Crew"));
    CHECK(diver.standardRate == Rate{60 * e8}); // in force on the data date
    CHECK(diver.overtimeRate == Rate{90 * e8});
    CHECK(diver.maxUnits == Quantity{2 * e8});
    CHECK(diver.email == QStringLiteral("dive@example.org"));
    CHECK(valuesOf(quay(), diver.id.value) == QStringLiteral("Firm=Deep Ltd; Trade=Concrete"));
    CHECK(byCode(quay().resources, "CON").unit == QStringLiteral("m3"));
    CHECK(byCode(quay().resources, "ENG").kind == ResourceKind::Role);
    CHECK(byCode(quay().resources, "ENG").standardRate == Rate{9'550'000'000});
    const Assignment& diving = assignment("1");
    CHECK(diving.resource == diver.id);
    CHECK(diving.work == hours(120));
    CHECK(diving.actualWork == hours(40)); // with overtime
    CHECK(diving.remainingWork == hours(80));
    CHECK(diving.units == Quantity{150'000'000});
    CHECK(diving.delay == hours(8));
    CHECK(diving.cost == Money{720'000});
    CHECK(diving.actualCost == Money{240'000});
    CHECK(valuesOf(quay(), diving.id.value) == QStringLiteral("Shift=2"));
    CHECK(assignment("2").quantity == Quantity{25'050'000'000});
    CHECK(assignment("3").actualWork == hours(2)); // where the file has one sum alone
    CHECK(assignment("3").actualCost == Money{5'000});
    CHECK(valuesOf(quay(), quay().node.id.value) == QStringLiteral("Board=Port board; Region=North"));
    CHECK(valuesOf(quay(), taskOf(quay(), "1").id.value) == QStringLiteral("Area=West"));
    CHECK(byCode(quay().choices, "S").colour == QStringLiteral("#0080C0"));
}

TEST_CASE("rates that stand in the resource itself are taken", "[pmxml]")
{
    const auto s = read(file("<Resource><Id>R</Id><Name>R</Name><ObjectId>1</ObjectId><PricePerUnit>12.5</PricePerUnit>"
                             "<MaxUnitsPerTime>3</MaxUnitsPerTime></Resource>"
        + project({})));
    CHECK(s.projects.front().resources.front().standardRate == Rate{1'250'000'000});
    CHECK(s.projects.front().resources.front().maxUnits == Quantity{3 * e8});
    CHECK_FALSE(s.report.records.contains(QStringLiteral("ResourceRate")));
}

TEST_CASE("a BaselineProject becomes a baseline of its project", "[pmxml]")
{
    REQUIRE(quay().baselines.size() == 1);
    CHECK(quay().baselines[0].name == QStringLiteral("Quay wall - B1"));
    REQUIRE(quay().baselines[0].tasks.size() == 1);
    const FrozenTask& piles = quay().baselines[0].tasks[0];
    CHECK(piles.task == taskOf(quay(), "A1010").id);
    CHECK(piles.start == at("2026-02-23 08:00"));
    CHECK(piles.finish == at("2026-03-05 17:00"));
    CHECK(piles.duration == hours(72));
    CHECK(piles.work == hours(100));
    CHECK(piles.cost == Money{600'000});
    CHECK(tallyText(everything(), "Activity") == QStringLiteral("8/5 baseline-unmatched 1 of-baseline-project 1 of-stub-project 1"));
}

TEST_CASE("records that nothing here holds are counted by name", "[pmxml]")
{
    CHECK(tallyText(everything(), "OBS") == QStringLiteral("1/0 no-place 1"));
    CHECK(tallyText(everything(), "ActivityStep") == QStringLiteral("1/0 no-place 1"));
    CHECK(tallyText(everything(), "Project") == QStringLiteral("3/2 of-stub-project 1")); // with the baseline
    CHECK_FALSE(everything().report.records.contains(QStringLiteral("ProjectList")));
    const auto deep = read(file(project("<Risk><Impact><Cost>1</Cost></Impact><Impact><Cost>2</Cost></Impact></Risk>")));
    CHECK(tallyText(deep, "Risk") == QStringLiteral("1/0 no-place 1"));
    CHECK(tallyText(deep, "Impact") == QStringLiteral("2/0 no-place 2"));
}

TEST_CASE("ids that each project of a file counts anew stay apart", "[pmxml]")
{
    const QByteArray plan = "<WBS><Code>1</Code><Name>W</Name><ObjectId>1</ObjectId></WBS>"
        + activity(1, "A", "<WBSObjectId>1</WBSObjectId>") + activity(2, "B")
        + "<Relationship><ObjectId>1</ObjectId><PredecessorActivityObjectId>1</PredecessorActivityObjectId>"
          "<SuccessorActivityObjectId>2</SuccessorActivityObjectId><Type>Finish to Start</Type></Relationship>";
    QByteArray second = project(plan);
    second.replace("<ObjectId>100</ObjectId>", "<ObjectId>200</ObjectId>").replace("<Id>P</Id>", "<Id>Q</Id>");
    const auto s = read(file(project(plan) + second));
    REQUIRE(s.projects.size() == 2);
    for (const ParsedProject& p : s.projects) {
        CHECK(p.tasks.size() == 3);
        CHECK(pathOf(p, "A") == QStringLiteral("W / A"));
        REQUIRE(p.links.size() == 1);
        CHECK(p.links[0].predecessor == taskOf(p, "A").id);
    }
    CHECK(tallyText(s, "Activity") == QStringLiteral("4/4"));
}

TEST_CASE("activities that stand beside their project and prefixed names are read", "[pmxml]")
{
    const auto s = read("<p6:APIBusinessObjects xmlns:p6=\"x\"><p6:Project><p6:ObjectId>5</p6:ObjectId><p6:Id>P</p6:Id>"
                        "<p6:DataDate>2026-03-02T08:00:00</p6:DataDate></p6:Project>"
                        "<p6:Activity><p6:ObjectId>1</p6:ObjectId><p6:ProjectObjectId>5</p6:ProjectObjectId><p6:Id>A</p6:Id>"
                        "<p6:PlannedDuration>70,5</p6:PlannedDuration></p6:Activity></p6:APIBusinessObjects>");
    CHECK(taskOf(s.projects.front(), "A").duration == WorkTime{253'800}); // a comma, as P6 writes it on some machines
}

TEST_CASE("text of another encoding is read as the file declares", "[pmxml]")
{
    QByteArray text = file(project(activity(1, "A", "<Note>x</Note>")))
                          .replace("<Name>A</Name>",
                              "<Name>Br\xFC"
                              "cke</Name>");
    text.replace("utf-8", "iso-8859-1");
    const auto s = read(text);
    CHECK(s.projects.front().tasks.front().name == QStringLiteral("Brücke"));
    CHECK(s.report.encoding == QStringLiteral("ISO-8859-1"));
    const auto wide = read(QByteArray("\xFF\xFE")
        + QByteArray(reinterpret_cast<const char*>(u"<APIBusinessObjects><Project><Id>P</Id>"
                                                   u"<DataDate>2026-03-02</DataDate></Project></APIBusinessObjects>"),
            qsizetype(2
                * std::char_traits<char16_t>::length(u"<APIBusinessObjects><Project><Id>P</Id><DataDate>2026-03-02</DataDate></Project>"
                                                     u"</APIBusinessObjects>"))));
    CHECK(wide.projects.front().matchName == QStringLiteral("P"));
}

TEST_CASE("what stands twice in a record counts as it stands first, and what cannot be read is named by line and element", "[pmxml]")
{
    const auto s = read(file(project(activity(1, "A", "\n<Name>B</Name><RemainingDuration>soon</RemainingDuration><Type>Odd</Type>"))));
    CHECK(s.projects.front().tasks.front().name == QStringLiteral("A"));
    CHECK(s.report.notes.value(QStringLiteral("unread-value")).examples
        == QStringList{QStringLiteral("Activity line 2, Type Odd"), QStringLiteral("Activity line 2, RemainingDuration soon")});
}

TEST_CASE("each word of the format is the token of the tables and the other way round", "[pmxml]")
{
    int words = 0;
    for (const pmxml::Spelling& kind : pmxml::spellings())
        for (const pmxml::Spelled& field : kind.fields)
            for (const pmxml::Word& w : field.words) {
                const QByteArray cell = pmxml::cellOf(field, QString::fromLatin1(w.word.data(), qsizetype(w.word.size())).toUpper());
                INFO(std::string(w.word));
                CHECK(pmxml::textOf(field, {cell.constData(), std::size_t(cell.size())}) != QString());
                CHECK(pmxml::cellOf(field, pmxml::textOf(field, w.token))
                    == pmxml::cellOf(field, pmxml::textOf(field, {cell.constData(), std::size_t(cell.size())})));
                ++words;
            }
    CHECK(words > 80);
}
