#include "ui/pages/diary/diary_days.h"

#include "core/text/text.h"
#include "core/text/training_text.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Diary", text); }

/// Today is not left out before it is over.
Status markOf(const DiaryDate& date, QDate today)
{
    switch (date.state) {
    case DiaryState::Completed: return Status::Good;
    case DiaryState::Open: return date.ahead ? Status::Bad : Status::Watch;
    case DiaryState::Missing: return date.day < today ? Status::Bad : Status::Neutral;
    case DiaryState::Off: break;
    }
    return Status::Neutral;
}

} // namespace

std::vector<DiaryDate> daysToShow(const Portfolio& portfolio, NodeId project, QDate today)
{
    const auto [first, last] = diarySpan(portfolio, project);
    if (!first.isValid()) return {};
    auto out = diaryDates(portfolio, project, first, std::max(last, today), today);
    std::erase_if(out, [](const DiaryDate& d) { return d.state == DiaryState::Off; });
    std::ranges::reverse(out);
    return out;
}

QString longDay(QDate day) { return QLocale().dayName(day.dayOfWeek()) + QStringLiteral(", ") + dateText(day); }

RecordTable dayTable(const Portfolio& portfolio, const std::vector<DiaryDate>& days, QDate today)
{
    RecordTable table;
    table.columns = {{word("Day"), Qt::AlignLeft, true}, {word("Workers"), Qt::AlignRight}, {word("Lost"), Qt::AlignRight}};
    for (const DiaryDate& date : days) {
        RecordRow row{{entityOf<DiaryDay>(), date.id.value}, {}, {}};
        const DiaryTotals totals = date.id ? totalsOf(portfolio, date.id) : DiaryTotals{};
        row.cells.push_back({.text = QLocale().dayName(date.day.dayOfWeek(), QLocale::ShortFormat) + u' ' + dateText(date.day),
            .mark = markOf(date, today),
            .faint = date.state == DiaryState::Missing});
        row.cells.push_back({.text = date.id ? QLocale().toString(totals.workers) : QStringLiteral("–"), .faint = !date.id});
        row.cells.push_back({.text = totals.hoursLost.e8 ? hoursText(totals.hoursLost) + QStringLiteral(" h") : QString()});
        const QString state = date.ahead && date.id ? word("still to come") : stateText(date.state).toLower();
        row.tip = QStringLiteral("%1: %2").arg(longDay(date.day), date.id ? state + QStringLiteral("; ") + totalsText(totals) : state);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace gantry
