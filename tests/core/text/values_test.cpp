#include "core/text/cost_text.h"
#include "core/text/numbers.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

#include <limits>

using namespace gantry;

namespace {
const QLocale british(QLocale::English, QLocale::UnitedKingdom), german(QLocale::German, QLocale::Germany), c = QLocale::c();
QString shown(const Field& field, const Value& value, const QLocale& locale = british)
{
    return displayText(Portfolio(), field, value, {}, locale);
}
Value typed(const Field& field, const QString& text, const QLocale& locale = british)
{
    auto value = parseText(Portfolio(), field, text, {}, locale);
    return value ? *value : Value(QStringLiteral("refused: ") + QLatin1String(value.error().reason));
}
qint64 seconds(const QString& text, const QLocale& locale = british)
{
    const auto d = parseDuration(text, {}, DurationUnit::Days, locale);
    return d ? d->time.seconds : -1;
}
} // namespace

TEST_CASE("durations read as planners write them", "[text]")
{
    CHECK(durationText(hours(96), {}) == QStringLiteral("12 d"));
    CHECK(durationText(hours(4), {}) == QStringLiteral("0.5 d"));
    CHECK(durationText(hours(100), {}, DurationUnit::Weeks, false, german) == QStringLiteral("2,5 w"));
    CHECK(durationText(hours(72), {}, DurationUnit::Days, true) == QStringLiteral("3 ed"));
    CHECK(durationText({-1800}, {}, DurationUnit::Minutes) == QStringLiteral("-30 min"));
    CHECK(durationText(hours(8), {{}, {}, 0}) == QStringLiteral("1 d"));
    CHECK(durationText({std::numeric_limits<qint64>::max()}, {}, DurationUnit::Minutes).endsWith(QStringLiteral(" min")));
    CHECK(seconds(QStringLiteral("12")) == 12 * 8 * 3600);
    CHECK(seconds(QStringLiteral("3.5 days")) == 28 * 3600);
    CHECK(seconds(QStringLiteral("2w")) == 80 * 3600);
    CHECK(seconds(QStringLiteral("1mo")) == 160 * 3600);
    CHECK(seconds(QStringLiteral("30m")) == 1800);
    CHECK(seconds(QStringLiteral("3ed")) == 3 * 86400);
    CHECK(seconds(QStringLiteral("5d?")) == 40 * 3600);
    CHECK(seconds(QStringLiteral("1,5 d"), german) == 12 * 3600);
    CHECK(seconds(QStringLiteral("soon")) == -1);
    CHECK(seconds(QStringLiteral("3 d 4")) == -1);
    CHECK(parseDuration(QStringLiteral("3ed"), {})->elapsed);
    CHECK(parseDuration(QStringLiteral("4h"), {})->unit == DurationUnit::Hours);
}

TEST_CASE("ten elapsed days are ten elapsed days wherever they are shown or typed, never thirty", "[text]")
{
    const Field& duration = fieldFor<&Task::duration>();
    const WorkUnits clock{.elapsed = true};
    CHECK(displayText({}, duration, hours(240).seconds, clock, british) == QStringLiteral("10 ed"));
    const auto read = [&](const char* text, const WorkUnits& units) -> QString {
        const auto value = parseText({}, duration, QString::fromLatin1(text), units, british);
        return value ? QString::number(intOf(*value) / 3600) : QString::fromLatin1(value.error().reason);
    };
    CHECK(read("10 ed", clock) == QStringLiteral("240"));
    CHECK(read("10", clock) == QStringLiteral("240"));
    CHECK(read("10 d", clock) == QStringLiteral("value.elapsed-wanted"));
    CHECK(read("10 ed", {}) == QStringLiteral("value.working-wanted"));
    CHECK(read("4 h", clock) == QStringLiteral("4"));

    Portfolio portfolio;
    ChangeBuilder build(QStringLiteral("test"));
    build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
    build.insert(Node{.id = {2}, .kind = NodeKind::Project, .parent = {1}, .name = QStringLiteral("Quay")});
    build.insert(Task{.id = {3}, .project = {2}, .name = QStringLiteral("Cure"), .duration = hours(240), .elapsed = true});
    build.insert(Task{.id = {4}, .project = {2}, .name = QStringLiteral("Strip"), .duration = hours(8)});
    build.insert(Link{.id = {5}, .project = {2}, .predecessor = {3}, .successor = {4}, .lagKind = LagKind::Elapsed, .lag = hours(48)});
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(portfolio, set));
    const RecordKey cure{entityOf<Task>(), 3}, strip{entityOf<Task>(), 4}, link{entityOf<Link>(), 5};
    for (const Field* field : {&duration, &fieldFor<&Task::actualDuration>(), &fieldFor<&Task::remainingDuration>()}) {
        CHECK(workUnitsOf(portfolio, cure, *field).elapsed);
        CHECK_FALSE(workUnitsOf(portfolio, strip, *field).elapsed);
    }
    CHECK_FALSE(workUnitsOf(portfolio, cure, fieldFor<&Task::work>()).elapsed); // work is work
    CHECK(workUnitsOf(portfolio, link, fieldFor<&Link::lag>()).elapsed);
}

