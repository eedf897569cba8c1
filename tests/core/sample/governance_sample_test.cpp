#include "core/cost/exchange_rates.h"
#include "core/model/findings.h"
#include "core/model/invariants.h"
#include "core/sample/sample.h"
#include "core/schedule/adapter.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

Portfolio sampleAt(QDate day, quint32 seed = 1)
{
    Portfolio p;
    ChangeSet set = samplePortfolio({.seed = seed, .statusDate = day});
    REQUIRE(applyToMemory(p, set));
    return p;
}

const Portfolio& sample()
{
    static const Portfolio portfolio = sampleAt(SampleOptions{}.statusDate);
    return portfolio;
}
const QDate today = SampleOptions{}.statusDate;

template <class E, class F> int count(const Portfolio& p, F fits)
{
    int n = 0;
    p.all<E>().forEach([&](const E& e) { n += bool(fits(e)); });
    return n;
}

bool lies(const Portfolio& p, NodeId node, NodeId within)
{
    for (const Node* n = p.find(node); n; n = p.find(n->parent))
        if (n->id == within) return true;
    return false;
}

/// Whether a delegation lets somebody approve this, told anew from what the records say.
bool covers(const Portfolio& p, const Delegation& d, const Approval& a)
{
    const QDate day = dateOf(DateTime{a.decided->ms / 1000});
    const auto valid = [&](const auto& row) { return (!row.from || *row.from <= day) && (!row.to || *row.to >= day); };
    if (!valid(d) || (d.kind != Approvable::Any && d.kind != a.kind)) return false;
    if (d.scope && !lies(p, a.project, d.scope)) return false;
    if (d.limit && a.amount && std::abs(a.amount->minor) > d.limit->minor) return false;
    if (d.person) return d.person == a.decidedBy;
    return count<RoleAssignment>(p, [&](const RoleAssignment& r) {
        return r.person == a.decidedBy && r.role == *d.role && valid(r) && (!r.scope || lies(p, a.project, r.scope));
    }) > 0;
}

bool held(const Gate& gate) { return gate.decision == GateDecision::Go || gate.decision == GateDecision::GoWithConditions; }

} // namespace

TEST_CASE("the sample has two years of every register of governance and risk", "[sample]")
{
    const Portfolio& p = sample();
    CHECK(p.all<Charter>().size() == 12);
    CHECK(p.all<Gate>().size() == 12 * 6 + 1);
    CHECK(p.all<Action>().size() >= 150);
    CHECK(p.all<Risk>().size() >= 12 * 10);
    CHECK(p.all<StatusReport>().size() >= 120);
    CHECK(p.all<Meeting>().size() >= 100);
    CHECK(p.all<RiskMatrix>().size() == 2);
    CHECK(p.all<SavedView>().size() == 2);
    for (const EntityInfo& info : allEntities()) {
        const bool governs = info.entity >= entityOf<RoleAssignment>() && info.entity <= entityOf<Charter>();
        if (!governs || info.entity == entityOf<Attachment>()) continue;
        CAPTURE(info.keyText());
        CHECK(p.table(info.entity).size() > 0);
    }
    for (const NodeId project : p.projectsUnder(p.root()->id)) {
        CAPTURE(p.find(project)->code);
        const int risks = count<Risk>(p, [&](const Risk& r) { return r.project == project; });
        CHECK(risks >= 10);
        CHECK(risks <= 15);
        CHECK(count<Issue>(p, [&](const Issue& i) { return i.project == project; }) >= 1);
        CHECK(count<Decision>(p, [&](const Decision& d) { return d.project == project; }) >= 2);
        CHECK(count<Stakeholder>(p, [&](const Stakeholder& s) { return s.project == project; }) >= 5);
    }
    CHECK(count<Risk>(p, [&](const Risk& r) { return p.find(r.project)->kind == NodeKind::Programme; }) == 9);
    CHECK(count<Risk>(p, [](const Risk& r) { return r.kind == RiskKind::Opportunity; }) >= 8);
    for (std::size_t status = 0; status < keysOf<ChangeRequestStatus>.size(); ++status) {
        CAPTURE(keysOf<ChangeRequestStatus>[status]);
        CHECK(count<ChangeRequest>(p, [&](const ChangeRequest& c) { return c.status == ChangeRequestStatus(status); }) > 0);
    }
}

