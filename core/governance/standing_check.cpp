// What a project keeps up while it runs: reviews, registers, reports, roles, KPIs.
#include "core/governance/reporting.h"
#include "core/governance/requirement_check.h"
#include "core/model/authority.h"
#include "core/model/owner.h"

#include <QDateTime>

namespace gantry::compliance {
namespace {

using enum ComplianceState;
using Reason = ComplianceReason;

qint64 leastOf(const Asked& asked) { return std::max<qint64>(asked.row->least.value_or(1), 1); }

/// The latest day up to `today` that a record holds in any of its fields.
std::optional<QDate> latestDay(const EntityInfo& info, const void* row, QDate today)
{
    std::optional<QDate> latest;
    for (const Field& field : info.fields) {
        std::optional<QDate> day;
        if (field.kind == Kind::Date)
            day = Codec<QDate>::decode(field.get(row));
        else if (const auto at = field.kind == Kind::Instant ? Codec<Instant>::decode(field.get(row)) : std::nullopt)
            day = dayOf(*at);
        if (day && *day <= today && (!latest || *day > *latest)) latest = day;
    }
    return latest;
}

} // namespace

QDate oldestFor(const Asked& asked, QDate asOf)
{
    constexpr qint64 most = 36'500; // days: a file may name any number
    return asked.row->days ? asOf.addDays(-std::clamp<qint64>(*asked.row->days, 0, most)) : QDate();
}

QDate dayOf(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date(); }

Surroundings::Surroundings(const ComplianceInput& given)
    : input(given)
{
    input.portfolio.all<RoleAssignment>().forEach([&](const RoleAssignment& r) { m_roles[{int(r.role), r.scope.value}].push_back(&r); });
    input.portfolio.all<Kpi>().forEach([&](const Kpi& k) { m_kpis[k.code.trimmed().toCaseFolded()].push_back(&k); });
}

const RoleAssignment* Surroundings::held(GovernanceRole role, NodeId project, QDate day, const RoleAssignment** ended) const
{
    const auto at = [&](NodeId node) -> const RoleAssignment* {
        const auto it = m_roles.constFind({int(role), node.value});
        if (it == m_roles.cend()) return nullptr;
        for (const RoleAssignment* r : *it) {
            if ((!r->from || *r->from <= day) && (!r->to || day <= *r->to)) return r;
            if (r->to && *r->to < day) *ended = r;
        }
        return nullptr;
    };
    for (const Node* node = input.portfolio.find(project); node; node = input.portfolio.find(node->parent)) // a tree: invariants see to it
        if (const RoleAssignment* found = at(node->id)) return found;
    return at({});
}

const Kpi* Surroundings::kpi(const QString& code, NodeId project) const
{
    const Kpi* found = nullptr;
    for (const Kpi* kpi : m_kpis.value(code.trimmed().toCaseFolded()))
        if (liesWithin(input.portfolio, project, kpi->scope) && (!found || kpi->active)) found = kpi;
    return found;
}

const Period* Surroundings::period(QDate day) const
{
    const auto known = m_periods.constFind(day);
    if (known != m_periods.cend()) return *known;
    const Period* period = reportingPeriod(input.portfolio, day);
    if (period && *period->end > day) period = nullptr; // the first one, which has not ended by then
    return *m_periods.insert(day, period);
}

std::pair<QList<qint64>, std::optional<QDate>> Surroundings::registerOf(Entity entity, NodeId project) const
{
    const EntityInfo& info = infoOf(entity);
    const TableBase& table = input.portfolio.table(entity);
    const bool grouped = info.groupField >= 0 && info.fields[std::size_t(info.groupField)].key == "project_id";
    if (!grouped && !m_owned.contains(entity.index)) {
        auto& owned = m_owned[entity.index];
        for (std::size_t i = 0; i < table.size(); ++i) {
            const qint64 id = intOf(info.fields.front().get(table.at(i)));
            owned[projectOf(input.portfolio, {entity, id}).value].append(id);
        }
    }
    const QList<qint64> ids = grouped ? table.group(project.value) : m_owned[entity.index].value(project.value);
    if (input.touched) return {ids, input.touched(entity, project)};
    std::optional<QDate> touched;
    for (const qint64 id : ids)
        if (const auto day = latestDay(info, table.find(id), input.today); day && (!touched || *day > *touched)) touched = day;
    return {ids, touched};
}

Verdict Checker::review(const Asked& asked, QDate asOf) const
{
    if (!asked.review) return {Missing, Reason::Unclear};
    const QDate from = oldestFor(asked, asOf);
    const Review *last = nullptr, *planned = nullptr;
    qint64 count = 0;
    m_portfolio.all<Review>().forEachIn(m_node.id, [&](const Review& r) {
        if (r.kind != *asked.review) return;
        if (r.status == ReviewStatus::Planned || !r.held) {
            planned = &r;
            return;
        }
        if (*r.held > m_today) return;
        if (!last || *r.held > *last->held) last = &r;
        count += !from.isValid() || *r.held >= from;
    });
    const auto key = [](const Review* r) { return RecordKey{entityOf<Review>(), r->id.value}; };
    if (count >= leastOf(asked)) return {Met, Reason::Shown, key(last)};
    if (count > 0) return {Partly, Reason::TooFew, key(last), count, leastOf(asked)};
    if (last) return {Partly, Reason::TooOld, key(last), 0, 0, last->held};
    if (planned) return {Missing, Reason::Planned, key(planned), 0, 0, planned->planned};
    return {Missing, Reason::NoRecord};
}

Verdict Checker::records(const Asked& asked, QDate asOf) const
{
    if (!asked.entity) return {Missing, Reason::Unclear};
    const auto [ids, touched] = m_around.registerOf(*asked.entity, m_node.id);
    if (ids.isEmpty()) return {Missing, Reason::NoRecord};
    const RecordKey key{*asked.entity, ids.last()};
    if (ids.size() < leastOf(asked)) return {Partly, Reason::TooFew, key, ids.size(), leastOf(asked)};
    if (const QDate oldest = oldestFor(asked, asOf); touched && oldest.isValid() && *touched < oldest)
        return {Partly, Reason::TooOld, key, 0, 0, touched};
    return {Met, Reason::Shown, key};
}

Verdict Checker::report(const Asked&, QDate asOf, bool past) const
{
    if (m_node.status != NodeStatus::Active) return {NotApplicable, Reason::DoesNotReport};
    const Period* period = m_around.period(asOf);
    if (!period) return {NotApplicable, Reason::NoPeriod};
    const QDate due = reportsDue(*period);
    const StatusReport* report = reportOf(m_portfolio, m_node.id, period->id);
    const RecordKey key = report ? RecordKey{entityOf<StatusReport>(), report->id.value} : RecordKey{};
    if (report && report->status != ReportStatus::Draft) {
        const bool late = report->submitted && dayOf(*report->submitted) > due;
        return {late ? Partly : Met, late ? Reason::CameLate : Reason::Shown, key, 0, 0, due};
    }
    if (!past && m_today <= due) return {NotDue, Reason::LaterDay, key, 0, 0, due};
    return {report ? Partly : Missing, report ? Reason::InWork : Reason::NoRecord, key, 0, 0, due};
}

Verdict Checker::role(const Asked& asked, QDate asOf) const
{
    if (!asked.role) return {Missing, Reason::Unclear};
    const RoleAssignment* ended = nullptr;
    if (const RoleAssignment* r = m_around.held(*asked.role, m_node.id, asOf, &ended))
        return {Met, Reason::Shown, {entityOf<RoleAssignment>(), r->id.value}};
    if (ended) return {Missing, Reason::Ended, {entityOf<RoleAssignment>(), ended->id.value}, 0, 0, ended->to};
    // Manager and sponsor are named with the project itself.
    const PersonId named = *asked.role == GovernanceRole::ProjectManager ? m_node.manager
        : *asked.role == GovernanceRole::Sponsor                         ? m_node.sponsor
                                                                         : PersonId{};
    return named ? Verdict{Met, Reason::Shown, {entityOf<Node>(), m_node.id.value}} : Verdict{Missing, Reason::NoRecord};
}

Verdict Checker::kpi(const Asked& asked) const
{
    const Kpi* kpi = m_around.kpi(asked.row->subject, m_node.id);
    if (!kpi) return {Missing, Reason::NoRecord};
    const RecordKey key{entityOf<Kpi>(), kpi->id.value};
    return kpi->active ? Verdict{Met, Reason::Shown, key} : Verdict{Partly, Reason::Inactive, key};
}

} // namespace gantry::compliance
