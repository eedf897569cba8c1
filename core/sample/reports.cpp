#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

QDate monthOf(QDate day) { return {day.year(), day.month(), 1}; }
QDate endOf(QDate month) { return month.addMonths(1).addDays(-1); }

/// What a month says of a plan: what was finished and begun in it, what is planned next, and how far behind the baseline it runs.
struct Month {
    QStringList done, begun, next, milestones;
    qint64 slip = 0;
};

Month monthOf(const Scheme& s, QDate first)
{
    Month out;
    const QDate last = endOf(first), nextLast = endOf(first.addMonths(1));
    QDate latest;
    for (const PlannedRow& row : s.built->rows) {
        const bool ended = row.finish >= first && row.finish <= last;
        if (ended) (row.milestone ? out.milestones : out.done) << row.name;
        if (!row.milestone && row.start >= first && row.start <= last && !ended) out.begun << row.name;
        if (!row.milestone && row.start > last && row.start <= nextLast) out.next << row.name;
        if (row.finish <= last && (!latest.isValid() || row.finish > latest))
            latest = row.finish, out.slip = row.plannedFinish.daysTo(row.finish);
    }
    return out;
}

QString list(const QStringList& names, const char* before)
{
    QStringList lines;
    for (const QString& name : names.mid(0, 5)) lines << QStringLiteral("- %1%2").arg(QString::fromUtf8(before), name);
    if (names.size() > 5) lines << QStringLiteral("- and %1 more").arg(names.size() - 5);
    return lines.join(u'\n');
}

Health healthAt(qint64 slip, qint64 watch, qint64 bad) { return slip > bad ? Health::Bad : slip > watch ? Health::Watch : Health::Good; }

class Reports {
public:
    Reports(Registers& registers, Authority& authority, Written& written)
        : m_r(registers)
        , m_authority(authority)
        , m_written(written)
    {
        m_r.books().all<Period>().forEach([&](const Period& p) {
            if (p.start) m_periods.insert(*p.start, p.id);
        });
        // A report is due ten days after its month; the last of those is the one that some still owe.
        m_last = monthOf(m_r.today()).addMonths(-1);
        if (endOf(m_last).addDays(10) > m_r.today()) m_last = m_last.addMonths(-1);
    }

    void add(const Scheme& s, int place)
    {
        for (QDate month = monthOf(s.start()); month <= m_last; month = month.addMonths(1)) {
            // Of twelve projects, two say nothing about the last month and two have begun to.
            const int state = month < m_last ? 0 : place % 6 == 3 ? 2 : place % 6 == 1 ? 1 : place % 6 == 4 ? 3 : 0;
            if (state != 2) report(s, month, state);
        }
    }

private:
    /// `state`: 0 approved, 1 draft, 3 submitted.
    void report(const Scheme& s, QDate first, int state)
    {
        const Month month = monthOf(s, first);
        const QDate last = endOf(first);
        StatusReport row{.project = s.id(),
            .title = QStringLiteral("%1, %2").arg(s.code(), Registers::monthName(first)),
            .period = m_periods.value(first),
            .statusDate = last,
            .status = state == 0 ? ReportStatus::Approved
                : state == 1     ? ReportStatus::Draft
                                 : ReportStatus::Submitted,
            .author = s.node->manager};
        health(row, s, month, first == m_last);
        row.summary = summary(s, month, first, row.overall);
        row.done = (list(month.milestones, "Reached: ") + u'\n' + list(month.done, "") + u'\n' + list(month.begun, "Begun: ")).trimmed();
        row.done.replace(QStringLiteral("\n\n"), QStringLiteral("\n"));
        if (state != 1) row.next = list(month.next, "");
        row.wanted = wanted(s, first);
        const QDate submitted = Registers::workday(last.addDays(2 + m_r.below(4))),
                    approved = std::min(last.addDays(10), Registers::workday(submitted.addDays(1 + m_r.below(3))));
        if (state != 1) row.submitted = Registers::at(submitted, 16);
        Ask ask{.scheme = s,
            .record = {},
            .title = QStringLiteral("Status report: %1").arg(row.title),
            .kind = Approvable::StatusReport,
            .by = row.author,
            .requested = submitted,
            .status = ApprovalStatus::Waiting};
        row.approver = m_authority.approver(ask);
        if (state == 0) row.approved = Registers::at(approved, 11);
        const StatusReportId id = m_r.put(row);
        ask.record = {entityOf<StatusReport>(), id.value};
        m_written.reports.push_back({s.id(), ask.record, row.title, last, row.author, state != 0});
        if (state == 1) return;
        if (state == 0) ask.status = ApprovalStatus::Approved, ask.decided = approved;
        if (state == 3 || first >= m_last.addMonths(-2)) m_authority.put(ask); // of older ones the report itself says who approved it
    }

