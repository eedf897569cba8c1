#include "core/edit/risks.h"

#include "core/edit/records.h"
#include "core/model/open_records.h"
#include "core/model/risk_rules.h"

namespace gantry {
namespace {

template <class E> Error gone(Id<E> id)
{
    return {Errc::NotFound, "change.record-gone", {infoOf<E>().labelText(), QString::number(id.value), {}}};
}

/// The record may not go on from its status.
template <class E> Error refusal(const char* reason, const E& row)
{
    return {Errc::Invalid, reason, {infoOf<E>().labelText(), row.title, wordOf(row.status)}};
}

} // namespace

Result<ChangeSet> realiseRisk(const Portfolio& portfolio, IdSource& ids, RiskId id, QDate today)
{
    const Risk* risk = portfolio.find(id);
    if (!risk) return gone(id);
    if (!isOpen(*risk)) return refusal("risk.not-open", *risk);
    ChangeBuilder build(QStringLiteral("risk.realise"), QStringLiteral("Realise %1").arg(risk->title));
    build.update<&Risk::status>(portfolio, id.value, RiskStatus::Realised);
    if (risk->kind == RiskKind::Threat)
        build.insert(Issue{.id = ids.next<IssueId>(),
            .number = nextNumber(portfolio, entityOf<Issue>()),
            .project = risk->project,
            .title = risk->title,
            .raised = today,
            .owner = risk->owner,
            .impact = risk->effect,
            .risk = id});
    return build.take();
}

Result<ChangeSet> retireRisk(const Portfolio& portfolio, RiskId id)
{
    const Risk* risk = portfolio.find(id);
    if (!risk) return gone(id);
    if (!isOpen(*risk)) return refusal("risk.not-open", *risk);
    ChangeBuilder build(QStringLiteral("risk.retire"), QStringLiteral("Retire %1").arg(risk->title));
    build.update<&Risk::status>(portfolio, id.value, RiskStatus::Retired);
    return build.take();
}

Result<ChangeSet> escalateRisk(const Portfolio& portfolio, RiskId id)
{
    const Risk* risk = portfolio.find(id);
    if (!risk) return gone(id);
    if (!isOpen(*risk)) return refusal("risk.not-open", *risk);
    const Node* node = portfolio.find(risk->project);
    if (!node || !node->parent) return refusal("risk.at-the-top", *risk);
    ChangeBuilder build(QStringLiteral("risk.escalate"), QStringLiteral("Escalate %1").arg(risk->title));
    build.update<&Risk::response>(portfolio, id.value, RiskResponse::Escalate)
        .update<&Risk::project>(portfolio, id.value, node->parent)
        .update<&Risk::account>(portfolio, id.value, CostAccountId{});
    portfolio.all<RiskImpact>().forEachIn(
        id, [&](const RiskImpact& impact) { build.update<&RiskImpact::account>(portfolio, impact.id.value, CostAccountId{}); });
    return build.take();
}

Result<ChangeSet> toggleKeyRisks(const Portfolio& portfolio, const std::vector<RiskId>& risks)
{
    const bool all = std::ranges::all_of(risks, [&](RiskId id) {
        const Risk* risk = portfolio.find(id);
        return risk && risk->key;
    });
    ChangeBuilder build(QStringLiteral("risk.key"), all ? QStringLiteral("Unmark key risks") : QStringLiteral("Mark key risks"));
    for (const RiskId id : risks) {
        if (!portfolio.find(id)) return gone(id);
        build.update<&Risk::key>(portfolio, id.value, !all);
    }
    return build.take();
}

Result<ChangeSet> finishTreatment(const Portfolio& portfolio, RiskTreatmentId id, QDate day)
{
    const RiskTreatment* treatment = portfolio.find(id);
    if (!treatment) return gone(id);
    if (!isOpen(*treatment)) return refusal("treatment.closed", *treatment);
    ChangeBuilder build(QStringLiteral("risk_treatment.done"), QStringLiteral("Finish %1").arg(treatment->title));
    build.update<&RiskTreatment::status>(portfolio, id.value, TreatmentStatus::Done).update<&RiskTreatment::done>(portfolio, id.value, day);
    return build.take();
}

Result<ChangeSet> escalateIssue(const Portfolio& portfolio, IssueId id, PersonId to, QDate day, Escalation where)
{
    const Issue* issue = portfolio.find(id);
    if (!issue) return gone(id);
    if (!isOpen(*issue)) return refusal("issue.not-open", *issue);
    ChangeBuilder build(QStringLiteral("issue.escalate"), QStringLiteral("Escalate %1").arg(issue->title));
    build.update<&Issue::status>(portfolio, id.value, IssueStatus::Escalated)
        .update<&Issue::escalatedTo>(portfolio, id.value, to)
        .update<&Issue::escalated>(portfolio, id.value, day);
    if (where == Escalation::MovesUp) {
        const Node* node = portfolio.find(issue->project);
        if (!node || !node->parent) return refusal("issue.at-the-top", *issue);
        build.update<&Issue::project>(portfolio, id.value, node->parent);
    }
    return build.take();
}

} // namespace gantry
