#include "core/sample/authority.h"

#include "core/cost/exchange_rates.h"

namespace gantry::sample {
namespace {

void addRoles(Registers& r)
{
    const NodeId whole = r.books().root()->id;
    const auto add = [&](PersonId person, GovernanceRole role, NodeId scope, QDate from, const char* title = "",
                         std::optional<QDate> to = {}) {
        r.put(RoleAssignment{.person = person, .role = role, .scope = scope, .from = from, .to = to, .title = QString::fromUtf8(title)});
    };
    const QDate begin = r.begin();
    add(r.person(who::chief), GovernanceRole::BoardMember, whole, begin, "Chair of the capital board");
    add(r.person(who::finance), GovernanceRole::BoardMember, whole, begin, "Member of the capital board");
    add(r.person(who::office), GovernanceRole::PmoAnalyst, whole, begin, "Head of programme office");
    add(r.person(who::analyst), GovernanceRole::PmoAnalyst, whole, begin);
    add(r.person(who::assistant), GovernanceRole::Planner, whole, begin, "Planner", begin.addYears(1));
    add(r.person(who::assistant), GovernanceRole::PmoAnalyst, whole, begin.addYears(1).addDays(1));
    add(r.person(who::assurance), GovernanceRole::GateChair, whole, begin, "Chair of gate reviews");
    add(r.person(who::designer), GovernanceRole::Reviewer, whole, begin, "Design reviewer");
    add(r.person(who::commercial), GovernanceRole::Reviewer, whole, begin, "Commercial reviewer");
    add(r.person(who::commercial), GovernanceRole::CostManager, whole, begin);
    add(r.person(who::risk), GovernanceRole::RiskManager, whole, begin);
    for (const Node* programme : r.programmes()) {
        add(programme->sponsor, GovernanceRole::Sponsor, programme->id, begin, "Programme sponsor");
        add(programme->manager, GovernanceRole::Other, programme->id, begin, "Programme manager");
    }
    for (const Scheme& s : r.schemes()) {
        const QDate from = std::max(begin, s.start().addDays(-70));
        add(s.node->manager, GovernanceRole::ProjectManager, s.id(), from);
        if (s.node->phase == u"Construct")
            add(r.person(who::site), GovernanceRole::SiteManager, s.id(), std::max(begin, s.row(u"e1").start));
    }
}

} // namespace

Authority::Authority(Registers& registers)
    : m_registers(registers)
{
    addRoles(registers);
    struct Sketch {
        const char *title, *instrument;
        GovernanceRole role;
        Approvable kind;
        qint64 limit; // pounds; 0: none
    };
    const Sketch sketches[] = {
        {"Variations, project managers", "Scheme of delegation, table 2", GovernanceRole::ProjectManager, Approvable::Variation, 50'000},
        {"Changes, project managers", "Scheme of delegation, table 2", GovernanceRole::ProjectManager, Approvable::ChangeRequest, 50'000},
        {"Risk treatments, project managers", "Scheme of delegation, table 2", GovernanceRole::ProjectManager, Approvable::RiskTreatment,
            25'000},
        {"Claims, commercial lead", "Scheme of delegation, table 3", GovernanceRole::CostManager, Approvable::Claim, 1'500'000},
        {"Budget adjustments, commercial lead", "Scheme of delegation, table 3", GovernanceRole::CostManager, Approvable::BudgetAdjustment,
            100'000},
        {"Budgets released at gates, gate chair", "Gate handbook, section 4", GovernanceRole::GateChair, Approvable::Gate, 2'000'000},
        {"Status reports, sponsors", "Gate handbook, section 7", GovernanceRole::Sponsor, Approvable::StatusReport, 0},
        {"Sponsors, anything of their programme", "Scheme of delegation, table 1", GovernanceRole::Sponsor, Approvable::Any, 500'000},
        {"Capital board", "Standing orders, part C", GovernanceRole::BoardMember, Approvable::Any, 0},
    };
    for (const Sketch& sketch : sketches) {
        const auto limit = sketch.limit ? std::optional(Money{sketch.limit * 100}) : std::nullopt;
        const DelegationId id = registers.put(Delegation{.title = QString::fromUtf8(sketch.title),
            .role = sketch.role,
            .scope = registers.books().root()->id,
            .kind = sketch.kind,
            .limit = limit,
            .from = registers.begin(),
            .instrument = QString::fromUtf8(sketch.instrument),
            .grantedBy = registers.person(who::chief)});
        m_rules.push_back({sketch.role, sketch.kind, limit, id});
    }
    registers.put(Delegation{.title = QStringLiteral("Acting for the chief executive on leave"),
        .person = registers.person(who::finance),
        .scope = registers.books().root()->id,
        .limit = Money{5'000'000'00},
        .from = registers.today().addMonths(-4),
        .to = registers.today().addMonths(-4).addDays(20),
        .instrument = QStringLiteral("Letter of the chief executive"),
        .grantedBy = registers.person(who::chief)});
}

PersonId Authority::holder(GovernanceRole role, const Scheme& scheme) const
{
    switch (role) {
    case GovernanceRole::ProjectManager: return scheme.node->manager;
    case GovernanceRole::CostManager: return m_registers.person(who::commercial);
    case GovernanceRole::GateChair: return m_registers.person(who::assurance);
    case GovernanceRole::Sponsor: return scheme.node->sponsor;
    default: return m_registers.person(who::chief);
    }
}

std::pair<PersonId, DelegationId> Authority::rightOf(const Ask& ask) const
{
    for (const Rule& rule : m_rules) {
        if (rule.kind != Approvable::Any && rule.kind != ask.kind) continue;
        if (rule.limit && ask.amount && std::abs(ask.amount->minor) > rule.limit->minor) continue;
        const PersonId person = holder(rule.role, ask.scheme);
        if (person != ask.by) return {person, rule.delegation};
    }
    return {m_registers.person(who::finance), m_rules.back().delegation}; // the board's other member, where its chair asks
}

PersonId Authority::put(const Ask& ask)
{
    const auto [person, delegation] = rightOf(ask);
    Approval row{.project = ask.scheme.id(),
        .title = ask.title,
        .entity = infoOf(ask.record.entity).keyText(),
        .record = {ask.record.id},
        .kind = ask.kind,
        .amount = ask.amount,
        .asked = person,
        .requestedBy = ask.by,
        .requested = std::max(m_registers.begin(), ask.requested),
        .due = ask.requested.addDays(10),
        .status = ask.status,
        .comment = ask.comment};
    if (ask.status == ApprovalStatus::Approved || ask.status == ApprovalStatus::Rejected) {
        row.decidedBy = person, row.declared = m_registers.nameOf(person);
        row.decided = Registers::at(ask.decided, 9 + m_registers.below(8));
        row.delegation = delegation;
    }
    m_registers.put(row);
    return person;
}

void addMoneyApprovals(Registers& r, Authority& authority)
{
    const Portfolio& books = r.books();
    const ExchangeRates rates(books);
    for (const Scheme& s : r.schemes())
        books.all<Contract>().forEachIn(s.id(), [&](const Contract& c) {
            Money sum{};
            books.all<ContractLine>().forEachIn(c.id, [&](const ContractLine& line) { sum.minor += line.amount.minor; });
            const bool let = c.status == ContractStatus::Executed;
            if (let || c.status == ContractStatus::Pending) {
                const QDate decided = let ? *c.awarded : QDate(),
                            requested = let ? decided.addDays(-7) : r.today().addDays(-3 - r.below(16));
                const Amount pounds = rates.converted({sum.minor}, c.currency, s.node->currency, let ? decided : r.today());
                authority.put({.scheme = s,
                    .record = {entityOf<Contract>(), c.id.value},
                    .title = QStringLiteral("Award: %1").arg(c.title),
                    .kind = Approvable::Contract,
                    .amount = Money{pounds ? pounds.minor : sum.minor},
                    .by = r.person(who::commercial),
                    .requested = requested,
                    .status = let ? ApprovalStatus::Approved : ApprovalStatus::Waiting,
                    .decided = decided,
                    .comment = let ? QStringLiteral("Tender report and funding statement seen.") : QString()});
            }
            books.all<Variation>().forEachIn(c.id, [&](const Variation& v) {
                const bool waits = v.status == VariationStatus::Pending;
                if (v.status != VariationStatus::Approved && !waits) return;
                Money amount{};
                books.all<VariationLine>().forEachIn(
                    v.id, [&](const VariationLine& line) { amount.minor += waits ? line.preliminary.minor : line.approved.minor; });
                authority.put({.scheme = s,
                    .record = {entityOf<Variation>(), v.id.value},
                    .title = QStringLiteral("Variation: %1").arg(v.title),
                    .kind = Approvable::Variation,
                    .amount = amount,
                    .by = r.person(who::commercial),
                    .requested = waits ? std::min(r.today(), v.received->addDays(6)) : v.approved->addDays(-8),
                    .status = waits ? ApprovalStatus::Waiting : ApprovalStatus::Approved,
                    .decided = waits ? QDate() : *v.approved});
            });
            books.all<Claim>().forEachIn(c.id, [&](const Claim& claim) {
                if (claim.status != ClaimStatus::Approved) return; // what was paid is in the bank's records
                Money amount{};
                books.all<ClaimLine>().forEachIn(claim.id, [&](const ClaimLine& line) { amount.minor += line.approved.minor; });
                const Amount pounds = rates.converted({amount.minor}, c.currency, s.node->currency, *claim.assessedOn);
                authority.put({.scheme = s,
                    .record = {entityOf<Claim>(), claim.id.value},
                    .title = QStringLiteral("%1 of %2").arg(claim.title, c.title),
                    .kind = Approvable::Claim,
                    .amount = Money{pounds ? pounds.minor : amount.minor},
                    .by = s.node->manager,
                    .requested = claim.assessedOn->addDays(-9),
                    .decided = *claim.assessedOn});
            });
        });
}

} // namespace gantry::sample
