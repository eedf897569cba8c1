#include "core/edit/diary.h"
#include "core/governance/diary.h"
#include "core/text/training_text.h"
#include "tests/support/governance.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

struct DiaryDesk : GovernanceDesk {
    DiaryDayId day(QDate date, DiaryStatus status = DiaryStatus::Open)
    {
        return add(
            DiaryDay{.project = project, .day = date, .status = status, .completedBy = QStringLiteral("Ada"), .completed = Instant{1}});
    }
    DiaryEntryId entry(DiaryDayId day, DiaryEntryKind kind, const char* what, std::optional<qint64> count = {},
        std::optional<qint64> hours = {}, const char* company = "")
    {
        return add(DiaryEntry{.day = day,
            .kind = kind,
            .title = QString::fromUtf8(what),
            .organisation = QString::fromUtf8(company),
            .count = count,
            .hours = hours ? std::optional(Quantity{*hours * e8}) : std::nullopt});
    }
};
using K = DiaryEntryKind;

} // namespace

TEST_CASE("a day comes to its workers and hours, machines apart, and to the hours that were lost", "[diary]")
{
    DiaryDesk desk;
    const auto day = desk.day(desk.today);
    CHECK(totalsOf(desk.portfolio, day) == DiaryTotals{});
    desk.entry(day, K::Workforce, "Carpenters", 8, 9);
    desk.entry(day, K::Workforce, "Foreman", std::nullopt, 10); // one
    desk.entry(day, K::Plant, "Crane", 2, 7);
    const auto delay = desk.entry(day, K::Delay, "Storm");
    desk.set<&DiaryEntry::lost>(delay.value, Quantity{250'000'000});
    const DiaryTotals totals = totalsOf(desk.portfolio, day);
    CHECK((totals.workers == 9 && totals.workerHours == Quantity{82 * e8} && totals.plantHours == Quantity{14 * e8}));
    CHECK(totalsText(totals, QLocale(QLocale::English)) == u"9 workers, 82 hours worked, 14 plant hours, 2.5 hours lost");
}

TEST_CASE("figures from elsewhere that no day has come to the border and not beyond it", "[diary]")
{
    DiaryDesk desk;
    const auto day = desk.day(desk.today);
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 3; ++i)
        desk.add(DiaryEntry{.day = day, .kind = K::Workforce, .title = QStringLiteral("?"), .count = most, .hours = Quantity{most}});
    CHECK(totalsOf(desk.portfolio, day).workerHours == Quantity{most});
    CHECK(totalsOf(desk.portfolio, day).workers == most);
    CHECK(diaryDates(desk.portfolio, desk.project, QDate(1, 1, 1), QDate(9999, 12, 31), desk.today).size() == std::size_t(mostDiaryDates));
    CHECK(diaryDates(desk.portfolio, desk.project, {}, desk.today, desk.today).empty());
}

TEST_CASE("a strip of days shows which were kept, completed, left out, off, and which are still to come", "[diary]")
{
    DiaryDesk desk;
    const QDate monday(2026, 9, 14);
    desk.day(monday, DiaryStatus::Completed);
    desk.day(monday.addDays(1));
    desk.day(monday.addDays(5)); // a Saturday, on which somebody worked
    desk.day(desk.today.addDays(1));
    const auto days = diaryDates(desk.portfolio, desk.project, monday, desk.today.addDays(1), desk.today);
    std::vector<DiaryState> states;
    for (const auto& d : days) states.push_back(d.state);
    using enum DiaryState;
    CHECK(states[0] == Completed);
    CHECK(states[1] == Open);
    CHECK((days.back().ahead && days.back().state == Open));
    if (WorkCalendars(desk.portfolio).of(desk.project)) {
        CHECK((states[2] == Missing && states[3] == Missing && states[4] == Missing));
        CHECK((states[5] == Open && states[6] == Off));
    }
}

TEST_CASE("a week adds up workforce by company in any spelling, quantities by what and unit, and lists delays", "[diary]")
{
    DiaryDesk desk;
    const QDate monday(2026, 9, 14);
    for (int i = 0; i < 2; ++i) {
        const auto day = desk.day(monday.addDays(i), i ? DiaryStatus::Open : DiaryStatus::Completed);
        desk.entry(day, K::Workforce, "Pipe layers", 6, 8, i ? "dunning" : "Dunning");
        desk.entry(day, K::Workforce, "Drivers", 1, 8, "Orrin");
        desk.add(DiaryEntry{.day = day,
            .kind = K::Quantity,
            .title = QStringLiteral("Trench"),
            .quantity = Quantity{30 * e8},
            .unit = QStringLiteral("m")});
        desk.entry(day, K::Delay, "Rain");
    }
    const DiarySummary week = diarySummary(desk.portfolio, desk.project, monday, monday.addDays(6), desk.today);
    CHECK((week.days == 2 && week.completed == 1 && week.delays.size() == 2));
    REQUIRE(week.workforce.size() == 2);
    CHECK(week.workforce[0] == DiarySummary::Company{QStringLiteral("Dunning"), 12, {96 * e8}});
    CHECK(week.quantities == std::vector{DiarySummary::Done{QStringLiteral("Trench"), QStringLiteral("m"), {60 * e8}}});
}

TEST_CASE("totals of random days equal a plain sum over their entries", "[diary][property]")
{
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](int n) { return int(random() % unsigned(n)); };
        DiaryDesk desk;
        const QDate monday(2026, 9, 14);
        qint64 workers = 0, hours = 0, plant = 0, lost = 0;
        for (int d = 0; d < 6; ++d) {
            if (below(4) == 0) continue;
            const auto day = desk.day(monday.addDays(d));
            for (int i = below(8); i > 0; --i) {
                const auto kind = K(below(9));
                const qint64 count = below(12), each = below(100) * (e8 / 4), gone = below(2) ? below(9) * e8 : 0;
                const bool counted = below(4) > 0;
                desk.add(DiaryEntry{.day = day,
                    .kind = kind,
                    .title = QStringLiteral("x"),
                    .count = counted ? std::optional(count) : std::nullopt,
                    .hours = Quantity{each},
                    .lost = Quantity{gone}});
                const qint64 n = counted ? count : 1;
                if (kind == K::Workforce) workers += n, hours += n * each;
                if (kind == K::Plant) plant += n * each;
                lost += gone;
            }
        }
        const DiarySummary week = diarySummary(desk.portfolio, desk.project, monday, monday.addDays(6), desk.today);
        CHECK((week.totals.workers == workers && week.totals.workerHours.e8 == hours));
        CHECK((week.totals.plantHours.e8 == plant && week.totals.hoursLost.e8 == lost));
        qint64 byCompany = 0;
        for (const auto& c : week.workforce) byCompany += c.hours.e8;
        CHECK(byCompany == hours);
    }
}