TEST_CASE("amounts keep two decimals and the grouping of the locale", "[text]")
{
    const Field& cost = fieldFor<&Task::fixedCost>();
    CHECK(shown(cost, qint64(123456789)) == QStringLiteral("1,234,567.89"));
    CHECK(shown(cost, qint64(-50)) == QStringLiteral("-0.50"));
    CHECK(shown(cost, qint64(123456789), german) == QStringLiteral("1.234.567,89"));
    CHECK(typed(cost, QStringLiteral("1,234,567.89")) == Value(qint64(123456789)));
    CHECK(typed(cost, QStringLiteral("1.234,5"), german) == Value(qint64(123450)));
    CHECK(typed(cost, QStringLiteral("\u2212 12.345")) == Value(qint64(-1235)));
    CHECK(std::holds_alternative<QString>(typed(cost, QStringLiteral("1,5"))));
    CHECK(numberText(0, 2, 2, british) == QStringLiteral("0.00"));
}

TEST_CASE("a date is understood in the ways that people type it", "[text]")
{
    const Field& deadline = fieldFor<&Task::deadline>();
    const Field& start = fieldFor<&Task::actualStart>();
    const qint64 morning = atDay(QDate(2026, 2, 2), 8 * 3600).seconds, evening = atDay(QDate(2026, 2, 2), 17 * 3600).seconds;
    for (const char16_t* text : {u"2 Feb 2026", u"2026-02-02", u"2/2/2026", u"02/02/2026", u"2.2.2026", u"Mon 2 Feb 2026"}) {
        CAPTURE(QString::fromUtf16(text));
        CHECK(typed(start, QString::fromUtf16(text)) == Value(morning));
        CHECK(typed(deadline, QString::fromUtf16(text)) == Value(evening));
    }
    CHECK(typed(start, QStringLiteral("2 Feb 2026 9:30")) == Value(morning + 5400));
    CHECK(typed(start, QStringLiteral("2026-02-02T09:30:15")) == Value(morning + 5415));
    CHECK(std::holds_alternative<QString>(typed(start, QStringLiteral("31 Feb 2026"))));
    CHECK(shown(start, morning) == QStringLiteral("2 Feb 2026 08:00"));
    CHECK(typed(start, QString()) == Value());
}

