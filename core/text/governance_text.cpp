#include "core/text/governance_text.h"

#include "core/text/text.h"

#include <QUrl>
#include <cmath>

namespace gantry {
namespace {

QString word(const char* text) { return QString::fromLatin1(text); }

Letter letterTo(const Portfolio& portfolio, PersonId person, const QString& subject, QStringList lines, const QString& from)
{
    const Person* who = portfolio.find(person);
    lines.prepend(who ? QStringLiteral("Dear %1,\n").arg(who->name) : QStringLiteral("Hello,\n"));
    lines << QStringLiteral("\nKind regards\n%1").arg(from);
    return {who ? who->email.trimmed() : QString(), subject, lines.join(u'\n')};
}

} // namespace

QString workText(WorkKind kind)
{
    static constexpr const char* words[] = {"Action", "Gate condition", "Review finding", "Review", "Approval waiting", "Decision wanted",
        "Change request", "Issue", "Risk treatment", "Risk review", "Request for information", "Assumption to check", "Dependency", "Gate",
        "Meeting", "Status report", "Security expires", "Insurance expires", "Checklist to answer", "Waiver runs out",
        "Certificate expires", "Course booked"};
    return word(words[std::size_t(kind)]);
}

QString stateText(GateState state)
{
    static constexpr const char* words[] = {"Planned", "Due", "Overdue", "Held"};
    return word(words[std::size_t(state)]);
}

QString stateText(ReportState state)
{
    static constexpr const char* words[] = {"No report", "Draft", "Submitted", "Approved"};
    return word(words[std::size_t(state)]);
}

QString dueText(const std::optional<QDate>& due, QDate today)
{
    if (!due) return {};
    const qint64 days = today.daysTo(*due);
    if (days == 0) return word("today");
    const QString count = QString::number(std::abs(days)) + (std::abs(days) == 1 ? QStringLiteral(" day") : QStringLiteral(" days"));
    return days < 0 ? count + QStringLiteral(" late") : QStringLiteral("in ") + count;
}

QString scoreText(const GateScore& score, const QLocale& locale)
{
    if (score.criteria == 0) return word("no criteria");
    QStringList parts{QStringLiteral("%1 of %2 answered").arg(score.answered).arg(score.criteria)};
    if (const auto open = score.inTheWay.size(); open > 0)
        parts << (open == 1 ? word("1 that must be met is not") : QStringLiteral("%1 that must be met are not").arg(open));
    if (score.withoutEvidence > 0) parts << QStringLiteral("%1 without evidence").arg(score.withoutEvidence);
    if (score.score) parts << QStringLiteral("score %1 %").arg(locale.toString(std::lround(*score.score * 100)));
    return parts.join(QStringLiteral(", "));
}

Letter chaseReports(
    const Portfolio& portfolio, const std::vector<ReportingLine>& lines, const Period& period, const QString& from, const QLocale& locale)
{
    QStringList missing, stale;
    for (const ReportingLine& line : lines) {
        const QString name = portfolio.titleOf(entityOf<Node>(), line.project.value);
        if (line.state < ReportState::Submitted)
            missing
                << QStringLiteral("- %1 (%2)").arg(name, line.state == ReportState::Draft ? word("a draft is there") : word("not begun"));
        if (!line.stale) continue;
        stale << (line.dataAge ? QStringLiteral("- %1, last updated %2 days ago").arg(name).arg(*line.dataAge)
                               : QStringLiteral("- %1, which has no status date").arg(name));
    }
    QStringList text;
    if (!missing.isEmpty())
        text << QStringLiteral("for %1 the status reports of these projects have not come in yet; they were due on %2:")
                    .arg(period.name, dateText(reportsDue(period), locale))
             << missing;
    if (!stale.isEmpty())
        text << (missing.isEmpty() ? word("the plans of these projects have not been updated for a while:")
                                   : word("\nThese plans have not been updated for a while either:"))
             << stale;
    text << word("\nPlease bring them up to date, or tell me what stands in the way.");
    return letterTo(portfolio, lines.empty() ? PersonId{} : lines.front().manager, QStringLiteral("Status reports for %1").arg(period.name),
        text, from);
}

Letter chaseWork(
    const Portfolio& portfolio, PersonId person, const std::vector<WorkItem>& items, const QString& from, const QLocale& locale)
{
    QStringList text{word("these are overdue with you:")};
    for (const WorkItem& item : items) {
        if (!item.overdue) continue;
        QString line = QStringLiteral("- %1: %2, due %3").arg(workText(item.kind), item.title, dateText(*item.due, locale));
        if (item.project) line += QStringLiteral(" (%1)").arg(portfolio.titleOf(entityOf<Node>(), item.project.value));
        text << line;
    }
    text << word("\nPlease close them, or tell me by when you will.");
    return letterTo(portfolio, person, word("Overdue items"), text, from);
}

QString mailLink(const Letter& letter)
{
    return QStringLiteral("mailto:%1?subject=%2&body=%3")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(letter.to, "@")), QString::fromLatin1(QUrl::toPercentEncoding(letter.subject)),
            QString::fromLatin1(QUrl::toPercentEncoding(QString(letter.text).replace(u'\n', QStringLiteral("\r\n")))));
}

} // namespace gantry
