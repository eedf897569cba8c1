#include "core/edit/methodology_parts.h"

#include "core/kpi/starter_kpis.h"

namespace gantry {
namespace {

constexpr WorkTime standardDay = hours(8);

WorkTime counted(WorkTime standard, WorkTime dayLength)
{
    if (dayLength.seconds <= 0) return standard;
    return {mulDiv(standard.seconds, dayLength.seconds, standardDay.seconds).value_or(standard.seconds)};
}

bool isMilestone(const MethodologyTask& part)
{
    return part.kind == TaskKind::StartMilestone || part.kind == TaskKind::FinishMilestone || part.gate;
}

} // namespace

Gate gateOf(const MethodologyPhase& phase, const QString& opens)
{
    return {.title = phase.gate, .phase = phase.title, .opens = opens, .description = phase.description};
}

GateCriterion criterionOf(const MethodologyRequirement& r)
{
    return {.rank = r.rank, .title = r.title, .kind = r.obligation, .weight = r.weight};
}

ChecklistItem checklistItemOf(const MethodologyRequirement& r, const QString& phase)
{
    return {.phase = phase, .list = r.list, .rank = r.rank, .title = r.title, .mandatory = r.obligation == CriterionKind::Must};
}

Document plannedDocumentOf(const MethodologyRequirement& r, const QString& phase)
{
    return {.title = r.title, .type = r.list, .phase = phase, .description = r.help};
}

Task taskOf(const MethodologyTask& part, WorkTime dayLength)
{
    const bool milestone = isMilestone(part);
    Task task{.rank = part.rank, .code = part.code, .name = part.title};
    task.kind = milestone || part.kind == TaskKind::ResourceDependent ? TaskKind::Task : part.kind;
    task.milestone = milestone;
    if (milestone)
        task.duration = WorkTime{};
    else if (part.duration)
        task.duration = counted(*part.duration, dayLength);
    return task;
}

Link linkOf(const MethodologyLink& part, WorkTime dayLength) { return {.type = part.type, .lag = counted(part.lag, dayLength)}; }

Risk riskOf(const MethodologyRisk& part)
{
    return {.title = part.title,
        .kind = part.kind,
        .category = part.category,
        .cause = part.cause,
        .event = part.event,
        .effect = part.effect,
        .likelihoodBefore = part.likelihood,
        .costBefore = part.cost,
        .timeBefore = part.time,
        .qualityBefore = part.quality,
        .safetyBefore = part.safety,
        .reputationBefore = part.reputation,
        .response = part.response};
}

QHash<qint64, QString> giveCodes(ChangeBuilder& build, const Portfolio& portfolio, MethodologyId methodology)
{
    QHash<qint64, QString> out;
    for (const Entity entity : methodologyEntities()) {
        const EntityInfo& info = infoOf(entity);
        const Field* code = info.find(u"code");
        if (!code) continue;
        QSet<QString> taken;
        std::vector<qint64> without;
        for (const qint64 id : portfolio.table(entity).group(methodology.value)) {
            const QString held = textOf(portfolio.cell(entity, id, *code));
            if (held.isEmpty())
                without.push_back(id);
            else
                taken.insert(held);
        }
        for (const qint64 id : without) {
            out.insert(id, freeCode(taken, u"X"));
            build.update(portfolio, entity, id, *code, out[id]);
        }
    }
    return out;
}

void addWatchedKpis(ChangeBuilder& build, IdSource& ids, const Portfolio& portfolio, const MethodologyParts& parts)
{
    QSet<QString> there;
    portfolio.all<Kpi>().forEach([&](const Kpi& kpi) { there.insert(kpi.code.toCaseFolded()); });
    for (Kpi kpi : starterKpis()) {
        const QString code = kpi.code.toCaseFolded();
        const bool watched = std::ranges::any_of(parts.requirements,
            [&](const MethodologyRequirement* r) { return r->kind == RequirementKind::Kpi && r->subject.toCaseFolded() == code; });
        if (!watched || there.contains(code)) continue;
        kpi.id = ids.next<KpiId>();
        build.insert(kpi);
    }
}

} // namespace gantry