TEST_CASE("the sample has something to chase on a Monday", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30), QDate(2027, 1, 1));
    CAPTURE(day);
    const Portfolio p = sampleAt(day);
    const auto overdue = [&](const auto& row) { return row.due && *row.due < day; };
    const auto openAction = [](const Action& a) { return a.status == ActionStatus::Open || a.status == ActionStatus::InProgress; };
    CHECK(count<Action>(p, [&](const Action& a) { return openAction(a) && overdue(a); }) >= 5);
    CHECK(count<Action>(p, [&](const Action& a) { return a.status == ActionStatus::Done; }) >= 100);
    CHECK(count<GateCondition>(p, [&](const GateCondition& c) { return c.status == ConditionStatus::Open && overdue(c); }) >= 1);
    CHECK(count<GateCondition>(p, [&](const GateCondition& c) { return c.status == ConditionStatus::Met; }) >= 5);
    CHECK(count<Approval>(p, [&](const Approval& a) { return a.status == ApprovalStatus::Waiting && a.asked && overdue(a); }) >= 1);
    CHECK(count<Approval>(p, [&](const Approval& a) { return a.status == ApprovalStatus::Waiting; }) >= 5);
    CHECK(count<RiskTreatment>(p, [&](const RiskTreatment& t) {
        return (t.status == TreatmentStatus::Planned || t.status == TreatmentStatus::InProgress) && overdue(t);
    }) >= 3);
    CHECK(count<Risk>(p, [&](const Risk& r) { return r.status == RiskStatus::Active && r.review && *r.review < day; }) >= 5);
    CHECK(count<Decision>(p, [](const Decision& d) { return d.status == DecisionStatus::Pending; }) >= 3);
    CHECK(count<Issue>(p, [](const Issue& i) { return i.status == IssueStatus::Escalated && i.escalatedTo; }) >= 3);
    CHECK(count<Gate>(p, [&](const Gate& g) { return !g.held && *g.forecast < day; }) == 1);
    CHECK(count<Gate>(p, [&](const Gate& g) { return !g.held && *g.forecast >= day && *g.forecast <= day.addDays(14); }) >= 1);
    CHECK(count<Rfi>(p, [&](const Rfi& r) { return r.status == RfiStatus::Open; }) >= 1);
    // Of the last month two projects have said nothing, two have begun to, two wait for their sponsor.
    QDate last;
    p.all<StatusReport>().forEach([&](const StatusReport& r) { last = std::max(last, *r.statusDate); });
    const auto ofLast = [&](ReportStatus status) {
        return count<StatusReport>(p, [&](const StatusReport& r) { return *r.statusDate == last && r.status == status; });
    };
    CHECK(ofLast(ReportStatus::Draft) == 2);
    CHECK(ofLast(ReportStatus::Submitted) == 2);
    CHECK(ofLast(ReportStatus::Approved) == 6);
    CHECK(count<StatusReport>(p, [&](const StatusReport& r) { return *r.statusDate < last && r.status != ReportStatus::Approved; }) == 0);
}

