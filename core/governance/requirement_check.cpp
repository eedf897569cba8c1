#include "core/governance/requirement_check.h"

namespace gantry::compliance {
namespace {

using enum ComplianceState;
using Reason = ComplianceReason;

constexpr int revisionsFollowed = 64; // of a document: a ring of supersessions ends

/// Uses and waivers name a requirement by its code, which stays from version to version; one without a code goes by its id.
QString codeOf(const QString& code, qint64 requirement)
{
    const QString words = code.trimmed();
    return words.isEmpty() ? u'#' + QString::number(requirement) : words.toCaseFolded();
}

} // namespace

bool sameWords(const QString& a, const QString& b)
{
    return QStringView(a).trimmed().compare(QStringView(b).trimmed(), Qt::CaseInsensitive) == 0;
}

Methods methodsOf(const Portfolio& portfolio, MethodologyId methodology)
{
    Methods out;
    if (!methodology) return out;
    portfolio.all<MethodologyPhase>().forEachIn(methodology, [&](const MethodologyPhase& p) { out.phases.push_back(&p); });
    std::ranges::sort(out.phases, [](const auto* a, const auto* b) { return ranksBefore(*a, *b); });
    portfolio.all<MethodologyRequirement>().forEachIn(methodology, [&](const MethodologyRequirement& r) {
        const auto phase = std::ranges::find(out.phases, r.phase, &MethodologyPhase::id);
        if (phase == out.phases.end()) return; // of another methodology: a finding, nothing to ask
        Asked asked{.row = std::make_shared<const MethodologyRequirement>(r),
            .phase = int(phase - out.phases.begin()),
            .code = codeOf(r.code, r.id.value)};
        const QString subject = r.subject.trimmed();
        if (r.kind == RequirementKind::Register || r.kind == RequirementKind::Approval) asked.entity = entityByKey(subject);
        if (r.kind == RequirementKind::Role) asked.role = Codec<GovernanceRole>::decode(subject);
        if (r.kind == RequirementKind::Review) asked.review = Codec<ReviewKind>::decode(subject);
        out.asked.push_back(asked);
    });
    std::ranges::sort(
        out.asked, [](const Asked& a, const Asked& b) { return a.phase != b.phase ? a.phase < b.phase : ranksBefore(*a.row, *b.row); });
    return out;
}

Checker::Checker(const Surroundings& around, const Node& project)
    : m_around(around)
    , m_portfolio(around.input.portfolio)
    , m_node(project)
    , m_today(around.input.today)
    , m_gates(gatesOf(around.input.portfolio, project.id, around.input.dates))
{
    static const QString part = infoOf<MethodologyRequirement>().keyText();
    m_portfolio.all<MethodologyUse>().forEachIn(project.id, [&](const MethodologyUse& use) {
        if (use.partEntity == part) m_uses.insert(codeOf(use.code, use.part.value), &use);
    });
    m_portfolio.all<Waiver>().forEachIn(project.id, [&](const Waiver& waiver) {
        const Waiver*& best = m_waivers[codeOf(waiver.code, waiver.requirement.value)];
        const auto rank = [&](const Waiver& w) { return std::pair(isInForce(w), w.id); };
        if (!best || rank(*best) < rank(waiver)) best = &waiver;
    });
}

const Gate* Checker::gateOf(const MethodologyPhase& phase) const
{
    const Gate* last = nullptr;
    for (const Gate* gate : m_gates) {
        if (!sameWords(gate->phase, phase.title)) continue;
        if (!isHeld(*gate)) return gate;
        last = gate;
    }
    return last;
}

const Waiver* Checker::waiverOf(const Asked& asked) const { return m_waivers.value(asked.code); }

bool Checker::isInForce(const Waiver& waiver) const
{
    return waiver.status == WaiverStatus::Approved && (!waiver.until || *waiver.until >= m_today);
}

Verdict Checker::check(const Asked& asked, const Gate* gate, QDate asOf, bool past) const
{
    switch (asked.row->kind) {
    case RequirementKind::Criterion: return criterion(asked, gate);
    case RequirementKind::ChecklistItem: return checklistItem(asked);
    case RequirementKind::Document: return document(asked, asOf);
    case RequirementKind::Approval: return approval(asked, gate, asOf);
    case RequirementKind::Review: return review(asked, asOf);
    case RequirementKind::Register: return records(asked, asOf);
    case RequirementKind::Report: return report(asked, asOf, past);
    case RequirementKind::Role: return role(asked, asOf);
    case RequirementKind::Kpi: return kpi(asked);
    }
    return {};
}

Checker::Found Checker::usedFor(const Asked& asked, Entity entity) const
{
    const MethodologyUse* use = m_uses.value(asked.code);
    if (!use || use->entity != infoOf(entity).keyText()) return {};
    return {use, m_portfolio.table(entity).contains(use->record.value) ? RecordKey{entity, use->record.value} : RecordKey{}};
}

Verdict Checker::criterion(const Asked& asked, const Gate* gate) const
{
    const auto [use, record] = usedFor(asked, entityOf<GateCriterion>());
    if (use && !record.id) return {Missing, Reason::TakenAway};
    const GateCriterion* found = m_portfolio.find<GateCriterion>(record.id);
    if (!found && gate)
        m_portfolio.all<GateCriterion>().forEachIn(gate->id, [&](const GateCriterion& c) {
            if (!found && sameWords(c.title, asked.row->title)) found = &c;
        });
    if (!found) return {Missing, Reason::NoRecord};
    const RecordKey key{entityOf<GateCriterion>(), found->id.value};
    switch (found->answer) {
    case CriterionAnswer::Open: return {Missing, Reason::Unanswered, key};
    case CriterionAnswer::NotMet: return {Missing, Reason::AnsweredNo, key};
    case CriterionAnswer::PartlyMet: return {Partly, Reason::PartlyAnswered, key};
    case CriterionAnswer::NotApplicable: return {NotApplicable, Reason::DoesNotApply, key};
    case CriterionAnswer::Met: break;
    }
    if (found->evidence.trimmed().isEmpty()) return {Partly, Reason::NoEvidence, key};
    return {Met, Reason::Shown, key};
}

Verdict Checker::checklistItem(const Asked& asked) const
{
    const auto [use, record] = usedFor(asked, entityOf<ChecklistItem>());
    if (use && !record.id) return {Missing, Reason::TakenAway};
    const ChecklistItem* found = m_portfolio.find<ChecklistItem>(record.id);
    if (!found)
        m_portfolio.all<ChecklistItem>().forEachIn(m_node.id, [&](const ChecklistItem& i) {
            if (!found && sameWords(i.title, asked.row->title)) found = &i;
        });
    if (!found) return {Missing, Reason::NoRecord};
    const RecordKey key{entityOf<ChecklistItem>(), found->id.value};
    switch (found->answer) {
    case ChecklistAnswer::Open: return {Missing, Reason::Unanswered, key};
    case ChecklistAnswer::NotApplicable: return {NotApplicable, Reason::DoesNotApply, key};
    case ChecklistAnswer::No: // one that is not mandatory asks for an answer, whatever it is
        return found->mandatory ? Verdict{Missing, Reason::AnsweredNo, key} : Verdict{Met, Reason::Shown, key};
    case ChecklistAnswer::Yes: break;
    }
    if (found->mandatory && found->evidence.trimmed().isEmpty()) return {Partly, Reason::NoEvidence, key};
    return {Met, Reason::Shown, key};
}

Verdict Checker::document(const Asked& asked, QDate asOf) const
{
    const auto [use, record] = usedFor(asked, entityOf<Document>());
    if (use && !record.id) return {Missing, Reason::TakenAway};
    const auto rank = [](const Document& d) {
        return d.status == DocumentStatus::Wip ? 1 : d.status == DocumentStatus::Superseded ? 0 : 2;
    };
    const Document* found = m_portfolio.find<Document>(record.id);
    if (!found)
        m_portfolio.all<Document>().forEachIn(m_node.id, [&](const Document& d) {
            const MethodologyRequirement& r = *asked.row;
            if (!r.list.trimmed().isEmpty() && !sameWords(r.list, d.type)) return;
            if (!d.title.contains(r.title.trimmed(), Qt::CaseInsensitive)) return;
            if (!found || std::pair(rank(*found), found->id) < std::pair(rank(d), d.id)) found = &d;
        });
    if (!found) return {Missing, Reason::NoRecord};
    for (int step = 0; found->status == DocumentStatus::Superseded && step < revisionsFollowed; ++step) {
        const Document* next = nullptr;
        m_portfolio.all<Document>().forEachIn(m_node.id, [&](const Document& d) {
            if (d.supersedes == found->id) next = &d;
        });
        if (!next) break;
        found = next;
    }
    const RecordKey key{entityOf<Document>(), found->id.value};
    if (found->status == DocumentStatus::Wip) return {Partly, Reason::InWork, key};
    if (found->status == DocumentStatus::Superseded) return {Partly, Reason::Superseded, key};
    if (const QDate oldest = oldestFor(asked, asOf); found->issued && oldest.isValid() && *found->issued < oldest)
        return {Partly, Reason::TooOld, key, 0, 0, found->issued};
    return {Met, Reason::Shown, key};
}

Verdict Checker::approval(const Asked& asked, const Gate* gate, QDate asOf) const
{
    if (!asked.entity) return {Missing, Reason::Unclear};
    const Entity entity = *asked.entity;
    qint64 only = usedFor(asked, entity).record.id; // the one record that it is about
    if (entity == entityOf<Gate>()) {
        if (!gate) return {Missing, Reason::NoRecord};
        only = gate->id.value;
    }
    const auto rank = [](const Approval& a) {
        constexpr int ranks[] = {2, 3, 1, 0}; // waiting, approved, rejected, withdrawn
        return std::pair(ranks[std::size_t(a.status)], a.id);
    };
    const QString key = infoOf(entity).keyText();
    const Approval* best = nullptr;
    m_portfolio.all<Approval>().forEachIn(m_node.id, [&](const Approval& a) {
        if (a.entity != key || (only && a.record.value != only)) return;
        if (!m_portfolio.table(entity).contains(a.record.value)) return; // what was approved has gone
        if (!best || rank(*best) < rank(a)) best = &a;
    });
    if (!best || best->status == ApprovalStatus::Withdrawn) {
        const auto ids = only ? QList{only} : m_around.registerOf(entity, m_node.id).first;
        return ids.isEmpty() ? Verdict{Missing, Reason::NoRecord} : Verdict{Missing, Reason::NotApproved, {entity, ids.last()}};
    }
    const RecordKey record{entityOf<Approval>(), best->id.value};
    if (best->status == ApprovalStatus::Waiting) return {Partly, Reason::Waiting, record};
    if (best->status == ApprovalStatus::Rejected) return {Missing, Reason::Refused, record};
    const auto day = best->decided ? std::optional(dayOf(*best->decided)) : std::nullopt;
    if (const QDate oldest = oldestFor(asked, asOf); day && oldest.isValid() && *day < oldest)
        return {Partly, Reason::TooOld, record, 0, 0, day};
    return {Met, Reason::Shown, record};
}

} // namespace gantry::compliance
