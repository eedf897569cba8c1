#pragma once
#include "ui/gantt/gantt_source.h"

#include <QDate>
#include <limits>

namespace gantry {

inline DateTime at(int year, int month, int day, int hour = 0) { return atDay(QDate(year, month, day), hour * 3600); }

/// Rows given as they are; weekends off.
class SampleSource : public GanttSource {
public:
    std::vector<BarRow> rows;
    std::vector<LinkRow> linkRows;
    std::optional<DateTime> status{}, now{};
    std::optional<TimeSpan> shutdown{};
    QString refusal{};
    mutable int asked = 0; ///< how many rows the view has asked for

    int rowCount() const override { return int(rows.size()); }
    BarRow row(int index) const override
    {
        ++asked;
        return rows[std::size_t(index)];
    }
    std::vector<LinkRow> links(int first, int last) const override
    {
        std::vector<LinkRow> out;
        for (const LinkRow& link : linkRows)
            if (std::min(link.from, link.to) <= last && std::max(link.from, link.to) >= first) out.push_back(link);
        return out;
    }
    std::vector<TimeSpan> nonWorking(DateTime from, DateTime to, TierUnit) const override
    {
        std::vector<TimeSpan> out;
        for (qint64 day = dayOf(from) - 1; day <= dayOf(to); ++day)
            if (dateOf({day * secondsPerDay}).dayOfWeek() == 6) out.push_back({{day * secondsPerDay}, {(day + 2) * secondsPerDay}});
        if (shutdown) out.push_back(*shutdown);
        return out;
    }
    std::optional<DateTime> statusDate() const override { return status; }
    std::optional<DateTime> today() const override { return now; }
    TimeSpan range() const override
    {
        TimeSpan all{{std::numeric_limits<qint64>::max()}, {std::numeric_limits<qint64>::min()}};
        for (const BarRow& row : rows) {
            if (!row.start) continue;
            all.from = std::min(all.from, *row.start);
            all.to = std::max(all.to, row.finish.value_or(*row.start));
        }
        return all.from > all.to ? TimeSpan{} : all;
    }
    QString linkRefusal(int, int, LinkType) const override { return refusal; }
    HoverCard hoverCard(int index) const override
    {
        return {QStringLiteral("Row %1").arg(index), {{QStringLiteral("Float"), QStringLiteral("3 d")}}};
    }
};

inline BarRow bar(BarKind kind, DateTime start, DateTime finish, double progress = 0, const char* label = "")
{
    return {.kind = kind, .start = start, .finish = finish, .progress = progress, .label = QString::fromLatin1(label)};
}

/// A plan with one of everything that a Gantt can show.
inline SampleSource everyKindOfBar()
{
    SampleSource s;
    const auto add = [&](BarRow row) -> BarRow& {
        s.rows.push_back(std::move(row));
        return s.rows.back();
    };
    const auto baseline = [](BarRow& row, DateTime from, DateTime to) { row.baselineStart = from, row.baselineFinish = to; };
    using K = BarKind;
    baseline(add(bar(K::Summary, at(2026, 2, 2), at(2027, 9, 17), 0.4)), at(2026, 2, 2), at(2027, 8, 6));
    auto& design = add(bar(K::Summary, at(2026, 2, 2), at(2027, 5, 31), 0.5, "31 May 2027"));
    design.labelIsDate = true;
    baseline(design, at(2026, 2, 2), at(2027, 4, 30));
    baseline(add(bar(K::Task, at(2026, 2, 2), at(2026, 11, 19), 0.86, "Design")), at(2026, 2, 2), at(2026, 8, 14));
    add(bar(K::Milestone, at(2026, 9, 11), at(2026, 9, 11), 1, "11 Sep 2026")).baselineFinish = at(2026, 9, 4);
    baseline(add(bar(K::Task, at(2026, 11, 20), at(2027, 2, 11), 0, "Commercial")), at(2026, 8, 17), at(2026, 10, 16));
    add(bar(K::Milestone, at(2027, 2, 11), at(2027, 2, 11), 0, "11 Feb 2027")).baselineFinish = at(2026, 10, 20);
    auto& lathe = add(bar(K::Task, at(2026, 8, 3), at(2027, 5, 31), 0.3, "Lathe supplier"));
    lathe.nearCritical = true;
    lathe.floatEnd = at(2027, 6, 14);
    baseline(add(bar(K::Summary, at(2026, 6, 22), at(2026, 12, 4), 0.6, "4 Dec 2026")), at(2026, 6, 1), at(2026, 10, 9));
    baseline(add(bar(K::Task, at(2026, 6, 22), at(2026, 7, 24), 1, "Civil crew")), at(2026, 6, 1), at(2026, 7, 17));
    add(bar(K::Task, at(2026, 7, 20), at(2026, 9, 4), 1, "Demolition"));
    auto& utility = add(bar(K::Task, at(2026, 8, 17), at(2026, 12, 4), 0.62, "Utilities crew"));
    utility.critical = utility.selected = true;
    baseline(utility, at(2026, 8, 10), at(2026, 10, 9));
    add(bar(K::Task, at(2026, 9, 21), at(2026, 12, 18), 0.45, "Piling crew")).critical = true;
    auto& slab = add(bar(K::Task, at(2027, 1, 11), at(2027, 3, 12), 0, "Concrete crew"));
    slab.critical = true;
    baseline(slab, at(2026, 11, 2), at(2027, 1, 22));
    add(bar(K::Task, at(2027, 3, 1), at(2027, 4, 23), 0, "Steel erector")).critical = true;
    auto& roof = add(bar(K::Task, at(2027, 3, 29), at(2027, 5, 14), 0, "Cladding"));
    roof.critical = true;
    roof.constraintStart = at(2027, 3, 29);
    add(bar(K::Task, at(2027, 5, 17), at(2027, 6, 18), 0, "Inactive")).inactive = true;
    add(bar(K::Task, at(2027, 5, 31), at(2027, 7, 9), 0, "Manual dates")).manual = true;
    add(bar(K::Task, at(2026, 12, 7), at(2027, 2, 12), 0, "A crew with a name that is far too long to be shown whole")).floatEnd =
        at(2027, 4, 20);
    auto& done = add(bar(K::Milestone, at(2027, 9, 17), at(2027, 9, 17), 0, "17 Sep 2027"));
    done.critical = done.deadlineMissed = true;
    done.deadline = at(2027, 8, 27);
    add(bar(K::LevelOfEffort, at(2026, 2, 2), at(2027, 9, 17), 0, "Project management"));
    s.rows.push_back({});
    using L = LinkType;
    s.linkRows = {{2, 4}, {4, 5}, {9, 11}, {10, 11, L::FinishToFinish, false, true}, {10, 17, L::FinishToStart, false, true},
        {11, 12, L::FinishToStart, true}, {12, 13, L::FinishToStart, true}, {13, 14, L::StartToStart, true},
        {14, 15, L::FinishToStart, false, false, true}, {14, 18, L::FinishToStart, true}, {17, 16}, {6, 16, L::StartToStart},
        {3, 8, L::StartToFinish}};
    s.status = at(2026, 10, 30);
    s.now = at(2026, 11, 8);
    s.shutdown = TimeSpan{at(2026, 12, 19), at(2027, 1, 4), true};
    return s;
}

} // namespace gantry