TEST_CASE("every gate of the sample that was held has its must criteria answered, by the plan of its project", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30));
    const Portfolio p = sampleAt(day);
    p.all<Gate>().forEach([&](const Gate& gate) {
        CAPTURE(p.find(gate.project)->code, gate.title);
        int criteria = 0;
        p.all<GateCriterion>().forEachIn(gate.id, [&](const GateCriterion& c) {
            CAPTURE(c.title);
            ++criteria;
            if (gate.held && c.kind == CriterionKind::Must) CHECK(c.answer != CriterionAnswer::Open);
            if (held(gate) && c.kind == CriterionKind::Must) {
                CHECK(c.answer == CriterionAnswer::Met);
                CHECK_FALSE(c.evidence.isEmpty());
            }
            if (c.score) CHECK((*c.score >= 0 && *c.score <= 5));
        });
        CHECK(criteria >= 5);
        CHECK(criteria <= 8);
        if (held(gate)) {
            REQUIRE(gate.held);
            CHECK(*gate.held <= day);
            CHECK(gate.decidedBy);
            const Task& milestone = *p.find(gate.task);
            REQUIRE(milestone.actualFinish);
            CHECK(dateOf(*milestone.actualFinish) <= *gate.held);
        }
        const int conditions = count<GateCondition>(p, [&](const GateCondition& c) { return c.gate == gate.id; });
        CHECK((conditions > 0) == (gate.decision == GateDecision::GoWithConditions));
    });
    // No gate is held before one that comes earlier.
    for (const NodeId project : p.projectsUnder(p.root()->id)) {
        std::vector<const Gate*> gates;
        p.all<Gate>().forEachIn(project, [&](const Gate& g) {
            if (g.task) gates.push_back(&g);
        });
        for (std::size_t i = 1; i < gates.size(); ++i) {
            CHECK(*gates[i - 1]->planned <= *gates[i]->planned);
            if (held(*gates[i])) CHECK(gates[i - 1]->held);
        }
        // The phase is the one that the last gate opened; a project whose next gate is overdue has gone on without it.
        const auto next = std::ranges::find_if_not(gates, [](const Gate* g) { return held(*g); });
        REQUIRE(next != gates.begin());
        REQUIRE(next != gates.end());
        CAPTURE(p.find(project)->code, (*next)->title);
        CHECK(p.find(project)->phase == (*(*next)->forecast < day ? (*next)->opens : (*std::prev(next))->opens));
    }
}

TEST_CASE("the forecasts of the sample's gates are what the plans say of their milestones", "[sample]")
{
    const Portfolio& p = sample();
    for (const NodeId project : p.projectsUnder(p.root()->id)) {
        const auto schedule = schedule::scheduleOf(p, std::array{project}).front();
        p.all<Gate>().forEachIn(project, [&](const Gate& gate) {
            if (!gate.task || gate.held) return;
            CAPTURE(p.find(project)->code, gate.title, isoText(*schedule->find(gate.task)->finish));
            CHECK(std::abs(dateOf(*schedule->find(gate.task)->finish).daysTo(*gate.forecast)) <= 10);
        });
    }
}

TEST_CASE("nobody in the sample approved beyond what was delegated to them", "[sample]")
{
    const quint32 seed = GENERATE(1u, 7u);
    const Portfolio p = sampleAt(today, seed);
    int approved = 0;
    p.all<Approval>().forEach([&](const Approval& a) {
        CAPTURE(a.number, a.title, a.amount ? a.amount->minor : -1);
        CHECK(a.asked);
        CHECK(a.asked != a.requestedBy);
        CHECK((a.decided.has_value() == (a.status == ApprovalStatus::Approved || a.status == ApprovalStatus::Rejected)));
        if (a.status != ApprovalStatus::Approved) return;
        ++approved;
        CHECK(a.declared == p.find(a.decidedBy)->name);
        CHECK(dateOf(DateTime{a.decided->ms / 1000}) >= *a.requested);
        const Delegation* delegation = p.find(a.delegation);
        REQUIRE(delegation);
        CHECK(covers(p, *delegation, a));
    });
    CHECK(approved >= 60);
}

