#include "core/governance/diary.h"

#include <algorithm>
#include <map>

namespace gantry {
namespace {

qint64 sum(qint64 a, qint64 b)
{
    qint64 out = 0;
    if (!__builtin_add_overflow(a, b, &out)) return out;
    return a < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

QHash<QDate, const DiaryDay*> daysByDate(const Portfolio& portfolio, NodeId project)
{
    QHash<QDate, const DiaryDay*> out;
    portfolio.all<DiaryDay>().forEachIn(project, [&](const DiaryDay& d) {
        const DiaryDay*& held = out[d.day];
        if (!held || d.id < held->id) held = &d;
    });
    return out;
}

} // namespace

std::vector<DiaryDate> diaryDates(const Portfolio& portfolio, NodeId project, QDate from, QDate to, QDate today)
{
    std::vector<DiaryDate> out;
    if (!from.isValid() || !to.isValid() || from > to) return out;
    from = std::max(from, to.addDays(1 - mostDiaryDates));
    const WorkCalendars calendars(portfolio);
    const WorkCalendar* calendar = calendars.of(project);
    const QHash<QDate, const DiaryDay*> written = daysByDate(portfolio, project);
    const QDate epoch(1970, 1, 1);
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        DiaryDate date{.day = day, .ahead = day > today};
        const qint64 number = epoch.daysTo(day);
        const bool inCalendar = number >= WorkCalendar::firstDay && number <= WorkCalendar::lastDay;
        const bool works = calendar && inCalendar && !calendar->shiftsOf(number).empty();
        if (const DiaryDay* row = written.value(day))
            date.id = row->id, date.state = row->status == DiaryStatus::Completed ? DiaryState::Completed : DiaryState::Open;
        else if (works && day <= today)
            date.state = DiaryState::Missing;
        out.push_back(date);
    }
    return out;
}

const DiaryDay* diaryDayOn(const Portfolio& portfolio, NodeId project, QDate date)
{
    const DiaryDay* found = nullptr;
    portfolio.all<DiaryDay>().forEachIn(project, [&](const DiaryDay& d) {
        if (d.day == date && (!found || d.id < found->id)) found = &d;
    });
    return found;
}

std::pair<QDate, QDate> diarySpan(const Portfolio& portfolio, NodeId project)
{
    std::pair<QDate, QDate> out;
    portfolio.all<DiaryDay>().forEachIn(project, [&](const DiaryDay& d) {
        if (!out.first.isValid() || d.day < out.first) out.first = d.day;
        if (!out.second.isValid() || d.day > out.second) out.second = d.day;
    });
    return out;
}

std::vector<const DiaryEntry*> entriesOf(const Portfolio& portfolio, DiaryDayId day, std::optional<DiaryEntryKind> kind)
{
    std::vector<const DiaryEntry*> out;
    portfolio.all<DiaryEntry>().forEachIn(day, [&](const DiaryEntry& e) {
        if (!kind || e.kind == *kind) out.push_back(&e);
    });
    std::ranges::sort(out, [](const auto* a, const auto* b) { return a->kind != b->kind ? a->kind < b->kind : ranksBefore(*a, *b); });
    return out;
}

Quantity hoursOf(const DiaryEntry& entry)
{
    if (!entry.hours) return {};
    const qint64 count = entry.count.value_or(1);
    const auto product = mulDiv(entry.hours->e8, count, 1);
    if (product) return {*product};
    return {(entry.hours->e8 < 0) != (count < 0) ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max()};
}

DiaryTotals& DiaryTotals::operator+=(const DiaryTotals& other)
{
    workers = sum(workers, other.workers), entries = sum(entries, other.entries);
    workerHours.e8 = sum(workerHours.e8, other.workerHours.e8), plantHours.e8 = sum(plantHours.e8, other.plantHours.e8);
    hoursLost.e8 = sum(hoursLost.e8, other.hoursLost.e8);
    return *this;
}

DiaryTotals totalsOf(const Portfolio& portfolio, DiaryDayId day)
{
    DiaryTotals out;
    portfolio.all<DiaryEntry>().forEachIn(day, [&](const DiaryEntry& e) {
        DiaryTotals one{.entries = 1, .hoursLost = e.lost.value_or(Quantity{})};
        if (e.kind == DiaryEntryKind::Workforce) one.workers = e.count.value_or(1), one.workerHours = hoursOf(e);
        if (e.kind == DiaryEntryKind::Plant) one.plantHours = hoursOf(e);
        out += one;
    });
    return out;
}

DiarySummary diarySummary(const Portfolio& portfolio, NodeId project, QDate from, QDate to, QDate today)
{
    DiarySummary out;
    std::map<QString, DiarySummary::Company> companies;
    std::map<std::pair<QString, QString>, DiarySummary::Done> done;
    for (const DiaryDate& date : diaryDates(portfolio, project, from, to, today)) {
        out.missing += date.state == DiaryState::Missing && date.day < today; // today is not over
        out.completed += date.state == DiaryState::Completed;
        if (!date.id) continue;
        ++out.days;
        out.totals += totalsOf(portfolio, date.id);
        for (const DiaryEntry* e : entriesOf(portfolio, date.id)) {
            if (e->kind == DiaryEntryKind::Workforce) {
                const QString name = e->organisation.trimmed();
                DiarySummary::Company& company = companies[name.toCaseFolded()];
                if (company.name.isEmpty()) company.name = name;
                company.workerDays = sum(company.workerDays, e->count.value_or(1));
                company.hours.e8 = sum(company.hours.e8, hoursOf(*e).e8);
            } else if (e->kind == DiaryEntryKind::Quantity && e->quantity) {
                const std::pair what(e->title.trimmed(), e->unit.trimmed());
                DiarySummary::Done& row = done[{what.first.toCaseFolded(), what.second.toCaseFolded()}];
                if (row.what.isEmpty()) row.what = what.first, row.unit = what.second;
                row.quantity.e8 = sum(row.quantity.e8, e->quantity->e8);
            } else if (e->kind == DiaryEntryKind::Delay) {
                out.delays.emplace_back(date.day, e);
            }
        }
    }
    for (auto& [key, company] : companies) out.workforce.push_back(std::move(company));
    std::ranges::stable_sort(out.workforce, std::greater(), [](const auto& c) { return c.hours; });
    for (auto& [key, row] : done) out.quantities.push_back(std::move(row));
    return out;
}

} // namespace gantry