    void health(StatusReport& row, const Scheme& s, const Month& month, bool last)
    {
        row.time = healthAt(month.slip, 6, 18);
        row.cost = healthAt(month.slip, 12, 45);
        row.cashFlow = healthAt(month.slip, 20, 70);
        row.risk = healthAt(month.slip + m_r.below(8), 9, 40);
        row.scopeHealth = m_r.below(12) ? Health::Good : Health::Watch;
        row.quality = m_r.below(10) ? Health::Good : Health::Watch;
        row.safety = m_r.below(24) ? Health::Good : Health::Watch;
        row.overall = std::max(row.time, row.cost);
        if (row.overall == Health::Bad && row.cost == Health::Good) row.overall = Health::Watch;
        if (last) row.overall = s.node->health;
    }

    QString summary(const Scheme& s, const Month& month, QDate first, Health overall)
    {
        QStringList words;
        if (first == m_last) words << s.node->healthComment;
        if (!month.milestones.isEmpty()) words << QStringLiteral("%1: reached in the month.").arg(month.milestones.front());
        if (month.slip > 6)
            words << QStringLiteral("What was finished last came %1 days later than the baseline has it.").arg(month.slip);
        else if (month.slip < -3)
            words << QStringLiteral("Work runs %1 days ahead of the baseline.").arg(-month.slip);
        else
            words << QStringLiteral("Work keeps to the baseline.");
        if (!month.begun.isEmpty() && !month.done.isEmpty())
            words << QStringLiteral("Tasks begun: %1, finished: %2.").arg(month.begun.size()).arg(month.done.size());
        static constexpr const char* money[] = {"Claims were certified in time.", "Direct costs are within the month's allowance.",
            "The forecast was gone through line by line with the commercial lead.", "No draw on contingency in the month.",
            "Variations were priced up to the cut-off."};
        static constexpr const char* strained[] = {"A draw on contingency is being prepared.", "Options for catching up are priced.",
            "The sponsor was told before the report.", "The contractor has announced a claim for prolongation."};
        words << (overall == Health::Bad ? Registers::words(strained[m_r.below(s.row(u"e1").start < first ? 4 : 3)])
                                         : Registers::words(money[m_r.below(5)]));
        return words.join(u' ');
    }

    /// The decisions that were open then.
    QString wanted(const Scheme& s, QDate first) const
    {
        QStringList lines;
        for (const Written::Of& decision : m_written.decisions)
            if (decision.project == s.id() && decision.day > endOf(first) && decision.day <= first.addDays(80))
                lines << QStringLiteral("- ") + decision.title;
        return lines.mid(0, 3).join(u'\n');
    }

    Registers& m_r;
    Authority& m_authority;
    Written& m_written;
    QDate m_last;
    QHash<QDate, PeriodId> m_periods;
};

} // namespace

void addStatusReports(Registers& registers, Authority& authority, Written& written)
{
    Reports reports(registers, authority, written);
    int place = 0;
    for (const Scheme& scheme : registers.schemes()) reports.add(scheme, place++);
}

} // namespace gantry::sample
