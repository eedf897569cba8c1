#include "core/session/report_input.h"

#include "core/text/change_text.h"
#include "core/text/text.h"

namespace gantry {

ReportInput reportInput(const Session& session, const QLocale& locale)
{
    ReportInput out{session.portfolio(), session.today(), session.identity().clock(), session.identity().author};
    out.version = QStringLiteral("Journal entry %1, %2")
                      .arg(locale.toString(session.sequence()), QString::fromLatin1(session.stateHash().toHex().left(8)));
    out.locale = locale;
    out.plan = [&session](NodeId project) { return session.schedule(project); };
    out.baseline = [&session](NodeId project) { return session.baselineOf(project); };
    out.costs = [&session](NodeId project) { return session.costs(project); };
    return out;
}

AuditEntryRows auditEntryRows(const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left, const QLocale& locale)
{
    AuditEntryRows out{entry.sequence, entry.at, momentText(entry.at, locale), entry.author,
        entry.label.isEmpty() ? enumText(entry.action) : entry.label, {}, left};
    for (const ChangeGroup& group : changes) {
        QString record;
        for (const ChangeLine& line : group.lines) {
            if (!line.title.isEmpty()) record = line.title;
            out.rows.push_back({record, line.field, line.before, line.after, group.title});
        }
    }
    return out;
}

AuditRows auditRows(const Session& session, const AuditFilter& filter, qsizetype most, const QLocale& locale)
{
    AuditRows out{filterText(session.portfolio(), filter, locale), filter.node, {}, 0};
    AuditWalk walk(session, filter);
    walk.step(0, [&](const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left) {
        if (std::ssize(out.entries) < most)
            out.entries.push_back(auditEntryRows(entry, changes, left, locale));
        else
            ++out.left;
    });
    return out;
}

} // namespace gantry
