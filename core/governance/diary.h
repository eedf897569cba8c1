#pragma once
#include "core/calendar/work_calendars.h"

namespace gantry {

/// How the diary stands on a date: nothing is expected (a day off), nothing was written though the site works, being kept, completed.
enum class DiaryState : quint8 { Off, Missing, Open, Completed };
struct DiaryDate {
    QDate day;
    DiaryDayId id{}; // none: nothing was written
    DiaryState state = DiaryState::Off;
    bool ahead = false; // written of a day that is still to come
};
/// Every date of a span, at most `mostDiaryDates` of them up to its end. A date is a working one by the calendar of the project; where a
/// file has several days of one date, the first that was written counts.
inline constexpr int mostDiaryDates = 3700;
std::vector<DiaryDate> diaryDates(const Portfolio& portfolio, NodeId project, QDate from, QDate to, QDate today);
/// The day of a date, the first that was written; null where there is none.
const DiaryDay* diaryDayOn(const Portfolio& portfolio, NodeId project, QDate date);
/// The dates between which a project's diary was kept; invalid where there is none.
std::pair<QDate, QDate> diarySpan(const Portfolio& portfolio, NodeId project);

/// Entries of a day and kind by rank, in the order in which they were written.
std::vector<const DiaryEntry*> entriesOf(const Portfolio& portfolio, DiaryDayId day, std::optional<DiaryEntryKind> kind = {});
/// Workers or machines times hours of each; one where nobody says how many. In 1e-8 hours; what does not fit stays at the border.
Quantity hoursOf(const DiaryEntry& entry);

/// What a day comes to.
struct DiaryTotals {
    qint64 workers = 0, entries = 0;
    Quantity workerHours{}, plantHours{}, hoursLost{};
    DiaryTotals& operator+=(const DiaryTotals& other);
    bool operator==(const DiaryTotals&) const = default;
};
DiaryTotals totalsOf(const Portfolio& portfolio, DiaryDayId day);

/// What the days of a span come to.
struct DiarySummary {
    struct Company {
        QString name; // empty: nobody says which
        qint64 workerDays = 0;
        Quantity hours{};
        bool operator==(const Company&) const = default;
    };
    struct Done {
        QString what, unit;
        Quantity quantity{};
        bool operator==(const Done&) const = default;
    };
    int days = 0, completed = 0, missing = 0; // missing: working days before today
    DiaryTotals totals;
    std::vector<Company> workforce; // most hours first
    std::vector<Done> quantities; // by what and unit
    std::vector<std::pair<QDate, const DiaryEntry*>> delays; // by day
};
/// `from` and `to` are part of the span.
DiarySummary diarySummary(const Portfolio& portfolio, NodeId project, QDate from, QDate to, QDate today);

} // namespace gantry
