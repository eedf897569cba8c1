#include "core/governance/work_list.h"

#include "core/governance/authority.h"
#include "core/governance/gates.h"
#include "core/governance/reporting.h"
#include "core/model/open_records.h"
#include "core/model/owner.h"

namespace gantry {
namespace {

constexpr int expiryAhead = 92, eventAhead = 31; // days

class Collector {
public:
    Collector(const Portfolio& portfolio, PersonId person, NodeId scope, QDate today)
        : m_portfolio(portfolio)
        , m_rates(portfolio)
        , m_person(person)
        , m_scope(portfolio.root() && scope == portfolio.root()->id ? NodeId{} : scope)
        , m_today(today)
    {
    }

    /// Rows of E that are open and whose person is the one: `who` and `when` are members, or functions of a row.
    template <class E, class Who, class When, class Open> void take(WorkKind kind, Who who, When when, Open open)
    {
        m_portfolio.all<E>().forEach([&](const E& row) {
            const PersonId person = std::invoke(who, row);
            if (!person || (m_person && person != m_person) || !open(row)) return;
            add(kind, {entityOf<E>(), row.id.value}, person, std::invoke(when, row));
        });
    }
    template <class E> void take(WorkKind kind, auto open) { take<E>(kind, &E::owner, &E::due, open); }

    void approvals()
    {
        m_portfolio.all<Approval>().forEach([&](const Approval& a) {
            if (a.status != ApprovalStatus::Waiting) return;
            const bool mine =
                m_person == a.asked || (!a.asked && m_person && mayApprove(m_portfolio, m_rates, m_person, approvalCaseOf(a, m_today)));
            if (!m_person || mine) add(WorkKind::Approval, {entityOf<Approval>(), a.id.value}, m_person ? m_person : a.asked, a.due);
        });
    }
    void reports()
    {
        const Period* period = reportingPeriod(m_portfolio, m_today);
        const Node* root = m_portfolio.root();
        if (!period || !root) return;
        for (const ReportingLine& line :
            reportingOn(m_portfolio, *period, m_portfolio.projectsUnder(m_scope ? m_scope : root->id), m_today))
            if (line.state < ReportState::Submitted && line.manager && (!m_person || line.manager == m_person))
                add(WorkKind::Report,
                    line.report ? RecordKey{entityOf<StatusReport>(), line.report.value} : RecordKey{entityOf<Node>(), line.project.value},
                    line.manager, line.due);
    }
    std::vector<WorkItem> sorted()
    {
        std::ranges::stable_sort(m_out, {}, [](const WorkItem& i) { return std::pair(!i.due, i.due.value_or(QDate())); });
        return std::move(m_out);
    }
    bool within(const std::optional<QDate>& day, int days) const { return day && *day <= m_today.addDays(days); }

private:
    void add(WorkKind kind, RecordKey record, PersonId person, const std::optional<QDate>& due)
    {
        const NodeId project = projectOf(m_portfolio, record);
        if (m_scope && !liesWithin(m_portfolio, project, m_scope)) return;
        const TrainingRecord* training =
            record.entity == entityOf<TrainingRecord>() ? m_portfolio.find<TrainingRecord>(record.id) : nullptr;
        const RecordKey named = training ? RecordKey{entityOf<Course>(), training->course.value} : record; // a certificate has but a number
        m_out.push_back({kind, record, project, person, m_portfolio.titleOf(named.entity, named.id), due, due && *due < m_today});
    }

