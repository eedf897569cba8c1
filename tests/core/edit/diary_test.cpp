#include "core/edit/diary.h"
#include "core/model/findings.h"
#include "core/session/settle.h"
#include "core/text/text.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct Site : GovernanceDesk {
    IdSource ids{9000};
    DiaryDayId open(QDate day, DiaryStart start = DiaryStart::Empty)
    {
        auto set = openDay(portfolio, ids, project, day, start, by("Amira Weller"), today);
        REQUIRE(set);
        const DiaryDayId id{set->changes.front().id};
        take(std::move(set));
        return id;
    }
    void note(DiaryDayId day, DiaryEntryKind kind, const char* what)
    {
        take(addDiaryEntry(portfolio, ids,
            {.day = day,
                .kind = kind,
                .title = QString::fromUtf8(what),
                .count = 3,
                .lost = Quantity{e8},
                .description = QStringLiteral("of that day")}));
    }
};
using K = DiaryEntryKind;

} // namespace

TEST_CASE("a project has one day of a date in its diary, of today or before, kept by whoever opens it", "[diary]")
{
    Site s;
    const auto day = s.open(s.today);
    CHECK((s.portfolio.find(day)->author == s.manager && s.portfolio.find(day)->number == u"DIA-0001"));
    const auto again = [&](NodeId node, QDate date) {
        return s.why(openDay(s.portfolio, s.ids, node, date, DiaryStart::Empty, s.by("Amira Weller"), s.today));
    };
    CHECK(again(s.project, s.today) == "diary.day-there");
    CHECK(again(s.project, s.today.addDays(1)) == "diary.in-future");
    CHECK(again(s.project, {}) == "diary.in-future");
    CHECK(again(s.programme, s.today) == "diary.no-project");
}

TEST_CASE("a day begins with workforce and plant of the last day before it, where that is asked for", "[diary]")
{
    Site s;
    const auto before = s.open(s.today.addDays(-4));
    s.note(before, K::Workforce, "Carpenters");
    s.note(before, K::Workforce, "Fixers");
    s.note(before, K::Plant, "Crane");
    s.note(before, K::Delay, "Rain");
    const auto copied = s.open(s.today, DiaryStart::AsBefore);
    const auto entries = entriesOf(s.portfolio, copied);
    REQUIRE(entries.size() == 3);
    CHECK((entries[0]->title == u"Carpenters" && entries[1]->title == u"Fixers" && entries[2]->title == u"Crane"));
    CHECK((entries[0]->count == 3 && !entries[0]->lost && entries[0]->description.isEmpty()));
    CHECK(s.why(copyFromDayBefore(s.portfolio, s.ids, copied)) == "diary.nothing-before"); // it has its own
    const auto empty = s.open(s.today.addDays(-1));
    s.take(copyFromDayBefore(s.portfolio, s.ids, empty));
    CHECK(entriesOf(s.portfolio, empty).size() == 3);
    CHECK(s.why(addDiaryEntry(s.portfolio, s.ids, {.day = empty, .title = QStringLiteral("  ")})) == "diary.no-words");
    CHECK(s.why(addDiaryEntry(s.portfolio, s.ids, {.day = {4}, .title = QStringLiteral("x")})) == "change.record-gone");
}

TEST_CASE("the day that is proposed is today, then the first working day that was left out", "[diary]")
{
    Site s;
    CHECK(proposedDay(s.portfolio, s.project, s.today) == s.today);
    s.open(s.today);
    const QDate proposed = proposedDay(s.portfolio, s.project, s.today);
    CHECK(proposed <= s.today);
    if (WorkCalendars(s.portfolio).of(s.project)) {
        s.open(s.today.addDays(-4));
        CHECK(proposedDay(s.portfolio, s.project, s.today) == s.today.addDays(-3));
    }
}

TEST_CASE("two days of one date are refused when typed and listed when imported, as are hours that no day has", "[diary]")
{
    Site s;
    const auto day = s.open(s.today), other = s.open(s.today.addDays(-1));
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&DiaryDay::day>(s.portfolio, other.value, s.today);
    ChangeSet set = build.take();
    Portfolio typed = s.portfolio;
    const auto refusal = settle(typed, set, Source::Person);
    REQUIRE_FALSE(refusal);
    CHECK(refusal.error().reason == std::string("diary.day-twice"));
    REQUIRE(settle(s.portfolio, set, Source::Import));
    int listed = 0;
    for (const Finding& f : findings(s.portfolio)) listed += QLatin1String(f.reason) == QLatin1String("diary.day-twice");
    CHECK(listed == 2);
    for (const DiaryEntry& bad : {DiaryEntry{.hours = Quantity{25 * e8}}, DiaryEntry{.hours = Quantity{-1}}, DiaryEntry{.count = -2},
             DiaryEntry{.lost = Quantity{-e8}}}) {
        DiaryEntry row = bad;
        row.day = day, row.title = QStringLiteral("Crew"), row.id = s.ids.next<DiaryEntryId>();
        ChangeBuilder add(QStringLiteral("test.add"));
        add.insert(row);
        ChangeSet one = add.take();
        Portfolio copy = s.portfolio;
        const auto no = settle(copy, one, Source::Person);
        REQUIRE_FALSE(no);
        CHECK(no.error().reason == std::string("diary.hours"));
    }
}