TEST_CASE("what the sample's registers tell of the past lies in the last two years", "[sample]")
{
    const QDate day = GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30), QDate(2028, 2, 25));
    const Portfolio p = sampleAt(day);
    static const QStringList past =
        QStringLiteral("done_on closed_on decided_on decided_at submitted_at approved_at identified_on raised_on "
                       "asked_on answered_on escalated_on requested_on status_date")
            .split(u' ');
    for (const EntityInfo& info : allEntities()) {
        if (info.entity.index < entityOf<RoleAssignment>().index) continue;
        const TableBase& table = p.table(info.entity);
        for (std::size_t i = 0; i < table.size(); ++i)
            for (const Field& field : info.fields) {
                const Value value = field.get(table.at(i));
                if ((field.kind != Kind::Date && field.kind != Kind::Instant) || isAbsent(value)) continue;
                const QDate date = field.kind == Kind::Date ? QDate::fromJulianDay(intOf(value)) : dateOf(DateTime{intOf(value) / 1000});
                CAPTURE(info.keyText(), field.keyText(), p.titleOf(info.entity, intOf(info.fields[0].get(table.at(i)))),
                    date.toString(Qt::ISODate));
                const bool fits = date >= day.addYears(-2) && date <= (past.contains(field.keyText()) ? day : day.addYears(3));
                if (!fits) FAIL_CHECK("out of its time");
            }
    }
}

TEST_CASE("each realised risk of the sample is an issue that somebody acts on", "[sample]")
{
    const Portfolio& p = sample();
    int realised = 0;
    p.all<Risk>().forEach([&](const Risk& risk) {
        if (risk.status != RiskStatus::Realised) return;
        ++realised;
        CAPTURE(p.find(risk.project)->code, risk.title);
        std::vector<const Issue*> issues;
        p.all<Issue>().forEach([&](const Issue& issue) {
            if (issue.risk == risk.id) issues.push_back(&issue);
        });
        REQUIRE(issues.size() == 1);
        CHECK(issues[0]->project == risk.project);
        CHECK(count<Action>(p, [&](const Action& a) { return a.entity == u"issue" && a.record.value == issues[0]->id.value; }) >= 1);
    });
    CHECK(realised >= 3);
}

TEST_CASE("the risks of the sample fit their matrices and their budgets", "[sample]")
{
    const Portfolio& p = sample();
    const RiskMatrix* four = nullptr;
    p.all<RiskMatrix>().forEach([&](const RiskMatrix& m) {
        if (m.likelihoods.count(u'\n') == 3) four = &m;
    });
    REQUIRE(four);
    QHash<NodeId, double> exposure, budget;
    p.all<CostAccount>().forEach([&](const CostAccount& a) { budget[a.project] += double(a.originalBudget.minor); });
    p.all<Risk>().forEach([&](const Risk& r) {
        CAPTURE(r.number, r.title);
        const qint64 most = lies(p, r.project, four->scope) ? 4 : 5;
        for (const auto& step : {r.likelihoodBefore, r.costBefore, r.timeBefore, r.qualityBefore, r.safetyBefore, r.reputationBefore,
                 r.likelihoodAfter, r.costAfter, r.timeAfter, r.qualityAfter, r.safetyAfter, r.reputationAfter})
            if (step) CHECK((*step >= 1 && *step <= most));
        CHECK(r.likelihoodBefore);
        if (r.kind == RiskKind::Threat) CHECK(*r.likelihoodAfter <= *r.likelihoodBefore);
        if (r.factor) CHECK((r.account && r.amount && r.status == RiskStatus::Active));
        if (r.amount && r.kind == RiskKind::Threat) exposure[r.project] += double(r.amount->minor) * double(r.chance->e8) / (100.0 * e8);
    });
    CHECK(count<Risk>(p, [](const Risk& r) { return r.factor.has_value(); }) >= 2);
    CHECK(count<Risk>(p, [](const Risk& r) { return r.factor.has_value(); }) <= 12);
    for (auto it = exposure.cbegin(); it != exposure.cend(); ++it) {
        CAPTURE(p.find(it.key())->code, it.value() / budget[it.key()]);
        CHECK(it.value() > 0.005 * budget[it.key()]);
        CHECK(it.value() < 0.06 * budget[it.key()]);
    }
}