TEST_CASE("words, percentages, times of day and references go both ways", "[text]")
{
    const Field& type = fieldFor<&Link::type>();
    CHECK(shown(type, QStringLiteral("finish_to_start")) == QStringLiteral("Finish to start"));
    CHECK(typed(type, QStringLiteral("start to start")) == Value(QStringLiteral("start_to_start")));
    CHECK(typed(type, QStringLiteral("start to f")) == Value(QStringLiteral("start_to_finish")));
    CHECK(std::holds_alternative<QString>(typed(type, QStringLiteral("fs"))));
    CHECK(enumText(u"wbs_summary") == QStringLiteral("WBS summary"));
    const Field& complete = fieldFor<&Task::percentComplete>();
    CHECK(shown(complete, percent(45).e8) == QStringLiteral("45%"));
    CHECK(typed(complete, QStringLiteral("45.5 %")) == Value(qint64(4'550'000'000)));
    const Field& dayStart = fieldFor<&ScheduleOptions::dayStart>();
    CHECK(shown(dayStart, qint64(8 * 3600)) == QStringLiteral("08:00"));
    CHECK(typed(dayStart, QStringLiteral("7:30")) == Value(qint64(27000)));
    CHECK(shown(fieldFor<&Calendar::dayLength>(), qint64(36000)) == QStringLiteral("10 h"));

    Portfolio p;
    const auto person = [&](qint64 id, const char16_t* number, const char16_t* name) {
        auto* row = static_cast<Person*>(p.edit(entityOf<Person>()).insert(id));
        row->number = QString::fromUtf16(number), row->name = QString::fromUtf16(name);
    };
    person(1, u"PER-0001", u"Ada Quill");
    person(2, u"PER-0002", u"Tom Reed");
    person(3, u"PER-0003", u"Tom Reed");
    const Field& owner = fieldFor<&Task::owner>();
    CHECK(displayText(p, owner, qint64(1)) == QStringLiteral("Ada Quill"));
    CHECK(*parseText(p, owner, u"ada quill") == Value(qint64(1)));
    CHECK(*parseText(p, owner, u"PER-0003") == Value(qint64(3)));
    CHECK(parseText(p, owner, u"Tom Reed").error().reason == std::string("value.ambiguous-record"));
    CHECK(parseText(p, owner, u"Nobody").error().reason == std::string("value.unknown-record"));
}

TEST_CASE("the canonical writing of every field gives back the same value", "[text]")
{
    for (const EntityInfo& info : allEntities()) {
        for (const Field& field : info.fields) {
            Value value;
            switch (field.kind) {
            case Kind::Text: value = QStringLiteral("ä\tb"); break;
            case Kind::Enum: value = QString::fromLatin1(field.words.back().data(), qsizetype(field.words.back().size())); break;
            case Kind::Shifts: value = QStringLiteral("08:00-12:00 13:00-17:00"); break;
            case Kind::Bytes: value = QByteArray("\0\xff", 2); break;
            case Kind::Real: value = 0.1; break;
            case Kind::Bool: value = qint64(1); break;
            default: value = qint64(2'461'000); break;
            }
            CAPTURE(info.keyText(), field.keyText());
            auto back = parseCanonical(field, canonicalText(field, value));
            REQUIRE(back);
            CHECK((*back == value));
            CHECK(isAbsent(*parseCanonical(field, canonicalText(field, Value()))));
        }
    }
    CHECK(canonicalText(fieldFor<&Task::percentComplete>(), percent(45).e8) == QStringLiteral("45"));
    CHECK(canonicalText(fieldFor<&Task::deadline>(), qint64(0)) == QStringLiteral("1970-01-01T00:00:00"));
    CHECK_FALSE(parseCanonical(fieldFor<&Task::fixedCost>(), u"12.5"));
}

TEST_CASE("an edit is named after what it did", "[text]")
{
    Portfolio p;
    ChangeSet add{
        QStringLiteral("task.add"), {{Change::Insert, entityOf<Task>(), 1, {{fieldIndex<&Task::name>(), {}, QStringLiteral("Slab")}}}}};
    CHECK(changeLabel(p, add) == QStringLiteral("Add task Slab"));
    static_cast<Task*>(p.edit(entityOf<Task>()).insert(1))->name = QStringLiteral("Slab");
    ChangeBuilder b(QStringLiteral("task.duration"));
    b.update<&Task::duration>(p, 1, hours(8));
    ChangeSet duration = b.take();
    CHECK(changeLabel(p, duration) == QStringLiteral("Change duration of Slab"));
    CHECK(changeLabel(p, inverse(add)) == QStringLiteral("Remove task Slab"));
    duration.changes.push_back(add.changes[0]);
    CHECK(changeLabel(p, duration) == QStringLiteral("Change 2 records"));
    duration.label = QStringLiteral("Move Slab");
    CHECK(changeLabel(p, duration) == QStringLiteral("Move Slab"));
}

TEST_CASE("a fiscal year is no number of thousands", "[text]")
{
    CHECK(shown(fieldFor<&Period::fiscalYear>(), Value(qint64(2026))) == QStringLiteral("2026"));
    CHECK(shown(fieldFor<&Contract::paymentDays>(), Value(qint64(2026))) == QStringLiteral("2,026"));
}

TEST_CASE("the house rules read as one line beside the figures", "[text][cost]")
{
    CostOptions rules;
    CHECK(houseRulesInShort(rules)
        == QStringLiteral(
            "In-principle variations not committed · forecast with contingency, risk, contracts not approved, without direct costs"));
    rules.inPrincipleCommitted = rules.directInForecast = true;
    rules.riskInForecast = false;
    CHECK(houseRulesInShort(rules)
        == QStringLiteral(
            "In-principle variations committed · forecast with contingency, direct costs, contracts not approved, without risk"));
}