    const Portfolio& m_portfolio;
    ExchangeRates m_rates;
    PersonId m_person;
    NodeId m_scope;
    QDate m_today;
    std::vector<WorkItem> m_out;
};

/// The contract is in force: what secures it matters.
bool runs(const Contract& c)
{
    return c.status == ContractStatus::Approved || c.status == ContractStatus::Executed || c.status == ContractStatus::Complete;
}

/// Nobody has to renew a certificate that a longer one follows.
bool isLatest(const Portfolio& portfolio, const TrainingRecord& r)
{
    bool latest = r.status == TrainingStatus::Passed && r.expires;
    portfolio.all<TrainingRecord>().forEachIn(r.person, [&](const TrainingRecord& other) {
        if (latest && other.course == r.course && other.status == TrainingStatus::Passed && (!other.expires || *other.expires > *r.expires))
            latest = false;
    });
    return latest;
}

} // namespace

std::vector<WorkItem> workList(const Portfolio& portfolio, PersonId person, NodeId scope, QDate today)
{
    Collector found(portfolio, person, scope, today);
    found.take<Action>(WorkKind::Action, [](const Action& a) { return isOpen(a); });
    found.take<GateCondition>(WorkKind::Condition, [](const GateCondition& c) { return c.status == ConditionStatus::Open; });
    found.take<ReviewFinding>(
        WorkKind::Finding, [](const ReviewFinding& f) { return f.status == FindingStatus::Open || f.status == FindingStatus::Accepted; });
    found.take<Review>(
        WorkKind::Review, &Review::lead, &Review::planned, [](const Review& r) { return r.status == ReviewStatus::Planned; });
    found.approvals();
    found.take<Decision>(WorkKind::Decision, &Decision::owner, &Decision::needed, [](const Decision& d) { return isOpen(d); });
    found.take<ChangeRequest>(WorkKind::ChangeRequest, &ChangeRequest::authority, &ChangeRequest::needed,
        [](const ChangeRequest& c) { return c.status == ChangeRequestStatus::Submitted; });
    found.take<Issue>(WorkKind::Issue, [](const Issue& i) { return isOpen(i); });
    found.take<RiskTreatment>(WorkKind::Treatment, [](const RiskTreatment& t) { return isOpen(t); });
    found.take<Risk>(WorkKind::RiskReview, &Risk::owner, &Risk::review,
        [&](const Risk& r) { return r.status == RiskStatus::Active && found.within(r.review, eventAhead); });
    found.take<Rfi>(
        WorkKind::Rfi, &Rfi::askedBy, &Rfi::due, [](const Rfi& r) { return r.status == RfiStatus::Draft || r.status == RfiStatus::Open; });
    found.take<Assumption>(WorkKind::Assumption, [](const Assumption& a) { return a.status == AssumptionStatus::Open && a.due; });
    found.take<ProjectDependency>(WorkKind::Dependency, &ProjectDependency::owner, &ProjectDependency::needed,
        [](const ProjectDependency& d) { return d.status != DependencyStatus::Delivered && d.status != DependencyStatus::Cancelled; });
    const auto gateDay = [](const Gate& g) { return g.forecast ? g.forecast : g.planned; };
    found.take<Gate>(
        WorkKind::Gate, &Gate::chair, gateDay, [&](const Gate& g) { return !isHeld(g) && found.within(gateDay(g), eventAhead); });
    found.take<Meeting>(WorkKind::Meeting, &Meeting::chair, &Meeting::at,
        [&](const Meeting& m) { return m.status == MeetingStatus::Planned && found.within(m.at, eventAhead); });
    found.reports();
    found.take<Contract>(WorkKind::Security, &Contract::manager, &Contract::securityExpiry,
        [&](const Contract& c) { return runs(c) && c.security != SecurityKind::None && found.within(c.securityExpiry, expiryAhead); });
    found.take<Contract>(WorkKind::Insurance, &Contract::manager, &Contract::insuranceExpiry,
        [&](const Contract& c) { return runs(c) && found.within(c.insuranceExpiry, expiryAhead); });
    const auto gateOf = [&](const ChecklistItem& i) -> std::optional<QDate> {
        const Gate* gate = portfolio.find(i.gate);
        return gate ? gateDay(*gate) : std::nullopt;
    };
    found.take<ChecklistItem>(
        WorkKind::Checklist,
        [&](const ChecklistItem& i) {
            const Node* project = portfolio.find(i.project);
            return project ? project->manager : PersonId{};
        },
        gateOf,
        [&](const ChecklistItem& i) { return i.mandatory && i.answer == ChecklistAnswer::Open && found.within(gateOf(i), eventAhead); });
    found.take<Waiver>(WorkKind::Waiver, &Waiver::askedBy, &Waiver::until,
        [&](const Waiver& w) { return w.status == WaiverStatus::Approved && w.until >= today && found.within(w.until, eventAhead); });
    found.take<TrainingRecord>(WorkKind::Certificate, &TrainingRecord::person, &TrainingRecord::expires,
        [&](const TrainingRecord& r) { return found.within(r.expires, expiryAhead) && isLatest(portfolio, r); });
    found.take<TrainingRecord>(WorkKind::Course, &TrainingRecord::person, &TrainingRecord::planned,
        [&](const TrainingRecord& r) { return r.status == TrainingStatus::Booked && found.within(r.planned, eventAhead); });
    return found.sorted();
}

} // namespace gantry
