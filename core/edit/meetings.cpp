#include "core/edit/meetings.h"

#include "core/base/rank.h"

namespace gantry {

Result<ChangeSet> addToAgenda(const Portfolio& portfolio, IdSource& ids, MeetingId id, const std::vector<RecordKey>& records)
{
    const Meeting* meeting = portfolio.find(id);
    if (!meeting) return Error{Errc::NotFound, "change.record-gone", {infoOf<Meeting>().labelText(), QString::number(id.value)}};
    QString last;
    portfolio.all<AgendaItem>().forEachIn(id, [&](const AgendaItem& item) { last = std::max(last, item.rank); });
    const std::vector<QString> ranks = rankBlock(last, {}, int(records.size()));
    ChangeBuilder build(QStringLiteral("meeting.agenda"), QStringLiteral("Add to the agenda of %1").arg(meeting->title));
    for (std::size_t i = 0; i < records.size(); ++i)
        build.insert(AgendaItem{.id = ids.next<AgendaItemId>(),
            .meeting = id,
            .rank = ranks[i],
            .title = portfolio.titleOf(records[i].entity, records[i].id),
            .entity = infoOf(records[i].entity).keyText(),
            .record = {records[i].id}});
    return build.take();
}

} // namespace gantry
