#include "core/governance/agenda.h"

#include "core/governance/gates.h"
#include "core/model/authority.h"
#include "core/model/open_records.h"
#include "core/model/owner.h"

#include <QSet>

namespace gantry {
namespace {

constexpr int gatesAhead = 31; // days

} // namespace

std::vector<RecordKey> agendaFor(const Portfolio& portfolio, MeetingId id, QDate today)
{
    const Meeting* meeting = portfolio.find(id);
    if (!meeting) return {};
    QSet<qint64> there;
    portfolio.all<AgendaItem>().forEachIn(id, [&](const AgendaItem& item) { there.insert(item.record.value); });
    std::vector<RecordKey> out;
    const auto add = [&]<class E>(auto fits) {
        portfolio.all<E>().forEach([&](const E& row) {
            const RecordKey key{entityOf<E>(), row.id.value};
            if (fits(row) && !there.contains(row.id.value) && liesWithin(portfolio, projectOf(portfolio, key), meeting->project))
                out.push_back(key);
        });
    };
    const QDate day = meeting->at.value_or(today);
    add.operator()<Decision>([](const Decision& d) { return isOpen(d); });
    add.operator()<ChangeRequest>([](const ChangeRequest& c) { return c.status == ChangeRequestStatus::Submitted; });
    add.operator()<Gate>([&](const Gate& g) {
        const auto planned = g.forecast ? g.forecast : g.planned;
        return !isHeld(g) && planned && *planned <= day.addDays(gatesAhead);
    });
    add.operator()<Issue>([](const Issue& i) { return i.status == IssueStatus::Escalated; });
    add.operator()<Risk>([](const Risk& r) { return r.key && r.status == RiskStatus::Active; });
    add.operator()<Action>([&](const Action& a) { return isOverdue(a, day); });
    return out;
}

} // namespace gantry
